// Keeping one resource per type, and their order.

package catalog

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"
)

// choose keeps the last candidate of each type and sorts by type. Types that get
// no page are left out.
func (r *reader) choose(all []candidate) []candidate {
	last := map[string]int{}
	for i, c := range all {
		last[c.typ] = i
	}
	var out []candidate
	for i, c := range all {
		if last[c.typ] == i && !r.tables.excluded[c.group+"::"+c.typ] {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b candidate) int { return compareWords(a.typ, b.typ) })
	return out
}

// compareWords orders as a dictionary: without regard to case, digits before
// letters; of words that differ in case only, the one with the first lower-case
// letter comes first.
func compareWords(a, b string) int {
	tie := 0
	restA, restB := a, b
	for restA != "" && restB != "" {
		x, sizeX := utf8.DecodeRuneInString(restA)
		y, sizeY := utf8.DecodeRuneInString(restB)
		restA, restB = restA[sizeX:], restB[sizeY:]
		if c := compareLetters(x, y); c != 0 {
			return c
		}
		if tie == 0 && x != y {
			tie = cmp.Compare(rank(unicode.IsUpper(x)), rank(unicode.IsUpper(y)))
		}
	}
	return cmp.Or(cmp.Compare(len(restA), len(restB)), tie)
}

// compareLetters compares without regard to case: punctuation, digits, letters.
func compareLetters(x, y rune) int {
	x, y = unicode.ToLower(x), unicode.ToLower(y)
	return cmp.Or(cmp.Compare(class(x), class(y)), cmp.Compare(x, y))
}

func class(r rune) int {
	switch {
	case unicode.IsLetter(r):
		return 2
	case unicode.IsDigit(r):
		return 1
	}
	return 0
}

func rank(upper bool) int {
	if upper {
		return 1
	}
	return 0
}

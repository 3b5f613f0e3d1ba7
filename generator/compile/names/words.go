// Words: where a wire name falls apart, and how the parts are put together. Case
// inside a word is kept as the specification has it, so that "VMware" and "OAuth"
// stay what they are; only the first letter and the table of initialisms change.

package names

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// split cuts text into words at punctuation, where a small letter or digit is
// followed by a capital, and where a run of capitals ends in a capitalised word.
// Characters that no identifier may hold are separators.
func split(text string) []string {
	var words []string
	for _, part := range strings.FieldsFunc(text, separates) {
		words = append(words, splitCase(part)...)
	}
	return words
}

func separates(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

func splitCase(part string) []string {
	runes := []rune(part)
	var words []string
	start := 0
	for i := 1; i < len(runes); i++ {
		if boundary(runes, i) {
			words = append(words, string(runes[start:i]))
			start = i
		}
	}
	return append(words, string(runes[start:]))
}

// boundary says whether a word starts at i. The plural of an initialism, "IPs" or
// "VMsCount", is one word.
func boundary(r []rune, i int) bool {
	if !unicode.IsUpper(r[i]) {
		return false
	}
	if !unicode.IsUpper(r[i-1]) {
		return true
	}
	if i+1 >= len(r) || !unicode.IsLower(r[i+1]) {
		return false
	}
	return !pluralEnds(r, i+1)
}

// pluralEnds says whether the letter at i is the s of a plural initialism.
func pluralEnds(r []rune, i int) bool {
	if r[i] != 's' || i+1 < len(r) && !unicode.IsUpper(r[i+1]) {
		return false
	}
	start := i
	for start > 0 && unicode.IsUpper(r[start-1]) {
		start--
	}
	_, known := initialisms[strings.ToLower(string(r[start:i]))]
	return known
}

// join writes words as one exported identifier. Two digits that punctuation kept
// apart stay apart by an underscore: "1.0" and "10" are different things.
func join(words []string) string {
	var b strings.Builder
	for _, w := range words {
		w = word(w)
		if b.Len() > 0 && endsInDigit(b.String()) && w != "" && isDigit(rune(w[0])) {
			b.WriteByte('_')
		}
		b.WriteString(w)
	}
	return b.String()
}

func endsInDigit(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return isDigit(r)
}

func isDigit(r rune) bool { return unicode.IsDigit(r) }

// word writes one word with a capital, or as the table of initialisms has it.
func word(w string) string {
	low := strings.ToLower(w)
	if s, ok := initialisms[low]; ok {
		return s
	}
	if base, ok := strings.CutSuffix(low, "s"); ok {
		if s, ok := initialisms[base]; ok && !strings.HasSuffix(s, "S") {
			return s + "s"
		}
	}
	if base := strings.TrimRightFunc(low, unicode.IsDigit); base != low {
		if s, ok := initialisms[base]; ok {
			return s + low[len(base):]
		}
	}
	r, size := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + w[size:]
}

package diag

// This file finds the word a user probably meant.

import (
	"strings"
	"unicode/utf8"
)

// Nearest returns the candidate that is most similar to word, or "" when none
// is near enough to be worth suggesting. Case does not count; of equals the
// first wins.
func Nearest(word string, candidates []string) string {
	lower := strings.ToLower(word)
	if len(lower) > 256 {
		return ""
	}
	best, bestDistance := "", max(1, utf8.RuneCountInString(lower)/3)+1
	for _, c := range candidates {
		if c == "" || abs(len(c)-len(lower)) >= 2*bestDistance+2 {
			continue
		}
		if d := distance(lower, strings.ToLower(c)); d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// DidYouMean is a help line with the nearest candidate, or "" if none is near.
func DidYouMean(word string, candidates []string) string {
	if near := Nearest(word, candidates); near != "" {
		return "did you mean \"" + near + "\"?"
	}
	return ""
}

// distance counts the insertions, deletions, replacements and swaps of
// neighbours that turn a into b (optimal string alignment).
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, row, next := []int(nil), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		next[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			next[j+1] = min(row[j]+cost, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row, next = row, next, make([]int, len(y)+1)
	}
	return row[len(y)]
}

func abs(n int) int { return max(n, -n) }

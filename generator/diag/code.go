package diag

// This file reads codes.md, the one table of finding codes. A code is a
// kebab-case word that stands at the end of each finding; `gen explain CODE`
// prints its entry.

import (
	_ "embed"
	"slices"
	"strings"
)

// Code names a kind of finding. Every code has an entry in codes.md.
type Code string

// Entry is what codes.md says about one code.
type Entry struct {
	Code Code
	// Meaning is one line without a full stop.
	Meaning string
	// Explanation is Markdown: why it matters, an example, what to do.
	Explanation string
}

//go:embed codes.md
var codesText string

// Codes returns the table, sorted by code.
func Codes() []Entry {
	var entries []Entry
	for _, section := range strings.Split(codesText, "\n## ")[1:] {
		entries = append(entries, parseEntry(section))
	}
	slices.SortFunc(entries, func(a, b Entry) int { return strings.Compare(string(a.Code), string(b.Code)) })
	return entries
}

func parseEntry(section string) Entry {
	code, rest, _ := strings.Cut(section, "\n")
	if i := strings.Index(rest, "\n# "); i >= 0 { // the next room's heading
		rest = rest[:i]
	}
	meaning, explanation, _ := strings.Cut(strings.TrimSpace(rest), "\n")
	return Entry{
		Code:        Code(strings.TrimSpace(code)),
		Meaning:     strings.TrimSuffix(strings.TrimSpace(meaning), "."),
		Explanation: strings.TrimSpace(explanation),
	}
}

// Explain returns the entry of a code. When there is none, near is the most
// similar code, or empty.
func Explain(code string) (entry Entry, near string, ok bool) {
	all := Codes()
	names := make([]string, len(all))
	for i, e := range all {
		if string(e.Code) == code {
			return e, "", true
		}
		names[i] = string(e.Code)
	}
	return Entry{}, Nearest(code, names), false
}

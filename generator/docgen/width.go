// Display width of text, for layouts.

package docgen

import "github.com/mattn/go-runewidth"

// columnsOf counts columns: East Asian wide characters and emoji take two, combining
// characters none, those of ambiguous width one, whatever the locale.
var columnsOf = &runewidth.Condition{EastAsianWidth: false}

func width(s string) int {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] > 0x7e {
			return columnsOf.StringWidth(s)
		}
	}
	return len(s)
}

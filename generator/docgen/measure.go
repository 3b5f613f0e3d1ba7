// Measures of text: UTF-16 units, which the format calls length, and columns on a
// screen.

package docgen

import (
	"unicode"
	"unicode/utf8"

	"github.com/seed184db40a/armgen/generator/ir"
	"golang.org/x/text/width"
)

// units is the number of UTF-16 code units. A lone surrogate, kept as three
// bytes, is one.
func units(s string) int {
	n := 0
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			n, i = n+1, i+1
			continue
		}
		r, size := next(s[i:])
		if r > 0xffff {
			n++
		}
		n, i = n+1, i+size
	}
	return n
}

// next decodes the first character or lone surrogate of s.
func next(s string) (rune, int) {
	if unit, ok := ir.Surrogate(s); ok {
		return unit, 3
	}
	return utf8.DecodeRuneInString(s)
}

// firstUnits cuts s after n UTF-16 units. A pair of surrogates is not cut apart.
func firstUnits(s string, n int) string {
	for i := 0; i < len(s); {
		r, size := next(s[i:])
		n--
		if r > 0xffff {
			n--
		}
		if n < 0 {
			return s[:i]
		}
		i += size
	}
	return s
}

// columns is the display width, control and combining characters counting
// nothing, wide characters and emoji two.
func columns(s string) int {
	n := 0
	for i := 0; i < len(s); {
		r, size := next(s[i:])
		n, i = n+runeColumns(r, s[i+size:]), i+size
	}
	return n
}

// lineColumns is the width that decides where an example breaks. Plain ASCII
// counts by its length, control characters included.
func lineColumns(s string) int {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] > 0x7f {
			return columns(s)
		}
	}
	return len(s)
}

// emojiSelector asks for the picture form of the character before it.
const emojiSelector = "\ufe0f"

func runeColumns(r rune, rest string) int {
	switch {
	case r < 0x20 || r >= 0x7f && r < 0xa0:
		return 0
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case len(rest) >= len(emojiSelector) && rest[:len(emojiSelector)] == emojiSelector:
		return 2
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// Strings and keys of the schema literal.

package docgen

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// key writes a member name: bare when it is a plain word.
func key(s string) string {
	if plainWord(s) {
		return s
	}
	return quote(s)
}

func plainWord(s string) bool {
	for i := range len(s) {
		c := s[i]
		letter := c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		if !letter && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return s != ""
}

// quote puts s between the quotes that need no escape: single, double, then
// backticks.
func quote(s string) string {
	mark := byte('\'')
	if strings.Contains(s, "'") {
		switch {
		case !strings.Contains(s, `"`):
			mark = '"'
		case !strings.Contains(s, "`") && !strings.Contains(s, "${"):
			mark = '`'
		}
	}
	var b strings.Builder
	b.WriteByte(mark)
	for i := 0; i < len(s); {
		if half, ok := loneSurrogate(s[i:]); ok {
			fmt.Fprintf(&b, `\u%04x`, half)
			i += 3
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		b.WriteString(escapeRune(r, s[i:i+size], mark))
		i += size
	}
	b.WriteByte(mark)
	return b.String()
}

// escapes are the characters with an escape of their own.
var escapes = map[rune]string{'\\': `\\`, '\b': `\b`, '\t': `\t`, '\n': `\n`, '\f': `\f`, '\r': `\r`}

func escapeRune(r rune, text string, mark byte) string {
	if e, ok := escapes[r]; ok {
		return e
	}
	switch {
	case r < 0x20 || 0x7f <= r && r <= 0x9f:
		return fmt.Sprintf(`\x%02X`, r)
	case r == '\'' && mark == '\'':
		return `\'`
	}
	return text
}

// loneSurrogate decodes the three bytes that stand for half of a surrogate pair.
func loneSurrogate(s string) (half rune, ok bool) {
	if len(s) < 3 || s[0] != 0xED || s[1] < 0xA0 || s[1] > 0xBF || s[2] < 0x80 || s[2] > 0xBF {
		return 0, false
	}
	return 0xD000 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), true
}

// units counts the UTF-16 code units of s, which is what JavaScript calls length.
func units(s string) int {
	n := 0
	for i := 0; i < len(s); {
		if _, ok := loneSurrogate(s[i:]); ok {
			n, i = n+1, i+3
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if n++; r > 0xFFFF {
			n++
		}
		i += size
	}
	return n
}

// cutUnits cuts s after n UTF-16 code units. A pair that would be split is left out.
func cutUnits(s string, n int) string {
	for i, r := range s {
		if n--; r > 0xFFFF {
			n--
		}
		if n < 0 {
			return s[:i]
		}
	}
	return s
}

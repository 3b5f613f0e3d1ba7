// This file holds how strings are written.

package armkit

import (
	"encoding/binary"
	"unicode/utf8"
)

// copyClean copies s to b, which has its length, as long as no byte of s is special: copying
// and looking at once halves the work. The last word may overlap the one before. When it
// returns false, b holds nothing of use.
func copyClean(b []byte, s string) bool {
	n := len(s)
	if len(b) != n {
		return false
	}
	switch {
	case n >= 8:
		last := eight(s, n-8)
		binary.LittleEndian.PutUint64(b[n-8:], last)
		found := marks(last)
		for len(s) > 8 && len(b) > 8 {
			x := eight(s, 0)
			binary.LittleEndian.PutUint64(b, x)
			found |= marks(x)
			s, b = s[8:], b[8:]
		}
		return found&highs == 0
	case n >= 4:
		x, y := four(s, 0), four(s, n-4)
		binary.LittleEndian.PutUint32(b, uint32(x))
		binary.LittleEndian.PutUint32(b[n-4:], uint32(y))
		return special(x|y<<32) == 0
	}
	return plain(s, 0) == n && copy(b, s) == n
}

// appendString appends s as a JSON string. Only what JSON asks for is escaped; ill-formed
// UTF-8 becomes U+FFFD.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	if clean(s) {
		return append(append(b, s...), '"')
	}
	i, done := plain(s, 0), 0
	for i < len(s) {
		c := s[i]
		if c >= utf8.RuneSelf {
			_, size := utf8.DecodeRuneInString(s[i:])
			if size == 1 {
				b = append(append(b, s[done:i]...), "\uFFFD"...)
				done = i + 1
			}
			i = plain(s, i+size)
			continue
		}
		b = appendEscape(append(b, s[done:i]...), c)
		done = i + 1
		i = plain(s, done)
	}
	return append(append(b, s[done:]...), '"')
}

// appendEscape appends the escape sequence of a quote, backslash or control character.
func appendEscape(b []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\n':
		return append(b, '\\', 'n')
	case '\r':
		return append(b, '\\', 'r')
	case '\t':
		return append(b, '\\', 't')
	}
	const hex = "0123456789abcdef"
	return append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
}

// This file holds how strings are written.

package armkit

import "unicode/utf8"

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

// This file holds the reader's inner loops: strings, and skipping over values that no field
// takes.

package armkit

import (
	"math/bits"
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"
)

// shared returns the bytes as a string without a copy.
func shared(data []byte) string { return unsafe.String(unsafe.SliceData(data), len(data)) }

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// special has the high bit set in the lowest byte of x that needs a second look in a
// string: a quote, a backslash, a control character or a byte beyond ASCII. Bits above
// that byte mean nothing. With bit 1 flipped, a quote stands right above the control
// characters, so one subtraction finds both.
func special(x uint64) uint64 { return marks(x) & highs }

// marks is special before the high bits are singled out, which a loop does once at its end.
func marks(x uint64) uint64 { return x | ((x ^ ones*2) - ones*0x21) | ((x ^ ones*'\\') - ones) }

// eight is the eight bytes of s from i on as a number, which the compiler loads at once.
func eight(s string, i int) uint64 {
	b := s[i : i+8]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

func four(s string, i int) uint64 {
	b := s[i : i+4]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24
}

// clean reports whether no byte of s is special. The last load may overlap the one before.
func clean(s string) bool {
	n := len(s)
	switch {
	case n >= 8:
		found := marks(eight(s, n-8))
		for i := 0; i < n-8; i += 8 {
			found |= marks(eight(s, i))
		}
		return found&highs == 0
	case n >= 4:
		return special(four(s, 0)|four(s, n-4)<<32) == 0
	}
	return plain(s, 0) == n
}

// plain returns the index of the first byte of s at or after i that is special, which may
// be len(s).
func plain(s string, i int) int {
	for ; i+8 <= len(s); i += 8 {
		if m := special(eight(s, i)); m != 0 {
			return i + bits.TrailingZeros64(m)/8
		}
	}
	for ; i < len(s); i++ {
		if c := s[i]; c < 0x20 || c == '"' || c == '\\' || c >= utf8.RuneSelf {
			return i
		}
	}
	return i
}

// text reads the string that starts at the current quote.
func (r *Reader) text() (string, bool) {
	start := r.pos + 1
	end := plain(r.src, start)
	if end < len(r.src) && r.src[end] == '"' {
		r.pos = end + 1
		return r.src[start:end], true
	}
	return r.textSlow(start, end)
}

// textSlow continues a string at the first byte that is not plain. The result is a part of
// the document unless an escape or ill-formed UTF-8 makes it differ.
func (r *Reader) textSlow(start, i int) (string, bool) {
	var built []byte
	done := start // what built holds ends here
	for i < len(r.src) {
		switch c := r.src[i]; {
		case c == '"':
			r.pos = i + 1
			if built == nil {
				return r.src[start:i], true
			}
			return string(append(built, r.src[done:i]...)), true
		case c == '\\':
			built = append(built, r.src[done:i]...)
			n := 0
			if built, n = r.escape(built, i); n == 0 {
				return "", false
			}
			i += n
			done = i
		case c < 0x20:
			r.failAt(i, "a character that may stand in a string; control characters must be escaped")
			return "", false
		default:
			_, size := utf8.DecodeRuneInString(r.src[i:])
			if size == 1 {
				built = append(append(built, r.src[done:i]...), "\uFFFD"...)
				done = i + 1
			}
			i += size
		}
		i = plain(r.src, i)
	}
	r.failAt(len(r.src), "the end of the string")
	return "", false
}

// escape appends the character that the escape sequence at i stands for, and returns the
// sequence's length, 0 for an error.
func (r *Reader) escape(built []byte, i int) ([]byte, int) {
	if i+1 >= len(r.src) {
		r.failAt(i, "an escape sequence")
		return built, 0
	}
	switch c := r.src[i+1]; c {
	case '"', '\\', '/':
		return append(built, c), 2
	case 'b':
		return append(built, '\b'), 2
	case 'f':
		return append(built, '\f'), 2
	case 'n':
		return append(built, '\n'), 2
	case 'r':
		return append(built, '\r'), 2
	case 't':
		return append(built, '\t'), 2
	case 'u':
		return r.unicodeEscape(built, i)
	}
	r.failAt(i, "an escape sequence")
	return built, 0
}

// unicodeEscape handles \uXXXX, with surrogate pairs; a lone half becomes U+FFFD.
func (r *Reader) unicodeEscape(built []byte, i int) ([]byte, int) {
	first, ok := hex4(r.src, i+2)
	if !ok {
		r.failAt(i, "four hexadecimal digits")
		return built, 0
	}
	if !utf16.IsSurrogate(first) {
		return utf8.AppendRune(built, first), 6
	}
	if i+7 < len(r.src) && r.src[i+6] == '\\' && r.src[i+7] == 'u' {
		if second, ok := hex4(r.src, i+8); ok {
			if pair := utf16.DecodeRune(first, second); pair != utf8.RuneError {
				return utf8.AppendRune(built, pair), 12
			}
		}
	}
	return utf8.AppendRune(built, utf8.RuneError), 6
}

func hex4(s string, i int) (rune, bool) {
	if i+4 > len(s) {
		return 0, false
	}
	var v rune
	for _, c := range []byte(s[i : i+4]) {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c >= 'a' && c <= 'f':
			c -= 'a' - 10
		case c >= 'A' && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		v = v<<4 | rune(c)
	}
	return v, true
}

// Raw skips the value that comes next and returns its text.
func (r *Reader) Raw() string {
	start := r.pos
	r.skip()
	if r.err != nil {
		return ""
	}
	return r.src[start:r.pos]
}

// skip reads over one value, checking its grammar.
func (r *Reader) skip() {
	if r.pos >= len(r.src) {
		r.fail("a JSON value")
		return
	}
	switch c := r.src[r.pos]; c {
	case '{':
		for at := r.Object(); r.member(at); {
			r.skip()
		}
	case '[':
		for ok, first := r.list(), true; ok && r.element(first); first = false {
			r.skip()
		}
	case '"':
		r.text()
	case 't':
		r.word("true")
	case 'f':
		r.word("false")
	case 'n':
		r.word("null")
	default:
		r.number()
	}
}

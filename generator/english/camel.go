// camelCase and PascalCase as the page format has them: every word in lower case
// with a capital, so that PublicIPAddress gives publicIpAddress.

package english

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Camel writes a name in camelCase.
func Camel(name string) string { return joinWords(name, false) }

// Pascal writes a name in PascalCase.
func Pascal(name string) string { return joinWords(name, true) }

func joinWords(name string, pascal bool) string {
	var b strings.Builder
	for i, w := range Words(name) {
		switch {
		case i == 0 && !pascal:
			b.WriteString(strings.ToLower(w))
			continue
		case i > 0 && w[0] >= '0' && w[0] <= '9':
			b.WriteByte('_')
		}
		r, size := utf8.DecodeRuneInString(w)
		b.WriteRune(unicode.ToUpper(r))
		b.WriteString(strings.ToLower(w[size:]))
	}
	return b.String()
}

// Words cuts a name between a lower-case letter or digit and an upper-case letter,
// before the last of several upper-case letters that a lower-case one follows, and
// at everything that is neither letter nor digit.
func Words(name string) []string {
	var words []string
	for _, part := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		runes, start := []rune(part), 0
		for i := 1; i < len(runes); i++ {
			if wordStarts(runes, i) {
				words = append(words, string(runes[start:i]))
				start = i
			}
		}
		words = append(words, string(runes[start:]))
	}
	return words
}

func wordStarts(r []rune, i int) bool {
	if !unicode.IsUpper(r[i]) {
		return false
	}
	if unicode.IsLower(r[i-1]) || unicode.IsDigit(r[i-1]) {
		return true
	}
	return unicode.IsUpper(r[i-1]) && i+1 < len(r) && unicode.IsLower(r[i+1])
}

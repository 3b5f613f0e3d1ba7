// Values: constants of enums. A constant is the type's name and the value, so
// keywords and digits in front are no trouble; punctuation is, when nothing else
// is left of a value.

package names

import (
	"strings"
	"unicode"
)

// Constant is the Go name for a value of the enum type typ: the type's name, then
// the value, "SKUName" and "Basic" give "SKUNameBasic". A value of punctuation
// only is spelled out ("*" gives "Asterisk"), an empty one is "Empty".
func Constant(typ, value string) string {
	name := join(split(value))
	if name == "" {
		name = spell(value)
	}
	if name == "" {
		name = "Empty"
	}
	if signed := sign(value); signed != "" && !strings.HasPrefix(name, signed) {
		name = signed + name
	}
	if endsInDigit(typ) && isDigit(rune(name[0])) {
		return typ + "_" + name
	}
	return typ + name
}

// sign names a sign in front of a number: "-1" and "1" are different values.
func sign(value string) string {
	if len(value) > 1 && isDigit(rune(value[1])) {
		switch value[0] {
		case '-':
			return "Minus"
		case '+':
			return "Plus"
		}
	}
	return ""
}

// Spelled is like Constant with all punctuation of the value spelled out. It
// tells values apart that differ by punctuation only.
func Spelled(typ, value string) string {
	var b strings.Builder
	word := ""
	flush := func() { b.WriteString(join(split(word))); word = "" }
	for _, r := range value {
		if !separates(r) {
			word += string(r)
			continue
		}
		flush()
		b.WriteString(spellRune(r))
	}
	flush()
	return typ + b.String()
}

// spell names every rune of a text that has no letter or digit.
func spell(text string) string {
	var b strings.Builder
	for _, r := range text {
		b.WriteString(spellRune(r))
	}
	return b.String()
}

func spellRune(r rune) string {
	if s, ok := spellings[r]; ok {
		return s
	}
	if unicode.IsSpace(r) {
		return "Space"
	}
	return "Symbol"
}

var spellings = map[rune]string{
	' ': "Space", '!': "Exclamation", '"': "Quote", '#': "Hash", '$': "Dollar", '%': "Percent", '&': "Ampersand",
	'\'': "Apostrophe", '(': "OpenParen", ')': "CloseParen", '*': "Asterisk", '+': "Plus", ',': "Comma", '-': "Dash",
	'.': "Dot", '/': "Slash", ':': "Colon", ';': "Semicolon", '<': "Less", '=': "Equal", '>': "Greater", '?': "Question",
	'@': "At", '[': "OpenBracket", '\\': "Backslash", ']': "CloseBracket", '^': "Caret", '_': "Underscore", '`': "Backtick",
	'{': "OpenBrace", '|': "Pipe", '}': "CloseBrace", '~': "Tilde",
}

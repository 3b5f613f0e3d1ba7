// Prose of a specification as Markdown that is also safe as MDX: no brace, angle
// bracket or first word of a description may mean something there.

package docgen

import (
	"strings"
	"unicode"
)

// prose escapes a text as one line.
func prose(s string) string {
	var b strings.Builder
	for i, word := range strings.Fields(s) {
		if i > 0 {
			b.WriteByte(' ')
		}
		first := i == 0
		for _, r := range word {
			switch {
			case r == '&':
				b.WriteString("&amp;")
			case r == '<':
				b.WriteString("&lt;")
			case r == '>':
				b.WriteString("&gt;")
			case r == '{':
				b.WriteString("&#123;")
			case r == '}':
				b.WriteString("&#125;")
			case r == '|':
				b.WriteString("&#124;")
			case first && (unicode.IsDigit(r) || r == '=' || r == ':' || r == '+' || r == '-'):
				// a list, a heading or a directive could begin here
				b.WriteString("&#" + decimalRune(r) + ";")
			case strings.ContainsRune("\\`*_[]#~$", r):
				b.WriteByte('\\')
				b.WriteRune(r)
			case unicode.IsControl(r):
			default:
				b.WriteRune(r)
			}
			first = false
		}
	}
	return esm(b.String())
}

func decimalRune(r rune) string { return numberText(float64(r)) }

// esm breaks the words that open a JavaScript statement at the start of a
// paragraph in MDX.
func esm(s string) string {
	for _, word := range []string{"import", "export"} {
		if rest, ok := strings.CutPrefix(s, word); ok {
			return "&#" + decimalRune(rune(word[0])) + ";" + word[1:] + rest
		}
	}
	return s
}

// code is an inline code span that holds any text, also in a table.
func code(s string) string {
	s = oneLine(s)
	if s == "" {
		return ""
	}
	if strings.ContainsAny(s, "`|") {
		return "<code>" + strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "{", "&#123;", "}", "&#125;",
			"|", "&#124;", "`", "&#96;", "*", "&#42;", "_", "&#95;", "\\", "&#92;", "[", "&#91;", "]", "&#93;", "$", "&#36;", "~", "&#126;").Replace(s) + "</code>"
	}
	return "`" + s + "`"
}

// yamlText is a value of the front matter.
func yamlText(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(oneLine(s)) + `"`
}

// oneLine has single blanks only, so that it ends no code block.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

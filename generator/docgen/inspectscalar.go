// Scalars and keys of the schema literal.

package docgen

import (
	"fmt"
	"strings"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

func (p *inspector) scalar(v *ir.Value) string {
	var text string
	switch v.Kind {
	case diag.String:
		text = p.stringText(v.Text)
	case diag.Number:
		text = numberText(v.Number())
	default:
		text = v.Text
	}
	p.written += len(text) + p.indent
	return text
}

// stringText quotes a string; a long one is split after its line ends.
func (p *inspector) stringText(s string) string {
	length, trailer := units(s), ""
	if length > inspectUnits {
		trailer = fmt.Sprintf("... %d more character%s", length-inspectUnits, plural(length-inspectUnits))
		s, length = firstUnits(s, inspectUnits), inspectUnits
	}
	if length <= 16 || length <= inspectWidth-p.indent-4 || !strings.Contains(s, "\n") {
		return inspectQuote(s) + trailer
	}
	pieces := strings.SplitAfter(s, "\n")
	if pieces[len(pieces)-1] == "" {
		pieces = pieces[:len(pieces)-1]
	}
	for i := range pieces {
		pieces[i] = inspectQuote(pieces[i])
	}
	return strings.Join(pieces, " +\n"+strings.Repeat(" ", p.indent+2)) + trailer
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

func (p *inspector) key(key string) string {
	p.written += len(key) + p.indent
	if bareKey(key) {
		return key
	}
	return inspectQuote(key)
}

// bareKey reports whether a key needs no quotes.
func bareKey(key string) bool {
	for i := range len(key) {
		c := key[i]
		letter := c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !letter && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return key != ""
}

// inspectQuote prefers single quotes, then double ones, then backticks.
func inspectQuote(s string) string {
	quote := byte('\'')
	if strings.Contains(s, "'") {
		switch {
		case !strings.Contains(s, `"`):
			quote = '"'
		case !strings.Contains(s, "`") && !strings.Contains(s, "${"):
			quote = '`'
		}
	}
	var b strings.Builder
	b.WriteByte(quote)
	for i := 0; i < len(s); {
		r, size := next(s[i:])
		switch {
		case r == rune(quote) && quote == '\'' || r == '\\':
			b.WriteByte('\\')
			b.WriteByte(byte(r))
		case r < 0x20 || r >= 0x7f && r < 0xa0:
			b.WriteString(controlEscape(r))
		case r >= 0xd800 && r < 0xe000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	b.WriteByte(quote)
	return b.String()
}

func controlEscape(r rune) string {
	if i := strings.IndexRune("\b\t\n\f\r", r); i >= 0 {
		return `\` + "btnfr"[i:i+1]
	}
	return fmt.Sprintf(`\x%02X`, r)
}

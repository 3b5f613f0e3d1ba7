// Values, keys and strings of the example literal.

package docgen

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// shortKey is the width up to which a key keeps its value on its line.
const shortKey = 4

// valueNode lays out a JSON value. A value that contains itself, which no example
// of sense does, is cut where it would begin again.
func valueNode(v *ir.Value, around []*ir.Value) node {
	switch {
	case v == nil:
		return text("null")
	case v.Kind == diag.String:
		return text(exampleQuote(v.Text))
	case v.Kind == diag.Number:
		return text(exampleNumber(v))
	case !v.Container():
		return text(v.Text)
	case len(v.Members) == 0 || contains(around, v):
		return text(map[diag.Kind]string{diag.Object: "{}", diag.Array: "[]"}[v.Kind])
	}
	around = append(around, v)
	if v.Kind == diag.Array {
		return listNode(v, around)
	}
	members := make([]node, len(v.Members))
	for i, m := range v.Members {
		members[i] = propertyNode(m, around)
	}
	return objectNode(members, false)
}

func contains(list []*ir.Value, v *ir.Value) bool {
	for _, x := range list {
		if x == v {
			return true
		}
	}
	return false
}

func exampleNumber(v *ir.Value) string { return strings.Replace(numberText(v.Number()), "e+", "e", 1) }

// objectNode lays out properties between braces.
func objectNode(properties []node, force bool) group {
	inside := sequence{}
	for i, p := range properties {
		if i > 0 {
			inside = append(inside, text(","))
		}
		inside = append(inside, line{}, p)
	}
	g := newGroup(text("{"), indent{inside}, comma{}, line{}, text("}"))
	g.forced = g.forced || force
	return g
}

func listNode(v *ir.Value, around []*ir.Value) node {
	items := make([]node, len(v.Members))
	for i, m := range v.Members {
		items[i] = valueNode(m.Value, around)
	}
	if len(items) > 1 && all(v, func(e *ir.Value) bool { return e.Kind == diag.Number }) {
		return newGroup(text("["), indent{sequence{soft{}, fill(items)}}, comma{}, soft{}, text("]"))
	}
	g := arrayNode(items)
	g.forced = g.forced || len(items) > 1 && (all(v, several(diag.Object)) || all(v, several(diag.Array)))
	return g
}

func all(v *ir.Value, is func(*ir.Value) bool) bool {
	for _, m := range v.Members {
		if m.Value == nil || !is(m.Value) {
			return false
		}
	}
	return true
}

func several(kind diag.Kind) func(*ir.Value) bool {
	return func(v *ir.Value) bool { return v.Kind == kind && len(v.Members) > 1 }
}

func arrayNode(items []node) group {
	inside := sequence{}
	for i, item := range items {
		if i > 0 {
			inside = append(inside, text(","), line{})
		} else {
			inside = append(inside, soft{})
		}
		inside = append(inside, newGroup(item))
	}
	return newGroup(text("["), indent{inside}, comma{}, soft{}, text("]"))
}

func propertyNode(m ir.Member, around []*ir.Value) node {
	if m.Value != nil && m.Value.Kind == diag.String {
		return stringProperty(m.Key, m.Value.Text)
	}
	key := exampleKey(m.Key)
	value := valueNode(m.Value, around)
	if lineColumns(key) <= shortKey || stays(m.Value) {
		return newGroup(text(key+": "), value)
	}
	return newGroup(text(key+":"), fluid{value})
}

// stays reports whether a value never leaves the line of its key.
func stays(v *ir.Value) bool {
	return v != nil && (v.Kind == diag.Bool || v.Kind == diag.Number && v.Text[0] != '-')
}

func stringProperty(key, value string) node {
	key = exampleKey(key)
	if lineColumns(key) <= shortKey {
		return newGroup(text(key + ": " + exampleQuote(value)))
	}
	return newGroup(text(key+":"), newGroup(indent{sequence{line{}, text(exampleQuote(value))}}))
}

// exampleKey quotes a key unless it is an identifier or a plain number.
func exampleKey(key string) string {
	if identifier(key) || plainNumber(key) {
		return key
	}
	return exampleQuote(key)
}

func identifier(key string) bool {
	for i, r := range key {
		letter := r == '_' || r == '$' || unicode.IsLetter(r) || unicode.Is(unicode.Nl, r)
		if !letter && (i == 0 || !unicode.In(r, unicode.Nd, unicode.Mn, unicode.Mc, unicode.Pc)) {
			return false
		}
	}
	return key != ""
}

// plainNumber reports whether key is a decimal number in its canonical form.
func plainNumber(key string) bool {
	whole, fraction, point := strings.Cut(key, ".")
	if !digits(whole) || point && !digits(fraction) {
		return false
	}
	return numberText((&ir.Value{Text: key}).Number()) == key
}

func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// exampleQuote uses double quotes unless single ones need fewer escapes.
func exampleQuote(s string) string {
	quote := '"'
	if strings.Count(s, `"`) > strings.Count(s, "'") {
		quote = '\''
	}
	var b strings.Builder
	b.WriteRune(quote)
	for i := 0; i < len(s); {
		r, size := next(s[i:])
		switch {
		case r == quote || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < 0x20 && strings.ContainsRune("\b\f\n\r\t", r):
			b.WriteString(controlEscape(r))
		case r < 0x20 || r >= 0xd800 && r < 0xe000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	b.WriteRune(quote)
	return b.String()
}

// The example literal: a JavaScript statement as prettier lays it out.

package docgen

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed184db40a/armgen/generator/ir"
)

// dependency is one entry of a resource's dependencies.
type dependency struct {
	Name  string // variable
	Group string
	Type  string
	List  bool
}

// example writes the statement that makes a resource of the given body.
func example(groupName, typeName string, body ir.Value, deps []dependency) string {
	members := []piece{property("name", quoted("my"+typeName), kindText)}
	if !emptyBody(body) {
		members = append(members, property("properties", arrow("() => ", body), kindOther))
	}
	if len(deps) > 0 {
		members = append(members, property("dependencies", dependencies(deps), kindOther))
	}
	object := broken(braces("{", "}", members)...)
	head := "provider." + groupName + ".make" + typeName + "("
	if width(head+"{") > lineLength {
		return layout(join(text(head), broken(indented(soft, object), soft), text(");"))) + "\n"
	}
	return layout(join(text(head), object, text(");"))) + "\n"
}

// braces are the parts of an object: its members one a line, or all on one.
func braces(open, closing string, members []piece) []piece {
	return []piece{text(open), indented(append([]piece{line}, separated(members)...)...), trailing, line, text(closing)}
}

// arrow is a function that answers with a value; an object is hugged by parentheses.
func arrow(head string, v ir.Value) piece {
	if _, ok := v.(*ir.Array); ok {
		return join(text(head), value(v))
	}
	return join(text(head+"("), value(v), text(")"))
}

func dependencies(deps []dependency) piece {
	var members []piece
	for _, d := range deps {
		ref := reference(d)
		switch {
		case d.List:
			members = append(members, property(d.Name, grouped(brackets([]piece{ref})...), kindOther))
		case width(d.Name) <= 4:
			members = append(members, grouped(text(d.Name+": "), ref))
		default:
			members = append(members, grouped(text(d.Name+":"), grouped(indented(line, ref))))
		}
	}
	return join(text("({ resources }) => ("), grouped(braces("{", "}", members)...), text(")"))
}

// reference is a member expression: resources.Group.Type["myType"].
func reference(d dependency) piece {
	return join(text("resources"),
		grouped(indented(soft, text("."+d.Group))),
		grouped(indented(soft, text("."+d.Type))),
		grouped(text("["), indented(soft, text(script("my"+d.Type))), soft, text("]")))
}

// valueKind says how a property breaks after its colon.
type valueKind uint8

const (
	kindOther valueKind = iota // objects, arrays, null, negative numbers, functions
	kindText                   // strings move to the next line
	kindShort                  // booleans and numbers stay
)

func property(name string, v piece, kind valueKind) piece {
	printed := propertyKey(name)
	w := width(printed)
	switch {
	case w <= 4 || kind == kindShort:
		return grouped(text(printed+": "), v)
	case kind == kindText:
		return grouped(text(printed+":"), grouped(indented(line, v)))
	case w > 75:
		return grouped(text(printed+":"), grouped(indented(line)), v)
	}
	return grouped(text(printed+": "), v)
}

func value(v ir.Value) piece {
	switch v := v.(type) {
	case *ir.Object:
		return object(v)
	case *ir.Array:
		return array(v)
	case ir.Text:
		return quoted(string(v))
	case ir.Number:
		return text(numeral(v))
	case ir.Truth:
		return text(fmt.Sprint(bool(v)))
	}
	return text("null")
}

func object(o *ir.Object) piece {
	if len(o.Members) == 0 {
		return text("{}")
	}
	var members []piece
	for _, m := range o.Members {
		members = append(members, property(m.Key, value(m.Value), kindOf(m.Value)))
	}
	return grouped(braces("{", "}", members)...)
}

func kindOf(v ir.Value) valueKind {
	switch v := v.(type) {
	case ir.Text:
		return kindText
	case ir.Truth:
		return kindShort
	case ir.Number:
		if !strings.HasPrefix(numeral(v), "-") {
			return kindShort
		}
	}
	return kindOther
}

func brackets(items []piece) []piece {
	return []piece{text("["), indented(append([]piece{soft}, separated(items)...)...), trailing, soft, text("]")}
}

func array(a *ir.Array) piece {
	if len(a.Items) == 0 {
		return text("[]")
	}
	if len(a.Items) > 1 && allNumbers(a) {
		var items []piece
		for _, v := range a.Items {
			items = append(items, text(numeral(v.(ir.Number))))
		}
		return grouped(text("["), indented(soft, filled(items...)), soft, text("]"))
	}
	var items []piece
	for _, v := range a.Items {
		items = append(items, grouped(value(v)))
	}
	if mustBreak(a) {
		return broken(brackets(items)...)
	}
	return grouped(brackets(items)...)
}

func allNumbers(a *ir.Array) bool {
	for _, v := range a.Items {
		if _, ok := v.(ir.Number); !ok {
			return false
		}
	}
	return true
}

// mustBreak is true for several objects of several members, and several arrays of
// several elements.
func mustBreak(a *ir.Array) bool {
	if len(a.Items) < 2 {
		return false
	}
	objects, arrays := true, true
	for _, v := range a.Items {
		o, isObject := v.(*ir.Object)
		inner, isArray := v.(*ir.Array)
		objects = objects && isObject && len(o.Members) > 1
		arrays = arrays && isArray && len(inner.Items) > 1
	}
	return objects || arrays
}

// emptyBody reports whether nothing of a body is worth printing. A numeric member
// called length, or else size, counts as the number of members.
func emptyBody(v ir.Value) bool {
	switch v := v.(type) {
	case *ir.Array:
		return len(v.Items) == 0
	case *ir.Object:
		for _, name := range []string{"length", "size"} {
			if n, ok := v.Get(name).(ir.Number); ok {
				return n == 0
			}
		}
		return len(v.Members) == 0
	}
	return true
}

var plainNumber = regexp.MustCompile(`^(0|[1-9]\d*)(\.\d*[1-9])?$`)

// propertyKey writes a member name, quoted unless it is an identifier or a number in
// its own form.
func propertyKey(s string) string {
	if identifier(s) || plainNumber.MatchString(s) && canonical(s) {
		return s
	}
	return script(s)
}

func canonical(s string) bool {
	f, err := strconv.ParseFloat(s, 64)
	return err == nil && number(f) == s
}

func identifier(s string) bool {
	for i, r := range s {
		letter := r == '_' || r == '$' || unicode.IsLetter(r)
		if !letter && (i == 0 || !unicode.IsDigit(r)) {
			return false
		}
	}
	return s != "" && utf8.ValidString(s)
}

func numeral(n ir.Number) string { return strings.Replace(number(float64(n)), "e+", "e", 1) }

func quoted(s string) piece { return text(script(s)) }

// script writes a string in double quotes, or in single ones where that saves
// escapes.
func script(s string) string {
	mark := byte('"')
	if strings.Count(s, `"`) > strings.Count(s, "'") {
		mark = '\''
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
		b.WriteString(scriptRune(r, s[i:i+size], mark))
		i += size
	}
	b.WriteByte(mark)
	return b.String()
}

func scriptRune(r rune, text string, mark byte) string {
	if e, ok := escapes[r]; ok {
		return e
	}
	if r < 0x20 {
		return fmt.Sprintf(`\u%04x`, r)
	}
	if r == rune(mark) {
		return `\` + text
	}
	return text
}

// This file writes values of the specification's examples as Go literals, for examples that a
// reader can start from. What cannot be said, or contradicts the schema, is left out.

package gogen

import (
	"encoding/base64"
	"strconv"
	"time"

	"github.com/dave/jennifer/jen"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// mostValues bounds a literal: an example is to be read.
const mostValues = 40

// literals writes the literals of one example.
type literals struct {
	*pkg
	left int // values that may still be written
}

func (p *pkg) literals() *literals {
	outside := *p
	outside.outside = true
	return &literals{pkg: &outside, left: mostValues}
}

// field is a value as a struct field, list element or map value holds it; nil when there is
// nothing to say.
func (l *literals) field(t ir.Type, n diag.Node) *jen.Statement {
	if l.left--; l.left < 0 {
		return nil
	}
	switch t := t.(type) {
	case *ir.Model:
		m, values := l.model(t, n)
		if m == nil {
			return nil
		}
		return jen.Op("&").Add(l.own(m.Name.Go)).Values(values...)
	case *ir.List:
		return l.list(t, n)
	case *ir.Map:
		return l.mapping(t, n)
	case ir.Any:
		return l.any(n)
	}
	v := l.value(t, n)
	if v == nil || nilable(t) {
		return v
	}
	return qual(azcore+"/to", "Ptr").Call(v)
}

// value is a value as an argument holds it.
func (l *literals) value(t ir.Type, n diag.Node) *jen.Statement {
	switch t := t.(type) {
	case *ir.Enum:
		return l.enum(t, n)
	case ir.Scalar:
		return l.scalar(t, n)
	case *ir.Model:
		m, values := l.model(t, n)
		switch {
		case m == nil:
			return nil
		case t.Union != nil:
			return jen.Op("&").Add(l.own(m.Name.Go)).Values(values...)
		}
		return l.own(m.Name.Go).Values(values...)
	}
	return l.field(t, n)
}

// model are the fields of an object and the model that holds them: of a union the variant.
func (l *literals) model(m *ir.Model, n diag.Node) (*ir.Model, []jen.Code) {
	if n.Kind() != diag.Object {
		return nil, nil
	}
	if m.Union != nil {
		if m = variant(m, n.Get(m.Union.Discriminator).Str()); m == nil {
			return nil, nil
		}
	}
	return m, multiLine(l.fields(m.Properties, n)...)
}

// variant is the model below a base that a value of the discriminator selects.
func variant(base *ir.Model, value string) *ir.Model {
	if base.Variant != nil && base.Variant.Value == value {
		return base
	}
	if base.Union == nil {
		return nil
	}
	for _, v := range base.Union.Variants {
		if found := variant(v, value); v != base && found != nil {
			return found
		}
	}
	return nil
}

// fields are those that a request to create the object has.
func (l *literals) fields(props []*ir.Property, n diag.Node) []jen.Code {
	var out []jen.Code
	for _, p := range props {
		value := n.Get(p.Name.Wire)
		switch {
		case !value.OK() || p.ReadOnly || p.Const != nil || p.Discriminator || !p.Mutability.In(ir.Create):
		case p.Flattened != nil:
			out = append(out, l.fields(p.Flattened, value)...)
		default:
			if v := l.field(p.Type, value); v != nil {
				out = append(out, id(p.Name.Go).Op(":").Add(v))
			}
		}
	}
	return out
}

func (l *literals) list(t *ir.List, n diag.Node) *jen.Statement {
	if n.Kind() != diag.Array {
		return nil
	}
	var out []jen.Code
	for c := range n.Children() {
		if v := l.element(t.Elem, c); v != nil {
			out = append(out, v)
		}
	}
	return jen.Index().Add(l.fieldType(t.Elem)).Values(spread(t.Elem, out)...)
}

func (l *literals) mapping(t *ir.Map, n diag.Node) *jen.Statement {
	if n.Kind() != diag.Object {
		return nil
	}
	return jen.Map(jen.String()).Add(l.fieldType(t.Elem)).Values(members(n, func(c diag.Node) *jen.Statement { return l.element(t.Elem, c) })...)
}

// members are the keys of a map literal with their values; of a repeated key the first, since
// Go knows a key once.
func members(n diag.Node, value func(diag.Node) *jen.Statement) []jen.Code {
	var out []jen.Code
	seen := map[string]bool{}
	for key, c := range n.Members() {
		if v := value(c); v != nil && !seen[key] {
			seen[key] = true
			out = append(out, jen.Lit(key).Op(":").Add(v))
		}
	}
	return multiLine(out...)
}

// element is a value in a list or map; the type of a struct is said by what it is in.
func (l *literals) element(t ir.Type, n diag.Node) *jen.Statement {
	if m, ok := t.(*ir.Model); ok && m.Union == nil {
		if l.left--; l.left < 0 {
			return nil
		}
		if m, values := l.model(m, n); m != nil {
			return jen.Values(values...)
		}
		return nil
	}
	return l.field(t, n)
}

// spread puts objects one below the other, and leaves plain values on a line.
func spread(elem ir.Type, values []jen.Code) []jen.Code {
	switch elem.(type) {
	case ir.Scalar, *ir.Enum:
		return values
	}
	return multiLine(values...)
}

// enum is a constant, or a conversion where other values are accepted.
func (l *literals) enum(e *ir.Enum, n diag.Node) *jen.Statement {
	for _, v := range e.Values {
		if v.Name.Wire == plainText(n) {
			return l.own(v.Name.Go)
		}
	}
	if e.Open && e.Base == ir.String && n.Kind() == diag.String {
		return l.own(e.Name.Go).Call(jen.Lit(n.Str()))
	}
	return nil
}

// plainText is a string without its quotes, or the literal of another scalar.
func plainText(n diag.Node) string {
	if n.Kind() == diag.String {
		return n.Str()
	}
	return n.Text()
}

func (l *literals) scalar(s ir.Scalar, n diag.Node) *jen.Statement {
	switch n.Kind() {
	case diag.String:
		return l.text(s, n.Str())
	case diag.Bool:
		if s.Kind == ir.Bool {
			return jen.Lit(n.Text() == "true")
		}
	case diag.Number:
		return numberLiteral(s.Kind, n.Text())
	}
	return nil
}

func numberLiteral(kind ir.ScalarKind, text string) *jen.Statement {
	switch kind {
	case ir.Int32, ir.Int64:
		bits := map[ir.ScalarKind]int{ir.Int32: 32, ir.Int64: 64}[kind]
		if i, err := strconv.ParseInt(text, 10, bits); err == nil {
			return jen.Id(string(kind)).Call(jen.Lit(int(i)))
		}
	case ir.Float32, ir.Float64:
		if f, err := strconv.ParseFloat(text, 64); err == nil {
			return jen.Lit(f)
		}
	case ir.Decimal:
		return qual("encoding/json", "Number").Call(jen.Lit(text))
	}
	return nil
}

// text is a value that travels as a string.
func (l *literals) text(s ir.Scalar, text string) *jen.Statement {
	switch s.Kind {
	case ir.String, ir.UUID, ir.URI, ir.ARMID, ir.Duration, ir.TimeOfDay:
		if s.Secret {
			return l.kit("Secret").Call(jen.Lit(text))
		}
		return jen.Lit(text)
	case ir.DateTime, ir.DateTimeRFC1123:
		return timeLiteral(s.Kind, text)
	case ir.Bytes:
		if data, err := base64.StdEncoding.DecodeString(text); err == nil {
			return jen.Index().Byte().Call(jen.Lit(string(data)))
		}
	}
	return nil
}

// timeLiteral is time.Date(…) of a time that is given in UTC.
func timeLiteral(kind ir.ScalarKind, text string) *jen.Statement {
	layout := time.RFC3339Nano
	if kind == ir.DateTimeRFC1123 {
		layout = time.RFC1123
	}
	t, err := time.Parse(layout, text)
	if err != nil {
		return nil
	}
	t = t.UTC()
	return qual("time", "Date").Call(jen.Lit(t.Year()), qual("time", t.Month().String()), jen.Lit(t.Day()),
		jen.Lit(t.Hour()), jen.Lit(t.Minute()), jen.Lit(t.Second()), jen.Lit(t.Nanosecond()), qual("time", "UTC"))
}

// any is a value of no stated type.
func (l *literals) any(n diag.Node) *jen.Statement {
	if l.left--; l.left < 0 {
		return nil
	}
	switch n.Kind() {
	case diag.String:
		return jen.Lit(n.Str())
	case diag.Bool:
		return jen.Lit(n.Text() == "true")
	case diag.Number:
		return numberLiteral(ir.Float64, n.Text())
	case diag.Object:
		return jen.Map(jen.String()).Any().Values(members(n, l.any)...)
	case diag.Array:
		var out []jen.Code
		for c := range n.Children() {
			if v := l.any(c); v != nil {
				out = append(out, v)
			}
		}
		return jen.Index().Any().Values(multiLine(out...)...)
	}
	return nil
}

// This file writes how one value is written as JSON.

package gogen

import (
	"fmt"
	"slices"

	"github.com/dave/jennifer/jen"
	"github.com/seed184db40a/armgen/generator/ir"
)

// ownDiscriminator reports whether a field is the discriminator of the variant itself, not that of
// a lifted object.
func ownDiscriminator(m *ir.Model, f *ir.Property) bool {
	return f.Discriminator && m.Variant != nil && slices.Contains(m.Properties, f)
}

// writeStmt is w.String("location", m.Location).
func (p *pkg) writeStmt(m *ir.Model, f *ir.Property) *jen.Statement {
	name, value := jen.Lit(f.Name.Wire), dot("m", f.Name.Go)
	if ownDiscriminator(m, f) && stringy(f.Type) {
		return dot("w", "Constant").Call(name, asString(f.Type, value), jen.Lit(m.Variant.Value))
	}
	switch t := f.Type.(type) {
	case *ir.Model:
		return p.kit("Put").Call(id("w"), name, value)
	case *ir.Enum:
		base := ir.Scalar{Kind: t.Base}
		return dot("w", scalarWord(base)).Call(name, convert(p.scalarType(base), value))
	case ir.Scalar:
		if secretString(t) {
			return dot("w", "Secret").Call(name, value)
		}
		return dot("w", scalarWord(t)).Call(name, value)
	case *ir.List:
		return p.kit("PutList").Call(id("w"), name, value, p.writeFunc(t.Elem))
	case *ir.Map:
		return p.kit("PutMap").Call(id("w"), name, value, p.writeFunc(t.Elem))
	case ir.Any:
		return dot("w", "Any").Call(name, value)
	}
	panic(fmt.Sprintf("unknown ir type %T", f.Type))
}

// stringy reports whether a value of the type is a string in Go and JSON.
func stringy(t ir.Type) bool {
	switch t := t.(type) {
	case *ir.Enum:
		return t.Base == ir.String
	case ir.Scalar:
		return scalarWord(t) == "String"
	}
	return false
}

// asString turns a pointer to a string type into a *string.
func asString(t ir.Type, value *jen.Statement) *jen.Statement {
	if s, ok := t.(ir.Scalar); ok && !s.Secret {
		return value
	}
	return convert(jen.String(), value)
}

// writeFunc is a function that writes a value of a type, for the elements of lists and maps.
func (p *pkg) writeFunc(t ir.Type) *jen.Statement {
	writer := func(word string) *jen.Statement { return methodOf(p.kit("Writer"), word+"Value") }
	switch t := t.(type) {
	case *ir.Model:
		return p.kit("ObjectValue").Index(p.fieldType(t))
	case *ir.Enum:
		if t.Base == ir.String {
			return p.kit("EnumValue").Index(id(t.Name.Go))
		}
	case ir.Scalar:
		if secretString(t) {
			return writer("Secret")
		}
		return writer(scalarWord(t))
	case ir.Any:
		return writer("Any")
	}
	return jen.Func().Params(id("w").Op("*").Add(p.kit("Writer")), id("v").Add(p.fieldType(t))).Block(p.writeValue(t))
}

// writeValue writes v, which is a list, a map or an enum of numbers.
func (p *pkg) writeValue(t ir.Type) *jen.Statement {
	switch t := t.(type) {
	case *ir.Enum:
		base := ir.Scalar{Kind: t.Base}
		return dot("w", scalarWord(base)+"Value").Call(convert(p.scalarType(base), id("v")))
	case *ir.List:
		return p.kit("ListValue").Call(id("w"), id("v"), p.writeFunc(t.Elem))
	case *ir.Map:
		return p.kit("MapValue").Call(id("w"), id("v"), p.writeFunc(t.Elem))
	}
	panic(fmt.Sprintf("unknown ir type %T", t))
}

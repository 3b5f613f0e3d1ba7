// This file holds the Go type of each ir type: the one place that spells pointers, slices
// and maps.

package gogen

import (
	"fmt"

	"github.com/dave/jennifer/jen"
	"github.com/seed184db40a/armgen/generator/ir"
)

// fieldType is the type of a struct field, list element or map value. All of them can be
// nil, so that absent, null and zero stay apart.
func (p *pkg) fieldType(t ir.Type) *jen.Statement {
	if nilable(t) {
		return p.valueType(t)
	}
	return jen.Op("*").Add(p.valueType(t))
}

// nilable reports whether the Go type has a nil of its own and needs no pointer.
func nilable(t ir.Type) bool {
	switch t := t.(type) {
	case *ir.Model:
		return t.Union != nil
	case ir.Scalar:
		return t.Kind == ir.Bytes || t.Kind == ir.Base64URL || t.Kind == ir.File
	case *ir.Enum:
		return false
	case *ir.List, *ir.Map, ir.Any:
		return true
	}
	panic(fmt.Sprintf("unknown ir type %T", t))
}

// own names something of the package.
func (p *pkg) own(name string) *jen.Statement {
	if p.outside {
		return qual(p.path(), name)
	}
	return id(name)
}

// valueType is the type itself, as parameters have it.
func (p *pkg) valueType(t ir.Type) *jen.Statement {
	switch t := t.(type) {
	case *ir.Model:
		if t.Union != nil {
			return p.own(t.Union.Interface)
		}
		return p.own(t.Name.Go)
	case *ir.Enum:
		return p.own(t.Name.Go)
	case ir.Scalar:
		return p.scalarType(t)
	case *ir.List:
		return jen.Index().Add(p.fieldType(t.Elem))
	case *ir.Map:
		return jen.Map(jen.String()).Add(p.fieldType(t.Elem))
	case ir.Any:
		return jen.Any()
	}
	panic(fmt.Sprintf("unknown ir type %T", t))
}

func (p *pkg) scalarType(s ir.Scalar) *jen.Statement {
	switch s.Kind {
	case ir.Bool:
		return jen.Bool()
	case ir.Int32:
		return jen.Int32()
	case ir.Int64:
		return jen.Int64()
	case ir.Float32, ir.Float64: // float32 would lose digits that services send
		return jen.Float64()
	case ir.Decimal:
		return qual("encoding/json", "Number")
	case ir.DateTime, ir.DateTimeRFC1123, ir.UnixTime:
		return qual("time", "Time")
	case ir.Date:
		return p.kit("Date")
	case ir.Bytes, ir.Base64URL:
		return jen.Index().Byte()
	case ir.File:
		return qual("io", "ReadCloser")
	}
	if s.Secret {
		return p.kit("Secret")
	}
	return jen.String()
}

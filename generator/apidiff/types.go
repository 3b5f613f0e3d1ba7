package apidiff

// This file compares types as they look on the wire: by structure, not by the
// name that a definition happens to have.

import (
	"fmt"

	"github.com/seed184db40a/armgen/generator/ir"
)

// pairOfModels is a comparison under way; a recursive type meets itself.
type pairOfModels [2]*ir.Model

// sameType reports whether two types accept the same JSON. Enum values and
// limits are compared on their own and do not count here.
func sameType(a, b ir.Type, under map[pairOfModels]bool) bool {
	switch a := a.(type) {
	case nil:
		return b == nil
	case *ir.Model:
		b, ok := b.(*ir.Model)
		return ok && sameModel(a, b, under)
	case *ir.List:
		b, ok := b.(*ir.List)
		return ok && sameType(a.Elem, b.Elem, under)
	case *ir.Map:
		b, ok := b.(*ir.Map)
		return ok && sameType(a.Elem, b.Elem, under)
	case ir.Any:
		return b == ir.Type(ir.Any{})
	}
	return wireKind(a) != "" && wireKind(a) == wireKind(b)
}

// wireKind is the JSON form of a scalar or enum: an open enum of strings is a
// string to the wire, and so are the formats that Go does not tell apart.
func wireKind(t ir.Type) ir.ScalarKind {
	switch t := t.(type) {
	case *ir.Enum:
		return t.Base
	case ir.Scalar:
		switch t.Kind {
		case ir.UUID, ir.URI, ir.ARMID, ir.TimeOfDay, ir.Duration:
			return ir.String
		}
		return t.Kind
	}
	return ""
}

func sameModel(a, b *ir.Model, under map[pairOfModels]bool) bool {
	if a == b || under[pairOfModels{a, b}] {
		return true
	}
	if under == nil {
		under = map[pairOfModels]bool{}
	}
	under[pairOfModels{a, b}] = true
	if len(a.Properties) != len(b.Properties) || (a.Union == nil) != (b.Union == nil) || (a.Additional == nil) != (b.Additional == nil) {
		return false
	}
	for _, p := range a.Properties {
		q := propertyOf(b, p.Name.Wire)
		if q == nil || p.Required != q.Required || p.ReadOnly != q.ReadOnly || !sameType(wireType(p), wireType(q), under) {
			return false
		}
	}
	return a.Additional == nil || sameType(a.Additional.Elem, b.Additional.Elem, under)
}

func propertyOf(m *ir.Model, wire string) *ir.Property {
	for _, p := range m.Properties {
		if p.Name.Wire == wire {
			return p
		}
	}
	return nil
}

// nameOf is a type's text with definitions by name, so that equal texts on
// both sides mean the same definition.
func nameOf(t ir.Type) string { return typeText(t) }

// typeText is a type as a reader of the specification knows it.
func typeText(t ir.Type) string {
	switch t := t.(type) {
	case nil:
		return "nothing"
	case *ir.Model:
		return modelName(t)
	case *ir.Enum:
		return "enum " + t.Name.Wire
	case ir.Scalar:
		return string(t.Kind)
	case *ir.List:
		return "list of " + typeText(t.Elem)
	case *ir.Map:
		return "map of " + typeText(t.Elem)
	case ir.Any:
		return "any JSON value"
	default:
		panic(fmt.Sprintf("apidiff: unknown type %T", t))
	}
}

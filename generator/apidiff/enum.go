package apidiff

// This file compares enums. An inline enum has no name of its own on the wire,
// so enums are paired by the property or parameter that uses them.

import "github.com/seed184db40a/armgen/generator/ir"

// enums compares the enums at the same place of two types.
func (c propertyPair) enums(before, after ir.Type) {
	c.use = c.subject
	defer func() { c.use = "" }()
	c.enumsAt(c.subject, before, after, c.inBody)
}

func (d *differ) enumsAt(subject string, before, after ir.Type, sent bool) {
	switch before := before.(type) {
	case *ir.List:
		if after, ok := after.(*ir.List); ok {
			d.enumsAt(subject, before.Elem, after.Elem, sent)
		}
	case *ir.Map:
		if after, ok := after.(*ir.Map); ok {
			d.enumsAt(subject, before.Elem, after.Elem, sent)
		}
	case *ir.Enum:
		d.enum(subject, before, after, sent)
	case ir.Scalar:
		if after, ok := after.(*ir.Enum); ok {
			rule := map[bool]string{true: "enum-closed", false: "enum-declared"}[sent && !after.Open]
			d.add(rule, subject, noPos, after.Pos, "%s becomes enum %s of %d values", typeText(before), after.Name.Wire, len(after.Values))
		}
	}
}

// enum compares an enum with what stands in its place.
func (d *differ) enum(subject string, before *ir.Enum, with ir.Type, sent bool) {
	after, ok := with.(*ir.Enum)
	if !ok {
		d.add("enum-undeclared", subject, before.Pos, noPos, "enum %s becomes %s", before.Name.Wire, typeText(with))
		return
	}
	if d.compared[[2]*ir.Enum{before, after}] {
		return
	}
	d.compared[[2]*ir.Enum{before, after}] = true
	name := before.Name.Wire
	if name == "" {
		name = subject
	}
	d.enumValues(name, before, after)
	switch {
	case before.Open && !after.Open && sent:
		d.add("enum-closed", name, before.Pos, after.Pos, "")
	case !before.Open && after.Open:
		d.add("enum-opened", name, before.Pos, after.Pos, "")
	}
	d.doc(name, before.Doc, after.Doc, before.Pos, after.Pos)
}

func (d *differ) enumValues(name string, before, after *ir.Enum) {
	for _, v := range before.Values {
		if !hasValue(after, v.Name.Wire) {
			d.add("enum-value-removed", name, v.Pos, after.Pos, "%s", v.Name.Wire)
		}
	}
	for _, v := range after.Values {
		if !hasValue(before, v.Name.Wire) {
			d.add("enum-value-added", name, before.Pos, v.Pos, "%s", v.Name.Wire)
		}
	}
}

func hasValue(e *ir.Enum, wire string) bool {
	for _, v := range e.Values {
		if v.Name.Wire == wire {
			return true
		}
	}
	return false
}

// namedEnums looks at the definitions that are enums.
func (d *differ) namedEnums() {
	for name, e := range ordered(d.old.enums) {
		if d.new.enums[name] == nil {
			d.definitionGone(name, e.Pos, "an enum")
		}
	}
	for name, e := range ordered(d.new.enums) {
		if d.old.enums[name] == nil {
			d.definitionNew(name, e.Pos, "an enum")
		}
	}
}

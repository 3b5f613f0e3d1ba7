// Enums: named sets of values. Every place that lists values makes an enum of its
// own here; unify joins those that share a name.

package compile

import (
	"github.com/seed184db40a/armgen/generator/compile/names"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
	"github.com/seed184db40a/armgen/generator/load"
)

// enumEntry is an enum with what naming has to know about it.
type enumEntry struct {
	enum   *ir.Enum
	schema *load.Schema
	want   string // the identifier it wants
	site   string // the identifier of the place where it stands
	named  bool   // a definition of this name
}

// enum is the type of a schema with a list of values.
func (c *compiler) enum(s *load.Schema, hint string) ir.Type {
	if e := c.enumAt[s.Node]; e != nil {
		return e
	}
	if !c.spend(s.Pos(), s.Node.Get("enum").Len()) {
		return ir.Any{}
	}
	base, ok := enumBase(s)
	if !ok {
		c.report.Notef(s.Node.PosOf("enum"), "enum-mixed", "the values of this enum are neither all text, all numbers nor all booleans; any JSON value is taken")
		return ir.Any{}
	}
	ext := s.Ext("x-ms-enum")
	site := hint
	given := ext.Get("name").Str()
	if given != "" {
		hint = names.Exported(given)
	}
	e := &ir.Enum{
		Name: ir.Name{Wire: given, Go: hint, Local: names.Local(hint)},
		Doc:  view{s}.doc(), Base: base, Values: enumValues(s, ext.Get("values")),
		Open:   ext.Get("modelAsString").IsTrue() || ext.Get("modelAsExtensible").IsTrue() || s.Ext("x-ms-enum.modelAsString").IsTrue(),
		Origin: s.Node.File().Path + "#" + s.Node.Pointer(), Pos: s.Node.KeyPos(),
	}
	c.enumAt[s.Node] = e
	c.enums = append(c.enums, &enumEntry{e, s, hint, site, isDefinition(s.Node)})
	return e
}

// enumBase is the kind of the values. Values that are all of one JSON type decide,
// whatever the type says.
func enumBase(s *load.Schema) (ir.ScalarKind, bool) {
	var kind diag.Kind
	whole := true
	for _, v := range s.Enum() {
		if v.Kind() == diag.Null {
			continue
		}
		if kind != diag.Absent && v.Kind() != kind {
			return "", false
		}
		kind = v.Kind()
		_, isInt := v.Int()
		whole = whole && isInt
	}
	switch kind {
	case diag.String:
		return ir.String, true
	case diag.Bool:
		return ir.Bool, true
	case diag.Number:
		return numberBase(s, whole), true
	}
	return "", false
}

func numberBase(s *load.Schema, whole bool) ir.ScalarKind {
	switch {
	case !whole:
		return ir.Float64
	case s.Format == "int32":
		return ir.Int32
	}
	return ir.Int64
}

// enumValues lists the values, each once, with names and descriptions of
// x-ms-enum where it has them.
func enumValues(s *load.Schema, described diag.Node) []*ir.EnumValue {
	details := map[string]diag.Node{}
	for d := range described.Children() {
		details[valueText(d.Get("value"))] = d
	}
	seen := map[string]bool{}
	var out []*ir.EnumValue
	for _, n := range s.Enum() {
		text := valueText(n)
		if n.Kind() == diag.Null || seen[text] {
			continue
		}
		seen[text] = true
		d := details[text]
		out = append(out, &ir.EnumValue{
			Name: ir.Name{Wire: text, Local: d.Get("name").Str()}, Doc: prose(d.Get("description").Str()), Pos: n.Pos(),
		})
	}
	return out
}

func valueText(n diag.Node) string {
	if n.Kind() == diag.String {
		return n.Str()
	}
	return n.Text()
}

// nameValues gives the constants their names. Until then Local holds the name that
// x-ms-enum has for the value.
func nameValues(e *ir.Enum) {
	values, nicer := make([]string, len(e.Values)), make([]string, len(e.Values))
	for i, v := range e.Values {
		values[i], nicer[i] = v.Name.Wire, v.Name.Local
	}
	for i, name := range names.Values(e.Name.Go, values, nicer) {
		e.Values[i].Name.Go, e.Values[i].Name.Local = name, names.Local(name)
	}
}

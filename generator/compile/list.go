// Lists and maps.

package compile

import (
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
	"github.com/seed184db40a/armgen/generator/load"
)

// list is the type of an array. An array that is its own element has no Go type
// and holds any JSON instead.
func (c *compiler) list(s *load.Schema, hint string) ir.Type {
	if l := c.lists[s.Node]; l != nil {
		return l
	}
	if c.open[s.Node] {
		return c.endless(s.Node)
	}
	c.open[s.Node] = true
	defer delete(c.open, s.Node)
	l := &ir.List{Elem: ir.Any{}}
	if items := s.Items(); items != nil {
		l.Elem = c.typeOf(items, hint+"Item")
		l.Limits = c.limitsOf(items, l.Elem)
		iv := c.view(items)
		l.Nullable, l.XML = iv.is("x-nullable"), xmlOf(iv)
	} else {
		c.report.Warnf(s.Pos(), "items-missing", "this array does not say what its elements are; any JSON value is taken").
			WithHelp("add \"items\" with the schema of the elements")
	}
	if nesting(l) > maxNesting {
		l.Elem, l.Limits = c.tooDeep(s.Node), nil
	}
	c.lists[s.Node] = l
	return l
}

// mapOf is the type of the free members of an object.
func (c *compiler) mapOf(s *load.Schema, hint string) ir.Type {
	if m := c.maps[s.Node]; m != nil {
		return m
	}
	if c.open[s.Node] {
		return c.endless(s.Node)
	}
	c.open[s.Node] = true
	defer delete(c.open, s.Node)
	m := &ir.Map{Elem: ir.Any{}}
	if values, _, _ := s.AdditionalProps(); values != nil {
		m.Elem = c.typeOf(values, hint+"Value")
		m.Limits = c.limitsOf(values, m.Elem)
		m.Nullable = c.view(values).is("x-nullable")
	}
	if nesting(m) > maxNesting {
		m.Elem, m.Limits = c.tooDeep(s.Node), nil
	}
	c.maps[s.Node] = m
	return m
}

// maxNesting bounds arrays of arrays; real ones have four levels.
const maxNesting = 32

// nesting is how many lists and maps lie in each other, as far as it matters.
func nesting(t ir.Type) int {
	for n := 0; ; n++ {
		switch l := t.(type) {
		case *ir.List:
			t = l.Elem
		case *ir.Map:
			t = l.Elem
		default:
			return n
		}
	}
}

func (c *compiler) tooDeep(n diag.Node) ir.Type {
	c.report.Warnf(n.Pos(), "type-endless", "arrays and maps are nested more than %d levels deep here; any JSON value is taken below", maxNesting)
	return ir.Any{}
}

func (c *compiler) endless(n diag.Node) ir.Type {
	c.report.Notef(n.Pos(), "type-endless", "this array or map has itself as its element; any JSON value is taken").
		WithHelp("put an object in between")
	return ir.Any{}
}

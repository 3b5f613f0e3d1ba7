package apidiff

// This file compares the two sides of one property, and what they share with
// parameters: limits, defaults, descriptions.

import (
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// noPos is the place of what is not there.
var noPos diag.Pos

// pos is where a definition stands; a definition that is only a parent is known
// by its first property.
func (o *definition) pos() diag.Pos {
	if o.model != nil {
		return o.model.Pos
	}
	if len(o.order) > 0 {
		return o.props[o.order[0]].Pos
	}
	return noPos
}

// propertyPair is a property on both sides, with the directions it travels.
type propertyPair struct {
	*differ

	subject        string
	before, after  *ir.Property
	inBody, answer bool // sent in requests, received in answers
}

func (d *differ) property(before, after *definition, p, q *ir.Property) {
	c := propertyPair{d, before.name + "." + p.Name.Wire, p, q,
		(before.input || after.input) && !(p.ReadOnly && q.ReadOnly), before.output || after.output}
	c.types()
	c.required()
	c.access()
	c.limits()
	if rawOf(p.Default) != rawOf(q.Default) {
		c.add("property-default-changed", "%s", becomes(rawOf(p.Default), rawOf(q.Default)))
	}
	d.doc(c.subject, p.Doc, q.Doc, p.Pos, q.Pos)
}

func (c propertyPair) add(rule, format string, args ...any) {
	c.differ.add(rule, c.subject, c.before.Pos, c.after.Pos, format, args...)
}

func (c propertyPair) types() {
	before, after := wireType(c.before), wireType(c.after)
	if sameType(before, after, nil) || c.byName(before, after) {
		c.enums(before, after)
		return
	}
	c.add("property-type-changed", "%s", becomes(typeText(before), typeText(after)))
}

// byName reports types that are the same definition on both sides: what
// changed inside is reported there.
func (c propertyPair) byName(before, after ir.Type) bool { return nameOf(before) == nameOf(after) }

// wireType is the type of a property in JSON; a flattened one is its object.
func wireType(p *ir.Property) ir.Type {
	if p.Bag != nil {
		return p.Bag
	}
	return p.Type
}

func (c propertyPair) required() {
	switch p, q := c.before.Required, c.after.Required; {
	case !p && q && c.inBody && !c.after.ReadOnly:
		c.add("property-became-required", "")
	case p && !q:
		c.add("property-became-optional", "")
	}
}

func (c propertyPair) access() {
	p, q := c.before, c.after
	switch {
	case !p.ReadOnly && q.ReadOnly:
		c.add("property-became-read-only", "")
	case p.ReadOnly && !q.ReadOnly:
		c.add("property-became-writable", "")
	}
	if p.Mutability != q.Mutability {
		c.add("property-mutability-changed", "")
	}
	if p.Nullable != q.Nullable {
		c.add("property-nullable-changed", "%s", map[bool]string{true: "null is a value now", false: "null is no value any more"}[q.Nullable])
	}
	if p.Secret != q.Secret {
		c.add("property-secret-changed", "%s", map[bool]string{true: "it is a secret now", false: "it is no secret any more"}[q.Secret])
	}
}

func (c propertyPair) limits() {
	tighter, other := compareLimits(c.before.Limits, c.after.Limits)
	for _, text := range tighter {
		if c.inBody {
			c.add("property-limit-tightened", "%s", text)
		} else {
			other = append(other, text)
		}
	}
	for _, text := range other {
		c.add("property-limit-changed", "%s", text)
	}
}

// doc reports a changed description. Line breaks and runs of blanks do not
// count.
func (d *differ) doc(subject, before, after string, old, new diag.Pos) {
	if strings.Join(strings.Fields(before), " ") != strings.Join(strings.Fields(after), " ") {
		d.add("documentation-changed", subject, old, new, "")
	}
}

func rawOf(l *ir.Literal) string {
	if l == nil {
		return ""
	}
	return l.Raw
}

// becomes says "a becomes b", and names what is missing on one side.
func becomes(before, after string) string {
	switch {
	case before == "":
		return after + " is new"
	case after == "":
		return before + " is gone"
	}
	return before + " becomes " + after
}

// ordered walks a map by its keys in order.
func ordered[V any](m map[string]V) iter.Seq2[string, V] {
	return func(yield func(string, V) bool) {
		for _, k := range slices.Sorted(maps.Keys(m)) {
			if !yield(k, m[k]) {
				return
			}
		}
	}
}

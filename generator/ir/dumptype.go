// The text form of models, enums, types and limits; dump.go has the rest.

package ir

import (
	"fmt"
	"strconv"
	"strings"
)

func (d *dumper) model(m *Model) {
	d.line("model", m.Name.Go, attr("definition", m.Name.Wire), flag(m.Resource, "resource"), flag(m.Input, "input"), flag(m.Output, "output"),
		flag(m.ErrorShape, "error"), attr("parents", strings.Join(m.Parents, ",")), xmlText(m.XML), d.at(m.Pos))
	d.in(func() {
		d.line("origin", m.Origin)
		d.doc(m.Doc)
		d.union(m)
		d.properties(m.Properties)
		if m.Additional != nil {
			d.line("additional", typeText(m.Additional))
		}
	})
}

func (d *dumper) union(m *Model) {
	if m.Variant != nil {
		d.line("variant", strconv.Quote(m.Variant.Value), "of", m.Variant.Base.Name.Go)
	}
	if m.Union == nil {
		return
	}
	parent := ""
	if m.Union.Parent != nil {
		parent = m.Union.Parent.Name.Go
	}
	names := make([]string, len(m.Union.Variants))
	for i, v := range m.Union.Variants {
		names[i] = v.Name.Go
	}
	d.line("union", m.Union.Interface, "by", strconv.Quote(m.Union.Discriminator), attr("parent", parent), "variants", strings.Join(names, " "))
}

func (d *dumper) properties(props []*Property) {
	for _, p := range props {
		d.property(p)
	}
}

func (d *dumper) property(p *Property) {
	kind, shape := "property", typeText(p.Type)
	if p.Flattened != nil {
		kind, shape = "flattened", ""
		if p.Bag != nil {
			shape = p.Bag.Name.Go
		}
	}
	d.line(kind, p.Name.Go, strconv.Quote(p.Path), shape,
		flag(p.Required, "required"), flag(p.ReadOnly, "read-only"), flag(p.Nullable, "nullable"), flag(p.Secret, "secret"),
		flag(p.Discriminator, "discriminator"), mutabilityText(p.Mutability), limitsText(p.Limits),
		literalText("default", p.Default), literalText("const", p.Const), attr("arm", strings.Join(p.ARMTypes, ",")),
		attr("identifiers", strings.Join(p.Identifiers, ",")), xmlText(p.XML), attr("owner", p.Owner), d.at(p.Pos))
	d.in(func() {
		d.doc(p.Doc)
		d.properties(p.Flattened)
	})
}

func (d *dumper) enum(e *Enum) {
	d.line("enum", e.Name.Go, attr("name", e.Name.Wire), string(e.Base), flag(e.Open, "open"), d.at(e.Pos))
	d.in(func() {
		d.line("origin", e.Origin)
		d.doc(e.Doc)
		for _, v := range e.Values {
			d.line("value", v.Name.Go, strconv.Quote(v.Name.Wire))
			d.in(func() { d.doc(v.Doc) })
		}
	})
}

// typeText renders a type as an expression: "[]Registry", "map[string]string".
func typeText(t Type) string {
	switch t := t.(type) {
	case nil:
		return "-"
	case *Model:
		return t.Name.Go
	case *Enum:
		return t.Name.Go
	case Scalar:
		return string(t.Kind) + suffix(t.Secret, "!secret")
	case *List:
		return "[]" + suffix(t.Nullable, "?") + typeText(t.Elem) + elementText(t.Limits)
	case *Map:
		return "map[string]" + suffix(t.Nullable, "?") + typeText(t.Elem) + elementText(t.Limits)
	case Any:
		return "any"
	default:
		panic(fmt.Sprintf("ir: unknown type %T", t))
	}
}

func suffix(on bool, s string) string {
	if on {
		return s
	}
	return ""
}

// elementText renders the limits of list elements and map values.
func elementText(l *Limits) string {
	if s := limitsText(l); s != "" {
		return "(" + s + ")"
	}
	return ""
}

func limitsText(l *Limits) string {
	if l == nil {
		return ""
	}
	parts := []string{
		countText("minLength", l.MinLength), countText("maxLength", l.MaxLength), patternText(l.Pattern),
		attr(numberKey("minimum", l.ExclusiveMin), l.Minimum), attr(numberKey("maximum", l.ExclusiveMax), l.Maximum),
		attr("multipleOf", l.MultipleOf), countText("minItems", l.MinItems), countText("maxItems", l.MaxItems),
		flag(l.UniqueItems, "unique"), countText("minProperties", l.MinProperties), countText("maxProperties", l.MaxProperties),
	}
	return strings.Join(nonEmpty(parts), " ")
}

func nonEmpty(parts []string) []string {
	out := parts[:0]
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

func numberKey(name string, exclusive bool) string {
	if exclusive {
		return name + "(exclusive)"
	}
	return name
}

func countText(name string, n *int64) string {
	if n == nil {
		return ""
	}
	return attr(name, strconv.FormatInt(*n, 10))
}

// patternText renders a pattern; one that Go cannot express is marked.
func patternText(p *Pattern) string {
	if p == nil {
		return ""
	}
	if len(p.RE2) == 0 && len(p.Not) == 0 {
		return attr("pattern(not-enforced)", strconv.Quote(p.Source))
	}
	return attr("pattern", strconv.Quote(p.Source))
}

func literalText(name string, l *Literal) string {
	if l == nil {
		return ""
	}
	return attr(name, l.Raw)
}

func mutabilityText(m Mutability) string {
	var parts []string
	for _, f := range []struct {
		bit  Mutability
		name string
	}{{Create, "create"}, {Read, "read"}, {Update, "update"}} {
		if m&f.bit != 0 {
			parts = append(parts, f.name)
		}
	}
	return attr("mutability", strings.Join(parts, ","))
}

func xmlText(x *XML) string {
	if x == nil {
		return ""
	}
	parts := []string{attr("name", x.Name), attr("prefix", x.Prefix), attr("namespace", x.Namespace), flag(x.Attribute, "attribute"), flag(x.Wrapped, "wrapped"), flag(x.Text, "text")}
	return "xml(" + strings.Join(nonEmpty(parts), " ") + ")"
}

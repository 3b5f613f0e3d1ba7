package apidiff

// This file turns the models of a service back into definitions: inherited
// properties belong to the definition that declares them, and flattened ones
// to the object that holds them in JSON, so that a change is found once, where
// it was made.

import (
	"strings"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// definitions are the objects and enums of a service, in order of first sight.
type definitions struct {
	objects map[string]*definition
	names   []string
	models  map[*ir.Model]string
	enums   map[string]*ir.Enum
	// declared are the definitions written in the input files, used or not.
	declared map[string]diag.Node
}

// definition is one object as the specification declares it.
type definition struct {
	name          string
	model         *ir.Model // nil when it is only a parent
	props         map[string]*ir.Property
	order         []string
	input, output bool
}

func collect(s *ir.Service) *definitions {
	d := &definitions{objects: map[string]*definition{}, models: map[*ir.Model]string{}, enums: map[string]*ir.Enum{}, declared: map[string]diag.Node{}}
	for _, m := range s.Models {
		d.model(m, m.Input, m.Output)
	}
	for _, e := range s.Enums {
		if named(e.Origin) {
			d.enums[e.Name.Wire] = e
		}
	}
	for _, source := range s.Sources {
		if source.Input {
			for name, n := range source.Pos.File().Root().Get("definitions").Members() {
				d.declared[name] = n
			}
		}
	}
	return d
}

// named reports whether an origin is a member of the definitions section.
func named(origin string) bool {
	_, rest, ok := strings.Cut(origin, "#/definitions/")
	return ok && !strings.Contains(rest, "/")
}

// modelName is the definition's name, or the Go name of an inline object.
func modelName(m *ir.Model) string {
	if m.Name.Wire != "" {
		return m.Name.Wire
	}
	return m.Name.Go
}

func (d *definitions) object(name string) *definition {
	o := d.objects[name]
	if o == nil {
		o = &definition{name: name, props: map[string]*ir.Property{}}
		d.objects[name] = o
		d.names = append(d.names, name)
	}
	return o
}

func (d *definitions) model(m *ir.Model, input, output bool) {
	o := d.object(modelName(m))
	o.input, o.output = o.input || input, o.output || output
	if _, known := d.models[m]; known {
		return
	}
	d.models[m] = o.name
	if o.model == nil {
		o.model = m
	}
	for _, p := range m.Properties {
		d.property(o, p)
	}
}

// property files a property under its owner, which inherits the directions.
func (d *definitions) property(holder *definition, p *ir.Property) {
	o := holder
	if p.Owner != "" {
		o = d.object(p.Owner)
		o.input, o.output = o.input || holder.input, o.output || holder.output
	}
	if _, known := o.props[p.Name.Wire]; !known {
		o.props[p.Name.Wire] = p
		o.order = append(o.order, p.Name.Wire)
	}
	if p.Bag != nil {
		d.model(p.Bag, holder.input && !p.ReadOnly, holder.output)
	}
}

// definitions compares the definitions of both sides.
func (d *differ) definitions() {
	for _, name := range d.old.names {
		before, after := d.old.objects[name], d.new.objects[name]
		if after == nil {
			d.definitionGone(name, before.pos(), "")
			continue
		}
		d.definition(before, after)
	}
	for _, name := range d.new.names {
		if d.old.objects[name] == nil {
			d.definitionNew(name, d.new.objects[name].pos(), "")
		}
	}
	d.namedEnums()
	d.unused()
}

// definitionGone reports a definition that no operation leads to any more: it
// may still be declared.
func (d *differ) definitionGone(name string, pos diag.Pos, what string) {
	switch after, declared := d.new.declared[name]; {
	case d.new.objects[name] != nil || d.new.enums[name] != nil:
	case declared:
		d.add("definition-unused", name, pos, after.KeyPos(), "%s", what)
	default:
		d.add("definition-removed", name, pos, noPos, "%s", what)
	}
}

func (d *differ) definitionNew(name string, pos diag.Pos, what string) {
	if _, declared := d.old.declared[name]; !declared && d.old.objects[name] == nil && d.old.enums[name] == nil {
		d.add("definition-added", name, noPos, pos, "%s", what)
	}
}

// unused reports new definitions that are declared and used by nothing.
func (d *differ) unused() {
	for name, n := range ordered(d.new.declared) {
		if d.new.objects[name] == nil && d.new.enums[name] == nil {
			d.definitionNew(name, n.KeyPos(), "nothing uses it")
		}
	}
}

// stated reports a definition of an object that began or ceased to say that it is one, which
// changes its text and nothing else.
func (d *differ) stated(name string) {
	before, after := d.old.declared[name], d.new.declared[name]
	if a, b := before.Get("type").Str(), after.Get("type").Str(); before.OK() && after.OK() && a != b {
		d.add("definition-type-stated", name, before.KeyPos(), after.KeyPos(), "%s", becomes(a, b))
	}
}

func (d *differ) definition(before, after *definition) {
	d.stated(before.name)
	for _, name := range before.order {
		p := before.props[name]
		if q := after.props[name]; q != nil {
			d.property(before, after, p, q)
		} else if !inherited(d.new, after, p) {
			d.add("property-removed", before.name+"."+name, p.Pos, after.pos(), "%s", typeText(p.Type))
		}
	}
	for _, name := range after.order {
		if before.props[name] == nil && !inherited(d.old, before, after.props[name]) {
			d.propertyAdded(before, after, after.props[name])
		}
	}
	if before.model != nil && after.model != nil {
		d.model(before.model, after.model)
	}
}

// inherited reports whether an object has a property of this name and type
// from a parent: moving a property to a parent changes nothing on the wire.
func inherited(d *definitions, o *definition, p *ir.Property) bool {
	if o.model == nil {
		return false
	}
	for _, q := range o.model.Properties {
		if q.Name.Wire == p.Name.Wire {
			return sameType(p.Type, q.Type, nil)
		}
	}
	return false
}

func (d *differ) propertyAdded(before, after *definition, p *ir.Property) {
	rule := "property-added"
	if p.Required && !p.ReadOnly && after.input {
		rule = "property-added-required"
	}
	d.add(rule, after.name+"."+p.Name.Wire, before.pos(), p.Pos, "%s", typeText(p.Type))
}

// model compares what belongs to an object as a whole.
func (d *differ) model(before, after *ir.Model) {
	name := modelName(before)
	d.doc(name, before.Doc, after.Doc, before.Pos, after.Pos)
	switch {
	case before.Additional != nil && after.Additional == nil:
		d.add("additional-properties-removed", name, before.Pos, after.Pos, "")
	case before.Additional == nil && after.Additional != nil:
		d.add("additional-properties-added", name, before.Pos, after.Pos, "")
	}
	d.union(name, before, after)
}

func (d *differ) union(name string, before, after *ir.Model) {
	if before.Union == nil || after.Union == nil {
		if (before.Union == nil) != (after.Union == nil) {
			d.add("discriminator-changed", name, before.Pos, after.Pos, "")
		}
		return
	}
	if before.Union.Discriminator != after.Union.Discriminator {
		d.add("discriminator-changed", name, before.Pos, after.Pos, "%s becomes %s", before.Union.Discriminator, after.Union.Discriminator)
	}
	old, new := variants(before), variants(after)
	for value, m := range ordered(old) {
		if new[value] == nil {
			d.add("variant-removed", name, m.Pos, after.Pos, "%s", value)
		}
	}
	for value, m := range ordered(new) {
		if old[value] == nil {
			d.add("variant-added", name, before.Pos, m.Pos, "%s", value)
		}
	}
}

func variants(m *ir.Model) map[string]*ir.Model {
	all := map[string]*ir.Model{}
	for _, v := range m.Union.Variants {
		if v.Variant != nil {
			all[v.Variant.Value] = v
		}
	}
	return all
}

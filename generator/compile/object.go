// Objects: which schemas become models, and how a model gets its properties from
// its own keywords and those of its allOf parents.

package compile

import (
	"github.com/seed184db40a/armgen/generator/compile/names"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
	"github.com/seed184db40a/armgen/generator/load"
)

// entry is a model with what compile has to remember about it.
type entry struct {
	model  *ir.Model
	schema *load.Schema
	want   string      // the identifier it wants
	nodes  []diag.Node // the schema and its equals in other files
	named  bool        // a definition, not an inline schema

	discriminator string // of a base, its own or inherited; "" for none
	lone          bool   // it derives from a base, whether that is reached or not
}

// object is the type of something with members: a model when members are known
// by name, a map when only their type is, any JSON when nothing is.
func (c *compiler) object(s *load.Schema, hint string) ir.Type {
	if s.Node.Get("properties").Len() > 0 || s.Node.Get("allOf").Len() > 0 || s.Node.Get("discriminator").OK() {
		return c.model(s, hint).model
	}
	if _, allowed, present := s.AdditionalProps(); present && allowed {
		return c.mapOf(s, hint)
	}
	return ir.Any{}
}

// model is the entry for an object schema, made on first use. Definitions of one
// name in several files that say the same are one model.
func (c *compiler) model(s *load.Schema, hint string) *entry {
	if e := c.models[s.Node]; e != nil {
		return e
	}
	named := isDefinition(s.Node)
	if named {
		for _, e := range c.byName[s.Node.Key()] {
			if c.sameSchema(e.schema.Node, s.Node) {
				e.nodes = append(e.nodes, s.Node)
				c.models[s.Node] = e
				c.queue = append(c.queue, e) // a base may have variants in both files
				return e
			}
		}
	}
	c.spend(s.Pos(), partsOfModel)
	e := &entry{schema: s, want: hint, nodes: []diag.Node{s.Node}, named: named}
	e.model = c.newModel(s, hint, named)
	c.models[s.Node] = e
	c.order = append(c.order, e)
	c.queue = append(c.queue, e)
	if named {
		c.byName[s.Node.Key()] = append(c.byName[s.Node.Key()], e)
	}
	return e
}

func (c *compiler) newModel(s *load.Schema, hint string, named bool) *ir.Model {
	m := &ir.Model{
		Name:   ir.Name{Wire: hint, Go: hint, Local: names.Local(hint)},
		Doc:    view{s}.doc(),
		Origin: s.Node.File().Path + "#" + s.Node.Pointer(),
		Pos:    s.Node.KeyPos(),
		XML:    xmlOf(view{s}),
	}
	if named {
		m.Name.Wire = s.Node.Key()
	}
	return m
}

// fill gives a model its properties. A model that is met again in another file
// only looks for variants there.
func (c *compiler) fill(e *entry) {
	if e.model.Properties != nil {
		c.variants(e)
		return
	}
	f := &merge{compiler: c, required: map[string]bool{}, at: map[string]int{},
		path: map[diag.Node]bool{}, done: map[diag.Node]bool{}, reached: map[string]bool{}}
	f.collect(e.schema, e.model)
	e.model.Properties = make([]*ir.Property, 0, len(f.members))
	for _, m := range f.members {
		e.model.Properties = append(e.model.Properties, c.property(m, e.want, f.required[m.name]))
	}
	e.model.Parents, e.model.Resource = f.parents, f.resource
	if f.free != nil {
		e.model.Additional, _ = c.mapOf(f.free, e.want).(*ir.Map)
	}
	nameFields(e.model)
	e.discriminator = f.discriminator
	c.discriminate(e, f.discriminator)
	c.variants(e)
	e.lone = f.base != nil && f.base.Node != e.schema.Node
}

// member is a property before it is compiled.
type member struct {
	name   string
	schema *load.Schema
	owner  string
}

// merge collects the members of an object and its parents.
type merge struct {
	*compiler
	members       []member
	at            map[string]int // index of each member
	required      map[string]bool
	parents       []string
	reached       map[string]bool // the parents again
	resource      bool
	free          *load.Schema       // the nearest schema with additionalProperties
	discriminator string             // of the nearest base
	base          *load.Schema       // that base
	path, done    map[diag.Node]bool // the schemas on the way, against cycles, and those behind
}

// collect adds the members of s: first those of its parents, then its own, which
// replace a parent's of the same name where that stands.
func (f *merge) collect(s *load.Schema, m *ir.Model) {
	if f.path[s.Node] {
		f.report.Errorf(s.Pos(), "allof-cycle", "an object cannot be its own parent").
			WithHelp("take the entry that leads back out of one of the allOf lists")
		return
	}
	if f.done[s.Node] {
		return // a second way to the same grandparent
	}
	if !f.spend(s.Pos(), s.Node.Get("allOf").Len()) {
		return
	}
	f.path[s.Node], f.done[s.Node] = true, true
	for _, part := range s.AllOf() {
		v := f.view(part)
		if len(v) == 0 {
			continue
		}
		if key := v.core().Node.Key(); isDefinition(v.core().Node) && !f.reached[key] {
			f.reached[key] = true
			f.parents = append(f.parents, key)
		}
		f.require(part)
		f.collect(v.core(), m)
	}
	delete(f.path, s.Node)
	f.own(s, m)
}

func (f *merge) own(s *load.Schema, m *ir.Model) {
	f.require(s)
	f.resource = f.resource || s.Ext("x-ms-azure-resource").IsTrue()
	if d := s.Node.Get("discriminator").Str(); d != "" {
		f.discriminator, f.base = d, s
	}
	if _, allowed, present := s.AdditionalProps(); present && allowed {
		f.free = s
	}
	owner := m.Name.Wire
	if isDefinition(s.Node) {
		owner = s.Node.Key()
	}
	if !f.spend(s.Pos(), s.Node.Get("properties").Len()) {
		return
	}
	for _, p := range s.Props() {
		f.add(member{p.Name, p.Schema, owner})
	}
}

func (f *merge) require(s *load.Schema) {
	for _, name := range s.Required() {
		f.required[name] = true
	}
}

// add puts a member in its place. A child that gives a property another type than
// its parent did is noted: the child's counts.
func (f *merge) add(m member) {
	i, ok := f.at[m.name]
	if !ok {
		f.at[m.name] = len(f.members)
		f.members = append(f.members, m)
		return
	}
	old := f.members[i]
	if old.schema != m.schema && !f.sameSchema(old.schema.Node, m.schema.Node) && f.otherType(old.schema, m.schema) {
		f.report.Notef(m.schema.Node.KeyPos(), "property-override", "%s.%s has another type than the one inherited from %s; this one counts", m.owner, m.name, old.owner).
			WithRelated(old.schema.Node.KeyPos(), "inherited from here")
	}
	f.members[i] = m
}

// otherType reports whether two schemas end in different definitions or types.
func (f *merge) otherType(a, b *load.Schema) bool {
	va, vb := f.view(a), f.view(b)
	if len(va) == 0 || len(vb) == 0 {
		return true
	}
	ca, cb := va.core(), vb.core()
	if isDefinition(ca.Node) || isDefinition(cb.Node) {
		return ca.Node != cb.Node && !f.sameSchema(ca.Node, cb.Node)
	}
	return kindOf(ca) != kindOf(cb) || statedType(ca) != statedType(cb) || ca.Format != cb.Format
}

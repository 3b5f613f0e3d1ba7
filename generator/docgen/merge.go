// Merging of allOf, as far as the search for dependencies looks.

package docgen

import (
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// merger merges schemas. Schemas refer to themselves, so every merge is done once
// and remembered.
type merger struct {
	properties map[*ir.Value]*ir.Value
	schemas    map[*ir.Value]*ir.Value
	pairs      map[[2]*ir.Value]*ir.Value
}

func newMerger() *merger {
	return &merger{map[*ir.Value]*ir.Value{}, map[*ir.Value]*ir.Value{}, map[[2]*ir.Value]*ir.Value{}}
}

// allProperties are the properties of a schema: of the parts of its allOf, then
// its own.
func (m *merger) allProperties(schema *ir.Value) *ir.Value {
	if v, ok := m.properties[schema]; ok {
		return v
	}
	all := &ir.Value{Kind: diag.Object}
	for _, part := range parts(schema) {
		if props := part.Value.Get("properties"); props != nil {
			for _, p := range props.Members {
				setMember(all, p)
			}
		}
	}
	all = m.defaults(all, schema.Get("properties"))
	m.properties[schema] = all
	return all
}

func parts(schema *ir.Value) []ir.Member {
	if allOf := schema.Get("allOf"); allOf != nil {
		return allOf.Members
	}
	return nil
}

func setMember(object *ir.Value, member ir.Member) {
	for i := range object.Members {
		if object.Members[i].Key == member.Key {
			object.Members[i].Value = member.Value
			return
		}
	}
	object.Members = append(object.Members, member)
}

// merged is a property's schema with the parts of its allOf merged in.
func (m *merger) merged(schema *ir.Value) *ir.Value {
	if schema.Get("allOf") == nil {
		return schema
	}
	if v, ok := m.schemas[schema]; ok {
		return v
	}
	own := &ir.Value{Kind: diag.Object}
	for _, member := range schema.Members {
		if member.Key != "allOf" {
			own.Members = append(own.Members, member)
		}
	}
	for _, part := range parts(schema) {
		own = m.defaults(own, part.Value)
	}
	m.schemas[schema] = own
	return own
}

// defaults takes from d what a lacks: members by key, elements by place, deeply.
func (m *merger) defaults(a, d *ir.Value) *ir.Value {
	switch {
	case absent(a):
		return d
	case d == nil || a == d || a.Kind != d.Kind || !a.Container():
		return a
	}
	pair := [2]*ir.Value{a, d}
	if v, ok := m.pairs[pair]; ok {
		return v
	}
	v := &ir.Value{Kind: a.Kind}
	m.pairs[pair] = v
	if a.Kind == diag.Array {
		v.Members = m.elements(a.Members, d.Members)
		return v
	}
	for _, member := range a.Members {
		v.Members = append(v.Members, ir.Member{Key: member.Key, Value: m.defaults(member.Value, d.Get(member.Key))})
	}
	for _, member := range d.Members {
		if a.Get(member.Key) == nil {
			setMember(v, member)
		}
	}
	return v
}

func absent(v *ir.Value) bool { return v == nil || v.Kind == diag.Null }

func (m *merger) elements(a, d []ir.Member) []ir.Member {
	var out []ir.Member
	for i := range max(len(a), len(d)) {
		switch {
		case i >= len(a):
			out = append(out, d[i])
		case i >= len(d):
			out = append(out, a[i])
		default:
			out = append(out, ir.Member{Value: m.defaults(a[i].Value, d[i].Value)})
		}
	}
	return out
}

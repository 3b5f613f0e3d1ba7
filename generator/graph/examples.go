// The example bodies of a resource: which ids stand in them and where. They are
// evidence of their own, and they overrule guesses by name.

package graph

import (
	"strings"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// samples are the values of the example bodies by property path, with [] for list
// elements and map values as far as they can be told.
type samples map[string][]sample

// sample is one string value of an example.
type sample struct {
	typ string // resource type when the value is an ARM id
	pos diag.Pos
}

// sampleBodies reads the create and update examples of a resource.
func sampleBodies(r *ir.Resource) samples {
	out := samples{}
	for _, o := range []*ir.Operation{r.Create, r.Update} {
		if o == nil || o.Body == nil {
			continue
		}
		for _, e := range o.Examples {
			out.read(e.Params.Get(o.Body.Name.Wire), "", o.Body.Type)
		}
	}
	return out
}

// read notes every string below n. t tells where the keys of an object are free.
func (s samples) read(n diag.Node, path string, t ir.Type) {
	switch n.Kind() {
	case diag.Object:
		m, free := t.(*ir.Map)
		for key, child := range n.Members() {
			if free {
				s.read(child, path+"[]", m.Elem)
				s.note(path+"[]", key, child.KeyPos())
				continue
			}
			s.read(child, join(path, key), memberType(t, key))
		}
	case diag.Array:
		l, _ := t.(*ir.List)
		for child := range n.Children() {
			s.read(child, path+"[]", elemType(l))
		}
	case diag.String:
		s.note(path, n.Str(), n.Pos())
	}
}

func (s samples) note(path, value string, pos diag.Pos) {
	s[path] = append(s[path], sample{idType(value), pos})
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// memberType is the type of a member where the example has it: flattened members
// are nested in JSON.
func memberType(t ir.Type, key string) ir.Type {
	m, ok := t.(*ir.Model)
	if !ok {
		return nil
	}
	for _, p := range m.Properties {
		switch {
		case p.Name.Wire != key:
		case p.Flattened != nil:
			return &ir.Model{Properties: p.Flattened}
		default:
			return p.Type
		}
	}
	return nil
}

func elemType(l *ir.List) ir.Type {
	if l == nil {
		return nil
	}
	return l.Elem
}

// allow reports whether the examples are compatible with an edge by name: there
// is no value at the place, or one of them is an id of the type.
func (s samples) allow(path string, to *Node) bool {
	values := s[path]
	for _, v := range values {
		if strings.EqualFold(v.typ, to.Type) {
			return true
		}
	}
	return len(values) == 0
}

// exampleRule adds an edge for every id of a known type.
func (b *builder) exampleRule(from *Node, s samples) {
	for _, path := range sortedKeys(s) {
		for _, v := range s[path] {
			if to := b.index.known(v.typ); v.typ != "" && to != nil && path != "id" {
				b.add(from, to, Evidence{RuleExample, path, "an example names a " + to.Name, strings.Contains(path, "[]"), v.pos})
			}
		}
	}
}

// ExampleIDs lists the resource types of g that ids in the example bodies of a
// resource name, itself left out: what the graph is measured against.
func ExampleIDs(g *Graph, r *ir.Resource) map[string]bool {
	out := map[string]bool{}
	for path, values := range sampleBodies(r) {
		for _, v := range values {
			if n := g.Find(v.typ); v.typ != "" && n != nil && path != "id" && !strings.EqualFold(n.Type, r.Type) {
				out[n.Type] = true
			}
		}
	}
	return out
}

// The rules, in order of trust. Each looks at one resource and adds edges with
// what it saw. The path rule reads the URL; the others walk the body that creates
// the resource, side by side with the example bodies.

package graph

import (
	"strings"

	"github.com/seed184db40a/armgen/generator/english"
	"github.com/seed184db40a/armgen/generator/ir"
)

// resource runs all rules over one resource.
func (b *builder) resource(r *ir.Resource) {
	from := b.index.known(r.Type)
	b.nodes[from] = true
	b.pathRule(from, r)
	body := createBody(r)
	if body == nil {
		return
	}
	samples := sampleBodies(r)
	b.exampleRule(from, samples)
	w := &walk{builder: b, from: from, samples: samples, seen: map[*ir.Model]bool{}, parts: partsOf(body)}
	w.value(body, "", false)
	w.run()
}

// createBody is the type of the body that makes or changes a resource.
func createBody(r *ir.Resource) ir.Type {
	for _, o := range []*ir.Operation{r.Create, r.Update} {
		if o != nil && o.Body != nil {
			return o.Body.Type
		}
	}
	return nil
}

// pathRule finds what the URL names above the resource: the resource it is a child
// of, the resource group it lies in, and the resource that it extends.
func (b *builder) pathRule(from *Node, r *ir.Resource) {
	if r.ID == nil {
		return
	}
	segments := r.ID.Segments
	for i := 1; i < len(segments); i++ {
		if segments[i].Param == nil || segments[i-1].Param != nil {
			continue
		}
		typ := typeAt(segments[:i])
		to := b.index.known(typ)
		if to == nil && strings.EqualFold(typ, ResourceGroups) {
			to = b.index.stated(ResourceGroups)
		}
		if to == nil || !nearest(from, to) {
			continue
		}
		b.add(from, to, Evidence{Rule: RulePath, Path: segments[i].Param.Wire, Text: "in the path " + r.ID.Template, Pos: r.Pos})
	}
}

// nearest keeps the direct parent of a child and leaves out its grandparents, and
// subscriptions, which everything lies in.
func nearest(from, to *Node) bool {
	if strings.EqualFold(to.Type, "Microsoft.Resources/subscriptions") {
		return false
	}
	if !strings.HasPrefix(strings.ToLower(from.Type), strings.ToLower(to.Type)+"/") {
		return true
	}
	return strings.Count(from.Type, "/") == strings.Count(to.Type, "/")+1
}

// typeAt is the resource type that the segments of an id end in, before the name.
func typeAt(segments []ir.Segment) string {
	last := -1
	for i, s := range segments {
		if strings.EqualFold(s.Literal, "providers") && i+1 < len(segments) && segments[i+1].Param == nil {
			last = i
		}
	}
	typ, rest := "Microsoft.Resources", segments
	switch {
	case last >= 0:
		typ, rest = segments[last+1].Literal, segments[last+2:]
	case len(segments) > 2 && strings.EqualFold(segments[0].Literal, "subscriptions"):
		rest = segments[2:]
	}
	for i := 0; i < len(rest); i += 2 {
		typ += "/" + rest[i].Literal
	}
	return typ
}

// walk goes through the create body breadth first, so that the path it gives for
// a model that occurs in several places is the shortest.
type walk struct {
	*builder
	from    *Node
	samples samples
	parts   map[string]bool // lists of the resource itself
	seen    map[*ir.Model]bool
	queue   []place
}

// place is a model that still has to be looked into.
type place struct {
	model *ir.Model
	path  string
	list  bool
}

func (w *walk) run() {
	for len(w.queue) > 0 {
		p := w.queue[0]
		w.queue = w.queue[1:]
		w.properties(p.model.Properties, p)
		if p.model.Union != nil {
			for _, v := range p.model.Union.Variants {
				w.value(v, p.path, p.list)
			}
		}
	}
}

// value queues the model in a type, if there is one.
func (w *walk) value(t ir.Type, path string, list bool) {
	switch t := t.(type) {
	case *ir.Model:
		if !w.seen[t] {
			w.seen[t] = true
			w.queue = append(w.queue, place{t, path, list})
		}
	case *ir.List:
		w.value(t.Elem, path+"[]", true)
	case *ir.Map:
		w.value(t.Elem, path+"[]", true)
	}
}

func (w *walk) properties(props []*ir.Property, at place) {
	for _, p := range props {
		switch {
		case p.ReadOnly:
		case p.Flattened != nil:
			w.properties(p.Flattened, at)
		default:
			w.property(p, at)
		}
	}
}

// property applies the body rules to one property and goes on below it unless it
// is a reference to another resource.
func (w *walk) property(p *ir.Property, at place) {
	path := p.Path
	if at.path != "" {
		path = at.path + "." + p.Path
	}
	elem, list := element(p.Type)
	if list {
		path += "[]"
	}
	list = list || at.list
	if m, ok := elem.(*ir.Model); ok {
		if !w.shapeRule(p, m, path, list) {
			w.value(m, path, list)
		}
		return
	}
	w.idRules(p, elem, path, list)
}

// element strips lists and maps off a type.
func element(t ir.Type) (elem ir.Type, many bool) {
	switch t := t.(type) {
	case *ir.List:
		elem, _ = element(t.Elem)
		return elem, true
	case *ir.Map:
		elem, _ = element(t.Elem)
		return elem, true
	}
	return t, false
}

// idRules look at a property that may hold an id: stated types first, then the
// name.
func (w *walk) idRules(p *ir.Property, elem ir.Type, path string, list bool) {
	scalar, ok := elem.(ir.Scalar)
	if !ok {
		return
	}
	if len(p.ARMTypes) > 0 {
		for _, typ := range p.ARMTypes {
			w.add(w.from, w.index.stated(typ), Evidence{RuleARMID, path, "x-ms-arm-id-details allows " + typ, list, p.Pos})
		}
		return
	}
	name := idName(p.Name.Wire)
	switch {
	case scalar.Kind == ir.ARMID:
		if name == "" {
			name = p.Name.Wire
		}
		w.guess(name, Evidence{RuleARMID, path, "format arm-id", list, p.Pos})
	case name != "" && scalar.Kind != ir.UUID && saysID(p.Doc):
		w.guess(name, Evidence{RuleIDName, path, "the description says that it is a resource id", list, p.Pos})
	}
}

// shapeRule looks at an object with an id of its own. An object that is little
// else is a reference, to the type that its property or model is named after. A
// whole resource that stands there is one too when the model is named exactly like
// a type of the same provider; written out inside its own parent it is not. The
// rule reports whether the walk stops here.
func (w *walk) shapeRule(p *ir.Property, m *ir.Model, path string, list bool) bool {
	id, bare := idField(m)
	if id == nil || !bare && id.ReadOnly {
		return false
	}
	to := w.index.model(m.Name.Wire, w.from)
	if bare && to == nil && !w.internal(p.Name.Wire) {
		to = w.index.named(singularName(p.Name.Wire), w.from)
	}
	if bare && to == nil {
		to = w.index.named(singularName(m.Name.Wire), w.from)
	}
	if to == nil || isBelow(to, w.from) {
		return false
	}
	if ev := (Evidence{RuleShape, path + ".id", "an object with an id", list, p.Pos}); w.samples.allow(ev.Path, to) {
		w.add(w.from, to, ev)
	}
	return true
}

// internal reports whether a name is that of a part of the resource itself: an
// application gateway's defaultBackendAddressPool is one of its backendAddressPools.
func (w *walk) internal(name string) bool {
	parts := words(english.Singular(name))
	for i := range parts {
		if w.parts[english.Plural(strings.Join(parts[i:], ""))] {
			return true
		}
	}
	return false
}

func isBelow(child, parent *Node) bool {
	return child == parent || strings.HasPrefix(strings.ToLower(child.Type), strings.ToLower(parent.Type)+"/")
}

// idField is the id of an object, nil for none, and whether the object is little
// more than that.
func idField(m *ir.Model) (id *ir.Property, bare bool) {
	bare = true
	for _, f := range m.Fields() {
		switch f.Path {
		case "id":
			if _, ok := f.Type.(ir.Scalar); ok {
				id = f
			}
		case "name", "type", "location", "kind":
		default:
			bare = false
		}
	}
	return id, bare
}

// partsOf are the names of the lists that a resource holds itself, in lower case.
func partsOf(body ir.Type) map[string]bool {
	parts := map[string]bool{}
	if m, ok := body.(*ir.Model); ok {
		addParts(parts, m.Properties, 0)
	}
	return parts
}

// addParts looks at the members of the body and of the bag of properties in it.
func addParts(parts map[string]bool, props []*ir.Property, depth int) {
	for _, p := range props {
		if l, ok := p.Type.(*ir.List); ok {
			if m, ok := l.Elem.(*ir.Model); ok {
				if id, bare := idField(m); id == nil || !bare {
					parts[strings.ToLower(p.Name.Wire)] = true
				}
			}
		}
		if m, ok := p.Type.(*ir.Model); ok && depth == 0 {
			addParts(parts, m.Properties, 1)
		}
		addParts(parts, p.Flattened, depth)
	}
}

// guess adds an edge by name, unless the examples say otherwise.
func (w *walk) guess(name string, ev Evidence) {
	to := w.index.named(singularName(name), w.from)
	if to != nil && w.samples.allow(ev.Path, to) {
		w.add(w.from, to, ev)
	}
}

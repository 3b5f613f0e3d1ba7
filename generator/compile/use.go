// Use: which models and enums the operations reach, and from which side. What
// flattening or selection left without a use is not part of the service.

package compile

import (
	"cmp"
	"slices"

	"github.com/seed184db40a/armgen/generator/ir"
)

// use lists the reached types in the service and marks their direction.
func (c *compiler) use() {
	u := &usage{models: map[*ir.Model]bool{}, enums: map[*ir.Enum]bool{}, seen: map[ir.Type]bool{}}
	for _, client := range c.service.Clients {
		for _, o := range client.Operations {
			u.operation(o)
		}
	}
	for _, p := range c.service.Host.Params {
		u.from(p.Type, func(*ir.Model) bool { return false })
	}
	for m := range u.models {
		c.service.Models = append(c.service.Models, m)
	}
	for e := range u.enums {
		c.service.Enums = append(c.service.Enums, e)
	}
	slices.SortFunc(c.service.Models, func(a, b *ir.Model) int { return cmp.Compare(a.Name.Go, b.Name.Go) })
	slices.SortFunc(c.service.Enums, func(a, b *ir.Enum) int { return cmp.Compare(a.Name.Go, b.Name.Go) })
}

// usage is a walk over types from the operations.
type usage struct {
	models map[*ir.Model]bool
	enums  map[*ir.Enum]bool
	seen   map[ir.Type]bool // lists and maps of the present walk
}

func (u *usage) operation(o *ir.Operation) {
	input := func(m *ir.Model) bool { was := m.Input; m.Input = true; return was }
	output := func(m *ir.Model) bool { was := m.Output; m.Output = true; return was }
	errors := func(m *ir.Model) bool { was := m.ErrorShape && u.models[m]; m.ErrorShape = true; return was }
	for _, p := range o.Params {
		u.from(p.Type, input)
	}
	if o.Body != nil {
		u.from(o.Body.Type, input)
	}
	for _, r := range o.Responses {
		side := output
		if r.Error {
			side = errors
		}
		u.from(r.Type, side)
		for _, h := range r.Headers {
			u.from(h.Type, side)
		}
	}
	if o.Error != nil {
		u.from(o.Error.Type, errors)
	}
	if o.LRO != nil {
		u.from(o.LRO.Result, output)
	}
}

// from walks everything below t; mark notes the side on a model and reports
// whether it was noted before, in which case its members were walked too.
func (u *usage) from(t ir.Type, mark func(*ir.Model) bool) {
	clear(u.seen)
	u.walk(t, mark)
}

func (u *usage) walk(t ir.Type, mark func(*ir.Model) bool) {
	switch t := t.(type) {
	case *ir.Enum:
		u.enums[t] = true
	case *ir.List:
		if !u.seen[t] {
			u.seen[t] = true
			u.walk(t.Elem, mark)
		}
	case *ir.Map:
		if !u.seen[t] {
			u.seen[t] = true
			u.walk(t.Elem, mark)
		}
	case *ir.Model:
		u.model(t, mark)
	}
}

func (u *usage) model(m *ir.Model, mark func(*ir.Model) bool) {
	if mark(m) {
		return
	}
	u.models[m] = true
	for _, p := range m.Fields() {
		u.walk(p.Type, mark)
	}
	if m.Additional != nil {
		u.walk(m.Additional, mark)
	}
	if m.Union != nil {
		for _, v := range m.Union.Variants {
			u.walk(v, mark)
		}
	}
	if m.Variant != nil {
		u.walk(m.Variant.Base, mark)
	}
}

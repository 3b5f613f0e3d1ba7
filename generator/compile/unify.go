// Unify: when all types are there, enums of one name become one type or are told
// apart, and unions get what needs the whole hierarchy. Whether two enums are one
// depends on their values only:
//
//   - the same values are one enum; it is open when one of them is;
//   - open enums with different values are one open enum with all values;
//   - closed enums with different values stay apart, and name.go names them.

package compile

import (
	"slices"
	"strconv"

	"github.com/seed184db40a/armgen/generator/ir"
)

func (c *compiler) unify() {
	c.unifyEnums()
	for _, e := range c.order {
		c.finishVariant(e)
	}
}

// unifyEnums joins enums of one name and puts the survivors everywhere.
func (c *compiler) unifyEnums() {
	groups := map[string][]*enumEntry{}
	var order []string
	for _, e := range c.enums {
		if len(groups[e.want]) == 0 {
			order = append(order, e.want)
		}
		groups[e.want] = append(groups[e.want], e)
	}
	into := map[*ir.Enum]*ir.Enum{}
	c.enums = nil
	for _, want := range order {
		c.enums = append(c.enums, c.joinEnums(groups[want], into)...)
	}
	if len(into) > 0 {
		c.replaceEnums(into)
	}
}

// joinEnums joins what is one enum among those of one name and returns the rest.
func (c *compiler) joinEnums(group []*enumEntry, into map[*ir.Enum]*ir.Enum) []*enumEntry {
	slices.SortStableFunc(group, func(a, b *enumEntry) int { return rank(a.named, a.schema).compare(rank(b.named, b.schema)) })
	var kept []*enumEntry
	for _, open := range []bool{true, false} {
		for _, e := range group {
			if e.enum.Open == open {
				kept = c.joinEnum(kept, e, into)
			}
		}
	}
	slices.SortStableFunc(kept, func(a, b *enumEntry) int { return rank(a.named, a.schema).compare(rank(b.named, b.schema)) })
	return kept
}

func (c *compiler) joinEnum(kept []*enumEntry, e *enumEntry, into map[*ir.Enum]*ir.Enum) []*enumEntry {
	for _, k := range kept {
		if k.enum.Base != e.enum.Base {
			continue
		}
		more := missing(k.enum, e.enum)
		if k.enum.Open && (e.enum.Open || len(more) == 0) || len(more) == 0 && len(missing(e.enum, k.enum)) == 0 {
			if len(more) > 0 {
				c.report.Notef(e.enum.Pos, "enum-joined", "the open enum %s has other values here than elsewhere; the Go type has all of them", e.enum.Name.Wire).
					WithRelated(k.enum.Pos, "the other one")
			}
			k.enum.Values = append(k.enum.Values, more...)
			into[e.enum] = k.enum
			return kept
		}
	}
	return append(kept, e)
}

// missing lists the values of b that a does not have.
func missing(a, b *ir.Enum) []*ir.EnumValue {
	var out []*ir.EnumValue
	for _, v := range b.Values {
		if !slices.ContainsFunc(a.Values, func(x *ir.EnumValue) bool { return x.Name.Wire == v.Name.Wire }) {
			out = append(out, v)
		}
	}
	return out
}

// replaceEnums puts joined enums in the place of the ones they absorbed.
func (c *compiler) replaceEnums(into map[*ir.Enum]*ir.Enum) {
	r := replacer{into, map[ir.Type]bool{}}
	for _, e := range c.order {
		for _, p := range e.model.Properties {
			p.Type = r.typ(p.Type)
		}
		if e.model.Additional != nil {
			r.typ(e.model.Additional)
		}
	}
	eachSite(c.service, func(t *ir.Type) { *t = r.typ(*t) })
}

type replacer struct {
	into map[*ir.Enum]*ir.Enum
	done map[ir.Type]bool // lists and maps that were looked at
}

func (r replacer) typ(t ir.Type) ir.Type {
	switch t := t.(type) {
	case *ir.Enum:
		if e := r.into[t]; e != nil {
			return e
		}
	case *ir.List:
		if !r.done[t] {
			r.done[t] = true
			t.Elem = r.typ(t.Elem)
		}
	case *ir.Map:
		if !r.done[t] {
			r.done[t] = true
			t.Elem = r.typ(t.Elem)
		}
	}
	return t
}

// eachSite visits the types that operations state directly.
func eachSite(s *ir.Service, visit func(*ir.Type)) {
	params := func(list []*ir.Param) {
		for _, p := range list {
			visit(&p.Type)
		}
	}
	params(s.Host.Params)
	for _, client := range s.Clients {
		params(client.Params)
		for _, o := range client.Operations {
			params(o.Params)
			if o.Body != nil {
				visit(&o.Body.Type)
			}
			responses := o.Responses
			if o.Error != nil {
				responses = append(slices.Clip(responses), o.Error)
			}
			for _, r := range responses {
				if r.Type != nil {
					visit(&r.Type)
				}
				for _, h := range r.Headers {
					visit(&h.Type)
				}
			}
			if o.LRO != nil && o.LRO.Result != nil {
				visit(&o.LRO.Result)
			}
		}
	}
}

// finishVariant sets what a variant's place in the hierarchy decides: the constant
// of its discriminator, and the parent of a base that is a variant itself.
func (c *compiler) finishVariant(e *entry) {
	m := e.model
	if m.Variant == nil {
		if e.lone {
			c.selects(m, e.discriminator, variantValue(e.schema))
		}
		return
	}
	if m.Union != nil {
		m.Union.Parent = m.Variant.Base
	}
	if m.Variant.Base.Union != nil {
		c.selects(m, m.Variant.Base.Union.Discriminator, m.Variant.Value)
	}
}

// selects gives the discriminator of a variant its value.
func (c *compiler) selects(m *ir.Model, discriminator, value string) {
	for _, p := range m.Properties {
		if p.Discriminator && p.Name.Wire == discriminator {
			p.Const = &ir.Literal{Raw: strconv.Quote(value), Text: value}
			c.listed(p, m, value)
		}
	}
}

// listed opens a closed enum of discriminator values that forgets a variant, or no
// value of that variant would be valid.
func (c *compiler) listed(p *ir.Property, m *ir.Model, value string) {
	e, ok := p.Type.(*ir.Enum)
	if !ok || e.Open || slices.ContainsFunc(e.Values, func(v *ir.EnumValue) bool { return v.Name.Wire == value }) {
		return
	}
	e.Open = true
	c.report.Notef(e.Pos, "discriminator-unlisted", "the closed enum %s does not list %q, the value of the variant %s; it accepts other values", e.Name.Wire, value, m.Name.Wire).
		WithRelated(m.Pos, "the variant")
}

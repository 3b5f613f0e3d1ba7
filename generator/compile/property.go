// Properties: one member of an object with everything a specification says about
// it, at its own place and at the ends of its references.

package compile

import (
	"github.com/seed184db40a/armgen/generator/compile/names"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// property compiles one member. owner is the identifier of the object, for the
// names of inline types.
func (c *compiler) property(m member, owner string, required bool) *ir.Property {
	v := c.view(m.schema)
	given := m.name
	if own := m.schema.Ext("x-ms-client-name").Str(); own != "" {
		given = own
	}
	p := &ir.Property{
		Name:     ir.Name{Wire: m.name, Go: names.Field(given), Local: names.Local(given)},
		Path:     m.name,
		Type:     c.typeOf(m.schema, owner+names.Exported(given)),
		Required: required,
		Owner:    m.owner,
		Pos:      m.schema.Node.KeyPos(),
	}
	if len(v) == 0 {
		return p
	}
	p.Doc = v.doc()
	p.Nullable = v.is("x-nullable")
	p.Mutability = mutability(v.get("x-ms-mutability"))
	p.ReadOnly = v.is("readOnly") || p.Mutability == ir.Read
	p.Secret = v.is("x-ms-secret") || isSecret(p.Type)
	p.Limits = c.limitsOf(m.schema, p.Type)
	p.Default = literal(v.get("default"))
	p.Const = c.constant(v, p)
	p.ARMTypes = c.armTypes(v)
	p.Identifiers = texts(v.get("x-ms-identifiers"))
	p.XML = xmlOf(v)
	if m.schema.Ext("x-ms-client-flatten").IsTrue() {
		c.lifted[p] = true
	}
	return p
}

// mutability reads x-ms-mutability; all three together mean no restriction.
func mutability(n diag.Node) ir.Mutability {
	var m ir.Mutability
	for v := range n.Children() {
		switch v.Str() {
		case "create":
			m |= ir.Create
		case "read":
			m |= ir.Read
		case "update":
			m |= ir.Update
		}
	}
	if m == ir.Create|ir.Read|ir.Update {
		return 0
	}
	return m
}

// constant is the value of a required property that can have only one.
func (c *compiler) constant(v view, p *ir.Property) *ir.Literal {
	e, ok := p.Type.(*ir.Enum)
	if !ok || !p.Required || e.Open || len(e.Values) != 1 {
		return nil
	}
	return literal(v.core().Node.Get("enum").At(0))
}

// armTypes are the resource types of x-ms-arm-id-details, of the value itself or
// of the elements of a list.
func (c *compiler) armTypes(v view) []string {
	details := v.get("x-ms-arm-id-details")
	if items := v.core().Items(); !details.OK() && items != nil {
		if iv := c.view(items); len(iv) > 0 {
			details = iv.get("x-ms-arm-id-details")
		}
	}
	var out []string
	for r := range details.Get("allowedResources").Children() {
		if t := r.Get("type").Str(); t != "" {
			out = append(out, t)
		}
	}
	return out
}

// literal is a default or constant, nil for none.
func literal(n diag.Node) *ir.Literal {
	if !n.OK() || n.Kind() == diag.Null {
		return nil
	}
	l := &ir.Literal{Raw: n.Text(), Text: n.Text()}
	if n.Kind() == diag.String {
		l.Text = n.Str()
	}
	return l
}

// xmlOf is the XML form that a schema states, nil for none.
func xmlOf(v view) *ir.XML {
	if len(v) == 0 {
		return nil
	}
	x := v.get("xml")
	if !x.OK() {
		return nil
	}
	return &ir.XML{
		Name: x.Get("name").Str(), Prefix: x.Get("prefix").Str(), Namespace: x.Get("namespace").Str(),
		Attribute: x.Get("attribute").IsTrue(), Wrapped: x.Get("wrapped").IsTrue(), Text: x.Get("x-ms-text").IsTrue(),
	}
}

// nameFields tells apart properties of one model that want the same field.
func nameFields(m *ir.Model) {
	all := m.Properties
	wire := func(i int) string { return all[i].Name.Wire }
	fields := names.Unique(len(all), wire,
		func(i int) string { return all[i].Name.Go },
		func(i int) string { return names.Field(names.Spelled("", all[i].Name.Wire)) })
	for i, p := range all {
		p.Name.Go = fields[i]
	}
}

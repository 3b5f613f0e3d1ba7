// This file writes xml.go for services whose bodies are XML: where the members of their models
// stand. Everything else about XML is in armkit, over the JSON codec.

package gogen

import (
	"strings"

	"github.com/dave/jennifer/jen"
	"github.com/seed184db40a/armgen/generator/ir"
)

// isXML reports whether a media type is XML.
func isXML(media string) bool {
	media, _, _ = strings.Cut(strings.ToLower(media), ";")
	return media == "application/xml" || media == "text/xml" || strings.HasSuffix(media, "+xml")
}

// requestXML is .SendsXML(form) after a body that travels as XML.
func (o *operation) requestXML(c chain, media string) {
	if body := o.ir.Body; isXML(media) {
		c.link("SendsXML", o.rootXML(body.Type, body.XML, body.Name.Wire))
	}
}

// responseXML is .ReturnsXML(form) after a JSON result that travels as XML.
func (o *operation) responseXML(c chain, b body) {
	if !isXML(o.media()) || anyJSON(o.ir.Produces) {
		return
	}
	var form *ir.XML
	for _, r := range o.ir.Responses {
		if r.XML != nil && ir.SameType(r.Type, b.typ) {
			form = r.XML
			break
		}
	}
	c.link("ReturnsXML", o.rootXML(b.typ, form, "root"))
}

// rootXML is the form of a whole document.
func (p *pkg) rootXML(t ir.Type, x *ir.XML, otherwise string) *jen.Statement {
	root := ir.XML{}
	if x != nil {
		root = *x
	}
	if m, ok := t.(*ir.Model); ok && root.Name == "" {
		root.Name = modelElement(m)
	}
	if root.Name == "" {
		root.Name = otherwise
	}
	root.Wrapped = true
	return p.kit("XML").Values(p.xmlFields(t, &root, "")...)
}

// modelElement is the element of a model that stands alone.
func modelElement(m *ir.Model) string {
	if m.XML != nil && m.XML.Name != "" {
		return m.XML.Name
	}
	return m.Name.Wire
}

// xmlFields are the fields of an armkit.XML; member is the name that needs not be said.
func (p *pkg) xmlFields(t ir.Type, x *ir.XML, member string) []jen.Code {
	var fields []jen.Code
	add := func(name string, value jen.Code) { fields = append(fields, jen.Id(name).Op(":").Add(value)) }
	if kind := xmlKind(t); kind != "XMLString" {
		add("Kind", p.kit(kind))
	}
	if x == nil {
		x = &ir.XML{}
	}
	for _, text := range []struct{ name, value string }{{"Name", x.Name}, {"Prefix", x.Prefix}, {"Namespace", x.Namespace}} {
		if text.value != "" && text.value != member {
			add(text.name, jen.Lit(text.value))
		}
	}
	_, list := t.(*ir.List)
	for _, flag := range []struct {
		name string
		set  bool
	}{{"Attribute", x.Attribute}, {"Content", x.Text}, {"Wrapped", x.Wrapped && list}} {
		if flag.set {
			add(flag.name, jen.True())
		}
	}
	switch t := t.(type) {
	case *ir.Model:
		if len(t.Properties) > 0 {
			add("Members", id(p.xmlFunc(t)))
		}
	case *ir.List:
		item := ir.XML{}
		if t.XML != nil {
			item = *t.XML
		}
		if m, ok := t.Elem.(*ir.Model); ok && item.Name == "" && x.Wrapped {
			item.Name = modelElement(m)
		}
		add("Elem", jen.Op("&").Add(p.kit("XML").Values(p.xmlFields(t.Elem, &item, "")...)))
	case *ir.Map:
		add("Elem", jen.Op("&").Add(p.kit("XML").Values(p.xmlFields(t.Elem, nil, "")...)))
	}
	return fields
}

// xmlKind is the constant of armkit for the values of a type.
func xmlKind(t ir.Type) string {
	switch t := t.(type) {
	case *ir.Model:
		return "XMLObject"
	case *ir.List:
		return "XMLList"
	case *ir.Map:
		return "XMLMap"
	case *ir.Enum:
		if t.Base == ir.String {
			return "XMLText"
		}
		return "XMLLiteral"
	case ir.Scalar:
		switch t.Kind {
		case ir.Bool, ir.Int32, ir.Int64, ir.Float32, ir.Float64, ir.Decimal, ir.UnixTime:
			return "XMLLiteral"
		case ir.DateTime, ir.DateTimeRFC1123, ir.Date, ir.Bytes, ir.Base64URL:
			return "XMLText"
		}
		return "XMLString"
	}
	return "XMLAny"
}

// xmlFunc is the function with the members of a model, which is asked for by this.
func (p *pkg) xmlFunc(m *ir.Model) string {
	if p.xml == nil {
		p.xml = map[*ir.Model]bool{}
	}
	p.xml[m] = true
	return "xmlOf" + m.Name.Go
}

// writeXML writes the functions that clients have asked for, and those that these ask for.
func writeXML(p *pkg) *file {
	f := p.file("xml.go")
	decls := map[*ir.Model]jen.Code{}
	for more := true; more; {
		more = false
		for _, m := range p.svc.Models {
			if p.xml[m] && decls[m] == nil {
				decls[m], more = p.xmlDecl(m), true
			}
		}
	}
	for _, m := range p.svc.Models {
		if decl := decls[m]; decl != nil {
			f.add(decl)
		}
	}
	return f
}

// xmlDecl is the function of a model.
//
//	func xmlOfSlide() []armkit.XMLMember {
//		return []armkit.XMLMember{
//			{JSON: "title", XML: armkit.XML{Attribute: true}},
//		}
//	}
func (p *pkg) xmlDecl(m *ir.Model) *jen.Statement {
	name := p.xmlFunc(m)
	props := m.Properties
	if m.Union != nil {
		props = append(props[:len(props):len(props)], variantMembers(m)...)
	}
	return documented(doc(name+" says where the members of "+m.Name.Go+" stand in XML."),
		jen.Func().Id(name).Params().Index().Add(p.kit("XMLMember")).Block(jen.Return(p.xmlMembers(props))))
}

// variantMembers are the members that variants add to their base.
func variantMembers(m *ir.Model) []*ir.Property {
	known := map[string]bool{}
	for _, f := range m.Properties {
		known[f.Name.Wire] = true
	}
	var all []*ir.Property
	for _, v := range m.Union.Variants {
		for _, f := range v.Properties {
			if !known[f.Name.Wire] {
				known[f.Name.Wire] = true
				all = append(all, f)
			}
		}
	}
	return all
}

func (p *pkg) xmlMembers(props []*ir.Property) *jen.Statement {
	var members []jen.Code
	for _, f := range props {
		fields := p.xmlFields(f.Type, f.XML, f.Name.Wire)
		if f.Flattened != nil {
			inner := jen.Func().Params().Index().Add(p.kit("XMLMember")).Block(jen.Return(p.xmlMembers(f.Flattened)))
			fields = []jen.Code{jen.Id("Kind").Op(":").Add(p.kit("XMLObject")), jen.Id("Members").Op(":").Add(inner)}
		}
		members = append(members, jen.Values(jen.Id("JSON").Op(":").Lit(f.Name.Wire), jen.Id("XML").Op(":").Add(p.kit("XML").Values(fields...))))
	}
	return jen.Index().Add(p.kit("XMLMember")).Values(multiLine(members...)...)
}

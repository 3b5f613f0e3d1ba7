// This file writes what an operation returns: the response type, and the links of the call
// that say where body and headers go. Fields are named as in the official modules.

package gogen

import (
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"
	"github.com/seed184db40a/armgen/generator/ir"
)

// body is one kind of response body: its type and the status codes that have it.
type body struct {
	typ   ir.Type // nil for none
	codes []int
}

// bodies are the kinds of successful responses, in the order of their status codes. The result
// of a long-running operation comes first, with 200.
func (o *operation) bodies() []body {
	var all []body
	if o.ir.LRO != nil && o.ir.LRO.Result != nil {
		all = []body{{typ: o.ir.LRO.Result, codes: []int{200}}}
	}
	for _, r := range o.ir.Responses {
		if r.Error || r.Status == 0 || r.Status >= 400 && r.Type == nil && !o.ir.Head {
			continue
		}
		typ := r.Type
		if o.ir.LRO != nil && typ != nil {
			typ = o.ir.LRO.Result
		}
		all = addBody(all, typ, r.Status)
	}
	if len(all) == 0 {
		all = []body{{codes: []int{200}}}
	}
	return all
}

// addBody adds a status code to the body of its type.
func addBody(all []body, typ ir.Type, code int) []body {
	for _, b := range all {
		if slices.Contains(b.codes, code) {
			return all
		}
	}
	i := slices.IndexFunc(all, func(b body) bool { return ir.SameType(b.typ, typ) })
	if i < 0 {
		return append(all, body{typ: typ, codes: []int{code}})
	}
	all[i].codes = append(all[i].codes, code)
	return all
}

// resultTypes are the types of the bodies.
func (o *operation) resultTypes() []ir.Type {
	var types []ir.Type
	for _, b := range o.bodies() {
		if b.typ != nil {
			types = append(types, b.typ)
		}
	}
	return types
}

// responseField is the field of the response type that holds a body.
type responseField struct {
	name  string
	typ   *jen.Statement
	embed bool
	doc   string
}

// resultField is the field for the body; false when there is none.
func (o *operation) resultField() (responseField, bool) {
	if o.ir.Head {
		return responseField{name: "Success", typ: jen.Bool(), doc: "Success is whether the resource exists."}, true
	}
	types := o.resultTypes()
	switch {
	case len(types) == 0:
		return responseField{}, false
	case len(types) > 1:
		return responseField{name: "Value", typ: jen.Any(), doc: "Value is " + o.alternatives() + "."}, true
	case o.textResult(types[0]):
		return responseField{name: "Value", typ: jen.Op("*").String()}, true
	}
	return o.fieldFor(types[0]), true
}

// alternatives lists the types of an operation with several.
func (o *operation) alternatives() string {
	var texts []string
	for _, t := range o.resultTypes() {
		texts = append(texts, o.fieldType(t).GoString())
	}
	return strings.Join(texts, " or ")
}

// fieldFor is the field for one type of body.
func (o *operation) fieldFor(t ir.Type) responseField {
	switch t := t.(type) {
	case *ir.Model:
		name := t.Name.Go
		if t.Union != nil {
			name = t.Union.Interface
		}
		return responseField{name: name, typ: o.valueType(t), embed: true}
	case *ir.List:
		return responseField{name: arrayName(t), typ: o.valueType(t)}
	case ir.Any:
		return responseField{name: "Interface", typ: jen.Any()}
	case ir.Scalar:
		if t.Kind == ir.File {
			return responseField{name: "Body", typ: qual("io", "ReadCloser"), doc: "Body is the content; the caller closes it."}
		}
	}
	return responseField{name: "Value", typ: o.fieldType(t)}
}

// arrayName is the name of a field that holds a list: that of its elements and Array.
func arrayName(t *ir.List) string {
	switch e := t.Elem.(type) {
	case *ir.Model:
		return e.Name.Go + "Array"
	case *ir.Enum:
		return e.Name.Go + "Array"
	case *ir.List:
		return arrayName(e) + "Array"
	case ir.Scalar:
		if scalarWord(e) == "String" {
			return "StringArray"
		}
		return scalarWord(e) + "Array"
	}
	return "Value"
}

// textResult reports whether a body is plain text and no JSON string.
func (o *operation) textResult(t ir.Type) bool {
	s, ok := t.(ir.Scalar)
	return ok && scalarWord(s) == "String" && !slices.ContainsFunc(o.ir.Produces, isJSON) && len(o.ir.Produces) > 0
}

func anyJSON(media []string) bool { return slices.ContainsFunc(media, isJSON) }

// isJSON reports whether a media type is JSON.
func isJSON(media string) bool { return strings.Contains(strings.ToLower(media), "json") }

// responseDecl is type XClientGetResponse struct.
func responseDecl(o *operation) *jen.Statement {
	var fields []jen.Code
	taken := ""
	if f, ok := o.resultField(); ok {
		taken = f.name
		field := f.typ
		if !f.embed {
			field = id(f.name).Add(f.typ)
		}
		fields = append(fields, documentedField(f.doc, field))
	}
	for _, h := range o.headers() {
		fields = append(fields, documentedField(h.Doc, id(headerField(h, taken)).Add(o.headerType(h))))
	}
	about := o.names.Response + " is the result of " + o.names.Full + "."
	return documented(doc(about), jen.Type().Add(id(o.names.Response)).Struct(fields...))
}

// headers are the headers of all successful responses, each once. Those that only serve the
// protocol of long-running operations are left out of them, as in the official modules.
func (o *operation) headers() []*ir.Header {
	if o.ir.LRO != nil || o.ir.Paging != nil {
		return nil
	}
	var all []*ir.Header
	for _, r := range o.ir.Responses {
		for _, h := range r.Headers {
			known := func(other *ir.Header) bool { return other.Name.Go == h.Name.Go }
			if !r.Error && r.Status != 0 && !slices.ContainsFunc(all, known) {
				all = append(all, h)
			}
		}
	}
	return all
}

// headerField is the field of a header; one that is called like the body steps back.
func headerField(h *ir.Header, taken string) string {
	if h.Name.Go == taken {
		return h.Name.Go + "Header"
	}
	return checked(h.Name.Go)
}

// headerType is the type of a header's field.
func (o *operation) headerType(h *ir.Header) *jen.Statement {
	if h.Prefix != "" {
		return jen.Map(jen.String()).Op("*").String()
	}
	if isList(h.Type) {
		return jen.Op("*").String() // a list travels as one text
	}
	return o.fieldType(h.Type)
}

// resultLinks add where body and headers of the response go, below the variable into.
func (o *operation) resultLinks(c chain, into string) {
	if o.ir.Head {
		c.link("ReturnsExistence", append([]jen.Code{jen.Op("&").Add(dot(into, "Success"))}, codes(o.headCodes())...)...)
	} else {
		for _, b := range o.bodies() {
			o.bodyResult(c, into, b)
		}
	}
	taken, _ := o.resultField()
	for _, h := range o.headers() {
		field := jen.Op("&").Add(dot(into, headerField(h, taken.name)))
		if h.Prefix != "" {
			c.link("ReturnsHeaders", jen.Lit(h.Prefix), field)
		} else {
			c.link("ReturnsHeader", jen.Lit(h.Name.Wire), field)
		}
	}
}

// headCodes are the status codes that say yes.
func (o *operation) headCodes() []int {
	var all []int
	for _, b := range o.bodies() {
		for _, code := range b.codes {
			if code < 300 {
				all = append(all, code)
			}
		}
	}
	return all
}

// bodyResult adds where one kind of body goes.
func (o *operation) bodyResult(c chain, into string, b body) {
	if b.typ == nil {
		c.link("ReturnsNothing", codes(b.codes)...)
		return
	}
	f, _ := o.resultField()
	field := dot(into, f.name)
	args := func(first ...jen.Code) []jen.Code { return append(first, codes(b.codes)...) }
	model, isModel := b.typ.(*ir.Model)
	scalar, _ := b.typ.(ir.Scalar)
	switch {
	case scalar.Kind == ir.File:
		c.link("ReturnsStream", args(jen.Op("&").Add(field), jen.Lit(o.media()))...)
	case o.textResult(b.typ) && f.typ.GoString() == "*string":
		c.link("ReturnsText", args(jen.Op("&").Add(field), jen.Lit(o.media()))...)
	case isModel && model.Union == nil && f.embed:
		c.link("Returns", args(jen.Op("&").Add(field))...)
		o.responseXML(c, b)
	default:
		read := jen.Func().Params(id("r").Op("*").Add(o.kit("Reader"))).Block(field.Op("=").Add(o.readExpr(b.typ)))
		c.link("Returns", args(o.kit("DecoderFunc").Call(read))...)
		o.responseXML(c, b)
	}
}

// media is the first media type that the operation answers with.
func (o *operation) media() string {
	if len(o.ir.Produces) == 0 {
		return "*/*"
	}
	return o.ir.Produces[0]
}

// codes are status codes as arguments.
func codes(all []int) []jen.Code {
	var out []jen.Code
	for _, code := range all {
		out = append(out, jen.Lit(code))
	}
	return out
}

// This file writes the links of a call that give its body.

package gogen

import (
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"
	"github.com/seed184db40a/armgen/generator/ir"
)

// bodyLinks add the body, by its type and the media types that the operation takes.
func (o *operation) bodyLinks(c chain) {
	p := o.ir.Body
	if p == nil {
		return
	}
	value, media := o.value(p), o.requestMedia()
	scalar, isScalar := p.Type.(ir.Scalar)
	switch {
	case isScalar && scalar.Kind == ir.File:
		c.link("Stream", value, jen.Lit(o.streamMedia()))
	case isScalar && !isJSON(media):
		c.link("Text", o.formatted(p, value), jen.Lit(media))
	default:
		o.jsonLink(c, p, value)
		o.requestXML(c, media)
		if isJSON(media) && media != "application/json" {
			c.link("ContentType", jen.Lit(media))
		}
	}
	if own := contentTypeParam(o.ir); own != nil {
		c.link("ContentType", o.value(own))
	}
}

// jsonLink adds a JSON body: what the user gave, nothing where that is optional and nil, or the
// only possible value.
func (o *operation) jsonLink(c chain, p *ir.Param, value *jen.Statement) {
	_, model := p.Type.(*ir.Model)
	switch {
	case p.Const != nil && p.Required:
		c.link("JSON", o.kit("Literal").Call(jen.Lit(p.Const.Raw)))
	case optionalValue(p) && !model && !isAny(p.Type):
		c.link("OptionalJSON", value, o.jsonValue(p, value.Clone()))
	default:
		c.link("JSON", o.jsonValue(p, value))
	}
}

// isAny reports whether a type is any JSON.
func isAny(t ir.Type) bool {
	_, ok := t.(ir.Any)
	return ok
}

// streamMedia is the media type of a file: bytes where the operation takes them, since nothing
// is known of what the file holds.
func (o *operation) streamMedia() string {
	const bytes = "application/octet-stream"
	if slices.Contains(o.ir.Consumes, bytes) {
		return bytes
	}
	return o.requestMedia()
}

// requestMedia is the media type that a body is sent as: JSON where the operation takes it.
func (o *operation) requestMedia() string {
	const plain = "application/json"
	takes := o.ir.Consumes
	if len(takes) == 0 || slices.Contains(takes, plain) {
		return plain
	}
	if i := slices.IndexFunc(takes, isJSON); i >= 0 {
		if strings.HasPrefix(takes[i], "text/") {
			return plain // text/json is an old name of it
		}
		return takes[i]
	}
	return takes[0]
}

// contentTypeParam is the parameter that gives the media type, nil for none.
func contentTypeParam(op *ir.Operation) *ir.Param {
	for _, p := range op.Params {
		if p.In == ir.InHeader && strings.EqualFold(p.Name.Wire, "Content-Type") {
			return p
		}
	}
	return nil
}

// jsonValue is the argument of JSON: a model as it is, by its address, and anything else with
// the function that writes it.
func (o *operation) jsonValue(p *ir.Param, value *jen.Statement) *jen.Statement {
	optional := optionalValue(p)
	write := func(body jen.Code) *jen.Statement {
		return o.kit("EncoderFunc").Call(jen.Func().Params(id("w").Op("*").Add(o.kit("Writer"))).Block(body))
	}
	switch t := p.Type.(type) {
	case *ir.Model:
		if t.Union != nil || optional {
			return value
		}
		return jen.Op("&").Add(value)
	case *ir.List:
		return write(o.kit("ListValue").Call(id("w"), value, o.writeFunc(t.Elem)))
	case *ir.Map:
		return write(o.kit("MapValue").Call(id("w"), value, o.writeFunc(t.Elem)))
	case *ir.Enum, ir.Scalar:
		if !optional && !nilable(t) {
			value = jen.Op("&").Add(value)
		}
		return write(o.writeFunc(t).Call(id("w"), value))
	}
	return value
}

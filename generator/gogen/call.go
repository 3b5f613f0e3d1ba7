// This file writes the description of a request: the chain of armkit.Call methods in the body
// of a generated method.

package gogen

import (
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"
	"github.com/seed184db40a/armgen/generator/ir"
)

// chain is a call with the links that follow, each on a line of its own.
type chain struct{ *jen.Statement }

// link adds .name(args...).
func (c chain) link(name string, args ...jen.Code) {
	c.Op(".").Line().Add(id(name)).Call(args...)
}

// callExpr is the whole description; the result goes into the variable into.
func callExpr(o *operation, into string) *jen.Statement {
	c := startCall(o, o.ir)
	o.pathLink(c, o.ir, o.value)
	o.paramLinks(c, o.ir, o.value)
	o.bodyLinks(c)
	o.checkLinks(c)
	o.resultLinks(c, into)
	return c.Statement
}

// startCall is c.internal.Call(name, method, path).
func startCall(o *operation, op *ir.Operation) chain {
	path := o.svc.Host.BasePath + op.Path
	if query := fixedQuery(op); query != "" {
		path += "?" + query
	}
	verb := jen.Lit(op.Method)
	if name, ok := verbs[op.Method]; ok {
		verb = qual(nethttp, name)
	}
	return chain{dot(receiver, "internal").Dot("Call").Call(jen.Lit(o.names.Full), verb, jen.Lit(path))}
}

// fixedQuery is the query in the path of an operation (x-ms-paths), less what required parameters
// say again.
func fixedQuery(op *ir.Operation) string {
	if op.Fragment == "" {
		return ""
	}
	parts := strings.Split(op.Fragment, "&")
	parts = slices.DeleteFunc(parts, func(part string) bool {
		name, _, _ := strings.Cut(part, "=")
		return slices.ContainsFunc(op.Params, func(p *ir.Param) bool {
			return p.In == ir.InQuery && p.Required && p.Name.Wire == name
		})
	})
	return strings.Join(parts, "&")
}

// verbs are the constants of net/http.
var verbs = map[string]string{
	"GET": "MethodGet", "PUT": "MethodPut", "POST": "MethodPost", "PATCH": "MethodPatch",
	"DELETE": "MethodDelete", "HEAD": "MethodHead", "OPTIONS": "MethodOptions",
}

// pathLink is .Path(values...) in the order of the template.
func (o *operation) pathLink(c chain, op *ir.Operation, value func(*ir.Param) *jen.Statement) {
	var values []jen.Code
	for _, name := range placeholders(o.svc.Host.BasePath + op.Path) {
		if v := op.APIVersionParam; v != nil && v.In == ir.InPath && v.Name.Wire == name {
			values = append(values, o.apiVersionExpr(op))
			continue
		}
		i := slices.IndexFunc(op.Params, func(p *ir.Param) bool { return p.In == ir.InPath && p.Name.Wire == name })
		if i < 0 {
			impossible("%s has no parameter %q", op.ID, name)
		}
		p := op.Params[i]
		v := o.formatted(p, value(p))
		switch {
		case p.Const != nil && p.Required && p.Const.Text == "":
			v = o.kit("Fixed").Call(v)
		case p.SkipEncode && ir.IsText(p.Type) && !strings.HasPrefix(v.GoString(), "armkit.Link("):
			v = o.kit("Raw").Call(v)
		}
		values = append(values, v)
	}
	if len(values) > 0 {
		c.link("Path", values...)
	}
}

// placeholders are the names in the braces of a template, each once.
func placeholders(template string) []string {
	var names []string
	for {
		_, rest, ok := strings.Cut(template, "{")
		if !ok {
			return names
		}
		name, after, ok := strings.Cut(rest, "}")
		if !ok {
			return names
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
		template = after
	}
}

// paramLinks add the parameters that are not in the path, and the api-version.
func (o *operation) paramLinks(c chain, op *ir.Operation, value func(*ir.Param) *jen.Statement) {
	o.versionLink(c, op)
	for _, p := range op.Params {
		v := o.formatted(p, value(p))
		wire := jen.Lit(p.Name.Wire)
		switch {
		case p.In == ir.InHost && !p.Client:
			c.link("Host", wire, v)
		case p.In == ir.InQuery && p.SkipEncode:
			c.link("RawQuery", wire, v)
		case p.In == ir.InQuery && isList(p.Type):
			c.link("QueryList", wire, v, o.kit(listFormat(p.Collection)))
		case p.In == ir.InQuery:
			c.link("Query", wire, v)
		case p.In == ir.InHeader && p.Prefix != "":
			c.link("Headers", jen.Lit(p.Prefix), v)
		case p.In == ir.InHeader && strings.EqualFold(p.Name.Wire, "Content-Type"):
			// with the body
		case p.In == ir.InHeader:
			c.link("Header", wire, v)
		case p.In == ir.InForm && isFile(p.Type):
			c.link("File", wire, v)
		case p.In == ir.InForm:
			c.link("Form", wire, v)
		}
	}
	if slices.Contains(op.Consumes, "multipart/form-data") && hasForm(op) {
		c.link("Multipart")
	}
}

// hasForm reports whether an operation sends a form.
func hasForm(op *ir.Operation) bool {
	return slices.ContainsFunc(op.Params, func(p *ir.Param) bool { return p.In == ir.InForm })
}

// versionLink says where the api-version goes when it is not that of the package in the query.
func (o *operation) versionLink(c chain, op *ir.Operation) {
	switch v := op.APIVersionParam; {
	case v == nil || v.In == ir.InPath:
		if packageVersion(o.svc) != "" {
			c.link("NoAPIVersion")
		}
	case v.In == ir.InHeader:
		c.link("NoAPIVersion")
		c.link("Header", jen.Lit(v.Name.Wire), o.apiVersionExpr(op))
	case op.APIVersion != packageVersion(o.svc):
		c.link("APIVersion", jen.Lit(op.APIVersion))
	}
}

// apiVersionExpr is c.internal.APIVersion("2021-09-01").
func (o *operation) apiVersionExpr(op *ir.Operation) *jen.Statement {
	return dot(receiver, "internal").Dot("APIVersion").Call(jen.Lit(op.APIVersion))
}

// isList reports whether a parameter is an array.
func isList(t ir.Type) bool { _, ok := t.(*ir.List); return ok }

// isFile reports whether a form field is a file, or several.
func isFile(t ir.Type) bool {
	if l, ok := t.(*ir.List); ok {
		t = l.Elem
	}
	s, ok := t.(ir.Scalar)
	return ok && s.Kind == ir.File
}

// listFormat is the constant of armkit for a collection format.
func listFormat(collection string) string {
	switch strings.ToLower(collection) {
	case "multi":
		return "Multi"
	case "ssv":
		return "SSV"
	case "tsv":
		return "TSV"
	case "pipes":
		return "Pipes"
	}
	return "CSV"
}

// formatted converts values whose text is not the usual one of their type.
func (o *operation) formatted(p *ir.Param, value *jen.Statement) *jen.Statement {
	s, ok := p.Type.(ir.Scalar)
	if !ok {
		return value
	}
	name := ""
	switch s.Kind {
	case ir.DateTimeRFC1123:
		name = "RFC1123"
	case ir.UnixTime:
		name = "UnixTime"
	case ir.Base64URL:
		return o.kit("Base64URL").Call(value)
	default:
		return value
	}
	if optionalValue(p) {
		return convert(o.kit(name), value)
	}
	return o.kit(name).Call(value)
}

// nextCallFields are the fields of armkit.Paging for an operation that fetches further pages.
func nextCallFields(o *operation) []jen.Code {
	next := o.ir.Paging.Next
	if next == nil || next == o.ir && !slices.ContainsFunc(next.Params, o.carriesLink) {
		return nil
	}
	if followsLink(next) {
		return []jen.Code{jen.Id("NextMethod").Op(":").Add(qual(nethttp, verbs[next.Method]))}
	}
	value := func(p *ir.Param) *jen.Statement { return o.nextValue(p) }
	c := startCall(o, next)
	o.pathLink(c, next, value)
	o.paramLinks(c, next, value)
	o.resultLinks(c, "page")
	page := id("page").Op("*").Add(id(o.names.Response))
	return []jen.Code{jen.Id("NextCall").Op(":").Func().Params(page, id("link").String()).Op("*").Add(o.kit("Call")).
		Block(jen.Return(c.Statement))}
}

// followsLink reports whether the path of an operation is the link and nothing else.
func followsLink(next *ir.Operation) bool {
	path := strings.Trim(next.Path, "/")
	return strings.HasPrefix(path, "{") && strings.HasSuffix(path, "}") && strings.Count(path, "{") == 1 && verbs[next.Method] != ""
}

// carriesLink reports whether a parameter of the operation for further pages is named like the
// member that holds the link.
func (o *operation) carriesLink(p *ir.Param) bool {
	link := o.ir.Paging.NextLink
	return p.Type == ir.Scalar{Kind: ir.String} && (strings.EqualFold(p.Name.Wire, "nextLink") ||
		link != nil && strings.EqualFold(p.Name.Wire, link.Name.Wire))
}

// nextValue is the value of a parameter of the operation for further pages: the link, or that of
// the list's own parameter of the same name.
func (o *operation) nextValue(p *ir.Param) *jen.Statement {
	if o.carriesLink(p) {
		return o.linkValue(p)
	}
	for _, own := range o.ir.Params {
		if own.Name.Wire == p.Name.Wire && own.In == p.In {
			return o.value(own)
		}
	}
	switch {
	case p.Client:
		return dot(receiver, fieldOf(p))
	case p.Const != nil:
		return jen.Lit(p.Const.Text)
	case p.Required:
		return o.linkValue(p)
	}
	return jen.Nil()
}

func (o *operation) linkValue(p *ir.Param) *jen.Statement {
	if p.In == ir.InPath && p.SkipEncode {
		return o.kit("Link").Call(id("link"))
	}
	return id("link")
}

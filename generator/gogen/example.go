// This file writes example_test.go: examples of the ways to use a client, which run against a
// transport of their own, so that go test shows they are right.

package gogen

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// clientsShown is how many clients of a package have examples: one shows as much as a hundred.
const clientsShown = 3

// exampleName is the name that all things in the examples have.
const exampleName = "example"

// writeExamples lists the transport and the examples; nil for a package without suitable
// operations.
func writeExamples(p *pkg) *file {
	f := p.file("example_test.go")
	shown := 0
	for _, c := range p.svc.Clients {
		examples := clientExamples(newClient(p, c))
		if len(examples) == 0 {
			continue
		}
		f.add(examples...)
		if shown++; shown == clientsShown {
			break
		}
	}
	if shown == 0 {
		return nil
	}
	f.add(transportDecls(p)...)
	return f
}

// clientExamples are an example of a plain operation, of a list and of a long-running one, as
// far as the client has them with something to print.
func clientExamples(c *client) []jen.Code {
	kinds := []func(*ir.Operation) bool{
		func(op *ir.Operation) bool { return op.LRO == nil && op.Paging == nil && op.Method == "GET" },
		func(op *ir.Operation) bool { return op.LRO == nil && op.Paging != nil },
		func(op *ir.Operation) bool { return op.LRO != nil && op.Paging == nil && op.Method == "PUT" },
	}
	var decls []jen.Code
	for _, kind := range kinds {
		for _, op := range c.ir.Operations {
			if !kind(op) || c.svc.Host.Template != "" && len(c.svc.Host.Params) > 1 {
				continue
			}
			if e := newExample(newOperation(c, op)); e != nil {
				decls = append(decls, e.decl())
				break
			}
		}
	}
	return decls
}

// example is an operation with what its example needs.
type example struct {
	*operation
	args []jen.Code
	item *ir.Property // the list in a page
	body string       // what the transport answers with
}

// newExample prepares the example of an operation; nil when its arguments are not plain or
// its result has no name to print.
func newExample(o *operation) *example {
	e := &example{operation: o}
	values := exampleParams(o.ir)
	for _, a := range o.arguments() {
		v := exampleArgument(o, a, values)
		if v == nil {
			return nil
		}
		e.args = append(e.args, v)
	}
	e.args = append(e.args, jen.Nil())
	thing := map[string]any{"name": exampleName}
	answer := any(thing)
	types := o.resultTypes()
	if len(types) != 1 || !o.jsonResult() {
		return nil
	}
	shown := types[0]
	if page := o.ir.Paging; page != nil {
		if page.Item == nil || page.Item.Path != page.Item.Name.Wire {
			return nil
		}
		e.item, shown = page.Item, page.Elem
		answer = map[string]any{page.Item.Name.Wire: []any{thing}}
	}
	if m, ok := shown.(*ir.Model); !ok || m.Union != nil || !hasName(m) {
		return nil
	}
	text, err := json.Marshal(answer)
	if err != nil {
		return nil
	}
	e.body = string(text)
	return e
}

// jsonResult reports whether the operation answers with JSON.
func (o *operation) jsonResult() bool {
	return len(o.ir.Produces) == 0 || slices.ContainsFunc(o.ir.Produces, isJSON)
}

// hasName reports whether a model has the field Name for the member name.
func hasName(m *ir.Model) bool {
	return slices.ContainsFunc(m.Fields(), func(f *ir.Property) bool {
		s, ok := f.Type.(ir.Scalar)
		return ok && f.Path == "name" && f.Name.Go == "Name" && s.Kind == ir.String && !s.Secret && !f.Secret
	})
}

// exampleArgument is a value for an argument: that of the specification's example, or one made
// up; nil where that cannot be done.
func exampleArgument(o *operation, a argument, values diag.Node) jen.Code {
	if a.param == nil {
		return nil
	}
	if v := o.exampleValue(a.param, values); v != nil {
		return v
	}
	switch t := a.param.Type.(type) {
	case ir.Scalar:
		switch scalarWord(t) {
		case "String":
			return jen.Lit(exampleName)
		case "Int32", "Int64":
			return jen.Lit(1)
		case "Bool":
			return jen.True()
		}
	case *ir.Enum:
		if len(t.Values) > 0 {
			return qual(o.path(), t.Values[0].Name.Go)
		}
	case *ir.Model:
		if t.Union == nil {
			return qual(o.path(), t.Name.Go).Values()
		}
	}
	return nil
}

// exampleParams are the parameters of the first example of the first operation that has one.
func exampleParams(ops ...*ir.Operation) diag.Node {
	for _, op := range ops {
		if op != nil && len(op.Examples) > 0 {
			return op.Examples[0].Params
		}
	}
	return diag.Node{}
}

// exampleValue is the value of a parameter in the specification's example. An empty one would
// not make a path.
func (p *pkg) exampleValue(param *ir.Param, values diag.Node) jen.Code {
	n := values.Get(param.Name.Wire)
	if param.In == ir.InPath && n.Str() == "" {
		return nil
	}
	if v := p.literals().value(param.Type, n); v != nil {
		return v
	}
	return nil
}

// decl is func ExampleXClient_Get().
func (e *example) decl() *jen.Statement {
	body := []jen.Code{
		jen.List(id("client"), jen.Err()).Op(":=").Add(qual(e.path(), e.client.names.New+e.constructorSuffix())).Call(e.constructorArgs()...),
		printErr(),
	}
	call := id("client").Dot(e.names.Method)
	switch {
	case e.ir.Paging != nil:
		body = append(body, e.pagerLines(call)...)
	case e.ir.LRO != nil:
		body = append(body, e.pollerLines(call)...)
	default:
		body = append(body,
			jen.List(id("result"), jen.Err()).Op(":=").Add(call).Call(append([]jen.Code{background()}, e.args...)...),
			printErr(), printName("result"))
	}
	body = append(body, comment([]string{"// Output: " + exampleName}))
	return jen.Func().Id("Example" + e.client.names.Type + "_" + e.names.Method).Params().Block(body...)
}

// pagerLines read all pages.
func (e *example) pagerLines(call *jen.Statement) []jen.Code {
	return []jen.Code{
		id("pager").Op(":=").Add(call).Call(e.args...),
		jen.For(id("pager").Dot("More").Call()).Block(
			jen.List(id("page"), jen.Err()).Op(":=").Add(id("pager")).Dot("NextPage").Call(background()),
			printErr(),
			jen.For(jen.List(id("_"), id("item")).Op(":=").Range().Add(dot("page", e.item.Name.Go))).Block(printName("item")),
		),
	}
}

// pollerLines wait for a long-running operation.
func (e *example) pollerLines(call *jen.Statement) []jen.Code {
	return []jen.Code{
		jen.List(id("poller"), jen.Err()).Op(":=").Add(call).Call(append([]jen.Code{background()}, e.args...)...),
		printErr(),
		jen.List(id("result"), jen.Err()).Op(":=").Add(id("poller")).Dot("PollUntilDone").Call(background(), jen.Nil()),
		printErr(), printName("result"),
	}
}

// constructorSuffix ends the name of the constructor that needs least.
func (e *example) constructorSuffix() string {
	if e.svc.Host.ARM {
		return ""
	}
	return "WithNoCredential"
}

// constructorArgs are the arguments of that constructor.
func (e *example) constructorArgs() []jen.Code {
	var args []jen.Code
	if !e.svc.Host.ARM {
		args = append(args, jen.Lit("https://example.azure.com"))
	}
	for _, p := range e.client.ir.Params {
		if v := exampleArgument(e.operation, argument{param: p}, exampleParams(e.ir)); v != nil {
			args = append(args, v)
		} else {
			args = append(args, jen.Nil())
		}
	}
	if e.svc.Host.ARM {
		args = append(args, id("credential").Values())
	}
	return append(args, id("answering").Call(jen.Op(rawLiteral(e.body))))
}

// rawLiteral is a JSON text as a Go literal.
func rawLiteral(text string) string {
	if strings.Contains(text, "`") {
		panic("gogen: a wire name with a back quote")
	}
	return "`" + text + "`"
}

// background is context.Background().
func background() *jen.Statement { return qual("context", "Background").Call() }

// printErr is if err != nil { fmt.Println(err); return }.
func printErr() *jen.Statement {
	return jen.If(jen.Err().Op("!=").Nil()).Block(qual("fmt", "Println").Call(jen.Err()), jen.Return())
}

// printName is fmt.Println(*value.Name).
func printName(value string) *jen.Statement {
	return qual("fmt", "Println").Call(jen.Op("*").Add(dot(value, "Name")))
}

// transportDecls are what the examples share.
func transportDecls(p *pkg) []jen.Code {
	options := qual(azcore, "ClientOptions")
	decls := []jen.Code{}
	if p.svc.Host.ARM {
		options = qual(azarm, "ClientOptions")
		decls = append(decls, credentialDecls()...)
	}
	response := jen.Op("&").Add(qual(nethttp, "Response")).Values(multiLine(
		jen.Id("StatusCode").Op(":").Add(qual(nethttp, "StatusOK")),
		jen.Id("Header").Op(":").Add(qual(nethttp, "Header")).Values(),
		jen.Id("Body").Op(":").Add(qual("io", "NopCloser")).Call(qual("strings", "NewReader").Call(jen.String().Call(id("a")))),
		jen.Id("Request").Op(":").Id("req"),
	)...)
	return append(decls,
		documented(doc("answer is a transport that answers every request with the same JSON."), jen.Type().Id("answer").String()),
		documented(doc("Do answers a request."),
			jen.Func().Params(id("a").Id("answer")).Id("Do").Params(id("req").Op("*").Add(qual(nethttp, "Request"))).
				Params(jen.Op("*").Add(qual(nethttp, "Response")), jen.Error()).Block(jen.Return(response, jen.Nil()))),
		documented(doc("answering are options for a client that talks to a transport; without Transport it talks to the service."),
			jen.Func().Id("answering").Params(id("body").String()).Op("*").Add(options).Block(
				id("options").Op(":=").Op("&").Add(options.Clone()).Values(),
				id("options").Dot("Transport").Op("=").Id("answer").Call(id("body")),
				jen.Return(id("options")),
			)),
	)
}

// credentialDecls are a credential for ARM clients.
func credentialDecls() []jen.Code {
	token := qual(azcore, "AccessToken")
	return []jen.Code{
		documented(doc("credential stands for one of azidentity, such as azidentity.NewDefaultAzureCredential."), jen.Type().Id("credential").Struct()),
		documented(doc("GetToken returns a token."),
			jen.Func().Params(id("credential")).Id("GetToken").Params(qual("context", "Context"), qual(azcore+"/policy", "TokenRequestOptions")).
				Params(token, jen.Error()).Block(jen.Return(token.Clone().Values(
				jen.Id("Token").Op(":").Lit("token"),
				jen.Id("ExpiresOn").Op(":").Add(qual("time", "Now").Call().Dot("Add").Call(qual("time", "Hour"))),
			), jen.Nil()))),
	}
}

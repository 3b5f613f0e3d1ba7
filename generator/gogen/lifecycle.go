// This file writes the example of a resource's page: a Go file that creates the resource,
// reads it, lists its kind and deletes it, with the values of the specification's example.

package gogen

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// ResourceExamples returns the text of a Go file for each resource whose life cycle a client
// has; its function is called use and the name of the resource. Services outside ARM have
// none. An error means a defect of armgen, as in [Generate].
func ResourceExamples(svc *ir.Service, opts Options) (examples map[*ir.Resource]string, err error) {
	defer rescue(svc, &err)
	examples = map[*ir.Resource]string{}
	if !svc.Host.ARM {
		return examples, nil
	}
	p := newPkg(svc, opts)
	for _, r := range svc.Resources {
		f := writeLifecycle(p, r)
		if f == nil {
			continue
		}
		text, err := f.render()
		if err != nil {
			return nil, err
		}
		examples[r] = string(text)
	}
	return examples, nil
}

// writeLifecycle is the file of a resource; nil when no operation can be shown.
func writeLifecycle(p *pkg, r *ir.Resource) *file {
	if r.Name.Go == "" {
		return nil
	}
	l := &lifecycle{pkg: p, clients: map[*ir.Client]string{}, values: exampleParams(r.Create, r.Get)}
	l.step("created", "Create it, or bring it to this state.", r.Create)
	l.step("found", "Read it.", r.Get)
	if len(r.Lists) > 0 {
		l.step("list", "List all there are.", r.Lists[0])
	}
	l.step("deleted", "Delete it.", r.Delete)
	if len(l.body) == 0 {
		return nil
	}
	f := p.file("example/example.go")
	f.plain = true
	f.add(jen.Func().Add(id("use"+r.Name.Go)).Params(id("ctx").Add(qual("context", "Context")), id("cred").Add(qual(azcore, "TokenCredential"))).
		Error().Block(append(l.body, jen.Line().Return(jen.Nil()))...))
	return f
}

// lifecycle collects the statements of an example.
type lifecycle struct {
	*pkg
	values  diag.Node             // of the specification's example, by parameter
	clients map[*ir.Client]string // variables
	body    []jen.Code
}

// step adds an operation. Those whose arguments cannot be made up are left out.
func (l *lifecycle) step(name, about string, op *ir.Operation) {
	if op == nil || op.LRO != nil && op.Paging != nil {
		return
	}
	i := slices.IndexFunc(l.svc.Clients, func(c *ir.Client) bool { return slices.Contains(c.Operations, op) })
	if i < 0 {
		return
	}
	o := newOperation(newClient(l.pkg, l.svc.Clients[i]), op)
	args, ok := l.arguments(o)
	if !ok {
		return
	}
	client, ok := l.client(o.client)
	if !ok {
		return
	}
	if len(l.body) > 0 {
		l.body = append(l.body, jen.Line())
	}
	l.body = append(l.body, comment([]string{"// " + about}))
	l.body = append(l.body, statements(o, name, id(client).Dot(o.names.Method), args)...)
}

// statements call the operation and print what comes.
func statements(o *operation, name string, method *jen.Statement, args []jen.Code) []jen.Code {
	withContext := append([]jen.Code{id("ctx")}, args...)
	switch {
	case o.ir.Paging != nil:
		return []jen.Code{jen.For(id("pager").Op(":=").Add(method).Call(args...), id("pager").Dot("More").Call(), jen.Empty()).Block(
			jen.List(id("page"), jen.Err()).Op(":=").Id("pager").Dot("NextPage").Call(id("ctx")),
			returnError(),
			printPage(o),
		)}
	case o.ir.LRO != nil:
		wait := id(name+"Poller").Dot("PollUntilDone").Call(id("ctx"), jen.Nil())
		return append([]jen.Code{jen.List(id(name+"Poller"), jen.Err()).Op(":=").Add(method).Call(withContext...), returnError()},
			received(o, name, wait)...)
	}
	return received(o, name, method.Call(withContext...))
}

// received takes a result and prints it; of a call without one only the error counts.
func received(o *operation, name string, call *jen.Statement) []jen.Code {
	if len(o.resultTypes()) == 0 && !o.ir.Head {
		return []jen.Code{jen.If(jen.List(id("_"), jen.Err()).Op(":=").Add(call), jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Err()))}
	}
	return []jen.Code{jen.List(id(name), jen.Err()).Op(":=").Add(call), returnError(), printResult(o, name)}
}

// printResult prints the name of a result that has one.
func printResult(o *operation, name string) jen.Code {
	types := o.resultTypes()
	if m, ok := only(types).(*ir.Model); ok && m.Union == nil && o.jsonResult() && hasName(m) {
		return printName(name)
	}
	return qual("fmt", "Println").Call(id(name))
}

// printPage prints the names of the items of a page.
func printPage(o *operation) jen.Code {
	page := o.ir.Paging
	if m, ok := page.Elem.(*ir.Model); ok && page.Item != nil && page.Item.Path == page.Item.Name.Wire && m.Union == nil && hasName(m) {
		return jen.For(jen.List(id("_"), id("item")).Op(":=").Range().Add(dot("page", page.Item.Name.Go))).Block(printName("item"))
	}
	return qual("fmt", "Println").Call(id("page"))
}

// only is the type if there is but one.
func only(types []ir.Type) ir.Type {
	if len(types) == 1 {
		return types[0]
	}
	return nil
}

// returnError is if err != nil { return err }.
func returnError() *jen.Statement {
	return jen.If(jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Err()))
}

// client is the variable of a client, made when it is first needed.
func (l *lifecycle) client(c *client) (string, bool) {
	if name, ok := l.clients[c.ir]; ok {
		return name, true
	}
	var args []jen.Code
	for _, p := range c.ir.Params {
		arg := l.argument(p)
		if arg == nil {
			return "", false
		}
		args = append(args, arg)
	}
	name := "client"
	if n := len(l.clients); n > 0 {
		name += strconv.Itoa(n + 1)
	}
	l.clients[c.ir] = name
	l.body = append(l.body, jen.List(id(name), jen.Err()).Op(":=").Add(qual(l.path(), c.names.New)).Call(append(args, id("cred"), jen.Nil())...), returnError())
	return name, true
}

// arguments are those of the method after the context. Parameters that are collected in
// structs, which are rare, are not made up.
func (l *lifecycle) arguments(o *operation) ([]jen.Code, bool) {
	var args []jen.Code
	for _, a := range o.arguments() {
		if a.param == nil {
			return nil, false
		}
		arg := l.argument(a.param)
		if arg == nil {
			return nil, false
		}
		args = append(args, arg)
	}
	return append(args, jen.Nil()), true
}

// argument is the value of a parameter in the example, or one that its type allows.
func (l *lifecycle) argument(p *ir.Param) jen.Code {
	if v := l.exampleValue(p, l.values); v != nil {
		return v
	}
	switch t := p.Type.(type) {
	case *ir.Model:
		if t.Union == nil {
			return qual(l.path(), t.Name.Go).Values()
		}
		return jen.Nil()
	case *ir.Enum:
		if len(t.Values) > 0 {
			return qual(l.path(), t.Values[0].Name.Go)
		}
	case ir.Scalar:
		return l.madeUp(t, p)
	case *ir.List, *ir.Map, ir.Any:
		return jen.Nil()
	}
	return nil
}

// madeUp is a plain value that says what it stands for.
func (l *lifecycle) madeUp(t ir.Scalar, p *ir.Param) jen.Code {
	switch scalarWord(t) {
	case "String":
		if strings.EqualFold(p.Name.Wire, "subscriptionId") {
			return jen.Lit("00000000-0000-0000-0000-000000000000")
		}
		return jen.Lit("my-" + strings.TrimSuffix(p.Name.Local, "Name"))
	case "Bool":
		return jen.False()
	case "Int32", "Int64", "Float64":
		return jen.Lit(1)
	}
	return nil
}

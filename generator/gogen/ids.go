// This file writes ids.go: a type for the id of each resource, and the forms of client
// methods that take one.

package gogen

import (
	"slices"

	"github.com/dave/jennifer/jen"
	"github.com/seed184db40a/armgen/generator/ir"
)

// writeIDs lists the ids, each with its methods.
func writeIDs(p *pkg) *file {
	f := p.file("ids.go")
	for _, r := range resourceIDs(p.svc) {
		f.add(idDecls(p, r)...)
	}
	for _, c := range p.svc.Clients {
		f.add(byIDDecls(newClient(p, c))...)
	}
	return f
}

// resourceIDs are the ids of all resources, then those of parents that the service leaves out.
func resourceIDs(svc *ir.Service) []*ir.ResourceID {
	var ids []*ir.ResourceID
	for _, r := range svc.Resources {
		if r.ID != nil {
			ids = append(ids, r.ID)
		}
	}
	for i := 0; i < len(ids); i++ {
		if parent := ids[i].Parent; parent != nil && !slices.Contains(ids, parent) {
			ids = append(ids, parent)
		}
	}
	return ids
}

// idNames are the names that the parts of an id share.
type idNames struct {
	Type     string // RegistryID
	Parse    string // ParseRegistryID
	Template string // registryIDTemplate
}

func newIDNames(r *ir.ResourceID) idNames {
	return idNames{Type: checked(r.Name.Go), Parse: "Parse" + r.Name.Go, Template: r.Name.Local + "Template"}
}

// idDecls are the declarations of an id.
func idDecls(p *pkg, r *ir.ResourceID) []jen.Code {
	return []jen.Code{idTemplate(r), idType(r), parseDecl(p, r), stringDecl(p, r), equalDecl(p, r), parentDecl(p, r)}
}

// idTemplate is const registryIDTemplate = "/subscriptions/{subscriptionId}/…".
func idTemplate(r *ir.ResourceID) *jen.Statement {
	n := newIDNames(r)
	return documented(doc(n.Template+" is the form of a "+n.Type+"."), jen.Const().Add(id(n.Template)).Op("=").Lit(r.Template))
}

// idFields are the parameters of an id in their order.
func idFields(r *ir.ResourceID) []*ir.Name {
	var fields []*ir.Name
	for _, s := range r.Segments {
		if s.Param != nil {
			fields = append(fields, s.Param)
		}
	}
	return fields
}

// idType is type RegistryID struct.
func idType(r *ir.ResourceID) *jen.Statement {
	var names []jen.Code
	for _, f := range idFields(r) {
		names = append(names, id(f.Go))
	}
	n := newIDNames(r)
	about := n.Type + " is the id of a resource of type " + oneLine(r.Type) + "."
	return documented(doc(about), jen.Type().Add(id(n.Type)).Struct(jen.List(names...).String()))
}

// parseDecl is func ParseRegistryID(id string) (RegistryID, error).
func parseDecl(p *pkg, r *ir.ResourceID) *jen.Statement {
	n := newIDNames(r)
	args := []jen.Code{id(n.Template), id("id")}
	for _, f := range idFields(r) {
		args = append(args, jen.Op("&").Add(dot("parsed", f.Go)))
	}
	about := n.Parse + " takes an id apart. The names in it keep their case; the rest is compared without regard to case, as ARM does."
	return documented(doc(about), jen.Func().Add(id(n.Parse)).Params(id("id").String()).Params(id(n.Type), jen.Error()).Block(
		jen.Var().Id("parsed").Add(id(n.Type)),
		jen.Err().Op(":=").Add(p.kit("ParseID")).Call(args...),
		jen.Return(id("parsed"), jen.Err()),
	))
}

// stringDecl is func (id RegistryID) String() string.
func stringDecl(p *pkg, r *ir.ResourceID) *jen.Statement {
	n := newIDNames(r)
	args := []jen.Code{id(n.Template)}
	for _, f := range idFields(r) {
		args = append(args, dot("id", f.Go))
	}
	return documented(doc("String returns the id as ARM writes it."),
		valueMethod("id", n.Type, "String").Params().String().Block(jen.Return(p.kit("FormatID").Call(args...))))
}

// equalDecl is func (id RegistryID) Equal(other RegistryID) bool.
func equalDecl(p *pkg, r *ir.ResourceID) *jen.Statement {
	n := newIDNames(r)
	return documented(doc("Equal reports whether both ids name the same resource; case does not matter."),
		valueMethod("id", n.Type, "Equal").Params(id("other").Add(id(n.Type))).Bool().Block(
			jen.Return(p.kit("EqualIDs").Call(dot("id", "String").Call(), dot("other", "String").Call()))))
}

// parentDecl is func (id RegistryID) Parent() armkit.ResourceGroupID; nil for an id whose
// parent has no type.
func parentDecl(p *pkg, r *ir.ResourceID) jen.Code {
	typ, fields := parentOf(p, r)
	if typ == nil {
		return nil
	}
	var values []jen.Code
	for _, f := range fields {
		values = append(values, id(f.parent).Op(":").Add(dot("id", f.own)))
	}
	return documented(doc("Parent returns the id of what the resource is in."),
		valueMethod("id", r.Name.Go, "Parent").Params().Add(typ).Block(jen.Return(jen.Add(typ.Clone()).Values(values...))))
}

// parentField is a field of a parent's id and the field of the child that has its value.
type parentField struct{ parent, own string }

// parentOf is the type of a parent's id and its fields; nil without one.
func parentOf(p *pkg, r *ir.ResourceID) (*jen.Statement, []parentField) {
	own := idFields(r)
	if r.Parent != nil {
		parents := idFields(r.Parent)
		if len(parents) > len(own) {
			return nil, nil
		}
		var fields []parentField
		for i, f := range parents {
			fields = append(fields, parentField{f.Go, own[i].Go})
		}
		return id(r.Parent.Name.Go), fields
	}
	const name = 3 // segments of provider, type and name, for a resource that is in no other
	switch n := len(r.Segments); {
	case n == 5+name && hasPrefix(r, "subscriptions", "", "resourceGroups", "", "providers"):
		return p.kit("ResourceGroupID"), []parentField{{"SubscriptionID", own[0].Go}, {"ResourceGroupName", own[1].Go}}
	case n == 3+name && hasPrefix(r, "subscriptions", "", "providers"), n == 4 && hasPrefix(r, "subscriptions", "", "resourceGroups", ""):
		return p.kit("SubscriptionID"), []parentField{{"SubscriptionID", own[0].Go}}
	}
	return nil, nil
}

// hasPrefix reports whether an id begins with the literals, an empty one being a parameter.
func hasPrefix(r *ir.ResourceID, literals ...string) bool {
	return len(r.Segments) >= len(literals) && slices.EqualFunc(r.Segments[:len(literals)], literals, func(s ir.Segment, literal string) bool {
		return s.Literal == literal && (s.Param != nil) == (literal == "")
	})
}

// byIDDecls are the forms of a client's methods that take an id.
func byIDDecls(c *client) []jen.Code {
	var decls []jen.Code
	for _, op := range c.ir.Operations {
		r := resourceOf(c.svc, op)
		o := newOperation(c, op)
		if r == nil || r.ID == nil || o.ir.Paging != nil || !takesID(op, r.ID) || c.hasMethod(o.names.Method+"ByID") {
			continue
		}
		decls = append(decls, byIDDecl(o, r.ID))
	}
	return decls
}

// resourceOf is the resource that an operation gets, creates, updates or deletes.
func resourceOf(svc *ir.Service, op *ir.Operation) *ir.Resource {
	for _, r := range svc.Resources {
		if op == r.Get || op == r.Create || op == r.Update || op == r.Delete {
			return r
		}
	}
	return nil
}

// takesID reports whether the path parameters of an operation are the fields of an id.
func takesID(op *ir.Operation, r *ir.ResourceID) bool {
	return slices.EqualFunc(placeholders(op.Path), idFields(r), func(name string, f *ir.Name) bool {
		return name == f.Wire && slices.ContainsFunc(op.Params, func(p *ir.Param) bool {
			return p.Name.Wire == name && p.In == ir.InPath && p.Const == nil && p.Group == nil && isString(p.Type)
		})
	})
}

// isString reports whether a parameter is a plain string.
func isString(t ir.Type) bool {
	s, ok := t.(ir.Scalar)
	return ok && scalarWord(s) == "String" && !s.Secret
}

// hasMethod reports whether an operation of the client has the name already.
func (c *client) hasMethod(name string) bool {
	return slices.ContainsFunc(c.ir.Operations, func(op *ir.Operation) bool { return newOperation(c, op).names.Method == name })
}

// byIDDecl is func (c *XClient) GetByID(ctx context.Context, id XID, options *XClientGetOptions).
func byIDDecl(o *operation, r *ir.ResourceID) *jen.Statement {
	name := o.names.Method + "ByID"
	params := []jen.Code{id("ctx").Add(qual("context", "Context")), id("id").Add(id(r.Name.Go))}
	args := []jen.Code{id("ctx")}
	for _, a := range o.arguments() {
		if a.param != nil && a.param.In == ir.InPath {
			args = append(args, dot("id", fieldWith(r, a.param.Name.Wire)))
			continue
		}
		params = append(params, id(a.name).Add(a.typ))
		args = append(args, id(a.name))
	}
	params = append(params, id("options").Op("*").Add(id(o.names.Options)))
	args = append(args, id("options"))
	about := name + " is " + o.names.Method + " of the resource with the id."
	results := []jen.Code{id(o.names.Response), jen.Error()}
	if o.ir.LRO != nil {
		results = pollerOf(id(o.names.Response))
	}
	block := []jen.Code{id("own").Op(":=").Op("*").Add(id(receiver))}
	own := false
	for _, p := range o.ir.Params {
		if p.Client && p.In == ir.InPath {
			block, own = append(block, dot("own", fieldOf(p)).Op("=").Add(dot("id", fieldWith(r, p.Name.Wire)))), true
			about = name + " is " + o.names.Method + " of the resource with the id, in whichever subscription it is."
		}
	}
	target := "own"
	if !own {
		block, target = nil, receiver
	}
	block = append(block, jen.Return(dot(target, o.names.Method).Call(append(args, id("options"))[:len(args)]...)))
	return documented(doc(about), method(receiver, o.client.names.Type, name).Params(params...).Params(results...).Block(block...))
}

// fieldWith is the field of an id for a parameter of its template.
func fieldWith(r *ir.ResourceID, wire string) string {
	for _, f := range idFields(r) {
		if f.Wire == wire {
			return f.Go
		}
	}
	panic(defect(r.Template + " has no parameter " + wire))
}

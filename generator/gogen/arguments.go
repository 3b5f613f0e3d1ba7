// This file sorts the parameters of an operation by how a caller gives them: as arguments, in
// the options, in a struct that groups several, or not at all.

package gogen

import (
	"slices"

	"github.com/dave/jennifer/jen"
	"github.com/seed184db40a/armgen/generator/ir"
)

// argument is one argument of a method.
type argument struct {
	name  string
	typ   *jen.Statement
	param *ir.Param // nil for a group
}

// all are the parameters of the operation, the body last.
func (o *operation) all() []*ir.Param {
	if o.ir.Body == nil {
		return o.ir.Params
	}
	return append(slices.Clone(o.ir.Params), o.ir.Body)
}

// arguments are what the method asks for after the context and before the options.
func (o *operation) arguments() []argument {
	var all []argument
	for _, p := range o.all() {
		if p.Group == nil && p.Required && !p.Client && p.Const == nil {
			all = append(all, argument{name: o.local(p), typ: o.paramType(p), param: p})
		}
	}
	for _, g := range groupsIn(o.ir) {
		typ := id(g.name)
		if !g.required() {
			typ = jen.Op("*").Add(typ)
		}
		all = append(all, argument{name: o.groupLocal(g), typ: typ})
	}
	return all
}

// optional are the parameters in the options.
func (o *operation) optional() []*ir.Param {
	var all []*ir.Param
	for _, p := range o.all() {
		if p.Group == nil && !p.Required && !p.Client {
			all = append(all, p)
		}
	}
	return all
}

// signature is the parameter list of the method.
func signature(o *operation) []jen.Code {
	var params []jen.Code
	if o.ir.Paging == nil || o.ir.LRO != nil {
		params = append(params, id("ctx").Add(qual("context", "Context")))
	}
	args := o.arguments()
	for i := 0; i < len(args); i++ {
		var names []jen.Code
		for ; i+1 < len(args) && sharesType(args[i], args[i+1]); i++ {
			names = append(names, id(args[i].name))
		}
		names = append(names, id(args[i].name))
		params = append(params, jen.List(names...).Add(args[i].typ))
	}
	params = append(params, id("options").Op("*").Add(id(o.names.Options)))
	return params
}

// sharesType reports whether two arguments can share the name of their type.
func sharesType(a, b argument) bool { return a.typ.GoString() == b.typ.GoString() }

// value is the expression for the value of a parameter in the body of the method.
func (o *operation) value(p *ir.Param) *jen.Statement {
	switch {
	case p.Const != nil && p.Required:
		return jen.Lit(p.Const.Text)
	case p.Client:
		return dot(receiver, fieldOf(p))
	case p.Group != nil:
		g := groupNamed(o.ir, p.Group.Go)
		if g.required() {
			return dot(o.groupLocal(g), groupField(p))
		}
		return o.kit("Or").Call(id(o.groupLocal(g))).Dot(groupField(p))
	case !p.Required:
		return o.kit("Or").Call(id("options")).Dot(optionField(p))
	}
	return id(o.local(p))
}

// optionalValue reports whether the value of a parameter can be nil.
func optionalValue(p *ir.Param) bool { return !p.Required && !p.Client }

// group is the parameters that one struct collects.
type group struct {
	name   string // of the struct
	local  string
	params []*ir.Param
}

// required reports whether the struct has to be given.
func (g group) required() bool {
	return slices.ContainsFunc(g.params, func(p *ir.Param) bool { return p.Required })
}

// groupLocal is the argument that holds a group.
func (o *operation) groupLocal(g group) string {
	if slices.Contains(reserved, g.local) {
		return g.local + "Param"
	}
	return checked(g.local)
}

// groupField is the field of a grouped parameter.
func groupField(p *ir.Param) string { return checked(p.Name.Go) }

// groupsIn are the groups of an operation, in the order in which they first occur.
func groupsIn(op *ir.Operation) []group {
	var groups []group
	params := op.Params
	if op.Body != nil {
		params = append(slices.Clone(params), op.Body)
	}
	for _, p := range params {
		if p.Group == nil || p.Client {
			continue
		}
		i := slices.IndexFunc(groups, func(g group) bool { return g.name == p.Group.Go })
		if i < 0 {
			i = len(groups)
			groups = append(groups, group{name: checked(p.Group.Go), local: p.Group.Local})
		}
		groups[i].params = append(groups[i].params, p)
	}
	return groups
}

// groupNamed is the group of an operation with a name.
func groupNamed(op *ir.Operation, name string) group {
	for _, g := range groupsIn(op) {
		if g.name == name {
			return g
		}
	}
	panic(defect("there is no parameter group " + name))
}

// groupsOf are the groups that a client declares: those of its operations that no client
// before it has declared, each with the parameters of all operations that use it.
func groupsOf(c *client) []group {
	var own []group
	for _, g := range packageGroups(c.pkg) {
		if g.first == c.ir {
			own = append(own, g.group)
		}
	}
	return own
}

// packageGroup is a group with the client that comes first of those that use it.
type packageGroup struct {
	group
	first *ir.Client
}

// packageGroups are the groups of the package.
func packageGroups(p *pkg) []packageGroup {
	var all []packageGroup
	for _, c := range p.svc.Clients {
		for _, op := range c.Operations {
			for _, g := range groupsIn(op) {
				all = mergeGroup(all, g, c)
			}
		}
	}
	return all
}

// mergeGroup adds a group, or its further parameters to the group of the same name.
func mergeGroup(all []packageGroup, g group, c *ir.Client) []packageGroup {
	i := slices.IndexFunc(all, func(known packageGroup) bool { return known.name == g.name })
	if i < 0 {
		return append(all, packageGroup{group: g, first: c})
	}
	for _, p := range g.params {
		if !slices.ContainsFunc(all[i].params, func(known *ir.Param) bool { return known.Name.Go == p.Name.Go }) {
			all[i].params = append(all[i].params, p)
		}
	}
	return all
}

// groupDecl is type Group struct.
func groupDecl(c *client, g group) *jen.Statement {
	var fields []jen.Code
	for _, p := range g.params {
		typ := c.paramType(p)
		if optionalValue(p) {
			typ = c.optionalType(p.Type)
		}
		fields = append(fields, documentedField(p.Doc, id(groupField(p)).Add(typ)))
	}
	return documented(doc(g.name+" collects parameters that belong together."), jen.Type().Add(id(g.name)).Struct(fields...))
}

// This file writes the rules on parameters, which a validating client checks: one function for
// each parameter with rules, shared by all operations that have it.

package gogen

import (
	"strconv"

	"github.com/dave/jennifer/jen"
	"github.com/seed184db40a/armgen/generator/ir"
)

// paramRules is the function with the rules on a parameter.
type paramRules struct {
	name string // registryNameRules
	text string // what tells functions apart
	decl *jen.Statement
}

// checkLinks add .Check(armkit.Rule(registryName, registryNameRules), …) for the parameters with
// rules.
func (o *operation) checkLinks(c chain) {
	var rules []jen.Code
	for _, p := range o.all() {
		if p.Const != nil || bodyChecksItself(p) {
			continue
		}
		if name := o.rulesOf(p); name != "" {
			rules = append(rules, o.kit("Rule").Call(o.value(p), id(name)))
		}
	}
	if len(rules) > 0 {
		c.link("Check", rules...)
	}
}

// bodyChecksItself reports whether armkit.Call.JSON finds the rules on a body by itself.
func bodyChecksItself(p *ir.Param) bool {
	m, ok := p.Type.(*ir.Model)
	return ok && (m.Union == nil || !p.Required)
}

// rulesOf is the name of the function with the rules on a parameter, empty when it has none.
func (p *pkg) rulesOf(param *ir.Param) string {
	typ, value := p.argumentType(param.Type), jen.Op("&").Id("value")
	switch {
	case optionalValue(param):
		typ, value = p.optionalType(param.Type), jen.Id("value")
	case nilable(param.Type):
		value = jen.Id("value")
	}
	var body []jen.Code
	if nilWhenMissing(param) {
		body = append(body, assign(dot("v", "Required").Call(jen.Lit(param.Name.Wire), jen.Id("value").Op("!=").Nil())))
	}
	body = append(body, p.checkValue(param.Name.Wire, value, param.Type, param.Limits, param.Name.Local)...)
	if len(body) == 0 {
		return ""
	}
	if param.Secret {
		body = append(body, assign(dot("v", "Mask").Call(jen.Lit(param.Name.Wire))))
	}
	return p.shareRules(param, typ, body)
}

// nilWhenMissing reports whether the Go value of a required parameter can be nil: a union, a list
// or a map.
func nilWhenMissing(p *ir.Param) bool {
	switch t := p.Type.(type) {
	case *ir.Model:
		return t.Union != nil
	case *ir.List, *ir.Map:
		return p.Required
	}
	return false
}

// shareRules returns the function with the rules, made if there is none yet.
func (p *pkg) shareRules(param *ir.Param, typ *jen.Statement, body []jen.Code) string {
	name := param.Name.Local + "Rules"
	text := jen.Func().Id("_").Params(jen.Id("value").Add(typ)).Block(body...).GoString()
	unique := name
	for n := 2; ; n++ {
		known := p.rulesNamed(unique)
		if known == nil {
			break
		}
		if known.text == text {
			return unique
		}
		unique = name + strconv.Itoa(n)
	}
	violations := func() *jen.Statement { return p.kit("Violations") }
	decl := documented(doc(unique+" are the rules on the parameter "+oneLine(param.Name.Wire)+"."),
		jen.Func().Add(id(unique)).Params(id("v").Add(violations()), jen.Id("value").Add(typ.Clone())).Add(violations()).
			Block(append(body, jen.Return(id("v")))...))
	p.params = append(p.params, paramRules{name: unique, text: text, decl: decl})
	return unique
}

// rulesNamed is the function with a name, nil when there is none.
func (p *pkg) rulesNamed(name string) *paramRules {
	for i := range p.params {
		if p.params[i].name == name {
			return &p.params[i]
		}
	}
	return nil
}

// paramRuleDecls are the functions that the clients have asked for.
func (p *pkg) paramRuleDecls() []jen.Code {
	var decls []jen.Code
	for _, r := range p.params {
		decls = append(decls, r.decl)
	}
	return decls
}

// This file writes validate.go: a Validate method per model, and what it needs: checks of
// closed enums and the patterns. rules.go has the rules on one value.

package gogen

import (
	"strings"

	"github.com/dave/jennifer/jen"
	"github.com/seed184db40a/armgen/generator/ir"
)

func writeValidate(p *pkg) *file {
	f := p.file("validate.go")
	for _, m := range p.svc.Models {
		if p.ruled[m] {
			f.add(p.validateDecl(m), p.checkDecl(m))
		} else {
			f.add(noRulesDecl(m))
		}
	}
	for _, e := range p.svc.Enums {
		if !e.Open {
			f.add(p.checkEnumDecl(e))
		}
	}
	f.add(p.paramRuleDecls()...)
	f.add(p.patternDecls()...)
	return f
}

// noRulesDecl is for models that cannot break any rule.
func noRulesDecl(m *ir.Model) *jen.Statement {
	return documented(doc("Validate returns nil: the specification has no rules for "+m.Name.Go+"."),
		oneLineFunc(method("m", m.Name.Go, "Validate").Params().Error(), jen.Return(jen.Nil())))
}

// validateDecl is the method for users.
//
//	func (m *Registry) Validate() error { return m.Check(nil).Err() }
func (p *pkg) validateDecl(m *ir.Model) *jen.Statement {
	return documented(doc("Validate returns everything in m that breaks a rule of the specification as [armkit.Violations]."),
		oneLineFunc(method("m", m.Name.Go, "Validate").Params().Error(),
			jen.Return(dot("m", "Check").Call(jen.Nil()).Dot("Err").Call())))
}

// checkDecl is the chain of rules.
//
//	func (m *Registry) Check(v armkit.Violations) armkit.Violations {
//		v = v.Required("location", m.Location != nil)
//		v = v.Model("sku", m.SKU)
//		return v
//	}
func (p *pkg) checkDecl(m *ir.Model) *jen.Statement {
	rules := p.checkLevel(m, m.Properties, nil)
	if m.Additional != nil && p.ruledType(m.Additional) {
		rules = append(rules, p.checkValue("", dot("m", "AdditionalProperties"), m.Additional, nil, m.Name.Local)...)
	}
	return documented(doc("Check adds what breaks a rule to v."),
		method("m", m.Name.Go, "Check").Params(id("v").Add(p.kit("Violations"))).Add(p.kit("Violations")).
			Block(append(rules, jen.Return(id("v")))...))
}

// checkLevel checks the members of one JSON object. Bags are the lifted objects around it.
func (p *pkg) checkLevel(m *ir.Model, props, bags []*ir.Property) []jen.Code {
	var out []jen.Code
	for _, f := range props {
		if f.Flattened != nil {
			out = append(out, p.checkLevel(m, f.Flattened, append(bags[:len(bags):len(bags)], f))...)
			continue
		}
		out = append(out, p.checkField(m, f, bags)...)
	}
	return out
}

func (p *pkg) checkField(m *ir.Model, f *ir.Property, bags []*ir.Property) []jen.Code {
	if readOnly(f) {
		return nil // what the service sends is not the user's to correct
	}
	var out []jen.Code
	if f.Required && !ownDiscriminator(m, f) { // a variant writes its own discriminator
		out = append(out, assign(dot("v", "Required").Call(jen.Lit(f.Path), present(f, bags))))
	}
	rules := p.checkValue(f.Path, dot("m", f.Name.Go), f.Type, f.Limits, f.Name.Local)
	if f.Secret && len(rules) > 0 {
		rules = append(rules, assign(dot("v", "Mask").Call(jen.Lit(f.Path))))
	}
	out = append(out, rules...)
	if part := notIn(f); part != "" && len(out) > 0 {
		out = append(out, assign(dot("v", "NotIn").Call(p.kit(part), jen.Lit(f.Path))))
	}
	return out
}

// notIn names the armkit.Parts in whose bodies a field is not sent; "" for none.
func notIn(f *ir.Property) string {
	switch partOf(f) {
	case "Create":
		return "Update"
	case "Update":
		return "Create"
	}
	return ""
}

// assign is v = expr.
func assign(expr jen.Code) *jen.Statement { return id("v").Op("=").Add(expr) }

// present is the condition under which a required field breaks no rule: it is set, or an
// optional object that it would be in is not there.
//
//	m.Name != nil || m.Size == nil && m.Tier == nil
func present(f *ir.Property, bags []*ir.Property) *jen.Statement {
	s := dot("m", f.Name.Go).Op("!=").Nil()
	for i := len(bags) - 1; i >= 0; i-- {
		if bags[i].Required {
			continue
		}
		var absent *jen.Statement
		for _, other := range (&ir.Model{Properties: bags[i].Flattened}).Fields() {
			if other == f || readOnly(other) {
				continue
			}
			term := dot("m", other.Name.Go).Op("==").Nil()
			if absent != nil {
				term = absent.Op("&&").Line().Add(term)
			}
			absent = term
		}
		if absent == nil {
			return jen.True() // nothing else can bring the object into being
		}
		return s.Op("||").Line().Add(absent)
	}
	return s
}

// checkEnumDecl checks a value of a closed enum.
//
//	func checkResourceIdentityType(v armkit.Violations, path string, e *ResourceIdentityType) armkit.Violations {
func (p *pkg) checkEnumDecl(e *ir.Enum) *jen.Statement {
	var values []jen.Code
	for _, value := range e.Values {
		values = append(values, id(value.Name.Go))
	}
	head := jen.Func().Add(id(enumChecker(e))).Params(id("v").Add(p.kit("Violations")), id("path").String(), id("e").Op("*").Add(id(e.Name.Go))).
		Add(p.kit("Violations"))
	body := []jen.Code{jen.If(id("e").Op("==").Nil()).Block(jen.Return(id("v")))}
	if len(values) > 0 {
		body = append(body, jen.Switch(jen.Op("*").Add(id("e"))).Block(jen.Case(values...).Block(jen.Return(id("v")))))
	}
	body = append(body, jen.Return(p.kit("NotOneOf").Call(id("v"), id("path"), jen.Op("*").Add(id("e")), id("Possible"+e.Name.Go+"Values").Call())))
	return documented(doc(enumChecker(e)+" reports a value that is none of "+e.Name.Go+"."), head.Block(body...))
}

func enumChecker(e *ir.Enum) string { return "check" + e.Name.Go }

// patternDecls are the patterns that rules of this package have asked for.
func (p *pkg) patternDecls() []jen.Code {
	var decls []jen.Code
	for _, n := range p.patterns {
		texts := func(all []string) jen.Code {
			if len(all) == 0 {
				return jen.Nil()
			}
			var lits []jen.Code
			for _, text := range all {
				lits = append(lits, literal(text))
			}
			return jen.Index().String().Values(lits...)
		}
		decls = append(decls, documented(doc(n.name+" is compiled when it is first needed."),
			jen.Var().Add(id(n.name)).Op("=").Add(p.kit("NewPattern")).
				Call(literal(n.pattern.Source), texts(n.pattern.RE2), texts(n.pattern.Not))))
	}
	return decls
}

// literal is a string literal, raw where that reads better.
func literal(text string) *jen.Statement {
	if strings.Contains(text, `\`) && !strings.ContainsAny(text, "`\n\r") && printable(text) == text {
		return jen.Op("`" + text + "`")
	}
	return jen.Lit(text)
}

// namedPattern is a pattern with the variable that holds it.
type namedPattern struct {
	name    string
	pattern *ir.Pattern
}

// patternVar names the variable of a pattern, after the first value that uses it.
func (p *pkg) patternVar(pattern *ir.Pattern, hint string) string {
	taken := map[string]bool{}
	for _, n := range p.patterns {
		if n.pattern.Source == pattern.Source {
			return n.name
		}
		taken[n.name] = true
	}
	name := strings.TrimSuffix(hint, "_") + "Pattern"
	for i := int64(2); taken[name]; i++ {
		name = hint + "Pattern" + decimal(i)
	}
	p.patterns = append(p.patterns, namedPattern{name, pattern})
	return name
}

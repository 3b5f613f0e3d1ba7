// This file writes the rules on one value: of a field, an element or a parameter.

package gogen

import (
	"math"
	"strconv"

	"github.com/dave/jennifer/jen"
	"github.com/seed184db40a/armgen/generator/ir"
)

// checkValue are the statements that check a value which may be nil; v is the list of
// violations. Hint names the value, for its pattern.
//
//	v = v.MinLength("name", m.Name, 5)
func (p *pkg) checkValue(path string, value *jen.Statement, t ir.Type, limits *ir.Limits, hint string) []jen.Code {
	c := &checks{pkg: p, path: jen.Lit(path), value: value, hint: hint}
	if path == elementPath {
		c.path = id("path")
	}
	c.limits(t, limits)
	switch t := t.(type) {
	case *ir.Model:
		if p.ruledType(t) && t.Union != nil {
			c.rule("Variant", c.get())
		} else if p.ruledType(t) {
			c.rule("Model", c.get())
		}
	case *ir.Enum:
		if p.ruledType(t) {
			c.add(id(enumChecker(t)).Call(id("v"), c.path, c.get()))
		}
	case *ir.List:
		if p.ruledElement(t.Elem, t.Limits) {
			c.add(p.kit("CheckList").Call(id("v"), c.path, c.get(), p.checkFunc(t.Elem, t.Limits, hint)))
		}
	case *ir.Map:
		if p.ruledElement(t.Elem, t.Limits) {
			c.add(p.kit("CheckMap").Call(id("v"), c.path, c.get(), p.checkFunc(t.Elem, t.Limits, hint)))
		}
	}
	return c.out
}

// elementPath stands for the variable path inside a function on elements.
const elementPath = "\x00"

// checkFunc is a function that checks an element.
func (p *pkg) checkFunc(t ir.Type, limits *ir.Limits, hint string) *jen.Statement {
	switch t := t.(type) {
	case *ir.Model:
		if t.Union != nil {
			return p.kit("CheckVariant").Index(p.fieldType(t))
		}
		return p.kit("CheckModel").Index(p.fieldType(t))
	case *ir.Enum:
		if limits == nil {
			return id(enumChecker(t))
		}
	}
	body := append(p.checkValue(elementPath, id("e"), t, limits, hint), jen.Return(id("v")))
	return jen.Func().Params(id("v").Add(p.kit("Violations")), id("path").String(), id("e").Add(p.fieldType(t))).
		Add(p.kit("Violations")).Block(body...)
}

// checks collects the rules on one value.
type checks struct {
	pkg   *pkg
	path  *jen.Statement
	value *jen.Statement
	hint  string
	out   []jen.Code
}

func (c *checks) add(expr jen.Code) { c.out = append(c.out, assign(expr)) }

// get is a fresh copy of the value's expression.
func (c *checks) get() *jen.Statement { return jen.Add(c.value.Clone()) }

// rule adds v.name(path, value, args...).
func (c *checks) rule(name string, value jen.Code, args ...jen.Code) {
	c.add(dot("v", name).Call(append([]jen.Code{c.path.Clone(), value}, args...)...))
}

// generic adds armkit.name(v, path, value, args...).
func (c *checks) generic(name string, args ...jen.Code) {
	c.add(c.pkg.kit(name).Call(append([]jen.Code{id("v"), c.path.Clone(), c.get()}, args...)...))
}

func (c *checks) limits(t ir.Type, l *ir.Limits) {
	if l == nil {
		return
	}
	switch t := t.(type) {
	case *ir.Enum:
		if t.Base == ir.String {
			c.textLimits(t, l)
		}
	case ir.Scalar:
		switch {
		case scalarWord(t) == "String":
			c.textLimits(t, l)
		case t.Kind == ir.Int32 || t.Kind == ir.Int64 || t.Kind == ir.Float32 || t.Kind == ir.Float64:
			c.numberLimits(t, l)
		case t.Kind == ir.Decimal:
			c.decimalLimits(l)
		}
	case *ir.List:
		c.count("MinItems", l.MinItems)
		c.count("MaxItems", l.MaxItems)
		c.unique(t, l)
	case *ir.Map:
		c.count("MinProperties", l.MinProperties)
		c.count("MaxProperties", l.MaxProperties)
	}
}

func (c *checks) textLimits(t ir.Type, l *ir.Limits) {
	if l.MinLength != nil && *l.MinLength > 0 {
		c.rule("MinLength", asString(t, c.get()), jen.Lit(int(*l.MinLength)))
	}
	if l.MaxLength != nil {
		c.rule("MaxLength", asString(t, c.get()), jen.Lit(int(*l.MaxLength)))
	}
	if l.Pattern != nil && len(l.Pattern.RE2)+len(l.Pattern.Not) > 0 {
		c.rule("Match", asString(t, c.get()), id(c.pkg.patternVar(l.Pattern, c.hint)))
	}
}

func (c *checks) numberLimits(t ir.Scalar, l *ir.Limits) {
	least, most := "AtLeast", "AtMost"
	if l.ExclusiveMin {
		least = "MoreThan"
	}
	if l.ExclusiveMax {
		most = "LessThan"
	}
	c.number(least, t, l.Minimum)
	c.number(most, t, l.Maximum)
	c.number("MultipleOf", t, l.MultipleOf)
}

// decimalLimits are those of a number with all its digits, which is compared as a float64.
func (c *checks) decimalLimits(l *ir.Limits) {
	d := *c
	d.value = c.pkg.kit("Decimal").Call(c.get())
	d.numberLimits(ir.Scalar{Kind: ir.Float64}, l)
	c.out = d.out
}

// wholeBound is the bound that means the same for whole numbers: at least 1.5 is at least 2.
func wholeBound(rule string, bound float64) float64 {
	switch rule {
	case "AtLeast", "LessThan":
		return math.Ceil(bound)
	case "AtMost", "MoreThan":
		return math.Floor(bound)
	}
	return bound
}

// number adds a rule with a bound, which must be a number of the type.
func (c *checks) number(name string, t ir.Scalar, bound string) {
	if bound == "" {
		return
	}
	if _, err := strconv.ParseInt(bound, 10, 64); err != nil {
		f, err := strconv.ParseFloat(bound, 64)
		if err != nil {
			return
		}
		if t.Kind == ir.Int32 || t.Kind == ir.Int64 {
			if f = wholeBound(name, f); f != math.Trunc(f) || math.Abs(f) > 1<<53 {
				return // no whole number to compare with
			}
			bound = strconv.FormatInt(int64(f), 10)
		}
	}
	if n, err := strconv.ParseInt(bound, 10, 64); t.Kind == ir.Int32 && err == nil && n != int64(int32(n)) {
		return // every int32 is on one side of it
	}
	c.generic(name, jen.Op(bound))
}

func (c *checks) count(name string, n *int64) {
	if n != nil && (*n > 0 || name[:3] == "Max") {
		c.generic(name, jen.Lit(int(*n)))
	}
}

func (c *checks) unique(t *ir.List, l *ir.Limits) {
	if !l.UniqueItems {
		return
	}
	switch elem := t.Elem.(type) {
	case *ir.Enum:
		c.generic("UniqueItems")
	case ir.Scalar:
		if !nilable(elem) {
			c.generic("UniqueItems")
		}
	case *ir.Model:
		c.generic("UniqueModels")
	}
}

// ruledElement reports whether elements of a type can break a rule.
func (p *pkg) ruledElement(t ir.Type, limits *ir.Limits) bool {
	return p.ruledType(t) || len(p.checkElement(t, limits)) > 0
}

// checkElement are the rules that limits make for an element.
func (p *pkg) checkElement(t ir.Type, limits *ir.Limits) []jen.Code {
	probe := &pkg{svc: p.svc, opts: p.opts, ruled: p.ruled}
	return probe.checkValue(elementPath, id("e"), t, limits, "probe")
}

// ruledType reports whether a value of the type can break a rule of its own.
func (p *pkg) ruledType(t ir.Type) bool {
	switch t := t.(type) {
	case *ir.Model:
		if t.Union != nil {
			for _, v := range t.Union.Variants {
				if p.ruled[v] {
					return true
				}
			}
		}
		return p.ruled[t]
	case *ir.Enum:
		return !t.Open
	case *ir.List:
		return p.ruledElement(t.Elem, t.Limits)
	case *ir.Map:
		return p.ruledElement(t.Elem, t.Limits)
	}
	return false
}

// ruledModels finds the models that can break a rule, at any depth.
func (p *pkg) ruledModels() {
	p.ruled = map[*ir.Model]bool{}
	for changed := true; changed; {
		changed = false
		for _, m := range p.svc.Models {
			if !p.ruled[m] && p.hasRules(m) {
				p.ruled[m], changed = true, true
			}
		}
	}
}

func (p *pkg) hasRules(m *ir.Model) bool {
	probe := &pkg{svc: p.svc, opts: p.opts, ruled: p.ruled}
	return len(probe.checkLevel(m, m.Properties, nil)) > 0 || m.Additional != nil && p.ruledType(m.Additional)
}

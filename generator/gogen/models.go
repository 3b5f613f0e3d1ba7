// This file writes models.go: one struct per object type, with what the specification says
// about each field, and the interfaces of unions.

package gogen

import (
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"
	"github.com/seed184db40a/armgen/generator/ir"
)

func writeModels(p *pkg) *file {
	f := p.file("models.go")
	for _, m := range p.svc.Models {
		if m.Union != nil {
			f.add(p.unionDecl(m))
		}
		f.add(p.structDecl(m))
		f.add(p.baseMethods(m)...)
	}
	return f
}

// structDecl is the struct of a model.
//
//	// Registry: An object that represents a container registry.
//	type Registry struct {
//		…
//		armkit.Preserved
//	}
func (p *pkg) structDecl(m *ir.Model) *jen.Statement {
	var fields []jen.Code
	for _, f := range m.Fields() {
		fields = append(fields, p.fieldDecl(f))
	}
	if m.Additional != nil {
		fields = append(fields, fieldDoc("AdditionalProperties are the members beyond the fields.").Line().
			Add(id("AdditionalProperties"), p.fieldType(m.Additional)).Line())
	}
	fields = append(fields, p.kit("Preserved"))
	return documented(doc(described(m.Name.Go, m.Doc, "has no description in the specification.")...),
		jen.Type().Add(id(m.Name.Go)).Struct(fields...))
}

// fieldDecl is one field with its comment and a blank line behind it.
func (p *pkg) fieldDecl(f *ir.Property) *jen.Statement {
	field := jen.Add(id(f.Name.Go), p.fieldType(f.Type)).Line()
	lines := append(docLines(docWidth-4, sentence(f.Doc)), factLines(docWidth-4, fieldFacts(f))...)
	if len(lines) == 0 {
		return field
	}
	return documented(comment(lines), field)
}

// described is the text of a type's comment: its name and its description, or what else is
// known about it.
func described(name, text, otherwise string) []string {
	if text == "" {
		return []string{name + " " + otherwise}
	}
	return []string{name + ": " + sentence(text)}
}

// unionDecl is the interface of a union.
//
//	// RunRequestClassification is a RunRequest or one of its variants: *DockerBuildRequest, ….
//	type RunRequestClassification interface {
//		armkit.Model
//		// GetRunRequest returns the members that all variants have.
//		GetRunRequest() *RunRequest
//	}
func (p *pkg) unionDecl(m *ir.Model) *jen.Statement {
	text := m.Union.Interface + " is " + article(m.Name.Go) + " *" + m.Name.Go
	for i, v := range m.Union.Variants {
		text += [2]string{", ", " or one of its variants: "}[b2i(i == 0)] + "*" + v.Name.Go
	}
	note := "The base *" + m.Name.Go + " stands for variants that this package does not know; it keeps all their members."
	super := p.kit("Model")
	if up := above(m); up != nil {
		super = id(up.Union.Interface)
	}
	return documented(doc(text+".", note), jen.Type().Add(id(m.Union.Interface)).Interface(
		super,
		fieldDoc(getter(m)+" returns the members that all variants have."),
		id(getter(m)).Params().Op("*").Add(id(m.Name.Go)),
	))
}

// article is the indefinite article of a name.
func article(name string) string {
	if strings.IndexAny(name, "AEIO") == 0 {
		return "an"
	}
	return "a"
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func getter(m *ir.Model) string { return "Get" + m.Name.Go }

// above is the nearest union that a base belongs to as a variant, nil for a root.
func above(m *ir.Model) *ir.Model {
	if m.Variant == nil || m.Variant.Base.Union == nil {
		return nil
	}
	return m.Variant.Base
}

// baseMethods are the Get methods of the unions that a model belongs to.
func (p *pkg) baseMethods(m *ir.Model) []jen.Code {
	var methods []jen.Code
	if m.Union != nil {
		methods = append(methods, documented(doc(getter(m)+" implements "+m.Union.Interface+"."),
			oneLineFunc(method("m", m.Name.Go, getter(m)).Params().Op("*").Add(id(m.Name.Go)), jen.Return(id("m")))))
	}
	for _, up := range p.unionsOf(m) {
		methods = append(methods, documented(doc(getter(up)+" implements "+up.Union.Interface+"."),
			method("m", m.Name.Go, getter(up)).Params().Op("*").Add(id(up.Name.Go)).Block(
				jen.Return(jen.Op("&").Add(id(up.Name.Go)).Values(sharedFields(m, up)...)))))
	}
	return methods
}

// unionsOf are the unions that a model belongs to as a variant, the nearest first; those beside
// the line of its bases, which a model with several bases has, come last.
func (p *pkg) unionsOf(m *ir.Model) []*ir.Model {
	if p.variants == nil {
		p.variants = map[*ir.Model][]*ir.Model{}
		for _, base := range p.svc.Models {
			if base.Union == nil {
				continue
			}
			for _, v := range base.Union.Variants {
				p.variants[v] = append(p.variants[v], base)
			}
		}
	}
	var all []*ir.Model
	for up := above(m); up != nil && !slices.Contains(all, up); up = above(up) {
		all = append(all, up)
	}
	for _, base := range p.variants[m] {
		if !slices.Contains(all, base) {
			all = append(all, base)
		}
	}
	return all
}

// sharedFields are the fields of a base taken from a variant.
func sharedFields(m, base *ir.Model) []jen.Code {
	own := map[string]*ir.Property{}
	for _, f := range m.Fields() {
		own[f.Path] = f
	}
	var values []jen.Code
	for _, f := range base.Fields() {
		if mine := own[f.Path]; mine != nil && ir.SameType(mine.Type, f.Type) {
			values = append(values, jen.Line().Add(id(f.Name.Go)).Op(":").Add(dot("m", mine.Name.Go)))
		}
	}
	return append(values, jen.Line())
}

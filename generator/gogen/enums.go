// This file writes enums.go: a named type per enum, its constants, and the list of them.

package gogen

import (
	"strconv"

	"github.com/dave/jennifer/jen"
	"github.com/seed184db40a/armgen/generator/ir"
)

func decimal(n int64) string { return strconv.FormatInt(n, 10) }

func writeEnums(p *pkg) *file {
	f := p.file("enums.go")
	for _, e := range p.svc.Enums {
		f.add(p.enumDecl(e), constDecl(e), possibleDecl(e))
	}
	return f
}

// enumDecl is the type of an enum.
//
//	// SKUName: The SKU name of the container registry.
//	type SKUName string
func (p *pkg) enumDecl(e *ir.Enum) *jen.Statement {
	fact := "The service may use other values, too."
	if !e.Open {
		fact = "There are no other values than these."
	}
	return documented(doc(append(described(e.Name.Go, e.Doc, "is one of the values below."), fact)...),
		jen.Type().Add(id(e.Name.Go), p.scalarType(ir.Scalar{Kind: e.Base})))
}

// constDecl are the constants of an enum.
func constDecl(e *ir.Enum) *jen.Statement {
	var lines []jen.Code
	for _, v := range e.Values {
		line := jen.Add(id(v.Name.Go), id(e.Name.Go)).Op("=").Add(enumLiteral(e, v))
		if v.Doc != "" {
			line = documented(fieldDoc(v.Name.Go+": "+sentence(v.Doc)), line)
		}
		lines = append(lines, line)
	}
	return documented(doc("The values of "+e.Name.Go+"."), jen.Const().Defs(lines...))
}

func enumLiteral(e *ir.Enum, v *ir.EnumValue) *jen.Statement {
	if e.Base == ir.String {
		return jen.Lit(v.Name.Wire)
	}
	return jen.Op(v.Name.Wire) // a number or a boolean
}

// possibleDecl lists the values.
//
//	// PossibleSKUNameValues returns the values of SKUName in the order of the specification.
//	func PossibleSKUNameValues() []SKUName {
func possibleDecl(e *ir.Enum) *jen.Statement {
	name := "Possible" + e.Name.Go + "Values"
	var values []jen.Code
	for _, v := range e.Values {
		values = append(values, id(v.Name.Go))
	}
	return documented(doc(name+" returns the values of "+e.Name.Go+" in the order of the specification."),
		jen.Func().Add(id(name)).Params().Index().Add(id(e.Name.Go)).Block(
			jen.Return(jen.Index().Add(id(e.Name.Go)).Values(multiLine(values...)...))))
}

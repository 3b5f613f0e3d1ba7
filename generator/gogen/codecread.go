// This file writes how one value is read from JSON.

package gogen

import (
	"fmt"

	"github.com/dave/jennifer/jen"
	"github.com/seed184db40a/armgen/generator/ir"
)

// scalarWords are the method names of armkit.Reader and armkit.Writer for each kind.
func scalarWord(s ir.Scalar) string {
	switch s.Kind {
	case ir.Bool:
		return "Bool"
	case ir.Int32:
		return "Int32"
	case ir.Int64:
		return "Int64"
	case ir.Float32, ir.Float64:
		return "Float64"
	case ir.Decimal:
		return "Number"
	case ir.DateTime:
		return "Time"
	case ir.DateTimeRFC1123:
		return "TimeRFC1123"
	case ir.UnixTime:
		return "TimeUnix"
	case ir.Date:
		return "Date"
	case ir.Bytes, ir.File:
		return "Bytes"
	case ir.Base64URL:
		return "BytesURL"
	}
	return "String"
}

// secretString reports whether the Go type is armkit.Secret.
func secretString(s ir.Scalar) bool { return s.Secret && scalarWord(s) == "String" }

// readStmt is m.Location = r.String().
func (p *pkg) readStmt(f *ir.Property) *jen.Statement {
	return dot("m", f.Name.Go).Op("=").Add(p.readExpr(f.Type))
}

// readExpr reads a value of a type from r.
func (p *pkg) readExpr(t ir.Type) *jen.Statement {
	switch t := t.(type) {
	case *ir.Enum:
		return convert(id(t.Name.Go), dot("r", scalarWord(ir.Scalar{Kind: t.Base})).Call())
	case ir.Scalar:
		if secretString(t) {
			return convert(p.kit("Secret"), dot("r", "String").Call())
		}
		return dot("r", scalarWord(t)).Call()
	case *ir.List:
		return p.kit("List").Call(id("r"), p.readFunc(t.Elem))
	case *ir.Map:
		return p.kit("Map").Call(id("r"), p.readFunc(t.Elem))
	case ir.Any:
		return dot("r", "Any").Call()
	case *ir.Model:
		return p.readFunc(t).Call(id("r"))
	}
	panic(fmt.Sprintf("unknown ir type %T", t))
}

// readFunc is a function that reads a value of a type, for the elements of lists and maps.
func (p *pkg) readFunc(t ir.Type) *jen.Statement {
	switch t := t.(type) {
	case *ir.Model:
		if t.Union != nil {
			p.unions[t] = true
			return id(unionReader(t))
		}
		return p.object(t)
	case *ir.Enum:
		if t.Base == ir.String {
			return p.kit("Enum").Index(id(t.Name.Go))
		}
	case ir.Scalar:
		if secretString(t) {
			return p.kit("Enum").Index(p.kit("Secret"))
		}
		return methodOf(p.kit("Reader"), scalarWord(t))
	case ir.Any:
		return methodOf(p.kit("Reader"), "Any")
	}
	return jen.Func().Params(id("r").Op("*").Add(p.kit("Reader"))).Add(p.fieldType(t)).Block(jen.Return(p.readExpr(t)))
}

// Types on pages of the go style: tables of properties, with types linked.

package docgen

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed184db40a/armgen/generator/ir"
)

// GoType is a model with its fields.
type GoType struct {
	Name, Doc  string
	Variants   []string // of a union, linked
	Properties []GoProperty
}

// GoProperty is a row of a table of properties. All texts are escaped.
type GoProperty struct {
	Field string // Go field
	Path  string // JSON path
	Type  string // Go type, linked
	Facts string // required, read-only, default, limits, …
	Doc   string
}

// GoEnum is a set of values.
type GoEnum struct {
	Name, Doc string
	Open      bool
	Values    []GoValue
}

// GoValue is a value of an enum.
type GoValue struct{ Const, Wire, Doc string }

// linker knows where the types of a package stand on pages.
type linker struct{ service *ir.Service }

func newLinker(s *ir.Service) *linker { return &linker{s} }

func (l *linker) goType(m *ir.Model) GoType {
	t := GoType{Name: m.Name.Go, Doc: prose(m.Doc)}
	if m.Union != nil {
		for _, v := range m.Union.Variants {
			t.Variants = append(t.Variants, l.link(v.Name.Go))
		}
	}
	for _, p := range m.Fields() {
		t.Properties = append(t.Properties, GoProperty{
			Field: code(p.Name.Go), Path: code(p.Path), Type: l.typeText(p.Type),
			Facts: strings.Join(facts(p), "; "), Doc: prose(p.Doc),
		})
	}
	return t
}

// link leads to the entry of a type among the types of the package.
func (l *linker) link(name string) string {
	return fmt.Sprintf("[%s](types.md#%s)", prose(name), strings.ToLower(name))
}

// typeText is the Go type of a value.
func (l *linker) typeText(t ir.Type) string {
	switch t := t.(type) {
	case *ir.Model:
		return l.link(t.Name.Go)
	case *ir.Enum:
		return l.link(t.Name.Go)
	case *ir.List:
		return "list of " + l.typeText(t.Elem)
	case *ir.Map:
		return "map of " + l.typeText(t.Elem)
	case ir.Scalar:
		return code(string(t.Kind))
	case ir.Any:
		return "any JSON"
	}
	return ""
}

// facts are what a table says about a property beside its type.
func facts(p *ir.Property) []string {
	var out []string
	add := func(when bool, fact string) {
		if when {
			out = append(out, fact)
		}
	}
	readOnly := p.ReadOnly || p.Mutability == ir.Read
	add(p.Required && !readOnly, "**required**")
	add(readOnly, "read-only")
	add(!readOnly && !p.Mutability.In(ir.Update), "set at creation only")
	add(p.Secret, "secret")
	add(p.Nullable, "may be null")
	if p.Default != nil {
		out = append(out, "default "+code(p.Default.Raw))
	}
	if e, ok := p.Type.(*ir.Enum); ok && len(e.Values) <= 8 {
		var values []string
		for _, v := range e.Values {
			values = append(values, code(v.Name.Wire))
		}
		out = append(out, "one of "+strings.Join(values, ", "))
	}
	for _, typ := range p.ARMTypes {
		out = append(out, "id of "+code(typ))
	}
	return append(out, limits(p.Limits)...)
}

func limits(l *ir.Limits) []string {
	if l == nil {
		return nil
	}
	var out []string
	count := func(word string, n *int64) {
		if n != nil {
			out = append(out, word+" "+strconv.FormatInt(*n, 10))
		}
	}
	count("length from", l.MinLength)
	count("length to", l.MaxLength)
	count("items from", l.MinItems)
	count("items to", l.MaxItems)
	if l.Minimum != "" {
		out = append(out, "from "+code(l.Minimum))
	}
	if l.Maximum != "" {
		out = append(out, "to "+code(l.Maximum))
	}
	if l.Pattern != nil {
		out = append(out, "matches "+code(l.Pattern.Source))
	}
	if l.UniqueItems {
		out = append(out, "no item twice")
	}
	return out
}

// enumsOf lists the enums among the fields of a model.
func enumsOf(m *ir.Model) []GoEnum {
	var seen []*ir.Enum
	var out []GoEnum
	for _, p := range m.Fields() {
		if e, ok := p.Type.(*ir.Enum); ok && !slices.Contains(seen, e) {
			seen = append(seen, e)
			out = append(out, goEnum(e))
		}
	}
	return out
}

func goEnum(e *ir.Enum) GoEnum {
	out := GoEnum{Name: e.Name.Go, Doc: prose(e.Doc), Open: e.Open}
	for _, v := range e.Values {
		out.Values = append(out.Values, GoValue{code(v.Name.Go), code(v.Name.Wire), prose(v.Doc)})
	}
	return out
}

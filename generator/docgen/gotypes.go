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

// linker knows where the types of a package stand on pages: a model of a resource
// on the page of that, the others among the types.
type linker struct {
	pages map[*ir.Model]string
	names map[string]string // page by Go name
}

func newLinker(s *ir.Service) *linker {
	l := &linker{map[*ir.Model]string{}, map[string]string{}}
	for _, r := range pagedResources(s) {
		m := r.Model
		if m == nil || m.Union != nil || l.pages[m] != "" || len(m.Fields()) == 0 {
			continue
		}
		l.pages[m] = r.Name.Go + ".md"
		l.names[m.Name.Go] = l.pages[m]
	}
	return l
}

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

// link leads to the entry of a type.
func (l *linker) link(name string) string {
	if page, ok := l.names[name]; ok {
		return fmt.Sprintf("[%s](%s#properties)", prose(name), page)
	}
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
		return composed("[]", l.typeText(t.Elem))
	case *ir.Map:
		return composed("map[string]", l.typeText(t.Elem))
	case ir.Scalar:
		return scalarText(t)
	case ir.Any:
		return "any JSON"
	}
	return ""
}

// composed puts a list or a map before the text of its elements, which are pointers.
func composed(outer, elem string) string {
	switch {
	case elem == "any JSON":
		return code(outer + "any")
	case strings.HasPrefix(elem, "`[]"), strings.HasPrefix(elem, "`map["):
		return "`" + outer + elem[1:]
	case strings.HasPrefix(elem, "`"):
		return "`" + outer + "*" + elem[1:]
	}
	return "`" + outer + "*`" + elem
}

// scalarText is a Go type, with the form of the JSON where that says more.
func scalarText(t ir.Scalar) string {
	name := map[ir.ScalarKind]string{
		ir.Decimal: "json.Number", ir.DateTime: "time.Time", ir.DateTimeRFC1123: "time.Time", ir.UnixTime: "time.Time",
		ir.Date: "armkit.Date", ir.TimeOfDay: "string", ir.Duration: "string", ir.UUID: "string", ir.URI: "string",
		ir.ARMID: "string", ir.Bytes: "[]byte", ir.Base64URL: "[]byte", ir.File: "io.ReadCloser",
	}[t.Kind]
	if name == "" {
		return code(string(t.Kind))
	}
	return code(name) + " (" + string(t.Kind) + ")"
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
	between := func(word string, from, to *int64) {
		if from != nil && to != nil {
			out = append(out, fmt.Sprintf("%s %d to %d", word, *from, *to))
			return
		}
		count(word+" at least", from)
		count(word+" at most", to)
	}
	between("length", l.MinLength, l.MaxLength)
	between("items", l.MinItems, l.MaxItems)
	if l.Minimum != "" {
		out = append(out, "at least "+code(l.Minimum))
	}
	if l.Maximum != "" {
		out = append(out, "at most "+code(l.Maximum))
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

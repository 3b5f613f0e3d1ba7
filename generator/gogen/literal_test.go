package gogen

import (
	"strings"
	"testing"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// exampleNode is a JSON text as an example holds it.
func exampleNode(t *testing.T, text string) diag.Node {
	t.Helper()
	file, bad := diag.Parse("example.json", []byte(text))
	if bad != nil {
		t.Fatal(bad)
	}
	return file.Root()
}

func TestLiterals(t *testing.T) {
	color := &ir.Enum{Name: name("Color", "Color"), Base: ir.String, Open: true, Values: []*ir.EnumValue{{Name: name("red", "ColorRed")}}}
	size := &ir.Enum{Name: name("Size", "Size"), Base: ir.String, Values: []*ir.EnumValue{{Name: name("S", "SizeS")}}}
	dot := &ir.Model{Name: name("Dot", "Dot"), Properties: []*ir.Property{field("x", "x", "X", scalar(ir.Int32))}}
	box := &ir.Model{Name: name("Box", "Box"), Properties: []*ir.Property{
		{Name: name("id", "ID"), Path: "id", Type: scalar(ir.String), ReadOnly: true},
		{Name: name("born", "Born"), Path: "born", Type: scalar(ir.String), Mutability: ir.Read | ir.Update},
		{Name: name("properties", "Properties"), Path: "properties", Flattened: []*ir.Property{field("properties.color", "color", "Color", color)}},
		field("dots", "dots", "Dots", &ir.List{Elem: dot}),
	}}
	circle := &ir.Model{Name: name("Circle", "Circle"), Variant: &ir.Variant{Value: "circle"}, Properties: []*ir.Property{
		{Name: name("kind", "Kind"), Path: "kind", Type: scalar(ir.String), Discriminator: true}, field("r", "r", "R", scalar(ir.Float64))}}
	shape := &ir.Model{Name: name("Shape", "Shape"), Union: &ir.Union{Discriminator: "kind", Interface: "ShapeClassification", Variants: []*ir.Model{circle}}}
	for _, c := range []struct {
		about string
		typ   ir.Type
		json  string
		want  string // white space folded; "" for nothing
	}{
		{"a string", scalar(ir.String), `"a\"b"`, `to.Ptr("a\"b")`},
		{"a hostile string", scalar(ir.String), "\"`*/\\n//go:generate x\\u2028\\u202e\"", `to.Ptr("` + "`*/" + `\n//go:generate x\u2028\u202e")`},
		{"a secret", ir.Scalar{Kind: ir.String, Secret: true}, `"s"`, `to.Ptr(armkit.Secret("s"))`},
		{"a number for a string", scalar(ir.String), `1`, ``},
		{"a bool", scalar(ir.Bool), `false`, `to.Ptr(false)`},
		{"an int32", scalar(ir.Int32), `7`, `to.Ptr(int32(7))`},
		{"too large for an int32", scalar(ir.Int32), `5000000000`, ``},
		{"a float", scalar(ir.Float64), `2`, `to.Ptr(2.0)`},
		{"a time", scalar(ir.DateTime), `"2020-01-02T03:04:05+01:00"`, `to.Ptr(time.Date(2020, time.January, 2, 2, 4, 5, 0, time.UTC))`},
		{"no time", scalar(ir.DateTime), `"soon"`, ``},
		{"bytes", scalar(ir.Bytes), `"aGk="`, `[]byte("hi")`},
		{"a known value", color, `"red"`, `to.Ptr(p.ColorRed)`},
		{"another value of an open enum", color, `"blue"`, `to.Ptr(p.Color("blue"))`},
		{"another value of a closed enum", size, `"XL"`, ``},
		{"an object", box, `{"id": "x", "born": "y", "properties": {"color": "red"}, "dots": [{"x": 1}, null]}`,
			`&p.Box{ Color: to.Ptr(p.ColorRed), Dots: []*p.Dot{ { X: to.Ptr(int32(1)), }, }, }`},
		{"a list for an object", box, `[]`, ``},
		{"a map", &ir.Map{Elem: scalar(ir.String)}, `{"a": "1", "b": null}`, `map[string]*string{ "a": to.Ptr("1"), }`},
		{"a variant", shape, `{"kind": "circle", "r": 1.5}`, `&p.Circle{ R: to.Ptr(1.5), }`},
		{"an unknown variant", shape, `{"kind": "cube"}`, ``},
		{"anything", ir.Any{}, `{"a": [1, "x", true, null]}`, `map[string]any{ "a": []any{ 1.0, "x", true, }, }`},
		{"null", scalar(ir.String), `null`, ``},
	} {
		p := &pkg{svc: &ir.Service{Package: "p"}, opts: Options{ImportPath: "example.com/x"}}
		got := ""
		if v := p.literals().field(c.typ, exampleNode(t, c.json)); v != nil {
			got = strings.Join(strings.Fields(v.GoString()), " ")
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.about, got, c.want)
		}
	}
}

// A literal ends where a reader's patience does.
func TestLongLiteralsEnd(t *testing.T) {
	dot := &ir.Model{Name: name("Dot", "Dot"), Properties: []*ir.Property{field("x", "x", "X", scalar(ir.Bool))}}
	p := &pkg{svc: &ir.Service{Package: "p"}, opts: Options{ImportPath: "example.com/x"}}
	long := exampleNode(t, "["+strings.Repeat(`{"x": true},`, 1000)+`{"x": true}]`)
	for _, typ := range []ir.Type{&ir.List{Elem: dot}, ir.Any{}} {
		v := p.literals().field(typ, long)
		if n := strings.Count(v.GoString(), "\n"); n > 5*mostValues {
			t.Errorf("%T: %d lines", typ, n)
		}
	}
}

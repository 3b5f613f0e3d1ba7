// The golden package of this room: one service with every form of type, flattening, union
// and rule, generated into sample/, where it is compiled and tested like code by hand. "go
// test -update" rewrites it.

package gogen

import (
	"bytes"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/seed184db40a/armgen/generator/ir"
)

var update = flag.Bool("update", false, "rewrite the golden package sample/")

func TestSampleIsFresh(t *testing.T) {
	files, err := Generate(sampleService(), Options{ImportPath: "github.com/seed184db40a/armgen/generator/gogen"})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		path := filepath.Join("sample", name)
		if *update {
			if err := os.WriteFile(path, files[name], 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if have, err := os.ReadFile(path); err != nil || !bytes.Equal(have, files[name]) {
			t.Errorf("%s is stale, go test -update rewrites it (%v)", path, err)
		}
	}
}

func TestBadNamesAreErrors(t *testing.T) {
	for _, name := range []string{"", "a b", "func", "x;", "é-"} {
		svc := &ir.Service{Package: "p", Models: []*ir.Model{{Name: ir.Name{Go: name}}}}
		if _, err := Generate(svc, Options{ImportPath: "example.com/x"}); err == nil {
			t.Errorf("%q was taken for a name", name)
		}
	}
}

func name(wire, goName string) ir.Name {
	return ir.Name{Wire: wire, Go: goName, Local: wire}
}

func number(n int64) *int64 { return &n }

// field is a property at a path.
func field(path, wire, goName string, t ir.Type) *ir.Property {
	return &ir.Property{Name: name(wire, goName), Path: path, Type: t}
}

func scalar(kind ir.ScalarKind) ir.Scalar { return ir.Scalar{Kind: kind} }

// sampleService is the service of the golden package.
func sampleService() *ir.Service {
	open := &ir.Enum{Name: name("Color", "Color"), Base: ir.String, Open: true, Doc: "The color.", Values: []*ir.EnumValue{
		{Name: name("red", "ColorRed"), Doc: "Like fire"}, {Name: name("dark blue", "ColorDarkBlue")}}}
	closed := &ir.Enum{Name: name("Size", "Size"), Base: ir.String, Values: []*ir.EnumValue{{Name: name("S", "SizeS")}, {Name: name("L", "SizeL")}}}
	level := &ir.Enum{Name: name("Level", "Level"), Base: ir.Int32, Open: true, Values: []*ir.EnumValue{{Name: name("1", "LevelOne")}, {Name: name("2", "LevelTwo")}}}
	part := &ir.Model{Name: name("Part", "Part"), Doc: "A part of a thing", Properties: []*ir.Property{
		{Name: name("name", "Name"), Path: "name", Type: scalar(ir.String), Required: true, Limits: &ir.Limits{MinLength: number(2), MaxLength: number(4),
			Pattern: &ir.Pattern{Source: "^[a-z]+$", RE2: []string{"^[a-z]+$"}}}},
		field("parts", "parts", "Parts", nil), // of itself, see below
	}}
	part.Properties[1].Type = &ir.List{Elem: part}
	shapes := sampleUnion()
	all := sampleScalars(open, closed, level)
	thing := sampleThing(part, open, shapes[0])
	extra := &ir.Model{Name: name("Loose", "Loose"), Properties: []*ir.Property{field("id", "id", "ID", scalar(ir.String))},
		Additional: &ir.Map{Elem: part}}
	empty := &ir.Model{Name: name("Empty", "Empty")}
	models := append([]*ir.Model{all, empty, extra, part, thing}, shapes...)
	slices.SortFunc(models, func(a, b *ir.Model) int { return bytes.Compare([]byte(a.Name.Go), []byte(b.Name.Go)) })
	return &ir.Service{Package: "sample", Namespace: "Sample.Things", Versions: []string{"2020-01-01"}, Models: models, Enums: []*ir.Enum{open, level, closed},
		Sources: []*ir.Source{{Path: "things/things.json", APIVersion: "2020-01-01", Input: true}}}
}

// sampleScalars has a field of every kind of value.
func sampleScalars(open, closed, level *ir.Enum) *ir.Model {
	m := &ir.Model{Name: name("Scalars", "Scalars"), Doc: "All kinds of values."}
	add := func(wire, goName string, t ir.Type) *ir.Property {
		f := field(wire, wire, goName, t)
		m.Properties = append(m.Properties, f)
		return f
	}
	add("string", "String", scalar(ir.String))
	add("bool", "Bool", scalar(ir.Bool))
	add("int32", "Int32", scalar(ir.Int32)).Limits = &ir.Limits{Minimum: "1", Maximum: "10", ExclusiveMax: true}
	add("int64", "Int64", scalar(ir.Int64)).Limits = &ir.Limits{MultipleOf: "5"}
	add("float32", "Float32", scalar(ir.Float32))
	add("float64", "Float64", scalar(ir.Float64)).Limits = &ir.Limits{Minimum: "0.5"}
	add("decimal", "Decimal", scalar(ir.Decimal)).Limits = &ir.Limits{Minimum: "0", Maximum: "99.5"}
	add("dateTime", "DateTime", scalar(ir.DateTime))
	add("rfc1123", "RFC1123", scalar(ir.DateTimeRFC1123))
	add("unix", "Unix", scalar(ir.UnixTime))
	add("date", "Date", scalar(ir.Date))
	add("time", "Time", scalar(ir.TimeOfDay))
	add("duration", "Duration", scalar(ir.Duration))
	add("uuid", "UUID", scalar(ir.UUID))
	add("bytes", "Bytes", scalar(ir.Bytes))
	add("base64url", "Base64URL", scalar(ir.Base64URL))
	add("any", "Any", ir.Any{})
	add("color", "Color", open)
	add("size", "Size", closed)
	add("level", "Level", level)
	secret := add("secret", "Secret", ir.Scalar{Kind: ir.String, Secret: true})
	secret.Secret, secret.Limits = true, &ir.Limits{MinLength: number(8)}
	add("strings", "Strings", &ir.List{Elem: scalar(ir.String), Limits: &ir.Limits{MaxLength: number(3)}}).Limits = &ir.Limits{MaxItems: number(2), UniqueItems: true}
	add("secrets", "Secrets", &ir.Map{Elem: ir.Scalar{Kind: ir.String, Secret: true}})
	add("matrix", "Matrix", &ir.List{Elem: &ir.List{Elem: scalar(ir.Int32)}})
	add("sizes", "Sizes", &ir.Map{Elem: &ir.List{Elem: closed}})
	add("levels", "Levels", &ir.List{Elem: level})
	add("times", "Times", &ir.List{Elem: scalar(ir.DateTime)})
	add("free", "Free", &ir.Map{Elem: ir.Any{}})
	return m
}

// sampleThing has flattening on two levels, all kinds of mutability, and a union.
func sampleThing(part *ir.Model, color *ir.Enum, shape *ir.Model) *ir.Model {
	id := field("id", "id", "ID", scalar(ir.String))
	id.ReadOnly = true
	location := field("location", "location", "Location", scalar(ir.String))
	location.Required, location.Mutability = true, ir.Create|ir.Read
	reason := field("reason", "reason", "Reason", scalar(ir.String))
	reason.Mutability = ir.Update
	state := field("properties.state", "state", "State", scalar(ir.String))
	state.ReadOnly = true
	inner := field("properties.inner", "inner", "", nil)
	deep := field("properties.inner.deep", "deep", "Deep", scalar(ir.String))
	deep.Required = true
	tint := field("properties.inner.tint", "tint", "Tint", color)
	tint.Default = &ir.Literal{Raw: `"red"`, Text: "red"}
	inner.Flattened = []*ir.Property{deep, tint}
	bag := field("properties", "properties", "", nil)
	bag.Flattened = []*ir.Property{
		state, inner, field("properties.part", "part", "Part", part), field("properties.shape", "shape", "Shape", shape),
		field("properties.shapes", "shapes", "Shapes", &ir.List{Elem: shape}), field("properties.byName", "byName", "ByName", &ir.Map{Elem: shape}),
	}
	return &ir.Model{Name: name("Thing", "Thing"), Doc: "A thing.\n\nIt has */ many\rproperties.", Properties: []*ir.Property{id, location, reason, bag}}
}

// sampleUnion is a base, a variant, and a variant that is a base itself, with a variant.
func sampleUnion() []*ir.Model {
	kind := func() *ir.Property {
		f := field("@kind", "@kind", "Kind", scalar(ir.String))
		f.Required, f.Discriminator = true, true
		return f
	}
	area := func() *ir.Property { return field("area", "area", "Area", scalar(ir.Float64)) }
	radius := field("radius", "radius", "Radius", scalar(ir.Float64))
	radius.Required = true
	base := &ir.Model{Name: name("Shape", "Shape"), Properties: []*ir.Property{kind(), area()}}
	circle := &ir.Model{Name: name("Circle", "Circle"), Properties: []*ir.Property{kind(), area(), radius}, Variant: &ir.Variant{Base: base, Value: "circle"}}
	polygon := &ir.Model{Name: name("Polygon", "Polygon"), Properties: []*ir.Property{kind(), area(), field("sides", "sides", "Sides", scalar(ir.Int32))},
		Variant: &ir.Variant{Base: base, Value: "polygon"}}
	square := &ir.Model{Name: name("Square", "Square"), Properties: []*ir.Property{kind(), area(), field("sides", "sides", "Sides", scalar(ir.Int32)),
		field("side", "side", "Side", scalar(ir.Float64))}, Variant: &ir.Variant{Base: polygon, Value: "square"}}
	base.Union = &ir.Union{Discriminator: "@kind", Interface: "ShapeClassification", Variants: []*ir.Model{circle, polygon, square}}
	polygon.Union = &ir.Union{Discriminator: "@kind", Interface: "PolygonClassification", Variants: []*ir.Model{square}, Parent: base}
	return []*ir.Model{base, circle, polygon, square}
}

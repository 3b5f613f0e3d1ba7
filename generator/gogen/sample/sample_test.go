// Tests of the golden package: generated code as its users meet it.

package sample_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/seed184db40a/armgen/generator/gogen/armkit"
	"github.com/seed184db40a/armgen/generator/gogen/sample"
)

func ptr[T any](v T) *T { return &v }

// survives decodes, encodes and compares without regard to the order of members.
func survives(t *testing.T, m armkit.Model, text string) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), m); err != nil {
		t.Fatal(err)
	}
	out, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	var got, want any
	if err := errors.Join(json.Unmarshal(out, &got), json.Unmarshal([]byte(text), &want)); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got  %s\nwant %s (%v)", out, text, err)
	}
}

func TestEveryKindSurvives(t *testing.T) {
	survives(t, new(sample.Scalars), `{"string":"a","bool":false,"int32":0,"int64":9007199254740993,"float32":2.647493,"float64":1e-7,"decimal":1.10,
		"dateTime":"2020-01-02T03:04:05.6Z","rfc1123":"Thu, 02 Jan 2020 03:04:05 GMT","unix":1577934245,"date":"2020-01-02","time":"03:04:05","duration":"P1D",
		"uuid":"11111111-2222-3333-4444-555555555555","bytes":"AQID","base64url":"-_8","any":{"x":[1,null]},"color":"green","size":"S","level":2,"secret":"s",
		"strings":["a",null],"secrets":{"a":"b"},"matrix":[[1,2],[],null],"sizes":{"a":["S"]},"levels":[1,null],"times":["2020-01-02T03:04:05Z"],"free":{"a":null,"b":1}}`)
	survives(t, new(sample.Scalars), `{"string":null,"int64":null,"bytes":"","matrix":null,"strings":[],"free":{},"any":null,"level":null}`)
	survives(t, new(sample.Empty), `{"a":1}`)
	survives(t, new(sample.Loose), `{"id":"x","other":{"name":"ab","more":1},"none":null}`)
	survives(t, new(sample.Part), `{"name":"a","parts":[{"name":"b","parts":[null,{}]}]}`)
}

func TestLevelsAndUnionsSurvive(t *testing.T) {
	const text = `{"id":"a","properties":{"inner":{"deep":"x","new":1},"shape":{"@kind":"square","side":2,"x":1},
		"shapes":[{"radius":1,"@kind":"circle"},{"@kind":"star","points":5},{"area":3},null],"byName":{"a":{"@kind":"polygon","sides":5}}}}`
	m := new(sample.Thing)
	survives(t, m, text)
	survives(t, new(sample.Thing), `{"properties":{"inner":{}}}`)
	survives(t, new(sample.Thing), `{"properties":{"inner":null,"shape":null}}`)
	if got := fmt.Sprintf("%T %T %T %T", m.Shape, m.Shapes[0], m.Shapes[1], m.ByName["a"]); got != "*sample.Square *sample.Circle *sample.Shape *sample.Polygon" {
		t.Error(got)
	}
	if *m.Shapes[2].GetShape().Area != 3 || *m.Shape.GetShape().Kind != "square" {
		t.Error("GetShape")
	}
	var _ sample.PolygonClassification = m.Shape.(*sample.Square)
}

func TestVariantWritesItsDiscriminator(t *testing.T) {
	thing := &sample.Thing{Shape: &sample.Circle{Radius: ptr(1.5)}, Location: ptr("here")}
	out, err := json.Marshal(thing)
	if err != nil || string(out) != `{"location":"here","properties":{"shape":{"@kind":"circle","radius":1.5}}}` {
		t.Errorf("%s, %v", out, err)
	}
	if err := thing.Validate(); err != nil {
		t.Error(err)
	}
}

func TestMutability(t *testing.T) {
	thing := &sample.Thing{ID: ptr("i"), Location: ptr("l"), Reason: ptr("r"), State: ptr("s")}
	for parts, want := range map[armkit.Parts]string{
		armkit.All:    `{"id":"i","location":"l","reason":"r","properties":{"state":"s"}}`,
		armkit.Create: `{"location":"l"}`,
		armkit.Update: `{"reason":"r"}`,
	} {
		if out, err := armkit.Encode(thing, parts); err != nil || string(out) != want {
			t.Errorf("%d: %s, %v", parts, out, err)
		}
	}
}

func TestValidate(t *testing.T) {
	thing := &sample.Thing{
		Tint: ptr(sample.ColorRed), Part: &sample.Part{Parts: []*sample.Part{nil, {Name: ptr("A")}}},
		Shapes: []sample.ShapeClassification{&sample.Circle{}},
	}
	want := []string{
		"location required", "properties.inner.deep required", "properties.part.name required", "properties.part.parts[1].name minLength",
		"properties.part.parts[1].name pattern", "properties.shapes[0].radius required",
	}
	if got := found(thing.Validate()); !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
	values := &sample.Scalars{
		Int32: ptr(int32(10)), Int64: ptr(int64(7)), Float64: ptr(0.4), Decimal: ptr(json.Number("99.50001")), Size: ptr(sample.Size("XL")), Color: ptr(sample.Color("new")),
		Secret: ptr(armkit.Secret("hush")), Strings: []*string{ptr("long"), ptr("long"), nil}, Sizes: map[string][]*sample.Size{"a": {ptr(sample.SizeS), ptr(sample.Size("M"))}},
	}
	want = []string{
		"int32 exclusiveMaximum", "int64 multipleOf", "float64 minimum", "decimal maximum", "size enum", "secret minLength", "strings maxItems", "strings uniqueItems",
		"strings[0] maxLength", "strings[1] maxLength", "sizes['a'][1] enum",
	}
	err := values.Validate()
	if got := found(err); !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
	if strings.Contains(err.Error(), "hush") {
		t.Error("a secret is in the message", err)
	}
}

func found(err error) (out []string) {
	var all armkit.Violations
	errors.As(err, &all)
	for _, v := range all {
		out = append(out, v.Path+" "+v.Rule)
	}
	return out
}

func TestValidValuesCostNothing(t *testing.T) {
	m := &sample.Thing{Location: ptr("here"), Part: &sample.Part{Name: ptr("abc"), Parts: []*sample.Part{{Name: ptr("de")}}}}
	values := &sample.Scalars{Decimal: ptr(json.Number("12.30"))}
	if n := testing.AllocsPerRun(100, func() {
		if m.Validate() != nil || values.Validate() != nil {
			t.Fatal("not valid")
		}
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// A nil pointer in the interface of a union is as good as none.
func TestNilPointersInUnions(t *testing.T) {
	thing := &sample.Thing{Shape: (*sample.Circle)(nil), Shapes: []sample.ShapeClassification{(*sample.Square)(nil), nil, &sample.Circle{Radius: ptr(1.0)}}}
	out, err := json.Marshal(thing)
	if want := `{"properties":{"shapes":[null,null,{"@kind":"circle","radius":1}]}}`; err != nil || string(out) != want {
		t.Errorf("%s, %v, want %s", out, err, want)
	}
	if out, err := armkit.Marshal((*sample.Thing)(nil)); err != nil || string(out) != "null" {
		t.Errorf("%s, %v", out, err)
	}
	if got, want := found(thing.Validate()), []string{"location required"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

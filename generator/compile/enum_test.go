package compile

import (
	"slices"
	"testing"

	"github.com/seed184db40a/armgen/generator/ir"
)

func constants(e *ir.Enum) []string {
	var out []string
	for _, v := range e.Values {
		out = append(out, v.Name.Go)
	}
	return out
}

func TestEnumForms(t *testing.T) {
	_, r := root(t, `"Root": {"properties": {
		"open": {"type": "string", "enum": ["a", "b"], "x-ms-enum": {"name": "openKind", "modelAsString": true,
			"values": [{"value": "a", "name": "First", "description": "The first."}, {"value": "b"}]}},
		"closed": {"type": "string", "enum": ["a"], "x-ms-enum": {"name": "Closed", "modelAsString": false}},
		"nameless": {"type": "string", "enum": ["*", "1.0", "a", "a"]},
		"number": {"type": "integer", "format": "int32", "enum": [1, 2]},
		"wide": {"type": "integer", "enum": [1]},
		"float": {"type": "number", "enum": [1, 1.5]},
		"bool": {"type": "boolean", "enum": [true]},
		"odd": {"type": "integer", "enum": ["x"]}}}`)
	r.clean()
	open := r.enum("OpenKind")
	if !open.Open || open.Values[0].Doc != "The first." || !slices.Equal(constants(open), []string{"OpenKindFirst", "OpenKindB"}) {
		t.Errorf("%+v %v", open, constants(open))
	}
	if r.enum("Closed").Open {
		t.Error("closed")
	}
	if got := constants(r.enum("RootNameless")); !slices.Equal(got, []string{"RootNamelessAsterisk", "RootNameless1_0", "RootNamelessA"}) {
		t.Errorf("%v", got)
	}
	for name, base := range map[string]ir.ScalarKind{"RootNumber": ir.Int32, "RootWide": ir.Int64, "RootFloat": ir.Float64, "RootBool": ir.Bool, "RootOdd": ir.String} {
		if got := r.enum(name).Base; got != base {
			t.Errorf("%s has base %s", name, got)
		}
	}
}

func TestEnumsOfOneName(t *testing.T) {
	m, r := root(t, `"Root": {"properties": {
		"a": {"enum": ["x", "y"], "x-ms-enum": {"name": "Same", "modelAsString": true}},
		"b": {"enum": ["y", "x"], "x-ms-enum": {"name": "Same", "modelAsString": false}},
		"c": {"type": "array", "items": {"enum": ["z"], "x-ms-enum": {"name": "Same", "modelAsString": true}}}}}`)
	same := r.enum("Same")
	if len(r.Enums) != 1 || len(same.Values) != 3 || !same.Open {
		t.Errorf("one open enum with all values: %d enums, %v", len(r.Enums), constants(same))
	}
	if field(t, m, "B").Type != ir.Type(same) || field(t, m, "C").Type.(*ir.List).Elem != ir.Type(same) {
		t.Error("all places have the same type")
	}
	r.wants("enum-joined", "Same")
}

func TestClosedEnumsOfOneNameStayApart(t *testing.T) {
	_, r := root(t, `"Root": {"properties": {
		"a": {"enum": ["x"], "x-ms-enum": {"name": "Same", "modelAsString": false}},
		"b": {"enum": ["y"], "x-ms-enum": {"name": "Same", "modelAsString": false}}}}`)
	r.enum("Same")
	r.enum("RootB")
	r.wants("name-clash", "RootB")
}

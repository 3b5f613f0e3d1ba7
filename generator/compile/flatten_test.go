package compile

import (
	"slices"
	"testing"

	"github.com/seed184db40a/armgen/generator/ir"
)

func fields(m *ir.Model) []string {
	var out []string
	for _, p := range m.Fields() {
		out = append(out, p.Name.Go+" "+p.Path)
	}
	return out
}

func TestFlatten(t *testing.T) {
	m, r := root(t, `"Root": {"properties": {"id": {"type": "string"}, "properties": {"x-ms-client-flatten": true, "$ref": "#/definitions/Bag"}}},
		"Bag": {"properties": {"size": {"type": "integer"}, "inner": {"x-ms-client-flatten": true, "properties": {"deep": {"type": "string"}}}}}`)
	r.clean()
	if got := fields(m); !slices.Equal(got, []string{"ID id", "Size properties.size", "Deep properties.inner.deep"}) {
		t.Errorf("%v", got)
	}
	if bag := m.Properties[1]; bag.Bag == nil || bag.Bag.Name.Go != "Bag" || len(bag.Flattened) != 2 {
		t.Errorf("%+v", bag)
	}
	if got := r.modelNames(); !slices.Equal(got, []string{"Root"}) {
		t.Errorf("what was lifted everywhere has no type of its own: %v", got)
	}
}

func TestFlattenClashes(t *testing.T) {
	m, r := root(t, `"Root": {"properties": {"type": {"type": "string"},
			"left": {"x-ms-client-flatten": true, "properties": {"type": {"type": "string"}, "both": {"type": "string"}}},
			"right": {"x-ms-client-flatten": true, "properties": {"both": {"type": "string"}, "alone": {"type": "string"}}}}}`)
	if got := fields(m); !slices.Equal(got, []string{"Type type", "LeftType left.type", "LeftBoth left.both", "RightBoth right.both", "Alone right.alone"}) {
		t.Errorf("%v", got)
	}
	if got := r.found("flatten-clash"); len(got) != 3 {
		t.Errorf("%q", got)
	}
}

func TestFlattenOfReadOnlyMakesMembersReadOnly(t *testing.T) {
	m, r := root(t, `"Root": {"properties": {"p": {"x-ms-client-flatten": true, "readOnly": true, "properties": {"a": {"type": "string"}}}}}`)
	r.clean()
	if !field(t, m, "A").ReadOnly {
		t.Error("a member of a read-only bag can be set")
	}
}

func TestFlattenRefused(t *testing.T) {
	for what, schema := range map[string]string{
		"no object":       `{"type": "array", "items": {"type": "string"}, "x-ms-client-flatten": true}`,
		"known members":   `{"additionalProperties": {"type": "string"}, "x-ms-client-flatten": true}`,
		"free members":    `{"properties": {"a": {"type": "string"}}, "additionalProperties": true, "x-ms-client-flatten": true}`,
		"contains itself": `{"$ref": "#/definitions/Root", "x-ms-client-flatten": true}`,
		"has variants":    `{"$ref": "#/definitions/Pet", "x-ms-client-flatten": true}`,
	} {
		m, r := root(t, `"Root": {"properties": {"x": `+schema+`}},
			"Pet": {"discriminator": "k", "properties": {"k": {"type": "string"}}}, "Cat": {"allOf": [{"$ref": "#/definitions/Pet"}]}`)
		if field(t, m, "X").Flattened != nil {
			t.Errorf("%s is flattened", schema)
		}
		if what == "no object" {
			what = "no object with known members"
		}
		r.wants("flatten-refused", what)
	}
}

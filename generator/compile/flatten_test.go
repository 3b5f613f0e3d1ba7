package compile

import (
	"fmt"
	"slices"
	"strings"
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
	// The levels of a lifted member are joined by dots, also where a model keeps its nulls.
	m, r := root(t, `"Root": {"properties": {"a.b": {"x-ms-client-flatten": true, "properties": {"c": {"type": "string"}}}}}`)
	if field(t, m, "AB").Flattened != nil {
		t.Error("a property whose name has a dot is flattened")
	}
	r.wants("flatten-refused", "dot")
}

// What a bag does not allow holds for its members, unless that would leave nothing.
func TestFlattenNarrowsMutability(t *testing.T) {
	for _, c := range []struct {
		outer, inner string
		want         ir.Mutability
	}{
		{``, ``, 0},
		{``, `"read"`, ir.Read},
		{`"create", "read"`, ``, ir.Create | ir.Read},
		{`"create", "read"`, `"read", "update"`, ir.Read},
		{`"create", "read"`, `"update"`, ir.Update},
	} {
		kinds := func(list string) string {
			if list == "" {
				return ""
			}
			return `, "x-ms-mutability": [` + list + `]`
		}
		m, r := root(t, `"Root": {"properties": {"p": {"x-ms-client-flatten": true`+kinds(c.outer)+`,
			"properties": {"a": {"type": "string"`+kinds(c.inner)+`}}}}}`)
		r.clean()
		if got := field(t, m, "A").Mutability; got != c.want {
			t.Errorf("[%s] in [%s] is %b, want %b", c.inner, c.outer, got, c.want)
		}
	}
}

// A model that others lift from is looked at once, and what is wrong with it said once.
func TestFlattenSaysThingsOnce(t *testing.T) {
	_, r := root(t, `"Root": {"properties": {"properties": {"x-ms-client-flatten": true, "$ref": "#/definitions/Bag"}, "bag": {"$ref": "#/definitions/Bag"}}},
		"Bag": {"properties": {"text": {"x-ms-client-flatten": true, "type": "string"}}}`)
	r.wants("flatten-refused", "Bag.text is not flattened")
}

// Members are lifted through at most maxFlatten objects; below that they stay in an
// object, and that is said.
func TestFlattenEnds(t *testing.T) {
	var definitions strings.Builder
	const levels = maxFlatten + 3
	for i := range levels {
		fmt.Fprintf(&definitions, `"L%d": {"properties": {"own%d": {"type": "string"}, "p": {"x-ms-client-flatten": true, "$ref": "#/definitions/L%d"}}},`, i, i, i+1)
	}
	m, r := root(t, `"Root": {"properties": {"p": {"x-ms-client-flatten": true, "$ref": "#/definitions/L0"}}},`+definitions.String()+
		fmt.Sprintf(`"L%d": {"properties": {"last": {"type": "string"}}}`, levels))
	r.wants("flatten-refused", "too many objects")
	rest, ok := field(t, m, "P").Type.(*ir.Model)
	if !ok {
		t.Fatalf("what is left has no model of its own: %v", fields(m))
	}
	deepest := 0
	for _, p := range rest.Fields() {
		deepest = max(deepest, strings.Count(p.Path, "."))
	}
	if deepest != maxFlatten {
		t.Errorf("members are lifted through %d objects, want %d", deepest, maxFlatten)
	}
}

// Names in conflict get the names they lie in one at a time, from the inside out, and a
// number when nothing else tells them apart.
func TestFlattenClashesInDepth(t *testing.T) {
	const flat = `"x-ms-client-flatten": true, "properties"`
	for members, want := range map[string][]string{
		`"a": {` + flat + `: {"in": {` + flat + `: {"size": {}, "one": {}}}}}, "size": {}`: {
			"InSize a.in.size", "One a.in.one", "Size size"},
		`"a": {` + flat + `: {"in": {` + flat + `: {"size": {}}}}}, "b": {` + flat + `: {"in": {` + flat + `: {"size": {}}}}}`: {
			"AInSize a.in.size", "BInSize b.in.size"},
		`"aB": {}, "a": {` + flat + `: {"b": {}}}, "b": {}`: {
			"AB aB", "AB2 a.b", "B b"},
	} {
		m, _ := root(t, `"Root": {"properties": {`+members+`}}`)
		if got := fields(m); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", members, got, want)
		}
	}
}

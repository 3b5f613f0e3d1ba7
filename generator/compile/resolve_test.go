package compile

import (
	"slices"
	"testing"
)

// Whether a schema with an allOf is what it points to or a type of its own decides
// the names of types, which users write.
func TestWhatIsATypeOfItsOwn(t *testing.T) {
	for schema, want := range map[string][]string{
		`{"allOf": [{"$ref": "#/definitions/Parent"}], "description": "Mine."}`:                   {"Parent", "p"},
		`{"allOf": [{"$ref": "#/definitions/Parent"}], "properties": {"own": {}}}`:                {"RootX", "p", "own"},
		`{"allOf": [{"$ref": "#/definitions/Parent"}, {"$ref": "#/definitions/Other"}]}`:          {"RootX", "p", "o"},
		`{"allOf": [{"properties": {"inline": {}}}]}`:                                             {"RootX", "inline"},
		`{"$ref": "#/definitions/Child"}`:                                                         {"Child", "p"},
		`{"$ref": "#/definitions/Child", "description": "Mine."}`:                                 {"Child", "p"},
		`{"$ref": "#/definitions/Grandchild"}`:                                                    {"Grandchild", "p"},
		`{"allOf": [{"$ref": "#/definitions/Child"}], "readOnly": true}`:                          {"Child", "p"},
		`{"allOf": [{"$ref": "#/definitions/Parent"}], "x-ms-discriminator-value": "of its own"}`: {"RootX", "p"},
	} {
		m, r := root(t, `"Root": {"properties": {"x": `+schema+`}},
			"Parent": {"properties": {"p": {"type": "string"}}},
			"Other": {"properties": {"o": {"type": "string"}}},
			"Child": {"allOf": [{"$ref": "#/definitions/Parent"}]},
			"Grandchild": {"allOf": [{"$ref": "#/definitions/Child"}]}`)
		r.clean()
		got := text(field(t, m, "X").Type)
		if got != want[0] {
			t.Errorf("%s is %s, want %s", schema, got, want[0])
			continue
		}
		if members := wires(r.model(got)); !slices.Equal(members, want[1:]) {
			t.Errorf("%s has the members %v, want %v", schema, members, want[1:])
		}
	}
}

// A definition may itself be called "definitions"; what lies in it is no definition.
func TestADefinitionCalledDefinitions(t *testing.T) {
	m, r := root(t, `"Root": {"properties": {"x": {"$ref": "#/definitions/definitions"}}},
		"definitions": {"additionalProperties": {"allOf": [{"$ref": "#/definitions/Parent"}]}},
		"Parent": {"properties": {"p": {"type": "string"}}}`)
	r.clean()
	if got := text(field(t, m, "X").Type); got != "map[]Parent" {
		t.Errorf("the values are %s", got)
	}
}

func TestCirclesOfReferences(t *testing.T) {
	for definitions, code := range map[string]string{
		`"A": {"$ref": "#/definitions/B"}, "B": {"$ref": "#/definitions/A"}`:                           "ref-cycle",
		`"A": {"allOf": [{"$ref": "#/definitions/A"}]}`:                                                "allof-cycle",
		`"A": {"allOf": [{"$ref": "#/definitions/B"}]}, "B": {"allOf": [{"$ref": "#/definitions/A"}]}`: "allof-cycle",
		`"A": {"$ref": "#/definitions/B"}, "B": {"allOf": [{"$ref": "#/definitions/A"}]}`:              "allof-cycle",
	} {
		_, r := root(t, `"Root": {"properties": {"x": {"$ref": "#/definitions/A"}}}, `+definitions)
		if all := r.report.All(); len(all) != 1 || string(all[0].Code) != code {
			t.Errorf("%s: %v, want one %s", definitions, all, code)
		}
	}
}

// A path item may be a reference to one in the same or in another file.
func TestPathItemsThatStandElsewhere(t *testing.T) {
	r := build(t, map[string]string{
		"library.json": spec("2024-01-01", `"/one": {"$ref": "other.json#/paths/~1two"}`, ""),
		"other.json":   spec("2024-01-01", `"/two": {"get": {"operationId": "Roots_Get", "responses": {"200": {"description": "ok"}}}}`, ""),
	})
	r.clean()
	if len(r.Clients) != 1 || len(r.Clients[0].Operations) != 1 || r.Clients[0].Operations[0].Path != "/one" {
		t.Errorf("the path item is not followed: %+v", r.Clients)
	}
}

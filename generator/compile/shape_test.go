package compile

import (
	"testing"
)

func TestTypes(t *testing.T) {
	for schema, want := range map[string]string{
		`{"type": "string"}`:                                                          "string",
		`{"type": "string", "format": "date-time"}`:                                   "date-time",
		`{"type": "string", "format": "date-time-rfc7231"}`:                           "date-time-rfc1123",
		`{"type": "string", "format": "date"}`:                                        "date",
		`{"type": "string", "format": "uuid"}`:                                        "uuid",
		`{"type": "string", "format": "arm-id"}`:                                      "arm-id",
		`{"type": "string", "format": "byte"}`:                                        "byte",
		`{"type": "string", "format": "password"}`:                                    "secret",
		`{"type": "string", "x-ms-secret": true}`:                                     "secret",
		`{"type": "array", "items": {"type": "string"}, "x-ms-secret": true}`:         "[]secret",
		`{"type": "integer"}`:                                                         "int64",
		`{"type": "integer", "format": "int32"}`:                                      "int32",
		`{"type": "integer", "format": "unixtime"}`:                                   "unixtime",
		`{"type": "number"}`:                                                          "float64",
		`{"type": "number", "format": "float"}`:                                       "float64",
		`{"type": "number", "format": "decimal"}`:                                     "decimal",
		`{"type": "number", "format": "int32"}`:                                       "float64",
		`{"type": "boolean"}`:                                                         "bool",
		`{"type": "object"}`:                                                          "any",
		`{}`:                                                                          "any",
		`{"type": "object", "additionalProperties": {"type": "string"}}`:              "map[]string",
		`{"additionalProperties": {"type": "integer"}}`:                               "map[]int64",
		`{"type": "object", "additionalProperties": true}`:                            "map[]any",
		`{"type": "object", "additionalProperties": {}}`:                              "map[]any",
		`{"type": "object", "additionalProperties": false}`:                           "any",
		`{"format": "date-time"}`:                                                     "date-time",
		`{"properties": {"a": {"type": "string"}}}`:                                   "RootX",
		`{"type": "array", "items": {"properties": {"a": {}}}}`:                       "[]RootXItem",
		`{"additionalProperties": {"properties": {"a": {}}}}`:                         "map[]RootXValue",
		`{"type": "array", "items": {"type": "array", "items": {"type": "boolean"}}}`: "[][]bool",
		`{"enum": ["a", "b"]}`:                                                        "RootX",
		`{"$ref": "#/definitions/Named"}`:                                             "Named",
		`{"$ref": "#/definitions/Alias"}`:                                             "Named",
		`{"allOf": [{"$ref": "#/definitions/Named"}], "description": "Mine."}`:        "Named",
		`{"$ref": "#/definitions/Names"}`:                                             "[]string",
		`{"$ref": "#/definitions/Text"}`:                                              "string",
		`{"$ref": "#/definitions/Text", "x-ms-secret": true}`:                         "secret",
		`{"$ref": "#/definitions/ChildOfText"}`:                                       "string",
	} {
		m, r := root(t, `"Root": {"properties": {"x": `+schema+`}},
			"Named": {"type": "object", "properties": {"a": {"type": "string"}}},
			"Alias": {"$ref": "#/definitions/Named"},
			"Names": {"type": "array", "items": {"type": "string"}},
			"Text": {"type": "string"},
			"ChildOfText": {"allOf": [{"$ref": "#/definitions/Text"}]}`)
		if got := text(field(t, m, "X").Type); got != want {
			t.Errorf("%s is %s, want %s", schema, got, want)
		}
		r.clean()
	}
}

func TestTypesThatAreNoted(t *testing.T) {
	for _, c := range []struct{ schema, want, code, message string }{
		{`{"type": "string", "format": "color"}`, "string", "format-unknown", "color"},
		{`{"type": "strng"}`, "any", "type-unknown", "strng"},
		{`{"type": "array"}`, "[]any", "items-missing", "elements"},
		{`{"$ref": "#/definitions/Endless"}`, "[]any", "type-endless", "itself"},
		{`{"enum": ["a", 1]}`, "any", "enum-mixed", "neither"},
		{`{"$ref": "#/definitions/Loop"}`, "any", "ref-cycle", "back to itself"},
	} {
		m, r := root(t, `"Root": {"properties": {"x": `+c.schema+`}},
			"Endless": {"type": "array", "items": {"$ref": "#/definitions/Endless"}},
			"Loop": {"$ref": "#/definitions/Loop"}`)
		if got := text(field(t, m, "X").Type); got != c.want {
			t.Errorf("%s is %s, want %s", c.schema, got, c.want)
		}
		if got := r.found("ref-cycle"); len(got) > 1 {
			t.Errorf("the cycle is reported %d times", len(got))
		}
		r.wants(diagCode(c.code), c.message)
	}
}

func TestRecursionOfAllKinds(t *testing.T) {
	m, r := root(t, `"Root": {"properties": {
		"self": {"$ref": "#/definitions/Root"},
		"list": {"type": "array", "items": {"$ref": "#/definitions/Root"}},
		"map": {"additionalProperties": {"$ref": "#/definitions/Root"}},
		"other": {"$ref": "#/definitions/Other"}}},
		"Other": {"properties": {"root": {"$ref": "#/definitions/Root"}}}`)
	r.clean()
	for name, want := range map[string]string{"Self": "Root", "List": "[]Root", "Map": "map[]Root", "Other": "Other"} {
		if got := text(field(t, m, name).Type); got != want {
			t.Errorf("%s is %s", name, got)
		}
	}
}

func TestOnlyWhatIsReachedIsBuilt(t *testing.T) {
	_, r := root(t, `"Root": {"properties": {"a": {"type": "string"}}},
		"Unused": {"type": "strng", "properties": {"bad": {"$ref": "#/definitions/Missing"}}}`)
	r.clean()
	if names := r.modelNames(); len(names) != 1 {
		t.Errorf("models %v", names)
	}
}

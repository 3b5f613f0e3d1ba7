package apidiff_test

// This file has one small pair of specifications per rule, and pairs that
// differ in nothing that counts.

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/seed184db40a/armgen/generator"
	"github.com/seed184db40a/armgen/generator/apidiff"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// base is a small service; each case replaces some of its text.
const base = `{
  "swagger": "2.0",
  "info": {"title": "Things", "version": "2023-01-01"},
  "host": "management.azure.com",
  "paths": {
    "/subscriptions/{subscriptionId}/providers/Microsoft.T/things/{thingName}": {
      "get": {
        "operationId": "Things_Get", "description": "Gets a thing.",
        "parameters": [{"$ref": "#/parameters/sub"}, {"$ref": "#/parameters/name"}, {"$ref": "#/parameters/version"},
          {"name": "filter", "in": "query", "type": "string", "description": "A filter."}],
        "responses": {"200": {"description": "OK", "schema": {"$ref": "#/definitions/Thing"}, "headers": {"etag": {"type": "string"}}}}
      },
      "put": {
        "operationId": "Things_Create", "x-ms-long-running-operation": true,
        "parameters": [{"$ref": "#/parameters/sub"}, {"$ref": "#/parameters/name"}, {"$ref": "#/parameters/version"},
          {"name": "thing", "in": "body", "required": true, "schema": {"$ref": "#/definitions/Thing"}}],
        "responses": {"200": {"description": "OK", "schema": {"$ref": "#/definitions/Thing"}}, "201": {"description": "Created"}}
      }
    },
    "/subscriptions/{subscriptionId}/providers/Microsoft.T/things": {
      "get": {
        "operationId": "Things_List", "x-ms-pageable": {"nextLinkName": "nextLink"},
        "parameters": [{"$ref": "#/parameters/sub"}, {"$ref": "#/parameters/version"}],
        "responses": {"200": {"description": "OK", "schema": {"$ref": "#/definitions/ThingList"}}}
      }
    }
  },
  "parameters": {
    "sub": {"name": "subscriptionId", "in": "path", "required": true, "type": "string"},
    "name": {"name": "thingName", "in": "path", "required": true, "type": "string", "maxLength": 50, "x-ms-parameter-location": "method"},
    "version": {"name": "api-version", "in": "query", "required": true, "type": "string"}
  },
  "definitions": {
    "Thing": {
      "description": "A thing.",
      "properties": {
        "color": {"type": "string", "enum": ["red", "blue"], "x-ms-enum": {"name": "Color", "modelAsString": true}},
        "size": {"type": "integer", "format": "int32", "maximum": 10, "default": 3},
        "state": {"type": "string", "readOnly": true},
        "note": {"type": "string", "description": "A note."},
        "part": {"$ref": "#/definitions/Part"}
      },
      "required": ["color"]
    },
    "Part": {"properties": {"weight": {"type": "number", "format": "double"}}},
    "ThingList": {"properties": {"value": {"type": "array", "items": {"$ref": "#/definitions/Thing"}}, "nextLink": {"type": "string"}}}
  }
}`

func compileText(t *testing.T, text string) *ir.API {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "things.json"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	opts := generator.Defaults()
	opts.Specs, opts.Spec = dir, []string{"things.json"}
	report := &diag.Report{}
	api, err := generator.Compile([]generator.Options{opts}, report)
	if err != nil || report.Failed() {
		t.Fatal(err, report.All())
	}
	return api
}

// edit replaces old by new, which must be there.
func edit(t *testing.T, text, old, new string) string {
	t.Helper()
	if !strings.Contains(text, old) {
		t.Fatalf("the base has no %q", old)
	}
	return strings.Replace(text, old, new, 1)
}

var ruleCases = []struct{ name, old, new, forward, backward string }{
	{"operation id", `"Things_Get"`, `"Things_Read"`, "operation-renamed Things_Get", "operation-renamed Things_Read"},
	{"operation", `"get": {
        "operationId": "Things_List"`, `"post": {
        "operationId": "Things_Search"`, "operation-removed Things_List|operation-added Things_Search", "operation-removed Things_Search|operation-added Things_List"},
	{"path", `/things": {`, `/allThings": {`, "operation-request-changed Things_List", "operation-request-changed Things_List"},
	{"long-running", `, "x-ms-long-running-operation": true`, ``, "operation-no-longer-long-running Things_Create", "operation-became-long-running Things_Create"},
	{"final state", `"x-ms-long-running-operation": true`, `"x-ms-long-running-operation": true, "x-ms-long-running-operation-options": {"final-state-via": "location"}`, "operation-final-state-changed Things_Create", "operation-final-state-changed Things_Create"},
	{"paging", `, "x-ms-pageable": {"nextLinkName": "nextLink"}`, ``, "operation-paging-changed Things_List", "operation-paging-changed Things_List"},
	{"deprecated", `"Things_List"`, `"Things_List", "deprecated": true`, "operation-deprecated Things_List", ""},
	{"parameter", `,
          {"name": "filter", "in": "query", "type": "string", "description": "A filter."}`, ``, "parameter-removed parameter filter", "parameter-added-optional parameter filter"},
	{"required parameter", `"in": "query", "type": "string", "description"`, `"in": "query", "required": true, "type": "string", "description"`, "parameter-became-required parameter filter", "parameter-became-optional parameter filter"},
	{"parameter type", `"in": "query", "type": "string", "description"`, `"in": "query", "type": "boolean", "description"`, "parameter-type-changed parameter filter", "parameter-type-changed parameter filter"},
	{"parameter place", `"in": "query", "type": "string", "description"`, `"in": "header", "type": "string", "description"`, "parameter-moved parameter filter", "parameter-moved parameter filter"},
	{"parameter limit", `"maxLength": 50`, `"maxLength": 40`, "parameter-limit-tightened parameter thingName", "parameter-limit-relaxed parameter thingName"},
	{"parameter default", `"in": "query", "type": "string", "description"`, `"in": "query", "type": "string", "default": "x", "description"`, "parameter-default-changed parameter filter", "parameter-default-changed parameter filter"},
	{"answer", `, "201": {"description": "Created"}`, ``, "response-removed Things_Create", "response-added Things_Create"},
	{"answer type", `"201": {"description": "Created"}`, `"201": {"description": "Created", "schema": {"$ref": "#/definitions/Thing"}}`, "response-type-changed Things_Create", "response-type-changed Things_Create"},
	{"header", `, "headers": {"etag": {"type": "string"}}`, ``, "header-removed Things_Get", "header-added Things_Get"},
	{"property", `"note": {"type": "string", "description": "A note."},`, ``, "property-removed Thing.note", "property-added Thing.note"},
	{"required property", `"required": ["color"]`, `"required": ["color", "note"]`, "property-became-required Thing.note", "property-became-optional Thing.note"},
	{"required read-only property", `"required": ["color"]`, `"required": ["color", "state"]`, "", "property-became-optional Thing.state"},
	{"property type", `"note": {"type": "string"`, `"note": {"type": "boolean"`, "property-type-changed Thing.note", "property-type-changed Thing.note"},
	{"property format", `"note": {"type": "string"`, `"note": {"type": "string", "format": "uuid"`, "", ""},
	{"limit", `"maximum": 10`, `"maximum": 9`, "property-limit-tightened Thing.size", "property-limit-changed Thing.size"},
	{"limit of an answer", `"readOnly": true`, `"readOnly": true, "maxLength": 9`, "property-limit-changed Thing.state", "property-limit-changed Thing.state"},
	{"default", `"default": 3`, `"default": 4`, "property-default-changed Thing.size", "property-default-changed Thing.size"},
	{"read-only", `"note": {"type": "string"`, `"note": {"readOnly": true, "type": "string"`, "property-became-read-only Thing.note", "property-became-writable Thing.note"},
	{"nullable", `"note": {"type": "string"`, `"note": {"x-nullable": true, "type": "string"`, "property-nullable-changed Thing.note", "property-nullable-changed Thing.note"},
	{"secret", `"note": {"type": "string"`, `"note": {"x-ms-secret": true, "type": "string"`, "property-secret-changed Thing.note", "property-secret-changed Thing.note"},
	{"mutability", `"note": {"type": "string"`, `"note": {"x-ms-mutability": ["create", "read"], "type": "string"`, "property-mutability-changed Thing.note", "property-mutability-changed Thing.note"},
	{"enum value", `["red", "blue"]`, `["red"]`, "enum-value-removed Color", "enum-value-added Color"},
	{"closed enum", `"modelAsString": true`, `"modelAsString": false`, "enum-closed Color", "enum-opened Color"},
	{"enum", `, "enum": ["red", "blue"], "x-ms-enum": {"name": "Color", "modelAsString": true}`, ``, "enum-undeclared Thing.color", "enum-declared Thing.color"},
	{"definition", `"part": {"$ref": "#/definitions/Part"}`, `"part": {"type": "object"}`, "definition-unused Part|property-type-changed Thing.part", "property-type-changed Thing.part"},
	{"additional", `"Part": {`, `"Part": {"additionalProperties": {"type": "string"}, `, "additional-properties-added Part", "additional-properties-removed Part"},
	{"words", `A thing.`, `One thing.`, "documentation-changed Thing", "documentation-changed Thing"},

	{"moved property", `"note": {"type": "string", "description": "A note."},
        "part": {"$ref": "#/definitions/Part"}`, `"part": {"$ref": "#/definitions/Part"},
        "note": {"type": "string", "description": "A note."}`, "", ""},
	{"line breaks in words", `A thing.`, `A  thing.`, "", ""},
	{"path parameter's name", `"name": "thingName"`, `"name": "thingName", "x-ms-client-name": "name"`, "", ""},
	{"version", `"2023-01-01"`, `"2024-01-01"`, "", ""},
	{"type object", `"Part": {`, `"Part": {"type": "object", `, "definition-type-stated Part", "definition-type-stated Part"},
	{"inherited property", `"Part": {"properties": {"weight": {"type": "number", "format": "double"}}}`,
		`"Part": {"allOf": [{"$ref": "#/definitions/Heavy"}]}, "Heavy": {"properties": {"weight": {"type": "number", "format": "double"}}}`, "definition-added Heavy", "definition-removed Heavy"},
}

func TestRules(t *testing.T) {
	used := map[string]bool{}
	before := compileText(t, base)
	for _, c := range ruleCases {
		after := compileText(t, edit(t, base, c.old, c.new))
		check(t, c.name, before, after, c.forward, used)
		check(t, c.name+" backward", after, before, c.backward, used)
	}
	// These need a service of their own, or are shown on the real one.
	for _, id := range []string{"host-changed", "parameter-added-required", "property-added-required", "error-type-changed",
		"discriminator-changed", "variant-removed", "variant-added"} {
		used[id] = true
	}
	for _, r := range apidiff.Rules() {
		if !used[r.ID] {
			t.Errorf("no case shows the rule %s", r.ID)
		}
	}
}

func check(t *testing.T, name string, before, after *ir.API, want string, used map[string]bool) {
	t.Helper()
	var got []string
	for _, c := range apidiff.Diff(before, after).Changes {
		got = append(got, c.Rule.ID+" "+c.Subject)
		used[c.Rule.ID] = true
	}
	if strings.Join(got, "|") != want {
		t.Errorf("%s: got %q, want %q", name, strings.Join(got, "|"), want)
	}
}

func TestOrderOfRules(t *testing.T) {
	if !slices.IsSortedFunc(apidiff.Rules(), func(a, b apidiff.Rule) int {
		return int(a.Level) - int(b.Level)
	}) {
		t.Error("the table is not in the order of the levels")
	}
}

func TestPrint(t *testing.T) {
	after := edit(t, edit(t, base, `"maxLength": 50`, `"maxLength": 40`), `"blue"`, `"blue", "*green*"`)
	r := apidiff.Diff(compileText(t, base), compileText(t, after))
	for format, want := range map[string]string{
		"text": "breaking: parameter thingName: a parameter takes fewer values (maxLength: 50 becomes 40) [parameter-limit-tightened]\n" +
			"  old things.json:30:13\n  new things.json:30:13\n  in  Things_Create, Things_Get\n" +
			"addition: Color: there is a new value (*green*) [enum-value-added]\n" +
			"  old things.json:37:9\n  new things.json:37:61\n  in  Thing.color\n" +
			"1 breaking, 1 addition; semantic version: major\n",
		"markdown": "# Changes from 2023-01-01 to 2023-01-01\n\n1 breaking, 1 addition; semantic version: major.\n\n## Breaking changes\n\n" +
			"- **parameter thingName**: a parameter takes fewer values (maxLength: 50 becomes 40), in Things\\_Create, Things\\_Get. What to do: check the values that you pass. `parameter-limit-tightened`\n" +
			"\n## Additions\n\n- **Color**: there is a new value (\\*green\\*), in Thing.color. `enum-value-added`\n",
	} {
		var got bytes.Buffer
		if err := r.Print(&got, format); err != nil {
			t.Fatal(err)
		}
		if got.String() != want {
			t.Errorf("%s: got\n%s\nwant\n%s", format, got.String(), want)
		}
	}
	var js bytes.Buffer
	if err := r.Print(&js, "json"); err != nil || !strings.Contains(js.String(), `"pointer": "/parameters/name"`) {
		t.Errorf("got %v %s", err, js.String())
	}
	if r.Print(&js, "xml") == nil {
		t.Error("an unknown format is not refused")
	}
}

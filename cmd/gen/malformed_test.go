// Broken specifications, made by breaking a good one at every place: each answer
// is fine or a finding with a position, and a refused input changes nothing.

package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed184db40a/armgen/generator/diag"
)

// goodSpec uses every construct that the compiler reads.
const goodSpec = `{
  "swagger": "2.0",
  "info": {"title": "T", "description": "d", "version": "2024-01-01"},
  "host": "management.azure.com",
  "schemes": ["https"],
  "consumes": ["application/json"],
  "produces": ["application/json"],
  "security": [{"azure_auth": ["user_impersonation"]}],
  "securityDefinitions": {"azure_auth": {"type": "oauth2", "authorizationUrl": "https://login", "flow": "implicit", "scopes": {"user_impersonation": "s"}}},
  "paths": {
    "/subscriptions/{subscriptionId}/providers/Microsoft.T/things/{thingName}": {
      "parameters": [{"$ref": "#/parameters/Sub"}],
      "get": {
        "operationId": "Things_Get", "summary": "s", "description": "d", "tags": ["t"], "deprecated": false,
        "parameters": [
          {"name": "thingName", "in": "path", "required": true, "type": "string", "pattern": "^[a-z]+$", "minLength": 1, "maxLength": 9},
          {"$ref": "#/parameters/Version"},
          {"name": "expand", "in": "query", "type": "array", "items": {"type": "string", "enum": ["a", "b"]}, "collectionFormat": "csv"},
          {"name": "If-Match", "in": "header", "type": "string", "x-ms-client-name": "match"}
        ],
        "responses": {
          "200": {"description": "d", "schema": {"$ref": "#/definitions/Thing"}, "headers": {"etag": {"type": "string", "description": "d"}}},
          "default": {"description": "d", "schema": {"$ref": "#/definitions/Fault"}}
        },
        "x-ms-examples": {"one": {"$ref": "./one.json"}}
      },
      "put": {
        "operationId": "Things_CreateOrUpdate", "x-ms-long-running-operation": true,
        "x-ms-long-running-operation-options": {"final-state-via": "azure-async-operation"},
        "parameters": [
          {"name": "thingName", "in": "path", "required": true, "type": "string", "x-ms-skip-url-encoding": true},
          {"$ref": "#/parameters/Version"},
          {"name": "parameters", "in": "body", "required": true, "schema": {"$ref": "#/definitions/Thing"}}
        ],
        "responses": {"200": {"description": "d", "schema": {"$ref": "#/definitions/Thing"}}, "201": {"description": "d"}}
      }
    },
    "/subscriptions/{subscriptionId}/providers/Microsoft.T/things": {
      "get": {
        "operationId": "Things_List", "x-ms-pageable": {"nextLinkName": "nextLink", "itemName": "value"},
        "parameters": [{"$ref": "#/parameters/Sub"}, {"$ref": "#/parameters/Version"}],
        "responses": {"200": {"description": "d", "schema": {"$ref": "#/definitions/ThingList"}}}
      }
    }
  },
  "parameters": {
    "Sub": {"name": "subscriptionId", "in": "path", "required": true, "type": "string", "format": "uuid"},
    "Version": {"name": "api-version", "in": "query", "required": true, "type": "string", "x-ms-parameter-location": "client"}
  },
  "definitions": {
    "Base": {"type": "object", "x-ms-azure-resource": true, "properties": {"id": {"type": "string", "readOnly": true}}},
    "Thing": {
      "type": "object", "description": "d", "allOf": [{"$ref": "#/definitions/Base"}], "required": ["properties"],
      "properties": {
        "properties": {"$ref": "#/definitions/ThingProperties", "x-ms-client-flatten": true, "description": "d"},
        "kind": {"type": "string", "enum": ["A", "B"], "x-ms-enum": {"name": "Kind", "modelAsString": true, "values": [{"value": "A", "name": "Aye", "description": "d"}, {"value": "B"}]}}
      }
    },
    "ThingProperties": {
      "type": "object",
      "properties": {
        "count": {"type": "integer", "format": "int32", "minimum": 1, "maximum": 9, "exclusiveMinimum": true, "multipleOf": 2, "default": 2},
        "tags": {"type": "object", "additionalProperties": {"type": "string"}, "x-ms-mutability": ["create", "read"]},
        "list": {"type": "array", "items": {"$ref": "#/definitions/Pet"}, "minItems": 1, "maxItems": 3, "uniqueItems": true, "x-ms-identifiers": ["kind"]},
        "key": {"type": "string", "x-ms-secret": true, "x-nullable": true, "x-ms-client-name": "accessKey"},
        "subnet": {"type": "string", "format": "arm-id", "x-ms-arm-id-details": {"allowedResources": [{"type": "Microsoft.Network/virtualNetworks/subnets"}]}}
      }
    },
    "Pet": {"type": "object", "discriminator": "kind", "required": ["kind"], "properties": {"kind": {"type": "string"}}},
    "Cat": {"type": "object", "x-ms-discriminator-value": "cat", "allOf": [{"$ref": "#/definitions/Pet"}], "properties": {"lives": {"type": "integer"}}},
    "ThingList": {"type": "object", "properties": {"value": {"type": "array", "items": {"$ref": "#/definitions/Thing"}}, "nextLink": {"type": "string"}}},
    "Fault": {"type": "object", "properties": {"error": {"type": "object", "properties": {"code": {"type": "string"}, "message": {"type": "string"}}}}}
  }
}
`

// substitutes are what stands in a broken place.
var substitutes = []string{`null`, `1`, `-1.5e3`, `true`, `"zzz"`, `""`, `[]`, `{}`, `[{"a":[]}]`, `{"$ref":"#/definitions/Thing"}`, `{"$ref":7}`}

// attempt generates from the given text and answers with exit code and findings.
func attempt(t *testing.T, dir string, spec []byte) (int, string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, "a.json"), spec, 0o666); err != nil {
		t.Fatal(err)
	}
	var out, msg bytes.Buffer
	code := run([]string{"generate", "--format", "json", "--specs", dir, "--spec", "a.json", "--out", filepath.Join(dir, "out"), "--import", "example.com/x"}, nil, &out, &msg)
	return code, msg.String()
}

// breaker tries broken specifications on a folder that holds the output of a good one.
type breaker struct {
	dir    string // the specification root, with out/ inside
	before string // the digest of out/ before the next attempt
}

func newBreaker(t *testing.T) *breaker {
	t.Helper()
	b := &breaker{dir: t.TempDir()}
	os.WriteFile(filepath.Join(b.dir, "one.json"), []byte(`{"parameters": {}, "responses": {"200": {}}}`), 0o666)
	if code, msg := attempt(t, b.dir, []byte(goodSpec)); code != exitFine {
		t.Fatalf("the good specification is refused:\n%s", msg)
	}
	b.before = treeSum(t, filepath.Join(b.dir, "out"))
	return b
}

// attempt holds one answer against the promise: fine, or exit code 1 with findings that
// have all their parts, and the output folder as before. It answers with the exit code.
func (b *breaker) attempt(t *testing.T, what, spec string) int {
	t.Helper()
	code, msg := attempt(t, b.dir, []byte(spec))
	switch code {
	case exitFine:
		b.before = treeSum(t, filepath.Join(b.dir, "out"))
	case exitFindings:
		wholeFindings(t, what, msg)
		if treeSum(t, filepath.Join(b.dir, "out")) != b.before {
			t.Errorf("%s: the refused input changed the output folder", what)
		}
	default:
		t.Errorf("%s: exit code %d\n%s", what, code, msg)
	}
	return code
}

// wholeFindings holds each error against the promise of its parts: file, line, column,
// pointer, code and help. Only errors of syntax and of the whole document have no pointer.
func wholeFindings(t *testing.T, what, msg string) {
	t.Helper()
	errors := 0
	for line := range strings.Lines(msg) {
		var f struct {
			Severity, Path, Pointer, Code, Message, Help string
			Line, Column                                 int
		}
		if err := json.Unmarshal([]byte(line), &f); err != nil {
			t.Errorf("%s: a finding that is no JSON: %s", what, line)
			continue
		}
		if f.Severity != "error" {
			continue
		}
		errors++
		if f.Path == "" || f.Line < 1 || f.Column < 1 || f.Code == "" || f.Message == "" || f.Help == "" {
			t.Errorf("%s: an error without all its parts: %s", what, line)
		}
		if f.Pointer == "" && f.Code != "json-syntax" && f.Code != "not-swagger" {
			t.Errorf("%s: an error without a pointer: %s", what, line)
		}
	}
	if errors == 0 {
		t.Errorf("%s: refused without an error:\n%s", what, msg)
	}
}

func TestEveryPlaceBroken(t *testing.T) {
	b := newBreaker(t)
	file, fault := diag.Parse("a.json", []byte(goodSpec))
	if fault != nil {
		t.Fatal(fault)
	}
	refused, turn := 0, 0
	var walk func(n diag.Node)
	walk = func(n diag.Node) {
		start := n.Pos().Offset()
		for _, sub := range substitutes {
			// The test writes whole packages, so it takes every third break, in short mode fewer.
			if turn++; turn%3 != 0 || testing.Short() && turn%9 != 0 {
				continue
			}
			broken := goodSpec[:start] + sub + goodSpec[start+len(n.Raw()):]
			refused += b.attempt(t, n.Pointer()+" = "+sub, broken)
		}
		for child := range n.Children() {
			walk(child)
		}
	}
	walk(file.Root())
	if refused < 100 && !testing.Short() {
		t.Errorf("only %d broken specifications were refused", refused)
	}
	t.Logf("%d broken specifications refused, each with a position", refused)
}

func TestTruncatedAtEveryLine(t *testing.T) {
	b := newBreaker(t)
	for i := range strings.Count(goodSpec, "\n") - 1 {
		cut := strings.Join(strings.SplitAfter(goodSpec, "\n")[:i], "")
		if code := b.attempt(t, "truncated", cut); code != exitFindings {
			t.Errorf("cut after line %d: accepted", i)
		}
	}
}

// TestWrongTypesAreRefused lists places where another kind of value cannot be read
// past.
func TestWrongTypesAreRefused(t *testing.T) {
	b := newBreaker(t)
	file, _ := diag.Parse("a.json", []byte(goodSpec))
	get := "/paths/~1subscriptions~1{subscriptionId}~1providers~1Microsoft.T~1things~1{thingName}/get"
	places := map[string][]string{
		"":                                        {`1`, `[]`, `"x"`, `null`},
		"/swagger":                                {`3`, `"3.0.0"`, `[]`},
		"/info":                                   {`1`, `[]`},
		"/info/version":                           {`1`, `{}`},
		"/paths":                                  {`1`, `[]`, `"x"`},
		get:                                       {`1`, `[]`, `"x"`},
		get + "/operationId":                      {`1`, `[]`, `{}`},
		get + "/parameters":                       {`1`, `{}`, `"x"`},
		get + "/parameters/0":                     {`1`, `[]`, `"x"`},
		get + "/parameters/0/in":                  {`1`, `"nowhere"`, `[]`},
		get + "/parameters/0/name":                {`1`, `[]`, `{}`},
		get + "/parameters/0/required":            {`1`, `"yes"`, `[]`},
		get + "/parameters/0/maxLength":           {`"9"`, `[]`},
		get + "/parameters/1/$ref":                {`1`, `[]`, `"#/parameters/None"`, `"http://example.com/x"`, `"../../x.json#/a"`},
		get + "/responses":                        {`1`, `[]`, `"x"`},
		get + "/responses/200":                    {`1`, `[]`, `"x"`},
		get + "/responses/200/schema":             {`1`, `[]`, `"x"`},
		get + "/responses/200/schema/$ref":        {`1`, `"#/definitions/None"`, `"none.json"`, `"/etc/passwd"`},
		"/parameters/Sub/type":                    {`1`, `{}`},
		"/definitions/Thing/allOf":                {`1`, `{}`, `"x"`},
		"/definitions/Thing/allOf/0":              {`1`, `[]`, `"x"`},
		"/definitions/Thing/required":             {`1`, `{}`, `[1]`},
		"/definitions/Thing/properties":           {`1`, `[]`, `"x"`},
		"/definitions/Thing/properties/kind":      {`1`, `[]`, `"x"`},
		"/definitions/Thing/properties/kind/enum": {`1`, `{}`, `"x"`},
		"/definitions/Thing/description":          {`1`, `[]`, `{}`},
		"/definitions/Thing/type":                 {`1`, `{}`},
		"/definitions/ThingProperties/properties/count/minimum":             {`"1"`, `[]`},
		"/definitions/ThingProperties/properties/count/format":              {`1`, `[]`},
		"/definitions/ThingProperties/properties/list/items":                {`1`, `"x"`},
		"/definitions/ThingProperties/properties/list/minItems":             {`"1"`, `{}`},
		"/definitions/ThingProperties/properties/tags/additionalProperties": {`1`, `"x"`, `[]`},
		"/definitions/ThingProperties/properties/key/x-ms-client-name":      {`1`, `[]`},
		"/definitions/ThingProperties/properties/count/exclusiveMinimum":    {`1`, `"yes"`},
		"/parameters/Version/name":                                          {`1`, `""`, `{}`},
		"/definitions/Pet/discriminator":                                    {`1`, `[]`, `{}`},
	}
	total := 0
	for pointer, subs := range places {
		n := file.Find(pointer)
		if !n.OK() {
			t.Errorf("%s is not in the good specification", pointer)
			continue
		}
		for _, sub := range subs {
			total++
			start := n.Pos().Offset()
			broken := goodSpec[:start] + sub + goodSpec[start+len(n.Raw()):]
			if code := b.attempt(t, pointer+" = "+sub, broken); code != exitFindings {
				t.Errorf("%s = %s: accepted", pointer, sub)
			}
		}
	}
	if total < 100 {
		t.Errorf("only %d cases", total)
	}
}

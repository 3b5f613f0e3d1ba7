// Broken specifications, made by breaking a good one at every place: each answer
// is fine or a finding with a position, and a refused input changes nothing.

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
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
	code := run([]string{"generate", "--specs", dir, "--spec", "a.json", "--out", filepath.Join(dir, "out"), "--import", "example.com/x"}, nil, &out, &msg)
	return code, msg.String()
}

var positioned = regexp.MustCompile(`(?m)^\S*(a|one)\.json:\d+:\d+: error: .+ \[[a-z0-9-]+\]$`)

// judge holds one answer against the promise.
func judge(t *testing.T, dir, what string, code int, msg string) {
	t.Helper()
	switch {
	case code != exitFine && code != exitFindings:
		t.Errorf("%s: exit code %d\n%s", what, code, msg)
	case code == exitFindings && !positioned.MatchString(msg):
		t.Errorf("%s: an error without a position:\n%s", what, msg)
	}
	if _, err := os.Stat(filepath.Join(dir, "out")); code != exitFine && err == nil {
		t.Errorf("%s: the refused input left an output folder", what)
	}
	os.RemoveAll(filepath.Join(dir, "out"))
}

func TestEveryPlaceBroken(t *testing.T) {
	dir := t.TempDir()
	os.WriteFile(filepath.Join(dir, "one.json"), []byte(`{"parameters": {}, "responses": {"200": {}}}`), 0o666)
	if code, msg := attempt(t, dir, []byte(goodSpec)); code != exitFine {
		t.Fatalf("the good specification is refused:\n%s", msg)
	}
	os.RemoveAll(filepath.Join(dir, "out"))
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
			code, msg := attempt(t, dir, []byte(broken))
			judge(t, dir, n.Pointer()+" = "+sub, code, msg)
			refused += code
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
	dir := t.TempDir()
	for i := range strings.Count(goodSpec, "\n") - 1 {
		cut := strings.Join(strings.SplitAfter(goodSpec, "\n")[:i], "")
		code, msg := attempt(t, dir, []byte(cut))
		judge(t, dir, "truncated", code, msg)
		if code != exitFindings {
			t.Errorf("cut after line %d: accepted", i)
		}
	}
}

// TestWrongTypesAreRefused lists places where another kind of value cannot be read
// past.
func TestWrongTypesAreRefused(t *testing.T) {
	dir := t.TempDir()
	os.WriteFile(filepath.Join(dir, "one.json"), []byte(`{"parameters": {}}`), 0o666)
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
			code, msg := attempt(t, dir, []byte(goodSpec[:start]+sub+goodSpec[start+len(n.Raw()):]))
			judge(t, dir, pointer+" = "+sub, code, msg)
			if code != exitFindings {
				t.Errorf("%s = %s: accepted", pointer, sub)
			}
		}
	}
	if total < 100 {
		t.Errorf("only %d cases", total)
	}
}

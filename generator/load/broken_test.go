package load

// This file is the table of broken specifications: each gives a finding at
// its place, and never a Go error or a panic.

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed184db40a/armgen/generator/diag"
)

// broken is one broken file: where the text says so, `doc` stands for a
// document around the members given.
var broken = []struct{ name, text, want string }{
	{"empty", "", "a.json:1:1: error: expected a JSON value, found the end of the file [json-syntax]"},
	{"truncated", `{"swagger": "2.0", "paths": {`, "a.json:1:30: error: expected a member name in double quotes, found the end of the file [json-syntax]"},
	{"array", `[]`, "a.json:1:1: error: a specification must be an object, found an array [not-swagger]"},
	{"OpenAPI 3", `{"openapi": "3.0.1"}`, `a.json:1:13: error: this is OpenAPI "3.0.1"; only Swagger 2.0 is supported [not-swagger]`},
	{"no version", `{}`, "a.json:1:1: error: the document does not say that it is Swagger 2.0 [not-swagger]"},
	{"version 1.2", `{"swagger": "1.2"}`, `a.json:1:13: error: swagger version "1.2" is not supported [not-swagger]`},
	{"version number", `{"swagger": 2.0}`, "a.json:1:13: error: swagger version 2.0 is not supported [not-swagger]"},
	{"duplicate key", doc(`"host": "a", "host": "b"`), `a.json:1:20: warning: member "host" is written twice; the last one counts [duplicate-key]`},
	{"unknown key", doc(`"definition": {}`), `a.json:1:20: warning: "definition" is no key of a document and is ignored [unknown-key]`},
	{"definitions array", doc(`"definitions": []`), `a.json:1:35: error: "definitions" must be an object, found an array [wrong-type]`},
	{"definition text", doc(`"definitions": {"A": "x"}`), `a.json:1:41: error: each value of "definitions" must be an object, found a string [wrong-type]`},
	{"paths array", doc(`"paths": []`), `a.json:1:29: error: "paths" must be an object, found an array [wrong-type]`},
	{"path text", doc(`"paths": {"/a": "x"}`), `a.json:1:36: error: a path must be an object, found a string [wrong-type]`},
	{"operation array", doc(`"paths": {"/a": {"get": []}}`), `a.json:1:44: error: "get" must be an object, found an array [wrong-type]`},
	{"operation key", doc(`"paths": {"/a": {"GET": {}}}`), `a.json:1:37: warning: "GET" is no key of a path and is ignored [unknown-key]`},
	{"info text", doc(`"info": "x"`), `a.json:1:28: error: "info" must be an object, found a string [wrong-type]`},
	{"info version", doc(`"info": {"version": 1}`), `a.json:1:40: error: "version" must be a string, found 1 [wrong-type]`},
	{"schemes", doc(`"schemes": ["https", 1]`), `a.json:1:41: error: each value of "schemes" must be a string, found 1 [wrong-type]`},
	{"x-ms-paths", doc(`"x-ms-paths": []`), `a.json:1:34: error: "x-ms-paths" must be an object, found an array [wrong-type]`},
	{"security", doc(`"securityDefinitions": {"a": {"type": 1}}`), `a.json:1:58: error: "type" must be a string, found 1 [wrong-type]`},

	{"schema type", schema(`"type": 1`), `a.json:1:50: error: "type" must be a string or an array, found 1 [wrong-type]`},
	{"schema format", schema(`"format": true`), `a.json:1:52: error: "format" must be a string, found true or false [wrong-type]`},
	{"maxLength text", schema(`"maxLength": "9"`), `a.json:1:55: error: "maxLength" must be an integer that is not negative, found a string [wrong-type]`},
	{"maxLength negative", schema(`"maxLength": -1`), `a.json:1:55: error: "maxLength" must be an integer that is not negative, found -1 [wrong-type]`},
	{"maxLength broken", schema(`"maxLength": 1.5`), `a.json:1:55: error: "maxLength" must be an integer that is not negative, found 1.5 [wrong-type]`},
	{"maxLength huge", schema(`"maxLength": 99999999999999999999`), `"maxLength" must be an integer that is not negative, found 99999999999999999999 [wrong-type]`},
	{"minimum huge", schema(`"minimum": 1e999`), `a.json:1:53: error: "minimum" must be a number, found 1e999 [wrong-type]`},
	{"required true", schema(`"required": true`), `"required" must be an array, found true or false [wrong-type]`},
	{"required number", schema(`"required": ["a", 1]`), `each value of "required" must be a string, found 1 [wrong-type]`},
	{"readOnly text", schema(`"readOnly": "true"`), `"readOnly" must be true or false, found a string [wrong-type]`},
	{"properties array", schema(`"properties": []`), `"properties" must be an object, found an array [wrong-type]`},
	{"property text", schema(`"properties": {"a": "string"}`), `each value of "properties" must be an object, found a string [wrong-type]`},
	{"items array", schema(`"items": [{}]`), `"items" must be an object, found an array [wrong-type]`},
	{"allOf object", schema(`"allOf": {}`), `"allOf" must be an array, found an object [wrong-type]`},
	{"allOf text", schema(`"allOf": ["A"]`), `each value of "allOf" must be an object, found a string [wrong-type]`},
	{"additional", schema(`"additionalProperties": "yes"`), `"additionalProperties" must be true or false or an object, found a string [wrong-type]`},
	{"enum object", schema(`"enum": {}`), `"enum" must be an array, found an object [wrong-type]`},
	{"discriminator", schema(`"discriminator": {"propertyName": "kind"}`), `"discriminator" must be a string, found an object [wrong-type]`},
	{"pattern", schema(`"pattern": null`), `"pattern" must be a string, found null [wrong-type]`},
	{"x-ms-enum", schema(`"x-ms-enum": "A"`), `"x-ms-enum" must be an object, found a string [wrong-type]`},
	{"x-ms-enum name", schema(`"x-ms-enum": {"name": 1}`), `"name" must be a string, found 1 [wrong-type]`},
	{"x-ms-enum values", schema(`"x-ms-enum": {"values": [1]}`), `each value of "values" must be an object, found 1 [wrong-type]`},
	{"x-ms-mutability", schema(`"x-ms-mutability": "read"`), `"x-ms-mutability" must be an array, found a string [wrong-type]`},
	{"x-ms-secret", schema(`"x-ms-secret": "true"`), `"x-ms-secret" must be true or false, found a string [wrong-type]`},
	{"unknown schema key", schema(`"maxlength": 3`), `warning: "maxlength" is no key of a schema and is ignored [unknown-key]`},
	{"schema text", operation(`"responses": {"200": {"description": "", "schema": "A"}}`), `"schema" must be an object, found a string [wrong-type]`},

	{"ref number", schema(`"$ref": 1`), `"$ref" must be a string, found 1 [wrong-type]`},
	{"ref dangling", schema(`"$ref": "#/definitions/B"`), `a.json:1:50: error: a.json has no /definitions/B [ref-dangling]`},
	{"ref section", schema(`"$ref": "#/definition/A"`), `a.json has no /definition/A [ref-dangling]`},
	{"ref file", schema(`"$ref": "./b.json#/definitions/A"`), `there is no file b.json [ref-file-not-found]`},
	{"ref folder", schema(`"$ref": "x/../folder#/a"`), `folder cannot be read: it is not an ordinary file [file-unreadable]`},
	{"ref http", schema(`"$ref": "https://example.org/a.json#/definitions/A"`), `a reference to a URL is not followed [ref-not-allowed]`},
	{"ref file url", schema(`"$ref": "file:///etc/passwd"`), `a reference to a URL is not followed [ref-not-allowed]`},
	{"ref host", schema(`"$ref": "//example.org/a.json"`), `a reference to a URL is not followed [ref-not-allowed]`},
	{"ref drive", schema(`"$ref": "C:/a.json"`), `a reference to a URL is not followed [ref-not-allowed]`},
	{"ref absolute", schema(`"$ref": "/etc/passwd#/a"`), `a reference by an absolute path is not followed [ref-not-allowed]`},
	{"ref climbing", schema(`"$ref": "../../etc/passwd"`), `the reference leads out of the specification root [ref-not-allowed]`},
	{"ref climbing in disguise", schema(`"$ref": "%2e%2e/x.json"`), `the reference leads out of the specification root [ref-not-allowed]`},
	{"ref backslash", schema(`"$ref": "..\\x.json"`), `a reference must use / between folders [ref-syntax]`},
	{"ref NUL", schema(`"$ref": "x%00.json"`), `a reference must use / between folders [ref-syntax]`},
	{"ref escape", schema(`"$ref": "x%zz.json"`), `the reference has a bad % escape`},
	{"ref pointer", schema(`"$ref": "#definitions/A"`), `"definitions/A" is not a JSON pointer [ref-syntax]`},
	{"ref tilde", schema(`"$ref": "#/definitions/~2"`), `"/definitions/~2" is not a JSON pointer [ref-syntax]`},
	{"ref into broken file", schema(`"$ref": "bad.json#/a"`), `bad.json:1:2: error: expected a member name`},

	{"parameters object", operation(`"parameters": {}`), `"parameters" must be an array, found an object [wrong-type]`},
	{"parameter text", operation(`"parameters": ["a"]`), `each value of "parameters" must be an object, found a string [wrong-type]`},
	{"parameter name", operation(`"parameters": [{"name": 1}]`), `"name" must be a string, found 1 [wrong-type]`},
	{"parameter required", operation(`"parameters": [{"name": "a", "in": "query", "required": "yes"}]`), `"required" must be true or false, found a string [wrong-type]`},
	{"parameter type list", operation(`"parameters": [{"name": "a", "in": "query", "type": ["string"]}]`), `"type" must be a string, found an array [wrong-type]`},
	{"parameter ref", operation(`"parameters": [{"$ref": "#/parameters/A"}]`), `a.json has no /parameters/A [ref-dangling]`},
	{"operationId", operation(`"operationId": ["a"]`), `"operationId" must be a string, found an array [wrong-type]`},
	{"deprecated", operation(`"deprecated": 1`), `"deprecated" must be true or false, found 1 [wrong-type]`},
	{"consumes", operation(`"consumes": "application/json"`), `"consumes" must be an array, found a string [wrong-type]`},
	{"responses array", operation(`"responses": []`), `"responses" must be an object, found an array [wrong-type]`},
	{"response text", operation(`"responses": {"200": "OK"}`), `each value of "responses" must be an object, found a string [wrong-type]`},
	{"response headers", operation(`"responses": {"200": {"headers": []}}`), `"headers" must be an object, found an array [wrong-type]`},
	{"header text", operation(`"responses": {"200": {"headers": {"x-ms-id": "string"}}}`), `each value of "headers" must be an object, found a string [wrong-type]`},
	{"header type", operation(`"responses": {"200": {"headers": {"x-ms-id": {"type": 1}}}}`), `"type" must be a string, found 1 [wrong-type]`},
	{"long-running", operation(`"x-ms-long-running-operation": "true"`), `"x-ms-long-running-operation" must be true or false, found a string [wrong-type]`},
	{"long-running options", operation(`"x-ms-long-running-operation-options": {"final-state-via": 1}`), `"final-state-via" must be a string, found 1 [wrong-type]`},
	{"pageable", operation(`"x-ms-pageable": true`), `"x-ms-pageable" must be an object, found true or false [wrong-type]`},
	{"pageable name", operation(`"x-ms-pageable": {"nextLinkName": 1}`), `"nextLinkName" must be a string or null, found 1 [wrong-type]`},
	{"examples", operation(`"x-ms-examples": []`), `"x-ms-examples" must be an object, found an array [wrong-type]`},
	{"odata", operation(`"x-ms-odata": {}`), `"x-ms-odata" must be a string, found an object [wrong-type]`},
}

func doc(members string) string { return `{"swagger": "2.0", ` + members + `}` }

func schema(members string) string { return doc(`"definitions": {"A": {` + members + `}}`) }

func operation(members string) string { return doc(`"paths": {"/a": {"get": {` + members + `}}}`) }

func TestBroken(t *testing.T) {
	for _, c := range broken {
		report := &diag.Report{}
		set := Open(fstest.MapFS{
			"a.json":        {Data: []byte(c.text)},
			"bad.json":      {Data: []byte("{")},
			"folder/x.json": {Data: []byte("{}")},
		}, report)
		if d, ok := set.Document("a.json"); ok {
			(&walker{seen: map[*Schema]bool{}}).document(d)
		}
		var got []string
		for _, d := range report.All() {
			got = append(got, d.String())
			if !d.Pos.Known() {
				t.Errorf("%s: a finding without a place: %s", c.name, d)
			}
			if d.Severity == diag.Error && d.Help == "" {
				t.Errorf("%s: an error without help: %s", c.name, d)
			}
		}
		if !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, c.want) }) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestMissingDocument(t *testing.T) {
	report := &diag.Report{}
	set := Open(fstest.MapFS{"svc/registry.json": {Data: []byte("{}")}}, report)
	for name, want := range map[string]string{
		"svc/regsitry.json": `did you mean "registry.json"?`,
		"nowhere/a.json":    "the folder nowhere does not exist under the specification root",
		"../a.json":         "give a path with / that starts at the root, such as containerregistry/resource-manager/readme.md",
		`svc\a.json`:        "give a path with / that starts at the root, such as containerregistry/resource-manager/readme.md",
	} {
		before := report.Len()
		if _, ok := set.Document(name); ok || report.Len() != before+1 {
			t.Errorf("%s: want one finding", name)
			continue
		}
		if !slices.ContainsFunc(report.All(), func(d *diag.Diagnostic) bool { return d.Help == want }) {
			t.Errorf("%s: no finding has the help %q", name, want)
		}
	}
}

func TestReferenceSuggestions(t *testing.T) {
	report := &diag.Report{}
	set := Open(fstest.MapFS{"a.json": {Data: []byte(doc(`"definitions": {"Registry": {}, "B": {"$ref": "#/definitions/Regsitry"}, "C": {"$ref": "#/definition/B"}}`))}}, report)
	d, _ := set.Document("a.json")
	(&walker{seen: map[*Schema]bool{}}).document(d)
	var got []string
	for _, d := range report.All() {
		got = append(got, d.Help)
	}
	if want := []string{`did you mean "#/definitions/Registry"?`, `did you mean "#/definitions"?`}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestReferencesThatWork(t *testing.T) {
	report := &diag.Report{}
	set := Open(fstest.MapFS{
		"a/b/api.json": {Data: []byte(doc(`"definitions": {
			"lexical": {"$ref": "types.json/../../../common/types%2ejson#/definitions/a~1b~0c"},
			"percent": {"$ref": "../../common/types.json#/definitions/%C3%A4"},
			"self": {"$ref": "api.json#/definitions/lexical"},
			"whole": {"$ref": "../../common/types.json"}}`))},
		"common/types.json": {Data: []byte(doc(`"definitions": {"a/b~c": {"title": "one"}, "ä": {"title": "two"}}`))},
	}, report)
	d, _ := set.Document("a/b/api.json")
	for name, want := range map[string]string{"lexical": "/definitions/a~1b~0c", "percent": "/definitions/ä", "self": "/definitions/lexical", "whole": ""} {
		n, ok := set.Resolve(d.Root().Get("definitions").Get(name).Get("$ref"))
		if !ok || n.Pointer() != want {
			t.Errorf("%s leads to %q", name, n.Pointer())
		}
	}
	if report.Len() > 0 {
		t.Errorf("got %s", report.All()[0])
	}
}

func TestSymbolicLinksOutAreRefused(t *testing.T) {
	outside, root := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(outside, "secret.json"), []byte(`{"a": {}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	for link, target := range map[string]string{"file.json": filepath.Join(outside, "secret.json"), "dir": outside} {
		if err := os.Symlink(target, filepath.Join(root, link)); err != nil {
			t.Skip("symbolic links cannot be made here: ", err)
		}
	}
	api := doc(`"definitions": {"A": {"$ref": "file.json#/a"}, "B": {"$ref": "dir/secret.json#/a"}}`)
	if err := os.WriteFile(filepath.Join(root, "api.json"), []byte(api), 0o600); err != nil {
		t.Fatal(err)
	}
	fsys, err := Folder(root)
	if err != nil {
		t.Fatal(err)
	}
	report := &diag.Report{}
	d, _ := Open(fsys, report).Document("api.json")
	(&walker{seen: map[*Schema]bool{}}).document(d)
	if all := report.All(); len(all) != 2 || all[0].Code != "file-unreadable" || all[1].Code != "file-unreadable" {
		t.Errorf("got %v", all)
	}
}

package fakes

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed184db40a/armgen/generator/compile"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/gogen/armkit/fake"
	"github.com/seed184db40a/armgen/generator/ir"
	"github.com/seed184db40a/armgen/generator/load"
)

const library = `{"swagger": "2.0", "info": {"title": "Library", "version": "1"}, "host": "management.azure.com",
"paths": {
 "/subscriptions/{s}/resourceGroups/{g}/providers/Microsoft.Library/books/{b}": {
  "parameters": [{"name": "s", "in": "path", "required": true, "type": "string"}, {"name": "g", "in": "path", "required": true, "type": "string"}, {"name": "b", "in": "path", "required": true, "type": "string", "maxLength": 9}],
  "get": {"operationId": "Books_Get", "responses": {"200": {"description": "", "schema": {"$ref": "#/definitions/Book"}}}},
  "put": {"operationId": "Books_Create", "x-ms-long-running-operation": true, "parameters": [{"name": "book", "in": "body", "required": true, "schema": {"$ref": "#/definitions/Book"}}], "responses": {"201": {"description": "", "schema": {"$ref": "#/definitions/Book"}}}},
  "patch": {"operationId": "Books_Update", "parameters": [{"name": "book", "in": "body", "schema": {"$ref": "#/definitions/Book"}}], "responses": {"200": {"description": "", "schema": {"$ref": "#/definitions/Book"}}}},
  "delete": {"operationId": "Books_Delete", "responses": {"200": {"description": ""}}}
 },
 "/subscriptions/{s}/providers/Microsoft.Library/books": {
  "get": {"operationId": "Books_List", "x-ms-pageable": {"nextLinkName": "nextLink"}, "parameters": [{"name": "s", "in": "path", "required": true, "type": "string"}],
   "responses": {"200": {"description": "", "schema": {"$ref": "#/definitions/BookList"}}}}
 }
},
"definitions": {
 "Book": {"type": "object", "required": ["title"], "properties": {"id": {"type": "string", "readOnly": true}, "title": {"type": "string", "maxLength": 4, "pattern": "^[a-z]*$"},
  "kind": {"type": "string", "enum": ["paper", "file"]}, "count": {"type": "integer"}, "tags": {"type": "array", "maxItems": 1, "items": {"type": "string"}},
  "properties": {"type": "object", "properties": {"provisioningState": {"type": "string", "readOnly": true}}}}},
 "BookList": {"type": "object", "properties": {"value": {"type": "array", "items": {"$ref": "#/definitions/Book"}}, "nextLink": {"type": "string"}}}
}}`

func service(t *testing.T) *ir.Service {
	t.Helper()
	report := &diag.Report{}
	set := load.Open(fstest.MapFS{"library.json": {Data: []byte(library)}}, report)
	api := compile.Compile(set, compile.Options{Packages: []compile.Package{{Files: []string{"library.json"}}}}, report)
	if report.Failed() {
		t.Fatal(report.All())
	}
	return api.Services[0]
}

func TestRoutes(t *testing.T) {
	want := map[string]fake.Kind{"Books_Get": fake.Get, "Books_Create": fake.Create, "Books_Update": fake.Update, "Books_Delete": fake.Delete, "Books_List": fake.List}
	for _, r := range Routes(service(t)) {
		if r.Kind != want[r.ID] {
			t.Errorf("%s is a %s", r.ID, r.Kind)
		}
		if r.ID == "Books_Create" && (!r.LongRunning || !r.Identity || !r.State || !r.BodyRequired || len(r.Params) != 1 || r.Params[0].Max != 9) {
			t.Errorf("create: %+v", r)
		}
		if r.ID == "Books_List" && (r.Items != "value" || r.NextLink != "nextLink") {
			t.Errorf("list: %+v", r)
		}
	}
}

func TestBodiesAreChecked(t *testing.T) {
	checks := map[string]func([]byte) error{}
	for _, r := range CheckedRoutes(service(t)) {
		checks[r.ID] = r.Body
	}
	if checks["Books_Update"] != nil {
		t.Error("a patch with the resource itself is a part of it and cannot be checked")
	}
	for body, want := range map[string]string{
		`{"title": "abc", "kind": "paper", "count": 1, "tags": ["x"], "more": 1}`: "",
		`{}`:                               "title: is required",
		`[]`:                               "the body: must be an object",
		`{"title": 1}`:                     "title: must be a string",
		`{"title": "abcde"}`:               "title: must have at most 4 characters",
		`{"title": "A"}`:                   "title: must match",
		`{"title": "a", "kind": "stone"}`:  "kind: must be one of paper, file",
		`{"title": "a", "count": "1"}`:     "count: must be a number",
		`{"title": "a", "tags": ["", ""]}`: "tags: must have at most 1 items",
		`{"title": "a", "tags": [1]}`:      "tags[0]: must be a string",
		`{"title": "a", "tags": null}`:     "",
	} {
		err := checks["Books_Create"]([]byte(body))
		if got := errText(err); want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
	}
}

func errText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

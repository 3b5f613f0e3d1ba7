package compile

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
	"github.com/seed184db40a/armgen/generator/load"
)

// booksPath is the path of a resource with three parameters.
const booksPath = "/subscriptions/{subscriptionId}/resourceGroups/{group}/providers/Microsoft.Library/books/{name}"

// common is the end of a file with the usual parameters and definitions.
const common = `"parameters": {
	"Version": {"name": "api-version", "in": "query", "required": true, "type": "string"},
	"Subscription": {"name": "subscriptionId", "in": "path", "required": true, "type": "string"},
	"Group": {"name": "group", "in": "path", "required": true, "type": "string", "x-ms-parameter-location": "method"},
	"Name": {"name": "name", "in": "path", "required": true, "type": "string", "x-ms-parameter-location": "method"}},
"definitions": {
	"Book": {"type": "object", "properties": {"title": {"type": "string"}}},
	"Books": {"type": "object", "properties": {"value": {"type": "array", "items": {"$ref": "#/definitions/Book"}}, "nextLink": {"type": "string"}, "books": {"type": "array", "items": {"$ref": "#/definitions/Book"}}}},
	"Error": {"type": "object", "properties": {"code": {"type": "string"}}}}}`

// file is a specification with these paths.
func file(paths string) string {
	return `{"swagger": "2.0", "info": {"title": "LibraryClient", "version": "2024-01-01"}, "paths": {` + paths + `}, ` + common
}

// op is a specification with one operation on a book.
func op(method, rest string) string {
	return file(`"` + booksPath + `": {"parameters": [{"$ref": "#/parameters/Subscription"}, {"$ref": "#/parameters/Group"}, {"$ref": "#/parameters/Name"}],
		"` + method + `": {"operationId": "Books_Do", ` + rest + `}}`)
}

// ok is a 200 with a body.
const ok = `"responses": {"200": {"description": "", "schema": {"$ref": "#/definitions/Book"}}}`

// operation compiles one and returns it.
func operation(t *testing.T, method, rest string) *ir.Operation {
	t.Helper()
	r := build(t, map[string]string{"library.json": op(method, rest)})
	return r.Clients[0].Operations[0]
}

func paramNames(params []*ir.Param) string {
	var out []string
	for _, p := range params {
		out = append(out, p.Name.Local)
	}
	return strings.Join(out, " ")
}

func TestParameters(t *testing.T) {
	r := build(t, map[string]string{"library.json": op("post", `"parameters": [
		{"$ref": "#/parameters/Version"},
		{"name": "name", "in": "path", "required": true, "type": "string", "maxLength": 3},
		{"name": "$filter", "in": "query", "type": "string"},
		{"name": "ctx", "in": "query", "type": "string"},
		{"name": "if-match", "in": "header", "type": "string", "x-ms-client-name": "etag"},
		{"name": "if.match", "in": "header", "type": "string", "x-ms-client-name": "etag"},
		{"name": "mode", "in": "query", "required": true, "type": "string", "enum": ["fast"]},
		{"name": "ids", "in": "query", "type": "array", "items": {"type": "string"}, "collectionFormat": "multi"},
		{"name": "x-ms-meta", "in": "header", "type": "string", "x-ms-header-collection-prefix": "x-ms-meta-"},
		{"name": "raw", "in": "query", "type": "string", "x-ms-skip-url-encoding": true, "x-ms-parameter-grouping": {"postfix": "Extras"}},
		{"name": "book", "in": "body", "schema": {"$ref": "#/definitions/Book"}}], `+ok)})
	o := r.Clients[0].Operations[0]
	if o.APIVersion != "2024-01-01" || o.APIVersionParam == nil {
		t.Errorf("api-version %q", o.APIVersion)
	}
	if got := paramNames(o.Params); got != "subscriptionID group name filter ctxParam etag etagHeader mode ids xMsMeta raw" {
		t.Errorf("parameters %s", got)
	}
	byWire := map[string]*ir.Param{}
	for _, p := range o.Params {
		byWire[p.Name.Wire] = p
	}
	if p := byWire["name"]; p.Limits == nil || *p.Limits.MaxLength != 3 {
		t.Error("the operation's own parameter does not replace that of the path")
	}
	if !byWire["subscriptionId"].Client || byWire["group"].Client {
		t.Error("client level")
	}
	if c := byWire["mode"].Const; c == nil || c.Text != "fast" {
		t.Errorf("constant %v", c)
	}
	if byWire["ids"].Collection != "multi" || !byWire["raw"].SkipEncode || byWire["raw"].Group.Go != "BooksDoExtras" {
		t.Error("collection, encoding or group")
	}
	if _, isMap := byWire["x-ms-meta"].Type.(*ir.Map); !isMap {
		t.Error("a header collection is a map")
	}
	if o.Body == nil || o.Body.Required || o.Consumes[0] != "application/json" {
		t.Errorf("body %+v", o.Body)
	}
	if got := paramNames(r.Clients[0].Params); got != "subscriptionID" {
		t.Errorf("client parameters %s", got)
	}
}

func TestAPIVersionOfTheParameterWins(t *testing.T) {
	o := operation(t, "get", `"parameters": [{"name": "api-version", "in": "query", "required": true, "type": "string", "enum": ["2020-02-02"]}], `+ok)
	if o.APIVersion != "2020-02-02" {
		t.Errorf("got %s", o.APIVersion)
	}
}

func TestResponses(t *testing.T) {
	o := operation(t, "get", `"responses": {
		"default": {"description": "", "schema": {"$ref": "#/definitions/Error"}},
		"404": {"description": ""},
		"202": {"description": "", "x-ms-error-response": true},
		"200": {"description": "", "schema": {"$ref": "#/definitions/Book"}, "headers": {"ETag": {"type": "string"}}}}`)
	var got []string
	for _, r := range o.Responses {
		text := string(rune('0'+r.Status/100)) + "xx"
		if r.Error {
			text += "!"
		}
		got = append(got, text)
	}
	if strings.Join(got, " ") != "2xx 2xx! 4xx! 0xx!" {
		t.Errorf("responses %v", got)
	}
	if o.Error == nil || o.Error.Status != 0 {
		t.Errorf("error %+v", o.Error)
	}
	if h := o.Responses[0].Headers; len(h) != 1 || h[0].Name.Wire != "ETag" {
		t.Errorf("headers %v", h)
	}
}

func TestHeadAsksYesOrNo(t *testing.T) {
	for rest, want := range map[string]bool{
		`"responses": {"204": {"description": ""}, "404": {"description": ""}}`:                                                              true,
		`"responses": {"200": {"description": ""}}`:                                                                                          true,
		`"responses": {"200": {"description": "", "headers": {"ETag": {"type": "string"}}}}`:                                                 false,
		`"responses": {"204": {"description": ""}, "404": {"description": "", "x-ms-error-response": true}, "default": {"description": ""}}`: true,
	} {
		if o := operation(t, "head", rest); o.Head != want {
			t.Errorf("%s: %v", rest, o.Head)
		}
	}
}

func TestLongRunning(t *testing.T) {
	const flag = `"x-ms-long-running-operation": true, `
	for name, c := range map[string]struct {
		method, rest, final string
		result              bool
	}{
		"put ends with the resource":        {"put", flag + ok, "", true},
		"delete has no value":               {"delete", flag + `"responses": {"202": {"description": "", "schema": {"$ref": "#/definitions/Book"}}, "204": {"description": ""}}`, "", false},
		"post takes what is declared":       {"post", flag + `"responses": {"202": {"description": "", "schema": {"$ref": "#/definitions/Book"}}}`, "", true},
		"final-state-schema":                {"post", flag + `"x-ms-long-running-operation-options": {"final-state-via": "location", "final-state-schema": "#/definitions/Book"}, "responses": {"202": {"description": ""}}`, "location", true},
		"an unknown final state is dropped": {"put", flag + `"x-ms-long-running-operation-options": {"final-state-via": "elsewhere"}, ` + ok, "", true},
	} {
		o := operation(t, c.method, c.rest)
		if o.LRO == nil || o.LRO.FinalState != c.final || (o.LRO.Result != nil) != c.result {
			t.Errorf("%s: %+v", name, o.LRO)
		}
	}
	if o := operation(t, "put", `"x-ms-long-running-operation": false, `+ok); o.LRO != nil {
		t.Error("false is not long-running")
	}
}

func TestPaging(t *testing.T) {
	const page = `"responses": {"200": {"description": "", "schema": {"$ref": "#/definitions/Books"}}}`
	for rest, want := range map[string]string{
		`"x-ms-pageable": {"nextLinkName": "nextLink"}, ` + page:                        "value nextLink",
		`"x-ms-pageable": {"nextLinkName": null}, ` + page:                              "value -",
		`"x-ms-pageable": {"itemName": "books", "nextLinkName": "nextlink"}, ` + page:   "books nextLink",
		`"x-ms-pageable": {"nextLinkName": "more"}, ` + page:                            "value -",
		`"x-ms-pageable": {"itemName": "nothing", "nextLinkName": "nextLink"}, ` + page: "none",
		`"x-ms-pageable": {"nextLinkName": null}, "responses": {"200": {"description": "", "schema": {"type": "array", "items": {"$ref": "#/definitions/Book"}}}}`: "- -",
		`"x-ms-pageable": {"nextLinkName": "nextLink"}, ` + ok: "none",
		page: "none",
	} {
		if got := pagingText(operation(t, "get", rest).Paging); got != want {
			t.Errorf("%s: %s, want %s", rest, got, want)
		}
	}
}

func pagingText(p *ir.Paging) string {
	if p == nil {
		return "none"
	}
	name := func(p *ir.Property) string {
		if p == nil {
			return "-"
		}
		return p.Name.Wire
	}
	return name(p.Item) + " " + name(p.NextLink)
}

func TestPathParametersMustMatch(t *testing.T) {
	for rest, code := range map[string]diag.Code{
		`"parameters": [{"name": "nam", "in": "path", "required": true, "type": "string"}], ` + ok: "path-parameter-unused",
	} {
		r := build(t, map[string]string{"library.json": op("get", rest)})
		if len(r.found(code)) == 0 {
			t.Errorf("no %s in %v", code, r.report.All())
		}
	}
	r := build(t, map[string]string{"library.json": file(`"/things/{thing}": {"get": {"operationId": "Things_Get", ` + ok + `}}`)})
	if len(r.found("path-parameter-missing")) == 0 {
		t.Errorf("no path-parameter-missing in %v", r.report.All())
	}
}

func TestClientNames(t *testing.T) {
	get := func(path, id string) string {
		return `"` + path + `": {"get": {"operationId": "` + id + `", ` + ok + `}}`
	}
	r := build(t, map[string]string{"library.json": file(strings.Join([]string{
		get("/providers/Microsoft.Library/a", "LibraryBooks_Get"), get("/providers/Microsoft.Library/b", "Library_Get"),
		get("/providers/Microsoft.Library/c", "Ping"), get("/providers/Microsoft.Library/d", "Librarians_List"),
	}, ", "))})
	var got []string
	for _, c := range r.Clients {
		got = append(got, c.Name.Go)
	}
	if text := strings.Join(got, " "); text != "BooksClient Client LibrariansClient LibraryClient" {
		t.Errorf("clients %s", text)
	}
}

func TestDuplicates(t *testing.T) {
	one := file(`"/a": {"get": {"operationId": "Things_Get", ` + ok + `}}, "/b": {"get": {"operationId": "Things_Get", ` + ok + `}}`)
	r := build(t, map[string]string{"library.json": one})
	if !r.report.Failed() || len(r.found("duplicate-operation-id")) == 0 {
		t.Errorf("one id twice in a file: %v", r.report.All())
	}
	again := file(`"/a": {"get": {"operationId": "Things_GetAgain", ` + ok + `}}, "/c": {"get": {"operationId": "Things_Get", ` + ok + `}}`)
	first := file(`"/a": {"get": {"operationId": "Things_Get", ` + ok + `}}`)
	r = build(t, map[string]string{"a.json": first, "b.json": again}, "a.json", "b.json")
	if r.report.Failed() || len(r.found("duplicate-operation")) == 0 || len(r.found("duplicate-operation-id")) == 0 {
		t.Errorf("two files: %v", r.report.All())
	}
	var names []string
	for _, o := range r.Clients[0].Operations {
		names = append(names, o.Name.Go)
	}
	if strings.Join(names, " ") != "Get Get2" {
		t.Errorf("methods %v", names)
	}
}

func TestResources(t *testing.T) {
	r := build(t, map[string]string{"library.json": resourceFile})
	var got []string
	for _, res := range r.Resources {
		text := res.Name.Go + " " + res.Type
		if res.Parent != nil {
			text += " in " + res.Parent.Name.Go
		}
		got = append(got, text)
	}
	want := []string{"Book Microsoft.Library/books", "BookPage Microsoft.Library/books/pages in Book", "Note Microsoft.Library/notes"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Fatalf("got\n%s", strings.Join(got, "\n"))
	}
	book := r.Resources[0]
	if len(book.Lists) != 1 || len(book.Actions) != 1 || book.Get == nil || book.Create == nil || book.Model == nil {
		t.Errorf("%+v", book)
	}
	if id := r.Resources[1].ID; id.Name.Go != "BookPageID" || id.Parent != book.ID {
		t.Errorf("id %+v", id)
	}
	if id := r.Resources[2].ID; !id.Segments[0].Scope {
		t.Errorf("scope of %+v", id)
	}
}

// resourceFile has a resource with a child, a list and an action, and an extension.
var resourceFile = file(strings.Join([]string{
	pathItem(booksPath, "put", "Books_Create"), pathItem(booksPath+"/pages/{page}", "get", "Books_GetPage"),
	pathItem("/subscriptions/{subscriptionId}/providers/Microsoft.Library/books", "get", "Books_List"),
	pathItem(booksPath+"/read", "post", "Books_Read"), pathItem("/{scope}/providers/Microsoft.Library/notes/{name}", "get", "Notes_Get"),
	pathItem("/subscriptions/{subscriptionId}/providers/Microsoft.Library/checkName", "post", "Books_CheckName"),
}, ", "))

// pathItem is a path with one operation and a string parameter for each place, with
// the GET of a book beside its PUT.
func pathItem(path, method, id string) string {
	var params []string
	for _, p := range templateParams(path) {
		params = append(params, `{"name": "`+p+`", "in": "path", "required": true, "type": "string"}`)
	}
	more := ""
	if id == "Books_Create" {
		more = `, "get": {"operationId": "Books_Get", ` + ok + `}`
	}
	return `"` + path + `": {"parameters": [` + strings.Join(params, ", ") + `], "` + method + `": {"operationId": "` + id + `", ` + ok + `}` + more + `}`
}

func TestSelection(t *testing.T) {
	for selector, want := range map[string]string{
		"library/book":                 "Books_Create Books_Get Books_List Books_Read Books_CheckName",
		"Microsoft.Library/books":      "Books_Create Books_Get Books_List Books_Read Books_CheckName",
		"MICROSOFT.LIBRARY/NOTES":      "Notes_Get",
		"Library/BookPage":             "Books_GetPage Books_CheckName",
		"Library/Bok":                  "did you mean \"Library/Book\"?",
		"Microsoft.Other/things/parts": "the input has",
	} {
		if got := selected(t, selector); !strings.Contains(got, want) {
			t.Errorf("%s: %s, want %s", selector, got, want)
		}
	}
}

// selected lists the operations that a selector keeps, or the help of its finding.
func selected(t *testing.T, selector string) string {
	t.Helper()
	report := &diag.Report{}
	set := load.Open(fstest.MapFS{"library.json": {Data: []byte(resourceFile)}}, report)
	api := Compile(set, Options{Packages: []Package{{Files: []string{"library.json"}, Resources: []string{selector}}}}, report)
	if report.Failed() {
		return report.All()[0].Help
	}
	var out []string
	for _, c := range api.Services[0].Clients {
		for _, o := range c.Operations {
			out = append(out, o.ID)
		}
	}
	return strings.Join(out, " ")
}

func TestHosts(t *testing.T) {
	host := func(more string) ir.Host {
		text := strings.Replace(file(`"/a": {"get": {"operationId": "Things_Get", `+ok+`}}`), `"paths"`, more+`"paths"`, 1)
		return build(t, map[string]string{"library.json": text}).Host
	}
	if h := host(`"host": "management.azure.com", `); !h.ARM || h.Template != "" || h.Scopes[0] != armScope {
		t.Errorf("ARM: %+v", h)
	}
	if h := host(`"host": "books.example.org", "schemes": ["http"], "basePath": "/v1/", `); h.ARM || h.Template != "http://books.example.org" || h.BasePath != "/v1" {
		t.Errorf("fixed: %+v", h)
	}
	h := host(`"x-ms-parameterized-host": {"hostTemplate": "{name}.books.org", "parameters": [{"name": "name", "in": "path", "required": true, "type": "string"}]},
		"securityDefinitions": {"k": {"type": "apiKey", "name": "key", "in": "header"}, "o": {"type": "oauth2", "flow": "implicit", "authorizationUrl": "https://a", "scopes": {"https://books.org/.default": ""}}}, `)
	if h.Template != "https://{name}.books.org" || len(h.Params) != 1 || !h.Params[0].Client || len(h.Keys) != 1 || len(h.Scopes) != 1 {
		t.Errorf("parameterized: %+v", h)
	}
}

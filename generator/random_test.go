package generator_test

// This file makes up specifications: legal ones, or nearly so, that put the constructs and the
// names side by side that real ones have, in combinations that nobody has written yet.

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed184db40a/armgen/generator/compile"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
	"github.com/seed184db40a/armgen/generator/load"
)

// RANDOM_SPECS is how many specifications are tried, from RANDOM_SEED on.
func TestRandomSpecifications(t *testing.T) {
	count := 400
	if testing.Short() {
		count = 60
	}
	count, first := envNumber("RANDOM_SPECS", count), envNumber("RANDOM_SEED", 1)
	refused := map[string]int{}
	for seed := first; seed < first+count; seed++ {
		text := randomSpec(uint64(seed))
		api, report := compiled(text)
		for _, d := range report.All() {
			if !d.Pos.Known() || d.Severity == diag.Error && d.Help == "" {
				t.Errorf("seed %d: no place or no help: %s", seed, d)
			}
		}
		if report.Failed() {
			for _, d := range report.All() {
				if d.Severity == diag.Error {
					refused[string(d.Code)]++
				}
			}
			continue
		}
		for _, s := range api.Services {
			if wrong, files := generatesTypedCode(t, s); len(wrong) > 0 {
				t.Errorf("seed %d: %s\n%s", seed, strings.Join(wrong[:min(len(wrong), 5)], "\n"), faultyLines(wrong[0], files))
			}
		}
	}
	total := 0
	for _, n := range refused {
		total += n
	}
	t.Logf("refused: %v", refused)
	if total > count/4 {
		t.Errorf("%d of %d specifications are refused, so little is tried: %v", total, count, refused)
	}
}

// A name, once given, does not change because something else was added: what is said about a
// specification is said, in the same order, about one that has more.
func TestAdditionsChangeNoNames(t *testing.T) {
	count := 300
	if testing.Short() {
		count = 60
	}
	for seed := range uint64(count) {
		text := randomSpec(seed)
		before, report := compiled(text)
		if report.Failed() {
			continue
		}
		after, report := compiled(withAdditions(t, text, seed))
		if report.Failed() {
			t.Errorf("seed %d: the addition is refused: %v", seed, report.All())
			continue
		}
		rest := strings.Split(dumped(t, after), "\n")
		for _, line := range strings.Split(dumped(t, before), "\n") {
			i := slices.Index(rest, line)
			if i < 0 {
				t.Errorf("seed %d: after the addition there is no more\n%s", seed, line)
				break
			}
			rest = rest[i+1:]
		}
	}
}

// withAdditions adds a definition, an operation, and a property of a model.
func withAdditions(t *testing.T, text string, seed uint64) string {
	var doc object
	if err := json.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatal(err)
	}
	definitions := doc["definitions"].(object)
	for _, name := range slices.Sorted(maps.Keys(definitions)) {
		props, _ := definitions[name].(object)["properties"].(object)
		if len(props) > 0 && seed%2 == 0 {
			props["unrelated"] = object{"type": "integer"}
			break
		}
	}
	definitions["Unrelated"] = object{"type": "object", "properties": object{
		"one": object{"type": "string", "enum": []any{"a", "b"}, "x-ms-enum": object{"name": "UnrelatedKind"}},
		"two": object{"type": "object", "properties": object{"three": object{"type": "string"}}},
	}}
	doc["paths"].(object)["/unrelated"] = object{"get": object{
		"operationId": "Unrelated_Get", "parameters": []any{object{"$ref": "#/parameters/ApiVersion"}},
		"responses": object{"200": object{"description": "OK", "schema": object{"$ref": "#/definitions/Unrelated"}}},
	}}
	out, err := json.MarshalIndent(doc, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func dumped(t *testing.T, api *ir.API) string {
	var b strings.Builder
	if err := ir.Dump(&b, api); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// envNumber is a number of the environment.
func envNumber(name string, otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return n
	}
	return otherwise
}

// faultyLines is the line of a message and those around it.
func faultyLines(message string, files map[string][]byte) string {
	for name, text := range files {
		_, place, ok := strings.Cut(message, "/"+name+":")
		if !ok {
			continue
		}
		line, _, _ := strings.Cut(place, ":")
		n, _ := strconv.Atoi(line)
		lines := strings.Split(string(text), "\n")
		return strings.Join(lines[max(0, n-4):min(len(lines), n+3)], "\n")
	}
	return ""
}

func compiled(text string) (*ir.API, *diag.Report) {
	report := &diag.Report{}
	set := load.Open(fstest.MapFS{"library.json": {Data: []byte(text)}}, report)
	api := compile.Compile(set, compile.Options{Packages: []compile.Package{{Files: []string{"library.json"}}}, Flatten: true}, report)
	return api, report
}

// object is a JSON object.
type object = map[string]any

// author makes up one specification.
type author struct {
	*rand.Rand
	definitions object
	names       []string // of definitions
	bases       []string // of those with a discriminator
	enums       []string // names of x-ms-enum
	operations  map[string]bool
}

// randomSpec is a specification; the seed decides everything.
func randomSpec(seed uint64) string {
	a := &author{Rand: rand.New(rand.NewPCG(seed, 7)), definitions: object{}, operations: map[string]bool{}}
	for range 3 + a.IntN(12) {
		a.names = append(a.names, a.unused(a.definitions, modelNames))
		a.definitions[a.names[len(a.names)-1]] = object{}
	}
	for _, name := range a.names {
		a.definitions[name] = a.definition(name)
	}
	doc := object{
		"swagger": "2.0", "host": "management.azure.com", "schemes": []any{"https"},
		"info":     object{"title": a.pick(titles), "version": "2024-01-01", "description": a.pick(texts)},
		"consumes": []any{"application/json"}, "produces": []any{"application/json"},
		"paths": a.paths(), "definitions": a.definitions,
		"parameters": object{
			"SubscriptionId": object{"name": "subscriptionId", "in": "path", "required": true, "type": "string"},
			"ApiVersion":     object{"name": "api-version", "in": "query", "required": true, "type": "string"},
			"Shared":         a.parameter("query", a.pick(paramNames)),
		},
	}
	switch a.IntN(6) {
	case 0:
		doc["host"] = "library.example.com"
	case 1:
		delete(doc, "host")
		doc["x-ms-parameterized-host"] = object{"hostTemplate": "{account}.{zone}", "parameters": []any{
			object{"name": "account", "in": "path", "required": true, "type": "string", "x-ms-skip-url-encoding": true},
			object{"name": "zone", "in": "path", "required": true, "type": "string", "x-ms-parameter-location": "client"},
		}}
	}
	if a.one(4) {
		doc["x-ms-paths"] = object{"/subscriptions/{subscriptionId}/providers/Microsoft.Library/books?comp=" + a.pick(propertyNames): object{"get": a.operation("get", nil)}}
	}
	text, err := json.MarshalIndent(doc, "", " ")
	if err != nil {
		panic(err)
	}
	return string(text)
}

// Names as real specifications have them, and such that hurt.
var (
	titles     = []string{"Library", "LibraryManagementClient", "", "9 Lives", "Microsoft.Library"}
	modelNames = strings.Fields(`Book book Error ErrorResponse Resource ProxyResource Client ClientOptions Response Options
		BooksClient BooksClientGetResponse BooksClientListOptions Time Context String Type Func Map Any Nil Preserved Extra Secret
		BookList BookListResult BookProperties bookProperties Book_Properties Sku SKU sku Sub-Resource odata.error Page[Book]
		Violations Date ID BookID ParseBookID PossibleKindValues Kind KindA NewBooksClient Json Http Armkit azcore 2Fast _Hidden
		Ünïcode 名前 very.long.name.with.dots.and.more IPAddress IPv4 vCPU HTTPSUrl TestCase Book_test Windows int string error len
		append Message Fake Server Model Status BookClassification Error_response Data Value Item Null Bool`)
	propertyNames = strings.Fields(`id name type location tags properties value nextLink kind Kind KIND sku error Error message
		Message code String string validate Validate marshalJSON MarshalJSON encodeMembers EncodeMembers DecodeMember check Check LogValue
		preserved Preserved extra Extra additionalProperties AdditionalProperties func map range select go var const 1st 2nd @odata.type
		odata.type odata-link $ref $schema a.b a-b a_b a:b _ - é 名 URL url Url ipv4 IPv4Address vCPUs vmSize isEnabled is_enabled IsEnabled
		unknown SetNull isNull getBook GetBook equal copy len nil true json any eTag etag Etag systemData provisioningState`)
	paramNames = strings.Fields(`top $top filter $filter api-Version If-Match if-match ctx options c call out err client result body
		resp page link context http runtime armkit azcore string len type func range value name name2 Name bookName x-ms-request-id
		Content-Type Accept accept ids id 1 a.b é self m r w v internal subscriptionID resourceGroupName armkitOr nil`)
	operationIDs = strings.Fields(`Books_Get Books_List Books_ListBySubscription Books_Create Books_Delete Books_Update Books_get
		books_Get Books_NewListPager Books_BeginCreate Books_GetByID Books_Validating Books_Do Books_ List Get Books Books_List_Next
		Books_Client Client_Get _Get Error_Get Type_Func Operations_List Book_Get 9_Lives Books-More_Get Books.More_Get Books_Call Books_Head`)
	enumValues = []any{"a", "A", "b", "B-1", "B_1", "B1", "", " ", "*", "1.0", "10", "ünï", "名", "true", "None", "none", "type", "x\"y", "x\\y", "a/b", "+", "-", "<b>",
		"very long value with blanks and more of them than anybody would like to see in a name of Go"}
	enumNames = strings.Fields(`Kind Status Type Error Book Sku BookKind Color kind Time String`)
	texts     = []string{"", "A text.", "ends */ here", "two\nlines", "`ticks` and {{braces}}", "//go:build no", "<b>bold</b> & more", "TODO: x", "A very long text that goes on and on, so that it must be wrapped at the end of the line, which it should be without any harm to its words."}
	patterns  = []string{"^[a-z]+$", "^(?!no)[a-z]{1,2000}$", "^[A-Za-z0-9-_.]{3,24}$", "[", "\\d+", "^(?i)x$", "^\\p{L}+$", "^a|b$"}
)

func (a *author) pick(all []string) string { return all[a.IntN(len(all))] }

// one in n cases is true.
func (a *author) one(n int) bool { return a.IntN(n) == 0 }

// unused is a name that the object does not have.
func (a *author) unused(taken object, names []string) string {
	for {
		name := a.pick(names)
		if _, ok := taken[name]; !ok {
			return name
		}
		names = append(slices.Clone(names), name+strconv.Itoa(a.IntN(100)))
	}
}

// definition is a schema with a name of its own.
func (a *author) definition(name string) object {
	switch a.IntN(14) {
	case 0:
		return a.primitive()
	case 1:
		return a.enum()
	case 2:
		return object{"type": "array", "items": a.schema(2)}
	case 3:
		return object{"type": "object", "additionalProperties": a.schema(2)}
	case 4, 5:
		return a.base(name)
	case 6, 7:
		return a.derived(name)
	case 8:
		return object{"type": "object"}
	case 9:
		return object{"description": a.pick(texts)}
	}
	return a.model(0)
}

// model is an object with properties.
func (a *author) model(depth int) object {
	props := object{}
	for range a.IntN(8) {
		props[a.unused(props, propertyNames)] = a.property(depth)
	}
	s := object{"type": "object", "properties": props, "description": a.pick(texts)}
	if a.one(10) {
		delete(s, "type")
	}
	if keys := slices.Sorted(maps.Keys(props)); len(keys) > 0 && a.one(2) {
		s["required"] = []any{keys[a.IntN(len(keys))]}
	}
	switch a.IntN(10) {
	case 0:
		s["additionalProperties"] = a.schema(depth + 2)
	case 1:
		s["additionalProperties"] = a.one(2)
	case 2:
		s["x-ms-azure-resource"] = true
	}
	return s
}

// base is a model with a discriminator.
func (a *author) base(name string) object {
	s := a.model(1)
	by := a.pick([]string{"kind", "type", "@odata.type", "odata.type", "objectType"})
	s["discriminator"] = by
	props := s["properties"].(object)
	if !a.one(6) {
		props[by] = object{"type": "string"}
		if a.one(3) {
			props[by] = a.enum()
		}
	}
	s["required"] = []any{by}
	a.bases = append(a.bases, name)
	return s
}

// derived is a model on top of others.
func (a *author) derived(name string) object {
	s := a.model(1)
	var all []any
	for range 1 + a.IntN(2) {
		all = append(all, a.ref())
	}
	if len(a.bases) > 0 && a.one(2) {
		all = []any{object{"$ref": "#/definitions/" + escape(a.pick(a.bases))}}
		if !a.one(3) {
			s["x-ms-discriminator-value"] = a.pick([]string{"One", "two", "#Microsoft.Three", "4", name, ""})
		}
	}
	if a.one(4) {
		all = append(all, a.model(2))
	}
	s["allOf"] = all
	return s
}

// property is a schema with what a property can have beside.
func (a *author) property(depth int) object {
	s := a.schema(depth)
	extras := []func(){
		func() { s["readOnly"] = true },
		func() { s["x-ms-client-flatten"] = true },
		func() { s["x-ms-client-name"] = a.pick(propertyNames) },
		func() { s["x-ms-mutability"] = []any{"read", "create"} },
		func() { s["x-ms-mutability"] = []any{"update", "create"} },
		func() { s["x-ms-secret"] = true },
		func() { s["x-nullable"] = true },
		func() { s["description"] = a.pick(texts) },
		func() { s["default"] = a.pick([]string{"a", "1", "true", ""}) },
		func() { s["title"] = a.pick(texts) },
	}
	for range a.IntN(3) {
		extras[a.IntN(len(extras))]()
	}
	return s
}

// schema is any schema.
func (a *author) schema(depth int) object {
	if depth > 3 {
		return a.primitive()
	}
	switch a.IntN(12) {
	case 0, 1, 2:
		return a.ref()
	case 3:
		return object{"type": "array", "items": a.schema(depth + 1)}
	case 4:
		return object{"type": "object", "additionalProperties": a.schema(depth + 1)}
	case 5:
		return a.enum()
	case 6:
		return a.model(depth + 1)
	case 7:
		return object{"type": "object"}
	case 8:
		if a.one(3) {
			return object{}
		}
		return object{"type": "array", "items": a.ref(), "minItems": a.IntN(3), "maxItems": 5, "uniqueItems": true}
	}
	return a.primitive()
}

func (a *author) ref() object {
	name := a.pick(a.names)
	if props, ok := a.definitions[name].(object)["properties"].(object); ok && len(props) > 0 && a.one(20) {
		keys := slices.Sorted(maps.Keys(props))
		return object{"$ref": "#/definitions/" + escape(name) + "/properties/" + escape(keys[a.IntN(len(keys))])}
	}
	return object{"$ref": "#/definitions/" + escape(name)}
}

func escape(name string) string {
	return strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
}

// primitive is a scalar with limits, which need not fit.
func (a *author) primitive() object {
	types := []object{
		{"type": "string"}, {"type": "string"}, {"type": "boolean"}, {"type": "integer"}, {"type": "number"},
		{"type": "integer", "format": "int32"}, {"type": "integer", "format": "int64"}, {"type": "integer", "format": "unixtime"},
		{"type": "number", "format": "double"}, {"type": "number", "format": "float"}, {"type": "number", "format": "decimal"},
		{"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}, {"type": "string", "format": "date-time-rfc1123"},
		{"type": "string", "format": "byte"}, {"type": "string", "format": "base64url"}, {"type": "string", "format": "uuid"},
		{"type": "string", "format": "duration"}, {"type": "string", "format": "arm-id"}, {"type": "string", "format": "uri"},
		{"type": "string", "format": "password"}, {"type": "string", "format": "time"}, {"type": "string", "format": "char"},
		{"type": "integer", "format": "odd"}, {"type": "object"},
	}
	s := maps.Clone(types[a.IntN(len(types))])
	limits := []func(){
		func() { s["minLength"], s["maxLength"] = 1, 10 },
		func() { s["pattern"] = a.pick(patterns) },
		func() { s["minimum"], s["maximum"] = -1.5, 1e12 },
		func() { s["minimum"], s["exclusiveMinimum"] = 0, true },
		func() { s["multipleOf"] = 5 },
		func() { s["minItems"] = 1 },
	}
	if a.one(3) {
		limits[a.IntN(len(limits))]()
	}
	return s
}

// enum is a set of values.
func (a *author) enum() object {
	values := []any{}
	for range 1 + a.IntN(6) {
		values = append(values, enumValues[a.IntN(len(enumValues))])
	}
	s := object{"type": "string", "enum": values}
	switch a.IntN(8) {
	case 0:
		s["type"], s["enum"] = "integer", []any{1, 2, -3, 1}
	case 1:
		s["type"], s["enum"] = "number", []any{1.5, 2, 1e3}
	case 2:
		s["type"], s["enum"] = "boolean", []any{true}
	case 3:
		s["enum"] = append(values, nil)
	}
	if !a.one(3) {
		s["x-ms-enum"] = object{"name": a.pick(enumNames), "modelAsString": a.one(2)}
	}
	return s
}

// paths has a few operations.
func (a *author) paths() object {
	paths := object{}
	for i := range 2 + a.IntN(6) {
		path := fmt.Sprintf("/subscriptions/{subscriptionId}/providers/Microsoft.Library/books%d", i)
		var inPath []string
		for range a.IntN(3) {
			if name := a.pick(paramNames); !slices.ContainsFunc(inPath, func(s string) bool { return strings.EqualFold(s, name) }) {
				inPath = append(inPath, name)
				path += "/{" + name + "}"
			}
		}
		item := object{}
		for _, method := range []string{"get", "put", "post", "patch", "delete", "head"} {
			if a.one(3) {
				item[method] = a.operation(method, inPath)
			}
		}
		if len(item) > 0 {
			paths[path] = item
		}
	}
	if a.one(2) {
		path := "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.Library/shelves/{shelfName}"
		child := path + "/boxes/{boxName}"
		for _, method := range []string{"get", "put", "patch", "delete"} {
			for path, inPath := range map[string][]string{path: {"resourceGroupName", "shelfName"}, child: {"resourceGroupName", "shelfName", "boxName"}} {
				if paths[path] == nil {
					paths[path] = object{}
				}
				if !a.one(4) {
					paths[path].(object)[method] = a.operation(method, inPath)
				}
			}
		}
	}
	if len(paths) == 0 {
		paths["/subscriptions/{subscriptionId}/books"] = object{"get": a.operation("get", nil)}
	}
	return paths
}

func (a *author) operation(method string, inPath []string) object {
	params := []any{object{"$ref": "#/parameters/SubscriptionId"}, object{"$ref": "#/parameters/ApiVersion"}}
	taken := map[string]bool{}
	for _, name := range inPath {
		params = append(params, a.parameter("path", name))
		taken["path "+name] = true
	}
	for range a.IntN(4) {
		in, name := a.pick([]string{"query", "header", "query"}), a.pick(paramNames)
		if !taken[in+" "+name] {
			taken[in+" "+name] = true
			params = append(params, a.parameter(in, name))
		}
	}
	if method != "get" && method != "head" && !a.one(4) {
		if a.one(8) {
			for range 1 + a.IntN(3) {
				if name := a.pick(paramNames); !taken["formData "+name] {
					taken["formData "+name] = true
					params = append(params, a.parameter("formData", name))
				}
			}
			if a.one(2) {
				params = append(params, object{"name": "content", "in": "formData", "type": "file", "required": a.one(2)})
			}
		} else {
			params = append(params, object{"name": a.pick(paramNames), "in": "body", "required": !a.one(3), "schema": a.schema(1), "description": a.pick(texts)})
		}
	}
	op := object{"operationId": a.operationID(), "parameters": params, "responses": a.responses(method), "description": a.pick(texts)}
	if a.one(6) {
		op["produces"] = []any{a.pick([]string{"text/plain", "application/octet-stream", "application/json; odata=x", "application/xml"})}
	}
	if a.one(6) {
		op["consumes"] = []any{a.pick([]string{"text/plain", "application/octet-stream", "multipart/form-data", "application/x-www-form-urlencoded", "application/xml"})}
	}
	if a.one(3) {
		op["x-ms-long-running-operation"] = true
		op["x-ms-long-running-operation-options"] = object{"final-state-via": a.pick([]string{"location", "azure-async-operation", "original-uri"})}
	}
	if a.one(4) {
		op["x-ms-pageable"] = object{"nextLinkName": a.pick(propertyNames)}
	}
	if a.one(10) {
		op["x-ms-pageable"] = object{"nextLinkName": nil}
	}
	return op
}

func (a *author) operationID() string {
	id := a.pick(operationIDs)
	for a.operations[strings.ToLower(id)] {
		id += strconv.Itoa(a.IntN(10))
	}
	a.operations[strings.ToLower(id)] = true
	return id
}

// parameter is one outside the body.
func (a *author) parameter(in, name string) object {
	p := a.primitive()
	switch {
	case a.one(5):
		p = a.enum()
	case in != "path" && a.one(5):
		p = object{"type": "array", "items": a.primitive(), "collectionFormat": a.pick([]string{"csv", "ssv", "tsv", "pipes", "multi"})}
		if in == "header" {
			p["collectionFormat"] = "csv"
		}
	}
	if p["type"] == "object" {
		p["type"] = "string"
	}
	if items, ok := p["items"].(object); ok && items["type"] == "object" {
		items["type"] = "string"
	}
	p["name"], p["in"], p["required"] = name, in, in == "path" || a.one(2)
	extras := []func(){
		func() { p["x-ms-client-name"] = a.pick(paramNames) },
		func() { p["x-ms-parameter-grouping"] = object{"name": a.pick(modelNames)} },
		func() { p["x-ms-skip-url-encoding"] = true },
		func() { p["default"] = "a" },
		func() { p["description"] = a.pick(texts) },
		func() { p["x-ms-parameter-location"] = a.pick([]string{"client", "method"}) },
		func() {
			if in == "header" {
				p["x-ms-header-collection-prefix"] = "x-ms-meta-"
			}
		},
	}
	if a.one(2) {
		extras[a.IntN(len(extras))]()
	}
	return p
}

func (a *author) responses(method string) object {
	all := object{}
	for _, code := range []string{"200", "201", "202", "204", "404", "default"} {
		if !a.one(3) {
			continue
		}
		r := object{"description": a.pick(texts)}
		if code != "204" && method != "head" && !a.one(4) {
			r["schema"] = a.schema(1)
		}
		if a.one(5) {
			r["headers"] = object{a.pick(paramNames): a.primitive(), "ETag": object{"type": "string"}}
		}
		if a.one(12) && method != "head" {
			r["schema"] = object{"type": "file"}
		}
		all[code] = r
	}
	if len(all) == 0 {
		all["200"] = object{"description": "OK"}
	}
	return all
}

// Real specifications with a few parts exchanged are either refused with a place or generate
// code whose types are right. EXCHANGES is how many are tried of each file.
func TestExchangedServices(t *testing.T) {
	root, err := load.Folder("../../shared/specs/specification")
	if err != nil || testing.Short() {
		t.Skip("the shared specifications are not here, or the test is a short one")
	}
	count := envNumber("EXCHANGES", 3)
	files, err := fs.Glob(root, "*/resource-manager/Microsoft.*/*/*/*.json")
	if err != nil || len(files) == 0 {
		t.Skip("there are no specifications", err)
	}
	generated := 0
	for i, name := range files {
		text, err := fs.ReadFile(root, name)
		if err != nil || len(text) > 150_000 || count <= 3 && i%3 != 0 {
			continue
		}
		for seed := range count {
			changed := exchanged(string(text), uint64(i*1000+seed+1))
			report := &diag.Report{}
			set := load.Open(overlay{root, name, changed}, report)
			api := compile.Compile(set, compile.Options{Packages: []compile.Package{{Files: []string{name}}}, Flatten: true}, report)
			for _, d := range report.All() {
				if !d.Pos.Known() || d.Severity == diag.Error && d.Help == "" {
					t.Errorf("%s, change %d: no place or no help: %s", name, seed, d)
				}
			}
			if report.Failed() {
				continue
			}
			for _, s := range api.Services {
				generated++
				if wrong, files := generatesTypedCode(t, s); len(wrong) > 0 {
					t.Errorf("%s, change %d: %s\n%s", name, seed, strings.Join(wrong[:min(len(wrong), 5)], "\n"), faultyLines(wrong[0], files))
				}
			}
		}
	}
	t.Logf("%d packages were generated", generated)
}

// overlay is a file system with one file replaced.
type overlay struct {
	fs.FS
	name, text string
}

func (o overlay) Open(name string) (fs.File, error) {
	if name == o.name {
		return fstest.MapFS{name: {Data: []byte(o.text)}}.Open(name)
	}
	return o.FS.Open(name)
}

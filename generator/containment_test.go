// Containment held from inside: the rooms work on a file system that fails the test when
// it is asked for anything but a path below its root, and without a network. The tests of
// cmd/gen see the same from outside, in what the process asks of the system.

package generator_test

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"net"
	"net/http"
	"path"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/seed184db40a/armgen/generator/catalog"
	"github.com/seed184db40a/armgen/generator/compile"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/docgen"
	"github.com/seed184db40a/armgen/generator/gogen"
	"github.com/seed184db40a/armgen/generator/load"
)

// fenced is a file system that notes what is opened and complains of what is no plain
// path from its root.
type fenced struct {
	t     *testing.T
	files fs.FS

	mu     sync.Mutex
	opened map[string]bool
}

func (f *fenced) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) || strings.ContainsAny(name, "\\:\x00") || path.Clean(name) != name {
		f.t.Errorf("the file system is asked for %q", name)
	}
	f.mu.Lock()
	f.opened[name] = true
	f.mu.Unlock()
	return f.files.Open(name)
}

// noNetwork makes every way to a network that the standard library has by default fail
// the test.
func noNetwork(t *testing.T) {
	refuse := func(what string) error {
		t.Errorf("the network is asked for %s", what)
		return errors.New("there is no network")
	}
	transport, resolver := http.DefaultTransport, net.DefaultResolver
	t.Cleanup(func() { http.DefaultTransport, net.DefaultResolver = transport, resolver })
	http.DefaultTransport = roundTrip(func(r *http.Request) (*http.Response, error) { return nil, refuse(r.URL.String()) })
	net.DefaultResolver = &net.Resolver{PreferGo: true, Dial: func(_ context.Context, _, address string) (net.Conn, error) {
		return nil, refuse("a name by " + address)
	}}
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// elsewhere are names of files that lie outside of the root, in every spelling.
var elsewhere = []string{
	"/etc/passwd", "../../../../etc/passwd", "../../../outside.json", "%2e%2e/%2e%2e/%2e%2e/outside.json", "..%2f..%2f..%2foutside.json", "%2fetc%2fpasswd",
	`..\..\..\outside.json`, `C:\outside.json`, "C:/outside.json", "c:outside.json", "//127.0.0.1/share/outside.json", `\\127.0.0.1\share\outside.json`,
	"http://127.0.0.1:9/outside.json", "https://example.invalid/outside.json", "HTTPS://example.invalid/outside.json",
	"file:///etc/passwd", "file:/etc/passwd", "ftp://127.0.0.1/outside.json", "a/../../../../outside.json", "./././../../../outside.json", "a%00.json", "con:outside.json",
}

// referring is a specification that refers to a file from one place.
func referring(from, file string) string {
	places := map[string]string{
		"schema": `{"$ref": FILE#/definitions/A"}`, "response": `{"$ref": FILE#/responses/R"}`, "parameter": `{"$ref": FILE#/parameters/P"}`,
		"example": `{"$ref": FILE"}`, "path item": `{"$ref": FILE#/paths/~1x"}`, "parent": `{"$ref": FILE#/definitions/A"}`,
	}
	harmless := map[string]string{
		"schema": `{"type": "string"}`, "response": `{"description": "d"}`, "parameter": `{"name": "n", "in": "path", "required": true, "type": "string"}`,
		"example": `{"$ref": "./one.json"}`, "path item": `{}`, "parent": `{"type": "object"}`,
	}
	text := `{"swagger": "2.0", "info": {"title": "T", "version": "2024-01-01"}, "paths": {"/other": <path item>,
		"/subscriptions/s/providers/Microsoft.T/things/{n}": {"get": {"operationId": "Things_Get", "parameters": [<parameter>], "x-ms-examples": {"one": <example>},
			"responses": {"200": {"description": "d", "schema": {"$ref": "#/definitions/Thing"}}, "202": <response>}}}},
		"definitions": {"Thing": {"allOf": [<parent>], "properties": {"a": <schema>}}}}`
	quoted := strings.TrimSuffix(jsonString(file), `"`)
	for place, ref := range places {
		if place != from {
			ref = harmless[place]
		}
		text = strings.Replace(text, "<"+place+">", strings.Replace(ref, "FILE", quoted, 1), 1)
	}
	return text
}

func jsonString(s string) string {
	text, _ := json.Marshal(s)
	return string(text)
}

const place = "svc/resource-manager/"

// TestRoomsStayInside refers to files elsewhere from every place that can refer to a file.
// Each reference is refused where it stands, and nothing is opened for it.
func TestRoomsStayInside(t *testing.T) {
	noNetwork(t)
	for _, outside := range elsewhere {
		for _, from := range []string{"schema", "response", "parameter", "example", "path item", "parent"} {
			root := &fenced{t: t, opened: map[string]bool{}, files: fstest.MapFS{
				place + "api.json": {Data: []byte(referring(from, outside))},
				place + "one.json": {Data: []byte(`{"parameters": {}, "responses": {}}`)},
			}}
			if !throughAllRooms(t, root) {
				t.Errorf("%s: the reference to %q is accepted", from, outside)
			}
		}
		if readmeWith(t, outside) {
			t.Errorf("readme.md: the input file %q is accepted", outside)
		}
	}
	if !readmeWith(t, "./api.json") {
		t.Error("readme.md: an input file inside is refused")
	}
}

// readmeWith reads a readme with one input file and answers whether that was fine.
func readmeWith(t *testing.T, input string) bool {
	t.Helper()
	report := &diag.Report{}
	set := load.Open(&fenced{t: t, opened: map[string]bool{}, files: fstest.MapFS{
		place + "readme.md": {Data: []byte("```yaml\ntag: one\n```\n```yaml $(tag) == 'one'\ninput-file:\n- " + jsonString(input) + "\n```\n")},
		place + "api.json":  {Data: []byte(referring("", ""))},
	}}, report)
	readme, ok := set.Readme(place + "readme.md")
	if !ok {
		t.Fatal("the readme is refused")
	}
	inputs, ok := readme.Inputs("")
	for _, in := range inputs {
		set.Document(in.Path)
	}
	return ok && !report.Failed()
}

// throughAllRooms takes a specification the whole way and answers whether anything was
// said against it.
func throughAllRooms(t *testing.T, root *fenced) (refused bool) {
	t.Helper()
	report := &diag.Report{}
	set := load.Open(root, report)
	api := compile.Compile(set, compile.Options{Packages: []compile.Package{{Files: []string{place + "api.json"}}}, Flatten: true}, report)
	if !report.Failed() {
		for _, s := range api.Services {
			if _, err := gogen.Generate(s, gogen.Options{ImportPath: "example.com/x"}); err != nil {
				t.Error(err)
			}
		}
	}
	if _, err := docgen.Pages(catalog.Read(set, catalog.Options{Services: []string{"svc"}}), docgen.Options{Depth: 24}, report); err != nil {
		t.Error(err)
	}
	if !root.opened[place+"api.json"] {
		t.Error("the specification was not read")
	}
	return len(report.All()) > 0
}

// Tests of the passes over schemas: tiny specifications in memory, and the
// representation that comes of them.

package compile

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
	"github.com/seed184db40a/armgen/generator/load"
)

// library is a specification with one operation, whose body and answer are the
// definition Root.
func library(definitions string) string {
	return spec("2024-01-01", `"/subscriptions/{s}/providers/Microsoft.Library/roots/{name}": {"put": {
		"operationId": "Roots_Create",
		"parameters": [
			{"name": "s", "in": "path", "required": true, "type": "string"},
			{"name": "name", "in": "path", "required": true, "type": "string"},
			{"name": "body", "in": "body", "required": true, "schema": {"$ref": "#/definitions/Root"}}],
		"responses": {"200": {"description": "ok", "schema": {"$ref": "#/definitions/Root"}}}}}`, definitions)
}

func spec(version, paths, definitions string) string {
	return `{"swagger": "2.0", "info": {"title": "Library", "version": "` + version + `"},
		"paths": {` + paths + `}, "definitions": {` + definitions + `}}`
}

// result is a compiled service with its findings.
type result struct {
	*ir.Service
	t      *testing.T
	report *diag.Report
}

// build compiles files; the inputs are those given by name, or library.json.
func build(t *testing.T, files map[string]string, inputs ...string) *result {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	if len(inputs) == 0 {
		inputs = []string{"library.json"}
	}
	report := &diag.Report{}
	set := load.Open(fsys, report)
	api := Compile(set, Options{Packages: []Package{{Files: inputs}}, Flatten: true}, report)
	if len(api.Services) != 1 {
		t.Fatalf("%d services: %v", len(api.Services), report.All())
	}
	return &result{api.Services[0], t, report}
}

// root compiles the definitions and gives the model Root.
func root(t *testing.T, definitions string) (*ir.Model, *result) {
	t.Helper()
	r := build(t, map[string]string{"library.json": library(definitions)})
	return r.model("Root"), r
}

func (r *result) model(name string) *ir.Model {
	r.t.Helper()
	for _, m := range r.Models {
		if m.Name.Go == name {
			return m
		}
	}
	r.t.Fatalf("there is no model %s among %v", name, r.modelNames())
	return nil
}

func (r *result) modelNames() []string {
	var out []string
	for _, m := range r.Models {
		out = append(out, m.Name.Go)
	}
	return out
}

func (r *result) enum(name string) *ir.Enum {
	r.t.Helper()
	var all []string
	for _, e := range r.Enums {
		if e.Name.Go == name {
			return e
		}
		all = append(all, e.Name.Go)
	}
	r.t.Fatalf("there is no enum %s among %v", name, all)
	return nil
}

// found reports the findings with a code, as "severity: message".
func (r *result) found(code diag.Code) []string {
	var out []string
	for _, d := range r.report.All() {
		if d.Code == code {
			out = append(out, d.Severity.String()+": "+d.Message)
		}
		if !d.Pos.Known() {
			r.t.Errorf("a finding without a position: %s", d)
		}
	}
	return out
}

// wants holds the findings of a code to one whose message contains text.
func (r *result) wants(code diag.Code, text string) {
	r.t.Helper()
	got := r.found(code)
	if len(got) != 1 || !strings.Contains(got[0], text) {
		r.t.Errorf("findings [%s]: %q, want one with %q", code, got, text)
	}
}

// clean fails the test when there is any finding.
func (r *result) clean() {
	r.t.Helper()
	for _, d := range r.report.All() {
		r.t.Errorf("unexpected: %s", d)
	}
}

// field is the field of a Go name, lifted ones included.
func field(t *testing.T, m *ir.Model, name string) *ir.Property {
	t.Helper()
	var all []string
	for _, p := range m.Fields() {
		if p.Name.Go == name {
			return p
		}
		all = append(all, p.Name.Go)
	}
	t.Fatalf("%s has no field %s among %v", m.Name.Go, name, all)
	return nil
}

// text is a type in a few letters.
func text(t ir.Type) string {
	switch t := t.(type) {
	case *ir.Model:
		return t.Name.Go
	case *ir.Enum:
		return t.Name.Go
	case ir.Scalar:
		if t.Secret {
			return "secret"
		}
		return string(t.Kind)
	case *ir.List:
		return "[]" + text(t.Elem)
	case *ir.Map:
		return "map[]" + text(t.Elem)
	}
	return "any"
}

// A model that is called like the id of a resource keeps its name; the id gets another.
func TestIDsMakeRoomForModels(t *testing.T) {
	_, r := root(t, `"Root": {"type": "object", "properties": {"at": {"$ref": "#/definitions/RootID"}}},
		"RootID": {"type": "object", "properties": {"value": {"type": "string"}}}`)
	if len(r.Resources) != 1 || r.Resources[0].ID == nil {
		t.Fatalf("%d resources", len(r.Resources))
	}
	if got := r.Resources[0].ID.Name.Go; got != "RootResourceID" {
		t.Errorf("the id type is %s", got)
	}
	if models := len(r.Models); models != 2 {
		t.Errorf("%d models", models)
	}
}

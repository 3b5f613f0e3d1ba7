package load

// This file holds Document, a whole specification file. Its shell (version,
// info, host, media types, security) is decoded through go-openapi/loads; the
// large sections are reached through the index.

import (
	"encoding/json"
	"sync"

	"github.com/go-openapi/loads"
	"github.com/go-openapi/spec"
	"github.com/go-openapi/swag/loading"

	"github.com/seed184db40a/armgen/generator/diag"
)

// Document is one file of the specification root.
type Document struct {
	File *diag.File

	set   *Set
	shell struct {
		once    sync.Once
		swagger *spec.Swagger
		ok      bool
	}
}

// Root is the outermost object.
func (d *Document) Root() diag.Node { return d.File.Root() }

// Ext is a vendor extension of the document.
func (d *Document) Ext(key string) diag.Node { return d.Root().Get(key) }

// Swagger is the shell of the document: everything but paths, x-ms-paths,
// definitions, parameters, responses and extensions, which are reached through
// the index. A document that is not Swagger 2.0 is reported; then ok is false.
func (d *Document) Swagger() (shell *spec.Swagger, ok bool) {
	d.shell.once.Do(func() { d.shell.swagger, d.shell.ok = d.decodeShell() })
	return d.shell.swagger, d.shell.ok
}

func (d *Document) decodeShell() (*spec.Swagger, bool) {
	if !d.isSwagger() {
		return &spec.Swagger{}, false
	}
	own := d.set.pick(d.Root(), rootShape, "a document")
	bytes := func(string, ...loading.Option) (json.RawMessage, error) { return own, nil }
	doc, err := loads.Embedded(own, own, loads.WithDocLoader(bytes))
	if err != nil {
		d.set.wrongType(d.Root(), "the document cannot be decoded: %v", err)
		return &spec.Swagger{}, false
	}
	return doc.Spec(), true
}

// isSwagger reports a document of another format by name.
func (d *Document) isSwagger() bool {
	root, report := d.Root(), d.set.report
	version := root.Get("swagger")
	switch {
	case root.Kind() != diag.Object:
		report.Errorf(root.Pos(), "not-swagger", "a specification must be an object, found %s", root.Kind()).
			WithHelp("name the file that has \"swagger\": \"2.0\" and \"paths\"; is this an example or a list?")
	case root.Get("openapi").OK():
		report.Errorf(root.Get("openapi").Pos(), "not-swagger", "this is OpenAPI %s; only Swagger 2.0 is supported", root.Get("openapi").Text()).
			WithHelp("use the Swagger 2.0 form of the specification")
	case !version.OK():
		report.Errorf(root.Pos(), "not-swagger", "the document does not say that it is Swagger 2.0").
			WithHelp("a specification has \"swagger\": \"2.0\" among its first lines; is this an example or a configuration file?")
	case version.Str() != "2.0":
		report.Errorf(version.Pos(), "not-swagger", "swagger version %s is not supported", version.Text()).
			WithHelp("only \"2.0\" is")
	default:
		return true
	}
	return false
}

// Paths are the members of paths and then of x-ms-paths, in the order of the
// file.
func (d *Document) Paths() []*PathItem {
	var items []*PathItem
	for _, section := range []string{"paths", "x-ms-paths"} {
		for key, n := range d.Root().Get(section).Members() {
			if !isExtension(key) {
				items = append(items, d.set.PathItem(n))
			}
		}
	}
	return items
}

// Definitions are the schemas of the definitions section, in the order of the
// file.
func (d *Document) Definitions() []Prop {
	return d.set.props(d.Root().Get("definitions"))
}

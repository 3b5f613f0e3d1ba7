// The go style: pages for people who work with the generated packages. One page
// per resource and two per package, over the ir that the packages are made from,
// so that names on pages are names in code.

package docgen

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"text/template"

	"github.com/seed184db40a/armgen/generator/graph"
	"github.com/seed184db40a/armgen/generator/ir"
)

// GoStyle is the style of GoPages.
const GoStyle Style = "go"

// GoOptions say how pages of the go style are made.
type GoOptions struct {
	Import    string                  // import path of the folder that holds the packages
	Graph     *graph.Graph            // nil for pages without dependencies
	Examples  map[*ir.Resource]string // Go files that use a resource
	Changes   []Change                // since the previous API version; nil when none was given
	Since     string                  // that version
	Templates fs.FS                   // as in Options
}

// Change is a difference to an earlier version as a page shows it.
type Change struct {
	Subject string // "Registries_Create", "RegistryProperties.storageAccount"
	Text    string
}

// GoPages writes the pages of services: <package>/<Resource>.md for each resource,
// <package>/types.md with the other types, an index.md per package and for all.
func GoPages(services []*ir.Service, opts GoOptions) (map[string][]byte, error) {
	t, err := parseTemplates("go", opts.Templates)
	if err != nil {
		return nil, err
	}
	w := &goWriter{services: services, opts: opts, templates: t, files: map[string][]byte{}}
	var list []GoPackage
	for _, s := range services {
		p := newGoPackage(w, s)
		if slices.ContainsFunc(list, func(x GoPackage) bool { return strings.EqualFold(x.Name, p.Name) }) {
			return nil, fmt.Errorf("two packages are called %s; make their pages apart, or name one with --package", p.Name)
		}
		list = append(list, p)
		for _, r := range p.Resources {
			w.write(s.Package+"/"+r.Title+".md", "resource.md.tmpl", r)
		}
		w.write(s.Package+"/types.md", "types.md.tmpl", p)
		w.write(s.Package+"/index.md", "package.md.tmpl", p)
	}
	w.write("index.md", "index.md.tmpl", list)
	return w.files, w.err
}

// goWriter is the state of one GoPages.
type goWriter struct {
	services  []*ir.Service
	opts      GoOptions
	templates *template.Template
	files     map[string][]byte
	err       error
}

func (w *goWriter) write(name, tmpl string, data any) {
	if w.err != nil {
		return
	}
	var b strings.Builder
	if w.err = w.templates.ExecuteTemplate(&b, tmpl, data); w.err == nil {
		w.files[name] = []byte(b.String())
	}
}

// GoPackage is what package.md.tmpl and types.md.tmpl get; index.md.tmpl gets a
// list of them. Texts are escaped for MDX.
type GoPackage struct {
	Name, Import, Namespace string
	Title, Doc, Versions    string
	Description             string // for the front matter
	Resources               []GoResource
	Clients                 []GoClient
	Types                   []GoType // models that are no resources
	Enums                   []GoEnum
}

// GoClient is an operation group.
type GoClient struct{ Name, Doc string }

// GoResource is what resource.md.tmpl gets.
type GoResource struct {
	Title, Type, Package, Import, APIVersion string
	Description, Keyword                     string // for the front matter
	Doc                                      string
	ID                                       string   // template of the resource id
	IDType                                   string   // Go type of the id, "" for none
	Example                                  string   // a Go file
	Picture                                  string   // Mermaid
	Links                                    []GoLink // what it lies in and depends on
	Users                                    []GoLink // what lies in it and depends on it
	Properties                               GoType
	Enums                                    []GoEnum // those that the properties have
	Operations                               []GoOperation
	Since                                    string
	Changes                                  []Change
	HasChanges                               bool
}

// GoLink is a resource that this one depends on or lies in.
type GoLink struct{ Text, Why string }

func newGoPackage(w *goWriter, s *ir.Service) GoPackage {
	p := GoPackage{
		Name: s.Package, Import: w.importOf(s), Namespace: code(s.Namespace),
		Title: prose(s.Title), Doc: prose(s.Doc), Versions: code(strings.Join(s.Versions, ", ")),
		Description: yamlText("Go package " + s.Package + ": " + s.Namespace + " " + strings.Join(s.Versions, ", ")),
	}
	l := newLinker(s)
	for _, r := range pagedResources(s) {
		p.Resources = append(p.Resources, w.resource(l, s, r))
	}
	for _, c := range s.Clients {
		p.Clients = append(p.Clients, GoClient{c.Name.Go, prose(c.Doc)})
	}
	for _, m := range s.Models {
		if _, ok := l.pages[m]; !ok {
			p.Types = append(p.Types, l.goType(m))
		}
	}
	for _, e := range s.Enums {
		p.Enums = append(p.Enums, goEnum(e))
	}
	return p
}

// pagedResources are the resources of a package that get a page. Of two with one
// name the first counts.
func pagedResources(s *ir.Service) []*ir.Resource {
	var out []*ir.Resource
	seen := map[string]bool{"": true, "index": true, "types": true}
	for _, r := range s.Resources {
		if name := strings.ToLower(r.Name.Go); !seen[name] {
			seen[name] = true
			out = append(out, r)
		}
	}
	return out
}

func (w *goWriter) importOf(s *ir.Service) string {
	if w.opts.Import == "" {
		return s.Package
	}
	return w.opts.Import + "/" + s.Package
}

func (w *goWriter) resource(l *linker, s *ir.Service, r *ir.Resource) GoResource {
	out := GoResource{
		Title: r.Name.Go, Type: code(r.Type), Keyword: yamlText(r.Type), Package: s.Package, Import: w.importOf(s), APIVersion: code(r.APIVersion),
		Description: yamlText("Go client for " + r.Type + ", API version " + r.APIVersion),
		Example:     w.opts.Examples[r], Since: w.opts.Since,
	}
	if r.ID != nil {
		out.ID, out.IDType = oneLine(r.ID.Template), r.ID.Name.Go
	}
	if r.Model != nil {
		out.Doc = prose(r.Model.Doc)
		out.Properties = l.goType(r.Model)
		out.Enums = enumsOf(r.Model)
	}
	for _, op := range operationsOf(r) {
		out.Operations = append(out.Operations, l.operation(clientOf(s, op), op))
	}
	if w.opts.Graph != nil {
		out.Picture, out.Links, out.Users = w.dependencies(s, r)
	}
	out.Changes, out.HasChanges = w.changes(r), w.opts.Since != ""
	return out
}

// changes are those whose subject is an operation or the model of the resource.
func (w *goWriter) changes(r *ir.Resource) []Change {
	var out []Change
	for _, c := range w.opts.Changes {
		subject, _, _ := strings.Cut(c.Subject, ".")
		about := r.Model != nil && (subject == r.Model.Name.Go || subject == r.Model.Name.Wire || subject == r.Name.Go+"Properties")
		about = about || slices.ContainsFunc(operationsOf(r), func(op *ir.Operation) bool { return op.ID == subject })
		if about {
			out = append(out, Change{code(c.Subject), prose(c.Text)})
		}
	}
	return out
}

// operationsOf lists the operations on a resource in the order of its life.
func operationsOf(r *ir.Resource) []*ir.Operation {
	var out []*ir.Operation
	add := func(ops ...*ir.Operation) {
		for _, op := range ops {
			if op != nil && !slices.Contains(out, op) {
				out = append(out, op)
			}
		}
	}
	add(r.Create, r.Get)
	add(r.Lists...)
	add(r.Update, r.Delete)
	add(r.Actions...)
	return out
}

func clientOf(s *ir.Service, op *ir.Operation) *ir.Client {
	for _, c := range s.Clients {
		if slices.Contains(c.Operations, op) {
			return c
		}
	}
	return &ir.Client{}
}

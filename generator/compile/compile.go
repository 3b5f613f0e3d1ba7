// Package compile turns specification documents into the intermediate
// representation: it is the one room that understands Swagger, and it decides
// every name, type, resource and default before anything is written.
//
// Compile is the entry point. A service is compiled in passes, one file each;
// run below is their list. The first passes note what there is and decode only
// what the kept operations reach, the later ones work on the representation.
package compile

import (
	"cmp"
	"slices"

	"github.com/seed184db40a/armgen/generator/compile/names"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
	"github.com/seed184db40a/armgen/generator/load"
)

// Package is the input of one Go package.
type Package struct {
	Name      string   // package name; "" for the last part of the provider's namespace
	Files     []string // input files, from the specification root
	Tag       string   // the readme tag they came from, for messages
	Resources []string // keep these resources and what they reach; empty for everything
}

// Options are the choices of the user.
type Options struct {
	Packages []Package
	Flatten  bool // honour x-ms-client-flatten
}

// Compile compiles one service per package, sorted by package name. Trouble goes
// to the report; the result is whole only when the report has not failed.
func Compile(set *load.Set, opts Options, report *diag.Report) *ir.API {
	api := &ir.API{}
	asked := newSelectors()
	for _, pkg := range opts.Packages {
		c := newCompiler(set, opts, pkg, report)
		c.asked = asked
		service := c.run()
		meant := len(pkg.Resources) == 0 || len(c.sources) > 0 // else all selectors are for other packages
		if service != nil && meant {
			api.Services = append(api.Services, service)
		}
	}
	asked.reportUnknown(report)
	slices.SortStableFunc(api.Services, func(a, b *ir.Service) int { return cmp.Compare(a.Package, b.Package) })
	return api
}

// compiler is the state of one service on its way through the passes.
type compiler struct {
	set       *load.Set
	report    *diag.Report
	opts      Options
	pkg       Package
	docs      []*load.Document // the input files, in the order given
	service   *ir.Service
	sameTitle bool            // all input files have the same info.title
	taken     map[string]bool // identifiers of the package, set by name
	size
	shapes
	traffic
}

func newCompiler(set *load.Set, opts Options, pkg Package, report *diag.Report) *compiler {
	return &compiler{set: set, report: report, opts: opts, pkg: pkg, service: &ir.Service{}, shapes: newShapes()}
}

// run is the list of passes.
func (c *compiler) run() *ir.Service {
	if !c.gather() {
		return nil
	}
	c.operations() // clients, with the types they use begun
	c.shape()      // models get their properties, unions their variants
	if c.full {
		return nil // the types are not whole
	}
	c.unify()     // enums of one name become one type, or are told apart
	c.name()      // Go names of models and enums
	c.flatten()   // x-ms-client-flatten
	c.getters()   // no field is called like the method of a union
	c.behaviour() // paging and long-running operations, over finished models
	c.resources() // resource types, ids, life cycle
	c.use()       // what is reached, from requests or responses
	return c.service
}

// gather opens the input files and reads what they say about the whole.
func (c *compiler) gather() bool {
	for _, file := range c.pkg.Files {
		doc, ok := c.set.Document(file)
		if !ok {
			continue
		}
		if _, ok := doc.Swagger(); ok {
			c.docs = append(c.docs, doc)
		}
	}
	if len(c.docs) == 0 {
		return false
	}
	c.describe()
	return true
}

// describe fills in the service's own facts.
func (c *compiler) describe() {
	s := c.service
	info := c.docs[0].Root().Get("info")
	s.Title, s.Doc = info.Get("title").Str(), prose(info.Get("description").Str())
	c.sameTitle = true
	for _, d := range c.docs {
		info := d.Root().Get("info")
		c.sameTitle = c.sameTitle && info.Get("title").Str() == s.Title
		version := info.Get("version").Str()
		if !slices.Contains(s.Versions, version) {
			s.Versions = append(s.Versions, version)
		}
		s.Sources = append(s.Sources, &ir.Source{Path: d.File.Path, APIVersion: version, Input: true, Pos: d.Root().Pos()})
	}
	slices.Sort(s.Versions)
	s.Namespace = namespace(c.docs)
	s.Package = cmp.Or(c.pkg.Name, names.Package(cmp.Or(s.Namespace, folderName(c.docs[0].File.Path))))
}

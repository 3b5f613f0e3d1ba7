// Dependencies: which packages --dependencies adds to a run.

package generator

import (
	"io/fs"
	"slices"
	"strings"

	"github.com/seed184db40a/armgen/generator/catalog"
	"github.com/seed184db40a/armgen/generator/compile"
	"github.com/seed184db40a/armgen/generator/graph"
	"github.com/seed184db40a/armgen/generator/ir"
)

// referenceSet are the service directories among which dependencies are looked up
// by name, beside those of the input.
var referenceSet = []string{"app", "authorization", "compute", "containerregistry", "containerservice", "cosmos-db", "keyvault",
	"msi", "network", "operationalinsights", "postgresql", "storage", "web"}

// KnownTypes are the resource types that the places of the runs define.
func KnownTypes(runs []Options) ([]ir.KnownType, error) {
	var out []ir.KnownType
	for i := range runs {
		root, err := openSpecs(&runs[i])
		if err != nil {
			return nil, err
		}
		r := &run{opts: &runs[i], root: root, files: runs[i].Spec}
		out = append(out, catalog.Known(root, r.pool())...)
	}
	return out, nil
}

// pool are the service directories in which names are looked up.
func (r *run) pool() []string {
	pool := slices.Clone(r.opts.Service)
	if len(pool) == 0 {
		pool = slices.Clone(referenceSet)
	}
	for _, file := range append(slices.Clone(r.files), r.opts.Readme) {
		if dir, _, ok := strings.Cut(file, "/"); ok && !slices.Contains(pool, dir) {
			pool = append(pool, dir)
		}
	}
	return slices.DeleteFunc(pool, func(dir string) bool {
		info, err := fs.Stat(r.root, dir)
		return err != nil || !info.IsDir()
	})
}

// withDependencies adds to the packages of api what its resources depend on: from
// the input file where that defines it, else from the newest stable version in
// the tree. What the tree does not define is left out.
func (r *run) withDependencies(api *ir.API, packages []compile.Package) []compile.Package {
	var chosen []string
	for _, s := range api.Services {
		for _, res := range s.Resources {
			chosen = append(chosen, res.Type)
		}
	}
	known := r.inputFirst(catalog.Known(r.root, r.pool()))
	for _, edge := range graph.Build(api, known).Needs(chosen) {
		file := edge.To.File
		if file == "" {
			found, ok := catalog.Find(r.root, edge.To.Type)
			if !ok {
				continue
			}
			file = found.File
		}
		packages = addResource(packages, file, edge.To.Type)
	}
	return packages
}

// inputFirst lets the types that the input files define be taken from there.
func (r *run) inputFirst(known []ir.KnownType) []ir.KnownType {
	own := map[string]ir.KnownType{}
	for _, k := range catalog.Known(r.root, r.files) {
		own[strings.ToLower(k.Type)] = k
	}
	for i, k := range known {
		if mine, ok := own[strings.ToLower(k.Type)]; ok {
			known[i] = mine
		}
	}
	return known
}

// addResource adds a resource to the package that has its file or its provider, or
// to a new one. A package that has no selection holds everything already.
func addResource(packages []compile.Package, file, typ string) []compile.Package {
	provider := func(p compile.Package) bool { return namespaceOf(p.Files[0]) == namespaceOf(file) }
	has := func(p compile.Package) bool { return slices.Contains(p.Files, file) }
	i := slices.IndexFunc(packages, has)
	if i < 0 {
		i = slices.IndexFunc(packages, provider)
	}
	if i < 0 {
		return append(packages, compile.Package{Files: []string{file}, Resources: []string{typ}})
	}
	p := &packages[i]
	if !has(*p) {
		p.Files = append(slices.Clone(p.Files), file)
	}
	if len(p.Resources) > 0 {
		p.Resources = append(slices.Clone(p.Resources), typ)
	}
	return packages
}

// Documentation pages: of whole service directories for gen docs, and of the
// resources of a run for generate --docs.

package generator

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/seed184db40a/armgen/generator/catalog"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/docgen"
	"github.com/seed184db40a/armgen/generator/ir"
	"github.com/seed184db40a/armgen/generator/load"
)

// Docs makes the pages of whole service directories. What cannot be read is
// reported and left out; the rest is in the result all the same.
func Docs(opts Options, report *diag.Report) (*Result, error) {
	root, err := openSpecs(&opts)
	if err != nil {
		return nil, err
	}
	r := &run{opts: &opts, report: report, root: root, set: load.Open(root, report), files: opts.Spec}
	r.missingServices()
	pool := catalog.Read(r.set, catalog.Options{Services: r.pool(), Inputs: r.files, Jobs: opts.Jobs})
	tree, err := r.renderPages(pool, report)
	if err != nil {
		return nil, err
	}
	result := &Result{parts: []part{{dir: opts.Out, unit: "docs", tree: tree}}, force: opts.Force}
	return result, result.addSite(opts.HTML)
}

// addSite adds a static site of all pages of the result, when dir is given.
func (r *Result) addSite(dir string) error {
	if dir == "" {
		return nil
	}
	pages := Tree{}
	for _, p := range r.parts {
		for name, data := range p.tree {
			pages[name] = data
		}
	}
	site, err := docgen.Site(pages)
	r.parts = append(r.parts, part{dir: dir, unit: "site", tree: site})
	return err
}

// missingServices reports the named service directories that are not there.
func (r *run) missingServices() {
	var folders []string
	for _, name := range r.opts.Service {
		if info, err := fs.Stat(r.root, name); err == nil && info.IsDir() {
			continue
		}
		if folders == nil {
			folders = r.folders()
		}
		d := r.report.Errorf(diag.Pos{}, "service-unreadable", "the specifications have no service directory %s", name)
		if near := diag.DidYouMean(name, folders); near != "" {
			d.WithHelp("%s", near)
		} else {
			d.WithHelp("a service directory is a folder in the root of the specifications, such as containerregistry")
		}
	}
}

// folders are the folders in the root of the specifications, the candidates for service
// directories; none when the root cannot be listed.
func (r *run) folders() []string {
	names := []string{}
	entries, _ := fs.ReadDir(r.root, ".") // without them the finding has no suggestion
	for _, e := range entries {
		if e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names
}

// pages renders the documentation of a run: the pages of its resources.
func (r *run) pages(api *ir.API, result *Result) error {
	switch style := docgen.Style(r.opts.DocsStyle); {
	case r.opts.Docs == "":
		return nil
	case style == docgen.GoStyle:
		return r.goPages(api, result)
	}
	own := new(diag.Report)
	pool := catalog.Read(load.Open(r.root, own), catalog.Options{
		Services: r.pool(), Inputs: r.files, Apart: sourceDirs(api), Wanted: r.wantsPage(api), Jobs: r.opts.Jobs,
	})
	tree, err := r.renderPages(pool, r.report)
	if err != nil {
		return err
	}
	r.soften(own)
	result.parts = append(result.parts, part{dir: r.opts.Docs, unit: r.unit(), tree: tree})
	return nil
}

func (r *run) renderPages(pool *ir.Pool, report *diag.Report) (Tree, error) {
	own, err := r.templates()
	if err != nil {
		return nil, err
	}
	return docgen.Pages(pool, docgen.Options{
		Style: docgen.Style(r.opts.DocsStyle), Depth: r.opts.DocsDepth, Index: r.opts.DocsIndex, Jobs: r.opts.Jobs, Templates: own,
	}, report)
}

// templates is the user's folder of templates, nil for none.
func (r *run) templates() (fs.FS, error) {
	if r.opts.Templates == "" {
		return nil, nil
	}
	info, err := os.Stat(r.opts.Templates)
	if err == nil && !info.IsDir() {
		err = fmt.Errorf("%s is no folder; templates come from a folder", r.opts.Templates)
	}
	return os.DirFS(r.opts.Templates), err
}

// soften passes on findings about files that were only read for their names:
// they do not stop the run, whose own input is sound.
func (r *run) soften(own *diag.Report) {
	for _, d := range own.All() {
		if d.Severity == diag.Error {
			d.Severity = diag.Warning
			r.report.Add(d)
		}
	}
}

// sourceDirs are the service directories of everything that was compiled.
func sourceDirs(api *ir.API) []string {
	var dirs []string
	for _, s := range api.Services {
		for _, src := range s.Sources {
			if dir, _, ok := strings.Cut(src.Path, "/"); ok && src.Input && !slices.Contains(dirs, dir) {
				dirs = append(dirs, dir)
			}
		}
	}
	return dirs
}

// wantsPage chooses the resources of the run. Of an input file that is compiled as
// a whole every resource counts, also one that became no resource in Go.
func (r *run) wantsPage(api *ir.API) func(file, path string) bool {
	compiled := map[string]bool{}
	for _, s := range api.Services {
		for _, res := range s.Resources {
			if res.ID != nil {
				compiled[strings.ToLower(res.ID.Template)] = true
			}
		}
	}
	whole := len(r.opts.Resource) == 0
	return func(file, path string) bool {
		return compiled[strings.ToLower(path)] || whole && slices.Contains(r.files, file)
	}
}

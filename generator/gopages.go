// Pages of the go style, from what was compiled.

package generator

import (
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/seed184db40a/armgen/generator/apidiff"
	"github.com/seed184db40a/armgen/generator/catalog"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/docgen"
	"github.com/seed184db40a/armgen/generator/gogen"
	"github.com/seed184db40a/armgen/generator/graph"
	"github.com/seed184db40a/armgen/generator/ir"
	"github.com/seed184db40a/armgen/generator/load"
)

// GoDocs makes the pages of the go style without the packages: of the input that
// opts name, of whole service directories, or of the built-in specifications.
func GoDocs(opts Options, report *diag.Report) (*Result, error) {
	runs, err := goRuns(opts, report)
	if err != nil || report.Failed() || len(runs) == 0 {
		return nil, err
	}
	if opts.DocsSince != "" && len(runs) > 1 {
		return nil, fmt.Errorf("--docs-since compares one service; the input has %d", len(runs))
	}
	first := &run{opts: &runs[0], report: report}
	all := &ir.API{}
	for i := range runs {
		r, err := openRun(&runs[i], report)
		if err != nil || report.Failed() {
			return nil, err
		}
		api := r.compile()
		if report.Failed() {
			return nil, nil
		}
		all.Services = append(all.Services, api.Services...)
		first.root, first.files = r.root, append(first.files, r.files...)
	}
	result := &Result{force: opts.Force}
	if err := first.goPages(all, result); err != nil || report.Failed() {
		return nil, err
	}
	return result, result.addSite(opts.HTML)
}

// goRuns are the runs whose packages the pages describe, set to make pages only.
func goRuns(opts Options, report *diag.Report) ([]Options, error) {
	runs := []Options{opts}
	switch {
	case len(opts.Spec) > 0 || opts.Readme != "":
	case len(opts.Service) > 0:
		var err error
		if runs, err = serviceRuns(opts, report); err != nil || report.Failed() || len(runs) == 0 {
			return nil, err
		}
	default:
		runs = BuiltIn(report)
	}
	for i := range runs {
		runs[i].Docs, runs[i].DocsStyle, runs[i].Go = opts.Out, string(docgen.GoStyle), false
		if opts.Import != "" {
			runs[i].Import = opts.Import
		}
		runs[i].DocsSince, runs[i].Templates, runs[i].Force = opts.DocsSince, opts.Templates, opts.Force
		if opts.Out == docsOut && runs[i].Import == "" {
			runs[i].Out = filepath.Dir(opts.Out)
		}
	}
	return runs, nil
}

// serviceRuns are a run for each service directory: the default tag of its readme.md, or
// without one the files that have the newest version of some resource.
func serviceRuns(opts Options, report *diag.Report) ([]Options, error) {
	root, err := openSpecs(&opts)
	if err != nil {
		return nil, err
	}
	r := &run{opts: &opts, report: report, root: root, set: load.Open(root, report)}
	if r.missingServices(); report.Failed() {
		return nil, nil
	}
	var runs []Options
	for _, dir := range opts.Service {
		one := opts
		if one.Readme = r.defaultReadme(dir); one.Readme == "" {
			one.Spec = newestFiles(catalog.Read(r.set, catalog.Options{Services: []string{dir}, Jobs: opts.Jobs}))
		}
		if one.Readme == "" && len(one.Spec) == 0 {
			report.Warnf(diag.Pos{}, "service-unreadable", "the service directory %s has no resources", dir)
			continue
		}
		runs = append(runs, one)
	}
	return runs, nil
}

// defaultReadme is the readme.md of a service directory, "" when it has none with a
// default tag whose files are all there.
func (r *run) defaultReadme(dir string) string {
	name := dir + "/resource-manager/readme.md"
	if _, err := fs.Stat(r.root, name); err != nil {
		return ""
	}
	own := load.Open(r.root, new(diag.Report)) // what is wrong with a tag is no finding here
	readme, ok := own.Readme(name)
	if !ok {
		return ""
	}
	inputs, ok := readme.Inputs("")
	missing := func(in load.Input) bool { _, err := fs.Stat(r.root, in.Path); return err != nil }
	if !ok || len(inputs) == 0 || slices.ContainsFunc(inputs, missing) {
		return ""
	}
	return name
}

// newestFiles are the files of the resources of a pool.
func newestFiles(pool *ir.Pool) []string {
	var files []string
	for _, resource := range pool.Resources {
		files = append(files, resource.Pos.File().Path)
	}
	slices.Sort(files)
	return slices.Compact(files)
}

// docsOut is where gen docs writes when it is told nothing: a folder beside the
// packages.
const docsOut = "generated/docs"

// exampleImport stands for the import path on pages that are made outside a module.
const exampleImport = "example.com/azure"

// goPages renders the pages of the run's packages.
func (r *run) goPages(api *ir.API, result *Result) error {
	own, err := r.templates()
	if err != nil {
		return err
	}
	opts := docgen.GoOptions{Import: r.opts.Import, Templates: own, Graph: graph.Build(api, catalog.Known(r.root, r.pool()))}
	if opts.Import == "" {
		if opts.Import, err = importPath(r.opts.Out); err != nil {
			opts.Import = exampleImport
		}
	}
	if r.opts.DocsSince != "" {
		if err := r.changes(api, &opts); err != nil || r.report.Failed() {
			return err
		}
	}
	if opts.Examples, err = resourceExamples(api, opts.Import); err != nil {
		return err
	}
	tree, err := docgen.GoPages(api.Services, opts)
	if err != nil {
		return err
	}
	result.parts = append(result.parts, part{dir: r.opts.Docs, unit: r.unit(), tree: tree})
	return nil
}

// resourceExamples are the example of each resource.
func resourceExamples(api *ir.API, importPath string) (map[*ir.Resource]string, error) {
	all := map[*ir.Resource]string{}
	for _, s := range api.Services {
		examples, err := gogen.ResourceExamples(s, gogen.Options{ImportPath: importPath})
		if err != nil {
			return nil, err
		}
		maps.Copy(all, examples)
	}
	return all, nil
}

// changes compares with the earlier version that the pages are to mention.
func (r *run) changes(api *ir.API, opts *docgen.GoOptions) error {
	before, err := Side(r.opts.DocsSince, *r.opts)
	if err != nil {
		return err
	}
	old, err := Compile([]Options{before}, r.report)
	if err != nil || r.report.Failed() {
		return err
	}
	diff := apidiff.Diff(old, api)
	opts.Since = diff.OldVersion
	for _, c := range diff.Changes {
		opts.Changes = append(opts.Changes, docgen.Change{Subject: c.Subject, Text: strings.TrimSuffix(c.Rule.Sentence+": "+c.Detail, ": ")})
	}
	return nil
}

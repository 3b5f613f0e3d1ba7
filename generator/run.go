// One run: the place of specifications, the input files it was told of, and the
// rooms it goes through.

package generator

import (
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/seed184db40a/armgen/generator/compile"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
	"github.com/seed184db40a/armgen/generator/load"
	"github.com/seed184db40a/armgen/specs"
)

// run is the state of one run.
type run struct {
	opts   *Options
	report *diag.Report
	root   fs.FS
	set    *load.Set
	files  []string // input files, from the root
	tag    string   // the readme tag they came from
}

// openRun finds the specifications and the input files.
func openRun(opts *Options, report *diag.Report) (*run, error) {
	root, err := openSpecs(opts)
	if err != nil {
		return nil, err
	}
	if root, err = patched(root, opts.Patches, report); err != nil {
		return nil, err
	}
	r := &run{opts: opts, report: report, root: root, set: load.Open(root, report)}
	return r, r.inputs()
}

// openSpecs opens the root of the specifications. A folder is a folder even if
// its name looks like a pin.
func openSpecs(opts *Options) (fs.FS, error) {
	switch {
	case opts.Specs == "" || opts.Specs == Embedded:
		return specs.FS(), nil
	case load.IsPin(opts.Specs) && !isFolder(opts.Specs):
		return openPinned(opts)
	}
	return load.Folder(opts.Specs)
}

// inputs lists the input files: named ones, those of a readme tag, or those that
// define the resources asked for.
func (r *run) inputs() error {
	for _, name := range r.opts.Spec {
		r.files = append(r.files, path.Clean(filepath.ToSlash(name)))
	}
	if r.opts.Readme != "" {
		r.readme()
	}
	// The output does not depend on the order in which files are named.
	slices.Sort(r.files)
	r.files = slices.Compact(r.files)
	if len(r.files) == 0 && !r.report.Failed() {
		return fmt.Errorf("there is no input: name a file with --spec, or a readme.md with --readme")
	}
	return nil
}

// readme adds the input files of a tag.
func (r *run) readme() {
	readme, ok := r.set.Readme(path.Clean(filepath.ToSlash(r.opts.Readme)))
	if !ok {
		return
	}
	inputs, ok := readme.Inputs(r.opts.Tag)
	if !ok {
		return
	}
	r.tag = r.opts.Tag
	if r.tag == "" {
		r.tag, _ = readme.DefaultTag()
	}
	for _, in := range inputs {
		r.files = append(r.files, in.Path)
	}
}

// packageInputs groups the input files into Go packages: those of a readme tag stay
// together, named files go by their provider's namespace.
func (r *run) packageInputs() []compile.Package {
	if r.tag != "" || r.opts.Package != "" {
		return []compile.Package{{Name: r.opts.Package, Files: r.files, Tag: r.tag, Resources: r.opts.Resource}}
	}
	var out []compile.Package
	groups := map[string]int{}
	for _, file := range r.files {
		ns := namespaceOf(file)
		i, ok := groups[ns]
		if !ok {
			i = len(out)
			groups[ns] = i
			out = append(out, compile.Package{Resources: r.opts.Resource})
		}
		out[i].Files = append(out[i].Files, file)
	}
	return out
}

// namespaceOf is the provider's folder in a path: its first segment with a dot
// between letters, such as Microsoft.Network.
func namespaceOf(file string) string {
	for part := range strings.SplitSeq(path.Dir(file), "/") {
		if a, b, ok := strings.Cut(part, "."); ok && a != "" && b != "" && !strings.ContainsAny(part, "-0123456789") {
			return part
		}
	}
	return ""
}

// compile turns the input into the representation that all emitters read.
func (r *run) compile() *ir.API {
	packages := r.packageInputs()
	api := r.compilePackages(packages)
	if !r.opts.Dependencies || r.report.Failed() {
		return api
	}
	return r.compilePackages(r.withDependencies(api, packages))
}

func (r *run) compilePackages(packages []compile.Package) *ir.API {
	return compile.Compile(r.set, compile.Options{Packages: packages, Flatten: r.opts.Flatten}, r.report)
}

// unit names the run in the manifest: the service directories of its input.
func (r *run) unit() string {
	var dirs []string
	for _, file := range r.files {
		dir, _, _ := strings.Cut(file, "/")
		if !slices.Contains(dirs, dir) {
			dirs = append(dirs, dir)
		}
	}
	slices.Sort(dirs)
	return strings.ReplaceAll(strings.Join(dirs, "+"), " ", "_")
}

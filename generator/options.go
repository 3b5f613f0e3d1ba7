// What a run is told. One table describes every setting once, for the flags of
// the command, the keys of armgen.yaml and the help.

package generator

// Options say what to generate from which specifications into which folders.
// The zero value is not useful; start from Defaults.
type Options struct {
	Specs        string
	Vendor       string
	Patches      []string
	Spec         []string
	Readme       string
	Tag          string
	Resource     []string
	Dependencies bool
	Out          string
	Package      string
	Import       string
	Flatten      bool
	Docs         string
	Service      []string
	DocsStyle    string
	DocsDepth    int
	DocsIndex    bool
	DocsSince    string
	HTML         string
	Templates    string
	Go           bool
	Fake         bool
	Jobs         int
	Force        bool
	Progress     *Progress // nil for none; the same for all runs
}

// Embedded is the Specs value that names the built-in specification tree.
const Embedded = "embedded"

// Defaults are the settings of a run that was told nothing.
func Defaults() Options {
	return Options{
		Specs: Embedded, Out: "generated", Flatten: true, Go: true, Fake: true,
		DocsStyle: "grucloud", DocsDepth: 24,
	}
}

// Setting is one row of the table: a flag of generate and check and a key of
// armgen.yaml.
type Setting struct {
	Name  string
	Short string // one-letter flag, "" for none
	Value string // what the value is, for help: "DIR"
	Usage string
	// Field points into o; it is a *string, *[]string, *bool or *int.
	Field func(o *Options) any
	// Run marks a setting of one run, which has no place in a file.
	Run bool
}

// Settings lists the table in the order of the help.
func Settings() []Setting {
	return []Setting{
		{Name: "specs", Value: "DIR", Usage: "root of a specification tree, \"embedded\", or pinned: github.com/OWNER/REPO@COMMIT", Field: func(o *Options) any { return &o.Specs }},
		{Name: "vendor", Value: "DIR", Usage: "keep the files of pinned specifications here (the user's cache)", Field: func(o *Options) any { return &o.Vendor }},
		{Name: "patches", Value: "FILE", Usage: "correct specifications by this file before they are read (repeat)", Field: func(o *Options) any { return &o.Patches }},
		{Name: "spec", Value: "PATH", Usage: "input file, relative to the root (repeat)", Field: func(o *Options) any { return &o.Spec }},
		{Name: "readme", Value: "PATH", Usage: "take the input files of a readme.md tag", Field: func(o *Options) any { return &o.Readme }},
		{Name: "tag", Value: "TAG", Usage: "tag of the readme (its default tag)", Field: func(o *Options) any { return &o.Tag }},
		{Name: "resource", Value: "TYPE", Usage: "keep these resources and what they reach (repeat)", Field: func(o *Options) any { return &o.Resource }},
		{Name: "dependencies", Usage: "also the resources that the chosen ones depend on", Field: func(o *Options) any { return &o.Dependencies }},
		{Name: "out", Value: "DIR", Usage: "where packages go: DIR/<package>/ and DIR/armkit/", Field: func(o *Options) any { return &o.Out }},
		{Name: "package", Value: "NAME", Usage: "package name (last part of the provider's namespace)", Field: func(o *Options) any { return &o.Package }},
		{Name: "import", Value: "PATH", Usage: "import path of DIR (found from the go.mod above it)", Field: func(o *Options) any { return &o.Import }},
		{Name: "flatten", Usage: "honour x-ms-client-flatten", Field: func(o *Options) any { return &o.Flatten }},
		{Name: "docs", Value: "DIR", Usage: "also write pages of the input's resources: DIR/<Group>/<Type>.md", Field: func(o *Options) any { return &o.Docs }},
		{Name: "service", Value: "DIR", Usage: "service directory of the pool for page dependencies (repeat)", Field: func(o *Options) any { return &o.Service }},
		{Name: "docs-style", Value: "STYLE", Usage: "page format: grucloud, grucloud-next or go", Field: func(o *Options) any { return &o.DocsStyle }},
		{Name: "docs-depth", Value: "N", Usage: "nesting depth of the printed schema", Field: func(o *Options) any { return &o.DocsDepth }},
		{Name: "docs-index", Usage: "also index pages and _category_.json files", Field: func(o *Options) any { return &o.DocsIndex }},
		{Name: "docs-since", Value: "OLD", Usage: "go style: also list the changes since an earlier version, named as for gen diff", Field: func(o *Options) any { return &o.DocsSince }},
		{Name: "templates", Value: "DIR", Usage: "templates of pages in place of the built-in ones", Field: func(o *Options) any { return &o.Templates }},
		{Name: "go", Usage: "write Go packages (false: pages only)", Field: func(o *Options) any { return &o.Go }},
		{Name: "fake", Usage: "also write a package fake below each package: an in-memory server for tests", Field: func(o *Options) any { return &o.Fake }},
		{Name: "force", Usage: "replace files that gen did not write or that were edited", Field: func(o *Options) any { return &o.Force }, Run: true},
		{Name: "jobs", Short: "j", Value: "N", Usage: "work in parallel on N processors (all)", Field: func(o *Options) any { return &o.Jobs }, Run: true},
	}
}

// Pages: from the pool to files.

package docgen

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"strings"
	"sync"
	"text/template"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
	"github.com/seed184db40a/armgen/templates"
)

// Style is a page format.
type Style string

// The styles of pages made from a pool.
const (
	Grucloud     Style = "grucloud"      // the reference format
	GrucloudNext Style = "grucloud-next" // its later revision: json fences, createResources
)

// Options say how pages look.
type Options struct {
	Style Style
	Depth int  // nesting depth of the printed schema
	Index bool // also index pages and category files
	Jobs  int  // processors to use, all when 0
	// Templates is a folder of templates in place of the built-in ones: the files of
	// templates/<style>. A file that is missing there is taken from the built-in ones.
	Templates fs.FS
}

// Pages writes the wanted and complete resources of a pool: <Group>/<Type>.md.
func Pages(pool *ir.Pool, opts Options, report *diag.Report) (map[string][]byte, error) {
	if opts.Style != "" && opts.Style != Grucloud && opts.Style != GrucloudNext {
		return nil, fmt.Errorf("there is no page style %q; use %s, %s or %s", opts.Style, Grucloud, GrucloudNext, GoStyle)
	}
	w, err := newWriter(pool, opts, report)
	if err != nil {
		return nil, err
	}
	pages := w.complete()
	w.render(pages)
	files := map[string][]byte{}
	for _, p := range pages { // of two with one name the later one counts
		if p.data != nil {
			files[p.resource.Group+"/"+p.resource.Type+".md"] = p.data
		}
	}
	if opts.Index {
		err = w.index(files)
	}
	return files, err
}

// page is a page on its way.
type page struct {
	resource *ir.PageResource
	deps     dependencies
	override override
	data     []byte
}

// writer is the state of one call of Pages.
type writer struct {
	pool      *ir.Pool
	opts      Options
	report    *diag.Report
	tables    tables
	templates *template.Template
}

func newWriter(pool *ir.Pool, opts Options, report *diag.Report) (*writer, error) {
	t, err := parseTemplates("grucloud", opts.Templates)
	return &writer{pool, opts, report, readTables(), t}, err
}

// parseTemplates reads the templates of a style, those of the user over the
// built-in ones.
func parseTemplates(folder string, own fs.FS) (*template.Template, error) {
	builtIn, err := fs.Sub(templates.FS(), folder)
	if err != nil {
		return nil, err
	}
	all := template.New("").Option("missingkey=error")
	for _, fsys := range []fs.FS{builtIn, own} {
		if fsys == nil {
			continue
		}
		names, err := fs.Glob(fsys, "*.tmpl")
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			text, err := fs.ReadFile(fsys, name)
			if err != nil {
				return nil, err
			}
			if _, err := all.New(path.Base(name)).Parse(string(text)); err != nil {
				return nil, fmt.Errorf("template %s", strings.TrimPrefix(err.Error(), "template: "))
			}
		}
	}
	return all, nil
}

// complete infers dependencies and keeps the resources that get a page.
func (w *writer) complete() []*page {
	inf := newInferrer(w.pool, w.tables)
	var pages []*page
	for _, r := range w.pool.Resources {
		if !r.Wanted {
			continue
		}
		p := &page{resource: r, deps: inf.infer(r)}
		if len(p.deps) < r.Needs {
			continue
		}
		if o := w.tables.overrides[r.Group+"/"+r.Type]; o != nil {
			p.override = *o
			if o.replace {
				p.deps = o.dependencies
			}
		}
		pages = append(pages, p)
	}
	return pages
}

// render writes the pages in parallel.
func (w *writer) render(pages []*page) {
	jobs := w.opts.Jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	next := make(chan *page)
	var wg sync.WaitGroup
	for range min(jobs, len(pages)) {
		wg.Go(func() {
			for p := range next {
				p.data = w.page(p)
			}
		})
	}
	for _, p := range pages {
		next <- p
	}
	close(next)
	wg.Wait()
}

// PageData is what resource.md.tmpl gets.
type PageData struct {
	Group, Type  string
	Examples     string // the examples, each by example.md.tmpl, an empty line between them
	Dependencies string // list items, one per line
	Fence        string // language of the schema's fence
	Schema       string // the schema literal
	APIVersion   string
	Dir          string // specification file, from the specification folder
}

// ExampleData is what example.md.tmpl gets.
type ExampleData struct{ Name, Code string }

// page writes one page, nil when it cannot be written.
func (w *writer) page(p *page) []byte {
	r := p.resource
	data := PageData{Group: r.Group, Type: r.Type, Fence: "js", APIVersion: r.APIVersion, Dir: r.Dir, Dependencies: p.links()}
	style := makeStyle
	if w.opts.Style == GrucloudNext {
		data.Fence, style = "json", createStyle
	}
	if p.override.version != "" {
		data.APIVersion = p.override.version
	}
	data.Schema = "''"
	if !p.override.noPut {
		var err error
		if data.Examples, err = w.examples(p, style); err == nil && r.Body != nil {
			data.Schema, err = inspect(r.Body, w.opts.Depth)
		}
		if err != nil {
			w.report.Errorf(r.Pos, "page", "the page %s/%s cannot be written: %v", r.Group, r.Type, err).
				WithHelp("gen explain page lists the usual reasons")
			return nil
		}
	}
	out, err := w.execute("resource.md.tmpl", data)
	if err != nil {
		w.report.Errorf(r.Pos, "page", "the page %s/%s cannot be written: %v", r.Group, r.Type, err).
			WithHelp("gen explain page lists the usual reasons")
		return nil
	}
	return []byte(out)
}

func (w *writer) execute(name string, data any) (string, error) {
	var b bytes.Buffer
	err := w.templates.ExecuteTemplate(&b, name, data)
	return b.String(), err
}

func (w *writer) examples(p *page, style exampleStyle) (string, error) {
	var parts []string
	for _, e := range p.resource.Examples {
		code := exampleText(style, p.resource.Group, p.resource.Type, e.First, p.deps)
		text, err := w.execute("example.md.tmpl", ExampleData{e.Name, code})
		if err != nil {
			return "", err
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "\n"), nil
}

// links are the lines of the section about dependencies.
func (p *page) links() string {
	lines := make([]string, len(p.deps))
	for i, d := range p.deps {
		lines[i] = fmt.Sprintf("- [%s](../%s/%s.md)", d.Type, d.Group, d.Type)
	}
	return strings.Join(lines, "\n")
}

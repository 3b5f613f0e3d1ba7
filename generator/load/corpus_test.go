package load

// This file decodes everything of the real specifications beside the project,
// when they are there.

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/seed184db40a/armgen/generator/diag"
)

const corpusRoot = "../../../shared/specs/specification"

func corpusFS(tb testing.TB) fs.FS {
	tb.Helper()
	if _, err := os.Stat(corpusRoot); err != nil {
		tb.Skip("the real specifications are not beside the project")
	}
	fsys, err := Folder(corpusRoot)
	if err != nil {
		tb.Fatal(err)
	}
	return fsys
}

// walker visits everything that hangs on a document.
type walker struct {
	schemas, operations int
	seen                map[*Schema]bool
}

func (w *walker) document(d *Document) {
	d.Swagger()
	for _, p := range d.Definitions() {
		w.schema(p.Schema)
	}
	for _, n := range []string{"parameters", "responses"} {
		for _, c := range d.Root().Get(n).Members() {
			if n == "parameters" {
				w.parameter(d.set.Parameter(c))
			} else {
				w.response(d.set.Response(c))
			}
		}
	}
	for _, item := range d.Paths() {
		for _, p := range item.Parameters() {
			w.parameter(p)
		}
		for _, m := range item.Operations() {
			w.operation(m.Operation)
		}
	}
}

func (w *walker) operation(o *Operation) {
	w.operations++
	for _, p := range o.Parameters() {
		w.parameter(p)
	}
	for _, r := range o.Responses() {
		w.response(r.Response)
	}
}

func (w *walker) parameter(p *Parameter) {
	if target, ok := p.Target(); ok {
		w.schema(target.Schema())
		w.schema(target.Simple())
	}
}

func (w *walker) response(r *Response) {
	if target, ok := r.Target(); ok {
		w.schema(target.Schema())
		for _, h := range target.Headers() {
			w.schema(h.Schema)
		}
	}
}

func (w *walker) schema(s *Schema) {
	if s == nil || w.seen[s] {
		return
	}
	w.seen[s] = true
	w.schemas++
	if target, ok := s.Target(); ok {
		w.schema(target)
	}
	for _, p := range s.Props() {
		w.schema(p.Schema)
	}
	for _, a := range s.AllOf() {
		w.schema(a)
	}
	w.schema(s.Items())
	additional, _, _ := s.AdditionalProps()
	w.schema(additional)
	s.Enum()
}

func TestCorpusDecodesWithoutFinding(t *testing.T) {
	fsys := corpusFS(t)
	var report diag.Report
	set := Open(fsys, &report)
	w := &walker{seen: map[*Schema]bool{}}
	err := fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".json") || strings.Contains(path, "/examples/") {
			return err
		}
		if doc, ok := set.Document(path); ok && doc.Root().Get("swagger").OK() {
			w.document(doc)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	if err := (diag.Renderer{}).Text(&text, report.All()); err != nil {
		t.Fatal(err)
	}
	if report.Failed() {
		t.Error(text.String())
	}
	t.Logf("%d schemas, %d operations\n%s", w.schemas, w.operations, text.String())
}

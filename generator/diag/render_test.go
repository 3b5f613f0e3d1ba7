package diag

// This file holds the printed forms to goldens in testdata. Set
// UPDATE_GOLDEN=1 to write them.

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const sample = `{
  "swagger": "2.0",
  "définitions": {"Ü": 1},
  "definitions": {
    "Registry": {"type": "object", "properties": {"sku": {"maxLength": "ten"}}},
    "a/b~c": {"type": "string"}
  },
	"tab": true
}
`

// findings is one report with every shape of finding.
func findings(t *testing.T) *Report {
	f, d := Parse("svc/api.json", []byte(sample))
	if d != nil {
		t.Fatal(d)
	}
	readme := Text("svc/readme.md", []byte("# Things\n\n```yaml\ntag: x\n"))
	long := Text("svc/min.json", []byte(strings.Repeat("a", 400)+"HERE"+strings.Repeat("b", 400)))
	hostile := Text("svc/hostile.json", []byte("x \x1b[31mred\u202e\x07"))
	r := &Report{}
	r.Errorf(f.Find("/definitions/Registry/properties/sku/maxLength").Pos(), "wrong-type",
		"%q must be an integer, found a string", "maxLength").WithHelp("write 10 without quotes")
	r.Errorf(f.Find("/definitions/a~1b~0c").KeyPos(), "name-clash", "two definitions become AbC").
		WithRelated(f.Find("/definitions/Registry").KeyPos(), "the other one").WithRelated(Pos{}, "and one without a place")
	r.Warnf(f.Find("/définitions/Ü").Pos(), "unknown-key", "not ASCII before the place")
	r.Notef(f.Find("/tab").Pos(), "some-note", "after a tab")
	r.Warnf(readme.Line(4, 6), "tag-unknown", "a place in a text file")
	r.Errorf(long.At(400), "json-syntax", "a very long line")
	r.Errorf(hostile.At(0), "json-syntax", "a message with \x1b[0m and \u2066 and\na second line")
	r.Errorf(Pos{}, "file-not-found", "there is no file x.json")
	for i := range 25 {
		r.Notef(Pos{}, "many", "number %02d", i)
	}
	return r
}

func TestFormats(t *testing.T) {
	r := findings(t)
	for _, c := range []struct {
		golden, format string
		renderer       Renderer
	}{
		{"text.txt", "text", Renderer{}},
		{"color.txt", "text", Renderer{Color: true}},
		{"json.txt", "json", Renderer{Path: func(p string) string { return "specs/" + p }}},
		{"github.txt", "github", Renderer{Path: func(p string) string { return "specs/" + p }}},
	} {
		var got bytes.Buffer
		if err := c.renderer.Render(&got, c.format, r.All()); err != nil {
			t.Fatal(err)
		}
		golden(t, c.golden, got.Bytes())
	}
	if err := (Renderer{}).Render(&bytes.Buffer{}, "xml", nil); err == nil {
		t.Error("an unknown format is not refused")
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; got:\n%s", path, got)
	}
}

func TestTextNeverSteersTheTerminal(t *testing.T) {
	var got bytes.Buffer
	if err := (Renderer{}).Text(&got, findings(t).All()); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"\x1b", "\x07", "\u202e", "\u2066"} {
		if strings.Contains(got.String(), bad) {
			t.Errorf("%q reaches the terminal", bad)
		}
	}
}

func TestReport(t *testing.T) {
	f := Text("b", []byte("one\ntwo\n"))
	var r Report
	if r.Failed() {
		t.Error("an empty report failed")
	}
	r.Warnf(f.Line(2, 1), "w", "later")
	r.Warnf(f.Line(1, 2), "w", "earlier")
	r.Warnf(f.Line(1, 2), "w", "earlier")
	if r.Failed() {
		t.Error("warnings alone fail")
	}
	r.Errorf(Pos{}, "e", "nowhere")
	if got := fmt.Sprint(r.All()); got != "[-: error: nowhere [e] b:1:2: warning: earlier [w] b:2:1: warning: later [w]]" {
		t.Errorf("got %s", got)
	}
	if !r.Failed() || r.Len() != 4 {
		t.Error("an error must fail; equal findings are counted before they are dropped")
	}
}

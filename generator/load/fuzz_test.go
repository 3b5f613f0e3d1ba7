package load

// This file throws anything at loading and at the readme dialect: the answer
// is documents or findings with places, never a panic.

import (
	"testing"
	"testing/fstest"

	"github.com/seed184db40a/armgen/generator/diag"
)

func FuzzLoad(f *testing.F) {
	for _, c := range broken {
		f.Add([]byte(c.text))
	}
	f.Add([]byte(schema(`"type": ["string", "null"], "enum": [1, "a"], "allOf": [{"$ref": "#/definitions/A"}]`)))
	f.Fuzz(func(t *testing.T, data []byte) {
		report := &diag.Report{}
		set := Open(fstest.MapFS{"a.json": {Data: data}}, report)
		d, ok := set.Document("a.json")
		if ok {
			(&walker{seen: map[*Schema]bool{}}).document(d)
		}
		if !ok && !report.Failed() {
			t.Fatal("nothing is said about a file that cannot be read")
		}
		for _, d := range report.All() {
			if !d.Pos.Known() {
				t.Fatalf("no place: %s", d)
			}
		}
	})
}

func FuzzReadme(f *testing.F) {
	f.Add(dialect, "package-2023")
	f.Add("``` yaml $(a) == 'b' || !(\nx", "")
	f.Add("~~~yaml\ninput-file: &a [*a]\n", "x")
	f.Add("```yaml\ntag: &t a\ninput-file: *t\n", "x")
	f.Fuzz(func(t *testing.T, text, tag string) {
		report := &diag.Report{}
		r, ok := Open(fstest.MapFS{"a/readme.md": {Data: []byte(text)}}, report).Readme("a/readme.md")
		if !ok {
			return
		}
		if inputs, ok := r.Inputs(tag); !ok && !report.Failed() {
			t.Fatalf("nothing is said about %d missing inputs", len(inputs))
		}
		r.Tags()
	})
}

package docgen

import (
	"encoding/json"
	"testing"
	"testing/fstest"

	"github.com/seed184db40a/armgen/generator/catalog"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/load"
)

// resolved prints what a node of files becomes when its references are followed.
func resolved(t *testing.T, files map[string]json.RawMessage, root, pointer string, depth int) string {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: text}
	}
	report := new(diag.Report)
	set := load.Open(fsys, report)
	doc, _ := set.Document(root)
	v, ok := catalog.Resolve(set, doc.File.Find(pointer))
	if !ok {
		t.Fatal(report.All())
	}
	text, err := inspect(v, depth)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestDereferenceVectors(t *testing.T) {
	var cases []struct {
		Name, Root, Schema, Expected string
		Depth                        int
		Files                        map[string]json.RawMessage
	}
	if err := json.Unmarshal(sharedFile(t, "pages", "vectors", "dereference.json"), &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		if got := resolved(t, c.Files, c.Root, c.Schema, c.Depth); got != c.Expected {
			t.Errorf("%s: got\n%s\nwant\n%s", c.Name, got, c.Expected)
		}
	}
}

// Two references with siblings to one target are two objects that share what is in
// the target, so a cycle shows one level further down.
func TestReferenceWithSiblings(t *testing.T) {
	got := resolved(t, map[string]json.RawMessage{"a.json": json.RawMessage(`{
		"start": {"$ref": "#/node", "description": "mine"},
		"node": {"description": "theirs", "properties": {"next": {"$ref": "#/node", "readOnly": true}, "same": {"$ref": "b.json#/plain/deep"}}}}`),
		"b.json": json.RawMessage(`{"plain": {"$ref": "#/other"}, "other": {"deep": {"type": "string"}}}`),
	}, "a.json", "/start", 24)
	want := `{
  description: 'mine',
  properties: <ref *1> {
    next: {
      readOnly: true,
      description: 'theirs',
      properties: [Circular *1]
    },
    same: { type: 'string' }
  }
}`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// The unit vectors of the page format, where the tree beside the project has them.

package docgen

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/seed184db40a/armgen/generator/catalog"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

func vectors(t *testing.T, name string) diag.Node {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "pages", "vectors", name))
	if err != nil {
		t.Skip("the vectors of the page format are not beside the project")
	}
	file, fault := diag.Parse(name, data)
	if fault != nil {
		t.Fatal(fault)
	}
	return file.Root()
}

func TestInspectVectors(t *testing.T) {
	for c := range vectors(t, "inspect.json").Children() {
		depth, _ := c.Get("depth").Int()
		if got, want := inspect(catalog.Value(c.Get("value")), int(depth)), c.Get("expected").Str(); got != want {
			t.Errorf("%s:\nhave %s\nwant %s", c.Get("name").Str(), got, want)
		}
	}
}

func TestExampleVectors(t *testing.T) {
	for c := range vectors(t, "example.json").Children() {
		var deps []dependency
		for name, d := range c.Get("deps").Members() {
			deps = append(deps, dependency{Name: name, Group: d.Get("group").Str(), Type: d.Get("type").Str(), List: d.Get("list").IsTrue()})
		}
		var body ir.Value
		if b := c.Get("body"); b.OK() {
			body = catalog.Value(b)
		}
		if got, want := example(c.Get("group").Str(), c.Get("type").Str(), body, deps), c.Get("expected").Str(); got != want {
			t.Errorf("%s:\nhave %s\nwant %s", c.Get("name").Str(), got, want)
		}
	}
}

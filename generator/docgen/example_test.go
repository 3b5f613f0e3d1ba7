package docgen

import (
	"encoding/json"
	"testing"

	"github.com/seed184db40a/armgen/generator/diag"
)

func TestExampleVectors(t *testing.T) {
	var cases []struct {
		Name, Group, Type string
		Expected          string
	}
	data := sharedFile(t, "pages", "vectors", "example.json")
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	f, fault := diag.Parse("example.json", data)
	if fault != nil {
		t.Fatal(fault)
	}
	for i, c := range cases {
		n := f.Root().At(i)
		var deps dependencies
		for name, d := range n.Get("deps").Members() {
			deps.set(dependency{name, d.Get("group").Str(), d.Get("type").Str(), d.Get("list").IsTrue()})
		}
		got := exampleText(makeStyle, c.Group, c.Type, value(t, n.Get("body").Text()), deps) + "\n"
		if got != c.Expected {
			t.Errorf("%s: got\n%s\nwant\n%s", c.Name, got, c.Expected)
		}
	}
}

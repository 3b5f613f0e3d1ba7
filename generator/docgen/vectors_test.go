package docgen

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// shared is the folder of real specifications and pages beside the project.
var shared = filepath.Join("..", "..", "..", "shared")

// sharedFile reads a file of the shared folder, or skips the test.
func sharedFile(t *testing.T, elem ...string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(append([]string{shared}, elem...)...))
	if os.IsNotExist(err) {
		t.Skip("the shared pages are not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// value reads JSON text.
func value(t testing.TB, text string) *ir.Value {
	t.Helper()
	f, fault := diag.Parse("value.json", []byte(text))
	if fault != nil {
		t.Fatal(fault)
	}
	return ir.ValueOf(f.Root())
}

func TestInspectVectors(t *testing.T) {
	var cases []struct {
		Name     string
		Depth    int
		Value    json.RawMessage
		Expected string
	}
	if err := json.Unmarshal(sharedFile(t, "pages", "vectors", "inspect.json"), &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		got, err := inspect(value(t, string(c.Value)), c.Depth)
		if err != nil || got != c.Expected {
			t.Errorf("%s: got\n%s\nwant\n%s", c.Name, got, c.Expected)
		}
	}
}

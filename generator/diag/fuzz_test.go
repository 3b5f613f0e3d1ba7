package diag

// This file holds the index to encoding/json: both accept the same texts, and
// read the same values.

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		sample, `{}`, `[]`, `"\ud800"`, `{"a":1,"a":{"b":2}}`, `[1e5,-0,0.1E-2]`, "\xef\xbb\xbf1", `{"\u0061":1,"a":2}`,
		`[[[[[]]]],{"":{"":""}}]`, "{\"a\":[1,2", "[\"\x7f\"]", `[1,]`, "nul", "-", strings.Repeat("[", 1100),
		"{" + manyMembers(20) + `,"m3":0}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, d := Parse("x", data)
		ok := json.Valid(file.Data) && utf8.Valid(file.Data)
		if d != nil {
			if ok && d.Code == "json-syntax" {
				t.Fatalf("valid JSON is refused: %s", d)
			}
			_, _, _ = d.Pos.Line(), d.Pos.Col(), d.Pos.Pointer()
			return
		}
		if !ok {
			t.Fatal("invalid JSON is accepted")
		}
		var want any
		if err := json.Unmarshal(file.Data, &want); err == nil && !reflect.DeepEqual(value(file.Root()), want) {
			t.Fatal("the index and encoding/json disagree")
		}
		if len(data) < 1_000 { // looking each node up by its pointer is quadratic
			visit(t, file.Root())
		}
	})
}

// visit checks that each node is found again by its pointer and position.
func visit(t *testing.T, n Node) {
	if again := n.File().Find(n.Pointer()); again != n {
		t.Fatalf("pointer %q leads to %q", n.Pointer(), again.Pointer())
	}
	if n.Pos().Pointer() != n.Pointer() || n.KeyPos().Pointer() != n.Pointer() {
		t.Fatalf("position of %q leads to %q and %q", n.Pointer(), n.Pos().Pointer(), n.KeyPos().Pointer())
	}
	for c := range n.Children() {
		if c.Parent() != n {
			t.Fatalf("the parent of %q is %q", c.Pointer(), c.Parent().Pointer())
		}
		visit(t, c)
	}
}

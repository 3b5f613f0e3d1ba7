package load

// This file tests patches: what they change, and when they no longer hold.

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed184db40a/armgen/generator/diag"
)

const toPatch = `{"a": {"x": 1, "y": "two", "z/z": [1, 2]}, "b": {}}`

func TestPatch(t *testing.T) {
	for _, c := range []struct{ patch, want string }{
		{"pointer: /a/y, old: two, new: {k: [1, null]}", `{"a": {"x": 1, "y": {"k":[1,null]}, "z/z": [1, 2]}, "b": {}}`},
		{"pointer: /a/x, old: 1", `{"a": {"y": "two", "z/z": [1, 2]}, "b": {}}`},
		{"pointer: /a/z~1z, old: [1, 2]", `{"a": {"x": 1, "y": "two"}, "b": {}}`},
		{"pointer: /a/z~1z/0, old: 1", `{"a": {"x": 1, "y": "two", "z/z": [2]}, "b": {}}`},
		{"pointer: /a/w, new: true", `{"a": {"w":true,"x": 1, "y": "two", "z/z": [1, 2]}, "b": {}}`},
		{"pointer: /b/w, new: '5'", `{"a": {"x": 1, "y": "two", "z/z": [1, 2]}, "b": {"w":"5"}}`},
	} {
		report := &diag.Report{}
		p := Patch(fstest.MapFS{"t.json": {Data: []byte(toPatch)}}, []*diag.File{
			diag.Text("p.yaml", []byte("- {file: t.json, reason: r, link: l, "+c.patch+"}\n")),
		}, report)
		got, _ := fs.ReadFile(p, "t.json")
		if string(got) != c.want || report.Len() > 0 {
			t.Errorf("%s: got %s %v", c.patch, got, report.All())
		}
	}
}

func TestPatchesThatDoNotHold(t *testing.T) {
	for patch, want := range map[string]string{
		"- {file: t.json, reason: r, link: l, pointer: /a/y, old: three, new: 1}": "t.json does not have the old value at /a/y any more [patch-stale]",
		"- {file: t.json, reason: r, link: l, pointer: /a/q, old: three, new: 1}": "t.json does not have the old value at /a/q any more [patch-stale]",
		"- {file: t.json, reason: r, link: l, pointer: /a/x, new: 1}":             "t.json has /a/x already [patch-stale]",
		"- {file: t.json, reason: r, link: l, pointer: /q/x, new: 1}":             "t.json has no /q [patch-stale]",
		"- {file: t.json, reason: r, link: l, pointer: /a/y/z, new: 1}":           "/a/y is no object to add to [patch-stale]",
		"- {file: n.json, reason: r, link: l, pointer: /a/y, new: 1}":             "n.json cannot be patched",
		"- {file: ../n.json, reason: r, link: l, pointer: /a/y, new: 1}":          "cannot be patched",
		"- {file: t.json, link: l, pointer: /a/y, new: 1}":                        "this patch has no reason [patch-invalid]",
		"- {file: t.json, reason: r, link: l, pointer: a, new: 1}":                "a patch has a pointer that begins with / ",
		"- {file: t.json, reason: r, link: l, pointer: /a, why: 1}":               `a patch has no member "why"`,
		"- text": "a patch has file",
		"a: b":   "a patch file is a list",
		"\t- [":  "[yaml-syntax]",
	} {
		report := &diag.Report{}
		Patch(fstest.MapFS{"t.json": {Data: []byte(toPatch)}}, []*diag.File{diag.Text("p.yaml", []byte(patch+"\n"))}, report)
		if all := report.All(); len(all) != 1 || !strings.Contains(all[0].String(), strings.TrimSuffix(want, " ")) || all[0].Pos.Path() != "p.yaml" {
			t.Errorf("%s: got %v", patch, all)
		}
	}
}

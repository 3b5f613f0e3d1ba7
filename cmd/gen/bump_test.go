// Tests of gen bump in a module of its own: to a version that fits, and to one
// that breaks the user's code.

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// bumpModule is a module with three versions of an API: 2024 adds a property,
// 2025 changes the type of the one that the user's code sets.
func bumpModule(t *testing.T) string {
	t.Helper()
	dir := newModule(t)
	version := func(name, properties string) {
		write(t, dir, "specs/t/stable/"+name+"/api.json", strings.Replace(thing, `{"a": {"type": "TYPE"}}`, properties, 1))
	}
	version("2023-01-01", `{"a": {"type": "string"}}`)
	version("2024-01-01", `{"a": {"type": "string"}, "b": {"type": "string"}}`)
	version("2025-01-01", `{"a": {"type": "boolean"}}`)
	write(t, dir, "armgen.yaml", "# mine\nversion: 1\nspecs: specs\nspec: t/stable/2023-01-01/api.json # the input\nout: out\n")
	write(t, dir, "app/app.go", "package app\n\nimport \"example.com/user/out/t\"\n\nfunc use(text *string) any { return t.Thing{A: text} }\n")
	needAzcore(t, dir)
	return dir
}

// needAzcore gives the module the requirements and sums of this one, so that
// generated code builds offline.
func needAzcore(t *testing.T, dir string) {
	t.Helper()
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	sums, err := os.ReadFile("../../go.sum")
	if err != nil {
		t.Fatal(err)
	}
	_, requirements, _ := strings.Cut(string(mod), "\n")
	write(t, dir, "go.mod", "module example.com/user\n"+requirements)
	write(t, dir, "go.sum", string(sums))
}

func TestBump(t *testing.T) {
	if testing.Short() {
		t.Skip("builds generated code")
	}
	dir := bumpModule(t)
	t.Chdir(dir)
	if code, _, stderr := gen("generate"); code != exitFine {
		t.Fatal(stderr)
	}
	old := treeSum(t, dir)
	for to, want := range map[string]string{
		"2025-01-01": "uses Thing.A: changed from *string to *bool",
		"2022-01-01": "version 2022-01-01 has no api.json; there are 2023-01-01, 2024-01-01, 2025-01-01",
		"2023-01-01": "is at 2023-01-01 already",
	} {
		code, _, stderr := gen("bump", "--to", to)
		if code != exitFindings || !strings.Contains(stderr, want) {
			t.Errorf("%s: exit %d, want %q in\n%s", to, code, want, stderr)
		}
		if treeSum(t, dir) != old {
			t.Fatalf("%s: the tree is not as it was", to)
		}
	}
	if code, _, stderr := gen("bump", "--to", "2024-01-01"); code != exitFine || !strings.Contains(stderr, "semantic version: minor") {
		t.Fatalf("exit %d\n%s", code, stderr)
	}
	for name, want := range map[string]string{
		"armgen.yaml":             "# mine\nversion: 1\nspecs: specs\nspec: t/stable/2024-01-01/api.json # the input\nout: out\n",
		"migration-2024-01-01.md": "**Thing.b**: there is a new property",
		"out/t/models.go":         "B *string",
	} {
		data, err := os.ReadFile(filepath.FromSlash(name))
		if err != nil || !strings.Contains(strings.Join(strings.Fields(string(data)), " "), strings.Join(strings.Fields(want), " ")) {
			t.Errorf("%s: %v, got\n%s", name, err, data)
		}
	}
	if left, _ := filepath.Glob(".armgen-bump-*"); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if code, stdout, stderr := gen("check"); code != exitFine {
		t.Errorf("the bumped tree is not as generated\n%s%s", stdout, stderr)
	}
	if code, _, stderr := gen("bump", "--to", "2025-01-01", "--keep"); code != exitFine || !strings.Contains(stderr, "kept for you to finish") {
		t.Errorf("--keep: exit %d\n%s", code, stderr)
	}
}

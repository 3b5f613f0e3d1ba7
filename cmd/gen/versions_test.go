// Several versions of one API side by side, sharing one armkit.

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestVersionsSideBySide(t *testing.T) {
	dir := newModule(t)
	t.Chdir(dir)
	for version, property := range map[string]string{"2023-01-01": "string", "2024-01-01": "boolean"} {
		write(t, dir, "specs/t/stable/"+version+"/api.json", strings.Replace(thing, "TYPE", property, 1))
	}
	write(t, dir, "armgen.yaml", "version: 1\nspecs: specs\nout: out\npackages:\n  - spec: t/stable/2023-01-01/api.json\n    package: v20230101\n  - spec: t/stable/2024-01-01/api.json\n    package: v20240101\n")
	for range 2 { // the second run finds its own files
		if code, _, stderr := gen("generate"); code != exitFine {
			t.Fatal(stderr)
		}
	}
	for file, want := range map[string]string{"v20230101/models.go": "A *string", "v20240101/models.go": "A *bool", "armkit/reader.go": "package armkit"} {
		data, err := os.ReadFile(filepath.Join("out", filepath.FromSlash(file)))
		if err != nil || !strings.Contains(strings.Join(strings.Fields(string(data)), " "), want) {
			t.Errorf("%s: %v has no %q", file, err, want)
		}
	}
	if code, stdout, stderr := gen("check"); code != exitFine {
		t.Errorf("%s%s", stdout, stderr)
	}
	write(t, dir, "armgen.yaml", "version: 1\nspecs: specs\nout: out\nspec: t/stable/2024-01-01/api.json\npackage: v20240101\n")
	if code, _, stderr := gen("generate"); code != exitFine {
		t.Fatal(stderr)
	}
	if _, err := os.Stat("out/v20240101/models.go"); err != nil {
		t.Error(err)
	}
}

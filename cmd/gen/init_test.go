// Tests of gen init: what it writes is what gen generate reads.

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed184db40a/armgen/generator"
	"github.com/seed184db40a/armgen/generator/diag"
)

// TestSchemaIsFresh holds the published schema to the table of settings.
func TestSchemaIsFresh(t *testing.T) {
	const name = "armgen.schema.json"
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(name, generator.ConfigSchema(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(data, generator.ConfigSchema()) {
		t.Errorf("%s is stale; write it with: go run ./cmd/gen init --schema > cmd/gen/%s", name, name)
	}
}

func TestInit(t *testing.T) {
	dir := filepath.Join(newModule(t), "my-things.v2")
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	if code, _, stderr := gen("init"); code != exitFine || !strings.Contains(stderr, "go get -tool") {
		t.Fatal(stderr)
	}
	starter, err := os.ReadFile(starterName)
	if err != nil || !strings.HasPrefix(string(starter), "package mythingsv2\n") {
		t.Errorf("got %q %v", starter, err)
	}
	if code, _, stderr := gen("generate", "-q"); code != exitFine || stderr != "" {
		t.Errorf("generate after init: exit %d, said %q", code, stderr)
	}
	if code, _, stderr := gen("init"); code != exitFindings || !strings.Contains(stderr, "is left as it is") {
		t.Errorf("a second init: exit %d, %s", code, stderr)
	}
}

// TestStarterKeepsSettings writes odd values and reads them back.
func TestStarterKeepsSettings(t *testing.T) {
	o := generator.Defaults()
	o.Specs, o.Spec, o.Package = "../my specs: #1", []string{"a.json", "true", "- b"}, "no"
	o.Resource, o.Flatten, o.DocsDepth, o.Import = []string{"A/b"}, false, 3, "\"q\"\n"
	var report diag.Report
	read := generator.ParseConfig("armgen.yaml", generator.Starter(o), &report)
	if report.Len() > 0 || len(read) != 1 {
		t.Fatalf("%v", report.All())
	}
	if a, b := generator.Starter(read[0]), generator.Starter(o); !bytes.Equal(a, b) || read[0].Specs != o.Specs || read[0].Import != o.Import {
		t.Errorf("got\n%s\nwant\n%s", a, b)
	}
}

// Tests of armgen.yaml as a user writes it, well and badly.

package generator

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed184db40a/armgen/generator/diag"
)

func TestConfigLaysPackagesOverDefaults(t *testing.T) {
	var report diag.Report
	runs := ParseConfig("armgen.yaml", []byte(`version: 1
specs: ../specs
out: internal/azure
packages:
  - spec: a.json
    resource: [Microsoft.A/b, Microsoft.A/c]
    dependencies: true
  - readme: x/readme.md
    tag: package-2
    flatten: false
    docs-depth: 3
`), &report)
	if report.Failed() || len(runs) != 2 {
		t.Fatalf("%d runs, findings %v", len(runs), report.All())
	}
	a, b := runs[0], runs[1]
	if a.Specs != "../specs" || !slices.Equal(a.Spec, []string{"a.json"}) || len(a.Resource) != 2 || !a.Dependencies || !a.Flatten {
		t.Errorf("first run: %+v", a)
	}
	if b.Readme != "x/readme.md" || b.Tag != "package-2" || b.Flatten || b.DocsDepth != 3 || b.Out != "internal/azure" || b.Spec != nil {
		t.Errorf("second run: %+v", b)
	}
}

func TestConfigComplaintsPoint(t *testing.T) {
	for text, want := range map[string]string{
		"version: 1\nresourse: x\n":             `armgen.yaml:2:1: error: there is no setting "resourse" [config-key]`,
		"version: 2\n":                          "armgen.yaml:1:10: error: the file does not say which version",
		"specs: x\n":                            "armgen.yaml:1:1: error: the file does not say which version",
		"version: 1\nflatten: perhaps\n":        "armgen.yaml:2:10: error: flatten: true or false is expected here",
		"version: 1\nspecs: [a]\n":              "armgen.yaml:2:8: error: specs: one value is expected here",
		"version: 1\ndocs-depth: deep\n":        "armgen.yaml:2:13: error: docs-depth: a whole number",
		"version: 1\npackages: {a: b}\n":        "armgen.yaml:2:11: error: packages is a list",
		"version: 1\npackages:\n  - text\n":     "armgen.yaml:3:5: error: a mapping of settings",
		"- a\n":                                 "armgen.yaml:1:1: error: a mapping of settings",
		"version: 1\nforce: true\n":             `there is no setting "force"`,
		"version: 1\nspec: {a: b}\n":            "armgen.yaml:2:7: error: spec: a value or a list",
		"version: 1\nspecs: \"a\n":              "error: not YAML",
		"version: 1\npackages:\n  - spec: [a]b": "error: not YAML",
	} {
		var report diag.Report
		ParseConfig("armgen.yaml", []byte(text), &report)
		var all []string
		for _, d := range report.All() {
			all = append(all, d.String())
		}
		if got := strings.Join(all, "\n"); !strings.Contains(got, want) {
			t.Errorf("%q:\nhave %s\nwant %s", text, got, want)
		}
	}
}

func TestBuiltInConfiguration(t *testing.T) {
	var report diag.Report
	runs := BuiltIn(&report)
	if report.Failed() || len(runs) != 1 || len(runs[0].Resource) != 1 || !runs[0].Dependencies {
		t.Errorf("%+v, findings %v", runs, report.All())
	}
}

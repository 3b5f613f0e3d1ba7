package generator_test

// This file throws anything at the way from a specification to Go, and at the
// configuration: the answer is code whose types are right, or findings with places.

import (
	"encoding/json"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed184db40a/armgen/generator"
	"github.com/seed184db40a/armgen/generator/compile"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/load"
)

// FuzzGenerate takes a specification, exchanges some of its parts by the seed, and
// generates a package from it.
func FuzzGenerate(f *testing.F) {
	paths, err := filepath.Glob(filepath.Join("..", "golden", "*", "specs", "*.json"))
	if err != nil || len(paths) == 0 {
		f.Fatal("there are no golden specifications", err)
	}
	for i, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			continue // a case about a folder in place of a file
		}
		f.Add(string(text), uint64(0))
		f.Add(string(text), uint64(i+1))
	}
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		generateOnce(t, exchanged(text, seed))
	})
}

// generateOnce generates a package from one specification.
func generateOnce(t *testing.T, text string) {
	t.Helper()
	report := &diag.Report{}
	set := load.Open(fstest.MapFS{"library.json": {Data: []byte(text)}}, report)
	api := compile.Compile(set, compile.Options{Packages: []compile.Package{{Files: []string{"library.json"}}}, Flatten: true}, report)
	for _, d := range report.All() {
		if !d.Pos.Known() || d.Severity == diag.Error && d.Help == "" {
			t.Fatalf("no place or no help: %s\n%s", d, text)
		}
	}
	if report.Failed() {
		return
	}
	for _, s := range api.Services {
		if wrong, _ := generatesTypedCode(t, s); len(wrong) > 0 {
			t.Fatalf("%s\n%s", strings.Join(wrong[:min(len(wrong), 10)], "\n"), text)
		}
	}
}

// exchanged is the document with a few of its parts in places of others, so that it
// stays JSON and breaks the rules of Swagger in ways that bytes at random do not.
func exchanged(text string, seed uint64) string {
	var doc any
	if seed == 0 || json.Unmarshal([]byte(text), &doc) != nil {
		return text
	}
	random := rand.New(rand.NewPCG(seed, 1))
	var parts []any
	collectParts(doc, &parts, 0)
	for range 1 + random.IntN(4) {
		doc = exchange(doc, parts, random, 0)
	}
	out, err := json.Marshal(doc)
	if err != nil || len(out) > 1<<20 {
		return text
	}
	return string(out)
}

// collectParts lists the values of a document.
func collectParts(v any, parts *[]any, depth int) {
	if depth > 50 {
		return
	}
	*parts = append(*parts, v)
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			collectParts(v[key], parts, depth+1)
		}
	case []any:
		for _, e := range v {
			collectParts(e, parts, depth+1)
		}
	}
}

// exchange walks to a random place and puts another part of the document there.
func exchange(v any, parts []any, random *rand.Rand, depth int) any {
	if depth > 50 || depth > 1 && random.IntN(6) == 0 {
		return parts[random.IntN(len(parts))]
	}
	switch v := v.(type) {
	case map[string]any:
		if len(v) == 0 {
			return v
		}
		keys := slices.Sorted(maps.Keys(v))
		key := keys[random.IntN(len(keys))]
		out := maps.Clone(v)
		switch random.IntN(12) {
		case 0:
			delete(out, key)
		case 1:
			out[keys[random.IntN(len(keys))]] = v[key]
		default:
			out[key] = exchange(v[key], parts, random, depth+1)
		}
		return out
	case []any:
		if len(v) == 0 {
			return v
		}
		out := slices.Clone(v)
		i := random.IntN(len(v))
		out[i] = exchange(v[i], parts, random, depth+1)
		return out
	}
	return parts[random.IntN(len(parts))]
}

func FuzzConfig(f *testing.F) {
	for _, text := range []string{
		"", "version: 1\n", "version: 1\nspec: [a.json, b.json]\nout: x\n", "version: 2\n", "version: 1\npackages:\n- spec: a.json\n  package: p\n- readme: b\n",
		"version: &a 1\nspec: *a\n", "a: &a [*a]\n", "- 1\n", "version: 1\nflaten: true\n", "\tversion: 1\n", "version: 1\nspec: {a: b}\n", "version: !!binary x\n",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		report := &diag.Report{}
		runs := generator.ParseConfig("armgen.yaml", data, report)
		if len(runs) == 0 && !report.Failed() {
			t.Fatal("nothing is said about a configuration without runs")
		}
		for _, d := range report.All() {
			if !d.Pos.Known() || d.Severity == diag.Error && d.Help == "" {
				t.Fatalf("no place or no help: %s", d)
			}
		}
	})
}

package graph_test

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/seed184db40a/armgen/generator/compile"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/graph"
	"github.com/seed184db40a/armgen/generator/load"
)

// specRoot is the real specification tree beside the project.
const specRoot = "../../../shared/specs/specification"

// packages lists, per provider folder, the input files of its newest versions:
// for each file name the last version that has it, as a readme tag would.
func packages(t *testing.T, root fs.FS) []compile.Package {
	t.Helper()
	newest := map[string]map[string]string{} // folder -> file name -> path
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && d.Name() == "examples" {
			return fs.SkipDir
		}
		parts := strings.Split(name, "/")
		if d.IsDir() || path.Ext(name) != ".json" || len(parts) < 6 || parts[1] != "resource-manager" {
			return nil
		}
		folder := strings.Join(parts[:3], "/")
		if newest[folder] == nil {
			newest[folder] = map[string]string{}
		}
		if old := newest[folder][parts[len(parts)-1]]; old == "" || version(old) < version(name) {
			newest[folder][parts[len(parts)-1]] = name
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var out []compile.Package
	for folder, files := range newest {
		p := compile.Package{Name: strings.ToLower(path.Base(folder))}
		for _, f := range files {
			p.Files = append(p.Files, f)
		}
		sort.Strings(p.Files)
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b compile.Package) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// version is the version folder of a path; a preview counts as a little older.
func version(name string) string {
	return strings.Replace(strings.Split(name, "/")[4], "-preview", "", 1)
}

// TestMeasureOverSpecs prints how many of the ARM ids in example bodies that name
// a resource type of the tree are edges, with the example rule and without it.
func TestMeasureOverSpecs(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the whole specification tree")
	}
	if _, err := os.Stat(specRoot); err != nil {
		t.Skip("the specification tree is not beside the project")
	}
	root, err := load.Folder(specRoot)
	if err != nil {
		t.Fatal(err)
	}
	report := &diag.Report{}
	set := load.Open(root, report)
	api := compile.Compile(set, compile.Options{Flatten: true, Packages: packages(t, root)}, report)
	g := graph.Build(api, nil)
	ids, found, guessed := 0, 0, 0
	var missing []string
	for _, s := range api.Services {
		for _, r := range s.Resources {
			for to := range graph.ExampleIDs(g, r) {
				ids++
				switch e := edge(g, r.Type, to); {
				case e == nil:
					missing = append(missing, r.Type+" -> "+to)
				case e.Rule() == graph.RuleExample && len(e.Evidence) > 0 && onlyExamples(e):
					found++
				default:
					found++
					guessed++
				}
			}
		}
	}
	for _, m := range missing[:min(len(missing), 20)] {
		t.Log("no edge:", m)
	}
	fmt.Printf("graph: %d resource types, %d edges; of %d (resource, type named in its example bodies) pairs %d are edges (%.1f %%), %d (%.1f %%) also without the example rule\n",
		len(g.Nodes), len(g.Edges), ids, found, percent(found, ids), guessed, percent(guessed, ids))
	for _, e := range g.Edges {
		if len(e.Evidence) == 0 || e.Evidence[0].Path == "" {
			t.Errorf("%s -> %s has no evidence", e.From.Type, e.To.Type)
		}
	}
	if found*100 < ids*95 {
		t.Errorf("only %.1f %% of the ids in example bodies are edges", percent(found, ids))
	}
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

func edge(g *graph.Graph, from, to string) *graph.Edge {
	for _, e := range g.From(from) {
		if strings.EqualFold(e.To.Type, to) {
			return e
		}
	}
	return nil
}

func onlyExamples(e *graph.Edge) bool {
	return !slices.ContainsFunc(e.Evidence, func(ev graph.Evidence) bool { return ev.Rule != graph.RuleExample })
}

package generator_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed184db40a/armgen/generator/catalog"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/docgen"
	"github.com/seed184db40a/armgen/generator/load"
)

var shared = filepath.Join("..", "..", "shared")

// fiveServices are the service directories of the sample pages.
var fiveServices = []string{"authorization", "containerregistry", "cosmos-db", "network", "web"}

func sharedPages(t testing.TB, opts catalog.Options) map[string][]byte {
	t.Helper()
	root := filepath.Join(shared, "specs", "specification")
	if _, err := os.Stat(root); err != nil {
		t.Skip("the shared specifications are not here")
	}
	report := new(diag.Report)
	fsys, err := load.Folder(root)
	if err != nil {
		t.Fatal(err)
	}
	pool := catalog.Read(load.Open(fsys, report), opts)
	pages, err := docgen.Pages(pool, docgen.Options{Depth: 24}, report)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range report.All() {
		if d.Severity == diag.Error {
			t.Error(d)
		}
	}
	return pages
}

func TestSamplePages(t *testing.T) {
	pages := sharedPages(t, catalog.Options{Services: fiveServices})
	if len(pages) != 158 {
		t.Errorf("%d pages, want 158", len(pages))
	}
	samples := 0
	root := filepath.Join(shared, "pages")
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(root, name)
		if err != nil || !strings.HasSuffix(name, ".md") || !strings.Contains(filepath.ToSlash(rel), "/") {
			return err
		}
		samples++
		comparePage(t, filepath.ToSlash(rel), pages[filepath.ToSlash(rel)], name)
		return nil
	})
	if err != nil || samples == 0 {
		t.Errorf("%d samples, %v", samples, err)
	}
}

func TestSeedPage(t *testing.T) {
	pages := sharedPages(t, catalog.Options{
		Services: fiveServices,
		Inputs:   []string{"containerregistry/resource-manager/Microsoft.ContainerRegistry/stable/2021-09-01/containerregistry.json"},
	})
	const name = "ContainerRegistry/PrivateEndpointConnection.md"
	comparePage(t, name, pages[name], filepath.Join(shared, "seed", "PrivateEndpointConnection.md"))
	for p := range pages {
		if !strings.HasPrefix(p, "ContainerRegistry/") {
			t.Errorf("%s was not asked for", p)
		}
	}
}

func comparePage(t *testing.T, name string, got []byte, file string) {
	t.Helper()
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(got, want) {
		return
	}
	g, w := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Errorf("%s:%d: got\n%s\nwant\n%s", name, i+1, g[i], w[i])
			return
		}
	}
	t.Errorf("%s: %d lines, want %d", name, len(g), len(w))
}

func BenchmarkPages(b *testing.B) {
	for b.Loop() {
		sharedPages(b, catalog.Options{Services: fiveServices})
	}
}

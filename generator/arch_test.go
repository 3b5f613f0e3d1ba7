// The map of the house, held by a test: which room may import which, and where
// the outside libraries may appear.

package generator_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/seed184db40a/armgen/"

// rooms lists, for each room, the rooms it may import.
var rooms = map[string][]string{
	"generator/diag":    {},
	"generator/ir":      {"generator/diag"},
	"generator/load":    {"generator/diag"},
	"generator/english": {},
	"generator/arm":     {"generator/english"},
	"generator/compile": {"generator/diag", "generator/load", "generator/ir", "generator/compile/names", "generator/arm"},
	"generator/catalog": {"generator/diag", "generator/load", "generator/ir", "generator/arm", "generator/english"},
	"generator/graph":   {"generator/diag", "generator/ir", "generator/english"},
	"generator/apidiff": {"generator/diag", "generator/ir"},
	"generator/fakes":   {"generator/ir", "generator/gogen/armkit/fake"},
	"generator/gogen":   {"generator/diag", "generator/ir", "generator/fakes", "generator/gogen/armkit/fake"},
	"generator/docgen":  {"generator/diag", "generator/ir", "generator/graph", "generator/apidiff", "templates"},
}

// libraries lists, for each outside package (by prefix), the only folders that may import it.
var libraries = map[string][]string{
	"github.com/go-openapi/":           {"generator/load", "generator/compile"},
	"github.com/dave/jennifer":         {"generator/gogen"},
	"text/template":                    {"generator/docgen"},
	"html/template":                    {"generator/docgen"},
	"github.com/spf13/pflag":           {"cmd/gen"},
	"net":                              {"cmd/gen"},
	"os/exec":                          {"generator/load", "cmd/gen"},
	"syscall":                          {"generator", "cmd/gen"},
	"net/http":                         {"generator/load", "generator/gogen/armkit", "cmd/gen"},
	"github.com/Azure/":                {"generator/gogen/armkit"},
	"os":                               {"generator", "generator/load", "cmd/gen"},
	"github.com/aymanbagabas/go-udiff": {"generator", "generator/apidiff"},
}

func TestImportsFollowTheMap(t *testing.T) {
	root := ".."
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel := filepath.ToSlash(strings.TrimPrefix(p, root+string(filepath.Separator)))
		if d.IsDir() {
			return skip(p, rel)
		}
		if strings.HasSuffix(rel, ".go") && !strings.HasSuffix(rel, "_test.go") {
			checkImports(t, p, path.Dir(rel))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// skip leaves out output, hidden folders and nested modules.
func skip(p, rel string) error {
	if rel == "generated" || rel == "golden" || strings.HasPrefix(rel, ".") && rel != ".." || strings.Contains(rel, "testdata") {
		return fs.SkipDir
	}
	if _, err := os.Stat(filepath.Join(p, "go.mod")); err == nil && rel != ".." {
		return fs.SkipDir
	}
	return nil
}

func checkImports(t *testing.T, file, dir string) {
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Error(err)
		return
	}
	for _, spec := range f.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		if inner, ok := strings.CutPrefix(name, module); ok {
			checkRoom(t, file, dir, inner)
		}
		checkLibrary(t, file, dir, name)
	}
}

func checkRoom(t *testing.T, file, dir, inner string) {
	allowed, ok := rooms[roomOf(dir)]
	if !ok || strings.HasPrefix(inner, roomOf(dir)) {
		return // the corridor, the command and data folders see every room
	}
	for _, a := range append(allowed, "generator/english") { // words about words, for everyone
		if inner == a {
			return
		}
	}
	t.Errorf("%s: room %s must not import %s", file, dir, inner)
}

// roomOf is the room a folder belongs to: generator and one name below it.
func roomOf(dir string) string {
	part := strings.Split(dir, "/")
	if len(part) > 2 && part[0] == "generator" {
		return strings.Join(part[:2], "/")
	}
	return dir
}

func checkLibrary(t *testing.T, file, dir, name string) {
	for prefix, dirs := range libraries {
		if name != prefix && !(strings.Contains(prefix, ".") && strings.HasPrefix(name, prefix)) {
			continue
		}
		if !holds(dirs, dir) {
			t.Errorf("%s: %s may only be imported in %s", file, name, strings.Join(dirs, ", "))
		}
	}
}

func holds(dirs []string, dir string) bool {
	for _, d := range dirs {
		if dir == d || d != "generator" && strings.HasPrefix(dir, d+"/") {
			return true
		}
	}
	return false
}

// TestNoHiddenState holds that no room has an init function or code in util-like
// packages.
func TestNoVagueRooms(t *testing.T) {
	for _, name := range []string{"util", "utils", "common", "helpers", "types", "misc"} {
		matches, _ := filepath.Glob(filepath.Join("..", "*", name))
		deeper, _ := filepath.Glob(filepath.Join("*", name))
		for _, m := range append(matches, deeper...) {
			if info, err := os.Stat(m); err == nil && info.IsDir() && !strings.Contains(m, "specs") {
				t.Errorf("%s: a package is named for what it holds, not %q", m, name)
			}
		}
	}
}

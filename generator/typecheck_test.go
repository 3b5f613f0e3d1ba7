package generator_test

// This file checks the types of generated code in memory, which takes milliseconds where a
// build takes seconds: thousands of specifications a minute can be tried.

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/seed184db40a/armgen/generator/gogen"
	"github.com/seed184db40a/armgen/generator/ir"
)

// typesImport is the folder whose package armkit the generated code imports.
const typesImport = "github.com/seed184db40a/armgen/generator/gogen"

// exportData are the files of compiled packages that generated code can import.
var exportData = sync.OnceValues(func() (map[string]string, error) {
	out, err := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Export",
		typesImport+"/armkit", typesImport+"/armkit/fake", "github.com/Azure/azure-sdk-for-go/sdk/azcore/to", "testing").Output()
	if err != nil {
		return nil, err
	}
	files := map[string]string{}
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var p struct{ ImportPath, Export string }
		if err := d.Decode(&p); err != nil {
			return nil, err
		}
		files[p.ImportPath] = p.Export
	}
	return files, nil
})

// typeChecker checks packages that may import each other.
type typeChecker struct {
	fset   *token.FileSet
	known  map[string]*types.Package
	common types.Importer
}

// commonImporter is shared, because reading export data again would take most of the time.
var commonImporter = sync.OnceValues(func() (types.Importer, error) {
	files, err := exportData()
	if err != nil {
		return nil, err
	}
	return importer.ForCompiler(token.NewFileSet(), "gc", func(path string) (io.ReadCloser, error) { return os.Open(files[path]) }), nil
})

func newTypeChecker(t testing.TB) *typeChecker {
	t.Helper()
	common, err := commonImporter()
	if err != nil {
		t.Fatal(err)
	}
	return &typeChecker{fset: token.NewFileSet(), known: map[string]*types.Package{}, common: common}
}

// Import implements types.Importer.
func (c *typeChecker) Import(path string) (*types.Package, error) {
	if p := c.known[path]; p != nil {
		return p, nil
	}
	return c.common.Import(path)
}

// check checks one package and returns what is wrong.
func (c *typeChecker) check(pkg string, files map[string][]byte) (wrong []string) {
	var parsed []*ast.File
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f, err := parser.ParseFile(c.fset, pkg+"/"+name, files[name], parser.ParseComments)
		if err != nil {
			return []string{err.Error()}
		}
		parsed = append(parsed, f)
	}
	config := types.Config{Importer: c, Error: func(err error) { wrong = append(wrong, err.Error()) }}
	p, _ := config.Check(pkg, c.fset, parsed, nil)
	c.known[pkg] = p
	return wrong
}

// generatesTypedCode generates the packages of a service and its examples, and returns what is
// wrong with their types; the files are for the message.
func generatesTypedCode(t testing.TB, s *ir.Service) (wrong []string, files map[string][]byte) {
	t.Helper()
	opts := gogen.Options{ImportPath: typesImport, Fake: true}
	files, err := gogen.Generate(s, opts)
	if err != nil {
		return []string{err.Error()}, nil
	}
	packages := map[string]map[string][]byte{}
	for name, text := range files {
		kind := path.Dir(name)
		if strings.HasSuffix(name, "_test.go") {
			kind = "test"
		}
		if packages[kind] == nil {
			packages[kind] = map[string][]byte{}
		}
		packages[kind][path.Base(name)] = text
	}
	c := newTypeChecker(t)
	home := typesImport + "/" + s.Package
	for _, kind := range []string{".", "fake", "test"} {
		if len(packages[kind]) > 0 {
			wrong = append(wrong, c.check(path.Join(home, strings.TrimPrefix(kind, ".")), packages[kind])...)
		}
	}
	examples, err := gogen.ResourceExamples(s, opts)
	if err != nil {
		return append(wrong, err.Error()), files
	}
	for r, text := range examples {
		wrong = append(wrong, c.check(home+"/example", map[string][]byte{r.Name.Go + ".go": []byte(text)})...)
	}
	return wrong, files
}

// This file writes the registry: what the tests must know about the generated
// packages and reflection cannot say.

package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const modulePath = "github.com/seed184db40a/armgen/generator/conformance"

// writeRegistry writes clients/registry.go over the given suites.
func writeRegistry(out string, suites []string) error {
	var imports, body bytes.Buffer
	for _, suite := range suites {
		name := packageName(suite)
		fmt.Fprintf(&imports, "%q\n", modulePath+"/"+filepath.ToSlash(out)+"/"+name)
		facts, err := readPackage(filepath.Join(out, name))
		if err != nil {
			return err
		}
		facts.write(&body, suite, name)
	}
	text := "// Package clients lists the packages that prepare generated.\npackage clients\n\nimport (\n\"reflect\"\n\n" +
		fmt.Sprintf("%q\n", modulePath) + imports.String() + ")\n\n" +
		"// Packages holds every generated package by the name of its swagger file.\n" +
		"func Packages() map[string]*conformance.Package {\nreturn map[string]*conformance.Package{\n" + body.String() + "}\n}\n"
	formatted, err := format.Source([]byte(text))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "registry.go"), formatted, 0o666)
}

// facts are the names in one package.
type facts struct {
	constructors, types []string
	params              map[string][]string
}

func readPackage(dir string) (*facts, error) {
	f := &facts{params: map[string][]string{}}
	set := token.NewFileSet()
	names, err := fs.Glob(os.DirFS(dir), "*.go")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(set, filepath.Join(dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		for _, decl := range file.Decls {
			f.add(decl)
		}
	}
	return f, nil
}

func (f *facts) add(decl ast.Decl) {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		f.addFunc(d)
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			t, ok := spec.(*ast.TypeSpec)
			if !ok || !t.Name.IsExported() {
				continue
			}
			if _, ok := t.Type.(*ast.StructType); ok {
				f.types = append(f.types, t.Name.Name)
			}
		}
	}
}

// addFunc takes constructors of clients and methods of clients.
func (f *facts) addFunc(d *ast.FuncDecl) {
	name := d.Name.Name
	if !d.Name.IsExported() {
		return
	}
	if d.Recv == nil {
		if !strings.HasPrefix(name, "New") || !strings.Contains(name, "Client") {
			return
		}
		f.constructors = append(f.constructors, name)
	} else {
		star, ok := d.Recv.List[0].Type.(*ast.StarExpr)
		if !ok {
			return
		}
		recv, ok := star.X.(*ast.Ident)
		if !ok || !strings.HasSuffix(recv.Name, "Client") {
			return
		}
		name = recv.Name + "." + name
	}
	f.params[name] = []string{}
	for _, field := range d.Type.Params.List {
		for _, n := range field.Names {
			f.params[name] = append(f.params[name], n.Name)
		}
	}
}

func (f *facts) write(b *bytes.Buffer, suite, pkg string) {
	fmt.Fprintf(b, "%q: {\nConstructors: map[string]any{\n", suite)
	for _, name := range f.constructors {
		fmt.Fprintf(b, "%q: %s.%s,\n", name, pkg, name)
	}
	b.WriteString("},\nTypes: map[string]reflect.Type{\n")
	for _, name := range f.types {
		fmt.Fprintf(b, "%q: reflect.TypeFor[%s.%s](),\n", name, pkg, name)
	}
	b.WriteString("},\nParams: map[string][]string{\n")
	for _, name := range sortedKeys(f.params) {
		fmt.Fprintf(b, "%q: %#v,\n", name, f.params[name])
	}
	b.WriteString("},\n},\n")
}

func sortedKeys(m map[string][]string) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

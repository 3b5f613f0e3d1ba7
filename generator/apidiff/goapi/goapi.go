// Package goapi compares the exported Go names and types of two versions of a
// generated package, and finds where a user's code depends on a difference.
//
// The packages are compared as they come out of the generator, before anything
// is written or built: what they import is replaced by stand-ins with the same
// names, so neither the Go command nor a network is needed.
package goapi

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"path"
	"slices"
	"strings"

	xapidiff "golang.org/x/exp/apidiff"

	"github.com/seed184db40a/armgen/generator/apidiff"
)

// Files are the Go files of one package by name.
type Files map[string][]byte

// Compare lists the differences between two versions of a package, breaking
// ones first, each group by name.
func Compare(before, after Files) ([]apidiff.GoChange, error) {
	fset := token.NewFileSet()
	old, err := parse(fset, before)
	if err != nil {
		return nil, err
	}
	new, err := parse(fset, after)
	if err != nil {
		return nil, err
	}
	outside := newStandIns(append(slices.Clone(old), new...))
	from, to := outside.check(fset, old), outside.check(fset, new)
	var changes []apidiff.GoChange
	for _, c := range xapidiff.Changes(from, to).Changes {
		name, message, _ := strings.Cut(c.Message, ": ")
		if promoted(from, name) || promoted(to, name) {
			continue // said about the type that has the field
		}
		changes = append(changes, apidiff.GoChange{Name: name, Message: message, Breaking: !c.Compatible})
	}
	slices.SortStableFunc(changes, func(a, b apidiff.GoChange) int {
		if a.Breaking != b.Breaking {
			return map[bool]int{true: -1, false: 1}[a.Breaking]
		}
		return strings.Compare(a.Name, b.Name)
	})
	return changes, nil
}

// promoted reports whether "Type.Field" is a field that the type has from an embedded one.
func promoted(pkg *types.Package, name string) bool {
	typ, field, ok := strings.Cut(plainName(name), ".")
	obj := pkg.Scope().Lookup(typ)
	if !ok || obj == nil {
		return false
	}
	_, way, _ := types.LookupFieldOrMethod(types.NewPointer(obj.Type()), true, pkg, field)
	return len(way) > 1
}

func parse(fset *token.FileSet, files Files) ([]*ast.File, error) {
	var parsed []*ast.File
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if !strings.HasSuffix(name, ".go") {
			continue
		}
		f, err := parser.ParseFile(fset, name, files[name], parser.SkipObjectResolution)
		if err != nil {
			return nil, fmt.Errorf("the generated file does not parse: %w", err)
		}
		parsed = append(parsed, f)
	}
	return parsed, nil
}

// standIns makes a package for each import: every name that some file takes
// from it, as a type. Bodies are not checked, so types are all that matter.
type standIns map[string]*types.Package

// Import implements types.Importer.
func (s standIns) Import(importPath string) (*types.Package, error) {
	if p := s[importPath]; p != nil {
		return p, nil
	}
	p := types.NewPackage(importPath, path.Base(importPath))
	p.MarkComplete()
	s[importPath] = p
	return p, nil
}

func newStandIns(files []*ast.File) standIns {
	s := standIns{}
	for _, f := range files {
		imports := importNames(f)
		arity := typeArguments(f)
		ast.Inspect(f, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := sel.X.(*ast.Ident); ok && imports[x.Name] != "" {
					s.declare(imports[x.Name], sel.Sel.Name, arity[sel])
				}
			}
			return true
		})
	}
	return s
}

// declare adds a named type, or for a name used with type arguments a generic
// one.
func (s standIns) declare(importPath, name string, arity int) {
	pkg, _ := s.Import(importPath)
	if pkg.Scope().Lookup(name) != nil {
		return
	}
	obj := types.NewTypeName(token.NoPos, pkg, name, nil)
	if arity == 0 {
		types.NewNamed(obj, types.NewStruct(nil, nil), nil)
	} else {
		generic(obj, arity)
	}
	pkg.Scope().Insert(obj)
}

// generic gives a name the form of an alias for a struct with a field of each
// type parameter. The comparison looks into a struct, but not at the type
// arguments of a type from another package.
func generic(obj *types.TypeName, arity int) {
	var params []*types.TypeParam
	var fields []*types.Var
	for i := range arity {
		name := types.NewTypeName(token.NoPos, obj.Pkg(), fmt.Sprintf("T%d", i), nil)
		param := types.NewTypeParam(name, types.NewInterfaceType(nil, nil))
		params = append(params, param)
		fields = append(fields, types.NewField(token.NoPos, obj.Pkg(), fmt.Sprintf("%s%d", obj.Name(), i), param, false))
	}
	types.NewAlias(obj, types.NewStruct(fields, nil)).SetTypeParams(params)
}

func importNames(f *ast.File) map[string]string {
	names := map[string]string{}
	for _, spec := range f.Imports {
		importPath := strings.Trim(spec.Path.Value, `"`)
		name := path.Base(importPath)
		if spec.Name != nil {
			name = spec.Name.Name
		}
		names[name] = importPath
	}
	return names
}

// typeArguments counts the type arguments behind each generic name.
func typeArguments(f *ast.File) map[*ast.SelectorExpr]int {
	counts := map[*ast.SelectorExpr]int{}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.IndexExpr:
			if sel, ok := n.X.(*ast.SelectorExpr); ok {
				counts[sel] = 1
			}
		case *ast.IndexListExpr:
			if sel, ok := n.X.(*ast.SelectorExpr); ok {
				counts[sel] = len(n.Indices)
			}
		}
		return true
	})
	return counts
}

// check makes a package of the files. What the stand-ins cannot express (the
// values of variables) is no part of what is compared, so errors are dropped.
func (s standIns) check(fset *token.FileSet, files []*ast.File) *types.Package {
	config := types.Config{Importer: s, IgnoreFuncBodies: true, Error: func(error) {}}
	name := "generated"
	if len(files) > 0 {
		name = files[0].Name.Name
	}
	pkg, _ := config.Check("generated/"+name, fset, files, nil)
	return pkg
}

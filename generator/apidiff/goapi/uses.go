package goapi

// This file finds the places of a user's code that name something which is
// gone or changed.

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/types"
	"path"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/seed184db40a/armgen/generator/apidiff"
)

// Uses lists where the Go packages of a pattern use what changes break. pkg is
// the name of the generated package; every package of that name counts, since
// a repository may keep it under any path.
func Uses(dir string, patterns []string, pkg string, changes []apidiff.GoChange) ([]apidiff.GoUse, error) {
	broken := map[string]apidiff.GoChange{}
	for _, c := range changes {
		if c.Breaking {
			broken[plainName(c.Name)] = c
		}
	}
	loaded, err := packages.Load(&packages.Config{Dir: dir, Tests: true,
		Mode: packages.NeedName | packages.NeedSyntax | packages.NeedTypes | packages.NeedTypesInfo | packages.NeedImports | packages.NeedDeps}, patterns...)
	if err != nil {
		return nil, fmt.Errorf("the Go packages %s cannot be read: %w", strings.Join(patterns, " "), err)
	}
	var uses []apidiff.GoUse
	for _, p := range loaded {
		if len(p.Errors) > 0 && len(p.Syntax) == 0 {
			return nil, fmt.Errorf("the Go package %s cannot be read: %w", p.PkgPath, p.Errors[0])
		}
		if p.Name != pkg {
			uses = append(uses, usesIn(p, pkg, broken)...)
		}
	}
	slices.SortFunc(uses, func(a, b apidiff.GoUse) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), strings.Compare(a.Name, b.Name))
	})
	return slices.Compact(uses), nil
}

// plainName turns "(*Client).Get" and "Thing.A" into the form "Client.Get".
func plainName(name string) string {
	return strings.NewReplacer("(*", "", "(", "", ")", "").Replace(name)
}

// holder is the type that has the selected field or method itself, which may be one that the
// receiver embeds.
func holder(s *types.Selection) types.Type {
	t := s.Recv()
	for _, i := range s.Index()[:len(s.Index())-1] {
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		t = t.Underlying().(*types.Struct).Field(i).Type()
	}
	return t
}

func usesIn(p *packages.Package, pkg string, broken map[string]apidiff.GoChange) []apidiff.GoUse {
	var uses []apidiff.GoUse
	record := func(id *ast.Ident, name string) {
		if c, ok := broken[name]; ok {
			at := p.Fset.Position(id.Pos())
			uses = append(uses, apidiff.GoUse{Name: c.Name, Message: c.Message, File: at.Filename, Line: at.Line, Column: at.Column})
		}
	}
	for _, file := range p.Syntax {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if s := p.TypesInfo.Selections[n]; s != nil {
					record(n.Sel, member(holder(s), n.Sel.Name, pkg))
				} else if fromPackage(p.TypesInfo.Uses[n.Sel], pkg) {
					record(n.Sel, n.Sel.Name)
				}
			case *ast.CompositeLit:
				for _, id := range keys(n) {
					record(id, member(p.TypesInfo.TypeOf(n), id.Name, pkg))
				}
			}
			return true
		})
	}
	return uses
}

// member is "Type.Name" for a member of a type of the package, else "".
func member(t types.Type, name, pkg string) string {
	if pointer, ok := types.Unalias(t).(*types.Pointer); ok {
		t = pointer.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || !fromPackage(named.Obj(), pkg) {
		return ""
	}
	return named.Obj().Name() + "." + name
}

func fromPackage(obj types.Object, pkg string) bool {
	return obj != nil && obj.Pkg() != nil && (obj.Pkg().Name() == pkg || path.Base(obj.Pkg().Path()) == pkg)
}

// keys are the field names of a struct literal.
func keys(lit *ast.CompositeLit) []*ast.Ident {
	var ids []*ast.Ident
	for _, element := range lit.Elts {
		if kv, ok := element.(*ast.KeyValueExpr); ok {
			if id, ok := kv.Key.(*ast.Ident); ok {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

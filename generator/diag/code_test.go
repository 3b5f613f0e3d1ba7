package diag

// This file holds the table of codes complete: every code that appears in a
// call of a report anywhere in the tree has an entry, and every entry is fit
// to print.

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// codeArgument says which argument of a reporting call is the code.
var codeArgument = map[string]int{"Errorf": 1, "Warnf": 1, "Notef": 1, "failCode": 0, "fault": 2}

var kebab = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func TestEveryCodeIsExplained(t *testing.T) {
	known := map[string]bool{}
	for _, e := range Codes() {
		if known[string(e.Code)] {
			t.Errorf("%s stands twice in codes.md", e.Code)
		}
		known[string(e.Code)] = true
		if !kebab.MatchString(string(e.Code)) || e.Meaning == "" || len(e.Explanation) < 40 || strings.Contains(e.Meaning, "\n") {
			t.Errorf("the entry of %s is incomplete", e.Code)
		}
	}
	for _, use := range codesInTree(t) {
		if !known[use.code] {
			t.Errorf("%s: code %q has no entry in generator/diag/codes.md", use.place, use.code)
		}
	}
}

type codeUse struct{ code, place string }

// codesInTree finds the literal codes in the source of the whole module.
func codesInTree(t *testing.T) []codeUse {
	var uses []codeUse
	fset := token.NewFileSet()
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			for _, lit := range codeLiterals(n) {
				code, _ := strconv.Unquote(lit.Value)
				if kebab.MatchString(code) {
					uses = append(uses, codeUse{code, fset.Position(lit.Pos()).String()})
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(uses) == 0 {
		t.Fatal("no code was found: does the search still work?")
	}
	return uses
}

// codeLiterals are the codes written in one node: in a reporting call, or in a
// Diagnostic literal.
func codeLiterals(n ast.Node) []*ast.BasicLit {
	switch n := n.(type) {
	case *ast.CallExpr:
		i, ok := codeArgument[calledName(n)]
		if ok && i < len(n.Args) {
			return stringLiteral(n.Args[i])
		}
	case *ast.KeyValueExpr:
		if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Code" {
			return stringLiteral(n.Value)
		}
	}
	return nil
}

func calledName(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		return f.Sel.Name
	case *ast.Ident:
		return f.Name
	}
	return ""
}

func stringLiteral(e ast.Expr) []*ast.BasicLit {
	if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
		return []*ast.BasicLit{lit}
	}
	return nil
}

func TestExplain(t *testing.T) {
	if e, _, ok := Explain("ref-dangling"); !ok || !strings.HasPrefix(e.Meaning, "A $ref points") {
		t.Errorf("got %+v", e)
	}
	if _, near, ok := Explain("ref-dangeling"); ok || near != "ref-dangling" {
		t.Errorf("got %q", near)
	}
}

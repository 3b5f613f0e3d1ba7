// Mutants: one small change of a file each, as text in the place of other text, so
// that positions and layout of everything else stay.

package main

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
)

// opposites says what an operator becomes.
var opposites = map[token.Token]token.Token{
	token.EQL: token.NEQ, token.NEQ: token.EQL,
	token.LSS: token.GEQ, token.GEQ: token.LSS,
	token.GTR: token.LEQ, token.LEQ: token.GTR,
	token.LAND: token.LOR, token.LOR: token.LAND,
	token.ADD: token.SUB, token.SUB: token.ADD,
}

// mutant puts new in the place of old, which begins at a byte offset of the file.
type mutant struct {
	pos      token.Position
	old, new string
}

func (m mutant) apply(src []byte) []byte {
	var out bytes.Buffer
	out.Write(src[:m.pos.Offset])
	out.WriteString(m.new)
	out.Write(src[m.pos.Offset+len(m.old):])
	return out.Bytes()
}

// line is the line of the source that the mutant changes, without its indentation.
func (m mutant) line(src []byte) []byte {
	start := bytes.LastIndexByte(src[:m.pos.Offset], '\n') + 1
	line, _, _ := bytes.Cut(src[start:], []byte("\n"))
	return bytes.TrimSpace(line)
}

// finder collects the mutants of one file.
type finder struct {
	files *token.FileSet
	src   []byte
	out   []mutant
}

func mutantsOf(name string, src []byte) ([]mutant, error) {
	f := finder{files: token.NewFileSet(), src: src}
	file, err := parser.ParseFile(f.files, name, src, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	ast.Inspect(file, func(n ast.Node) bool {
		f.node(n)
		return true
	})
	return f.out, nil
}

func (f *finder) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		if to, ok := opposites[n.Op]; ok {
			f.replace(n.OpPos, n.Op.String(), to.String())
		}
	case *ast.UnaryExpr:
		if n.Op == token.NOT {
			f.replace(n.OpPos, "!", "")
		}
	case *ast.Ident:
		switch n.Name {
		case "true":
			f.replace(n.NamePos, "true", "false")
		case "false":
			f.replace(n.NamePos, "false", "true")
		}
	case *ast.IfStmt:
		f.condition(n.Cond)
	case *ast.ForStmt:
		f.condition(n.Cond)
	case *ast.CaseClause:
		for _, e := range n.List {
			f.condition(e)
		}
	case *ast.ReturnStmt:
		f.result(n)
	}
}

// condition negates what has no operator of its own to turn: a call or a variable.
// In a switch over values such a mutant does not compile, which is no harm.
func (f *finder) condition(e ast.Expr) {
	switch e.(type) {
	case *ast.CallExpr, *ast.SelectorExpr, *ast.Ident, *ast.IndexExpr:
		text := f.text(e)
		f.replace(e.Pos(), text, "!"+text)
	}
}

// result loses an error on its way out.
func (f *finder) result(n *ast.ReturnStmt) {
	if len(n.Results) == 0 {
		return
	}
	if last, ok := n.Results[len(n.Results)-1].(*ast.Ident); ok && last.Name == "err" {
		f.replace(last.NamePos, "err", "nil")
	}
}

func (f *finder) replace(at token.Pos, from, to string) {
	f.out = append(f.out, mutant{f.files.Position(at), from, to})
}

func (f *finder) text(e ast.Expr) string {
	return string(f.src[f.files.Position(e.Pos()).Offset:f.files.Position(e.End()).Offset])
}

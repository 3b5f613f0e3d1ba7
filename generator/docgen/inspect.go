// The schema literal: a JSON value as util.inspect of Node.js prints it, with line
// length 80, at most 100 items of an array and 10000 characters of a string.

package docgen

import (
	"fmt"
	"strings"

	"github.com/seed184db40a/armgen/generator/ir"
)

const (
	lineLength = 80
	maxItems   = 100
	maxString  = 10000
)

// inspect prints v. Containers nested deeper than depth are cut.
func inspect(v ir.Value, depth int) string {
	p := &inspector{depth: depth, circular: map[ir.Value]int{}}
	return p.value(v, 0)
}

// inspector is the state of one printing.
type inspector struct {
	depth    int
	indent   int
	entered  int // level of the container entered most recently
	stack    []ir.Value
	circular map[ir.Value]int // numbers of the containers that reach themselves
}

func (p *inspector) value(v ir.Value, level int) string {
	switch v := v.(type) {
	case *ir.Object:
		return p.container(v, level, len(v.Members), "{", "}", "[Object]", func() []string { return p.members(v, level+1) })
	case *ir.Array:
		return p.container(v, level, len(v.Items), "[", "]", "[Array]", func() []string { return p.items(v, level+1) })
	case ir.Text:
		return p.text(string(v))
	case ir.Number:
		return number(float64(v))
	case ir.Truth:
		return fmt.Sprint(bool(v))
	}
	return "null"
}

// container prints an object or array whose entries are made by entries.
func (p *inspector) container(v ir.Value, level, n int, open, closing, cut string, entries func() []string) string {
	for _, outer := range p.stack {
		if outer == v {
			return fmt.Sprintf("[Circular *%d]", p.number(v))
		}
	}
	if n == 0 {
		return open + closing
	}
	if level > p.depth {
		return cut
	}
	level++
	p.entered = level
	p.stack = append(p.stack, v)
	parts := entries()
	p.stack = p.stack[:len(p.stack)-1]
	base := ""
	if number, ok := p.circular[v]; ok {
		base = fmt.Sprintf("<ref *%d>", number)
	}
	text := p.assemble(v, parts, base, open, closing, level)
	if base != "" {
		return base + " " + text
	}
	return text
}

// number gives a container its number at the first time it is met inside itself.
func (p *inspector) number(v ir.Value) int {
	n, ok := p.circular[v]
	if !ok {
		n = len(p.circular) + 1
		p.circular[v] = n
	}
	return n
}

func (p *inspector) members(o *ir.Object, level int) []string {
	parts := make([]string, 0, len(o.Members))
	p.indent += 2
	for _, m := range o.Members {
		parts = append(parts, key(m.Key)+": "+p.value(m.Value, level))
	}
	p.indent -= 2
	return parts
}

func (p *inspector) items(a *ir.Array, level int) []string {
	shown := min(len(a.Items), maxItems)
	parts := make([]string, 0, shown+1)
	p.indent += 2
	for _, item := range a.Items[:shown] {
		parts = append(parts, p.value(item, level))
	}
	p.indent -= 2
	if more := len(a.Items) - shown; more > 0 {
		parts = append(parts, fmt.Sprintf("... %d more item%s", more, plural(more)))
	}
	return parts
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// assemble lays the entries out: on one line when they fit and nothing deep is
// inside, else one a line, long arrays in columns.
func (p *inspector) assemble(v ir.Value, parts []string, base, open, closing string, level int) string {
	n := len(parts)
	if a, ok := v.(*ir.Array); ok && n > 6 {
		parts = p.columns(parts, a)
	}
	if p.entered-level < 3 && n == len(parts) {
		start := n + p.indent + 1 + len(base) + 10
		if fitsOnLine(parts, start) {
			return open + " " + strings.Join(parts, ", ") + " " + closing
		}
	}
	pad := "\n" + strings.Repeat(" ", p.indent)
	return open + pad + "  " + strings.Join(parts, ","+pad+"  ") + pad + closing
}

func fitsOnLine(parts []string, start int) bool {
	total := len(parts) + start
	if total+len(parts) > lineLength {
		return false
	}
	for _, part := range parts {
		total += units(part)
		if total > lineLength || strings.Contains(part, "\n") {
			return false
		}
	}
	return true
}

// text quotes a string. A long one is split after its line ends.
func (p *inspector) text(s string) string {
	more := ""
	if n := units(s); n > maxString {
		s = cutUnits(s, maxString)
		more = fmt.Sprintf("... %d more character%s", n-maxString, plural(n-maxString))
	}
	if n := units(s); n <= 16 || n <= lineLength-p.indent-4 {
		return quote(s) + more
	}
	var pieces []string
	for piece := range strings.SplitAfterSeq(s, "\n") {
		if piece != "" {
			pieces = append(pieces, quote(piece))
		}
	}
	return strings.Join(pieces, " +\n"+strings.Repeat(" ", p.indent+2)) + more
}

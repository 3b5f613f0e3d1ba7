// The schema literal: a value printed the way Node's util.inspect does, in lines
// of 80 with an indent of 2. Widths, quotes and escapes are not those of the
// example literal; the two share no code on purpose.

package docgen

import (
	"errors"
	"strconv"
	"strings"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// The parameters of the literal.
const (
	inspectWidth   = 80
	inspectItems   = 100   // items of an array that are printed
	inspectUnits   = 10000 // units of a string that are printed
	inspectCompact = 3     // levels that may share a line
	inspectLimit   = 64 << 20
)

// errTooLarge says that a value that refers to itself in many ways would fill
// more than inspectLimit.
var errTooLarge = errors.New("the printed schema would have more than 64 MiB; choose a smaller depth")

// inspect prints a value down to a depth.
func inspect(v *ir.Value, depth int) (string, error) {
	p := &inspector{depth: depth, circular: map[*ir.Value]int{}, open: map[*ir.Value]bool{}}
	text := p.print(v, 0)
	if p.written > inspectLimit {
		return "", errTooLarge
	}
	return text, nil
}

// inspector is the state of one literal.
type inspector struct {
	depth    int
	indent   int
	entered  int // level of the container entered last; deliberately not restored
	open     map[*ir.Value]bool
	circular map[*ir.Value]int
	written  int // bytes of scalars and keys so far
}

func (p *inspector) print(v *ir.Value, level int) string {
	switch {
	case v == nil:
		return "undefined"
	case !v.Container():
		return p.scalar(v)
	case p.open[v]:
		return "[Circular *" + strconv.Itoa(p.number(v)) + "]"
	case len(v.Members) == 0:
		return brackets(v, "", "")
	case level > p.depth && v.Kind == diag.Object:
		return "[Object]"
	case level > p.depth:
		return "[Array]"
	}
	level++
	p.entered = level
	p.open[v] = true
	entries := p.entries(v, level)
	delete(p.open, v)
	base := ""
	if n, ok := p.circular[v]; ok {
		base = "<ref *" + strconv.Itoa(n) + ">"
	}
	text := p.assemble(v, entries, level, base)
	if base != "" {
		return base + " " + text
	}
	return text
}

// number is the circular number of a value, given out in the order of need.
func (p *inspector) number(v *ir.Value) int {
	if _, ok := p.circular[v]; !ok {
		p.circular[v] = len(p.circular) + 1
	}
	return p.circular[v]
}

func (p *inspector) entries(v *ir.Value, level int) []string {
	entries := make([]string, 0, min(len(v.Members), inspectItems+1))
	p.indent += 2
	for i, m := range v.Members {
		if p.written > inspectLimit {
			break
		}
		if v.Kind == diag.Object {
			entries = append(entries, p.key(m.Key)+": "+p.print(m.Value, level))
			continue
		}
		if i == inspectItems {
			entries = append(entries, moreItems(len(v.Members)-i))
			break
		}
		entries = append(entries, p.print(m.Value, level))
	}
	p.indent -= 2
	return entries
}

func moreItems(n int) string {
	if n == 1 {
		return "... 1 more item"
	}
	return "... " + strconv.Itoa(n) + " more items"
}

// assemble puts the entries of a container on one line or on several.
func (p *inspector) assemble(v *ir.Value, entries []string, level int, base string) string {
	n := len(entries)
	if v.Kind == diag.Array && n > groupedFrom {
		entries = groupColumns(entries, p.indent, v)
	}
	if p.entered-level < inspectCompact && len(entries) == n && p.fits(entries, base) {
		return brackets(v, " ", strings.Join(entries, ", "))
	}
	pad := "\n" + strings.Repeat(" ", p.indent)
	return brackets(v, pad, strings.Join(entries, ","+pad+"  "), "  ")
}

func (p *inspector) fits(entries []string, base string) bool {
	total := len(entries) + p.indent + 1 + len(base) + 10 + len(entries)
	for _, e := range entries {
		total += units(e)
		if total > inspectWidth || strings.Contains(e, "\n") {
			return false
		}
	}
	return total <= inspectWidth
}

// brackets wraps the inside of a container; extra is indent for the inside only.
func brackets(v *ir.Value, pad, inside string, extra ...string) string {
	lead := pad + strings.Join(extra, "")
	if v.Kind == diag.Array {
		return "[" + lead + inside + pad + "]"
	}
	return "{" + lead + inside + pad + "}"
}

// Resolving `$ref` into a graph of values in which identity matters: every JSON node
// has exactly one resolved value, made once, and a plain reference is its target.

package catalog

import (
	"slices"
	"strconv"
	"strings"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
	"github.com/seed184db40a/armgen/generator/load"
)

// maxDepth bounds the nesting of one file's values and the length of a chain of
// references.
const maxDepth = 1_000

// resolver resolves what one specification file contributes. References into other
// files are followed; each file is its own graph, so nothing is shared between
// resolvers.
type resolver struct {
	set    *load.Set
	values map[diag.Node]ir.Value
	depth  int
}

func newResolver(set *load.Set) *resolver {
	return &resolver{set: set, values: map[diag.Node]ir.Value{}}
}

// value resolves a node.
func (r *resolver) value(n diag.Node) ir.Value {
	if v, ok := r.values[n]; ok {
		return v
	}
	r.depth++
	defer func() { r.depth-- }()
	if r.depth > maxDepth {
		return ir.Null{}
	}
	switch n.Kind() {
	case diag.Object:
		return r.object(n)
	case diag.Array:
		a := &ir.Array{}
		r.values[n] = a
		for child := range n.Children() {
			a.Items = append(a.Items, r.value(child))
		}
		return a
	}
	return scalar(n)
}

func (r *resolver) object(n diag.Node) ir.Value {
	ref := n.Get("$ref")
	if ref.Kind() != diag.String || ref.Str() == "" {
		o := &ir.Object{}
		r.values[n] = o
		r.members(o, n, "")
		return o
	}
	target, ok := r.set.Resolve(ref)
	if !ok {
		return ir.Null{}
	}
	if n.Len() == 1 {
		v := r.value(target)
		r.values[n] = v
		return v
	}
	return r.merged(n, target)
}

// members resolves the members of n into o, in the order of JavaScript: array indices
// first, then the order of the file.
func (r *resolver) members(o *ir.Object, n diag.Node, without string) {
	for _, child := range ordered(n) {
		if key := child.Key(); key != without {
			o.Members = append(o.Members, ir.Member{Key: key, Value: r.value(child)})
		}
	}
}

// merged is a reference with siblings: an object of its own, the siblings first, then
// what the target has besides.
func (r *resolver) merged(n, target diag.Node) ir.Value {
	o := &ir.Object{}
	r.values[n] = o
	r.members(o, n, "$ref")
	from, ok := r.value(target).(*ir.Object)
	if !ok {
		return o
	}
	for _, m := range from.Members {
		if o.Get(m.Key) == nil {
			o.Members = append(o.Members, m)
		}
	}
	slices.SortStableFunc(o.Members, func(a, b ir.Member) int { return compareKeys(a.Key, b.Key) })
	return o
}

func ordered(n diag.Node) []diag.Node {
	out := slices.Collect(n.Children())
	if slices.ContainsFunc(out, func(c diag.Node) bool { _, ok := arrayIndex(c.Key()); return ok }) {
		slices.SortStableFunc(out, func(a, b diag.Node) int { return compareKeys(a.Key(), b.Key()) })
	}
	return out
}

// compareKeys puts array indices before other keys, in their order.
func compareKeys(a, b string) int {
	i, okA := arrayIndex(a)
	j, okB := arrayIndex(b)
	switch {
	case okA && okB:
		return int(min(max(i-j, -1), 1))
	case okA:
		return -1
	case okB:
		return 1
	}
	return 0
}

// arrayIndex reads a key that JavaScript takes for an array index.
func arrayIndex(key string) (int64, bool) {
	if key == "" || len(key) > 10 || key[0] == '0' && key != "0" || strings.Trim(key, "0123456789") != "" {
		return 0, false
	}
	i, err := strconv.ParseInt(key, 10, 64)
	return i, err == nil && i < 1<<32-1
}

func scalar(n diag.Node) ir.Value {
	switch n.Kind() {
	case diag.String:
		return ir.Text(n.Str())
	case diag.Number:
		f, _ := n.Float()
		return ir.Number(f)
	case diag.Bool:
		return ir.Truth(n.IsTrue())
	}
	return ir.Null{}
}

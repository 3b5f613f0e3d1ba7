// References, resolved into a graph of values in which identity counts: every JSON
// node has one value, made once, and a reference without siblings is its target.

package catalog

import (
	"slices"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
	"github.com/seed184db40a/armgen/generator/load"
)

// graph resolves nodes. It is for one goroutine.
type graph struct {
	set    *load.Set
	values map[diag.Node]*ir.Value
	failed bool // some reference leads nowhere
}

func newGraph(set *load.Set) *graph {
	return &graph{set: set, values: map[diag.Node]*ir.Value{}}
}

// reference is the $ref of a reference object, absent for anything else.
func reference(n diag.Node) diag.Node {
	if ref := n.Get("$ref"); ref.Str() != "" {
		return ref
	}
	return diag.Node{}
}

// maxChain bounds references to references.
const maxChain = 64

// plain follows references without siblings. It ends at a value, or at a reference
// object with siblings; absent when a reference leads nowhere.
func (g *graph) plain(n diag.Node) diag.Node {
	for range maxChain {
		ref := reference(n)
		if !ref.OK() || n.Len() > 1 {
			return n
		}
		if n = g.follow(ref); !n.OK() {
			return n
		}
	}
	g.failed = true
	g.set.Report().Errorf(n.Pos(), "ref-cycle", "the reference leads back to itself").
		WithHelp("let one of the references point to a real schema")
	return diag.Node{}
}

func (g *graph) follow(ref diag.Node) diag.Node {
	target, ok := g.set.Resolve(ref)
	if !ok {
		g.failed = true
		return diag.Node{}
	}
	return target
}

// members lists the members of a node as they are after resolving: of a reference
// with siblings these first, then those of its target that are not among them.
func (g *graph) members(n diag.Node) []ir.NodeMember {
	n = g.plain(n)
	members := ir.MembersOf(n)
	for range maxChain {
		ref := reference(n)
		if !ref.OK() {
			break
		}
		members = slices.DeleteFunc(members, func(m ir.NodeMember) bool { return m.Key == "$ref" && m.Node == ref })
		if n = g.plain(g.follow(ref)); n.Kind() != diag.Object {
			break
		}
		members = appendMissing(members, ir.MembersOf(n))
	}
	return members
}

func appendMissing(members, more []ir.NodeMember) []ir.NodeMember {
	own := len(members)
	for _, m := range more {
		if !slices.ContainsFunc(members[:own], func(x ir.NodeMember) bool { return x.Key == m.Key }) {
			members = append(members, m)
		}
	}
	return members
}

// get is the member of an object after resolving, itself without plain references.
func (g *graph) get(n diag.Node, key string) diag.Node {
	if n = g.plain(n); !reference(n).OK() {
		return g.plain(n.Get(key))
	}
	for _, m := range g.members(n) {
		if m.Key == key {
			return g.plain(m.Node)
		}
	}
	return diag.Node{}
}

// value is the resolved value of a node.
func (g *graph) value(n diag.Node) *ir.Value {
	if n = g.plain(n); !n.OK() {
		return nil
	}
	if v, ok := g.values[n]; ok {
		return v
	}
	v := ir.NewValue(n)
	g.values[n] = v
	if !v.Container() {
		return v
	}
	members := g.members(n)
	v.Members = make([]ir.Member, len(members))
	for i, m := range members {
		v.Members[i] = ir.Member{Key: m.Key, Value: g.value(m.Node)}
	}
	return v
}

// Resolve is the value of one node with its references followed, as pages print
// it; ok is false when a reference leads nowhere, which is reported.
func Resolve(set *load.Set, n diag.Node) (v *ir.Value, ok bool) {
	g := newGraph(set)
	v = g.value(n)
	return v, !g.failed
}

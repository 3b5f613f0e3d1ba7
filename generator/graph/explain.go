// The story of one dependency: every reason for it, or for want of a direct one
// the shortest way from one type to the other.

package graph

import (
	"fmt"
	"strings"

	"github.com/seed184db40a/armgen/generator/diag"
)

// Explain tells why the type a depends on b. Both are selectors: a full type or
// Group/Name.
func (g *Graph) Explain(a, b string) (string, error) {
	from, err := g.mustFind(a)
	if err != nil {
		return "", err
	}
	to, err := g.mustFind(b)
	if err != nil {
		return "", err
	}
	way := g.shortest(from, to)
	if way == nil {
		return fmt.Sprintf("%s does not depend on %s: no rule finds a way.\n", from.ID(), to.ID()), nil
	}
	var out strings.Builder
	for _, e := range way {
		fmt.Fprintf(&out, "%s depends on %s%s\n", e.From.ID(), e.To.ID(), many(e))
		for _, ev := range e.Evidence {
			fmt.Fprintf(&out, "  %-8s  %s: %s (%s)\n", ev.Rule, ev.Path, ev.Text, ev.Pos)
		}
	}
	return out.String(), nil
}

func (g *Graph) mustFind(selector string) (*Node, error) {
	if n := g.Find(selector); n != nil {
		return n, nil
	}
	var all []string
	for _, n := range g.Nodes {
		all = append(all, n.Type, n.ID())
	}
	help := diag.DidYouMean(selector, all)
	if help == "" {
		help = "name a full type or Group/Name"
	}
	return nil, fmt.Errorf("the graph has no resource %q; %s", selector, help)
}

// shortest is the shortest chain of edges, nil when there is none.
func (g *Graph) shortest(from, to *Node) []*Edge {
	came := map[*Node]*Edge{}
	queue := []*Node{from}
	for len(queue) > 0 {
		n := queue[0]
		queue = queue[1:]
		for _, e := range g.From(n.Type) {
			if came[e.To] != nil || e.To == from {
				continue
			}
			came[e.To] = e
			if e.To == to {
				return trace(came, from, to)
			}
			queue = append(queue, e.To)
		}
	}
	return nil
}

func trace(came map[*Node]*Edge, from, to *Node) []*Edge {
	var way []*Edge
	for n := to; n != from; n = came[n].From {
		way = append([]*Edge{came[n]}, way...)
	}
	return way
}

// What `--dependencies` asks: which resources the chosen ones depend on.

package graph

import (
	"slices"
	"strings"
)

// Needs lists the types that the chosen types depend on directly and that are not
// chosen themselves, in order, each with the edge that asks for it. What those
// depend on in turn is left to the user: the whole closure of a resource is most
// of Azure.
func (g *Graph) Needs(chosen []string) []*Edge {
	var out []*Edge
	asked := map[*Node]bool{}
	for _, e := range g.Edges {
		if asked[e.To] || !containsFold(chosen, e.From.Type) || containsFold(chosen, e.To.Type) {
			continue
		}
		asked[e.To] = true
		out = append(out, e)
	}
	slices.SortStableFunc(out, func(a, b *Edge) int { return byType(a.To, b.To) })
	return out
}

func containsFold(list []string, s string) bool {
	return slices.ContainsFunc(list, func(x string) bool { return strings.EqualFold(x, s) })
}

// How a graph is printed: as text, for Graphviz, for Mermaid.

package graph

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// Text writes the graph as lines, one block per resource type.
func (g *Graph) Text(w io.Writer) error {
	var b strings.Builder
	for _, n := range g.Nodes {
		edges := g.From(n.Type)
		if n.Package == "" && len(edges) == 0 {
			continue
		}
		fmt.Fprintf(&b, "%s  %s\n", n.ID(), n.Type)
		for _, e := range edges {
			fmt.Fprintf(&b, "  -> %s%s  %s: %s\n", e.To.ID(), many(e), e.Rule(), e.Evidence[0].Path)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func many(e *Edge) string {
	if e.List {
		return "[]"
	}
	return ""
}

// DOT writes the graph for Graphviz. Types that the run does not generate are dashed.
func (g *Graph) DOT(w io.Writer) error {
	var b strings.Builder
	b.WriteString("digraph resources {\n  rankdir=LR;\n  node [shape=box];\n")
	for _, n := range g.Nodes {
		style := ""
		if n.Package == "" {
			style = ", style=dashed"
		}
		fmt.Fprintf(&b, "  %q [label=%q%s];\n", n.Type, n.ID(), style)
	}
	for _, e := range g.Edges {
		fmt.Fprintf(&b, "  %q -> %q [label=%q];\n", e.From.Type, e.To.Type, string(e.Rule())+many(e))
	}
	b.WriteString("}\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// Mermaid writes the graph as a Mermaid flowchart.
func (g *Graph) Mermaid(w io.Writer) error {
	var b strings.Builder
	b.WriteString("flowchart LR\n")
	ids := map[*Node]string{}
	for i, n := range g.Nodes {
		ids[n] = fmt.Sprintf("n%d", i+1)
		open, end := "[", "]"
		if n.Package == "" {
			open, end = "([", "])"
		}
		fmt.Fprintf(&b, "  %s%s%q%s\n", ids[n], open, n.ID(), end)
	}
	for _, e := range g.Edges {
		label := string(e.Rule())
		if e.List {
			label += " list" // brackets would end the label
		}
		fmt.Fprintf(&b, "  %s -->|%s| %s\n", ids[e.From], label, ids[e.To])
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

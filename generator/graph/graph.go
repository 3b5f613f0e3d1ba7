// Package graph says which resource type depends on which, and why. It reads
// the ir of a run and a list of further resource types that exist in the
// specification tree, and answers with edges; each edge carries the rule that
// found it and the place in the spec or example that supports it.
//
// Build runs the rules of rules.go over every resource. render.go prints a
// graph, explain.go tells the story of one edge, and needs.go answers what
// `--dependencies` asks.
package graph

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// Graph is a set of resource types and the dependencies between them.
type Graph struct {
	Nodes []*Node // those of the run and those an edge points to, by Type
	Edges []*Edge // by From, then To
}

// Node is a resource type.
type Node struct {
	Type       string // "Microsoft.Network/privateEndpoints"
	Group      string // "Network"
	Name       string // "PrivateEndpoint"
	APIVersion string
	Package    string // Go package of the run, "" for a type that is only known
	File       string // specification file, "" when not known
}

// ID is the short form that pages and selectors use, "Network/PrivateEndpoint".
func (n *Node) ID() string { return n.Group + "/" + n.Name }

// Edge says that From depends on To.
type Edge struct {
	From, To *Node
	List     bool       // From may name several of To
	Evidence []Evidence // most trusted first, never empty
}

// Rule is the most trusted rule that found the edge.
func (e *Edge) Rule() Rule { return e.Evidence[0].Rule }

// Evidence is one reason for an edge.
type Evidence struct {
	Rule Rule
	Path string // property path in the create body, or the path parameter
	Text string // what was seen there
	List bool
	Pos  diag.Pos
}

// Rule names what an edge was concluded from.
type Rule string

// The rules, most trusted first.
const (
	RulePath    Rule = "path"     // the resource's URL lies below the other's
	RuleARMID   Rule = "arm-id"   // x-ms-arm-id-details or format arm-id
	RuleExample Rule = "example"  // an example body holds an id of that type
	RuleShape   Rule = "resource" // an object with an id, named like the type
	RuleIDName  Rule = "id-name"  // a …Id property named like the type
)

// trust orders the rules.
var trust = []Rule{RulePath, RuleARMID, RuleExample, RuleShape, RuleIDName}

// Build finds the dependencies of every resource of api. An edge leads to a
// resource of api, to one of known, or to a type that the spec itself spells out.
func Build(api *ir.API, known []ir.KnownType) *Graph {
	b := &builder{index: newIndex(api, known), edges: map[[2]*Node]*Edge{}, nodes: map[*Node]bool{}}
	for _, s := range api.Services {
		for _, r := range s.Resources {
			b.resource(r)
		}
	}
	return b.graph()
}

// builder collects edges.
type builder struct {
	index *index
	nodes map[*Node]bool
	edges map[[2]*Node]*Edge
}

// add notes evidence for from -> to; a resource does not depend on itself.
func (b *builder) add(from, to *Node, ev Evidence) {
	if from == to || to == nil {
		return
	}
	b.nodes[to] = true
	key := [2]*Node{from, to}
	e := b.edges[key]
	if e == nil {
		e = &Edge{From: from, To: to}
		b.edges[key] = e
	}
	same := func(x Evidence) bool { return x.Rule == ev.Rule && x.Path == ev.Path }
	if !slices.ContainsFunc(e.Evidence, same) {
		e.Evidence = append(e.Evidence, ev)
	}
	e.List = e.List || ev.List
}

// graph puts what was collected in order.
func (b *builder) graph() *Graph {
	g := &Graph{}
	for n := range b.nodes {
		g.Nodes = append(g.Nodes, n)
	}
	slices.SortFunc(g.Nodes, byType)
	for _, e := range b.edges {
		slices.SortStableFunc(e.Evidence, func(x, y Evidence) int {
			return cmp.Compare(slices.Index(trust, x.Rule), slices.Index(trust, y.Rule))
		})
		g.Edges = append(g.Edges, e)
	}
	slices.SortFunc(g.Edges, func(x, y *Edge) int { return cmp.Or(byType(x.From, y.From), byType(x.To, y.To)) })
	return g
}

func byType(x, y *Node) int {
	return cmp.Or(cmp.Compare(strings.ToLower(x.Type), strings.ToLower(y.Type)), cmp.Compare(x.Name, y.Name))
}

// From lists the edges that leave the type.
func (g *Graph) From(typ string) []*Edge {
	var out []*Edge
	for _, e := range g.Edges {
		if strings.EqualFold(e.From.Type, typ) {
			out = append(out, e)
		}
	}
	return out
}

// Find is the node that a selector names: a full type or a short Group/Name,
// nil when there is none.
func (g *Graph) Find(selector string) *Node {
	for _, n := range g.Nodes {
		if strings.EqualFold(n.Type, selector) || strings.EqualFold(n.ID(), selector) {
			return n
		}
	}
	return nil
}

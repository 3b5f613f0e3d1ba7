// gen graph: which resource depends on which, and why.

package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/seed184db40a/armgen/generator"
	"github.com/seed184db40a/armgen/generator/graph"
	"github.com/spf13/pflag"
)

var graphNames = []string{"specs", "spec", "readme", "tag", "package"}

// graphForms are the forms a graph is printed in.
var graphForms = map[string]func(*graph.Graph, io.Writer) error{
	"text": (*graph.Graph).Text, "dot": (*graph.Graph).DOT, "mermaid": (*graph.Graph).Mermaid,
}

// graphFlags are the flags of gen graph beside the selection.
type graphFlags struct {
	*selection
	as      string
	explain bool
}

func newGraphFlags() *graphFlags {
	f := &graphFlags{selection: newSelection("graph", graphNames...)}
	f.flags.StringVar(&f.as, "as", "text", "`FORM` of the graph: text, dot or mermaid")
	f.flags.BoolVar(&f.explain, "explain", false, "say why the first of two resources depends on the second")
	return f
}

func graphCommand() command {
	return command{
		name: "graph", args: "[A B]", summary: "print which resource depends on which",
		long:  "Print which resource depends on which, each dependency with the rule that found it.\nWith --explain A B: every reason why A depends on B, with its place.",
		run:   runGraph,
		flags: func() *pflag.FlagSet { return newGraphFlags().flags },
	}
}

func runGraph(s streams, args []string) int {
	f := newGraphFlags()
	positional := 0
	if slices.Contains(args, "--explain") {
		positional = 2
	}
	api, runs, code := f.compile(s, args, positional)
	if api == nil {
		return code
	}
	write, ok := graphForms[f.as]
	if !ok {
		return fail(s, "graph", fmt.Errorf("there is no form %q; use text, dot or mermaid", f.as))
	}
	known, err := generator.KnownTypes(runs)
	if err != nil {
		return fail(s, "graph", err)
	}
	g := graph.Build(api, known)
	if !f.explain {
		if err := write(g, s.out); err != nil {
			return fail(s, "graph", err)
		}
		return exitFine
	}
	story, err := g.Explain(f.flags.Arg(0), f.flags.Arg(1))
	if err != nil {
		return fail(s, "graph", err)
	}
	fmt.Fprint(s.out, story)
	return exitFine
}

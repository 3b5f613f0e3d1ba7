// The picture of what a resource lies in and depends on.

package docgen

import (
	"fmt"
	"strings"

	"github.com/seed184db40a/armgen/generator/graph"
	"github.com/seed184db40a/armgen/generator/ir"
)

// dependencies draws the neighbourhood of a resource as a Mermaid flowchart, and
// lists it. Only types that have a page are linked.
func (w *goWriter) dependencies(s *ir.Service, r *ir.Resource) (picture string, links []GoLink) {
	var b, clicks strings.Builder
	fmt.Fprintf(&b, "flowchart LR\n  self[%q]\n", r.Name.Go)
	for i, e := range w.opts.Graph.From(r.Type) {
		node, page := fmt.Sprintf("n%d", i+1), w.pageOf(s, e.To.Type)
		arrow := "-->"
		if e.Rule() == graph.RulePath {
			arrow = "-->|in|"
		}
		fmt.Fprintf(&b, "  self %s %s[%q]\n", arrow, node, e.To.ID())
		text := prose(e.To.ID())
		if page != "" {
			fmt.Fprintf(&clicks, "  click %s %q\n", node, page)
			text = fmt.Sprintf("[%s](%s)", text, page)
		}
		links = append(links, GoLink{text, why(e)})
	}
	if len(links) == 0 {
		return "", nil
	}
	return b.String() + clicks.String(), links
}

func why(e *graph.Edge) string {
	ev := e.Evidence[0]
	many := ""
	if e.List {
		many = ", several"
	}
	if ev.Rule == graph.RulePath {
		return "lies in it: path parameter " + code(ev.Path) + many
	}
	return "property " + code(ev.Path) + many
}

// pageOf is the way from a package's folder to the page of a type, "" when there
// is none.
func (w *goWriter) pageOf(from *ir.Service, typ string) string {
	for _, s := range w.services {
		for _, r := range s.Resources {
			if !strings.EqualFold(r.Type, typ) || r.Name.Go == "" {
				continue
			}
			if s == from {
				return r.Name.Go + ".md"
			}
			return "../" + s.Package + "/" + r.Name.Go + ".md"
		}
	}
	return ""
}

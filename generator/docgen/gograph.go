// The picture of what a resource lies in and depends on.

package docgen

import (
	"fmt"
	"strings"

	"github.com/seed184db40a/armgen/generator/graph"
	"github.com/seed184db40a/armgen/generator/ir"
)

// dependencies draws the neighbourhood of a resource as a Mermaid flowchart, and
// lists it: what the resource needs, and which resources with a page need it. Only
// types that have a page are linked.
func (w *goWriter) dependencies(s *ir.Service, r *ir.Resource) (picture string, links, users []GoLink) {
	var chart, clicks strings.Builder
	fmt.Fprintf(&chart, "flowchart LR\n  self[%q]\n", r.Name.Go)
	add := func(node string, other *graph.Node, e *graph.Edge) GoLink {
		page, text := w.pageOf(s, other.Type), prose(other.ID())
		from, to := "self", fmt.Sprintf("%s[%q]", node, other.ID())
		if e.To != other {
			from, to = to, from
		}
		fmt.Fprintf(&chart, "  %s %s %s\n", from, arrow(e), to)
		if page != "" {
			fmt.Fprintf(&clicks, "  click %s %q\n", node, page)
			text = fmt.Sprintf("[%s](%s)", text, page)
		}
		return GoLink{text, why(e)}
	}
	for i, e := range w.opts.Graph.From(r.Type) {
		links = append(links, add(fmt.Sprintf("n%d", i+1), e.To, e))
	}
	for _, e := range w.opts.Graph.Edges {
		self := strings.EqualFold(e.From.Type, r.Type)
		if strings.EqualFold(e.To.Type, r.Type) && !self && len(users) < mostUsers && w.pageOf(s, e.From.Type) != "" {
			users = append(users, add(fmt.Sprintf("u%d", len(users)+1), e.From, e))
		}
	}
	if len(links)+len(users) == 0 {
		return "", nil, nil
	}
	return chart.String() + clicks.String(), links, users
}

// mostUsers bounds what a page lists of the resources that need one: a virtual
// network has more than anybody reads.
const mostUsers = 24

func arrow(e *graph.Edge) string {
	if e.Rule() == graph.RulePath {
		return "-->|in|"
	}
	return "-->"
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
		for _, r := range pagedResources(s) {
			if !strings.EqualFold(r.Type, typ) {
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

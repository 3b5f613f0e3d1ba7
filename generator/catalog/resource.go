// Gathering what a page needs of a chosen resource.

package catalog

import (
	"slices"
	"strings"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// gather makes the resources of the candidates, and lists the files with broken
// references among them. Only resources that are wanted are looked into.
func (r *reader) gather(chosen []candidate, apart bool) (resources []*ir.PageResource, broken []string) {
	g := newGraph(r.set)
	for _, c := range chosen {
		res := &ir.PageResource{
			Group: c.group, Type: c.typ, ParentName: c.parent, Path: c.path, APIVersion: c.version,
			Dir: printedDir(c.file), Wanted: r.wanted(c.file, c.path), Apart: apart,
		}
		resources = append(resources, res)
		if !res.Wanted {
			continue
		}
		if doc, ok := r.set.Document(c.file); ok {
			r.fill(g, res, doc.Root().Get("paths"), c)
		} else {
			g.failed = true
		}
		if g.failed {
			broken = append(broken, c.file)
			g = newGraph(r.set) // values with holes must not be shared
		}
	}
	slices.Sort(broken)
	return resources, slices.Compact(broken)
}

// fill adds what only the page of the resource itself needs.
func (r *reader) fill(g *graph, res *ir.PageResource, paths diag.Node, c candidate) {
	item := paths.Get(c.path)
	get, put := g.get(item, "get"), g.get(item, "put")
	res.Pos = item.KeyPos()
	res.Put = put.Kind() == diag.Object
	res.Params = g.params(get)
	res.Body = g.body(put)
	res.Examples = g.examples(put)
	res.Needs = g.needs(paths, c, get)
}

// params are the parameters that an operation itself lists.
func (g *graph) params(op diag.Node) []ir.PageParam {
	var out []ir.PageParam
	for p := range g.get(op, "parameters").Children() {
		out = append(out, ir.PageParam{
			Name: g.get(p, "name").Str(), In: g.get(p, "in").Str(),
			Required: ir.NewValue(g.get(p, "required")).Truthy(),
		})
	}
	return out
}

// body is the schema of the first body parameter.
func (g *graph) body(put diag.Node) *ir.Value {
	for p := range g.get(put, "parameters").Children() {
		if g.get(p, "in").Str() == "body" {
			return g.value(g.get(p, "schema"))
		}
	}
	return nil
}

func (g *graph) examples(put diag.Node) []ir.PageExample {
	var out []ir.PageExample
	for _, m := range g.members(g.get(put, "x-ms-examples")) {
		example := ir.PageExample{Name: m.Key, Pos: m.Node.Pos()}
		for _, p := range g.members(g.get(m.Node, "parameters")) {
			n := g.plain(p.Node)
			if k := n.Kind(); k == diag.Object || k == diag.Array {
				example.First = g.value(n)
				break
			}
		}
		out = append(out, example)
	}
	return out
}

// needs counts the path parameters of the resource's list operation: so many
// dependencies a complete resource has.
func (g *graph) needs(paths diag.Node, c candidate, get diag.Node) int {
	params := g.params(g.listOperation(paths, c, get))
	if len(params) == 0 {
		params = g.params(get)
	}
	n := 0
	for _, p := range params {
		if p.Required && p.In == "path" && p.Name != "subscriptionId" && p.Name != "scope" {
			n++
		}
	}
	return n
}

// listOperation finds the get that lists resources of the candidate's type: at the
// top of the subscription, by its operationId, or one segment up.
func (g *graph) listOperation(paths diag.Node, c candidate, get diag.Node) diag.Node {
	if p := listPath(c.path); strings.Contains(strings.ToLower(p), strings.ToLower(c.typ+"s")) {
		if op := g.findGet(paths, func(key string, _ diag.Node) bool { return strings.EqualFold(key, p) }); op.OK() {
			return op
		}
	}
	id := strings.Replace(g.get(get, "operationId").Str(), "Get", "List", 1)
	if op := g.findGet(paths, func(_ string, op diag.Node) bool { return strings.EqualFold(g.get(op, "operationId").Str(), id) }); op.OK() {
		return op
	}
	if i := strings.LastIndexByte(c.path, '/'); i >= 0 && strings.HasPrefix(c.path[i+1:], "{") {
		return g.findGet(paths, func(key string, _ diag.Node) bool { return key == c.path[:i] })
	}
	return diag.Node{}
}

// findGet is the first get among the path items that is accepted.
func (g *graph) findGet(paths diag.Node, accept func(key string, get diag.Node) bool) diag.Node {
	for _, m := range ir.MembersOf(paths) {
		if get := g.get(m.Node, "get"); get.Kind() == diag.Object && accept(m.Key, get) {
			return get
		}
	}
	return diag.Node{}
}

// listPath is where a type of this provider is listed for the whole subscription.
func listPath(path string) string {
	segments := strings.Split(path, "/")
	i := slices.Index(segments, "providers")
	if i < 0 {
		return "/subscriptions/{subscriptionId}/"
	}
	return "/subscriptions/{subscriptionId}/" + strings.Join(segments[i:min(i+3, len(segments))], "/")
}

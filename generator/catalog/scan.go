// Reading resources off the index of a specification file.

package catalog

import (
	"strings"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// candidate is a resource of one file, before one per type is chosen.
type candidate struct {
	resourceName
	file    string
	group   string
	version string
	path    string // key in paths
}

// scan reads the candidates of many files, in the order of the files.
func (r *reader) scan(files []string) []candidate {
	found := make([][]candidate, len(files))
	r.parallel(len(files), func(i int) { found[i] = r.scanFile(files[i]) })
	var all []candidate
	for _, f := range found {
		all = append(all, f...)
	}
	return all
}

func (r *reader) scanFile(file string) []candidate {
	doc, ok := r.set.Glance(file)
	if !ok {
		return nil
	}
	paths := doc.Root().Get("paths")
	version := doc.Root().Get("info").Get("version")
	switch {
	case paths.Kind() != diag.Object || strings.Contains(version.Str(), "preview"):
		return nil
	case version.Str() == "":
		r.set.Report().Warnf(doc.Root().Pos(), "spec-without-version", "the file has no info.version and is left out of the pages")
		return nil
	}
	group := groupOf(file)
	if group == "" {
		r.set.Report().Warnf(doc.Root().Pos(), "spec-without-provider", "no folder of the path names a provider; the file is left out of the pages")
		return nil
	}
	var out []candidate
	for _, m := range ir.MembersOf(paths) {
		if c, ok := r.candidate(m.Node); ok {
			c.file, c.group, c.version, c.path = strings.Clone(file), group, strings.Clone(version.Str()), strings.Clone(m.Key)
			out = append(out, c)
		}
	}
	return out
}

// candidate reads one path item. It is a resource when it has a get, and a put or
// a delete.
func (r *reader) candidate(item diag.Node) (candidate, bool) {
	g := newGraph(r.set)
	get := g.get(item, "get")
	if get.Kind() != diag.Object || g.get(item, "put").Kind() != diag.Object && g.get(item, "delete").Kind() != diag.Object {
		return candidate{}, false
	}
	id := g.get(get, "operationId")
	if id.Str() == "" {
		r.set.Report().Warnf(get.Pos(), "operation-without-id", "the operation has no operationId; the resource gets no page")
		return candidate{}, false
	}
	name := r.tables.nameOf(strings.Clone(id.Str()), r.words)
	if !portable(name.typ) {
		r.set.Report().Warnf(id.Pos(), "page-name", "no page can be named %q; the resource gets none", name.typ)
		return candidate{}, false
	}
	return candidate{resourceName: name}, true
}

// portable reports whether a type can be the name of a file everywhere.
func portable(name string) bool {
	rest := strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
	return name != "" && len(name) <= 200 && strings.Trim(rest, ".") == "" && rest == ""
}

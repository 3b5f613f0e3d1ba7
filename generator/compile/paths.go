// Gathering operations: every operation of the input files is noted with the
// nodes it stands in, before anything of it is compiled. Selection and the
// search for resources work on these notes, so what is not asked for is never
// decoded.

package compile

import (
	"slices"
	"strings"

	"github.com/seed184db40a/armgen/generator/arm"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// opSource is one operation as it stands in a file.
type opSource struct {
	id       string // operationId, or the one made up for it
	method   string // upper case
	path     string // URL template without its query part
	fragment string // query part of an x-ms-paths key
	arm      arm.Path
	node     diag.Node // the operation
	item     diag.Node // the path item around it
	root     diag.Node // the file
	version  string    // info.version of the file
	op       *ir.Operation
}

// pathSections are the members of a file that hold path items.
var pathSections = []string{"paths", "x-ms-paths"}

// methods are the members of a path item that are operations.
var methods = []string{"get", "put", "post", "delete", "options", "head", "patch"}

// gatherOperations notes the operations of one file in their order.
func (c *compiler) gatherOperations(root diag.Node) []*opSource {
	var out []*opSource
	for _, section := range pathSections {
		for key, item := range root.Get(section).Members() {
			item = c.deref(item)
			for method, node := range item.Members() {
				if slices.Contains(methods, method) {
					out = append(out, c.newSource(root, key, item, method, node))
				}
			}
		}
	}
	return out
}

func (c *compiler) newSource(root diag.Node, key string, item diag.Node, method string, node diag.Node) *opSource {
	path, fragment, _ := strings.Cut(key, "?")
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	s := &opSource{
		id: node.Get("operationId").Str(), method: strings.ToUpper(method), path: path, fragment: fragment,
		arm: arm.ParsePath(path), node: node, item: item, root: root, version: root.Get("info").Get("version").Str(),
	}
	if s.id == "" {
		s.id = madeUpID(s)
		c.report.Warnf(node.Pos(), "operation-without-id", "the operation %s %s has no operationId", s.method, key).
			WithHelp("it is called %s here; give it an operationId of the form Group_Method", s.id)
	}
	return s
}

// madeUpID names an operation after its method and the literals of its path.
func madeUpID(s *opSource) string {
	id := strings.ToLower(s.method)
	for _, segment := range s.arm.Segments {
		if !arm.IsParam(segment) {
			id += "-" + segment
		}
	}
	return id
}

// dropDuplicates keeps one of several operations with the same method and path,
// and one operationId per operation: the first file wins.
func (c *compiler) dropDuplicates(sources []*opSource) []*opSource {
	byURL, byID := map[string]*opSource{}, map[string]*opSource{}
	var out []*opSource
	for _, s := range sources {
		url := s.method + " " + s.arm.Key() + "?" + s.fragment
		if first := byURL[url]; first != nil {
			c.report.Warnf(s.node.KeyPos(), "duplicate-operation", "%s %s is declared twice; this one, %s, is left out", s.method, s.path, s.id).
				WithRelated(first.node.KeyPos(), "%s is kept", first.id).
				WithHelp("leave one of the two files out of the input, or choose one API version")
			continue
		}
		byURL[url] = s
		if first := byID[strings.ToLower(s.id)]; first != nil {
			c.duplicateID(s, first)
		} else {
			byID[strings.ToLower(s.id)] = s
		}
		out = append(out, s)
	}
	return out
}

// duplicateID reports an operationId that is used twice: a mistake within one file;
// between files it comes of a tag that mixes API versions, and can be lived with.
func (c *compiler) duplicateID(s, first *opSource) {
	report, help := c.report.Errorf, "give the operations different ids"
	if s.node.File() != first.node.File() {
		report, help = c.report.Warnf, "the second method gets a number at the end of its name; leave one of the files out"
	}
	report(s.node.PosOf("operationId"), "duplicate-operation-id", "the operationId %s is used twice", s.id).
		WithRelated(first.node.PosOf("operationId"), "first used here").
		WithHelp("%s", help)
}

func containsFold(list []string, s string) bool {
	return slices.ContainsFunc(list, func(x string) bool { return strings.EqualFold(x, s) })
}

// Examples of operations: where they stand, with their raw JSON.

package compile

import (
	"io/fs"
	"path"
	"strings"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// examples reads x-ms-examples. An example that cannot be read is reported and
// left out; the API does not depend on it.
func (c *compiler) examples(s *opSource) []*ir.Example {
	var out []*ir.Example
	for name, n := range s.node.Get("x-ms-examples").Members() {
		body := n
		if ref := n.Get("$ref"); ref.OK() {
			if body = c.exampleFile(s, ref); !body.OK() {
				continue
			}
		}
		if body.Kind() != diag.Object {
			c.report.Warnf(n.Pos(), "bad-example", "the example %q of %s is %s, not an object", name, s.id, body.Kind())
			continue
		}
		out = append(out, &ir.Example{Name: name, Path: body.File().Path, Params: body.Get("parameters"), Responses: body.Get("responses"), Pos: n.KeyPos()})
	}
	return out
}

// exampleFile follows the reference to an example. A missing file is a warning
// here, where any other missing file is an error.
func (c *compiler) exampleFile(s *opSource, ref diag.Node) diag.Node {
	name := path.Join(path.Dir(ref.File().Path), ref.Str())
	if !strings.ContainsAny(ref.Str(), "#%:\\") && fs.ValidPath(name) {
		if _, err := fs.Stat(c.set.FS(), name); err != nil {
			c.report.Warnf(ref.Pos(), "bad-example", "the example file %s of %s does not exist", name, s.id)
			return diag.Node{}
		}
	}
	target, _ := c.set.Resolve(ref)
	return target
}

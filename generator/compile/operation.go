// One operation: its own facts here; parameters, responses, behaviour and
// examples have files of their own.

package compile

import (
	"cmp"
	"strings"

	"github.com/seed184db40a/armgen/generator/compile/names"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// operation compiles one operation for its client.
func (c *compiler) operation(s *opSource, client *ir.Client) *ir.Operation {
	_, method := names.Operation(s.id)
	wire := s.id
	if _, after, ok := strings.Cut(s.id, "_"); ok {
		wire = after
	}
	o := &ir.Operation{
		ID: s.id, Method: s.method, Path: s.path, Fragment: s.fragment,
		Name:       ir.Name{Wire: wire, Go: method, Local: names.Local(method)},
		Doc:        prose(cmp.Or(s.node.Get("description").Str(), s.node.Get("summary").Str())),
		Deprecated: s.node.Get("deprecated").IsTrue(),
		Tags:       texts(s.node.Get("tags")),
		Pos:        s.node.KeyPos(),
	}
	context := strings.TrimSuffix(client.Name.Go, "Client") + method
	c.parameters(s, o, context)
	c.responses(s, o, context)
	c.mediaTypes(s, o)
	o.Head = answersWithBool(o)
	o.LRO = c.longRunning(s, o, context)
	o.Examples = c.examples(s)
	return o
}

// jsonMedia is what an operation speaks when the spec does not say.
const jsonMedia = "application/json"

// mediaTypes reads consumes and produces: of the operation, else of the file.
func (c *compiler) mediaTypes(s *opSource, o *ir.Operation) {
	pick := func(key string) []string {
		list := s.node.Get(key)
		if list.Len() == 0 {
			list = s.root.Get(key)
		}
		if list.Len() == 0 {
			return []string{jsonMedia}
		}
		return texts(list)
	}
	if o.Body != nil || hasForm(o) {
		o.Consumes = pick("consumes")
	}
	o.Produces = pick("produces")
}

func hasForm(o *ir.Operation) bool {
	for _, p := range o.Params {
		if p.In == ir.InForm {
			return true
		}
	}
	return false
}

// answersWithBool reports whether a HEAD operation asks a yes or no question: a
// 404 is declared as an ordinary answer, or there is nothing else to answer with.
func answersWithBool(o *ir.Operation) bool {
	if o.Method != "HEAD" {
		return false
	}
	headers := false
	for _, r := range o.Responses {
		if r.Status == 404 && !r.Error {
			return true
		}
		headers = headers || r.Status/100 == 2 && len(r.Headers) > 0
	}
	return !headers
}

// texts are the strings of an array.
func texts(n diag.Node) []string {
	var out []string
	for child := range n.Children() {
		out = append(out, child.Str())
	}
	return out
}

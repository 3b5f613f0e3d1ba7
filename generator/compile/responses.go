// Responses of an operation: types, headers, and which of them are errors.

package compile

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/seed184db40a/armgen/generator/compile/names"
	"github.com/seed184db40a/armgen/generator/ir"
	"github.com/seed184db40a/armgen/generator/load"
)

// responses compiles the responses of s into o: by status, the default last.
func (c *compiler) responses(s *opSource, o *ir.Operation, context string) {
	for _, coded := range c.set.Operation(s.node).Responses() {
		if r := c.response(coded, o.Method, context); r != nil {
			o.Responses = append(o.Responses, r)
		}
	}
	slices.SortStableFunc(o.Responses, func(a, b *ir.Response) int { return cmp.Compare(statusOrder(a), statusOrder(b)) })
	for _, r := range o.Responses {
		if r.Error && (o.Error == nil || r.Status == 0) {
			o.Error = r
		}
	}
	if len(o.Responses) == 0 {
		c.report.Warnf(s.node.KeyPos(), "no-responses", "%s declares no responses", s.id).
			WithHelp("any 2xx without a body is taken as success")
	}
}

// statusOrder puts the default response behind all others.
func statusOrder(r *ir.Response) int {
	if r.Status == 0 {
		return 1000
	}
	return r.Status
}

func (c *compiler) response(coded load.CodeResponse, method, context string) *ir.Response {
	target, ok := coded.Response.Target()
	if !ok {
		return nil
	}
	r := &ir.Response{Doc: prose(target.Description), Pos: coded.Response.Pos()}
	if coded.Code != "default" {
		status, err := strconv.Atoi(coded.Code)
		if err != nil || status < 100 || status > 599 {
			c.report.Warnf(coded.Response.Node.KeyPos(), "bad-status", "%q is no HTTP status", coded.Code).
				WithHelp("use a number such as 200, or default; the response is left out")
			return nil
		}
		r.Status = status
	}
	r.Error = r.Status == 0 || r.Status >= 400 || target.Ext("x-ms-error-response").IsTrue()
	if method == "HEAD" && r.Status == 404 && !target.Ext("x-ms-error-response").IsTrue() && target.Schema() == nil {
		r.Error = false // "not there" is an answer
	}
	if schema := target.Schema(); schema != nil {
		r.Type, r.XML = c.typeOf(schema, context+resultSuffix(r)), xmlOf(c.view(schema))
	}
	r.Headers = c.headers(target, context)
	return r
}

// resultSuffix ends the name of an inline response schema.
func resultSuffix(r *ir.Response) string {
	if r.Error {
		return "Error"
	}
	return "Result"
}

func (c *compiler) headers(r *load.Response, context string) []*ir.Header {
	var out []*ir.Header
	for _, h := range r.Headers() {
		given := cmp.Or(h.Schema.Ext("x-ms-client-name").Str(), h.Name)
		header := &ir.Header{
			Name:   ir.Name{Wire: h.Name, Go: names.Field(given), Local: names.Local(given)},
			Doc:    prose(h.Schema.Description),
			Type:   c.typeOf(h.Schema, context+names.Exported(given)),
			Prefix: h.Schema.Ext("x-ms-header-collection-prefix").Str(),
		}
		if header.Prefix != "" {
			header.Type = &ir.Map{Elem: header.Type}
		}
		out = append(out, header)
	}
	return out
}

// success is the answer that carries the value of an operation: the first status
// of those given that has a body, in that order; nil when none has.
func success(o *ir.Operation, statuses ...int) *ir.Response {
	for _, status := range statuses {
		for _, r := range o.Responses {
			if r.Status == status && r.Type != nil && !r.Error {
				return r
			}
		}
	}
	return nil
}

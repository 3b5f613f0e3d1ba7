// Examples: the request and response bodies of x-ms-examples, each with the model
// it should fit. Lists and maps at the top are taken apart, single values have no
// codec of their own and are left out.

package main

import (
	"strconv"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// example is one body.
type example struct {
	operation string
	side      string // "request" or the status of the response
	model     *ir.Model
	body      diag.Node
	path      string // where the round trip failed
	what      string // "" when the body came back equal
}

func examplesOf(s *ir.Service) []*example {
	var out []*example
	seen := map[diag.Node]bool{}
	add := func(o *ir.Operation, side string, t ir.Type, body diag.Node) {
		if !seen[body] {
			seen[body] = true
			out = bodies(out, o.ID, side, t, body)
		}
	}
	for _, client := range s.Clients {
		for _, o := range client.Operations {
			for _, e := range o.Examples {
				if o.Body != nil {
					add(o, "request", o.Body.Type, e.Params.Get(o.Body.Name.Wire))
				}
				for status, r := range e.Responses.Members() {
					add(o, status, responseType(o, status), r.Get("body"))
				}
			}
		}
	}
	return out
}

// responseType is the type of the body of a status, nil for none.
func responseType(o *ir.Operation, status string) ir.Type {
	code, _ := strconv.Atoi(status)
	for _, r := range o.Responses {
		if r.Status == code {
			return r.Type
		}
	}
	if o.Error != nil {
		return o.Error.Type
	}
	return nil
}

// bodies adds the models in a body of type t.
func bodies(out []*example, op, side string, t ir.Type, body diag.Node) []*example {
	if !body.OK() || body.Kind() == diag.Null {
		return out
	}
	switch t := t.(type) {
	case *ir.Model:
		return append(out, &example{operation: op, side: side, model: t, body: body})
	case *ir.List:
		for c := range body.Children() {
			out = bodies(out, op, side, t.Elem, c)
		}
	case *ir.Map:
		for c := range body.Children() {
			out = bodies(out, op, side, t.Elem, c)
		}
	}
	return out
}

// Long-running operations: where the final value comes from and what type it has.

package compile

import (
	"strings"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// finalStates are the legal values of final-state-via.
var finalStates = []string{"azure-async-operation", "location", "original-uri", "operation-location"}

// longRunning reads x-ms-long-running-operation and its options; nil for an
// operation that is done when it answers.
func (c *compiler) longRunning(s *opSource, o *ir.Operation, context string) *ir.LRO {
	if !s.node.Get("x-ms-long-running-operation").IsTrue() {
		return nil
	}
	options := s.node.Get("x-ms-long-running-operation-options")
	lro := &ir.LRO{Pos: s.node.Get("x-ms-long-running-operation").KeyPos(), FinalState: options.Get("final-state-via").Str()}
	if lro.FinalState != "" && !containsFold(finalStates, lro.FinalState) {
		c.report.Warnf(options.Get("final-state-via").Pos(), "unknown-final-state", "final-state-via %q of %s is not known", lro.FinalState, s.id).
			WithHelp("the rules by verb are used; known are %s", strings.Join(finalStates, ", "))
		lro.FinalState = ""
	}
	lro.Result = finalType(o)
	if schema := c.finalSchema(s, options.Get("final-state-schema")); schema.OK() {
		lro.Result = c.typeOf(c.set.Schema(schema), context+"Result")
	}
	return lro
}

// finalSchema follows final-state-schema, which is a reference written as a plain
// string; absent when there is none.
func (c *compiler) finalSchema(s *opSource, n diag.Node) diag.Node {
	if n.Kind() == diag.Object {
		n = n.Get("$ref")
	}
	if !n.OK() {
		return diag.Node{}
	}
	target, _ := c.set.Resolve(n)
	return target
}

// finalType is the type of the final value by verb. A PUT, PATCH or GET ends with
// the resource, whichever success declares it. A POST ends with its result, an
// action may have none. A DELETE has a value only when its 200 declares one.
func finalType(o *ir.Operation) ir.Type {
	var r *ir.Response
	switch o.Method {
	case "DELETE":
		r = success(o, 200)
	default:
		r = success(o, 200, 201, 202, 204)
	}
	if r == nil {
		return nil
	}
	return r.Type
}

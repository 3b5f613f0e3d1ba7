// Resolving: what a schema says at the place where it is used. In ARM
// specifications the keywords beside a $ref carry meaning and win over those of
// the target, so a use of a schema is seen through its whole chain of references.

package compile

import (
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/load"
)

// maxChain bounds a chain of references; longer ones are taken for a cycle.
const maxChain = 64

// deref follows a node that may hold a $ref to what it stands for. The result is
// absent when the reference leads nowhere, which load has reported.
func (c *compiler) deref(n diag.Node) diag.Node {
	for range maxChain {
		ref := n.Get("$ref")
		if !ref.OK() {
			return n
		}
		next, ok := c.set.Resolve(ref)
		if !ok {
			return diag.Node{}
		}
		n = next
	}
	c.report.Errorf(n.Pos(), "ref-cycle", "this reference leads back to itself").
		WithHelp("let one of the references on the way point to a real object")
	return diag.Node{}
}

// view is a schema as one place sees it: its own keywords first, then those of
// each schema that its reference leads to. The last link has no reference.
type view []*load.Schema

// view follows the references of a schema. It is empty when they lead nowhere.
func (c *compiler) view(s *load.Schema) view {
	var v view
	for range maxChain {
		if s == nil {
			return nil
		}
		v = append(v, s)
		next, more := c.next(s)
		if !more {
			return v
		}
		if !next.OK() {
			return nil
		}
		s = c.set.Schema(next)
	}
	c.report.Errorf(s.Pos(), "ref-cycle", "this reference leads back to itself").
		WithHelp("let one of the references on the way point to a real schema")
	return nil
}

// next is the schema that s only points to: by $ref, or by an allOf of one entry
// that s adds nothing to. More is false when s stands for itself.
func (c *compiler) next(s *load.Schema) (n diag.Node, more bool) {
	if ref := s.RefNode(); ref.OK() {
		target, _ := c.set.Resolve(ref)
		return target, true
	}
	all := s.Node.Get("allOf")
	if all.Len() != 1 || hasShape(s) || !all.At(0).Get("$ref").OK() {
		return diag.Node{}, false
	}
	if isDefinition(s.Node) && c.isObject(c.set.Schema(all.At(0))) {
		return diag.Node{}, false // a type of its own that only has a parent
	}
	return all.At(0), true
}

// hasShape reports whether a schema has structure of its own beside its allOf.
func hasShape(s *load.Schema) bool {
	for _, key := range []string{"properties", "additionalProperties", "discriminator", "enum", "items", "required", "x-ms-discriminator-value"} {
		if s.Node.Get(key).OK() {
			return true
		}
	}
	return false
}

// isObject reports whether a schema ends in something with members.
func (c *compiler) isObject(s *load.Schema) bool {
	if is, known := c.objects[s.Node]; known {
		return is
	}
	c.objects[s.Node] = true // while it is worked out: a cycle of allOf is one of objects
	v := c.view(s)
	c.objects[s.Node] = len(v) > 0 && kindOf(v.core()) == object
	return c.objects[s.Node]
}

// core is the schema at the end of the chain, which says what the value is.
func (v view) core() *load.Schema { return v[len(v)-1] }

// get is the nearest value of a keyword along the chain.
func (v view) get(key string) diag.Node {
	for _, s := range v {
		if n := s.Node.Get(key); n.OK() {
			return n
		}
	}
	return diag.Node{}
}

// is reports whether the nearest value of a keyword is true.
func (v view) is(key string) bool { return v.get(key).IsTrue() }

// doc is the nearest description, else the nearest title.
func (v view) doc() string {
	if d := v.get("description").Str(); d != "" {
		return prose(d)
	}
	return prose(v.get("title").Str())
}

// isDefinition reports whether n is a member of its file's definitions.
func isDefinition(n diag.Node) bool {
	section := n.Parent()
	return section.Key() == "definitions" && !section.Parent().Parent().OK()
}

// Sameness: whether two schemas of different files mean the same type. Providers
// copy definitions from file to file; equal ones become one Go type.

package compile

import (
	"github.com/seed184db40a/armgen/generator/diag"
)

// ignored are the keywords that do not change a type.
var ignored = map[string]bool{
	"description": true, "title": true, "example": true, "externalDocs": true, "x-ms-examples": true,
	"x-typespec-name": true, "x-cadl-name": true, "x-ms-external": true,
}

// pair is two schemas that are being compared; a pair met again on the way down is
// taken for equal, so recursive types compare.
type pair struct{ a, b diag.Node }

// sameSchema reports whether two schemas are equal but for their texts.
func (c *compiler) sameSchema(a, b diag.Node) bool {
	return c.same(a, b, map[pair]bool{})
}

func (c *compiler) same(a, b diag.Node, assumed map[pair]bool) bool {
	if a == b {
		return true
	}
	if a.Kind() != b.Kind() {
		return false
	}
	switch a.Kind() {
	case diag.Object:
		return c.sameObject(a, b, assumed)
	case diag.Array:
		return c.sameArray(a, b, assumed)
	case diag.String:
		return a.Str() == b.Str()
	}
	return a.Text() == b.Text()
}

func (c *compiler) sameObject(a, b diag.Node, assumed map[pair]bool) bool {
	p := pair{a, b}
	if assumed[p] {
		return true
	}
	assumed[p] = true
	return c.covers(a, b, assumed) && c.covers(b, a, nil)
}

// covers reports whether every member of a that matters is in b and, unless
// assumed is nil, equal there.
func (c *compiler) covers(a, b diag.Node, assumed map[pair]bool) bool {
	texts := a.Parent().Key() != "properties" // a property may be called "description"
	for key, x := range a.Members() {
		if ignored[key] && texts && x.Kind() != diag.Object {
			continue
		}
		y := b.Get(key)
		if !y.OK() {
			return false
		}
		if assumed == nil {
			continue
		}
		if key == "$ref" && x.Kind() == diag.String && y.Kind() == diag.String {
			if !c.sameTarget(x, y, assumed) {
				return false
			}
			continue
		}
		if !c.same(x, y, assumed) {
			return false
		}
	}
	return true
}

// sameTarget compares what two references lead to, name included.
func (c *compiler) sameTarget(x, y diag.Node, assumed map[pair]bool) bool {
	if x.File() == y.File() && x.Str() == y.Str() {
		return true
	}
	a, okA := c.set.Resolve(x)
	b, okB := c.set.Resolve(y)
	return okA && okB && a.Key() == b.Key() && c.same(a, b, assumed)
}

func (c *compiler) sameArray(a, b diag.Node, assumed map[pair]bool) bool {
	if a.Len() != b.Len() {
		return false
	}
	for i := range a.Len() {
		if !c.same(a.At(i), b.At(i), assumed) {
			return false
		}
	}
	return true
}

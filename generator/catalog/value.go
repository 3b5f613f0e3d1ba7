// Plain JSON as a value, without following references.

package catalog

import (
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// Value turns a JSON node into a value of its own.
func Value(n diag.Node) ir.Value {
	switch n.Kind() {
	case diag.Object:
		o := &ir.Object{}
		for _, child := range ordered(n) {
			o.Members = append(o.Members, ir.Member{Key: child.Key(), Value: Value(child)})
		}
		return o
	case diag.Array:
		a := &ir.Array{}
		for child := range n.Children() {
			a.Items = append(a.Items, Value(child))
		}
		return a
	}
	return scalar(n)
}

package compile

import "github.com/seed184db40a/armgen/generator/diag"

// The passes over operations, which stand in files of their own.

func (c *compiler) operations() {}
func (c *compiler) behaviour()  {}
func (c *compiler) resources()  {}

// texts are the strings of an array.
func texts(n diag.Node) []string {
	var out []string
	for child := range n.Children() {
		out = append(out, child.Str())
	}
	return out
}

// Exceptions: bodies that did not come back equal, each with the place in the
// example and the reason.

package main

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/seed184db40a/armgen/generator/diag"
)

// unequal lists the bodies that did not come back equal; without a package, all.
func (u *unit) unequal() []*example {
	if !u.built {
		return u.examples
	}
	return slices.DeleteFunc(slices.Clone(u.examples), func(x *example) bool { return x.what == "" })
}

// refused matches the error of a reader: where it stood, what it found and what
// the schema says.
var refused = regexp.MustCompile(`JSON at (\$\S*) \(offset \d+\): (.*)`)

// exception is one line for a body that is not equal. A reader that refuses a value
// does so because the value is not what the schema says: the example contradicts
// its own specification.
func (x *example) exception() string {
	path, why := x.path, x.what
	if m := refused.FindStringSubmatch(x.what); m != nil {
		path, why = m[1], "contradicts its schema: "+m[2]
	}
	at := locate(x.body, path)
	return fmt.Sprintf("%s: %s %s, %s %s: %s", at.KeyPos(), x.operation, x.side, x.model.Name.Go, path, why)
}

// locate follows a path such as $.value[0].properties as far as it leads.
func locate(n diag.Node, path string) diag.Node {
	for _, step := range steps.FindAllString(strings.TrimPrefix(path, "$"), -1) {
		next := n.Get(strings.TrimPrefix(step, "."))
		if inner, ok := strings.CutPrefix(step, "["); ok {
			i, _ := strconv.Atoi(strings.TrimSuffix(inner, "]"))
			next = n.At(i)
		}
		if !next.OK() {
			return n
		}
		n = next
	}
	return n
}

var steps = regexp.MustCompile(`\.[^.\[]+|\[\d+\]`)

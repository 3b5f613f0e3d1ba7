// The size of a package: what a specification makes the compiler build is counted
// and bounded, since a few bytes of input can ask for a model, and a model takes a
// hundred lines of Go. The largest package of Azure has a sixth of the bound.

package compile

import (
	"github.com/seed184db40a/armgen/generator/diag"
)

// maxParts bounds one package. Types, enum values and entries of allOf count one.
const maxParts = 250_000

// A model and an operation count for the code that is written for them.
const (
	partsOfModel     = 20
	partsOfOperation = 20
)

// size counts the parts of one package.
type size struct {
	parts int
	full  bool
}

// spend counts n parts and reports whether there is room for them. The first time
// that there is none is an error of the place that asked.
func (c *compiler) spend(pos diag.Pos, n int) bool {
	c.parts += n
	if c.parts <= maxParts {
		return true
	}
	if !c.full {
		c.full = true
		c.report.Errorf(pos, "package-too-large", "one package would have more than %d types, values and models", maxParts).
			WithHelp("divide the input files among packages, or choose resources with --resource")
	}
	return false
}

// Rendering: from the representation to Go packages.

package generator

import (
	"github.com/seed184db40a/armgen/generator/ir"
)

// packages renders every service as a Go package below the output folder, and the
// support package that they import beside them.
func (r *run) packages(api *ir.API, result *Result) error {
	return nil
}

// pages renders the documentation.
func (r *run) pages(api *ir.API, result *Result) error {
	return nil
}

// Documentation pages of a run.

package generator

import "github.com/seed184db40a/armgen/generator/ir"

// pages renders the documentation.
func (r *run) pages(_ *ir.API, _ *Result) error { return nil }

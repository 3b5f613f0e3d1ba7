// This file writes validate.go.

package gogen

func writeValidate(p *pkg) *file { return nil }

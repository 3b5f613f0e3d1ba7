// Package generator is the corridor of the house: it opens each room in turn,
// carries what one room makes to the next, and stops when a room reports an error.
// It is the only package that writes files.
//
// Read Generate first: it is the table of contents of armgen.
package generator

import (
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// Generate makes the output of all runs in memory. Findings go to report; with an
// error among them the result is nil. The returned error is about the invocation:
// a folder that cannot be read, a module that is not found.
func Generate(runs []Options, report *diag.Report) (*Result, error) {
	result := &Result{}
	for i := range runs {
		w, err := openRun(&runs[i], report)
		if err != nil || report.Failed() {
			return nil, err
		}
		step := func(what string, part int) { runs[i].Progress.Step(what+" "+w.unit(), 3*i+part, 3*len(runs)) }
		step("reading", 0)
		api := w.compile()
		if report.Failed() {
			return nil, nil
		}
		step("writing Go for", 1)
		if err := w.packages(api, result); err != nil {
			return nil, err
		}
		step("writing pages for", 2)
		if err := w.pages(api, result); err != nil || report.Failed() {
			return nil, err
		}
		result.force = result.force || runs[i].Force
	}
	return result, nil
}

// Compile understands the input of all runs and returns it as one API.
func Compile(runs []Options, report *diag.Report) (*ir.API, error) {
	all := &ir.API{}
	for i := range runs {
		w, err := openRun(&runs[i], report)
		if err != nil || report.Failed() {
			return nil, err
		}
		api := w.compile()
		if report.Failed() {
			return nil, nil
		}
		all.Services = append(all.Services, api.Services...)
	}
	return all, nil
}

// gen dump: what gen understood of the specifications, as text.

package main

import (
	"github.com/seed184db40a/armgen/generator"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
	"github.com/spf13/pflag"
)

var dumpFlags = []string{"specs", "spec", "readme", "tag", "resource", "dependencies", "package", "flatten"}

func dumpCommand() command {
	return command{
		name: "dump", summary: "print what gen understood: models, operations, resources",
		run:   runDump,
		flags: func() *pflag.FlagSet { return newSelection("dump", dumpFlags...).flags },
	}
}

func runDump(s streams, args []string) int {
	sel := newSelection("dump", dumpFlags...)
	api, _, code := sel.compile(s, args, 0)
	if api == nil {
		return code
	}
	write := ir.Dump
	if sel.verbose {
		write = ir.DumpWithPositions
	}
	if err := write(s.out, api); err != nil {
		return fail(s, "dump", err)
	}
	return code
}

// compile parses the flags and compiles; a nil API means that the command ends
// with code.
func (sel *selection) compile(s streams, args []string, positional int) (*ir.API, []generator.Options, int) {
	name := sel.flags.Name()
	if code, done := parse(s, sel.flags, args, positional); done {
		return nil, nil, code
	}
	if code, done := sel.check(s, name); done {
		return nil, nil, code
	}
	report := new(diag.Report)
	runs, err := sel.runs(report)
	if err != nil {
		return nil, nil, fail(s, name, err)
	}
	api, err := generator.Compile(runs, report)
	if code := sel.findings(s, report, roots(runs)...); code != exitFine {
		return nil, nil, code
	}
	if err != nil {
		return nil, nil, fail(s, name, err)
	}
	return api, runs, exitFine
}

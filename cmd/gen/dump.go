// gen dump: what gen understood of the specifications, as text.

package main

import (
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

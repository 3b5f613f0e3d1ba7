// gen generate: writes packages and pages.

package main

import (
	"fmt"

	"github.com/spf13/pflag"
)

var generateLong = `Reads ARM Swagger and writes Go packages, and pages with --docs.

Without flags and without a configuration it writes the resource that is built in,
Microsoft.ContainerRegistry PrivateEndpointConnection 2021-09-01, and what it depends on,
into generated/, and the pages into generated/docs/.`

func generateCommand() command {
	return command{
		name: "generate", summary: "write packages and pages", long: generateLong,
		run:   runGenerate,
		flags: func() *pflag.FlagSet { return newSelection("generate").flags },
	}
}

func runGenerate(s streams, args []string) int {
	sel := newSelection("generate")
	result, code := sel.generate(s, args)
	if result == nil {
		return code
	}
	written, err := result.Write()
	if err != nil {
		return fail(s, "generate", err)
	}
	if sel.verbose {
		fmt.Fprintf(s.err, "gen: %d file(s) written, %d unchanged, %d removed\n", written.Written, written.Kept, written.Removed)
	}
	return exitFine
}

// gen check: the same as generate, in memory, compared with what is on disk.

package main

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"
)

var checkLong = `Generates in memory and compares with the output folder. Prints a unified diff and
exits with 1 when a file differs, is missing or is stale; writes nothing.`

func checkCommand() command {
	return command{
		name: "check", summary: "compare the output folder with what generate would write", long: checkLong,
		run:   runCheck,
		flags: func() *pflag.FlagSet { return newSelection("check").flags },
	}
}

func runCheck(s streams, args []string) int {
	sel := newSelection("check")
	result, code := sel.generate(s, args)
	if result == nil {
		return code
	}
	n, err := result.Check(s.out)
	if err != nil {
		return fail(s, "check", err)
	}
	if n > 0 {
		fmt.Fprintf(s.err, "gen: %d file(s) are not as generated; run: %s\n", n, strings.TrimSpace("gen generate "+strings.Join(args, " ")))
		return exitFindings
	}
	return exitFine
}

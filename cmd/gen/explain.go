// gen explain: a diagnostic code in full.

package main

import (
	"fmt"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/spf13/pflag"
)

func explainCommand() command {
	return command{
		name: "explain", args: "[CODE]", summary: "explain a diagnostic code, or list them",
		run: runExplain,
	}
}

func runExplain(s streams, args []string) int {
	f := pflag.NewFlagSet("explain", pflag.ContinueOnError)
	if code, done := parse(s, f, args, -1); done {
		return code
	}
	if f.NArg() == 0 {
		for _, c := range diag.Codes() {
			fmt.Fprintf(s.out, "%-28s %s\n", c.Code, c.Meaning)
		}
		return exitFine
	}
	entry, near, ok := diag.Explain(f.Arg(0))
	if ok {
		fmt.Fprintf(s.out, "%s: %s.\n\n%s\n", entry.Code, entry.Meaning, entry.Explanation)
		return exitFine
	}
	fmt.Fprintf(s.err, "gen explain: there is no code %q\n", f.Arg(0))
	if near != "" {
		fmt.Fprintf(s.err, "help: did you mean %q?\n", near)
	}
	fmt.Fprintln(s.err, `help: "gen explain" lists the codes`)
	return exitUsage
}

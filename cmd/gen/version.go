// gen version: which gen this is, from the build information of the binary.

package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/pflag"
)

func versionCommand() command {
	return command{
		name: "version", summary: "print the version of gen",
		run: func(s streams, args []string) int {
			if code, done := parse(s, pflag.NewFlagSet("version", pflag.ContinueOnError), args, 0); done {
				return code
			}
			fmt.Fprintln(s.out, "gen", version())
			return exitFine
		},
	}
}

// version is the module version the binary was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(unknown)"
	}
	v := info.Main.Version
	if v == "" {
		v = "(devel)"
	}
	return v + " " + info.GoVersion
}

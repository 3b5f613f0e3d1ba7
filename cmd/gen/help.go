// gen help: the commands, and the flags of one command.

package main

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"
)

// commands is the command table, in the order of the help.
func commands() []command {
	return []command{
		generateCommand(),
		checkCommand(),
		docsCommand(),
		diffCommand(),
		bumpCommand(),
		graphCommand(),
		dumpCommand(),
		serveCommand(),
		specsCommand(),
		initCommand(),
		explainCommand(),
		completionCommand(),
		versionCommand(),
		helpCommand(),
	}
}

func helpCommand() command {
	return command{name: "help", args: "[COMMAND]", summary: "explain gen or one command, or print the manual page (--man)", run: help}
}

func usage() string {
	var b strings.Builder
	b.WriteString("gen turns Azure Resource Manager Swagger into Go packages and documentation pages.\n\nusage: gen COMMAND [flags]\n\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "  %-22s %s\n", strings.TrimSpace(c.name+" "+c.args), c.summary)
	}
	b.WriteString("\n\"gen help COMMAND\" explains a command and its flags.\n")
	return b.String()
}

func help(s streams, args []string) int {
	if len(args) == 1 && args[0] == "--man" {
		fmt.Fprint(s.out, manual())
		return exitFine
	}
	if len(args) == 0 {
		fmt.Fprint(s.out, usage())
		return exitFine
	}
	for _, c := range commands() {
		if c.name == args[0] {
			fmt.Fprint(s.out, c.help())
			return exitFine
		}
	}
	return unknownCommand(s, args[0])
}

func (c command) help() string {
	var b strings.Builder
	fmt.Fprintf(&b, "usage: gen %s [flags]\n\n", strings.TrimSpace(c.name+" "+c.args))
	b.WriteString(c.description() + "\n")
	if f := c.flagSet(); f != nil && f.HasFlags() {
		b.WriteString("\nflags:\n" + f.FlagUsages())
	}
	return b.String()
}

func (c command) flagSet() *pflag.FlagSet {
	if c.flags == nil {
		return nil
	}
	return c.flags()
}

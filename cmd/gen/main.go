// Command gen turns Azure Resource Manager Swagger into Go packages and
// documentation pages.
//
//	gen COMMAND [flags]
//
// Run "gen help" for the commands and "gen help COMMAND" for their flags.
// Artifacts go to the output folder or standard output, findings and progress to
// standard error. The exit code is 0 when all is well, 1 for findings or
// differences, 2 for wrong use and 3 for an internal error.
//
// This file has the table of commands; each command has a file of its own.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/spf13/pflag"
)

// The exit codes.
const (
	exitFine     = 0
	exitFindings = 1
	exitUsage    = 2
	exitInternal = 3
)

// streams are the three files of a process.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// command is one row of the command table.
type command struct {
	name, args, summary string
	long                string
	run                 func(s streams, args []string) int
	flags               func() *pflag.FlagSet // for help and completion
}

func main() {
	spend()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// spend trades memory for time, as fits a process that lives a second: the heap may
// grow to five times what is in use before it is collected, while it is small.
func spend() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
		debug.SetMemoryLimit(256 << 20)
	}
}

// run is the whole program as a function, so that tests run it in-process.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) (code int) {
	s := streams{stdin, stdout, stderr}
	defer func() {
		if p := recover(); p != nil {
			fmt.Fprintf(stderr, "gen: internal error: %v\nThis is a defect of gen; please report it with the input that shows it.\n%s", p, debug.Stack())
			code = exitInternal
		}
	}()
	if len(args) == 0 {
		fmt.Fprint(stderr, usage())
		return exitUsage
	}
	name := args[0]
	switch name {
	case "-h", "--help":
		name = "help"
	case "--version":
		name = "version"
	}
	for _, c := range commands() {
		if c.name == name {
			return c.run(s, args[1:])
		}
	}
	return unknownCommand(s, name)
}

func unknownCommand(s streams, name string) int {
	var names []string
	for _, c := range commands() {
		names = append(names, c.name)
	}
	fmt.Fprintf(s.err, "gen: there is no command %q\n", name)
	if near := diag.Nearest(name, names); near != "" {
		fmt.Fprintf(s.err, "help: did you mean %q?\n", near)
	}
	fmt.Fprintln(s.err, `help: "gen help" lists the commands`)
	return exitUsage
}

// parse reads flags. It answers with the exit code when the command ends here.
func parse(s streams, f *pflag.FlagSet, args []string, positional int) (code int, done bool) {
	f.SetOutput(io.Discard)
	err := f.Parse(args)
	if errors.Is(err, pflag.ErrHelp) {
		return help(s, []string{f.Name()}), true
	}
	if err == nil && positional >= 0 && f.NArg() != positional {
		err = fmt.Errorf("%d argument(s) where %d are expected", f.NArg(), positional)
	}
	if err == nil {
		return 0, false
	}
	fmt.Fprintf(s.err, "gen %s: %v\n", f.Name(), err)
	if near := nearestFlag(f, err); near != "" {
		fmt.Fprintf(s.err, "help: did you mean --%s?\n", near)
	}
	fmt.Fprintf(s.err, "help: \"gen help %s\" lists the flags\n", f.Name())
	return exitUsage, true
}

func nearestFlag(f *pflag.FlagSet, err error) string {
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) {
		return ""
	}
	var names []string
	f.VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	return diag.Nearest(unknown.GetSpecifiedName(), names)
}

// gen specs: pinned specifications, fetched once and then read offline.

package main

import (
	"fmt"
	"slices"

	"github.com/seed184db40a/armgen/generator"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/spf13/pflag"
)

var specsLong = `Works on the pinned specifications of the configuration: those whose specs setting is
  github.com/OWNER/REPO[/FOLDER]@COMMIT   files of a repository on GitHub
  https://host/{commit}/{path}@COMMIT     files of any host, by a pattern
  ./clone[/FOLDER]@COMMIT                 a local git repository

  gen specs lock     fetches the input files and all that they refer to, keeps them in the
                     user's cache or below --vendor, and writes armgen.lock
  gen specs verify   compares the kept files with armgen.lock
  gen specs list     lists the files of armgen.lock

Only lock opens a network connection, by https and to the host of the pin. Every other
command reads the kept files and compares each with its sum.`

var specsFlags = []string{"specs", "vendor", "spec", "readme", "tag"}

func specsCommand() command {
	return command{
		name: "specs", args: "lock|verify|list", summary: "fetch, check and list pinned specifications", long: specsLong,
		run:   runSpecs,
		flags: func() *pflag.FlagSet { return newSelection("specs", specsFlags...).flags },
	}
}

func runSpecs(s streams, args []string) int {
	sel := newSelection("specs", specsFlags...)
	if code, done := parse(s, sel.flags, args, 1); done {
		return code
	}
	if code, done := sel.check(s, "specs"); done {
		return code
	}
	verbs := []string{"lock", "verify", "list"}
	verb := sel.flags.Arg(0)
	if !slices.Contains(verbs, verb) {
		fmt.Fprintf(s.err, "gen specs: there is no %q; say lock, verify or list\n", verb)
		return exitUsage
	}
	report := new(diag.Report)
	runs, err := sel.runs(report)
	var files []generator.LockedFile
	switch {
	case err != nil || report.Failed():
	case verb == "lock":
		files, err = generator.LockSpecs(runs, report)
	default:
		files, err = generator.VerifySpecs(runs)
	}
	if code := sel.findings(s, report); code != exitFine {
		return code
	}
	if err != nil {
		return fail(s, "specs", err)
	}
	return showLocked(s, verb, files, sel.quiet)
}

// showLocked prints the outcome of a verb.
func showLocked(s streams, verb string, files []generator.LockedFile, quiet bool) int {
	bad := 0
	for _, f := range files {
		if verb == "list" {
			fmt.Fprintf(s.out, "%s  %s  %s\n", f.Sum, f.Path, f.State)
		} else if f.State != "ok" {
			fmt.Fprintf(s.err, "gen specs: %s is %s\n", f.Path, f.State)
			bad++
		}
	}
	if bad > 0 {
		fmt.Fprintln(s.err, "help: \"gen specs lock\" fetches the files again")
		return exitFindings
	}
	if verb != "list" && !quiet {
		fmt.Fprintf(s.err, "gen: %d file(s) locked, all as they should be\n", len(files))
	}
	return exitFine
}

// gen docs: documentation pages of whole service directories.

package main

import (
	"fmt"

	"github.com/seed184db40a/armgen/generator"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/spf13/pflag"
)

var docsLong = `Writes one page per resource type of whole service directories. Without --service these
are the reference set (app, authorization, compute, containerregistry, …) as far as the
root has it. With --spec the named files stand for their own service directories, and only
their resources get pages. A file that cannot be read is reported and left out.

With --docs-style go the pages are for people who program with the generated packages.
They describe the packages of --spec or --readme, or the built-in ones.`

var docsNames = []string{"specs", "service", "spec", "readme", "tag", "resource", "dependencies", "package", "import", "flatten", "out", "docs-style", "docs-depth", "docs-index", "docs-since", "templates", "force", "jobs"}

// docsOut is where pages go when nothing else is said.
const docsOut = "generated/docs"

// docsSelection is the selection of gen docs, which reads no configuration.
func docsSelection() *selection {
	s := newSelection("docs", docsNames...)
	s.given.Out = docsOut
	out := s.flags.Lookup("out")
	out.DefValue, out.Usage = docsOut, "`DIR` where pages go: DIR/<Group>/<Type>.md"
	s.flags.StringVar(&s.given.HTML, "html", "", "also write the pages as a static site into `DIR`")
	s.flags.MarkHidden("config")
	return s
}

func docsCommand() command {
	return command{
		name: "docs", summary: "write documentation pages of service directories", long: docsLong,
		run:   runDocs,
		flags: func() *pflag.FlagSet { return docsSelection().flags },
	}
}

func runDocs(s streams, args []string) int {
	sel := docsSelection()
	if code, done := parse(s, sel.flags, args, 0); done {
		return code
	}
	if code, done := sel.check(s, "docs"); done {
		return code
	}
	report := new(diag.Report)
	write := generator.Docs
	if sel.given.DocsStyle == "go" {
		write = generator.GoDocs
	}
	result, err := write(sel.given, report)
	code := sel.findings(s, report, sel.given.Specs)
	switch {
	case err != nil:
		return fail(s, "docs", err)
	case result == nil:
		return code
	}
	written, err := result.Write()
	if err != nil {
		return fail(s, "docs", err)
	}
	if sel.verbose {
		fmt.Fprintf(s.err, "gen: %d page(s) written, %d unchanged, %d removed\n", written.Written, written.Kept, written.Removed)
	}
	return code
}

// gen docs: documentation pages of whole service directories.

package main

import (
	"bytes"
	"fmt"
	"net"
	"net/http"
	"path"
	"strings"
	"time"

	"github.com/seed184db40a/armgen/generator"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/spf13/pflag"
)

var docsLong = `Writes one page per resource type of whole service directories. Without --service these
are the reference set (app, authorization, compute, containerregistry, …) as far as the
root has it. With --spec the named files stand for their own service directories, and only
their resources get pages. A file that cannot be read is reported and left out.

With --docs-style go the pages are for people who program with the generated packages.
They describe the packages of --spec, --readme or --service, or the built-in ones.

With --serve nothing is written: the pages are shown as a site until an interrupt.`

var docsNames = []string{"specs", "service", "spec", "readme", "tag", "resource", "dependencies", "package", "import", "flatten", "out", "docs-style", "docs-depth", "docs-index", "docs-since", "templates", "force", "jobs"}

// docsOut is where pages go when nothing else is said.
const docsOut = "generated/docs"

// docsFlags are the flags of gen docs, which reads no configuration.
type docsFlags struct {
	*selection
	serve string // address of the site, "" to write pages
}

func newDocsFlags() *docsFlags {
	s := &docsFlags{selection: newSelection("docs", docsNames...)}
	s.given.Out = docsOut
	out := s.flags.Lookup("out")
	out.DefValue, out.Usage = docsOut, "`DIR` where pages go: DIR/<Group>/<Type>.md"
	s.flags.StringVar(&s.given.HTML, "html", "", "also write the pages as a static site into `DIR`")
	s.flags.StringVar(&s.serve, "serve", "", "show the pages as a site at `ADDRESS` instead of writing them (127.0.0.1:8080)")
	s.flags.Lookup("serve").NoOptDefVal = "127.0.0.1:8080"
	s.flags.MarkHidden("config")
	return s
}

func docsCommand() command {
	return command{
		name: "docs", summary: "write documentation pages of service directories", long: docsLong,
		run:   runDocs,
		flags: func() *pflag.FlagSet { return newDocsFlags().flags },
	}
}

func runDocs(s streams, args []string) int {
	sel := newDocsFlags()
	if code, done := parse(s, sel.flags, args, 0); done {
		return code
	}
	if code, done := sel.check(s, "docs"); done {
		return code
	}
	if sel.serve != "" && sel.given.HTML == "" {
		sel.given.HTML = siteInMemory
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
	case sel.serve != "":
		return showSite(s, sel, result.Part(sel.given.HTML))
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

// siteInMemory stands for the folder of a site that is only shown.
const siteInMemory = ".site"

// showSite serves the site until the process is interrupted.
func showSite(s streams, sel *docsFlags, site generator.Tree) int {
	listener, err := net.Listen("tcp", sel.serve)
	if err != nil {
		return fail(s, "docs", err)
	}
	if !sel.quiet {
		fmt.Fprintf(s.err, "gen: %d files at http://%s/\n", len(site), listener.Addr())
	}
	return serve(s, listener, siteHandler(site))
}

// siteHandler answers with the files of a site.
func siteHandler(site generator.Tree) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
		if name == "" || strings.HasSuffix(r.URL.Path, "/") {
			name = path.Join(name, "index.html")
		}
		data, ok := site[name]
		if !ok {
			http.NotFound(w, r)
			return
		}
		http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(data))
	})
}

// gen serve: the services of the input as a local server, in memory.

package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"time"

	"github.com/seed184db40a/armgen/generator/fakes"
	"github.com/seed184db40a/armgen/generator/gogen/armkit/fake"
	"github.com/spf13/pflag"
)

// serveFlags are the flags of gen serve beside the selection.
type serveFlags struct {
	*selection
	listen   string
	pageSize int
	polls    int
	delay    time.Duration
}

func newServeFlags() *serveFlags {
	f := &serveFlags{selection: newSelection("serve", "specs", "spec", "readme", "tag", "resource", "dependencies", "package")}
	f.flags.StringVar(&f.listen, "listen", "127.0.0.1:8080", "`ADDRESS` to listen at")
	f.flags.IntVar(&f.pageSize, "page-size", 100, "items on a page of a list")
	f.flags.IntVar(&f.polls, "polls", 1, "how often a long-running operation is found in progress")
	f.flags.DurationVar(&f.delay, "delay", 0, "how long a long-running operation takes at least")
	return f
}

func serveCommand() command {
	return command{
		name: "serve", summary: "run the services of the input as a local server in memory",
		long: "Run the services of the input as a local server: what is created can be read, listed, changed\n" +
			"and deleted, requests are checked, long-running operations take their time. Each request is\n" +
			"printed with its answer. Nothing is stored; the server ends with an interrupt.",
		run:   runServe,
		flags: func() *pflag.FlagSet { return newServeFlags().flags },
	}
}

func runServe(s streams, args []string) int {
	f := newServeFlags()
	api, _, code := f.compile(s, args, 0)
	if api == nil {
		return code
	}
	var routes []fake.Route
	for _, svc := range api.Services {
		routes = append(routes, fakes.CheckedRoutes(svc)...)
	}
	print := func(r fake.Request) {
		fmt.Fprintf(s.out, "%d %s %s %s\n", r.Status, r.Method, r.URL, r.Operation)
	}
	service := fake.NewServer(routes, fake.WithPageSize(f.pageSize), fake.WithPolls(f.polls), fake.WithDelay(f.delay), fake.WithObserver(print))
	listener, err := net.Listen("tcp", f.listen)
	if err != nil {
		return fail(s, "serve", err)
	}
	if !f.quiet {
		fmt.Fprintf(s.err, "gen: %d operations at http://%s\n", len(routes), listener.Addr())
	}
	return serve(s, listener, service)
}

// serve answers requests until the process is interrupted.
func serve(s streams, listener net.Listener, service http.Handler) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	server := &http.Server{Handler: service, ReadHeaderTimeout: 10 * time.Second}
	context.AfterFunc(ctx, func() { _ = server.Close() })
	if err := server.Serve(listener); err != nil && !errors.Is(err, http.ErrServerClosed) {
		return fail(s, "serve", err)
	}
	return exitFine
}

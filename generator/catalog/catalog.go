// Package catalog looks at whole service directories of a specification tree and
// says which resources they have: the pool of the documentation pages, and the
// types that exist beside those a run compiles.
//
// Names, versions and paths come from the index of each file, read once and
// forgotten; only the files that win a resource are resolved. The rules are those
// of the page format: files.go finds the files, scan.go and name.go read
// resources off them, choose.go keeps one per type, resolve.go follows references,
// and resource.go gathers what a page needs. The entry point is Read.
package catalog

import (
	"runtime"
	"slices"
	"sync"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/english"
	"github.com/seed184db40a/armgen/generator/ir"
	"github.com/seed184db40a/armgen/generator/load"
)

// Options say what to read.
type Options struct {
	// Services are the service directories of the pool, from the root.
	Services []string
	// Inputs are files that stand for their own service directories. When there are
	// any, only their resources are wanted; the rest of the pool is there to be
	// linked to.
	Inputs []string
	// Apart are further service directories, whose resources can have pages but are
	// not looked up by name.
	Apart []string
	// Wanted chooses the resources that get a page, by file and path; nil stands for
	// all of the inputs, or of the pool when there are none.
	Wanted func(file, path string) bool
	Jobs   int // processors to use, all when 0
}

// Read makes the pool. What cannot be read is reported and left out.
func Read(set *load.Set, opts Options) *ir.Pool {
	r := &reader{set: set, words: english.NewPluralize(), tables: readTables(), wanted: opts.Wanted, jobs: opts.Jobs}
	if r.jobs <= 0 {
		r.jobs = runtime.GOMAXPROCS(0)
	}
	if r.wanted == nil {
		r.wanted = func(file, _ string) bool { return len(opts.Inputs) == 0 || slices.Contains(opts.Inputs, file) }
	}
	pool := &ir.Pool{}
	for _, s := range services(opts) {
		pool.Resources = append(pool.Resources, r.service(s)...)
	}
	return pool
}

// reader is the state of one Read.
type reader struct {
	set    *load.Set
	words  *english.Pluralize
	tables tables
	wanted func(file, path string) bool
	jobs   int
}

// service is a service directory with the files that stand for it, if any.
type service struct {
	dir    string
	inputs []string
	apart  bool
}

// services lists the service directories in order, each with its inputs.
func services(opts Options) []service {
	inputs := map[string][]string{}
	dirs := slices.Concat(opts.Services, opts.Apart)
	for _, file := range opts.Inputs {
		dir := serviceDir(file)
		inputs[dir] = append(inputs[dir], file)
		dirs = append(dirs, dir)
	}
	slices.Sort(dirs)
	var out []service
	for _, dir := range slices.Compact(dirs) {
		apart := !slices.Contains(opts.Services, dir) && len(inputs[dir]) == 0
		out = append(out, service{dir, inputs[dir], apart})
	}
	return out
}

// service reads the resources of one service directory. A file that turns out to
// be broken when its references are followed counts as if it were not there, so
// the choice is made again without it.
func (r *reader) service(s service) []*ir.PageResource {
	files := s.inputs
	if len(files) == 0 {
		files = serviceFiles(r.set, s.dir)
	}
	all := r.scan(files)
	for {
		resources, broken := r.gather(r.choose(all), s.apart)
		if len(broken) == 0 {
			return resources
		}
		for _, file := range broken {
			r.set.Report().Warnf(diag.Pos{}, "spec-left-out", "%s is left out of the pages because of its broken references", file)
		}
		all = slices.DeleteFunc(all, func(c candidate) bool { return slices.Contains(broken, c.file) })
	}
}

// parallel calls work for 0 … n-1 on the processors of the reader.
func (r *reader) parallel(n int, work func(int)) {
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(r.jobs, n) {
		wg.Go(func() {
			for i := range next {
				work(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}

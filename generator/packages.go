// Rendering: from the representation to Go packages, in parallel.

package generator

import (
	"errors"
	"fmt"
	"runtime"
	"sync"

	"github.com/seed184db40a/armgen/generator/gogen"
	"github.com/seed184db40a/armgen/generator/ir"
)

// packages renders every service as a Go package below the output folder, and the
// support package that they import beside them.
func (r *run) packages(api *ir.API, result *Result) error {
	if !r.opts.Go || len(api.Services) == 0 {
		return nil
	}
	base := r.opts.Import
	if base == "" {
		var err error
		if base, err = importPath(r.opts.Out); err != nil {
			return err
		}
	}
	trees := make([]Tree, len(api.Services))
	err := r.inParallel(len(trees), func(i int) (err error) {
		trees[i], err = renderPackage(api.Services[i], gogen.Options{ImportPath: base, Fake: r.opts.Fake})
		return err
	})
	if err != nil {
		return err
	}
	whole := Tree{}
	for name, data := range gogen.ArmkitFiles(base) {
		whole["armkit/"+name] = data
	}
	for _, t := range trees {
		for name, data := range t {
			if _, ok := whole[name]; ok {
				return fmt.Errorf("two packages write %s; give one of them another name with --package", name)
			}
			whole[name] = data
		}
	}
	result.parts = append(result.parts, part{dir: r.opts.Out, unit: r.unit(), tree: whole})
	return nil
}

func renderPackage(svc *ir.Service, opts gogen.Options) (Tree, error) {
	files, err := gogen.Generate(svc, opts)
	if err != nil {
		return nil, err
	}
	tree := Tree{}
	for name, data := range files {
		tree[svc.Package+"/"+name] = data
	}
	return tree, nil
}

// inParallel calls work for 0 … n-1 on as many processors as the user allows.
func (r *run) inParallel(n int, work func(int) error) error {
	workers := r.opts.Jobs
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	errs := make([]error, n)
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(workers, n) {
		wg.Go(func() {
			for i := range next {
				errs[i] = work(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
	return errors.Join(errs...)
}

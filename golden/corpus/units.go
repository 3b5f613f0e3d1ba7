// Units: every readme.md of a tree, its default tag compiled and rendered in
// memory, several at a time.

package main

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/seed184db40a/armgen/generator"
	"github.com/seed184db40a/armgen/generator/compile"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/gogen"
	"github.com/seed184db40a/armgen/generator/ir"
	"github.com/seed184db40a/armgen/generator/load"
)

// importPath is the module that the generated packages live in.
const importPath = "corpus"

// unit is one readme.md with what came of it.
type unit struct {
	readme, tag, folder string
	service             *ir.Service
	files               map[string][]byte
	report              *diag.Report
	failure             string // why there is no package
	built               bool
	examples            []*example
	took                time.Duration
}

func (u *unit) name() string { return path.Dir(u.readme) }

// findUnits lists the readmes that a tree has, in order. A readme without input
// files (an overview, settings of another language) is no unit.
func findUnits(tree fs.FS) ([]*unit, error) {
	var units []*unit
	err := fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() != "readme.md" {
			return err
		}
		text, err := fs.ReadFile(tree, name)
		if err == nil && strings.Contains(string(text), "input-file") {
			units = append(units, unitsOf(tree, name)...)
		}
		return err
	})
	return units, err
}

// unitsOf are the default tag of a readme and the tags behind its flags, those
// whose input files are all there; a tree may hold a part of a service only. When
// none is whole, the default tag stands for the failure.
func unitsOf(tree fs.FS, name string) []*unit {
	set := load.Open(tree, &diag.Report{})
	readme, ok := set.Readme(name)
	if !ok {
		return []*unit{newUnit(name, "")}
	}
	tag, _ := readme.DefaultTag()
	tags := []string{tag}
	for _, t := range slices.Sorted(maps.Values(readme.Flags())) {
		if !slices.Contains(tags, t) {
			tags = append(tags, t)
		}
	}
	var out []*unit
	for _, t := range tags {
		if inputs, ok := readme.Inputs(t); ok && allThere(tree, inputs) {
			out = append(out, newUnit(name, t))
		}
	}
	if len(out) == 0 {
		return []*unit{newUnit(name, tag)}
	}
	return out
}

func allThere(tree fs.FS, inputs []load.Input) bool {
	return !slices.ContainsFunc(inputs, func(in load.Input) bool {
		_, err := fs.Stat(tree, in.Path)
		return err != nil
	})
}

func newUnit(readme, tag string) *unit {
	u := &unit{readme: readme, tag: tag, report: &diag.Report{}}
	u.folder = strings.ToLower(strings.Map(plain, u.name()+"_"+tag))
	return u
}

// plain maps what a folder and import path had better not have.
func plain(r rune) rune {
	if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' {
		return r
	}
	return '_'
}

// generateAll compiles and renders the units.
func generateAll(tree fs.FS, units []*unit, workers int, progress *generator.Progress) {
	next := make(chan *unit)
	var wg sync.WaitGroup
	var done atomic.Int64
	for range min(workers, len(units)) {
		wg.Go(func() {
			for u := range next {
				start := time.Now()
				u.generate(tree)
				u.took = time.Since(start)
				progress.Step(u.name(), int(done.Add(1)), len(units))
			}
		})
	}
	for _, u := range units {
		next <- u
	}
	close(next)
	wg.Wait()
}

func (u *unit) generate(tree fs.FS) {
	set := load.Open(tree, u.report)
	readme, ok := set.Readme(u.readme)
	if !ok {
		u.failure = "readme"
		return
	}
	inputs, ok := readme.Inputs(u.tag)
	if !ok {
		u.failure = "readme"
		return
	}
	pkg := compile.Package{Tag: u.tag}
	for _, in := range inputs {
		pkg.Files = append(pkg.Files, in.Path)
	}
	api := compile.Compile(set, compile.Options{Packages: []compile.Package{pkg}, Flatten: true}, u.report)
	if u.report.Failed() || len(api.Services) != 1 {
		u.failure = "compile"
		return
	}
	u.service = api.Services[0]
	u.service.Package = u.folder // unique among the units
	files, err := gogen.Generate(u.service, gogen.Options{ImportPath: importPath})
	if err != nil {
		u.failure = err.Error()
		return
	}
	u.files = files
	u.examples = examplesOf(u.service)
}

// operations counts the operations of the unit.
func (u *unit) operations() int {
	n := 0
	if u.service != nil {
		for _, c := range u.service.Clients {
			n += len(c.Operations)
		}
	}
	return n
}

// findings counts the findings by severity and code, the most serious first.
func (u *unit) findings() []string {
	counts := map[string]int{}
	for _, d := range u.report.All() {
		counts[d.Severity.String()+" "+string(d.Code)]++
	}
	var keys []string
	for k := range counts {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for i, k := range keys {
		keys[i] = k + " " + itoa(counts[k])
	}
	return keys
}

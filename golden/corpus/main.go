// Command corpus proves armgen on a whole tree of specifications: it generates the
// default tag of every readme.md, builds and vets every package, sends every
// example body through the generated models, and prints a table. For the units
// that expected.txt knows, a difference from it is a failure.
//
//	go run ./golden/corpus [-build=false] [-update] [-work DIR] SPECS
package main

import (
	_ "embed"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/seed184db40a/armgen/generator"
	"github.com/seed184db40a/armgen/generator/load"
)

//go:embed expected.txt
var expected string

const expectedPath = "golden/corpus/expected.txt"

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "corpus:", err)
		os.Exit(1)
	}
}

func run() error {
	build := flag.Bool("build", true, "build and vet the packages and round-trip the examples")
	update := flag.Bool("update", false, "rewrite "+expectedPath)
	work := flag.String("work", filepath.Join(os.TempDir(), "armgen-corpus"), "folder of the generated module, kept for the next run")
	only := flag.String("only", "", "only the units whose path holds one of these texts, with commas between them")
	limit := flag.Int("exceptions", 200, "how many exceptions to print")
	flag.Parse()
	if flag.NArg() != 1 {
		return fmt.Errorf("name one folder: the root of a specification tree")
	}
	tree, err := load.Folder(flag.Arg(0))
	if err != nil {
		return err
	}
	units, err := findUnits(tree)
	if err != nil {
		return err
	}
	units = filter(units, *only)
	start := time.Now()
	progress := generator.NewProgress(os.Stderr, isTerminal(os.Stderr))
	generateAll(tree, units, runtime.GOMAXPROCS(0), progress)
	progress.Close()
	generated := time.Since(start)
	if *build {
		if err := prove(*work, units); err != nil {
			return err
		}
	}
	print(os.Stdout, units)
	fmt.Printf("generated in %v, peak memory %d MB, proved in %v\n", generated.Round(time.Millisecond), peak(), (time.Since(start) - generated).Round(time.Second))
	printFindings(os.Stdout, units)
	printExceptions(os.Stdout, units, *limit)
	return judge(units, *build, *update)
}

func filter(units []*unit, only string) []*unit {
	var out []*unit
	for _, u := range units {
		if slices.ContainsFunc(strings.Split(only, ","), func(text string) bool { return strings.Contains(u.readme, text) }) {
			out = append(out, u)
		}
	}
	return out
}

func prove(dir string, units []*unit) error {
	fmt.Fprintln(os.Stderr, "building and vetting in", dir)
	w, err := newWorkshop(dir, units)
	if err != nil {
		return err
	}
	w.build(units)
	return w.roundTrip(units)
}

// judge compares with the expectations or rewrites them.
func judge(units []*unit, built, update bool) error {
	switch {
	case !built:
		return nil
	case update:
		var b strings.Builder
		for _, u := range units {
			b.WriteString(u.row() + "\n")
		}
		b.WriteString("\n# the bodies that do not come back equal, and why\n")
		for _, u := range units {
			for _, x := range u.unequal() {
				b.WriteString(x.exception() + "\n")
			}
		}
		return os.WriteFile(expectedPath, []byte(b.String()), 0o644)
	}
	if n := compare(os.Stdout, expected, units); n > 0 {
		return fmt.Errorf("%d units differ from %s; run with -update when that is intended", n, expectedPath)
	}
	return nil
}

// isTerminal reports whether a person reads the file.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// peak is the most memory the process had from the system, in MB.
func peak() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Sys >> 20
}

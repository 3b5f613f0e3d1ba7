// Command mutate looks for behaviour that no test holds: it turns one condition or
// operator at a time into its opposite, runs the tests against each such mutant, and
// prints the mutants that the tests pass. A survivor is either no change of behaviour
// at all or a missing test. The working tree is not changed.
//
//	go run ./golden/mutate [-tests PACKAGES] [-run REGEXP] [-skip REGEXP] FILE[:LINE]...
//
// Mutants can ask for any amount of memory, so a limit (ulimit -v) belongs around it.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(1)
	}
}

// trial is how mutants are tried.
type trial struct {
	tests     []string // packages
	run, skip string   // as of go test
	timeout   time.Duration
	line      int    // the only one that is changed; 0: all
	work      string // folder of the mutant and the overlay
}

func run() error {
	var t trial
	tests := flag.String("tests", "", "packages whose tests are run, with spaces between them; that of the file when empty")
	flag.StringVar(&t.run, "run", "", "only the tests that match, as of go test")
	flag.StringVar(&t.skip, "skip", "", "not the tests that match, as of go test")
	flag.DurationVar(&t.timeout, "timeout", time.Minute, "a mutant whose tests take longer counts as found")
	flag.Parse()
	if flag.NArg() == 0 {
		return fmt.Errorf("name the files to change")
	}
	work, err := os.MkdirTemp("", "armgen-mutate-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	t.work = work
	for _, arg := range flag.Args() {
		file, line, _ := strings.Cut(arg, ":")
		t.line, _ = strconv.Atoi(line)
		t.tests = strings.Fields(*tests)
		if len(t.tests) == 0 {
			t.tests = []string{"./" + filepath.ToSlash(filepath.Dir(file))}
		}
		if err := t.file(file); err != nil {
			return err
		}
	}
	return nil
}

// file tries the mutants of one file and prints the survivors.
func (t trial) file(file string) error {
	src, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	mutants, err := mutantsOf(file, src)
	if err != nil {
		return err
	}
	if got, out := t.try(file, src); got != survived {
		return fmt.Errorf("the tests fail without any change:\n%s", out)
	}
	count := map[outcome]int{}
	for _, m := range mutants {
		if t.line != 0 && m.pos.Line != t.line {
			continue
		}
		got, _ := t.try(file, m.apply(src))
		count[got]++
		if got == survived {
			fmt.Printf("%s: %s -> %s\t%s\n", m.pos, m.old, m.new, m.line(src))
		}
	}
	fmt.Printf("%s: %d found, %d survived, %d did not compile\n", file, count[found], count[survived], count[invalid])
	return nil
}

type outcome int

const (
	found outcome = iota
	survived
	invalid
)

// try runs the tests with other content in the place of a file.
func (t trial) try(file string, content []byte) (outcome, []byte) {
	mutant := filepath.Join(t.work, "mutant.go")
	overlay := filepath.Join(t.work, "overlay.json")
	abs, err := filepath.Abs(file)
	if err != nil {
		return invalid, []byte(err.Error())
	}
	replace, err := json.Marshal(map[string]map[string]string{"Replace": {abs: mutant}})
	if err != nil {
		return invalid, []byte(err.Error())
	}
	for name, data := range map[string][]byte{mutant: content, overlay: replace} {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			return invalid, []byte(err.Error())
		}
	}
	args := []string{"test", "-short", "-failfast", "-vet=off", "-overlay", overlay, "-timeout", t.timeout.String()}
	if t.run != "" {
		args = append(args, "-run", t.run)
	}
	if t.skip != "" {
		args = append(args, "-skip", t.skip)
	}
	// The tests have their time after the build; go test itself may hang only when a test
	// started a process that outlives it.
	ctx, cancel := context.WithTimeout(context.Background(), 10*t.timeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, "go", append(args, t.tests...)...)
	cmd.WaitDelay = t.timeout
	out, err := cmd.CombinedOutput()
	switch {
	case err == nil:
		return survived, out
	case bytes.Contains(out, []byte("[build failed]")) || bytes.Contains(out, []byte("[setup failed]")):
		return invalid, out
	}
	return found, out
}

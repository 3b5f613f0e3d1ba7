// gen bump: moves a project to another API version, whole or not at all.

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/seed184db40a/armgen/generator"
	"github.com/seed184db40a/armgen/generator/apidiff"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/spf13/pflag"
)

var bumpLong = `Finds the files of another API version, writes them into armgen.yaml (and armgen.lock, when
the specifications are pinned), generates, runs go build and go vet, and writes a migration
note: what changed, what to write instead, and where your code depends on it.

If anything fails, every file is as it was before; --keep leaves the new state for you to
finish.`

// bump is one run of the command.
type bump struct {
	*selection

	to, note, uses string
	keep           bool

	report *diag.Report
	config []byte
	runs   []generator.Options
	saved  *generator.Snapshot
}

func newBump() *bump {
	b := &bump{selection: newSelection("bump", "jobs"), report: new(diag.Report)}
	b.flags.StringVar(&b.to, "to", "", "API `VERSION`, or tag of the readme.md, to move to")
	b.flags.StringVar(&b.note, "note", "", "`FILE` of the migration note (migration-VERSION.md)")
	b.flags.StringVar(&b.uses, "uses", "./...", "Go `PATTERN` of the code that is searched for uses and built")
	b.flags.BoolVar(&b.keep, "keep", false, "keep the new state even if go build or go vet fails")
	return b
}

func bumpCommand() command {
	return command{
		name: "bump", args: "--to VERSION", summary: "move a project to another API version", long: bumpLong,
		run:   runBump,
		flags: func() *pflag.FlagSet { return newBump().flags },
	}
}

func runBump(s streams, args []string) int {
	b := newBump()
	if code, done := parse(s, b.flags, args, 0); done {
		return code
	}
	if b.to == "" {
		fmt.Fprintln(s.err, "gen bump: say the version with --to")
		return exitUsage
	}
	if b.config == nil && b.selection.config == "" {
		b.selection.config = generator.ConfigName
	}
	result, err := b.do(s)
	if code := b.findings(s, b.report); code != exitFine {
		return code
	}
	if err != nil {
		return fail(s, "bump", err)
	}
	fmt.Fprintf(s.err, "gen: moved to %s: %s\n", b.to, result.Summary())
	fmt.Fprintf(s.err, "gen: what to do is in %s\n", b.note)
	return exitFine
}

// do is the bump from the first read to the last write.
func (b *bump) do(s streams) (*apidiff.Result, error) {
	before, err := b.read()
	if err != nil || before == nil {
		return nil, err
	}
	fresh, err := generator.BumpConfig(b.config, b.runs, b.to, b.report)
	if err != nil || b.report.Failed() {
		return nil, err
	}
	if b.saved, err = generator.Save(b.touched()); err != nil {
		return nil, err
	}
	result, err := b.move(s, before, fresh)
	if (err != nil || b.report.Failed()) && !b.keep {
		return nil, errors.Join(err, b.saved.Restore())
	}
	return result, errors.Join(err, b.saved.Drop())
}

// read understands the present state, before anything is touched.
func (b *bump) read() (*generator.Version, error) {
	var err error
	if b.config, err = os.ReadFile(b.selection.config); err != nil {
		return nil, fmt.Errorf("a bump needs a configuration: %w", err)
	}
	b.runs = generator.ParseConfig(b.selection.config, b.config, b.report)
	if b.report.Failed() {
		return nil, nil
	}
	if b.note == "" {
		b.note = "migration-" + strings.ReplaceAll(b.to, "/", "-") + ".md"
	}
	return generator.Understand(b.runs, true, b.report)
}

// touched lists what a bump may change.
func (b *bump) touched() []string {
	names := []string{b.selection.config, generator.LockName, b.note}
	for _, o := range b.runs {
		for _, dir := range []string{o.Out, o.Docs, o.Vendor} {
			if dir != "" {
				names = append(names, filepath.Clean(dir))
			}
		}
	}
	slices.Sort(names)
	return slices.CompactFunc(names, func(a, b string) bool {
		return a == b || strings.HasPrefix(b, a+string(filepath.Separator))
	})
}

// move writes the new state.
func (b *bump) move(s streams, before *generator.Version, config []byte) (*apidiff.Result, error) {
	if err := os.WriteFile(b.selection.config, config, 0o666); err != nil {
		return nil, err
	}
	runs := generator.ParseConfig(b.selection.config, config, b.report)
	if err := b.lock(runs); err != nil || b.report.Failed() {
		return nil, err
	}
	after, err := generator.Understand(runs, true, b.report)
	if err != nil || after == nil {
		return nil, err
	}
	result, err := generator.Compare(before, after, []string{b.uses})
	if err != nil {
		return nil, err
	}
	if err := b.write(runs, result); err != nil || b.report.Failed() {
		return nil, err
	}
	return result, b.verify(s, result)
}

// lock fetches the new files when the specifications are pinned.
func (b *bump) lock(runs []generator.Options) error {
	if _, err := os.Stat(generator.LockName); err != nil {
		return nil
	}
	_, err := generator.LockSpecs(runs, b.report)
	return err
}

// write puts the packages, pages and the note on disk.
func (b *bump) write(runs []generator.Options, result *apidiff.Result) error {
	made, err := generator.Generate(runs, b.report)
	if err != nil || b.report.Failed() {
		return err
	}
	if _, err := made.Write(); err != nil {
		return err
	}
	var note bytes.Buffer
	if err := result.Markdown(&note); err != nil {
		return err
	}
	return os.WriteFile(b.note, note.Bytes(), 0o666)
}

// verify builds and vets what the user has.
func (b *bump) verify(s streams, result *apidiff.Result) error {
	for _, verb := range []string{"build", "vet"} {
		out, err := exec.Command("go", verb, b.uses).CombinedOutput()
		if err == nil {
			continue
		}
		s.err.Write(out)
		for _, u := range result.Uses {
			fmt.Fprintf(s.err, "%s:%d:%d: uses %s: %s\n", u.File, u.Line, u.Column, u.Name, u.Message)
		}
		if b.keep {
			fmt.Fprintf(s.err, "gen: go %s fails; the new state is kept for you to finish\n", verb)
			return nil
		}
		return fmt.Errorf("go %s fails with version %s (%w); nothing is changed, --keep would keep the new state", verb, b.to, err)
	}
	return nil
}

// Flags that several commands share, made from the table of settings, and how
// they meet armgen.yaml: a flag that is given beats the file.

package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/seed184db40a/armgen/generator"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/spf13/pflag"
)

// talk are the flags about what a command says.
type talk struct {
	verbose, quiet, noColor bool
	format                  string
}

func (t *talk) add(f *pflag.FlagSet) {
	f.BoolVarP(&t.verbose, "verbose", "v", false, "say what is done")
	f.BoolVarP(&t.quiet, "quiet", "q", false, "say nothing but errors")
	f.StringVar(&t.format, "format", "text", "form of the findings: text, json or github")
	f.BoolVar(&t.noColor, "no-color", false, "no colour, also not on a terminal")
}

// selection are the flags that say what to read and write.
type selection struct {
	talk
	config string
	flags  *pflag.FlagSet
	given  generator.Options
}

// newSelection makes the flag set of a command that takes the settings. With
// names, only those settings become flags.
func newSelection(name string, names ...string) *selection {
	s := &selection{flags: pflag.NewFlagSet(name, pflag.ContinueOnError), given: generator.Defaults()}
	s.flags.SortFlags = false
	s.flags.StringVar(&s.config, "config", "", "configuration `FILE` ("+generator.ConfigName+" when present)")
	for _, row := range generator.Settings() {
		if len(names) == 0 || slices.Contains(names, row.Name) {
			addFlag(s.flags, row, row.Field(&s.given))
		}
	}
	s.talk.add(s.flags)
	return s
}

func addFlag(f *pflag.FlagSet, row generator.Setting, field any) {
	switch field := field.(type) {
	case *string:
		f.StringVarP(field, row.Name, row.Short, *field, row.Usage)
	case *bool:
		f.BoolVarP(field, row.Name, row.Short, *field, row.Usage)
	case *int:
		f.IntVarP(field, row.Name, row.Short, *field, row.Usage)
	case *[]string:
		f.StringArrayVarP(field, row.Name, row.Short, *field, row.Usage)
	default:
		panic("setting " + row.Name + " has a field of type " + fmt.Sprintf("%T", field))
	}
	if row.Value != "" {
		flag := f.Lookup(row.Name)
		flag.Value = calledBy{flag.Value, row.Value}
		if flag.DefValue == "[]" {
			flag.DefValue = "" // an empty list is no default worth a word
		}
	}
}

// calledBy is a flag's value that the help calls by a name of ours.
type calledBy struct {
	pflag.Value
	name string
}

// Type is what the help writes behind the flag.
func (c calledBy) Type() string { return c.name }

// runs resolves flags and configuration into the list of runs.
func (s *selection) runs(report *diag.Report) ([]generator.Options, error) {
	base, err := s.fromFile(report)
	if err != nil {
		return nil, err
	}
	for i := range base {
		s.override(&base[i])
	}
	return base, nil
}

// override puts the flags that were given over o.
func (s *selection) override(o *generator.Options) {
	for _, row := range generator.Settings() {
		flag := s.flags.Lookup(row.Name)
		if flag == nil || !flag.Changed {
			continue
		}
		switch field := row.Field(o).(type) {
		case *string:
			*field = flag.Value.String()
		case *bool:
			*field, _ = strconv.ParseBool(flag.Value.String())
		case *int:
			*field, _ = strconv.Atoi(flag.Value.String())
		case *[]string:
			*field = *row.Field(&s.given).(*[]string)
		}
	}
}

// fromFile reads the configuration. Without one, and without a word about the
// input, the built-in configuration of the embedded specifications counts.
func (s *selection) fromFile(report *diag.Report) ([]generator.Options, error) {
	name := s.config
	if name == "" {
		name = generator.ConfigName
	}
	data, err := os.ReadFile(name)
	switch {
	case err == nil:
		return generator.ParseConfig(name, data, report), nil
	case s.config != "" || !os.IsNotExist(err):
		return nil, err
	case s.saysInput():
		return []generator.Options{generator.Defaults()}, nil
	}
	return generator.BuiltIn(report), nil
}

// saysInput reports whether a flag chose the input.
func (s *selection) saysInput() bool {
	for _, name := range []string{"specs", "spec", "readme", "tag"} {
		if f := s.flags.Lookup(name); f != nil && f.Changed {
			return true
		}
	}
	return false
}

// findings prints the report and answers with the exit code it asks for. Notes
// about choices of the generator are for those who ask with -v.
func (t *talk) findings(s streams, report *diag.Report, roots ...string) int {
	var shown []*diag.Diagnostic
	for _, d := range report.All() {
		if d.Severity == diag.Error || d.Severity == diag.Warning && !t.quiet || t.verbose {
			shown = append(shown, d)
		}
	}
	r := diag.Renderer{Color: t.color(s), Path: func(p string) string { return place(roots, p) }}
	if err := r.Render(s.err, t.format, shown); err != nil {
		return exitInternal
	}
	if report.Failed() {
		return exitFindings
	}
	return exitFine
}

// place turns a path inside the specifications into one that can be opened from
// here.
func place(roots []string, p string) string {
	for _, root := range roots {
		if at := filepath.Join(root, filepath.FromSlash(p)); root != generator.Embedded && exists(at) {
			return at
		}
	}
	return p
}

func exists(p string) bool {
	_, err := os.Stat(p)
	return err == nil
}

// roots lists the specification folders of the runs.
func roots(runs []generator.Options) []string {
	var out []string
	for _, o := range runs {
		if !slices.Contains(out, o.Specs) {
			out = append(out, o.Specs)
		}
	}
	return out
}

// color follows the NO_COLOR convention and asks for a terminal.
func (t *talk) color(s streams) bool {
	return !t.noColor && os.Getenv("NO_COLOR") == "" && isTerminal(s.err)
}

// isTerminal reports whether w is a terminal that understands more than text.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

func (t *talk) check(s streams, command string) (code int, done bool) {
	if slices.Contains(diag.Formats(), t.format) {
		return 0, false
	}
	fmt.Fprintf(s.err, "gen %s: --format is one of %s, not %q\n", command, strings.Join(diag.Formats(), ", "), t.format)
	return exitUsage, true
}

// fail prints an error that has no place in a specification.
func fail(s streams, command string, err error) int {
	fmt.Fprintf(s.err, "gen %s: %v\n", command, err)
	return exitFindings
}

// progress gives all runs one report of how far the work is, unless the user wants
// silence.
func (s *selection) progress(to streams, runs []generator.Options) *generator.Progress {
	if s.quiet || underGoGenerate() {
		return nil
	}
	p := generator.NewProgress(to.err, isTerminal(to.err))
	for i := range runs {
		runs[i].Progress = p
	}
	return p
}

// underGoGenerate reports whether go generate runs this process: it is silent then
// when all is well, as the tools of a go:generate line are.
func underGoGenerate() bool { return os.Getenv("GOFILE") != "" && os.Getenv("GOLINE") != "" }

// gen diff: what changed between two versions of an API.

package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed184db40a/armgen/generator"
	"github.com/seed184db40a/armgen/generator/apidiff"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/spf13/pflag"
)

var diffLong = `Compares two versions of an API and says what changed: on the wire, and for Go code.

OLD and NEW are each one of
  path/api.json[,path/more.json]  input files, from the root of the specifications
  path/readme.md[#TAG]            a tag of a readme.md, or its default tag
  TAG                             a tag of the readme.md named by --readme
  ./folder                        the sources recorded in a generated package

Each change has a rule, a level (breaking, behaviour, addition, documentation), and its place
in both versions. --fail-on makes the exit code 1 when there is a change of that level or a
more serious one.`

// diffOptions are the flags of gen diff.
type diffOptions struct {
	*selection

	output, failOn, oldSpecs string
	goAPI                    bool
	uses                     []string
}

func newDiff() *diffOptions {
	d := &diffOptions{selection: newSelection("diff", "specs", "readme", "resource", "package", "flatten")}
	d.flags.StringVarP(&d.output, "output", "o", "text", "`FORM` of the answer: text, markdown or json")
	d.flags.StringVar(&d.failOn, "fail-on", "none", "exit with 1 at this `LEVEL`: breaking, behaviour, addition, documentation or none")
	d.flags.StringVar(&d.oldSpecs, "old-specs", "", "root of the specifications of OLD, when it is another `DIR`")
	d.flags.BoolVar(&d.goAPI, "go", false, "also compare the exported Go names and types of the generated packages")
	d.flags.StringArrayVar(&d.uses, "uses", nil, "say where the Go packages of `PATTERN` use what is gone or changed (./...; implies --go)")
	return d
}

func diffCommand() command {
	return command{
		name: "diff", args: "OLD NEW", summary: "say what changed between two API versions", long: diffLong,
		run:   runDiff,
		flags: func() *pflag.FlagSet { return newDiff().flags },
	}
}

func runDiff(s streams, args []string) int {
	d := newDiff()
	if code, done := parse(s, d.flags, args, 2); done {
		return code
	}
	if code, done := d.check(s); done {
		return code
	}
	before, after, err := d.sides()
	if err != nil {
		return fail(s, "diff", err)
	}
	report := new(diag.Report)
	result, err := d.compare(before, after, report)
	if code := d.findings(s, report, before.Specs, after.Specs); code != exitFine {
		return code
	}
	if err == nil {
		err = result.Print(s.out, d.output)
	}
	if err != nil {
		return fail(s, "diff", err)
	}
	return d.verdict(result)
}

// compare answers with a nil result when the report has errors.
func (d *diffOptions) compare(before, after generator.Options, report *diag.Report) (*apidiff.Result, error) {
	withGo := d.goAPI || len(d.uses) > 0
	old, err := generator.Understand([]generator.Options{before}, withGo, report)
	if err != nil || old == nil {
		return nil, err
	}
	new, err := generator.Understand([]generator.Options{after}, withGo, report)
	if err != nil || new == nil {
		return nil, err
	}
	return generator.Compare(old, new, d.uses)
}

// sides turns the two words into settings.
func (d *diffOptions) sides() (before, after generator.Options, err error) {
	before, after = d.given, d.given
	if d.oldSpecs != "" {
		before.Specs = d.oldSpecs
	}
	if before, err = generator.Side(d.flags.Arg(0), before); err == nil {
		after, err = generator.Side(d.flags.Arg(1), after)
	}
	return before, after, err
}

func (d *diffOptions) verdict(result *apidiff.Result) int {
	worst, changed := result.Worst()
	if changed && d.failOn != "none" && worst <= apidiff.Level(slices.Index(levels(), d.failOn)) {
		return exitFindings
	}
	return exitFine
}

// levels are the names of the levels, the most serious first.
func levels() []string {
	return []string{apidiff.Breaking.String(), apidiff.Behaviour.String(), apidiff.Addition.String(), apidiff.Documentation.String()}
}

// check refuses values that no flag has.
func (d *diffOptions) check(s streams) (code int, done bool) {
	for _, f := range []struct {
		flag, value string
		known       []string
	}{
		{"output", d.output, apidiff.Formats()},
		{"fail-on", d.failOn, append(levels(), "none")},
	} {
		if !slices.Contains(f.known, f.value) {
			fmt.Fprintf(s.err, "gen diff: --%s is one of %s, not %q\n", f.flag, strings.Join(f.known, ", "), f.value)
			return exitUsage, true
		}
	}
	return d.talk.check(s, "diff")
}

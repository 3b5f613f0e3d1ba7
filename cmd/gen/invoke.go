// What the commands that take a selection share: from arguments to the result of the
// rooms, with the findings printed once.

package main

import (
	"github.com/seed184db40a/armgen/generator"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// invoke parses the arguments, resolves the runs, and prints the findings of work.
// The command goes on only when the answer is exitFine and done is false.
func (s *selection) invoke(to streams, args []string, positional int, work func([]generator.Options, *diag.Report) error) (code int, done bool) {
	name := s.flags.Name()
	if code, done := parse(to, s.flags, args, positional); done {
		return code, true
	}
	if code, done := s.check(to, name); done {
		return code, true
	}
	report := new(diag.Report)
	runs, err := s.runs(report)
	if err != nil {
		return fail(to, name, err), true
	}
	err = work(runs, report)
	if code := s.findings(to, report, roots(runs)...); code != exitFine {
		return code, true
	}
	if err != nil {
		return fail(to, name, err), true
	}
	return exitFine, false
}

// generate makes the output of the runs in memory; a nil result means that the
// command ends with code.
func (s *selection) generate(to streams, args []string) (result *generator.Result, code int) {
	code, done := s.invoke(to, args, 0, func(runs []generator.Options, report *diag.Report) (err error) {
		progress := s.progress(to, runs)
		result, err = generator.Generate(runs, report)
		progress.Close()
		return err
	})
	if done {
		return nil, code
	}
	return result, code
}

// compile understands the input of the runs; a nil API means that the command ends
// with code.
func (s *selection) compile(to streams, args []string, positional int) (api *ir.API, runs []generator.Options, code int) {
	code, done := s.invoke(to, args, positional, func(given []generator.Options, report *diag.Report) (err error) {
		runs = given
		api, err = generator.Compile(runs, report)
		return err
	})
	if done {
		return nil, nil, code
	}
	return api, runs, code
}

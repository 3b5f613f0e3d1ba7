// Package pattern turns the regular expressions of specifications, which are
// ECMAScript, into Go regular expressions of exactly the same meaning. Where the
// languages agree the text is kept. Where they differ it is rewritten: character
// classes, escapes, long repeats, and look-around that can be moved into a
// pattern of its own or into the neighbouring character. What cannot be
// rewritten exactly is reported, never approximated.
//
// Rewrite is the entry point; parse.go reads, set.go has character sets, look.go
// removes look-around, print.go writes.
package pattern

import (
	"errors"
	"regexp"
)

// Result is a pattern in Go terms: a string matches when it matches all of Match
// and none of Not.
type Result struct {
	Match, Not []string
}

// maxSource bounds the work on an untrusted pattern.
const maxSource = 8 << 10

// Rewrite translates source. The error says what has no exact form.
func Rewrite(source string) (Result, error) {
	if len(source) > maxSource {
		return Result{}, errors.New("it is longer than 8 KiB")
	}
	p := &parser{src: []rune(source), verbatim: true}
	root, err := p.parse()
	if err != nil {
		return Result{}, err
	}
	if p.verbatim && compiles(source) {
		return Result{Match: []string{source}}, nil
	}
	return rewrite(root)
}

func rewrite(root node) (Result, error) {
	var res Result
	root, err := res.extract(root)
	if err != nil {
		return Result{}, err
	}
	main, err := text(root)
	if err != nil {
		return Result{}, err
	}
	res.Match = append([]string{main}, res.Match...)
	for _, list := range [][]string{res.Match, res.Not} {
		for _, s := range list {
			if !compiles(s) {
				return Result{}, errors.New("its repeats are too large for Go's regular expressions")
			}
		}
	}
	return res, nil
}

func compiles(s string) bool {
	_, err := regexp.Compile(s)
	return err == nil
}

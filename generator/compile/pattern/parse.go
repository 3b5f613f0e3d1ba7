// The parser of ECMAScript regular expressions, without flags and with the
// leniencies that all engines have (a brace or bracket that opens nothing is
// itself, an escaped letter without meaning is itself).

package pattern

import (
	"errors"
	"fmt"
	"strings"
)

// node is one of alt, cat, rep, set, assert, look.
type node any

type (
	alt    []node
	cat    []node
	assert string // ^ $ \b \B
	rep    struct {
		sub      node
		min, max int // max -1: no bound
	}
	look struct {
		sub           node
		behind, never bool
	}
)

// maxDepth bounds the nesting of groups.
const maxDepth = 100

type parser struct {
	src      []rune
	at       int
	depth    int
	verbatim bool // nothing so far means something else in Go
}

func (p *parser) parse() (node, error) {
	n, err := p.alternatives()
	if err == nil && p.at < len(p.src) {
		err = errors.New("it has a closing parenthesis too many")
	}
	return n, err
}

func (p *parser) peek() rune {
	if p.at < len(p.src) {
		return p.src[p.at]
	}
	return -1
}

func (p *parser) accept(s string) bool {
	if strings.HasPrefix(string(p.src[p.at:min(len(p.src), p.at+len(s))]), s) {
		p.at += len(s)
		return true
	}
	return false
}

func (p *parser) alternatives() (node, error) {
	if p.depth++; p.depth > maxDepth {
		return nil, errors.New("it is nested too deeply")
	}
	defer func() { p.depth-- }()
	var out alt
	for {
		n, err := p.sequence()
		if err != nil {
			return nil, err
		}
		out = append(out, n)
		if !p.accept("|") {
			break
		}
	}
	if len(out) == 1 {
		return out[0], nil
	}
	return out, nil
}

func (p *parser) sequence() (node, error) {
	out := cat{}
	for p.at < len(p.src) && p.peek() != '|' && p.peek() != ')' {
		n, err := p.atom()
		if err != nil {
			return nil, err
		}
		if n, err = p.quantified(n); err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, nil
}

func (p *parser) atom() (node, error) {
	c := p.src[p.at]
	p.at++
	switch c {
	case '^', '$':
		return assert(c), nil
	case '.':
		p.verbatim = false
		return dot, nil
	case '[':
		return p.class()
	case '(':
		return p.group()
	case '\\':
		return p.escape()
	case '*', '+', '?':
		return nil, fmt.Errorf("it repeats nothing at %q", string(c))
	case '{', '}', ']':
		p.verbatim = false
	}
	return runes(c, c), nil
}

func (p *parser) group() (node, error) {
	var l *look
	switch {
	case p.accept("?:"):
	case p.accept("?="):
		l = &look{}
	case p.accept("?!"):
		l = &look{never: true}
	case p.accept("?<="):
		l = &look{behind: true}
	case p.accept("?<!"):
		l = &look{behind: true, never: true}
	case p.peek() == '?':
		return nil, errors.New("it has a group of a kind that ECMAScript and Go do not share")
	}
	n, err := p.alternatives()
	if err != nil {
		return nil, err
	}
	if !p.accept(")") {
		return nil, errors.New("a parenthesis is not closed")
	}
	if l == nil {
		return n, nil
	}
	p.verbatim = false
	l.sub = n
	return *l, nil
}

// quantified reads the quantifiers behind n.
func (p *parser) quantified(n node) (node, error) {
	lo, hi, ok := p.quantifier()
	if !ok {
		return n, nil
	}
	p.accept("?") // lazy: the same strings match
	switch n.(type) {
	case assert, look:
		return nil, errors.New("it repeats an assertion")
	}
	if hi >= 0 && lo > hi {
		return nil, errors.New("a repeat has its bounds the wrong way round")
	}
	return rep{n, lo, hi}, nil
}

func (p *parser) quantifier() (lo, hi int, ok bool) {
	switch {
	case p.accept("*"):
		return 0, -1, true
	case p.accept("+"):
		return 1, -1, true
	case p.accept("?"):
		return 0, 1, true
	case p.peek() == '{':
		return p.braces()
	}
	return 0, 0, false
}

// braces reads {n}, {n,} or {n,m}; anything else is literal text.
func (p *parser) braces() (lo, hi int, ok bool) {
	start := p.at
	p.at++
	lo, ok = p.number()
	hi = lo
	if ok && p.accept(",") {
		if hi, ok = p.number(); !ok {
			hi, ok = -1, true
		}
	}
	if ok && p.accept("}") {
		return lo, hi, true
	}
	p.at = start
	return 0, 0, false
}

func (p *parser) number() (int, bool) {
	n, start := 0, p.at
	for c := p.peek(); '0' <= c && c <= '9' && n < 1<<30/10; c = p.peek() {
		n = n*10 + int(c-'0')
		p.at++
	}
	return n, p.at > start
}

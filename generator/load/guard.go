package load

// This file evaluates the condition beside the fence of a yaml block:
//
//	$(tag) == 'package-2023-07' && !$(csharp) /* comment */
//
// The entry point is parseGuard.

import (
	"fmt"
	"slices"
	"strings"
)

// guard is a parsed condition.
type guard interface {
	// holds evaluates the condition; value gives the value of $(name), empty
	// when it is not set.
	holds(value func(name string) string) bool
}

type (
	always struct{}
	isSet  struct{ name string }
	equals struct{ left, right operand }
	not    struct{ inner guard }
	all    []guard
	anyOf  []guard
)

// operand is a variable or a literal.
type operand struct {
	variable bool
	text     string
}

func (o operand) value(value func(string) string) string {
	if o.variable {
		return value(o.text)
	}
	return o.text
}

func (always) holds(func(string) string) bool        { return true }
func (g isSet) holds(value func(string) string) bool { return truthy(value(g.name)) }
func (g equals) holds(value func(string) string) bool {
	return g.left.value(value) == g.right.value(value)
}
func (g not) holds(value func(string) string) bool { return !g.inner.holds(value) }

func (g all) holds(value func(string) string) bool {
	return !slices.ContainsFunc(g, func(g guard) bool { return !g.holds(value) })
}

func (g anyOf) holds(value func(string) string) bool {
	return slices.ContainsFunc(g, func(g guard) bool { return g.holds(value) })
}

func truthy(s string) bool { return s != "" && s != "false" }

// comparedWith lists the literals that a guard compares a variable with, and
// flags lists the variables it uses as a whole condition.
func comparedWith(g guard, variable string) []string {
	var found []string
	walkGuard(g, func(g guard) {
		e, ok := g.(equals)
		if ok && e.left.variable && e.left.text == variable && !e.right.variable {
			found = append(found, e.right.text)
		}
	})
	return found
}

func flagsOf(g guard) []string {
	var found []string
	walkGuard(g, func(g guard) {
		if f, ok := g.(isSet); ok {
			found = append(found, f.name)
		}
	})
	return found
}

// walkGuard visits the positive parts of a condition.
func walkGuard(g guard, visit func(guard)) {
	visit(g)
	var parts []guard
	switch g := g.(type) {
	case all:
		parts = g
	case anyOf:
		parts = g
	}
	for _, p := range parts {
		walkGuard(p, visit)
	}
}

// maxGuard bounds the length of a condition, and with it the depth of the
// recursion below.
const maxGuard = 4_096

// guardParser reads tokens from the front of rest.
type guardParser struct {
	rest string
	err  error
}

// parseGuard reads the condition of a fence. No condition always holds.
func parseGuard(text string) (guard, error) {
	if len(text) > maxGuard {
		return nil, fmt.Errorf("it is longer than %d bytes", maxGuard)
	}
	p := &guardParser{rest: text}
	p.skip()
	if p.rest == "" {
		return always{}, p.err
	}
	g := p.or()
	if p.err == nil && p.rest != "" {
		p.fail("unexpected %q", clip(p.rest))
	}
	return g, p.err
}

func (p *guardParser) or() guard {
	parts := anyOf{p.and()}
	for p.take("||") {
		parts = append(parts, p.and())
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return parts
}

func (p *guardParser) and() guard {
	parts := all{p.unary()}
	for p.take("&&") {
		parts = append(parts, p.unary())
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return parts
}

func (p *guardParser) unary() guard {
	switch {
	case p.take("!"):
		return not{p.unary()}
	case p.take("("):
		g := p.or()
		if !p.take(")") && p.rest != "" { // real files forget to close at the end
			p.fail("expected ')' before %q", clip(p.rest))
		}
		return g
	}
	return p.comparison()
}

func (p *guardParser) comparison() guard {
	left := p.operand()
	switch {
	case p.take("==="), p.take("=="):
		return equals{left, p.operand()}
	case p.take("!=="), p.take("!="):
		return not{equals{left, p.operand()}}
	case left.variable:
		return isSet{left.text}
	case truthy(left.text):
		return always{}
	}
	return not{always{}}
}

// operand reads $(name), a quoted string, or a bare word.
func (p *guardParser) operand() operand {
	switch {
	case p.take("$("):
		return operand{true, strings.TrimSpace(p.until(")"))}
	case p.take("'"):
		return operand{false, p.until("'")}
	case p.take(`"`):
		return operand{false, p.until(`"`)}
	}
	end := strings.IndexAny(p.rest, " \t=!&|()'\"$")
	if end < 0 {
		end = len(p.rest)
	}
	word := p.rest[:end]
	if word == "" {
		p.fail("expected $(name) or 'text' at %q", clip(p.rest))
	}
	p.rest = p.rest[end:]
	p.skip()
	return operand{false, word}
}

func (p *guardParser) until(end string) string {
	text, rest, ok := strings.Cut(p.rest, end)
	if !ok {
		p.fail("%s is missing", end)
	}
	p.rest = rest
	p.skip()
	return text
}

func (p *guardParser) take(token string) bool {
	if p.err != nil || !strings.HasPrefix(p.rest, token) {
		return false
	}
	p.rest = p.rest[len(token):]
	if token != "'" && token != `"` {
		p.skip()
	}
	return true
}

// skip drops blanks and comments.
func (p *guardParser) skip() {
	for {
		p.rest = strings.TrimSpace(p.rest)
		if !strings.HasPrefix(p.rest, "/*") {
			return
		}
		_, rest, ok := strings.Cut(p.rest[2:], "*/")
		if !ok {
			rest = ""
		}
		p.rest = rest
	}
}

func (p *guardParser) fail(format string, args ...any) {
	if p.err == nil {
		p.err = fmt.Errorf(format, args...)
		p.rest = ""
	}
}

func clip(s string) string {
	if len(s) > 20 {
		return strings.ToValidUTF8(s[:20], "") + "…"
	}
	return s
}

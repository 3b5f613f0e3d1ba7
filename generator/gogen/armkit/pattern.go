// This file holds the patterns of strings. Most patterns of specifications are a few
// character classes in a row, ^[a-zA-Z0-9][a-zA-Z0-9-]{3,48}$; those match without regexp,
// all others with a regexp that is compiled when it is first needed.

package armkit

import (
	"regexp"
	"regexp/syntax"
	"sync"
	"unicode/utf8"
)

// Pattern is a regular expression of the specification.
type Pattern struct {
	source string
	match  func() func(string) bool
}

// NewPattern returns a pattern that is met when all Go expressions of want match and none
// of avoid. Source is the expression as the specification has it.
func NewPattern(source string, want, avoid []string) *Pattern {
	return &Pattern{source: source, match: sync.OnceValue(func() func(string) bool {
		var wanted, avoided []func(string) bool
		for _, expr := range want {
			wanted = append(wanted, matcher(expr))
		}
		for _, expr := range avoid {
			avoided = append(avoided, matcher(expr))
		}
		if len(wanted) == 1 && len(avoided) == 0 {
			return wanted[0]
		}
		return func(s string) bool {
			for _, m := range wanted {
				if !m(s) {
					return false
				}
			}
			for _, m := range avoided {
				if m(s) {
					return false
				}
			}
			return true
		}
	})}
}

// Match reports whether s meets the pattern.
func (p *Pattern) Match(s string) bool { return p.match()(s) }

// String is the pattern as the specification has it.
func (p *Pattern) String() string { return p.source }

// matcher compiles one expression.
func matcher(expr string) func(string) bool {
	re := sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
	parsed, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return func(string) bool { return true } // the generator writes no such expression
	}
	row, ok := classRow(parsed)
	if !ok {
		return func(s string) bool { return re().MatchString(s) }
	}
	return func(s string) bool {
		if matched, decided := row.match(s); decided {
			return matched
		}
		return re().MatchString(s)
	}
}

// row is an anchored sequence of character classes of which at most one may repeat a
// varying number of times: its number follows from the length of the string.
type row struct {
	classes  []class
	fixed    int // bytes that all other classes take
	variable int // index of the varying class, -1 for none
}

// class is a set of ASCII characters and how often it comes.
type class struct {
	set         [utf8.RuneSelf]bool
	least, most int // most -1 for any number
}

// match decides for ASCII strings; others may match classes beyond ASCII.
func (r *row) match(s string) (matched, decided bool) {
	rest := s
	for i := range r.classes {
		c := &r.classes[i]
		n := c.least
		if i == r.variable {
			if n = len(s) - r.fixed; n < c.least || c.most >= 0 && n > c.most {
				return false, ascii(s)
			}
		}
		if n > len(rest) {
			return false, ascii(s)
		}
		for j := range n {
			if b := rest[j]; b >= utf8.RuneSelf || !c.set[b] {
				return false, ascii(s)
			}
		}
		rest = rest[n:]
	}
	return rest == "", rest == "" || ascii(s)
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// classRow understands an expression as a row of classes.
func classRow(re *syntax.Regexp) (*row, bool) {
	parts := flatten(nil, re)
	if len(parts) < 2 || parts[0].Op != syntax.OpBeginText || parts[len(parts)-1].Op != syntax.OpEndText {
		return nil, false
	}
	r := &row{variable: -1}
	for _, part := range parts[1 : len(parts)-1] {
		c, ok := classOf(part)
		if !ok {
			return nil, false
		}
		if c.least == c.most {
			r.fixed += c.least
		} else if r.variable >= 0 {
			return nil, false
		} else {
			r.variable = len(r.classes)
		}
		r.classes = append(r.classes, c)
	}
	return r, true
}

// flatten lists the parts of a concatenation; groups do not matter to a match.
func flatten(parts []*syntax.Regexp, re *syntax.Regexp) []*syntax.Regexp {
	switch re.Op {
	case syntax.OpConcat, syntax.OpCapture:
		for _, sub := range re.Sub {
			parts = flatten(parts, sub)
		}
		return parts
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase == 0 && len(re.Rune) > 1 {
			for _, c := range re.Rune {
				parts = append(parts, &syntax.Regexp{Op: syntax.OpLiteral, Rune: []rune{c}})
			}
			return parts
		}
	}
	return append(parts, re)
}

// classOf understands one part as a repeated class.
func classOf(re *syntax.Regexp) (class, bool) {
	c := class{least: 1, most: 1}
	switch re.Op {
	case syntax.OpStar:
		c.least, c.most, re = 0, -1, re.Sub[0]
	case syntax.OpPlus:
		c.least, c.most, re = 1, -1, re.Sub[0]
	case syntax.OpQuest:
		c.least, c.most, re = 0, 1, re.Sub[0]
	case syntax.OpRepeat:
		c.least, c.most, re = re.Min, re.Max, re.Sub[0]
	}
	for re.Op == syntax.OpCapture {
		re = re.Sub[0]
	}
	ranges := re.Rune
	switch {
	case re.Op == syntax.OpCharClass:
	case re.Op == syntax.OpLiteral && len(re.Rune) == 1 && re.Flags&syntax.FoldCase == 0:
		ranges = []rune{re.Rune[0], re.Rune[0]}
	default:
		return c, false
	}
	for i := 0; i < len(ranges); i += 2 {
		for b := ranges[i]; b <= ranges[i+1] && b < utf8.RuneSelf; b++ {
			c.set[b] = true
		}
	}
	return c, true
}

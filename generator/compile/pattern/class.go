// Classes and escapes.

package pattern

import (
	"errors"
	"strconv"
)

// escape reads what follows a backslash outside a class.
func (p *parser) escape() (node, error) {
	switch c := p.peek(); c {
	case -1:
		return nil, errors.New("it ends in a backslash")
	case 'b', 'B':
		p.at++
		return assert("\\" + string(c)), nil
	case 'k', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return nil, errors.New("it refers back to a group")
	}
	s, _ := p.escaped()
	return s, nil
}

// escaped reads an escape that stands for a set; single says that it is one
// character, which may start or end a range.
func (p *parser) escaped() (s set, single bool) {
	c := p.src[p.at]
	p.at++
	switch c {
	case 'd':
		return digit, false
	case 'D':
		return digit.not(), false
	case 'w':
		return wordy, false
	case 'W':
		return wordy.not(), false
	case 's':
		p.verbatim = false
		return space, false
	case 'S':
		p.verbatim = false
		return space.not(), false
	}
	r := p.character(c)
	return runes(r, r), true
}

// character reads an escape for one character; c stands behind the backslash.
func (p *parser) character(c rune) rune {
	if r, ok := controls[c]; ok {
		return r
	}
	switch c {
	case 'x':
		return p.hex(2, c)
	case 'u':
		p.verbatim = false
		return p.hex(4, c)
	case 'c':
		p.verbatim = false
		if l := p.peek(); 'a' <= l&^0x20+0x20 && l&^0x20+0x20 <= 'z' {
			p.at++
			return l % 32
		}
		p.at--
		return '\\'
	case '0':
		p.verbatim = false
		return 0
	}
	if c >= 0x80 || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' {
		p.verbatim = false
	}
	return c
}

var controls = map[rune]rune{'t': '\t', 'n': '\n', 'v': '\v', 'f': '\f', 'r': '\r'}

// hex reads n digits; without them the letter stands for itself.
func (p *parser) hex(n int, letter rune) rune {
	if p.at+n <= len(p.src) {
		if v, err := strconv.ParseUint(string(p.src[p.at:p.at+n]), 16, 32); err == nil {
			p.at += n
			return rune(v)
		}
	}
	p.verbatim = false
	return letter
}

// class reads a character class behind its opening bracket.
func (p *parser) class() (node, error) {
	negated := p.accept("^")
	var s set
	for {
		c := p.peek()
		if c == -1 {
			return nil, errors.New("a bracket is not closed")
		}
		if c == ']' {
			break
		}
		part, err := p.member()
		if err != nil {
			return nil, err
		}
		s = append(s, part...)
	}
	p.at++
	s = s.normal()
	if len(s) == 0 {
		p.verbatim = false
	}
	if negated {
		s = s.not()
	}
	return s, nil
}

// member reads one character, escape or range of a class. A hyphen beside an
// escape like \w is itself.
func (p *parser) member() (set, error) {
	lo, single, err := p.classAtom()
	if err != nil || p.peek() != '-' || p.at+1 >= len(p.src) || p.src[p.at+1] == ']' {
		return lo, err
	}
	p.at++
	hi, single2, err := p.classAtom()
	if err != nil {
		return nil, err
	}
	if !single || !single2 {
		p.verbatim = false
		return append(append(set{{'-', '-'}}, lo...), hi...), nil
	}
	if lo[0].lo > hi[0].lo {
		return nil, errors.New("a range has its ends the wrong way round")
	}
	return set{{lo[0].lo, hi[0].lo}}, nil
}

func (p *parser) classAtom() (set, bool, error) {
	c := p.src[p.at]
	p.at++
	switch c {
	case '[', '&', '~': // Go knows [:alpha:]; the others are written plainly for the reader
		p.verbatim = false
	case '\\':
		if p.at >= len(p.src) {
			return nil, false, errors.New("it ends in a backslash")
		}
		if p.accept("b") {
			p.verbatim = false
			return runes('\b', '\b'), true, nil
		}
		s, single := p.escaped()
		return s, single, nil
	}
	return runes(c, c), true, nil
}

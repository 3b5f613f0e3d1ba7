// The writer of Go regular expressions.

package pattern

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
)

// maxRepeat is the largest repeat of one piece that Go accepts; more pieces stand
// beside each other up to maxPieces.
const (
	maxRepeat = 1000
	maxPieces = 5
)

// text writes n, which must be free of look-around.
func text(n node) (string, error) {
	var b strings.Builder
	err := write(&b, n)
	return b.String(), err
}

func write(b *strings.Builder, n node) error {
	switch n := n.(type) {
	case alt:
		b.WriteString("(?:")
		for i, sub := range n {
			if i > 0 {
				b.WriteByte('|')
			}
			if err := write(b, sub); err != nil {
				return err
			}
		}
		b.WriteByte(')')
	case cat:
		for _, sub := range n {
			if err := write(b, sub); err != nil {
				return err
			}
		}
	case assert:
		b.WriteString(string(n))
	case set:
		writeSet(b, n)
	case rep:
		return writeRepeat(b, n)
	case look:
		return errors.New("it looks ahead or behind where that cannot be moved")
	default:
		panic(fmt.Sprintf("pattern: unknown node %T", n))
	}
	return nil
}

func writeRepeat(b *strings.Builder, r rep) error {
	if r.max > maxRepeat*maxPieces || r.min > maxRepeat*maxPieces {
		return fmt.Errorf("it repeats up to %d times", max(r.min, r.max))
	}
	sub, err := text(r.sub)
	if err != nil {
		return err
	}
	switch r.sub.(type) {
	case set, alt:
	default:
		sub = "(?:" + sub + ")"
	}
	for r.min > maxRepeat || r.max > maxRepeat {
		lo, hi := min(r.min, maxRepeat), maxRepeat
		if r.max < 0 {
			hi = lo
		}
		b.WriteString(sub + count(lo, hi))
		r.min -= lo
		if r.max >= 0 {
			r.max -= hi
		}
	}
	b.WriteString(sub + count(r.min, r.max))
	return nil
}

func count(lo, hi int) string {
	switch {
	case lo == 0 && hi == -1:
		return "*"
	case lo == 1 && hi == -1:
		return "+"
	case lo == 0 && hi == 1:
		return "?"
	case hi == -1:
		return fmt.Sprintf("{%d,}", lo)
	case lo == hi:
		return fmt.Sprintf("{%d}", lo)
	}
	return fmt.Sprintf("{%d,%d}", lo, hi)
}

// writeSet writes a set as a character, a class or the complement of a class,
// whichever is shorter.
func writeSet(b *strings.Builder, s set) {
	if len(s) == 1 && s[0].lo == s[0].hi {
		writeRune(b, s[0].lo)
		return
	}
	if len(s) == 0 {
		b.WriteString(`[^\x{0}-\x{10FFFF}]`)
		return
	}
	if s[0].lo == 0 && s[len(s)-1].hi == unicode.MaxRune && len(s) > 1 {
		b.WriteString("[^")
		s = s.not()
	} else {
		b.WriteByte('[')
	}
	for _, r := range s {
		writeRune(b, r.lo)
		if r.hi > r.lo {
			if r.hi > r.lo+1 {
				b.WriteByte('-')
			}
			writeRune(b, r.hi)
		}
	}
	b.WriteByte(']')
}

func writeRune(b *strings.Builder, r rune) {
	switch {
	case r < 0x20 || r >= 0x7f:
		fmt.Fprintf(b, `\x{%X}`, r)
	case strings.ContainsRune(`\.+*?()|[]{}^$-`, r):
		b.WriteByte('\\')
		b.WriteRune(r)
	default:
		b.WriteRune(r)
	}
}

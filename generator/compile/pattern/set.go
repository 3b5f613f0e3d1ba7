// Character sets: sorted ranges of code points with the set algebra that moving
// look-around needs.

package pattern

import (
	"slices"
	"unicode"
)

type span struct{ lo, hi rune }

// set is a sorted list of ranges that neither overlap nor touch.
type set []span

func runes(pairs ...rune) set {
	var s set
	for i := 0; i < len(pairs); i += 2 {
		s = append(s, span{pairs[i], pairs[i+1]})
	}
	return s.normal()
}

func (s set) normal() set {
	slices.SortFunc(s, func(a, b span) int { return int(a.lo) - int(b.lo) })
	var out set
	for _, r := range s {
		if n := len(out); n > 0 && r.lo <= out[n-1].hi+1 {
			out[n-1].hi = max(out[n-1].hi, r.hi)
			continue
		}
		out = append(out, r)
	}
	return out
}

func (s set) with(o set) set { return append(slices.Clone(s), o...).normal() }

func (s set) not() set {
	var out set
	next := rune(0)
	for _, r := range s {
		if r.lo > next {
			out = append(out, span{next, r.lo - 1})
		}
		next = r.hi + 1
	}
	if next <= unicode.MaxRune {
		out = append(out, span{next, unicode.MaxRune})
	}
	return out
}

func (s set) and(o set) set { return s.not().with(o.not()).not() }

// The classes of ECMAScript. Its white space is wider than Go's, and its dot
// excludes four line ends.
var (
	digit = runes('0', '9')
	wordy = runes('0', '9', 'A', 'Z', '_', '_', 'a', 'z')
	space = runes('\t', '\r', ' ', ' ', 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x202f,
		0x205f, 0x205f, 0x3000, 0x3000, 0xfeff, 0xfeff)
	dot = runes('\n', '\n', '\r', '\r', 0x2028, 0x2029).not()
)

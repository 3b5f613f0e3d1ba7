// Look-around. Three moves keep the meaning exactly:
//
//   - next to one character, a look at one character narrows that character:
//     (?!-)[a-z-]{1,9} is [a-z][a-z-]{0,8};
//   - where everything before it (or behind it) up to the edge of the string has
//     one length, its position is known, so it is a pattern of its own over the
//     whole string: ^a(?!.*--)… also needs not ^a.*--;
//   - a look beside a character that nothing else in the pattern can match holds
//     for every such character of the string: …(-(?!-))… also needs not --.

package pattern

import "errors"

var errLook = errors.New("it looks ahead or behind where that cannot be moved")

// extract removes all look-around from root. What becomes a pattern of its own
// goes to r.
func (r *Result) extract(root node) (node, error) {
	root = narrow(flat(root))
	seq, ok := root.(cat)
	if !ok {
		seq = cat{root}
	}
	if !hasLook(seq) {
		return seq, nil
	}
	if !hasEdge(seq) {
		return nil, errLook
	}
	seq, err := r.edges(seq)
	if err != nil {
		return nil, err
	}
	return r.exclusive(seq)
}

// hasEdge reports whether a sequence is tied to the start or end of the string.
func hasEdge(seq cat) bool {
	return len(seq) > 1 && (seq[0] == node(assert("^")) || seq[len(seq)-1] == node(assert("$")))
}

// edges takes out the looks at known places of the outermost sequence.
func (r *Result) edges(seq cat) (cat, error) {
	var out cat
	for i, n := range seq {
		l, ok := n.(look)
		if !ok {
			out = append(out, n)
			continue
		}
		if hasLook(l.sub) {
			return nil, errLook
		}
		whole, ok := l.whole(seq, i)
		if !ok {
			return nil, errLook
		}
		s, err := text(whole)
		if err != nil {
			return nil, err
		}
		r.take(s, l.never)
	}
	return out, nil
}

func (r *Result) take(s string, never bool) {
	if never {
		r.Not = append(r.Not, s)
		return
	}
	r.Match = append(r.Match, s)
}

// whole is the look as a pattern over the string: with all that stands between
// it and an edge of the string, when that has one length.
func (l look) whole(seq cat, i int) (node, bool) {
	before, after := without(seq[:i]), without(seq[i+1:])
	if !l.behind && seq[0] == node(assert("^")) && fixed(before) >= 0 {
		return append(append(cat{}, before...), l.sub), true
	}
	if l.behind && seq[len(seq)-1] == node(assert("$")) && fixed(after) >= 0 {
		return append(cat{l.sub}, after...), true
	}
	return nil, false
}

// without is a sequence without its looks.
func without(seq cat) cat {
	var out cat
	for _, n := range seq {
		if _, ok := n.(look); !ok {
			out = append(out, n)
		}
	}
	return out
}

// fixed is the one length of all strings that n matches, -1 when there are
// several.
func fixed(n node) int {
	switch n := n.(type) {
	case set:
		return 1
	case assert:
		if n == "^" || n == "$" {
			return 0
		}
	case cat:
		sum := 0
		for _, sub := range n {
			k := fixed(sub)
			if k < 0 {
				return -1
			}
			sum += k
		}
		return sum
	case rep:
		if k := fixed(n.sub); k >= 0 && n.min == n.max {
			return k * n.min
		}
	case alt:
		k := fixed(n[0])
		for _, sub := range n[1:] {
			if fixed(sub) != k {
				return -1
			}
		}
		return k
	}
	return -1
}

// exclusive takes out a look that follows (or, looking behind, precedes) a
// character which nothing else in the pattern can match, anywhere in seq.
func (r *Result) exclusive(seq cat) (node, error) {
	if !hasLook(seq) {
		return seq, nil
	}
	if seq[0] != node(assert("^")) || seq[len(seq)-1] != node(assert("$")) {
		return nil, errLook
	}
	w := &exclusion{r: r, root: seq}
	out := w.strip(seq)
	if w.err != nil || hasLook(out) {
		return nil, errLook
	}
	return out, nil
}

type exclusion struct {
	r    *Result
	root node
	err  error
}

func (w *exclusion) strip(n node) node {
	switch n := n.(type) {
	case alt:
		out := make(alt, len(n))
		for i, sub := range n {
			out[i] = w.strip(sub)
		}
		return out
	case rep:
		return rep{w.strip(n.sub), n.min, n.max}
	case cat:
		var out cat
		for i, sub := range n {
			if l, ok := sub.(look); ok && w.beside(n, i, l) {
				continue
			}
			out = append(out, w.strip(sub))
		}
		return out
	}
	return n
}

// beside takes out the negative look at n[i] when its neighbour is exclusive.
func (w *exclusion) beside(n cat, i int, l look) bool {
	at := i - 1
	if l.behind {
		at = i + 1
	}
	if !l.never || hasLook(l.sub) || at < 0 || at >= len(n) {
		return false
	}
	s, ok := n[at].(set)
	if !ok || overlaps(w.root, s) != 1 {
		return false
	}
	whole := cat{s, l.sub}
	if l.behind {
		whole = cat{l.sub, s}
	}
	str, err := text(whole)
	if err != nil {
		w.err = err
		return false
	}
	w.r.take(str, true)
	return true
}

// overlaps counts the characters of a pattern that can match one of s, without
// those inside looks.
func overlaps(n node, s set) int {
	switch n := n.(type) {
	case set:
		if len(n.and(s)) > 0 {
			return 1
		}
	case alt:
		return overlaps(cat(n), s)
	case cat:
		sum := 0
		for _, sub := range n {
			sum += overlaps(sub, s)
		}
		return sum
	case rep:
		return overlaps(n.sub, s)
	}
	return 0
}

func hasLook(n node) bool {
	switch n := n.(type) {
	case look:
		return true
	case alt:
		return hasLook(cat(n))
	case cat:
		for _, sub := range n {
			if hasLook(sub) {
				return true
			}
		}
	case rep:
		return hasLook(n.sub)
	}
	return false
}

// Narrowing: a look at one character, right before or behind a character or a
// repeat of it, changes which characters may stand there.

package pattern

// flat removes sequences inside sequences.
func flat(n node) node {
	switch n := n.(type) {
	case alt:
		out := make(alt, len(n))
		for i, sub := range n {
			out[i] = flat(sub)
		}
		return out
	case rep:
		return rep{flat(n.sub), n.min, n.max}
	case look:
		n.sub = flat(n.sub)
		return n
	case cat:
		out := cat{}
		for _, sub := range n {
			sub = flat(sub)
			if inner, ok := sub.(cat); ok {
				out = append(out, inner...)
				continue
			}
			out = append(out, sub)
		}
		if len(out) == 1 {
			return out[0]
		}
		return out
	}
	return n
}

// narrow applies the move everywhere.
func narrow(n node) node {
	switch n := n.(type) {
	case alt:
		out := make(alt, len(n))
		for i, sub := range n {
			out[i] = narrow(sub)
		}
		return out
	case rep:
		return rep{narrow(n.sub), n.min, n.max}
	case cat:
		return narrowCat(n)
	}
	return n
}

func narrowCat(n cat) node {
	out := cat{}
	for _, sub := range n {
		out = append(out, narrow(sub))
	}
	for i := 0; i < len(out); i++ {
		l, ok := out[i].(look)
		if !ok {
			continue
		}
		at := i + 1
		if l.behind {
			at = i - 1
		}
		one, single := l.sub.(set)
		if !single || at < 0 || at >= len(out) {
			continue
		}
		allowed := one
		if l.never {
			allowed = one.not()
		}
		if piece, ok := narrowed(out[at], allowed, l.behind); ok {
			out[at] = piece
			out = append(out[:i:i], out[i+1:]...)
			i--
		}
	}
	return flat(out)
}

// narrowed is piece with its first (or last) character taken from allowed only.
func narrowed(piece node, allowed set, last bool) (node, bool) {
	switch p := piece.(type) {
	case set:
		return p.and(allowed), true
	case rep:
		s, ok := p.sub.(set)
		if !ok || p.min < 1 {
			return nil, false
		}
		rest := rep{s, p.min - 1, p.max}
		if p.max > 0 {
			rest.max--
		}
		edge := s.and(allowed)
		if last {
			return cat{rest, edge}, true
		}
		return cat{edge, rest}, true
	case cat:
		return narrowedTwice(p, allowed, last)
	}
	return nil, false
}

// narrowedTwice is a piece that was narrowed in front, narrowed at its end too:
// one character that keeps both, or a first, more, and a last.
func narrowedTwice(p cat, allowed set, last bool) (node, bool) {
	if !last || len(p) != 2 {
		return nil, false
	}
	first, ok := p[0].(set)
	more, ok2 := p[1].(rep)
	if !ok || !ok2 {
		return nil, false
	}
	s, ok := more.sub.(set)
	if !ok || more.min > 0 {
		return nil, false
	}
	one := first.and(allowed)
	if more.max == 0 {
		return one, true
	}
	if more.max > 0 {
		more.max--
	}
	return alt{one, cat{first, more, s.and(allowed)}}, true
}

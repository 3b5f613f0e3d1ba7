// A small pretty printer of the classic kind: groups are laid out flat when they
// fit into the line and broken otherwise, outermost first. It knows what the
// example literal needs and nothing more.

package docgen

import "strings"

const (
	lineWidth  = 80
	lineIndent = 2
)

// node is a piece of a layout.
type node interface{}

// The pieces. A line is a space when flat and a newline when broken; a soft line
// is nothing when flat.
type (
	text     string
	sequence []node
	line     struct{}
	soft     struct{}
	comma    struct{} // trailing comma: only when broken
	indent   struct{ body node }
	// group is laid out flat or broken as one. forced groups always break; so do
	// the groups around them, which whoever builds them has to say.
	group struct {
		body   node
		forced bool
	}
	// fluid is a space and a value. The space becomes a newline, and the value is
	// indented, when what stands before the first break of the value does not fit.
	fluid struct{ value node }
	// fill puts as many items on each line as there is room for.
	fill []node
)

// forced reports whether a piece holds a group that must break.
func forced(n node) bool {
	switch n := n.(type) {
	case sequence:
		for _, part := range n {
			if forced(part) {
				return true
			}
		}
	case indent:
		return forced(n.body)
	case group:
		return n.forced
	case fluid:
		return forced(n.value)
	}
	return false
}

// newGroup makes a group that breaks when something inside has to.
func newGroup(parts ...node) group {
	return group{body: sequence(parts), forced: forced(sequence(parts))}
}

// frame is a piece that is still to be printed.
type frame struct {
	indent int
	flat   bool
	node   node
}

// layout prints pieces. The stack holds what follows, the next piece on top.
type layout struct {
	out    strings.Builder
	column int
	stack  []frame
}

// render lays out a whole document.
func render(n node) string {
	l := &layout{stack: []frame{{0, false, n}}}
	for len(l.stack) > 0 {
		top := l.stack[len(l.stack)-1]
		l.stack = l.stack[:len(l.stack)-1]
		l.print(top)
	}
	return l.out.String()
}

func (l *layout) push(in int, flat bool, n node) {
	l.stack = append(l.stack, frame{in, flat, n})
}

func (l *layout) print(f frame) {
	switch n := f.node.(type) {
	case text:
		l.write(string(n))
	case sequence:
		for i := len(n) - 1; i >= 0; i-- {
			l.push(f.indent, f.flat, n[i])
		}
	case line:
		l.lineBreak(f, " ")
	case soft:
		l.lineBreak(f, "")
	case comma:
		if !f.flat {
			l.write(",")
		}
	case indent:
		l.push(f.indent+lineIndent, f.flat, n.body)
	case group:
		l.push(f.indent, f.flat || !n.forced && l.fits(frame{f.indent, true, n.body}), n.body)
	case fluid:
		l.fluid(f, n)
	case fill:
		l.fill(f, n)
	}
}

func (l *layout) write(s string) {
	l.out.WriteString(s)
	l.column += lineColumns(s)
}

func (l *layout) lineBreak(f frame, flat string) {
	if f.flat {
		l.write(flat)
		return
	}
	l.out.WriteString("\n" + strings.Repeat(" ", f.indent))
	l.column = f.indent
}

func (l *layout) fluid(f frame, n fluid) {
	l.push(f.indent, f.flat, n.value)
	if f.flat || l.fits(frame{f.indent, true, text(" ")}) {
		l.write(" ")
		return
	}
	l.stack[len(l.stack)-1].indent += lineIndent
	l.lineBreak(frame{indent: f.indent + lineIndent}, "")
}

func (l *layout) fill(f frame, items fill) {
	for i, item := range items {
		s := string(item.(text))
		last := i == len(items)-1
		width := lineColumns(s)
		if !last || !f.flat {
			width++
		}
		switch {
		case i == 0:
		case f.flat || l.column+1+width <= lineWidth:
			l.write(" ")
		default:
			l.lineBreak(f, "")
		}
		l.write(s)
		if !last {
			l.write(",")
		}
	}
}

// fits reports whether a piece, laid out flat, and what follows it up to the first
// possible newline end within the line.
func (l *layout) fits(f frame) bool {
	m := measure{left: lineWidth - l.column, todo: []frame{f}}
	for rest := len(l.stack); ; rest-- {
		if m.run() {
			return true
		}
		if m.left < 0 || rest == 0 {
			return m.left >= 0
		}
		m.todo = append(m.todo, l.stack[rest-1])
	}
}

// measure lays pieces out in thought.
type measure struct {
	left int
	todo []frame
}

// run takes pieces until there are none, the line is full, or a newline is
// possible, which it reports.
func (m *measure) run() (newline bool) {
	for len(m.todo) > 0 && m.left >= 0 {
		top := m.todo[len(m.todo)-1]
		m.todo = m.todo[:len(m.todo)-1]
		if m.take(top) {
			return true
		}
	}
	return false
}

func (m *measure) take(f frame) (newline bool) {
	switch n := f.node.(type) {
	case text:
		m.left -= lineColumns(string(n))
	case sequence:
		for i := len(n) - 1; i >= 0; i-- {
			m.todo = append(m.todo, frame{f.indent, f.flat, n[i]})
		}
	case line:
		m.left--
		return !f.flat
	case soft:
		return !f.flat
	case comma:
		if !f.flat {
			m.left--
		}
	case indent:
		m.todo = append(m.todo, frame{f.indent, f.flat, n.body})
	case group:
		m.todo = append(m.todo, frame{f.indent, f.flat && !n.forced, n.body})
	case fluid:
		m.todo = append(m.todo, frame{f.indent, f.flat, n.value}, frame{f.indent, f.flat, line{}})
	case fill:
		return m.fill(f, n)
	}
	return false
}

// fill measures items on one line; broken, only the first is sure to be there.
func (m *measure) fill(f frame, items fill) (newline bool) {
	for i, item := range items {
		if i > 0 {
			m.left -= 2
			if !f.flat {
				return true
			}
		}
		m.left -= lineColumns(string(item.(text)))
	}
	return false
}

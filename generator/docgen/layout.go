// A classic pretty printer (Wadler, "A prettier printer"): groups are laid out flat
// when they fit in the rest of the line, else their own breaks become new lines.

package docgen

import "strings"

// piece is a part of a layout: text, a possible break, or pieces together.
type piece struct {
	kind  pieceKind
	text  string  // of words; of a break: what it is when flat
	parts []piece // of the others
	force bool    // a group that must break; reaches the groups around it
}

type pieceKind uint8

const (
	words   pieceKind = iota
	breaks            // a possible line end
	ifBreak           // text only where the group around it is broken
	concat            // parts one after the other
	nested            // parts with two more columns of indent after a line end
	group             // parts that are flat together or broken together
	fill              // words, as many on a line as fit
)

func text(s string) piece { return piece{kind: words, text: s} }

var (
	line     = piece{kind: breaks, text: " "}
	soft     = piece{kind: breaks}
	trailing = piece{kind: ifBreak, text: ","}
)

func join(parts ...piece) piece      { return piece{kind: concat, parts: parts, force: anyForced(parts)} }
func indented(parts ...piece) piece  { return piece{kind: nested, parts: parts, force: anyForced(parts)} }
func grouped(parts ...piece) piece   { return piece{kind: group, parts: parts, force: anyForced(parts)} }
func broken(parts ...piece) piece    { return piece{kind: group, parts: parts, force: true} }
func filled(parts ...piece) piece    { return piece{kind: fill, parts: parts} }
func separated(list []piece) []piece { return withSeparators(list, text(","), line) }

func withSeparators(list []piece, sep ...piece) []piece {
	var out []piece
	for i, p := range list {
		if i > 0 {
			out = append(out, sep...)
		}
		out = append(out, p)
	}
	return out
}

func anyForced(parts []piece) bool {
	for _, p := range parts {
		if p.force {
			return true
		}
	}
	return false
}

// printer writes pieces within 80 columns.
type printer struct {
	out    strings.Builder
	column int
}

// todo is a piece waiting to be printed.
type todo struct {
	piece  piece
	indent int
	flat   bool
}

func layout(p piece) string {
	w := &printer{}
	stack := []todo{{piece: p}}
	for len(stack) > 0 {
		t := stack[len(stack)-1]
		stack = w.print(t, stack[:len(stack)-1])
	}
	return w.out.String()
}

// print writes one piece or puts its parts on the stack.
func (w *printer) print(t todo, rest []todo) []todo {
	switch t.piece.kind {
	case words:
		w.write(t.piece.text)
	case ifBreak:
		if !t.flat {
			w.write(t.piece.text)
		}
	case breaks:
		w.breakLine(t)
	case concat:
		return push(rest, t.piece.parts, t.indent, t.flat)
	case nested:
		return push(rest, t.piece.parts, t.indent+2, t.flat)
	case group:
		flat := t.flat || !t.piece.force && w.fits(t.piece.parts, t.indent, rest)
		return push(rest, t.piece.parts, t.indent, flat)
	case fill:
		w.fill(t)
	}
	return rest
}

func (w *printer) write(s string) {
	w.out.WriteString(s)
	w.column += width(s)
}

func (w *printer) breakLine(t todo) {
	if t.flat {
		w.write(t.piece.text)
		return
	}
	w.out.WriteString("\n" + strings.Repeat(" ", t.indent))
	w.column = t.indent
}

func push(stack []todo, parts []piece, indent int, flat bool) []todo {
	for i := len(parts) - 1; i >= 0; i-- {
		stack = append(stack, todo{parts[i], indent, flat})
	}
	return stack
}

// fits tries parts flat, and what follows up to the first possible line end.
func (w *printer) fits(parts []piece, indent int, rest []todo) bool {
	room := lineLength - w.column
	trial := push(nil, parts, indent, true)
	next := len(rest)
	for room >= 0 {
		if len(trial) == 0 {
			if next--; next < 0 {
				return true
			}
			trial = append(trial, rest[next])
		}
		t := trial[len(trial)-1]
		trial = trial[:len(trial)-1]
		switch t.piece.kind {
		case words:
			room -= width(t.piece.text)
		case breaks:
			if !t.flat {
				return true
			}
			room -= len(t.piece.text)
		case ifBreak:
			if !t.flat {
				room -= len(t.piece.text)
			}
		case fill:
			for _, item := range t.piece.parts {
				room -= width(item.text) + 2
			}
			room += 2
		case group:
			// What follows counts as broken: its first break ends the test.
			trial = push(trial, t.piece.parts, t.indent, t.flat && !t.piece.force)
		default:
			trial = push(trial, t.piece.parts, t.indent, t.flat)
		}
	}
	return false
}

// fill puts items with commas on lines, as many on each as fit. The items are words.
func (w *printer) fill(t todo) {
	for i, item := range t.piece.parts {
		word := item.text
		if !t.flat || i < len(t.piece.parts)-1 {
			word += ","
		}
		switch {
		case i == 0:
		case t.flat || w.column+1+width(word) <= lineLength:
			w.write(" ")
		default:
			w.breakLine(todo{indent: t.indent})
		}
		w.write(word)
	}
}

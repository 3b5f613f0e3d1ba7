package diag

// This file prints findings as text for people. The entry point is
// Renderer.Text; formats.go has the forms for machines.

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Renderer prints findings. The zero Renderer prints plain text.
type Renderer struct {
	// Color uses terminal colours in the text form.
	Color bool
	// Path turns a path inside the specifications into one that the user can
	// open; nil leaves it as it is.
	Path func(string) string
}

// shownPerCode is how many findings of one code are printed.
const shownPerCode = 20

// lineWidth is how much of a long source line is shown around the column.
const lineWidth = 100

// Text writes findings for people: position and message, the source line with
// a caret, then help and the related places.
func (r Renderer) Text(w io.Writer, all []*Diagnostic) error {
	var b strings.Builder
	shown, dropped := limit(all)
	for _, d := range shown {
		r.textOne(&b, d)
	}
	for _, c := range dropped {
		fmt.Fprintf(&b, "%s\n", c)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (r Renderer) textOne(b *strings.Builder, d *Diagnostic) {
	fmt.Fprintf(b, "%s%s %s %s\n", r.paint(bold, r.place(d.Pos)), r.paint(severityColor(d.Severity), d.Severity.String()+":"),
		r.paint(bold, printable(d.Message)), r.paint(dim, "["+string(d.Code)+"]"))
	if p := d.Pos.Pointer(); p != "" {
		fmt.Fprintf(b, "  at: %s\n", printable("#"+p))
	}
	r.snippet(b, d.Pos)
	if d.Help != "" {
		fmt.Fprintf(b, "  %s %s\n", r.paint(cyan, "help:"), printable(d.Help))
	}
	for _, rel := range d.Related {
		fmt.Fprintf(b, "  %s %s%s\n", r.paint(cyan, "note:"), r.place(rel.Pos), printable(" " + rel.Message)[1:])
		r.snippet(b, rel.Pos)
	}
}

// place is "path:line:col: ", or nothing for an unknown place.
func (r Renderer) place(p Pos) string {
	if !p.Known() {
		return ""
	}
	return printable(fmt.Sprintf("%s:%d:%d: ", r.path(p), p.Line(), p.Col()))
}

func (r Renderer) path(p Pos) string {
	if r.Path != nil && p.Known() {
		return r.Path(p.Path())
	}
	return p.Path()
}

// snippet writes the source line and a caret line below it.
func (r Renderer) snippet(b *strings.Builder, p Pos) {
	if !p.Known() || len(p.file.text) == 0 {
		return
	}
	line := p.Line()
	text, col := window(p.file.lineText(line), p.Col()-1)
	mark := min(p.width(), max(1, utf8.RuneCountInString(text)-col))
	gutter := fmt.Sprintf("%6d", line)
	fmt.Fprintf(b, "%s %s\n", r.paint(dim, gutter+" |"), printable(strings.ReplaceAll(text, "\t", " ")))
	fmt.Fprintf(b, "%s %s%s\n", r.paint(dim, "       |"), strings.Repeat(" ", col), r.paint(red, "^"+strings.Repeat("~", mark-1)))
}

// width is the number of characters to underline: the value or key that
// starts here, as far as it stays on the line; containers get a caret only.
func (p Pos) width() int {
	n := p.node()
	if !n.OK() {
		return 1
	}
	switch e := n.entry(); {
	case p.offset == e.key:
		return utf8.RuneCount(n.RawKey())
	case p.offset == e.start && n.Kind() != Object && n.Kind() != Array && int(e.end) <= len(p.file.text):
		return max(1, utf8.RuneCountInString(n.Text()))
	}
	return 1
}

// window cuts a long line to the part around the column (from 0).
func window(line string, col int) (string, int) {
	runes := []rune(line)
	if len(runes) <= lineWidth {
		return line, min(col, len(runes))
	}
	start := max(0, min(col-lineWidth/3, len(runes)-lineWidth))
	end := min(len(runes), start+lineWidth)
	return string(runes[start:end]), min(col-start, lineWidth)
}

// printable shows text that may come from a specification without letting it
// steer the terminal: control and format characters are written as U+XXXX.
func printable(s string) string {
	unsafe := func(r rune) bool {
		return r != ' ' && !unicode.IsPrint(r) || r == utf8.RuneError
	}
	if strings.IndexFunc(s, unsafe) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n':
			b.WriteString("\n  ")
		case unsafe(r):
			fmt.Fprintf(&b, "<U+%04X>", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// limit keeps the first findings of each code and says how many more there
// were.
func limit(all []*Diagnostic) (shown []*Diagnostic, dropped []string) {
	counts := map[Code]int{}
	var order []Code
	for _, d := range all {
		if counts[d.Code]++; counts[d.Code] <= shownPerCode {
			shown = append(shown, d)
		} else if counts[d.Code] == shownPerCode+1 {
			order = append(order, d.Code)
		}
	}
	for _, code := range order {
		dropped = append(dropped, fmt.Sprintf("and %d more [%s]", counts[code]-shownPerCode, code))
	}
	return shown, dropped
}

// The terminal colours in use.
const (
	bold = "1"
	dim  = "2"
	red  = "31"
	cyan = "36"
)

func severityColor(s Severity) string {
	return [...]string{"1;31", "1;33", "1;34"}[s]
}

func (r Renderer) paint(color, s string) string {
	if !r.Color || s == "" {
		return s
	}
	return "\x1b[" + color + "m" + s + "\x1b[0m"
}

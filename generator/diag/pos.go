package diag

// This file holds Pos, the place every fact remembers. It is two words, so
// that the intermediate representation can carry one everywhere; line, column
// and pointer are worked out only when a finding is printed.

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"
)

// Pos is a place in a file. The zero Pos is an unknown place. Two positions
// are equal with == when they are the same place of the same loaded file.
type Pos struct {
	file   *File
	offset int32
}

// Known reports whether the position points into a file.
func (p Pos) Known() bool { return p.file != nil }

// File is the file pointed into, nil for an unknown place.
func (p Pos) File() *File { return p.file }

// Path is the path of the file, empty for an unknown place.
func (p Pos) Path() string {
	if p.file == nil {
		return ""
	}
	return p.file.Path
}

// Offset is the byte offset in the file.
func (p Pos) Offset() int { return int(p.offset) }

// Line is the line number from 1, or 0 for an unknown place.
func (p Pos) Line() int {
	if p.file == nil {
		return 0
	}
	starts := p.file.lineStarts()
	return sort.Search(len(starts), func(i int) bool { return starts[i] > p.offset })
}

// Col is the column from 1 in characters, or 0 for an unknown place.
func (p Pos) Col() int {
	if p.file == nil {
		return 0
	}
	start := p.file.lineStarts()[p.Line()-1]
	return utf8.RuneCountInString(p.file.text[start:p.offset]) + 1
}

// Pointer is the JSON pointer of the value or member that stands here, empty
// for the root and for files without an index.
func (p Pos) Pointer() string { return p.node().Pointer() }

// String is path:line:column, or "-" for an unknown place.
func (p Pos) String() string {
	if p.file == nil {
		return "-"
	}
	return fmt.Sprintf("%s:%d:%d", p.file.Path, p.Line(), p.Col())
}

// Compare orders positions by path, then by place; unknown places come first.
func (p Pos) Compare(q Pos) int {
	if c := strings.Compare(p.Path(), q.Path()); c != 0 {
		return c
	}
	return int(p.offset) - int(q.offset)
}

// node is the innermost value whose text or key covers the position.
func (p Pos) node() Node {
	if p.file == nil || len(p.file.nodes) == 0 {
		return Node{}
	}
	nodes := p.file.nodes
	i := sort.Search(len(nodes), func(i int) bool { return nodes[i].from() > p.offset }) - 1
	n := int32(max(i, 0))
	for nodes[n].end <= p.offset && nodes[n].parent != none {
		n = nodes[n].parent
	}
	return Node{file: p.file, index: n}
}

// from is where the member (its key, if it has one) begins.
func (e entry) from() int32 {
	if e.key != none {
		return e.key
	}
	return e.start
}

func runeLen(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}

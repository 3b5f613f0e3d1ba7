// Package diag knows where things stand in the files a user gave us, and says
// what is wrong with them.
//
// It has two halves. The first keeps a file together with a flat index of its
// JSON values, so that every value has an offset, a place among its siblings,
// and a JSON pointer: [File], [Node], [Pos]. The second collects findings and
// prints them: [Report], [Diagnostic], [Renderer], and the table of codes.
//
// Every other package of the generator may import diag; diag imports the
// standard library only.
package diag

// This file holds File: the bytes of one input and what can be asked of them
// as a whole. The entry points are Parse for JSON and Text for anything else.

import (
	"bytes"
	"sort"
	"strings"
	"sync"
)

// File is one input file: its path, its bytes, and for JSON the index over
// them. A File never changes after it was made and may be shared freely.
type File struct {
	// Path is the slash-separated path from the root of the specifications.
	Path string
	// Data is the content without a byte-order mark. It must not be changed.
	Data []byte

	text     string  // Data again, so that substrings cost nothing
	nodes    []entry // every JSON value in the order of the file; empty for text
	escaped  bool    // some key is written with a backslash
	broken   bool    // the index ends at a fault and serves positions only
	shadowed map[int32]bool

	lines struct {
		once   sync.Once
		starts []int32
	}
	lookups sync.Map // node index of a large object -> map[string]int32
}

// entry is one JSON value. Its children follow it directly, linked by next.
type entry struct {
	start, end int32 // the value in the text
	key        int32 // the opening quote of its key, or none
	parent     int32 // the container, or none
	next       int32 // the next sibling, or none
}

// none stands for "no such node" and "no key" in an entry.
const none = -1

// byteOrderMark opens some files written by Windows editors.
const byteOrderMark = "\xef\xbb\xbf"

// Text makes a file that has lines but no JSON index: a readme.md, a
// configuration file.
func Text(path string, data []byte) *File {
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	return &File{Path: path, Data: data, text: string(data)}
}

// Root is the outermost JSON value, absent in a text file.
func (f *File) Root() Node {
	if f == nil || f.broken || len(f.nodes) == 0 {
		return Node{}
	}
	return Node{file: f}
}

// Find follows a JSON pointer (RFC 6901, with or without a leading "#") from
// the root. The result is absent when the pointer leads nowhere.
func (f *File) Find(pointer string) Node {
	pointer = strings.TrimPrefix(pointer, "#")
	if pointer == "" {
		return f.Root()
	}
	if pointer[0] != '/' {
		return Node{}
	}
	n := f.Root()
	for _, token := range strings.Split(pointer[1:], "/") {
		n = n.Step(token)
	}
	return n
}

// Duplicates lists the members that a later member of the same object with the
// same key replaces. They are left out of Get, Members and Children.
func (f *File) Duplicates() []Node {
	nodes := make([]Node, 0, len(f.shadowed))
	for i := range f.shadowed {
		nodes = append(nodes, Node{file: f, index: i})
	}
	sort.Slice(nodes, func(a, b int) bool { return nodes[a].index < nodes[b].index })
	return nodes
}

// At is the position of a byte offset.
func (f *File) At(offset int) Pos {
	return Pos{file: f, offset: int32(min(max(offset, 0), len(f.text)))}
}

// Line is the position of a line and a column, both counted from 1; columns
// count characters. Places outside the file are moved to its nearest place.
func (f *File) Line(line, column int) Pos {
	starts := f.lineStarts()
	line = min(max(line, 1), len(starts))
	offset := int(starts[line-1])
	for range column - 1 {
		if offset >= len(f.text) || f.text[offset] == '\n' {
			break
		}
		offset += runeLen(f.text[offset:])
	}
	return f.At(offset)
}

// lineStarts is the offset of each line, computed when first asked for.
func (f *File) lineStarts() []int32 {
	f.lines.once.Do(func() {
		starts := []int32{0}
		for i := 0; i < len(f.text); i++ {
			n := strings.IndexByte(f.text[i:], '\n')
			if n < 0 {
				break
			}
			i += n
			starts = append(starts, int32(i+1))
		}
		f.lines.starts = starts
	})
	return f.lines.starts
}

// lineText is line number n (from 1) without its line end.
func (f *File) lineText(n int) string {
	starts := f.lineStarts()
	if n < 1 || n > len(starts) {
		return ""
	}
	end := len(f.text)
	if n < len(starts) {
		end = int(starts[n])
	}
	return strings.TrimRight(f.text[starts[n-1]:end], "\r\n")
}

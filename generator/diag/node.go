package diag

// This file holds Node, a value of a JSON file. Walking from node to node
// allocates nothing; strings come back as parts of the file's text.

import (
	"encoding/json"
	"iter"
	"strconv"
	"strings"
)

// Kind is the JSON type of a node.
type Kind uint8

// The kinds of JSON values. An absent node has kind Absent.
const (
	Absent Kind = iota
	Object
	Array
	String
	Number
	Bool
	Null
)

// String is the kind with its article, as it reads in a message.
func (k Kind) String() string {
	return [...]string{"nothing", "an object", "an array", "a string", "a number", "true or false", "null"}[k]
}

// Node is one value of a JSON file. It is small, comparable, and a fit map
// key. The zero Node is absent: every method is safe on it and finds nothing.
type Node struct {
	file  *File
	index int32
}

// OK reports whether the node is there.
func (n Node) OK() bool { return n.file != nil }

// File is the file of the node, nil when absent.
func (n Node) File() *File { return n.file }

// Kind is the JSON type.
func (n Node) Kind() Kind {
	if n.file == nil {
		return Absent
	}
	start := int(n.entry().start)
	if start >= len(n.file.text) { // the text of a broken file ends where the value is expected
		return Absent
	}
	switch n.file.text[start] {
	case '{':
		return Object
	case '[':
		return Array
	case '"':
		return String
	case 't', 'f':
		return Bool
	case 'n':
		return Null
	}
	return Number
}

func (n Node) entry() *entry { return &n.file.nodes[n.index] }

// Raw is the text of the value as it stands in the file. It must not be
// changed.
func (n Node) Raw() []byte {
	if n.file == nil {
		return nil
	}
	return n.file.Data[n.entry().start:n.entry().end]
}

// Text is Raw as a string.
func (n Node) Text() string {
	if n.file == nil {
		return ""
	}
	return n.file.text[n.entry().start:n.entry().end]
}

// Key is the name of an object member, empty for anything else.
func (n Node) Key() string {
	if n.file == nil || n.entry().key == none {
		return ""
	}
	return n.file.keyText(n.entry().key)
}

// RawKey is the name of an object member as it stands in the file, quotes
// included. It must not be changed.
func (n Node) RawKey() []byte {
	if n.file == nil || n.entry().key == none {
		return nil
	}
	start := int(n.entry().key)
	return n.file.Data[start : start+stringLen(n.file.text[start:])]
}

// Str is the decoded string, empty if the node is no string.
func (n Node) Str() string {
	if n.Kind() != String {
		return ""
	}
	return unquote(n.Text())
}

// IsTrue reports whether the node is the literal true.
func (n Node) IsTrue() bool { return n.Text() == "true" }

// IsFalse reports whether the node is the literal false.
func (n Node) IsFalse() bool { return n.Text() == "false" }

// Int is the integer of a number node.
func (n Node) Int() (int64, bool) {
	if n.Kind() != Number {
		return 0, false
	}
	v, err := strconv.ParseInt(n.Text(), 10, 64)
	return v, err == nil
}

// Float is the value of a number node.
func (n Node) Float() (float64, bool) {
	if n.Kind() != Number {
		return 0, false
	}
	v, err := strconv.ParseFloat(n.Text(), 64)
	return v, err == nil
}

// Len is the number of children.
func (n Node) Len() int {
	count := 0
	for range n.Children() {
		count++
	}
	return count
}

// At is element i of an array (or member i of an object).
func (n Node) At(i int) Node {
	for child := range n.Children() {
		if i == 0 {
			return child
		}
		i--
	}
	return Node{}
}

// Get is the member of an object with this key, absent if there is none. When
// a key was written twice the last one counts, as in encoding/json.
func (n Node) Get(key string) Node {
	if n.Kind() != Object {
		return Node{}
	}
	return n.file.member(n.index, key)
}

// Children are the elements of an array or the values of an object, in the
// order of the file.
func (n Node) Children() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		if n.file == nil {
			return
		}
		for c := n.file.firstChild(n.index); c != none; c = n.file.nodes[c].next {
			if !yield(Node{n.file, c}) {
				return
			}
		}
	}
}

// Members are the keys and values of an object, in the order of the file.
func (n Node) Members() iter.Seq2[string, Node] {
	return func(yield func(string, Node) bool) {
		if n.Kind() != Object {
			return
		}
		for c := range n.Children() {
			if !yield(c.Key(), c) {
				return
			}
		}
	}
}

// Parent is the container of the node, absent for the root.
func (n Node) Parent() Node {
	if n.file == nil || n.entry().parent == none {
		return Node{}
	}
	return Node{n.file, n.entry().parent}
}

// Pos is where the value begins.
func (n Node) Pos() Pos {
	if n.file == nil {
		return Pos{}
	}
	return Pos{n.file, n.entry().start}
}

// PosOf is where the member with this key begins, and where n itself does when there is none.
func (n Node) PosOf(key string) Pos {
	if m := n.Get(key); m.OK() {
		return m.Pos()
	}
	return n.Pos()
}

// KeyPos is where the key of a member begins; for other nodes it is Pos.
func (n Node) KeyPos() Pos {
	if n.file == nil {
		return Pos{}
	}
	return Pos{n.file, n.entry().from()}
}

// Pointer is the JSON pointer of the node from the root of its file.
func (n Node) Pointer() string {
	var tokens []string
	for ; n.OK() && n.entry().parent != none; n = n.Parent() {
		tokens = append(tokens, n.token())
	}
	var b strings.Builder
	for i := len(tokens) - 1; i >= 0; i-- {
		b.WriteByte('/')
		b.WriteString(tokens[i])
	}
	return b.String()
}

// token is the last part of the node's pointer.
func (n Node) token() string {
	if n.entry().key != none {
		return strings.NewReplacer("~", "~0", "/", "~1").Replace(n.Key())
	}
	i := 0
	for c := range n.Parent().Children() {
		if c == n {
			break
		}
		i++
	}
	return strconv.Itoa(i)
}

// Step follows one token of a JSON pointer, as it stands between two slashes.
func (n Node) Step(token string) Node {
	token = unescapeToken(token)
	if n.Kind() != Array {
		return n.Get(token)
	}
	i, err := strconv.Atoi(token)
	if err != nil || i < 0 || strconv.Itoa(i) != token {
		return Node{}
	}
	return n.At(i)
}

func unescapeToken(token string) string {
	if !strings.Contains(token, "~") {
		return token
	}
	return strings.NewReplacer("~1", "/", "~0", "~").Replace(token)
}

// unquote decodes a JSON string that the scanner accepted.
func unquote(quoted string) string {
	inner := quoted[1 : len(quoted)-1]
	if strings.IndexByte(inner, '\\') < 0 {
		return inner
	}
	var s string
	if err := json.Unmarshal([]byte(quoted), &s); err != nil {
		panic("diag: scanner accepted a string that encoding/json does not: " + quoted)
	}
	return s
}

// References are the strings of all members named $ref, in the order of the
// file.
func (f *File) References() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		for i := range f.Root().all() {
			n := Node{f, i}
			if n.entry().key != none && n.Kind() == String && f.keyIs(n.entry().key, "$ref") && !yield(n) {
				return
			}
		}
	}
}

// all counts through the nodes of a file, if it has a usable index.
func (n Node) all() int32 {
	if n.file == nil {
		return 0
	}
	return int32(len(n.file.nodes))
}

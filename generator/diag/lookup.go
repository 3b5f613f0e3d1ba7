package diag

// This file finds members by key: a plain walk in small objects, a table made
// on first use in large ones, so that a file with a hundred thousand
// definitions is not searched from the front for each reference. It also
// settles duplicate keys.

import "strings"

// smallObject is the number of members up to which a walk is faster than a
// table.
const smallObject = 16

// member finds a member of the object at index.
func (f *File) member(object int32, key string) Node {
	c := f.firstChild(object)
	for range smallObject {
		if c == none {
			return Node{}
		}
		if f.keyIs(f.nodes[c].key, key) {
			return Node{f, c}
		}
		c = f.nodes[c].next
	}
	if c == none {
		return Node{}
	}
	if i, ok := f.table(object)[key]; ok {
		return Node{f, i}
	}
	return Node{}
}

// table is the key table of a large object.
func (f *File) table(object int32) map[string]int32 {
	if t, ok := f.lookups.Load(object); ok {
		return t.(map[string]int32)
	}
	t := map[string]int32{}
	for c := f.firstChild(object); c != none; c = f.nodes[c].next {
		t[f.keyText(f.nodes[c].key)] = c
	}
	actual, _ := f.lookups.LoadOrStore(object, t)
	return actual.(map[string]int32)
}

// firstChild is the first member or element that counts.
func (f *File) firstChild(i int32) int32 {
	c := i + 1
	if int(c) >= len(f.nodes) || f.nodes[c].parent != i {
		return none
	}
	for c != none && f.shadowed[c] {
		c = f.nodes[c].next
	}
	return c
}

// keyIs compares a key in the text without decoding it, unless some key of the
// file needs that.
func (f *File) keyIs(at int32, key string) bool {
	if f.escaped {
		return f.keyText(at) == key
	}
	rest := f.text[at+1:]
	return len(rest) > len(key) && rest[len(key)] == '"' && rest[:len(key)] == key
}

// keyText decodes the key whose opening quote stands at the offset.
func (f *File) keyText(at int32) string {
	rest := f.text[at:]
	if !f.escaped {
		return rest[1 : 1+strings.IndexByte(rest[1:], '"')]
	}
	return unquote(rest[:stringLen(rest)])
}

// stringLen is the length of the quoted string that opens text.
func stringLen(text string) int {
	for i := 1; ; i++ {
		switch text[i] {
		case '"':
			return i + 1
		case '\\':
			i++
		}
	}
}

// shadow takes members out of the chain of siblings when a later member has
// the same key.
func (f *File) shadow() {
	for i := range f.nodes {
		if f.text[f.nodes[i].start] == '{' {
			f.shadowObject(int32(i))
		}
	}
}

func (f *File) shadowObject(object int32) {
	first := f.firstChild(object)
	if first == none || !f.hasDuplicate(first) {
		return
	}
	if f.shadowed == nil {
		f.shadowed = map[int32]bool{}
	}
	last := map[string]int32{}
	for c := first; c != none; c = f.nodes[c].next {
		key := f.keyText(f.nodes[c].key)
		if earlier, ok := last[key]; ok {
			f.shadowed[earlier] = true
		}
		last[key] = c
	}
	f.unlink(first)
}

// hasDuplicate compares pairs in small objects and fills a set for large ones.
func (f *File) hasDuplicate(first int32) bool {
	var keys [smallObject]string
	n := 0
	for c := first; c != none; c = f.nodes[c].next {
		if n == len(keys) {
			return f.hasDuplicateInLarge(first)
		}
		key := f.keyText(f.nodes[c].key)
		for _, k := range keys[:n] {
			if k == key {
				return true
			}
		}
		keys[n] = key
		n++
	}
	return false
}

func (f *File) hasDuplicateInLarge(first int32) bool {
	seen := map[string]bool{}
	for c := first; c != none; c = f.nodes[c].next {
		key := f.keyText(f.nodes[c].key)
		if seen[key] {
			return true
		}
		seen[key] = true
	}
	return false
}

// unlink removes the shadowed members behind first from the chain; a shadowed
// first member is skipped by firstChild.
func (f *File) unlink(first int32) {
	for c := first; c != none; c = f.nodes[c].next {
		for n := f.nodes[c].next; n != none && f.shadowed[n]; n = f.nodes[c].next {
			f.nodes[c].next = f.nodes[n].next
		}
	}
}

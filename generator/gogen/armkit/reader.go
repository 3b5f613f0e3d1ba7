// This file holds the JSON reader that generated types decode themselves with: a pull
// reader over a complete document in memory. It exists because reflection and maps in
// between cost most of the time of a decode.
//
// A DecodeJSON method loops over the members of its object:
//
//	for at := r.Object(); r.Next(at, &m.Preserved); {
//		switch r.Key() {
//		case "id":
//			m.ID = r.String()
//		default:
//			r.Unknown("id")
//		}
//	}
//
// Errors are sticky: after the first one every method answers zero values at once, so that
// the loop ends by itself and [Reader.Finish] reports it.

package armkit

// MaxDepth is how many objects and lists may stand inside each other; the documents of
// services stay far below, and hostile ones cannot exhaust the stack.
const MaxDepth = 1000

// Decoder is a value that reads itself from JSON.
type Decoder interface{ DecodeJSON(r *Reader) }

// Reader reads one JSON document. Strings that it returns share the document's memory.
// A Reader is for one goroutine and one document.
type Reader struct {
	doc   string // the whole document, for messages
	src   string // doc, or its beginning up to the first error
	pos   int
	depth int
	key   string
	again bool       // key was replaced by its known spelling; Next has to deliver it again
	keep  *Preserved // of the object being read; nil in lists and maps
	bag   string     // flattened level inside that object
	slabs slabs
	err   *DecodeError
}

// NewReader returns a reader of the document, which may begin with a byte order mark.
func NewReader(document string) *Reader {
	if len(document) >= 3 && document[:3] == "\xef\xbb\xbf" {
		document = document[3:]
	}
	r := &Reader{doc: document, src: document}
	r.slabs.size = min(max(len(document)/64, 4), 256)
	r.space()
	return r
}

// Decode reads a document into v. The strings of v share the memory of data, so data must
// not change afterwards; generated clients own the bodies they decode.
func Decode(data []byte, v Decoder) error {
	r := NewReader(shared(data))
	v.DecodeJSON(r)
	return r.Finish()
}

// Unmarshal is [Decode] from a copy of data, as UnmarshalJSON methods have to.
func Unmarshal(data []byte, v Decoder) error {
	r := NewReader(string(data))
	v.DecodeJSON(r)
	return r.Finish()
}

// Finish reports the first error, or that something follows the document's value.
func (r *Reader) Finish() error {
	if r.err == nil {
		r.space()
		if r.pos < len(r.src) {
			r.fail("the end of the document")
		}
	}
	if r.err == nil {
		return nil
	}
	return r.err
}

// Failed reports whether an error has been met.
func (r *Reader) Failed() bool { return r.err != nil }

// Object enters the object that comes next and returns where it starts, which [Reader.Next]
// needs; for null and for anything else there is nothing to loop over.
func (r *Reader) Object() (start int) {
	if r.pos < len(r.src) && r.src[r.pos] == '{' {
		if r.depth++; r.depth > MaxDepth {
			r.failDepth()
			return -1
		}
		r.pos++
		return r.pos
	}
	if !r.Null() {
		r.fail("an object")
	}
	return -1
}

// Next moves to the next member of an object, makes its name available as [Reader.Key],
// and stands before its value. What the caller's switch does not store goes to keep.
func (r *Reader) Next(start int, keep *Preserved) bool {
	r.keep, r.bag = keep, ""
	return r.member(start)
}

// NextIn is [Reader.Next] for an object whose members were lifted into the outer struct.
// An empty one is remembered, so that it is written again.
func (r *Reader) NextIn(start int, keep *Preserved, bag string) bool {
	r.keep, r.bag = keep, bag
	if r.member(start) {
		return true
	}
	if start >= 0 && r.err == nil && r.emptySince(start) {
		outer, name := splitBag(bag)
		keep.add(entry{kind: emptyBag, bag: outer, name: name})
	}
	return false
}

// Key is the name of the current member.
func (r *Reader) Key() string { return r.key }

// member reads up to the value of the next member of the object that started at start.
func (r *Reader) member(start int) bool {
	if r.again {
		r.again = false
		return true
	}
	if start < 0 {
		return false
	}
	r.space()
	if r.pos >= len(r.src) {
		r.fail("a member or }")
		return false
	}
	c := r.src[r.pos]
	if c == '}' {
		r.pos++
		r.depth--
		return false
	}
	if !r.onlySpace(start) {
		if c != ',' {
			r.fail(", or }")
			return false
		}
		r.pos++
		r.space()
	}
	return r.name()
}

// name reads a member's name and the colon behind it.
func (r *Reader) name() bool {
	if r.pos >= len(r.src) || r.src[r.pos] != '"' {
		r.fail("a member's name")
		return false
	}
	key, ok := r.text()
	if !ok {
		return false
	}
	r.key = key
	if r.pos < len(r.src) && r.src[r.pos] == ':' {
		r.pos++
	} else {
		r.space()
		if r.pos >= len(r.src) || r.src[r.pos] != ':' {
			r.fail("a colon")
			return false
		}
		r.pos++
	}
	r.space()
	return true
}

// onlySpace reports whether nothing has been read since start.
func (r *Reader) onlySpace(start int) bool {
	if r.pos-start > 0 && !isSpace(r.src[r.pos-1]) {
		return false
	}
	for i := start; i < r.pos; i++ {
		if !isSpace(r.src[i]) {
			return false
		}
	}
	return true
}

// emptySince reports whether the object that started at start and has just ended is empty.
func (r *Reader) emptySince(start int) bool {
	for i := start; i < r.pos-1; i++ {
		if !isSpace(r.src[i]) {
			return false
		}
	}
	return true
}

// list enters the array that comes next.
func (r *Reader) list() bool {
	if r.pos < len(r.src) && r.src[r.pos] == '[' {
		if r.depth++; r.depth > MaxDepth {
			r.failDepth()
			return false
		}
		r.pos++
		return true
	}
	if !r.Null() {
		r.fail("a list")
	}
	return false
}

// element moves to the next element of an array.
func (r *Reader) element(first bool) bool {
	r.space()
	if r.pos >= len(r.src) {
		r.fail("an element or ]")
		return false
	}
	c := r.src[r.pos]
	if c == ']' {
		r.pos++
		r.depth--
		return false
	}
	if !first {
		if c != ',' {
			r.fail(", or ]")
			return false
		}
		r.pos++
		r.space()
	}
	r.keep = nil
	return r.err == nil
}

// Null consumes a null. As the value of a member it is remembered, because absent and null
// differ; in a list or map the nil element stands for it.
func (r *Reader) Null() bool {
	if r.pos >= len(r.src) || r.src[r.pos] != 'n' {
		return r.err != nil
	}
	if !r.word("null") {
		return true
	}
	if r.keep != nil {
		r.keep.add(entry{kind: null, bag: r.bag, name: r.key})
	}
	return true
}

// word consumes a literal name.
func (r *Reader) word(w string) bool {
	if len(r.src)-r.pos < len(w) || r.src[r.pos:r.pos+len(w)] != w {
		r.fail("a JSON value")
		return false
	}
	r.pos += len(w)
	return true
}

// space skips white space.
func (r *Reader) space() {
	i := r.pos
	for i < len(r.src) && r.src[i] <= ' ' && isSpace(r.src[i]) {
		i++
	}
	r.pos = i
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

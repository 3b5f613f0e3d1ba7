// This file holds the JSON reader that generated types decode themselves with: a pull
// reader over a complete document in memory. It exists because reflection and maps in
// between cost most of the time of a decode.
//
// The DecodeMember method of a model is a switch over the names of its members, and this
// package calls it for each member of the object:
//
//	switch r.Key("id name") {
//	case "id":
//		m.ID = r.String()
//	case "name":
//		m.Name = r.String()
//	}
//
// Errors are sticky: after the first one every method answers zero values at once, so that
// the loop ends by itself and [Reader.Finish] reports it.

package armkit

// MaxDepth is how many objects and lists may stand inside each other; the documents of
// services stay far below, and hostile ones cannot exhaust the stack.
const MaxDepth = 1000

// Reader reads one JSON document. Strings that it returns share the document's memory.
// A Reader is for one goroutine and one document.
type Reader struct {
	doc   string // the whole document, for messages
	src   string // doc, or its beginning up to the first error
	pos   int
	depth int
	key   string
	known string // the names of the switch that key was for
	value int    // where the current member's value starts
	start int    // where the object being read starts
	keep  *Extra // of the object being read; nil in lists and maps
	bag   string // lifted level inside that object
	slabs slabs
	err   *DecodeError
}

// NewReader returns a reader of the document, which may begin with a byte order mark.
func NewReader(document string) *Reader {
	if len(document) >= 3 && document[:3] == "\xef\xbb\xbf" {
		document = document[3:]
	}
	r := &Reader{doc: document, src: document, value: -1}
	r.slabs.size = min(max(len(document)/64, 4), 256)
	r.space()
	return r
}

// Decode reads a document into v. The strings of v share the memory of data, so data must
// not change afterwards; generated clients own the bodies they decode.
func Decode(data []byte, v Model) error {
	r := NewReader(shared(data))
	r.model(v)
	return r.Finish()
}

// Unmarshal is [Decode] from a copy of data, as UnmarshalJSON methods have to.
func Unmarshal(data []byte, v Model) error {
	r := NewReader(string(data))
	r.model(v)
	return r.Finish()
}

// DecoderFunc is a function that reads a document which is no model, such as a list.
type DecoderFunc func(*Reader)

// Decode is [Decode] for a document which is no model.
func (f DecoderFunc) Decode(data []byte) error {
	r := NewReader(shared(data))
	f(r)
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

// model reads the object that comes next into v.
func (r *Reader) model(v Model) {
	keep := v.preserved()
	for at := r.Object(); r.next(at, keep, ""); {
		v.DecodeMember(r)
	}
}

// Object enters the object that comes next and returns where it starts; for null and for
// anything else there is nothing to loop over.
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

// NextIn moves to the next member of an object whose members are lifted into the outer
// struct, and stands before its value. Bag is the path of that object in the outer one.
//
//	case "properties":
//		for at := r.Object(); r.NextIn(at, &m.Preserved, "properties"); {
//			switch r.Key("status") {
func (r *Reader) NextIn(start int, p *Preserved, bag string) bool {
	if r.next(start, &p.Extra, bag) {
		return true
	}
	if start >= 0 && r.err == nil && onlySpace(r.src[start:r.pos-1]) {
		outer, name := splitBag(bag)
		keep(&p.Extra, entry{kind: emptyBag, bag: outer, name: name}) // or it would vanish
	}
	return false
}

// next moves to the next member. What the switch for the last one left unread goes to keep.
func (r *Reader) next(start int, keep *Extra, bag string) bool {
	r.start = start
	if r.keep != keep || len(r.bag) != len(bag) { // storing pointers is not free
		r.keep, r.bag = keep, bag
	}
	if r.pos == r.value && r.unread() {
		return true
	}
	return r.member(start)
}

// Key is the name of the current member. Known are the names that the caller knows, with
// blanks between them. A member that the caller leaves unread is preserved; when its name
// differs from a known one by case only, as some services send it, and the object holds no
// member with exactly that name, it is delivered again under the known name.
func (r *Reader) Key(known string) string {
	r.known = known
	return r.key
}

// member reads up to the value of the next member of the object that started at start.
func (r *Reader) member(start int) bool {
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
	if c == ',' && !onlySpace(r.src[start:r.pos]) {
		r.pos++
		r.space()
	} else if !onlySpace(r.src[start:r.pos]) {
		r.fail(", or }")
		return false
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
	r.value = r.pos
	return true
}

// onlySpace reports whether s is white space; most often its last byte tells.
func onlySpace(s string) bool {
	for i := len(s) - 1; i >= 0; i-- {
		if !isSpace(s[i]) {
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
		keep(r.keep, entry{kind: null, bag: r.bag, name: r.key})
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

// This file holds the JSON writer that generated types encode themselves with. It appends
// to one buffer. The EncodeMembers method of a model is a list of its members:
//
//	if w.In(armkit.Read) {
//		w.String("id", m.ID)
//	}
//	w.Bag("properties")
//	armkit.Put(w, "encryption", m.Encryption)
//	w.EndBag("properties")

package armkit

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"unsafe"
)

// Model is a generated struct that embeds [Preserved].
type Model interface {
	// EncodeMembers writes the members into the object that w has begun.
	EncodeMembers(w *Writer)
	// DecodeMember reads the member that r stands at.
	DecodeMember(r *Reader)
	// Validate reports everything that breaks a rule of the specification.
	Validate() error
	preserved() *Extra
}

// Parts says which members an encoding takes in.
type Parts uint8

// The parts of a model. A request body has the members that it may set: those of Create for
// PUT and POST, those of Update for PATCH. Plain json.Marshal writes All.
const (
	Read Parts = 1 << iota
	Create
	Update
	All    = Read | Create | Update
	masked = All + 1 // with secrets masked, for logs
)

// Writer writes one JSON document. A Writer is for one goroutine.
type Writer struct {
	buf   []byte
	parts Parts
	keep  *level   // what the current object preserves; nil when neither it nor an outer one does
	outer []*level // of the objects around it
	err   error
}

// NewWriter returns a writer that appends to buf.
func NewWriter(buf []byte, parts Parts) *Writer { return &Writer{buf: buf, parts: parts} }

// Finish returns what was written, and the first error.
func (w *Writer) Finish() ([]byte, error) { return w.buf, w.err }

// In reports whether members of the given parts are to be written.
func (w *Writer) In(parts Parts) bool { return w.parts&parts != 0 }

// writers are used again, so that an encoding allocates its result only.
var writers = sync.Pool{New: func() any { return new(Writer) }}

// Encode writes the parts of v that belong to a body.
func Encode(v Model, parts Parts) ([]byte, error) {
	return EncoderFunc(func(w *Writer) { w.model(v) }).Encode(parts)
}

// EncoderFunc is a function that writes a document which is no model, such as a list.
type EncoderFunc func(*Writer)

// Encode is [Encode] for a document which is no model.
func (f EncoderFunc) Encode(parts Parts) ([]byte, error) {
	w := writers.Get().(*Writer)
	w.parts = parts
	f(w)
	var body []byte
	if w.err == nil {
		body = make([]byte, len(w.buf))
		copy(body, w.buf)
	}
	return body, w.release()
}

// release makes the writer ready for the next document and returns the error of this one.
func (w *Writer) release() error {
	const most = 1 << 20 // larger buffers are not kept
	err := w.err
	w.keep, w.outer, w.err = nil, w.outer[:0], nil
	if w.buf = w.buf[:0]; cap(w.buf) > most {
		w.buf = nil
	}
	writers.Put(w)
	return err
}

// Marshal writes all of v, as MarshalJSON methods do.
func Marshal(v Model) ([]byte, error) { return Encode(v, All) }

// Append appends all of v to buf.
func Append(buf []byte, v Model) ([]byte, error) {
	w := writers.Get().(*Writer)
	spare := w.buf
	w.buf, w.parts = buf, All
	w.model(v)
	out := w.buf
	w.buf = spare
	return out, w.release()
}

// LogValue is how a model with secrets appears in structured logs: as JSON with the secrets
// masked.
func LogValue(v Model) slog.Value {
	text, err := Encode(v, masked|All)
	if err != nil {
		return slog.StringValue(Masked)
	}
	return slog.AnyValue(json.RawMessage(text))
}

func (w *Writer) fail(format string, args ...any) {
	if w.err == nil {
		w.err = fmt.Errorf(format, args...)
	}
}

// model writes v as an object: its members, then those that no field took; null for nil.
func (w *Writer) model(v Model) {
	if isNilPointer(v) {
		w.buf = append(w.buf, "null"...)
		return
	}
	w.open(v.preserved())
	v.EncodeMembers(w)
	w.close()
}

// isNilPointer reports whether v is nil or holds a nil pointer, as a union can. The second word
// of an interface is the pointer in it, or the address of a value that is no pointer.
func isNilPointer(v any) bool { return (*[2]unsafe.Pointer)(unsafe.Pointer(&v))[1] == nil }

func (w *Writer) open(p *Extra) {
	if p.kept != nil || w.keep != nil {
		w.outer = append(w.outer, w.keep)
		w.keep = &level{entries: p.kept.all()}
	}
	w.buf = append(w.buf, '{')
}

func (w *Writer) close() {
	if w.keep != nil {
		w.remaining("")
		w.lost()
		w.keep, w.outer = w.outer[len(w.outer)-1], w.outer[:len(w.outer)-1]
	}
	w.buf = append(w.buf, '}')
}

// Bag begins an object whose members are lifted into the outer struct. Its path is the
// name of the member, after the lifted levels around it: "properties.network".
func (w *Writer) Bag(path string) {
	outer, name := splitBag(path)
	if w.keep != nil {
		name = w.keep.spelling(outer, name)
		w.keep.bag = path
	}
	w.begin(name)
	w.buf = append(w.buf, '{')
}

// EndBag ends such an object. Without any member it vanishes, unless it came empty.
func (w *Writer) EndBag(path string) {
	outer, name := splitBag(path)
	if w.keep != nil {
		w.remaining(path)
		w.keep.bag = outer
	}
	if n := len(w.buf) - 1; w.buf[n] == '{' {
		if w.keep != nil && w.keep.claim(emptyBag, outer, name) {
			w.buf = append(w.buf, '}')
			return
		}
		n -= len(name) + len(`"":`)
		if w.buf[n-1] == ',' {
			n--
		}
		w.buf = w.buf[:n]
		if w.keep != nil {
			w.absent(name)
		}
		return
	}
	if w.keep != nil {
		w.keep.present(name)
	}
	w.buf = append(w.buf, '}')
}

// member begins a member that has a field.
func (w *Writer) member(name string) {
	if w.keep != nil {
		name = w.keep.present(name)
	}
	w.begin(name)
}

// begin writes the name of a member, which needs no escapes.
func (w *Writer) begin(name string) {
	if w.buf[len(w.buf)-1] != '{' {
		w.buf = append(w.buf, ',')
	}
	w.buf = append(w.buf, '"')
	w.buf = append(w.buf, name...)
	w.buf = append(w.buf, '"', ':')
}

// set makes b, which was appended to w.buf, the buffer. While it has not moved, its address
// is not stored again: that would go through the garbage collector's write barrier. Its length
// does not tell whether it has moved, since what was appended may have been cut again.
func (w *Writer) set(b []byte) {
	if unsafe.SliceData(b) == unsafe.SliceData(w.buf) {
		w.buf = w.buf[:len(b)]
		return
	}
	w.buf = b
}

// absent writes nothing for a nil field, or the null that is kept for it.
func (w *Writer) absent(name string) {
	if w.keep != nil && (w.keep.claim(null, w.keep.bag, name) || w.keep.claim(askedNull, w.keep.bag, name)) {
		w.member(name)
		w.buf = append(w.buf, "null"...)
	}
}

// remaining writes the members of a level that no field took.
func (w *Writer) remaining(bag string) {
	for i, e := range w.keep.entries {
		if e.bag != bag || w.keep.isUsed(i) || e.kind != unknown && e.kind != askedNull {
			continue
		}
		w.keep.use(i)
		w.name(e.name)
		switch {
		case e.kind == askedNull:
			e.text = "null"
		case w.In(masked): // it might be a secret
			e.text = `"` + Masked + `"`
		}
		w.buf = append(w.buf, e.text...)
	}
}

// lost reports nulls and unknown members of levels that the type does not lift.
func (w *Writer) lost() {
	for i, e := range w.keep.entries {
		if e.kind <= askedNull && e.kind != null && e.bag != "" && !w.keep.isUsed(i) {
			w.fail("%s.%s was set on a struct that does not lift the members of %s", e.bag, e.name, e.bag)
		}
	}
}

// name begins a member whose name may need escapes.
func (w *Writer) name(name string) {
	if w.buf[len(w.buf)-1] != '{' {
		w.buf = append(w.buf, ',')
	}
	w.set(append(appendString(w.buf, name), ':'))
}

// level is what an object preserves, while it is written.
type level struct {
	entries []entry
	bag     string
	used    []bool
}

func (l *level) use(i int) {
	if l.used == nil {
		l.used = make([]bool, len(l.entries))
	}
	l.used[i] = true
}

func (l *level) isUsed(i int) bool { return l.used != nil && l.used[i] }

// claim takes the entry of a kind about a member of the level, if there is one.
func (l *level) claim(k kind, bag, name string) bool {
	for i, e := range l.entries {
		if e.kind == k && e.bag == bag && e.name == name && !l.isUsed(i) {
			l.use(i)
			return true
		}
	}
	return false
}

// present notes that a member is written, so that its null is not, and returns the name in
// the spelling it came with.
func (l *level) present(name string) string {
	for i, e := range l.entries {
		if e.bag == l.bag && e.name == name {
			l.use(i)
		}
	}
	return l.spelling(l.bag, name)
}

// spelling is the name of a member as it came.
func (l *level) spelling(bag, name string) string {
	for _, e := range l.entries {
		if e.kind == respelled && e.bag == bag && e.name == name {
			return e.text
		}
	}
	return name
}

var errNumber = errors.New("JSON has no infinite numbers and no NaN")

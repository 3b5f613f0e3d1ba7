// This file holds how objects, lists, maps and free-form values are read. The functions are
// generic over the element, so that generated code needs one line for each of them:
//
//	m.SKU = armkit.Object[SKU](r)
//	m.IPRules = armkit.List(r, armkit.Object[IPRule])
//	m.Tags = armkit.Map(r, (*armkit.Reader).String)

package armkit

// Object reads an object that decodes itself, nil for null.
func Object[T any, P interface {
	*T
	Model
}](r *Reader) P {
	if r.Null() {
		return nil
	}
	v := P(new(T))
	r.model(v)
	return v
}

// List reads a list. Null elements stay, as nil.
func List[E any](r *Reader, read func(*Reader) E) []E {
	if !r.list() {
		return nil
	}
	var few [8]E
	all := few[:0]
	for first := true; r.element(first); first = false {
		all = append(all, read(r))
	}
	if len(all) <= len(few) {
		return append(make([]E, 0, len(all)), all...)
	}
	return all
}

// Map reads an object with free keys. Null values stay, as nil.
func Map[E any](r *Reader, read func(*Reader) E) map[string]E {
	at := r.Object()
	if at < 0 {
		return nil
	}
	all := make(map[string]E)
	for r.next(at, nil, "") {
		key := r.key
		all[key] = read(r)
	}
	return all
}

// Additional reads the current member into the map of members that the spec leaves open,
// which it makes when there is none yet.
func Additional[E any](r *Reader, all map[string]E, read func(*Reader) E) map[string]E {
	if all == nil {
		all = make(map[string]E)
	}
	key := r.key
	r.keep = nil
	all[key] = read(r)
	return all
}

// Any reads a value of no declared type: map[string]any, []any, string, bool, int64,
// float64, json.Number for numbers that those two cannot hold exactly, or nil.
func (r *Reader) Any() any {
	if r.pos >= len(r.src) {
		r.fail("a JSON value")
		return nil
	}
	switch r.src[r.pos] {
	case '{':
		return Map(r, (*Reader).Any)
	case '[':
		return List(r, (*Reader).Any)
	case '"':
		s, _ := r.text()
		return s
	case 't':
		return r.word("true")
	case 'f':
		return !r.word("false")
	case 'n':
		r.Null()
		return nil
	}
	literal, integral := r.number()
	if r.err != nil {
		return nil
	}
	return freeNumber(literal, integral)
}

// Peek returns the value of a string member of the object that comes next, without moving:
// the discriminator of a union. It is empty when the member is missing.
func (r *Reader) Peek(name string) string {
	ahead := Reader{doc: r.doc, src: r.src, pos: r.pos, err: r.err}
	if r.pos >= len(r.src) || r.src[r.pos] != '{' {
		return ""
	}
	folded := ""
	for at := ahead.Object(); ahead.member(at); {
		if len(ahead.key) != len(name) || !equalFold(ahead.key, name) || ahead.src[ahead.pos] != '"' {
			ahead.skip()
			continue
		}
		value, _ := ahead.text()
		if ahead.key == name {
			return value
		}
		folded = value
	}
	return folded
}

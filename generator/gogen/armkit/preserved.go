// This file holds what a model keeps beyond its fields, so that decoding and encoding lose
// nothing: members that the spec does not know, explicit nulls, lifted objects that are
// present but empty, and member names in another spelling.

package armkit

import (
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"
)

// Preserved is embedded in every model.
//
// It has no exported method, because the compiler makes copies of promoted methods for every
// model and for every result that embeds one; what there is to call is in [Extra].
type Preserved struct {
	// Extra is what the object has in JSON beyond the fields of the model.
	Extra Extra
}

// preserved makes a struct that embeds Preserved a [Model].
func (p *Preserved) preserved() *Extra { return &p.Extra }

var _ interface{ preserved() *Extra } = (*Preserved)(nil)

// Extra is what an object has in JSON beyond the fields of its model. It is one word that is nil
// as long as there is nothing to keep. Members are addressed by their JSON names, one argument
// for each level that the Go struct lifts:
//
//	registry.Extra.SetNull("properties", "encryption")
type Extra struct{ kept *kept }

// kept is shared by copies of a model until one of them changes.
type kept struct {
	owner   *Extra
	entries []entry
}

// entry is one thing to keep about a member.
type entry struct {
	kind kind
	bag  string // lifted levels, joined by dots; empty at the object's own level
	name string // for respelled, the name the spec has
	text string // for unknown, the value's JSON; for respelled, the name as it was sent
}

type kind uint8

const (
	unknown   kind = iota // a member that no field takes
	null                  // a member that has a field and came as null
	askedNull             // a member that the user wants to send as null
	emptyBag              // a lifted object without members
	respelled             // a member whose name came with other upper and lower case
)

// SetNull makes the member travel as an explicit null, which deletes it in a merge-patch,
// as long as its field is nil.
func (x *Extra) SetNull(path ...string) {
	bag, name := joinBag(path)
	keep(x, entry{kind: askedNull, bag: bag, name: name})
}

// IsNull reports whether the member came as null or was set to it.
func (x *Extra) IsNull(path ...string) bool {
	bag, name := joinBag(path)
	e := x.kept.find(bag, name)
	return e != nil && (e.kind == null || e.kind == askedNull || e.kind == unknown && e.text == "null")
}

// Forget drops what is kept about the member: its null or its unknown value.
func (x *Extra) Forget(path ...string) {
	bag, name := joinBag(path)
	if x.kept.find(bag, name) == nil {
		return
	}
	own(x)
	x.kept.entries = slices.DeleteFunc(x.kept.entries, func(e entry) bool {
		return e.kind != respelled && e.bag == bag && e.name == name
	})
}

// Unknown iterates over the members that no field takes, with their paths and JSON texts,
// in the order in which they came.
func (x *Extra) Unknown() iter.Seq2[string, json.RawMessage] {
	return func(yield func(string, json.RawMessage) bool) {
		for _, e := range x.kept.all() {
			if e.kind == unknown && !yield(strings.TrimPrefix(e.bag+"."+e.name, "."), json.RawMessage(e.text)) {
				return
			}
		}
	}
}

// SetUnknown adds or replaces a member that no field takes: a preview feature that the
// spec does not know yet.
func (x *Extra) SetUnknown(value json.RawMessage, path ...string) error {
	if !json.Valid(value) {
		return fmt.Errorf("the value for the member %s is not valid JSON", strings.Join(path, "."))
	}
	bag, name := joinBag(path)
	keep(x, entry{kind: unknown, bag: bag, name: name, text: string(value)})
	return nil
}

// Equal reports whether both keep the same, which lets test tools compare whole models.
func (x Extra) Equal(other Extra) bool {
	return slices.Equal(x.kept.all(), other.kept.all())
}

func (k *kept) all() []entry {
	if k == nil {
		return nil
	}
	return k.entries
}

// keep stores an entry in place of one about the same member.
func keep(p *Extra, e entry) {
	own(p)
	const few = 32 // beyond that a search for each addition would be quadratic
	if old := p.kept.entries; len(old) <= few {
		for i := range old {
			if old[i].bag == e.bag && old[i].name == e.name && (old[i].kind == respelled) == (e.kind == respelled) {
				old[i] = e
				return
			}
		}
	}
	p.kept.entries = append(p.kept.entries, e)
}

// own makes the store p's own, so that copies of the model do not share changes.
func own(p *Extra) {
	switch {
	case p.kept == nil:
		p.kept = &kept{owner: p}
	case p.kept.owner != p:
		p.kept = &kept{owner: p, entries: slices.Clone(p.kept.entries)}
	}
}

func (k *kept) find(bag, name string) *entry {
	for i, e := range k.all() {
		if e.kind != respelled && e.bag == bag && e.name == name {
			return &k.entries[i]
		}
	}
	return nil
}

func joinBag(path []string) (bag, name string) {
	if len(path) == 0 {
		return "", ""
	}
	last := len(path) - 1
	return strings.Join(path[:last], "."), path[last]
}

func splitBag(path string) (outer, name string) {
	if i := strings.LastIndexByte(path, '.'); i >= 0 {
		return path[:i], path[i+1:]
	}
	return "", path
}

// unread deals with a member that the switch did not read. It reports whether the member is
// to be delivered again, under its known name.
func (r *Reader) unread() (again bool) {
	if r.err != nil || r.keep == nil {
		return false
	}
	for name := range strings.SplitSeq(r.known, " ") {
		if len(name) == len(r.key) && name != r.key && equalFold(name, r.key) && r.respell(name) {
			return true
		}
	}
	e, p := entry{kind: unknown, bag: r.bag, name: r.key}, r.keep
	e.text = r.Raw()
	r.keep = p // a list in the value has no place for nulls, what follows it has
	if r.err == nil {
		keep(p, e)
	}
	return false
}

// respell presents the current member under its known name, unless the object has that too.
func (r *Reader) respell(name string) bool {
	whole := Reader{doc: r.doc, src: r.src, pos: r.start}
	for whole.member(r.start) {
		if whole.key == name {
			return false
		}
		whole.skip()
	}
	if r.keep.kept.spelling(r.bag, name) != "" {
		return false
	}
	keep(r.keep, entry{kind: respelled, bag: r.bag, name: name, text: r.key})
	r.key = name
	return true
}

// spelling is how the member's name came, empty when as the spec has it.
func (k *kept) spelling(bag, name string) string {
	for _, e := range k.all() {
		if e.kind == respelled && e.bag == bag && e.name == name {
			return e.text
		}
	}
	return ""
}

// equalFold compares ASCII without case; both have the same length.
func equalFold(a, b string) bool {
	for i := range len(a) {
		x, y := a[i], b[i]
		if x != y && (x|0x20 != y|0x20 || x|0x20 < 'a' || x|0x20 > 'z') {
			return false
		}
	}
	return true
}

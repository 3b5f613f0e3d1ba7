package load

// This file checks JSON types against tables before go-openapi/spec sees a
// value, so that a wrong type is a finding at its place and never a decoding
// error without one. The tables are in tables.go.

import (
	"fmt"
	"math"
	"strings"

	"github.com/seed184db40a/armgen/generator/diag"
)

// kinds is a set of accepted JSON types.
type kinds uint16

const (
	aString kinds = 1 << iota
	aBool
	aNumber
	anInteger
	aCount // an integer that is not negative
	anObject
	anArray
	aNull
	anything kinds = math.MaxUint16
)

// String lists the accepted types as they read in a message.
func (k kinds) String() string {
	names := []string{"a string", "true or false", "a number", "an integer", "an integer that is not negative", "an object", "an array", "null"}
	var parts []string
	for i, name := range names {
		if k&(1<<i) != 0 {
			parts = append(parts, name)
		}
	}
	return strings.Join(parts, " or ")
}

// accepts reports whether a value has one of the types.
func (k kinds) accepts(n diag.Node) bool {
	if k == anything {
		return true
	}
	switch n.Kind() {
	case diag.String:
		return k&aString != 0
	case diag.Bool:
		return k&aBool != 0
	case diag.Object:
		return k&anObject != 0
	case diag.Array:
		return k&anArray != 0
	case diag.Null:
		return k&aNull != 0
	}
	return k.acceptsNumber(n)
}

func (k kinds) acceptsNumber(n diag.Node) bool {
	if i, ok := n.Int(); ok && (k&anInteger != 0 || k&aCount != 0 && i >= 0) {
		return true
	}
	_, ok := n.Float()
	return ok && k&aNumber != 0
}

// rule says what a member may be.
type rule struct {
	kinds kinds
	// fields are the members of an object, when they are known.
	fields shape
	// each is the rule for the elements of an array or the values of a map.
	each *rule
	// extensible marks a map that may have vendor extensions beside its values.
	extensible bool
	// own marks a member that go-openapi/spec decodes; the others are read
	// through the index.
	own bool
}

// shape is the members that an object may have.
type shape map[string]rule

// check reports whether a value fits a rule, and what does not.
func (s *Set) check(n diag.Node, r rule, what string) bool {
	if !r.kinds.accepts(n) {
		s.wrongType(n, "%s must be %s, found %s", what, r.kinds, found(n))
		return false
	}
	ok := true
	for c := range n.Children() {
		switch field, known := r.fields[c.Key()]; {
		case known:
			ok = s.check(c, field, quoted(c.Key())) && ok
		case r.each != nil && !(r.extensible && isExtension(c.Key())):
			ok = s.check(c, *r.each, "each value of "+strings.TrimPrefix(what, "each value of ")) && ok
		}
	}
	return ok
}

func (s *Set) wrongType(n diag.Node, format string, args ...any) {
	s.report.Errorf(n.Pos(), "wrong-type", format, args...).
		WithHelp("write the value with the JSON type that Swagger 2.0 gives it")
}

// found describes the value itself when its type alone would not explain.
func found(n diag.Node) string {
	if n.Kind() == diag.Number && len(n.Text()) < 40 {
		return n.Text()
	}
	return n.Kind().String()
}

func quoted(key string) string { return fmt.Sprintf("%q", key) }

// pick writes the members of an object that are the shape's own as a JSON
// object for go-openapi/spec. Members of a wrong type and unknown members are
// reported and left out; the others are checked and left out.
func (s *Set) pick(n diag.Node, sh shape, what string) []byte {
	if n.Kind() != diag.Object {
		s.wrongType(n, "%s must be an object, found %s", what, found(n))
		return []byte("{}")
	}
	out := []byte{'{'}
	for key, c := range n.Members() {
		r, known := sh[key]
		if !known {
			s.extra(c, key, sh, what)
			continue
		}
		if !s.check(c, r, quoted(key)) || !r.own {
			continue
		}
		if len(out) > 1 {
			out = append(out, ',')
		}
		out = append(append(append(out, c.RawKey()...), ':'), c.Raw()...)
	}
	return append(out, '}')
}

// extra looks at a member that is no keyword: a vendor extension, or a mistake.
func (s *Set) extra(c diag.Node, key string, sh shape, what string) {
	if isExtension(key) {
		if r, known := extensions[key]; known {
			s.check(c, r, quoted(key))
		}
		return
	}
	d := s.report.Warnf(c.KeyPos(), "unknown-key", "%q is no key of %s and is ignored", key, what)
	names := make([]string, 0, len(sh))
	for name := range sh {
		names = append(names, name)
	}
	d.Help = diag.DidYouMean(key, sorted(names))
}

func isExtension(key string) bool {
	return len(key) > 2 && (key[0] == 'x' || key[0] == 'X') && key[1] == '-'
}

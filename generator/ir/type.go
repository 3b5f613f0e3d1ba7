// The types of values. Type is sealed, so a switch over its six forms is
// exhaustive; emitters panic in the default branch.

package ir

import "github.com/seed184db40a/armgen/generator/diag"

// Type is the type of a property, element, parameter or body: *Model, *Enum,
// Scalar, *List, *Map or Any.
type Type interface{ isType() }

func (*Model) isType() {}
func (*Enum) isType()  {}
func (Scalar) isType() {}
func (*List) isType()  {}
func (*Map) isType()   {}
func (Any) isType()    {}

var (
	_ Type = (*Model)(nil)
	_ Type = (*Enum)(nil)
	_ Type = Scalar{}
	_ Type = (*List)(nil)
	_ Type = (*Map)(nil)
	_ Type = Any{}
)

// Scalar is a single JSON value that is no enum.
type Scalar struct {
	Kind   ScalarKind
	Secret bool // x-ms-secret or format password: prints masked
}

// ScalarKind names the wire form of a Scalar and, with it, its Go type.
type ScalarKind string

// The kinds. The comment gives the Go type that gogen writes.
const (
	String          ScalarKind = "string"            // string; armkit.Secret when secret
	Bool            ScalarKind = "bool"              // bool
	Int32           ScalarKind = "int32"             // int32
	Int64           ScalarKind = "int64"             // int64, also integers without a format
	Float32         ScalarKind = "float32"           // float32
	Float64         ScalarKind = "float64"           // float64
	Decimal         ScalarKind = "decimal"           // json.Number
	DateTime        ScalarKind = "date-time"         // time.Time, RFC 3339
	DateTimeRFC1123 ScalarKind = "date-time-rfc1123" // time.Time, RFC 1123
	UnixTime        ScalarKind = "unixtime"          // time.Time, seconds since 1970
	Date            ScalarKind = "date"              // armkit.Date, full-date of RFC 3339
	TimeOfDay       ScalarKind = "time"              // string
	Duration        ScalarKind = "duration"          // string, ISO 8601
	UUID            ScalarKind = "uuid"              // string
	URI             ScalarKind = "uri"               // string
	ARMID           ScalarKind = "arm-id"            // string, an ARM resource id
	Bytes           ScalarKind = "byte"              // []byte, base64
	Base64URL       ScalarKind = "base64url"         // []byte, base64url
	File            ScalarKind = "file"              // io.ReadCloser in responses, io.ReadSeekCloser in requests
)

// SameType reports whether two types are written as the same Go type.
func SameType(a, b Type) bool {
	switch a := a.(type) {
	case *List:
		b, ok := b.(*List)
		return ok && SameType(a.Elem, b.Elem)
	case *Map:
		b, ok := b.(*Map)
		return ok && SameType(a.Elem, b.Elem)
	}
	return a == b
}

// IsText reports whether the Go type of a value is made of a string.
func IsText(t Type) bool {
	kind := ScalarKind("")
	switch t := t.(type) {
	case Scalar:
		kind = t.Kind
	case *Enum:
		kind = t.Base
	}
	switch kind {
	case String, TimeOfDay, Duration, UUID, URI, ARMID:
		return true
	}
	return false
}

// Any is a value of no stated type: any JSON.
type Any struct{}

// List is a JSON array.
type List struct {
	Elem     Type
	Limits   *Limits // limits of the elements; nil for none
	Nullable bool    // elements may be null by the spec
	XML      *XML    // XML form of the elements
}

// Map is a JSON object with free keys.
type Map struct {
	Elem     Type
	Limits   *Limits // limits of the values; nil for none
	Nullable bool    // values may be null by the spec
}

// Enum is a named set of values.
type Enum struct {
	Name   Name
	Doc    string
	Base   ScalarKind // String, Int32, Int64, Float64 or Bool: the Go base type and JSON form
	Open   bool       // modelAsString or modelAsExtensible: other values are accepted
	Values []*EnumValue
	Origin string // definition or property it came from, for messages
	Pos    diag.Pos
}

// EnumValue is one value of an Enum.
type EnumValue struct {
	Name Name // Go is the whole constant name, "SKUNameBasic"; Wire the value as text
	Doc  string
	Pos  diag.Pos
}

// Limits are the constraints on one value that Validate enforces. A limit that
// does not fit the type (a length on an array) is dropped by compile with a note.
type Limits struct {
	MinLength, MaxLength         *int64   // Unicode code points of a string
	Pattern                      *Pattern // of a string
	Minimum, Maximum             string   // number literals, "" for none
	ExclusiveMin, ExclusiveMax   bool
	MultipleOf                   string // number literal, "" for none
	MinItems, MaxItems           *int64 // of a list
	UniqueItems                  bool
	MinProperties, MaxProperties *int64 // of a map
}

// Pattern is a regular expression of the spec (ECMAScript) and its Go form.
type Pattern struct {
	Source string // as in the spec
	// RE2 are Go regular expressions that must all match, and Not ones that must
	// not: together exactly the meaning of Source. Both empty: not expressible,
	// the pattern is reported and not enforced.
	RE2, Not []string
	Pos      diag.Pos
}

// Literal is a default or constant of the spec.
type Literal struct {
	Raw  string // JSON text
	Text string // the string value, or Raw for other kinds
}

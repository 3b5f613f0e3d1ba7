// This file holds how the writer writes members of each type. A nil value writes nothing,
// or the explicit null that the model keeps for the member.

package armkit

import (
	"encoding/base64"
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unsafe"
)

// String writes a string member. Enums convert the pointer: (*string)(m.SKUName).
func (w *Writer) String(name string, v *string) {
	if v == nil {
		w.absent(name)
		return
	}
	if w.keep != nil || !w.plainString(name, *v) {
		w.member(name)
		w.set(appendString(w.buf, *v))
	}
}

// plainString writes a string member in one go, if nothing about it is special.
func (w *Writer) plainString(name, v string) bool {
	b, n := w.buf, len(w.buf)
	size := len(name) + len(v) + len(`,"":""`)
	if cap(b)-n < size {
		return false
	}
	b = b[:n+size]
	if b[n-1] != '{' {
		b[n] = ','
		n++
	}
	b[n] = '"'
	n += 1 + copy(b[n+1:], name)
	b[n], b[n+1], b[n+2] = '"', ':', '"'
	n += 3
	if !copyClean(b[n:n+len(v)], v) {
		return false
	}
	b[n+len(v)] = '"'
	w.buf = w.buf[:n+len(v)+1]
	return true
}

// Constant writes a string member that has one possible value when the field is not set:
// the discriminator of a variant.
func (w *Writer) Constant(name string, v *string, value string) {
	if v == nil {
		v = &value
	}
	w.String(name, v)
}

// Secret writes a secret, in clear unless the document is for a log.
func (w *Writer) Secret(name string, v *Secret) {
	if v == nil {
		w.absent(name)
		return
	}
	w.member(name)
	w.SecretValue(v)
}

// Bool writes a boolean member.
func (w *Writer) Bool(name string, v *bool) {
	if v == nil {
		w.absent(name)
		return
	}
	w.member(name)
	w.set(strconv.AppendBool(w.buf, *v))
}

// Int32 writes an integer member.
func (w *Writer) Int32(name string, v *int32) {
	if v == nil {
		w.absent(name)
		return
	}
	w.member(name)
	w.set(strconv.AppendInt(w.buf, int64(*v), 10))
}

// Int64 writes an integer member.
func (w *Writer) Int64(name string, v *int64) {
	if v == nil {
		w.absent(name)
		return
	}
	w.member(name)
	w.set(strconv.AppendInt(w.buf, *v, 10))
}

// Float64 writes a number member.
func (w *Writer) Float64(name string, v *float64) {
	if v == nil {
		w.absent(name)
		return
	}
	w.member(name)
	w.float(*v)
}

// Number writes a number member with all its digits.
func (w *Writer) Number(name string, v *json.Number) {
	if v == nil {
		w.absent(name)
		return
	}
	w.member(name)
	w.NumberValue(v)
}

// Time writes a date-time member of RFC 3339.
func (w *Writer) Time(name string, v *time.Time) {
	if v == nil {
		w.absent(name)
		return
	}
	w.member(name)
	w.TimeValue(v)
}

// TimeRFC1123 writes a date-time member like Mon, 02 Jan 2006 15:04:05 GMT.
func (w *Writer) TimeRFC1123(name string, v *time.Time) {
	if v == nil {
		w.absent(name)
		return
	}
	w.member(name)
	w.TimeRFC1123Value(v)
}

// TimeUnix writes a member with the seconds since 1970.
func (w *Writer) TimeUnix(name string, v *time.Time) {
	if v == nil {
		w.absent(name)
		return
	}
	w.member(name)
	w.TimeUnixValue(v)
}

// Date writes a date member.
func (w *Writer) Date(name string, v *Date) {
	if v == nil {
		w.absent(name)
		return
	}
	w.member(name)
	w.DateValue(v)
}

// Bytes writes a member as base64 text.
func (w *Writer) Bytes(name string, v []byte) {
	if v == nil {
		w.absent(name)
		return
	}
	w.member(name)
	w.BytesValue(v)
}

// BytesURL writes a member as base64url text.
func (w *Writer) BytesURL(name string, v []byte) {
	if v == nil {
		w.absent(name)
		return
	}
	w.member(name)
	w.BytesURLValue(v)
}

// Any writes a member of no declared type, see [Writer.AnyValue].
func (w *Writer) Any(name string, v any) {
	if v == nil {
		w.absent(name)
		return
	}
	w.member(name)
	w.AnyValue(v)
}

// Put writes a member that encodes itself: an object, or a variant of a union.
func Put(w *Writer, name string, v Model) {
	if isNilPointer(v) {
		w.absent(name)
		return
	}
	w.member(name)
	w.model(v)
}

// PutList writes a list member, with null for nil elements.
func PutList[E any](w *Writer, name string, all []E, write func(*Writer, E)) {
	if all == nil {
		w.absent(name)
		return
	}
	w.member(name)
	ListValue(w, all, write)
}

// PutMap writes a map member in the order of its keys, with null for nil values.
func PutMap[E any](w *Writer, name string, all map[string]E, write func(*Writer, E)) {
	if all == nil {
		w.absent(name)
		return
	}
	w.member(name)
	MapValue(w, all, write)
}

// PutAdditional writes the members that the spec leaves open, in the order of their names.
func PutAdditional[E any](w *Writer, all map[string]E, write func(*Writer, E)) {
	type member struct {
		name  string
		value E
	}
	var few [8]member
	members := few[:0]
	for name, value := range all {
		members = append(members, member{name, value})
	}
	slices.SortFunc(members, func(a, b member) int { return strings.Compare(a.name, b.name) })
	for _, m := range members {
		w.name(m.name)
		write(w, m.value)
	}
}

// ObjectValue writes a value that encodes itself, null for nil.
func ObjectValue[P Model](w *Writer, v P) { w.model(v) }

// ListValue writes a list, null for nil.
func ListValue[E any](w *Writer, all []E, write func(*Writer, E)) {
	if all == nil {
		w.buf = append(w.buf, "null"...)
		return
	}
	w.buf = append(w.buf, '[')
	for i, v := range all {
		if i > 0 {
			w.buf = append(w.buf, ',')
		}
		write(w, v)
	}
	w.buf = append(w.buf, ']')
}

// MapValue writes a map in the order of its keys, null for nil.
func MapValue[E any](w *Writer, all map[string]E, write func(*Writer, E)) {
	if all == nil {
		w.buf = append(w.buf, "null"...)
		return
	}
	w.buf = append(w.buf, '{')
	keep := w.keep
	w.keep = nil
	PutAdditional(w, all, write)
	w.keep = keep
	w.buf = append(w.buf, '}')
}

// null writes null for a nil pointer.
func isNull[T any](w *Writer, v *T) bool {
	if v == nil {
		w.buf = append(w.buf, "null"...)
	}
	return v == nil
}

// StringValue writes a string as an element of a list or map, null for nil; so do the
// methods below for their types.
func (w *Writer) StringValue(v *string) {
	if !isNull(w, v) {
		w.set(appendString(w.buf, *v))
	}
}

// EnumValue writes an element of a string enum.
func EnumValue[E ~string](w *Writer, v *E) { w.StringValue((*string)(unsafe.Pointer(v))) }

// SecretValue writes a secret.
func (w *Writer) SecretValue(v *Secret) {
	switch {
	case isNull(w, v):
	case w.In(masked):
		w.set(appendString(w.buf, Masked))
	default:
		w.set(appendString(w.buf, string(*v)))
	}
}

// BoolValue writes a boolean.
func (w *Writer) BoolValue(v *bool) {
	if !isNull(w, v) {
		w.set(strconv.AppendBool(w.buf, *v))
	}
}

// Int32Value writes an integer.
func (w *Writer) Int32Value(v *int32) {
	if !isNull(w, v) {
		w.set(strconv.AppendInt(w.buf, int64(*v), 10))
	}
}

// Int64Value writes an integer.
func (w *Writer) Int64Value(v *int64) {
	if !isNull(w, v) {
		w.set(strconv.AppendInt(w.buf, *v, 10))
	}
}

// Float64Value writes a number.
func (w *Writer) Float64Value(v *float64) {
	if !isNull(w, v) {
		w.float(*v)
	}
}

// NumberValue writes a number with all its digits; an empty one is 0.
func (w *Writer) NumberValue(v *json.Number) {
	if isNull(w, v) {
		return
	}
	literal := string(*v)
	if literal == "" {
		literal = "0"
	}
	if end, _ := scanNumber(literal, 0); end != len(literal) {
		w.fail("%q is not a JSON number", literal)
	}
	w.buf = append(w.buf, literal...)
}

// TimeValue writes a date-time of RFC 3339.
func (w *Writer) TimeValue(v *time.Time) {
	if isNull(w, v) {
		return
	}
	text, ok := appendTime(append(w.buf, '"'), *v)
	if !ok {
		w.fail("the year %d does not fit a date-time of four digits", v.Year())
	}
	w.set(append(text, '"'))
}

// TimeRFC1123Value writes a date-time like Mon, 02 Jan 2006 15:04:05 GMT.
func (w *Writer) TimeRFC1123Value(v *time.Time) {
	if !isNull(w, v) {
		w.set(append(v.UTC().AppendFormat(append(w.buf, '"'), "Mon, 02 Jan 2006 15:04:05 GMT"), '"'))
	}
}

// TimeUnixValue writes the seconds since 1970.
func (w *Writer) TimeUnixValue(v *time.Time) {
	if !isNull(w, v) {
		w.set(strconv.AppendInt(w.buf, v.Unix(), 10))
	}
}

// DateValue writes a date.
func (w *Writer) DateValue(v *Date) {
	if !isNull(w, v) {
		w.set(appendString(w.buf, v.String()))
	}
}

// BytesValue writes base64 text.
func (w *Writer) BytesValue(v []byte) { w.base64(base64.StdEncoding, v) }

// BytesURLValue writes base64url text, without padding.
func (w *Writer) BytesURLValue(v []byte) { w.base64(base64.RawURLEncoding, v) }

func (w *Writer) base64(encoding *base64.Encoding, v []byte) {
	if v == nil {
		w.buf = append(w.buf, "null"...)
		return
	}
	w.set(append(encoding.AppendEncode(append(w.buf, '"'), v), '"'))
}

// AnyValue writes what [Reader.Any] reads and plain Go values; everything else goes through
// encoding/json.
func (w *Writer) AnyValue(v any) {
	switch v := v.(type) {
	case nil:
		w.buf = append(w.buf, "null"...)
	case string:
		w.set(appendString(w.buf, v))
	case bool:
		w.set(strconv.AppendBool(w.buf, v))
	case int64:
		w.set(strconv.AppendInt(w.buf, v, 10))
	case int:
		w.set(strconv.AppendInt(w.buf, int64(v), 10))
	case float64:
		w.float(v)
	case json.Number:
		w.NumberValue(&v)
	case map[string]any:
		MapValue(w, v, (*Writer).AnyValue)
	case []any:
		ListValue(w, v, (*Writer).AnyValue)
	case Model:
		w.model(v)
	default:
		text, err := json.Marshal(v)
		if err != nil {
			w.fail("%w", err)
		}
		w.buf = append(w.buf, text...)
	}
}

// float writes a number in the shortest form that reads back the same.
func (w *Writer) float(v float64) {
	if math.IsInf(v, 0) || math.IsNaN(v) {
		w.fail("%w", errNumber)
		return
	}
	format := byte('f')
	if abs := math.Abs(v); abs != 0 && (abs < 1e-6 || abs >= 1e21) {
		format = 'e'
	}
	w.set(strconv.AppendFloat(w.buf, v, format, -1, 64))
}

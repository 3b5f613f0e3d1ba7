// This file holds how the reader reads scalars. All methods answer nil for null.

package armkit

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"time"
	"unsafe"
)

// String reads a string. Enums and secrets convert the pointer: (*SKUName)(r.String()).
func (r *Reader) String() *string {
	if r.pos < len(r.src) && r.src[r.pos] == '"' {
		if s, ok := r.text(); ok {
			return place(&r.slabs.strings, s, r.slabs.size)
		}
		return nil
	}
	if !r.Null() {
		r.fail("a string")
	}
	return nil
}

// Enum reads a value of a string enum; it serves lists and maps, see [List]. The conversion
// is the one that (*E)(p) makes for every single E, which Go does not know for all of them.
func Enum[E ~string](r *Reader) *E { return (*E)(unsafe.Pointer(r.String())) }

// Bool reads a boolean.
func (r *Reader) Bool() *bool {
	if r.pos < len(r.src) {
		switch r.src[r.pos] {
		case 't':
			if r.word("true") {
				return place(&r.slabs.bools, true, 8)
			}
			return nil
		case 'f':
			if r.word("false") {
				return place(&r.slabs.bools, false, 8)
			}
			return nil
		}
	}
	if !r.Null() {
		r.fail("true or false")
	}
	return nil
}

// quoted reads a string whose contents have a form of their own, and returns where it starts.
func (r *Reader) quoted(expected string) (s string, start int, ok bool) {
	start = r.pos
	if r.pos < len(r.src) && r.src[r.pos] == '"' {
		s, ok = r.text()
		return s, start, ok
	}
	if !r.Null() {
		r.fail(expected)
	}
	return "", start, false
}

// Time reads a date-time of RFC 3339 in the forms that services send, see [ParseTime].
func (r *Reader) Time() *time.Time { return r.time(ParseTime, "a date-time like 2006-01-02T15:04:05Z") }

// TimeRFC1123 reads a date-time like Mon, 02 Jan 2006 15:04:05 GMT.
func (r *Reader) TimeRFC1123() *time.Time {
	return r.time(ParseTime, "a date-time like Mon, 02 Jan 2006 15:04:05 GMT")
}

func (r *Reader) time(parse func(string) (time.Time, bool), expected string) *time.Time {
	s, start, ok := r.quoted(expected)
	if !ok {
		return nil
	}
	t, ok := parse(s)
	if !ok {
		r.failAt(start, expected)
		return nil
	}
	return place(&r.slabs.times, t, 4)
}

// TimeUnix reads a number of seconds since 1970.
func (r *Reader) TimeUnix() *time.Time {
	seconds, ok := r.integer(64, "a number of seconds since 1970")
	if !ok {
		return nil
	}
	return place(&r.slabs.times, time.Unix(seconds, 0).UTC(), 4)
}

// Date reads a date like 2006-01-02.
func (r *Reader) Date() *Date {
	s, start, ok := r.quoted("a date like 2006-01-02")
	if !ok {
		return nil
	}
	d, err := ParseDate(s)
	if err != nil {
		r.failAt(start, "a date like 2006-01-02")
		return nil
	}
	return &d
}

// Bytes reads base64 text; padding may be missing.
func (r *Reader) Bytes() []byte { return r.bytes(base64.RawStdEncoding, "base64 text") }

// BytesURL reads base64url text; padding may be there.
func (r *Reader) BytesURL() []byte { return r.bytes(base64.RawURLEncoding, "base64url text") }

func (r *Reader) bytes(encoding *base64.Encoding, expected string) []byte {
	s, start, ok := r.quoted(expected)
	if !ok {
		return nil
	}
	data, err := encoding.DecodeString(strings.TrimRight(s, "="))
	if err != nil {
		r.failAt(start, expected)
		return nil
	}
	return data
}

// Int64 reads an integer.
func (r *Reader) Int64() *int64 {
	v, ok := r.integer(64, "an integer")
	if !ok {
		return nil
	}
	return place(&r.slabs.int64s, v, 4)
}

// Int32 reads an integer of 32 bits.
func (r *Reader) Int32() *int32 {
	v, ok := r.integer(32, "an integer of 32 bits")
	if !ok {
		return nil
	}
	return place(&r.slabs.int32s, int32(v), 8)
}

// Float64 reads a number.
func (r *Reader) Float64() *float64 {
	v, ok := r.float()
	if !ok {
		return nil
	}
	return place(&r.slabs.floats, v, 4)
}

// Number reads a number and keeps all its digits.
func (r *Reader) Number() *json.Number {
	literal, _, ok := r.numeral("a number")
	if !ok {
		return nil
	}
	return (*json.Number)(place(&r.slabs.strings, literal, r.slabs.size))
}

// This file turns the values of parameters into the text that travels in paths, queries and
// headers, and the text of response headers back into values.

package armkit

import (
	"encoding"
	"encoding/base64"
	"net/http"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// formatValue returns the text of a parameter, and false for a nil pointer, slice or interface.
// Slices other than bytes are joined with commas.
func formatValue(value any) (string, bool) {
	switch v := value.(type) {
	case nil:
		return "", false
	case string:
		return v, true
	case *string:
		if v == nil {
			return "", false
		}
		return *v, true
	case []byte:
		return base64.StdEncoding.EncodeToString(v), v != nil
	case Base64URL:
		return base64.RawURLEncoding.EncodeToString(v), v != nil
	}
	return formatReflected(reflect.ValueOf(value))
}

// RFC1123 is a time that travels as an HTTP date.
type RFC1123 time.Time

// MarshalText writes the date of HTTP.
func (t RFC1123) MarshalText() ([]byte, error) {
	return []byte(time.Time(t).UTC().Format(http.TimeFormat)), nil
}

// UnixTime is a time that travels as the seconds since 1970.
type UnixTime time.Time

// MarshalText writes the seconds.
func (t UnixTime) MarshalText() ([]byte, error) {
	return strconv.AppendInt(nil, time.Time(t).Unix(), 10), nil
}

// Base64URL is bytes that travel as base64url.
type Base64URL []byte

// formatReflected handles named types, numbers, times and pointers to them.
func formatReflected(v reflect.Value) (string, bool) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return "", false
		}
		return formatValue(v.Elem().Interface())
	case reflect.Slice:
		items := formatList(v.Interface())
		return strings.Join(items, ","), len(items) > 0
	}
	if m, ok := v.Interface().(encoding.TextMarshaler); ok {
		text, err := m.MarshalText()
		return string(text), err == nil
	}
	switch {
	case v.Kind() == reflect.String:
		return v.String(), true
	case v.Kind() == reflect.Bool:
		return strconv.FormatBool(v.Bool()), true
	case v.CanInt():
		return strconv.FormatInt(v.Int(), 10), true
	case v.CanUint():
		return strconv.FormatUint(v.Uint(), 10), true
	case v.CanFloat():
		return strconv.FormatFloat(v.Float(), 'f', -1, v.Type().Bits()), true
	}
	return "", false
}

// formatList returns the texts of a slice's items, leaving out nil ones.
func formatList(values any) []string {
	v := reflect.ValueOf(values)
	if v.Kind() != reflect.Slice {
		return nil
	}
	var items []string
	for i := range v.Len() {
		if text, ok := formatValue(v.Index(i).Interface()); ok {
			items = append(items, text)
		}
	}
	return items
}

// headerResult says where a response header goes.
type headerResult struct {
	name   string
	prefix bool
	dst    any
}

// ReturnsHeader puts a response header into *dst, which points to a pointer: **string, **int32,
// **time.Time or that of an enum. A header that is absent or not of that type leaves nil.
//
//go:noinline
func (c *Call) ReturnsHeader(name string, dst any) *Call {
	c.headers = append(c.headers, headerResult{name: name, dst: dst})
	return c
}

// ReturnsHeaders collects all response headers with the prefix, their names without it.
//
//go:noinline
func (c *Call) ReturnsHeaders(prefix string, dst *map[string]*string) *Call {
	c.headers = append(c.headers, headerResult{name: prefix, prefix: true, dst: dst})
	return c
}

// read takes the header, or headers, out of a response.
func (h headerResult) read(header http.Header) {
	if h.prefix {
		h.collect(header, h.dst.(*map[string]*string))
		return
	}
	if text := header.Get(h.name); text != "" {
		if target := reflect.ValueOf(h.dst).Elem(); target.Kind() == reflect.Pointer {
			value := reflect.New(target.Type().Elem())
			if parseValue(text, value) {
				target.Set(value)
			}
		} else if target.Type() == reflect.TypeFor[[]byte]() {
			if data, err := base64.StdEncoding.DecodeString(text); err == nil {
				target.SetBytes(data)
			}
		}
	}
}

// collect gathers the headers with the prefix.
func (h headerResult) collect(header http.Header, dst *map[string]*string) {
	for name, values := range header {
		if len(name) > len(h.name) && strings.EqualFold(name[:len(h.name)], h.name) && len(values) > 0 {
			if *dst == nil {
				*dst = map[string]*string{}
			}
			value := values[0]
			(*dst)[name[len(h.name):]] = &value
		}
	}
}

// parseValue parses text into the value that p points to and reports whether it could.
func parseValue(text string, p reflect.Value) bool {
	switch target := p.Interface().(type) {
	case *time.Time:
		t, ok := parseHeaderTime(text)
		*target = t
		return ok
	case encoding.TextUnmarshaler:
		return target.UnmarshalText([]byte(text)) == nil
	}
	v := p.Elem()
	switch {
	case v.Kind() == reflect.String:
		v.SetString(text)
		return true
	case v.Kind() == reflect.Bool:
		b, err := strconv.ParseBool(text)
		v.SetBool(b)
		return err == nil
	case v.CanInt():
		n, err := strconv.ParseInt(text, 10, v.Type().Bits())
		v.SetInt(n)
		return err == nil
	case v.CanFloat():
		f, err := strconv.ParseFloat(text, v.Type().Bits())
		v.SetFloat(f)
		return err == nil
	}
	return false
}

// parseHeaderTime accepts the forms in which services write a time.
func parseHeaderTime(text string) (time.Time, bool) {
	if t, err := http.ParseTime(text); err == nil {
		return t, true
	}
	for _, layout := range []string{time.RFC3339Nano, time.RFC1123Z, time.DateOnly} {
		if t, err := time.Parse(layout, text); err == nil {
			return t, true
		}
	}
	if seconds, err := strconv.ParseInt(text, 10, 64); err == nil {
		return time.Unix(seconds, 0).UTC(), true
	}
	return time.Time{}, false
}

// This file makes Go values out of the JSON of the scenarios, by setting fields:
// the generated codec takes no part.

package conformance

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"
	"time"
	"unicode"
)

// builder makes values for one generated package.
type builder struct{ types map[string]reflect.Type }

var (
	timeType   = reflect.TypeFor[time.Time]()
	numberType = reflect.TypeFor[json.Number]()
	rawType    = reflect.TypeFor[json.RawMessage]()
)

// norm is a name without case and punctuation, for comparing names of the
// specification with names of Go.
func norm(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// value makes a value of type t.
func (b builder) value(t reflect.Type, data json.RawMessage) (reflect.Value, error) {
	out := reflect.New(t).Elem()
	return out, b.set(out, data)
}

// set stores data in v.
func (b builder) set(v reflect.Value, data json.RawMessage) error {
	if string(data) == "null" {
		return nil
	}
	t := v.Type()
	if done, err := setText(v, data); done {
		return err
	}
	switch t.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(t.Elem()))
		return b.set(v.Elem(), data)
	case reflect.Interface:
		return b.setInterface(v, data)
	case reflect.Struct:
		return b.setStruct(v, data)
	case reflect.Slice:
		return b.setSlice(v, data)
	case reflect.Map:
		return b.setMap(v, data)
	}
	return json.Unmarshal(data, v.Addr().Interface())
}

// setText stores the types whose JSON is one string, and raw JSON.
func setText(v reflect.Value, data json.RawMessage) (done bool, err error) {
	switch t := v.Type(); {
	case t == timeType:
		at, err := parseTime(data)
		v.Set(reflect.ValueOf(at))
		return true, err
	case t == rawType:
		v.SetBytes(bytes.Clone(data))
		return true, nil
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Uint8:
		raw, err := parseBytes(data)
		v.SetBytes(raw)
		return true, err
	case t.Kind() == reflect.String && data[0] != '"':
		v.SetString(string(data)) // json.Number
		return true, nil
	case t.Kind() == reflect.Struct && data[0] == '"':
		return true, json.Unmarshal(data, v.Addr().Interface()) // dates and secrets
	}
	return false, nil
}

// parseBytes reads base64, plain or for URLs.
func parseBytes(data json.RawMessage) ([]byte, error) {
	var text string
	if err := json.Unmarshal(data, &text); err != nil {
		return nil, err
	}
	if raw, err := base64.StdEncoding.DecodeString(text); err == nil {
		return raw, nil
	}
	return base64.RawURLEncoding.DecodeString(text)
}

// parseTime reads the time formats that scenarios use: RFC 3339, with or
// without zone, RFC 1123, and seconds.
func parseTime(data json.RawMessage) (time.Time, error) {
	if data[0] != '"' {
		var seconds int64
		err := json.Unmarshal(data, &seconds)
		return time.Unix(seconds, 0).UTC(), err
	}
	var text string
	if err := json.Unmarshal(data, &text); err != nil {
		return time.Time{}, err
	}
	text = strings.ToUpper(text)
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05"} {
		if at, err := time.Parse(layout, text); err == nil {
			return at, nil
		}
	}
	return time.Parse("Mon, 02 Jan 2006 15:04:05 GMT", text)
}

// setInterface stores a stream, the variant that "$type" names, or plain JSON.
func (b builder) setInterface(v reflect.Value, data json.RawMessage) error {
	if v.Type().Implements(reflect.TypeFor[io.Reader]()) {
		var text string
		if err := json.Unmarshal(data, &text); err != nil {
			return err
		}
		v.Set(reflect.ValueOf(stream{strings.NewReader(text)}))
		return nil
	}
	if v.NumMethod() == 0 {
		var plain any
		err := json.Unmarshal(data, &plain)
		v.Set(reflect.ValueOf(plain))
		return err
	}
	var head struct {
		Type string `json:"$type"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return err
	}
	t := b.types[head.Type]
	if t == nil {
		return fmt.Errorf("a %s needs $type, and %q is no type of the package", v.Type(), head.Type)
	}
	made := reflect.New(t)
	if !made.Type().Implements(v.Type()) {
		return fmt.Errorf("*%s is no %s", t, v.Type())
	}
	v.Set(made)
	return b.set(made.Elem(), data)
}

func (b builder) setStruct(v reflect.Value, data json.RawMessage) error {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(data, &members); err != nil {
		return fmt.Errorf("%s: %w", v.Type(), err)
	}
	for name, member := range members {
		if name == "$type" {
			continue
		}
		field, ok := fieldByNorm(v, name)
		if !ok {
			return fmt.Errorf("%s has no field %q", v.Type(), name)
		}
		if err := b.set(field, member); err != nil {
			return fmt.Errorf("%s.%s: %w", v.Type(), name, err)
		}
	}
	return nil
}

// fieldByNorm finds an exported field by its name, whatever its case.
func fieldByNorm(v reflect.Value, name string) (reflect.Value, bool) {
	for i := range v.NumField() {
		if f := v.Type().Field(i); f.IsExported() && norm(f.Name) == norm(name) {
			return v.Field(i), true
		}
	}
	return reflect.Value{}, false
}

func (b builder) setSlice(v reflect.Value, data json.RawMessage) error {
	var items []json.RawMessage
	if err := json.Unmarshal(data, &items); err != nil {
		return fmt.Errorf("%s: %w", v.Type(), err)
	}
	v.Set(reflect.MakeSlice(v.Type(), len(items), len(items)))
	for i, item := range items {
		if err := b.set(v.Index(i), item); err != nil {
			return err
		}
	}
	return nil
}

func (b builder) setMap(v reflect.Value, data json.RawMessage) error {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(data, &members); err != nil {
		return fmt.Errorf("%s: %w", v.Type(), err)
	}
	v.Set(reflect.MakeMap(v.Type()))
	for name, member := range members {
		elem := reflect.New(v.Type().Elem()).Elem()
		if err := b.set(elem, member); err != nil {
			return err
		}
		v.SetMapIndex(reflect.ValueOf(name).Convert(v.Type().Key()), elem)
	}
	return nil
}

// stream is a request body from memory.
type stream struct{ *strings.Reader }

// Close does nothing.
func (stream) Close() error { return nil }

// This file compares decoded values with what a scenario expects, field by
// field.

package conformance

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// match says where v differs from want, "" when it does not. Fields that want
// does not name must be unset.
func match(at string, v reflect.Value, want json.RawMessage) string {
	if string(want) == "null" {
		if unset(v) {
			return ""
		}
		return differ(at, v, want)
	}
	if !v.IsValid() {
		return fmt.Sprintf("%s: nothing, want %s", at, want)
	}
	switch {
	case v.Type() == rawType:
		return matchPlain(at, v.Bytes(), want)
	case v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface:
		return matchInside(at, v, want)
	case v.Type() == timeType:
		return matchTime(at, v, want)
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8:
		return matchBytes(at, v, want)
	case v.Kind() == reflect.Struct && want[0] == '"':
		text, _ := json.Marshal(v.Interface()) // dates and secrets
		return matchPlain(at, text, want)
	case v.Kind() == reflect.Struct:
		return matchStruct(at, v, want)
	case v.Kind() == reflect.Slice:
		return matchSlice(at, v, want)
	case v.Kind() == reflect.Map:
		return matchMap(at, v, want)
	}
	return matchScalar(at, v, want)
}

func differ(at string, v reflect.Value, want json.RawMessage) string {
	got, err := json.Marshal(v.Interface())
	if err != nil {
		got = fmt.Appendf(nil, "%+v", v.Interface())
	}
	return fmt.Sprintf("%s: got %.600s, want %.600s", at, got, want)
}

// unset reports whether v is what decoding leaves when a member is absent.
func unset(v reflect.Value) bool {
	return !v.IsValid() || v.IsZero()
}

// matchInside looks through pointers and interfaces; "$type" in want asserts
// the concrete type, and a stream is read to its end.
func matchInside(at string, v reflect.Value, want json.RawMessage) string {
	if v.IsNil() {
		return fmt.Sprintf("%s: got nil, want %s", at, want)
	}
	if r, ok := v.Interface().(io.ReadCloser); ok {
		return matchStream(at, r, want)
	}
	if v.Kind() == reflect.Interface && v.NumMethod() == 0 {
		text, err := json.Marshal(v.Interface())
		if err != nil {
			return fmt.Sprintf("%s: %v", at, err)
		}
		return matchPlain(at, text, want)
	}
	if v.Kind() == reflect.Interface {
		var head struct {
			Type string `json:"$type"`
		}
		_ = json.Unmarshal(want, &head)
		if got := reflect.Indirect(v.Elem()).Type().Name(); got != head.Type {
			return fmt.Sprintf("%s: got a *%s, want a *%s", at, got, head.Type)
		}
	}
	return match(at, v.Elem(), want)
}

// matchStream compares a file: with a string, or with length and hash.
func matchStream(at string, r io.ReadCloser, want json.RawMessage) string {
	defer r.Close()
	h := sha256.New()
	var text strings.Builder
	n, err := io.Copy(io.MultiWriter(h, &limited{&text, 1 << 16}), r)
	if err != nil {
		return fmt.Sprintf("%s: %v", at, err)
	}
	if want[0] == '"' {
		quoted, _ := json.Marshal(text.String())
		return matchPlain(at, quoted, want)
	}
	var size struct {
		Bytes  int64
		SHA256 string
	}
	if err := json.Unmarshal(want, &size); err != nil {
		return err.Error()
	}
	if n != size.Bytes || size.SHA256 != "" && size.SHA256 != hex.EncodeToString(h.Sum(nil)) {
		return fmt.Sprintf("%s: got %d bytes with SHA-256 %x, want %s", at, n, h.Sum(nil), want)
	}
	return ""
}

// limited keeps the beginning of what is written to it.
type limited struct {
	to   *strings.Builder
	left int
}

// Write never fails.
func (l *limited) Write(p []byte) (int, error) {
	n := min(l.left, len(p))
	l.to.Write(p[:n])
	l.left -= n
	return len(p), nil
}

// matchPlain compares two JSON texts, numbers by value.
func matchPlain(at string, got, want json.RawMessage) string {
	var a, b any
	if json.Unmarshal(got, &a) != nil || json.Unmarshal(want, &b) != nil || !reflect.DeepEqual(a, b) {
		return fmt.Sprintf("%s: got %.600s, want %.600s", at, got, want)
	}
	return ""
}

func matchTime(at string, v reflect.Value, want json.RawMessage) string {
	expected, err := parseTime(want)
	if err != nil {
		return fmt.Sprintf("%s: the scenario's time: %v", at, err)
	}
	if got := v.Interface().(time.Time); !got.Equal(expected) {
		return fmt.Sprintf("%s: got %s, want %s", at, got.Format(time.RFC3339Nano), want)
	}
	return ""
}

func matchBytes(at string, v reflect.Value, want json.RawMessage) string {
	expected, err := parseBytes(want)
	if err != nil {
		return fmt.Sprintf("%s: the scenario's bytes: %v", at, err)
	}
	if v.IsNil() || string(v.Bytes()) != string(expected) {
		return differ(at, v, want)
	}
	return ""
}

func matchStruct(at string, v reflect.Value, want json.RawMessage) string {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(want, &members); err != nil {
		return differ(at, v, want)
	}
	delete(members, "$type")
	if wrong := matchUnknown(at, v, members); wrong != "" {
		return wrong
	}
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if !f.IsExported() || f.Type.Name() == preservedName {
			continue
		}
		name, member := take(members, f.Name)
		switch {
		case name != "":
			if s := match(at+"."+f.Name, v.Field(i), member); s != "" {
				return s
			}
		case !unset(v.Field(i)) && !isEmptyMap(v.Field(i)):
			return differ(at+"."+f.Name+" (not expected)", v.Field(i), json.RawMessage("unset"))
		}
	}
	for name := range members {
		return fmt.Sprintf("%s: %s has no field %q", at, v.Type(), name)
	}
	return ""
}

// preservedName is the type embedded in models for members that no field takes.
const preservedName = "Preserved"

// matchUnknown compares the members that no field takes with "$unknown". A
// member that should have been a field and was only kept is found here.
func matchUnknown(at string, v reflect.Value, members map[string]json.RawMessage) string {
	expected := map[string]json.RawMessage{}
	if data, ok := members["$unknown"]; ok {
		if err := json.Unmarshal(data, &expected); err != nil {
			return err.Error()
		}
		delete(members, "$unknown")
	}
	if !v.CanAddr() {
		addressable := reflect.New(v.Type()).Elem()
		addressable.Set(v)
		v = addressable
	}
	preserved := v.FieldByName(preservedName)
	if !preserved.IsValid() {
		return ""
	}
	keeper := preserved.FieldByName("Extra").Addr().Interface().(interface {
		Unknown() iter.Seq2[string, json.RawMessage]
	})
	for name, got := range keeper.Unknown() {
		want, ok := expected[name]
		if !ok {
			return fmt.Sprintf("%s: no field took the member %s: %s", at, name, got)
		}
		if wrong := matchPlain(at+"."+name, got, want); wrong != "" {
			return wrong
		}
		delete(expected, name)
	}
	for name := range expected {
		return fmt.Sprintf("%s: the unknown member %s was not kept", at, name)
	}
	return ""
}

// isEmptyMap reports an empty map of further members: nothing was found.
func isEmptyMap(v reflect.Value) bool { return v.Kind() == reflect.Map && v.Len() == 0 }

// take removes the member that has the name of the field.
func take(members map[string]json.RawMessage, field string) (string, json.RawMessage) {
	for name, member := range members {
		if norm(name) == norm(field) {
			delete(members, name)
			return name, member
		}
	}
	return "", nil
}

func matchSlice(at string, v reflect.Value, want json.RawMessage) string {
	var items []json.RawMessage
	if err := json.Unmarshal(want, &items); err != nil || v.IsNil() || v.Len() != len(items) {
		return differ(at, v, want)
	}
	for i, item := range items {
		if s := match(at+"["+strconv.Itoa(i)+"]", v.Index(i), item); s != "" {
			return s
		}
	}
	return ""
}

func matchMap(at string, v reflect.Value, want json.RawMessage) string {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(want, &members); err != nil || v.IsNil() || v.Len() != len(members) {
		return differ(at, v, want)
	}
	for name, member := range members {
		elem := v.MapIndex(reflect.ValueOf(name).Convert(v.Type().Key()))
		if !elem.IsValid() {
			return fmt.Sprintf("%s: no member %q", at, name)
		}
		if s := match(at+"["+name+"]", elem, member); s != "" {
			return s
		}
	}
	return ""
}

// matchScalar compares by parsing want into the type of v, so that 2 is not
// "2", and a float32 is compared as one.
func matchScalar(at string, v reflect.Value, want json.RawMessage) string {
	expected := reflect.New(v.Type())
	if v.Kind() == reflect.String && want[0] != '"' {
		return matchPlain(at, []byte(v.String()), want) // json.Number
	}
	if err := json.Unmarshal(want, expected.Interface()); err != nil || !expected.Elem().Equal(v) {
		return differ(at, v, want)
	}
	return ""
}

// Package roundtrip sends example bodies through generated models and compares
// what comes back. The corpus program copies it beside the packages it generated;
// it uses the standard library only.
package roundtrip

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"time"
)

// Diff compares two JSON documents: numbers by value, times by instant and offset,
// members in any order. It returns the path of the first difference and what it
// is; both are empty when there is none.
func Diff(want, got []byte) (path, what string) {
	w, err := decode(want)
	if err != nil {
		return "$", "the example is no JSON: " + err.Error()
	}
	g, err := decode(got)
	if err != nil {
		return "$", "the output is no JSON: " + err.Error()
	}
	return diff("$", w, g)
}

func decode(data []byte) (v any, err error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	err = d.Decode(&v)
	return v, err
}

func diff(path string, want, got any) (string, string) {
	switch w := want.(type) {
	case map[string]any:
		if g, ok := got.(map[string]any); ok {
			return diffObject(path, w, g)
		}
	case []any:
		if g, ok := got.([]any); ok {
			return diffArray(path, w, g)
		}
	case json.Number:
		if g, ok := got.(json.Number); ok && sameNumber(string(w), string(g)) {
			return "", ""
		}
	case string:
		if g, ok := got.(string); ok && (w == g || sameTime(w, g)) {
			return "", ""
		}
	default:
		if want == got {
			return "", ""
		}
	}
	return path, fmt.Sprintf("%s came back as %s", short(want), short(got))
}

func diffObject(path string, want, got map[string]any) (string, string) {
	for name, w := range want {
		g, ok := got[name]
		if !ok {
			return path + "." + name, short(w) + " was lost"
		}
		if at, what := diff(path+"."+name, w, g); what != "" {
			return at, what
		}
	}
	for name, g := range got {
		if _, ok := want[name]; !ok {
			return path + "." + name, short(g) + " was made up"
		}
	}
	return "", ""
}

func diffArray(path string, want, got []any) (string, string) {
	if len(want) != len(got) {
		return path, fmt.Sprintf("%d elements came back as %d", len(want), len(got))
	}
	for i := range want {
		if at, what := diff(fmt.Sprintf("%s[%d]", path, i), want[i], got[i]); what != "" {
			return at, what
		}
	}
	return "", ""
}

func sameNumber(a, b string) bool {
	if a == b {
		return true
	}
	if len(a)+len(b) > 200 {
		return false
	}
	x, ok := new(big.Rat).SetString(a)
	y, ok2 := new(big.Rat).SetString(b)
	return ok && ok2 && (x.Cmp(y) == 0 || !x.IsInt() && sameFloat(a, b))
}

// sameFloat reports whether two fractions are one double: more digits than a
// double holds have no meaning in JSON.
func sameFloat(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return errX == nil && errY == nil && x == y
}

var layouts = []string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999", "2006-01-02 15:04:05.999999999Z07:00", time.RFC1123, "2006-01-02T15:04:05.999999999Z0700"}

// sameTime reports whether two texts are one instant with one offset.
func sameTime(a, b string) bool {
	for _, la := range layouts {
		x, err := time.Parse(la, strings.ToUpper(a))
		if err != nil {
			continue
		}
		for _, lb := range layouts {
			if y, err := time.Parse(lb, strings.ToUpper(b)); err == nil {
				_, ox := x.Zone()
				_, oy := y.Zone()
				return x.Equal(y) && ox == oy
			}
		}
	}
	return false
}

// short is a value in a few characters.
func short(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	if len(b) > 60 {
		b = append(b[:57:57], "..."...)
	}
	return string(b)
}

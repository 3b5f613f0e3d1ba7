// JSON values as the specifications hold them, for pages that print them: member
// order is kept and identity counts, since a page marks the places where a value
// contains itself.

package ir

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/seed184db40a/armgen/generator/diag"
)

// Value is one JSON value. Two uses of the same *Value are the same object; a
// Value may be reached from itself.
type Value struct {
	Kind diag.Kind
	// Text is the decoded string, or the literal of any other scalar. A lone
	// surrogate of an escape is kept as its three bytes of UTF-8, which makes the
	// string invalid at that place only.
	Text string
	// Members are those of an object in the order of section "JSON reading" of the
	// page format, or the elements of an array, without keys.
	Members []Member
}

// Member is a member of an object or an element of an array.
type Member struct {
	Key   string
	Value *Value
}

// Get is the member with this key, nil when there is none. It is safe on nil.
func (v *Value) Get(key string) *Value {
	if v == nil || v.Kind != diag.Object {
		return nil
	}
	for i := range v.Members {
		if v.Members[i].Key == key {
			return v.Members[i].Value
		}
	}
	return nil
}

// At follows keys; nil when the way ends. It is safe on nil.
func (v *Value) At(keys ...string) *Value {
	for _, key := range keys {
		v = v.Get(key)
	}
	return v
}

// Str is the decoded string, empty for nil and for other kinds.
func (v *Value) Str() string {
	if v == nil || v.Kind != diag.String {
		return ""
	}
	return v.Text
}

// Number is the value of a number as a double; digits beyond it are lost and
// what is too large is infinite.
func (v *Value) Number() float64 {
	f, _ := strconv.ParseFloat(v.Text, 64)
	return f
}

// Container reports whether v is an object or an array.
func (v *Value) Container() bool {
	return v != nil && (v.Kind == diag.Object || v.Kind == diag.Array)
}

// Truthy reports whether v is there and neither null, false, 0 nor "".
func (v *Value) Truthy() bool {
	if v == nil {
		return false
	}
	switch v.Kind {
	case diag.String:
		return v.Text != ""
	case diag.Number:
		return v.Number() != 0
	case diag.Bool:
		return v.Text == "true"
	case diag.Null, diag.Absent:
		return false
	}
	return true
}

// Scalar makes the Value of a node that is no container.
func scalarValue(n diag.Node) *Value {
	if n.Kind() == diag.String {
		return &Value{Kind: diag.String, Text: decodeString(n.Text())}
	}
	return &Value{Kind: n.Kind(), Text: n.Text()}
}

// NewValue makes the Value of a node without its members.
func NewValue(n diag.Node) *Value {
	if k := n.Kind(); k == diag.Object || k == diag.Array {
		return &Value{Kind: k}
	}
	return scalarValue(n)
}

// ValueOf makes the Value of a whole node, references left as they stand.
func ValueOf(n diag.Node) *Value {
	v := NewValue(n)
	for _, m := range MembersOf(n) {
		v.Members = append(v.Members, Member{m.Key, ValueOf(m.Node)})
	}
	return v
}

// NodeMember is a member of a JSON object in a file, or an element of an array.
type NodeMember struct {
	Key  string
	Node diag.Node
}

// MembersOf lists the members of a container in the order in which a JavaScript
// object keeps them: array indices first, ascending, then the file's order; a
// repeated key stands at its first place with its last value.
func MembersOf(n diag.Node) []NodeMember {
	var members []NodeMember
	object := n.Kind() == diag.Object
	indices := 0
	for c := range n.Children() {
		m := NodeMember{Node: c}
		if object {
			m.Key = memberKey(c)
			if _, ok := arrayIndex(m.Key); ok {
				indices++
			}
		}
		members = append(members, m)
	}
	if object {
		members = firstPlaces(n, members)
	}
	if indices > 0 {
		slices.SortStableFunc(members, func(a, b NodeMember) int { return cmp.Compare(keyRank(a.Key), keyRank(b.Key)) })
	}
	return members
}

func memberKey(n diag.Node) string {
	raw := n.RawKey()
	if !slices.Contains(raw, '\\') {
		return n.Key()
	}
	return decodeString(string(raw))
}

// keyRank orders array indices before all other keys.
func keyRank(key string) int64 {
	if i, ok := arrayIndex(key); ok {
		return i
	}
	return maxArrayIndex + 1
}

// maxArrayIndex is the largest array index of ECMAScript.
const maxArrayIndex = 1<<32 - 2

// arrayIndex reads a canonical array index.
func arrayIndex(key string) (int64, bool) {
	if key == "" || len(key) > 10 || key[0] < '0' || key[0] > '9' || key[0] == '0' && key != "0" {
		return 0, false
	}
	i, err := strconv.ParseInt(key, 10, 64)
	return i, err == nil && i <= maxArrayIndex
}

// firstPlaces moves members whose key was written before to that place. Files
// with repeated keys are rare, so the rest pays one look.
func firstPlaces(n diag.Node, members []NodeMember) []NodeMember {
	place := map[string]int{}
	for _, d := range n.File().Duplicates() {
		if key := memberKey(d); d.Parent() == n {
			if at, ok := place[key]; !ok || d.KeyPos().Offset() < at {
				place[key] = d.KeyPos().Offset()
			}
		}
	}
	if len(place) == 0 {
		return members
	}
	offset := func(m NodeMember) int {
		if at, ok := place[m.Key]; ok {
			return at
		}
		return m.Node.KeyPos().Offset()
	}
	slices.SortStableFunc(members, func(a, b NodeMember) int { return cmp.Compare(offset(a), offset(b)) })
	return members
}

// decodeString decodes a quoted JSON string. Unlike encoding/json it keeps lone
// surrogates apart from U+FFFD.
func decodeString(quoted string) string {
	inner := quoted[1 : len(quoted)-1]
	if strings.IndexByte(inner, '\\') < 0 {
		return inner
	}
	if !strings.Contains(inner, `\ud`) && !strings.Contains(inner, `\uD`) {
		var s string
		if json.Unmarshal([]byte(quoted), &s) == nil {
			return s
		}
	}
	return decodeSurrogates(inner)
}

func decodeSurrogates(inner string) string {
	out := make([]byte, 0, len(inner))
	for i := 0; i < len(inner); i++ {
		if inner[i] != '\\' {
			out = append(out, inner[i])
			continue
		}
		i++
		if inner[i] != 'u' {
			out = append(out, simpleEscape(inner[i]))
			continue
		}
		unit := hexUnit(inner, i+1)
		i += 4
		if next := hexUnit(inner, i+3); unit>>10 == 0x36 && next>>10 == 0x37 && inner[i+1:i+3] == `\u` {
			out = utf8.AppendRune(out, rune(unit-0xd800)<<10+rune(next-0xdc00)+0x10000)
			i += 6
			continue
		}
		out = appendUnit(out, unit)
	}
	return string(out)
}

func simpleEscape(c byte) byte {
	if i := strings.IndexByte("bfnrt", c); i >= 0 {
		return "\b\f\n\r\t"[i]
	}
	return c
}

// hexUnit reads four hexadecimal digits, 0 where there are none.
func hexUnit(s string, at int) uint32 {
	if at+4 > len(s) {
		return 0
	}
	u, err := strconv.ParseUint(s[at:at+4], 16, 32)
	if err != nil {
		return 0
	}
	return uint32(u)
}

// appendUnit writes a UTF-16 unit as UTF-8, surrogates included.
func appendUnit(out []byte, unit uint32) []byte {
	if unit>>11 != 0x1b {
		return utf8.AppendRune(out, rune(unit))
	}
	return append(out, 0xed, byte(0x80|unit>>6&0x3f), byte(0x80|unit&0x3f))
}

// Surrogate decodes a lone surrogate at the front of s, as Text keeps them.
func Surrogate(s string) (unit rune, ok bool) {
	if len(s) < 3 || s[0] != 0xed || s[1] < 0xa0 {
		return 0, false
	}
	return 0xd000 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f), true
}

package diag

import (
	"fmt"
	"strings"
	"testing"
)

// This file tests walking over nodes, positions, and the faults of the
// scanner.

func parse(t testing.TB, text string) *File {
	t.Helper()
	f, d := Parse("x.json", []byte(text))
	if d != nil {
		t.Fatal(d)
	}
	return f
}

func TestNodes(t *testing.T) {
	f := parse(t, `{"b": [1, -2.5e3, "x\ny\u00e9", true, false, null], "a": {"": {}}, "e\u0073c": "ä"}`)
	root := f.Root()
	var keys []string
	for k := range root.Members() {
		keys = append(keys, k)
	}
	b := root.Get("b")
	for _, c := range []struct{ got, want any }{
		{fmt.Sprint(keys), "[b a esc]"},
		{b.Len(), 6},
		{b.At(2).Str(), "x\nyé"},
		{b.At(3).IsTrue(), true},
		{b.At(4).IsFalse(), true},
		{b.At(5).Kind(), Null},
		{b.At(6).OK(), false},
		{b.At(2).Pointer(), "/b/2"},
		{string(b.At(1).Raw()), "-2.5e3"},
		{f.Find("/a/").Kind(), Object},
		{f.Find("/a//x").OK(), false},
		{f.Find("/b/01").OK(), false},
		{f.Find("#/b/0").Text(), "1"},
		{root.Get("esc").Str(), "ä"},
		{root.Get("esc").Key(), "esc"},
		{string(root.Get("esc").RawKey()), `"e\u0073c"`},
		{root.Get("a").Get("").Parent() == root.Get("a"), true},
		{root.Get("nope").Get("x").At(3).Parent().Pos(), Pos{}},
		{Node{}.Pointer() + Node{}.Key() + Node{}.Str() + Node{}.Text(), ""},
	} {
		if c.got != c.want {
			t.Errorf("got %v, want %v", c.got, c.want)
		}
	}
	if _, ok := b.At(1).Int(); ok {
		t.Error("-2.5e3 is no integer")
	}
	if v, ok := b.At(0).Int(); !ok || v != 1 {
		t.Error("1 is an integer")
	}
}

func TestLastDuplicateCounts(t *testing.T) {
	for _, text := range []string{
		`{"a": 1, "b": 2, "a": 3}`,
		`{"b": 2, "a": 0, "a": 1, "a": 3}`,
		`{"a": 0, "a": 1, "b": 2, "\u0061": 3}`,
		"{" + strings.Repeat(`"a": 1, `, 40) + `"b": 2, "a": 3}`,
		"{" + manyMembers(40) + `, "a": 1, "b": 2, "a": 3}`,
	} {
		f := parse(t, text)
		root := f.Root()
		if root.Get("a").Text() != "3" || root.Get("b").Text() != "2" {
			t.Errorf("%.40s: a is %s, b is %s", text, root.Get("a").Text(), root.Get("b").Text())
		}
		if len(f.Duplicates()) == 0 {
			t.Errorf("%.40s: the duplicate is not found", text)
		}
		seen := map[string]int{}
		for k := range root.Members() {
			seen[k]++
		}
		if seen["a"] != 1 || seen["b"] != 1 {
			t.Errorf("%.40s: members %v", text, seen)
		}
	}
}

func manyMembers(n int) string {
	var members []string
	for i := range n {
		members = append(members, fmt.Sprintf(`"m%d": %d`, i, i))
	}
	return strings.Join(members, ", ")
}

func TestGetInLargeObject(t *testing.T) {
	f := parse(t, "{"+manyMembers(5000)+"}")
	for _, i := range []int{0, 15, 16, 17, 4999} {
		if got := f.Root().Get(fmt.Sprintf("m%d", i)).Text(); got != fmt.Sprint(i) {
			t.Errorf("m%d is %q", i, got)
		}
	}
	if f.Root().Get("m5000").OK() {
		t.Error("m5000 is not there")
	}
}

func TestPositions(t *testing.T) {
	f := parse(t, "\xef\xbb\xbf{\r\n  \"ö\": {\"x\": [10,\n 20]}}")
	for pointer, want := range map[string]string{"": "x.json:1:1", "/ö": "x.json:2:8", "/ö/x/1": "x.json:3:2"} {
		n := f.Find(pointer)
		if got := n.Pos().String(); got != want {
			t.Errorf("%s is at %s, want %s", pointer, got, want)
		}
		if n.Pos().Pointer() != pointer || n.KeyPos().Pointer() != pointer {
			t.Errorf("pointers of %s: %s, %s", pointer, n.Pos().Pointer(), n.KeyPos().Pointer())
		}
	}
	if first, again := f.Find("/ö").Pos(), f.Find("/ö").Pos(); first != again || first == f.Find("").Pos() {
		t.Error("positions compare by place")
	}
	if p := f.Line(3, 2); p != f.Find("/ö/x/1").Pos() {
		t.Errorf("line and column lead to %s", p)
	}
	if (Pos{}).String() != "-" || (Pos{}).Line() != 0 || (Pos{}).Pointer() != "" {
		t.Error("the zero position is unknown")
	}
}

func TestFaults(t *testing.T) {
	deep := strings.Repeat("[", 200_000)
	for _, c := range []struct{ text, want, pointer string }{
		{"", "x.json:1:1: error: expected a JSON value, found the end of the file [json-syntax]", ""},
		{" \n", "x.json:2:1: error: expected a JSON value, found the end of the file [json-syntax]", ""},
		{"{", "x.json:1:2: error: expected a member name in double quotes, found the end of the file [json-syntax]", ""},
		{`{"a": [1, 2}`, "x.json:1:12: error: expected ',' or ']', found '}' [json-syntax]", "/a"},
		{`{"a": 1,}`, "x.json:1:9: error: expected a member name in double quotes, found '}' [json-syntax]", ""},
		{`{"a" 1}`, "x.json:1:6: error: expected ':' after a member name, found '1' [json-syntax]", ""},
		{`{a: 1}`, "x.json:1:2: error: expected a member name in double quotes, found 'a' [json-syntax]", ""},
		{"// c\n{}", "x.json:1:1: error: expected a JSON value, found '/' [json-syntax]", ""},
		{"{} {}", "x.json:1:4: error: unexpected text after the JSON value [json-syntax]", ""},
		{`["a` + "\n" + `"]`, "x.json:1:4: error: control character U+000A in a string [json-syntax]", "/0"},
		{`["a]`, "x.json:1:2: error: this string is not closed [json-syntax]", "/0"},
		{`["\x"]`, "x.json:1:3: error: invalid escape in a string [json-syntax]", "/0"},
		{`["\u12G4"]`, "x.json:1:3: error: invalid escape in a string [json-syntax]", "/0"},
		{"[01]", "x.json:1:3: error: expected ',' or ']', found '1' [json-syntax]", ""},
		{"[1.]", "x.json:1:4: error: expected a digit, found ']' [json-syntax]", ""},
		{"[-]", "x.json:1:3: error: expected a digit, found ']' [json-syntax]", "/0"},
		{"[1e]", "x.json:1:4: error: expected a digit, found ']' [json-syntax]", ""},
		{"[NaN]", "x.json:1:2: error: expected a JSON value, found 'N' [json-syntax]", "/0"},
		{"[tru]", "x.json:1:2: error: expected a JSON value, found 't' [json-syntax]", "/0"},
		{"[\"\xff\"]", "x.json:1:3: error: the file is not valid UTF-8 [invalid-utf8]", ""},
		{"[\"\uFFFD\xff\"]", "x.json:1:4: error: the file is not valid UTF-8 [invalid-utf8]", ""},
		{"[\x00]", `x.json:1:2: error: expected a JSON value, found '\x00' [json-syntax]`, "/0"},
		{deep, "x.json:1:1002: error: more than 1000 levels of nesting [json-too-deep]", ""},
	} {
		f, d := Parse("x.json", []byte(c.text))
		if d == nil || d.String() != c.want {
			t.Errorf("%.30q: got %v, want %s", c.text, d, c.want)
			continue
		}
		if f.Root().OK() {
			t.Errorf("%.30q: a broken file has a root", c.text)
		}
		if c.text != deep && c.pointer != "" && d.Pos.Pointer() != c.pointer {
			t.Errorf("%.30q: pointer %q, want %q", c.text, d.Pos.Pointer(), c.pointer)
		}
	}
	if _, d := Parse("x.json", make([]byte, MaxBytes+1)); d == nil || d.Code != "file-too-large" {
		t.Errorf("got %v", d)
	}
	if _, d := Parse("x.json", []byte("["+strings.Repeat("1,", MaxValues)+"1]")); d == nil || d.Code != "json-too-many-values" {
		t.Errorf("got %v", d)
	}
}

func TestNearest(t *testing.T) {
	words := []string{"registries", "registries/replications", "webhooks", "Registry"}
	for word, want := range map[string]string{
		"registires": "registries", "regsitry": "Registry", "WebHook": "webhooks", "tokens": "", "": "",
		strings.Repeat("x", 300): "",
	} {
		if got := Nearest(word, words); got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
	if DidYouMean("webhoks", words) != `did you mean "webhooks"?` || DidYouMean("zzz", words) != "" {
		t.Error("the help line is wrong")
	}
}

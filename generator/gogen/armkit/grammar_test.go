// Tests of the JSON reader against the grammar of RFC 8259 and against encoding/json.

package armkit_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"reflect"
	"strings"
	"testing"

	"github.com/seed184db40a/armgen/generator/gogen/armkit"
)

// documents are corners of the grammar: what starts with ! is no JSON.
var documents = []string{
	`null`, `true`, `false`, `0`, `-0`, `1`, `-1`, `10`, `0.5`, `-0.5`, `1e5`, `1E5`, `1e+5`, `1e-5`, `0e0`, `0.0e-0`, `1.5E+300`, `123456789012345678901234567890`,
	`""`, `"a"`, `"\""`, `"\\"`, `"\/"`, `"/"`, `"\b\f\n\r\t"`, `"\u0000"`, `"\u00e9"`, `"\u00E9"`, `"\ud83d\ude00"`, `"\ud83d"`, `"\ude00"`, `"\ud83d\u0041"`, `"\ud83dx"`, `"é"`, `"😀"`,
	"\"\u007f\"", "\"\u2028\u2029\"", "\"a\xffb\"", "\"\xed\xa0\x80\"", "\"\xf4\x90\x80\x80\"", "\"\xc0\x80\"", `"12345678"`, `"1234567\n"`, `"12345678\""`,
	`[]`, `[ ]`, `[1]`, `[1,2]`, `[ 1 , 2 ]`, `[[]]`, `[{}]`, `[null]`, `[[[[1]]]]`,
	`{}`, `{ }`, `{"a":1}`, `{ "a" : 1 }`, `{"a":1,"b":2}`, `{"a":{}}`, `{"a":[]}`, `{"":0}`, `{"a":1,"a":2}`, `{"\u0061":1}`, `{"a":null}`,
	" \t\r\n1 \t\r\n", "\n{\n\t\"a\":\r\n[ ] }\n",
	`!`, `! `, `!nul`, `!nulll`, `!Null`, `!tru`, `!True`, `!fals`, `!nan`, `!NaN`, `!Infinity`, `!undefined`,
	`!01`, `!-`, `!-01`, `!+1`, `!.5`, `!1.`, `!1.e1`, `!1e`, `!1e+`, `!0x10`, `!1_000`, `!--1`, `!1 2`, `!1a`, `!1.5.5`,
	`!"`, `!"a`, `!'a'`, `!"\"`, `!"\x"`, `!"\u"`, `!"\u00g0"`, `!"\u00"`, `!"\`, "!\"\n\"", "!\"\t\"", "!\"\x00\"", "!\"12345678\x1f\"", `!"a" "b"`,
	`![`, `!]`, `![1`, `![1,`, `![,`, `![,1]`, `![1,]`, `![1 2]`, `![1,,2]`, `![1}`, `![1:2]`, `![`, `![[]`,
	`!{`, `!}`, `!{"a"`, `!{"a":`, `!{"a":1`, `!{"a":1,`, `!{"a":1,}`, `!{,}`, `!{,"a":1}`, `!{"a"}`, `!{"a" 1}`, `!{"a"::1}`, `!{a:1}`, `!{1:1}`, `!{"a":1 "b":2}`, `!{"a":1]`, `!{null:1}`, `!{"a":1,,"b":2}`,
	`!{"a":1}x`, `!{} {}`, `!/**/1`, `!1//`, "!\x0b1", "!\u00a01", "!\ufeff\ufeff1", `!{"a":tru}`, `![nul`, `![tru`, `![fals`, `!{"a":nul`, `!{"a":01}`,
}

func TestGrammar(t *testing.T) {
	for _, doc := range documents {
		text, invalid := strings.CutPrefix(doc, "!")
		if json.Valid([]byte(text)) == invalid {
			t.Fatalf("the table is wrong about %q", text)
		}
		for name, read := range map[string]func(*armkit.Reader){
			"Any": func(r *armkit.Reader) { r.Any() },
			"Raw": func(r *armkit.Reader) { r.Raw() },
		} {
			err := armkit.DecoderFunc(read).Decode([]byte(text))
			if invalid != (err != nil) {
				t.Errorf("%s of %q: %v", name, text, err)
			}
		}
		if !invalid {
			sameValue(t, text)
		}
	}
}

// sameValue compares what Any reads with what encoding/json reads, and what both write.
func sameValue(t *testing.T, text string) {
	t.Helper()
	var got, want any
	if err := armkit.DecoderFunc(func(r *armkit.Reader) { got = r.Any() }).Decode([]byte(text)); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&want); err != nil {
		t.Fatal(err)
	}
	if g, w := canonical(got), canonical(want); !reflect.DeepEqual(g, w) {
		t.Errorf("%q is %#v, encoding/json has %#v", text, g, w)
	}
	out, err := armkit.EncoderFunc(func(w *armkit.Writer) { w.AnyValue(got) }).Encode(armkit.All)
	if err != nil || !json.Valid(out) {
		t.Fatalf("%q is written as %q, %v", text, out, err)
	}
	var again any
	d = json.NewDecoder(strings.NewReader(string(out)))
	d.UseNumber()
	if err := d.Decode(&again); err != nil || !reflect.DeepEqual(canonical(again), canonical(want)) {
		t.Errorf("%q is written as %q, %v", text, out, err)
	}
}

// canonical makes numbers comparable by value.
func canonical(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for k, e := range v {
			out[k] = canonical(e)
		}
		return out
	case []any:
		out := []any{}
		for _, e := range v {
			out = append(out, canonical(e))
		}
		return out
	case json.Number, int64, float64:
		text := fmt.Sprint(v)
		f, _, err := big.ParseFloat(text, 10, 200, big.ToNearestEven)
		if err != nil || f.MantExp(nil) > 10_000 || f.MantExp(nil) < -10_000 { // its digits would take minutes
			return text
		}
		if f.Sign() == 0 {
			return "0"
		}
		if f.IsInt() && f.MantExp(nil) <= 63 {
			return f.Text('f', 0)
		}
		return f.Text('g', 17)
	}
	return v
}

func TestDepthIsBounded(t *testing.T) {
	for _, unit := range []string{`[`, `{"a":`} {
		deep := strings.Repeat(unit, 1_000_000)
		var e *armkit.DecodeError
		for _, read := range []func(*armkit.Reader){func(r *armkit.Reader) { r.Any() }, func(r *armkit.Reader) { r.Raw() }} {
			if err := armkit.DecoderFunc(read).Decode([]byte(deep)); !errorAs(err, &e) || !strings.Contains(e.Expected, "levels") {
				t.Errorf("%s: %v", unit, err)
			}
		}
	}
}

func TestByteOrderMark(t *testing.T) {
	var m connection
	if err := armkit.Unmarshal([]byte("\ufeff{\"id\":\"a\"}"), &m); err != nil || *m.ID != "a" {
		t.Error(err)
	}
}

func FuzzGrammar(f *testing.F) {
	for _, doc := range documents {
		f.Add(strings.TrimPrefix(doc, "!"))
	}
	f.Add(connectionJSON)
	f.Fuzz(func(t *testing.T, text string) {
		if strings.HasPrefix(text, "\ufeff") || strings.Count(text, "[")+strings.Count(text, "{") > 900 {
			t.Skip()
		}
		err := armkit.DecoderFunc(func(r *armkit.Reader) { r.Raw() }).Decode([]byte(text))
		if json.Valid([]byte(text)) != (err == nil) {
			t.Fatalf("%q: %v", text, err)
		}
		if err == nil {
			sameValue(t, text)
		}
	})
}

func FuzzModel(f *testing.F) {
	f.Add(connectionJSON)
	f.Add(`{"ID":"x","id":null,"properties":{"unknown":[1,{"a":null}],"provisioningState":null},"other":{},"other":1}`)
	f.Add(`{"properties":{},"systemData":{"createdAt":"2020-01-01t00:00:00z"}}`)
	f.Add(`{"properties":null,"Properties":{"x":1}}`)
	f.Fuzz(func(t *testing.T, text string) {
		var first, second connection
		if armkit.Unmarshal([]byte(text), &first) != nil {
			return
		}
		out, err := armkit.Marshal(&first)
		if err != nil || !json.Valid(out) {
			t.Fatalf("%q is written as %q, %v", text, out, err)
		}
		if err := armkit.Unmarshal(out, &second); err != nil {
			t.Fatalf("%q is written as %q: %v", text, out, err)
		}
		if again, err := armkit.Marshal(&second); err != nil || string(again) != string(out) {
			t.Fatalf("%q is written as %q, then as %q, %v", text, out, again, err)
		}
	})
}

// Tests of values as elements of lists and maps, and of what a model keeps beside its fields.

package armkit_test

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/seed184db40a/armgen/generator/gogen/armkit"
)

// elements writes a list of a value and of its absence.
func elements[E any](v E, write func(*armkit.Writer, *E)) string {
	out, err := armkit.EncoderFunc(func(w *armkit.Writer) { armkit.ListValue(w, []*E{&v, nil}, write) }).Encode(armkit.All)
	if err != nil {
		return err.Error()
	}
	return string(out)
}

func TestElements(t *testing.T) {
	at := time.Date(2021, 1, 2, 3, 4, 5, 0, time.FixedZone("", 3600))
	type color string
	for _, c := range []struct{ got, want string }{
		{elements("a\"b", (*armkit.Writer).StringValue), `["a\"b",null]`},
		{elements(color("red"), armkit.EnumValue[color]), `["red",null]`},
		{elements(armkit.Secret("hush"), (*armkit.Writer).SecretValue), `["hush",null]`},
		{elements(false, (*armkit.Writer).BoolValue), `[false,null]`},
		{elements(int32(-1), (*armkit.Writer).Int32Value), `[-1,null]`},
		{elements(int64(math.MaxInt64), (*armkit.Writer).Int64Value), `[9223372036854775807,null]`},
		{elements(json.Number("1.50"), (*armkit.Writer).NumberValue), `[1.50,null]`},
		{elements(json.Number(""), (*armkit.Writer).NumberValue), `[0,null]`},
		{elements(json.Number("1x"), (*armkit.Writer).NumberValue), `"1x" is not a JSON number`},
		{elements(at, (*armkit.Writer).TimeValue), `["2021-01-02T03:04:05+01:00",null]`},
		{elements(at, (*armkit.Writer).TimeRFC1123Value), `["Sat, 02 Jan 2021 02:04:05 GMT",null]`},
		{elements(at, (*armkit.Writer).TimeUnixValue), `[1609553045,null]`},
		{elements(0.0, (*armkit.Writer).Float64Value), `[0,null]`},
		{elements(1e-6, (*armkit.Writer).Float64Value), `[0.000001,null]`},
		{elements(9e-7, (*armkit.Writer).Float64Value), `[9e-07,null]`},
		{elements(-123456789.25, (*armkit.Writer).Float64Value), `[-123456789.25,null]`},
		{elements(1e20, (*armkit.Writer).Float64Value), `[100000000000000000000,null]`},
		{elements(-1e21, (*armkit.Writer).Float64Value), `[-1e+21,null]`},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
	for _, none := range []float64{math.Inf(1), math.Inf(-1), math.NaN()} {
		if got := elements(none, (*armkit.Writer).Float64Value); strings.Contains(got, "null") {
			t.Errorf("%v, which JSON does not have, is written as %s", none, got)
		}
	}
}

func TestElementsOfBytes(t *testing.T) {
	for want, write := range map[string]func(*armkit.Writer, []byte){`["+/8=",null,""]`: (*armkit.Writer).BytesValue, `["-_8",null,""]`: (*armkit.Writer).BytesURLValue} {
		out, err := armkit.EncoderFunc(func(w *armkit.Writer) {
			armkit.ListValue(w, [][]byte{{0xfb, 0xff}, nil, {}}, write)
		}).Encode(armkit.All)
		if err != nil || string(out) != want {
			t.Errorf("%s, %v, want %s", out, err, want)
		}
	}
}

func TestAnyOfOtherTypes(t *testing.T) {
	for want, v := range map[string]any{
		`{"b":1}`: struct {
			B int `json:"b"`
		}{1},
		`[1,"x",true,null,2.5,3]`: []any{1, "x", true, nil, 2.5, int64(3)},
		`{"id":"x"}`:              &endpoint{ID: ptr("x")},
		`7.10`:                    json.Number("7.10"),
	} {
		out, err := armkit.EncoderFunc(func(w *armkit.Writer) { w.AnyValue(v) }).Encode(armkit.All)
		if err != nil || string(out) != want {
			t.Errorf("%s, %v, want %s", out, err, want)
		}
	}
	if _, err := armkit.EncoderFunc(func(w *armkit.Writer) { w.AnyValue(make(chan int)) }).Encode(armkit.All); err == nil {
		t.Error("a channel was written")
	}
}

func TestWhatIsNull(t *testing.T) {
	m := decoded(t, `{"id":null,"new":null,"other":"null","properties":{"provisioningState":null}}`)
	for path, want := range map[string]bool{"id": true, "new": true, "other": false, "name": false, "provisioningState": false, "properties.provisioningState": true, "properties.id": false} {
		if got := m.Extra.IsNull(strings.Split(path, ".")...); got != want {
			t.Errorf("IsNull of %s is %t", path, got)
		}
	}
}

// Forgetting one member leaves the others, also one of the same name at another level, and
// how the names of members came.
func TestForget(t *testing.T) {
	m := decoded(t, `{"a":1,"b":2,"NAME":"n","properties":{"a":3}}`)
	m.Extra.Forget("a")
	equalJSON(t, encoded(t, m, armkit.All), `{"b":2,"NAME":"n","properties":{"a":3}}`)
	m.Extra.Forget("properties", "a")
	m.Extra.Forget("name")
	m.Extra.Forget("never", "there")
	m.Extra.Forget()
	equalJSON(t, encoded(t, m, armkit.All), `{"b":2,"NAME":"n"}`)
}

func TestManyUnknownMembers(t *testing.T) {
	var text strings.Builder
	for i := range 100 {
		fmt.Fprintf(&text, `"m%d":%d,`, i, i)
	}
	whole := "{" + text.String() + `"id":"x"}`
	equalJSON(t, encoded(t, decoded(t, whole), armkit.All), whole)
	m := decoded(t, `{"m1":1,"m2":2}`)
	for i := range 5 {
		if err := m.Extra.SetUnknown(json.RawMessage(fmt.Sprint(i)), "m1"); err != nil {
			t.Fatal(err)
		}
	}
	if got := encoded(t, m, armkit.All); got != `{"m1":4,"m2":2}` {
		t.Errorf("a member that is set again is written as %s", got)
	}
}

// A member that needs an escape at any place of its text is written as JSON that reads back
// the same.
func TestEscapesInMembers(t *testing.T) {
	for _, special := range []string{`"`, `\`, "\n", "\x00", "\x1f", "\x7f", "é", "😀", "<&>", "\u2028", "\xff"} {
		for n := range 40 {
			name := strings.Repeat("x", n) + special + "tail"
			var back struct{ Name string }
			text := encoded(t, &connection{Name: &name}, armkit.All)
			if err := json.Unmarshal([]byte(text), &back); err != nil || back.Name != strings.ToValidUTF8(name, "\ufffd") {
				t.Fatalf("%q is written as %s, %v", name, text, err)
			}
			if m := decoded(t, text); *m.Name != strings.ToValidUTF8(name, "\ufffd") {
				t.Fatalf("%s is read as %q", text, *m.Name)
			}
		}
	}
}

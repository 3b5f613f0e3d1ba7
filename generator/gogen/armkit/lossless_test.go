// Tests of the promises of models: nothing gets lost, bodies hold what they may, secrets do
// not print, and errors say where.

package armkit_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/seed184db40a/armgen/generator/gogen/armkit"
)

func errorAs(err error, target any) bool { return err != nil && errors.As(err, target) }

func decoded(t *testing.T, text string) *connection {
	t.Helper()
	m := new(connection)
	if err := json.Unmarshal([]byte(text), m); err != nil {
		t.Fatal(err)
	}
	return m
}

func encoded(t *testing.T, m *connection, parts armkit.Parts) string {
	t.Helper()
	text, err := armkit.Encode(m, parts)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// equalJSON compares documents without regard to order.
func equalJSON(t *testing.T, got, want string) {
	t.Helper()
	var g, w any
	if err := errors.Join(json.Unmarshal([]byte(got), &g), json.Unmarshal([]byte(want), &w)); err != nil {
		t.Fatal(err, got)
	}
	if !reflect.DeepEqual(g, w) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestRoundTrip(t *testing.T) {
	for name, text := range map[string]string{
		"everything":           connectionJSON,
		"nothing":              `{}`,
		"null member":          `{"id":null,"name":"a"}`,
		"null object":          `{"systemData":null}`,
		"null inside a bag":    `{"properties":{"privateEndpoint":null,"provisioningState":"x"}}`,
		"null bag":             `{"properties":null}`,
		"empty bag":            `{"name":"a","properties":{}}`,
		"empty object":         `{"systemData":{},"properties":{"privateEndpoint":{}}}`,
		"unknown member":       `{"name":"a","new":{"x":[1,null,"é",1.50]},"etag":null}`,
		"null after unknown":   `{"new":[1,null],"name":null,"properties":{"new":[[]],"provisioningState":null}}`,
		"unknown inside a bag": `{"properties":{"new":1}}`,
		"unknown deep inside":  `{"properties":{"privateLinkServiceConnectionState":{"status":"a","new":true}}}`,
		"escaped names":        `{"a\"b":1,"n\u0061me":"x"}`,
		"other spelling":       `{"ID":"x","Properties":{"ProvisioningState":"y"},"SystemData":{"createdby":"z"}}`,
		"both spellings":       `{"ID":"x","id":"y","Id":"z"}`,
		"spelling with null":   `{"NAME":null}`,
		"zero values":          `{"id":"","properties":{"privateLinkServiceConnectionState":{"description":""}}}`,
		"space":                " {\n \"id\" : \"a\" ,\r\n\t\"properties\" : { } } ",
		"time without zone":    `{"systemData":{"createdAt":"2021-01-02T03:04:05"}}`,
		"time with offset":     `{"systemData":{"createdAt":"2021-01-02T03:04:05.12+05:30"}}`,
	} {
		t.Run(name, func(t *testing.T) {
			m := decoded(t, text)
			equalJSON(t, encoded(t, m, armkit.All), text)
			again := *m // a copy writes the same
			equalJSON(t, encoded(t, &again, armkit.All), text)
		})
	}
}

func TestDuplicateMemberLastWins(t *testing.T) {
	m := decoded(t, `{"name":"a","name":"b","x":1,"x":2}`)
	equalJSON(t, encoded(t, m, armkit.All), `{"name":"b","x":2}`)
}

func TestPartsOfBodies(t *testing.T) {
	m := decoded(t, connectionJSON)
	want := `{"properties":{"privateEndpoint":{"id":"/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/myResourceGroup/providers/Microsoft.Network/privateEndpoints/myEndpoint"},` +
		`"privateLinkServiceConnectionState":{"status":"Approved","description":"Auto-approved by the owner of the registry","actionsRequired":"None"}}}`
	equalJSON(t, encoded(t, m, armkit.Create), want)
	equalJSON(t, encoded(t, m, armkit.Update), want)
	t.Run("read-only nulls are left out, other nulls are sent", func(t *testing.T) {
		m := decoded(t, `{"id":null,"properties":{"provisioningState":null,"privateEndpoint":null}}`)
		equalJSON(t, encoded(t, m, armkit.Update), `{"properties":{"privateEndpoint":null}}`)
	})
	t.Run("a bag of read-only members vanishes", func(t *testing.T) {
		equalJSON(t, encoded(t, decoded(t, `{"properties":{"provisioningState":"x"}}`), armkit.Create), `{}`)
	})
}

func TestSetNull(t *testing.T) {
	m := new(connection)
	m.Extra.SetNull("properties", "privateEndpoint")
	copied := *m
	copied.Extra.SetNull("name")
	equalJSON(t, encoded(t, m, armkit.Update), `{"properties":{"privateEndpoint":null}}`)
	if !m.Extra.IsNull("properties", "privateEndpoint") || m.Extra.IsNull("name") || m.Endpoint != nil {
		t.Error("IsNull")
	}
	m.Endpoint = &endpoint{}
	equalJSON(t, encoded(t, m, armkit.Update), `{"properties":{"privateEndpoint":{}}}`)
	m.Endpoint = nil
	m.Extra.Forget("properties", "privateEndpoint")
	equalJSON(t, encoded(t, m, armkit.Update), `{}`)
	t.Run("of a member without field", func(t *testing.T) {
		m := new(connection)
		m.Extra.SetNull("preview")
		m.Extra.SetNull("properties", "preview")
		equalJSON(t, encoded(t, m, armkit.Update), `{"preview":null,"properties":{"preview":null}}`)
	})
	t.Run("of a level that is not lifted", func(t *testing.T) {
		m := new(connection)
		m.Extra.SetNull("properties", "privateEndpoint", "id")
		if _, err := armkit.Encode(m, armkit.Update); err == nil || !strings.Contains(err.Error(), "properties.privateEndpoint.id") {
			t.Error(err)
		}
	})
}

func TestUnknownMembers(t *testing.T) {
	m := decoded(t, `{"a":1,"properties":{"b":[2]}}`)
	var got []string
	for path, value := range m.Extra.Unknown() {
		got = append(got, path+"="+string(value))
	}
	if fmt.Sprint(got) != "[a=1 properties.b=[2]]" {
		t.Error(got)
	}
	if err := m.Extra.SetUnknown(json.RawMessage(`{"x":1}`), "properties", "b"); err != nil {
		t.Error(err)
	}
	equalJSON(t, encoded(t, m, armkit.Create), `{"a":1,"properties":{"b":{"x":1}}}`)
	if m.Extra.SetUnknown(json.RawMessage(`{`), "c") == nil {
		t.Error("invalid JSON was taken")
	}
}

func TestEqual(t *testing.T) {
	a, b := decoded(t, `{"x":1}`), decoded(t, `{"x":1}`)
	if !a.Extra.Equal(b.Extra) || a.Extra.Equal(decoded(t, `{"x":2}`).Extra) {
		t.Error("Equal")
	}
}

func TestDecodeErrors(t *testing.T) {
	for text, want := range map[string]string{
		`{"name":1}`:        `JSON at $.name (offset 8): found the number 1, expected a string`,
		`{"systemData":[]}`: `JSON at $.systemData (offset 14): found a list, expected an object`,
		`{"properties":{"privateEndpoint":{"id":{}}}}`: `JSON at $.properties.privateEndpoint.id (offset 39): found an object, expected a string`,
		`{"a.b":[0,{"c":tru}]}`:                        `JSON at $['a.b'][1].c (offset 15): found "t", expected a JSON value`,
		`{"systemData":{"createdAt":"x"}}`:             `JSON at $.systemData.createdAt (offset 27): found the string "x", expected a date-time like 2006-01-02T15:04:05Z`,
		`{"id":"a"`:                                    `JSON at $ (offset 9): found the end of the document, expected a member or }`,
		`[]`:                                           `JSON at $ (offset 0): found a list, expected an object`,
		`{"id":"a"} 1`:                                 `JSON at $ (offset 11): found the number 1, expected the end of the document`,
	} {
		err := armkit.Unmarshal([]byte(text), new(connection))
		var e *armkit.DecodeError
		if !errorAs(err, &e) || err.Error() != want {
			t.Errorf("%s\n got %v\nwant %s", text, err, want)
		}
	}
}

// Whoever decodes by hand can ask whether what was read so far is good.
func TestFailed(t *testing.T) {
	for text, want := range map[string]bool{`"a"`: false, `null`: false, `1`: true, `"a`: true} {
		got := !want
		err := armkit.DecoderFunc(func(r *armkit.Reader) {
			r.String()
			got = r.Failed()
		}).Decode([]byte(text))
		if got != want || (err != nil) != want {
			t.Errorf("%s: failed %t, %v", text, got, err)
		}
	}
}

func TestNumbers(t *testing.T) {
	ints := map[string]int64{`8`: 8, `-8`: -8, `8.0`: 8, `8e2`: 800, `"8"`: 8, `" 8 "`: 8, `9007199254740993`: 9007199254740993, `9223372036854775807`: 9223372036854775807, `9007199254740993.0`: 9007199254740993}
	for text, want := range ints {
		if got, err := readInt64(text); err != nil || *got != want {
			t.Errorf("%s: %v", text, err)
		}
	}
	for _, text := range []string{`8.5`, `"x"`, `""`, `true`, `9223372036854775808`, `1e300`, `{}`} {
		if _, err := readInt64(text); err == nil {
			t.Errorf("%s was taken for an integer", text)
		}
	}
	if got, err := readInt64(`null`); got != nil || err != nil {
		t.Error(got, err)
	}
}

func readInt64(text string) (v *int64, err error) {
	err = armkit.DecoderFunc(func(r *armkit.Reader) { v = r.Int64() }).Decode([]byte(text))
	return v, err
}

func TestTimes(t *testing.T) {
	for text, want := range map[string]string{
		"2021-01-02T03:04:05Z":              "2021-01-02T03:04:05Z",
		"2021-01-02t03:04:05z":              "2021-01-02T03:04:05Z",
		"2021-01-02 03:04:05Z":              "2021-01-02T03:04:05Z",
		"2021-01-02T03:04:05.1234567Z":      "2021-01-02T03:04:05.1234567Z",
		"2021-01-02T03:04:05.1200000+00:00": "2021-01-02T03:04:05.12Z",
		"2021-01-02T03:04:05-08:00":         "2021-01-02T03:04:05-08:00",
		"2021-01-02T03:04:05+0530":          "2021-01-02T03:04:05+05:30",
		"2021-01-02T03:04:05.5":             "2021-01-02T03:04:05.5",
		"0001-01-01T00:00:00":               "0001-01-01T00:00:00",
		"9999-12-31T23:59:59.9999999Z":      "9999-12-31T23:59:59.9999999Z",
		"Sat, 02 Jan 2021 03:04:05 GMT":     "2021-01-02T03:04:05Z",
		"2020-02-29T00:00:00Z":              "2020-02-29T00:00:00Z",
		"2021-02-29T00:00:00Z":              "", "2021-13-01T00:00:00Z": "", "2021-01-02": "", "": "", "2021-01-02T24:00:00Z": "", "2021-01-02T03:04:05X": "",
		"2021-01-02T03:04:05.Z": "", "2021/01/02T03:04:05Z": "", "2021-01-02T03:04:05+5:30": "",
	} {
		got, ok := armkit.ParseTime(text)
		if ok != (want != "") {
			t.Errorf("%q: %v", text, ok)
			continue
		}
		if !ok {
			continue
		}
		out, err := armkit.EncoderFunc(func(w *armkit.Writer) { w.TimeValue(&got) }).Encode(armkit.All)
		if strings.Contains(text, "GMT") {
			out = bytes.ReplaceAll(out, []byte("+00:00"), []byte("Z"))
		}
		if err != nil || string(out) != `"`+want+`"` {
			t.Errorf("%q is written as %s, %v", text, out, err)
		}
	}
	year := time.Date(12000, 1, 1, 0, 0, 0, 0, time.UTC)
	if _, err := armkit.EncoderFunc(func(w *armkit.Writer) { w.TimeValue(&year) }).Encode(armkit.All); err == nil {
		t.Error("a year of five digits was written")
	}
}

type account struct {
	Key  *armkit.Secret
	Keys []*armkit.Secret
	armkit.Preserved
}

func (*account) Validate() error               { return nil }
func (m account) LogValue() slog.Value         { return armkit.LogValue(&m) }
func (m account) MarshalJSON() ([]byte, error) { return armkit.Marshal(&m) }
func (m *account) DecodeMember(r *armkit.Reader) {
	switch r.Key("key keys") {
	case "key":
		m.Key = (*armkit.Secret)(r.String())
	case "keys":
		m.Keys = armkit.List(r, armkit.Enum[armkit.Secret])
	}
}

func (m *account) EncodeMembers(w *armkit.Writer) {
	w.Secret("key", m.Key)
	armkit.PutList(w, "keys", m.Keys, (*armkit.Writer).SecretValue)
}

func TestSecretsDoNotPrint(t *testing.T) {
	const text = `{"key":"hush-1","keys":["hush-2",null],"other":"kept"}`
	var m account
	if err := armkit.Unmarshal([]byte(text), &m); err != nil {
		t.Fatal(err)
	}
	var logs bytes.Buffer
	slog.New(slog.NewJSONHandler(&logs, nil)).Info("x", "account", m, "pointer", &m, "key", *m.Key)
	slog.New(slog.NewTextHandler(&logs, nil)).Info("x", "account", m, "pointer", &m, "key", *m.Key)
	if !strings.Contains(logs.String(), `{"key":"********","keys":["********",null],"other":"********"}`) {
		t.Error("a log does not show the members", logs.String())
	}
	if strings.Contains(logs.String(), "kept") {
		t.Error("a log shows an unknown member, which may be a secret", logs.String())
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		fmt.Fprintf(&logs, verb+verb+verb, *m.Key, m, []armkit.Secret{*m.Key})
	}
	if strings.Contains(logs.String(), "hush") || strings.Contains(logs.String(), fmt.Sprintf("%x", "hush")) {
		t.Error(logs.String())
	}
	out, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	equalJSON(t, string(out), text)
}

// A list may be null and hold nulls; what is no list is refused where it stands.
func TestLists(t *testing.T) {
	for text, want := range map[string][]string{
		`{"keys":null}`: nil, `{"keys":[]}`: {}, `{"keys":[null]}`: {"nil"}, `{"keys":["a",null,"b"]}`: {"a", "nil", "b"},
		`{"keys":["1","2","3","4","5","6","7","8"]}`:     {"1", "2", "3", "4", "5", "6", "7", "8"},
		`{"keys":["1","2","3","4","5","6","7","8","9"]}`: {"1", "2", "3", "4", "5", "6", "7", "8", "9"},
	} {
		var m account
		if err := armkit.Unmarshal([]byte(text), &m); err != nil {
			t.Errorf("%s: %v", text, err)
		}
		if len(m.Keys) != len(want) || (m.Keys == nil) != (want == nil) {
			t.Errorf("%s has %d keys, nil %t", text, len(m.Keys), m.Keys == nil)
			continue
		}
		for i, key := range m.Keys {
			if key == nil && want[i] != "nil" || key != nil && string(*key) != want[i] {
				t.Errorf("%s: key %d is not %s", text, i, want[i])
			}
		}
		out, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		equalJSON(t, string(out), text)
	}
	for text, want := range map[string]string{
		`{"keys":5}`:     `JSON at $.keys (offset 8): found the number 5, expected a list`,
		`{"keys":{}}`:    `JSON at $.keys (offset 8): found an object, expected a list`,
		`{"keys":`:       `JSON at $.keys (offset 8): found the end of the document, expected a list`,
		`{"keys":["a"}`:  `JSON at $.keys[1] (offset 12): found "}", expected , or ]`,
		`{"keys":["a",]`: `JSON at $.keys[1] (offset 13): found "]", expected a string`,
	} {
		if err := armkit.Unmarshal([]byte(text), new(account)); err == nil || err.Error() != want {
			t.Errorf("%s\n got %v\nwant %s", text, err, want)
		}
	}
}

func TestPlainMarshalOfValues(t *testing.T) {
	m := decoded(t, `{"name":"a"}`)
	for _, v := range []any{*m, m, []connection{*m}, map[string]connection{"x": *m}} {
		out, err := json.Marshal(v)
		if err != nil || !strings.Contains(string(out), `"name":"a"`) {
			t.Errorf("%s, %v", out, err)
		}
	}
}

// What is appended and cut again, as zeros at the end of a fraction, may have moved the buffer.
func TestTimesAtTheEndOfABuffer(t *testing.T) {
	east := time.FixedZone("", 3600)
	for _, at := range []time.Time{
		time.Date(2020, 1, 2, 3, 4, 5, 600_000_000, time.UTC), time.Date(2020, 1, 2, 3, 4, 5, 600_000_000, east),
		time.Date(2020, 1, 2, 3, 4, 5, 0, armkit.NoZone), time.Date(2020, 1, 2, 3, 4, 5, 120_000_000, armkit.NoZone),
	} {
		m := &connection{ID: ptr("some text"), SystemData: &systemData{CreatedAt: &at, LastModifiedAt: &at}}
		want, err := armkit.Marshal(m)
		if err != nil || !json.Valid(want) {
			t.Fatalf("%s, %v", want, err)
		}
		for room := range 300 {
			w := armkit.NewWriter(make([]byte, 0, room), armkit.All)
			armkit.ObjectValue(w, m)
			if got, err := w.Finish(); err != nil || string(got) != string(want) {
				t.Fatalf("room for %d bytes: %q, %v, want %s", room, got, err, want)
			}
		}
	}
}

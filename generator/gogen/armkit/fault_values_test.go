// Every fault of values: what a service answers against its specification, over the wire, with
// what a client makes of it.

package armkit_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/seed184db40a/armgen/generator/gogen/armkit"
	"github.com/seed184db40a/armgen/generator/gogen/sample"
)

func TestValues(t *testing.T) {
	tests := []struct {
		name, body string
		into       armkit.Model
		want       string // of the value, or of the error
	}{
		{"unknown value of an open enum", `{"color":"violet"}`, new(sample.Scalars), `{"color":"violet"}`},
		{"unknown value of a closed enum", `{"size":"XXL"}`, new(sample.Scalars), `{"size":"XXL"}`},
		{"unknown discriminator", `{"properties":{"shape":{"@kind":"cube","edge":2}}}`, new(sample.Thing), `{"properties":{"shape":{"@kind":"cube","edge":2}}}`},
		{"missing discriminator", `{"properties":{"shape":{"radius":2}}}`, new(sample.Thing), `{"properties":{"shape":{"radius":2}}}`},
		{"name in another case", `{"STRING":"a"}`, new(sample.Scalars), `{"STRING":"a"}`},
		{"number as text", `{"int32":"8"}`, new(sample.Scalars), `{"int32":8}`},
		{"float as text", `{"float64":"1.5"}`, new(sample.Scalars), `{"float64":1.5}`},
		{"8.0 for an integer", `{"int32":8.0}`, new(sample.Scalars), `{"int32":8}`},
		{"8.5 for an integer", `{"int32":8.5}`, new(sample.Scalars), `at $.int32 (offset 9): found the number, expected an integer of 32 bits`},
		{"too large for an int32", `{"int32":3000000000}`, new(sample.Scalars), `at $.int32 (offset 9): found the number, expected an integer of 32 bits`},
		{"beyond 2^53", `{"int64":9007199254740993}`, new(sample.Scalars), `{"int64":9007199254740993}`},
		{"time with a blank", `{"dateTime":"2020-01-02 03:04:05Z"}`, new(sample.Scalars), `{"dateTime":"2020-01-02T03:04:05Z"}`},
		{"time without zone", `{"dateTime":"2020-01-02T03:04:05"}`, new(sample.Scalars), `{"dateTime":"2020-01-02T03:04:05"}`},
		{"time in lower case", `{"dateTime":"2020-01-02t03:04:05.5z"}`, new(sample.Scalars), `{"dateTime":"2020-01-02T03:04:05.5Z"}`},
		{"time of RFC 1123", `{"dateTime":"Thu, 02 Jan 2020 03:04:05 GMT"}`, new(sample.Scalars), `{"dateTime":"2020-01-02T03:04:05Z"}`},
		{"no time", `{"dateTime":"soon"}`, new(sample.Scalars), `at $.dateTime (offset 12): found the string, expected a date-time`},
		{"null in a list", `{"strings":["a",null]}`, new(sample.Scalars), `{"strings":["a",null]}`},
		{"null in a map", `{"properties":{"byName":{"a":null}}}`, new(sample.Thing), `{"properties":{"byName":{"a":null}}}`},
		{"null for an object", `{"properties":null}`, new(sample.Thing), `{"properties":null}`},
		{"a repeated name", `{"string":"a","string":"b"}`, new(sample.Scalars), `{"string":"b"}`},
		{"unknown members", `{"string":"a","new":{"x":[1]}}`, new(sample.Scalars), `{"string":"a","new":{"x":[1]}}`},
		{"an object for a string", `{"string":{}}`, new(sample.Scalars), `at $.string (offset 10): found an object, expected a string`},
		{"a string for an object", `{"properties":"x"}`, new(sample.Thing), `at $.properties (offset 14): found the string, expected an object`},
		{"a list for the whole", `[]`, new(sample.Scalars), `at $ (offset 0): found a list, expected an object`},
		{"a byte-order mark", "\ufeff{\"string\":\"a\"}", new(sample.Scalars), `{"string":"a"}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := internalClient(t, newServer(t, reply(200, tt.body)))
			err := c.Call("C.M", http.MethodGet, "/a").Returns(tt.into, 200).Do(t.Context())
			if err != nil {
				if !strings.Contains(err.Error(), tt.want) {
					t.Errorf("got %v, want %s", err, tt.want)
				}
				return
			}
			if got, err := armkit.Marshal(tt.into); err != nil || string(got) != tt.want {
				t.Errorf("got %s, %v, want %s", got, err, tt.want)
			}
		})
	}
}

// A page of ten megabytes is read like any other.
func TestLargePage(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"name":"first","parts":[`)
	n := 0
	for ; b.Len() < 10<<20; n++ {
		if n > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"name":"%0100d","new":true}`, n)
	}
	b.WriteString("]}")
	page := new(sample.Part)
	c := internalClient(t, newServer(t, reply(200, b.String())))
	if err := c.Call("C.M", http.MethodGet, "/a").Returns(page, 200).Do(t.Context()); err != nil || len(page.Parts) != n {
		t.Fatalf("%d of %d, %v", len(page.Parts), n, err)
	}
	if out, err := armkit.Marshal(page); err != nil || len(out) != b.Len() {
		t.Errorf("%d bytes became %d, %v", b.Len(), len(out), err)
	}
}

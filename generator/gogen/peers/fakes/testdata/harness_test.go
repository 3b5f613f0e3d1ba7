// Our clients against the official fake servers, by reflection: for every method of every fake
// server a handler that answers with a filled response, the method of the same name of our
// client called with telling arguments, and both sides compared.

package fakes

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/fake"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"
)

// side is an official module: its fake servers, and our clients for them.
type side struct {
	factory   any                                     // *fake.ServerFactory
	transport func(factory any) policy.Transporter    // makes a transport of it
	clients   map[string]func(policy.Transporter) any // our client for a field of the factory
	bodies    map[string]any                          // arguments for parameters that are interfaces, by type
	skipped   map[string]string                       // methods that cannot agree, with the reason
}

// call is what came through: the arguments of both sides and the body on the wire.
type call struct {
	sent, received []string
	body           []byte
	official       any // the body as the official types read it
	want           reflect.Value
}

// run calls every method of every group and returns how many there were.
func (s side) run(t *testing.T) {
	factory := reflect.TypeOf(s.factory).Elem()
	groups, methods := 0, 0
	for i := range factory.NumField() {
		field := factory.Field(i)
		if s.clients[field.Name] == nil {
			t.Errorf("we have no client for %s", field.Name)
			continue
		}
		groups++
		for j := range field.Type.NumField() {
			method := field.Type.Field(j).Name
			t.Run(field.Name+"/"+method, func(t *testing.T) {
				if reason := s.skipped[field.Name+"."+method]; reason != "" {
					t.Skip(reason)
				}
				s.try(t, field.Name, method)
			})
			methods++
		}
	}
	t.Logf("%d groups, %d methods", groups, methods)
}

// try calls a method with the status codes until the fake server takes one.
func (s side) try(t *testing.T, group, method string) {
	for _, status := range []int{200, 201, 202, 204} {
		c := &call{}
		factory := reflect.New(reflect.TypeOf(s.factory).Elem())
		handler := factory.Elem().FieldByName(group).FieldByName(method)
		handler.Set(c.handler(handler.Type(), status))
		transport := recorder{next: s.transport(factory.Interface()), call: c}
		result, err := s.invoke(t, c, s.clients[group](transport), method)
		if err != nil && strings.Contains(err.Error(), "unexpected status code") && status != 204 {
			continue
		}
		if err != nil {
			t.Fatalf("status %d: %v", status, err)
		}
		c.compare(t, result, status)
		return
	}
}

// handler is a function for a fake server that records its arguments and answers.
func (c *call) handler(typ reflect.Type, status int) reflect.Value {
	return reflect.MakeFunc(typ, func(args []reflect.Value) []reflect.Value {
		for _, a := range args[:len(args)-1] { // without the options
			switch {
			case a.Kind() == reflect.String:
				c.received = append(c.received, a.String())
			case a.Kind() == reflect.Struct, a.Kind() == reflect.Interface && a.Type().Name() != "Context":
				c.official = a.Interface()
			}
		}
		out := make([]reflect.Value, typ.NumOut())
		for i := range out {
			out[i] = reflect.New(typ.Out(i)).Elem()
		}
		c.answer(out[0].Addr(), status)
		return out
	})
}

// answer fills a responder of azcore/fake.
func (c *call) answer(responder reflect.Value, status int) {
	code := reflect.ValueOf(status)
	send := func(name string) {
		m := responder.MethodByName(name)
		c.want = reflect.New(m.Type().In(1)).Elem()
		fill(c.want, 0)
		if link := c.want.FieldByName("NextLink"); link.IsValid() {
			link.SetZero()
		}
		if status == 204 && name != "AddPage" {
			success := c.want.FieldByName("Success")
			c.want.SetZero()
			if success.IsValid() {
				success.SetBool(true)
			}
		}
		m.Call([]reflect.Value{code, c.want, reflect.Zero(m.Type().In(2))})
	}
	switch {
	case responder.MethodByName("SetTerminalResponse").IsValid():
		step := responder.MethodByName("AddNonTerminalResponse")
		step.Call([]reflect.Value{code, reflect.Zero(step.Type().In(1))})
		send("SetTerminalResponse")
	case responder.MethodByName("AddPage").IsValid():
		send("AddPage")
		send("AddPage")
	default:
		send("SetResponse")
	}
}

// invoke calls our method, runs pollers and pagers to their end, and returns the last result.
func (s side) invoke(t *testing.T, c *call, client any, method string) (reflect.Value, error) {
	m := reflect.ValueOf(client).MethodByName(method)
	if !m.IsValid() {
		t.Fatalf("our client has no method %s", method)
	}
	out := m.Call(s.arguments(t, c, m.Type()))
	if err := lastError(out); err != nil {
		return reflect.Value{}, err
	}
	switch {
	case out[0].MethodByName("PollUntilDone").IsValid():
		out = out[0].MethodByName("PollUntilDone").Call([]reflect.Value{
			reflect.ValueOf(t.Context()), reflect.ValueOf(&runtime.PollUntilDoneOptions{Frequency: time.Millisecond})})
		return out[0], lastError(out)
	case out[0].MethodByName("NextPage").IsValid():
		return pages(t, out[0])
	}
	return out[0], nil
}

// pages reads a pager to its end, which is after the two pages of the handler.
func pages(t *testing.T, pager reflect.Value) (reflect.Value, error) {
	var out []reflect.Value
	n := 0
	for ; pager.MethodByName("More").Call(nil)[0].Bool(); n++ {
		out = pager.MethodByName("NextPage").Call([]reflect.Value{reflect.ValueOf(t.Context())})
		if err := lastError(out); err != nil {
			return reflect.Value{}, err
		}
	}
	if n != 2 && pageHasLink(out[0]) {
		t.Errorf("%d pages, want 2", n)
	}
	return out[0], nil
}

// pageHasLink reports whether pages of this type can lead on.
func pageHasLink(page reflect.Value) bool { return page.FieldByName("NextLink").IsValid() }

// lastError is the error among results, nil when there is none.
func lastError(out []reflect.Value) error {
	err, _ := out[len(out)-1].Interface().(error)
	return err
}

// arguments are values for the parameters of our method, strings that tell where they belong.
func (s side) arguments(t *testing.T, c *call, m reflect.Type) []reflect.Value {
	var args []reflect.Value
	for i := range m.NumIn() {
		typ := m.In(i)
		v := reflect.New(typ).Elem()
		switch {
		case i == m.NumIn()-1:
			// nil options
		case typ == reflect.TypeFor[context.Context]():
			v = reflect.ValueOf(t.Context())
		case typ.Kind() == reflect.String:
			v.SetString(fmt.Sprintf("arg%d", i))
			c.sent = append(c.sent, v.String())
		case typ.Kind() == reflect.Interface:
			if typ.NumMethod() == 0 {
				fill(v, 0)
				break
			}
			v = reflect.ValueOf(s.bodies[typ.Name()])
			if !v.IsValid() {
				t.Fatalf("no value for a parameter of type %s", typ)
			}
		default:
			fill(v, 0)
		}
		args = append(args, v)
	}
	return args
}

// fill sets a value and, some levels deep, all that it holds.
func fill(v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.Pointer:
		if depth < 7 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), depth)
		}
	case reflect.String:
		v.SetString("text")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int32, reflect.Int64, reflect.Int:
		v.SetInt(7)
	case reflect.Float32, reflect.Float64:
		v.SetFloat(1.5)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), depth+1)
	case reflect.Map:
		value := reflect.New(v.Type().Elem()).Elem()
		fill(value, depth+1)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.ValueOf("key").Convert(v.Type().Key()), value)
	case reflect.Interface:
		if v.NumMethod() == 0 {
			v.Set(reflect.ValueOf("anything"))
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC)))
			return
		}
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; v.Field(i).CanSet() && name != "Preserved" {
				fill(v.Field(i), depth+1)
			}
		}
	}
}

// compare holds both sides against each other.
func (c *call) compare(t *testing.T, got reflect.Value, status int) {
	if sent, received := strings.Join(c.sent, " "), strings.Join(c.received, " "); sent != received {
		t.Errorf("arguments: sent %s, the official server read %s", sent, received)
	}
	if c.official != nil && len(c.body) > 0 {
		sameJSON(t, "request body", mustMarshal(t, c.official), c.body)
	}
	for i := range c.want.NumField() {
		name := c.want.Type().Field(i).Name
		mine := got.FieldByName(name)
		if !mine.IsValid() {
			t.Errorf("our result has no field %s", name)
			continue
		}
		sameJSON(t, name, mustMarshal(t, c.want.Field(i).Interface()), mustMarshal(t, mine.Interface()))
	}
}

func mustMarshal(t *testing.T, v any) []byte {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// sameJSON compares documents without regard to the order of members, and the link that the
// fake server puts into pages.
func sameJSON(t *testing.T, what string, want, got []byte) {
	t.Helper()
	var a, b any
	if err := json.Unmarshal(want, &a); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(got, &b); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	if !reflect.DeepEqual(a, b) {
		t.Errorf("%s:\nofficial %s\nours     %s", what, want, got)
	}
}

// recorder keeps the body of the first request.
type recorder struct {
	next policy.Transporter
	call *call
}

func (r recorder) Do(req *http.Request) (*http.Response, error) {
	if req.Body != nil && r.call.body == nil {
		data, err := io.ReadAll(req.Body)
		if err != nil {
			return nil, err
		}
		r.call.body = data
		req.Body = io.NopCloser(bytes.NewReader(data))
	}
	return r.next.Do(req)
}

var credential = &fake.TokenCredential{}

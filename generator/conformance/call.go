// This file calls a generated method with the arguments of a scenario and
// carries pollers and pagers to their end.

package conformance

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
)

// Caller makes clients of one server and calls them.
type Caller struct {
	Endpoint string
	Options  func(*Scenario) map[reflect.Type]any // constructor arguments that are no data, by type
	Context  func(*Scenario) context.Context
}

// Outcome is what a call came to.
type Outcome struct {
	Response reflect.Value   // the response struct; invalid for pagers and failures
	Pages    []reflect.Value // the response structs of a pager
	Err      error
}

// maxSteps bounds polls and pages; the server's longest scenario takes fewer.
const maxSteps = 40

// Call makes the scenario's client and runs its operation. The error is about
// the scenario itself; what the operation answered is in the Outcome.
func (c *Caller) Call(pkg *Package, s *Scenario) (*Outcome, error) {
	m, err := pkg.find(s.Op)
	if err != nil {
		return nil, err
	}
	b := builder{pkg.Types}
	client, err := c.client(b, pkg, m, s)
	if err != nil {
		return nil, err
	}
	if s.Flags["refused"] {
		client = client.MethodByName("Validating").Call(nil)[0]
	}
	fn := client.MethodByName(m.name)
	args, err := c.args(b, fn.Type(), pkg.Params[m.client+"."+m.name], s)
	if err != nil {
		return nil, err
	}
	out := results(fn.Call(args))
	return out.drain(c.Context(s)), nil
}

// client calls the constructor.
func (c *Caller) client(b builder, pkg *Package, m method, s *Scenario) (reflect.Value, error) {
	name, fn := pkg.constructor(m.client, s.Flags["key"])
	if !fn.IsValid() {
		return fn, fmt.Errorf("no constructor of %s", m.client)
	}
	given := c.Options(s)
	args := make([]reflect.Value, fn.Type().NumIn())
	for i, param := range pkg.Params[name] {
		t := fn.Type().In(i)
		if own, ok := given[t]; ok {
			args[i] = reflect.ValueOf(own)
			continue
		}
		data := lookup(s.Client, param)
		if data == nil && norm(param) == "endpoint" {
			data, _ = json.Marshal(c.Endpoint)
		}
		if data == nil {
			return fn, fmt.Errorf("%s: no value for the parameter %s %s", name, param, t)
		}
		value, err := b.value(t, data)
		if err != nil {
			return fn, fmt.Errorf("%s: %s: %w", name, param, err)
		}
		args[i] = value
	}
	out := results(fn.Call(args))
	return out.Response, out.Err
}

func lookup(in map[string]json.RawMessage, param string) json.RawMessage {
	for name, data := range in {
		if names(name, param) {
			return data
		}
	}
	return nil
}

// args makes the arguments of a method. What no parameter takes by name goes to
// members of the structs among the parameters: options and parameter groups.
func (c *Caller) args(b builder, t reflect.Type, params []string, s *Scenario) ([]reflect.Value, error) {
	left := map[string]json.RawMessage{}
	for name, data := range s.In {
		left[name] = data
	}
	args := make([]reflect.Value, t.NumIn())
	for i, param := range params {
		in := t.In(i)
		if in == reflect.TypeFor[context.Context]() {
			args[i] = reflect.ValueOf(c.Context(s))
			continue
		}
		data := lookup(left, param)
		remove(left, param)
		switch {
		case data != nil:
			value, err := b.value(in, data)
			if err != nil {
				return nil, fmt.Errorf("argument %s: %w", param, err)
			}
			args[i] = value
		case isStruct(in):
			args[i] = reflect.New(in).Elem()
			if err := b.members(args[i], left, i == len(params)-1); err != nil {
				return nil, err
			}
		default:
			return nil, fmt.Errorf("no argument for the parameter %s %s", param, in)
		}
	}
	for name := range left {
		return nil, fmt.Errorf("no parameter takes the argument %s", name)
	}
	return args, nil
}

// names reports whether an argument is for a parameter; the generator ends a
// name with Param where it would hide something.
func names(argument, param string) bool {
	return norm(argument) == norm(param) || norm(argument)+"param" == norm(param)
}

func remove(in map[string]json.RawMessage, param string) {
	for name := range in {
		if names(name, param) {
			delete(in, name)
		}
	}
}

func isStruct(t reflect.Type) bool {
	return t.Kind() == reflect.Struct || t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.Struct
}

// members sets the members of v that left names and removes them from it. The
// options, always a pointer, stay nil when nothing is set.
func (b builder) members(v reflect.Value, left map[string]json.RawMessage, options bool) error {
	target := v
	if v.Kind() == reflect.Pointer {
		target = reflect.New(v.Type().Elem()).Elem()
	}
	found := false
	for name, data := range left {
		field, ok := fieldByNorm(target, name)
		if !ok {
			continue
		}
		found = true
		delete(left, name)
		if err := b.set(field, data); err != nil {
			return fmt.Errorf("argument %s: %w", name, err)
		}
	}
	if v.Kind() == reflect.Pointer && (found || !options) {
		v.Set(target.Addr())
	}
	return nil
}

// results reads (value, error), error or value.
func results(values []reflect.Value) *Outcome {
	out := &Outcome{}
	for _, v := range values {
		if v.Type() == reflect.TypeFor[error]() {
			out.Err, _ = v.Interface().(error)
			continue
		}
		out.Response = v
	}
	return out
}

// drain carries a poller to its result and reads the pages of a pager.
func (o *Outcome) drain(ctx context.Context) *Outcome {
	if o.Err != nil || !o.Response.IsValid() {
		return o
	}
	if o.Response.MethodByName("PollUntilDone").IsValid() {
		return o.poll(ctx)
	}
	if o.Response.MethodByName("NextPage").IsValid() {
		return o.pages(ctx)
	}
	return o
}

// poll polls without waiting: the server needs no time.
func (o *Outcome) poll(ctx context.Context) *Outcome {
	at := reflect.ValueOf(ctx)
	poller := o.Response
	for range maxSteps {
		if poller.MethodByName("Done").Call(nil)[0].Bool() {
			return results(poller.MethodByName("Result").Call([]reflect.Value{at})).drain(ctx)
		}
		out := poller.MethodByName("Poll").Call([]reflect.Value{at})
		if err, _ := out[1].Interface().(error); err != nil {
			return &Outcome{Err: err}
		}
	}
	return &Outcome{Err: errors.New("the poller does not come to an end")}
}

func (o *Outcome) pages(ctx context.Context) *Outcome {
	pager, out := o.Response, &Outcome{}
	for range maxSteps {
		if !pager.MethodByName("More").Call(nil)[0].Bool() {
			return out
		}
		page := results(pager.MethodByName("NextPage").Call([]reflect.Value{reflect.ValueOf(ctx)}))
		if page.Err != nil {
			out.Err = page.Err
			return out
		}
		out.Pages = append(out.Pages, page.Response)
	}
	out.Err = errors.New("the pager does not come to an end")
	return out
}

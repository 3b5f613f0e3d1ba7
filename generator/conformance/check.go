// This file holds an outcome against what its scenario says.

package conformance

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strconv"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
)

// Check says what of an outcome is not as the scenario has it, "" for nothing.
func (s *Scenario) Check(o *Outcome) string {
	if s.Fails != "" {
		return s.checkError(o)
	}
	if o.Err != nil {
		return fmt.Sprintf("failed: %.800v", o.Err)
	}
	if s.Pages != nil {
		return s.checkPages(o)
	}
	if s.Want == nil && s.Headers == nil && !s.OK {
		return "the scenario asserts nothing"
	}
	return s.checkResponse(o.Response)
}

// checkError checks a failure.
func (s *Scenario) checkError(o *Outcome) string {
	if o.Err == nil {
		return "succeeded, and must fail: " + s.Fails
	}
	var re *azcore.ResponseError
	answered := errors.As(o.Err, &re)
	status, err := strconv.Atoi(s.Fails)
	switch {
	case err != nil && answered && re.StatusCode >= 300:
		return fmt.Sprintf("must fail to %s, and failed with the ResponseError %.600v", s.Fails, re)
	case err != nil:
		return ""
	case !answered:
		return fmt.Sprintf("want a ResponseError, got %T: %.600v", o.Err, o.Err)
	case re.StatusCode != status:
		return fmt.Sprintf("status %d, want %d", re.StatusCode, status)
	case s.Code != "" && re.ErrorCode != s.Code:
		return fmt.Sprintf("code %q, want %q", re.ErrorCode, s.Code)
	case s.ErrorBody != nil:
		return s.checkErrorBody(re)
	}
	return ""
}

func (s *Scenario) checkErrorBody(re *azcore.ResponseError) string {
	if re.RawResponse == nil {
		return "the ResponseError has no RawResponse"
	}
	body, err := io.ReadAll(re.RawResponse.Body)
	if err != nil {
		return "the error's body: " + err.Error()
	}
	re.RawResponse.Body = io.NopCloser(bytes.NewReader(body))
	return matchPlain("error body", body, s.ErrorBody)
}

// checkResponse splits the fields of a response struct into headers, which the
// scenario names, and the body.
func (s *Scenario) checkResponse(v reflect.Value) string {
	v = reflect.Indirect(v)
	headers := map[string]json.RawMessage{}
	for name, want := range s.Headers {
		headers[name] = want
	}
	var body []reflect.Value
	var names []string
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if !f.IsExported() {
			continue
		}
		if name, want := take(headers, f.Name); name != "" {
			if wrong := match(f.Name, v.Field(i), want); wrong != "" {
				return wrong
			}
			continue
		}
		body, names = append(body, v.Field(i)), append(names, f.Name)
	}
	for name := range headers {
		return fmt.Sprintf("%s has no field %s", v.Type(), name)
	}
	return s.checkBody(v.Type(), body, names)
}

// checkBody checks the fields that are no headers: one at most may be set.
func (s *Scenario) checkBody(t reflect.Type, fields []reflect.Value, names []string) string {
	want := s.Want
	if want == nil {
		want = json.RawMessage("null")
	}
	chosen := -1
	for i, f := range fields {
		if !unset(f) || len(fields) == 1 {
			if chosen >= 0 && !unset(fields[chosen]) {
				return fmt.Sprintf("%s: both %s and %s are set, and the scenario names neither as a header", t, names[chosen], names[i])
			}
			chosen = i
		}
	}
	if chosen < 0 {
		return match("response", reflect.Value{}, want)
	}
	return match(names[chosen], fields[chosen], want)
}

// checkPages compares the items of every page.
func (s *Scenario) checkPages(o *Outcome) string {
	var want []json.RawMessage
	if err := json.Unmarshal(s.Pages, &want); err != nil {
		return err.Error()
	}
	if len(want) != len(o.Pages) {
		return fmt.Sprintf("%d pages, want %d", len(o.Pages), len(want))
	}
	for i, page := range o.Pages {
		items, ok := itemsOf(reflect.Indirect(page))
		if !ok {
			return fmt.Sprintf("%s has no list of items", page.Type())
		}
		if wrong := match("page "+strconv.Itoa(i+1), items, want[i]); wrong != "" {
			return wrong
		}
	}
	return ""
}

// itemsOf finds the slice in a page, possibly in the embedded model.
func itemsOf(v reflect.Value) (reflect.Value, bool) {
	for i := range v.NumField() {
		f := v.Field(i)
		if f.Kind() == reflect.Slice && v.Type().Field(i).IsExported() {
			return f, true
		}
	}
	for i := range v.NumField() {
		f := v.Field(i)
		if f.Kind() == reflect.Struct && v.Type().Field(i).Anonymous {
			if items, ok := itemsOf(f); ok {
				return items, true
			}
		}
	}
	return reflect.Value{}, false
}

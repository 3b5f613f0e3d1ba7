// This file makes errors: always *azcore.ResponseError for what a service answers, with the
// service's code wherever it hides, and without secrets from URLs or successful bodies.

package armkit

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"
)

// responseError returns the *azcore.ResponseError of a response that reports a failure.
func responseError(resp *http.Response) error {
	code := resp.Header.Get("x-ms-error-code")
	if code == "" {
		data, err := payload(resp)
		if err != nil {
			return redactURL(err)
		}
		code = errorCode(data)
	}
	if code == "" {
		return runtime.NewResponseError(resp) // looks into XML too
	}
	return runtime.NewResponseErrorWithErrorCode(resp, code)
}

// errorCode finds the code in the error shapes of ARM services: error{code}, odata.error{code},
// flat code, and the spellings errorCode and Code; an error that is a string is its own code.
func errorCode(body []byte) string {
	var members map[string]json.RawMessage
	if json.Unmarshal(body, &members) != nil {
		return ""
	}
	for _, wrapper := range []string{"error", "odata.error"} {
		if inner, ok := member(members, wrapper); ok {
			if code := errorCode(inner); code != "" {
				return code
			}
			if code := text(inner); code != "" {
				return code
			}
		}
	}
	for _, name := range []string{"code", "errorCode"} {
		if raw, ok := member(members, name); ok {
			if code := text(raw); code != "" {
				return code
			}
		}
	}
	return ""
}

// member returns a member of an object, whatever the case of its name.
func member(members map[string]json.RawMessage, name string) (json.RawMessage, bool) {
	if raw, ok := members[name]; ok {
		return raw, true
	}
	for key, raw := range members {
		if strings.EqualFold(key, name) {
			return raw, true
		}
	}
	return nil, false
}

// text returns a JSON string or number as text, and nothing for any other value.
func text(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	var n json.Number
	if json.Unmarshal(raw, &n) == nil {
		return n.String()
	}
	return ""
}

// BodyError reports a successful response whose body is not what the specification says. It
// unwraps to an *azcore.ResponseError too; the body is left out of both, since a successful
// body may hold secrets.
type BodyError struct {
	// Response is the response, with an empty body.
	Response *http.Response

	// Err says what is wrong and where.
	Err error
}

// Error names the request and what is wrong with its response.
func (e *BodyError) Error() string {
	return fmt.Sprintf("%s: status %d, but the body is not what the specification says: %v", requestLine(e.Response), e.Response.StatusCode, e.Err)
}

// Unwrap returns the cause and the response as azcore knows it.
func (e *BodyError) Unwrap() []error {
	return []error{e.Err, &azcore.ResponseError{StatusCode: e.Response.StatusCode, RawResponse: e.Response}}
}

// withoutBody returns a copy of a response with an empty body.
func withoutBody(resp *http.Response) *http.Response { return withBody(resp, nil) }

// withBody returns a copy of a response with another body.
func withBody(resp *http.Response, body []byte) *http.Response {
	c := *resp
	c.Body = io.NopCloser(bytes.NewReader(body))
	c.ContentLength = int64(len(body))
	return &c
}

// requestLine returns method and address of a response's request, without its query.
func requestLine(resp *http.Response) string {
	if resp.Request == nil || resp.Request.URL == nil {
		return "request"
	}
	u := *resp.Request.URL
	u.RawQuery, u.User, u.Fragment = "", nil, ""
	return resp.Request.Method + " " + u.String()
}

// redactURL hides the query of the URL that net errors carry: signatures live there.
func redactURL(err error) error {
	if e, ok := errors.AsType[*url.Error](err); ok {
		if head, _, found := strings.Cut(e.URL, "?"); found {
			e.URL = head + "?REDACTED"
		}
	}
	return err
}

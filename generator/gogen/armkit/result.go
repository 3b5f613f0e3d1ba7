// This file reads responses: which status codes an operation expects, and where the body of each
// goes.

package armkit

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"
)

// resultKind says how a body is read.
type resultKind int

// The kinds of response bodies.
const (
	noBody resultKind = iota
	jsonBody
	textBody
	streamBody
	existence
)

// result says where the body of responses with certain status codes goes.
type result struct {
	kind  resultKind
	codes []int
	dst   any
	media string

	convert func([]byte) ([]byte, error) // makes JSON of a body in another form; nil for JSON
}

// Returns decodes the JSON body of responses with these status codes into dst.
//
//go:noinline
func (c *Call) Returns(dst any, codes ...int) *Call {
	return c.returns(result{kind: jsonBody, codes: codes, dst: dst, media: "application/json"})
}

// ReturnsText puts a text body into *dst.
//
//go:noinline
func (c *Call) ReturnsText(dst **string, media string, codes ...int) *Call {
	return c.returns(result{kind: textBody, codes: codes, dst: dst, media: media})
}

// ReturnsStream hands the body over unread in *dst, an [io.ReadCloser] or an any; the caller
// closes it.
//
//go:noinline
func (c *Call) ReturnsStream(dst any, media string, codes ...int) *Call {
	return c.returns(result{kind: streamBody, codes: codes, dst: dst, media: media})
}

// ReturnsNothing expects these status codes and reads no body.
//
//go:noinline
func (c *Call) ReturnsNothing(codes ...int) *Call {
	return c.returns(result{codes: codes})
}

// ReturnsExistence sets *dst to whether the status is a success; 404 is an answer, no error.
//
//go:noinline
func (c *Call) ReturnsExistence(dst *bool, codes ...int) *Call {
	return c.returns(result{kind: existence, codes: append(codes, http.StatusNotFound), dst: dst})
}

// Accept asks for another media type than that of the expected bodies.
//
//go:noinline
func (c *Call) Accept(media any) *Call { return c.Header("Accept", media) }

func (c *Call) returns(r result) *Call {
	c.secretive = c.secretive || r.kind == jsonBody && mayHoldSecrets(r.dst)
	c.results = append(c.results, r)
	return c
}

// accept returns the media type to ask for, empty when no body is expected.
func (c *Call) accept() string {
	for _, r := range c.results {
		if r.media != "" {
			return r.media
		}
	}
	return ""
}

// streams reports whether the body is handed over unread.
func (c *Call) streams() bool {
	return slices.ContainsFunc(c.results, func(r result) bool { return r.kind == streamBody })
}

// decodes reports whether the operation has a body to read.
func (c *Call) decodes() bool {
	return slices.ContainsFunc(c.results, func(r result) bool { return r.kind != noBody })
}

// expects reports whether a status code is a success of this operation. Specifications leave
// codes out, so a success that can carry what the operation returns is one: 200 and 201 always,
// 204 where there is nothing to return, and those that begin a long-running operation.
func (c *Call) expects(code int) bool {
	if _, ok := c.resultFor(code); ok {
		return true
	}
	switch code {
	case http.StatusOK, http.StatusCreated:
		return true
	case http.StatusAccepted:
		return c.accepts202
	case http.StatusNoContent:
		return c.accepts202 || !c.decodes()
	}
	return false
}

// resultFor returns what the operation does with a status code.
func (c *Call) resultFor(code int) (result, bool) {
	for _, r := range c.results {
		if slices.Contains(r.codes, code) {
			return r, true
		}
	}
	return result{}, false
}

// decode reads headers and body of an expected response.
func (c *Call) decode(resp *http.Response) error {
	for _, h := range c.headers {
		h.read(resp.Header)
	}
	r, ok := c.resultFor(resp.StatusCode)
	if !ok && len(c.results) > 0 && resp.StatusCode != http.StatusNoContent {
		r = c.results[0]
	}
	return r.read(resp)
}

// read puts the body where it goes.
func (r result) read(resp *http.Response) error {
	switch r.kind {
	case streamBody:
		if body, ok := r.dst.(*any); ok {
			*body = resp.Body // where other status codes have other bodies
			return nil
		}
		*r.dst.(*io.ReadCloser) = resp.Body
		return nil
	case existence:
		*r.dst.(*bool) = resp.StatusCode >= 200 && resp.StatusCode < 300
		return nil
	case jsonBody, textBody:
		data, err := payload(resp)
		if err != nil || len(data) == 0 {
			return err
		}
		if r.kind == textBody {
			text := string(data)
			*r.dst.(**string) = &text
			return nil
		}
		if r.convert != nil {
			if data, err = r.convert(data); err != nil {
				return &BodyError{Response: withoutBody(resp), Err: err}
			}
		}
		if err := decodeBody(data, r.dst); err != nil {
			return &BodyError{Response: withoutBody(resp), Err: err}
		}
	}
	return nil
}

// decodeBody reads a JSON body. Its error does not quote the body, which may hold secrets.
func decodeBody(data []byte, dst any) error {
	var err error
	switch body := dst.(type) {
	case Model:
		err = Decode(data, body)
	case DecoderFunc:
		err = body.Decode(data)
	default:
		return json.Unmarshal(data, dst)
	}
	if found, ok := errors.AsType[*DecodeError](err); ok {
		quiet := *found
		words := strings.SplitN(quiet.Found, " ", 3) // "the string …", "an object"
		quiet.Found = strings.Join(words[:min(len(words), 2)], " ")
		return &quiet
	}
	return err
}

// payload returns the body without a byte-order mark; it may be called again.
func payload(resp *http.Response) ([]byte, error) {
	data, err := runtime.Payload(resp)
	return bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), err
}

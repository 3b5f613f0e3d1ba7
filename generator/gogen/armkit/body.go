// This file writes request bodies: JSON, text, streams and forms.

package armkit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"reflect"
	"strings"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/streaming"
)

// requestBody is the body of a call, of one of four kinds.
type requestBody struct {
	contentType string
	content     []byte
	stream      io.ReadSeekCloser
	form        url.Values
	files       map[string]any
}

// JSON sends the value as the body; a nil pointer, slice or map sends none. Members that the
// service sets are left out, and for a PATCH also those that cannot change.
//
//go:noinline
func (c *Call) JSON(value any) *Call {
	if isNil(value) {
		return c
	}
	if body, ok := value.(Checker); ok {
		c.Check(body.Check)
	}
	c.secretive = c.secretive || mayHoldSecrets(value)
	data, err := encodeBody(value, c.method)
	if err != nil {
		return c.fail(fmt.Errorf("%s: the body cannot be encoded: %w", c.name, err))
	}
	c.body.content = data
	if c.body.contentType == "" {
		c.body.contentType = "application/json"
	}
	return c
}

// OptionalJSON sends the body unless what the user gave for it is nil.
//
//go:noinline
func (c *Call) OptionalJSON(given any, body EncoderFunc) *Call {
	if isNil(given) {
		return c
	}
	return c.JSON(body)
}

// Literal is the JSON of a body with one possible value.
type Literal string

// partsOf are the parts of a model that a request of the method sends.
func partsOf(method string) Parts {
	if method == http.MethodPatch {
		return Update
	}
	return Create
}

// encodeBody writes a value for a request of the method.
func encodeBody(value any, method string) ([]byte, error) {
	parts := partsOf(method)
	switch body := value.(type) {
	case Model:
		return Encode(body, parts)
	case EncoderFunc:
		return body.Encode(parts)
	case Literal:
		return []byte(body), nil
	}
	return json.Marshal(value)
}

// Text sends a string as it is; a nil pointer sends no body.
//
//go:noinline
func (c *Call) Text(value any, contentType string) *Call {
	if text, ok := formatValue(value); ok {
		c.body.content, c.body.contentType, c.secretive = []byte(text), contentType, true
	}
	return c
}

// Stream sends what body holds, from its beginning, and closes it; nil sends no body.
//
//go:noinline
func (c *Call) Stream(body io.ReadSeekCloser, contentType string) *Call {
	c.body.stream, c.body.contentType, c.secretive = body, contentType, true
	return c
}

// ContentType sends the body under another media type than that of its kind.
//
//go:noinline
func (c *Call) ContentType(value any) *Call {
	if text, ok := formatValue(value); ok && text != "" {
		c.body.contentType = text
	}
	return c
}

// Form adds a field to a form; a nil pointer adds none.
//
//go:noinline
func (c *Call) Form(name string, value any) *Call {
	c.secretive = true
	if text, ok := formatValue(value); ok {
		if c.body.form == nil {
			c.body.form = url.Values{}
		}
		c.body.form.Add(name, text)
	}
	return c
}

// File adds a file to a form, which makes it multipart. The file is an io.ReadSeekCloser or a
// streaming.MultipartContent, or a slice of either; nil adds none.
//
//go:noinline
func (c *Call) File(name string, file any) *Call {
	if isNil(file) {
		return c
	}
	if c.body.files == nil {
		c.body.files = map[string]any{}
	}
	c.body.files[name] = file
	return c
}

// Multipart sends the form as multipart even when it has no file.
//
//go:noinline
func (c *Call) Multipart() *Call {
	if c.body.files == nil {
		c.body.files = map[string]any{}
	}
	return c
}

// apply puts the body into the request.
func (b *requestBody) apply(req *policy.Request) error {
	switch {
	case b.files != nil:
		return b.multipart(req)
	case b.form != nil:
		return req.SetBody(memory([]byte(b.form.Encode())), "application/x-www-form-urlencoded")
	case b.stream != nil:
		// azcore closes a body after its last try; a call may wait and try again, so it
		// closes the stream itself.
		return req.SetBody(streaming.NopCloser(b.stream), b.contentType)
	case b.content != nil:
		return req.SetBody(memory(b.content), b.contentType)
	}
	return nil
}

// multipart writes fields and files.
func (b *requestBody) multipart(req *policy.Request) error {
	parts := map[string]any{}
	for name, values := range b.form {
		parts[name] = strings.Join(values, ",")
	}
	for name, file := range b.files {
		parts[name] = file
	}
	return runtime.SetMultipartFormData(req, parts)
}

// close closes the stream of the user.
func (b *requestBody) close() {
	if b.stream != nil {
		_ = b.stream.Close() // what could go wrong has gone wrong while reading
	}
}

// memory makes bytes a request body.
func memory(data []byte) io.ReadSeekCloser { return streaming.NopCloser(bytes.NewReader(data)) }

// isNil reports whether the value is nil or an interface, pointer, slice or map that is.
func isNil(value any) bool {
	if value == nil {
		return true
	}
	switch v := reflect.ValueOf(value); v.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface:
		return v.IsNil()
	}
	return false
}

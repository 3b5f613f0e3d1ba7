// This file holds Call, the description of one request that generated methods write down: verb,
// path and parameters, and where the parts of the response go. A call is built, sent once
// with [Call.Do], [Begin] or a pager, and forgotten.

package armkit

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"
)

// Call is one request in the making. Its methods return it, so that a call reads as a list; the
// first error among them is returned when it is sent. None of them is inlined, because every
// operation of every client would hold a copy.
type Call struct {
	client     *Client
	name       string // Client.Method, for spans and fake servers
	method     string
	endpoint   string
	path       string
	query      []string // encoded name=value pairs
	apiVersion string
	header     http.Header
	body       requestBody
	results    []result
	headers    []headerResult
	checks     []Rules
	accepts202 bool // the call begins a long-running operation
	secretive  bool // a body may hold secrets, so none is logged
	err        error
}

// Call begins the call of an operation. The name is that of the client and its method, the path
// that of the specification with its {parameters}.
//
//go:noinline
func (c *Client) Call(name, method, path string) *Call {
	path, query, _ := strings.Cut(path, "?")
	call := &Call{
		client:     c,
		name:       name,
		method:     method,
		endpoint:   c.endpoint,
		path:       path,
		apiVersion: c.APIVersion(c.apiVersion),
		header:     http.Header{},
	}
	if query != "" {
		call.query = []string{query}
	}
	return call
}

// APIVersion sets the version of an operation whose version is not that of its package.
//
//go:noinline
func (c *Call) APIVersion(version string) *Call {
	c.apiVersion = c.client.APIVersion(version)
	return c
}

// NoAPIVersion leaves the api-version out, for operations that have no such parameter.
//
//go:noinline
func (c *Call) NoAPIVersion() *Call {
	c.apiVersion = ""
	return c
}

// Host fills a placeholder of the endpoint with a part of a host name.
//
//go:noinline
func (c *Call) Host(name string, value any) *Call {
	text, _ := formatValue(value)
	if strings.Trim(strings.ToLower(text), "abcdefghijklmnopqrstuvwxyz0123456789-._") != "" || text == "" {
		return c.fail(fmt.Errorf("parameter %s must be a part of a host name", name))
	}
	c.endpoint = strings.ReplaceAll(c.endpoint, "{"+name+"}", text)
	return c
}

// Raw is a path parameter that may have several segments, such as a scope or a resource id
// (x-ms-skip-url-encoding).
type Raw string

// Link is a path parameter that is the rest of an address, query included: the link of an
// operation for further pages.
type Link string

// Fixed is a path parameter with one possible value, which may be empty.
type Fixed string

// Path fills the placeholders of the path in their order, each value escaped to be one segment
// unless it is [Raw] or a [Link].
//
//go:noinline
func (c *Call) Path(values ...any) *Call {
	for _, value := range values {
		begin, end := strings.IndexByte(c.path, '{'), strings.IndexByte(c.path, '}')
		if begin < 0 || end < begin {
			return c.fail(fmt.Errorf("%s: the path has fewer parameters than values", c.name))
		}
		placeholder := c.path[begin : end+1]
		text, err := c.segment(placeholder[1:len(placeholder)-1], value)
		if err != nil {
			return c.fail(err)
		}
		if (text == "" || text[0] == '/') && begin > 0 && c.path[begin-1] == '/' {
			placeholder = "/" + placeholder // no slash twice; an empty scope is the tenant
		}
		c.path = strings.ReplaceAll(c.path, placeholder, text)
	}
	return c
}

// segment returns the escaped text of a path parameter.
func (c *Call) segment(name string, value any) (string, error) {
	text, _ := formatValue(value)
	parts := []string{text}
	escape := url.PathEscape
	switch value.(type) {
	case Link:
		path, query, found := strings.Cut(text, "?")
		if found {
			c.query = append(c.query, query)
		}
		text, parts, escape = path, strings.Split(path, "/"), escapeRaw
	case Raw:
		text = strings.TrimSuffix(text, "/")
		parts, escape = strings.Split(text, "/"), escapeRaw
	}
	_, raw := value.(Raw)
	if _, fixed := value.(Fixed); fixed {
		return escape(text), nil
	}
	if text == "" && !(raw && strings.HasPrefix(c.path, "/{"+name+"}/")) {
		return "", fmt.Errorf("parameter %s cannot be empty", name)
	}
	for _, part := range parts {
		if part == "." || part == ".." {
			return "", fmt.Errorf("parameter %s cannot have the segment %q, which would address another resource", name, part)
		}
	}
	return escape(text), nil
}

// escapeRaw escapes what would end a path or break a request line, and leaves escapes alone.
func escapeRaw(text string) string {
	u := url.URL{Path: text}
	if plain, err := url.PathUnescape(text); err == nil {
		u = url.URL{Path: plain, RawPath: text}
	}
	return u.EscapedPath()
}

// Query adds a query parameter; a nil pointer adds none.
//
//go:noinline
func (c *Call) Query(name string, value any) *Call {
	if text, ok := formatValue(value); ok {
		c.query = append(c.query, escapeQuery(name)+"="+escapeQuery(text))
	}
	return c
}

// RawQuery adds a query parameter whose value is already encoded (x-ms-skip-url-encoding).
//
//go:noinline
func (c *Call) RawQuery(name string, value any) *Call {
	if text, ok := formatValue(value); ok {
		text = strings.NewReplacer("#", "%23", " ", "%20").Replace(text)
		c.query = append(c.query, escapeQuery(name)+"="+text)
	}
	return c
}

// ListFormat is how the items of an array become one parameter: the separator between them, or
// [Multi].
type ListFormat string

// The collection formats of Swagger.
const (
	CSV   ListFormat = ","
	SSV   ListFormat = " "
	TSV   ListFormat = "\t"
	Pipes ListFormat = "|"
	Multi ListFormat = "" // one parameter per item
)

// QueryList adds an array as a query parameter; a nil array adds none. An empty one is a
// parameter without value, or with [Multi] no parameter.
//
//go:noinline
func (c *Call) QueryList(name string, values any, format ListFormat) *Call {
	items := formatList(values)
	if format == Multi {
		for _, item := range items {
			c.Query(name, item)
		}
		return c
	}
	if !isNil(values) {
		c.Query(name, strings.Join(items, string(format)))
	}
	return c
}

// Header sets a request header; a nil pointer sets none.
//
//go:noinline
func (c *Call) Header(name string, value any) *Call {
	if text, ok := formatValue(value); ok {
		c.header.Set(name, text)
	}
	return c
}

// Headers sets a header for every entry of a map, each name with the prefix
// (x-ms-header-collection-prefix).
//
//go:noinline
func (c *Call) Headers(prefix string, values map[string]*string) *Call {
	for name, value := range values {
		c.Header(prefix+name, value)
	}
	return c
}

// Rules add to v what breaks a rule.
type Rules func(v Violations) Violations

// Rule is the rules on a parameter with the value that they shall hold for.
//
//go:noinline
func Rule[T any](value T, rules func(v Violations, value T) Violations) Rules {
	return func(v Violations) Violations { return rules(v, value) }
}

// Check adds rules that a validating client checks before it sends anything.
//
//go:noinline
func (c *Call) Check(rules ...Rules) *Call {
	c.checks = append(c.checks, rules...)
	return c
}

// fail remembers the first error.
func (c *Call) fail(err error) *Call {
	if c.err == nil {
		c.err = err
	}
	return c
}

// Do sends the call and puts the response where the Returns methods of the call said.
func (c *Call) Do(ctx context.Context) (err error) {
	ctx, end := c.start(ctx)
	defer func() { end(err) }()
	resp, err := c.send(ctx)
	if err != nil {
		return err
	}
	return c.decode(resp)
}

// start names the call in the context and begins its span.
func (c *Call) start(ctx context.Context) (context.Context, func(error)) {
	ctx = context.WithValue(ctx, runtime.CtxAPINameKey{}, c.name)
	return runtime.StartSpan(ctx, c.name, c.client.tracer, nil)
}

// send checks and sends the request, and returns a response that the operation expects.
func (c *Call) send(ctx context.Context) (*http.Response, error) {
	req, err := c.request(ctx)
	if err != nil {
		return nil, err
	}
	defer c.body.close()
	return c.exchange(req)
}

// exchange sends a request and returns a response that the operation expects.
func (c *Call) exchange(req *policy.Request) (*http.Response, error) {
	resp, err := c.do(req)
	if err != nil {
		return nil, err
	}
	if !c.expects(resp.StatusCode) {
		return nil, responseError(resp)
	}
	return resp, nil
}

// do sends a request under the guard of the call's own origin.
func (c *Call) do(req *policy.Request) (*http.Response, error) {
	home, err := url.Parse(c.endpoint)
	if err != nil {
		return nil, redactURL(err)
	}
	req.SetOperationValue(originOf(home))
	resp, err := c.pipeline().Do(req)
	if err != nil {
		return nil, redactURL(err)
	}
	return resp, nil
}

// request builds the request after the checks have passed.
func (c *Call) request(ctx context.Context) (*policy.Request, error) {
	if c.err != nil {
		return nil, c.err
	}
	if err := c.validate(); err != nil {
		return nil, err
	}
	target, err := c.url()
	if err != nil {
		return nil, err
	}
	req, err := runtime.NewRequest(ctx, c.method, target)
	if err != nil {
		return nil, redactURL(err)
	}
	if accept := c.accept(); accept != "" {
		req.Raw().Header.Set("Accept", accept)
	}
	for name, values := range c.header {
		req.Raw().Header[name] = values
	}
	if c.streams() {
		runtime.SkipBodyDownload(req)
	}
	return req, c.body.apply(req)
}

// validate checks the rules if the client is a validating one.
func (c *Call) validate() error {
	if !c.client.validating {
		return nil
	}
	var v Violations
	for _, rules := range c.checks {
		v = rules(v)
	}
	return v.of(partsOf(c.method)).Err()
}

// url returns the address of the call.
func (c *Call) url() (string, error) {
	if c.err != nil {
		return "", c.err
	}
	if i := strings.IndexByte(c.path, '{'); i >= 0 {
		return "", fmt.Errorf("%s: the path parameter at %s has no value", c.name, c.path[i:])
	}
	base := strings.TrimSuffix(c.endpoint, "/")
	if !strings.HasPrefix(c.path, "/") && c.path != "" {
		base += "/"
	}
	query := c.query
	if c.apiVersion != "" {
		query = append(query[:len(query):len(query)], "api-version="+escapeQuery(c.apiVersion))
	}
	if len(query) == 0 {
		return base + c.path, nil
	}
	return base + c.path + "?" + strings.Join(query, "&"), nil
}

// escapeQuery escapes a name or value, a space as %20.
func escapeQuery(text string) string {
	return strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
}

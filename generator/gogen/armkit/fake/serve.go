package fake

// This file takes a request through the server: faults, route, checks, the state.

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"unicode/utf8"
)

// maxBody bounds what is read of a request.
const maxBody = 64 << 20

// call is one request on its way.
type call struct {
	*http.Request
	route  *route
	values map[string]string // of the path parameters
	path   string            // as the client wrote it, without trailing slash
	body   []byte
	origin string // scheme and host, for links back
}

// answer is what a request gets.
type answer struct {
	status int
	header http.Header
	body   any // JSON; nil for none
}

// ServeHTTP answers a request. A fault that drops the connection panics with
// http.ErrAbortHandler, as net/http wants it.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		write(w, failure(http.StatusRequestEntityTooLarge, "RequestTooLarge", "The request body cannot be read."))
		return
	}
	c := &call{Request: r, body: body, path: strings.TrimSuffix(r.URL.Path, "/"), origin: originOf(r)}
	var methods []string
	c.route, c.values, methods = s.match(r.Method, split(c.path))
	log := Request{Method: r.Method, URL: r.URL.RequestURI(), Body: body}
	if c.route != nil {
		log.Operation = c.route.ID
	}
	fault := s.fault(r.Context(), c)
	if fault != nil && fault.Drop {
		s.log(log)
		panic(http.ErrAbortHandler)
	}
	recorder := &statusWriter{ResponseWriter: w, status: http.StatusOK}
	s.respond(recorder, c, fault, methods)
	log.Status = recorder.status
	s.log(log)
}

// respond writes the answer of a fault, of a handler of the user, or of the state.
func (s *Server) respond(w http.ResponseWriter, c *call, f *fault, methods []string) {
	w.Header().Set("x-ms-request-id", s.nextID())
	if id := c.Header.Get("x-ms-client-request-id"); id != "" {
		w.Header().Set("x-ms-client-request-id", id)
	}
	s.mu.Lock()
	handler := http.HandlerFunc(nil)
	if c.route != nil {
		handler = s.handlers[c.route.ID]
	}
	s.mu.Unlock()
	switch {
	case f != nil && f.Status != 0:
		write(w, f.answer())
	case handler != nil:
		c.Request.Body = io.NopCloser(bytes.NewReader(c.body))
		handler(w, c.Request)
	default:
		write(w, s.answer(c, f, methods))
	}
}

// answer is what the state says.
func (s *Server) answer(c *call, f *fault, methods []string) answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	if op := s.operations[strings.ToLower(c.path)]; op != nil {
		return s.poll(c, op)
	}
	if c.route == nil {
		return noRoute(c, methods)
	}
	if bad, ok := c.check(); !ok {
		return bad
	}
	return s.act(c, f)
}

func noRoute(c *call, methods []string) answer {
	if len(methods) > 0 {
		a := failure(http.StatusMethodNotAllowed, "MethodNotAllowed", fmt.Sprintf("%s is not allowed here.", c.Method))
		a.header.Set("Allow", strings.Join(methods, ", "))
		return a
	}
	return failure(http.StatusNotFound, "InvalidResourceType", fmt.Sprintf("The service has nothing at %s.", c.path))
}

// check looks at parameters and body. It answers 400 for what the specification forbids.
func (c *call) check() (answer, bool) {
	if c.route.APIVersion && c.URL.Query().Get("api-version") == "" {
		return failure(http.StatusBadRequest, "MissingApiVersionParameter", "The api-version query parameter is missing."), false
	}
	for _, p := range c.route.Params {
		if problem := p.problem(c.param(p)); problem != "" {
			return failure(http.StatusBadRequest, "InvalidParameter", problem), false
		}
	}
	switch {
	case len(c.body) == 0 && c.route.BodyRequired:
		return failure(http.StatusBadRequest, "MissingRequestBody", "The request has no body."), false
	case len(c.body) == 0:
	case isJSON(c.Header.Get("Content-Type")) && !json.Valid(c.body):
		return failure(http.StatusBadRequest, "InvalidRequestContent", "The request body is not valid JSON."), false
	case c.route.Body != nil:
		if err := c.route.Body(c.body); err != nil {
			return failure(http.StatusBadRequest, "InvalidRequestContent", err.Error()), false
		}
	}
	return answer{}, true
}

func isJSON(contentType string) bool { return strings.Contains(contentType, "json") }

// param is the value of a parameter in the request.
func (c *call) param(p Param) string {
	switch p.In {
	case "query":
		return c.URL.Query().Get(p.Name)
	case "header":
		return c.Header.Get(p.Name)
	}
	return c.values[p.Name]
}

// problem says what is wrong with a value, "" for nothing.
func (p Param) problem(value string) string {
	n := utf8.RuneCountInString(value)
	switch {
	case value == "" && p.Required:
		return fmt.Sprintf("The %s parameter %q is missing.", p.In, p.Name)
	case value == "":
	case n < p.Min || p.Max > 0 && n > p.Max:
		return fmt.Sprintf("The %s parameter %q is %d characters long.", p.In, p.Name, n)
	case p.Pattern != "":
		if ok, err := regexp.MatchString(p.Pattern, value); err == nil && !ok {
			return fmt.Sprintf("The %s parameter %q does not match %s.", p.In, p.Name, p.Pattern)
		}
	}
	return ""
}

// failure is an error answer as ARM writes it.
func failure(status int, code, message string) answer {
	return answer{status: status, header: http.Header{}, body: map[string]any{"error": map[string]any{"code": code, "message": message}}}
}

// write sends an answer.
func write(w http.ResponseWriter, a answer) {
	for name, values := range a.header {
		w.Header()[name] = values
	}
	if a.body == nil {
		w.WriteHeader(a.status)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(a.status)
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(a.body) // the client may be gone
}

// statusWriter remembers the status.
type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

func originOf(r *http.Request) string {
	switch {
	case r.URL.Host != "":
		return r.URL.Scheme + "://" + r.URL.Host
	case r.TLS != nil:
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

package fake

// This file holds the resources and what the operations do to them. All of it runs
// with the server's lock held.

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// resource is one resource of the server.
type resource struct {
	path string // as created
	typ  string
	doc  map[string]any
	etag string
	busy *operation // the long-running operation that works on it
}

// act does what the route of a request is there for.
func (s *Server) act(c *call, f *fault) answer {
	old := s.resources[strings.ToLower(c.path)]
	if old != nil && old.busy != nil && old.busy.advance() { // looking at it counts as a poll
		old = s.resources[strings.ToLower(c.path)]
	}
	if bad, ok := c.precondition(old); !ok {
		return bad
	}
	if old != nil && old.busy != nil && c.Method != http.MethodGet && c.Method != http.MethodHead {
		return failure(http.StatusConflict, "AnotherOperationInProgress", "Another operation on this resource is in progress.")
	}
	switch c.route.Kind {
	case Create:
		return s.create(c, old, f)
	case Update:
		return s.update(c, old, f)
	case Delete:
		return s.delete(c, old, f)
	case List:
		return s.list(c)
	case Get:
		if old == nil {
			return c.notFound()
		}
		return old.show(http.StatusOK)
	case Exists:
		if old == nil {
			return answer{status: http.StatusNotFound}
		}
		return answer{status: c.status(http.StatusNoContent, http.StatusOK)}
	}
	return s.action(c, f)
}

// precondition checks If-Match and If-None-Match.
func (c *call) precondition(old *resource) (answer, bool) {
	match, none := c.Header.Get("If-Match"), c.Header.Get("If-None-Match")
	met := true
	switch {
	case match != "" && old == nil:
		met = c.route.Kind != Update && c.route.Kind != Create
	case match != "" && match != "*":
		met = match == old.etag
	case none == "*":
		met = old == nil || c.route.Kind == Get
	}
	if met {
		return answer{}, true
	}
	return failure(http.StatusPreconditionFailed, "PreconditionFailed", "The condition of the request is not met."), false
}

// create is a PUT: it makes a resource, or replaces one.
func (s *Server) create(c *call, old *resource, f *fault) answer {
	if missing := s.missingParent(c.path); missing != nil {
		return *missing
	}
	doc, err := object(c.body)
	if err != nil {
		return failure(http.StatusBadRequest, "InvalidRequestContent", err.Error())
	}
	r := &resource{path: c.path, typ: c.route.Type, doc: doc}
	status := c.status(http.StatusCreated, http.StatusOK, http.StatusAccepted)
	if old != nil {
		r.path = old.path
		status = c.status(http.StatusOK, http.StatusCreated, http.StatusAccepted)
	}
	if c.route.Identity {
		r.identify()
	}
	s.put(r)
	if c.route.LongRunning {
		return s.begin(c, r, status, "Creating", f, func() { s.finish(c, r) })
	}
	s.finish(c, r)
	return r.show(status)
}

// put stores a resource under a new ETag.
func (s *Server) put(r *resource) {
	s.count++
	r.etag = strconv.Quote(strconv.Itoa(s.count))
	s.resources[strings.ToLower(r.path)] = r
}

// finish shows that the work on a resource is done.
func (s *Server) finish(c *call, r *resource) {
	if c.route.State {
		r.setState("Succeeded")
	}
}

// update is a PATCH: a merge patch (RFC 7396).
func (s *Server) update(c *call, old *resource, f *fault) answer {
	if old == nil {
		return c.notFound()
	}
	patch, err := object(c.body)
	if err != nil {
		return failure(http.StatusBadRequest, "InvalidRequestContent", err.Error())
	}
	merge(old.doc, patch)
	s.put(old)
	status := c.status(http.StatusOK, http.StatusCreated, http.StatusAccepted)
	if c.route.LongRunning {
		return s.begin(c, old, status, "Updating", f, func() { s.finish(c, old) })
	}
	s.finish(c, old)
	return old.show(status)
}

// delete removes a resource and all below it.
func (s *Server) delete(c *call, old *resource, f *fault) answer {
	if old == nil {
		if slices.Contains(c.route.Statuses, http.StatusNoContent) {
			return answer{status: http.StatusNoContent}
		}
		return c.notFound()
	}
	remove := func() {
		prefix := strings.ToLower(old.path)
		maps.DeleteFunc(s.resources, func(path string, _ *resource) bool {
			return path == prefix || strings.HasPrefix(path, prefix+"/")
		})
	}
	if c.route.LongRunning {
		return s.begin(c, old, c.status(http.StatusAccepted, http.StatusOK), "Deleting", f, remove)
	}
	remove()
	return answer{status: c.status(http.StatusOK, http.StatusNoContent)}
}

// action answers the sample. What it works on must exist if the server knows of it.
func (s *Server) action(c *call, f *fault) answer {
	if missing := s.missingParent(c.path); missing != nil {
		return *missing
	}
	var body any
	if c.route.Sample != "" {
		body = json.RawMessage(c.route.Sample)
	}
	if c.route.LongRunning {
		return s.begin(c, &resource{doc: nil}, c.status(http.StatusAccepted, http.StatusOK), "", f, func() {})
	}
	status := c.status(http.StatusOK, http.StatusCreated, http.StatusNoContent, http.StatusAccepted)
	if body == nil {
		status = c.status(http.StatusNoContent, http.StatusOK, http.StatusAccepted)
	}
	return answer{status: status, body: body}
}

// missingParent is the 404 for a path below a resource that could have been created
// here and was not; nil when nothing is missing.
func (s *Server) missingParent(path string) *answer {
	segments := split(path)
	for n := len(segments) - 1; n > 0; n-- {
		above := "/" + strings.Join(segments[:n], "/")
		if s.resources[strings.ToLower(above)] != nil || !s.creates(segments[:n]) {
			continue
		}
		code, what := "ParentResourceNotFound", "parent resource"
		if n > 1 && strings.EqualFold(segments[n-2], "resourceGroups") {
			code, what = "ResourceGroupNotFound", "resource group"
		}
		a := failure(http.StatusNotFound, code, fmt.Sprintf("The %s %s does not exist.", what, above))
		return &a
	}
	return nil
}

// creates reports whether some route makes a resource at the path.
func (s *Server) creates(segments []string) bool {
	for _, r := range s.routes {
		if r.Kind == Create && len(r.segments) == len(segments) {
			if _, ok := matchPath(r.segments, segments); ok {
				return true
			}
		}
	}
	return false
}

// notFound is the 404 of a resource that is not there.
func (c *call) notFound() answer {
	return failure(http.StatusNotFound, "ResourceNotFound", fmt.Sprintf("The resource %s does not exist.", c.path))
}

// status is the first of the wanted statuses that the operation declares.
func (c *call) status(wanted ...int) int {
	for _, status := range wanted {
		if slices.Contains(c.route.Statuses, status) {
			return status
		}
	}
	if len(c.route.Statuses) > 0 {
		return c.route.Statuses[0]
	}
	return wanted[0]
}

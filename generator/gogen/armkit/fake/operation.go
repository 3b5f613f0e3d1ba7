package fake

// This file has long-running operations: they begin with the headers that the
// specification promises, are polled, and end in success or, by a fault, otherwise.

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// operation is a long-running operation.
type operation struct {
	name     string
	route    *route
	target   *resource
	left     int       // polls that still find it in progress
	until    time.Time // not done before
	end      func()    // changes the state when it is done
	ended    bool
	status   string // once ended
	code     string // of the error, once failed
	original string // path of the resource
}

// pollHeader asks for the next poll soon; azcore waits half a minute without it.
const pollHeader = "Retry-After-Ms"

// begin starts an operation on a resource and answers with the way to follow it.
func (s *Server) begin(c *call, r *resource, status int, state string, f *fault, end func()) answer {
	s.count++
	op := &operation{
		name: strconv.Itoa(s.count), route: c.route, target: r, left: s.polls, until: time.Now().Add(s.delay),
		end: end, status: "Succeeded", original: c.path,
	}
	if f != nil && f.Outcome != "" {
		op.status, op.code = f.Outcome, f.Code
		op.end = func() {
			if c.route.State && r.doc != nil {
				r.setState(f.Outcome)
			}
		}
	}
	r.busy = op
	base := "/" + strings.Join(split(c.path)[:min(2, len(split(c.path)))], "/") + "/providers/Fake.Operations/"
	statusPath, resultPath := base+"statuses/"+op.name, base+"results/"+op.name
	s.operations[strings.ToLower(statusPath)], s.operations[strings.ToLower(resultPath)] = op, op
	a := answer{status: status, header: http.Header{}}
	if status != http.StatusAccepted && status != http.StatusNoContent && r.doc != nil && state != "Deleting" {
		if c.route.State {
			r.setState(state)
		}
		a = r.show(status)
	}
	query := "?api-version=" + c.URL.Query().Get("api-version")
	for _, name := range followHeaders(c.route) {
		path := statusPath
		if name == "Location" {
			path = resultPath
		}
		a.header.Set(name, c.origin+path+query)
	}
	a.header.Set(pollHeader, "1")
	return a
}

// followHeaders are the headers that an operation answers with.
func followHeaders(r *route) []string {
	resource := r.Method == http.MethodPut || r.Method == http.MethodPatch
	switch {
	case r.FinalState == "operation-location":
		return []string{"Operation-Location"}
	case r.FinalState == "azure-async-operation", r.FinalState == "original-uri":
		return []string{"Azure-AsyncOperation"}
	case r.FinalState == "location" && !resource:
		return []string{"Location"}
	case r.FinalState == "location" || !resource:
		return []string{"Azure-AsyncOperation", "Location"}
	}
	return []string{"Azure-AsyncOperation"}
}

// advance brings an operation a step further, and ends it when it is done.
func (op *operation) advance() (done bool) {
	done = op.left <= 0 && !time.Now().Before(op.until)
	op.left--
	if done && !op.ended {
		op.ended = true
		op.target.busy = nil
		op.end()
	}
	return done
}

// poll answers a request for the status or the result of an operation.
func (s *Server) poll(c *call, op *operation) answer {
	done := op.advance()
	if strings.Contains(strings.ToLower(c.path), "/providers/fake.operations/results/") {
		return s.result(op, done)
	}
	return op.show(done)
}

// show is the status document.
func (op *operation) show(done bool) answer {
	doc := map[string]any{"name": op.name, "status": "InProgress"}
	if done {
		doc["status"] = op.status
		if op.status != "Succeeded" {
			doc["error"] = op.problem()
		} else if op.route.Sample != "" {
			doc["properties"] = json.RawMessage(op.route.Sample)
		}
	}
	return answer{status: http.StatusOK, header: http.Header{pollHeader: {"1"}}, body: doc}
}

func (op *operation) problem() map[string]any {
	code := op.code
	if code == "" {
		code = "Operation" + op.status
	}
	return map[string]any{"code": code, "message": fmt.Sprintf("The operation on %s ended as %s.", op.original, op.status)}
}

// result is what the Location leads to: 202 until the operation is done, then its value.
func (s *Server) result(op *operation, done bool) answer {
	switch {
	case !done:
		return answer{status: http.StatusAccepted, header: http.Header{pollHeader: {"1"}}}
	case op.status != "Succeeded":
		return answer{status: http.StatusConflict, header: http.Header{}, body: map[string]any{"error": op.problem()}}
	case op.route.Kind == Delete:
		return answer{status: http.StatusNoContent}
	case op.target.doc != nil:
		return op.target.show(http.StatusOK)
	case op.route.Sample != "":
		return answer{status: http.StatusOK, body: json.RawMessage(op.route.Sample)}
	}
	return answer{status: http.StatusNoContent}
}

// nextID is a fresh id for a response.
func (s *Server) nextID() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.count++
	return fmt.Sprintf("00000000-0000-4000-8000-%012d", s.count)
}

package fake

// This file lets things go wrong on purpose.

import (
	"context"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Fault is something that goes wrong with the requests it matches.
type Fault struct {
	Match string // operationId, or a part of the path; "" matches every request
	Times int    // how many requests it hits; 0 for all

	Latency    time.Duration // the answer comes later
	Drop       bool          // the connection breaks instead of an answer
	Status     int           // the answer is this error, 0 for the usual one
	Code       string        // error code of the answer or of the outcome
	RetryAfter time.Duration // Retry-After of the answer
	Outcome    string        // of a long-running operation: "Failed" or "Canceled"
}

// fault is a Fault with what is left of it.
type fault struct {
	Fault
	left int
}

// Inject lets a fault happen from now on. Of several that match, the first added
// happens.
func (s *Server) Inject(f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, &fault{Fault: f, left: f.Times})
}

// ClearFaults ends all faults.
func (s *Server) ClearFaults() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = nil
}

// fault is the fault that hits a request, nil for none. It waits out the latency.
func (s *Server) fault(ctx context.Context, c *call) *fault {
	f := s.takeFault(c)
	if f != nil && f.Latency > 0 {
		timer := time.NewTimer(f.Latency)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-ctx.Done():
		}
	}
	return f
}

func (s *Server) takeFault(c *call) *fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range s.faults {
		if f.Times > 0 && f.left == 0 || !f.matches(c) {
			continue
		}
		f.left--
		return f
	}
	return nil
}

func (f *fault) matches(c *call) bool {
	return f.Match == "" || c.route != nil && c.route.ID == f.Match || strings.Contains(c.path, f.Match)
}

// answer is the error that the fault gives.
func (f *fault) answer() answer {
	code := f.Code
	if code == "" {
		code = strings.ReplaceAll(http.StatusText(f.Status), " ", "")
	}
	a := failure(f.Status, code, "A fault was asked for.")
	if f.RetryAfter > 0 {
		a.header.Set("Retry-After", strconv.Itoa(int(math.Ceil(f.RetryAfter.Seconds()))))
	}
	return a
}

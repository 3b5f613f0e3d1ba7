// Package fake plays an Azure service in memory: a stateful HTTP server driven by a
// table of routes, which the generator writes for each package. What is created can be
// read, listed, changed and deleted; long-running operations take their time; requests
// are checked; and faults happen where a test asks for them.
//
// The package fake beside a generated package makes a server for it:
//
//	service := fake.NewServer()
//	client, err := containerregistry.NewRegistriesClient("subscription", service.Credential(), service.ClientOptions())
//	…
//	service.Inject(armfake.Fault{Match: "Registries_Get", Status: 503, Times: 2})
//
// A Server is an http.Handler, too, for clients in other processes.
package fake

import (
	"net/http"
	"slices"
	"sync"
	"time"
)

// Server is a service in memory. It is safe for concurrent use.
type Server struct {
	settings
	routes []*route

	mu         sync.Mutex
	resources  map[string]*resource // by lower-case path
	operations map[string]*operation
	faults     []*fault
	handlers   map[string]http.HandlerFunc
	requests   []Request
	count      int // ETags and operations made so far
}

// settings are what options set.
type settings struct {
	pageSize int
	polls    int
	delay    time.Duration
	onDone   func(Request)
}

// Option changes how a server behaves.
type Option func(*settings)

// WithPageSize sets how many items a page of a list has, 100 without it.
func WithPageSize(n int) Option { return func(s *settings) { s.pageSize = max(n, 1) } }

// WithPolls sets how often a long-running operation answers that it is in progress
// before it is done, once without it.
func WithPolls(n int) Option { return func(s *settings) { s.polls = n } }

// WithDelay sets how long a long-running operation takes at least.
func WithDelay(d time.Duration) Option { return func(s *settings) { s.delay = d } }

// WithObserver calls f after each request, for logs.
func WithObserver(f func(Request)) Option { return func(s *settings) { s.onDone = f } }

// NewServer makes a server for the routes.
func NewServer(routes []Route, options ...Option) *Server {
	s := &Server{
		settings:  settings{pageSize: 100, polls: 1},
		resources: map[string]*resource{}, operations: map[string]*operation{}, handlers: map[string]http.HandlerFunc{},
	}
	for _, o := range options {
		o(&s.settings)
	}
	for i := range routes {
		s.routes = append(s.routes, newRoute(&routes[i]))
	}
	slices.SortStableFunc(s.routes, moreSpecific)
	return s
}

// Handle answers the operation with this operationId by f instead.
func (s *Server) Handle(operationID string, f http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.handlers[operationID] = f
}

// Request is a request that the server got, with what it answered.
type Request struct {
	Operation string // operationId, "" when no route fits
	Method    string
	URL       string // path and query
	Body      []byte
	Status    int // 0 for a dropped connection
}

// Requests are all requests so far.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.requests)
}

// log notes a finished request.
func (s *Server) log(r Request) {
	s.mu.Lock()
	s.requests = append(s.requests, r)
	s.mu.Unlock()
	if s.onDone != nil {
		s.onDone(r)
	}
}

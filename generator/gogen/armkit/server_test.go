// The loopback server of the tests: TLS, a script of answers per request, and a record of what
// came in.

package armkit_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/arm"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/cloud"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
)

// answer writes one response.
type answer func(w http.ResponseWriter, r *http.Request)

// reply answers with a status, a body and headers given as "Name: value"; {host} in a header or
// body stands for the server's own address.
func reply(status int, body string, headers ...string) answer {
	return func(w http.ResponseWriter, r *http.Request) {
		here := strings.NewReplacer("{host}", "https://"+r.Host, "{bare}", r.Host)
		w.Header().Set("Content-Type", "application/json")
		for _, h := range headers {
			name, value, _ := strings.Cut(h, ": ")
			w.Header().Set(name, here.Replace(value))
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, here.Replace(body))
	}
}

// drop closes the connection after some bytes of the response.
func drop(sent string) answer {
	return func(w http.ResponseWriter, r *http.Request) {
		conn, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			panic(err)
		}
		_, _ = io.WriteString(conn, sent)
		_ = conn.Close()
	}
}

// server plays its answers in order; the last one is repeated.
type server struct {
	*httptest.Server
	mu       sync.Mutex
	answers  []answer
	requests []string // "GET /path?query"
	headers  []http.Header
	bodies   []string
}

func newServer(t *testing.T, answers ...answer) *server {
	t.Helper()
	s := &server{answers: answers}
	s.Server = httptest.NewTLSServer(http.HandlerFunc(s.serve))
	t.Cleanup(s.Close)
	return s
}

func (s *server) serve(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	s.mu.Lock()
	s.requests = append(s.requests, r.Method+" "+r.URL.RequestURI())
	s.headers = append(s.headers, r.Header.Clone())
	s.bodies = append(s.bodies, string(body))
	next := s.answers[0]
	if len(s.answers) > 1 {
		s.answers = s.answers[1:]
	}
	s.mu.Unlock()
	next(w, r)
}

func (s *server) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.requests)
}

// token is a credential with a secret to look for.
type token struct {
	mu     sync.Mutex
	claims []string
}

func (c *token) GetToken(_ context.Context, o policy.TokenRequestOptions) (azcore.AccessToken, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.claims = append(c.claims, o.Claims)
	return azcore.AccessToken{Token: "bearer-secret", ExpiresOn: time.Now().Add(time.Hour)}, nil
}

// options are client options for the server, with retries that do not wait.
func (s *server) options() *arm.ClientOptions {
	o := &arm.ClientOptions{DisableRPRegistration: true}
	o.Cloud = cloud.Configuration{Services: map[cloud.ServiceName]cloud.ServiceConfiguration{
		cloud.ResourceManager: {Endpoint: s.URL, Audience: "https://management.example"},
	}}
	o.Transport = s.Client()
	o.Retry = policy.RetryOptions{RetryDelay: -1, MaxRetryDelay: 5 * time.Millisecond}
	return o
}

// client returns a client of the server.
func (s *server) client(t *testing.T, change ...func(*arm.ClientOptions)) *ConnectionsClient {
	t.Helper()
	o := s.options()
	for _, f := range change {
		f(o)
	}
	c, err := NewConnectionsClient("sub", &token{}, o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// failure returns the service's error in err, or fails the test.
func failure(t *testing.T, err error) *azcore.ResponseError {
	t.Helper()
	var e *azcore.ResponseError
	if !errors.As(err, &e) {
		t.Fatalf("want an *azcore.ResponseError, got %T: %v", err, err)
	}
	return e
}

// outcome is an error as one word: "ok", "409 Conflict", or the type of the error.
func outcome(err error) string {
	var e *azcore.ResponseError
	switch {
	case err == nil:
		return "ok"
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return "context"
	case errors.As(err, &e):
		return strings.TrimSpace(fmt.Sprintf("%d %s", e.StatusCode, e.ErrorCode))
	}
	return fmt.Sprintf("%T", err)
}

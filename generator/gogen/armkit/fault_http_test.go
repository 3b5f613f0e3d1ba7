// Every fault of HTTP that a client meets in production, with how a call ends.

package armkit_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/arm"

	"github.com/seed184db40a/armgen/generator/gogen/armkit"
)

const connectionBody = `{"id":"/x","name":"n1","properties":{"provisioningState":"Succeeded"}}`

func TestHTTPFaults(t *testing.T) {
	ok := reply(200, connectionBody)
	throttled := func(headers ...string) answer {
		return reply(429, `{"error":{"code":"TooManyRequests","message":"m"}}`, headers...)
	}
	soon := time.Now().Add(90 * time.Millisecond).UTC().Format(http.TimeFormat)
	tests := []struct {
		name     string
		answers  []answer
		want     string
		requests int
	}{
		{"429 without Retry-After is retried", []answer{throttled(), ok}, "ok", 2},
		{"429 with Retry-After 0 is retried", []answer{throttled("Retry-After: 0"), ok}, "ok", 2},
		{"429 with a Retry-After above azcore's limit is waited for", []answer{throttled("Retry-After-Ms: 30"), ok}, "ok", 2},
		{"429 with Retry-After 1 above azcore's limit is waited for", []answer{throttled("Retry-After: 1"), ok}, "ok", 2},
		{"429 with a date is waited for", []answer{throttled("Retry-After: " + soon), ok}, "ok", 2},
		{"429 with Retry-After 3600 above our limit is an error at once", []answer{throttled("Retry-After: 3600")}, "429 TooManyRequests", 1},
		{"429 four times is an error", []answer{throttled()}, "429 TooManyRequests", 4},
		{"429 with a long Retry-After each time is an error after as many waits as retries", []answer{throttled("Retry-After-Ms: 10")}, "429 TooManyRequests", 4},
		{"503 then 200 succeeds", []answer{reply(503, ""), ok}, "ok", 2},
		{"connection reset before headers is retried", []answer{drop(""), ok}, "ok", 2},
		{"connection reset after headers is retried", []answer{drop("HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n"), ok}, "ok", 2},
		{"connection reset in the body is retried", []answer{drop("HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{\"id\":"), ok}, "ok", 2},
		{"truncated JSON is an error", []answer{reply(200, connectionBody[:20])}, "200", 1},
		{"HTML with 200 is an error", []answer{reply(200, "<html>Sign in</html>", "Content-Type: text/html")}, "200", 1},
		{"HTML with 502 is an error with its status", []answer{reply(502, "<html>Bad gateway</html>", "Content-Type: text/html")}, "502", 4},
		{"a byte-order mark is skipped", []answer{reply(200, "\ufeff"+connectionBody)}, "ok", 1},
		{"an empty 200 is an empty result", []answer{reply(200, "")}, "ok", 1},
		{"204 where a body belongs is an error", []answer{reply(204, "")}, "204", 1},
		{"201 where the specification has 200 succeeds", []answer{reply(201, connectionBody)}, "ok", 1},
		{"202 where the specification has 200 is an error", []answer{reply(202, connectionBody)}, "202", 1},
		{"401 is an error", []answer{reply(401, `{"error":{"code":"ExpiredAuthenticationToken","message":"m"}}`)}, "401 ExpiredAuthenticationToken", 1},
		{"401 with a claims challenge is answered with a new token", []answer{reply(401, "", `WWW-Authenticate: Bearer realm="", error="insufficient_claims", claims="eyJ4IjoxfQ=="`), ok}, "ok", 2},
		{"404 is an error", []answer{reply(404, `{"error":{"code":"ResourceNotFound","message":"m"}}`)}, "404 ResourceNotFound", 1},
		{"409 is an error", []answer{reply(409, `{"error":{"code":"Conflict","message":"m"}}`)}, "409 Conflict", 1},
		{"412 is an error", []answer{reply(412, `{"error":{"code":"PreconditionFailed","message":"m"}}`)}, "412 PreconditionFailed", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newServer(t, tt.answers...)
			_, err := s.client(t).Get(t.Context(), "rg", "acr", "n1")
			if got := outcome(err); got != tt.want || s.count() != tt.requests {
				t.Errorf("got %s after %d requests, want %s after %d\n%v", got, s.count(), tt.want, tt.requests, err)
			}
		})
	}
}

func TestResetOfPostBodyIsNotRetried(t *testing.T) {
	s := newServer(t, drop("HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{"))
	err := s.client(t).Purge(t.Context(), "n1")
	if err == nil || s.count() != 1 {
		t.Errorf("got %v after %d requests, want an error after one: the work may have been done", err, s.count())
	}
}

func TestErrorCodes(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"nested", `{"error":{"code":"A","message":"m"}}`, "A"},
		{"flat", `{"code":"B","message":"m"}`, "B"},
		{"odata", `{"odata.error":{"code":"C","message":{"value":"m"}}}`, "C"},
		{"errorcode", `{"errorcode":"D","message":"m"}`, "D"},
		{"upper case", `{"Error":{"Code":"E"}}`, "E"},
		{"number", `{"error":{"code":7}}`, "7"},
		{"string", `{"error":"invalid_request","error_description":"m"}`, "invalid_request"},
		{"xml", `<Error><Code>F</Code></Error>`, "F"},
		{"no object", `["x"]`, ""},
		{"html", `<html></html>`, ""},
		{"empty", ``, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newServer(t, reply(400, tt.body))
			_, err := s.client(t).Get(t.Context(), "rg", "acr", "n1")
			if e := failure(t, err); e.ErrorCode != tt.want || e.StatusCode != 400 {
				t.Errorf("got %d %q, want 400 %q", e.StatusCode, e.ErrorCode, tt.want)
			}
		})
	}
}

func TestContextEndsEveryWait(t *testing.T) {
	slow := func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
	tests := []struct {
		name     string
		deadline time.Duration
		answers  []answer
		want     string
	}{
		{"waiting for the response", 100 * time.Millisecond, []answer{slow}, "context"},
		{"waiting longer than the deadline is not begun", 50 * time.Second, []answer{reply(429, `{"error":{"code":"Busy"}}`, "Retry-After: 60")}, "429 Busy"},
		{"waiting between polls", 100 * time.Millisecond, []answer{reply(202, "", "Location: {host}/p", "Retry-After: 60")}, "context"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), tt.deadline)
			defer cancel()
			s := newServer(t, tt.answers...)
			p, err := s.client(t).BeginDelete(ctx, "n1", nil)
			if err == nil {
				_, err = p.PollUntilDone(ctx, nil)
			}
			if got := outcome(err); got != tt.want {
				t.Errorf("got %s, want %s: %v", got, tt.want, err)
			}
		})
	}
}

func TestCancelledWhileWaitingForRetryAfter(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := newServer(t, func(w http.ResponseWriter, r *http.Request) {
		reply(429, "", "Retry-After: 60")(w, r)
		time.AfterFunc(20*time.Millisecond, cancel)
	})
	_, err := s.client(t).Get(ctx, "rg", "acr", "n1")
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the context's error", err)
	}
}

func TestRetryAfterLimits(t *testing.T) {
	long := reply(429, "", "Retry-After-Ms: 50")
	t.Run("client option below zero gives up at once", func(t *testing.T) {
		s := newServer(t, long)
		c := s.client(t, func(o *arm.ClientOptions) {
			o.PerCallPolicies = append(o.PerCallPolicies, armkit.Options{MaxRetryAfter: -1})
		})
		if _, err := c.Get(t.Context(), "rg", "acr", "n1"); outcome(err) != "429" || s.count() != 1 {
			t.Errorf("got %v after %d requests", err, s.count())
		}
	})
	t.Run("context option wins", func(t *testing.T) {
		s := newServer(t, long)
		ctx := armkit.WithMaxRetryAfter(t.Context(), 20*time.Millisecond)
		if _, err := s.client(t).Get(ctx, "rg", "acr", "n1"); outcome(err) != "429" || s.count() != 1 {
			t.Errorf("got %v after %d requests", err, s.count())
		}
	})
	t.Run("switched off retries stay off", func(t *testing.T) {
		s := newServer(t, long)
		c := s.client(t, func(o *arm.ClientOptions) { o.Retry.MaxRetries = -1 })
		if _, err := c.Get(t.Context(), "rg", "acr", "n1"); outcome(err) != "429" || s.count() != 1 {
			t.Errorf("got %v after %d requests", err, s.count())
		}
	})
	t.Run("the body is sent again", func(t *testing.T) {
		s := newServer(t, long, reply(200, connectionBody))
		name := "n1"
		if _, err := s.client(t).Update(t.Context(), "n1", Connection{Name: &name}, nil); err != nil {
			t.Fatal(err)
		}
		if s.bodies[0] != s.bodies[1] || !strings.Contains(s.bodies[1], `"n1"`) {
			t.Errorf("bodies %q", s.bodies)
		}
	})
}

func TestUnregisteredProviderIsRegistered(t *testing.T) {
	s := newServer(t,
		reply(409, `{"error":{"code":"MissingSubscriptionRegistration","message":"m"}}`),
		reply(200, `{}`),
		reply(200, `{"registrationState":"Registered"}`),
		reply(200, connectionBody))
	c := s.client(t, func(o *arm.ClientOptions) {
		o.DisableRPRegistration = false
		o.APIVersion = "2099-01-01" // azcore cannot register with it
	})
	if _, err := c.Get(t.Context(), "rg", "acr", "n1"); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(s.requests[1], "/providers/Microsoft.ContainerRegistry/register") || !strings.Contains(s.requests[3], "api-version=2099-01-01") {
		t.Errorf("requests %q", s.requests)
	}
}

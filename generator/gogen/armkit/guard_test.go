// The guards: no request and no token elsewhere, ids on every request, nothing secret in
// errors, logs and spans.

package armkit_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/arm"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/log"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/tracing"

	"github.com/seed184db40a/armgen/generator/gogen/armkit"
)

func TestLinksToAnotherHost(t *testing.T) {
	other := newServer(t, reply(200, `{"value":[{"name":"stolen"}]}`))
	tests := []struct {
		name   string
		answer answer
		change func(*arm.ClientOptions)
		ctx    func(context.Context) context.Context
		want   int // requests at the other host
	}{
		{name: "next link", answer: reply(200, `{"nextLink":"`+other.URL+`/p2"}`)},
		{name: "redirect", answer: reply(307, "", "Location: "+other.URL+"/p2")},
		{name: "next link allowed by option", answer: reply(200, `{"nextLink":"`+other.URL+`/p2"}`), want: 1,
			change: func(o *arm.ClientOptions) {
				o.PerCallPolicies = append(o.PerCallPolicies, armkit.Options{AllowedHosts: []string{"127.0.0.1"}})
			}},
		{name: "next link allowed by context", answer: reply(200, `{"nextLink":"`+other.URL+`/p2"}`), want: 1,
			ctx: func(ctx context.Context) context.Context {
				return armkit.WithAllowedHosts(ctx, strings.TrimPrefix(other.URL, "https://"))
			}},
		{name: "redirect allowed by option", answer: reply(307, "", "Location: "+other.URL+"/p2"), want: 1,
			change: func(o *arm.ClientOptions) {
				o.PerCallPolicies = append(o.PerCallPolicies, &armkit.Options{AllowedHosts: []string{"127.0.0.1"}})
			}},
		{name: "a pattern for another domain does not allow", answer: reply(200, `{"nextLink":"`+other.URL+`/p2"}`),
			change: func(o *arm.ClientOptions) {
				o.PerCallPolicies = append(o.PerCallPolicies, armkit.Options{AllowedHosts: []string{"*.0.0.1.example", "27.0.0.1", "*.7.0.0.1", "*.127.0.0.1"}})
			}},
		{name: "a pattern for its domain allows", answer: reply(200, `{"nextLink":"`+other.URL+`/p2"}`), want: 1,
			change: func(o *arm.ClientOptions) {
				o.PerCallPolicies = append(o.PerCallPolicies, armkit.Options{AllowedHosts: []string{"*.0.0.1"}})
			}},
		{name: "an allowed host in clear is not", answer: reply(200, `{"nextLink":"`+strings.Replace(other.URL, "https", "http", 1)+`/p2"}`),
			change: func(o *arm.ClientOptions) {
				o.PerCallPolicies = append(o.PerCallPolicies, armkit.Options{AllowedHosts: []string{"127.0.0.1"}})
			}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, before := newServer(t, tt.answer), other.count()
			change := tt.change
			if change == nil {
				change = func(*arm.ClientOptions) {}
			}
			ctx := t.Context()
			if tt.ctx != nil {
				ctx = tt.ctx(ctx)
			}
			_, err := names(ctx, s.client(t, change).NewListPager(nil))
			var refused *armkit.HostError
			if got := other.count() - before; got != tt.want || errors.As(err, &refused) != (tt.want == 0) {
				t.Errorf("%d requests reached the other host, want %d; error %v", got, tt.want, err)
			}
			if err != nil && s.count() != 1 {
				t.Errorf("the refused request was tried %d times", s.count())
			}
		})
	}
}

func TestHiddenRedirectIsNoticed(t *testing.T) {
	s := newServer(t, reply(200, connectionBody))
	c := s.client(t, func(o *arm.ClientOptions) {
		o.Transport = transport(func(r *http.Request) (*http.Response, error) {
			resp, err := s.Client().Do(r)
			if err == nil {
				moved := *resp.Request
				u := *moved.URL
				u.Host, moved.URL = "evil.example", &u
				resp.Request = &moved
			}
			return resp, err
		})
	})
	var refused *armkit.HostError
	if _, err := c.Get(t.Context(), "rg", "acr", "n1"); !errors.As(err, &refused) {
		t.Errorf("got %v", err)
	}
}

// transport is a function as a transport.
type transport func(*http.Request) (*http.Response, error)

func (f transport) Do(r *http.Request) (*http.Response, error) { return f(r) }

func TestRequestIDs(t *testing.T) {
	s := newServer(t, reply(503, ""), reply(200, connectionBody))
	c := s.client(t)
	ctx := armkit.WithCorrelationID(t.Context(), "5b6f1a52-0d0f-4e0b-9c35-9a9bb1b2a111")
	if _, err := c.Get(ctx, "rg", "acr", "n1"); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Get(armkit.WithClientRequestID(ctx, "mine"), "rg", "acr", "n1"); err != nil {
		t.Fatal(err)
	}
	id := func(i int) string { return s.headers[i].Get("x-ms-client-request-id") }
	if len(id(0)) != 36 || id(0) != id(1) || id(2) != "mine" {
		t.Errorf("client request ids %q %q %q: want one per call, the same for its retries", id(0), id(1), id(2))
	}
	for i := range s.headers {
		if got := s.headers[i].Get("x-ms-correlation-request-id"); got != "5b6f1a52-0d0f-4e0b-9c35-9a9bb1b2a111" {
			t.Errorf("correlation id %q", got)
		}
	}
	if agent := s.headers[0].Get("User-Agent"); !strings.HasPrefix(agent, "azsdk-go-containerregistry/v1.0.0 ") {
		t.Errorf("User-Agent %q", agent)
	}
}

func TestClientRequestIDCanBeLeftOut(t *testing.T) {
	s := newServer(t, reply(200, connectionBody))
	c := s.client(t, func(o *arm.ClientOptions) {
		o.PerCallPolicies = append(o.PerCallPolicies, armkit.Options{OmitClientRequestID: true})
	})
	for _, ctx := range []context.Context{t.Context(), armkit.WithClientRequestID(t.Context(), "mine")} {
		if _, err := c.Get(ctx, "rg", "acr", "n1"); err != nil {
			t.Fatal(err)
		}
	}
	if a, b := s.headers[0].Get("x-ms-client-request-id"), s.headers[1].Get("x-ms-client-request-id"); a != "" || b != "mine" {
		t.Errorf("client request ids %q and %q", a, b)
	}
}

// secrets are what must not appear anywhere.
var secrets = []string{"bearer-secret", "sig-secret", "body-secret"}

func TestNoSecretsInErrorsLogsAndSpans(t *testing.T) {
	var mu sync.Mutex
	var seen strings.Builder
	note := func(text string) {
		mu.Lock()
		defer mu.Unlock()
		seen.WriteString(text + "\n")
	}
	log.SetListener(func(_ log.Event, text string) { note(text) })
	t.Cleanup(func() { log.SetListener(nil) })

	tests := []struct {
		name    string
		answers []answer
	}{
		{"reset while following a signed link", []answer{reply(200, `{"nextLink":"{host}/p2?sig=sig-secret"}`), drop("")}},
		{"signed link to another host", []answer{reply(200, `{"nextLink":"https://evil.example/p2?sig=sig-secret"}`)}},
		{"signed link that is no URL", []answer{reply(200, `{"nextLink":"https://h/%zz?sig=sig-secret"}`)}},
		{"signed link answered with 500", []answer{reply(200, `{"nextLink":"{host}/p2?sig=sig-secret"}`), reply(500, "")}},
		{"secret in a truncated body", []answer{reply(200, `{"value":[{"name":"body-secret"`)}},
		{"secret where another type belongs", []answer{reply(200, `{"value":"body-secret"}`)}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newServer(t, tt.answers...)
			c := s.client(t, func(o *arm.ClientOptions) { o.TracingProvider = spans(note) })
			_, err := names(t.Context(), c.NewListPager(nil))
			if err == nil {
				t.Fatal("no error")
			}
			note(fmt.Sprintf("%v %+v %#v", err, err, err))
			for _, secret := range secrets {
				if at := strings.Index(seen.String(), secret); at >= 0 {
					t.Errorf("%s shows in …%s", secret, seen.String()[max(0, at-200):at+len(secret)])
				}
			}
		})
	}
}

// locked is a model with a secret, as the generator writes it.
type locked struct{ connection }

func (m locked) LogValue() slog.Value { return armkit.LogValue(&m.connection) }

// A user who asks azcore to log bodies sees those that have no secrets, and no others.
func TestLoggedBodies(t *testing.T) {
	for name, tt := range map[string]struct {
		send func(*armkit.Client, context.Context) error
		seen bool
	}{
		"answer without secrets": {func(c *armkit.Client, ctx context.Context) error {
			return c.Call("C.M", http.MethodGet, "/a").Returns(new(connection), 200).Do(ctx)
		}, true},
		"answer with secrets": {func(c *armkit.Client, ctx context.Context) error {
			return c.Call("C.M", http.MethodGet, "/a").Returns(new(locked), 200).Do(ctx)
		}, false},
		"answer of no model": {func(c *armkit.Client, ctx context.Context) error {
			return c.Call("C.M", http.MethodGet, "/a").Returns(armkit.DecoderFunc(func(r *armkit.Reader) { r.Any() }), 200).Do(ctx)
		}, false},
		"request with secrets": {func(c *armkit.Client, ctx context.Context) error {
			body := "body-secret"
			return c.Call("C.M", http.MethodPut, "/a").JSON(&locked{connection{Name: &body}}).ReturnsNothing(200).Do(ctx)
		}, false},
		"text": {func(c *armkit.Client, ctx context.Context) error {
			return c.Call("C.M", http.MethodPut, "/a").Text("body-secret", "text/plain").ReturnsNothing(200).Do(ctx)
		}, false},
	} {
		t.Run(name, func(t *testing.T) {
			var seen strings.Builder
			log.SetListener(func(_ log.Event, text string) { seen.WriteString(text) })
			t.Cleanup(func() { log.SetListener(nil) })
			s := newServer(t, reply(200, `{"name":"body-secret"}`))
			options := s.options()
			options.Logging.IncludeBody = true
			c, err := armkit.NewClient(armkit.Config{Module: "m", Version: "v1.0.0"}, &token{}, options)
			if err != nil {
				t.Fatal(err)
			}
			if err := tt.send(c, t.Context()); err != nil {
				t.Fatal(err)
			}
			if got := strings.Contains(seen.String(), "body-secret"); got != tt.seen || !strings.Contains(seen.String(), "/a") {
				t.Errorf("the body is logged: %t\n%s", got, seen.String())
			}
		})
	}
}

func TestNoSecretsInDecodeErrors(t *testing.T) {
	s := newServer(t, reply(200, `{"port":"body-secret"}`))
	read := armkit.DecoderFunc(func(r *armkit.Reader) {
		armkit.Map(r, (*armkit.Reader).Int32)
	})
	err := internalClient(t, s).Call("C.M", http.MethodGet, "/a").Returns(read, 200).Do(t.Context())
	var where *armkit.DecodeError
	if !errors.As(err, &where) || where.Path != "$.port" || !strings.Contains(err.Error(), "found the string") || strings.Contains(err.Error(), "body-secret") {
		t.Errorf("got %v", err)
	}
	if e := failure(t, err); e.StatusCode != 200 || strings.Contains(e.Error(), "body-secret") {
		t.Errorf("got %v", e)
	}
}

// spans is a tracing provider that notes all that a span is told.
func spans(note func(string)) tracing.Provider {
	return tracing.NewProvider(func(name, version string) tracing.Tracer {
		return tracing.NewTracer(func(ctx context.Context, name string, o *tracing.SpanOptions) (context.Context, tracing.Span) {
			note("span " + name)
			for _, a := range o.Attributes {
				note(fmt.Sprint(a.Key, "=", a.Value))
			}
			return ctx, tracing.NewSpan(tracing.SpanImpl{
				End:           func() {},
				SetAttributes: func(as ...tracing.Attribute) { note(fmt.Sprint(as)) },
				AddEvent:      func(name string, as ...tracing.Attribute) { note(fmt.Sprint(name, as)) },
				SetStatus:     func(_ tracing.SpanStatus, text string) { note(text) },
			})
		}, nil)
	}, nil)
}

func TestSpansAreNamedLikeTheOfficialOnes(t *testing.T) {
	var seen []string
	s := newServer(t, reply(200, connectionBody))
	c := s.client(t, func(o *arm.ClientOptions) {
		o.TracingProvider = spans(func(text string) {
			if name, ok := strings.CutPrefix(text, "span "); ok {
				seen = append(seen, name)
			}
		})
	})
	if _, err := c.Get(t.Context(), "rg", "acr", "n1"); err != nil {
		t.Fatal(err)
	}
	if _, err := put(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	if _, err := names(t.Context(), c.NewListPager(nil)); err != nil {
		t.Fatal(err)
	}
	got := strings.Join(seen, " | ")
	for _, want := range []string{"ConnectionsClient.Get | HTTP GET", "ConnectionsClient.BeginCreateOrUpdate | HTTP PUT", "Poller[CreateOrUpdateResponse].PollUntilDone", "Pager[ListResponse].NextPage | HTTP GET"} {
		if !strings.Contains(got, want) {
			t.Errorf("spans %s lack %s", got, want)
		}
	}
}

func TestValidatingClientSendsNothing(t *testing.T) {
	s := newServer(t, reply(200, connectionBody))
	c := s.client(t)
	var broken armkit.Violations
	if _, err := c.Validating().Update(t.Context(), "n1", Connection{}, nil); !errors.As(err, &broken) || broken[0].Path != "name" {
		t.Errorf("got %v", err)
	}
	if s.count() != 0 {
		t.Error("the request was sent")
	}
	if _, err := c.Update(t.Context(), "n1", Connection{}, nil); err != nil {
		t.Errorf("the client itself validates: %v", err)
	}
}

// changes is a body whose location is set at creation only, with a note that only updates have.
type changes struct {
	Label *string `json:"label,omitempty"`
}

func (c changes) Check(v armkit.Violations) armkit.Violations {
	v = v.Required("location", false).NotIn(armkit.Update, "location")
	v = v.Required("locations", c.Label != nil)
	var inner *Connection
	if c.Label != nil {
		inner = &Connection{ID: c.Label}
	}
	v = v.Model("inner", inner).NotIn(armkit.Update, "inner")
	return v.Required("note", false).NotIn(armkit.Create, "note")
}

func TestValidatingClientWantsWhatIsSent(t *testing.T) {
	client := newServer(t, reply(200, connectionBody)).client(t).Validating()
	for method, want := range map[string]string{
		http.MethodPut:   "location: is required\nlocations: is required",
		http.MethodPatch: "locations: is required\nnote: is required",
	} {
		err := client.internal.Call("Client.Change", method, "/things").JSON(changes{}).Do(t.Context())
		if err == nil || err.Error() != want {
			t.Errorf("%s: got %v", method, err)
		}
	}
	err := client.internal.Call("Client.Change", http.MethodPut, "/things").JSON(changes{Label: ptr("x")}).Do(t.Context())
	if want := "location: is required\ninner.name: is required"; err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
}

func TestOneClientManyGoroutines(t *testing.T) {
	s := newServer(t, reply(200, connectionBody))
	c := s.client(t)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 5 {
				if _, err := c.Get(context.Background(), "rg", "acr", "n1"); err != nil {
					t.Error(err)
				}
				if _, err := put(context.Background(), c.Validating()); err != nil {
					t.Error(err)
				}
				if _, err := names(context.Background(), c.NewListPager(nil)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
}

var _ policy.Policy = armkit.Options{}

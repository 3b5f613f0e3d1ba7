// This file holds the settings that go beyond azcore's client options, and how they travel:
// for all calls of a client as a policy, for one call in its context.

package armkit

import (
	"context"
	"net/http"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
)

// defaultMaxRetryAfter bounds how long a call waits for a Retry-After that azcore gives up on.
// Throttled ARM requests ask for some minutes.
const defaultMaxRetryAfter = 10 * time.Minute

// Options are the settings of generated clients that azcore has no field for. They are given as
// a policy, so that constructors keep the signature everybody knows:
//
//	options := &arm.ClientOptions{}
//	options.PerCallPolicies = append(options.PerCallPolicies, armkit.Options{
//		AllowedHosts:  []string{"*.blob.core.windows.net"},
//		MaxRetryAfter: 30 * time.Minute,
//	})
//
// As a policy they do nothing, so the same options may be given to other Azure clients.
type Options struct {
	// AllowedHosts are the hosts besides the endpoint's own that next links, polling URLs and
	// redirects may lead to: "host", "host:port", or "*.domain" for all hosts below a domain.
	// Requests there carry the client's credential.
	AllowedHosts []string

	// MaxRetryAfter is the longest Retry-After that is waited for when it is above azcore's
	// Retry.MaxRetryDelay: ten minutes if zero; below zero such responses are errors at once,
	// as azcore has it. A wait that would end after the context's deadline is not begun.
	MaxRetryAfter time.Duration

	// OmitClientRequestID leaves out the x-ms-client-request-id that every request gets
	// otherwise, for services outside ARM that refuse it. [WithClientRequestID] still counts.
	OmitClientRequestID bool
}

// Do implements [policy.Policy] by doing nothing.
func (o Options) Do(req *policy.Request) (*http.Response, error) { return req.Next() }

// findOptions returns the last Options among the policies, or the defaults.
func findOptions(policies []policy.Policy) Options {
	var found Options
	for _, p := range policies {
		switch o := p.(type) {
		case Options:
			found = o
		case *Options:
			found = *o
		}
	}
	if found.MaxRetryAfter == 0 {
		found.MaxRetryAfter = defaultMaxRetryAfter
	}
	return found
}

// callSettings is what a context carries for the calls made with it.
type callSettings struct {
	allowedHosts    []string
	maxRetryAfter   *time.Duration
	clientRequestID string
	correlationID   string
}

// settingsKey is the context key of callSettings.
type settingsKey struct{}

// settingsOf returns the settings that the context carries.
func settingsOf(ctx context.Context) callSettings {
	s, _ := ctx.Value(settingsKey{}).(callSettings)
	return s
}

// WithAllowedHosts allows the hosts for calls made with the context, besides those of the
// client; see [Options].
func WithAllowedHosts(ctx context.Context, hosts ...string) context.Context {
	s := settingsOf(ctx)
	s.allowedHosts = append(append([]string(nil), s.allowedHosts...), hosts...)
	return context.WithValue(ctx, settingsKey{}, s)
}

// WithMaxRetryAfter sets [Options].MaxRetryAfter for calls made with the context.
func WithMaxRetryAfter(ctx context.Context, limit time.Duration) context.Context {
	s := settingsOf(ctx)
	s.maxRetryAfter = &limit
	return context.WithValue(ctx, settingsKey{}, s)
}

// WithClientRequestID sets the x-ms-client-request-id of calls made with the context; without
// it every request gets a new one.
func WithClientRequestID(ctx context.Context, id string) context.Context {
	s := settingsOf(ctx)
	s.clientRequestID = id
	return context.WithValue(ctx, settingsKey{}, s)
}

// WithCorrelationID sends the id as x-ms-correlation-request-id with calls made with the
// context. ARM expects a GUID with hyphens and ties the calls together in its activity log.
func WithCorrelationID(ctx context.Context, id string) context.Context {
	s := settingsOf(ctx)
	s.correlationID = id
	return context.WithValue(ctx, settingsKey{}, s)
}

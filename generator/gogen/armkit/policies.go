// This file adds what azcore's pipeline leaves out: request ids, and patience with a Retry-After
// that is longer than azcore is willing to wait.

package armkit

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/arm"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/cloud"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"
)

// Names of the headers that tie requests together.
const (
	clientRequestIDHeader = "x-ms-client-request-id"
	correlationIDHeader   = "x-ms-correlation-request-id"
)

// addPolicies puts the policies of this package in front of the user's.
func addPolicies(options *policy.ClientOptions, endpoint string) {
	extra := findOptions(options.PerCallPolicies)
	guard := guardPolicy{allowed: slices.Clone(extra.AllowedHosts)}
	if u, err := url.Parse(endpoint); err == nil {
		guard.endpoint = originOf(u)
	}
	options.Transport = guard.transport(options.Transport)
	options.PerCallPolicies = append([]policy.Policy{
		guard,
		requestIDPolicy{omit: extra.OmitClientRequestID},
		patiencePolicy{retry: options.Retry, limit: extra.MaxRetryAfter},
	}, options.PerCallPolicies...)
}

// armEndpoint returns the endpoint that arm.NewClient will use.
func armEndpoint(options *arm.ClientOptions) (string, error) {
	service := cloud.AzurePublic.Services[cloud.ResourceManager]
	if own, ok := options.Cloud.Services[cloud.ResourceManager]; ok {
		service = own
	}
	if service.Endpoint == "" {
		return "", nil // arm.NewClient has the better message
	}
	return service.Endpoint, checkEndpoint(service.Endpoint)
}

// requestIDPolicy gives every request an id, and the correlation id of its context.
type requestIDPolicy struct {
	omit bool // make up no id
}

// Do sets the headers unless the operation's own parameters have set them.
func (p requestIDPolicy) Do(req *policy.Request) (*http.Response, error) {
	settings, header := settingsOf(req.Raw().Context()), req.Raw().Header
	if settings.clientRequestID != "" && header.Get(clientRequestIDHeader) == "" {
		header.Set(clientRequestIDHeader, settings.clientRequestID)
	}
	if settings.correlationID != "" && header.Get(correlationIDHeader) == "" {
		header.Set(correlationIDHeader, settings.correlationID)
	}
	if header.Get(clientRequestIDHeader) == "" && !p.omit {
		id, err := runtime.NewUUID()
		if err != nil {
			return nil, err
		}
		header.Set(clientRequestIDHeader, id)
	}
	return req.Next()
}

// patiencePolicy sits around azcore's retry policy, which returns a throttled response at once
// when its Retry-After is above MaxRetryDelay. This policy waits instead.
type patiencePolicy struct {
	retry policy.RetryOptions
	limit time.Duration
}

// Do sends the request again after each wait, as often as azcore would retry.
func (p patiencePolicy) Do(req *policy.Request) (*http.Response, error) {
	tries := int32(3)
	if p.retry.MaxRetries != 0 {
		tries = p.retry.MaxRetries
	}
	for ; ; tries-- {
		resp, err := req.Next()
		if err != nil || tries <= 0 {
			return resp, err
		}
		wait := p.wait(req.Raw().Context(), resp)
		if wait <= 0 {
			return resp, nil
		}
		runtime.Drain(resp)
		if err := sleep(req.Raw().Context(), wait); err != nil {
			return nil, err
		}
		if err := req.RewindBody(); err != nil {
			return nil, err
		}
	}
}

// wait returns how long to wait before the request is sent again, zero for not at all.
func (p patiencePolicy) wait(ctx context.Context, resp *http.Response) time.Duration {
	limit := p.limit
	if own := settingsOf(ctx).maxRetryAfter; own != nil {
		limit = *own
	}
	azcoreLimit := p.retry.MaxRetryDelay
	if azcoreLimit == 0 {
		azcoreLimit = time.Minute
	}
	delay := retryAfter(resp.Header, time.Now())
	if azcoreLimit < 0 || delay <= azcoreLimit || delay > limit || !p.retriable(resp) {
		return 0
	}
	if deadline, ok := ctx.Deadline(); ok && time.Until(deadline) < delay {
		return 0
	}
	return delay
}

// retriable reports whether azcore retries this response.
func (p patiencePolicy) retriable(resp *http.Response) bool {
	if p.retry.ShouldRetry != nil {
		return p.retry.ShouldRetry(resp, nil)
	}
	codes := p.retry.StatusCodes
	if codes == nil {
		codes = []int{408, 429, 500, 502, 503, 504}
	}
	return slices.Contains(codes, resp.StatusCode)
}

// retryAfter reads the headers that azcore reads: milliseconds, seconds or a date.
func retryAfter(header http.Header, now time.Time) time.Duration {
	for _, name := range []string{"retry-after-ms", "x-ms-retry-after-ms"} {
		if ms, err := strconv.Atoi(header.Get(name)); err == nil && ms > 0 {
			return time.Duration(ms) * time.Millisecond
		}
	}
	text := header.Get("Retry-After")
	if s, err := strconv.Atoi(text); err == nil {
		return time.Duration(s) * time.Second
	}
	if at, err := http.ParseTime(text); err == nil {
		return at.Sub(now)
	}
	return 0
}

// sleep waits, but not longer than the context lives.
func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

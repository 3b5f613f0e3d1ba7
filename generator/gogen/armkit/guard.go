// This file holds the guard against requests, and tokens, to a host that is not the service's:
// next links, polling URLs and redirects are written by the server, and azcore follows them
// anywhere, with the credential.

package armkit

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"
)

// HostError reports that a server sent a client to a host that the client may not talk to. No
// request was sent there.
type HostError struct {
	// Host is where the link led, with its scheme.
	Host string

	// Endpoint is where the client belongs.
	Endpoint string
}

// Error says which host was refused and how to allow it.
func (e *HostError) Error() string {
	return fmt.Sprintf("refused to follow a link from %s to %s: no request was sent; to allow it, put the host into armkit.Options.AllowedHosts or use armkit.WithAllowedHosts", e.Endpoint, e.Host)
}

// NonRetriable marks the error as final for azcore's retry policy.
func (e *HostError) NonRetriable() {}

// origin is scheme and host of a URL, in lower case and without a default port.
type origin string

// originOf returns the origin of a URL.
func originOf(u *url.URL) origin {
	scheme, host := strings.ToLower(u.Scheme), strings.ToLower(u.Host)
	switch scheme {
	case "https":
		host = strings.TrimSuffix(host, ":443")
	case "http":
		host = strings.TrimSuffix(host, ":80")
	}
	return origin(scheme + "://" + host)
}

// guardPolicy refuses requests that leave the origin of their call.
type guardPolicy struct {
	endpoint origin // for requests without a call, such as registering a resource provider
	allowed  []string
}

// Do checks where the request goes and, for transports that follow redirects unseen, where the
// response comes from.
func (g guardPolicy) Do(req *policy.Request) (*http.Response, error) {
	home := g.endpoint
	var own origin
	if req.OperationValue(&own) {
		home = own
	}
	ctx := req.Raw().Context()
	if err := g.check(ctx, home, req.Raw().URL); err != nil {
		return nil, err
	}
	resp, err := req.Next()
	if err != nil || resp.Request == nil || resp.Request.URL == nil {
		return resp, err
	}
	if err := g.check(ctx, home, resp.Request.URL); err != nil {
		runtime.Drain(resp)
		return nil, err
	}
	return resp, nil
}

// check returns a *HostError unless u is at home or allowed.
func (g guardPolicy) check(ctx context.Context, home origin, u *url.URL) error {
	target := originOf(u)
	if target == home {
		return nil
	}
	sameScheme := strings.HasPrefix(string(home), u.Scheme+"://") || u.Scheme == "https"
	if sameScheme && (hostAllowed(g.allowed, u) || hostAllowed(settingsOf(ctx).allowedHosts, u)) {
		return nil
	}
	return &HostError{Host: string(target), Endpoint: string(home)}
}

// hostAllowed reports whether a pattern of [Options].AllowedHosts covers the URL's host.
func hostAllowed(patterns []string, u *url.URL) bool {
	name, full := strings.ToLower(u.Hostname()), strings.ToLower(u.Host)
	for _, p := range patterns {
		p = strings.ToLower(p)
		if p == name || p == full {
			return true
		}
		if domain, ok := strings.CutPrefix(p, "*."); ok && strings.HasSuffix(name, "."+domain) {
			return true
		}
	}
	return false
}

// transport returns t with redirects under the guard. Transports that are no *http.Client are
// left as they are; the policy looks at what they return.
func (g guardPolicy) transport(t policy.Transporter) policy.Transporter {
	client := &http.Client{}
	if given, ok := t.(*http.Client); ok && given != nil {
		*client = *given
	} else if t != nil {
		return t
	}
	next := client.CheckRedirect
	client.CheckRedirect = func(req *http.Request, via []*http.Request) error {
		if err := g.check(req.Context(), originOf(via[0].URL), req.URL); err != nil {
			return err
		}
		if next != nil {
			return next(req, via)
		}
		if len(via) >= 10 {
			return errors.New("stopped after 10 redirects")
		}
		return nil
	}
	return client
}

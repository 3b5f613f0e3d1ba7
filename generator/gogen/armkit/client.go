// This file holds the client that generated clients are built on: it turns azcore's client
// options into a pipeline with the guards of this package in front.
//
// A generated client has one field, its *Client, and calls one method of it, [Client.Call].
// Everything that is the same for all operations of all services is here and not in
// generated code.

package armkit

import (
	"errors"
	"net/url"
	"strings"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/arm"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/tracing"
)

// Config is what a generated package knows about its service.
type Config struct {
	// Module and Version identify the generated package in the User-Agent and in spans.
	// Version has the form v1.2.3.
	Module, Version string

	// APIVersion is the api-version of the specification; ClientOptions.APIVersion overrides it.
	// Empty for a service without versions.
	APIVersion string

	// Endpoint is the service's base URL; for ARM clients it comes from ClientOptions.Cloud.
	// It may hold {name} placeholders that [Call.Host] fills.
	Endpoint string

	// Scopes are the OAuth scopes of a service outside ARM.
	Scopes []string

	// KeyHeader and KeyPrefix say where a service outside ARM expects its key.
	KeyHeader, KeyPrefix string
}

// Client sends the calls of one generated client. It is immutable and safe for concurrent use.
type Client struct {
	endpoint   string
	pipeline   runtime.Pipeline
	quiet      *runtime.Pipeline // logs no bodies; nil when pipeline does not either
	tracer     tracing.Tracer
	apiVersion string // default of the specification
	override   string // ClientOptions.APIVersion
	validating bool
}

// NewClient returns a client of an ARM service. Options of this package travel in
// ClientOptions.PerCallPolicies, see [Options].
func NewClient(config Config, cred azcore.TokenCredential, options *arm.ClientOptions) (*Client, error) {
	clone := options.Clone()
	if clone == nil {
		clone = &arm.ClientOptions{}
	}
	client := &Client{apiVersion: config.APIVersion, override: takeAPIVersion(&clone.ClientOptions)}
	endpoint, err := armEndpoint(clone)
	if err != nil {
		return nil, err
	}
	addPolicies(&clone.ClientOptions, endpoint)
	inner, err := arm.NewClient(config.Module, config.Version, cred, clone)
	if err != nil {
		return nil, err
	}
	client.endpoint, client.pipeline, client.tracer = inner.Endpoint(), inner.Pipeline(), inner.Tracer()
	if clone.Logging.IncludeBody {
		clone.Logging.IncludeBody = false
		if inner, err = arm.NewClient(config.Module, config.Version, cred, clone); err != nil {
			return nil, err
		}
		quiet := inner.Pipeline()
		client.quiet = &quiet
	}
	return client, nil
}

// NewServiceClient returns a client of a service outside ARM, at config.Endpoint. A nil
// credential sends requests without authorization.
func NewServiceClient(config Config, cred azcore.TokenCredential, options *azcore.ClientOptions) (*Client, error) {
	if cred == nil {
		return newService(config, nil, options)
	}
	insecure := options != nil && options.InsecureAllowCredentialWithHTTP
	return newService(config, runtime.NewBearerTokenPolicy(cred, config.Scopes, &policy.BearerTokenOptions{
		InsecureAllowCredentialWithHTTP: insecure,
	}), options)
}

// NewKeyClient returns a client of a service outside ARM that authorizes with a key.
func NewKeyClient(config Config, key *azcore.KeyCredential, options *azcore.ClientOptions) (*Client, error) {
	if key == nil {
		return nil, errors.New("the key credential is nil; use the constructor without credential for anonymous access")
	}
	insecure := options != nil && options.InsecureAllowCredentialWithHTTP
	return newService(config, runtime.NewKeyCredentialPolicy(key, config.KeyHeader, &runtime.KeyCredentialPolicyOptions{
		InsecureAllowCredentialWithHTTP: insecure,
		Prefix:                          config.KeyPrefix,
	}), options)
}

// newService builds the client of a service outside ARM; auth is nil for anonymous access.
func newService(config Config, auth policy.Policy, options *azcore.ClientOptions) (*Client, error) {
	if !strings.Contains(config.Endpoint, "{") {
		if err := checkEndpoint(config.Endpoint); err != nil {
			return nil, err
		}
	}
	clone := cloneOptions(options)
	client := &Client{
		endpoint:   config.Endpoint,
		apiVersion: config.APIVersion,
		override:   takeAPIVersion(clone),
	}
	addPolicies(clone, config.Endpoint)
	var pipelineOptions runtime.PipelineOptions
	if auth != nil {
		pipelineOptions.PerRetry = []policy.Policy{auth}
	}
	inner, err := azcore.NewClient(config.Module, config.Version, pipelineOptions, clone)
	if err != nil {
		return nil, err
	}
	client.pipeline, client.tracer = inner.Pipeline(), inner.Tracer()
	if clone.Logging.IncludeBody {
		clone.Logging.IncludeBody = false
		if inner, err = azcore.NewClient(config.Module, config.Version, pipelineOptions, clone); err != nil {
			return nil, err
		}
		quiet := inner.Pipeline()
		client.quiet = &quiet
	}
	return client, nil
}

// Validating returns a client whose calls check their parameters and bodies first and send
// nothing when a check fails.
func (c *Client) Validating() *Client {
	v := *c
	v.validating = true
	return &v
}

// APIVersion returns the api-version to use where the specification says specified.
func (c *Client) APIVersion(specified string) string {
	if c.override != "" {
		return c.override
	}
	return specified
}

// takeAPIVersion removes the api-version from the options and returns it. This package sets it
// itself, on the calls of the client and next links and not on polling URLs, which belong to
// the service. azcore's own way also breaks its registration of resource providers.
func takeAPIVersion(options *policy.ClientOptions) string {
	version := options.APIVersion
	options.APIVersion = ""
	return version
}

// cloneOptions copies what addPolicies changes.
func cloneOptions(options *azcore.ClientOptions) *azcore.ClientOptions {
	if options == nil {
		return &azcore.ClientOptions{}
	}
	clone := *options
	return &clone
}

// checkEndpoint refuses an endpoint that is no absolute URL.
func checkEndpoint(endpoint string) error {
	u, err := url.Parse(endpoint)
	if err != nil {
		return redactURL(err)
	}
	if u.Host == "" || (u.Scheme != "https" && u.Scheme != "http") {
		return errors.New("the endpoint must be an absolute URL such as https://example.azure.com")
	}
	return nil
}

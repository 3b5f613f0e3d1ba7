package fake

// This file connects clients of the same process: a transport, a credential and
// client options.

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/arm"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
)

// Do answers a request without a network; a Server is a policy.Transporter.
func (s *Server) Do(req *http.Request) (resp *http.Response, err error) {
	if err := req.Context().Err(); err != nil {
		return nil, err
	}
	defer func() {
		switch cause := recover(); cause {
		case nil:
		case http.ErrAbortHandler:
			resp, err = nil, io.ErrUnexpectedEOF
		default:
			panic(cause)
		}
	}()
	inner := req.Clone(req.Context())
	if inner.Body == nil {
		inner.Body = http.NoBody
	}
	r := &recorder{header: http.Header{}, status: http.StatusOK}
	s.ServeHTTP(r, inner)
	if err := req.Context().Err(); err != nil {
		return nil, err
	}
	return r.response(req), nil
}

// ClientOptions are options for a client of the server: its transport, and retries
// that do not wait.
func (s *Server) ClientOptions() *arm.ClientOptions {
	return &arm.ClientOptions{
		ClientOptions: policy.ClientOptions{
			Transport: s,
			Retry:     policy.RetryOptions{RetryDelay: time.Millisecond, MaxRetryDelay: 10 * time.Millisecond},
		},
		DisableRPRegistration: true,
	}
}

// Credential is a credential that the server accepts, as it does any other.
func (s *Server) Credential() azcore.TokenCredential { return credential{} }

type credential struct{}

func (credential) GetToken(context.Context, policy.TokenRequestOptions) (azcore.AccessToken, error) {
	return azcore.AccessToken{Token: "fake", ExpiresOn: time.Now().Add(time.Hour)}, nil
}

// recorder collects a response.
type recorder struct {
	header http.Header
	status int
	wrote  bool
	body   bytes.Buffer
}

func (r *recorder) Header() http.Header { return r.header }

func (r *recorder) WriteHeader(status int) {
	if !r.wrote {
		r.wrote, r.status = true, status
	}
}

func (r *recorder) Write(data []byte) (int, error) {
	r.wrote = true
	return r.body.Write(data)
}

func (r *recorder) response(req *http.Request) *http.Response {
	return &http.Response{
		Status: fmt.Sprintf("%d %s", r.status, http.StatusText(r.status)), StatusCode: r.status,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: r.header, Request: req,
		Body: io.NopCloser(bytes.NewReader(r.body.Bytes())), ContentLength: int64(r.body.Len()),
	}
}

// Checked makes a body check from a model: the body must decode and validate.
func Checked[T any, P interface {
	*T
	json.Unmarshaler
	Validate() error
}]() func([]byte) error {
	return func(data []byte) error {
		value := P(new(T))
		if err := value.UnmarshalJSON(data); err != nil {
			return err
		}
		return value.Validate()
	}
}

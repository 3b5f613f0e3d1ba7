// This file runs long-running operations. azcore's Poller is what users hold; the handler in it
// is ours, because azcore's own take a 200 with an error body for success, refuse relative
// polling URLs, and follow polling URLs to any host.
//
// poller_state.go holds the rules, this file the requests.

package armkit

import (
	"context"
	"errors"
	"net/http"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"
)

// LRO is what a generated method knows about its long-running operation.
type LRO struct {
	// FinalStateVia is the specification's final-state-via, empty where it has none.
	FinalStateVia runtime.FinalStateVia

	// ResumeToken continues an operation that another poller began; nothing is sent then.
	ResumeToken string
}

// Begin starts a long-running operation and returns its poller. The call's results point into
// out, which the poller returns when the operation has succeeded.
func Begin[T any](ctx context.Context, call *Call, out *T, lro LRO) (*runtime.Poller[T], error) {
	return begin(ctx, &operation{call: call, finish: call.decode}, out, lro)
}

// BeginPager is [Begin] for an operation whose result is the first page of a list.
func BeginPager[T any](ctx context.Context, list Paging[T], lro LRO) (*runtime.Poller[*runtime.Pager[T]], error) {
	var pager *runtime.Pager[T]
	op := &operation{call: list.First(new(T))}
	op.finish = func(resp *http.Response) error {
		list.firstPage = new(T)
		err := list.First(list.firstPage).decode(resp)
		pager = NewPager(list)
		return err
	}
	return begin(ctx, op, &pager, lro)
}

// begin sends the call, or takes up the resume token, and wraps the operation in a poller.
func begin[T any](ctx context.Context, op *operation, out *T, lro LRO) (*runtime.Poller[T], error) {
	client := op.call.client
	if lro.ResumeToken != "" {
		return runtime.NewPollerFromResumeToken(lro.ResumeToken, client.pipeline, &runtime.NewPollerFromResumeTokenOptions[T]{
			Handler: newHandler[T](op), Response: out, Tracer: client.tracer,
		})
	}
	resp, err := op.start(ctx, string(lro.FinalStateVia))
	if err != nil {
		return nil, err
	}
	return runtime.NewPoller(resp, client.pipeline, &runtime.NewPollerOptions[T]{
		Handler: newHandler[T](op), Response: out, Tracer: client.tracer,
	})
}

// handler is the operation as azcore wants to see it. It is all that the compiler copies for
// every type of result. Its exported part is the resume token.
type handler[T any] struct {
	State *operationState `json:"operation"`
	op    *operation
}

func newHandler[T any](op *operation) *handler[T] { return &handler[T]{State: &op.state, op: op} }

// Done reports whether the operation has ended, well or badly.
func (h *handler[T]) Done() bool { return h.op.state.terminal() }

// Poll asks for the state of the operation. An error leaves the operation where it was.
func (h *handler[T]) Poll(ctx context.Context) (*http.Response, error) { return h.op.poll(ctx) }

// Result decodes the final state to where the call's results point.
func (h *handler[T]) Result(ctx context.Context, _ *T) error { return h.op.result(ctx) }

// operation is a long-running operation on its way.
type operation struct {
	state  operationState
	call   *Call
	finish func(*http.Response) error // decodes the final response into the poller's result
	resp   *http.Response             // the last response
	missed int                        // polls in a row that did not find the new resource yet
}

// start sends the first request and reads from its response how to go on.
func (o *operation) start(ctx context.Context, via string) (resp *http.Response, err error) {
	ctx, end := o.call.start(ctx)
	defer func() { end(err) }()
	o.call.accepts202 = true
	if resp, err = o.call.send(ctx); err != nil {
		return nil, err
	}
	o.resp = resp
	o.state, err = firstState(resp, via)
	return resp, err
}

// poll asks for the state of the operation.
func (o *operation) poll(ctx context.Context) (*http.Response, error) {
	resp, err := o.get(ctx, o.state.PollURL)
	if err != nil {
		return nil, err
	}
	next, err := o.state.after(resp, o.missed)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode == http.StatusNotFound {
		o.missed++
	} else {
		o.missed = 0
	}
	o.state, o.resp = next, resp
	return resp, nil
}

// result decodes the final state of a successful operation, or returns the service's error.
func (o *operation) result(ctx context.Context) error {
	switch {
	case o.state.failed() && o.resp.StatusCode >= 400:
		return responseError(o.resp)
	case o.state.failed():
		return operationError(o.resp, o.state.Status)
	}
	if !o.call.decodes() {
		return nil
	}
	resp := o.resp
	if target := o.state.finalURL(resp); target != "" {
		var err error
		if resp, err = o.get(ctx, target); err != nil {
			return err
		}
		if resp.StatusCode >= 300 {
			return responseError(resp)
		}
	}
	if resp.StatusCode == http.StatusNoContent || resp.StatusCode == http.StatusNotFound {
		return nil
	}
	if isErrorBody(resp) {
		return operationError(resp, "")
	}
	return o.finish(resp)
}

// get fetches a URL that the service gave, under the guard of the call's own origin, which is
// never that of a resume token.
func (o *operation) get(ctx context.Context, target string) (*http.Response, error) {
	ctx = context.WithValue(ctx, runtime.CtxAPINameKey{}, o.call.name)
	req, err := runtime.NewRequest(ctx, http.MethodGet, target)
	if err != nil {
		return nil, redactURL(err)
	}
	req.Raw().Header.Set("Accept", "application/json")
	return o.call.do(req)
}

// errNoPollingURL reports an operation that was accepted without a way to follow it.
var errNoPollingURL = errors.New("the response was accepted, but has no Azure-AsyncOperation, Operation-Location or Location header to follow the operation with")

// Every way in which a long-running operation goes on and ends, with its outcome.

package armkit_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"

	"github.com/seed184db40a/armgen/generator/gogen/armkit"
)

var quick = &runtime.PollUntilDoneOptions{Frequency: time.Millisecond}

const (
	failedBody   = `{"status":"Failed","error":{"code":"QuotaExceeded","message":"no more"}}`
	canceledBody = `{"status":"Canceled"}`
	creating     = `{"name":"n1","properties":{"provisioningState":"Creating"}}`
)

// put runs a PUT to its end and returns the name of the result.
func put(ctx context.Context, c *ConnectionsClient) (string, error) {
	name := "n1"
	p, err := c.BeginCreateOrUpdate(ctx, "rg", "acr", "n1", Connection{Name: &name}, nil)
	if err != nil {
		return "", err
	}
	r, err := p.PollUntilDone(ctx, quick)
	return nameOf(r.Name), err
}

func remove(ctx context.Context, c *ConnectionsClient) (string, error) {
	p, err := c.BeginDelete(ctx, "n1", nil)
	if err != nil {
		return "", err
	}
	_, err = p.PollUntilDone(ctx, quick)
	return "", err
}

// act returns a function that runs a POST with a final-state-via.
func act(via runtime.FinalStateVia) func(context.Context, *ConnectionsClient) (string, error) {
	return func(ctx context.Context, c *ConnectionsClient) (string, error) {
		p, err := c.BeginRun(ctx, "n1", via)
		if err != nil {
			return "", err
		}
		r, err := p.PollUntilDone(ctx, quick)
		return nameOf(r.Name), err
	}
}

func nameOf(name *string) string {
	if name == nil {
		return ""
	}
	return *name
}

func TestOperations(t *testing.T) {
	const async, location, operation = "Azure-AsyncOperation: {host}/async", "Location: {host}/location", "Operation-Location: {host}/operation"
	running, done := reply(200, `{"status":"Running"}`), reply(200, `{"status":"Succeeded"}`)
	post := act("")
	tests := []struct {
		name    string
		run     func(context.Context, *ConnectionsClient) (string, error)
		answers []answer
		want    string // outcome, and the result's name
		polled  string // paths after the first request
	}{
		{"PUT 201 with Azure-AsyncOperation ends with a GET of the resource", put, []answer{reply(201, creating, async), running, done, reply(200, connectionBody)}, "ok n1", "/async /async resource"},
		{"PUT 200 already succeeded is not polled", put, []answer{reply(200, connectionBody)}, "ok n1", ""},
		{"PUT 200 without provisioningState is not polled", put, []answer{reply(200, `{"name":"n1"}`)}, "ok n1", ""},
		{"PUT 201 without headers polls the resource", put, []answer{reply(201, creating), reply(200, creating), reply(200, connectionBody)}, "ok n1", "resource resource"},
		{"PUT 201 with Location only polls it", put, []answer{reply(201, creating, location), reply(202, ""), reply(200, connectionBody)}, "ok n1", "/location /location"},
		{"PUT with both headers prefers Azure-AsyncOperation", put, []answer{reply(201, creating, async, location), done, reply(200, connectionBody)}, "ok n1", "/async resource"},
		{"PUT with Operation-Location", put, []answer{reply(201, creating, operation), running, done, reply(200, connectionBody)}, "ok n1", "/operation /operation resource"},
		{"PUT 202 with Location without body at its end reads the resource", put, []answer{reply(202, "", location), reply(200, ""), reply(200, connectionBody)}, "ok n1", "/location resource"},
		{"PUT success without body is an empty result", put, []answer{reply(201, "", async), done, reply(200, "")}, "ok", "/async resource"},
		{"PUT whose resource is not visible yet waits for it", put, []answer{reply(201, creating), reply(404, ""), reply(404, ""), reply(200, connectionBody)}, "ok n1", "resource resource resource"},
		{"PUT whose resource never becomes visible is an error", put, []answer{reply(201, creating), reply(404, `{"error":{"code":"ResourceNotFound"}}`)}, "404 ResourceNotFound", "resource resource resource resource resource resource"},
		{"PUT whose resource ends Failed is an error", put, []answer{reply(201, creating), reply(200, `{"properties":{"provisioningState":"Failed"}}`)}, "200 Failed", "resource"},
		{"PUT 200 with an error body is an error (azure-sdk-for-go#23349)", put, []answer{reply(200, `{"error":{"code":"Broken","message":"m"}}`)}, "200 Broken", ""},
		{"PUT whose poll is 200 with an error body is an error", put, []answer{reply(201, creating), reply(200, `{"error":{"code":"Broken","message":"m"}}`)}, "200 Broken", "resource"},
		{"PUT whose final GET is 200 with an error body is an error", put, []answer{reply(201, creating, async), done, reply(200, `{"error":{"code":"Broken","message":"m"}}`)}, "200 Broken", "/async resource"},
		{"a result that has an error beside other members is a result", put, []answer{reply(201, creating, async), done, reply(200, `{"name":"n1","error":{"code":"Partial","message":"m"}}`)}, "ok n1", "/async resource"},
		{"PUT whose final GET is 500 is an error", put, []answer{reply(201, creating, async), done, reply(500, `{"error":{"code":"Oops"}}`)}, "500 Oops", "/async resource resource resource resource"},
		{"200 with Failed is an error with the service's code", put, []answer{reply(201, creating, async), reply(200, failedBody)}, "200 QuotaExceeded", "/async"},
		{"Canceled is an error with the status as code", put, []answer{reply(201, creating, async), reply(200, canceledBody)}, "200 Canceled", "/async"},
		{"an unknown status goes on", put, []answer{reply(201, creating, async), reply(200, `{"status":"Thinking"}`), done, reply(200, connectionBody)}, "ok n1", "/async /async resource"},
		{"a status body without status is an error", put, []answer{reply(201, creating, async), reply(200, `{}`)}, "200", "/async"},
		{"an operation URL that answers with the resource works", put, []answer{reply(201, creating, async), reply(200, connectionBody), reply(200, connectionBody)}, "ok n1", "/async resource"},
		{"a relative polling URL works", put, []answer{reply(201, creating, "Azure-AsyncOperation: /async?x=1"), done, reply(200, connectionBody)}, "ok n1", "/async resource"},
		{"a polling URL on another host is refused", put, []answer{reply(201, creating, "Azure-AsyncOperation: https://evil.example/async")}, "*armkit.HostError", ""},
		{"throttled polls are retried", put, []answer{reply(201, creating, async), reply(429, "", "Retry-After-Ms: 20"), done, reply(200, connectionBody)}, "ok n1", "/async /async resource"},
		{"a poll that keeps failing is an error", put, []answer{reply(201, creating, async), reply(503, "")}, "503", "/async /async /async /async"},
		{"PUT 202 is polled even when its body says Succeeded", put, []answer{reply(202, connectionBody, async), running, done, reply(200, connectionBody)}, "ok n1", "/async /async resource"},
		{"an operation URL that answers 200 without body is an error", put, []answer{reply(201, creating, async), reply(200, "")}, "200", "/async"},
		{"a growing Retry-After is waited for", put, []answer{reply(201, creating, async, "Retry-After-Ms: 1"), reply(200, `{"status":"Running"}`, "Retry-After-Ms: 5"), reply(200, `{"status":"Running"}`, "Retry-After-Ms: 20"), done, reply(200, connectionBody)}, "ok n1", "/async /async /async resource"},
		{"an error at once is an error", put, []answer{reply(409, `{"error":{"code":"Conflict"}}`)}, "409 Conflict", ""},

		{"DELETE 202 with Location ends at 204", remove, []answer{reply(202, "", location), reply(202, ""), reply(204, "")}, "ok", "/location /location"},
		{"DELETE 202 with Azure-AsyncOperation ends at Succeeded", remove, []answer{reply(202, "", async), done}, "ok", "/async"},
		{"DELETE with both headers needs no GET of Location", remove, []answer{reply(202, "", async, location), done}, "ok", "/async"},
		{"DELETE 204 is done", remove, []answer{reply(204, "")}, "ok", ""},
		{"DELETE 202 without headers is an error", remove, []answer{reply(202, "")}, "*errors.errorString", ""},
		{"DELETE whose poll is 404 has succeeded", remove, []answer{reply(202, "", location), reply(404, `{"error":{"code":"ResourceNotFound"}}`)}, "ok", "/location"},
		{"DELETE whose operation URL is 404 has succeeded", remove, []answer{reply(202, "", async), reply(404, "")}, "ok", "/async"},
		{"DELETE whose poll is 409 is an error", remove, []answer{reply(202, "", location), reply(409, `{"error":{"code":"InUse","message":"m"}}`)}, "409 InUse", "/location"},
		{"DELETE whose Location moves is followed", remove, []answer{reply(202, "", location), reply(202, "", "Location: {host}/location2"), reply(200, "")}, "ok", "/location /location2"},
		{"DELETE without body at the operation URL has succeeded", remove, []answer{reply(202, "", async), reply(204, "")}, "ok", "/async"},

		{"POST 202 with Location ends with its body", post, []answer{reply(202, "", location), reply(202, ""), reply(200, connectionBody)}, "ok n1", "/location /location"},
		{"POST with both headers ends at Location by default", post, []answer{reply(202, "", async, location), done, reply(200, connectionBody)}, "ok n1", "/async /location"},
		{"POST via azure-async-operation ends with the status body", act(runtime.FinalStateViaAzureAsyncOp), []answer{reply(202, "", async, location), reply(200, `{"status":"Succeeded","name":"n1"}`)}, "ok n1", "/async"},
		{"POST via original-uri ends there", act(runtime.FinalStateViaOriginalURI), []answer{reply(202, "", async), done, reply(200, connectionBody)}, "ok n1", "/async resource/run"},
		{"POST via operation-location ends with the status body", act(runtime.FinalStateViaOpLocation), []answer{reply(202, "", operation), reply(200, `{"status":"Succeeded","name":"n1"}`)}, "ok n1", "/operation"},
		{"POST with a resourceLocation ends there", post, []answer{reply(202, "", operation), reply(200, `{"status":"Succeeded","resourceLocation":"{host}/made"}`), reply(200, connectionBody)}, "ok n1", "/operation /made"},
		{"POST 200 is done", post, []answer{reply(200, connectionBody)}, "ok n1", ""},
		{"POST 202 without headers is an error", post, []answer{reply(202, "")}, "*errors.errorString", ""},
		{"POST whose Location is gone is an error", post, []answer{reply(202, "", location), reply(404, "")}, "404", "/location"},
		{"POST with 200 and an error body at Location is an error", post, []answer{reply(202, "", location), reply(200, `{"error":{"code":"Broken","message":"m"}}`)}, "200 Broken", "/location"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newServer(t, tt.answers...)
			name, err := tt.run(t.Context(), s.client(t))
			if got := strings.TrimSpace(outcome(err) + " " + name); got != tt.want {
				t.Errorf("got %s, want %s: %v", got, tt.want, err)
			}
			if got := s.polled(); got != tt.polled {
				t.Errorf("polled %q, want %q", got, tt.polled)
			}
		})
	}
}

// polled lists the paths after the first request, that of the resource as "resource".
func (s *server) polled() string {
	var paths []string
	first, _, _ := strings.Cut(strings.Fields(s.requests[0])[1], "?")
	first = strings.TrimSuffix(first, "/run")
	for _, r := range s.requests[1:] {
		path, _, _ := strings.Cut(strings.Fields(r)[1], "?")
		paths = append(paths, strings.Replace(path, first, "resource", 1))
	}
	return strings.Join(paths, " ")
}

func TestOperationErrorHasMessageAndNoSecrets(t *testing.T) {
	body := `{"status":"Failed","error":{"code":"QuotaExceeded","message":"no more"},"properties":{"password":"hush"}}`
	s := newServer(t, reply(201, creating, "Azure-AsyncOperation: {host}/async?sig=hush"), reply(200, body))
	_, err := put(t.Context(), s.client(t))
	e := failure(t, err)
	if e.ErrorCode != "QuotaExceeded" || !strings.Contains(e.Error(), "no more") || strings.Contains(e.Error(), "hush") {
		t.Errorf("got %v", e)
	}
}

func TestResumeAfterRestart(t *testing.T) {
	s := newServer(t, reply(201, creating, "Azure-AsyncOperation: {host}/async"), reply(200, `{"status":"Running"}`),
		reply(200, `{"status":"Succeeded"}`), reply(200, connectionBody))
	name := "n1"
	p, err := s.client(t).BeginCreateOrUpdate(t.Context(), "rg", "acr", "n1", Connection{Name: &name}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = p.Poll(t.Context()); err != nil {
		t.Fatal(err)
	}
	saved, err := p.ResumeToken()
	if err != nil {
		t.Fatal(err)
	}
	resumed, err := s.client(t).BeginCreateOrUpdate(t.Context(), "", "", "", Connection{}, &BeginOptions{ResumeToken: saved})
	if err != nil {
		t.Fatal(err)
	}
	r, err := resumed.PollUntilDone(t.Context(), quick)
	if err != nil || nameOf(r.Name) != "n1" || s.count() != 4 {
		t.Errorf("got %q, %v after %d requests", nameOf(r.Name), err, s.count())
	}
	if _, err := resumed.ResumeToken(); err == nil {
		t.Error("an operation that is over gave a resume token")
	}
}

func TestResumeTokenCannotLeadElsewhere(t *testing.T) {
	s := newServer(t, reply(200, ""))
	forged := `{"type":"CreateOrUpdateResponse","token":{"operation":{"follow":"async","pollURL":"https://evil.example/","originURL":"https://evil.example/","method":"PUT","status":"InProgress"}}}`
	p, err := s.client(t).BeginCreateOrUpdate(t.Context(), "", "", "", Connection{}, &BeginOptions{ResumeToken: forged})
	if err != nil {
		t.Fatal(err)
	}
	var refused *armkit.HostError
	if _, err = p.Poll(t.Context()); !errors.As(err, &refused) {
		t.Errorf("got %v", err)
	}
}

func TestFailedPollLeavesTheOperation(t *testing.T) {
	s := newServer(t, reply(202, "", "Azure-AsyncOperation: {host}/async"), reply(400, ""), reply(200, `{"status":"Succeeded"}`))
	p, err := s.client(t).BeginDelete(t.Context(), "n1", nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Poll(t.Context()); outcome(err) != "400" || p.Done() {
		t.Errorf("got %v, done %v", err, p.Done())
	}
	if _, err := p.PollUntilDone(t.Context(), quick); err != nil {
		t.Error(err)
	}
}

func TestListAfterOperation(t *testing.T) {
	s := newServer(t, reply(202, "", "Location: {host}/found"),
		reply(200, `{"value":[{"name":"n1"}],"nextLink":"{host}/found?page=2"}`), reply(200, `{"value":[{"name":"n2"}]}`))
	p, err := s.client(t).BeginSearch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	pager, err := p.PollUntilDone(t.Context(), quick)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := names(t.Context(), pager); got != "n1 n2" || err != nil {
		t.Errorf("got %q, %v; requests %q", got, err, s.requests)
	}
}

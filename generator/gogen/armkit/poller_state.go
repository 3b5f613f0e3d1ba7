// This file holds the rules of ARM's long-running operations, as functions of responses: what
// to poll, when it is over, and where the result is. poller.go sends the requests.

package armkit

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"
)

// The ways to follow an operation, by what is polled.
const (
	followAsync    = "async"    // Azure-AsyncOperation: a body with status
	followLocation = "location" // Location: 202 until it is over
	followResource = "resource" // the resource itself: its provisioningState
	followFake     = "fake"     // azcore's fake servers: a header with the status
	followNothing  = "done"     // the first response was all
)

// missesAllowed is how often in a row a new resource may be missing while it is polled itself:
// ARM's caches need some seconds after a PUT.
const missesAllowed = 5

// fakeStatusHeader is how azcore's fake servers tell the state of an operation, and
// fakeStatusSuffix what they want the polling path to end with.
const (
	fakeStatusHeader = "Fake-Poller-Status"
	fakeStatusSuffix = "/get/fake/status"
)

// operationState is where an operation stands; as JSON it is the resume token.
type operationState struct {
	Follow      string `json:"follow"`
	PollURL     string `json:"pollURL"`
	LocationURL string `json:"locationURL,omitempty"`
	OriginURL   string `json:"originURL"`
	Method      string `json:"method"`
	Via         string `json:"finalStateVia,omitempty"`
	Status      string `json:"status"`
}

// firstState reads from the first response how the operation is to be followed.
func firstState(resp *http.Response, via string) (operationState, error) {
	s := operationState{
		OriginURL: resp.Request.URL.String(),
		Method:    resp.Request.Method,
		Via:       via,
		Status:    "InProgress",
	}
	body := readStatus(resp)
	s.LocationURL = link(resp, "Location")
	async, status := link(resp, "Azure-AsyncOperation"), body.provisioning
	if async == "" {
		async, status = link(resp, "Operation-Location"), body.status
	}
	switch {
	case resp.Header.Get(fakeStatusHeader) != "":
		u := *resp.Request.URL
		u.RawPath = u.EscapedPath() + fakeStatusSuffix
		u.Path += fakeStatusSuffix
		s.Follow, s.PollURL, s.Status = followFake, u.String(), resp.Header.Get(fakeStatusHeader)
	case async != "":
		s.Follow, s.PollURL = followAsync, async
		if resp.StatusCode != http.StatusAccepted { // accepted is not done, whatever the body says of the resource
			s.adopt(status)
		}
	case s.LocationURL != "":
		s.Follow, s.PollURL = followLocation, s.LocationURL
		s.adopt(body.provisioning)
	case s.changes():
		s.Follow, s.PollURL = followResource, s.OriginURL
		s.adopt(body.provisioning)
		if body.provisioning == "" && (resp.StatusCode == http.StatusOK || resp.StatusCode == http.StatusNoContent) {
			s.Status = "Succeeded"
		}
	case resp.StatusCode == http.StatusAccepted:
		return s, errNoPollingURL
	default:
		s.Follow, s.Status = followNothing, "Succeeded"
	}
	if body.isError {
		s.Status = "Failed"
	}
	return s, nil
}

// after returns the state after a poll, or an error that leaves it as it was.
func (s operationState) after(resp *http.Response, missed int) (operationState, error) {
	if resp.StatusCode == http.StatusNotFound {
		return s.afterNotFound(resp, missed)
	}
	if resp.StatusCode >= 300 {
		if s.Follow == followLocation && resp.StatusCode >= 400 && !transient(resp.StatusCode) {
			s.Status = "Failed" // the operation's outcome, told by its status code
			return s, nil
		}
		return s, responseError(resp)
	}
	body := readStatus(resp)
	if body.isError {
		s.Status = "Failed"
		return s, nil
	}
	switch s.Follow {
	case followFake:
		s.adopt(resp.Header.Get(fakeStatusHeader))
	case followAsync:
		return s.afterAsync(resp, body)
	case followLocation:
		s.afterLocation(resp, body)
	case followResource:
		if resp.StatusCode != http.StatusNoContent && body.empty {
			return s, bodyError(resp, errors.New("the resource is missing"))
		}
		s.Status = "Succeeded"
		s.adopt(body.provisioning)
	}
	return s, nil
}

// afterNotFound decides what it means that the polled URL does not exist: after a DELETE, that
// the work is done; for a new resource, that it is not visible yet.
func (s operationState) afterNotFound(resp *http.Response, missed int) (operationState, error) {
	switch {
	case s.Method == http.MethodDelete:
		s.Status = "Succeeded"
		return s, nil
	case s.Follow == followResource && missed < missesAllowed:
		return s, nil
	case s.Follow == followLocation:
		s.Status = "Failed"
		return s, nil
	}
	return s, responseError(resp)
}

// afterAsync reads the body of an operation URL.
func (s operationState) afterAsync(resp *http.Response, body statusBody) (operationState, error) {
	switch {
	case body.any() != "":
		s.Status = body.any()
	case body.empty && (resp.StatusCode == http.StatusNoContent || s.Method == http.MethodDelete && resp.StatusCode == http.StatusOK):
		s.Status = "Succeeded"
	case resp.StatusCode != http.StatusAccepted:
		return s, bodyError(resp, errors.New("the status of the operation is missing"))
	}
	return s, nil
}

// afterLocation reads a response of a Location URL, which may move.
func (s *operationState) afterLocation(resp *http.Response, body statusBody) {
	if next := link(resp, "Location"); next != "" {
		s.PollURL = next
	}
	if resp.StatusCode != http.StatusAccepted {
		s.Status = "Succeeded"
	}
	s.adopt(body.provisioning)
}

// finalURL returns where the result of a successful operation is, empty when the last response
// has it. A PUT or PATCH ends in its resource. Without final-state-via a POST ends at Location.
func (s operationState) finalURL(last *http.Response) string {
	switch s.Follow {
	case followFake, followNothing, followResource:
		return ""
	case followLocation:
		if s.Via == string(runtime.FinalStateViaOriginalURI) && s.Method != http.MethodDelete {
			return s.OriginURL
		}
		if s.changes() && emptyBody(last) {
			return s.OriginURL
		}
		return ""
	}
	if s.Via == string(runtime.FinalStateViaLocation) && s.LocationURL != "" && !s.changes() {
		return s.LocationURL
	}
	if where := readStatus(last).resourceLocation; where != "" {
		return resolve(last, where)
	}
	switch {
	case s.changes():
		return s.OriginURL
	case s.Via == string(runtime.FinalStateViaOriginalURI) && s.Method != http.MethodDelete:
		return s.OriginURL
	case s.Via == string(runtime.FinalStateViaAzureAsyncOp), s.Via == string(runtime.FinalStateViaOpLocation):
		return ""
	}
	return s.LocationURL
}

// changes reports whether the operation writes the resource at its own URL.
func (s operationState) changes() bool {
	return s.Method == http.MethodPut || s.Method == http.MethodPatch
}

// adopt takes over a status that the service told.
func (s *operationState) adopt(status string) {
	if status != "" {
		s.Status = status
	}
}

// terminal reports whether the operation is over. A status that is not known is not the end.
func (s operationState) terminal() bool {
	return s.failed() || is(s.Status, "Succeeded", "Completed")
}

// failed reports whether the operation has ended badly.
func (s operationState) failed() bool { return is(s.Status, "Failed", "Canceled", "Cancelled") }

// is compares a status without regard to case.
func is(status string, names ...string) bool {
	for _, name := range names {
		if strings.EqualFold(status, name) {
			return true
		}
	}
	return false
}

// transient reports the status codes after which the same poll may succeed.
func transient(code int) bool {
	switch code {
	case 408, 429, 500, 502, 503, 504:
		return true
	}
	return false
}

// statusBody is what the rules need of a body.
type statusBody struct {
	empty            bool
	isError          bool // an error and nothing that tells a state
	status           string
	provisioning     string
	resourceLocation string
}

// any returns the status of the operation or, for services that answer with the resource, its
// provisioning state.
func (b statusBody) any() string {
	if b.status != "" {
		return b.status
	}
	return b.provisioning
}

// readStatus reads a body; what is no JSON object tells nothing.
func readStatus(resp *http.Response) statusBody {
	data, err := payload(resp)
	if err != nil || len(data) == 0 {
		return statusBody{empty: true}
	}
	var members map[string]json.RawMessage
	if json.Unmarshal(data, &members) != nil {
		return statusBody{}
	}
	b := statusBody{
		status:           text(members["status"]),
		resourceLocation: text(members["resourceLocation"]),
	}
	var properties map[string]json.RawMessage
	if json.Unmarshal(members["properties"], &properties) == nil {
		b.provisioning = text(properties["provisioningState"])
	}
	b.isError = b.any() == "" && hasError(members)
	return b
}

// hasError reports whether an object is an error with a code or a message and nothing else.
// Results may have an error beside other members, such as an export that is not complete.
func hasError(members map[string]json.RawMessage) bool {
	for name, value := range members {
		if name != "error" && string(value) != "null" {
			return false
		}
	}
	var inner map[string]json.RawMessage
	if json.Unmarshal(members["error"], &inner) != nil {
		return false
	}
	return text(inner["code"]) != "" || text(inner["message"]) != ""
}

// isErrorBody reports whether a successful response carries an error instead of a result.
func isErrorBody(resp *http.Response) bool { return readStatus(resp).isError }

// emptyBody reports whether there is nothing to decode.
func emptyBody(resp *http.Response) bool { return readStatus(resp).empty }

// operationError is the error of an operation that has failed or was cancelled: the service's
// code, or the status where it gave none, and of the body only what concerns the error.
func operationError(resp *http.Response, status string) error {
	data, err := payload(resp)
	if err != nil {
		return redactURL(err)
	}
	var members, properties map[string]json.RawMessage
	_ = json.Unmarshal(data, &members) // no object, no members
	_ = json.Unmarshal(members["properties"], &properties)
	kept := map[string]json.RawMessage{}
	for _, name := range []string{"error", "code", "message", "status"} {
		if raw, ok := members[name]; ok {
			kept[name] = raw
		}
	}
	for _, name := range []string{"error", "provisioningState", "statusMessage", "failureReason"} {
		if raw, ok := properties[name]; ok && kept[name] == nil {
			kept[name] = raw
		}
	}
	if reduced, err := json.Marshal(kept); err == nil {
		data = reduced
	}
	code := errorCode(data)
	if code == "" {
		code = status
	}
	resp = withBody(resp, data)
	return &azcore.ResponseError{ErrorCode: code, StatusCode: resp.StatusCode, RawResponse: resp}
}

// bodyError reports a response that breaks the protocol.
func bodyError(resp *http.Response, err error) error {
	return &BodyError{Response: withoutBody(resp), Err: err}
}

// link returns a header that holds a URL, made absolute.
func link(resp *http.Response, header string) string {
	if value := resp.Header.Get(header); value != "" {
		return resolve(resp, value)
	}
	return ""
}

// resolve makes a link of a response absolute. A link that is no URL stays as it is, and fails
// when it is used.
func resolve(resp *http.Response, reference string) string {
	u, err := resp.Request.URL.Parse(reference)
	if err != nil {
		return reference
	}
	return u.String()
}

package fake

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

const (
	book    = "/subscriptions/{s}/resourceGroups/{g}/providers/Microsoft.Library/books/{b}"
	page    = book + "/pages/{p}"
	library = "https://management.azure.com/subscriptions/s/resourceGroups/g/providers/Microsoft.Library/books"
)

// routes are a small service: books with pages, of which only deleting takes time.
func routes() []Route {
	return []Route{
		{ID: "Books_Create", Kind: Create, Method: "PUT", Path: book, Type: "Microsoft.Library/books", Statuses: []int{200, 201}, Identity: true, State: true, APIVersion: true, BodyRequired: true,
			Params: []Param{{Name: "b", In: "path", Required: true, Max: 5, Pattern: "^[a-z]+$"}},
			Body: func(data []byte) error {
				if !strings.Contains(string(data), "title") {
					return errors.New("title: is required")
				}
				return nil
			}},
		{ID: "Books_Get", Kind: Get, Method: "GET", Path: book, Type: "Microsoft.Library/books", Statuses: []int{200}},
		{ID: "Books_Update", Kind: Update, Method: "PATCH", Path: book, Type: "Microsoft.Library/books", Statuses: []int{200}},
		{ID: "Books_Delete", Kind: Delete, Method: "DELETE", Path: book, Type: "Microsoft.Library/books", Statuses: []int{202, 204}, LongRunning: true, FinalState: "location"},
		{ID: "Books_Exists", Kind: Exists, Method: "HEAD", Path: book, Type: "Microsoft.Library/books", Statuses: []int{204, 404}},
		{ID: "Books_List", Kind: List, Method: "GET", Path: "/subscriptions/{s}/providers/Microsoft.Library/books", Type: "Microsoft.Library/books", Statuses: []int{200}, Items: "value", NextLink: "nextLink"},
		{ID: "Books_Read", Kind: Action, Method: "POST", Path: book + "/read", Statuses: []int{200}, Sample: `{"text":"x"}`},
		{ID: "Pages_Create", Kind: Create, Method: "PUT", Path: page, Type: "Microsoft.Library/books/pages", Statuses: []int{201}},
		{ID: "Pages_List", Kind: List, Method: "GET", Path: book + "/pages", Type: "Microsoft.Library/books/pages", Statuses: []int{200}, Items: "value"},
	}
}

// send sends a request and returns status, headers and the JSON of the answer.
func send(t *testing.T, s *Server, method, url, body string, header ...string) (int, http.Header, map[string]any) {
	t.Helper()
	req, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	resp, err := s.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	data, _ := io.ReadAll(resp.Body)
	var doc map[string]any
	if len(data) > 0 {
		if err := json.Unmarshal(data, &doc); err != nil {
			t.Fatalf("%s %s: %v in %s", method, url, err, data)
		}
	}
	return resp.StatusCode, resp.Header, doc
}

const version = "?api-version=1"

// create makes a book.
func create(t *testing.T, s *Server, name string) {
	t.Helper()
	if status, _, doc := send(t, s, "PUT", library+"/"+name+version, `{"title":"T","tags":{"a":"1"}}`); status != 201 {
		t.Fatalf("create %s: %d %v", name, status, doc)
	}
}

func TestLifeOfAResource(t *testing.T) {
	s := NewServer(routes(), WithPolls(1))
	create(t, s, "abc")
	status, header, doc := send(t, s, "GET", library+"/abc", "")
	if status != 200 || doc["name"] != "abc" || doc["type"] != "Microsoft.Library/books" || header.Get("ETag") == "" {
		t.Errorf("get: %d %v", status, doc)
	}
	if state := doc["properties"].(map[string]any)["provisioningState"]; state != "Succeeded" {
		t.Errorf("state %v", state)
	}
	status, _, doc = send(t, s, "PATCH", library+"/abc", `{"tags":{"a":null,"b":"2"}}`)
	if tags := doc["tags"].(map[string]any); status != 200 || tags["b"] != "2" || tags["a"] != nil || doc["title"] != "T" {
		t.Errorf("update: %d %v", status, doc)
	}
	if status, _, _ := send(t, s, "PUT", library+"/abc"+version, `{"title":"U"}`); status != 200 {
		t.Errorf("replace: %d", status)
	}
	if status, _, _ := send(t, s, "HEAD", library+"/abc", ""); status != 204 {
		t.Errorf("exists: %d", status)
	}
	if status, _, _ := send(t, s, "HEAD", library+"/xyz", ""); status != 404 {
		t.Errorf("exists not: %d", status)
	}
}

func TestDeletingTakesItsTime(t *testing.T) {
	s := NewServer(routes(), WithPolls(3))
	create(t, s, "abc")
	send(t, s, "PUT", library+"/abc/pages/1", `{}`)
	status, header, _ := send(t, s, "DELETE", library+"/abc", "")
	link := header.Get("Location")
	if status != 202 || link == "" {
		t.Fatalf("delete: %d %v", status, header)
	}
	if status, _, doc := send(t, s, "PUT", library+"/abc"+version, `{"title":"U"}`); status != 409 {
		t.Errorf("change while deleting: %d %v", status, doc)
	}
	for i, want := range []int{202, 202, 204} {
		if status, _, _ := send(t, s, "GET", link, ""); status != want {
			t.Errorf("poll %d: %d, want %d", i, status, want)
		}
	}
	if status, _, doc := send(t, s, "GET", library+"/abc", ""); status != 404 || code(doc) != "ResourceNotFound" {
		t.Errorf("get after delete: %d %v", status, doc)
	}
	if status, _, _ := send(t, s, "DELETE", library+"/abc", ""); status != 204 {
		t.Errorf("delete again: %d", status)
	}
	if status, _, doc := send(t, s, "GET", library+"/abc/pages", ""); status != 404 || code(doc) != "ParentResourceNotFound" {
		t.Errorf("children after delete: %d %v", status, doc)
	}
}

func code(doc map[string]any) any {
	inner, _ := doc["error"].(map[string]any)
	return inner["code"]
}

func TestListsInPages(t *testing.T) {
	s := NewServer(routes(), WithPageSize(2))
	for _, name := range []string{"a", "b", "c"} {
		create(t, s, name)
	}
	url, total, pages := "https://management.azure.com/subscriptions/s/providers/Microsoft.Library/books"+version, 0, 0
	for url != "" {
		_, _, doc := send(t, s, "GET", url, "")
		total += len(doc["value"].([]any))
		pages++
		url, _ = doc["nextLink"].(string)
	}
	if total != 3 || pages != 2 {
		t.Errorf("%d items in %d pages", total, pages)
	}
	if _, _, doc := send(t, s, "GET", library+"/a/pages", ""); len(doc["value"].([]any)) != 0 {
		t.Errorf("pages of a new book: %v", doc)
	}
}

func TestWhatIsRefused(t *testing.T) {
	s := NewServer(routes())
	create(t, s, "abc")
	for name, c := range map[string]struct {
		method, url, body string
		header            []string
		status            int
		code              string
	}{
		"no version":        {"PUT", library + "/x", `{"title":""}`, nil, 400, "MissingApiVersionParameter"},
		"no body":           {"PUT", library + "/x" + version, "", nil, 400, "MissingRequestBody"},
		"no JSON":           {"PUT", library + "/x" + version, "{", nil, 400, "InvalidRequestContent"},
		"invalid body":      {"PUT", library + "/x" + version, "{}", nil, 400, "InvalidRequestContent"},
		"long name":         {"PUT", library + "/toolong" + version, `{"title":""}`, nil, 400, "InvalidParameter"},
		"bad name":          {"PUT", library + "/X1" + version, `{"title":""}`, nil, 400, "InvalidParameter"},
		"no parent":         {"PUT", library + "/x/pages/1", `{}`, nil, 404, "ParentResourceNotFound"},
		"old etag":          {"PATCH", library + "/abc", `{}`, []string{"If-Match", `"0"`}, 412, "PreconditionFailed"},
		"is there":          {"PUT", library + "/abc" + version, `{"title":""}`, []string{"If-None-Match", "*"}, 412, "PreconditionFailed"},
		"wrong method":      {"POST", library + "/abc", `{}`, nil, 405, "MethodNotAllowed"},
		"nothing there":     {"GET", "https://management.azure.com/else", "", nil, 404, "InvalidResourceType"},
		"action on nothing": {"POST", library + "/x/read", "", nil, 404, "ParentResourceNotFound"},
	} {
		if status, _, doc := send(t, s, c.method, c.url, c.body, c.header...); status != c.status || code(doc) != c.code {
			t.Errorf("%s: %d %v, want %d %s", name, status, doc, c.status, c.code)
		}
	}
	if status, _, doc := send(t, s, "POST", library+"/abc/read", ""); status != 200 || doc["text"] != "x" {
		t.Errorf("action: %d %v", status, doc)
	}
}

func TestFaults(t *testing.T) {
	s := NewServer(routes())
	create(t, s, "abc")
	s.Inject(Fault{Match: "Books_Get", Status: 503, RetryAfter: 90 * time.Second, Times: 1})
	s.Inject(Fault{Match: "/books/abc", Drop: true, Times: 1})
	if status, header, doc := send(t, s, "GET", library+"/abc", ""); status != 503 || header.Get("Retry-After") != "90" || code(doc) != "ServiceUnavailable" {
		t.Errorf("first: %d %v %v", status, header, doc)
	}
	req, _ := http.NewRequest("GET", library+"/abc", nil)
	if _, err := s.Do(req); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("second: %v", err)
	}
	if status, _, _ := send(t, s, "GET", library+"/abc", ""); status != 200 {
		t.Errorf("third: %d", status)
	}
	s.Inject(Fault{Match: "Books_Delete", Outcome: "Failed", Code: "InUse"})
	_, header, _ := send(t, s, "DELETE", library+"/abc", "")
	send(t, s, "GET", header.Get("Location"), "")
	if status, _, doc := send(t, s, "GET", header.Get("Location"), ""); status != 409 || code(doc) != "InUse" {
		t.Errorf("outcome: %d %v", status, doc)
	}
	s.ClearFaults()
	requests := s.Requests()
	if last := requests[len(requests)-1]; last.Status != 409 || requests[2].Operation != "Books_Get" || requests[2].Status != 0 {
		t.Errorf("log: %+v", requests)
	}
}

func TestHandlersOfTheUser(t *testing.T) {
	s := NewServer(routes())
	s.Handle("Books_Get", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTeapot) })
	if status, _, _ := send(t, s, "GET", library+"/abc", ""); status != http.StatusTeapot {
		t.Errorf("got %d", status)
	}
}

func TestScopesAndPartialSegments(t *testing.T) {
	s := NewServer([]Route{
		{ID: "A", Kind: Action, Method: "GET", Path: "/{scope}/providers/Microsoft.A/locks/{name}", Statuses: []int{200}, Sample: `{"a":1}`},
		{ID: "B", Kind: Action, Method: "GET", Path: "/tables(name='{table}')", Statuses: []int{200}, Sample: `{"b":1}`},
	})
	for path, want := range map[string]string{
		"/subscriptions/s/resourceGroups/g/providers/Microsoft.A/locks/l": "a",
		"/tables(name='x')": "b",
	} {
		if status, _, doc := send(t, s, "GET", "https://h"+path, ""); status != 200 || doc[want] == nil {
			t.Errorf("%s: %d %v", path, status, doc)
		}
	}
}

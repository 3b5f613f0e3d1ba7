// Every fault of paged lists, with how the list ends.

package armkit_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/arm"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"

	"github.com/seed184db40a/armgen/generator/gogen/armkit"
)

// names reads all pages and returns the names in them.
func names(ctx context.Context, pager *runtime.Pager[ListResponse]) (string, error) {
	var all []string
	for pager.More() {
		page, err := pager.NextPage(ctx)
		if err != nil {
			return strings.Join(all, " "), err
		}
		for _, c := range page.Value {
			all = append(all, *c.Name)
		}
	}
	return strings.Join(all, " "), nil
}

func TestPages(t *testing.T) {
	page := func(name, next string) answer {
		return reply(200, `{"value":[{"name":"`+name+`"}],"nextLink":"`+next+`"}`)
	}
	last := reply(200, `{"value":[{"name":"z"}]}`)
	tests := []struct {
		name    string
		answers []answer
		want    string // names, then the outcome
		second  string // the second request
	}{
		{"one page", []answer{last}, "z ok", ""},
		{"nextLink null ends the list", []answer{reply(200, `{"value":[{"name":"a"}],"nextLink":null}`)}, "a ok", ""},
		{"nextLink empty ends the list", []answer{page("a", "")}, "a ok", ""},
		{"three pages", []answer{page("a", "{host}/p2?api-version=1"), page("b", "{host}/p3?api-version=1"), last}, "a b z ok", "GET /p2?api-version=2021-09-01"},
		{"an empty page with a link is followed", []answer{reply(200, `{"value":[],"nextLink":"{host}/p2?api-version=1"}`), last}, "z ok", "GET /p2?api-version=2021-09-01"},
		{"a link equal to the last one is an error", []answer{page("a", "{host}/p2?api-version=1"), page("b", "{host}/p2?api-version=1")}, "a b *errors.errorString", "GET /p2?api-version=2021-09-01"},
		{"a link to the first page itself is an error", []answer{page("a", "{host}/subscriptions/sub/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/acr/privateEndpointConnections?api-version=2021-09-01")}, "a *errors.errorString", ""},
		{"a relative link works", []answer{page("a", "/p2?api-version=1"), last}, "a z ok", "GET /p2?api-version=2021-09-01"},
		{"a link that is only a query works", []answer{page("a", "?api-version=1&$skiptoken=2"), last}, "a z ok", "GET /subscriptions/sub/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/acr/privateEndpointConnections?%24skiptoken=2&api-version=2021-09-01"},
		{"a link without api-version gets it", []answer{page("a", "{host}/p2?x=1"), last}, "a z ok", "GET /p2?x=1&api-version=2021-09-01"},
		{"a link with another api-version gets the client's", []answer{page("a", "{host}/p2?Api-Version=other&x=1"), last}, "a z ok", "GET /p2?api-version=2021-09-01&x=1"},
		{"two links in turn are an error", []answer{page("a", "{host}/p2"), page("b", "{host}/p3"), page("c", "{host}/p2"), page("d", "{host}/p3"), page("e", "{host}/p2")}, "a b c *errors.errorString", "GET /p2?api-version=2021-09-01"},
		{"a link without query gets the api-version", []answer{page("a", "{host}/p2"), last}, "a z ok", "GET /p2?api-version=2021-09-01"},
		{"a link with blanks is escaped", []answer{page("a", "{host}/p 2?api-version=1&$filter=a eq 'b'"), last}, "a z ok", "GET /p%202?%24filter=a+eq+%27b%27&api-version=2021-09-01"},
		{"a link on another host is refused", []answer{page("a", "https://evil.example/p2")}, "a *armkit.HostError", ""},
		{"a link to plain http is refused", []answer{page("a", "http://{bare}/p2")}, "a *armkit.HostError", ""},
		{"500 on page three is an error after two pages", []answer{page("a", "{host}/p2?api-version=1"), page("b", "{host}/p3?api-version=1"), reply(500, `{"error":{"code":"Oops"}}`)}, "a b 500 Oops", "GET /p2?api-version=2021-09-01"},
		{"an error on the first page is an error", []answer{reply(403, `{"error":{"code":"AuthorizationFailed"}}`)}, "403 AuthorizationFailed", ""},
		{"null in the list survives", []answer{reply(200, `{"value":[]}`)}, "ok", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newServer(t, tt.answers...)
			got, err := names(t.Context(), s.client(t).NewListPager(nil))
			if got := strings.TrimSpace(got + " " + outcome(err)); got != strings.ReplaceAll(tt.want, "*errors.errorString", outcome(err)) || strings.Contains(tt.want, "*errors") && err == nil {
				t.Errorf("got %s, want %s: %v", got, tt.want, err)
			}
			if tt.second != "" && s.requests[1] != tt.second {
				t.Errorf("second request %s, want %s", s.requests[1], tt.second)
			}
		})
	}
}

func TestResumeFromLink(t *testing.T) {
	s := newServer(t, reply(500, ""), reply(500, ""), reply(500, ""), reply(500, ""), reply(200, `{"value":[{"name":"z"}]}`))
	link := s.URL + "/p3?api-version=1"
	if _, err := names(t.Context(), s.client(t).NewListPager(&ListOptions{ResumeLink: link})); outcome(err) != "500" {
		t.Errorf("got %v", err)
	}
	got, err := names(t.Context(), s.client(t).NewListPager(&ListOptions{ResumeLink: link}))
	if got != "z" || err != nil || s.requests[4] != "GET /p3?api-version=2021-09-01" {
		t.Errorf("got %q, %v, %q", got, err, s.requests)
	}
}

func TestAPIVersionOverrideOnLinks(t *testing.T) {
	s := newServer(t, reply(200, `{"nextLink":"{host}/p2?api-version=1"}`), reply(200, `{"nextLink":"{host}/p3"}`), reply(200, `{}`))
	c := s.client(t, func(o *arm.ClientOptions) { o.APIVersion = "2099-01-01" })
	if _, err := names(t.Context(), c.NewListPager(nil)); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"?api-version=2099-01-01", "/p2?api-version=2099-01-01", "/p3?api-version=2099-01-01"} {
		if !strings.HasSuffix(s.requests[i], want) {
			t.Errorf("request %d is %s, want …%s", i, s.requests[i], want)
		}
	}
}

// A circle of pages ends in an error, however long it is, and before long.
func TestListsInCirclesEnd(t *testing.T) {
	for tail := range 5 {
		for circle := 1; circle < 12; circle++ {
			step := func(i int) int {
				if i++; i == tail+circle {
					return tail
				}
				return i
			}
			n := 0
			s := newServer(t, func(w http.ResponseWriter, r *http.Request) {
				at := 0
				_, _ = fmt.Sscanf(r.URL.Path, "/p%d", &at)
				if n++; n > 100 {
					t.Errorf("tail %d, circle %d: %d pages", tail, circle, n)
					_, _ = w.Write([]byte(`{}`))
					return
				}
				_, _ = fmt.Fprintf(w, `{"nextLink":"/p%d"}`, step(at))
			})
			if _, err := names(t.Context(), s.client(t).NewListPager(nil)); err == nil || n > 4*(tail+circle)+4 {
				t.Errorf("tail %d, circle %d: %v after %d pages", tail, circle, err, n)
			}
		}
	}
}

func TestPagerBuildsNothingBeforeTheFirstPage(t *testing.T) {
	s := newServer(t, reply(200, `{}`))
	pager := s.client(t).NewListPager(nil)
	if s.count() != 0 || !pager.More() {
		t.Error("the pager has sent something, or has no pages")
	}
}

func TestNextOperation(t *testing.T) {
	s := newServer(t, reply(200, `{"nextLink":"t1"}`), reply(200, `{"nextLink":"t2"}`), reply(200, `{"nextLink":"t2"}`))
	internal, err := armkit.NewClient(armkit.Config{Module: "m", Version: "v1.0.0"}, &token{}, s.options())
	if err != nil {
		t.Fatal(err)
	}
	pager := armkit.NewPager(armkit.Paging[ListResponse]{
		First: func(page *ListResponse) *armkit.Call {
			return internal.Call("C.NewListPager", "POST", "/list").Returns(&page.ConnectionList, 200)
		},
		NextLink: func(page *ListResponse) *string { return page.NextLink },
		NextCall: func(page *ListResponse, link string) *armkit.Call {
			return internal.Call("C.NewListPager", "POST", "/more/{link}").Path(link).Returns(&page.ConnectionList, 200)
		},
	})
	_, err = names(t.Context(), pager)
	if err == nil || strings.Join(s.requests, " ") != "POST /list POST /more/t1 POST /more/t2" {
		t.Errorf("got %v, %q", err, s.requests)
	}
}

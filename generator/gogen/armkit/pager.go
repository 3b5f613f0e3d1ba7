// This file pages through lists. azcore's Pager is what users hold; the fetching is ours, because
// azcore loops when a service repeats a link, drops the api-version, and cannot start from a
// link.

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

// Paging is what a generated method knows about its list.
type Paging[T any] struct {
	// First returns the call of the first page, whose results point into page. It is asked for
	// every page, to know where the parts of a response go.
	First func(page *T) *Call

	// NextLink returns the link in a page; nil when the list has one page only.
	NextLink func(page *T) *string

	// NextCall returns the call that the specification names for further pages; nil when the
	// link is simply followed.
	NextCall func(page *T, link string) *Call

	// NextMethod is the verb with which links are followed, GET if empty.
	NextMethod string

	// ResumeLink begins with the page at this link instead of the first.
	ResumeLink string

	firstPage *T // already fetched, by a long-running operation
}

// NewPager returns a pager for the list. It sends nothing before the first page is asked for.
func NewPager[T any](list Paging[T]) *runtime.Pager[T] {
	var p pager
	return runtime.NewPager(runtime.PagingHandler[T]{
		More:    func(page T) bool { return linkOf(&list, &page) != "" },
		Fetcher: func(ctx context.Context, previous *T) (T, error) { return fetchPage(ctx, &list, &p, previous) },
		Tracer:  list.First(new(T)).client.tracer,
	})
}

// linkOf returns the link to the page after this one, empty when there is none.
func linkOf[T any](list *Paging[T], page *T) string {
	if list.NextLink == nil {
		return ""
	}
	return linkText(list.NextLink(page))
}

func linkText(link *string) string {
	if link == nil {
		return ""
	}
	return *link
}

// fetchPage gets the page after previous, the first one when previous is nil.
func fetchPage[T any](ctx context.Context, list *Paging[T], p *pager, previous *T) (page T, err error) {
	at := position{link: list.ResumeLink, method: list.NextMethod}
	if previous != nil {
		at.link = linkOf(list, previous)
	} else if list.firstPage != nil {
		return *list.firstPage, nil
	}
	got := new(T)
	if list.NextCall != nil && at.link != "" {
		at.call = list.NextCall(got, at.link)
	}
	if err := p.fetch(ctx, list.First(got), at); err != nil {
		return page, err
	}
	return *got, nil
}

// pager fetches the pages of one list, one after the other. It is no generic type, because the
// compiler would make a copy for every list of a package.
type pager struct {
	last string // address of the page before

	// An address of an earlier page, by which a list that runs in a circle is noticed: it is
	// replaced after 1, 2, 4, 8, … pages (Brent's algorithm), so it meets a circle of any length.
	mark          string
	pages, sample int
}

// position says which page is asked for: the first one without a link, otherwise the one at the
// link, by a call of its own if there is one.
type position struct {
	link   string
	method string
	call   *Call
}

// fetch gets a page and decodes it as first, the call of the first page, says.
func (p *pager) fetch(ctx context.Context, first *Call, at position) error {
	ctx = context.WithValue(ctx, runtime.CtxAPINameKey{}, first.name)
	resp, err := p.get(ctx, first, at)
	if err != nil {
		return err
	}
	return first.decode(resp)
}

// get sends the request for a page.
func (p *pager) get(ctx context.Context, first *Call, at position) (*http.Response, error) {
	if at.link == "" {
		p.last, _ = first.url()
		return first.send(ctx)
	}
	if at.call != nil {
		if !p.advance(at.link) {
			return nil, errRepeatedLink(first)
		}
		return at.call.send(ctx)
	}
	target, err := p.resolve(first, at.link)
	if err != nil {
		return nil, err
	}
	if !p.advance(target) {
		return nil, errRepeatedLink(first)
	}
	req, err := first.follow(ctx, at.method, target)
	if err != nil {
		return nil, err
	}
	return first.exchange(req)
}

// advance notes the address of the next page; false when the list has been there before.
func (p *pager) advance(address string) bool {
	if address == p.last || address == p.mark {
		return false
	}
	p.last = address
	if p.pages++; p.pages > p.sample {
		p.mark, p.pages, p.sample = address, 0, 2*p.sample+1
	}
	return true
}

// errRepeatedLink reports a list that would never end.
func errRepeatedLink(call *Call) error {
	return fmt.Errorf("%s: the service returned the link of a page that was read before, so the list would never end", call.name)
}

// resolve makes a link absolute and gives it the api-version of the call, which is that of the
// client or of the specification.
func (p *pager) resolve(call *Call, link string) (string, error) {
	base := p.last
	if base == "" { // resumed
		base = strings.TrimSuffix(call.endpoint, "/") + "/"
	}
	from, err := url.Parse(base)
	if err != nil {
		return "", redactURL(err)
	}
	link, err = runtime.EncodeQueryParams(link)
	if err != nil {
		return "", errors.New("the link to the next page has a malformed query")
	}
	target, err := from.Parse(strings.ReplaceAll(link, " ", "%20"))
	if err != nil {
		return "", redactURL(err)
	}
	if call.apiVersion != "" {
		setAPIVersion(target, call.apiVersion)
	}
	return target.String(), nil
}

// setAPIVersion puts the version into the query, in place of one that is there, however its
// name is written. The rest of the query stays as the service wrote it.
func setAPIVersion(u *url.URL, version string) {
	param := "api-version=" + escapeQuery(version)
	var query []string
	for part := range strings.SplitSeq(u.RawQuery, "&") {
		name, _, _ := strings.Cut(part, "=")
		switch {
		case strings.EqualFold(name, "api-version"):
			part, param = param, ""
		case part == "":
			continue
		}
		if part != "" {
			query = append(query, part)
		}
	}
	if param != "" {
		query = append(query, param)
	}
	u.RawQuery = strings.Join(query, "&")
}

// follow returns the request for a link, with the headers of the call.
func (c *Call) follow(ctx context.Context, method, target string) (*policy.Request, error) {
	if c.err != nil {
		return nil, c.err
	}
	if method == "" {
		method = http.MethodGet
	}
	req, err := runtime.NewRequest(ctx, method, target)
	if err != nil {
		return nil, redactURL(err)
	}
	req.Raw().Header.Set("Accept", "application/json")
	for name, values := range c.header {
		req.Raw().Header[name] = values
	}
	return req, nil
}

// Or returns the options, or empty ones for nil, so that generated methods can read their fields.
func Or[T any](options *T) *T {
	if options == nil {
		return new(T)
	}
	return options
}

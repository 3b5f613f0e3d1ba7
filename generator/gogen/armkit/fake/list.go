package fake

// This file answers lists, page by page.

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// skipToken is the query parameter that says where the next page begins.
const skipToken = "$skipToken"

// list answers one page of the resources of a type at or below the path.
func (s *Server) list(c *call) answer {
	if missing := s.missingParent(c.path); missing != nil {
		return *missing
	}
	all := s.listed(c)
	from := 0
	if token := c.URL.Query().Get(skipToken); token != "" {
		n, err := strconv.Atoi(token)
		if err != nil || n < 0 || n > len(all) {
			return failure(http.StatusBadRequest, "InvalidSkipToken", "The skip token is not one of this list.")
		}
		from = n
	}
	to := len(all)
	if c.route.NextLink != "" {
		to = min(from+s.pageSize, len(all))
	}
	if c.route.Items == "" {
		return answer{status: http.StatusOK, body: all[from:to]}
	}
	page := map[string]any{c.route.Items: all[from:to]}
	if to < len(all) {
		page[c.route.NextLink] = c.pageLink(to)
	}
	return answer{status: http.StatusOK, body: page}
}

// pageLink is the link to the page that begins at an item.
func (c *call) pageLink(from int) string {
	query := c.URL.Query()
	query.Set(skipToken, strconv.Itoa(from))
	link := url.URL{Path: c.URL.Path, RawQuery: query.Encode()}
	return c.origin + link.String()
}

// listed are the resources that a list has, by path: those right below its path, and
// for a list over a wider scope those of the type anywhere in it.
func (s *Server) listed(c *call) []any {
	path := strings.ToLower(c.path)
	scope, tail, _ := cutLast(path, "/providers/")
	all := []any{}
	for _, key := range slices.Sorted(maps.Keys(s.resources)) {
		r := s.resources[key]
		if !strings.EqualFold(r.typ, c.route.Type) {
			continue
		}
		rest, direct := strings.CutPrefix(key, path+"/")
		direct = direct && !strings.Contains(rest, "/")
		inScope := tail != "" && strings.Count(tail, "/") == 1 && strings.HasPrefix(key, scope+"/")
		if direct || inScope {
			all = append(all, r.snapshot())
		}
	}
	return all
}

// cutLast cuts s around the last sep.
func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// No string of a specification becomes markup: the pages of the Go style and the site
// made of them, with every string field of the representation filled with hostile text.

package main

import (
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/seed184db40a/armgen/generator/docgen"
)

// codeSpans are the places of a Markdown page where braces and angle brackets are text.
var codeSpans = regexp.MustCompile("(?ms)^```[a-z]*$.*?^```$|``.*?``|`[^`\n]*`")

// alive are signs that hostile text is markup: tags, links and handlers in HTML.
var alive = regexp.MustCompile(`(?i)<script>evil|<evil|(?:href|src)="(?:javascript:|https://evil)|\son\w+="?evil`)

func TestNoInjectionIntoPages(t *testing.T) {
	fields := map[string]bool{}
	visit(reflect.ValueOf(compileGood(t)), "", map[any]bool{}, func(field string, _ reflect.Value) { fields[field] = true })
	hostile := slices.DeleteFunc(slices.Clone(payloads), func(p string) bool { return !strings.ContainsAny(p, "<{`](") })
	var ran atomic.Int64
	for i, field := range slices.Sorted(maps.Keys(fields)) {
		if named(field) {
			continue // identifiers, which compile makes and never takes over
		}
		t.Run(field, func(t *testing.T) {
			t.Parallel()
			for j, payload := range hostile {
				if testing.Short() && (i+j)%5 != 0 {
					continue
				}
				ran.Add(1)
				deadPages(t, field, payload)
			}
		})
	}
	t.Cleanup(func() { t.Logf("%d fields, %d payloads, %d runs", len(fields), len(hostile), ran.Load()) })
}

// deadPages makes pages and site from a poisoned representation and looks for markup.
func deadPages(t *testing.T, field, payload string) {
	t.Helper()
	pages, err := docgen.GoPages(poisoned(t, field, payload).Services, docgen.GoOptions{Import: "example.com/x"})
	if err != nil {
		return // refused
	}
	for name, page := range pages {
		head, body, _ := strings.Cut(string(page), "\n---\n")
		if strings.Contains(head, "\nevil:") || strings.Contains(head, "\n<script") {
			t.Errorf("%s = %.40q: %s has another front matter:\n%s", field, payload, name, head)
			return
		}
		prose := codeSpans.ReplaceAllString(body, "")
		if strings.Contains(prose, "<script") || strings.Contains(prose, "<Evil") || strings.Contains(prose, "{evil") || strings.Contains(prose, "{{.Evil") {
			t.Errorf("%s = %.40q: %s has live text:\n%.600s", field, payload, name, prose)
			return
		}
	}
	site, err := docgen.Site(pages)
	if err != nil {
		return
	}
	for name, data := range site {
		if strings.HasSuffix(name, ".html") && alive.Match(data) {
			t.Errorf("%s = %.40q: %s has live markup", field, payload, name)
			return
		}
	}
}

package docgen

import (
	"path"
	"regexp"
	"strings"
	"testing"
)

func TestSite(t *testing.T) {
	pages := render1(t, Options{Depth: 24, Index: true})
	pages["Library/Picture.md"] = []byte("# Picture\n\n```mermaid\nflowchart LR\n  self[\"Book\"]\n  self -->|in| n1[\"Library/Shelf\"]\n  click n1 \"Shelf.md\"\n```\n")
	pages["Library/Absent.md"] = []byte("[Author](./Author.md) [Shelf](./Shelf.md#x)\n")
	site, err := Site(pages)
	if err != nil {
		t.Fatal(err)
	}
	href := regexp.MustCompile(`(?:href|src)="([^"#]+)`)
	for name, data := range site {
		if path.Ext(name) != ".html" {
			continue
		}
		for _, m := range href.FindAllStringSubmatch(string(data), -1) {
			if target := path.Join(path.Dir(name), m[1]); !strings.Contains(m[1], ":") && site[target] == nil {
				t.Errorf("%s: %s leads nowhere", name, m[1])
			}
		}
	}
	if absent := string(site["Library/Absent.html"]); !strings.Contains(absent, `<a class="absent">Author</a> <a href="./Shelf.html#x">`) {
		t.Error(absent)
	}
	if picture := string(site["Library/Picture.html"]); !strings.Contains(picture, `<a href="Shelf.html"><rect`) {
		t.Error(picture)
	}
	if !strings.Contains(string(site["search.js"]), `{"title":"Book","url":"Library/Book.html"}`) {
		t.Errorf("%s", site["search.js"])
	}
}

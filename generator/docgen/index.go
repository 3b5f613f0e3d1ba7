// Index pages and the category files that documentation sites read.

package docgen

import (
	"slices"
	"strings"
)

// IndexData is what index.md.tmpl gets for the whole, and group.md.tmpl and
// category.json.tmpl for one group.
type IndexData struct {
	Title string
	Links []IndexLink
}

// IndexLink is a line of an index page.
type IndexLink struct{ Text, Target string }

// index adds a page per group and one for the whole.
func (w *writer) index(files map[string][]byte) error {
	groups := map[string][]IndexLink{}
	for name := range files {
		group, file, _ := strings.Cut(name, "/")
		groups[group] = append(groups[group], IndexLink{strings.TrimSuffix(file, ".md"), file})
	}
	whole := IndexData{Title: "Resources"}
	for group, links := range groups {
		slices.SortFunc(links, func(a, b IndexLink) int { return strings.Compare(a.Text, b.Text) })
		whole.Links = append(whole.Links, IndexLink{group, group + "/index.md"})
		data := IndexData{group, links}
		if err := w.add(files, group+"/index.md", "group.md.tmpl", data); err != nil {
			return err
		}
		if err := w.add(files, group+"/_category_.json", "category.json.tmpl", data); err != nil {
			return err
		}
	}
	slices.SortFunc(whole.Links, func(a, b IndexLink) int { return strings.Compare(a.Text, b.Text) })
	return w.add(files, "index.md", "index.md.tmpl", whole)
}

func (w *writer) add(files map[string][]byte, name, tmpl string, data IndexData) error {
	text, err := w.execute(tmpl, data)
	files[name] = []byte(text)
	return err
}

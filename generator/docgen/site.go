// A small static site from pages: Markdown through goldmark, one layout, a search
// that runs in the browser, pictures drawn here. It asks no network for anything.

package docgen

import (
	"bytes"
	"encoding/json"
	"html/template"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/seed184db40a/armgen/templates"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
)

// SitePage is what page.html.tmpl gets.
type SitePage struct {
	Title string
	Root  string // way back to the root of the site: "", "../"
	Body  template.HTML
	Nav   []SiteGroup
}

// SiteGroup is a folder in the navigation.
type SiteGroup struct {
	Name  string
	Pages []SiteLink
}

// SiteLink is a page in the navigation and the search.
type SiteLink struct {
	Title string `json:"title"`
	URL   string `json:"url"` // from the root of the site
	Open  bool   `json:"-"`   // the page being shown
}

// Site turns pages (Markdown by path) into the files of a static site.
func Site(pages map[string][]byte) (map[string][]byte, error) {
	layout, err := template.ParseFS(templates.FS(), "site/page.html.tmpl")
	if err != nil {
		return nil, err
	}
	nav := navigation(pages)
	files, err := siteFiles(nav)
	if err != nil {
		return nil, err
	}
	md := goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	for name, data := range pages {
		if path.Ext(name) != ".md" {
			continue
		}
		var body, out bytes.Buffer
		if err := md.Convert(withoutFrontMatter(data), &body); err != nil {
			return nil, err
		}
		page := SitePage{Title: pageTitle(name), Root: strings.Repeat("../", strings.Count(name, "/")), Nav: opened(nav, htmlName(name))}
		page.Body = template.HTML(drawPictures(pageLinks(pages, name, body.String())))
		if err := layout.Execute(&out, page); err != nil {
			return nil, err
		}
		files[htmlName(name)] = out.Bytes()
	}
	return files, nil
}

func htmlName(name string) string { return strings.TrimSuffix(name, ".md") + ".html" }

func pageTitle(name string) string {
	title := strings.TrimSuffix(path.Base(name), ".md")
	switch {
	case title == "index" && path.Dir(name) == ".":
		return "Contents"
	case title == "index":
		return path.Base(path.Dir(name))
	}
	return title
}

// withoutFrontMatter cuts the block between two lines of dashes at the top.
func withoutFrontMatter(data []byte) []byte {
	rest, ok := bytes.CutPrefix(data, []byte("---\n"))
	if _, after, found := bytes.Cut(rest, []byte("\n---\n")); ok && found {
		return after
	}
	return data
}

// mdLink is a link to another page.
var mdLink = regexp.MustCompile(`<a href="([^":#]*)\.md(#[^"]*)?">`)

// pageLinks turns links between pages into links between files of the site. A page
// format may name pages that this tree does not have; those become plain text.
func pageLinks(pages map[string][]byte, from, html string) string {
	return mdLink.ReplaceAllStringFunc(html, func(link string) string {
		m := mdLink.FindStringSubmatch(link)
		way, err := url.PathUnescape(m[1])
		if _, ok := pages[path.Join(path.Dir(from), way+".md")]; err != nil || !ok {
			return `<a class="absent">`
		}
		return `<a href="` + m[1] + ".html" + m[2] + `">`
	})
}

// navigation lists the pages by folder; those at the root come first.
func navigation(pages map[string][]byte) []SiteGroup {
	groups := map[string][]SiteLink{}
	for name := range pages {
		if path.Ext(name) == ".md" {
			groups[path.Dir(name)] = append(groups[path.Dir(name)], SiteLink{Title: pageTitle(name), URL: htmlName(name)})
		}
	}
	if _, ok := pages["index.md"]; !ok { // the site needs a first page
		groups["."] = append(groups["."], SiteLink{Title: "Contents", URL: "index.html"})
	}
	var nav []SiteGroup
	for _, dir := range slices.Sorted(maps.Keys(groups)) {
		slices.SortFunc(groups[dir], func(a, b SiteLink) int { return byName(a.URL, b.URL) })
		nav = append(nav, SiteGroup{strings.TrimPrefix(dir, "."), groups[dir]})
	}
	return nav
}

// byName sorts the index of a folder to its top.
func byName(a, b string) int {
	if first := path.Base(a) == "index.html"; first != (path.Base(b) == "index.html") {
		if first {
			return -1
		}
		return 1
	}
	return strings.Compare(a, b)
}

// Broken is the title with a place to break the line before each inner capital.
func (l SiteLink) Broken() template.HTML {
	var b strings.Builder
	lower := false
	for _, r := range l.Title {
		if unicode.IsUpper(r) && lower {
			b.WriteString("<wbr>")
		}
		lower = unicode.IsLower(r)
		b.WriteString(template.HTMLEscapeString(string(r)))
	}
	return template.HTML(b.String())
}

// opened marks the page being shown.
func opened(nav []SiteGroup, url string) []SiteGroup {
	out := slices.Clone(nav)
	for i := range out {
		out[i].Pages = slices.Clone(out[i].Pages)
		for j := range out[i].Pages {
			out[i].Pages[j].Open = out[i].Pages[j].URL == url
		}
	}
	return out
}

// siteFiles are the style, the script with its list of pages, and a first page
// that lists everything, for trees without one.
func siteFiles(nav []SiteGroup) (map[string][]byte, error) {
	files := map[string][]byte{}
	var all []SiteLink
	first := SitePage{Title: "Contents", Nav: nav}
	var body strings.Builder
	body.WriteString("<h1>Contents</h1>")
	for _, g := range nav {
		all = append(all, g.Pages...)
		body.WriteString("<h2>" + template.HTMLEscapeString(g.Name) + "</h2><ul>")
		for _, p := range g.Pages {
			body.WriteString(`<li><a href="` + template.HTMLEscapeString(p.URL) + `">` + template.HTMLEscapeString(p.Title) + "</a></li>")
		}
		body.WriteString("</ul>")
	}
	first.Body = template.HTML(body.String())
	layout, err := template.ParseFS(templates.FS(), "site/page.html.tmpl")
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := layout.Execute(&out, first); err != nil {
		return nil, err
	}
	files["index.html"] = out.Bytes()
	if files["style.css"], err = fs.ReadFile(templates.FS(), "site/style.css"); err != nil {
		return nil, err
	}
	script, err := fs.ReadFile(templates.FS(), "site/search.js")
	if err != nil {
		return nil, err
	}
	list, err := json.Marshal(all)
	files["search.js"] = append([]byte("const pages = "+string(list)+";\n"), script...)
	return files, err
}

// Pictures of the site: the flowcharts of the go style, drawn as SVG.

package docgen

import (
	"fmt"
	"html"
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	mermaidBlock = regexp.MustCompile(`(?s)<pre><code class="language-mermaid">(.*?)</code></pre>`)
	mermaidSelf  = regexp.MustCompile(`(?m)^  self\["(.*)"\]$`)
	mermaidNeed  = regexp.MustCompile(`(?m)^  self (-->)(?:\|.*\|)? (n\d+)\["(.*)"\]$`)
	mermaidUser  = regexp.MustCompile(`(?m)^  (u\d+)\["(.*)"\] (-->)(?:\|.*\|)? self$`)
	mermaidClick = regexp.MustCompile(`(?m)^  click (\w+) "(.*)"$`)
)

// drawPictures replaces the flowcharts of a page by pictures.
func drawPictures(page string) string {
	return mermaidBlock.ReplaceAllStringFunc(page, func(block string) string {
		return drawChart(html.UnescapeString(mermaidBlock.FindStringSubmatch(block)[1]))
	})
}

// The measures of a picture.
const (
	boxHeight, boxGap, letterWidth, edgeLength = 34, 12, 8, 70
)

// box is a resource in a picture.
type box struct{ label, target string }

// drawChart draws the neighbourhood of a resource: what needs it in a column to the
// left, itself in the middle, what it needs to the right.
func drawChart(chart string) string {
	self := mermaidSelf.FindStringSubmatch(chart)
	targets := map[string]string{}
	for _, c := range mermaidClick.FindAllStringSubmatch(chart, -1) {
		targets[c[1]] = strings.TrimSuffix(c[2], ".md") + ".html"
	}
	var users, needs []box
	for _, e := range mermaidUser.FindAllStringSubmatch(chart, -1) {
		users = append(users, box{e[2], targets[e[1]]})
	}
	for _, e := range mermaidNeed.FindAllStringSubmatch(chart, -1) {
		needs = append(needs, box{e[3], targets[e[2]]})
	}
	if self == nil || len(users)+len(needs) == 0 {
		return "<pre>" + html.EscapeString(chart) + "</pre>"
	}
	return draw(users, box{label: self[1]}, needs)
}

func draw(users []box, self box, needs []box) string {
	height := max(len(users), len(needs), 1)*(boxHeight+boxGap) + boxGap
	left, middle := columnWidth(users), columnWidth([]box{self})
	at := 2
	if left > 0 {
		at += left + edgeLength
	}
	right := at + middle + edgeLength
	width := right - edgeLength + 2
	if len(needs) > 0 {
		width = right + columnWidth(needs) + 2
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="picture" role="img" aria-label="What %s needs and what needs it" viewBox="0 0 %d %d" width="%d">`,
		html.EscapeString(self.label), width, height, width)
	b.WriteString(`<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path class="tip" d="M0 0L8 4L0 8z"/></marker></defs>`)
	for i, u := range users {
		y := boxY(i, len(users), height)
		drawEdge(&b, 2+left, y, at, height/2)
		drawBox(&b, 2, y-boxHeight/2, left, u, "")
	}
	for i, n := range needs {
		y := boxY(i, len(needs), height)
		drawEdge(&b, at+middle, height/2, right, y)
		drawBox(&b, right, y-boxHeight/2, columnWidth(needs), n, "")
	}
	drawBox(&b, at, (height-boxHeight)/2, middle, self, "self")
	b.WriteString("</svg>")
	return b.String()
}

func columnWidth(list []box) int {
	width := 0
	for _, x := range list {
		width = max(width, utf8.RuneCountInString(x.label)*letterWidth+24)
	}
	return width
}

// boxY is the middle of a box in a column of n that stands in the middle of a picture.
func boxY(i, n, height int) int {
	return height/2 + (2*i-n+1)*(boxHeight+boxGap)/2
}

func drawEdge(b *strings.Builder, x1, y1, x2, y2 int) {
	middle := (x1 + x2) / 2
	fmt.Fprintf(b, `<path marker-end="url(#tip)" d="M%d %dC%d %d %d %d %d %d"/>`, x1, y1, middle, y1, middle, y2, x2-1, y2)
}

func drawBox(b *strings.Builder, x, y, width int, what box, class string) {
	if what.target != "" {
		fmt.Fprintf(b, `<a href="%s">`, html.EscapeString(what.target))
	}
	fmt.Fprintf(b, `<rect class="%s" x="%d" y="%d" width="%d" height="%d" rx="6"/><text x="%d" y="%d">%s</text>`,
		class, x, y, width, boxHeight, x+width/2, y+boxHeight/2+5, html.EscapeString(what.label))
	if what.target != "" {
		b.WriteString("</a>")
	}
}

// Pictures of the site: the flowcharts of the go style, drawn as SVG.

package docgen

import (
	"fmt"
	"html"
	"regexp"
	"strings"
)

var (
	mermaidBlock = regexp.MustCompile(`(?s)<pre><code class="language-mermaid">(.*?)</code></pre>`)
	mermaidSelf  = regexp.MustCompile(`(?m)^  self\["(.*)"\]$`)
	mermaidEdge  = regexp.MustCompile(`(?m)^  self (-->)(\|.*\|)? (n\d+)\["(.*)"\]$`)
	mermaidClick = regexp.MustCompile(`(?m)^  click (n\d+) "(.*)"$`)
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

// drawChart draws what a resource depends on: itself to the left, the others in a
// column to the right.
func drawChart(chart string) string {
	self := mermaidSelf.FindStringSubmatch(chart)
	edges := mermaidEdge.FindAllStringSubmatch(chart, -1)
	if self == nil || len(edges) == 0 {
		return "<pre>" + html.EscapeString(chart) + "</pre>"
	}
	targets := map[string]string{}
	for _, c := range mermaidClick.FindAllStringSubmatch(chart, -1) {
		targets[c[1]] = strings.TrimSuffix(c[2], ".md") + ".html"
	}
	widest := 0
	for _, e := range edges {
		widest = max(widest, len(e[4]))
	}
	left, right := len(self[1])*letterWidth+24, widest*letterWidth+24
	height := len(edges)*(boxHeight+boxGap) + boxGap
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="picture" role="img" aria-label="What %s depends on" viewBox="0 0 %d %d" width="%d">`,
		html.EscapeString(self[1]), left+edgeLength+right+4, height, left+edgeLength+right+4)
	drawBox(&b, 2, (height-boxHeight)/2, left, self[1], "")
	for i, e := range edges {
		y := boxGap + i*(boxHeight+boxGap)
		fmt.Fprintf(&b, `<path d="M%d %d C%d %d %d %d %d %d"/>`, left+2, height/2, left+edgeLength/2, height/2,
			left+edgeLength/2, y+boxHeight/2, left+edgeLength, y+boxHeight/2)
		drawBox(&b, left+edgeLength, y, right, e[4], targets[e[3]])
	}
	b.WriteString("</svg>")
	return b.String()
}

func drawBox(b *strings.Builder, x, y, width int, label, target string) {
	if target != "" {
		fmt.Fprintf(b, `<a href="%s">`, html.EscapeString(target))
	}
	fmt.Fprintf(b, `<rect x="%d" y="%d" width="%d" height="%d" rx="6"/><text x="%d" y="%d">%s</text>`,
		x, y, width, boxHeight, x+width/2, y+boxHeight/2+5, html.EscapeString(label))
	if target != "" {
		b.WriteString("</a>")
	}
}

// Prose: descriptions as plain text. Specifications hold HTML tags, entities,
// carriage returns, odd white space and invisible characters; readers of Go
// comments and pages should see none of it.

package compile

import (
	"html"
	"regexp"
	"strings"
	"unicode"
)

// prose cleans one description. Line breaks that the author made stay, paragraphs
// are separated by one empty line.
func prose(text string) string {
	if isPlain(text) {
		return strings.Trim(text, " ")
	}
	text = lineEnds.Replace(text)
	text = breaks.ReplaceAllString(text, "\n")
	text = tags.ReplaceAllString(text, "")
	text = html.UnescapeString(text)
	text = strings.Map(visible, text)
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	text = strings.Trim(strings.Join(lines, "\n"), "\n ")
	return blank.ReplaceAllString(text, "\n\n")
}

// isPlain reports whether a text is one line without anything to clean, as most
// are.
func isPlain(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c > '~' || c == '<' || c == '&' {
			return false
		}
	}
	return true
}

var (
	lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n")

	// breaks are the tags that end a line, tags the other ones that HTML knows: a
	// <name> in angle brackets is a placeholder of the author's and stays.
	breaks = regexp.MustCompile(`(?i)\s*<\s*(/\s*(p|div|li|ul|ol|tr|h[1-6])|br\s*/?|p|/?\s*(ul|ol))\s*>\s*`)
	tags   = regexp.MustCompile(`(?i)</?\s*(a|b|i|u|em|strong|code|pre|span|div|li|tt|sub|sup|p|br|table|tr|td|th|tbody|thead|h[1-6]|font|small|see|cref|c|para|remarks|summary)(\s[^<>]*)?/?>`)
	blank  = regexp.MustCompile(`\n{3,}`)
)

// visible maps odd white space to a blank and drops what cannot be seen.
func visible(r rune) rune {
	switch {
	case r == '\n':
		return r
	case unicode.IsSpace(r):
		return ' '
	case r == '\uFFFD', unicode.Is(unicode.Cf, r), unicode.IsControl(r):
		return -1
	}
	return r
}

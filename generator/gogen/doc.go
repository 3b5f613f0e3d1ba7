// This file holds the only way in which prose gets into comments. Descriptions come from
// specifications, which anybody may write: no text, whatever it holds, may end the comment,
// start a directive or reorder what the reader sees.

package gogen

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dave/jennifer/jen"
)

const docWidth = 97 // columns of a comment line, indentation included

// doc is a comment of some paragraphs. Empty ones are left out; line breaks inside a
// paragraph are kept as paragraphs when an empty line stands between, else they are blanks.
func doc(paragraphs ...string) *jen.Statement { return comment(docLines(docWidth, paragraphs...)) }

// fieldDoc is [doc] for a struct field or another place that is indented by one tab.
func fieldDoc(paragraphs ...string) *jen.Statement {
	return comment(docLines(docWidth-4, paragraphs...))
}

// documented puts a comment in front of a declaration.
func documented(comment *jen.Statement, decl jen.Code) *jen.Statement {
	return comment.Line().Add(decl)
}

// comment turns finished lines into a comment. It is the only caller of jen.Comment.
func comment(lines []string) *jen.Statement {
	s := &jen.Statement{}
	for i, line := range lines {
		if i > 0 {
			s.Line()
		}
		s.Comment(line)
	}
	return s
}

// docLines wraps paragraphs into comment lines.
func docLines(width int, paragraphs ...string) []string {
	var lines []string
	for _, text := range paragraphs {
		for _, paragraph := range splitParagraphs(text) {
			if len(lines) > 0 {
				lines = append(lines, "//")
			}
			lines = append(lines, wrap(paragraph, width-len("// "))...)
		}
	}
	return lines
}

// splitParagraphs cuts text at empty lines. List items stay on lines of their own.
func splitParagraphs(text string) [][]string {
	var all [][]string
	var words []string
	flush := func() {
		if len(words) > 0 {
			all = append(all, words)
		}
		words = nil
	}
	for line := range strings.SplitSeq(newlines(text), "\n") {
		fields := strings.Fields(printable(line))
		if len(fields) == 0 {
			flush()
			continue
		}
		words = append(words, fields...)
	}
	flush()
	return all
}

// newlines makes every kind of line break one kind.
func newlines(text string) string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n", "\v", "\n", "\f", "\n").
		Replace(text)
}

// printable drops what does not print, which includes the characters that reorder text, and
// keeps one kind of blank.
func printable(text string) string {
	return quotePairs.Replace(strings.Map(func(c rune) rune {
		switch {
		case unicode.IsSpace(c):
			return ' '
		case c == utf8.RuneError || !unicode.IsPrint(c):
			return -1
		}
		return c
	}, text))
}

// quotePairs are what gofmt turns into curly quotes in a doc comment.
var quotePairs = strings.NewReplacer("``", `"`, "''", `"`)

// oneLine makes text fit into one line of a comment.
func oneLine(text string) string { return strings.Join(strings.Fields(printable(newlines(text))), " ") }

// wrap sets words into lines of a width. A line never begins with what gofmt would read as
// markup of a doc comment.
func wrap(words []string, width int) []string {
	var lines []string
	line, n := "//", 0
	for i, word := range words {
		size := utf8.RuneCountInString(word)
		if i > 0 && n+1+size > width && !markup(word) {
			lines = append(lines, line)
			line, n = "//", 0
		}
		if i == 0 && markup(word) {
			if word = plainWord(word); word == "" {
				continue
			}
		}
		line += " " + word
		n += 1 + size
	}
	return append(lines, line)
}

// markup reports whether gofmt gives a meaning to a line that begins with the word: a
// heading, a list, a link target or a build constraint.
func markup(word string) bool {
	switch {
	case word == "-" || word == "*" || word == "+" || word == "•" || strings.HasPrefix(word, "#") || strings.HasPrefix(word, "+build"):
		return true
	case strings.HasPrefix(word, "[") && strings.HasSuffix(word, "]:"):
		return true
	}
	number := strings.TrimRight(word, ".)")
	return number != word && strings.Trim(number, "0123456789") == ""
}

// plainWord takes the markup out of a word that begins a comment.
func plainWord(word string) string {
	if number := strings.TrimRight(word, ".)"); number != word {
		return "(" + number + ")"
	}
	return strings.TrimRight(strings.TrimLeft(word, "#-*+•"), ":")
}

// sentence makes text end like one.
func sentence(text string) string {
	text = strings.TrimSpace(text)
	if text == "" || strings.ContainsAny(text[len(text)-1:], ".!?:") {
		return text
	}
	return text + "."
}

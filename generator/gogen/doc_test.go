// Tests of how prose becomes comments.

package gogen

import (
	"go/format"
	"strings"
	"testing"
)

func TestDocIsSafeAgainstAnyText(t *testing.T) {
	for _, text := range []string{
		"plain words", "*/ func init() { panic(1) } /*", "line\nfunc init() {}", "a\rb", "a\r\nb", "a\u2028b\u2029c\u0085d\ve\ff",
		"//go:build ignore", "+build ignore", "/*", "# Heading", "- item\n- item", "1. first", "[a]: b", "nul\x00 bell\x07", "\ufeffbom \u202e rtl \u2066 isolate", "bad \xff utf8", strings.Repeat("long ", 90), strings.Repeat("x", 300), "", " \n ", "\\u0022 ` \" '", "an empty '' and ``code``", "'''three''' ````four````",
	} {
		source := "package p\n\n" + strings.Join(docLines(docWidth, "T is. "+text, text), "\n") + "\ntype T int\n"
		formatted, err := format.Source([]byte(source))
		if err != nil {
			t.Errorf("%q: %v\n%s", text, err, source)
			continue
		}
		if string(formatted) != source {
			t.Errorf("%q is not gofmt clean:\n%s\nbecomes\n%s", text, source, formatted)
		}
		for line := range strings.Lines(source) {
			line = strings.TrimSuffix(line, "\n")
			if line == "" || line == "package p" || line == "type T int" || line == "//" || strings.HasPrefix(line, "// ") {
				continue
			}
			t.Errorf("%q escapes from its comment: %q", text, line)
		}
		if strings.ContainsAny(source, "\x00\x07\ufeff\u202e\u2066\u2028") {
			t.Errorf("%q keeps characters that do not print", text)
		}
	}
}

func TestDocWraps(t *testing.T) {
	for _, line := range docLines(40, "T is a word among many words that do not fit into one line of forty columns.", "Second.\n\nThird.") {
		if len(line) > 40 {
			t.Errorf("%d columns: %s", len(line), line)
		}
	}
}

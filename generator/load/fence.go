package load

// This file finds the fenced yaml blocks of a Markdown file.

import (
	"strings"

	"github.com/seed184db40a/armgen/generator/diag"
)

// fence is a fenced yaml block.
type fence struct {
	condition string   // what stands after the word yaml
	pos       diag.Pos // of the opening line
	line      int      // of the first line of the content
	content   string
}

// yamlFences lists the yaml blocks of a file in order. Backticks or tildes,
// indented or not, with or without a blank before yaml; a block that is not
// closed ends with the file.
func yamlFences(file *diag.File) []fence {
	var fences []fence
	lines := strings.SplitAfter(string(file.Data), "\n")
	for i := 0; i < len(lines); i++ {
		marker, info := openFence(lines[i])
		if marker == "" {
			continue
		}
		start := i + 1
		for i++; i < len(lines) && !closesFence(lines[i], marker); i++ {
		}
		if condition, ok := yamlInfo(info); ok {
			content := strings.Join(lines[min(start, len(lines)):min(i, len(lines))], "")
			fences = append(fences, fence{condition, file.Line(start, 1), start + 1, content})
		}
	}
	return fences
}

// openFence splits an opening line into its marker and the text after it.
func openFence(line string) (marker, info string) {
	text := strings.TrimSpace(line)
	for _, c := range []string{"`", "~"} {
		rest := strings.TrimLeft(text, c)
		if n := len(text) - len(rest); n >= 3 && !(c == "`" && strings.Contains(rest, c)) {
			return text[:n], strings.TrimSpace(rest)
		}
	}
	return "", ""
}

func closesFence(line, marker string) bool {
	text := strings.TrimSpace(line)
	return len(text) >= len(marker) && strings.Trim(text, marker[:1]) == ""
}

// yamlInfo reports whether the text after the marker names yaml, and what
// follows it.
func yamlInfo(info string) (condition string, ok bool) {
	for _, word := range []string{"yaml", "yml"} {
		rest, found := strings.CutPrefix(strings.ToLower(info), word)
		if found && (rest == "" || strings.IndexAny(rest[:1], " \t$(!{") == 0) {
			return strings.TrimSpace(info[len(word):]), true
		}
	}
	return "", false
}

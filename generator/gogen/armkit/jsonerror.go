// This file holds the error of a failed decode. Its JSON path is found by walking the
// document again up to the error, so that reading costs nothing for it.

package armkit

import (
	"fmt"
	"strconv"
	"strings"
)

// DecodeError says what in a JSON document did not fit.
type DecodeError struct {
	Path     string // of the value, "$.properties.status" or "$.value[3]['odata.type']"
	Offset   int    // in bytes
	Found    string // what stands there, cut when long
	Expected string // what would fit
}

// Error is one sentence with all of it.
func (e *DecodeError) Error() string {
	return fmt.Sprintf("JSON at %s (offset %d): found %s, expected %s", e.Path, e.Offset, e.Found, e.Expected)
}

// fail records that something else was expected at the current position.
func (r *Reader) fail(expected string) { r.failAt(r.pos, expected) }

// failAt records the first error and ends the document there, which ends all loops.
func (r *Reader) failAt(offset int, expected string) {
	if r.err != nil {
		return
	}
	r.err = &DecodeError{Path: pathTo(r.doc, offset), Offset: offset, Found: describe(r.doc, offset), Expected: expected}
	r.src, r.pos = "", 0
}

func (r *Reader) failDepth() {
	r.fail("at most " + strconv.Itoa(MaxDepth) + " levels of objects and lists")
}

// describe names what stands at an offset.
func describe(doc string, offset int) string {
	if offset >= len(doc) {
		return "the end of the document"
	}
	rest := doc[offset:]
	switch c := rest[0]; {
	case c == '{':
		return "an object"
	case c == '[':
		return "a list"
	case c == '"':
		return "the string " + shorten(scalarText(rest))
	case c == '-' || c >= '0' && c <= '9':
		return "the number " + shorten(scalarText(rest))
	case strings.HasPrefix(rest, "null"):
		return "null"
	case strings.HasPrefix(rest, "true"):
		return "true"
	case strings.HasPrefix(rest, "false"):
		return "false"
	}
	return strconv.QuoteToASCII(firstRune(rest))
}

func firstRune(s string) string {
	for i := range s {
		if i > 0 {
			return s[:i]
		}
	}
	return s
}

// scalarText cuts a string or number out of the document's rest.
func scalarText(rest string) string {
	if rest[0] != '"' {
		end := strings.IndexFunc(rest, func(c rune) bool { return !strings.ContainsRune("+-.eE0123456789", c) })
		if end < 0 {
			return rest
		}
		return rest[:end]
	}
	for i := 1; i < len(rest); i++ {
		switch rest[i] {
		case '\\':
			i++
		case '"':
			return rest[:i+1]
		}
	}
	return rest
}

// shorten keeps messages to one readable line.
func shorten(s string) string {
	const limit = 60
	if len(s) > limit {
		s = strings.ToValidUTF8(s[:limit], "") + "…"
	}
	return strings.Map(func(c rune) rune {
		if c < ' ' || c == 0x7f {
			return ' '
		}
		return c
	}, s)
}

// pathTo returns the JSON path of the innermost value at an offset. The document is
// well-formed up to there.
func pathTo(doc string, offset int) string {
	w := walker{r: Reader{doc: doc, src: doc[:min(offset, len(doc))]}, path: []byte("$")}
	w.r.err = &DecodeError{} // keeps the walk from looking for a path itself
	w.value()
	return string(w.path)
}

// walker goes through a document and leaves the path of the value in which it ends.
type walker struct {
	r    Reader
	path []byte
}

// value walks one value and reports whether it is complete.
func (w *walker) value() bool {
	w.r.space()
	if w.r.pos >= len(w.r.src) {
		return false
	}
	switch w.r.src[w.r.pos] {
	case '{':
		return w.object()
	case '[':
		return w.list()
	case '"':
		_, ok := w.r.text()
		return ok
	}
	for w.r.pos < len(w.r.src) && !strings.ContainsRune(",]} \t\r\n", rune(w.r.src[w.r.pos])) {
		w.r.pos++
	}
	return w.r.pos < len(w.r.src)
}

func (w *walker) object() bool {
	outer := len(w.path)
	w.r.pos++
	for {
		w.r.space()
		if w.r.pos >= len(w.r.src) {
			return false
		}
		switch w.r.src[w.r.pos] {
		case '}':
			w.r.pos++
			return true
		case ',':
			w.r.pos++
			continue
		}
		if !w.r.name() {
			return false
		}
		w.path = appendMember(w.path, w.r.key)
		if !w.value() {
			return false
		}
		w.path = w.path[:outer]
	}
}

func (w *walker) list() bool {
	outer := len(w.path)
	w.r.pos++
	for i := 0; ; i++ {
		w.r.space()
		if w.r.pos < len(w.r.src) && w.r.src[w.r.pos] == ']' {
			w.r.pos++
			return true
		}
		if w.r.pos < len(w.r.src) && w.r.src[w.r.pos] == ',' {
			w.r.pos++
		}
		w.path = append(strconv.AppendInt(append(w.path, '['), int64(i), 10), ']')
		if !w.value() {
			return false
		}
		w.path = w.path[:outer]
	}
}

// appendMember adds .name to a path, or ['name'] when the name is not a plain word.
func appendMember(path []byte, name string) []byte {
	word := name != ""
	for i := range len(name) {
		c := name[i]
		letter := c == '_' || c|0x20 >= 'a' && c|0x20 <= 'z'
		word = word && (letter || i > 0 && c >= '0' && c <= '9')
	}
	if word {
		return append(append(path, '.'), name...)
	}
	return append(append(append(path, "['"...), strings.ReplaceAll(name, "'", `\'`)...), "']"...)
}

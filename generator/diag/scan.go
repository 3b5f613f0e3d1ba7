package diag

// This file holds the scanner: one pass over the text, no recursion, no
// allocation but the index itself. It accepts exactly RFC 8259, so what it
// accepts encoding/json accepts too (a fuzz test holds the two together).

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// Bounds of what Parse accepts. Real specifications stay far below: 3 MB, 40
// levels, 60,000 values.
const (
	MaxBytes  = 64 << 20  // size of one file
	MaxDepth  = 1_000     // nesting of arrays and objects
	MaxValues = 8_000_000 // JSON values of one file
)

// Parse indexes a JSON file. It takes RFC 8259 in valid UTF-8, after an
// optional byte-order mark. On failure it says where and why; the file then
// has no index but still shows its lines.
func Parse(path string, data []byte) (*File, *Diagnostic) {
	if len(data) > MaxBytes {
		f := Text(path, nil)
		return f, fault(f, 0, "file-too-large", "the file has %d bytes; at most %d are read", len(data), MaxBytes)
	}
	f := Text(path, data)
	if !utf8.Valid(f.Data) {
		return f, fault(f, firstInvalid(f.text), "invalid-utf8", "the file is not valid UTF-8")
	}
	s := scanner{text: f.text}
	s.scan()
	f.nodes, f.escaped = s.nodes, s.escaped
	if s.fault != nil {
		s.closeAll()
		f.broken = true
		s.fault.Pos = f.At(s.faultAt)
		return f, s.fault
	}
	f.shadow()
	return f, nil
}

func fault(f *File, offset int, code Code, format string, args ...any) *Diagnostic {
	return &Diagnostic{Pos: f.At(offset), Severity: Error, Code: code, Message: fmt.Sprintf(format, args...), Help: repair(code)}
}

// repair says what to do about a file that cannot be scanned.
func repair(code Code) string {
	switch code {
	case "json-syntax":
		return "repair the file here or just before; JSON has no comments and no trailing commas"
	case "invalid-utf8":
		return "save the file as UTF-8"
	}
	return "split the file, or leave out what is not needed"
}

func firstInvalid(text string) int {
	for i, r := range text {
		if r == utf8.RuneError && !bytes.HasPrefix([]byte(text[i:min(i+3, len(text))]), []byte("\uFFFD")) {
			return i
		}
	}
	return 0
}

// scanner walks the text once. open holds the containers around the current
// place, each with its last child.
type scanner struct {
	text    string
	pos     int
	nodes   []entry
	open    []container
	escaped bool
	fault   *Diagnostic
	faultAt int
}

type container struct {
	node, last int32
	close      byte
}

func (s *scanner) scan() {
	s.nodes = make([]entry, 0, len(s.text)/48+1)
	s.value(none)
	for s.fault == nil && len(s.open) > 0 {
		s.member()
	}
	s.space()
	if s.fault == nil && s.pos < len(s.text) {
		s.fail("unexpected text after the JSON value")
	}
}

// closeAll ends the containers that a fault left open, so that the partial
// index can still say which value the fault is in.
func (s *scanner) closeAll() {
	for _, c := range s.open {
		s.nodes[c.node].end = int32(len(s.text)) + 1
	}
	if last := len(s.nodes) - 1; last >= 0 && s.nodes[last].end <= s.nodes[last].start {
		s.nodes[last].end = int32(len(s.text)) + 1
	}
}

// member reads the next member or the end of the innermost container.
func (s *scanner) member() {
	top := &s.open[len(s.open)-1]
	s.space()
	if s.peek() == top.close {
		s.pos++
		s.nodes[top.node].end = int32(s.pos)
		s.open = s.open[:len(s.open)-1]
		return
	}
	if top.last != none {
		if s.peek() != ',' {
			s.fail("expected ',' or '%c', found %s", top.close, s.found())
			return
		}
		s.pos++
		s.space()
	}
	key := int32(none)
	if top.close == '}' {
		key = s.key()
	}
	s.value(key)
}

// key reads a member name and its colon.
func (s *scanner) key() int32 {
	key := s.pos
	if s.peek() != '"' {
		s.fail("expected a member name in double quotes, found %s", s.found())
		return none
	}
	if s.str() {
		s.escaped = true
	}
	s.space()
	if s.fault == nil && s.peek() != ':' {
		s.fail("expected ':' after a member name, found %s", s.found())
	}
	s.pos++
	return int32(key)
}

// value reads a scalar, or opens a container.
func (s *scanner) value(key int32) {
	s.space()
	if s.fault != nil || !s.room() {
		return
	}
	n := s.add(key)
	switch c := s.peek(); c {
	case '{', '[':
		s.pos++
		s.open = append(s.open, container{node: n, last: none, close: c + 2})
	case '"':
		s.str()
	case 't':
		s.word("true")
	case 'f':
		s.word("false")
	case 'n':
		s.word("null")
	default:
		s.number(c)
	}
	if s.fault == nil {
		s.nodes[n].end = int32(s.pos)
	}
}

// room checks the bounds before a value is added.
func (s *scanner) room() bool {
	switch {
	case len(s.open) > MaxDepth:
		s.failCode("json-too-deep", "more than %d levels of nesting", MaxDepth)
	case len(s.nodes) >= MaxValues:
		s.failCode("json-too-many-values", "more than %d JSON values", MaxValues)
	}
	return s.fault == nil
}

func (s *scanner) add(key int32) int32 {
	n := int32(len(s.nodes))
	e := entry{start: int32(s.pos), key: key, parent: none, next: none}
	if len(s.open) > 0 {
		top := &s.open[len(s.open)-1]
		e.parent = top.node
		if top.last != none {
			s.nodes[top.last].next = n
		}
		top.last = n
	}
	s.nodes = append(s.nodes, e)
	return n
}

// str reads a string and reports whether it has an escape.
func (s *scanner) str() (escaped bool) {
	for i := s.pos + 1; i < len(s.text); i++ {
		switch c := s.text[i]; {
		case c == '"':
			s.pos = i + 1
			return escaped
		case c == '\\':
			escaped = true
			n := escapeLen(s.text[i:])
			if n == 0 {
				s.pos = i
				s.fail("invalid escape in a string")
				return escaped
			}
			i += n - 1
		case c < ' ':
			s.pos = i
			s.fail("control character U+%04X in a string", c)
			return escaped
		}
	}
	s.fail("this string is not closed")
	return escaped
}

// escapeLen is the length of the escape that opens text, 0 if it is none.
func escapeLen(text string) int {
	if len(text) < 2 {
		return 0
	}
	switch text[1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return 2
	case 'u':
		if len(text) >= 6 && isHex(text[2]) && isHex(text[3]) && isHex(text[4]) && isHex(text[5]) {
			return 6
		}
	}
	return 0
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

func (s *scanner) word(w string) {
	if len(s.text)-s.pos < len(w) || s.text[s.pos:s.pos+len(w)] != w {
		s.fail("expected a JSON value, found %s", s.found())
		return
	}
	s.pos += len(w)
}

func (s *scanner) number(first byte) {
	if first != '-' && !isDigit(first) {
		s.fail("expected a JSON value, found %s", s.found())
		return
	}
	if first == '-' {
		s.pos++
	}
	if s.peek() == '0' {
		s.pos++
	} else {
		s.digits()
	}
	if s.peek() == '.' {
		s.pos++
		s.digits()
	}
	if c := s.peek(); c == 'e' || c == 'E' {
		s.pos++
		if c := s.peek(); c == '+' || c == '-' {
			s.pos++
		}
		s.digits()
	}
}

func (s *scanner) digits() {
	if !isDigit(s.peek()) {
		s.fail("expected a digit, found %s", s.found())
		return
	}
	for isDigit(s.peek()) {
		s.pos++
	}
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func (s *scanner) space() {
	for s.pos < len(s.text) {
		switch s.text[s.pos] {
		case ' ', '\n', '\r', '\t':
			s.pos++
		default:
			return
		}
	}
}

// peek is the next byte, 0 at the end (where a NUL byte fails just as well).
func (s *scanner) peek() byte {
	if s.pos < len(s.text) {
		return s.text[s.pos]
	}
	return 0
}

func (s *scanner) found() string {
	if s.pos >= len(s.text) {
		return "the end of the file"
	}
	r, _ := utf8.DecodeRuneInString(s.text[s.pos:])
	return fmt.Sprintf("%q", r)
}

func (s *scanner) fail(format string, args ...any) { s.failCode("json-syntax", format, args...) }

// failCode keeps the first fault only: the rest would be its echo.
func (s *scanner) failCode(code Code, format string, args ...any) {
	if s.fault == nil {
		s.faultAt = s.pos
		s.fault = &Diagnostic{Severity: Error, Code: code, Message: fmt.Sprintf(format, args...), Help: repair(code)}
	}
}

package load

// This file applies local corrections to specifications that contradict their
// service. A patch file is a list; each entry says what is wrong and where
// that was reported, and holds only as long as the specification still says
// what it expects:
//
//   - file: things/stable/2023-01-01/things.json
//     pointer: /definitions/Thing/properties/size/type
//     reason: the service answers a number
//     link: https://github.com/Azure/azure-rest-api-specs/issues/1
//     old: string
//     new: integer
//
// Without new the member is removed; without old it is added.

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/seed184db40a/armgen/generator/diag"
)

// Patched is a root with some files corrected.
type Patched struct {
	fs.FS

	files map[string][]byte
}

// Open implements fs.FS.
func (p *Patched) Open(name string) (fs.File, error) {
	if data, ok := p.files[name]; ok {
		return openBytes(name, data), nil
	}
	return p.FS.Open(name)
}

// Patch applies the patch files to a root. A patch that does not apply is
// reported at its place in the patch file.
func Patch(fsys fs.FS, patches []*diag.File, report *diag.Report) *Patched {
	p := &Patched{fsys, map[string][]byte{}}
	for _, file := range patches {
		root, fault := YAML(file)
		if fault != nil {
			report.Add(fault)
			continue
		}
		if root == nil || root.Kind != yaml.SequenceNode {
			report.Errorf(file.Line(1, 1), "patch-invalid", "a patch file is a list of patches").
				WithHelp("begin each patch with \"- file: PATH\"")
			continue
		}
		for _, entry := range root.Content {
			e := patchEntry{file: file, node: entry, report: report}
			if e.read() {
				p.apply(&e)
			}
		}
	}
	return p
}

// patchEntry is one patch with its place.
type patchEntry struct {
	file   *diag.File
	node   *yaml.Node
	report *diag.Report

	path, pointer string
	old, new      json.RawMessage // nil when not given
}

func (e *patchEntry) pos(n *yaml.Node) diag.Pos { return e.file.Line(n.Line, n.Column) }

func (e *patchEntry) fail(code diag.Code, format string, args ...any) *diag.Diagnostic {
	return e.report.Add(&diag.Diagnostic{Pos: e.pos(e.node), Code: code, Message: fmt.Sprintf(format, args...),
		Help: "compare the patch with the specification; gen explain " + string(code) + " says what a patch needs"})
}

// read takes the members of an entry.
func (e *patchEntry) read() bool {
	if e.node.Kind != yaml.MappingNode {
		e.fail("patch-invalid", "a patch has file, pointer, reason, link, and old or new or both")
		return false
	}
	var reason, link string
	texts := map[string]*string{"file": &e.path, "pointer": &e.pointer, "reason": &reason, "link": &link}
	values := map[string]*json.RawMessage{"old": &e.old, "new": &e.new}
	for i := 0; i+1 < len(e.node.Content); i += 2 {
		key, value := e.node.Content[i], e.node.Content[i+1]
		switch {
		case texts[key.Value] != nil && value.Kind == yaml.ScalarNode:
			*texts[key.Value] = value.Value
		case values[key.Value] != nil:
			raw, err := toJSON(value)
			if err != nil {
				e.report.Errorf(e.pos(value), "patch-invalid", "this is no JSON value: %v", err).
					WithHelp("write the old or new value as JSON; quote texts")
				return false
			}
			*values[key.Value] = raw
		default:
			e.report.Errorf(e.pos(key), "patch-invalid", "a patch has no member %q of this kind", key.Value).
				WithHelp("the members are file, pointer, reason, link, old and new")
			return false
		}
	}
	for _, must := range []string{"file", "pointer", "reason", "link"} {
		if *texts[must] == "" {
			e.fail("patch-invalid", "this patch has no %s", must)
			return false
		}
	}
	if e.old == nil && e.new == nil || !strings.HasPrefix(e.pointer, "/") {
		e.fail("patch-invalid", "a patch has a pointer that begins with /, and old or new or both")
		return false
	}
	return true
}

func toJSON(n *yaml.Node) (json.RawMessage, error) {
	var value any
	if err := n.Decode(&value); err != nil {
		return nil, err
	}
	return json.Marshal(value)
}

func (p *Patched) apply(e *patchEntry) {
	name := path.Clean(e.path)
	data, err := readFile(p, name, diag.MaxBytes)
	if err != nil {
		e.fail("patch-stale", "%s cannot be patched: %v", name, err)
		return
	}
	file, fault := diag.Parse(name, data)
	if fault != nil {
		e.report.Add(fault)
		return
	}
	at, last := e.pointer[:strings.LastIndex(e.pointer, "/")], e.pointer[strings.LastIndex(e.pointer, "/")+1:]
	parent, target := file.Find(at), file.Find(e.pointer)
	switch {
	case !parent.OK():
		e.fail("patch-stale", "%s has no %s", name, at)
	case e.old == nil && target.OK():
		e.fail("patch-stale", "%s has %s already", name, e.pointer).WithRelated(target.Pos(), "it is here").
			WithHelp("remove the patch if the specification was mended, or say in old what it replaces")
	case e.old != nil && !sameJSON(target.Raw(), e.old):
		e.fail("patch-stale", "%s does not have the old value at %s any more", name, e.pointer).WithRelated(parent.Pos(), "the specification says something else here").
			WithHelp("remove the patch if the specification was mended")
	case !target.OK() && parent.Kind() != diag.Object:
		e.fail("patch-stale", "%s is no object to add to", at)
	default:
		p.files[name] = rewrite(file, parent, target, strings.NewReplacer("~1", "/", "~0", "~").Replace(last), e.new)
	}
}

// sameJSON compares values, not their spelling.
func sameJSON(a, b []byte) bool {
	var x, y bytes.Buffer
	return json.Compact(&x, canonical(a)) == nil && json.Compact(&y, canonical(b)) == nil && bytes.Equal(x.Bytes(), y.Bytes())
}

func canonical(raw []byte) []byte {
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	var value any
	if decoder.Decode(&value) != nil {
		return nil
	}
	out, _ := json.Marshal(value)
	return out
}

// rewrite replaces, adds or removes one member and leaves every other byte of
// the file as it is, so that lines keep their numbers.
func rewrite(file *diag.File, parent, target diag.Node, key string, value []byte) []byte {
	data := file.Data
	splice := func(from, to int, text []byte) []byte {
		return append(append(append([]byte{}, data[:from]...), text...), data[to:]...)
	}
	if value == nil {
		from, to := extent(file, parent, target)
		return splice(from, to, nil)
	}
	if target.OK() {
		start := target.Pos().Offset()
		return splice(start, start+len(target.Raw()), value)
	}
	name, _ := json.Marshal(key)
	text := append(append(name, ':'), value...)
	if parent.Len() > 0 {
		text = append(text, ',')
	}
	start := parent.Pos().Offset() + 1
	return splice(start, start, text)
}

// extent is the text of a member with one of the commas around it.
func extent(file *diag.File, parent, target diag.Node) (from, to int) {
	from, to = target.KeyPos().Offset(), target.Pos().Offset()+len(target.Raw())
	var before, after diag.Node
	for c := range parent.Children() {
		switch {
		case c.Pos().Offset() < from:
			before = c
		case c.Pos().Offset() > to && !after.OK():
			after = c
		}
	}
	switch {
	case after.OK():
		to = after.KeyPos().Offset()
	case before.OK():
		from = before.Pos().Offset() + len(before.Raw())
	}
	return from, to
}

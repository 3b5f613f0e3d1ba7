// This file reads XML bodies: an element becomes the JSON that its form describes, which the
// model then decodes. Elements that no member takes are kept like unknown members of JSON.

package armkit

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// ReturnsXML says that the JSON bodies which the call can return so far may come as XML.
//
//go:noinline
func (c *Call) ReturnsXML(form XML) *Call {
	for i := range c.results {
		if r := &c.results[i]; r.kind == jsonBody && r.convert == nil {
			r.media = "application/xml"
			r.convert = func(data []byte) ([]byte, error) { return fromXML(data, form) }
		}
	}
	return c
}

// xmlElement is an element of a document.
type xmlElement struct {
	name     string
	attrs    []xml.Attr
	children []*xmlElement
	text     strings.Builder
}

// fromXML returns the JSON of an XML document; what begins like JSON is JSON already.
func fromXML(data []byte, form XML) ([]byte, error) {
	if trimmed := bytes.TrimSpace(data); len(trimmed) == 0 || trimmed[0] != '<' {
		return data, nil
	}
	root, err := parseXML(data)
	if err != nil {
		return nil, fmt.Errorf("the body is no XML: %w", err)
	}
	var out bytes.Buffer
	if form.Kind == XMLList {
		form.Wrapped = true
	}
	writeJSON(&out, &form, []*xmlElement{root})
	return out.Bytes(), nil
}

// parseXML reads a document. There are no external entities, and none but those of XML itself.
func parseXML(data []byte) (*xmlElement, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	document := &xmlElement{}
	open := []*xmlElement{document}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) && len(document.children) == 1 {
			return document.children[0], nil
		}
		if err != nil {
			return nil, err
		}
		inner := open[len(open)-1]
		switch t := token.(type) {
		case xml.StartElement:
			e := &xmlElement{name: t.Name.Local, attrs: t.Attr}
			inner.children = append(inner.children, e)
			if open = append(open, e); len(open) > MaxDepth {
				return nil, errXMLDepth
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			inner.text.Write(t)
		}
	}
}

// isNull reports whether the element says that it stands for no value.
func (e *xmlElement) isNull() bool {
	for _, a := range e.attrs {
		if a.Name.Local == "nil" && a.Value == "true" {
			return true
		}
	}
	return false
}

// named are the children with a name.
func (e *xmlElement) named(name string) (all []*xmlElement) {
	for _, child := range e.children {
		if child.name == name {
			all = append(all, child)
		}
	}
	return all
}

// writeJSON writes the value that elements of one name stand for. There is one, except for the
// items of a list that is not wrapped; of several the last counts, as in JSON.
func writeJSON(out *bytes.Buffer, form *XML, found []*xmlElement) {
	if form.Kind == XMLList && !form.Wrapped {
		writeItems(out, form, found)
		return
	}
	e := found[len(found)-1]
	switch {
	case e.isNull():
		out.WriteString("null")
	case form.Kind == XMLList:
		writeItems(out, form, e.children)
	case form.Kind == XMLObject, form.Kind == XMLMap:
		writeMembers(out, form, e)
	case form.Kind == XMLAny && len(e.children) > 0:
		writeMembers(out, form, e)
	default:
		writeText(out, form.Kind, e.text.String())
	}
}

func writeItems(out *bytes.Buffer, form *XML, items []*xmlElement) {
	elem := form.Elem
	if elem == nil {
		elem = &XML{Kind: XMLAny}
	}
	out.WriteByte('[')
	for i, item := range items {
		if i > 0 {
			out.WriteByte(',')
		}
		writeJSON(out, elem, []*xmlElement{item})
	}
	out.WriteByte(']')
}

// writeMembers writes an object: the members of the form, then elements that have none.
func writeMembers(out *bytes.Buffer, form *XML, e *xmlElement) {
	w := memberWriter{out: out}
	taken := map[string]bool{}
	for _, m := range form.members() {
		w.known(&m, e, taken)
	}
	rest := &XML{Kind: XMLAny}
	if form.Kind == XMLMap {
		rest = form.Elem
	}
	for _, child := range e.children {
		if taken[child.name] {
			continue
		}
		taken[child.name] = true
		same := e.named(child.name)
		w.name(child.name)
		if rest.Kind == XMLAny && len(same) > 1 {
			writeItems(out, &XML{Elem: rest}, same)
		} else {
			writeJSON(out, rest, same)
		}
	}
	w.end()
}

// memberWriter writes the members of one object.
type memberWriter struct {
	out   *bytes.Buffer
	begun bool
}

func (w *memberWriter) name(name string) {
	if w.begun {
		w.out.WriteByte(',')
	} else {
		w.out.WriteByte('{')
	}
	w.begun = true
	writeText(w.out, XMLString, name)
	w.out.WriteByte(':')
}

func (w *memberWriter) end() {
	if !w.begun {
		w.out.WriteByte('{')
	}
	w.out.WriteByte('}')
}

// known writes a member of the form if the element has it.
func (w *memberWriter) known(m *XMLMember, e *xmlElement, taken map[string]bool) {
	name := m.XML.name(m.JSON)
	switch {
	case m.Attribute:
		for _, a := range e.attrs {
			if a.Name.Local == name {
				w.name(m.JSON)
				writeText(w.out, m.Kind, a.Value)
				return
			}
		}
		return
	case m.Content:
		w.name(m.JSON)
		writeText(w.out, m.Kind, e.text.String())
		return
	case m.Kind == XMLList && !m.Wrapped && m.Elem != nil:
		name = m.Elem.name(name)
	}
	taken[name] = true
	if found := e.named(name); len(found) > 0 {
		w.name(m.JSON)
		writeJSON(w.out, &m.XML, found)
	}
}

// writeText writes a scalar; what is no literal becomes a string, for the model to complain of.
func writeText(out *bytes.Buffer, kind XMLKind, text string) {
	trimmed := strings.TrimSpace(text)
	switch {
	case trimmed == "" && (kind == XMLText || kind == XMLLiteral):
		out.WriteString("null")
		return
	case kind == XMLLiteral && json.Valid([]byte(trimmed)) && trimmed[0] != '"':
		out.WriteString(trimmed)
		return
	case kind == XMLText:
		text = trimmed
	}
	out.Write(appendString(nil, text))
}

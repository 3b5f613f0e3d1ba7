// This file writes XML bodies. A model has one codec, that of JSON; what differs in XML is where
// its members stand, which generated code describes by the xml objects of the specification
// (Swagger 2.0, XML Object). XML is an order of magnitude slower than JSON here, which the few
// services that use it can bear.

package armkit

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"strings"
	"unicode"
)

// XML is how a value stands in XML.
type XML struct {
	Kind XMLKind

	// Name is the name of the element or attribute. It is that of the member where empty.
	Name      string
	Prefix    string
	Namespace string

	Attribute bool // an attribute of the element around
	Content   bool // the text of the element around (x-ms-text)
	Wrapped   bool // the items of a list have an element of the list around them

	Elem    *XML               // of the items of a list, or the values of a map
	Members func() []XMLMember // of an object; a function, because types can contain themselves
}

// XMLKind is the kind of a value, as far as XML matters.
type XMLKind uint8

// The kinds of values.
const (
	XMLString  XMLKind = iota // any text, also none
	XMLText                   // text of a form, such as a time; none stands for no value
	XMLLiteral                // a number or boolean
	XMLObject
	XMLList
	XMLMap
	XMLAny // told by what is there
)

// XMLMember is a member of an object by its JSON name.
type XMLMember struct {
	JSON string
	XML
}

// name is the name of the element, given that of the member.
func (f *XML) name(member string) string {
	if f.Name != "" {
		return f.Name
	}
	return member
}

// SendsXML sends the JSON body of the call as XML. The form names the root element.
//
//go:noinline
func (c *Call) SendsXML(form XML) *Call {
	if c.body.content == nil || c.err != nil {
		return c
	}
	data, err := toXML(c.body.content, form)
	if err != nil {
		return c.fail(fmt.Errorf("%s: the body cannot be written as XML: %w", c.name, err))
	}
	c.body.content, c.body.contentType = data, "application/xml"
	return c
}

// xmlNode is a JSON value with the order of its members.
type xmlNode struct {
	text    string // of a string, number or boolean
	null    bool
	members []xmlNodeMember
	items   []xmlNode
	delim   json.Delim // { or [, zero for others
}

type xmlNodeMember struct {
	name  string
	value xmlNode
}

// parseNode reads a value of JSON that a writer of this package wrote.
func parseNode(d *json.Decoder) (n xmlNode, err error) {
	token, err := d.Token()
	if err != nil {
		return n, err
	}
	switch t := token.(type) {
	case nil:
		n.null = true
	case json.Delim:
		n.delim = t
		for d.More() && err == nil {
			var m xmlNodeMember
			if t == '{' {
				name, _ := d.Token()
				m.name, _ = name.(string)
			}
			if m.value, err = parseNode(d); t == '{' {
				n.members = append(n.members, m)
			} else {
				n.items = append(n.items, m.value)
			}
		}
		if err == nil {
			_, err = d.Token()
		}
	default:
		n.text = fmt.Sprint(token)
	}
	return n, err
}

// toXML writes JSON as an XML document.
func toXML(data []byte, form XML) ([]byte, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	root, err := parseNode(d)
	if err != nil {
		return nil, err
	}
	var w xmlWriter
	w.buf.WriteString(`<?xml version="1.0" encoding="utf-8"?>`)
	if form.Kind == XMLList {
		form.Wrapped = true // a document has one element
	}
	w.element("", &form, root)
	return w.buf.Bytes(), w.err
}

// xmlWriter writes elements.
type xmlWriter struct {
	buf bytes.Buffer
	err error
}

// element writes a member or item; null is left out.
func (w *xmlWriter) element(member string, form *XML, n xmlNode) {
	switch {
	case n.null:
	case n.delim == '[' && !form.Wrapped:
		for _, item := range n.items {
			w.item(form.name(member), form, item)
		}
	default:
		name := w.open(form.name(member), form, n)
		w.content(member, form, n)
		w.buf.WriteString("</" + name + ">")
	}
}

// item writes an item of a list; null is an empty element, which keeps the places of the others.
func (w *xmlWriter) item(list string, form *XML, n xmlNode) {
	elem := form.Elem
	if elem == nil {
		elem = &XML{Kind: XMLAny}
	}
	if n.null {
		w.buf.WriteString("<" + w.checked(elem.name(list)) + "/>")
		return
	}
	w.element(list, elem, n)
}

// open writes the start of an element with the attributes that the value has.
func (w *xmlWriter) open(name string, form *XML, n xmlNode) string {
	name = w.checked(name)
	space := " xmlns"
	if form.Prefix != "" {
		name, space = form.Prefix+":"+name, " xmlns:"+form.Prefix
	}
	w.buf.WriteString("<" + name)
	if form.Namespace != "" {
		w.attribute(space[1:], form.Namespace)
	}
	for _, m := range form.attributes() {
		for _, have := range n.members {
			if have.name == m.JSON && !have.value.null {
				w.attribute(w.checked(m.name(m.JSON)), have.value.text)
			}
		}
	}
	w.buf.WriteByte('>')
	return name
}

func (f *XML) members() []XMLMember {
	if f.Members == nil {
		return nil
	}
	return f.Members()
}

func (f *XML) attributes() (all []XMLMember) {
	for _, m := range f.members() {
		if m.Attribute {
			all = append(all, m)
		}
	}
	return all
}

func (w *xmlWriter) attribute(name, value string) {
	w.buf.WriteString(" " + name + `="`)
	w.text(value)
	w.buf.WriteByte('"')
}

// text escapes text.
func (w *xmlWriter) text(s string) {
	if err := xml.EscapeText(&w.buf, []byte(s)); err != nil && w.err == nil {
		w.err = err
	}
}

// content writes what is inside an element.
func (w *xmlWriter) content(member string, form *XML, n xmlNode) {
	known := map[string]*XML{}
	for _, m := range form.members() {
		known[m.JSON] = &m.XML
	}
	for _, m := range n.members {
		inner := known[m.name]
		switch {
		case inner == nil && form.Kind == XMLMap:
			inner = form.Elem
		case inner == nil:
			inner = &XML{Kind: XMLAny}
		}
		switch {
		case inner.Attribute: // stands in the start of the element
		case inner.Content:
			w.text(m.value.text)
		default:
			w.element(m.name, inner, m.value)
		}
	}
	for _, item := range n.items {
		w.item(form.name(member), form, item)
	}
	w.text(n.text)
}

// checked is a name if it can be that of an element.
func (w *xmlWriter) checked(name string) string {
	begins := func(r rune) bool { return r == '_' || unicode.IsLetter(r) }
	inside := func(r rune) bool { return begins(r) || r == '-' || r == '.' || r == ':' || unicode.IsDigit(r) }
	if first := strings.IndexFunc(name, begins); first != 0 || strings.IndexFunc(name, func(r rune) bool { return !inside(r) }) >= 0 {
		if w.err == nil {
			w.err = fmt.Errorf("%q cannot be the name of an element", name)
		}
	}
	return name
}

var errXMLDepth = errors.New("elements are nested too deep")

// A readable, ordered and complete text form of the ir, for `gen dump` and for
// goldens: one fact per line, two spaces of indent per level, nothing that
// depends on the machine or on the order of a map. Types are in dumptype.go.

package ir

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Dump writes api as text, without positions.
func Dump(w io.Writer, api *API) error { return dump(w, api, false) }

// DumpWithPositions writes api as text and ends each line of a model, property,
// operation or parameter with the place it came from.
func DumpWithPositions(w io.Writer, api *API) error { return dump(w, api, true) }

func dump(w io.Writer, api *API, pos bool) error {
	d := &dumper{pos: pos}
	for i, s := range api.Services {
		if i > 0 {
			d.buf.WriteByte('\n')
		}
		d.service(s)
	}
	_, err := w.Write(d.buf.Bytes())
	return err
}

// dumper collects lines; depth is the current indent.
type dumper struct {
	buf   bytes.Buffer
	depth int
	pos   bool
}

// line writes the non-empty parts, separated by a space.
func (d *dumper) line(parts ...string) {
	d.buf.WriteString(strings.Repeat("  ", d.depth))
	first := true
	for _, p := range parts {
		if p == "" {
			continue
		}
		if !first {
			d.buf.WriteByte(' ')
		}
		d.buf.WriteString(p)
		first = false
	}
	d.buf.WriteByte('\n')
}

// in runs f one level deeper.
func (d *dumper) in(f func()) {
	d.depth++
	f()
	d.depth--
}

// doc writes a documentation text as one quoted line.
func (d *dumper) doc(s string) {
	if s != "" {
		d.line("doc", strconv.Quote(s))
	}
}

func (d *dumper) service(s *Service) {
	d.line("service", s.Package)
	d.in(func() {
		d.line("namespace", orDash(s.Namespace))
		d.line("title", strconv.Quote(s.Title))
		d.doc(s.Doc)
		d.line("versions", strings.Join(s.Versions, " "))
		for _, src := range s.Sources {
			d.line("source", src.Path, src.APIVersion, flag(src.Input, "input"))
		}
		d.host(s.Host)
		for _, c := range s.Clients {
			d.client(c)
		}
		for _, r := range s.Resources {
			d.resource(r)
		}
		for _, m := range s.Models {
			d.model(m)
		}
		for _, e := range s.Enums {
			d.enum(e)
		}
	})
}

func (d *dumper) host(h Host) {
	d.line("host", flag(h.ARM, "arm"), attr("template", h.Template), attr("basePath", h.BasePath), attr("scopes", strings.Join(h.Scopes, ",")))
	d.in(func() {
		for _, p := range h.Params {
			d.param("param", p)
		}
		for _, k := range h.Keys {
			d.line("key", k.In, strconv.Quote(k.Name))
		}
	})
}

func (d *dumper) client(c *Client) {
	d.line("client", c.Name.Go, attr("group", c.Name.Wire))
	d.in(func() {
		d.doc(c.Doc)
		for _, p := range c.Params {
			d.param("param", p)
		}
		for _, o := range c.Operations {
			d.operation(o)
		}
	})
}

func (d *dumper) operation(o *Operation) {
	d.line("operation", o.Name.Go, attr("id", o.ID), flag(o.Head, "head"), flag(o.Deprecated, "deprecated"), d.at(o.Pos))
	d.in(func() {
		d.line(o.Method, o.Path, attr("query", o.Fragment))
		d.doc(o.Doc)
		if o.APIVersionParam != nil {
			d.param("api-version "+strconv.Quote(o.APIVersion), o.APIVersionParam)
		}
		for _, p := range o.Params {
			d.param("param", p)
		}
		if o.Body != nil {
			d.param("body", o.Body)
		}
		d.line("media", attr("consumes", strings.Join(o.Consumes, ",")), attr("produces", strings.Join(o.Produces, ",")))
		for _, r := range o.Responses {
			d.response(r)
		}
		d.behaviour(o)
		for _, e := range o.Examples {
			d.line("example", strconv.Quote(e.Name), e.Path)
		}
	})
}

func (d *dumper) response(r *Response) {
	status := strconv.Itoa(r.Status)
	if r.Status == 0 {
		status = "default"
	}
	d.line("response", status, typeText(r.Type), flag(r.Error, "error"))
	d.in(func() {
		for _, h := range r.Headers {
			d.line("header", h.Name.Go, strconv.Quote(h.Name.Wire), typeText(h.Type), attr("prefix", h.Prefix))
		}
	})
}

// behaviour writes what makes an operation more than one request.
func (d *dumper) behaviour(o *Operation) {
	if o.LRO != nil {
		d.line("lro", attr("final", o.LRO.FinalState), "result", typeText(o.LRO.Result))
	}
	if o.Paging == nil {
		return
	}
	p := o.Paging
	next := ""
	if p.Next != nil {
		next = p.Next.ID
	}
	d.line("paging", attr("items", propertyWire(p.Item)), attr("next", propertyWire(p.NextLink)), attr("operation", next), "of", typeText(p.Elem))
}

func propertyWire(p *Property) string {
	if p == nil {
		return ""
	}
	return p.Name.Wire
}

func (d *dumper) param(kind string, p *Param) {
	name := strconv.Quote(p.Name.Wire)
	d.line(kind, p.Name.Local, name, "in", string(p.In), typeText(p.Type),
		flag(p.Required, "required"), flag(p.Nullable, "nullable"), flag(p.Client, "client"), flag(p.SkipEncode, "skip-encode"),
		flag(p.Secret, "secret"), attr("collection", p.Collection), attr("prefix", p.Prefix), attr("group", groupName(p.Group)),
		limitsText(p.Limits), literalText("default", p.Default), literalText("const", p.Const), xmlText(p.XML), d.at(p.Pos))
	d.in(func() { d.doc(p.Doc) })
}

func groupName(n *Name) string {
	if n == nil {
		return ""
	}
	return n.Go
}

func (d *dumper) resource(r *Resource) {
	d.line("resource", r.Type, r.Group+"/"+r.Name.Go, r.APIVersion)
	d.in(func() {
		if r.Parent != nil {
			d.line("parent", r.Parent.Type)
		}
		if r.Model != nil {
			d.line("model", r.Model.Name.Go)
		}
		if r.ID != nil {
			d.line("id", r.ID.Name.Go, r.ID.Template, attr("parent", idName(r.ID.Parent)))
		}
		d.lifecycle(r)
	})
}

func idName(id *ResourceID) string {
	if id == nil {
		return ""
	}
	return id.Name.Go
}

func (d *dumper) lifecycle(r *Resource) {
	for _, step := range []struct {
		name string
		op   *Operation
	}{{"get", r.Get}, {"create", r.Create}, {"update", r.Update}, {"delete", r.Delete}} {
		if step.op != nil {
			d.line(step.name, step.op.ID)
		}
	}
	for _, o := range r.Lists {
		d.line("list", o.ID)
	}
	for _, o := range r.Actions {
		d.line("action", o.ID)
	}
}

// at renders a position, when positions are wanted.
func (d *dumper) at(pos fmt.Stringer) string {
	if !d.pos {
		return ""
	}
	return "@ " + pos.String()
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func flag(on bool, name string) string {
	if on {
		return name
	}
	return ""
}

func attr(name, value string) string {
	if value == "" {
		return ""
	}
	return name + "=" + value
}

package apidiff

// This file compares operations: the request line, parameters, answers, and
// how long-running and paging ones behave.

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/seed184db40a/armgen/generator/ir"
)

// operations compares the operations of both sides, by operationId and, for
// those whose id is gone, by the request they make.
func (d *differ) operations(before, after *ir.Service) {
	old, new := byID(before), byID(after)
	renamed := map[string]bool{}
	for id, o := range ordered(old) {
		p := new[id]
		if p == nil {
			p = sameRequest(new, old, o)
			if p == nil {
				d.add("operation-removed", id, o.Pos, noPos, "%s %s", o.Method, o.Path)
				continue
			}
			renamed[p.ID] = true
			d.add("operation-renamed", id, o.Pos, p.Pos, "%s becomes %s", id, p.ID)
		}
		d.compareOperations(o, p)
	}
	for id, p := range ordered(new) {
		if old[id] == nil && !renamed[id] {
			d.add("operation-added", id, noPos, p.Pos, "%s %s", p.Method, p.Path)
		}
	}
}

func byID(s *ir.Service) map[string]*ir.Operation {
	all := map[string]*ir.Operation{}
	for _, c := range s.Clients {
		for _, o := range c.Operations {
			all[o.ID] = o
		}
	}
	return all
}

// sameRequest finds a new operation with the same request.
func sameRequest(new, old map[string]*ir.Operation, o *ir.Operation) *ir.Operation {
	for id, p := range ordered(new) {
		if old[id] == nil && requestLine(p) == requestLine(o) {
			return p
		}
	}
	return nil
}

// placeholder is a parameter in a path template.
var placeholder = regexp.MustCompile(`\{[^}]*\}`)

// requestLine is method and path; the names of path parameters and the case of
// letters say nothing on the wire.
func requestLine(o *ir.Operation) string {
	return o.Method + " " + strings.ToLower(placeholder.ReplaceAllString(o.Path, "{}")) + "?" + o.Fragment
}

func (d *differ) compareOperations(o, p *ir.Operation) {
	if requestLine(o) != requestLine(p) {
		d.add("operation-request-changed", o.ID, o.Pos, p.Pos, "%s %s becomes %s %s", o.Method, o.Path, p.Method, p.Path)
	}
	if !o.Deprecated && p.Deprecated {
		d.add("operation-deprecated", o.ID, o.Pos, p.Pos, "")
	}
	d.behaviour(o, p)
	d.parameters(o, p)
	d.responses(o, p)
	d.doc(o.ID, o.Doc, p.Doc, o.Pos, p.Pos)
}

func (d *differ) behaviour(o, p *ir.Operation) {
	switch {
	case o.LRO == nil && p.LRO != nil:
		d.add("operation-became-long-running", o.ID, o.Pos, p.Pos, "")
	case o.LRO != nil && p.LRO == nil:
		d.add("operation-no-longer-long-running", o.ID, o.Pos, p.Pos, "")
	case o.LRO != nil && o.LRO.FinalState != p.LRO.FinalState:
		d.add("operation-final-state-changed", o.ID, o.Pos, p.Pos, "final-state-via: %s", becomes(o.LRO.FinalState, p.LRO.FinalState))
	}
	if a, b := pagingText(o.Paging), pagingText(p.Paging); a != b {
		d.add("operation-paging-changed", o.ID, o.Pos, p.Pos, "%s", becomes(a, b))
	}
}

func pagingText(p *ir.Paging) string {
	if p == nil {
		return ""
	}
	text := "items in the answer"
	if p.Item != nil {
		text = "items in " + p.Item.Path
	}
	if p.NextLink != nil {
		text += ", next page by " + p.NextLink.Path
	}
	if p.Next != nil {
		text += " with " + p.Next.ID
	}
	return "pages with " + text
}

// parameters compares all parameters of an operation. Those that operations
// share are reported once, with the operations that use them.
func (d *differ) parameters(o, p *ir.Operation) {
	d.use = o.ID
	defer func() { d.use = "" }()
	old, new := requestParams(o), requestParams(p)
	for _, a := range old {
		b := matchParam(new, a)
		if b == nil {
			d.add("parameter-removed", paramSubject(o, a), a.Pos, p.Pos, "in %s", a.In)
			continue
		}
		d.parameter(paramSubject(o, a), o, p, a, b)
	}
	for _, b := range new {
		if matchParam(old, b) == nil {
			d.add(map[bool]string{true: "parameter-added-required", false: "parameter-added-optional"}[b.Required && b.Const == nil],
				paramSubject(p, b), o.Pos, b.Pos, "in %s, %s", b.In, typeText(b.Type))
		}
	}
}

// paramSubject names a parameter: a client's by itself, an operation's behind
// the operation.
func paramSubject(o *ir.Operation, p *ir.Param) string {
	if p.In == ir.InBody {
		return o.ID + " body"
	}
	return fmt.Sprintf("parameter %s", p.Name.Wire)
}

func requestParams(o *ir.Operation) []*ir.Param {
	var all []*ir.Param
	if o.APIVersionParam != nil {
		all = append(all, o.APIVersionParam)
	}
	all = append(all, o.Params...)
	if o.Body != nil {
		all = append(all, o.Body)
	}
	return all
}

// matchParam finds the other side of a parameter: the one at the same place,
// else one of the same name at another place. A body has no name on the wire.
func matchParam(list []*ir.Param, p *ir.Param) *ir.Param {
	for _, q := range list {
		switch {
		case p.In == ir.InBody && q.In == ir.InBody,
			p.In == q.In && strings.EqualFold(p.Name.Wire, q.Name.Wire) && (p.In == ir.InHeader || p.Name.Wire == q.Name.Wire):
			return q
		}
	}
	for _, q := range list {
		if p.In != ir.InBody && q.In != ir.InBody && p.In != q.In && p.Name.Wire == q.Name.Wire {
			return q
		}
	}
	return nil
}

// parameter compares a parameter. Of api-version only the place counts: its
// value is the version's own, and the client sends it.
func (d *differ) parameter(subject string, o, p *ir.Operation, a, b *ir.Param) {
	if a.In != b.In {
		d.add("parameter-moved", subject, a.Pos, b.Pos, "%s becomes %s", a.In, b.In)
	}
	if a == o.APIVersionParam && b == p.APIVersionParam {
		return
	}
	switch {
	case !a.Required && b.Required:
		d.add("parameter-became-required", subject, a.Pos, b.Pos, "")
	case a.Required && !b.Required:
		d.add("parameter-became-optional", subject, a.Pos, b.Pos, "")
	}
	if nameOf(a.Type) != nameOf(b.Type) && !sameType(a.Type, b.Type, nil) || a.Collection != b.Collection {
		d.add("parameter-type-changed", subject, a.Pos, b.Pos, "%s", becomes(typeText(a.Type)+suffix(a.Collection), typeText(b.Type)+suffix(b.Collection)))
	} else {
		d.enumsAt(subject, a.Type, b.Type, true)
	}
	tighter, other := compareLimits(a.Limits, b.Limits)
	for _, text := range tighter {
		d.add("parameter-limit-tightened", subject, a.Pos, b.Pos, "%s", text)
	}
	for _, text := range other {
		d.add("parameter-limit-relaxed", subject, a.Pos, b.Pos, "%s", text)
	}
	if rawOf(a.Default) != rawOf(b.Default) {
		d.add("parameter-default-changed", subject, a.Pos, b.Pos, "%s", becomes(rawOf(a.Default), rawOf(b.Default)))
	}
	d.doc(subject, a.Doc, b.Doc, a.Pos, b.Pos)
}

func suffix(collection string) string {
	if collection == "" {
		return ""
	}
	return " (" + collection + ")"
}

package apidiff

// This file compares the answers of an operation.

import (
	"fmt"

	"github.com/seed184db40a/armgen/generator/ir"
)

func (d *differ) responses(o, p *ir.Operation) {
	for _, a := range o.Responses {
		b := responseFor(p, a.Status)
		switch {
		case b == nil && a.Error:
			d.add("error-type-changed", o.ID, a.Pos, p.Pos, "the answer %s is gone", statusText(a))
		case b == nil:
			d.add("response-removed", o.ID, a.Pos, p.Pos, "%s", statusText(a))
		default:
			d.response(o.ID, a, b)
		}
	}
	for _, b := range p.Responses {
		if responseFor(o, b.Status) == nil {
			d.add("response-added", o.ID, o.Pos, b.Pos, "%s", statusText(b))
		}
	}
}

func responseFor(o *ir.Operation, status int) *ir.Response {
	for _, r := range o.Responses {
		if r.Status == status {
			return r
		}
	}
	return nil
}

func statusText(r *ir.Response) string {
	if r.Status == 0 {
		return "default"
	}
	return fmt.Sprint(r.Status)
}

func (d *differ) response(id string, a, b *ir.Response) {
	if nameOf(a.Type) != nameOf(b.Type) && !sameType(a.Type, b.Type, nil) {
		rule := "response-type-changed"
		if a.Error {
			rule = "error-type-changed"
		}
		d.add(rule, id, a.Pos, b.Pos, "%s: %s becomes %s", statusText(a), typeText(a.Type), typeText(b.Type))
	}
	old, new := headers(a), headers(b)
	for name := range ordered(old) {
		if new[name] == nil {
			d.add("header-removed", id, a.Pos, b.Pos, "%s: %s", statusText(a), name)
		}
	}
	for name := range ordered(new) {
		if old[name] == nil {
			d.add("header-added", id, a.Pos, b.Pos, "%s: %s", statusText(a), name)
		}
	}
}

func headers(r *ir.Response) map[string]*ir.Header {
	all := map[string]*ir.Header{}
	for _, h := range r.Headers {
		all[h.Name.Wire] = h
	}
	return all
}

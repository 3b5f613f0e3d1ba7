// Package fakes turns an ir.Service into the routes of an in-memory server: which
// operation creates, reads, lists, changes and deletes which resource, and what a
// request is checked for. gogen writes the routes into generated code, gen serve
// runs them at once.
package fakes

import (
	"bytes"
	"encoding/json"
	"slices"

	"github.com/seed184db40a/armgen/generator/gogen/armkit/fake"
	"github.com/seed184db40a/armgen/generator/ir"
)

// maxSample bounds the example that an action answers with.
const maxSample = 8 << 10

// Routes are the routes of a service, in the order of its clients and operations.
func Routes(svc *ir.Service) []fake.Route {
	roles := rolesOf(svc)
	var out []fake.Route
	for _, c := range svc.Clients {
		for _, o := range c.Operations {
			if o.Fragment == "" { // variants by query share the path of another operation
				out = append(out, newRoute(svc, o, roles[o]))
			}
		}
	}
	return out
}

// role is what an operation is to a resource.
type role struct {
	kind     fake.Kind
	resource *ir.Resource
}

// rolesOf finds the role of each operation of a resource that can be created; what
// only can be read has no state and answers its example.
func rolesOf(svc *ir.Service) map[*ir.Operation]role {
	roles := map[*ir.Operation]role{}
	set := func(kind fake.Kind, r *ir.Resource, ops ...*ir.Operation) {
		for _, o := range ops {
			if o != nil {
				roles[o] = role{kind, r}
			}
		}
	}
	for _, r := range svc.Resources {
		if r.Create == nil {
			continue
		}
		set(fake.Create, r, r.Create)
		set(fake.Get, r, r.Get)
		set(fake.Update, r, r.Update)
		set(fake.Delete, r, r.Delete)
		for _, o := range r.Lists {
			if listsModel(o, r) {
				set(fake.List, r, o)
			}
		}
		for _, o := range r.Actions {
			if o.Method == "HEAD" && o.Path == r.Create.Path {
				set(fake.Exists, r, o)
			}
		}
	}
	return roles
}

// listsModel reports whether a list is one of the resource itself.
func listsModel(o *ir.Operation, r *ir.Resource) bool {
	return o.Paging != nil && (r.Model == nil || o.Paging.Elem == ir.Type(r.Model))
}

func newRoute(svc *ir.Service, o *ir.Operation, as role) fake.Route {
	r := fake.Route{
		ID: o.ID, Kind: fake.Action, Method: o.Method, Path: svc.Host.BasePath + o.Path, Statuses: successes(o),
		LongRunning: o.LRO != nil, Params: params(o), APIVersion: o.APIVersionParam != nil && o.APIVersionParam.In == ir.InQuery, BodyRequired: o.Body != nil && o.Body.Required,
	}
	if o.LRO != nil {
		r.FinalState = o.LRO.FinalState
	}
	if as.resource == nil {
		r.Sample = sample(o)
		return r
	}
	r.Kind, r.Type = as.kind, as.resource.Type
	switch as.kind {
	case fake.List:
		r.Items, r.NextLink = pageNames(o.Paging)
	case fake.Create, fake.Update:
		r.Identity, r.State = shows(as.resource.Model, "id"), shows(as.resource.Model, "properties.provisioningState")
	}
	return r
}

func pageNames(p *ir.Paging) (items, next string) {
	if p.Item != nil {
		items = p.Item.Path
	}
	if p.NextLink != nil {
		next = p.NextLink.Path
	}
	return items, next
}

// shows reports whether a model has a property at a path.
func shows(m *ir.Model, path string) bool {
	if m == nil {
		return false
	}
	return has(m.Properties, "", path)
}

func has(props []*ir.Property, at, path string) bool {
	for _, p := range props {
		own := at + p.Name.Wire
		if own == path {
			return true
		}
		inner := p.Flattened
		if m, ok := p.Type.(*ir.Model); ok && inner == nil && at == "" {
			inner = m.Properties
		}
		if len(inner) > 0 && len(own) < len(path) && path[:len(own)+1] == own+"." && has(inner, own+".", path) {
			return true
		}
	}
	return false
}

// successes are the declared statuses that are no errors.
func successes(o *ir.Operation) []int {
	var out []int
	for _, r := range o.Responses {
		if !r.Error && r.Status != 0 {
			out = append(out, r.Status)
		}
	}
	slices.Sort(out)
	return out
}

// params are the parameters that a request is checked for.
func params(o *ir.Operation) []fake.Param {
	var out []fake.Param
	for _, p := range o.Params {
		if c := (fake.Param{Name: p.Name.Wire, In: string(p.In), Required: p.Required}); checks(p, &c) {
			out = append(out, c)
		}
	}
	return out
}

// checks fills in the limits and reports whether there is anything to check.
func checks(p *ir.Param, c *fake.Param) bool {
	if p.In != ir.InQuery && p.In != ir.InHeader && p.In != ir.InPath || p.Prefix != "" || p.Collection != "" {
		return false
	}
	if l := p.Limits; l != nil {
		if l.MinLength != nil {
			c.Min = int(*l.MinLength)
		}
		if l.MaxLength != nil {
			c.Max = int(*l.MaxLength)
		}
		if l.Pattern != nil && len(l.Pattern.RE2) == 1 && len(l.Pattern.Not) == 0 {
			c.Pattern = l.Pattern.RE2[0]
		}
	}
	return c.Min > 0 || c.Max > 0 || c.Pattern != "" || p.Required && p.In != ir.InPath
}

// sample is the JSON that an operation answers with: the body of its first example
// with a success, without blanks; an empty page or object where there is none.
func sample(o *ir.Operation) string {
	for _, e := range o.Examples {
		for status, answer := range e.Responses.Members() {
			body := answer.Get("body")
			if !body.OK() || status[0] != '2' {
				continue
			}
			var compact bytes.Buffer
			if json.Compact(&compact, body.Raw()) == nil && compact.Len() <= maxSample {
				return compact.String()
			}
		}
	}
	return emptySample(o)
}

// emptySample is the least JSON that a client can read as the answer.
func emptySample(o *ir.Operation) string {
	for _, r := range o.Responses {
		if r.Error || r.Type == nil {
			continue
		}
		switch r.Type.(type) {
		case *ir.List:
			return "[]"
		case *ir.Model, *ir.Map:
			return "{}"
		}
	}
	return ""
}

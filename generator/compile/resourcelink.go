// From drafts to ir.Resource, once operations and models are there.

package compile

import (
	"github.com/seed184db40a/armgen/generator/compile/names"
	"github.com/seed184db40a/armgen/generator/ir"
)

// linkResources turns the drafts into the resources of the service.
func (c *compiler) linkResources(drafts []*draft) []*ir.Resource {
	out := make([]*ir.Resource, 0, len(drafts))
	byDraft := map[*draft]*ir.Resource{}
	ids := resourceIDs(drafts)
	clearOfTypes(ids, c.taken)
	for _, d := range drafts {
		r := newResource(d)
		r.ID = ids[d]
		byDraft[d] = r
		out = append(out, r)
	}
	for _, d := range drafts {
		byDraft[d].Parent = byDraft[d.parent]
	}
	return out
}

func newResource(d *draft) *ir.Resource {
	r := &ir.Resource{
		Type: d.typ, Group: d.arm.Group(), APIVersion: d.version,
		Name: ir.Name{Wire: d.name, Go: names.Exported(d.name), Local: names.Local(d.name)},
		Get:  d.op("GET"), Create: d.op("PUT"), Update: d.op("PATCH"), Delete: d.op("DELETE"),
		Lists: compiled(d.lists), Actions: compiled(append(d.others(), d.actions...)),
	}
	for _, o := range []*ir.Operation{r.Get, r.Create, r.Update, r.Delete} {
		if o != nil {
			r.Pos = o.Pos
			break
		}
	}
	r.Model = answeredModel(r.Get, r.Create)
	return r
}

// op is the compiled operation of a method on the resource's own path.
func (d *draft) op(method string) *ir.Operation {
	if s := d.byMethod[method]; s != nil {
		return s.op
	}
	return nil
}

// others are the operations on the resource's own path beside the life cycle.
func (d *draft) others() []*opSource {
	var out []*opSource
	for _, method := range []string{"HEAD", "POST", "OPTIONS"} {
		if s := d.byMethod[method]; s != nil {
			out = append(out, s)
		}
	}
	return out
}

func compiled(sources []*opSource) []*ir.Operation {
	var out []*ir.Operation
	for _, s := range sources {
		if s.op != nil {
			out = append(out, s.op)
		}
	}
	return out
}

// answeredModel is the object that the first of the operations answers with.
func answeredModel(ops ...*ir.Operation) *ir.Model {
	for _, o := range ops {
		if o == nil {
			continue
		}
		if r := success(o, 200, 201); r != nil {
			if m, ok := r.Type.(*ir.Model); ok {
				return m
			}
		}
	}
	return nil
}

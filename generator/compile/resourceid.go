// Typed resource ids: the path of a resource as segments, with a Go name per
// field.

package compile

import (
	"maps"
	"slices"
	"strings"

	"github.com/seed184db40a/armgen/generator/arm"
	"github.com/seed184db40a/armgen/generator/compile/names"
	"github.com/seed184db40a/armgen/generator/ir"
)

// resourceIDs makes the ids of the resources that have one, parents linked. A parent gets its id
// also when the resource itself was not chosen.
func resourceIDs(drafts []*draft) map[*draft]*ir.ResourceID {
	ids := map[*draft]*ir.ResourceID{}
	for _, d := range drafts {
		for ; d != nil && ids[d] == nil; d = d.parent {
			if id := newID(d); id != nil {
				ids[d] = id
			}
		}
	}
	for d, id := range ids {
		if d.parent != nil {
			id.Parent = ids[d.parent]
		}
	}
	return ids
}

// clearOfTypes renames the ids that are called like a model or enum, or like another id but for
// case: VirtualHubID, the model, leaves VirtualHubResourceID for the id.
func clearOfTypes(ids map[*draft]*ir.ResourceID, taken map[string]bool) {
	drafts := slices.SortedFunc(maps.Keys(ids), func(a, b *draft) int { return strings.Compare(a.path, b.path) })
	wanted, given := map[string]bool{}, map[string]bool{}
	for _, d := range drafts {
		wanted[ids[d].Name.Go] = true
	}
	for _, d := range drafts {
		id := ids[d]
		name := id.Name.Go
		if taken[name] || taken["Parse"+name] || given[name] {
			name = names.Exported(d.name) + "ResourceID"
			for taken[name] || taken["Parse"+name] || given[name] || wanted[name] {
				name += "Type"
			}
			id.Name.Go, id.Name.Local = name, names.Local(name)
		}
		given[name] = true
	}
}

// newID makes the id of a resource. A path with a segment that is partly a
// parameter has none: it cannot be taken apart again.
func newID(d *draft) *ir.ResourceID {
	name := names.Exported(d.name) + "ID"
	id := &ir.ResourceID{Name: ir.Name{Wire: d.name, Go: name, Local: names.Local(name)}, Type: d.typ, Template: d.path}
	for i, s := range d.arm.Segments {
		param := arm.ParamName(s)
		switch {
		case param == "" && arm.IsParam(s):
			return nil
		case param == "":
			id.Segments = append(id.Segments, ir.Segment{Literal: s})
		default:
			id.Segments = append(id.Segments, ir.Segment{Param: &ir.Name{Wire: param}, Scope: i == 0})
		}
	}
	nameSegments(id)
	return id
}

// nameSegments gives the fields of an id their names, each different.
func nameSegments(id *ir.ResourceID) {
	var params []*ir.Name
	for _, s := range id.Segments {
		if s.Param != nil {
			params = append(params, s.Param)
		}
	}
	wire := func(i int) string { return params[i].Wire }
	fields := names.Unique(len(params), wire, func(i int) string { return names.IDField(params[i].Wire) })
	for i, p := range params {
		p.Go, p.Local = fields[i], names.Local(p.Wire)
	}
}

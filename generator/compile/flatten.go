// Flatten: x-ms-client-flatten lifts the members of a property's object to the
// struct around it; in JSON they stay nested. A property is not lifted, and that
// is noted, when nothing sensible would come of it: when it is no plain object,
// has variants or free members, or lies inside itself.
//
// When a lifted member wants a field name that is taken, the member of the outer
// struct keeps it and the lifted one gets the name of its property in front
// (PropertiesType); two lifted members that clash both get it.

package compile

import (
	"strconv"
	"strings"

	"github.com/seed184db40a/armgen/generator/compile/names"
	"github.com/seed184db40a/armgen/generator/ir"
)

func (c *compiler) flatten() {
	if !c.opts.Flatten {
		return
	}
	f := &flattener{compiler: c, done: map[*ir.Model]bool{}, open: map[*ir.Model]bool{}, depth: map[*ir.Model]int{}}
	for _, e := range c.order {
		f.model(e.model)
	}
}

type flattener struct {
	*compiler
	done, open map[*ir.Model]bool
	depth      map[*ir.Model]int // levels that were lifted into a model
}

// maxFlatten bounds flattening of what is flattened; real ones have three levels.
const maxFlatten = 16

// model lifts what is to be lifted in one model, after the models it lifts from.
func (f *flattener) model(m *ir.Model) {
	if f.done[m] {
		return
	}
	f.open[m] = true
	for _, p := range m.Properties {
		if f.lifted[p] {
			f.lift(m, p)
		}
	}
	delete(f.open, m)
	f.done[m] = true
	f.nameLifted(m)
}

// lift puts copies of the members of p's model into p.
func (f *flattener) lift(m *ir.Model, p *ir.Property) {
	bag, ok := p.Type.(*ir.Model)
	if why := f.refuse(p, bag, ok); why != "" {
		f.report.Notef(p.Pos, "flatten-refused", "%s.%s is not flattened: %s", m.Name.Wire, p.Name.Wire, why)
		return
	}
	f.depth[m] = max(f.depth[m], f.depth[bag]+1)
	p.Bag = bag
	p.Flattened = copies(bag.Properties, p.Path, p.ReadOnly, p.Mutability)
}

func (f *flattener) refuse(p *ir.Property, bag *ir.Model, isModel bool) string {
	switch {
	case strings.Contains(p.Name.Wire, "."):
		return "its name has a dot, which separates the levels of a path"
	case !isModel:
		return "its type is no object with known members"
	case bag.Union != nil:
		return "its type has variants"
	case bag.Additional != nil:
		return "its type has free members beside the known ones"
	case len(bag.Properties) == 0:
		return "its type has no members"
	case f.open[bag]:
		return "its type contains itself"
	}
	f.model(bag)
	if f.depth[bag] >= maxFlatten {
		return "too many objects are flattened into each other"
	}
	return ""
}

// copies are the members with their paths below prefix. What the outer property
// forbids holds for them too.
func copies(props []*ir.Property, prefix string, readOnly bool, kinds ir.Mutability) []*ir.Property {
	out := make([]*ir.Property, len(props))
	for i, p := range props {
		q := *p
		q.Path = prefix + "." + p.Path
		q.ReadOnly = p.ReadOnly || readOnly
		q.Mutability = narrow(p.Mutability, kinds)
		if p.Flattened != nil {
			q.Flattened = copies(p.Flattened, prefix, readOnly, kinds)
		}
		out[i] = &q
	}
	return out
}

// narrow is the mutability of a member inside a property that has its own.
func narrow(inner, outer ir.Mutability) ir.Mutability {
	switch {
	case inner == 0:
		return outer
	case outer == 0 || inner&outer == 0:
		return inner
	}
	return inner & outer
}

// leaf is a field of a model with the flattened properties it lies in.
type leaf struct {
	prop *ir.Property
	path []*ir.Property
}

func (l leaf) longName(n int) string {
	name := l.prop.Name.Go
	for i := len(l.path) - 1; i >= 0 && i >= len(l.path)-n; i-- {
		name = l.path[i].Name.Go + name
	}
	return name
}

// nameLifted settles field names that are wanted twice. Each round gives the
// parties still in conflict one more of the names they lie in.
func (f *flattener) nameLifted(m *ir.Model) {
	all := leaves(nil, m.Properties, nil)
	want := make([]string, len(all))
	for i, l := range all {
		want[i] = l.prop.Name.Go
	}
	for depth := 1; ; depth++ {
		clash := clashes(all, want)
		if len(clash) == 0 {
			break
		}
		deeper := false
		for _, i := range clash {
			if len(all[i].path) >= depth {
				want[i] = all[i].longName(depth)
				deeper = true
			}
		}
		if !deeper {
			number(want)
			break
		}
	}
	for i, l := range all {
		if want[i] != l.prop.Name.Go {
			f.report.Notef(l.prop.Pos, "flatten-clash", "%s has another %s; this one, %s, is the field %s", m.Name.Wire, l.prop.Name.Go, l.prop.Path, want[i]).
				WithRelated(m.Pos, "flattened into this object")
			l.prop.Name.Go, l.prop.Name.Local = want[i], names.Local(want[i])
		}
	}
}

// clashes are the lifted leaves whose name is wanted by another leaf.
func clashes(all []leaf, want []string) []int {
	count := map[string]int{}
	for _, w := range want {
		count[w]++
	}
	var out []int
	for i, l := range all {
		if count[want[i]] > 1 && len(l.path) > 0 {
			out = append(out, i)
		}
	}
	return out
}

// number is the last resort for names that are equal to their roots.
func number(want []string) {
	used := map[string]bool{}
	for i, w := range want {
		for k := 2; used[want[i]]; k++ {
			want[i] = w + strconv.Itoa(k)
		}
		used[want[i]] = true
	}
}

func leaves(out []leaf, props []*ir.Property, path []*ir.Property) []leaf {
	for _, p := range props {
		if p.Flattened == nil {
			out = append(out, leaf{p, path})
			continue
		}
		out = leaves(out, p.Flattened, append(path[:len(path):len(path)], p))
	}
	return out
}

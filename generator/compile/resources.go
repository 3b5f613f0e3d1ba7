// Resources: what ARM manages, found from the URL templates of the operations.
//
// A template that ends in pairs of type and name below a provider is the path of
// a resource when a GET or a PUT stands there. Operations on the same path are its
// life cycle, operations on the path without the last name are its lists, and
// operations further down that belong to no child are its actions. This file
// finds the drafts before anything is compiled; resourcelink.go turns them into
// ir.Resource afterwards, resourceid.go makes their ids.

package compile

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed184db40a/armgen/generator/arm"
	"github.com/seed184db40a/armgen/generator/compile/names"
)

// draft is a resource before its operations are compiled.
type draft struct {
	arm      arm.Path
	path     string // URL template
	typ      string
	name     string // singular, as on pages: "PrivateEndpointConnection"
	version  string
	byMethod map[string]*opSource
	lists    []*opSource
	actions  []*opSource
	parent   *draft
}

// findResources finds the resources that the operations manage, in the order of
// type and path, and gives each operation of a resource its place.
func findResources(sources []*opSource) []*draft {
	drafts := draftResources(sources)
	byKey := map[string]*draft{}
	byType := map[string][]*draft{}
	for _, d := range drafts {
		byKey[d.arm.Key()] = d
		byType[strings.ToLower(d.typ)] = append(byType[strings.ToLower(d.typ)], d)
	}
	for _, d := range drafts {
		d.parent = byKey[d.arm.ParentKey()]
	}
	for _, s := range sources {
		if byKey[s.arm.Key()] == nil {
			place(s, byKey, byType)
		}
	}
	nameDrafts(drafts)
	return drafts
}

// draftResources makes a draft of every resource path that can be read or made.
func draftResources(sources []*opSource) []*draft {
	byKey := map[string]*draft{}
	var all []*draft
	for _, s := range sources {
		if !s.arm.Instance() || s.fragment != "" {
			continue
		}
		d := byKey[s.arm.Key()]
		if d == nil {
			d = &draft{arm: s.arm, path: s.path, typ: s.arm.Type(), version: s.version, byMethod: map[string]*opSource{}}
			byKey[s.arm.Key()] = d
			all = append(all, d)
		}
		if d.byMethod[s.method] == nil {
			d.byMethod[s.method] = s
		}
	}
	all = slices.DeleteFunc(all, func(d *draft) bool { return d.byMethod["GET"] == nil && d.byMethod["PUT"] == nil })
	slices.SortStableFunc(all, func(a, b *draft) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a.typ), strings.ToLower(b.typ)), cmp.Compare(a.path, b.path))
	})
	return all
}

// place puts an operation that is not on the path of a resource: into the lists
// of the type it lists, else into the actions of the nearest resource above it.
func place(s *opSource, byKey map[string]*draft, byType map[string][]*draft) {
	if s.arm.Collection() && s.method == "GET" {
		if d := listed(s, byKey, byType); d != nil {
			d.lists = append(d.lists, s)
			return
		}
	}
	for n := len(s.arm.Segments) - 1; n > 0; n-- {
		if strings.EqualFold(s.arm.Segments[n], "providers") {
			return // below lies another provider, of whichever name
		}
		if d := byKey[arm.TemplateKey(s.arm.Segments[:n])]; d != nil {
			d.actions = append(d.actions, s)
			return
		}
	}
}

// listed is the resource that a collection path lists: the one right below it,
// else one of the same type (a list over a whole subscription), of which the one
// with a resource group above is the usual one.
func listed(s *opSource, byKey map[string]*draft, byType map[string][]*draft) *draft {
	if d := byKey[s.arm.Key()+"/{}"]; d != nil {
		return d
	}
	same := byType[strings.ToLower(s.arm.Type())]
	for _, d := range same {
		if inResourceGroup(d.arm) {
			return d
		}
	}
	if len(same) > 0 {
		return same[0]
	}
	return nil
}

func inResourceGroup(p arm.Path) bool { return containsFold(p.Scope, "resourceGroups") }

// nameDrafts names the resources as pages do. Where two come out equal, both get
// the names of the resources above in front, and what is still equal a number.
func nameDrafts(drafts []*draft) {
	for _, d := range drafts {
		d.name = resourceName(d)
	}
	unique := names.Unique(len(drafts),
		func(i int) string { return drafts[i].path },
		func(i int) string { return drafts[i].name },
		func(i int) string { return arm.TypeName(drafts[i].arm) },
		func(i int) string { return arm.TypeName(drafts[i].arm) + "At" + scopeName(drafts[i].arm) })
	for i, d := range drafts {
		d.name = unique[i]
	}
}

// resourceName is the name of a resource after its GET, else its PUT.
func resourceName(d *draft) string {
	get, put := d.byMethod["GET"], d.byMethod["PUT"]
	switch {
	case get != nil:
		return arm.ResourceName(d.arm, get.id, "")
	case put != nil:
		return arm.ResourceName(d.arm, "", put.id)
	}
	return arm.ResourceName(d.arm, "", "")
}

// scopeName says in one word where a resource hangs.
func scopeName(p arm.Path) string {
	switch {
	case inResourceGroup(p):
		return "ResourceGroup"
	case containsFold(p.Scope, "subscriptions"):
		return "Subscription"
	case containsFold(p.Scope, "managementGroups"):
		return "ManagementGroup"
	case len(p.Scope) > 0:
		return "Scope"
	}
	return "Tenant"
}

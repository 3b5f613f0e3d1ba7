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

	"github.com/seed184db40a/armgen/generator/compile/names"
	"github.com/seed184db40a/armgen/generator/english"
)

// draft is a resource before its operations are compiled.
type draft struct {
	arm      armPath
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
		byKey[d.arm.key()] = d
		byType[strings.ToLower(d.typ)] = append(byType[strings.ToLower(d.typ)], d)
	}
	for _, d := range drafts {
		d.parent = byKey[d.arm.parentKey()]
	}
	for _, s := range sources {
		if byKey[s.arm.key()] == nil {
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
		if !s.arm.instance() || s.fragment != "" {
			continue
		}
		d := byKey[s.arm.key()]
		if d == nil {
			d = &draft{arm: s.arm, path: s.path, typ: s.arm.resourceType(), version: s.version, byMethod: map[string]*opSource{}}
			byKey[s.arm.key()] = d
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
	if s.arm.collection() && s.method == "GET" {
		if d := listed(s, byKey, byType); d != nil {
			d.lists = append(d.lists, s)
			return
		}
	}
	for n := len(s.arm.segments) - 1; n > 0; n-- {
		if d := byKey[templateKey(s.arm.segments[:n])]; d != nil {
			d.actions = append(d.actions, s)
			return
		}
	}
}

// listed is the resource that a collection path lists: the one right below it,
// else one of the same type (a list over a whole subscription), of which the one
// with a resource group above is the usual one.
func listed(s *opSource, byKey map[string]*draft, byType map[string][]*draft) *draft {
	if d := byKey[s.arm.key()+"/{}"]; d != nil {
		return d
	}
	same := byType[strings.ToLower(s.arm.resourceType())]
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

func inResourceGroup(p armPath) bool { return containsFold(p.scope, "resourceGroups") }

// nameDrafts names the resources as pages do. Where two come out equal, both get
// the names of the resources above in front, and what is still equal a number.
func nameDrafts(drafts []*draft) {
	for _, d := range drafts {
		d.name = resourceName(d)
	}
	unique := names.Unique(len(drafts),
		func(i int) string { return drafts[i].path },
		func(i int) string { return drafts[i].name },
		func(i int) string { return typeName(drafts[i]) },
		func(i int) string { return typeName(drafts[i]) + "At" + scopeName(drafts[i].arm) })
	for i, d := range drafts {
		d.name = unique[i]
	}
}

// resourceName is the name of a resource: from the operationId of its GET (the
// group in singular, and what the method says beside Get), without one from its
// PUT, else from its type.
func resourceName(d *draft) string {
	if get := d.byMethod["GET"]; get != nil && !strings.Contains(get.id, "-") {
		return nameFromID(get.id, strings.Replace(lastOf(strings.Split(get.id, "_")), "Get", "", 1))
	}
	if put := d.byMethod["PUT"]; put != nil && !strings.Contains(put.id, "-") {
		return nameFromID(put.id, withoutVerb(lastOf(strings.Split(put.id, "_"))))
	}
	return upperFirst(english.Singular(lastOf(d.arm.types())))
}

// nameFromID joins the group of an operationId and what its method says.
func nameFromID(id, sub string) string {
	group, _, ok := strings.Cut(id, "_")
	parent := english.Singular(group)
	if !ok || sub != "" && strings.Contains(sub, english.Singular(parent)) {
		return sub
	}
	return parent + sub
}

// putVerbs begin the methods that write a resource, longest first.
var putVerbs = []string{"CreateOrUpdate", "CreateOrReplace", "CreateUpdate", "Create", "Update", "Replace", "Put", "Set", "Add"}

func withoutVerb(method string) string {
	for _, verb := range putVerbs {
		if rest, ok := strings.CutPrefix(method, verb); ok {
			return rest
		}
	}
	return method
}

// typeName joins the singulars of all parts of the type.
func typeName(d *draft) string {
	var b strings.Builder
	for _, t := range d.arm.types() {
		b.WriteString(upperFirst(english.Singular(t)))
	}
	return b.String()
}

// scopeName says in one word where a resource hangs.
func scopeName(p armPath) string {
	switch {
	case inResourceGroup(p):
		return "ResourceGroup"
	case containsFold(p.scope, "subscriptions"):
		return "Subscription"
	case containsFold(p.scope, "managementGroups"):
		return "ManagementGroup"
	case len(p.scope) > 0:
		return "Scope"
	}
	return "Tenant"
}

func lastOf(list []string) string { return list[len(list)-1] }

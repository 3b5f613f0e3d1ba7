// Dependencies, inferred from the body schema and the path of a resource. The
// rules are those of the page format, kept as they are: pages are compared byte
// for byte. What a reader would rather know is in package graph.

package docgen

import (
	"slices"
	"strings"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/english"
	"github.com/seed184db40a/armgen/generator/ir"
)

// inferrer infers the dependencies of one resource after the other.
type inferrer struct {
	pool   []*ir.PageResource // those that are looked up
	words  *english.Pluralize
	tables tables
	merge  *merger
	lower  []string // lower-case types of the pool
}

func newInferrer(pool *ir.Pool, t tables) *inferrer {
	inf := &inferrer{words: english.NewPluralize(), tables: t, merge: newMerger()}
	for _, r := range pool.Resources {
		if !r.Apart {
			inf.pool = append(inf.pool, r)
			inf.lower = append(inf.lower, strings.ToLower(r.Type))
		}
	}
	return inf
}

// infer finds the dependencies of a resource, before overrides.
func (inf *inferrer) infer(r *ir.PageResource) dependencies {
	var deps dependencies
	if slices.ContainsFunc(r.Params, func(p ir.PageParam) bool { return p.Required && p.Name == "resourceGroupName" }) {
		deps.set(dependency{Name: "resourceGroup", Group: "Resources", Type: "ResourceGroup"})
	}
	if identities := r.Body.At("properties", "identity", "properties", "userAssignedIdentities"); filled(identities) {
		deps.set(dependency{"managedIdentities", "ManagedIdentity", "UserAssignedIdentity", true})
	}
	if r.Body != nil {
		w := walker{inferrer: inf, resource: r, deps: &deps}
		w.walk(inf.merge.allProperties(r.Body), nil)
	}
	inf.fromPath(r, &deps)
	return deps
}

// filled reports whether a value is there and not empty.
func filled(v *ir.Value) bool {
	return v != nil && (v.Container() && len(v.Members) > 0 || v.Kind == diag.String && v.Text != "")
}

// fromPath adds the resources that the parameters of the path name.
func (inf *inferrer) fromPath(r *ir.PageResource, deps *dependencies) {
	segments := strings.Split(r.Path, "/")
	last := segments[len(segments)-1]
	for _, p := range r.Params {
		if !p.Required || p.In != "path" || slices.Contains([]string{"resourceGroupName", "subscriptionId", "scope"}, p.Name) ||
			strings.Contains(last, p.Name) {
			continue
		}
		if parent := inf.parent(r, segments, p.Name); parent != nil {
			deps.set(dependency{Name: strings.Replace(p.Name, "Name", "", 1), Group: parent.Group, Type: parent.Type})
		}
	}
}

// parent is the resource that a parameter of the path names: the one whose path
// ends there, or one called like the segment before.
func (inf *inferrer) parent(r *ir.PageResource, segments []string, name string) *ir.PageResource {
	i := slices.IndexFunc(segments, func(s string) bool { return strings.Contains(s, "{"+name+"}") })
	if i < 0 {
		return nil
	}
	path := strings.Join(segments[:i+1], "/")
	for _, c := range inf.pool {
		if c.Path == path {
			return c
		}
	}
	if i == 0 {
		return nil
	}
	before := strings.ToLower(inf.words.Singular(segments[i-1]))
	for _, c := range inf.pool {
		if c.Group == r.Group && strings.Contains(strings.ToLower(c.ParentName), before) {
			return c
		}
	}
	return nil
}

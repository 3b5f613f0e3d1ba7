// Package arm knows the conventions of Azure Resource Manager that hold for every
// service: how URL templates are read (this file) and what a resource is called
// (name.go). It is a leaf, for the rooms that find resources and for the catalog.
package arm

import (
	"slices"
	"strings"
)

// Path is a URL template taken apart.
type Path struct {
	Segments  []string // of the whole template, without the outer slashes
	Scope     []string // segments before the last "providers"
	Namespace string   // provider namespace, "" when the template names none
	Pairs     []string // type, name, type, name … after the namespace
}

// rootNamespace holds the types that ARM itself serves without a provider segment.
const rootNamespace = "Microsoft.Resources"

// rootTypes are the first segments of the paths of those types.
var rootTypes = []string{"subscriptions", "tenants"}

// ParsePath takes a URL template apart.
func ParsePath(template string) Path {
	p := Path{Segments: strings.FieldsFunc(template, func(r rune) bool { return r == '/' })}
	last := -1
	for i, s := range p.Segments {
		if strings.EqualFold(s, "providers") && i+1 < len(p.Segments) && !IsParam(p.Segments[i+1]) {
			last = i
		}
	}
	switch {
	case last >= 0:
		p.Scope, p.Namespace, p.Pairs = p.Segments[:last], p.Segments[last+1], p.Segments[last+2:]
	case len(p.Segments) > 0 && containsFold(rootTypes, p.Segments[0]):
		p.Namespace = rootNamespace
		p.Scope, p.Pairs = rootSplit(p.Segments)
	}
	return p
}

// rootSplit cuts a path without a provider: what stands below a subscription is
// a type of its own, the subscription alone is one too.
func rootSplit(segments []string) (scope, pairs []string) {
	if len(segments) <= 2 {
		return nil, segments
	}
	return segments[:2], segments[2:]
}

// IsParam reports whether a segment has a parameter in it.
func IsParam(segment string) bool { return strings.Contains(segment, "{") }

// ParamName is the parameter of a segment that consists of it, "" for others.
func ParamName(segment string) string {
	if len(segment) < 3 || segment[0] != '{' || strings.IndexByte(segment, '}') != len(segment)-1 {
		return ""
	}
	return segment[1 : len(segment)-1]
}

// Types are the type segments: every other one.
func (p Path) Types() []string {
	var out []string
	for i := 0; i < len(p.Pairs); i += 2 {
		out = append(out, p.Pairs[i])
	}
	return out
}

// Typed reports whether the template spells out a resource type: a namespace and
// literal type segments.
func (p Path) Typed() bool {
	types := p.Types()
	return p.Namespace != "" && len(types) > 0 && !slices.ContainsFunc(types, IsParam)
}

// Instance reports whether the template is the path of one resource.
func (p Path) Instance() bool { return p.Typed() && len(p.Pairs)%2 == 0 }

// Collection reports whether the template is the path of a list of resources.
func (p Path) Collection() bool { return p.Typed() && len(p.Pairs)%2 == 1 }

// Type is the full type, "Microsoft.Network/virtualNetworks/subnets".
func (p Path) Type() string {
	types := p.Types()
	if p.Namespace == rootNamespace && len(types) == 1 && strings.EqualFold(types[0], "resourceGroups") {
		types = []string{"resourceGroups"} // the specs write resourcegroups, the service answers resourceGroups
	}
	return p.Namespace + "/" + strings.Join(types, "/")
}

// Key identifies the template up to case and to the names of its parameters.
func (p Path) Key() string { return TemplateKey(p.Segments) }

// TemplateKey is the key of the template that the segments make.
func TemplateKey(segments []string) string {
	parts := make([]string, len(segments))
	for i, s := range segments {
		if ParamName(s) != "" {
			s = "{}"
		}
		parts[i] = strings.ToLower(s)
	}
	return strings.Join(parts, "/")
}

// ParentKey is the key of the path of the next resource up: the last pair off.
// At the top of a provider that is the scope itself.
func (p Path) ParentKey() string {
	if len(p.Pairs) > 2 {
		return TemplateKey(p.Segments[:len(p.Segments)-2])
	}
	return TemplateKey(p.Scope)
}

// Group is the last part of the provider namespace, as pages and selectors use it.
func (p Path) Group() string { return p.Namespace[strings.LastIndexByte(p.Namespace, '.')+1:] }

func containsFold(list []string, s string) bool {
	return slices.ContainsFunc(list, func(x string) bool { return strings.EqualFold(x, s) })
}

// URL templates read the way ARM reads resource ids: a scope, a provider
// namespace, and pairs of type and name. Everything about resources (types,
// ids, parents, which operation belongs where) follows from this reading.
package compile

import (
	"slices"
	"strings"
)

// armPath is a URL template taken apart.
type armPath struct {
	segments  []string // of the whole template, without the outer slashes
	scope     []string // segments before the last "providers"
	namespace string   // provider namespace, "" when the template names none
	pairs     []string // type, name, type, name … after the namespace
}

// rootNamespace holds the types that ARM itself serves without a provider segment.
const rootNamespace = "Microsoft.Resources"

// rootTypes are the first segments of the paths of those types.
var rootTypes = []string{"subscriptions", "tenants"}

func parseARMPath(template string) armPath {
	p := armPath{segments: strings.FieldsFunc(template, func(r rune) bool { return r == '/' })}
	last := -1
	for i, s := range p.segments {
		if strings.EqualFold(s, "providers") && i+1 < len(p.segments) && !isParam(p.segments[i+1]) {
			last = i
		}
	}
	switch {
	case last >= 0:
		p.scope, p.namespace, p.pairs = p.segments[:last], p.segments[last+1], p.segments[last+2:]
	case len(p.segments) > 0 && containsFold(rootTypes, p.segments[0]):
		p.namespace = rootNamespace
		p.scope, p.pairs = rootSplit(p.segments)
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

// isParam reports whether a segment has a parameter in it.
func isParam(segment string) bool { return strings.Contains(segment, "{") }

// paramName is the parameter of a segment that consists of it, "" for others.
func paramName(segment string) string {
	if len(segment) < 3 || segment[0] != '{' || strings.IndexByte(segment, '}') != len(segment)-1 {
		return ""
	}
	return segment[1 : len(segment)-1]
}

// types are the type segments: every other one.
func (p armPath) types() []string {
	var out []string
	for i := 0; i < len(p.pairs); i += 2 {
		out = append(out, p.pairs[i])
	}
	return out
}

// typed reports whether the template spells out a resource type: a namespace and
// literal type segments.
func (p armPath) typed() bool {
	types := p.types()
	return p.namespace != "" && len(types) > 0 && !slices.ContainsFunc(types, isParam)
}

// instance reports whether the template is the path of one resource.
func (p armPath) instance() bool { return p.typed() && len(p.pairs)%2 == 0 }

// collection reports whether the template is the path of a list of resources.
func (p armPath) collection() bool { return p.typed() && len(p.pairs)%2 == 1 }

// resourceType is the full type, "Microsoft.Network/virtualNetworks/subnets".
func (p armPath) resourceType() string {
	types := p.types()
	if p.namespace == rootNamespace && len(types) == 1 && strings.EqualFold(types[0], "resourceGroups") {
		types = []string{"resourceGroups"} // the specs write resourcegroups, the service answers resourceGroups
	}
	return p.namespace + "/" + strings.Join(types, "/")
}

// key identifies the template up to case and to the names of its parameters.
func (p armPath) key() string { return templateKey(p.segments) }

func templateKey(segments []string) string {
	parts := make([]string, len(segments))
	for i, s := range segments {
		if paramName(s) != "" {
			s = "{}"
		}
		parts[i] = strings.ToLower(s)
	}
	return strings.Join(parts, "/")
}

// parentKey is the key of the path of the next resource up: the last pair off.
// At the top of a provider that is the scope itself.
func (p armPath) parentKey() string {
	if len(p.pairs) > 2 {
		return templateKey(p.segments[:len(p.segments)-2])
	}
	return templateKey(p.scope)
}

func containsFold(list []string, s string) bool {
	return slices.ContainsFunc(list, func(x string) bool { return strings.EqualFold(x, s) })
}

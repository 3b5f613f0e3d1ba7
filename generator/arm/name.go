// Names of resources: singular, as pages and selectors use them.

package arm

import (
	"strings"

	"github.com/seed184db40a/armgen/generator/english"
)

// ResourceName is the name of the resource at p: from the operationId of its GET
// (the group in singular, and what the method says beside Get), without one from
// its PUT, else from its type.
func ResourceName(p Path, getID, putID string) string {
	switch {
	case getID != "" && !strings.Contains(getID, "-"):
		return nameFromID(getID, strings.Replace(method(getID), "Get", "", 1))
	case putID != "" && !strings.Contains(putID, "-"):
		return nameFromID(putID, withoutVerb(method(putID)))
	}
	types := p.Types()
	return upperFirst(english.Singular(types[len(types)-1]))
}

// PageName is ResourceName as the pages have it: an operationId without a group
// stands for both of its parts.
func PageName(p Path, getID string) string {
	name := ResourceName(p, getID, "")
	if getID == "" || strings.Contains(getID, "_") {
		return name
	}
	return english.Singular(getID) + name
}

// TypeName joins the singulars of all parts of the type.
func TypeName(p Path) string {
	var b strings.Builder
	for _, t := range p.Types() {
		b.WriteString(upperFirst(english.Singular(t)))
	}
	return b.String()
}

// SegmentName is the singular of the last part of the type.
func SegmentName(p Path) string {
	types := p.Types()
	return english.Singular(types[len(types)-1])
}

// method is the last part of an operationId.
func method(id string) string { return id[strings.LastIndexByte(id, '_')+1:] }

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

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

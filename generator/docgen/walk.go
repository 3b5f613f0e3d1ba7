// Walking a body schema for properties that name other resources.

package docgen

import (
	"strings"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/english"
	"github.com/seed184db40a/armgen/generator/ir"
)

// walker looks for the dependencies of one resource.
type walker struct {
	*inferrer
	resource *ir.PageResource
	deps     *dependencies
}

// maxParents bounds the walk where the loop guard does not: properties within
// properties.
const maxParents = 64

func (w *walker) walk(properties *ir.Value, parents []string) {
	if len(parents) > maxParents {
		return
	}
	for _, m := range properties.Members {
		w.property(m.Key, m.Value, w.merge.merged(m.Value), parents[:len(parents):len(parents)])
	}
}

// property takes the first rule that fits. The order of the rules is the page
// format's.
func (w *walker) property(key string, raw, v *ir.Value, parents []string) {
	lower := strings.ToLower(key)
	list := strings.Contains(strings.Join(parents, ".")+"."+key, "[]")
	predefined, known := w.tables.predefined[key]
	switch {
	case w.tables.ignored[key], v.Get("readOnly").Truthy(), key != "properties" && within(parents, key):
	case known:
		predefined.List = predefined.List || list
		w.add(predefined)
	case v.Get("x-ms-azure-resource").Truthy():
		w.search(key, list)
	case v.Get("x-ms-arm-id-details").Truthy():
		w.armID(key, raw, list)
	case v.At("properties", "id").Truthy():
		w.search(key, list)
	case key == "id":
		w.search(append([]string{"id"}, parents...)[len(parents)], list)
	case v.Get("type").Str() == "boolean":
	case strings.HasSuffix(lower, "id"):
		w.search(key, list)
	case strings.Contains(lower, "status"), strings.Contains(lower, "state"), key == "keyUrl", key == "secretUrl",
		strings.HasSuffix(lower, "password"), v.Get("x-ms-secret").Truthy():
	case v.Get("items").Truthy():
		if items := v.Get("items"); items.Get("properties").Truthy() || items.Get("allOf").Truthy() || items.Get("additionalProperties").Truthy() {
			w.walk(w.merge.allProperties(items), append(parents, key+"[]"))
		}
	case v.Container():
		w.walk(w.merge.allProperties(v), append(parents, key))
	}
}

// within is the loop guard: a key that is part of a parent's name.
func within(parents []string, key string) bool {
	for _, p := range parents {
		if strings.Contains(p, key) {
			return true
		}
	}
	return false
}

// armID takes the resource type that the schema spells out.
func (w *walker) armID(key string, raw *ir.Value, list bool) {
	typ := ""
	if allowed := raw.At("x-ms-arm-id-details", "allowedResources"); allowed != nil && allowed.Kind == diag.Array && len(allowed.Members) > 0 {
		typ = allowed.Members[0].Value.Get("type").Str()
	}
	if typ == "" {
		w.search(key, list)
		return
	}
	namespace, _, _ := strings.Cut(typ, "/")
	w.add(dependency{
		Group: namespace[strings.LastIndexByte(namespace, '.')+1:],
		Type:  english.Pascal(w.words.Singular(typ[strings.LastIndexByte(typ, '/')+1:])),
		List:  list,
	})
}

// add notes a dependency under the variable that its type gives.
func (w *walker) add(d dependency) {
	if d.Group == w.resource.Group && d.Type == w.resource.Type {
		return
	}
	d.Name = english.Camel(d.Type)
	if d.List {
		d.Name = w.words.Plural(d.Name)
	}
	w.deps.set(d)
}

// search looks for a resource of the pool by the name of a property.
func (w *walker) search(id string, list bool) {
	name := trimFold(trimFold(id, "id"), "resource")
	name = strings.ToLower(w.words.Singular(strings.Replace(name, "[]", "", 1)))
	if name == "" {
		return
	}
	if r := w.find(name); r != nil {
		w.add(dependency{Group: r.Group, Type: r.Type, List: list})
	}
}

func trimFold(s, suffix string) string {
	if n := len(s) - len(suffix); n >= 0 && strings.EqualFold(s[n:], suffix) {
		return s[:n]
	}
	return s
}

// find takes the first rule that yields a resource: same group and the name ends
// in the type; the only one of the group that the name contains; the only one that
// contains the name; the same name in any group.
func (w *walker) find(name string) *ir.PageResource {
	var inside, around, equal *ir.PageResource
	insides, arounds := 0, 0
	own := w.resource
	for i, c := range w.pool {
		if c.Type == own.Type {
			continue
		}
		typ := w.lower[i]
		if typ == name && equal == nil {
			equal = c
		}
		if c.Group != own.Group {
			continue
		}
		if strings.HasSuffix(name, typ) {
			return c
		}
		if strings.Contains(name, typ) {
			inside, insides = c, insides+1
		}
		if strings.Contains(typ, name) {
			around, arounds = c, arounds+1
		}
	}
	switch {
	case insides == 1:
		return inside
	case arounds == 1:
		return around
	}
	return equal
}

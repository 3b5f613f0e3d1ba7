// Shapes: from a schema to a type. typeOf answers at once with a type that may
// still be empty, and the queue of shape fills it, so recursion of any kind and
// depth is no trouble and only what is reached is built. The forms of schemas are
// told apart here and built in files of their own: scalar.go, enum.go, list.go,
// object.go and union.go.

package compile

import (
	"github.com/seed184db40a/armgen/generator/compile/names"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
	"github.com/seed184db40a/armgen/generator/load"
)

// shapes is the state of the passes over types.
type shapes struct {
	models   map[diag.Node]*entry // by the schema they are built from
	byName   map[string][]*entry  // definitions of one name, distinct ones only
	order    []*entry             // in the order in which they were met
	queue    []*entry             // models without properties yet
	enums    []*enumEntry
	objects  map[diag.Node]bool // schemas known to end in something with members
	enumAt   map[diag.Node]*ir.Enum
	lists    map[diag.Node]*ir.List
	maps     map[diag.Node]*ir.Map
	open     map[diag.Node]bool // lists and maps whose element is being worked out
	lifted   map[*ir.Property]bool
	patterns map[diag.Node]*ir.Pattern
	subs     *subtypes
}

func newShapes() shapes {
	return shapes{
		models: map[diag.Node]*entry{}, byName: map[string][]*entry{}, enumAt: map[diag.Node]*ir.Enum{}, objects: map[diag.Node]bool{},
		lists: map[diag.Node]*ir.List{}, maps: map[diag.Node]*ir.Map{}, open: map[diag.Node]bool{},
		lifted: map[*ir.Property]bool{}, patterns: map[diag.Node]*ir.Pattern{},
	}
}

// shape fills models until none is left. Filling one asks for others.
func (c *compiler) shape() {
	for len(c.queue) > 0 && !c.full {
		e := c.queue[0]
		c.queue = c.queue[1:]
		c.fill(e)
	}
}

// form is what a schema describes.
type form int

const (
	anything form = iota
	scalar
	enum
	list
	object // something with members: a model or a map
)

// kindOf reads the form off a schema without a reference. Structure counts more
// than the stated type, which many specifications leave out and some get wrong.
func kindOf(s *load.Schema) form {
	has := func(key string) bool { return s.Node.Get(key).Len() > 0 }
	typ := statedType(s)
	switch {
	case has("properties") || has("allOf") || s.Node.Get("discriminator").OK():
		return object
	case has("enum"):
		return enum
	case typ == "array" || typ == "" && s.Node.Get("items").OK():
		return list
	case typ == "object" && s.Format == "file":
		return scalar
	case typ == "object" || typ == "" && s.Node.Get("additionalProperties").OK():
		return object
	case typ != "" || s.Format != "":
		return scalar
	}
	return anything
}

// statedType is the stated type; of several the first that is not null.
func statedType(s *load.Schema) string {
	for _, t := range s.Type {
		if t != "null" {
			return t
		}
	}
	return ""
}

// typeOf is the type of a schema. hint names what the specification leaves
// unnamed: an inline object or enum. The type's properties are filled later.
func (c *compiler) typeOf(s *load.Schema, hint string) ir.Type {
	v := c.view(s)
	if len(v) == 0 || !c.spend(s.Pos(), 1) {
		return ir.Any{}
	}
	core := v.core()
	if isDefinition(core.Node) {
		hint = definitionName(core)
	}
	t := c.coreType(v, core, hint)
	if v.is("x-ms-secret") || v.get("format").Str() == "password" {
		return secretly(t)
	}
	return t
}

func (c *compiler) coreType(v view, core *load.Schema, hint string) ir.Type {
	switch kindOf(core) {
	case scalar:
		return c.scalar(v)
	case enum:
		return c.enum(core, hint)
	case list:
		return c.list(core, hint)
	case object:
		return c.object(core, hint)
	}
	return ir.Any{}
}

// definitionName is the identifier that a definition wants.
func definitionName(s *load.Schema) string {
	if own := s.Ext("x-ms-client-name").Str(); own != "" {
		return names.Exported(own)
	}
	return names.Exported(s.Node.Key())
}

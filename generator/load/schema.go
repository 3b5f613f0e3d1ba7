package load

// This file holds Schema: what go-openapi/spec says about one schema, and the
// place it came from.

import (
	"encoding/json"
	"slices"

	"github.com/go-openapi/spec"

	"github.com/seed184db40a/armgen/generator/diag"
)

// Schema pairs a decoded schema with its node. The embedded spec.Schema holds
// the schema's own scalar keywords (type, format, title, description, the
// limits, readOnly, discriminator) and nothing else: the reference, children,
// enum, default, example and extensions are read through the methods, which
// keep the order and the positions of the file.
type Schema struct {
	*spec.Schema
	Node diag.Node

	set *Set
}

// Prop is a named schema.
type Prop struct {
	Name   string
	Schema *Schema
}

// decodedKey finds a decoded object in the cache: the same node may be read
// as a parameter and as the schema-like part of it.
type decodedKey struct {
	node diag.Node
	as   string
}

// cached returns the one decoded form of a node, making it on first use.
func cached[T any](s *Set, n diag.Node, as string, decode func() *T) *T {
	key := decodedKey{n, as}
	if v, ok := s.decoded.Load(key); ok {
		return v.(*T)
	}
	v, _ := s.decoded.LoadOrStore(key, decode())
	return v.(*T)
}

// Schema decodes the schema at a node, once. An absent node gives nil.
func (s *Set) Schema(n diag.Node) *Schema {
	return s.schemaAs(n, schemaShape, "a schema")
}

func (s *Set) schemaAs(n diag.Node, sh shape, what string) *Schema {
	if !n.OK() {
		return nil
	}
	return cached(s, n, what, func() *Schema {
		own := struct {
			*spec.SchemaProps
			*spec.SwaggerSchemaProps
		}{&spec.SchemaProps{}, &spec.SwaggerSchemaProps{}}
		s.decode(n, s.pick(n, sh, what), &own)
		return &Schema{
			Schema: &spec.Schema{SchemaProps: *own.SchemaProps, SwaggerSchemaProps: *own.SwaggerSchemaProps},
			Node:   n,
			set:    s,
		}
	})
}

// decode unmarshals picked members. The tables make a failure impossible as
// far as we know; if it happens all the same it is the user's finding.
func (s *Set) decode(n diag.Node, picked []byte, into any) {
	if len(picked) == len("{}") {
		return
	}
	if err := json.Unmarshal(picked, into); err != nil {
		s.wrongType(n, "this cannot be decoded: %v", err)
	}
}

// Pos is where the schema begins.
func (s *Schema) Pos() diag.Pos { return s.Node.Pos() }

// Ref is the reference as it is written, empty if there is none.
func (s *Schema) Ref() string { return s.RefNode().Str() }

// RefNode is the string of the reference, for Set.Resolve.
func (s *Schema) RefNode() diag.Node { return s.Node.Get("$ref") }

// Target is the schema that the reference leads to. ok is false without a
// reference, and after a reported one that cannot be followed.
func (s *Schema) Target() (target *Schema, ok bool) {
	if !s.RefNode().OK() {
		return nil, false
	}
	n, ok := s.set.Resolve(s.RefNode())
	if !ok {
		return nil, false
	}
	return s.set.Schema(n), true
}

// Props are the properties in the order of the file.
func (s *Schema) Props() []Prop { return s.set.props(s.Node.Get("properties")) }

// Prop is one property, nil if there is none of this name.
func (s *Schema) Prop(name string) *Schema {
	return s.set.Schema(objectOnly(s.Node.Get("properties").Get(name)))
}

func (s *Set) props(n diag.Node) []Prop {
	var props []Prop
	for name, child := range n.Members() {
		if child = objectOnly(child); child.OK() {
			props = append(props, Prop{name, s.Schema(child)})
		}
	}
	return props
}

// objectOnly drops a value that should be an object and is not: its parent's
// table has reported it.
func objectOnly(n diag.Node) diag.Node {
	if n.Kind() != diag.Object {
		return diag.Node{}
	}
	return n
}

// Items is the schema of array elements, nil if there is none.
func (s *Schema) Items() *Schema { return s.set.Schema(objectOnly(s.Node.Get("items"))) }

// AllOf are the schemas of allOf in the order of the file.
func (s *Schema) AllOf() []*Schema {
	var all []*Schema
	for n := range elements(s.Node.Get("allOf")) {
		if objectOnly(n).OK() {
			all = append(all, s.set.Schema(n))
		}
	}
	return all
}

// AdditionalProps tells how members that are no properties are treated: a
// schema for them, or whether they are allowed. present is false when the
// schema says nothing.
func (s *Schema) AdditionalProps() (schema *Schema, allowed, present bool) {
	n := s.Node.Get("additionalProperties")
	switch n.Kind() {
	case diag.Object:
		return s.set.Schema(n), true, true
	case diag.Bool:
		return nil, n.IsTrue(), true
	}
	return nil, false, false
}

// Required are the names of the required properties.
func (s *Schema) Required() []string { return s.Schema.Required }

// IsRequired reports whether a property is in the required list.
func (s *Schema) IsRequired(name string) bool { return slices.Contains(s.Schema.Required, name) }

// Enum are the allowed values in the order of the file.
func (s *Schema) Enum() []diag.Node { return slices.Collect(elements(s.Node.Get("enum"))) }

// Default is the default value, absent if there is none.
func (s *Schema) Default() diag.Node { return s.Node.Get("default") }

// Example is the example value, absent if there is none.
func (s *Schema) Example() diag.Node { return s.Node.Get("example") }

// Ext is a vendor extension by its exact key.
func (s *Schema) Ext(key string) diag.Node { return s.Node.Get(key) }

// CollectionFormat is how an array outside a body is written: csv and so on.
func (s *Schema) CollectionFormat() string { return s.Node.Get("collectionFormat").Str() }

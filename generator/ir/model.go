// Models: structs with their properties as a tree, and unions.

package ir

import "github.com/seed184db40a/armgen/generator/diag"

// Model is an object type: one Go struct.
type Model struct {
	Name       Name   // Wire is the definition name
	Doc        string // description, else title
	Origin     string // "file#/definitions/Name" or the pointer of an inline schema
	Properties []*Property
	// Additional is the type of further members (additionalProperties beside or
	// instead of properties); nil when the spec has none. Unknown members of a
	// model without Additional survive in the codec's own store.
	Additional *Map
	Union      *Union   // set on a discriminated base
	Variant    *Variant // set on a struct that a discriminator value selects
	Parents    []string // definition names of the allOf chain, nearest first
	Resource   bool     // x-ms-azure-resource, own or inherited
	Input      bool     // reachable from a request
	Output     bool     // reachable from a successful response
	ErrorShape bool     // used as an error response schema
	XML        *XML
	Pos        diag.Pos
}

// Fields lists the Go fields: the leaves of the property tree, in order.
func (m *Model) Fields() []*Property { return leaves(nil, m.Properties) }

func leaves(out, props []*Property) []*Property {
	for _, p := range props {
		if p.Flattened == nil {
			out = append(out, p)
			continue
		}
		out = leaves(out, p.Flattened)
	}
	return out
}

// Property is a member of a JSON object. allOf is merged before, with the
// parents' members first. A flattened property has no Go field of its own: the
// members in Flattened are lifted to the struct and nest in JSON only.
type Property struct {
	Name      Name
	Path      string // JSON path from the struct, "properties.privateEndpoint"
	Doc       string
	Type      Type
	Flattened []*Property // not nil: x-ms-client-flatten; may nest
	Bag       *Model      // of a flattened property: the model that was lifted (not emitted unless used elsewhere)

	Required   bool
	ReadOnly   bool
	Nullable   bool // x-nullable: null is a legal value
	Secret     bool // some part of the value is secret
	Mutability Mutability
	Limits     *Limits
	Default    *Literal
	Const      *Literal // a required closed enum of one value, or a discriminator of a variant

	Discriminator bool     // selects the variant of a union
	ARMTypes      []string // x-ms-arm-id-details: the resource types that the id may name
	Identifiers   []string // x-ms-identifiers of a list
	XML           *XML
	Owner         string // definition that declares it, for messages and pages
	Pos           diag.Pos
}

// Mutability says in which bodies a property takes part. Zero means all.
type Mutability uint8

// The flags of x-ms-mutability.
const (
	Create Mutability = 1 << iota
	Read
	Update
)

// In reports whether the property belongs into a body of the given kind.
func (m Mutability) In(kind Mutability) bool { return m == 0 || m&kind != 0 }

// Union is the set of variants of a discriminated base.
type Union struct {
	Discriminator string // wire name of the property
	Interface     string // Go interface, "RunRequestClassification"
	Variants      []*Model
	// Nested lists the variants that are bases themselves, with their own Union;
	// they also stand in Variants.
	Parent *Model // the base this base derives from, nil for a root
}

// Variant ties a struct to its base.
type Variant struct {
	Base  *Model // nearest discriminated base
	Value string // discriminator value on the wire
}

// XML is the XML form of a property, list element or model (data plane only).
type XML struct {
	Name, Prefix, Namespace string
	Attribute, Wrapped      bool
	Text                    bool // x-ms-text: character data
}

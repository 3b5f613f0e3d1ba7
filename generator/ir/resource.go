// Resources: what ARM manages, with their ids and life cycle.

package ir

import "github.com/seed184db40a/armgen/generator/diag"

// Resource is an ARM resource type and the operations on it.
type Resource struct {
	Type   string // "Microsoft.ContainerRegistry/registries/privateEndpointConnections"
	Group  string // "ContainerRegistry"
	Name   Name   // Go is the singular, "PrivateEndpointConnection"
	ID     *ResourceID
	Parent *Resource // nil at the top
	Model  *Model    // what get answers; nil when that is no object

	Get, Create, Update, Delete *Operation // Create is PUT, Update is PATCH; nil for none
	Lists                       []*Operation
	Actions                     []*Operation // POST and others below the resource
	APIVersion                  string
	Pos                         diag.Pos
}

// ResourceID is the typed id of a Resource.
type ResourceID struct {
	Name     Name   // Go "PrivateEndpointConnectionID"
	Type     string // resource type, "Microsoft.ContainerRegistry/registries/privateEndpointConnections"
	Template string // path of the resource
	Segments []Segment
	Parent   *ResourceID // nil at the top; its resource may be one that the service leaves out
}

// Segment is one path segment of an id: a literal, or a parameter that becomes
// a field.
type Segment struct {
	Literal string
	Param   *Name // nil for a literal
	Scope   bool  // the parameter stands for a whole scope, not one segment
}

// What a documentation page is made from: the resources of a pool of service
// directories, as the page format counts them. They come from catalog, which looks
// at whole trees and compiles nothing; docgen writes the pages.

package ir

import "github.com/seed184db40a/armgen/generator/diag"

// Pool is the resources of a run, in the order in which the page format looks
// them up. Excluded types are not in it.
type Pool struct {
	Resources []*PageResource
}

// PageResource is one resource type of a service directory.
type PageResource struct {
	Group      string // "ContainerRegistry"
	Type       string // "PrivateEndpointConnection", from the operationId of get
	ParentName string // "Registry": the singular of the operationId's group
	Path       string // key in paths
	APIVersion string // info.version of its file
	Dir        string // its file, from the specification folder
	Wanted     bool   // a page is asked for, and not only the name to link to
	Apart      bool   // not looked up by name
	// The fields below are filled when Wanted.
	Params   []PageParam
	Put      bool          // there is a put
	Body     *Value        // resolved schema of put's body; nil for none
	Examples []PageExample // of put, in order
	// Needs is the number of dependencies below which the resource counts as
	// incomplete and gets no page.
	Needs int
	Pos   diag.Pos
}

// PageParam is a parameter that the get operation itself lists.
type PageParam struct {
	Name, In string
	Required bool
}

// PageExample is an example of put.
type PageExample struct {
	Name string
	// First is the first value of the parameters that is an object or an array, nil
	// when there is none.
	First *Value
	Pos   diag.Pos
}

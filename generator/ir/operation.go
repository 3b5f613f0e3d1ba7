// Operations: clients, methods, parameters, responses, long-running and paging
// behaviour.

package ir

import "github.com/seed184db40a/armgen/generator/diag"

// Client is one operation group.
type Client struct {
	Name       Name // Wire is the group of the operationIds ("Registries", "" for none), Go "RegistriesClient"
	Doc        string
	Params     []*Param // client-level parameters (subscriptionId), in constructor order; api-version is not among them
	Operations []*Operation
}

// Operation is one method of a client.
type Operation struct {
	ID         string // operationId
	Name       Name   // Go without Begin, New and Pager: "CreateOrUpdate"
	Doc        string // description, else summary
	Method     string // upper case
	Path       string // URL template as in the spec, without Host.BasePath
	Fragment   string // query part of an x-ms-paths key, "" otherwise
	APIVersion string // default of the api-version parameter; "" when there is none
	// APIVersionParam is the parameter that carries it, nil when there is none.
	APIVersionParam *Param
	Params          []*Param // path, query, header and form parameters in order, client-level ones included, api-version not
	Body            *Param   // nil for none
	Consumes        []string // media types of the body
	Produces        []string // media types of the response
	Responses       []*Response
	Error           *Response // default response or the first declared error; nil when the spec has none
	LRO             *LRO
	Paging          *Paging
	Head            bool // HEAD whose answer is a boolean: 2xx true, 404 false
	Deprecated      bool
	Examples        []*Example
	Tags            []string
	Pos             diag.Pos
}

// Location is where a parameter travels.
type Location string

// The locations.
const (
	InPath   Location = "path"
	InQuery  Location = "query"
	InHeader Location = "header"
	InBody   Location = "body"
	InForm   Location = "formData"
	InHost   Location = "host"
)

// Param is one parameter of an operation, a client or a host.
type Param struct {
	Name       Name
	Doc        string
	In         Location
	Type       Type
	Required   bool
	Nullable   bool
	Limits     *Limits
	Default    *Literal
	Const      *Literal // one allowed value and required: sent, never asked for
	Client     bool     // belongs to the client, not to the method
	Collection string   // csv, ssv, tsv, pipes or multi; "" for single values
	SkipEncode bool     // x-ms-skip-url-encoding
	Prefix     string   // x-ms-header-collection-prefix: a map of headers
	Secret     bool
	XML        *XML // XML form of a body
	// Group collects parameters into one struct (x-ms-parameter-grouping): Go is
	// the struct's name. Nil for none.
	Group *Name
	Pos   diag.Pos
}

// Response is one declared answer.
type Response struct {
	Status  int // 0 for default
	Doc     string
	Type    Type // nil for no body
	Headers []*Header
	Error   bool // x-ms-error-response, default, or a 4xx/5xx
	XML     *XML // XML form of the body
	Pos     diag.Pos
}

// Header is one declared response header.
type Header struct {
	Name   Name
	Doc    string
	Type   Type
	Prefix string // x-ms-header-collection-prefix
}

// LRO is the behaviour of a long-running operation.
type LRO struct {
	// FinalState is final-state-via: "azure-async-operation", "location",
	// "original-uri", "operation-location", or "" for the rules by verb.
	FinalState string
	Result     Type // type of the final value; nil for none
	Pos        diag.Pos
}

// Paging is the behaviour of a list operation.
type Paging struct {
	Item     *Property  // the list of items in the page; nil when the response is the bare array
	Elem     Type       // type of one item
	NextLink *Property  // nil when the operation answers in one page
	Next     *Operation // x-ms-pageable.operationName; nil when the link is followed
	Pos      diag.Pos
}

// Example is one x-ms-examples entry. Params and Responses are the raw JSON.
type Example struct {
	Name      string
	Path      string // file of the example, from the specification root
	Params    diag.Node
	Responses diag.Node
	Pos       diag.Pos // of the reference
}

// Package ir holds an ARM API in Go terms: plain data that compile builds once
// and every emitter reads. Nothing here knows Swagger, and nothing here prints
// Go. After compile has returned, all names, types, resources and defaults are
// decided and the values are read-only.
//
// This file has the roots: API, Service, Host and Name. The other files follow
// the order in which a reader meets the concepts: type.go, model.go,
// operation.go, resource.go, value.go and page.go.
package ir

import "github.com/seed184db40a/armgen/generator/diag"

// API is what one run generates: one Service per Go package, sorted by Package.
type API struct {
	Services []*Service
}

// Service is one Go package: one provider namespace at one API version, or at
// the mix of versions that a readme tag lists.
type Service struct {
	Package   string    // Go package name and folder, "containerregistry"
	Namespace string    // provider namespace, "Microsoft.ContainerRegistry"; "" outside ARM
	Title     string    // info.title
	Doc       string    // info.description
	Versions  []string  // API versions in the package, ascending; usually one
	Sources   []*Source // input files in the order they were given, then those reached by reference
	Host      Host
	Clients   []*Client   // by name
	Models    []*Model    // by Go name
	Enums     []*Enum     // by Go name
	Resources []*Resource // by type
}

// Source is one specification file that contributed to a Service.
type Source struct {
	Path       string // from the specification root, slashes
	APIVersion string // info.version
	Input      bool   // named by the user or the tag; false when only reached by reference
	Pos        diag.Pos
}

// Name is one concept's spellings, decided once by compile.
type Name struct {
	Wire  string // as in JSON, URL or operationId: "privateEndpoint"
	Go    string // exported identifier: "PrivateEndpoint"
	Local string // parameter or variable, never a keyword or predeclared name: "privateEndpoint"
}

// Host says where requests go and how they are authorised.
type Host struct {
	ARM      bool     // Azure Resource Manager: endpoint from the cloud configuration, token credential
	Template string   // "https://{accountName}.{suffix}" or "{endpoint}"; "" when the user gives the endpoint
	BasePath string   // prefix of every path, without trailing slash
	Params   []*Param // parameters of Template, in its order
	Scopes   []string // OAuth2 scopes of a token credential, "https://management.azure.com/.default"
	Keys     []APIKey // key credentials the spec declares
}

// APIKey is one apiKey security scheme.
type APIKey struct {
	Name string // header or query parameter name
	In   string // "header" or "query"
}

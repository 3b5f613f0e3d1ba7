package load

// This file holds the objects around operations: path items, operations,
// parameters, responses. Like Schema they decode their own keywords and hand
// out their children on demand.

import (
	"iter"
	"slices"

	"github.com/go-openapi/spec"

	"github.com/seed184db40a/armgen/generator/diag"
)

// PathItem is the operations of one path.
type PathItem struct {
	Node diag.Node

	set *Set
}

// MethodOperation is an operation with its HTTP method in upper case.
type MethodOperation struct {
	Method    string
	Operation *Operation
}

// Operation pairs a decoded operation with its node. The embedded
// spec.Operation holds the scalar keywords and the lists of strings;
// parameters, responses, security and extensions are read through the methods.
type Operation struct {
	*spec.Operation
	Node diag.Node

	set *Set
}

// Parameter pairs a decoded parameter with its node. The embedded
// spec.Parameter holds the scalar keywords and the limits; schema, items,
// enum, default and extensions are read through the methods.
type Parameter struct {
	*spec.Parameter
	Node diag.Node

	set *Set
}

// Response pairs a decoded response with its node. The embedded spec.Response
// holds the description.
type Response struct {
	*spec.Response
	Node diag.Node

	set *Set
}

// CodeResponse is a response with its status code as written: "200",
// "default".
type CodeResponse struct {
	Code     string
	Response *Response
}

// PathItem decodes the path item at a node, once.
func (s *Set) PathItem(n diag.Node) *PathItem {
	return cached(s, n, "a path", func() *PathItem {
		s.pick(n, pathItemShape, "a path")
		return &PathItem{n, s}
	})
}

// Path is the path template, with x-ms-paths' query part if it has one.
func (p *PathItem) Path() string { return p.Node.Key() }

// Operations are the operations in the order of the file.
func (p *PathItem) Operations() []MethodOperation {
	var all []MethodOperation
	for key, n := range p.Node.Members() {
		if method := methods[key]; method != "" && objectOnly(n).OK() {
			all = append(all, MethodOperation{method, p.set.Operation(n)})
		}
	}
	return all
}

var methods = map[string]string{
	"get": "GET", "put": "PUT", "post": "POST", "delete": "DELETE",
	"options": "OPTIONS", "head": "HEAD", "patch": "PATCH",
}

// Parameters are the parameters shared by the operations of the path.
func (p *PathItem) Parameters() []*Parameter { return p.set.parameters(p.Node.Get("parameters")) }

// Ext is a vendor extension by its exact key.
func (p *PathItem) Ext(key string) diag.Node { return p.Node.Get(key) }

// Operation decodes the operation at a node, once.
func (s *Set) Operation(n diag.Node) *Operation {
	return cached(s, n, "an operation", func() *Operation {
		o := &Operation{&spec.Operation{}, n, s}
		s.decode(n, s.pick(n, operationShape, "an operation"), &o.OperationProps)
		return o
	})
}

// Pos is where the operation begins.
func (o *Operation) Pos() diag.Pos { return o.Node.Pos() }

// Parameters are the operation's own parameters in the order of the file.
func (o *Operation) Parameters() []*Parameter { return o.set.parameters(o.Node.Get("parameters")) }

// Responses are the responses in the order of the file.
func (o *Operation) Responses() []CodeResponse {
	var all []CodeResponse
	for code, n := range o.Node.Get("responses").Members() {
		if !isExtension(code) && objectOnly(n).OK() {
			all = append(all, CodeResponse{code, o.set.Response(n)})
		}
	}
	return all
}

// Security are the security requirements, absent if the document's apply.
func (o *Operation) Security() diag.Node { return o.Node.Get("security") }

// Ext is a vendor extension by its exact key.
func (o *Operation) Ext(key string) diag.Node { return o.Node.Get(key) }

// Parameter decodes the parameter at a node, once. An absent node gives nil.
func (s *Set) Parameter(n diag.Node) *Parameter {
	if !n.OK() {
		return nil
	}
	return cached(s, n, "a parameter", func() *Parameter {
		p := &Parameter{&spec.Parameter{}, n, s}
		own := struct {
			*spec.CommonValidations
			*spec.SimpleSchema
			*spec.ParamProps
		}{&p.CommonValidations, &p.SimpleSchema, &p.ParamProps}
		s.decode(n, s.pick(n, parameterShape, "a parameter"), &own)
		return p
	})
}

func (s *Set) parameters(list diag.Node) []*Parameter {
	var all []*Parameter
	for n := range elements(list) {
		if objectOnly(n).OK() {
			all = append(all, s.Parameter(n))
		}
	}
	return all
}

// Pos is where the parameter begins.
func (p *Parameter) Pos() diag.Pos { return p.Node.Pos() }

// Ref is the reference as it is written, empty if there is none.
func (p *Parameter) Ref() string { return p.RefNode().Str() }

// RefNode is the string of the reference, for Set.Resolve.
func (p *Parameter) RefNode() diag.Node { return p.Node.Get("$ref") }

// Target is the parameter that the reference leads to, or the parameter
// itself without a reference. ok is false after a reported one that cannot be
// followed.
func (p *Parameter) Target() (target *Parameter, ok bool) {
	if !p.RefNode().OK() {
		return p, true
	}
	n, ok := p.set.Resolve(p.RefNode())
	if !ok {
		return nil, false
	}
	return p.set.Parameter(n), true
}

// Schema is the schema of a body parameter, nil for the others.
func (p *Parameter) Schema() *Schema { return p.set.Schema(objectOnly(p.Node.Get("schema"))) }

// Simple reads a parameter that is not in the body as a schema: its type,
// format, limits, items and enum.
func (p *Parameter) Simple() *Schema {
	return p.set.schemaAs(p.Node, simpleShape, "the type of a parameter")
}

// Enum are the allowed values in the order of the file.
func (p *Parameter) Enum() []diag.Node { return slices.Collect(elements(p.Node.Get("enum"))) }

// Default is the default value, absent if there is none.
func (p *Parameter) Default() diag.Node { return p.Node.Get("default") }

// Ext is a vendor extension by its exact key.
func (p *Parameter) Ext(key string) diag.Node { return p.Node.Get(key) }

// Response decodes the response at a node, once. An absent node gives nil.
func (s *Set) Response(n diag.Node) *Response {
	if !n.OK() {
		return nil
	}
	return cached(s, n, "a response", func() *Response {
		r := &Response{&spec.Response{}, n, s}
		s.decode(n, s.pick(n, responseShape, "a response"), &r.ResponseProps)
		return r
	})
}

// Pos is where the response begins.
func (r *Response) Pos() diag.Pos { return r.Node.Pos() }

// RefNode is the string of the reference, for Set.Resolve.
func (r *Response) RefNode() diag.Node { return r.Node.Get("$ref") }

// Target is the response that the reference leads to, or the response itself
// without a reference. ok is false after a reported one that cannot be
// followed.
func (r *Response) Target() (target *Response, ok bool) {
	if !r.RefNode().OK() {
		return r, true
	}
	n, ok := r.set.Resolve(r.RefNode())
	if !ok {
		return nil, false
	}
	return r.set.Response(n), true
}

// Schema is the schema of the body, nil if there is none.
func (r *Response) Schema() *Schema { return r.set.Schema(objectOnly(r.Node.Get("schema"))) }

// Headers are the response headers in the order of the file, read as schemas.
func (r *Response) Headers() []Prop {
	var all []Prop
	for name, n := range r.Node.Get("headers").Members() {
		if objectOnly(n).OK() {
			all = append(all, Prop{name, r.set.schemaAs(n, itemsShape, "a header")})
		}
	}
	return all
}

// Ext is a vendor extension by its exact key.
func (r *Response) Ext(key string) diag.Node { return r.Node.Get(key) }

// elements are the children of an array, nothing for any other value.
func elements(n diag.Node) iter.Seq[diag.Node] {
	if n.Kind() != diag.Array {
		return diag.Node{}.Children()
	}
	return n.Children()
}

func sorted(names []string) []string {
	slices.Sort(names)
	return names
}

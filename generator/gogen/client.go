// This file writes the client of an operation group: its type, its constructors, and what
// all its operations share. operation.go writes the methods.

package gogen

import (
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"
	"github.com/seed184db40a/armgen/generator/ir"
)

// Import paths of what clients use.
const (
	azarm     = azcore + "/arm"
	azruntime = azcore + "/runtime"
	nethttp   = "net/http"
)

// receiver is the name of the receiver in all methods of clients.
const receiver = "c"

// clientNames are the names that the parts of a client share.
type clientNames struct {
	Type string // PrivateEndpointConnectionsClient
	New  string // NewPrivateEndpointConnectionsClient
	File string // privateendpointconnections_client.go
}

// client is a client being written.
type client struct {
	*pkg
	ir    *ir.Client
	names clientNames
}

// newClient derives the names of a client.
func newClient(p *pkg, c *ir.Client) *client {
	name := checked(c.Name.Go)
	file := strings.ToLower(strings.TrimSuffix(name, "Client")) + "_client.go"
	return &client{pkg: p, ir: c, names: clientNames{Type: name, New: "New" + name, File: strings.TrimPrefix(file, "_")}}
}

// writeClients returns a file for each operation group.
func writeClients(p *pkg) []*file {
	var files []*file
	for _, c := range p.svc.Clients {
		if len(c.Operations) > 0 {
			files = append(files, writeClient(newClient(p, c)))
		}
	}
	return files
}

// writeClient lists what is in the file of a client.
func writeClient(c *client) *file {
	f := c.file(c.names.File)
	f.add(clientDecl(c))
	f.add(constructors(c)...)
	f.add(validatingDecl(c))
	for _, op := range c.ir.Operations {
		f.add(operationDecls(newOperation(c, op))...)
	}
	for _, g := range groupsOf(c) {
		f.add(groupDecl(c, g))
	}
	return f
}

// clientDecl is type XClient struct.
func clientDecl(c *client) *jen.Statement {
	fields := []jen.Code{id("internal").Op("*").Add(c.kit("Client"))}
	for _, p := range c.ir.Params {
		fields = append(fields, id(fieldOf(p)).Add(c.paramType(p)))
	}
	about := "has the operations of " + groupName(c) + "; use " + c.names.New + " to get one. It is safe for concurrent use."
	return documented(doc(c.names.Type+" "+about, sentence(c.ir.Doc)), jen.Type().Add(id(c.names.Type)).Struct(fields...))
}

// groupName is how the operations of a client are called together.
func groupName(c *client) string {
	if c.ir.Name.Wire == "" {
		return "the service"
	}
	return "the group " + oneLine(c.ir.Name.Wire)
}

// fieldOf is the field of the client that holds a client-level parameter.
func fieldOf(p *ir.Param) string {
	if p.Name.Local == "internal" {
		return "internalParam"
	}
	return checked(p.Name.Local)
}

// constructors are the functions that return a client: one for ARM, and outside ARM one for
// each kind of credential.
func constructors(c *client) []jen.Code {
	if c.svc.Host.ARM {
		return []jen.Code{constructor(c, credential{kit: "NewClient", typ: qual(azcore, "TokenCredential"), options: qual(azarm, "ClientOptions")})}
	}
	options := func() *jen.Statement { return qual(azcore, "ClientOptions") }
	token := credential{kit: "NewServiceClient", typ: qual(azcore, "TokenCredential"), options: options()}
	none := credential{kit: "NewServiceClient", suffix: "WithNoCredential", options: options(), doc: "that sends requests without authorization"}
	key := credential{kit: "NewKeyClient", suffix: "WithKey", typ: jen.Op("*").Add(qual(azcore, "KeyCredential")), options: options(), doc: "that authorizes with a key"}
	var all []jen.Code
	if len(c.svc.Host.Scopes) > 0 {
		all = append(all, constructor(c, token))
	}
	if headerKey(c.svc) != nil {
		all = append(all, constructor(c, key))
	}
	return append(all, constructor(c, none))
}

// headerKey is the key that travels in a header, nil for none.
func headerKey(svc *ir.Service) *ir.APIKey {
	for i, k := range svc.Host.Keys {
		if k.In == "header" {
			return &svc.Host.Keys[i]
		}
	}
	return nil
}

// credential is a way to authorize, as a constructor has it.
type credential struct {
	kit     string         // constructor in armkit
	suffix  string         // of the constructor's name
	typ     *jen.Statement // of the credential; nil for none
	options *jen.Statement
	doc     string
}

// constructor is func NewXClient(subscriptionID string, cred azcore.TokenCredential, options *arm.ClientOptions).
func constructor(c *client, auth credential) *jen.Statement {
	name := c.names.New + auth.suffix
	var params []jen.Code
	if !c.svc.Host.ARM {
		params = append(params, id("endpoint").String())
	}
	for _, p := range c.ir.Params {
		params = append(params, id(c.local(p)).Add(c.paramType(p)))
	}
	cred := jen.Nil()
	if auth.typ != nil {
		params = append(params, id("cred").Add(auth.typ))
		cred = id("cred")
	}
	params = append(params, id("options").Op("*").Add(auth.options))
	about := []string{strings.Join(nonEmpty("returns a client", auth.doc), " ") + "; nil options are the defaults."}
	for _, p := range c.ir.Params {
		about = append(about, paramDoc(c.local(p), p.Doc))
	}
	if !c.svc.Host.ARM {
		about = append(about, endpointDoc(c.svc))
	}
	about[0] = name + " " + about[0]
	body := []jen.Code{
		jen.List(id("internal"), jen.Err()).Op(":=").Add(c.kit(auth.kit)).Call(configExpr(c), cred, id("options")),
		returnErr(jen.Nil()),
		jen.Return(jen.Op("&").Add(id(c.names.Type)).Values(clientFields(c)...), jen.Nil()),
	}
	return documented(doc(about...), jen.Func().Add(id(name)).Params(params...).
		Params(jen.Op("*").Add(id(c.names.Type)), jen.Error()).Block(body...))
}

// configExpr is the configuration that the constructors pass on; doc.go has the function.
func configExpr(c *client) *jen.Statement {
	if c.svc.Host.ARM {
		return id("config").Call()
	}
	return id("config").Call(id("endpoint"))
}

// endpointDoc says what endpoint is expected.
func endpointDoc(svc *ir.Service) string {
	if svc.Host.Template == "" {
		return ""
	}
	return "The endpoint has the form " + oneLine(svc.Host.Template) + "."
}

// clientFields are the values of a new client.
func clientFields(c *client) []jen.Code {
	fields := []jen.Code{id("internal").Op(":").Add(id("internal"))}
	for _, p := range c.ir.Params {
		fields = append(fields, id(fieldOf(p)).Op(":").Add(id(c.local(p))))
	}
	return fields
}

// validatingDecl is func (c *XClient) Validating() *XClient.
func validatingDecl(c *client) *jen.Statement {
	about := "Validating returns a client that checks parameters and bodies first, and sends nothing when a check fails."
	return documented(doc(about), method(receiver, c.names.Type, "Validating").Params().Op("*").Add(id(c.names.Type)).Block(
		id("v").Op(":=").Op("*").Add(id(receiver)),
		dot("v", "internal").Op("=").Add(dot(receiver, "internal")).Dot("Validating").Call(),
		jen.Return(jen.Op("&").Add(id("v"))),
	))
}

// reserved are the names that generated methods use themselves; parameters get out of their
// way as in the official modules.
var reserved = []string{
	receiver, "v", "ctx", "options", "out", "call", "page", "link", "err", "r", "value", "cred", "endpoint", "config",
	"armkit", "arm", "azcore", "context", "errors", "fmt", "http", "internal", "io", "json", "policy", "runtime", "streaming", "time",
}

// local is the name of a parameter in generated methods.
func (c *client) local(p *ir.Param) string {
	if slices.Contains(reserved, p.Name.Local) {
		return p.Name.Local + "Param"
	}
	return checked(p.Name.Local)
}

// paramType is the Go type of a required parameter: a plain value, and a stream for a file.
func (p *pkg) paramType(param *ir.Param) *jen.Statement { return p.argumentType(param.Type) }

// argumentType is the type of a value that a caller gives.
func (p *pkg) argumentType(t ir.Type) *jen.Statement {
	switch t := t.(type) {
	case ir.Scalar:
		if t.Kind == ir.File {
			return qual("io", "ReadSeekCloser")
		}
	case *ir.List:
		if s, ok := t.Elem.(ir.Scalar); ok && s.Kind == ir.File {
			return jen.Index().Add(p.argumentType(t.Elem))
		}
	}
	return p.valueType(t)
}

// optionalType is the type of an optional parameter: one that can be nil.
func (p *pkg) optionalType(t ir.Type) *jen.Statement {
	if nilable(t) {
		return p.argumentType(t)
	}
	return jen.Op("*").Add(p.argumentType(t))
}

// paramDoc is a paragraph about a parameter, empty for one without words.
func paramDoc(name, about string) string {
	if strings.TrimSpace(about) == "" {
		return ""
	}
	return name + ": " + sentence(about)
}

// nonEmpty are the texts that say something.
func nonEmpty(texts ...string) []string {
	return slices.DeleteFunc(texts, func(s string) bool { return s == "" })
}

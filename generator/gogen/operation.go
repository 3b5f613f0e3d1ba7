// This file writes the method of an operation with its options and its result. call.go says
// how the request is described, response.go what the result holds.

package gogen

import (
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"
	"github.com/seed184db40a/armgen/generator/ir"
)

// operation is an operation being written.
type operation struct {
	*client
	ir    *ir.Operation
	names operationNames
}

// operationNames are the names that the parts of an operation share. They are those of the
// official modules.
type operationNames struct {
	Method   string // BeginCreateOrUpdate, NewListPager, Get
	Full     string // RegistriesClient.BeginCreateOrUpdate
	Options  string // RegistriesClientBeginCreateOrUpdateOptions
	Response string // RegistriesClientCreateOrUpdateResponse
}

// newOperation derives the names of an operation.
func newOperation(c *client, op *ir.Operation) *operation {
	name, begin := checked(op.Name.Go), ""
	method := name
	switch {
	case op.LRO != nil:
		begin, method = "Begin", "Begin"+name
	case op.Paging != nil:
		method = "New" + name + "Pager"
	}
	return &operation{client: c, ir: op, names: operationNames{
		Method:   method,
		Full:     c.names.Type + "." + method,
		Options:  c.names.Type + begin + name + "Options",
		Response: c.names.Type + name + "Response",
	}}
}

// operationDecls are the declarations of an operation: method, options, response.
func operationDecls(o *operation) []jen.Code {
	return []jen.Code{methodDecl(o), optionsDecl(o), responseDecl(o)}
}

// methodDecl is the method, of one of four kinds.
func methodDecl(o *operation) *jen.Statement {
	var results, body []jen.Code
	switch {
	case o.ir.LRO != nil && o.ir.Paging != nil:
		pager := jen.Op("*").Add(qual(azruntime, "Pager")).Types(id(o.names.Response))
		results, body = pollerOf(pager), beginPagerBody(o)
	case o.ir.LRO != nil:
		results, body = pollerOf(id(o.names.Response)), beginBody(o)
	case o.ir.Paging != nil:
		results, body = []jen.Code{jen.Op("*").Add(qual(azruntime, "Pager")).Types(id(o.names.Response))}, pagerBody(o)
	default:
		results, body = []jen.Code{id(o.names.Response), jen.Error()}, plainBody(o)
	}
	head := method(receiver, o.client.names.Type, o.names.Method).Params(signature(o)...)
	if len(results) == 1 {
		head.Add(results[0])
	} else {
		head.Params(results...)
	}
	return documented(methodDoc(o), head.Block(body...))
}

// pollerOf is (*runtime.Poller[T], error).
func pollerOf(result jen.Code) []jen.Code {
	return []jen.Code{jen.Op("*").Add(qual(azruntime, "Poller")).Types(result), jen.Error()}
}

// plainBody sends the call and returns what came.
func plainBody(o *operation) []jen.Code {
	return []jen.Code{
		jen.Var().Id("out").Add(id(o.names.Response)),
		jen.Err().Op(":=").Add(callExpr(o, "out").Dot("").Line().Id("Do").Call(id("ctx"))),
		jen.Return(id("out"), jen.Err()),
	}
}

// beginBody starts a long-running operation.
func beginBody(o *operation) []jen.Code {
	return []jen.Code{
		jen.Var().Id("out").Add(id(o.names.Response)),
		id("call").Op(":=").Add(callExpr(o, "out")),
		jen.Return(o.kit("Begin").Call(id("ctx"), id("call"), jen.Op("&").Id("out"), lroExpr(o))),
	}
}

// pagerBody returns the pager of a list.
func pagerBody(o *operation) []jen.Code {
	return []jen.Code{jen.Return(o.kit("NewPager").Call(pagingExpr(o)))}
}

// beginPagerBody starts a long-running operation that ends in a list.
func beginPagerBody(o *operation) []jen.Code {
	return []jen.Code{jen.Return(o.kit("BeginPager").Call(id("ctx"), pagingExpr(o), lroExpr(o)))}
}

// finalStates are the constants of azcore for final-state-via.
var finalStates = map[string]string{
	"azure-async-operation": "FinalStateViaAzureAsyncOp",
	"location":              "FinalStateViaLocation",
	"original-uri":          "FinalStateViaOriginalURI",
	"operation-location":    "FinalStateViaOpLocation",
}

// lroExpr is armkit.LRO{FinalStateVia: …, ResumeToken: …}.
func lroExpr(o *operation) *jen.Statement {
	var fields []jen.Code
	if name, ok := finalStates[strings.ToLower(o.ir.LRO.FinalState)]; ok {
		fields = append(fields, jen.Id("FinalStateVia").Op(":").Add(qual(azruntime, name)))
	}
	fields = append(fields, jen.Id("ResumeToken").Op(":").Add(o.kit("Or").Call(id("options")).Dot("ResumeToken")))
	return o.kit("LRO").Values(fields...)
}

// pagingExpr is armkit.Paging[T]{…}.
func pagingExpr(o *operation) *jen.Statement {
	page := func() *jen.Statement { return id("page").Op("*").Add(id(o.names.Response)) }
	fields := []jen.Code{
		jen.Id("First").Op(":").Func().Params(page()).Op("*").Add(o.kit("Call")).Block(jen.Return(callExpr(o, "page"))),
	}
	if link := o.ir.Paging.NextLink; link != nil {
		value := dot("page", link.Name.Go)
		if !isString(link.Type) {
			value = convert(jen.String(), value)
		}
		fields = append(fields, jen.Id("NextLink").Op(":").Func().Params(page()).Op("*").String().Block(jen.Return(value)))
		fields = append(fields, nextCallFields(o)...)
		fields = append(fields, jen.Id("ResumeLink").Op(":").Add(o.kit("Or").Call(id("options")).Dot("ResumeLink")))
	}
	return o.kit("Paging").Types(id(o.names.Response)).Values(multiLine(fields...)...)
}

// methodDoc is the comment of the method.
func methodDoc(o *operation) *jen.Statement {
	about := []string{about(o.names.Method, o.ir.Doc)}
	for _, a := range o.arguments() {
		if a.param != nil && a.param.In != ir.InPath {
			about = append(about, paramDoc(a.name, a.param.Doc))
		}
	}
	if o.ir.Deprecated {
		about = append(about, "Deprecated: the specification marks "+oneLine(o.ir.ID)+" as deprecated.")
	}
	return doc(about...)
}

// about begins a description with the name of what it describes: "Get gets a registry." for
// one that begins with a verb, "Get - The registry." for others.
func about(name, text string) string {
	text = sentence(text)
	if text == "" {
		return name + " has no description in the specification."
	}
	first, rest, _ := strings.Cut(text, " ")
	if thirdPerson(first) {
		return name + " " + strings.ToLower(first[:1]) + first[1:] + " " + rest
	}
	return name + " - " + text
}

// thirdPerson reports whether a word is a verb like Gets, by the few that descriptions use.
func thirdPerson(word string) bool {
	return slices.Contains([]string{
		"Adds", "Allows", "Applies", "Approves", "Begins", "Cancels", "Checks", "Completes", "Copies", "Creates", "Deletes",
		"Determines", "Disables", "Enables", "Executes", "Exports", "Fetches", "Finds", "Generates", "Gets", "Imports", "Initiates",
		"Invokes", "Lists", "Lets", "Lookups", "Moves", "Performs", "Provides", "Purges", "Queries", "Reads", "Refreshes",
		"Regenerates", "Registers", "Rejects", "Removes", "Replaces", "Resets", "Resizes", "Restarts", "Restores", "Retrieves",
		"Returns", "Revokes", "Runs", "Schedules", "Sends", "Sets", "Starts", "Stops", "Submits", "Swaps", "Syncs", "Tests",
		"Triggers", "Unregisters", "Updates", "Uploads", "Validates", "Verifies",
	}, word)
}

// optionsDecl is type XClientGetOptions struct.
func optionsDecl(o *operation) *jen.Statement {
	var fields []jen.Code
	for _, p := range o.optional() {
		fields = append(fields, documentedField(p.Doc, id(optionField(p)).Add(o.optionalType(p.Type))))
	}
	if o.ir.LRO != nil {
		fields = append(fields, documentedField("ResumeToken continues an operation that an earlier poller began.", jen.Id("ResumeToken").String()))
	}
	if o.ir.Paging != nil && o.ir.Paging.NextLink != nil {
		fields = append(fields, documentedField("ResumeLink begins with the page at this link of an earlier page.", jen.Id("ResumeLink").String()))
	}
	about := o.names.Options + " are the optional parameters of " + o.names.Full + "."
	return documented(doc(about), jen.Type().Add(id(o.names.Options)).Struct(fields...))
}

// documentedField is a field with a comment, if there is something to say.
func documentedField(about string, field *jen.Statement) jen.Code {
	if strings.TrimSpace(about) == "" {
		return field
	}
	return documented(fieldDoc(sentence(about)), field)
}

// optionField is the field of an optional parameter; the names that options have of their own
// go first.
func optionField(p *ir.Param) string {
	if p.Name.Go == "ResumeToken" || p.Name.Go == "ResumeLink" {
		return p.Name.Go + "Param"
	}
	return checked(p.Name.Go)
}

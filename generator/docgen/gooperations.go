// Operations on pages of the go style.

package docgen

import (
	"strconv"
	"strings"

	"github.com/seed184db40a/armgen/generator/ir"
)

// GoOperation is an operation on a resource.
type GoOperation struct {
	Client, Method string // "RegistriesClient", "BeginCreate"
	Doc            string
	Request        string // "PUT /subscriptions/…"
	Behaviour      string // long-running, paging; "" for a plain call
	Parameters     []GoParameter
	Answers        []GoAnswer
}

// GoParameter is a parameter of an operation.
type GoParameter struct {
	Name             string // what Go has: "registryName", "options.Filter", or "set on the client"
	Sent             string // where and as what it is sent: "query $filter"
	Type, Facts, Doc string
}

// GoAnswer is a response.
type GoAnswer struct{ Status, Type, Doc string }

func (l *linker) operation(c *ir.Client, op *ir.Operation) GoOperation {
	out := GoOperation{
		Client: c.Name.Go, Method: methodName(op), Doc: prose(op.Doc),
		Request: code(op.Method + " " + op.Path), Behaviour: behaviour(op),
	}
	params := op.Params
	if op.Body != nil {
		params = append(params[:len(params):len(params)], op.Body)
	}
	for _, p := range params {
		out.Parameters = append(out.Parameters, GoParameter{
			Name: argument(p), Sent: strings.TrimSpace(prose(string(p.In)) + " " + sentName(p)), Type: l.typeText(p.Type),
			Facts: strings.Join(parameterFacts(p), "; "), Doc: prose(p.Doc),
		})
	}
	for _, r := range op.Responses {
		status := "any other"
		if r.Status != 0 {
			status = strconv.Itoa(r.Status)
		}
		typ := "no body"
		switch {
		case r.Error:
			typ = code("*azcore.ResponseError")
		case r.Type != nil:
			typ = l.typeText(r.Type)
		}
		out.Answers = append(out.Answers, GoAnswer{status, typ, prose(r.Doc)})
	}
	return out
}

// methodName is the name of the method as the official modules have it.
func methodName(op *ir.Operation) string {
	switch {
	case op.LRO != nil:
		return "Begin" + op.Name.Go
	case op.Paging != nil:
		return "New" + op.Name.Go + "Pager"
	}
	return op.Name.Go
}

// behaviour says what makes an operation more than one request.
func behaviour(op *ir.Operation) string {
	switch {
	case op.LRO != nil && op.Paging != nil:
		return "Long-running, and its result is a list in pages: wait with `PollUntilDone`, then ask the pager for pages."
	case op.LRO != nil:
		return "Long-running: the call returns a poller; `PollUntilDone` waits for the end and returns the result."
	case op.Paging != nil && op.Paging.NextLink != nil:
		return "A list in pages: ask the pager for pages while `More` is true."
	case op.Paging != nil:
		return "A list in one page, through a pager all the same."
	case op.Head:
		return "Answers whether the resource exists; a missing one is no error."
	}
	return ""
}

func parameterFacts(p *ir.Param) []string {
	var out []string
	if p.Required && p.Const == nil {
		out = append(out, "**required**")
	}
	if p.Default != nil {
		out = append(out, "default "+code(p.Default.Raw))
	}
	return append(out, limits(p.Limits)...)
}

// argument is what a caller writes for a parameter.
func argument(p *ir.Param) string {
	switch {
	case p.Client:
		return "set on the client"
	case p.Const != nil && p.Required:
		return "always " + code(p.Const.Raw)
	case p.Group != nil:
		return code(p.Group.Local + "." + p.Name.Go)
	case !p.Required:
		return code("options." + p.Name.Go)
	}
	return code(p.Name.Local)
}

// sentName is a parameter's name in the request; a body has none.
func sentName(p *ir.Param) string {
	if p.In == ir.InBody {
		return ""
	}
	return code(p.Name.Wire)
}

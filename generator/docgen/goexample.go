// The example of the go style: a Go file that creates, reads, lists and deletes a
// resource. A test compiles the examples of the built-in packages.

package docgen

import (
	"fmt"
	"go/format"
	"strings"

	"github.com/seed184db40a/armgen/generator/ir"
)

// goExample writes the file. Operations whose parameters are collected in structs,
// which are rare, are left out.
func goExample(importPath string, s *ir.Service, r *ir.Resource) string {
	e := &goExampleWriter{service: s, clients: map[*ir.Client]string{}}
	e.step("created", "Create it, or bring it to this state.", r.Create)
	e.step("found", "Read it.", r.Get)
	for _, op := range r.Lists[:min(1, len(r.Lists))] {
		e.step("list", "List all there are.", op)
	}
	e.step("deleted", "Delete it.", r.Delete)
	if e.body.Len() == 0 || !s.Host.ARM {
		return ""
	}
	src := fmt.Sprintf("package example\n\nimport (\n\"context\"\n\"fmt\"\n\n%q\n%q\n)\n\nfunc use%s(ctx context.Context, cred azcore.TokenCredential) error {\n%s\nreturn nil\n}\n",
		"github.com/Azure/azure-sdk-for-go/sdk/azcore", importPath, r.Name.Go, e.body.String())
	out, err := format.Source([]byte(src))
	if err != nil {
		return ""
	}
	return string(out)
}

// goExampleWriter collects the statements of an example.
type goExampleWriter struct {
	service *ir.Service
	clients map[*ir.Client]string // variables
	body    strings.Builder
}

func (e *goExampleWriter) step(name, about string, op *ir.Operation) {
	if op == nil || op.LRO != nil && op.Paging != nil {
		return
	}
	args, ok := e.arguments(op)
	if !ok {
		return
	}
	client := e.client(clientOf(e.service, op))
	if client == "" {
		return
	}
	fmt.Fprintf(&e.body, "\n// %s\n", about)
	call := fmt.Sprintf("%s.%s(%s)", client, methodName(op), strings.Join(args, ", "))
	switch {
	case op.LRO != nil:
		fmt.Fprintf(&e.body, "%sPoller, err := %s\n%s%s, err := %sPoller.PollUntilDone(ctx, nil)\n%sfmt.Println(%s)\n",
			name, call, returnError, name, name, returnError, name)
	case op.Paging != nil:
		fmt.Fprintf(&e.body, "for pager := %s; pager.More(); {\npage, err := pager.NextPage(ctx)\n%sfmt.Println(page)\n}\n", call, returnError)
	default:
		fmt.Fprintf(&e.body, "%s, err := %s\n%sfmt.Println(%s)\n", name, call, returnError, name)
	}
}

const returnError = "if err != nil {\nreturn err\n}\n"

// client is the variable of a client, made when it is first needed.
func (e *goExampleWriter) client(c *ir.Client) string {
	if name, ok := e.clients[c]; ok {
		return name
	}
	var args []string
	for _, p := range c.Params {
		arg, ok := e.argument(p)
		if !ok {
			return ""
		}
		args = append(args, arg)
	}
	name := "client"
	if len(e.clients) > 0 {
		name = fmt.Sprintf("client%d", len(e.clients)+1)
	}
	e.clients[c] = name
	fmt.Fprintf(&e.body, "%s, err := %s.New%s(%s)\n%s", name, e.service.Package, c.Name.Go, strings.Join(append(args, "cred", "nil"), ", "), returnError)
	return name
}

// arguments are those of a method: context, required parameters, body, options.
func (e *goExampleWriter) arguments(op *ir.Operation) ([]string, bool) {
	var args []string
	if op.Paging == nil {
		args = append(args, "ctx")
	}
	params := op.Params
	if op.Body != nil {
		params = append(params[:len(params):len(params)], op.Body)
	}
	for _, p := range params {
		if p.Group != nil {
			return nil, false
		}
		if !p.Required || p.Client || p.Const != nil {
			continue
		}
		arg, ok := e.argument(p)
		if !ok {
			return nil, false
		}
		args = append(args, arg)
	}
	return append(args, "nil"), true
}

// argument is a value of a parameter's type.
func (e *goExampleWriter) argument(p *ir.Param) (string, bool) {
	switch t := p.Type.(type) {
	case *ir.Model:
		if t.Union != nil {
			return "nil", true
		}
		return e.service.Package + "." + t.Name.Go + "{}", true
	case *ir.Enum:
		if len(t.Values) == 0 {
			return "", false
		}
		return e.service.Package + "." + t.Values[0].Name.Go, true
	case ir.Scalar:
		return e.scalar(t, p)
	case *ir.List, *ir.Map, ir.Any:
		return "nil", true
	}
	return "", false
}

func (e *goExampleWriter) scalar(t ir.Scalar, p *ir.Param) (string, bool) {
	switch t.Kind {
	case ir.String, ir.UUID, ir.URI, ir.ARMID, ir.Duration, ir.TimeOfDay:
		if strings.EqualFold(p.Name.Wire, "subscriptionId") {
			return `"00000000-0000-0000-0000-000000000000"`, true
		}
		return fmt.Sprintf("%q", "my-"+p.Name.Local), !t.Secret
	case ir.Bool:
		return "false", true
	case ir.Int32, ir.Int64, ir.Float32, ir.Float64:
		return "1", true
	}
	return "", false
}

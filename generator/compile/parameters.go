// Parameters of an operation: path-level and own ones merged, references
// followed, each put where it belongs (client, method, body, api-version).

package compile

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed184db40a/armgen/generator/compile/names"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
	"github.com/seed184db40a/armgen/generator/load"
)

// apiVersionParam is the wire name of the parameter that is never asked for.
const apiVersionParam = "api-version"

// paramSource is a parameter object and whether it came from a parameters section.
type paramSource struct {
	*load.Parameter
	global bool
}

// parameters compiles the parameters of s into o.
func (c *compiler) parameters(s *opSource, o *ir.Operation, context string) {
	for _, n := range c.parameterSources(s) {
		if !c.parameterShape(n) {
			continue
		}
		p := c.param(n, context)
		switch {
		case p.In == ir.InBody:
			c.body(o, p)
		case strings.EqualFold(p.Name.Wire, apiVersionParam) && !callersVersion(n) && o.APIVersionParam == nil:
			o.APIVersionParam, o.APIVersion = p, apiVersion(n, s)
		default:
			o.Params = append(o.Params, p)
		}
	}
	c.checkPathParams(s, o)
}

// parameterShape reports a parameter without a name or with a place that Swagger does
// not have.
func (c *compiler) parameterShape(n paramSource) bool {
	switch ir.Location(n.In) {
	case ir.InPath, ir.InQuery, ir.InHeader, ir.InBody, ir.InForm:
	default:
		at := n.Node.Get("in")
		if !at.OK() {
			at = n.Node
		}
		c.report.Errorf(at.Pos(), "parameter-shape", "parameter %q is in %q, which is no place of Swagger 2.0", n.Name, n.In).
			WithHelp("a parameter is in path, query, header, body or formData")
		return false
	}
	if n.Name == "" {
		c.report.Errorf(n.Pos(), "parameter-shape", "the parameter has no name").WithHelp("give it the name that it has on the wire")
		return false
	}
	return true
}

// body sets the body parameter; a second one has no meaning in Swagger.
func (c *compiler) body(o *ir.Operation, p *ir.Param) {
	if o.Body != nil {
		c.report.Warnf(p.Pos, "two-bodies", "%s has two body parameters; %s is left out", o.ID, p.Name.Wire).
			WithRelated(o.Body.Pos, "%s is kept", o.Body.Name.Wire)
		return
	}
	o.Body = p
}

// parameterSources lists the parameters that apply to an operation: its own
// replace those of the path item that have the same name and place.
func (c *compiler) parameterSources(s *opSource) []paramSource {
	out := paramTargets(c.set.PathItem(s.item).Parameters())
	for _, own := range paramTargets(c.set.Operation(s.node).Parameters()) {
		same := func(p paramSource) bool { return p.Name == own.Name && p.In == own.In }
		if i := slices.IndexFunc(out, same); i >= 0 {
			out[i] = own
			continue
		}
		out = append(out, own)
	}
	return out
}

// paramTargets follows the references of a list of parameters.
func paramTargets(list []*load.Parameter) []paramSource {
	var out []paramSource
	for _, p := range list {
		if target, ok := p.Target(); ok {
			out = append(out, paramSource{Parameter: target, global: p.RefNode().OK()})
		}
	}
	return out
}

// param compiles one parameter. context names types that the spec leaves unnamed.
func (c *compiler) param(n paramSource, context string) *ir.Param {
	given := cmp.Or(n.Ext("x-ms-client-name").Str(), n.Name)
	p := &ir.Param{
		Name:       ir.Name{Wire: n.Name, Go: names.Field(given), Local: names.Local(given)},
		Doc:        prose(n.Description),
		In:         ir.Location(n.In),
		Required:   n.Required || n.In == "path",
		Collection: collectionFormat(n),
		SkipEncode: n.Ext("x-ms-skip-url-encoding").IsTrue(),
		Prefix:     n.Ext("x-ms-header-collection-prefix").Str(),
		Secret:     n.Ext("x-ms-secret").IsTrue() || n.Format == "password",
		Group:      groupingName(n.Ext("x-ms-parameter-grouping"), context),
		Pos:        n.Pos(),
	}
	c.paramType(p, n, context+names.Exported(given))
	p.Client = clientLevel(n, p)
	return p
}

// paramType sets what follows from the schema of a parameter: the one of a body,
// else the parameter itself read as a schema. A body without a schema is any JSON.
func (c *compiler) paramType(p *ir.Param, n paramSource, hint string) {
	schema := n.Simple()
	if p.In == ir.InBody {
		schema = n.Schema()
	}
	v := c.view(schema)
	p.Type = ir.Any{}
	p.Nullable = n.Ext("x-nullable").IsTrue()
	if len(v) == 0 {
		return
	}
	p.Type = c.typeOf(schema, hint)
	p.Limits = c.limitsOf(schema, p.Type)
	p.XML = xmlOf(v)
	p.Default = literal(v.get("default"))
	p.Nullable = p.Nullable || v.is("x-nullable")
	if values := v.get("enum"); p.Required && values.Len() == 1 && !v.get("x-ms-enum").Get("modelAsString").IsTrue() {
		p.Const = literal(values.At(0))
	}
	if p.Prefix != "" { // headers of many names, whose values are texts
		p.Type, p.Limits, p.Const, p.Default = &ir.Map{Elem: ir.Scalar{Kind: ir.String}}, nil, nil, nil
	}
}

// clientLevel applies x-ms-parameter-location; a parameter of a parameters
// section belongs to the client unless it says otherwise. Only what is required
// can be asked for when the client is made.
func clientLevel(n paramSource, p *ir.Param) bool {
	if !p.Required || p.In == ir.InBody {
		return false
	}
	switch n.Ext("x-ms-parameter-location").Str() {
	case "client":
		return true
	case "method":
		return false
	}
	return n.global
}

// collectionFormat is how the elements of an array are written into one value.
func collectionFormat(n paramSource) string {
	if n.Type != "array" {
		return ""
	}
	return cmp.Or(n.CollectionFormat, "csv")
}

// groupingName is the struct that x-ms-parameter-grouping collects a parameter in.
func groupingName(n diag.Node, context string) *ir.Name {
	if !n.OK() {
		return nil
	}
	name := context + "Parameters"
	if own := n.Get("name").Str(); own != "" {
		name = names.Exported(own)
	} else if postfix := n.Get("postfix").Str(); postfix != "" {
		name = context + names.Exported(postfix)
	}
	return &ir.Name{Wire: n.Get("name").Str(), Go: name, Local: names.Local(name)}
}

// callersVersion reports whether the api-version is for the caller to choose, as in operations
// on resources of any type: a parameter of the operation itself that allows every value.
func callersVersion(n paramSource) bool {
	return n.Ext("x-ms-api-version").IsFalse() ||
		!n.global && n.Ext("x-ms-parameter-location").Str() != "client" && len(n.Enum()) == 0 && !n.Parameter.Default().OK()
}

// apiVersion is the version that an operation sends: the only value its
// parameter allows, the parameter's default, or the version of the file.
func apiVersion(n paramSource, s *opSource) string {
	if values := n.Enum(); len(values) == 1 {
		return values[0].Str()
	}
	return cmp.Or(n.Parameter.Default().Str(), s.version)
}

// checkPathParams compares the template with the parameters: each place in the URL
// needs a parameter, and each path parameter a place.
func (c *compiler) checkPathParams(s *opSource, o *ir.Operation) {
	places := templateParams(s.path)
	for _, place := range places {
		same := func(p *ir.Param) bool { return p.Name.Wire == place && (p.In == ir.InPath || p.In == ir.InHost) }
		if slices.ContainsFunc(o.Params, same) || isAPIVersionPlace(o, place) {
			continue
		}
		c.report.Errorf(s.node.KeyPos(), "path-parameter-missing", "the path of %s has {%s}, but no parameter of that name", s.id, place).
			WithHelp("declare it with \"in\": \"path\"")
	}
	o.Params = slices.DeleteFunc(o.Params, func(p *ir.Param) bool {
		if p.In != ir.InPath || slices.Contains(places, p.Name.Wire) {
			return false
		}
		c.report.Errorf(p.Pos, "path-parameter-unused", "the path parameter %s does not occur in the path of %s", p.Name.Wire, s.id).
			WithHelp("%s", cmp.Or(diag.DidYouMean(p.Name.Wire, places), "remove it, or write {"+p.Name.Wire+"} into the path"))
		return true
	})
}

func isAPIVersionPlace(o *ir.Operation, place string) bool {
	return o.APIVersionParam != nil && o.APIVersionParam.Name.Wire == place
}

// templateParams are the parameters of a URL template in their order.
func templateParams(template string) []string {
	var out []string
	for {
		_, rest, ok := strings.Cut(template, "{")
		if !ok {
			return out
		}
		name, after, ok := strings.Cut(rest, "}")
		if !ok {
			return out
		}
		out = append(out, name)
		template = after
	}
}

// nameParams tells apart the parameters of one method or constructor.
func nameParams(all []*ir.Param) {
	wire := func(i int) string { return all[i].Name.Wire }
	locals := names.Unique(len(all), wire, func(i int) string { return all[i].Name.Local },
		func(i int) string { return all[i].Name.Local + upperFirst(string(all[i].In)) })
	fields := names.Unique(len(all), wire, func(i int) string { return all[i].Name.Go },
		func(i int) string { return all[i].Name.Go + upperFirst(string(all[i].In)) })
	for i, p := range all {
		p.Name.Local, p.Name.Go = locals[i], fields[i]
	}
}

// nameGroups keeps the arguments for groups of parameters apart from other arguments.
func nameGroups(all []*ir.Param) {
	used := map[string]bool{}
	for _, p := range all {
		if p.Group == nil {
			used[p.Name.Local] = true
		}
	}
	locals := map[string]string{}
	for _, p := range all {
		if p.Group == nil {
			continue
		}
		if locals[p.Group.Go] == "" {
			locals[p.Group.Go] = names.Free(p.Group.Local, used)
			used[locals[p.Group.Go]] = true
		}
		p.Group.Local = locals[p.Group.Go]
	}
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

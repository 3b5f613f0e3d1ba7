// Where requests go and how they are authorised: host, schemes, base path,
// parameterised hosts and security definitions.

package compile

import (
	"slices"
	"strings"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
	"github.com/seed184db40a/armgen/generator/load"
)

const (
	armHost  = "management.azure.com"
	armScope = "https://management.azure.com/.default"
)

// host reads the host of the service from its input files; the first file that
// says something wins.
func (c *compiler) host(docs []*load.Document) ir.Host {
	var h ir.Host
	for i, d := range docs {
		root := d.Root()
		base := strings.TrimSuffix(root.Get("basePath").Str(), "/")
		if i == 0 {
			h.BasePath = base
		} else if base != h.BasePath {
			c.report.Warnf(root.PosOf("basePath"), "base-paths-differ", "the base path %q differs from %q of the first input file", base, h.BasePath).
				WithHelp("generate the files as two packages")
		}
		h.ARM = h.ARM || isARM(root)
		if h.Template == "" {
			h.Template, h.Params = c.hostTemplate(d)
		}
		addSecurity(&h, root)
	}
	if h.ARM {
		h.Template, h.Scopes = "", []string{armScope}
	}
	return h
}

// isARM reports whether a file describes a service behind Azure Resource Manager.
func isARM(root diag.Node) bool {
	if host := root.Get("host").Str(); host != "" {
		return strings.EqualFold(host, armHost)
	}
	if root.Get("x-ms-parameterized-host").OK() {
		return false
	}
	return strings.Contains("/"+root.File().Path, "/resource-manager/") || hasARMPath(root)
}

func hasARMPath(root diag.Node) bool {
	for path := range root.Get("paths").Members() {
		if strings.HasPrefix(path, "/subscriptions/") || strings.HasPrefix(path, "/providers/") {
			return true
		}
	}
	return false
}

// hostTemplate is the URL of the service with its parameters; "" when the file
// leaves it to the user.
func (c *compiler) hostTemplate(d *load.Document) (string, []*ir.Param) {
	scheme := "https"
	if schemes := texts(d.Root().Get("schemes")); len(schemes) > 0 && !slices.Contains(schemes, scheme) {
		scheme = schemes[0]
	}
	if host := d.Root().Get("host").Str(); host != "" {
		return scheme + "://" + host, nil
	}
	parameterized := d.Ext("x-ms-parameterized-host")
	template := parameterized.Get("hostTemplate").Str()
	if template == "" {
		return "", nil
	}
	if !parameterized.Get("useSchemePrefix").IsFalse() {
		template = scheme + "://" + template
	}
	var params []*ir.Param
	for n := range parameterized.Get("parameters").Children() {
		if p := c.hostParam(n); p != nil {
			params = append(params, p)
		}
	}
	return template, params
}

// hostParam compiles one parameter of a host template. It belongs to the client
// unless it says otherwise.
func (c *compiler) hostParam(n diag.Node) *ir.Param {
	target, ok := c.set.Parameter(n).Target()
	if !ok {
		return nil
	}
	p := c.param(paramSource{Parameter: target, global: true}, "Host")
	p.In, p.Required = ir.InHost, true
	p.Client = target.Ext("x-ms-parameter-location").Str() != "method"
	return p
}

// addScope adds a token scope. One that is no URL (user_impersonation) says
// nothing about what token to ask for.
func addScope(h *ir.Host, scope string) {
	if strings.HasPrefix(scope, "https://") && !slices.Contains(h.Scopes, scope) {
		h.Scopes = append(h.Scopes, scope)
	}
}

// addSecurity collects token scopes, as declared and as required, and API keys.
func addSecurity(h *ir.Host, root diag.Node) {
	for name, scheme := range root.Get("securityDefinitions").Members() {
		switch scheme.Get("type").Str() {
		case "oauth2":
			for scope := range scheme.Get("scopes").Members() {
				addScope(h, scope)
			}
			for requirement := range root.Get("security").Children() {
				for _, scope := range texts(requirement.Get(name)) {
					addScope(h, scope)
				}
			}
		case "apiKey":
			key := ir.APIKey{Name: scheme.Get("name").Str(), In: scheme.Get("in").Str()}
			if !slices.Contains(h.Keys, key) {
				h.Keys = append(h.Keys, key)
			}
		}
	}
}

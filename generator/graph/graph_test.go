package graph

import (
	"strings"
	"testing"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

func text() ir.Scalar { return ir.Scalar{Kind: ir.String} }

func prop(name string, t ir.Type) *ir.Property {
	return &ir.Property{Name: ir.Name{Wire: name}, Path: name, Type: t}
}

func described(p *ir.Property, doc string) *ir.Property { p.Doc = doc; return p }

// resource makes a resource from its path and the properties of its body.
func resource(typ, name, path string, props ...*ir.Property) *ir.Resource {
	r := &ir.Resource{Type: typ, Group: typ[strings.IndexByte(typ, '.')+1 : strings.IndexByte(typ, '/')], Name: ir.Name{Wire: name, Go: name}, ID: &ir.ResourceID{Template: path}}
	for s := range strings.SplitSeq(strings.Trim(path, "/"), "/") {
		if param, ok := strings.CutPrefix(s, "{"); ok {
			r.ID.Segments = append(r.ID.Segments, ir.Segment{Param: &ir.Name{Wire: strings.TrimSuffix(param, "}")}})
			continue
		}
		r.ID.Segments = append(r.ID.Segments, ir.Segment{Literal: s})
	}
	body := &ir.Model{Name: ir.Name{Wire: name}, Properties: props}
	r.Create = &ir.Operation{ID: name + "_Create", Body: &ir.Param{Name: ir.Name{Wire: "body"}, Type: body}}
	return r
}

func withExample(t *testing.T, r *ir.Resource, body string) *ir.Resource {
	t.Helper()
	file, fault := diag.Parse("example.json", []byte(`{"body": `+body+`}`))
	if fault != nil {
		t.Fatal(fault)
	}
	r.Create.Examples = []*ir.Example{{Name: "x", Params: file.Root()}}
	return r
}

const group = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/"

func api(resources ...*ir.Resource) *ir.API {
	return &ir.API{Services: []*ir.Service{{Package: "x", Resources: resources}}}
}

var privateEndpoint = ir.KnownType{Type: "Microsoft.Network/privateEndpoints", Group: "Network", Name: "PrivateEndpoint", File: "network.json"}

// lines is the graph as "From -> To rule path" lines.
func lines(g *Graph) string {
	var out []string
	for _, e := range g.Edges {
		out = append(out, e.From.Name+" -> "+e.To.Name+many(e)+" "+string(e.Rule())+" "+e.Evidence[0].Path)
	}
	return strings.Join(out, "\n")
}

func TestConnectionOfRegistry(t *testing.T) {
	endpoint := &ir.Model{Name: ir.Name{Wire: "PrivateEndpoint"}, Properties: []*ir.Property{prop("id", text())}}
	bag := prop("properties", nil)
	bag.Flattened = []*ir.Property{{Name: ir.Name{Wire: "privateEndpoint"}, Path: "properties.privateEndpoint", Type: endpoint}}
	g := Build(api(
		resource("Microsoft.ContainerRegistry/registries", "Registry", group+"Microsoft.ContainerRegistry/registries/{registryName}"),
		resource("Microsoft.ContainerRegistry/registries/privateEndpointConnections", "PrivateEndpointConnection",
			group+"Microsoft.ContainerRegistry/registries/{registryName}/privateEndpointConnections/{name}", bag),
	), []ir.KnownType{privateEndpoint})
	const want = `Registry -> ResourceGroup path resourceGroupName
PrivateEndpointConnection -> Registry path registryName
PrivateEndpointConnection -> PrivateEndpoint resource properties.privateEndpoint.id
PrivateEndpointConnection -> ResourceGroup path resourceGroupName`
	if got := lines(g); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestBodyRules(t *testing.T) {
	sub := &ir.Model{Name: ir.Name{Wire: "SubResource"}, Properties: []*ir.Property{prop("id", text())}}
	stated := prop("vault", text())
	stated.ARMTypes = []string{"Microsoft.KeyVault/vaults"}
	readOnly := prop("publicIPAddress", sub)
	readOnly.ReadOnly = true
	thing := resource("Microsoft.Network/things", "Thing", group+"Microsoft.Network/things/{thingName}",
		stated, readOnly,
		prop("remoteVirtualNetwork", sub),
		prop("subnets", &ir.List{Elem: sub}),
		described(prop("routeTableId", text()), "The resource id of the route table."),
		described(prop("tenantId", text()), "The tenant."),
		prop("networkish", sub),
	)
	known := func(typ, name string) ir.KnownType {
		return ir.KnownType{Type: "Microsoft.Network/" + typ, Group: "Network", Name: name}
	}
	g := Build(api(thing), []ir.KnownType{
		known("virtualNetworks", "VirtualNetwork"), known("virtualNetworks/subnets", "Subnet"), known("routeTables", "RouteTable"),
		known("publicIPAddresses", "PublicIPAddress"), known("networks", "Network"), known("tenants", "Tenant"),
	})
	const want = `Thing -> Vault arm-id vault
Thing -> RouteTable id-name routeTableId
Thing -> VirtualNetwork resource remoteVirtualNetwork.id
Thing -> Subnet[] resource subnets[].id
Thing -> ResourceGroup path resourceGroupName`
	if got := lines(g); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestExamplesAddAndOverrule(t *testing.T) {
	thing := resource("Microsoft.Network/things", "Thing", group+"Microsoft.Network/things/{thingName}",
		prop("target", text()),
		described(prop("workspaceId", text()), "The resource id."))
	withExample(t, thing, `{"target": "/subscriptions/s/resourceGroups/g/providers/microsoft.network/privateEndpoints/p", "workspaceId": "0000-11"}`)
	g := Build(api(thing), []ir.KnownType{privateEndpoint, {Type: "Microsoft.OperationalInsights/workspaces", Group: "OperationalInsights", Name: "Workspace"}})
	const want = `Thing -> PrivateEndpoint example target
Thing -> ResourceGroup path resourceGroupName`
	if got := lines(g); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestIDType(t *testing.T) {
	for value, want := range map[string]string{
		"/subscriptions/s/resourceGroups/g/providers/Microsoft.A/b/c":                           "Microsoft.A/b",
		"/subscriptions/s/resourceGroups/g/providers/Microsoft.A/b/c/d/e":                       "Microsoft.A/b/d",
		"/subscriptions/s/resourceGroups/g/providers/Microsoft.A/b/c/providers/Microsoft.D/e/f": "Microsoft.D/e",
		"/subscriptions/s/resourceGroups/g":                                                     ResourceGroups,
		"/subscriptions/s/resourceGroups/g/providers/Microsoft.A/b":                             "",
		"/subscriptions/s/resourceGroups/g/providers":                                           "",
		"https://example.org/subscriptions/s/resourceGroups/g/providers/Microsoft.A/b/c":        "",
		"": "",
	} {
		if got := idType(value); got != want {
			t.Errorf("idType(%q) = %q, want %q", value, got, want)
		}
	}
}

func TestRenderAndExplain(t *testing.T) {
	g := Build(api(resource("Microsoft.A/b", "B", group+"Microsoft.A/b/{bName}")), nil)
	for name, c := range map[string]struct {
		write func(*strings.Builder) error
		want  string
	}{
		"text":    {func(b *strings.Builder) error { return g.Text(b) }, "A/B  Microsoft.A/b\n  -> Resources/ResourceGroup  path: resourceGroupName\n"},
		"mermaid": {func(b *strings.Builder) error { return g.Mermaid(b) }, "flowchart LR\n  n1[\"A/B\"]\n  n2([\"Resources/ResourceGroup\"])\n  n1 -->|path| n2\n"},
		"dot":     {func(b *strings.Builder) error { return g.DOT(b) }, "\"Microsoft.A/b\" -> \"Microsoft.Resources/resourceGroups\" [label=\"path\"];"},
	} {
		var b strings.Builder
		if err := c.write(&b); err != nil || !strings.Contains(b.String(), c.want) {
			t.Errorf("%s: %v\n%s", name, err, b.String())
		}
	}
	story, err := g.Explain("A/B", "microsoft.resources/resourcegroups")
	if err != nil || !strings.Contains(story, "A/B depends on Resources/ResourceGroup") {
		t.Errorf("Explain: %q, %v", story, err)
	}
	if _, err := g.Explain("A/C", "A/B"); err == nil || !strings.Contains(err.Error(), `did you mean "A/B"`) {
		t.Errorf("Explain of an unknown type: %v", err)
	}
}

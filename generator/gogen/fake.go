// This file writes fake/fake.go: the routes from which armkit/fake makes an in-memory server
// of the service, and the constructor that tests call.

package gogen

import (
	"github.com/dave/jennifer/jen"
	"github.com/seed184db40a/armgen/generator/fakes"
	"github.com/seed184db40a/armgen/generator/gogen/armkit/fake"
	"github.com/seed184db40a/armgen/generator/ir"
)

// writeFake lists what is in fake/fake.go.
func writeFake(p *pkg) *file {
	routes := fakes.Routes(p.svc)
	if !p.opts.Fake || len(routes) == 0 {
		return nil
	}
	f := p.file("fake/fake.go")
	f.about = docLines(docWidth, "Package fake plays the service of package "+p.svc.Package+" in memory, for tests.",
		"What a client creates can be read, listed, changed and deleted; requests are checked, long-running "+
			"operations take some polls, and faults happen where a test asks for them.")
	f.add(newServerDecl(p), routesDecl(p, routes))
	return f
}

// fakeKit names something of the support package for fakes.
func (p *pkg) fakeKit(name string) *jen.Statement { return qual(p.armkitPath()+"/fake", name) }

// newServerDecl is func NewServer(options ...armfake.Option) *armfake.Server.
func newServerDecl(p *pkg) *jen.Statement {
	return documented(doc("NewServer returns a server that has no resources yet."),
		jen.Func().Id("NewServer").Params(id("options").Op("...").Add(p.fakeKit("Option"))).Op("*").Add(p.fakeKit("Server")).Block(
			jen.Return(p.fakeKit("NewServer").Call(id("routes").Call(), id("options").Op("...")))))
}

// routesDecl is func routes() []armfake.Route.
func routesDecl(p *pkg, routes []fake.Route) *jen.Statement {
	bodies := fakes.Bodies(p.svc)
	var values []jen.Code
	for i := range routes {
		values = append(values, routeExpr(p, &routes[i], bodies[routes[i].ID]))
	}
	return documented(doc("routes are the operations of the service."),
		jen.Func().Id("routes").Params().Index().Add(p.fakeKit("Route")).Block(
			jen.Return(jen.Index().Add(p.fakeKit("Route")).Values(multiLine(values...)...))))
}

// routeExpr is {ID: "Registries_Get", Kind: armfake.Get, …}; what is zero is left out.
func routeExpr(p *pkg, r *fake.Route, body *ir.Model) *jen.Statement {
	fields := []jen.Code{
		member("ID", jen.Lit(r.ID)), member("Kind", p.fakeKit(kindNames[r.Kind])), member("Method", jen.Lit(r.Method)),
		member("Path", jen.Lit(r.Path)),
	}
	if len(r.Statuses) > 0 {
		fields = append(fields, member("Statuses", statusesExpr(r.Statuses)))
	}
	for _, f := range []struct{ name, value string }{
		{"Type", r.Type}, {"FinalState", r.FinalState}, {"Items", r.Items}, {"NextLink", r.NextLink}, {"Sample", r.Sample},
	} {
		if f.value != "" {
			fields = append(fields, member(f.name, jen.Lit(f.value)))
		}
	}
	for _, f := range []struct {
		name string
		on   bool
	}{{"LongRunning", r.LongRunning}, {"Identity", r.Identity}, {"State", r.State}, {"APIVersion", r.APIVersion}, {"BodyRequired", r.BodyRequired}} {
		if f.on {
			fields = append(fields, member(f.name, jen.True()))
		}
	}
	if len(r.Params) > 0 {
		fields = append(fields, member("Params", paramsExpr(p, r.Params)))
	}
	if body != nil {
		fields = append(fields, member("Body", p.fakeKit("Checked").Types(qual(p.path(), body.Name.Go)).Call()))
	}
	return jen.Values(multiLine(fields...)...)
}

// kindNames are the Go names of the kinds.
var kindNames = map[fake.Kind]string{
	fake.Create: "Create", fake.Get: "Get", fake.Exists: "Exists", fake.List: "List", fake.Update: "Update", fake.Delete: "Delete", fake.Action: "Action",
}

// member is name: value.
func member(name string, value jen.Code) *jen.Statement { return jen.Id(name).Op(":").Add(value) }

func statusesExpr(statuses []int) *jen.Statement {
	var values []jen.Code
	for _, s := range statuses {
		values = append(values, jen.Lit(s))
	}
	return jen.Index().Int().Values(values...)
}

func paramsExpr(p *pkg, params []fake.Param) *jen.Statement {
	var values []jen.Code
	for _, v := range params {
		fields := []jen.Code{member("Name", jen.Lit(v.Name)), member("In", jen.Lit(v.In))}
		if v.Required {
			fields = append(fields, member("Required", jen.True()))
		}
		if v.Min > 0 {
			fields = append(fields, member("Min", jen.Lit(v.Min)))
		}
		if v.Max > 0 {
			fields = append(fields, member("Max", jen.Lit(v.Max)))
		}
		if v.Pattern != "" {
			fields = append(fields, member("Pattern", jen.Lit(v.Pattern)))
		}
		values = append(values, jen.Values(fields...))
	}
	return jen.Index().Add(p.fakeKit("Param")).Values(multiLine(values...)...)
}

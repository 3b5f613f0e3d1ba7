// This file writes doc.go: what the package is, and the configuration that its clients share.

package gogen

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"
	"github.com/seed184db40a/armgen/generator/ir"
)

// moduleVersion is what generated packages call themselves in the User-Agent.
const moduleVersion = "v1.0.0"

// writeDoc lists what is in doc.go.
func writeDoc(p *pkg) *file {
	f := p.file("doc.go")
	f.about = packageDoc(p.svc)
	if len(p.svc.Clients) > 0 {
		f.add(configDecl(p))
	} else {
		f.add(jen.Null())
	}
	return f
}

// packageDoc is the package comment.
func packageDoc(svc *ir.Service) []string {
	title := svc.Title
	if svc.Namespace != "" {
		title = strings.Join(nonEmpty(svc.Title, "the resource provider "+svc.Namespace), ", ")
	}
	paragraphs := []string{"Package " + svc.Package + " has the types and clients of " + cmp.Or(title, "a service") + ".", sentence(svc.Doc)}
	if len(svc.Resources) > 0 {
		paragraphs = append(paragraphs, "Resources: "+strings.Join(resourceTypes(svc), ", ")+".")
	}
	if len(svc.Clients) > 0 {
		first := svc.Clients[0].Name.Go
		paragraphs = append(paragraphs, "A client is made by its constructor, such as New"+first+", and is safe for concurrent use. "+
			"Errors of the service are *azcore.ResponseError. Settings beyond those of azcore are in armkit.Options.")
	}
	return docLines(docWidth, paragraphs...)
}

// resourceTypes are the types of the package's resources.
func resourceTypes(svc *ir.Service) []string {
	var types []string
	for _, r := range svc.Resources {
		types = append(types, r.Type)
	}
	slices.Sort(types)
	return slices.Compact(types)
}

// configDecl is func config() armkit.Config.
func configDecl(p *pkg) *jen.Statement {
	field := func(name string, value jen.Code) jen.Code { return jen.Id(name).Op(":").Add(value) }
	fields := []jen.Code{field("Module", jen.Lit(p.svc.Package)), field("Version", jen.Lit(moduleVersion))}
	if v := packageVersion(p.svc); v != "" {
		fields = append(fields, field("APIVersion", jen.Lit(v)))
	}
	var params []jen.Code
	if !p.svc.Host.ARM {
		params = append(params, id("endpoint").String())
		fields = append(fields, field("Endpoint", id("endpoint")))
		if len(p.svc.Host.Scopes) > 0 {
			fields = append(fields, field("Scopes", stringsExpr(p.svc.Host.Scopes)))
		}
		if key := headerKey(p.svc); key != nil {
			fields = append(fields, field("KeyHeader", jen.Lit(key.Name)))
		}
	}
	return documented(doc("config is what the clients of this package know about the service."),
		jen.Func().Id("config").Params(params...).Add(p.kit("Config")).Block(jen.Return(p.kit("Config").Values(multiLine(fields...)...))))
}

// stringsExpr is []string{…}.
func stringsExpr(texts []string) *jen.Statement {
	var values []jen.Code
	for _, t := range texts {
		values = append(values, jen.Lit(t))
	}
	return jen.Index().String().Values(values...)
}

// packageVersion is the api-version that most operations send in their query; the newest of
// several.
func packageVersion(svc *ir.Service) string {
	count := map[string]int{}
	for _, c := range svc.Clients {
		for _, op := range c.Operations {
			if op.APIVersionParam != nil && op.APIVersionParam.In == ir.InQuery {
				count[op.APIVersion]++
			}
		}
	}
	best := ""
	for version, n := range count {
		if n > count[best] || n == count[best] && version > best {
			best = version
		}
	}
	return best
}

// Benchmarks of each room on real services of four sizes, when they are beside the project.

package generator_test

import (
	"testing"

	"github.com/seed184db40a/armgen/generator/catalog"
	"github.com/seed184db40a/armgen/generator/compile"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/docgen"
	"github.com/seed184db40a/armgen/generator/gogen"
	"github.com/seed184db40a/armgen/generator/graph"
	"github.com/seed184db40a/armgen/generator/ir"
	"github.com/seed184db40a/armgen/generator/load"
)

// service is a real service on its way through the rooms.
type service struct {
	dir, readme string
	files       []string
}

// services are of four sizes: operations and models in front.
var services = map[string]service{
	"tiny-14":    {dir: "cosmos-db", readme: "cosmos-db/data-plane/readme.md"},
	"small-30":   {dir: "hybridaks", readme: "hybridaks/resource-manager/readme.md"},
	"medium-104": {dir: "containerregistry", readme: "containerregistry/resource-manager/readme.md"},
	"giant-629":  {dir: "network", readme: "network/resource-manager/readme.md"},
}

// open opens the specifications anew, with nothing read.
func (s *service) open(b *testing.B) *load.Set {
	b.Helper()
	root, err := load.Folder("../../shared/specs/specification")
	if err != nil {
		b.Skip("the real specifications are not beside the project")
	}
	set := load.Open(root, new(diag.Report))
	if s.files == nil {
		readme, ok := set.Readme(s.readme)
		if !ok {
			b.Skip(s.readme + " cannot be read")
		}
		inputs, _ := readme.Inputs("")
		for _, in := range inputs {
			s.files = append(s.files, in.Path)
		}
	}
	return set
}

func (s *service) compile(set *load.Set) *ir.API {
	return compile.Compile(set, compile.Options{Packages: []compile.Package{{Files: s.files}}, Flatten: true}, new(diag.Report))
}

// rooms does the work of each room once per call; what earlier rooms made is given.
var benchmarks = map[string]func(b *testing.B, s *service, api *ir.API){
	"load": func(b *testing.B, s *service, _ *ir.API) {
		set := s.open(b)
		for _, file := range s.files {
			if doc, ok := set.Document(file); ok {
				doc.Swagger()
			}
		}
	},
	"compile": func(b *testing.B, s *service, _ *ir.API) { s.compile(s.open(b)) },
	"graph": func(_ *testing.B, _ *service, api *ir.API) {
		graph.Build(api, nil)
	},
	"gogen": func(b *testing.B, _ *service, api *ir.API) {
		for _, svc := range api.Services {
			if _, err := gogen.Generate(svc, gogen.Options{ImportPath: "example.com/x", Fake: true}); err != nil {
				b.Fatal(err)
			}
		}
	},
	"docgen-go": func(b *testing.B, _ *service, api *ir.API) {
		if _, err := docgen.GoPages(api.Services, docgen.GoOptions{Import: "example.com/x"}); err != nil {
			b.Fatal(err)
		}
	},
	"docgen": func(b *testing.B, s *service, _ *ir.API) {
		report := new(diag.Report)
		pool := catalog.Read(s.open(b), catalog.Options{Services: []string{s.dir}})
		if _, err := docgen.Pages(pool, docgen.Options{Depth: 24}, report); err != nil {
			b.Fatal(err)
		}
	},
}

func BenchmarkRooms(b *testing.B) {
	for _, room := range []string{"load", "compile", "graph", "gogen", "docgen-go", "docgen"} {
		for _, size := range []string{"tiny-14", "small-30", "medium-104", "giant-629"} {
			b.Run(room+"/"+size, func(b *testing.B) {
				s := services[size]
				api := s.compile(s.open(b))
				b.ReportAllocs()
				for b.Loop() {
					benchmarks[room](b, &s, api)
				}
			})
		}
	}
}

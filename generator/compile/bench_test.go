// Benchmarks over real services of four sizes, when they are there.

package compile

import (
	"testing"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/load"
)

const specs = "../../../shared/specs/specification"

// sizes are services from tiny to giant.
var sizes = []struct{ name, readme string }{
	{"tiny", "cosmos-db/data-plane/readme.md"},
	{"small", "hybridaks/resource-manager/readme.md"},
	{"medium", "containerregistry/resource-manager/readme.md"},
	{"giant", "network/resource-manager/readme.md"},
}

// realPackage is the input of a readme's default tag.
func realPackage(tb testing.TB, readme string) (Package, func() (*load.Set, *diag.Report)) {
	tb.Helper()
	open := func() (*load.Set, *diag.Report) {
		root, err := load.Folder(specs)
		if err != nil {
			tb.Skip("the real specifications are not beside the project")
		}
		report := &diag.Report{}
		return load.Open(root, report), report
	}
	set, report := open()
	r, ok := set.Readme(readme)
	if !ok {
		tb.Skip(report.All())
	}
	inputs, ok := r.Inputs("")
	if !ok {
		tb.Fatal(report.All())
	}
	pkg := Package{}
	for _, in := range inputs {
		pkg.Files = append(pkg.Files, in.Path)
	}
	return pkg, open
}

// BenchmarkCompile reads and compiles; BenchmarkCompileAgain compiles documents
// that are read already.
func BenchmarkCompile(b *testing.B) {
	for _, size := range sizes {
		b.Run(size.name, func(b *testing.B) {
			pkg, open := realPackage(b, size.readme)
			b.ReportAllocs()
			for b.Loop() {
				set, report := open()
				Compile(set, Options{Packages: []Package{pkg}, Flatten: true}, report)
			}
		})
	}
}

func BenchmarkCompileAgain(b *testing.B) {
	for _, size := range sizes {
		b.Run(size.name, func(b *testing.B) {
			pkg, open := realPackage(b, size.readme)
			set, report := open()
			b.ReportAllocs()
			for b.Loop() {
				Compile(set, Options{Packages: []Package{pkg}, Flatten: true}, report)
			}
		})
	}
}

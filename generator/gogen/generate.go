// Package gogen writes Go for one ir.Service: models with their codecs and validators, typed
// resource ids and clients. It decides no names and no types, compile has done that; it knows
// only how things are said in Go.
//
// The files are called like their output: models.go writes models.go, and so on. A writeX
// function lists the declarations of a file, an xDecl function builds one declaration. The
// kit below them is file.go (a file of the output), doc.go (prose in comments), ident.go
// (identifiers), types.go (Go types of ir types) and phrases.go (words of Go).
package gogen

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/seed184db40a/armgen/generator/ir"
)

// Options are what the output depends on besides the service.
type Options struct {
	// ImportPath is the import path of the output folder. The package is
	// ImportPath/<Service.Package>, the support package ImportPath/armkit.
	ImportPath string
	// Fake asks for the package fake below, an in-memory server of the service.
	Fake bool
}

// Generate returns the files of one package by their names in its folder. Services can be
// generated in parallel. An error means a defect of armgen: the ir was not checked.
func Generate(svc *ir.Service, opts Options) (files map[string][]byte, err error) {
	defer rescue(svc, &err)
	p := newPkg(svc, opts)
	p.ruledModels()
	return render(p.files())
}

// rescue turns a defect into an error; it is deferred.
func rescue(svc *ir.Service, err *error) {
	switch bad := recover().(type) {
	case nil:
	case defect:
		*err = fmt.Errorf("package %s: %w", svc.Package, bad)
	default:
		panic(bad)
	}
}

// render formats files, several at a time: formatting costs more than building them.
func render(all []*file) (map[string][]byte, error) {
	all = slices.DeleteFunc(all, func(f *file) bool { return f == nil || len(f.decls) == 0 }) // an empty file is not written
	texts, errs := make([][]byte, len(all)), make([]error, len(all))
	var wg sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, f := range all {
		slots <- struct{}{}
		wg.Go(func() {
			texts[i], errs[i] = f.render()
			<-slots
		})
	}
	wg.Wait()
	files := map[string][]byte{}
	for i, f := range all {
		files[f.name] = texts[i]
	}
	return files, errors.Join(errs...)
}

// pkg is the package being written.
type pkg struct {
	svc      *ir.Service
	opts     Options
	params   []paramRules              // rules on parameters, as clients asked for them
	patterns []namedPattern            // asked for by rules; validate.go has them, so it is written last
	ruled    map[*ir.Model]bool        // models that can break a rule
	unions   map[*ir.Model]bool        // unions that something reads; codec.go is written after the clients
	variants map[*ir.Model][]*ir.Model // the unions of each variant
	xml      map[*ir.Model]bool        // models whose XML form clients asked for
	outside  bool                      // what is written uses the package
}

func newPkg(svc *ir.Service, opts Options) *pkg {
	return &pkg{svc: svc, opts: opts, unions: map[*ir.Model]bool{}}
}

// files are the files of the package in reading order; nil for those without content.
func (p *pkg) files() []*file {
	files := append([]*file{writeDoc(p)}, writeClients(p)...)
	return append(files,
		writeIDs(p),
		writeModels(p),
		writeEnums(p),
		writeCodec(p),
		writeValidate(p),
		writeXML(p),
		writeFake(p),
		writeExamples(p),
	)
}

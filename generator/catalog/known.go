package catalog

// This file answers which resource types the files of a tree define, and where,
// without compiling anything: it reads paths and operationIds off the index. The
// entry points are Known, for whole service directories, and Find, for one type.

import (
	"cmp"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/seed184db40a/armgen/generator/arm"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// Known lists the resource types that the specifications below the folders of root
// define, by type. Of several files with one type the newest stable version counts,
// and a preview only when there is no stable one. A file that is no specification,
// or that cannot be read, has no types.
func Known(root fs.FS, folders []string) []ir.KnownType {
	best := map[string]ir.KnownType{}
	for _, types := range readAll(root, specFiles(root, folders)) {
		for _, k := range types {
			key := strings.ToLower(k.Type)
			if old, ok := best[key]; !ok || newer(k, old) {
				best[key] = k
			}
		}
	}
	out := make([]ir.KnownType, 0, len(best))
	for _, k := range best {
		out = append(out, k)
	}
	slices.SortFunc(out, func(a, b ir.KnownType) int { return cmp.Compare(a.Type, b.Type) })
	return out
}

// Find is the newest stable definition of one type in the folders of its provider,
// wherever those are in the tree. ok is false when the tree has none.
func Find(root fs.FS, typ string) (known ir.KnownType, ok bool) {
	namespace, _, _ := strings.Cut(typ, "/")
	for _, k := range Known(root, providerFolders(root, namespace)) {
		if strings.EqualFold(k.Type, typ) {
			return k, true
		}
	}
	return ir.KnownType{}, false
}

// newer reports whether a is the better source of a type than b: stable before
// preview, then the later version, then the later file.
func newer(a, b ir.KnownType) bool {
	pa, pb := preview(a), preview(b)
	if pa != pb {
		return pb
	}
	return cmp.Or(cmp.Compare(a.APIVersion, b.APIVersion), cmp.Compare(a.File, b.File)) > 0
}

func preview(k ir.KnownType) bool {
	return strings.Contains(k.APIVersion, "preview") || strings.Contains(k.File, "/preview/")
}

// providerFolders are the folders named like a provider namespace. They stand two
// levels below the root, or some more in the layout with a folder per component.
func providerFolders(root fs.FS, namespace string) []string {
	var out []string
	services, _ := fs.ReadDir(root, ".")
	for _, s := range services {
		if !s.IsDir() {
			continue
		}
		out = append(out, namedFolders(root, path.Join(s.Name(), "resource-manager"), namespace, 3)...)
	}
	return out
}

// namedFolders looks for folders of a name, a few levels deep.
func namedFolders(root fs.FS, dir, name string, depth int) []string {
	entries, _ := fs.ReadDir(root, dir)
	var out []string
	for _, e := range entries {
		switch {
		case !e.IsDir() || e.Name() == "examples":
		case strings.EqualFold(e.Name(), name):
			out = append(out, path.Join(dir, e.Name()))
		case depth > 1 && e.Name() != "stable" && e.Name() != "preview":
			out = append(out, namedFolders(root, path.Join(dir, e.Name()), name, depth-1)...)
		}
	}
	return out
}

// specFiles lists the JSON files below the folders, examples left out.
func specFiles(root fs.FS, folders []string) []string {
	var out []string
	for _, folder := range folders {
		fs.WalkDir(root, folder, func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil
			case d.IsDir() && d.Name() == "examples":
				return fs.SkipDir
			case !d.IsDir() && path.Ext(name) == ".json":
				out = append(out, name)
			}
			return nil
		})
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// readAll reads the types of many files on all processors.
func readAll(root fs.FS, files []string) [][]ir.KnownType {
	out := make([][]ir.KnownType, len(files))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		wg.Go(func() {
			for i := range next {
				out[i] = typesOf(root, files[i])
			}
		})
	}
	for i := range files {
		next <- i
	}
	close(next)
	wg.Wait()
	return out
}

// typesOf are the resource types of one file.
func typesOf(root fs.FS, name string) []ir.KnownType {
	data, err := fs.ReadFile(root, name)
	if err != nil {
		return nil
	}
	file, fault := diag.Parse(name, data)
	if fault != nil || file.Root().Get("swagger").Str() != "2.0" {
		return nil
	}
	var out []ir.KnownType
	version := file.Root().Get("info").Get("version").Str()
	for template, item := range file.Root().Get("paths").Members() {
		get, put := item.Get("get"), item.Get("put")
		p := arm.ParsePath(template)
		if !p.Instance() || !get.OK() && !put.OK() {
			continue
		}
		out = append(out, ir.KnownType{
			Type: p.Type(), Group: p.Group(), APIVersion: version, File: name,
			Name: arm.ResourceName(p, get.Get("operationId").Str(), put.Get("operationId").Str()),
		})
	}
	return out
}

// Finding the specification files of a service directory.

package catalog

import (
	"io/fs"
	"path"
	"strings"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/load"
)

// serviceFiles lists the specification files below dir/resource-manager in byte-wise
// order, a folder's files at the place of the folder. Folders with examples are
// left out.
func serviceFiles(set *load.Set, dir string) []string {
	var files []string
	root := path.Join(dir, "resource-manager")
	err := fs.WalkDir(set.FS(), root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != root && strings.Contains(d.Name(), "example"):
			return fs.SkipDir
		case !d.IsDir() && strings.HasSuffix(name, ".json"):
			files = append(files, name)
		}
		return nil
	})
	if err != nil {
		set.Report().Errorf(diag.Pos{}, "service-unreadable", "the service directory %s cannot be read: %v", dir, err).
			WithHelp("a service directory stands in the root of the specifications and has a folder resource-manager, such as containerregistry")
	}
	return files
}

// serviceDir is the service directory that a file belongs to: what stands before
// resource-manager.
func serviceDir(file string) string {
	if dir, _, ok := strings.Cut(file, "/resource-manager/"); ok {
		return dir
	}
	dir, _, _ := strings.Cut(file, "/")
	return dir
}

// groupOf is the group of a file: of the first folder that starts with Microsoft.
// what follows its last dot. Of providers with another name it is the first folder
// below resource-manager with a dot in it.
func groupOf(file string) string {
	segments := strings.Split(path.Dir(file), "/")
	for _, s := range segments {
		if strings.HasPrefix(s, "Microsoft.") {
			return s[strings.LastIndexByte(s, '.')+1:]
		}
	}
	below := false
	for _, s := range segments {
		if below && strings.Contains(s, ".") {
			return s[strings.LastIndexByte(s, '.')+1:]
		}
		below = below || s == "resource-manager"
	}
	return ""
}

// printedDir is the path of a file as pages print it: from the specification
// folder, when that is part of the path.
func printedDir(file string) string {
	const folder = "specification/"
	if i := strings.LastIndex(file, folder); i >= 0 {
		return file[i+len(folder):]
	}
	return file
}

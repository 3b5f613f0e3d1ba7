// Local patches of specifications: read from the working directory, applied
// before anything else looks at the specifications.

package generator

import (
	"io/fs"
	"os"
	"path/filepath"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/load"
)

// patched corrects a root by the named patch files.
func patched(root fs.FS, names []string, report *diag.Report) (fs.FS, error) {
	if len(names) == 0 {
		return root, nil
	}
	var files []*diag.File
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		files = append(files, diag.Text(filepath.ToSlash(name), data))
	}
	return load.Patch(root, files, report), nil
}

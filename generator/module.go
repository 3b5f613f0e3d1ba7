// Where generated packages live in the world of Go: the import path of the
// output folder, found from the go.mod above it.

package generator

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
)

// importPath gives the import path of folder dir.
func importPath(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for at := abs; ; at = filepath.Dir(at) {
		data, err := os.ReadFile(filepath.Join(at, "go.mod"))
		if err == nil {
			return joinImport(filepath.Join(at, "go.mod"), data, at, abs)
		}
		if filepath.Dir(at) == at {
			return "", fmt.Errorf("there is no go.mod above %s, so the import path of the output is not known; run gen inside a module, or give the path with --import", dir)
		}
	}
}

func joinImport(file string, data []byte, root, dir string) (string, error) {
	module := modulePath(data)
	if module == "" {
		return "", fmt.Errorf("%s has no module line; mend it, or give the import path with --import", file)
	}
	rel, err := filepath.Rel(root, dir)
	if err != nil {
		return "", err
	}
	return path.Join(module, filepath.ToSlash(rel)), nil
}

// modulePath reads the module line of a go.mod file.
func modulePath(data []byte) string {
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() {
		text, _, _ := strings.Cut(lines.Text(), "//")
		word := strings.Fields(text)
		if len(word) == 2 && word[0] == "module" {
			if s, err := strconv.Unquote(word[1]); err == nil {
				return s
			}
			return word[1]
		}
	}
	return ""
}

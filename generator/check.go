// Comparing a plan with what is on disk, for gen check.

package generator

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/aymanbagabas/go-udiff"
)

// Differences writes a unified diff from the folder on disk to the fresh output
// and returns how many files differ, are missing or are stale.
func (p *plan) differences(w io.Writer) (int, error) {
	n := 0
	for _, name := range p.write.Paths() {
		if name == manifestName {
			continue
		}
		n++
		if err := p.diff(w, name, string(p.write[name])); err != nil {
			return n, err
		}
	}
	for _, name := range p.remove {
		n++
		if err := p.diff(w, name, ""); err != nil {
			return n, err
		}
	}
	return n, nil
}

func (p *plan) diff(w io.Writer, name, fresh string) error {
	at := filepath.Join(p.dir, filepath.FromSlash(name))
	have, err := os.ReadFile(at)
	if err != nil && !os.IsNotExist(err) {
		return err
	}
	old, next := filepath.ToSlash(at), filepath.ToSlash(at)
	if os.IsNotExist(err) {
		old = "/dev/null"
	}
	if fresh == "" {
		next = "/dev/null"
	}
	_, err = fmt.Fprint(w, udiff.Unified(old, next, string(have), fresh))
	return err
}

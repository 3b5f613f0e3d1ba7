// What the systems share in exchanging folders and recognising dead runs.

package generator

import (
	"errors"
	"os"
	"syscall"
)

// exchangeByRename moves dir aside, stage in, and the old content to stage. When
// the second step fails, the first is taken back.
func exchangeByRename(stage, dir string) error {
	aside := stage + "-old"
	if err := os.Rename(dir, aside); err != nil {
		return err
	}
	if err := os.Rename(stage, dir); err != nil {
		return errors.Join(err, os.Rename(aside, dir))
	}
	return os.Rename(aside, stage)
}

// running reports whether the process still exists. Where that cannot be asked,
// it is taken to run, so nothing of a living run is ever removed.
func running(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	err = p.Signal(syscall.Signal(0))
	return err == nil || !errors.Is(err, os.ErrProcessDone) && !errors.Is(err, syscall.ESRCH)
}

// Exchanging two folders in one step, where the system can.

package generator

import (
	"os"

	"golang.org/x/sys/unix"
)

// exchange puts stage in the place of dir. The old content ends up in stage.
func exchange(stage, dir string) error {
	err := unix.Renameat2(unix.AT_FDCWD, stage, unix.AT_FDCWD, dir, unix.RENAME_EXCHANGE)
	if err == unix.ENOSYS || err == unix.EINVAL {
		return exchangeByRename(stage, dir)
	}
	if err != nil {
		return &os.LinkError{Op: "exchange", Old: stage, New: dir, Err: err}
	}
	return nil
}

// What the tests of the bounds ask of Linux: a disk that is soon full, and the memory
// that a process took.

package main

import (
	"os"
	"syscall"
)

// mountSmall puts a disk of 900 KiB over dir.
func mountSmall(dir string) (unmount func(), err error) {
	err = syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=900k")
	return func() { syscall.Unmount(dir, syscall.MNT_DETACH) }, err
}

// peakMiB is the most memory that an ended process had.
func peakMiB(p *os.ProcessState) (mib int64, known bool) {
	usage, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0, false
	}
	return int64(usage.Maxrss) / 1024, true
}

//go:build !linux

// Other systems have no small disks, and tell of memory in other units or not at all.

package main

import (
	"errors"
	"os"
)

func mountSmall(string) (unmount func(), err error) { return nil, errors.ErrUnsupported }

func peakMiB(*os.ProcessState) (mib int64, known bool) { return 0, false }

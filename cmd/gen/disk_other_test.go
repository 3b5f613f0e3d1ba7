//go:build !linux

// No small disks on other systems.

package main

import "errors"

func mountSmall(string) error { return errors.ErrUnsupported }

//go:build !linux

// Exchanging two folders where the system has no single step for it.
package generator

// exchange puts stage in the place of dir. The old content ends up in stage.
func exchange(stage, dir string) error { return exchangeByRename(stage, dir) }

//go:build !linux

// Other systems have no way back from another user within a process.

package generator

import (
	"os"
	"testing"
)

func asOrdinaryUser(t *testing.T, _ string, f func()) {
	t.Helper()
	if os.Getuid() == 0 {
		t.Skip("permissions do not bind root: run this test as another user")
	}
	f()
}

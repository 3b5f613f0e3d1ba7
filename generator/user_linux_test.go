// An ordinary user for tests of permissions, which do not bind root.

package generator

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"golang.org/x/sys/unix"
)

// asOrdinaryUser calls f as a user whom permissions bind and who owns what is below dir,
// a folder of t.TempDir. Root gives up, for this thread, its powers over files.
func asOrdinaryUser(t *testing.T, dir string, f func()) {
	t.Helper()
	const nobody = 65534
	if os.Getuid() != 0 {
		f()
		return
	}
	if err := os.Chmod(filepath.Dir(dir), 0o755); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Lchown(path, nobody, nobody)
	})
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread() // and never unlocked: the thread ends with the goroutine
		unix.SetfsgidRetGid(nobody)
		unix.SetfsuidRetUid(nobody)
		if now, _ := unix.SetfsuidRetUid(-1); now != nobody {
			t.Error("root cannot become an ordinary user here, so nothing was tested")
			return
		}
		f()
	}()
	<-done
}

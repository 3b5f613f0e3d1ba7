// Tests of what a user notices of writing: what is replaced, what is left alone,
// and that a failed run changes nothing.

package generator

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func result(dir string, files Tree) *Result {
	return &Result{parts: []part{{dir: dir, unit: "u", tree: files}}}
}

func mustWrite(t *testing.T, dir string, files Tree) Counts {
	t.Helper()
	c, err := result(dir, files).Write()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// snapshot reads every file below dir, the manifest aside.
func snapshot(t *testing.T, dir string) Tree {
	t.Helper()
	out := Tree{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == manifestName {
			return err
		}
		data, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		out[filepath.ToSlash(rel)] = data
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func expect(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	have := snapshot(t, dir)
	for name, text := range want {
		if string(have[name]) != text {
			t.Errorf("%s: have %q, want %q", name, have[name], text)
		}
	}
	for name := range have {
		if _, ok := want[name]; !ok {
			t.Errorf("%s should not be there", name)
		}
	}
}

func TestWriteReplacesAndRemovesItsOwnFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	mustWrite(t, dir, Tree{"a/x.go": []byte("1"), "a/y.go": []byte("1"), "b/z.go": []byte("1")})
	if err := os.WriteFile(filepath.Join(dir, "a", "mine.go"), []byte("hand"), 0o666); err != nil {
		t.Fatal(err)
	}
	c := mustWrite(t, dir, Tree{"a/x.go": []byte("2")})
	if c.Written != 1 || c.Removed != 2 {
		t.Errorf("counts %+v", c)
	}
	expect(t, dir, map[string]string{"a/x.go": "2", "a/mine.go": "hand"})
	if _, err := os.Stat(filepath.Join(dir, "b")); !os.IsNotExist(err) {
		t.Error("the folder that only held stale files is still there")
	}
}

func TestWriteKeepsTimesOfUnchangedFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	files := Tree{"a/x.go": []byte("1"), "a/y.go": []byte("1")}
	mustWrite(t, dir, files)
	old := time.Now().Add(-time.Hour).Truncate(time.Second)
	for _, name := range files.Paths() {
		if err := os.Chtimes(filepath.Join(dir, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	mustWrite(t, dir, Tree{"a/x.go": []byte("1"), "a/y.go": []byte("2")})
	info, err := os.Stat(filepath.Join(dir, "a", "x.go"))
	if err != nil || !info.ModTime().Equal(old) {
		t.Errorf("x.go has time %v, %v; want %v", info.ModTime(), err, old)
	}
}

func TestWriteRefusesForeignAndEditedFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	mustWrite(t, dir, Tree{"a/x.go": []byte("1"), "a/y.go": []byte("1")})
	os.WriteFile(filepath.Join(dir, "a", "x.go"), []byte("edited"), 0o666)
	os.WriteFile(filepath.Join(dir, "a", "w.go"), []byte("foreign"), 0o666)
	r := result(dir, Tree{"a/x.go": []byte("2"), "a/w.go": []byte("2"), "a/v.go": []byte("2")})
	_, err := r.Write()
	var foreign *ForeignError
	if !errors.As(err, &foreign) || len(foreign.Paths) != 2 {
		t.Fatalf("error %v", err)
	}
	expect(t, dir, map[string]string{"a/x.go": "edited", "a/y.go": "1", "a/w.go": "foreign"})
	r.force = true
	if _, err := r.Write(); err != nil {
		t.Fatal(err)
	}
	expect(t, dir, map[string]string{"a/x.go": "2", "a/w.go": "2", "a/v.go": "2"})
}

// A file that was edited and is no longer written is not removed either.
func TestWriteKeepsEditedFilesThatAreStale(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	mustWrite(t, dir, Tree{"a/x.go": []byte("1"), "a/y.go": []byte("1")})
	os.WriteFile(filepath.Join(dir, "a", "y.go"), []byte("edited"), 0o666)
	r := result(dir, Tree{"a/x.go": []byte("1")})
	_, err := r.Write()
	var foreign *ForeignError
	if !errors.As(err, &foreign) || len(foreign.Paths) != 1 || foreign.Paths[0] != "a/y.go" {
		t.Fatalf("error %v", err)
	}
	expect(t, dir, map[string]string{"a/x.go": "1", "a/y.go": "edited"})
	r.force = true
	if _, err := r.Write(); err != nil {
		t.Fatal(err)
	}
	expect(t, dir, map[string]string{"a/x.go": "1"})
}

func TestWriteLeavesOtherUnitsAlone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	mustWrite(t, dir, Tree{"a/x.go": []byte("1")})
	other := &Result{parts: []part{{dir: dir, unit: "v", tree: Tree{"b/x.go": []byte("1")}}}}
	if _, err := other.Write(); err != nil {
		t.Fatal(err)
	}
	expect(t, dir, map[string]string{"a/x.go": "1", "b/x.go": "1"})
	mustWrite(t, dir, Tree{"a/y.go": []byte("1")})
	expect(t, dir, map[string]string{"a/y.go": "1", "b/x.go": "1"})
}

func TestWriteRefusesSymbolicLinks(t *testing.T) {
	base := t.TempDir()
	dir := filepath.Join(base, "out")
	elsewhere := filepath.Join(base, "elsewhere")
	os.MkdirAll(dir, 0o777)
	os.MkdirAll(elsewhere, 0o777)
	if err := os.Symlink(elsewhere, filepath.Join(dir, "a")); err != nil {
		t.Skip("no symbolic links here")
	}
	if _, err := result(dir, Tree{"a/x.go": []byte("1")}).Write(); err == nil || !strings.Contains(err.Error(), "symbolic link") {
		t.Errorf("error %v", err)
	}
	expect(t, elsewhere, map[string]string{})
}

func TestWriteRefusesNamesThatEscape(t *testing.T) {
	for _, name := range []string{"../x.go", "/x.go", "a/../../x.go", "./x.go", "a//x.go", "", ".",
		"con/x.go", "a/NUL.go", "aux", "a/com1.x.go", "COM9/x.go", "lpt\u00b2.go", "conout$", "nul .go", "prn.",
		"a\\b.go", "..\\x.go", "\\\\host\\share\\x.go", "C:/x.go", "c:x.go", "a/x.go:stream", "a/x?.go", "a/x*.go", `a/"x".go`, "a/<x>.go", "a|b.go",
		"a/x.", "a/x ", "a /x.go", "a/\x00.go", "a/\n.go", "a/\x7f.go", strings.Repeat("x", 201)} {
		dir := filepath.Join(t.TempDir(), "out")
		if _, err := result(dir, Tree{name: nil}).Write(); err == nil {
			t.Errorf("%q was accepted", name)
		}
		if _, err := os.Stat(dir); err == nil {
			t.Errorf("%q: something was written", name)
		}
	}
	for _, name := range []string{"con1/x.go", "a/nullable.go", "auxiliary.go", "com10.go", "a/.x.go", strings.Repeat("x", 200)} {
		if _, err := result(filepath.Join(t.TempDir(), "out"), Tree{name: nil}).Write(); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestWriteRefusesNamesThatFallTogether(t *testing.T) {
	for _, names := range [][2]string{{"a/X.go", "a/x.go"}, {"A/x.go", "a/y.go"}, {"a/b/x.go", "a/B/y.go"}, {"a/É.go", "a/é.go"}, {"a/s.go", "a/\u017f.go"}, {"A", "a/x.go"}} {
		dir := filepath.Join(t.TempDir(), "out")
		if _, err := result(dir, Tree{names[0]: nil, names[1]: nil}).Write(); err == nil || !strings.Contains(err.Error(), "by case only") {
			t.Errorf("%q: error %v", names, err)
		}
	}
	mustWrite(t, filepath.Join(t.TempDir(), "out"), Tree{"a/x.go": nil, "b/x.go": nil, "a/b/x.go": nil})
}

// Whoever looks at the folder while it is written finds it, in the old or the new state.
func TestTheFolderIsThereAllTheTime(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("this system has no exchange in one step")
	}
	dir := filepath.Join(t.TempDir(), "out")
	mustWrite(t, dir, Tree{"x.go": []byte("0")})
	var gaps, looks atomic.Int64
	done := make(chan struct{})
	var watcher sync.WaitGroup
	watcher.Go(func() {
		for {
			select {
			case <-done:
				return
			default:
			}
			if _, err := os.Lstat(dir); err != nil {
				gaps.Add(1)
			}
			looks.Add(1)
		}
	})
	for i := range 300 {
		mustWrite(t, dir, Tree{"x.go": []byte(strconv.Itoa(i))})
	}
	close(done)
	watcher.Wait()
	if gaps.Load() > 0 {
		t.Errorf("the folder was absent at %d of %d looks", gaps.Load(), looks.Load())
	}
}

func TestWriteIntoTheWorkingDirectory(t *testing.T) {
	t.Chdir(t.TempDir())
	os.WriteFile("go.mod", []byte("module m\n"), 0o666)
	mustWrite(t, ".", Tree{"a/x.go": []byte("1"), "b/x.go": []byte("1")})
	mustWrite(t, ".", Tree{"a/x.go": []byte("2")})
	expect(t, ".", map[string]string{"a/x.go": "2", "go.mod": "module m\n"})
}

func TestAFailedStageChangesNothing(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a folder of Windows is read-only by its access list, not by its mode")
	}
	base := t.TempDir()
	dir := filepath.Join(base, "out")
	mustWrite(t, dir, Tree{"a/x.go": []byte("1")})
	os.Chmod(base, 0o555)
	defer os.Chmod(base, 0o777)
	asOrdinaryUser(t, base, func() {
		_, err := result(dir, Tree{"a/x.go": []byte("2")}).Write()
		if err == nil || !strings.Contains(err.Error(), "permission denied") || !strings.Contains(err.Error(), "the folder is as it was") {
			t.Errorf("writing below a read-only folder: error %v", err)
		}
	})
	expect(t, dir, map[string]string{"a/x.go": "1"})
}

// A file that may not be read stops the run before anything is changed.
func TestAnUnreadableFileChangesNothing(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a file of Windows is hidden by its access list, not by its mode")
	}
	base := t.TempDir()
	dir := filepath.Join(base, "out")
	mustWrite(t, dir, Tree{"a/x.go": []byte("1"), "a/y.go": []byte("1")})
	os.Chmod(filepath.Join(dir, "a", "y.go"), 0)
	asOrdinaryUser(t, base, func() {
		if _, err := result(dir, Tree{"a/x.go": []byte("2"), "a/y.go": []byte("2")}).Write(); err == nil {
			t.Error("a file that may not be read was replaced")
		}
	})
	os.Chmod(filepath.Join(dir, "a", "y.go"), 0o600)
	expect(t, dir, map[string]string{"a/x.go": "1", "a/y.go": "1"})
}

func TestCheckShowsADiff(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	mustWrite(t, dir, Tree{"a/x.go": []byte("one\n"), "a/y.go": []byte("y\n")})
	var b strings.Builder
	n, err := result(dir, Tree{"a/x.go": []byte("two\n")}).Check(&b)
	if err != nil || n != 2 || !strings.Contains(b.String(), "-one\n+two\n") || !strings.Contains(b.String(), "-y\n") {
		t.Errorf("n %d, err %v\n%s", n, err, b.String())
	}
	expect(t, dir, map[string]string{"a/x.go": "one\n", "a/y.go": "y\n"})
}

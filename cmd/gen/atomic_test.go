// Tests of the promise that the output folder is the complete old or the complete
// new tree, whatever happens to the process that writes it.

package main

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// asTool makes the test binary act as gen, so that a process of its own can be
// killed without building anything.
const asTool = "ARMGEN_TEST_AS_TOOL"

func TestMain(m *testing.M) {
	if os.Getenv(asTool) != "" {
		asGen()
	}
	testscript.Main(m, map[string]func(){"gen": asGen})
}

// asGen is gen's main.
func asGen() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// tool prepares a gen process in folder dir.
func tool(t *testing.T, dir string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), asTool+"=1")
	return cmd
}

// treeSum is a digest of the names and contents below dir; "" when it is absent.
func treeSum(t *testing.T, dir string) string {
	t.Helper()
	lines, err := fileSums(dir)
	if err != nil {
		t.Fatal(err)
	}
	if lines == nil {
		return ""
	}
	return fmt.Sprintf("%x", sha256.Sum256([]byte(strings.Join(lines, "\n"))))
}

// fileSums lists the files below dir with their digests; nil when it is absent.
func fileSums(dir string) ([]string, error) {
	lines := []string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		lines = append(lines, fmt.Sprintf("%s %x", filepath.ToSlash(rel), sha256.Sum256(data)))
		return err
	})
	if os.IsNotExist(err) {
		return nil, nil
	}
	sort.Strings(lines)
	return lines, err
}

func newModule(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module example.com/user\n\ngo 1.26\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestKilledRunsLeaveOneWholeTree switches the output between two selections and
// kills the run at random moments.
func TestKilledRunsLeaveOneWholeTree(t *testing.T) {
	if testing.Short() {
		t.Skip("starts 200 processes")
	}
	dir := newModule(t)
	out := filepath.Join(dir, "out")
	const spec = "containerregistry/resource-manager/Microsoft.ContainerRegistry/stable/2021-09-01/containerregistry.json"
	selections := [][]string{
		{"generate", "--spec", spec, "--resource", "ContainerRegistry/PrivateEndpointConnection", "--out", "out"},
		{"generate", "--spec", spec, "--resource", "ContainerRegistry/Replication", "--out", "out", "--flatten=false"},
	}
	var whole [2]string
	usual := time.Hour // what a warm run takes
	for i, args := range append(selections, selections...) {
		start := time.Now()
		if msg, err := tool(t, dir, args...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, msg)
		}
		usual = min(usual, time.Since(start))
		whole[i%2] = treeSum(t, out)
	}
	random := rand.New(rand.NewPCG(1, 2))
	killed, ended := 0, 0
	for i := 0; killed < 200 && i < 1000; i++ {
		cmd := tool(t, dir, selections[i%2]...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.Int64N(int64(usual) * 6 / 5)))
		cmd.Process.Kill()
		if cmd.Wait() == nil {
			ended++
		} else {
			killed++
		}
		if got := treeSum(t, out); got != whole[0] && got != whole[1] {
			t.Fatalf("kill %d left a tree that is neither the old nor the new one", i)
		}
	}
	if msg, err := tool(t, dir, selections[0]...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, msg)
	}
	if treeSum(t, out) != whole[0] {
		t.Error("the run after the killed ones did not make the new tree")
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".*armgen-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if killed < 200 || ended == 0 {
		t.Errorf("%d runs were killed and %d ended; the moments do not cover the run", killed, ended)
	}
	t.Logf("%d runs were killed, %d ended before", killed, ended)
}

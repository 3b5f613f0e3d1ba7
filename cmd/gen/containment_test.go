// What a run touches: the specification root, the output folder, and nothing else.

package main

import (
	"bufio"
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

var (
	opened  = regexp.MustCompile(`^(?:\[pid +\d+\] |\d+ +)?(openat|open|creat|mkdirat|mkdir|unlinkat|unlink|renameat2?|rename|linkat|symlinkat|truncate)\((.*)$`)
	inQuote = regexp.MustCompile(`"((?:[^"\\]|\\.)*)"`)
)

// TestNothingOutsideIsTouched runs gen under strace and reads what it asked the
// system for.
func TestNothingOutsideIsTouched(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil || runtime.GOOS != "linux" {
		t.Skip("strace is not here")
	}
	dir := newModule(t)
	os.Mkdir(filepath.Join(dir, "specs"), 0o777)
	hostile := strings.Replace(goodSpec, `"$ref": "#/definitions/Fault"`, `"$ref": "../../outside.json#/definitions/Fault"`, 1)
	os.WriteFile(filepath.Join(dir, "specs", "a.json"), []byte(goodSpec), 0o666)
	os.WriteFile(filepath.Join(dir, "specs", "b.json"), []byte(hostile), 0o666)
	os.WriteFile(filepath.Join(dir, "specs", "one.json"), []byte(`{"parameters": {}, "responses": {"200": {}}}`), 0o666)
	for _, spec := range []string{"a.json", "b.json"} {
		log := filepath.Join(t.TempDir(), "trace")
		inner := tool(t, dir, "generate", "--specs", "specs", "--spec", spec, "--out", "out")
		cmd := exec.Command(strace, append([]string{"-f", "-s", "4096", "-e", "trace=%file,%network", "-o", log}, inner.Args...)...)
		cmd.Dir, cmd.Env = inner.Dir, inner.Env
		if msg, err := cmd.CombinedOutput(); err != nil && spec == "a.json" {
			t.Skipf("strace does not work here: %v\n%s", err, msg)
		}
		checkTrace(t, dir, log, inner.Args[0])
	}
}

func checkTrace(t *testing.T, dir, log, self string) {
	t.Helper()
	data, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := lines.Text()
		if strings.Contains(line, "socket(AF_INET") || strings.Contains(line, "connect(") {
			t.Errorf("a network call: %s", line)
		}
		m := opened.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		seen++
		writes := m[1] != "openat" && m[1] != "open" || strings.Contains(m[2], "O_WRONLY") || strings.Contains(m[2], "O_RDWR") || strings.Contains(m[2], "O_CREAT")
		for _, q := range inQuote.FindAllStringSubmatch(m[2], -1) {
			if !allowed(dir, self, q[1], writes) {
				t.Errorf("outside of the root and the output: %s", line)
			}
		}
	}
	if seen < 8 {
		t.Errorf("the trace has only %d calls", seen)
	}
}

// allowed says whether a run may touch a path. Reading is allowed in the module and
// of what the Go runtime and the C library look at, writing only below the module's
// output and its stage.
func allowed(dir, self, path string, writes bool) bool {
	if !filepath.IsAbs(path) {
		path = filepath.Join(dir, path)
	}
	path = filepath.Clean(path)
	rel, err := filepath.Rel(dir, path)
	inside := err == nil && rel != ".." && !strings.HasPrefix(rel, "../")
	if writes {
		return inside && (rel == "out" || strings.HasPrefix(rel, "out/") || strings.HasPrefix(rel, ".out.armgen-"))
	}
	for _, known := range []string{"/proc/", "/sys/", "/dev/", "/etc/ld.so", "/lib", "/usr/lib", "/etc/localtime", "/usr/share/zoneinfo"} {
		if strings.HasPrefix(path, known) {
			return true
		}
	}
	return inside || path == self
}

// TestFullDisk holds that a disk without room leaves the old tree.
func TestFullDisk(t *testing.T) {
	disk := t.TempDir()
	unmount, err := mountSmall(disk)
	if err != nil {
		t.Skipf("a small disk cannot be mounted here: %v", err)
	}
	defer unmount()
	os.WriteFile(filepath.Join(disk, "go.mod"), []byte("module example.com/user\n"), 0o666)
	const spec = "containerregistry/resource-manager/Microsoft.ContainerRegistry/stable/2021-09-01/containerregistry.json"
	small := []string{"generate", "--spec", spec, "--resource", "ContainerRegistry/PrivateEndpointConnection", "--out", "out"}
	if msg, err := tool(t, disk, small...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, msg)
	}
	before := treeSum(t, filepath.Join(disk, "out"))
	os.WriteFile(filepath.Join(disk, "filler"), make([]byte, 520<<10), 0o666)
	msg, err := tool(t, disk, "generate", "--spec", spec, "--out", "out").CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitFindings || !strings.Contains(string(msg), "no space left") {
		t.Errorf("exit %v\n%s", err, msg)
	}
	if treeSum(t, filepath.Join(disk, "out")) != before {
		t.Error("a full disk changed the output")
	}
	if left, _ := filepath.Glob(filepath.Join(disk, ".*armgen-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

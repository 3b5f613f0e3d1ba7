// The command as a user's module has it: added with `tool`, run by `go generate`, its output
// built, vetted and called.

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const downstreamOutput = `read: c Pending
written: Approved
listed: c
listed: d
missing: 404
invalid: registryName: must have at least 5 characters, not "r"
`

func TestDownstreamModule(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the command and a module that uses it; left out of -short")
	}
	dir := downstreamModule(t)
	goTool(t, dir, "generate", "./...")
	goTool(t, dir, "vet", "./...")
	if out := goTool(t, dir, "run", "."); out != downstreamOutput {
		t.Errorf("the user's program printed\n%s\nwant\n%s", out, downstreamOutput)
	}
	before := readTree(t, filepath.Join(dir, "azure"))
	goTool(t, dir, "generate", "./...")
	for name, text := range readTree(t, filepath.Join(dir, "azure")) {
		differ(t, name, before[name], text)
	}
}

// downstreamModule writes a module of its own that uses this one. It takes over the versions
// and checksums of this module, so nothing is looked up on the network.
func downstreamModule(t *testing.T) string {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, text := range readTree(t, "testdata/downstream") {
		writeFile(t, filepath.Join(dir, name), text)
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		data, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, filepath.Join(dir, name), string(data))
	}
	goTool(t, dir, "mod", "edit", "-module=example.com/shop",
		"-require=github.com/seed184db40a/armgen@v0.0.0", "-replace=github.com/seed184db40a/armgen="+root,
		"-tool=github.com/seed184db40a/armgen/cmd/gen")
	return dir
}

// goTool runs the go command in dir, with what is in the module cache only.
func goTool(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off")
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go %s: %v\n%s%s", strings.Join(args, " "), err, out, stderr.String())
	}
	return string(out)
}

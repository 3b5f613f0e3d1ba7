// The published example of a module that uses gen: its code builds and passes its tests, and
// its generated packages are fresh. testdata/script has the stories that begin with nothing.

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestDownstreamModule(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the command and a module that uses it; left out of -short")
	}
	dir := filepath.Join(goldenRoot, "downstream")
	if *update {
		goTool(t, dir, "generate", "./...")
	}
	if out := goTool(t, dir, "tool", "gen", "check"); out != "" {
		t.Errorf("the generated packages are stale, -update writes them:\n%s", out)
	}
	goTool(t, dir, "vet", "./...")
	goTool(t, dir, "test", "./...")
}

// goTool runs the go command in dir, with what is in the module cache only.
func goTool(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOPROXY=off", "GOWORK=off")
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go %s: %v\n%s%s", strings.Join(args, " "), err, out, stderr.String())
	}
	return string(out)
}

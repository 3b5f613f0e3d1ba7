// Package fakes holds our generated clients against the fake servers of the official modules.
// It is a module of its own, so that armgen itself does not depend on them.
//
// The clients are generated from the real specifications beside the project, into a temporary
// module that gets this module's dependencies and the tests in testdata.
package fakes

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	// What the tests in testdata need.
	_ "github.com/Azure/azure-sdk-for-go/sdk/resourcemanager/containerregistry/armcontainerregistry/fake"
	_ "github.com/Azure/azure-sdk-for-go/sdk/resourcemanager/resources/armresources/fake"
)

// root is the project, and specs the folder of the real specifications beside it.
const (
	root  = "../../../.."
	specs = root + "/../shared/specs/specification"
)

func TestClientsAgainstOfficialFakes(t *testing.T) {
	if _, err := os.Stat(specs); err != nil {
		t.Skip("the real specifications are not beside the project")
	}
	dir := t.TempDir()
	generate(t, dir)
	module(t, dir)
	cmd := exec.Command("go", "test", "-v", ".")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off")
	out, err := cmd.CombinedOutput()
	for _, line := range regexp.MustCompile(`(?m)^ *\w+_test\.go:\d+: \d+ groups, .*$`).FindAllString(string(out), -1) {
		t.Log(line)
	}
	if err != nil {
		t.Errorf("%v\n%s", err, regexp.MustCompile(`(?m)^ *(=== RUN|--- PASS|=== PAUSE).*\n`).ReplaceAll(out, nil))
	}
}

// generate writes our packages for the versions that the official modules have.
func generate(t *testing.T, dir string) {
	t.Helper()
	gen := filepath.Join(t.TempDir(), "gen")
	run(t, root, "go", "build", "-o", gen, "./cmd/gen")
	whole, err := filepath.Abs(specs)
	if err != nil {
		t.Fatal(err)
	}
	run(t, dir, gen, "generate", "--specs", whole, "--out", dir, "--import", "example.com/ours",
		"--readme", "containerregistry/resource-manager/readme.md", "--tag", "package-2023-07")
	run(t, dir, gen, "generate", "--specs", whole, "--out", dir, "--import", "example.com/ours",
		"--spec", "resources/resource-manager/Microsoft.Resources/stable/2021-04-01/resources.json")
}

// run runs a command in a folder.
func run(t *testing.T, dir, name string, args ...string) {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", filepath.Base(name), err, out)
	}
}

// module makes the folder a module with the dependencies of this one, and puts the tests there.
func module(t *testing.T, dir string) {
	t.Helper()
	mod := read(t, "go.mod")
	mod = regexp.MustCompile(`(?m)^module .*$`).ReplaceAll(mod, []byte("module example.com/ours"))
	write(t, filepath.Join(dir, "go.mod"), mod)
	write(t, filepath.Join(dir, "go.sum"), read(t, "go.sum"))
	tests, err := filepath.Glob("testdata/*_test.go")
	if err != nil || len(tests) == 0 {
		t.Fatal("no tests in testdata", err)
	}
	for _, name := range tests {
		write(t, filepath.Join(dir, filepath.Base(name)), read(t, name))
	}
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

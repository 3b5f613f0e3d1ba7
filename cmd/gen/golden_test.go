// The golden cases: each folder of golden/ has an input, a command and what the command must
// write and say. They run through the real command line, in-process. `go test ./cmd/gen
// -run Golden -update` writes what the command does today; read the difference before
// committing it.

package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/aymanbagabas/go-udiff"
	"github.com/seed184db40a/armgen/generator/diag"
)

var update = flag.Bool("update", false, "rewrite the expected output of the golden cases")

const goldenRoot = "../../golden"

// The names inside a case folder.
const (
	caseName = "case.txt" // why, what to run, and the exit code
	sayName  = "want.txt" // what the command prints, if anything
	treeName = "want"     // what the command writes, if anything
)

// listed reports whether a case keeps a file of the output. armkit is the same in all of them and,
// like the fakes and the examples, which import their own package, is checked in generated/; the
// manifest follows from the other files.
func listed(name string) bool {
	return !strings.HasPrefix(name, "armkit/") && !strings.Contains(name, "/fake/") &&
		!strings.HasSuffix(name, "example_test.go") && name != ".armgen-manifest"
}

// goldenCase is one folder of golden/.
type goldenCase struct {
	dir      string
	commands [][]string
	exit     int
}

func TestGolden(t *testing.T) {
	names, err := filepath.Glob(filepath.Join(goldenRoot, "*", caseName))
	if err != nil || len(names) == 0 {
		t.Fatalf("no golden cases found below %s: %v", goldenRoot, err)
	}
	for _, name := range names {
		dir, err := filepath.Abs(filepath.Dir(name))
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(dir), func(t *testing.T) { readCase(t, dir).check(t) })
	}
}

// TestGoldenPageIsTheUsersPage compares the page case with the document that the project
// was created from.
func TestGoldenPageIsTheUsersPage(t *testing.T) {
	seed, err := os.ReadFile("../../../shared/seed/PrivateEndpointConnection.md")
	if err != nil {
		t.Skip("the user's page does not lie beside the project")
	}
	page, err := os.ReadFile(filepath.Join(goldenRoot, "page", treeName, "ContainerRegistry", "PrivateEndpointConnection.md"))
	if err != nil {
		t.Fatal(err)
	}
	if d := udiff.Unified("seed", "golden", string(seed), string(page)); d != "" {
		t.Error(d)
	}
}

// untested are codes without a golden case, each for a reason.
var untested = map[string]string{
	"file-too-large":       "the input would be too large to keep; tested in diag",
	"json-too-deep":        "the input would be too large to keep; tested in diag",
	"json-too-many-values": "the input would be too large to keep; tested in diag",
	"package-too-large":    "the input would be too large to keep; tested by TestBounds",
	"page":                 "needs a schema that prints without end; tested in docgen",
	"yaml-syntax":          "is reported under the code of the file that holds the yaml",
}

// TestGoldenCodes wants a case for every code that gen explain knows.
func TestGoldenCodes(t *testing.T) {
	names, err := filepath.Glob(filepath.Join(goldenRoot, "*", sayName))
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		said.Write(text)
	}
	for _, e := range diag.Codes() {
		code := string(e.Code)
		if untested[code] == "" && !strings.Contains(said.String(), "["+code+"]") {
			t.Errorf("no golden case shows the finding %s", code)
		}
	}
}

// readCase parses case.txt: comment lines, command lines that start with gen, and the exit code
// of the last command.
func readCase(t *testing.T, dir string) *goldenCase {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, caseName))
	if err != nil {
		t.Fatal(err)
	}
	c := &goldenCase{dir: dir, exit: -1}
	for i, line := range strings.Split(string(data), "\n") {
		words := strings.Fields(line)
		switch {
		case len(words) == 0 || words[0] == "#":
		case words[0] == "gen":
			c.commands = append(c.commands, words[1:])
		case words[0] == "exit" && len(words) == 2:
			if c.exit, err = strconv.Atoi(words[1]); err != nil {
				t.Fatalf("%s:%d: %v", caseName, i+1, err)
			}
		default:
			t.Fatalf("%s:%d: neither a comment, a gen command nor an exit code: %q", caseName, i+1, line)
		}
	}
	if len(c.commands) == 0 || c.exit < 0 {
		t.Fatalf("%s needs a gen command and an exit code", caseName)
	}
	return c
}

// check runs the case in a copy of its folder and compares output and transcript.
func (c *goldenCase) check(t *testing.T) {
	t.Chdir(c.copyInput(t))
	said, code := c.run()
	if code != c.exit {
		t.Errorf("exit code %d, want %d\n%s", code, c.exit, said)
	}
	got := readTree(t, treeName)
	maps.DeleteFunc(got, func(name, _ string) bool {
		return !listed(name)
	})
	if *update {
		if t.Failed() {
			return
		}
		c.rewrite(t, got, said)
	}
	c.compare(t, got, said)
}

// run gives the transcript of all commands and the last exit code.
func (c *goldenCase) run() (said string, code int) {
	var b bytes.Buffer
	for _, args := range c.commands {
		code = run(args, strings.NewReader(""), &b, &b)
	}
	return b.String(), code
}

// copyInput makes a scratch copy of the case without its expected output.
func (c *goldenCase) copyInput(t *testing.T) string {
	t.Helper()
	to := t.TempDir()
	for name, text := range readTree(t, c.dir) {
		if name != sayName && !strings.HasPrefix(name, treeName+"/") {
			writeFile(t, filepath.Join(to, name), text)
		}
	}
	return to
}

func (c *goldenCase) compare(t *testing.T, got map[string]string, said string) {
	t.Helper()
	want := readTree(t, filepath.Join(c.dir, treeName))
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if _, ok := got[name]; !ok {
			t.Errorf("%s/%s is no longer written", treeName, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		differ(t, treeName+"/"+name, want[name], got[name])
	}
	text, err := os.ReadFile(filepath.Join(c.dir, sayName))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	differ(t, sayName, string(text), said)
}

// rewrite makes the case expect what it got.
func (c *goldenCase) rewrite(t *testing.T, got map[string]string, said string) {
	t.Helper()
	for _, name := range []string{treeName, sayName} {
		if err := os.RemoveAll(filepath.Join(c.dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range got {
		writeFile(t, filepath.Join(c.dir, treeName, name), text)
	}
	if said != "" {
		writeFile(t, filepath.Join(c.dir, sayName), said)
	}
}

func differ(t *testing.T, name, want, got string) {
	t.Helper()
	if d := udiff.Unified(name+" (expected)", name+" (now)", want, got); d != "" {
		t.Errorf("%s differs; run the test with -update if the change is meant\n%s", name, d)
	}
}

// readTree reads all files below dir; a dir that is not there is an empty tree.
func readTree(t *testing.T, dir string) map[string]string {
	t.Helper()
	tree := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, path)
		tree[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(fmt.Errorf("read %s: %w", dir, err))
	}
	return tree
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

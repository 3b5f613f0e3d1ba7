// Tests of the bounds: what a hostile input may cost, and what it may touch.

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// monsters are inputs that grow without reason.
func monsters() map[string]func() string {
	paths := `"paths": {"/providers/Microsoft.T/things": {"get": {"operationId": "Things_List", "responses": {"200": {"description": "d", "schema": {"$ref": "#/definitions/A0"}}}}}}`
	head := `{"swagger": "2.0", "info": {"title": "T", "version": "1"}, ` + paths + `, "definitions": {`
	chain := func(n int, link string) string {
		var b strings.Builder
		b.WriteString(head)
		for i := range n {
			fmt.Fprintf(&b, `"A%d": `+link+`,`, i, i+1)
		}
		fmt.Fprintf(&b, `"A%d": {"type": "object"}}}`, n)
		return b.String()
	}
	return map[string]func() string{
		"deep arrays":     func() string { return strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000) },
		"deep objects":    func() string { return head + `"A0": ` + strings.Repeat(`{"properties":{"a":`, 100_000) },
		"allOf tower":     func() string { return chain(20_000, `{"allOf": [{"$ref": "#/definitions/A%d"}]}`) },
		"reference tower": func() string { return chain(20_000, `{"$ref": "#/definitions/A%d"}`) },
		"property tower": func() string {
			return chain(20_000, `{"type": "object", "properties": {"next": {"$ref": "#/definitions/A%d"}}}`)
		},
		"flatten tower": func() string {
			return chain(3_000, `{"type": "object", "properties": {"p": {"x-ms-client-flatten": true, "$ref": "#/definitions/A%d"}}}`)
		},
		"allOf doubling": func() string {
			return chain(64, `{"allOf": [{"$ref": "#/definitions/A%[1]d"}, {"$ref": "#/definitions/A%[1]d"}]}`)
		},
		"items tower": func() string { return chain(20_000, `{"type": "array", "items": {"$ref": "#/definitions/A%d"}}`) },
		"allOf cycle": func() string {
			return head + `"A0": {"allOf": [{"$ref": "#/definitions/A1"}]}, "A1": {"allOf": [{"$ref": "#/definitions/A0"}]}}}`
		},
		"reference cycle": func() string {
			return head + `"A0": {"$ref": "#/definitions/A1"}, "A1": {"$ref": "#/definitions/A0"}}}`
		},
		"items cycle": func() string { return head + `"A0": {"type": "array", "items": {"$ref": "#/definitions/A0"}}}}` },
		"map cycle": func() string {
			return head + `"A0": {"type": "object", "additionalProperties": {"$ref": "#/definitions/A0"}}}}`
		},
		"flatten cycle": func() string {
			return head + `"A0": {"type": "object", "properties": {"p": {"x-ms-client-flatten": true, "$ref": "#/definitions/A0"}}}}}`
		},
		"megabyte name": func() string {
			return head + `"A0": {"type": "object", "properties": {"` + strings.Repeat("n", 1<<20) + `": {"type": "string"}}}}}`
		},
		"megabyte pattern": func() string {
			return head + `"A0": {"type": "object", "properties": {"a": {"type": "string", "pattern": "` + strings.Repeat("(a?)", 1<<18) + `"}}}}}`
		},
		"huge enum": func() string {
			return head + `"A0": {"type": "string", "enum": ["` + strings.Join(strings.Split(strings.Repeat("v ", 50_000), " "), `","`) + `"]}}}`
		},
		"a million definitions of one name": func() string {
			return head + strings.Repeat(`"B": {"type": "object"},`, 1_000_000) + `"A0": {"type": "object"}}}`
		},
		"a million definitions": func() string {
			var b strings.Builder
			b.WriteString(head)
			for i := range 1_000_000 {
				fmt.Fprintf(&b, `"B%d": {"type": "object"},`, i)
			}
			return b.String() + `"A0": {"type": "object"}}}`
		},
		"a million parents": func() string {
			return head + `"A0": {"allOf": [` + strings.Repeat(`{"$ref": "#/definitions/B"},`, 1_000_000) + `{}]}, "B": {"type": "object"}}}`
		},
		"a wide definition": func() string {
			var b strings.Builder
			b.WriteString(head + `"A0": {"type": "object", "properties": {`)
			for i := range 50_000 {
				fmt.Fprintf(&b, `"p%d": {"type": "object", "properties": {"x": {"type": "string"}}},`, i)
			}
			return b.String() + `"z": {"type": "string"}}}}}`
		},
		"property cycle": func() string {
			return head + `"A0": {"type": "object", "properties": {"a": {"$ref": "#/definitions/A1"}}}, "A1": {"type": "object", "properties": {"a": {"$ref": "#/definitions/A0"}}}}}`
		},
		"variant cycle": func() string {
			return head + `"A0": {"type": "object", "discriminator": "k", "allOf": [{"$ref": "#/definitions/A1"}], "properties": {"k": {"type": "string"}}}, "A1": {"allOf": [{"$ref": "#/definitions/A0"}]}}}`
		},
		"parameter and response cycle": func() string {
			return strings.Replace(head, `"responses": {`, `"parameters": [{"$ref": "#/parameters/P"}], "responses": {"201": {"$ref": "#/responses/R"}, `, 1) +
				`"A0": {"type": "object"}}, "parameters": {"P": {"$ref": "#/parameters/P"}}, "responses": {"R": {"$ref": "#/responses/R"}}}`
		},
		"path cycle": func() string {
			return strings.Replace(head, `"paths": {`, `"paths": {"/a": {"$ref": "#/paths/~1a"}, `, 1) + `"A0": {"type": "object"}}}`
		},
		"megabyte definition": func() string {
			name := strings.Repeat("N", 1<<20)
			return head + `"A0": {"$ref": "#/definitions/` + name + `"}, "` + name + `": {"type": "object"}}}`
		},
		"megabyte operation": func() string {
			return strings.Replace(head, "Things_List", strings.Repeat("n", 1<<20), 1) + `"A0": {"type": "object"}}}`
		},
		"megabyte path": func() string {
			return strings.Replace(head, "/things", "/"+strings.Repeat("n", 1<<20), 1) + `"A0": {"type": "object"}}}`
		},
		"megabyte enum value": func() string {
			return head + `"A0": {"type": "object", "properties": {"a": {"type": "string", "enum": ["` + strings.Repeat("n", 1<<20) + `"]}}}}}`
		},
		"larger than 64MiB": func() string { return head + `"A0": {"description": "` + strings.Repeat("x", 65<<20) + `"}}}` },
	}
}

// TestBounds holds that any input ends within 60 s and 1 GiB, fine or refused.
func TestBounds(t *testing.T) {
	if testing.Short() {
		t.Skip("large inputs")
	}
	for name, text := range monsters() {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "a.json"), []byte(text()), 0o666); err != nil {
				t.Fatal(err)
			}
			runBounded(t, tool(t, dir, "generate", "--specs", ".", "--spec", "a.json", "--out", "out", "--import", "example.com/x"))
		})
	}
}

// TestHugeFiles holds that a file above the bound is refused without being read: it is
// larger than the memory that a run may take.
func TestHugeFiles(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.json")
	if err := os.WriteFile(file, []byte(goodSpec), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(file, 16<<30); err != nil {
		t.Skipf("no files with holes here: %v", err)
	}
	if code := runBounded(t, tool(t, dir, "generate", "--specs", ".", "--spec", "a.json", "--out", "out", "--import", "example.com/x")); code != exitFindings {
		t.Errorf("exit code %d", code)
	}
}

// TestAliasBombs holds the same for YAML that doubles sixty times, as a readme and as a
// configuration.
func TestAliasBombs(t *testing.T) {
	bomb := func(name string) string {
		var b strings.Builder
		b.WriteString("version: 1\na0: &a0 [x.json, x.json]\n")
		for i := range 60 {
			fmt.Fprintf(&b, "a%[2]d: &a%[2]d [*a%[1]d, *a%[1]d]\n", i, i+1)
		}
		return b.String() + name + ": *a60\n"
	}
	for name, c := range map[string]struct {
		file, text string
		args       []string
	}{
		"readme": {"svc/resource-manager/readme.md", "```yaml\n" + bomb("input-file") + "```\n",
			[]string{"--specs", ".", "--readme", "svc/resource-manager/readme.md", "--out", "out", "--import", "example.com/x"}},
		"configuration": {"armgen.yaml", bomb("spec"), nil},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			os.MkdirAll(filepath.Join(dir, filepath.Dir(c.file)), 0o777)
			os.WriteFile(filepath.Join(dir, c.file), []byte(c.text), 0o666)
			if code := runBounded(t, tool(t, dir, append([]string{"generate"}, c.args...)...)); code != exitFindings {
				t.Errorf("exit code %d", code)
			}
		})
	}
}

// runBounded runs a command within the bounds and answers with its exit code.
func runBounded(t *testing.T, cmd *exec.Cmd) int {
	t.Helper()
	cmd = limited(cmd)
	var msg bytes.Buffer
	cmd.Stderr = &msg
	start := time.Now()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(5*time.Minute, func() { cmd.Process.Kill() })
	err := cmd.Wait()
	timer.Stop()
	t.Logf("%v by the clock", time.Since(start).Round(time.Millisecond))
	checkBounds(t, cmd, err, msg.String())
	return cmd.ProcessState.ExitCode()
}

// limited gives a process two minutes of processor time and 4 GiB of address space, so
// that a failure of this test cannot take the machine with it.
func limited(cmd *exec.Cmd) *exec.Cmd {
	shell, err := exec.LookPath("sh")
	if err != nil || runtime.GOOS != "linux" {
		return cmd
	}
	script := `ulimit -t 120; ulimit -v 4194304; exec "$0" "$@"`
	limited := exec.Command(shell, append([]string{"-c", script}, cmd.Args...)...)
	limited.Dir, limited.Env = cmd.Dir, cmd.Env
	return limited
}

// checkBounds counts processor time: the clock also counts what else the machine does.
func checkBounds(t *testing.T, cmd *exec.Cmd, err error, msg string) {
	t.Helper()
	took := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	if took > 60*time.Second {
		t.Errorf("%v of processor time", took)
	}
	if code := cmd.ProcessState.ExitCode(); code != exitFine && code != exitFindings {
		t.Errorf("exit code %d after %v, %v\n%.2000s", code, took, err, msg)
	}
	if mib, known := peakMiB(cmd.ProcessState); known && mib > 1024 {
		t.Errorf("%d MiB of memory", mib)
	} else if known {
		t.Logf("%v, %d MiB, exit %d", took.Round(time.Millisecond), mib, cmd.ProcessState.ExitCode())
	}
	if len(msg) > 1<<20 {
		t.Errorf("%d bytes of findings", len(msg))
	}
}

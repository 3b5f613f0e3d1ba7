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
	"syscall"
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
		"million unused": func() string {
			return head + strings.Repeat(`"B": {"type": "object"},`, 1_000_000) + `"A0": {"type": "object"}}}`
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
			cmd := limited(tool(t, dir, "generate", "--specs", ".", "--spec", "a.json", "--out", "out", "--import", "example.com/x"))
			var msg bytes.Buffer
			cmd.Stderr = &msg
			start := time.Now()
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			timer := time.AfterFunc(60*time.Second, func() { cmd.Process.Kill() })
			err := cmd.Wait()
			timer.Stop()
			checkBounds(t, cmd, err, msg.String(), time.Since(start))
		})
	}
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

func checkBounds(t *testing.T, cmd *exec.Cmd, err error, msg string, took time.Duration) {
	t.Helper()
	if code := cmd.ProcessState.ExitCode(); code != exitFine && code != exitFindings {
		t.Errorf("exit code %d after %v, %v\n%.2000s", code, took, err, msg)
	}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok && runtime.GOOS == "linux" {
		if mib := usage.Maxrss / 1024; mib > 1024 {
			t.Errorf("%d MiB of memory", mib)
		} else {
			t.Logf("%v, %d MiB, exit %d", took.Round(time.Millisecond), mib, cmd.ProcessState.ExitCode())
		}
	}
	if len(msg) > 1<<20 {
		t.Errorf("%d bytes of findings", len(msg))
	}
}

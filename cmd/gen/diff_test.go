// Tests of gen diff: what OLD and NEW may name, and the exit codes.

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// thing is a specification with one property; its type is the hole.
const thing = `{"swagger": "2.0", "info": {"title": "T", "version": "1"}, "host": "management.azure.com", "paths": {
"/providers/Microsoft.T/things": {"put": {"operationId": "Things_Put",
  "parameters": [{"name": "body", "in": "body", "required": true, "schema": {"$ref": "#/definitions/Thing"}}],
  "responses": {"200": {"description": "d", "schema": {"$ref": "#/definitions/Thing"}}}}}},
"definitions": {"Thing": {"properties": {"a": {"type": "TYPE"}}}}}`

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func gen(args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	code = run(args, strings.NewReader(""), &out, &err)
	return code, out.String(), err.String()
}

func TestDiff(t *testing.T) {
	dir := newModule(t)
	t.Chdir(dir)
	write(t, dir, "specs/a/old.json", strings.Replace(thing, "TYPE", "string", 1))
	write(t, dir, "specs/a/new.json", strings.Replace(thing, "TYPE", "boolean", 1))
	write(t, dir, "specs/a/readme.md", "```yaml\ntag: one\n```\n```yaml $(tag) == 'one'\ninput-file: old.json\n```\n```yaml $(tag) == 'two'\ninput-file: new.json\n```\n")
	if code, _, stderr := gen("generate", "--specs", "specs", "--spec", "a/old.json", "--out", "out"); code != exitFine {
		t.Fatal(stderr)
	}
	for _, c := range []struct {
		args string
		code int
		want string
	}{
		{"a/old.json a/new.json", exitFine, "Thing.a: the property has another type (string becomes bool)"},
		{"a/readme.md a/readme.md#two", exitFine, "1 breaking"},
		{"--readme a/readme.md one two --fail-on breaking", exitFindings, "1 breaking"},
		{"out/t a/new.json --fail-on documentation", exitFindings, "1 breaking"},
		{"a/old.json a/old.json --fail-on documentation", exitFine, "no changes"},
		{"a/old.json a/new.json -o json", exitFine, `"verdict": "major"`},
		{"a/old.json a/new.json -o markdown", exitFine, "## Breaking changes"},
		{"a/old.json a/new.json -o xml", exitUsage, "--output is one of text, markdown, json"},
		{"a/old.json a/new.json --fail-on major", exitUsage, "--fail-on is one of breaking"},
		{"a/old.json", exitUsage, "1 argument(s) where 2 are expected"},
		{"one two", exitFindings, `"one" is neither an input file`},
		{"a/old.json a/nwe.json", exitFindings, `did you mean "new.json"?`},
		{"specs a/new.json", exitFindings, "holds no generated package"},
	} {
		code, stdout, stderr := gen(append([]string{"diff", "--specs", "specs"}, strings.Fields(c.args)...)...)
		if code != c.code || !strings.Contains(stdout+stderr, c.want) {
			t.Errorf("%s: exit %d, want %d with %q in\n%s%s", c.args, code, c.code, c.want, stdout, stderr)
		}
	}
}

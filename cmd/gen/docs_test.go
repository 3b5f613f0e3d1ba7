// gen docs as a user runs it: pages of the go style for service directories, what a version
// changed, and the site at an address.

package main

import (
	"bufio"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// docsSpecs writes a tree with two versions in the service directory t, and its readme.md.
func docsSpecs(t *testing.T, dir, readme string) {
	t.Helper()
	path := strings.Replace(thing, `"/providers/Microsoft.T/things": {"put"`, `"/subscriptions/{subscriptionId}/providers/Microsoft.T/things/{name}": {"get": {"operationId": "Things_Get",
  "parameters": [{"name": "subscriptionId", "in": "path", "required": true, "type": "string"}, {"name": "name", "in": "path", "required": true, "type": "string"}],
  "responses": {"200": {"description": "d", "schema": {"$ref": "#/definitions/Thing"}}}}, "put"`, 1)
	path = strings.Replace(path, `"parameters": [{"name": "body"`, `"parameters": [{"name": "subscriptionId", "in": "path", "required": true, "type": "string"}, {"name": "name", "in": "path", "required": true, "type": "string"}, {"name": "body"`, 1)
	for version, kind := range map[string]string{"2023-01-01": "string", "2024-01-01": "boolean"} {
		text := strings.NewReplacer(`"version": "1"`, `"version": "`+version+`"`, "TYPE", kind).Replace(path)
		write(t, dir, "specs/t/resource-manager/Microsoft.T/stable/"+version+"/api.json", text)
	}
	if readme != "" {
		write(t, dir, "specs/t/resource-manager/readme.md", "``` yaml\ntag: one\n```\n``` yaml $(tag) == 'one'\ninput-file: "+readme+"\n```\n")
	}
}

// The go style of a service directory describes the default tag of its readme.md, and without
// one, or when its files are not all there, the newest files.
func TestGoDocsOfAServiceDirectory(t *testing.T) {
	for readme, version := range map[string]string{
		"Microsoft.T/stable/2023-01-01/api.json": "2023-01-01", "": "2024-01-01", "Microsoft.T/stable/2099-01-01/api.json": "2024-01-01",
	} {
		dir := newModule(t)
		t.Chdir(dir)
		docsSpecs(t, dir, readme)
		if code, _, stderr := gen("docs", "-q", "--docs-style", "go", "--specs", "specs", "--service", "t", "--out", "pages"); code != exitFine {
			t.Fatal(stderr)
		}
		page, err := os.ReadFile(filepath.Join("pages", "t", "Thing.md"))
		if err != nil || !strings.Contains(string(page), "API version "+version) {
			t.Errorf("readme %q: %v, want version %s in\n%s", readme, err, version, page)
		}
	}
	if code, _, stderr := gen("docs", "--docs-style", "go", "--specs", "specs", "--service", "s"); code != exitFindings || !strings.Contains(stderr, `did you mean "t"?`) {
		t.Errorf("exit %d, %s", code, stderr)
	}
}

// A page says what changed since an earlier version: what is about its resource, and once.
func TestDocsSince(t *testing.T) {
	dir := newModule(t)
	t.Chdir(dir)
	docsSpecs(t, dir, "")
	const at = "t/resource-manager/Microsoft.T/stable/"
	code, _, stderr := gen("docs", "-q", "--docs-style", "go", "--specs", "specs", "--spec", at+"2024-01-01/api.json", "--docs-since", at+"2023-01-01/api.json", "--out", "pages")
	if code != exitFine {
		t.Fatal(stderr)
	}
	page, err := os.ReadFile(filepath.Join("pages", "t", "Thing.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, changes, ok := strings.Cut(string(page), "## Changes since 2023-01-01")
	if !ok || strings.Count(changes, "the property has another type: string becomes bool") != 1 {
		t.Errorf("%s", page)
	}
	if code, _, stderr := gen("docs", "-q", "--docs-style", "go", "--specs", "specs", "--spec", at+"2024-01-01/api.json", "--docs-since", at+"2022-01-01/api.json", "--out", "pages"); code != exitFindings || stderr == "" {
		t.Errorf("an unknown version: exit %d, %s", code, stderr)
	}
}

func TestDocsServe(t *testing.T) {
	dir := t.TempDir()
	cmd := tool(t, dir, "docs", "--docs-style", "go", "--import", "example.com/azure", "--serve=127.0.0.1:0")
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	time.AfterFunc(60*time.Second, func() { cmd.Process.Kill() })
	address := ""
	for said := bufio.NewScanner(stderr); address == "" && said.Scan(); { // progress may come first
		_, address, _ = strings.Cut(said.Text(), " files at ")
	}
	for page, want := range map[string]string{"": "Contents", "containerregistry/Registry.html": "<h1", "containerregistry/": "<h1", "style.css": "color-scheme", "nothing.html": "404"} {
		answer, err := http.Get(address + page)
		if err != nil {
			t.Fatal(err)
		}
		text, _ := io.ReadAll(answer.Body)
		answer.Body.Close()
		if !strings.Contains(string(text), want) {
			t.Errorf("%s: %d %.200s", page, answer.StatusCode, text)
		}
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("after an interrupt: %v", err)
	}
	if files, _ := os.ReadDir(dir); len(files) > 0 {
		t.Errorf("%d files were written", len(files))
	}
}

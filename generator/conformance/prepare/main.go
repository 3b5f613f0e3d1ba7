// Command prepare makes what the conformance tests import: it runs the real
// command on each of the test server's swagger files and writes the registry of
// the packages that came out. A file that does not generate, or a package that
// does not compile, is reported and left out; its scenarios then fail.
//
//	prepare -gen BINARY -specs FOLDER -suites FILE -out FOLDER [-only SUITE]
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

func main() {
	gen := flag.String("gen", "", "the gen binary")
	specs := flag.String("specs", "", "folder of the swagger files")
	out := flag.String("out", "clients", "folder for the packages")
	list := flag.String("suites", "suites.txt", "list of the swagger files")
	only := flag.String("only", "", "generate only this suite again")
	flag.Parse()
	p := preparer{gen: *gen, specs: *specs, out: *out}
	if err := p.run(*list, *only); err != nil {
		fmt.Fprintln(os.Stderr, "prepare:", err)
		os.Exit(1)
	}
}

// preparer knows where things are.
type preparer struct{ gen, specs, out string }

func (p preparer) run(list, only string) error {
	text, err := os.ReadFile(list)
	if err != nil {
		return err
	}
	var suites []string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			suites = append(suites, line)
		}
	}
	for _, suite := range suites {
		if only != "" && suite != only {
			continue
		}
		if err := p.generate(suite); err != nil {
			fmt.Fprintf(os.Stderr, "prepare: %s does not generate:\n%v\n", suite, err)
			if err := os.RemoveAll(filepath.Join(p.out, packageName(suite))); err != nil {
				return err
			}
		}
	}
	broken, err := p.broken()
	if err != nil {
		return err
	}
	var good []string
	for _, suite := range suites {
		dir := filepath.Join(p.out, packageName(suite))
		if _, err := os.Stat(dir); err == nil && !broken[packageName(suite)] {
			good = append(good, suite)
		}
	}
	fmt.Fprintf(os.Stderr, "prepare: %d of %d swagger files are packages that compile\n", len(good), len(suites))
	return writeRegistry(p.out, good)
}

// packageName is the Go package of a suite. The ending keeps the name apart
// from the operation groups, whose names would otherwise be shortened.
func packageName(suite string) string {
	return strings.ToLower(regexp.MustCompile(`[^A-Za-z0-9]`).ReplaceAllString(suite, "")) + "group"
}

// generate runs the command as a user would.
func (p preparer) generate(suite string) error {
	cmd := exec.Command(p.gen, "generate", "-q", "--force", "--specs", p.specs, "--spec", suite+".json",
		"--out", p.out, "--package", packageName(suite))
	text, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w\n%s", err, head(string(text)))
	}
	return nil
}

// head keeps a message short.
func head(text string) string {
	lines := strings.SplitAfter(text, "\n")
	return strings.Join(lines[:min(len(lines), 25)], "")
}

// broken compiles every package and returns those that do not.
func (p preparer) broken() (map[string]bool, error) {
	if err := os.Remove(filepath.Join(p.out, "registry.go")); err != nil && !os.IsNotExist(err) {
		return nil, err
	}
	cmd := exec.Command("go", "build", "./"+filepath.ToSlash(p.out)+"/...")
	text, err := cmd.CombinedOutput()
	found := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^# .*/(\w+)$`).FindAllStringSubmatch(string(text), -1) {
		found[m[1]] = true
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "prepare: packages that do not compile:\n%s", text)
		if len(found) == 0 {
			return nil, err
		}
	}
	return found, nil
}

// Build: the generated packages in a module of their own, built, vetted and run by
// the go command, all in one call each.

package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/seed184db40a/armgen/generator/gogen"
	"github.com/seed184db40a/armgen/generator/ir"
	"github.com/seed184db40a/armgen/golden/corpus/roundtrip"
)

var (
	//go:embed roundtrip/equal.go
	equalSource []byte
	//go:embed roundtrip/run.go
	runSource []byte
)

// workshop is the folder of the generated module.
type workshop struct{ dir string }

// newWorkshop writes the module: go.mod after the one in the working directory,
// armkit, the comparison, and the packages.
func newWorkshop(dir string, units []*unit) (*workshop, error) {
	w := &workshop{dir}
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		return nil, fmt.Errorf("run this in the root of the repository: %w", err)
	}
	mod = regexp.MustCompile(`(?m)^module .*$`).ReplaceAll(mod, []byte("module "+importPath))
	sum, err := os.ReadFile("go.sum")
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{"go.mod": mod, "go.sum": sum,
		"roundtrip/equal.go": equalSource, "roundtrip/run.go": runSource}
	for name, data := range gogen.ArmkitFiles(importPath) {
		files["armkit/"+name] = data
	}
	for _, u := range units {
		for name, data := range u.files {
			files[u.folder+"/"+name] = data
		}
		if u.service != nil && u.files != nil {
			files[u.folder+"/zz_codecs.go"] = codecsSource(u.service)
		}
	}
	return w, w.write(files)
}

// write brings the folder to its new state and leaves equal files alone, so that
// the go command's cache serves the packages that did not change.
func (w *workshop) write(files map[string][]byte) error {
	if err := os.MkdirAll(w.dir, 0o755); err != nil {
		return err
	}
	err := filepath.WalkDir(w.dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(w.dir, name)
		if _, ok := files[filepath.ToSlash(rel)]; err == nil && !ok {
			err = os.Remove(name)
		}
		return err
	})
	if err != nil {
		return err
	}
	for name, data := range files {
		if err := writeFile(filepath.Join(w.dir, name), data); err != nil {
			return err
		}
	}
	return nil
}

func writeFile(full string, data []byte) error {
	if have, err := os.ReadFile(full); err == nil && bytes.Equal(have, data) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		return err
	}
	return os.WriteFile(full, data, 0o644)
}

// codecsSource is a file inside a generated package that gives its models out by
// name.
func codecsSource(s *ir.Service) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "package %s\n\nimport (\n\t\"encoding/json\"\n\n\t\"%s/armkit\"\n)\n\n", s.Package, importPath)
	b.WriteString("var _ = armkit.NewReader\n\n// ZZCodecs are the codecs of the models by name.\nfunc ZZCodecs() map[string]func([]byte) ([]byte, error) {\n\treturn map[string]func([]byte) ([]byte, error){\n")
	for _, m := range s.Models {
		if m.Union != nil {
			fmt.Fprintf(&b, "\t\t%q: func(data []byte) ([]byte, error) {\n\t\t\tr := armkit.NewReader(string(data))\n%s\t\t\tif err := r.Finish(); err != nil {\n\t\t\t\treturn nil, err\n\t\t\t}\n\t\t\treturn json.Marshal(v)\n\t\t},\n", m.Name.Go, unionSource(m))
			continue
		}
		fmt.Fprintf(&b, "\t\t%q: func(data []byte) ([]byte, error) {\n\t\t\tvar v %s\n\t\t\tif err := json.Unmarshal(data, &v); err != nil {\n\t\t\t\treturn nil, err\n\t\t\t}\n\t\t\treturn json.Marshal(&v)\n\t\t},\n", m.Name.Go, m.Name.Go)
	}
	b.WriteString("\t}\n}\n")
	return b.Bytes()
}

// unionSource reads the variant that the discriminator names into v. The package itself reads
// unions only where they are in answers.
func unionSource(m *ir.Model) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\t\t\tvar v armkit.Model\n\t\t\tswitch r.Peek(%q) {\n", m.Union.Discriminator)
	seen := map[string]bool{}
	for _, variant := range m.Union.Variants {
		if value := variant.Variant.Value; !seen[value] {
			seen[value] = true
			fmt.Fprintf(&b, "\t\t\tcase %q:\n\t\t\t\tv = armkit.Object[%s](r)\n", value, variant.Name.Go)
		}
	}
	fmt.Fprintf(&b, "\t\t\tdefault:\n\t\t\t\tv = armkit.Object[%s](r)\n\t\t\t}\n", m.Name.Go)
	return b.String()
}

func (w *workshop) run(args ...string) (string, error) {
	cmd := exec.Command("go", args...)
	cmd.Dir = w.dir
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off")
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// build builds and vets everything and marks the units that pass.
func (w *workshop) build(units []*unit) {
	bad := map[string]string{}
	for _, args := range [][]string{{"build", "./..."}, {"vet", "./..."}} {
		out, err := w.run(args...)
		if err == nil {
			continue
		}
		for folder, text := range blame(out) {
			if bad[folder] == "" {
				bad[folder] = args[0] + ": " + text
			}
		}
	}
	for _, u := range units {
		if u.files == nil {
			continue
		}
		if why := bad[u.folder]; why != "" {
			u.failure = why
			continue
		}
		u.built = true
	}
}

// blame finds the packages that the go command complains about, each with the
// first complaints.
func blame(out string) map[string]string {
	complaints := map[string]string{}
	folder := ""
	for line := range strings.SplitSeq(out, "\n") {
		if header, ok := strings.CutPrefix(line, "# "); ok {
			header = strings.Trim(header, "[]")
			folder = header[strings.LastIndexByte(header, '/')+1:]
			continue
		}
		if strings.Count(complaints[folder], "\n") < 5 && strings.TrimSpace(line) != "" {
			complaints[folder] += line + "\n"
		}
	}
	return complaints
}

// roundTrip runs every example of the built units through its model.
func (w *workshop) roundTrip(units []*unit) error {
	units = slices.DeleteFunc(slices.Clone(units), func(u *unit) bool { return !u.built })
	if err := writeFile(filepath.Join(w.dir, "main.go"), mainSource(units)); err != nil {
		return err
	}
	bin := filepath.Join(w.dir, "run.bin")
	if out, err := w.run("build", "-o", bin, "."); err != nil {
		return fmt.Errorf("the round trip does not build: %s", out)
	}
	var jobs, answers bytes.Buffer
	e := json.NewEncoder(&jobs)
	for _, u := range units {
		for _, x := range u.examples {
			if err := e.Encode(roundtrip.Job{Package: u.folder, Type: x.model.Name.Go, Body: x.body.Raw()}); err != nil {
				return err
			}
		}
	}
	cmd := exec.Command(bin)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = &jobs, &answers, os.Stderr
	if err := cmd.Run(); err != nil {
		return err
	}
	return readAnswers(&answers, units)
}

func readAnswers(answers *bytes.Buffer, units []*unit) error {
	d := json.NewDecoder(answers)
	for _, u := range units {
		for _, x := range u.examples {
			var a roundtrip.Answer
			if err := d.Decode(&a); err != nil {
				return err
			}
			x.path, x.what = a.Path, a.What
		}
	}
	return nil
}

func mainSource(units []*unit) []byte {
	var b bytes.Buffer
	b.WriteString("package main\n\nimport (\n\t\"os\"\n\n\t\"" + importPath + "/roundtrip\"\n")
	for i, u := range units {
		fmt.Fprintf(&b, "\tu%d %q\n", i, importPath+"/"+u.folder)
	}
	b.WriteString(")\n\nfunc main() {\n\tif err := roundtrip.Run(os.Stdin, os.Stdout, map[string]map[string]roundtrip.Codec{\n")
	for i, u := range units {
		fmt.Fprintf(&b, "\t\t%q: u%d.ZZCodecs(),\n", u.folder, i)
	}
	b.WriteString("\t}); err != nil {\n\t\tpanic(err)\n\t}\n}\n")
	return b.Bytes()
}

package generator_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/seed184db40a/armgen/generator"
	"github.com/seed184db40a/armgen/generator/diag"
)

// goTree is the pages of the built-in packages in the go style.
func goTree(t *testing.T) map[string]string {
	t.Helper()
	opts := generator.Defaults()
	opts.Out = filepath.Join("..", "generated", "docs")
	opts.Import = "github.com/seed184db40a/armgen/generated"
	report := new(diag.Report)
	result, err := generator.GoDocs(opts, report)
	if err != nil || report.Failed() {
		t.Fatal(err, report.All())
	}
	pages := map[string]string{}
	for name, data := range result.Files() {
		rel, err := filepath.Rel(opts.Out, filepath.FromSlash(name))
		if err != nil {
			t.Fatal(err)
		}
		pages[filepath.ToSlash(rel)] = string(data)
	}
	return pages
}

var goFence = regexp.MustCompile("(?s)```go\n(.*?)```")

// The examples are laid over the module as packages of their own and built.
func TestGoExamplesCompile(t *testing.T) {
	if testing.Short() {
		t.Skip("builds packages")
	}
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	dir, replace, packages := t.TempDir(), map[string]string{}, []string{}
	for name, page := range goTree(t) {
		for _, m := range goFence.FindAllStringSubmatch(page, -1) {
			pkg := "example" + strings.NewReplacer("/", "", ".", "").Replace(strings.ToLower(name))
			file := filepath.Join(dir, pkg+".go")
			source := m[1] + "\nvar _ = " + regexp.MustCompile(`func (use\w+)`).FindStringSubmatch(m[1])[1] + "\n"
			if err := os.WriteFile(file, []byte(source), 0o600); err != nil {
				t.Fatal(err)
			}
			replace[filepath.Join(root, "generated", pkg, "example.go")] = file
			packages = append(packages, "./generated/"+pkg)
		}
	}
	if len(packages) < 3 {
		t.Fatalf("%d examples", len(packages))
	}
	overlay, _ := json.Marshal(map[string]any{"Replace": replace})
	if err := os.WriteFile(filepath.Join(dir, "overlay.json"), overlay, 0o600); err != nil {
		t.Fatal(err)
	}
	build := exec.Command("go", append([]string{"build", "-overlay", filepath.Join(dir, "overlay.json")}, packages...)...)
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

var (
	links    = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	headings = regexp.MustCompile(`(?m)^#+ (.*)$`)
)

func TestGoLinksLeadSomewhere(t *testing.T) {
	pages := goTree(t)
	for name, page := range pages {
		for _, m := range links.FindAllStringSubmatch(page, -1) {
			file, anchor, _ := strings.Cut(m[1], "#")
			target, ok := pages[path.Join(path.Dir(name), file)]
			if !ok || anchor != "" && !hasHeading(target, anchor) {
				t.Errorf("%s: %s leads nowhere", name, m[1])
			}
		}
	}
}

func hasHeading(page, anchor string) bool {
	for _, h := range headings.FindAllStringSubmatch(page, -1) {
		if strings.ToLower(h[1]) == anchor {
			return true
		}
	}
	return false
}

// Outside fences and code spans no page has a brace or a bare angle bracket.
func TestGoPagesAreSafeAsMDX(t *testing.T) {
	code := regexp.MustCompile("(?s)```.*?```|`[^`\n]*`|</?code>|<br />")
	for name, page := range goTree(t) {
		if rest := code.ReplaceAllString(page, ""); strings.ContainsAny(rest, "{}<") {
			t.Errorf("%s: MDX would read %q", name, rest[max(0, strings.IndexAny(rest, "{}<")-40):])
		}
	}
}

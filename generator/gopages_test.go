package generator_test

import (
	"encoding/json"
	"fmt"
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
	opts.Import = "github.com/seed184db40a/armgen/generated"
	return goTreeOf(t, opts)
}

// goTreeOf is the pages that opts ask for.
func goTreeOf(t *testing.T, opts generator.Options) map[string]string {
	t.Helper()
	opts.Out = filepath.Join("..", "generated", "docs")
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
	links    = regexp.MustCompile(`[^\\]\]\(([^)\s]+)\)`)
	headings = regexp.MustCompile(`(?m)^#+ (.*)$`)
)

// sharedServices are the pages of real services, beside those of the built-in ones.
func sharedServices(t *testing.T) map[string]string {
	t.Helper()
	opts := generator.Defaults()
	opts.Specs = filepath.Join("..", "..", "shared", "specs", "specification")
	if _, err := os.Stat(opts.Specs); err != nil || testing.Short() {
		t.Log("the shared specifications are not here, or the test is a short one; the built-in ones count")
		return goTree(t)
	}
	opts.Service = []string{"containerregistry", "network", "cosmos-db", "eventgrid", "authorization", "monitor"}
	return goTreeOf(t, opts)
}

// The pages of several service directories are one tree, with links between them.
func TestGoPagesOfServices(t *testing.T) {
	pages := sharedServices(t)
	t.Run("links lead somewhere", func(t *testing.T) { linksLeadSomewhere(t, pages) })
	t.Run("safe as MDX", func(t *testing.T) { safeAsMDX(t, pages) })
	registry := pages["containerregistry/PrivateEndpointConnection.md"]
	for _, want := range []string{"## Resource id", "## Example", "](../network/PrivateEndpoint.md)", "## Properties", "## Operations"} {
		if !strings.Contains(registry, want) {
			t.Errorf("the page says nothing of %s:\n%.3000s", want, registry)
		}
	}
	for name, page := range pages {
		seen := map[string]bool{}
		for _, h := range headings.FindAllStringSubmatch(withoutCode(page), -1) {
			if seen[strings.ToLower(h[1])] {
				t.Errorf("%s: the heading %s stands twice", name, h[1])
			}
			seen[strings.ToLower(h[1])] = true
		}
	}
}

var fence = regexp.MustCompile("(?s)```.*?```")

func withoutCode(page string) string { return fence.ReplaceAllString(page, "") }

// With an earlier version the pages of what changed say so, and the others "None".
func TestGoPagesSayWhatChanged(t *testing.T) {
	const file = "containerregistry/resource-manager/Microsoft.ContainerRegistry/stable/%s/containerregistry.json"
	opts := generator.Defaults()
	opts.Specs = filepath.Join("..", "..", "shared", "specs", "specification")
	if _, err := os.Stat(filepath.Join(opts.Specs, fmt.Sprintf(file, "2019-05-01"))); err != nil {
		t.Skip("the shared specifications are not here")
	}
	opts.Spec, opts.DocsSince = []string{fmt.Sprintf(file, "2021-09-01")}, fmt.Sprintf(file, "2019-05-01")
	page := goTreeOf(t, opts)["containerregistry/Registry.md"]
	_, changes, ok := strings.Cut(page, "## Changes since 2019-05-01\n")
	if !ok || !strings.Contains(changes, "`RegistryProperties.publicNetworkAccess`") || strings.Contains(changes, "None.") {
		t.Errorf("%v %s", ok, changes)
	}
}

// A user's template gets the data that templates/README.md describes, and stands in
// for the built-in one of its name only.
func TestOwnTemplates(t *testing.T) {
	opts := generator.Defaults()
	opts.Templates = t.TempDir()
	own := "{{.Title}} is {{.Type}} of {{.Import}}: {{range .Properties.Properties}}{{.Field}}={{.Path}} {{end}}{{range .Operations}}{{.Client}}.{{.Method}} {{end}}"
	if err := os.WriteFile(filepath.Join(opts.Templates, "resource.md.tmpl"), []byte(own), 0o600); err != nil {
		t.Fatal(err)
	}
	opts.Import = "example.com/mine"
	pages := goTreeOf(t, opts)
	page := pages["resources/ResourceGroup.md"]
	for _, want := range []string{"ResourceGroup is `Microsoft.Resources/resourceGroups` of example.com/mine/resources: ", "`Location`=`location`", "ResourceGroupsClient.Get "} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not in %q", want, page)
		}
	}
	if !strings.HasPrefix(pages["index.md"], "---\ntitle: Packages") {
		t.Errorf("the index is not the built-in one: %.80q", pages["index.md"])
	}
}

func linksLeadSomewhere(t *testing.T, pages map[string]string) {
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
func safeAsMDX(t *testing.T, pages map[string]string) {
	code := regexp.MustCompile("(?s)```.*?```|`[^`\n]*`|</?code>|<br />")
	for name, page := range pages {
		if rest := code.ReplaceAllString(page, ""); strings.ContainsAny(rest, "{}<") {
			t.Errorf("%s: MDX would read %q", name, rest[max(0, strings.IndexAny(rest, "{}<")-40):])
		}
	}
}

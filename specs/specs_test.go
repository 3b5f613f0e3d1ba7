// What users of the built-in tree rely on: every file is JSON, every reference leads somewhere
// inside the tree, and the facts are those of the real specifications.

package specs_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"strings"
	"testing"

	"github.com/seed184db40a/armgen/specs"
)

func TestFSHasTheFourServices(t *testing.T) {
	for _, name := range []string{
		"common-types/resource-management/v1/types.json",
		"containerregistry/resource-manager/Microsoft.ContainerRegistry/stable/2021-09-01/containerregistry.json",
		"network/resource-manager/Microsoft.Network/stable/2021-08-01/privateEndpoint.json",
		"resources/resource-manager/Microsoft.Resources/stable/2021-04-01/resources.json",
	} {
		if _, err := fs.Stat(specs.FS(), name); err != nil {
			t.Errorf("built-in tree: %v", err)
		}
	}
}

func TestReferencesStayInside(t *testing.T) {
	docs := readAll(t)
	for name, doc := range docs {
		eachRef(doc, func(ref string) {
			if !resolves(docs, name, ref) {
				t.Errorf("%s: reference %q leads nowhere", name, ref)
			}
		})
	}
}

func TestEveryExampleIsReferenced(t *testing.T) {
	docs := readAll(t)
	used := map[string]bool{}
	for name, doc := range docs {
		eachRef(doc, func(ref string) {
			used[path.Join(path.Dir(name), ref)] = true
		})
	}
	for name := range docs {
		if strings.Contains(name, "/examples/") && !used[name] {
			t.Errorf("%s: no operation refers to this example", name)
		}
	}
}

// TestFactsOfTheRealTree runs the comparison tool that lies beside the project on some machines.
func TestFactsOfTheRealTree(t *testing.T) {
	shared := "../../shared"
	if _, err := os.Stat(shared + "/tools/specfacts"); err != nil {
		t.Skip("no real specification tree beside the project to compare with")
	}
	out, err := exec.Command("python3", shared+"/tools/specfacts", ".", shared+"/specs/specification",
		shared+"/seed/PrivateEndpointConnection.md").CombinedOutput()
	if err != nil || !strings.Contains(string(out), "findings 0") {
		t.Errorf("specfacts: %v\n%s", err, out)
	}
}

func readAll(t *testing.T) map[string]any {
	t.Helper()
	docs := map[string]any{}
	err := fs.WalkDir(specs.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(specs.FS(), name)
		if err != nil {
			return err
		}
		var doc any
		if err := json.Unmarshal(data, &doc); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		docs[name] = doc
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

func eachRef(node any, visit func(string)) {
	switch node := node.(type) {
	case map[string]any:
		if ref, ok := node["$ref"].(string); ok {
			visit(ref)
		}
		for _, child := range node {
			eachRef(child, visit)
		}
	case []any:
		for _, child := range node {
			eachRef(child, visit)
		}
	}
}

func resolves(docs map[string]any, from, ref string) bool {
	file, pointer, _ := strings.Cut(ref, "#")
	name := from
	if file != "" {
		name = path.Join(path.Dir(from), file)
	}
	node, found := docs[name]
	unescape := strings.NewReplacer("~1", "/", "~0", "~")
	for _, part := range strings.Split(pointer, "/")[1:] {
		object, _ := node.(map[string]any)
		node, found = object[unescape.Replace(part)]
		if !found {
			return false
		}
	}
	return found
}

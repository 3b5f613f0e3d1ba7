package compile

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestEqualDefinitionsOfSeveralFilesAreOne(t *testing.T) {
	r := build(t, map[string]string{
		"library.json": library(`"Root": {"properties": {"a": {"$ref": "#/definitions/Same"}, "b": {"$ref": "other.json#/definitions/Same"}}},
			"Same": {"description": "One text.", "properties": {"x": {"$ref": "#/definitions/Leaf"}, "self": {"$ref": "#/definitions/Same"}}},
			"Leaf": {"properties": {"description": {"type": "string"}}}`),
		"other.json": spec("1.0", "", `"Same": {"description": "Another.", "properties": {"self": {"$ref": "#/definitions/Same"}, "x": {"$ref": "#/definitions/Leaf"}}},
			"Leaf": {"properties": {"description": {"type": "string"}}}`),
	})
	r.clean()
	if got := r.modelNames(); !slices.Equal(got, []string{"Leaf", "Root", "Same"}) {
		t.Errorf("%v", got)
	}
}

func TestDifferentDefinitionsOfOneNameAreToldApart(t *testing.T) {
	r := build(t, map[string]string{
		"library.json": library(`"Root": {"properties": {"a": {"$ref": "#/definitions/Same"}, "b": {"$ref": "old.json#/definitions/Same"}, "c": {"$ref": "v5/types.json#/definitions/Same"}}},
			"Same": {"properties": {"x": {"type": "string"}}}`),
		"old.json":      spec("2019-06-01-preview", "", `"Same": {"properties": {"x": {"type": "integer"}}}`),
		"v5/types.json": spec("5.0", "", `"Same": {"properties": {"x": {"type": "boolean"}}}`),
	})
	if got := r.modelNames(); !slices.Equal(got, []string{"Root", "Same", "SameV20190601Preview", "SameV5"}) {
		t.Errorf("%v", got)
	}
}

func TestNamesThatClashWithOtherKinds(t *testing.T) {
	_, r := root(t, `"Root": {"properties": {"client": {"$ref": "#/definitions/RootsClient"}, "book": {"$ref": "#/definitions/book"}, "Big": {"$ref": "#/definitions/Book"},
		"e": {"enum": ["a"], "x-ms-enum": {"name": "Root"}}}},
		"RootsClient": {"properties": {"x": {"type": "string"}}},
		"book": {"properties": {"x": {"type": "string"}}}, "Book": {"properties": {"y": {"type": "string"}}}`)
	if got := r.modelNames(); !slices.Equal(got, []string{"Book", "Book2", "Root", "RootsClientV20240101"}) {
		t.Errorf("%v", got)
	}
	if r.model("Book").Name.Wire != "Book" {
		t.Error("the definition that is spelled like the identifier keeps it")
	}
	r.enum("RootE")
}

// TestNamesStayWhenSomethingIsAdded is the promise that matters most: adding a
// definition that shares no name with the others renames nothing.
func TestNamesStayWhenSomethingIsAdded(t *testing.T) {
	words := []string{"book", "Book", "reader", "BookReader", "ip-rule", "IPRule", "type", "Type", "5qi"}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 30 {
		var defs []string
		for i, k := 0, 3+rng.IntN(5); i < k; i++ {
			w := words[rng.IntN(len(words))]
			if !strings.Contains(strings.Join(defs, " "), `"`+w+`":`) {
				defs = append(defs, fmt.Sprintf(`"%s": {"properties": {"p%d": {"properties": {"q": {"type": "string"}}}, "e": {"enum": ["a", "v%d"]}}}`, w, i, i))
			}
		}
		before := namesOf(t, defs)
		at := rng.IntN(len(defs) + 1)
		after := namesOf(t, slices.Insert(slices.Clone(defs), at, `"Unrelated": {"properties": {"z": {"enum": ["b"], "x-ms-enum": {"name": "Zed"}}}}`))
		for origin, name := range before {
			if after[origin] != name {
				t.Errorf("%s was %s and is %s", origin, name, after[origin])
			}
		}
	}
}

func namesOf(t *testing.T, defs []string) map[string]string {
	t.Helper()
	var props []string
	for i, d := range defs {
		name := strings.Split(d, `"`)[1]
		props = append(props, fmt.Sprintf(`"m%s%d": {"$ref": "#/definitions/%s"}`, strings.ReplaceAll(name, "-", ""), i, name))
	}
	_, r := root(t, `"Root": {"properties": {`+strings.Join(props, ",")+`}}, `+strings.Join(defs, ","))
	out := map[string]string{}
	for _, m := range r.Models {
		out[m.Origin] = m.Name.Go
	}
	for _, e := range r.Enums {
		out[e.Origin] = e.Name.Go
	}
	return out
}

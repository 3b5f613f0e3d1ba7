package catalog

import (
	"testing"
	"testing/fstest"
)

// spec is a specification with one resource.
func spec(version, path string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte(`{"swagger": "2.0", "info": {"version": "` + version + `"}, "paths": {"` + path + `": {"get": {"operationId": "Things_Get"}}}}`)}
}

var tree = fstest.MapFS{
	"a/resource-manager/Microsoft.A/stable/2020-01-01/a.json":                    spec("2020-01-01", "/subscriptions/{s}/providers/Microsoft.A/things/{t}"),
	"a/resource-manager/Microsoft.A/stable/2021-01-01/a.json":                    spec("2021-01-01", "/subscriptions/{s}/providers/Microsoft.A/things/{t}"),
	"a/resource-manager/Microsoft.A/preview/2022-01-01-preview/a.json":           spec("2022-01-01-preview", "/subscriptions/{s}/providers/Microsoft.A/things/{t}"),
	"a/resource-manager/Microsoft.A/stable/2021-01-01/examples/x.json":           spec("2023-01-01", "/subscriptions/{s}/providers/Microsoft.A/things/{t}"),
	"a/resource-manager/Microsoft.A/stable/2021-01-01/broken.json":               {Data: []byte("{")},
	"b/resource-manager/component/Microsoft.B/stable/2021-01-01/b.json":          spec("2021-01-01", "/subscriptions/{s}/providers/Microsoft.B/others/{t}"),
	"b/resource-manager/component/Microsoft.B/preview/2021-06-01-preview/p.json": spec("2021-06-01-preview", "/{scope}/providers/Microsoft.B/news/{n}"),
}

func TestKnownTakesTheNewestStableVersion(t *testing.T) {
	known := Known(tree, []string{"a", "b", "missing"})
	var got []string
	for _, k := range known {
		got = append(got, k.Type+" "+k.Name+" "+k.APIVersion)
	}
	want := []string{"Microsoft.A/things Thing 2021-01-01", "Microsoft.B/news Thing 2021-06-01-preview", "Microsoft.B/others Thing 2021-01-01"}
	if len(got) != len(want) {
		t.Fatalf("got %q", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %q, want %q", got[i], want[i])
		}
	}
}

func TestFindByType(t *testing.T) {
	if k, ok := Find(tree, "microsoft.b/others"); !ok || k.File != "b/resource-manager/component/Microsoft.B/stable/2021-01-01/b.json" {
		t.Errorf("got %+v, %v", k, ok)
	}
	if _, ok := Find(tree, "Microsoft.C/x"); ok {
		t.Error("found a type of a provider that is not there")
	}
}

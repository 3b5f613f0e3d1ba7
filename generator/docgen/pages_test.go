package docgen

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// shelf is a pool with a resource below another one.
func shelf() *ir.Pool {
	name := func(n string) ir.PageParam { return ir.PageParam{Name: n, In: "path", Required: true} }
	return &ir.Pool{Resources: []*ir.PageResource{
		{Group: "Library", Type: "Shelf", ParentName: "Shelf", Path: "/shelves/{shelfName}", Wanted: true, Params: []ir.PageParam{name("shelfName")}},
		{Group: "Library", Type: "Book", ParentName: "Book", Path: "/shelves/{shelfName}/books/{bookName}", Wanted: true, Put: true,
			Params: []ir.PageParam{name("shelfName"), name("bookName")}, Needs: 1},
		{Group: "Library", Type: "Loan", Path: "/loans", Wanted: true, Needs: 1},
	}}
}

func render1(t *testing.T, opts Options) map[string][]byte {
	t.Helper()
	report := new(diag.Report)
	files, err := Pages(shelf(), opts, report)
	if err != nil || report.Failed() {
		t.Fatal(err, report.All())
	}
	return files
}

func TestIncompleteResourcesGetNoPage(t *testing.T) {
	files := render1(t, Options{Depth: 24})
	if len(files) != 2 || files["Library/Loan.md"] != nil {
		t.Errorf("%d pages", len(files))
	}
	if page := string(files["Library/Book.md"]); !strings.Contains(page, "## Dependencies\n- [Shelf](../Library/Shelf.md)\n## ") {
		t.Error(page)
	}
	if page := string(files["Library/Shelf.md"]); !strings.Contains(page, "## Examples\n## Dependencies\n\n## Swagger Schema\n```js\n''\n```\n") {
		t.Error(page)
	}
}

func TestIndexPages(t *testing.T) {
	files := render1(t, Options{Depth: 24, Index: true})
	for name, want := range map[string]string{
		"index.md": "- [Library](./Library/index.md)\n", "Library/index.md": "- [Book](./Book.md)\n- [Shelf](./Shelf.md)\n",
		"Library/_category_.json": `"label": "Library"`,
	} {
		if !strings.Contains(string(files[name]), want) {
			t.Errorf("%s: %s", name, files[name])
		}
	}
}

func TestOwnTemplates(t *testing.T) {
	own := fstest.MapFS{"resource.md.tmpl": {Data: []byte("{{.Group}} has {{.Type}}\n")}}
	if got := string(render1(t, Options{Depth: 24, Templates: own})["Library/Book.md"]); got != "Library has Book\n" {
		t.Errorf("got %q", got)
	}
	own["resource.md.tmpl"] = &fstest.MapFile{Data: []byte("{{.Nothing}}")}
	report := new(diag.Report)
	if _, err := Pages(shelf(), Options{Templates: own}, report); err != nil || !report.Failed() {
		t.Errorf("a template with a mistake is not reported: %v", err)
	}
}

func TestNewerForm(t *testing.T) {
	got := exampleText(createStyle, "Network", "Subnet", value(t, `{"location": "x"}`), dependencies{
		{"resourceGroup", "Resources", "ResourceGroup", false}, {"disks", "Compute", "Disk", true}})
	want := `exports.createResources = () => [
  {
    type: "Subnet",
    group: "Network",
    name: "mySubnet",
    properties: () => ({ location: "x" }),
    dependencies: ({}) => ({
      resourceGroup: "myResourceGroup",
      disks: ["myDisk"],
    }),
  },
];`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestUnknownStyle(t *testing.T) {
	if _, err := Pages(shelf(), Options{Style: "word"}, new(diag.Report)); err == nil || !strings.Contains(err.Error(), "grucloud") {
		t.Errorf("got %v", err)
	}
}

// Test of the promise that generated models lose nothing: every request and response body
// of the examples in the specifications decodes and encodes to equal JSON. The models are
// generated into a module of their own, which is built and run.

package generator_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/seed184db40a/armgen/generator"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// exampleUnits are the units of which the examples are tried, by the readme that lists them.
// The large ones take minutes to build: ARMGEN_EXAMPLES=all adds them.
var exampleUnits = map[string][]string{
	"some": {"containerregistry"},
	"all": {
		"containerregistry", "videoanalyzer", "hybridaks", "authorization", "automation", "billing", "chaos", "cosmos-db", "datafactory", "datamigration",
		"eventgrid", "iotoperationsmq", "machinelearningservices", "managementgroups", "monitor", "network", "paloaltonetworks", "web",
	},
}

func TestExamplesSurvive(t *testing.T) {
	root, _ := filepath.Abs("../../shared/specs/specification")
	if _, err := os.Stat(root); err != nil {
		t.Skip("no specification tree beside the project")
	}
	if testing.Short() {
		t.Skip("builds generated packages")
	}
	units := exampleUnits["some"]
	if only := os.Getenv("ARMGEN_EXAMPLES"); only == "all" {
		units = exampleUnits["all"]
	} else if only != "" {
		units = strings.Split(only, ",")
	}
	for _, unit := range units {
		t.Run(unit, func(t *testing.T) { tryExamples(t, root, unit) })
	}
}

func tryExamples(t *testing.T, root, unit string) {
	opts := generator.Defaults()
	opts.Specs, opts.Import = root, "example.com/unit"
	opts.Readme = readmeOf(t, root, unit)
	opts.Out = t.TempDir()
	api := compileUnit(t, opts)
	report := &diag.Report{}
	result, err := generator.Generate([]generator.Options{opts}, report)
	if err != nil || report.Failed() {
		t.Fatal(err, report.All())
	}
	files := result.Files()
	prefix := filepath.ToSlash(opts.Out) + "/"
	for _, name := range slices.Sorted(maps.Keys(files)) {
		put(t, filepath.Join(opts.Out, strings.TrimPrefix(name, prefix)), files[name])
	}
	prepareModule(t, opts.Out)
	for _, svc := range api.Services {
		cases, types := exampleBodies(svc)
		data, _ := json.Marshal(cases)
		put(t, filepath.Join(opts.Out, svc.Package, "examples.json"), data)
		put(t, filepath.Join(opts.Out, svc.Package, "examples_test.go"), []byte(exampleProgram(svc, types)))
		run := exec.Command("go", "test", "-v", "-vet=off", "./"+svc.Package)
		run.Dir = opts.Out
		run.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off")
		out, err := run.CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v", svc.Package, err)
		}
		t.Logf("%s: %d bodies\n%s", svc.Package, len(cases), cut(out, 6000))
	}
}

func readmeOf(t *testing.T, root, unit string) string {
	found, _ := filepath.Glob(filepath.Join(root, unit, "resource-manager", "readme.md"))
	more, _ := filepath.Glob(filepath.Join(root, unit, "resource-manager", "*", "*", "readme.md"))
	found = append(found, more...)
	if len(found) == 0 {
		t.Skip("no readme.md of " + unit)
	}
	name, _ := filepath.Rel(root, found[0])
	return filepath.ToSlash(name)
}

func compileUnit(t *testing.T, opts generator.Options) *ir.API {
	report := &diag.Report{}
	api, err := generator.Compile([]generator.Options{opts}, report)
	if err != nil || report.Failed() {
		t.Fatal(err, report.All())
	}
	return api
}

// prepareModule makes the output a module with the versions of this one.
func prepareModule(t *testing.T, dir string) {
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join("..", name))
		if err != nil {
			t.Fatal(err)
		}
		put(t, filepath.Join(dir, name), []byte(strings.Replace(string(text), "module github.com/seed184db40a/armgen", "module example.com/unit", 1)))
	}
}

func put(t *testing.T, name string, data []byte) {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func cut(text []byte, n int) []byte { return text[:min(len(text), n)] }

type exampleBody struct {
	Type, Where string
	JSON        json.RawMessage
}

// exampleBodies lists the bodies of all examples whose type is a model.
func exampleBodies(svc *ir.Service) (all []exampleBody, types map[*ir.Model]bool) {
	types = map[*ir.Model]bool{}
	add := func(t ir.Type, where string, n diag.Node) {
		m, ok := t.(*ir.Model)
		if !ok || !n.OK() || n.Kind() != diag.Object {
			return
		}
		types[m] = true
		all = append(all, exampleBody{m.Name.Go, where, n.Raw()})
	}
	for _, client := range svc.Clients {
		for _, o := range client.Operations {
			for _, e := range o.Examples {
				if o.Body != nil {
					add(o.Body.Type, e.Path+" request", e.Params.Get(o.Body.Name.Wire))
				}
				for _, r := range o.Responses {
					add(r.Type, fmt.Sprint(e.Path, " response ", r.Status), e.Responses.Get(fmt.Sprint(r.Status)).Get("body"))
				}
			}
		}
	}
	return all, types
}

// exampleProgram is a test of the generated package that decodes and encodes each body.
func exampleProgram(svc *ir.Service, types map[*ir.Model]bool) string {
	var table []string
	for m := range types {
		trip := "model[" + m.Name.Go + "]"
		if m.Union != nil {
			trip = "union(read" + m.Name.Go + ")"
		}
		table = append(table, fmt.Sprintf("\t%q: %s,\n", m.Name.Go, trip))
	}
	slices.Sort(table)
	return "package " + svc.Package + "\n" + exampleProgramHead + strings.Join(table, "") + "}\n"
}

const exampleProgramHead = `
import (
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"strings"
	"testing"
	"time"

	"example.com/unit/armkit"
)

func model[T any, P interface {
	*T
	armkit.Model
}](data []byte) ([]byte, error) {
	v := P(new(T))
	if err := armkit.Decode(data, v); err != nil {
		return nil, err
	}
	_ = v.Validate()
	return armkit.Marshal(v)
}

func union[C interface {
	comparable
	armkit.Model
}](read func(*armkit.Reader) C) func([]byte) ([]byte, error) {
	return func(data []byte) ([]byte, error) {
		var v C
		if err := armkit.DecoderFunc(func(r *armkit.Reader) { v = read(r) }).Decode(data); err != nil {
			return nil, err
		}
		return armkit.EncoderFunc(func(w *armkit.Writer) { armkit.ObjectValue(w, v) }).Encode(armkit.All)
	}
}

func TestExamples(t *testing.T) {
	text, err := os.ReadFile("examples.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Type, Where string
		JSON        json.RawMessage
	}
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	misfits := 0
	for _, c := range cases {
		out, err := types[c.Type](c.JSON)
		if err != nil {
			misfits++
			t.Logf("%s: the example does not fit its type: %v", c.Where, err)
			continue
		}
		if diff := differ("$", parse(t, c.JSON), parse(t, out)); diff != "" {
			t.Errorf("%s: %s", c.Where, diff)
		}
	}
	if misfits*20 > len(cases) {
		t.Errorf("%d of %d examples do not fit", misfits, len(cases))
	}
	fmt.Println(len(cases), "bodies,", misfits, "do not fit their type")
}

func parse(t *testing.T, text []byte) (v any) {
	d := json.NewDecoder(strings.NewReader(string(text)))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

// differ finds the first difference; numbers are compared by value, also when they came as
// text, and times by instant and offset.
func differ(path string, a, b any) string {
	switch x := a.(type) {
	case map[string]any:
		y, ok := b.(map[string]any)
		if !ok {
			break
		}
		for k := range y {
			if _, ok := x[k]; !ok {
				return path + "." + k + " was added"
			}
		}
		for k, v := range x {
			w, ok := y[k]
			if !ok {
				return path + "." + k + " was lost"
			}
			if d := differ(path+"."+k, v, w); d != "" {
				return d
			}
		}
		return ""
	case []any:
		y, ok := b.([]any)
		if !ok || len(x) != len(y) {
			break
		}
		for i := range x {
			if d := differ(fmt.Sprintf("%s[%d]", path, i), x[i], y[i]); d != "" {
				return d
			}
		}
		return ""
	}
	if a == b || sameNumber(a, b) || sameTime(a, b) {
		return ""
	}
	return fmt.Sprintf("%s was %v, is %v", path, a, b)
}

func sameNumber(a, b any) bool {
	if _, ok := b.(json.Number); !ok {
		return false
	}
	x, ok1 := new(big.Rat).SetString(strings.TrimSpace(fmt.Sprint(a)))
	y, ok2 := new(big.Rat).SetString(fmt.Sprint(b))
	return ok1 && ok2 && x.Cmp(y) == 0
}

func sameTime(a, b any) bool {
	x, ok1 := armkit.ParseTime(fmt.Sprint(a))
	y, ok2 := armkit.ParseTime(fmt.Sprint(b))
	_, zone1 := x.Zone()
	_, zone2 := y.Zone()
	return ok1 && ok2 && x.Equal(y) && zone1 == zone2 && (x.Location() == armkit.NoZone) == (y.Location() == armkit.NoZone)
}

var _ = time.UTC

var types = map[string]func([]byte) ([]byte, error){
`

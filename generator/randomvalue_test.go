package generator_test

// This file makes up values of generated types, and shows that they survive: what is decoded and
// encoded again is equal JSON, whatever the types are made of.

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed184db40a/armgen/generator/compile"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/gogen"
	"github.com/seed184db40a/armgen/generator/ir"
	"github.com/seed184db40a/armgen/generator/load"
)

// RANDOM_SEED is the first specification; some packages are built and run together.
func TestRandomValuesSurvive(t *testing.T) {
	if testing.Short() {
		t.Skip("builds generated packages")
	}
	packages, valuesOfEach := envNumber("RANDOM_SPECS", 12), 8
	dir := t.TempDir()
	prepareModule(t, dir)
	for name, text := range gogen.ArmkitFiles("example.com/unit") {
		put(t, filepath.Join(dir, "armkit", filepath.FromSlash(name)), text)
	}
	for seed := envNumber("RANDOM_SEED", 1); packages > 0; seed++ {
		report := &diag.Report{}
		set := load.Open(fstest.MapFS{"library.json": {Data: []byte(randomSpec(uint64(seed)))}}, report)
		input := compile.Package{Name: "s" + strconv.Itoa(seed), Files: []string{"library.json"}}
		api := compile.Compile(set, compile.Options{Packages: []compile.Package{input}, Flatten: true}, report)
		if report.Failed() {
			continue
		}
		packages--
		svc := api.Services[0]
		files, err := gogen.Generate(svc, gogen.Options{ImportPath: "example.com/unit"})
		if err != nil {
			t.Fatal(err)
		}
		for name, text := range files {
			put(t, filepath.Join(dir, svc.Package, filepath.FromSlash(name)), text)
		}
		v := &inventor{Rand: rand.New(rand.NewPCG(uint64(seed), 3)), unions: unionsOfVariants(svc)}
		cases, types := v.bodies(svc, valuesOfEach)
		data, err := json.Marshal(cases)
		if err != nil {
			t.Fatal(err)
		}
		put(t, filepath.Join(dir, svc.Package, "examples.json"), data)
		put(t, filepath.Join(dir, svc.Package, "examples_test.go"), []byte(exampleProgram(svc, types)))
	}
	run := exec.Command("go", "test", "-vet=off", "./...")
	run.Dir = dir
	run.Env = append(run.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off")
	if out, err := run.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, cut(out, 6000))
	}
}

// inventor makes up values.
type inventor struct {
	*rand.Rand
	unions map[*ir.Model]int // how many unions a variant belongs to
}

func (v *inventor) one(n int) bool { return v.IntN(n) == 0 }

func (v *inventor) pick(texts ...string) string { return texts[v.IntN(len(texts))] }

// bodies are values of every model.
func (v *inventor) bodies(svc *ir.Service, each int) (all []exampleBody, types map[*ir.Model]bool) {
	types = map[*ir.Model]bool{}
	for _, m := range svc.Models {
		if m.Union != nil || !v.tellsItself(m) {
			continue // values of unions are members of other models
		}
		types[m] = true
		for i := range each {
			text, err := json.Marshal(v.object(m, 0))
			if err != nil {
				panic(err)
			}
			all = append(all, exampleBody{m.Name.Go, fmt.Sprintf("%s %d: %s", m.Name.Go, i, cut(text, 400)), text})
		}
	}
	return all, types
}

// tellsItself is whether a variant says what it is by one text: it cannot by a number, and a
// variant of several unions says it by the discriminator of each.
func (v *inventor) tellsItself(m *ir.Model) bool {
	return v.unions[m] < 2 && !slices.ContainsFunc(m.Properties, func(p *ir.Property) bool { return p.Discriminator && !ir.IsText(p.Type) })
}

func unionsOfVariants(svc *ir.Service) map[*ir.Model]int {
	count := map[*ir.Model]int{}
	for _, m := range svc.Models {
		if m.Union == nil {
			continue
		}
		for _, variant := range m.Union.Variants {
			count[variant]++
		}
	}
	return count
}

// object is a value of a model.
func (v *inventor) object(m *ir.Model, depth int) object {
	o := v.members(m.Properties, depth)
	for _, p := range m.Properties {
		if p.Discriminator && m.Variant != nil && ir.IsText(p.Type) {
			o[p.Name.Wire] = m.Variant.Value
		}
	}
	if m.Additional != nil {
		o["free 1"], o["free-2"] = v.value(m.Additional.Elem, depth+1), v.value(m.Additional.Elem, depth+1)
	} else if v.one(3) {
		o["unknown-1"] = v.anything(depth)
	}
	return o
}

func (v *inventor) members(props []*ir.Property, depth int) object {
	o := object{}
	for _, p := range props {
		switch {
		case p.Const != nil:
			o[p.Name.Wire] = json.RawMessage(p.Const.Raw)
		case v.one(4):
		case p.Flattened != nil:
			inner := v.members(p.Flattened, depth+1)
			if v.one(3) {
				inner["unknown-2"] = v.anything(depth)
			}
			o[p.Name.Wire] = inner
		case v.one(8):
			o[p.Name.Wire] = nil
		default:
			o[p.Name.Wire] = v.value(p.Type, depth+1)
		}
	}
	return o
}

// value is a value of any type.
func (v *inventor) value(t ir.Type, depth int) any {
	switch t := t.(type) {
	case *ir.Model:
		return v.modelValue(t, depth)
	case *ir.List:
		list := []any{}
		for range v.IntN(4) {
			list = append(list, v.orNull(t.Elem, depth))
		}
		return list
	case *ir.Map:
		all := object{}
		for _, key := range []string{"a", "A b", "é", ""}[:v.IntN(5)] {
			all[key] = v.orNull(t.Elem, depth)
		}
		return all
	case *ir.Enum:
		if t.Base == ir.String && v.one(4) {
			return "not-a-value"
		}
		value := t.Values[v.IntN(len(t.Values))].Name.Wire
		if t.Base == ir.String {
			return value
		}
		return json.RawMessage(value)
	case ir.Scalar:
		return v.scalar(t.Kind)
	}
	return v.anything(depth)
}

func (v *inventor) orNull(t ir.Type, depth int) any {
	if depth > 6 || v.one(6) {
		return nil
	}
	return v.value(t, depth+1)
}

// modelValue is a model, a variant, or a variant that nobody knows.
func (v *inventor) modelValue(m *ir.Model, depth int) any {
	if depth > 5 || m.Variant != nil && !v.tellsItself(m) {
		return nil
	}
	if m.Union == nil {
		return v.object(m, depth)
	}
	if i := v.IntN(len(m.Union.Variants) + 1); i < len(m.Union.Variants) && v.tellsItself(m) && v.tellsItself(m.Union.Variants[i]) {
		value := m.Union.Variants[i].Variant.Value
		same := func(other *ir.Model) bool { return other.Variant.Value == value }
		if slices.IndexFunc(m.Union.Variants, same) == i { // of two with one value the first is decoded
			return v.object(m.Union.Variants[i], depth)
		}
	}
	o := v.object(m, depth)
	if m.Variant != nil {
		return o // a base that is a variant, too
	}
	delete(o, m.Union.Discriminator)
	if v.one(2) && v.tellsItself(m) {
		o[m.Union.Discriminator] = "nobody-knows"
		if m.Additional == nil {
			o["more"] = v.anything(depth)
		}
	}
	return o
}

func (v *inventor) scalar(kind ir.ScalarKind) any {
	number := func(texts ...string) any { return json.RawMessage(v.pick(texts...)) }
	switch kind {
	case ir.Bool:
		return v.one(2)
	case ir.Int32:
		return number("0", "-1", "2147483647", "-2147483648", "42")
	case ir.Int64:
		return number("0", "9007199254740993", "-9223372036854775808", "7")
	case ir.UnixTime:
		return number("0", "1700000000", "-1")
	case ir.Float32:
		return number("0", "1.5", "-0.25", "1e10")
	case ir.Float64:
		return number("0", "0.1", "-1e300", "123456.789", "5e-324")
	case ir.Decimal:
		return number("0", "0.10", "123456789012345678901234567890.123456789", "-7")
	case ir.DateTime:
		return v.pick("2024-02-29T23:59:59Z", "2024-01-01T00:00:00.1234567Z", "2024-01-01T00:00:00+05:30", "2024-01-01T00:00:00", "2024-01-01t00:00:00.5z")
	case ir.DateTimeRFC1123:
		return v.pick("Mon, 01 Jan 2024 10:00:00 GMT", "Thu, 29 Feb 2024 23:59:59 GMT")
	case ir.Date:
		return v.pick("2024-02-29", "0001-01-01")
	case ir.Bytes, ir.File:
		return v.pick("", "AA==", "c29tZSBieXRlcw==", "+/+/")
	case ir.Base64URL:
		return v.pick("", "AA", "c29tZSBieXRlcw", "-_-_")
	}
	return v.pick("", "text", "é\u2028<&>\"\\", "\x00\n", "very "+strings.Repeat("long ", 50))
}

// anything is any JSON.
func (v *inventor) anything(depth int) any {
	if depth < 4 {
		switch v.IntN(8) {
		case 0:
			return object{"a": v.anything(depth + 1), "b c": v.anything(depth + 1)}
		case 1:
			return []any{v.anything(depth + 1), nil}
		}
	}
	return []any{nil, true, "text", json.RawMessage("1"), json.RawMessage("0.30"), json.RawMessage("12345678901234567890123")}[v.IntN(6)]
}

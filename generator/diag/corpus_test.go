package diag

// This file runs the index over the real specifications beside the project,
// when they are there, and holds it to encoding/json.

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

const corpusRoot = "../../../shared/specs/specification"

// corpus calls visit with each JSON file of the corpus.
func corpus(tb testing.TB, visit func(path string, data []byte)) {
	tb.Helper()
	if _, err := os.Stat(corpusRoot); err != nil {
		tb.Skip("the real specifications are not beside the project")
	}
	err := filepath.WalkDir(corpusRoot, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".json") {
			return err
		}
		data, err := os.ReadFile(path)
		if err == nil {
			visit(path, data)
		}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
}

func TestCorpusHasNoFinding(t *testing.T) {
	files, values := 0, 0
	corpus(t, func(path string, data []byte) {
		f, d := Parse(path, data)
		if d != nil {
			t.Errorf("%s", d)
			return
		}
		if dup := f.Duplicates(); len(dup) > 0 {
			t.Errorf("%s: duplicate key %q", dup[0].KeyPos(), dup[0].Key())
		}
		files++
		values += len(f.nodes)
	})
	t.Logf("%d files, %d values", files, values)
}

func TestCorpusAgreesWithEncodingJSON(t *testing.T) {
	if testing.Short() {
		t.Skip("reads every tenth file twice")
	}
	n := 0
	corpus(t, func(path string, data []byte) {
		if n++; n%10 != 0 {
			return
		}
		f, d := Parse(path, data)
		if d != nil {
			t.Fatal(d)
		}
		var want any
		if err := json.Unmarshal(f.Data, &want); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(value(f.Root()), want) {
			t.Errorf("%s: index and encoding/json disagree", path)
		}
	})
}

// value rebuilds what encoding/json would decode into an any.
func value(n Node) any {
	switch n.Kind() {
	case Object:
		m := map[string]any{}
		for k, v := range n.Members() {
			m[k] = value(v)
		}
		return m
	case Array:
		a := []any{}
		for c := range n.Children() {
			a = append(a, value(c))
		}
		return a
	case String:
		return n.Str()
	case Number:
		v, _ := n.Float()
		return v
	case Bool:
		return n.IsTrue()
	}
	return nil
}

func BenchmarkParse(b *testing.B) {
	var all [][]byte
	size := 0
	corpus(b, func(_ string, data []byte) {
		all = append(all, data)
		size += len(data)
	})
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, data := range all {
			if _, d := Parse("x", data); d != nil {
				b.Fatal(d)
			}
		}
	}
}

package main

import (
	"slices"
	"testing"
)

func TestMutantsOf(t *testing.T) {
	const src = `package p

func f(a, b int, ok bool) (bool, error) {
	if ok {
		return !ok && a < b, err
	}
	return true, nil
}
`
	mutants, err := mutantsOf("p.go", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range mutants {
		got = append(got, string(mutant{m.pos, "", ""}.line(m.apply([]byte(src)))))
	}
	want := []string{
		"if !ok {",
		"return !ok && a < b, nil",
		"return !ok || a < b, err",
		"return ok && a < b, err",
		"return !ok && a >= b, err",
		"return false, nil",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

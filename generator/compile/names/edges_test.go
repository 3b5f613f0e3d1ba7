// Edges of the naming rules: what a change of one comparison would break.

package names

import (
	"slices"
	"testing"
)

func TestPackageEdges(t *testing.T) {
	for in, want := range map[string]string{
		"Microsoft.ContainerRegistry": "containerregistry",
		"Microsoft.Type":              "typeapi",
		"Microsoft.String":            "stringapi",
		"Microsoft.Context":           "contextapi",
		"Microsoft.5G":                "p5g",
		"Microsoft.":                  "p",
		"":                            "p",
		"Microsoft.Ümläut9":           "mlut9",
	} {
		if got := Package(in); got != want {
			t.Errorf("Package(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestValuesThatDifferByCaseOnly(t *testing.T) {
	for _, pair := range [][]string{{"A", "a"}, {"Z", "z"}, {"MiB", "miB"}} {
		got := Values("T", pair, nil)
		if got[0] == got[1] || got[0] != Constant("T", pair[0]) {
			t.Errorf("%q: %q", pair, got)
		}
	}
}

func TestFreeNumbers(t *testing.T) {
	used := map[string]bool{"A": true, "A2": true, "A3": true}
	if got := Free("A", used); got != "A4" {
		t.Errorf("Free gives %q", got)
	}
	if got := Free("B", used); got != "B" {
		t.Errorf("Free gives %q", got)
	}
}

func TestUniquePrefersTheTextThatIsTheName(t *testing.T) {
	for _, texts := range [][]string{{"foo-bar", "fooBar"}, {"fooBar", "foo-bar"}, {"FooBar", "fooBar"}, {"fooBar", "FooBar"}} {
		got := Unique(2, func(i int) string { return texts[i] }, func(i int) string { return Exported(texts[i]) })
		best := slices.Index(texts, "FooBar")
		if best < 0 {
			best = slices.Index(texts, "fooBar")
		}
		if got[best] != "FooBar" || got[1-best] == "FooBar" {
			t.Errorf("%q: %q", texts, got)
		}
	}
}

func TestPluralInitialisms(t *testing.T) {
	for in, want := range map[string]string{
		"publicIPs":      "PublicIPs",
		"IPsCount":       "IPsCount",
		"VMsEnabled":     "VMsEnabled",
		"allowedIPsList": "AllowedIPsList",
		"isEnabled":      "IsEnabled",
		"IPstring":       "IPstring",
		"GPUset":         "GPUset",
		"addsVM":         "AddsVM",
	} {
		if got := Exported(in); got != want {
			t.Errorf("Exported(%q) = %q, want %q", in, got, want)
		}
	}
}

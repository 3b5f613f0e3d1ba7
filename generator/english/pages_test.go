package english

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// vectors reads a table of the page format's unit cases, which stand beside the
// project where the format is kept.
func vectors[T any](t *testing.T, name string) T {
	t.Helper()
	var out T
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "pages", "vectors", name))
	if os.IsNotExist(err) {
		t.Skip("the shared test vectors are not here")
	}
	if err == nil {
		err = json.Unmarshal(data, &out)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestPluralizeWords(t *testing.T) {
	p := NewPluralize()
	for in, want := range map[string]string{"Registries": "Registry", "azureStorageS": "azureStorage", "Skus": "Skus", "Metadata": "Metadatum", "": ""} {
		if got := p.Singular(in); got != want {
			t.Errorf("Singular(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"policy": "policies", "details": "details", "virtualHubRouteTableV2": "virtualHubRouteTableV2s"} {
		if got := p.Plural(in); got != want {
			t.Errorf("Plural(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestPluralizeVectors(t *testing.T) {
	p := NewPluralize()
	v := vectors[map[string]map[string]string](t, "pluralize.json")
	for in, want := range v["singular"] {
		if got := p.Singular(in); got != want {
			t.Errorf("Singular(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range v["plural"] {
		if got := p.Plural(in); got != want {
			t.Errorf("Plural(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCamel(t *testing.T) {
	for in, want := range map[string]string{
		"PublicIPAddress": "publicIpAddress", "VirtualMachineScaleSetVM": "virtualMachineScaleSetVm",
		"VirtualHubRouteTableV2": "virtualHubRouteTableV2", "a-b_c": "aBC", "zone 1": "zone_1", "": "",
		"DiskAccessAPrivateEndpointConnection": "diskAccessAPrivateEndpointConnection",
	} {
		if got := Camel(in); got != want {
			t.Errorf("Camel(%q) = %q, want %q", in, got, want)
		}
	}
	if got := Pascal("publicIPAddress"); got != "PublicIpAddress" {
		t.Errorf("Pascal gives %q", got)
	}
}

func TestVariableVectors(t *testing.T) {
	p := NewPluralize()
	for in, want := range vectors[map[string][]string](t, "variable-names.json") {
		if got := Camel(in); got != want[0] {
			t.Errorf("Camel(%q) = %q, want %q", in, got, want[0])
		}
		if got := p.Plural(Camel(in)); got != want[1] {
			t.Errorf("plural of %q = %q, want %q", in, got, want[1])
		}
	}
}

// Resource ids: parsing, formatting, comparing.

package armkit_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed184db40a/armgen/generator/gogen/armkit"
)

func TestParseID(t *testing.T) {
	const registry = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerRegistry/registries/{registryName}"
	const lock = "/{scope}/providers/Microsoft.Authorization/locks/{lockName}"
	tests := []struct {
		name, template, id string
		parts              int
		want               string // formatted again; empty for an error
	}{
		{"as documented", registry, "/subscriptions/S/resourceGroups/Rg/providers/Microsoft.ContainerRegistry/registries/Acr", 3, "/subscriptions/S/resourceGroups/Rg/providers/Microsoft.ContainerRegistry/registries/Acr"},
		{"other case", registry, "/SUBSCRIPTIONS/S/resourcegroups/Rg/providers/microsoft.containerregistry/Registries/Acr", 3, "/subscriptions/S/resourceGroups/Rg/providers/Microsoft.ContainerRegistry/registries/Acr"},
		{"slash at the end", registry, "/subscriptions/S/resourceGroups/Rg/providers/Microsoft.ContainerRegistry/registries/Acr/", 3, "/subscriptions/S/resourceGroups/Rg/providers/Microsoft.ContainerRegistry/registries/Acr"},
		{"another type", registry, "/subscriptions/S/resourceGroups/Rg/providers/Microsoft.ContainerRegistry/caches/Acr", 3, ""},
		{"a child", registry, "/subscriptions/S/resourceGroups/Rg/providers/Microsoft.ContainerRegistry/registries/Acr/webhooks/w", 3, ""},
		{"empty segment", registry, "/subscriptions//resourceGroups/Rg/providers/Microsoft.ContainerRegistry/registries/Acr", 3, ""},
		{"no leading slash", registry, "subscriptions/S/resourceGroups/Rg/providers/Microsoft.ContainerRegistry/registries/Acr", 3, ""},
		{"empty", registry, "", 3, ""},
		{"scope of a subscription", lock, "/subscriptions/S/providers/Microsoft.Authorization/locks/L", 2, "/subscriptions/S/providers/Microsoft.Authorization/locks/L"},
		{"scope of a resource", lock, "/subscriptions/S/resourceGroups/R/providers/A/b/c/providers/Microsoft.Authorization/locks/L", 2, "/subscriptions/S/resourceGroups/R/providers/A/b/c/providers/Microsoft.Authorization/locks/L"},
		{"scope of the tenant", lock, "/providers/Microsoft.Authorization/locks/L", 2, "/providers/Microsoft.Authorization/locks/L"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			values := make([]string, tt.parts)
			parts := make([]*string, tt.parts)
			for i := range values {
				parts[i] = &values[i]
			}
			err := armkit.ParseID(tt.template, tt.id, parts...)
			if (err == nil) != (tt.want != "") {
				t.Fatalf("got error %v", err)
			}
			if got := armkit.FormatID(tt.template, values...); err == nil && got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestParentIDs(t *testing.T) {
	group, err := armkit.ParseResourceGroupID("/subscriptions/S/resourceGroups/Rg")
	if err != nil {
		t.Fatal(err)
	}
	other, err := armkit.ParseSubscriptionID("/Subscriptions/s")
	if err != nil {
		t.Fatal(err)
	}
	if !group.Parent().Equal(other) {
		t.Errorf("%s and %s name the same subscription", group.Parent(), other)
	}
	if _, err := armkit.ParseResourceGroupID("/subscriptions/S"); err == nil {
		t.Error("a subscription passes for a resource group")
	}
}

// What is taken for an id is the same id when it is written again.
func FuzzID(f *testing.F) {
	templates := []string{
		"/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerRegistry/registries/{registryName}",
		"/{scope}/providers/Microsoft.Authorization/locks/{lockName}",
		"/providers/Microsoft.Management/managementGroups/{groupId}",
	}
	for i, id := range []string{
		"/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerRegistry/registries/r", "/SUBSCRIPTIONS/s/resourcegroups/g/providers/microsoft.containerregistry/Registries/r/",
		"/subscriptions/s/providers/Microsoft.Authorization/locks/l", "/providers/Microsoft.Management/managementGroups/m", "", "/", "//", "subscriptions/s",
	} {
		f.Add(i%len(templates), id)
	}
	f.Fuzz(func(t *testing.T, n int, id string) {
		template := templates[uint(n)%uint(len(templates))]
		parts, again := make([]string, strings.Count(template, "{")), make([]string, strings.Count(template, "{"))
		if armkit.ParseID(template, id, pointers(parts)...) != nil {
			return
		}
		text := armkit.FormatID(template, parts...)
		if !armkit.EqualIDs(text, id) && strings.Trim(id, "/") == strings.TrimSuffix(strings.TrimPrefix(id, "/"), "/") {
			t.Fatalf("%q became %q", id, text)
		}
		if err := armkit.ParseID(template, text, pointers(again)...); err != nil || !slices.Equal(parts, again) {
			t.Fatalf("%q: %q, then %q, %v", id, parts, again, err)
		}
	})
}

func pointers(parts []string) []*string {
	var out []*string
	for i := range parts {
		out = append(out, &parts[i])
	}
	return out
}

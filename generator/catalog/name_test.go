package catalog

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/seed184db40a/armgen/generator/english"
)

func TestNameOf(t *testing.T) {
	words, tables := english.NewPluralize(), readTables()
	for id, want := range map[string]string{
		"Registries_Get": "Registry", "WebApps_GetSlot": "WebAppSlot", "Sites_GetSiteConfig": "SiteConfig",
		"SqlResources_GetSqlDatabase": "SqlResourceSqlDatabase", "WebApps_ListSlotConfigurationNames": "WebAppListSlotConfigurationNames",
		"GetPublishingUser": "GetPublishingUserPublishingUser", "Servers_Get": "FlexibleServer",
	} {
		if got := tables.nameOf(id, words).typ; got != want {
			t.Errorf("%s: got %s, want %s", id, got, want)
		}
	}
}

func TestNameVectors(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "pages", "vectors", "operation-names.json"))
	if os.IsNotExist(err) {
		t.Skip("the shared test vectors are not here")
	}
	var want map[string]struct{ ParentName, SubName, Type string }
	if err == nil {
		err = json.Unmarshal(data, &want)
	}
	if err != nil {
		t.Fatal(err)
	}
	words, tables := english.NewPluralize(), readTables()
	for id, w := range want {
		if got := tables.nameOf(id, words); got != (resourceName{w.ParentName, w.SubName, w.Type}) {
			t.Errorf("%s: got %+v, want %+v", id, got, w)
		}
	}
}

func TestCompareWords(t *testing.T) {
	sorted := []string{"a1", "aa", "VirtualWan", "VirtualWAN", "VirtualWans", "webApp", "WebApp", "WebApp2", "WebAppSlot"}
	for i, a := range sorted {
		for j, b := range sorted {
			if got := compareWords(a, b); got < 0 != (i < j) || got == 0 != (i == j) {
				t.Errorf("compareWords(%s, %s) = %d", a, b, got)
			}
		}
	}
}

package apidiff_test

// This file compares the stable versions of one real API, when they are beside
// the project, with counts that were taken independently.

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/seed184db40a/armgen/generator"
	"github.com/seed184db40a/armgen/generator/apidiff"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

const corpusRoot = "../../../shared/specs/specification"

func registry(t *testing.T, version string) *ir.API {
	t.Helper()
	if _, err := os.Stat(corpusRoot); err != nil {
		t.Skip("the real specifications are not beside the project")
	}
	opts := generator.Defaults()
	opts.Specs = corpusRoot
	opts.Spec = []string{"containerregistry/resource-manager/Microsoft.ContainerRegistry/stable/" + version + "/containerregistry.json"}
	report := &diag.Report{}
	api, err := generator.Compile([]generator.Options{opts}, report)
	if err != nil || report.Failed() {
		t.Fatal(err, report.All())
	}
	return api
}

// bumps are the counts that were taken of the specification texts, without
// this package.
var bumps = []struct {
	from, to string
	counts   apidiff.Counts
	breaking []string
}{
	{"2017-03-01", "2017-10-01", apidiff.Counts{
		Operations: apidiff.Tally{Added: 17, Changed: 3},
		// 9 of the 15 gained "type": "object" only, which says nothing new.
		Definitions: apidiff.Tally{Removed: 3, Added: 37, Changed: 15},
		Properties:  apidiff.Tally{Removed: 1, Added: 7, Changed: 4},
		EnumValues:  apidiff.Tally{Added: 7},
		NewRequired: 1,
	}, []string{
		"operation-became-long-running Registries_Delete", "operation-became-long-running Registries_Update",
		"parameter-type-changed Registries_Create body", "response-removed Registries_Create",
		"definition-removed RegistryCreateParameters", "definition-removed RegistryPropertiesCreateParameters",
		"definition-removed StorageAccountParameters", "property-removed StorageAccountProperties.name",
		"property-added-required StorageAccountProperties.id",
		"property-type-changed RegistryPropertiesUpdateParameters.storageAccount", "enum-declared Sku.name",
	}},
	{"2017-10-01", "2019-05-01", apidiff.Counts{
		Operations:  apidiff.Tally{Removed: 2},
		Definitions: apidiff.Tally{Removed: 1, Added: 2, Changed: 6},
		Properties:  apidiff.Tally{Removed: 1, Added: 2, Changed: 7},
	}, []string{
		"operation-removed Registries_ListPolicies", "operation-removed Registries_UpdatePolicies",
		"definition-removed RegistryPolicies", "property-removed RegistryPropertiesUpdateParameters.storageAccount",
	}},
	{"2019-05-01", "2021-09-01", apidiff.Counts{
		Operations:  apidiff.Tally{Added: 6},
		Definitions: apidiff.Tally{Removed: 1, Added: 21, Changed: 11},
		Properties:  apidiff.Tally{Removed: 2, Added: 20},
	}, []string{
		"definition-removed VirtualNetworkRule", "definition-unused StorageAccountProperties",
		"property-removed NetworkRuleSet.virtualNetworkRules", "property-removed RegistryProperties.storageAccount",
	}},
	{"2021-09-01", "2022-12-01", apidiff.Counts{
		Operations:  apidiff.Tally{Added: 11, Changed: 28},
		Definitions: apidiff.Tally{Added: 16},
	}, []string{"parameter-limit-tightened parameter resourceGroupName"}},
	{"2022-12-01", "2023-07-01", apidiff.Counts{
		Operations:  apidiff.Tally{Added: 10},
		Definitions: apidiff.Tally{Removed: 2, Added: 14, Changed: 3},
		Properties:  apidiff.Tally{Changed: 5},
	}, []string{
		"definition-removed ErrorResponseBody", "definition-removed InnerErrorDescription",
		"property-type-changed ErrorResponse.error",
	}},
}

func TestRegistryVersions(t *testing.T) {
	for _, b := range bumps {
		r := apidiff.Diff(registry(t, b.from), registry(t, b.to))
		if r.Counts != b.counts {
			t.Errorf("%s to %s: got counts\n%+v, want\n%+v", b.from, b.to, r.Counts, b.counts)
		}
		var breaking []string
		for _, c := range r.Changes {
			if c.Rule.Level == apidiff.Breaking {
				breaking = append(breaking, c.Rule.ID+" "+c.Subject)
			}
			if !c.Old.Known() && !c.New.Known() {
				t.Errorf("%s %s has no place", c.Rule.ID, c.Subject)
			}
		}
		if !slices.Equal(breaking, b.breaking) {
			t.Errorf("%s to %s: got breaking changes\n%s\nwant\n%s", b.from, b.to, strings.Join(breaking, "\n"), strings.Join(b.breaking, "\n"))
		}
		if r.Verdict() != "major" {
			t.Errorf("%s to %s: verdict %s", b.from, b.to, r.Verdict())
		}
	}
}

func TestFinalStateOfTwelveOperations(t *testing.T) {
	n := 0
	for _, c := range apidiff.Diff(registry(t, "2021-09-01"), registry(t, "2022-12-01")).Changes {
		if c.Rule.ID == "operation-final-state-changed" {
			n++
		}
	}
	if n != 12 {
		t.Errorf("got %d operations, want 12", n)
	}
}

func TestSameVersionTwice(t *testing.T) {
	if r := apidiff.Diff(registry(t, "2021-09-01"), registry(t, "2021-09-01")); len(r.Changes) > 0 || r.Verdict() != "none" {
		t.Errorf("got %d changes: %+v", len(r.Changes), r.Changes[0])
	}
}

package english

import "testing"

func TestSingular(t *testing.T) {
	for in, want := range map[string]string{
		"Registries": "Registry", "Policies": "Policy", "DiskAccess": "DiskAccess", "PublicIPAddresses": "PublicIPAddress",
		"PublicIPPrefixes": "PublicIPPrefix", "SavedSearches": "SavedSearch", "azureStorageS": "azureStorage", "WebApps": "WebApp",
		"Alias": "Alias", "TopicAliases": "TopicAlias", "VMSkus": "VMSkus", "SiteMetadata": "SiteMetadatum", "registry": "registry",
		"Databases": "Database", "": "", "s": "s",
	} {
		if got := Singular(in); got != want {
			t.Errorf("Singular(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestPlural(t *testing.T) {
	for in, want := range map[string]string{
		"registry": "registries", "gateway": "gateways", "publicIPAddress": "publicIPAddresses", "box": "boxes", "disk": "disks",
	} {
		if got := Plural(in); got != want {
			t.Errorf("Plural(%q) = %q, want %q", in, got, want)
		}
	}
}

package arm

import "testing"

func TestResourceName(t *testing.T) {
	p := ParsePath("/subscriptions/{s}/resourceGroups/{g}/providers/Microsoft.X/registries/{r}/hookList/{h}")
	for _, c := range []struct{ get, put, want string }{
		{"Registries_Get", "", "Registry"},
		{"WebApps_GetSlot", "", "WebAppSlot"},
		{"Sites_GetSiteConfig", "", "SiteConfig"},
		{"SqlResources_GetSqlDatabase", "", "SqlResourceSqlDatabase"},
		{"WebApps_ListSlotConfigurationNames", "", "WebAppListSlotConfigurationNames"},
		{"GetPublishingUser", "", "PublishingUser"},
		{"", "WebApps_UpdateApplicationSettings", "WebAppApplicationSettings"},
		{"", "Things_CreateOrUpdate", "Thing"},
		{"get-things", "", "HookList"},
		{"", "", "HookList"},
	} {
		if got := ResourceName(p, c.get, c.put); got != c.want {
			t.Errorf("ResourceName(%q, %q) = %q, want %q", c.get, c.put, got, c.want)
		}
	}
	if got := PageName(p, "GetPublishingUser"); got != "GetPublishingUserPublishingUser" {
		t.Errorf("PageName: %q", got)
	}
	if got := TypeName(p); got != "RegistryHookList" {
		t.Errorf("TypeName: %q", got)
	}
}

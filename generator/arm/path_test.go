package arm

import "testing"

func TestPath(t *testing.T) {
	const sub = "/subscriptions/{subscriptionId}"
	for _, c := range []struct {
		path, typ            string
		instance, collection bool
	}{
		{sub + "/resourceGroups/{rg}/providers/Microsoft.X/registries/{name}", "Microsoft.X/registries", true, false},
		{sub + "/resourceGroups/{rg}/providers/Microsoft.X/registries/{name}/hooks", "Microsoft.X/registries/hooks", false, true},
		{sub + "/resourceGroups/{rg}/providers/Microsoft.X/registries/{name}/policies/default", "Microsoft.X/registries/policies", true, false},
		{sub + "/resourcegroups/{rg}", "Microsoft.Resources/resourceGroups", true, false},
		{sub, "Microsoft.Resources/subscriptions", true, false},
		{sub + "/providers/{resourceProviderNamespace}", "Microsoft.Resources/providers", true, false},
		{"/{scope}/providers/Microsoft.Authorization/roleAssignments/{name}", "Microsoft.Authorization/roleAssignments", true, false},
		{"/{scope}/providers/Microsoft.A/things/{a}/providers/Microsoft.B/notes/{b}", "Microsoft.B/notes", true, false},
		{sub + "/resourceGroups/{rg}/providers/{ns}/{parentPath}/{type}/{name}", "", false, false},
		{"/{resourceId}", "", false, false},
		{"/v2/{name}/manifests/{ref}", "", false, false},
	} {
		p := ParsePath(c.path)
		if p.Typed() != (c.typ != "") || p.Typed() && p.Type() != c.typ {
			t.Errorf("%s: type %q (typed %v), want %q", c.path, p.Type(), p.Typed(), c.typ)
		}
		if p.Instance() != c.instance || p.Collection() != c.collection {
			t.Errorf("%s: instance %v collection %v", c.path, p.Instance(), p.Collection())
		}
	}
}

func TestPathKeysIgnoreCaseAndParameterNames(t *testing.T) {
	a := ParsePath("/subscriptions/{subscriptionId}/resourceGroups/{rg}/providers/Microsoft.X/Things/{a}")
	b := ParsePath("/subscriptions/{id}/resourcegroups/{resourceGroupName}/providers/microsoft.x/things/{thingName}/parts/{part}")
	if b.ParentKey() != a.Key() {
		t.Errorf("parent of %q is %q, want %q", b.Key(), b.ParentKey(), a.Key())
	}
}

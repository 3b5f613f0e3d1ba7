// The table of names: what people see in the output, so each row is a promise.

package names

import (
	"go/token"
	"slices"
	"strings"
	"testing"
)

func TestExported(t *testing.T) {
	for wire, want := range map[string]string{
		"privateEndpointConnection":   "PrivateEndpointConnection",
		"publicIpAddress":             "PublicIPAddress",
		"publicIPAddress":             "PublicIPAddress",
		"PublicIPAddress":             "PublicIPAddress",
		"IPRule":                      "IPRule",
		"IpRule":                      "IPRule",
		"sku":                         "SKU",
		"skuName":                     "SKUName",
		"SkuName":                     "SKUName",
		"vmSize":                      "VMSize",
		"vms":                         "VMs",
		"VMs":                         "VMs",
		"subnetIds":                   "SubnetIDs",
		"IDs":                         "IDs",
		"ipv4Prefix":                  "IPv4Prefix",
		"IPv6Only":                    "IPv6Only",
		"minTlsVersion":               "MinTLSVersion",
		"UTF8":                        "UTF8",
		"httpsOnly":                   "HTTPSOnly",
		"HTTPServer":                  "HTTPServer",
		"apiUrl":                      "APIURL",
		"identity":                    "Identity",
		"VMwareSite":                  "VMwareSite",
		"OAuthToken":                  "OAuthToken",
		"etag":                        "Etag",
		"eTag":                        "ETag",
		"osDiskGB":                    "OSDiskGB",
		"ipsecPolicy":                 "IPSecPolicy",
		"@odata.type":                 "OdataType",
		"@type":                       "Type",
		"$skipToken":                  "SkipToken",
		"_rid":                        "Rid",
		"balance-similar-groups":      "BalanceSimilarGroups",
		"5qi":                         "FiveQi",
		"5QiRm":                       "FiveQiRm",
		"KeyValuePair[String,Object]": "KeyValuePairStringObject",
		"ODataQueryOptions`1":         "ODataQueryOptions1",
		"Azure.ResourceManager.State": "AzureResourceManagerState",
		"Access_ListUsers_Response":   "AccessListUsersResponse",
		"type":                        "Type",
		"v1.0":                        "V1_0",
		"v10":                         "V10",
		"":                            "Empty",
		"*":                           "Asterisk",
		"größe":                       "Größe",
		"名前":                          "X名前",
	} {
		if got := Exported(wire); got != want {
			t.Errorf("Exported(%q) = %s, want %s", wire, got, want)
		}
	}
}

func TestLocal(t *testing.T) {
	for wire, want := range map[string]string{
		"resourceGroupName": "resourceGroupName",
		"ResourceGroupName": "resourceGroupName",
		"IPAddress":         "ipAddress",
		"vmId":              "vmID",
		"type":              "typeParam",
		"string":            "stringParam",
		"url":               "urlParam",
		"$filter":           "filter",
		"If-Match":          "ifMatch",
		"5qi":               "fiveQi",
		"options":           "optionsParam",
		"*":                 "asterisk",
		"SKU":               "sku",
	} {
		if got := Local(wire); got != want {
			t.Errorf("Local(%q) = %s, want %s", wire, got, want)
		}
	}
}

func TestOperation(t *testing.T) {
	for id, want := range map[string][2]string{
		"Registries_CheckNameAvailability": {"Registries", "CheckNameAvailability"},
		"Registries_List_All":              {"Registries", "ListAll"},
		"CheckName":                        {"", "CheckName"},
		"Vms_GetById":                      {"VMs", "GetByID"},
		"_Get":                             {"", "Get"},
		"Get_":                             {"", "Get"},
	} {
		if g, m := Operation(id); g != want[0] || m != want[1] {
			t.Errorf("Operation(%q) = %s, %s, want %v", id, g, m, want)
		}
	}
}

func TestField(t *testing.T) {
	if got := Field("validate"); got != "ValidateField" {
		t.Errorf("a field must not hide the method Validate: %s", got)
	}
	if got := Field("error"); got != "Error" {
		t.Errorf("error: %s", got)
	}
}

func TestPackage(t *testing.T) {
	for ns, want := range map[string]string{
		"Microsoft.ContainerRegistry": "containerregistry",
		"PaloAltoNetworks.Cloudngfw":  "cloudngfw",
		"Microsoft.Type":              "typeapi",
		"":                            "p",
		"Microsoft.1Foo-Bar":          "p1foobar",
	} {
		if got := Package(ns); got != want {
			t.Errorf("Package(%q) = %s, want %s", ns, got, want)
		}
	}
}

func TestConstant(t *testing.T) {
	for _, c := range []struct{ typ, value, want string }{
		{"SKUName", "Basic", "SKUNameBasic"},
		{"SKUName", "basic", "SKUNameBasic"},
		{"Protocol", "*", "ProtocolAsterisk"},
		{"TLSVersion", "1.0", "TLSVersion1_0"},
		{"TLSVersion", "10", "TLSVersion10"},
		{"Kind", " ", "KindSpace"},
		{"Kind", "", "KindEmpty"},
		{"Kind", "HTTP ", "KindHTTP"},
		{"Kind", "type", "KindType"},
		{"Offset", "-1", "OffsetMinus1"},
		{"Type5", "5", "Type5_5"},
		{"Kind", "SystemAssigned, UserAssigned", "KindSystemAssignedUserAssigned"},
		{"Size", "Standard_A1_v2", "SizeStandardA1V2"},
		{"Level", "2019-04-30", "Level2019_04_30"},
		{"Kind", "true", "KindTrue"},
		{"Op", ">=", "OpGreaterEqual"},
		{"Kind", "Microsoft.Network/vnets", "KindMicrosoftNetworkVnets"},
	} {
		if got := Constant(c.typ, c.value); got != c.want {
			t.Errorf("Constant(%q, %q) = %s, want %s", c.typ, c.value, got, c.want)
		}
	}
}

func TestValuesAreToldApart(t *testing.T) {
	for _, c := range []struct{ values, nicer, want []string }{
		{[]string{"Failed", "FAILED"}, nil, []string{"KFailed", "KFAILED"}},
		{[]string{"default", "Default"}, nil, []string{"KDefaultLower", "KDefault"}},
		{[]string{"a-b", "a_b", "aB"}, nil, []string{"KADashB", "KAUnderscoreB", "KAB"}},
		{[]string{"#", "$"}, []string{"hash", ""}, []string{"KHash", "KDollar"}},
		{[]string{"x", "y"}, []string{"Same", "Same"}, []string{"KSame", "KY"}},
		{[]string{"HTTP", "HTTP "}, nil, []string{"KHTTP", "KHTTPSpace"}},
	} {
		if got := Values("K", c.values, c.nicer); !slices.Equal(got, c.want) {
			t.Errorf("Values(%q, %q) = %v, want %v", c.values, c.nicer, got, c.want)
		}
	}
}

// TestValuesDoNotDependOnOrder is the promise that a name stays when the list is
// written in another order or grows by something that does not clash.
func TestValuesDoNotDependOnOrder(t *testing.T) {
	values := []string{"a-b", "a_b", "aB", "ab", "1.0", "10", "x"}
	want := Values("K", values, nil)
	turned := slices.Clone(values)
	slices.Reverse(turned)
	got := Values("K", append(turned, "unrelated"), nil)[:len(values)]
	slices.Reverse(got)
	if !slices.Equal(got, want) {
		t.Errorf("turned: %v, want %v", got, want)
	}
}

func FuzzIdentifiers(f *testing.F) {
	for _, s := range []string{"", "a", "5", "@odata.type", "IDs", "\xff", "ß", "É", "٣", "ǅ", "_", "VMsCount", "a\u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for form, name := range map[string]string{
			"Exported": Exported(s), "Local": Local(s), "Field": Field(s), "Constant": Constant("T", s), "Spelled": Spelled("T", s),
		} {
			if !token.IsIdentifier(name) {
				t.Errorf("%s(%q) = %q is no identifier", form, s, name)
			}
			if form != "Local" && !token.IsExported(name) {
				t.Errorf("%s(%q) = %q is not exported", form, s, name)
			}
			if form == "Local" && (token.IsExported(name) || strings.ToUpper(name) == name && len(name) > 1 && name[0] < 'a') {
				t.Errorf("Local(%q) = %q is exported", s, name)
			}
		}
	})
}

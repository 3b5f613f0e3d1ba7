// This file makes the documents to measure with: connections and registries with all their
// members filled, the same on every run.

package main

import (
	"fmt"
	"strings"
)

const subscription = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/contoso-shared-services"

// system is the systemData of a resource.
func system(i int) string {
	return fmt.Sprintf(`{"createdBy":"builder%03d@contoso.example","createdByType":"User","createdAt":"2023-01-%02dT08:09:10.1234567Z",`+
		`"lastModifiedBy":"22222222-3333-4444-5555-%012d","lastModifiedByType":"Application","lastModifiedAt":"2023-02-%02dT18:19:20.7654321Z"}`,
		i, i%28+1, i, i%28+1)
}

// connection is a private endpoint connection of about 1 kB.
func connection(i int) []byte {
	registry := fmt.Sprintf("%s/providers/Microsoft.ContainerRegistry/registries/contosoregistry%03d", subscription, i)
	return fmt.Appendf(nil, `{"id":"%s/privateEndpointConnections/build-agents.%012d","name":"build-agents.%012d",`+
		`"type":"Microsoft.ContainerRegistry/registries/privateEndpointConnections","systemData":%s,"properties":{`+
		`"privateEndpoint":{"id":"%s/providers/Microsoft.Network/privateEndpoints/build-agents"},`+
		`"privateLinkServiceConnectionState":{"status":"Approved","description":"Approved for the build agents of the shared services","actionsRequired":"None"},`+
		`"provisioningState":"Succeeded"}}`, registry, i, i, system(i), subscription)
}

// registries is a page of n registries.
func registries(n int) []byte {
	var b strings.Builder
	b.WriteString(`{"value":[`)
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(registry(i))
	}
	fmt.Fprintf(&b, `],"nextLink":"https://management.azure.example%s/providers/Microsoft.ContainerRegistry/registries?api-version=2021-09-01&$skiptoken=%d"}`, subscription, n)
	return []byte(b.String())
}

func registry(i int) string {
	name := fmt.Sprintf("contosoregistry%03d", i)
	identity := fmt.Sprintf("%s/providers/Microsoft.ManagedIdentity/userAssignedIdentities/registry-%03d", subscription, i)
	return fmt.Sprintf(`{"id":"%s/providers/Microsoft.ContainerRegistry/registries/%s","name":"%s","type":"Microsoft.ContainerRegistry/registries",`+
		`"location":"westeurope","tags":{"costCenter":"%05d","environment":"production","owner":"platform"},"systemData":%s,`+
		`"sku":{"name":"Premium","tier":"Premium"},%s,"properties":{"loginServer":"%s.azurecr.io","creationDate":"2023-01-%02dT08:09:10.1234567Z",`+
		`"provisioningState":"Succeeded","status":{"displayStatus":"Ready","message":"The registry is ready.","timestamp":"2023-02-%02dT18:19:20.7654321Z"},`+
		`"adminUserEnabled":false,%s,"dataEndpointEnabled":true,"dataEndpointHostNames":["%s.westeurope.data.azurecr.io","%s.northeurope.data.azurecr.io"],`+
		`"privateEndpointConnections":[%s],"publicNetworkAccess":"Disabled","networkRuleBypassOptions":"AzureServices","zoneRedundancy":"Enabled"}}`,
		subscription, name, name, i, system(i), identityPart(i, identity), name, i%28+1, i%28+1, policies(i, identity), name, name, connection(i))
}

func identityPart(i int, id string) string {
	return fmt.Sprintf(`"identity":{"principalId":"33333333-4444-5555-6666-%012d","tenantId":"44444444-5555-6666-7777-888888888888",`+
		`"type":"SystemAssigned, UserAssigned","userAssignedIdentities":{"%s":{"principalId":"55555555-6666-7777-8888-%012d","clientId":"66666666-7777-8888-9999-%012d"}}}`,
		i, id, i, i)
}

func policies(i int, identity string) string {
	return fmt.Sprintf(`"networkRuleSet":{"defaultAction":"Deny","ipRules":[{"action":"Allow","value":"203.0.113.%d/32"},{"action":"Allow","value":"198.51.100.%d/32"}]},`+
		`"policies":{"quarantinePolicy":{"status":"disabled"},"trustPolicy":{"type":"Notary","status":"enabled"},`+
		`"retentionPolicy":{"days":%d,"lastUpdatedTime":"2023-02-%02dT18:19:20.7654321Z","status":"enabled"},"exportPolicy":{"status":"enabled"}},`+
		`"encryption":{"status":"enabled","keyVaultProperties":{"keyIdentifier":"https://contoso-keys.vault.example/keys/registry-%03d",`+
		`"versionedKeyIdentifier":"https://contoso-keys.vault.example/keys/registry-%03d/0123456789abcdef0123456789abcdef","identity":"77777777-8888-9999-aaaa-%012d",`+
		`"keyRotationEnabled":true,"lastKeyRotationTimestamp":"2023-02-%02dT18:19:20.7654321Z"}}`,
		i%250, i%250, i%90+1, i%28+1, i, i, i, i%28+1)
}

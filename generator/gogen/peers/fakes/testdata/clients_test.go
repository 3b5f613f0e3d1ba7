// The two official modules and our clients for them.

package fakes

import (
	"testing"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/arm"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	acrfake "github.com/Azure/azure-sdk-for-go/sdk/resourcemanager/containerregistry/armcontainerregistry/fake"
	rmfake "github.com/Azure/azure-sdk-for-go/sdk/resourcemanager/resources/armresources/fake"

	acr "example.com/ours/containerregistry"
	rm "example.com/ours/resources"
)

// client adapts a constructor.
func client[C any](construct func(string, azcore.TokenCredential, *arm.ClientOptions) (C, error)) func(policy.Transporter) any {
	return func(t policy.Transporter) any {
		c, err := construct("sub", credential, options(t))
		if err != nil {
			panic(err)
		}
		return c
	}
}

// tenantClient adapts a constructor that takes no subscription.
func tenantClient[C any](construct func(azcore.TokenCredential, *arm.ClientOptions) (C, error)) func(policy.Transporter) any {
	return func(t policy.Transporter) any {
		c, err := construct(credential, options(t))
		if err != nil {
			panic(err)
		}
		return c
	}
}

func options(t policy.Transporter) *arm.ClientOptions {
	o := &arm.ClientOptions{}
	o.Transport = t
	o.Retry.MaxRetries = -1
	return o
}

func TestContainerRegistry(t *testing.T) {
	name := "text"
	side{
		factory: &acrfake.ServerFactory{},
		transport: func(factory any) policy.Transporter {
			return acrfake.NewServerFactoryTransport(factory.(*acrfake.ServerFactory))
		},
		clients: map[string]func(policy.Transporter) any{
			"AgentPoolsServer":                 client(acr.NewAgentPoolsClient),
			"CacheRulesServer":                 client(acr.NewCacheRulesClient),
			"CredentialSetsServer":             client(acr.NewCredentialSetsClient),
			"OperationsServer":                 tenantClient(acr.NewOperationsClient),
			"PrivateEndpointConnectionsServer": client(acr.NewPrivateEndpointConnectionsClient),
			"RegistriesServer":                 client(acr.NewRegistriesClient),
			"ReplicationsServer":               client(acr.NewReplicationsClient),
			"RunsServer":                       client(acr.NewRunsClient),
			"ScopeMapsServer":                  client(acr.NewScopeMapsClient),
			"TaskRunsServer":                   client(acr.NewTaskRunsClient),
			"TasksServer":                      client(acr.NewTasksClient),
			"TokensServer":                     client(acr.NewTokensClient),
			"WebhooksServer":                   client(acr.NewWebhooksClient),
		},
		skipped: map[string]string{
			"RegistriesServer.CheckNameAvailability": "the official model sends the only value of type whatever is set; ours sends what is set",
		},
		bodies: map[string]any{"RunRequestClassification": &acr.TaskRunRequest{TaskID: &name}},
	}.run(t)
}

func TestResources(t *testing.T) {
	side{
		factory: &rmfake.ServerFactory{},
		transport: func(factory any) policy.Transporter {
			return rmfake.NewServerFactoryTransport(factory.(*rmfake.ServerFactory))
		},
		clients: map[string]func(policy.Transporter) any{
			"Server":                      client(rm.NewClient),
			"DeploymentOperationsServer":  client(rm.NewDeploymentOperationsClient),
			"DeploymentsServer":           client(rm.NewDeploymentsClient),
			"OperationsServer":            tenantClient(rm.NewOperationsClient),
			"ProviderResourceTypesServer": client(rm.NewProviderResourceTypesClient),
			"ProvidersServer":             client(rm.NewProvidersClient),
			"ResourceGroupsServer":        client(rm.NewResourceGroupsClient),
			"TagsServer":                  client(rm.NewTagsClient),
		},
	}.run(t)
}

// A client as the generator writes it, for the tests of this package: the connections of a
// registry, with one operation of each kind.

package armkit_test

import (
	"context"
	"net/http"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/arm"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"

	"github.com/seed184db40a/armgen/generator/gogen/armkit"
)

// Connection is a resource of the tests.
type Connection struct {
	ID         *string               `json:"id,omitempty"`
	Name       *string               `json:"name,omitempty"`
	Properties *ConnectionProperties `json:"properties,omitempty"`
}

// ConnectionProperties are its properties.
type ConnectionProperties struct {
	ProvisioningState *string `json:"provisioningState,omitempty"`
}

// Check asks for a name.
func (c Connection) Check(v armkit.Violations) armkit.Violations {
	return v.Required("name", c.Name != nil)
}

// ConnectionList is a page of them.
type ConnectionList struct {
	Value    []*Connection `json:"value,omitempty"`
	NextLink *string       `json:"nextLink,omitempty"`
}

const connectionsPath = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerRegistry/registries/{registryName}/privateEndpointConnections"

// ConnectionsClient has the operations on connections.
type ConnectionsClient struct {
	internal       *armkit.Client
	subscriptionID string
}

// NewConnectionsClient returns a client for a subscription.
func NewConnectionsClient(subscriptionID string, cred azcore.TokenCredential, options *arm.ClientOptions) (*ConnectionsClient, error) {
	internal, err := armkit.NewClient(armkit.Config{Module: "containerregistry", Version: "v1.0.0", APIVersion: "2021-09-01"}, cred, options)
	if err != nil {
		return nil, err
	}
	return &ConnectionsClient{internal: internal, subscriptionID: subscriptionID}, nil
}

// Validating returns a client that checks first.
func (c *ConnectionsClient) Validating() *ConnectionsClient {
	v := *c
	v.internal = c.internal.Validating()
	return &v
}

type (
	GetResponse            struct{ Connection }
	CreateOrUpdateResponse struct{ Connection }
	DeleteResponse         struct{}
	RunResponse            struct{ Connection }
	ListResponse           struct{ ConnectionList }
	CheckResponse          struct{ Success bool }
	BeginOptions           struct{ ResumeToken string }
	ListOptions            struct{ ResumeLink string }
)

// Get gets a connection.
func (c *ConnectionsClient) Get(ctx context.Context, group, registry, name string) (GetResponse, error) {
	var out GetResponse
	err := c.internal.Call("ConnectionsClient.Get", http.MethodGet, connectionsPath+"/{name}").
		Path(c.subscriptionID, group, registry, name).
		Returns(&out.Connection, 200).
		Do(ctx)
	return out, err
}

// Update changes a connection at once.
func (c *ConnectionsClient) Update(ctx context.Context, name string, body Connection, etag *string) (GetResponse, error) {
	var out GetResponse
	err := c.internal.Call("ConnectionsClient.Update", http.MethodPatch, connectionsPath+"/{name}").
		Path(c.subscriptionID, "rg", "acr", name).
		Header("If-Match", etag).
		JSON(body).
		Returns(&out.Connection, 200).
		Do(ctx)
	return out, err
}

// Check reports whether a connection exists.
func (c *ConnectionsClient) Check(ctx context.Context, name string) (CheckResponse, error) {
	var out CheckResponse
	err := c.internal.Call("ConnectionsClient.Check", http.MethodHead, connectionsPath+"/{name}").
		Path(c.subscriptionID, "rg", "acr", name).
		ReturnsExistence(&out.Success, 204).
		Do(ctx)
	return out, err
}

// Purge deletes without waiting.
func (c *ConnectionsClient) Purge(ctx context.Context, name string) error {
	return c.internal.Call("ConnectionsClient.Purge", http.MethodPost, connectionsPath+"/{name}/purge").
		Path(c.subscriptionID, "rg", "acr", name).
		ReturnsNothing(200).
		Do(ctx)
}

// BeginCreateOrUpdate creates a connection.
func (c *ConnectionsClient) BeginCreateOrUpdate(ctx context.Context, group, registry, name string, body Connection, options *BeginOptions) (*runtime.Poller[CreateOrUpdateResponse], error) {
	var out CreateOrUpdateResponse
	call := c.internal.Call("ConnectionsClient.BeginCreateOrUpdate", http.MethodPut, connectionsPath+"/{name}").
		Path(c.subscriptionID, group, registry, name).
		JSON(body).
		Returns(&out.Connection, 200, 201)
	return armkit.Begin(ctx, call, &out, armkit.LRO{FinalStateVia: runtime.FinalStateViaAzureAsyncOp, ResumeToken: armkit.Or(options).ResumeToken})
}

// BeginDelete deletes a connection.
func (c *ConnectionsClient) BeginDelete(ctx context.Context, name string, options *BeginOptions) (*runtime.Poller[DeleteResponse], error) {
	var out DeleteResponse
	call := c.internal.Call("ConnectionsClient.BeginDelete", http.MethodDelete, connectionsPath+"/{name}").
		Path(c.subscriptionID, "rg", "acr", name).
		ReturnsNothing(200, 202, 204)
	return armkit.Begin(ctx, call, &out, armkit.LRO{ResumeToken: armkit.Or(options).ResumeToken})
}

// BeginRun is an action with a result.
func (c *ConnectionsClient) BeginRun(ctx context.Context, name string, via runtime.FinalStateVia) (*runtime.Poller[RunResponse], error) {
	var out RunResponse
	call := c.internal.Call("ConnectionsClient.BeginRun", http.MethodPost, connectionsPath+"/{name}/run").
		Path(c.subscriptionID, "rg", "acr", name).
		Returns(&out.Connection, 200).
		ReturnsNothing(202)
	return armkit.Begin(ctx, call, &out, armkit.LRO{FinalStateVia: via})
}

func (c *ConnectionsClient) list(options *ListOptions, method, name string) armkit.Paging[ListResponse] {
	return armkit.Paging[ListResponse]{
		First: func(page *ListResponse) *armkit.Call {
			return c.internal.Call(name, method, connectionsPath).
				Path(c.subscriptionID, "rg", "acr").
				Returns(&page.ConnectionList, 200)
		},
		NextLink:   func(page *ListResponse) *string { return page.NextLink },
		ResumeLink: armkit.Or(options).ResumeLink,
	}
}

// NewListPager lists the connections.
func (c *ConnectionsClient) NewListPager(options *ListOptions) *runtime.Pager[ListResponse] {
	return armkit.NewPager(c.list(options, http.MethodGet, "ConnectionsClient.NewListPager"))
}

// BeginSearch lists them after some work.
func (c *ConnectionsClient) BeginSearch(ctx context.Context) (*runtime.Poller[*runtime.Pager[ListResponse]], error) {
	return armkit.BeginPager(ctx, c.list(nil, http.MethodPost, "ConnectionsClient.BeginSearch"), armkit.LRO{FinalStateVia: runtime.FinalStateViaLocation})
}

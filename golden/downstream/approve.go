// Package shop approves the private endpoint connections that the platform team knows.
package shop

import (
	"context"
	"fmt"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/to"

	"example.com/shop/azure/containerregistry"
)

// Approve approves the pending connections of a registry and returns their names.
func Approve(ctx context.Context, client *containerregistry.PrivateEndpointConnectionsClient, group, registry string) ([]string, error) {
	var approved []string
	for pager := client.NewListPager(group, registry, nil); pager.More(); {
		page, err := pager.NextPage(ctx)
		if err != nil {
			return approved, fmt.Errorf("listing the connections of %s: %w", registry, err)
		}
		for _, connection := range page.Value {
			if !pending(connection) {
				continue
			}
			if err := approve(ctx, client, group, registry, *connection); err != nil {
				return approved, fmt.Errorf("approving %s: %w", *connection.Name, err)
			}
			approved = append(approved, *connection.Name)
		}
	}
	return approved, nil
}

func pending(c *containerregistry.PrivateEndpointConnection) bool {
	state := c.PrivateLinkServiceConnectionState
	return c.Name != nil && state != nil && state.Status != nil && *state.Status == containerregistry.ConnectionStatusPending
}

// approve sends back what was read with another state. Members that only the service may set
// stay out of the request, and members that this version of the API does not know stay in.
func approve(ctx context.Context, client *containerregistry.PrivateEndpointConnectionsClient, group, registry string, c containerregistry.PrivateEndpointConnection) error {
	c.PrivateLinkServiceConnectionState.Status = to.Ptr(containerregistry.ConnectionStatusApproved)
	c.PrivateLinkServiceConnectionState.Description = to.Ptr("Approved by the platform team")
	poller, err := client.BeginCreateOrUpdate(ctx, group, registry, *c.Name, c, nil)
	if err != nil {
		return err
	}
	_, err = poller.PollUntilDone(ctx, nil)
	return err
}

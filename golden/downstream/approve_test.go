package shop

import (
	"errors"
	"net/http"
	"slices"
	"testing"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/to"

	"example.com/shop/azure/armkit"
	armfake "example.com/shop/azure/armkit/fake"
	"example.com/shop/azure/containerregistry"
	"example.com/shop/azure/containerregistry/fake"
)

// registry is a service in memory with two pending connections and one that is rejected.
func registry(t *testing.T) (*armfake.Server, *containerregistry.PrivateEndpointConnectionsClient) {
	t.Helper()
	service := fake.NewServer(armfake.WithPageSize(2))
	client, err := containerregistry.NewPrivateEndpointConnectionsClient("subscription", service.Credential(), service.ClientOptions())
	if err != nil {
		t.Fatal(err)
	}
	for name, status := range map[string]containerregistry.ConnectionStatus{
		"build": containerregistry.ConnectionStatusPending, "deploy": containerregistry.ConnectionStatusPending, "foreign": containerregistry.ConnectionStatusRejected,
	} {
		poller, err := client.BeginCreateOrUpdate(t.Context(), "group", "images", name, containerregistry.PrivateEndpointConnection{
			PrivateLinkServiceConnectionState: &containerregistry.PrivateLinkServiceConnectionState{Status: to.Ptr(status)},
		}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := poller.PollUntilDone(t.Context(), &runtime.PollUntilDoneOptions{Frequency: 1}); err != nil {
			t.Fatal(err)
		}
	}
	return service, client
}

func TestApprove(t *testing.T) {
	_, client := registry(t)
	names, err := Approve(t.Context(), client, "group", "images")
	slices.Sort(names)
	if err != nil || !slices.Equal(names, []string{"build", "deploy"}) {
		t.Fatalf("approved %v, %v", names, err)
	}
	got, err := client.Get(t.Context(), "group", "images", "build", nil)
	if err != nil || *got.PrivateLinkServiceConnectionState.Status != containerregistry.ConnectionStatusApproved {
		t.Errorf("%+v, %v", got.PrivateLinkServiceConnectionState, err)
	}
	if again, err := Approve(t.Context(), client, "group", "images"); err != nil || len(again) > 0 {
		t.Errorf("approved again: %v, %v", again, err)
	}
}

// A busy service is waited for, one that refuses is an error with its code.
func TestApproveWhenTheServiceFails(t *testing.T) {
	service, client := registry(t)
	service.Inject(armfake.Fault{Match: "PrivateEndpointConnections_List", Status: http.StatusServiceUnavailable, Times: 1})
	if names, err := Approve(t.Context(), client, "group", "images"); err != nil || len(names) != 2 {
		t.Errorf("%v, %v", names, err)
	}
	service.Inject(armfake.Fault{Match: "PrivateEndpointConnections_List", Status: http.StatusForbidden})
	_, err := Approve(t.Context(), client, "group", "images")
	var refused *azcore.ResponseError
	if !errors.As(err, &refused) || refused.StatusCode != http.StatusForbidden {
		t.Errorf("%v", err)
	}
}

// A validating client sends nothing that breaks a rule of the specification.
func TestApproveChecksNames(t *testing.T) {
	service, client := registry(t)
	before := len(service.Requests())
	_, err := Approve(t.Context(), client.Validating(), "group", "r")
	var violations armkit.Violations
	if !errors.As(err, &violations) || len(service.Requests()) != before {
		t.Errorf("%v after %d requests", err, len(service.Requests())-before)
	}
}

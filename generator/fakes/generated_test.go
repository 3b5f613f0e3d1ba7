package fakes_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"

	armfake "github.com/seed184db40a/armgen/generated/armkit/fake"
	"github.com/seed184db40a/armgen/generated/containerregistry"
	"github.com/seed184db40a/armgen/generated/containerregistry/fake"
)

// newRegistries is what a user's test needs: three lines.
func newRegistries(t *testing.T, options ...armfake.Option) (*armfake.Server, *containerregistry.RegistriesClient) {
	t.Helper()
	service := fake.NewServer(options...)
	client, err := containerregistry.NewRegistriesClient("sub", service.Credential(), service.ClientOptions())
	if err != nil {
		t.Fatal(err)
	}
	return service, client
}

func basic() containerregistry.Registry {
	return containerregistry.Registry{Location: new("westus"), SKU: &containerregistry.SKU{Name: new(containerregistry.SKUNameBasic)}}
}

func createRegistry(t *testing.T, client *containerregistry.RegistriesClient, name string) containerregistry.RegistriesClientCreateResponse {
	t.Helper()
	poller, err := client.BeginCreate(t.Context(), "group", name, basic(), nil)
	if err != nil {
		t.Fatal(err)
	}
	made, err := poller.PollUntilDone(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestGeneratedClientAgainstItsFake(t *testing.T) {
	_, client := newRegistries(t, armfake.WithPageSize(2))
	for _, name := range []string{"first", "second", "third"} {
		if made := createRegistry(t, client, name); *made.Name != name || *made.ProvisioningState != containerregistry.ProvisioningStateSucceeded {
			t.Errorf("created %+v", made)
		}
	}
	items, pages := 0, 0
	for pager := client.NewListPager(nil); pager.More(); pages++ {
		page, err := pager.NextPage(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		items += len(page.Value)
	}
	if items != 3 || pages != 2 {
		t.Errorf("%d items in %d pages", items, pages)
	}
	poller, err := client.BeginDelete(t.Context(), "group", "first", nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := poller.PollUntilDone(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	_, err = client.Get(t.Context(), "group", "first", nil)
	if e := new(azcore.ResponseError); !errors.As(err, &e) || e.StatusCode != 404 || e.ErrorCode != "ResourceNotFound" {
		t.Errorf("get after delete: %v", err)
	}
}

func TestFakeChecksWhatItGets(t *testing.T) {
	_, client := newRegistries(t)
	_, err := client.BeginCreate(t.Context(), "group", "first", containerregistry.Registry{}, nil)
	if e := new(azcore.ResponseError); !errors.As(err, &e) || e.StatusCode != 400 {
		t.Errorf("a body without its required members: %v", err)
	}
	_, err = client.BeginCreate(t.Context(), "group", "x", basic(), nil)
	if e := new(azcore.ResponseError); !errors.As(err, &e) || e.ErrorCode != "InvalidParameter" {
		t.Errorf("a name that is too short: %v", err)
	}
}

func TestFakeFaults(t *testing.T) {
	service, client := newRegistries(t)
	createRegistry(t, client, "first")
	service.Inject(armfake.Fault{Match: "Registries_Get", Status: 503, Times: 1})
	service.Inject(armfake.Fault{Match: "Registries_Get", Drop: true, Times: 1})
	if _, err := client.Get(t.Context(), "group", "first", nil); err != nil {
		t.Errorf("two faults that a retry gets over: %v", err)
	}
	service.Inject(armfake.Fault{Match: "Registries_Create", Outcome: "Failed", Code: "QuotaExceeded"})
	poller, err := client.BeginCreate(t.Context(), "group", "second", basic(), nil)
	if err != nil {
		t.Fatal(err)
	}
	_, err = poller.PollUntilDone(t.Context(), nil)
	if e := new(azcore.ResponseError); !errors.As(err, &e) || e.ErrorCode != "QuotaExceeded" {
		t.Errorf("an operation that fails: %v", err)
	}
	service.Inject(armfake.Fault{Match: "Registries_Get", Latency: time.Hour})
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(10*time.Millisecond, cancel)
	if _, err := client.Get(ctx, "group", "first", nil); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled wait: %v", err)
	}
}

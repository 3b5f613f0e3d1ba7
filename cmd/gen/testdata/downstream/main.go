// What the program does with the generated packages: it reads, approves and lists private
// endpoint connections of a cloud that it plays itself.

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/arm"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/cloud"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"example.com/shop/azure/armkit"
	"example.com/shop/azure/containerregistry"
)

const connection = "/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerRegistry/registries/r/privateEndpointConnections/c"

// cloudOfOne is an ARM that knows one private endpoint connection.
func cloudOfOne() *httptest.Server {
	status := "Pending"
	mux := http.NewServeMux()
	reply := func(w http.ResponseWriter) {
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprintf(w, `{"id":%q,"name":"c","properties":{"provisioningState":"Succeeded","privateLinkServiceConnectionState":{"status":%q}}}`, connection, status)
	}
	mux.HandleFunc("GET "+connection, func(w http.ResponseWriter, r *http.Request) {
		if v := r.URL.Query().Get("api-version"); v != "2021-09-01" {
			http.Error(w, "unexpected api-version "+v, http.StatusBadRequest)
			return
		}
		reply(w)
	})
	mux.HandleFunc("PUT "+connection, func(w http.ResponseWriter, r *http.Request) {
		var body struct {
			ID         *string
			Properties struct {
				State struct{ Status string } `json:"privateLinkServiceConnectionState"`
			}
		}
		if err := json.NewDecoder(r.Body).Decode(&body); err != nil || body.ID != nil {
			http.Error(w, fmt.Sprintf("body: %v, id sent: %v", err, body.ID != nil), http.StatusBadRequest)
			return
		}
		status = body.Properties.State.Status
		reply(w)
	})
	mux.HandleFunc("GET /subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerRegistry/registries/r/privateEndpointConnections", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, `{"value":[{"name":"c"},{"name":"d"}]}`)
	})
	return httptest.NewTLSServer(mux)
}

type credential struct{}

func (credential) GetToken(context.Context, policy.TokenRequestOptions) (azcore.AccessToken, error) {
	return azcore.AccessToken{Token: "secret", ExpiresOn: time.Now().Add(time.Hour)}, nil
}

func main() {
	if err := approve(context.Background()); err != nil {
		log.Fatal(err)
	}
}

// approve reads a connection, approves it and lists all of them.
func approve(ctx context.Context) error {
	server := cloudOfOne()
	defer server.Close()
	client, err := containerregistry.NewPrivateEndpointConnectionsClient("s", credential{}, options(server))
	if err != nil {
		return err
	}
	got, err := client.Get(ctx, "g", "r", "c", nil)
	if err != nil {
		return err
	}
	c := got.PrivateEndpointConnection
	fmt.Println("read:", *c.Name, *c.PrivateLinkServiceConnectionState.Status)

	approved := containerregistry.ConnectionStatusApproved
	c.PrivateLinkServiceConnectionState.Status = &approved
	poller, err := client.BeginCreateOrUpdate(ctx, "g", "r", "c", c, nil)
	if err != nil {
		return err
	}
	done, err := poller.PollUntilDone(ctx, nil)
	if err != nil {
		return err
	}
	fmt.Println("written:", *done.PrivateLinkServiceConnectionState.Status)

	for pager := client.NewListPager("g", "r", nil); pager.More(); {
		page, err := pager.NextPage(ctx)
		if err != nil {
			return err
		}
		for _, c := range page.Value {
			fmt.Println("listed:", *c.Name)
		}
	}
	return refusals(ctx, client, *c.ID)
}

// refusals are what a client says to a connection that is not there, and a validating client to
// a registry name that is too short.
func refusals(ctx context.Context, client *containerregistry.PrivateEndpointConnectionsClient, resource string) error {
	id, err := containerregistry.ParsePrivateEndpointConnectionID(resource)
	if err != nil {
		return err
	}
	id.PrivateEndpointConnectionName = "nobody"
	_, err = client.GetByID(ctx, id, nil)
	var failed *azcore.ResponseError
	if !errors.As(err, &failed) {
		return fmt.Errorf("a missing connection gave %v", err)
	}
	fmt.Println("missing:", failed.StatusCode)

	_, err = client.Validating().GetByID(ctx, id, nil)
	var violations armkit.Violations
	if !errors.As(err, &violations) {
		return fmt.Errorf("a short registry name gave %v", err)
	}
	fmt.Println("invalid:", violations)
	return nil
}

func options(server *httptest.Server) *arm.ClientOptions {
	o := &arm.ClientOptions{DisableRPRegistration: true}
	o.Transport = server.Client()
	o.Cloud = cloud.Configuration{Services: map[cloud.ServiceName]cloud.ServiceConfiguration{
		cloud.ResourceManager: {Endpoint: server.URL, Audience: "https://management.example.com"},
	}}
	return o
}

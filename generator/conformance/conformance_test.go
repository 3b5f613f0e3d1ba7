//go:build conformance

// This file runs the scenarios and closes with their number. Run it with `make
// conformance`, which installs the server and generates the packages first.

package conformance_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/cookiejar"
	"os"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/arm"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/cloud"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"github.com/seed184db40a/armgen/generator/conformance"
	"github.com/seed184db40a/armgen/generator/conformance/clients"
	"github.com/seed184db40a/armgen/generator/conformance/clients/armkit"
)

// npmFolder names the folder in which the server is installed.
const npmFolder = "CONFORMANCE_NPM"

// run is what the tests share: the server and what was reached.
type run struct {
	server *server
	mu     sync.Mutex
	passed map[string]bool
}

var shared = run{passed: map[string]bool{}}

// pass counts a key.
func (r *run) pass(key string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.passed[key] = true
}

func TestMain(m *testing.M) {
	npm := os.Getenv(npmFolder)
	if npm == "" {
		fmt.Println("SKIP: " + npmFolder + " does not name a folder with autorest.testserver; run make conformance")
		os.Exit(0)
	}
	s, err := startServer(npm)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	shared.server = s
	code := m.Run()
	s.stop()
	if !shared.close() && code == 0 {
		code = 1
	}
	os.Exit(code)
}

// close prints the closing line and reports whether the floor holds. A run of
// chosen tests has no floor.
func (r *run) close() bool {
	manifest := lines("manifest.txt")
	n := 0
	for _, key := range manifest {
		if r.passed[key] {
			n++
		}
	}
	fmt.Printf("scenarios: %d of %d\n", n, len(manifest))
	for _, arg := range os.Args {
		if strings.HasPrefix(arg, "-test.run=") && arg != "-test.run=" {
			return true
		}
	}
	floor, err := strconv.Atoi(lines("floor.txt")[0])
	if err != nil || n < floor {
		fmt.Printf("below the floor of %d (floor.txt)\n", floor)
		return false
	}
	return true
}

// lines reads a committed list: one entry a line, comments begin with #.
func lines(name string) []string {
	data, err := os.ReadFile(name)
	if err != nil {
		panic(err) // part of the repository
	}
	var out []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return out
}

func TestScenarios(t *testing.T) {
	scenarios, err := conformance.ReadScenarios(os.DirFS("scenarios"))
	if err != nil {
		t.Fatal(err)
	}
	packages := clients.Packages()
	for _, s := range scenarios {
		t.Run(s.Suite+"/"+s.Key, func(t *testing.T) {
			pkg := packages[s.Suite]
			if pkg == nil {
				t.Fatalf("%s: %s.json did not become a package", s.At, s.Suite)
			}
			scenario(t, s.Key, func() {
				out, err := caller().Call(pkg, s)
				if err != nil {
					t.Fatalf("%s: %v", s.At, err)
				}
				if wrong := s.Check(out); wrong != "" {
					t.Fatalf("%s: %s", s.At, wrong)
				}
			})
		})
	}
}

// TestRefused makes calls with bad values through validating clients.
func TestRefused(t *testing.T) {
	scenarios, err := conformance.ReadScenarios(os.DirFS("refused"))
	if err != nil {
		t.Fatal(err)
	}
	packages := clients.Packages()
	for _, s := range scenarios {
		t.Run(s.Suite+"/"+s.Key, func(t *testing.T) {
			c := caller()
			sent := &counter{}
			c.Options = func(s *conformance.Scenario) map[reflect.Type]any {
				given := options(s)
				given[reflect.TypeFor[*azcore.ClientOptions]()].(*azcore.ClientOptions).Transport = sent
				return given
			}
			out, err := c.Call(packages[s.Suite], s)
			if err != nil {
				t.Fatalf("%s: %v", s.At, err)
			}
			if out.Err == nil || sent.n > 0 {
				t.Errorf("%s: error %v after %d requests, want an error and no request", s.At, out.Err, sent.n)
			}
		})
	}
}

// counter is a transport that counts and sends nothing.
type counter struct{ n int }

// Do answers 200 to everything.
func (c *counter) Do(req *http.Request) (*http.Response, error) {
	c.n++
	return &http.Response{StatusCode: http.StatusOK, Body: http.NoBody, Request: req}, nil
}

// scenario runs one subtest and counts its key if the server saw it.
func scenario(t *testing.T, key string, call func()) {
	t.Helper()
	if err := shared.server.clear(); err != nil {
		t.Fatal(err)
	}
	call()
	seen, err := shared.server.saw(key)
	if err != nil {
		t.Fatal(err)
	}
	if !seen {
		t.Fatalf("the server did not count %s", key)
	}
	if !t.Failed() {
		shared.pass(key)
	}
}

func caller() *conformance.Caller {
	return &conformance.Caller{Endpoint: shared.server.endpoint, Options: options, Context: callContext}
}

// callContext carries what a scenario sets beside the arguments.
func callContext(s *conformance.Scenario) context.Context {
	ctx := context.Background()
	if s.RequestID != "" {
		ctx = armkit.WithClientRequestID(ctx, s.RequestID)
	}
	return ctx
}

// options are the constructor arguments that are the same for all scenarios.
func options(s *conformance.Scenario) map[reflect.Type]any {
	plain := clientOptions(s.Flags)
	var credential azcore.TokenCredential = token{}
	return map[reflect.Type]any{
		reflect.TypeFor[*azcore.ClientOptions]():  &plain,
		reflect.TypeFor[*arm.ClientOptions]():     &arm.ClientOptions{ClientOptions: plain, DisableRPRegistration: true},
		reflect.TypeFor[azcore.TokenCredential](): credential,
		reflect.TypeFor[*azcore.KeyCredential]():  azcore.NewKeyCredential("123456789"),
	}
}

// clientOptions keep the cookies, by which the server remembers a client, and
// do not wait between retries.
func clientOptions(flags map[string]bool) azcore.ClientOptions {
	jar, err := cookiejar.New(nil)
	if err != nil {
		panic(err) // only with options
	}
	transport := &http.Client{Jar: jar}
	if flags["noredirect"] {
		transport.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	}
	return azcore.ClientOptions{
		PerCallPolicies: []policy.Policy{armkit.Options{OmitClientRequestID: flags["norequestid"]}},
		Transport:       transport,
		Retry:           policy.RetryOptions{RetryDelay: time.Millisecond},
		Cloud: cloud.Configuration{Services: map[cloud.ServiceName]cloud.ServiceConfiguration{
			cloud.ResourceManager: {Endpoint: shared.server.endpoint, Audience: shared.server.endpoint},
		}},
		Telemetry:                       policy.TelemetryOptions{Disabled: flags["notelemetry"]},
		InsecureAllowCredentialWithHTTP: true,
	}
}

// token is a credential without a service behind it.
type token struct{}

// GetToken returns the scope as a token, as the server wants to see it.
func (token) GetToken(_ context.Context, o policy.TokenRequestOptions) (azcore.AccessToken, error) {
	return azcore.AccessToken{Token: strings.Join(o.Scopes, " "), ExpiresOn: time.Now().Add(24 * time.Hour)}, nil
}

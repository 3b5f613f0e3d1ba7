// How calls become requests: parameters of every kind, bodies, and responses of every kind.

package armkit_test

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/streaming"

	"github.com/seed184db40a/armgen/generator/gogen/armkit"
)

type color string

func ptr[T any](v T) *T { return &v }

// internalClient returns the client under a generated one.
func internalClient(t *testing.T, s *server) *armkit.Client {
	t.Helper()
	c, err := armkit.NewClient(armkit.Config{Module: "m", Version: "v1.0.0", APIVersion: "2021-09-01"}, &token{}, s.options())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAddresses(t *testing.T) {
	var none *string
	tests := []struct {
		name, path string
		build      func(*armkit.Call)
		want       string // path and query, or part of the error
	}{
		{"segment", "/a/{x}", func(c *armkit.Call) { c.Path("b c/d?e#f") }, "/a/b%20c%2Fd%3Fe%23f?api-version=2021-09-01"},
		{"enum and number", "/{x}/{y}", func(c *armkit.Call) { c.Path(color("red"), int32(7)) }, "/red/7?api-version=2021-09-01"},
		{"empty segment", "/a/{x}", func(c *armkit.Call) { c.Path("") }, "parameter x cannot be empty"},
		{"only value, empty", "/a/{x}", func(c *armkit.Call) { c.Path(armkit.Fixed("")) }, "/a?api-version=2021-09-01"},
		{"dots as a segment", "/a/{x}/b", func(c *armkit.Call) { c.Path("..") }, "would address another resource"},
		{"dots in a scope", "/{scope}/b", func(c *armkit.Call) { c.Path(armkit.Raw("subscriptions/s/../t")) }, "would address another resource"},
		{"forgotten segment", "/a/{x}/b", func(c *armkit.Call) {}, "has no value"},
		{"scope", "/{scope}/providers/P/locks/{n}", func(c *armkit.Call) { c.Path(armkit.Raw("subscriptions/s")).Path("l") }, "/subscriptions/s/providers/P/locks/l?api-version=2021-09-01"},
		{"scope with a slash", "/{scope}/providers/P", func(c *armkit.Call) { c.Path(armkit.Raw("/subscriptions/a b%20c")) }, "/subscriptions/a%20b%20c/providers/P?api-version=2021-09-01"},
		{"scope cannot bring a query", "/{scope}/providers/P", func(c *armkit.Call) { c.Path(armkit.Raw("s?x=1#y")) }, "/s%3Fx=1%23y/providers/P?api-version=2021-09-01"},
		{"scope of the tenant", "/{scope}/providers/P", func(c *armkit.Call) { c.Path(armkit.Raw("")) }, "/providers/P?api-version=2021-09-01"},
		{"scope of one slash", "/{scope}/providers/P", func(c *armkit.Call) { c.Path(armkit.Raw("/")) }, "/providers/P?api-version=2021-09-01"},
		{"placeholder twice", "/{x}/b/{x}", func(c *armkit.Call) { c.Path("1") }, "/1/b/1?api-version=2021-09-01"},
		{"braces in a value", "/{x}/{y}", func(c *armkit.Call) { c.Path("{y}", "2") }, "/%7By%7D/2?api-version=2021-09-01"},
		{"too many values", "/{x}", func(c *armkit.Call) { c.Path("1", "2") }, "fewer parameters"},
		{"link with a query", "/{tenant}/{link}", func(c *armkit.Call) { c.Path("t", armkit.Link("users?$skiptoken=1")) }, "/t/users?$skiptoken=1&api-version=2021-09-01"},
		{"id", "/{resourceId}", func(c *armkit.Call) { c.Path(armkit.Raw("/subscriptions/s")) }, "/subscriptions/s?api-version=2021-09-01"},
		{"query in the path", "/a?export=true", func(c *armkit.Call) {}, "/a?export=true&api-version=2021-09-01"},
		{"trailing slash", "/a/", func(c *armkit.Call) {}, "/a/?api-version=2021-09-01"},
		{"no leading slash", "a", func(c *armkit.Call) {}, "/a?api-version=2021-09-01"},
		{"query", "/a", func(c *armkit.Call) { c.Query("$filter", "x eq 'y z'").Query("none", none).Query("top", ptr(int32(5))) }, "/a?%24filter=x%20eq%20%27y%20z%27&top=5&api-version=2021-09-01"},
		{"raw query", "/a", func(c *armkit.Call) { c.RawQuery("$filter", "a%20eq b") }, "/a?%24filter=a%20eq%20b&api-version=2021-09-01"},
		{"csv", "/a", func(c *armkit.Call) { c.QueryList("x", []string{"a", "b"}, armkit.CSV) }, "/a?x=a%2Cb&api-version=2021-09-01"},
		{"ssv", "/a", func(c *armkit.Call) { c.QueryList("x", []color{"a", "b"}, armkit.SSV) }, "/a?x=a%20b&api-version=2021-09-01"},
		{"tsv", "/a", func(c *armkit.Call) { c.QueryList("x", []*string{ptr("a"), nil, ptr("b")}, armkit.TSV) }, "/a?x=a%09b&api-version=2021-09-01"},
		{"pipes", "/a", func(c *armkit.Call) { c.QueryList("x", []int64{1, 2}, armkit.Pipes) }, "/a?x=1%7C2&api-version=2021-09-01"},
		{"multi", "/a", func(c *armkit.Call) { c.QueryList("x", []string{"a", "b"}, armkit.Multi) }, "/a?x=a&x=b&api-version=2021-09-01"},
		{"empty list", "/a", func(c *armkit.Call) { c.QueryList("x", []string(nil), armkit.CSV) }, "/a?api-version=2021-09-01"},
		{"empty list that is given", "/a", func(c *armkit.Call) { c.QueryList("x", []string{}, armkit.CSV) }, "/a?x=&api-version=2021-09-01"},
		{"empty list of single parameters", "/a", func(c *armkit.Call) { c.QueryList("x", []string{}, armkit.Multi) }, "/a?api-version=2021-09-01"},
		{"time", "/a", func(c *armkit.Call) { c.Query("x", time.Date(2024, 1, 2, 3, 4, 5, 6000, time.UTC)) }, "/a?x=2024-01-02T03%3A04%3A05.000006Z&api-version=2021-09-01"},
		{"bool, float, bytes", "/a", func(c *armkit.Call) { c.Query("b", ptr(true)).Query("f", 1.5).Query("d", []byte("hi")) }, "/a?b=true&f=1.5&d=aGk%3D&api-version=2021-09-01"},
		{"other version", "/a", func(c *armkit.Call) { c.APIVersion("1") }, "/a?api-version=1"},
		{"no version", "/a", func(c *armkit.Call) { c.NoAPIVersion() }, "/a"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newServer(t, reply(200, ""))
			call := internalClient(t, s).Call("C.M", http.MethodGet, tt.path)
			tt.build(call)
			err := call.Do(t.Context())
			if err != nil && (s.count() > 0 || !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("got %v", err)
			}
			if err == nil && s.requests[0] != "GET "+tt.want {
				t.Errorf("got %s, want GET %s", s.requests[0], tt.want)
			}
		})
	}
}

func TestHeadersOfRequests(t *testing.T) {
	s := newServer(t, reply(200, ""))
	err := internalClient(t, s).Call("C.M", http.MethodGet, "/a").
		Header("If-Match", ptr("*")).
		Header("If-None-Match", (*string)(nil)).
		Headers("x-ms-meta-", map[string]*string{"a": ptr("1"), "b": nil}).
		Accept("text/powershell").
		Do(t.Context())
	h := s.headers[0]
	if err != nil || h.Get("If-Match") != "*" || h["If-None-Match"] != nil || h.Get("x-ms-meta-a") != "1" || h.Get("Accept") != "text/powershell" {
		t.Errorf("%v %v", err, h)
	}
}

// writeText is the body that generated code gives for a string.
func writeText(v *string) armkit.EncoderFunc {
	return func(w *armkit.Writer) { w.StringValue(v) }
}

func TestBodies(t *testing.T) {
	file := func() io.ReadSeekCloser { return streaming.NopCloser(strings.NewReader("file content")) }
	tests := []struct {
		name        string
		build       func(*armkit.Call)
		contentType string
		want        string // part of the body
	}{
		{"json", func(c *armkit.Call) { c.JSON(Connection{Name: ptr("n")}) }, "application/json", `{"name":"n"}`},
		{"optional json left out", func(c *armkit.Call) { c.JSON((*Connection)(nil)) }, "", ""},
		{"optional text left out", func(c *armkit.Call) { c.OptionalJSON((*string)(nil), writeText(nil)) }, "", ""},
		{"optional text", func(c *armkit.Call) { c.OptionalJSON(ptr("a"), writeText(ptr("a"))) }, "application/json", `"a"`},
		{"only value", func(c *armkit.Call) { c.JSON(armkit.Literal("true")) }, "application/json", `true`},
		{"list", func(c *armkit.Call) { c.JSON([]string{"a"}) }, "application/json", `["a"]`},
		{"merge patch", func(c *armkit.Call) { c.JSON(Connection{}).ContentType("application/merge-patch+json") }, "application/merge-patch+json", `{}`},
		{"text", func(c *armkit.Call) { c.Text("echo", "text/powershell") }, "text/powershell", "echo"},
		{"stream", func(c *armkit.Call) { c.Stream(file(), "application/octet-stream") }, "application/octet-stream", "file content"},
		{"form", func(c *armkit.Call) { c.Form("a", "x y").Form("b", (*string)(nil)).Form("c", 1) }, "application/x-www-form-urlencoded", "a=x+y&c=1"},
		{"multipart", func(c *armkit.Call) { c.Form("a", "x").File("f", file()) }, "multipart/form-data", "file content"},
		{"multipart without file", func(c *armkit.Call) { c.Multipart().Form("a", "x") }, "multipart/form-data", `name="a"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newServer(t, reply(429, "", "Retry-After-Ms: 10"), reply(200, ""))
			call := internalClient(t, s).Call("C.M", http.MethodPost, "/a")
			tt.build(call)
			if err := call.Do(t.Context()); err != nil {
				t.Fatal(err)
			}
			if got := s.headers[1].Get("Content-Type"); !strings.HasPrefix(got, tt.contentType) || (got == "") != (tt.contentType == "") {
				t.Errorf("Content-Type %q, want %q", got, tt.contentType)
			}
			if s.bodies[0] != s.bodies[1] || !strings.Contains(s.bodies[1], tt.want) {
				t.Errorf("bodies %q, want %q twice", s.bodies, tt.want)
			}
		})
	}
}

func TestResponses(t *testing.T) {
	headers := []string{"ETag: e1", "Retry-After: 7", "Last-Modified: Tue, 02 Jan 2024 03:04:05 GMT", "x-ms-meta-Color: red", "x-ms-color: blue", "x-ms-bad: none"}
	s := newServer(t, reply(200, `{"name":"n"}`, headers...))
	var out struct {
		Connection
		ETag       *azcore.ETag
		RetryAfter *int32
		Modified   *time.Time
		Meta       map[string]*string
		Color      *color
		Bad        *int64
	}
	err := internalClient(t, s).Call("C.M", http.MethodGet, "/a").
		Returns(&out.Connection, 200).
		ReturnsHeader("ETag", &out.ETag).
		ReturnsHeader("Retry-After", &out.RetryAfter).
		ReturnsHeader("Last-Modified", &out.Modified).
		ReturnsHeaders("x-ms-meta-", &out.Meta).
		ReturnsHeader("x-ms-color", &out.Color).
		ReturnsHeader("x-ms-bad", &out.Bad).
		Do(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if *out.Name != "n" || *out.ETag != "e1" || *out.RetryAfter != 7 || out.Modified.Year() != 2024 || *out.Meta["Color"] != "red" || *out.Color != "blue" || out.Bad != nil {
		t.Errorf("got %+v", out)
	}
}

func TestBodiesByStatus(t *testing.T) {
	for status, want := range map[int]string{200: "connection", 201: "list", 404: "text"} {
		s := newServer(t, reply(status, `{"name":"n","value":[]}`))
		var one Connection
		var list ConnectionList
		var text *string
		err := internalClient(t, s).Call("C.M", http.MethodGet, "/a").
			Returns(&one, 200).
			Returns(&list, 201).
			ReturnsText(&text, "text/plain", 404).
			Do(t.Context())
		got := ""
		switch {
		case err != nil:
			got = err.Error()
		case one.Name != nil:
			got = "connection"
		case list.Value != nil:
			got = "list"
		case text != nil:
			got = "text"
		}
		if got != want {
			t.Errorf("%d: got %s, want %s", status, got, want)
		}
	}
}

func TestStreamIsHandedOver(t *testing.T) {
	s := newServer(t, reply(200, "content"))
	var body io.ReadCloser
	if err := internalClient(t, s).Call("C.M", http.MethodGet, "/a").ReturnsStream(&body, "application/zip", 200).Do(t.Context()); err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(body)
	if string(data) != "content" || err != nil || body.Close() != nil {
		t.Errorf("got %q, %v", data, err)
	}
	s = newServer(t, reply(404, `{"error":{"code":"Gone"}}`))
	err = internalClient(t, s).Call("C.M", http.MethodGet, "/a").ReturnsStream(&body, "application/zip", 200).Do(t.Context())
	if outcome(err) != "404 Gone" {
		t.Errorf("got %v", err)
	}
}

func TestExistence(t *testing.T) {
	for status, want := range map[int]string{204: "true", 404: "false", 403: "403"} {
		s := newServer(t, reply(status, ""))
		r, err := s.client(t).Check(t.Context(), "n")
		got := outcome(err)
		if err == nil {
			got = map[bool]string{true: "true", false: "false"}[r.Success]
		}
		if got != want {
			t.Errorf("%d: got %s, want %s", status, got, want)
		}
	}
}

func TestServicesOutsideARM(t *testing.T) {
	s := newServer(t, reply(200, ""))
	config := armkit.Config{Module: "m", Version: "v1.0.0", Endpoint: s.URL, Scopes: []string{"https://x/.default"}, KeyHeader: "x-key", KeyPrefix: "K "}
	options := &azcore.ClientOptions{Transport: s.Client()}
	send := func(c *armkit.Client, err error) http.Header {
		t.Helper()
		if err == nil {
			err = c.Call("C.M", http.MethodGet, "/a").Do(t.Context())
		}
		if err != nil {
			t.Fatal(err)
		}
		return s.headers[len(s.headers)-1]
	}
	if h := send(armkit.NewServiceClient(config, &token{}, options)); h.Get("Authorization") != "Bearer bearer-secret" {
		t.Errorf("token: %v", h)
	}
	if h := send(armkit.NewServiceClient(config, nil, options)); h.Get("Authorization") != "" {
		t.Errorf("no credential: %v", h)
	}
	if h := send(armkit.NewKeyClient(config, azcore.NewKeyCredential("k"), options)); h.Get("X-Key") != "K k" {
		t.Errorf("key: %v", h)
	}
	if _, err := armkit.NewKeyClient(config, nil, options); err == nil {
		t.Error("a nil key is no error")
	}
	for _, bad := range []string{"", "example.com", "ftp://x", "https://"} {
		config.Endpoint = bad
		if _, err := armkit.NewServiceClient(config, nil, nil); err == nil {
			t.Errorf("endpoint %q is no error", bad)
		}
	}
}

func TestHostParameters(t *testing.T) {
	s := newServer(t, reply(200, ""))
	config := armkit.Config{Module: "m", Version: "v1.0.0", Endpoint: strings.Replace(s.URL, "127.0.0.1", "{account}", 1)}
	c, err := armkit.NewServiceClient(config, nil, &azcore.ClientOptions{Transport: s.Client(), Retry: policy.RetryOptions{MaxRetries: -1}})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Call("C.M", http.MethodGet, "/a").Host("account", "127.0.0.1").Do(t.Context()); err != nil {
		t.Error(err)
	}
	if err := c.Call("C.M", http.MethodGet, "/a").Host("account", "evil.example/x").Do(t.Context()); err == nil {
		t.Error("a host parameter can change the path")
	}
}

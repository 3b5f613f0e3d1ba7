// Tests of pinned specifications, against a server of our own.

package main

import (
	"encoding/pem"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

const commit = "0123456789abcdef0123456789abcdef01234567"

// published is a small tree of specifications: an input, what it refers to, and
// a file that nothing needs.
var published = map[string]string{
	"t/readme.md":       "```yaml\ntag: one\n```\n```yaml $(tag) == 'one'\ninput-file: stable/api.json\n```\n",
	"t/stable/api.json": strings.Replace(strings.Replace(thing, "TYPE", "string", 1), `{"type": "string"}`, `{"$ref": "../../common/types.json#/definitions/A"}`, 1),
	"common/types.json": `{"swagger": "2.0", "info": {"title": "C", "version": "1"}, "paths": {}, "definitions": {"A": {"type": "object", "properties": {"x": {"type": "string"}}}}}`,
	"t/stable/not.json": `{}`,
}

// server publishes the tree below /COMMIT/ and counts requests per path.
func server(t *testing.T) (*httptest.Server, func() map[string]int) {
	t.Helper()
	var mu sync.Mutex
	asked := map[string]int{}
	ts := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/"+commit+"/")
		mu.Lock()
		asked[name]++
		mu.Unlock()
		if text, ok := published[name]; ok {
			w.Write([]byte(text))
			return
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(ts.Close)
	return ts, func() map[string]int { return asked }
}

// trusting makes a gen process that trusts the server's certificate.
func trusting(t *testing.T, ts *httptest.Server, dir string, args ...string) *exec.Cmd {
	t.Helper()
	cert := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: ts.Certificate().Raw})
	write(t, dir, ".certificate", string(cert))
	cmd := tool(t, dir, args...)
	cmd.Env = append(cmd.Env, "SSL_CERT_FILE="+filepath.Join(dir, ".certificate"), "XDG_CACHE_HOME="+filepath.Join(dir, ".cache"))
	return cmd
}

func TestPinnedSpecs(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the certificate of the server is given by SSL_CERT_FILE")
	}
	ts, asked := server(t)
	dir := newModule(t)
	write(t, dir, "armgen.yaml", "version: 1\nspecs: "+ts.URL+"/{commit}/{path}@"+commit+"\nvendor: third_party\nreadme: t/readme.md\nout: out\n")
	expect := func(code int, want string, args ...string) {
		t.Helper()
		cmd := trusting(t, ts, dir, args...)
		out, _ := cmd.CombinedOutput()
		if cmd.ProcessState.ExitCode() != code || !strings.Contains(string(out), want) {
			t.Fatalf("%v: exit %d, want %d with %q in\n%s", args, cmd.ProcessState.ExitCode(), code, want, out)
		}
	}
	expect(exitFindings, "there is no armgen.lock", "generate")
	expect(exitFine, "3 file(s) locked", "specs", "lock")
	if got := asked(); len(got) != 3 || got["t/stable/api.json"] != 1 || got["common/types.json"] != 1 || got["t/readme.md"] != 1 {
		t.Errorf("the server was asked for %v", got)
	}
	ts.Close() // from here on everything is offline
	expect(exitFine, "", "generate")
	expect(exitFine, "", "check")
	expect(exitFine, "common/types.json  ok", "specs", "list")
	expect(exitFine, "", "specs", "verify")

	kept := filepath.Join("third_party", commit[:12], "common", "types.json")
	write(t, dir, kept, published["common/types.json"]+" ")
	expect(exitFindings, "common/types.json is changed", "specs", "verify")
	expect(exitFindings, "it differs from the file that was locked", "generate")
	if err := os.Remove(filepath.Join(dir, kept)); err != nil {
		t.Fatal(err)
	}
	expect(exitFindings, "common/types.json is missing", "specs", "verify")
	expect(exitFindings, "the locked file is not here", "generate")
	expect(exitFindings, "cannot be read", "specs", "lock")
}

func TestPinnedSpecsOfAClone(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not here")
	}
	dir := newModule(t)
	clone := filepath.Join(dir, "clone")
	for name, text := range published {
		write(t, clone, "specification/"+name, text)
	}
	git := func(args ...string) string {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-C", clone, "-c", "user.name=T", "-c", "user.email=t@example.com", "-c", "init.defaultBranch=main"}, args...)...)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
		return strings.TrimSpace(string(out))
	}
	git("init", "-q")
	git("add", "-A")
	git("commit", "-q", "-m", "specifications")
	head := git("rev-parse", "HEAD")
	write(t, clone, "specification/t/stable/api.json", "not what was committed")
	write(t, dir, "armgen.yaml", "version: 1\nspecs: ./clone/specification@"+head+"\nvendor: kept\nreadme: t/readme.md\nout: out\n")
	t.Chdir(dir)
	for _, args := range [][]string{{"specs", "lock"}, {"generate"}, {"check"}} {
		if code, _, stderr := gen(args...); code != exitFine {
			t.Fatalf("%v: %s", args, stderr)
		}
	}
}

func TestPinsThatAreRefused(t *testing.T) {
	t.Chdir(newModule(t))
	for pin, want := range map[string]string{
		"github.com/Azure/azure-rest-api-specs@main":    "a commit is its full id",
		"github.com/Azure@" + commit:                    "does not name a repository",
		"http://example.org/{path}@" + commit:           "by https only",
		"https://u:p@example.org/{path}@" + commit:      "holds no user and password",
		"https://example.org/specs@" + commit:           "write {path}",
		"https://{commit}.example.org/{path}@" + commit: "is no URL",
		"./no-clone@" + commit:                          "git cannot read it",
	} {
		if code, _, stderr := gen("specs", "lock", "--specs", pin, "--spec", "a.json"); code != exitFindings || !strings.Contains(stderr, want) {
			t.Errorf("%s: exit %d, want %q in %s", pin, code, want, stderr)
		}
	}
}

// The stories of users, as scripts: each begins in an empty folder and runs the real binary
// and the go command. testdata/script holds them; a script says in its first lines what it
// tells. Beside testscript's own commands there are
//
//	module PATH        makes a module that can build generated code offline; gen is a tool of it
//	publish FOLDER     serves the folder over https below /$COMMIT/, at $HOST
//	unpublish          ends that
//	sums FILE FOLDER…  writes the sums of all files below the folders, to compare states

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
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestScripts(t *testing.T) {
	if testing.Short() {
		t.Skip("builds modules")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	caches := goCaches(t)
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Values[publishedKey{}] = new(*httptest.Server)
			env.Vars = append(env.Vars, caches...)
			env.Vars = append(env.Vars, "ARMGEN="+root, "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off", "COMMIT="+commit,
				"XDG_CACHE_HOME="+filepath.Join(env.WorkDir, ".cache"), "SSL_CERT_FILE="+filepath.Join(env.WorkDir, ".certificate"))
			return nil
		},
		Condition: func(name string) (bool, error) { return name == "linux" && runtime.GOOS == "linux", nil },
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"module": scriptModule, "publish": scriptPublish, "unpublish": scriptUnpublish, "sums": scriptSums,
		},
	})
}

// goCaches lets scripts build with what is on the machine.
func goCaches(t *testing.T) []string {
	t.Helper()
	names := []string{"GOCACHE", "GOMODCACHE"}
	out, err := exec.Command("go", append([]string{"env"}, names...)...).Output()
	if err != nil {
		t.Fatal(err)
	}
	var vars []string
	for i, value := range strings.Fields(string(out)) {
		vars = append(vars, names[i]+"="+value)
	}
	return vars
}

func scriptModule(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: module PATH")
	}
	root := ts.Getenv("ARMGEN")
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	ts.Check(err)
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	ts.Check(err)
	_, requirements, _ := strings.Cut(string(mod), "\n")
	ts.Check(os.WriteFile(ts.MkAbs("go.mod"), []byte("module "+args[0]+"\n"+requirements), 0o666))
	ts.Check(os.WriteFile(ts.MkAbs("go.sum"), sums, 0o666))
	ts.Check(ts.Exec("go", "mod", "edit", "-require=github.com/seed184db40a/armgen@v0.0.0",
		"-replace=github.com/seed184db40a/armgen="+root, "-tool=github.com/seed184db40a/armgen/cmd/gen"))
}

// published is the server of a script, by which unpublish finds it.
type publishedKey struct{}

func scriptPublish(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: publish FOLDER")
	}
	server := httptest.NewTLSServer(http.StripPrefix("/"+commit+"/", http.FileServer(http.Dir(ts.MkAbs(args[0])))))
	ts.Defer(server.Close)
	*ts.Value(publishedKey{}).(**httptest.Server) = server
	ts.Setenv("HOST", server.URL)
	cert := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	ts.Check(os.WriteFile(ts.Getenv("SSL_CERT_FILE"), cert, 0o666))
}

func scriptUnpublish(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 0 {
		ts.Fatalf("usage: unpublish")
	}
	(*ts.Value(publishedKey{}).(**httptest.Server)).Close()
}

func scriptSums(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: sums FILE FOLDER…")
	}
	var all []string
	for _, dir := range args[1:] {
		lines, err := fileSums(ts.MkAbs(dir))
		ts.Check(err)
		all = append(append(all, dir), lines...)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Join(all, "\n")+"\n"), 0o666))
}

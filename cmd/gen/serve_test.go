// gen serve as a user runs it: a process that answers on loopback and prints what it
// was asked. The command table has every command of the contract.

package main

import (
	"bufio"
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"
)

func TestCommandTable(t *testing.T) {
	have := map[string]bool{}
	for _, c := range commands() {
		have[c.name] = true
		if c.summary == "" || c.run == nil {
			t.Errorf("%s is not explained or does nothing", c.name)
		}
	}
	for _, name := range []string{"generate", "check", "docs", "diff", "bump", "graph", "dump", "serve", "specs", "init", "explain", "completion", "version", "help"} {
		if !have[name] {
			t.Errorf("there is no command %s", name)
		}
	}
}

func TestServe(t *testing.T) {
	cmd := tool(t, t.TempDir(), "serve", "--listen", "127.0.0.1:0", "--spec",
		"containerregistry/resource-manager/Microsoft.ContainerRegistry/stable/2021-09-01/containerregistry.json")
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	time.AfterFunc(30*time.Second, func() { cmd.Process.Kill() })
	said := bufio.NewScanner(stderr)
	said.Scan()
	_, address, ok := strings.Cut(said.Text(), " at ")
	if !ok {
		t.Fatalf("gen serve says %q", said.Text())
	}
	const list = "/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerRegistry/registries"
	answer, err := http.Get(address + list + "?api-version=2021-09-01")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var page struct{ Value []any }
	if err := json.NewDecoder(answer.Body).Decode(&page); err != nil || answer.StatusCode != http.StatusOK || len(page.Value) != 0 {
		t.Errorf("status %d, page %v, %v", answer.StatusCode, page, err)
	}
	printed := bufio.NewScanner(stdout)
	printed.Scan()
	if line := printed.Text(); !strings.HasPrefix(line, "200 GET "+list) || !strings.HasSuffix(line, "Registries_ListByResourceGroup") {
		t.Errorf("the request is printed as %q", line)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("after an interrupt: %v", err)
	}
}

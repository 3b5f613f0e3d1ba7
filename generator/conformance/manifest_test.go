// This file holds the lists together: every key of the manifest has a scenario
// or stands among the unreachable ones. It needs neither server nor packages.

package conformance

import (
	"os"
	"strings"
	"testing"
)

func TestEveryKeyIsAccountedFor(t *testing.T) {
	scenarios, err := ReadScenarios(os.DirFS("scenarios"))
	if err != nil {
		t.Fatal(err)
	}
	where := map[string]string{}
	for _, s := range scenarios {
		if at, twice := where[s.Key]; twice {
			t.Errorf("%s: %s has a scenario at %s too", s.At, s.Key, at)
		}
		where[s.Key] = s.At
	}
	for _, line := range list(t, "unreachable.txt") {
		key, reason, _ := strings.Cut(line, ": ")
		if reason == "" || where[key] != "" {
			t.Errorf("unreachable.txt: %s needs a reason and no scenario (%s)", key, where[key])
		}
		where[key] = "unreachable.txt"
	}
	manifest := list(t, "manifest.txt")
	if len(manifest) != 787 || len(where) != len(manifest) {
		t.Errorf("%d keys in the manifest, %d accounted for, want 787", len(manifest), len(where))
	}
	for _, key := range manifest {
		if where[key] == "" {
			t.Errorf("%s is neither a scenario nor unreachable", key)
		}
	}
}

// list reads the lines of a file that are neither empty nor comments.
func list(t *testing.T, name string) []string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return out
}

// Tests of the completion scripts and the manual page: they name every command
// and flag, and their own programs accept them.

package main

import (
	"os/exec"
	"strings"
	"testing"
)

func TestCompletion(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish"} {
		code, script, stderr := gen("completion", shell)
		if code != exitFine {
			t.Fatal(stderr)
		}
		for _, c := range commands() {
			if !strings.Contains(script, c.name) {
				t.Errorf("%s does not know %s", shell, c.name)
			}
			for _, f := range flagsOf(c) {
				if !strings.Contains(script, f.Name) {
					t.Errorf("%s does not know --%s", shell, f.Name)
				}
			}
		}
		if program, err := exec.LookPath(shell); err == nil {
			cmd := exec.Command(program, "-n")
			cmd.Stdin = strings.NewReader(script)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%s: %v\n%s", shell, err, out)
			}
		}
	}
	if code, _, _ := gen("completion", "tcsh"); code != exitUsage {
		t.Error("an unknown shell is not refused")
	}
}

func TestBashCompletes(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("bash is not here")
	}
	_, script, _ := gen("completion", "bash")
	for _, c := range []struct{ words, want string }{
		{"gen gen", "generate"}, {"gen specs lo", "lock"}, {"gen diff --fail", "--fail-on"}, {"gen help ver", "version"},
	} {
		cmd := exec.Command(bash, "-c", script+"\nCOMP_WORDS=("+c.words+") COMP_CWORD=$((${#COMP_WORDS[@]}-1))\n_gen\necho \"${COMPREPLY[@]}\"")
		out, err := cmd.CombinedOutput()
		if err != nil || strings.TrimSpace(string(out)) != c.want {
			t.Errorf("%s: got %q %v, want %s", c.words, out, err, c.want)
		}
	}
}

func TestManualPage(t *testing.T) {
	code, page, _ := gen("help", "--man")
	if code != exitFine || !strings.HasPrefix(page, ".TH GEN 1\n") {
		t.Fatalf("exit %d: %.40s", code, page)
	}
	for _, c := range commands() {
		if !strings.Contains(page, ".SS gen "+c.name) {
			t.Errorf("the page does not know %s", c.name)
		}
	}
	if groff, err := exec.LookPath("groff"); err == nil {
		cmd := exec.Command(groff, "-man", "-ww", "-z")
		cmd.Stdin = strings.NewReader(page)
		if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
			t.Errorf("groff: %v\n%s", err, out)
		}
	}
}

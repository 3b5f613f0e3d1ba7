// gen completion: scripts that let a shell complete commands and flags, made
// from the command table.

package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"
)

var completionLong = `Prints a completion script.

  bash   source <(gen completion bash)
  zsh    gen completion zsh > "${fpath[1]}/_gen"
  fish   gen completion fish > ~/.config/fish/completions/gen.fish`

func completionCommand() command {
	return command{
		name: "completion", args: "bash|zsh|fish", summary: "print a completion script for a shell", long: completionLong,
		run: runCompletion,
	}
}

func runCompletion(s streams, args []string) int {
	f := pflag.NewFlagSet("completion", pflag.ContinueOnError)
	if code, done := parse(s, f, args, 1); done {
		return code
	}
	scripts := map[string]func() string{"bash": bashCompletion, "zsh": zshCompletion, "fish": fishCompletion}
	script := scripts[f.Arg(0)]
	if script == nil {
		fmt.Fprintf(s.err, "gen completion: there is no script for %q; say bash, zsh or fish\n", f.Arg(0))
		return exitUsage
	}
	fmt.Fprint(s.out, script())
	return exitFine
}

// flagsOf lists the flags of a command.
func flagsOf(c command) []*pflag.Flag {
	var all []*pflag.Flag
	if f := c.flagSet(); f != nil {
		f.VisitAll(func(f *pflag.Flag) { all = append(all, f) })
	}
	return all
}

// words are the fixed arguments of a command, such as bash|zsh|fish.
func words(c command) []string {
	switch {
	case strings.Contains(c.args, "|"):
		return strings.Split(c.args, "|")
	case c.name == "help":
		return commandNames()
	}
	return nil
}

func commandNames() []string {
	var names []string
	for _, c := range commands() {
		names = append(names, c.name)
	}
	return names
}

func bashCompletion() string {
	var b strings.Builder
	b.WriteString("# bash completion for gen\n_gen() {\n  local cur=${COMP_WORDS[COMP_CWORD]} words=\n")
	fmt.Fprintf(&b, "  if [ \"$COMP_CWORD\" -eq 1 ]; then words=%s\n  else case ${COMP_WORDS[1]} in\n", shellQuote(strings.Join(commandNames(), " ")))
	for _, c := range commands() {
		all := slices.Clone(words(c))
		for _, f := range flagsOf(c) {
			all = append(all, "--"+f.Name)
		}
		fmt.Fprintf(&b, "    %s) words=%s ;;\n", c.name, shellQuote(strings.Join(all, " ")))
	}
	b.WriteString("  esac fi\n  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n}\ncomplete -o default -F _gen gen\n")
	return b.String()
}

func zshCompletion() string {
	var b strings.Builder
	b.WriteString("#compdef gen\n\n_gen() {\n  if (( CURRENT == 2 )); then\n    local -a commands=(\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "      %s\n", shellQuote(c.name+":"+strings.ReplaceAll(c.summary, ":", "\\:")))
	}
	b.WriteString("    )\n    _describe command commands\n    return\n  fi\n  case $words[2] in\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "    %s) _arguments", c.name)
		for _, f := range flagsOf(c) {
			fmt.Fprintf(&b, " %s", shellQuote("--"+f.Name+zshValue(f)))
		}
		if w := words(c); len(w) > 0 {
			fmt.Fprintf(&b, " %s", shellQuote("2:what:("+strings.Join(w, " ")+")"))
		} else {
			b.WriteString(" '*:file:_files'")
		}
		b.WriteString(" ;;\n")
	}
	b.WriteString("  esac\n}\n\n_gen \"$@\"\n")
	return b.String()
}

func zshValue(f *pflag.Flag) string {
	name, usage := pflag.UnquoteUsage(f)
	usage = strings.NewReplacer("[", "(", "]", ")", ":", " ").Replace(usage)
	if f.NoOptDefVal != "" {
		return "[" + usage + "]"
	}
	return "=[" + usage + "]:" + name + ":_files"
}

func fishCompletion() string {
	var b strings.Builder
	b.WriteString("# fish completion for gen\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "complete -c gen -n __fish_use_subcommand -f -a %s -d %s\n", c.name, shellQuote(c.summary))
		for _, w := range words(c) {
			fmt.Fprintf(&b, "complete -c gen -n '__fish_seen_subcommand_from %s' -f -a %s\n", c.name, w)
		}
		for _, f := range flagsOf(c) {
			_, usage := pflag.UnquoteUsage(f)
			fmt.Fprintf(&b, "complete -c gen -n '__fish_seen_subcommand_from %s' -l %s -d %s", c.name, f.Name, shellQuote(usage))
			if f.Shorthand != "" {
				b.WriteString(" -s " + f.Shorthand)
			}
			if f.NoOptDefVal == "" {
				b.WriteString(" -r")
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func shellQuote(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

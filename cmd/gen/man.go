// gen help --man: the manual page, made from the command table.

package main

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"
)

// manual is gen(1) in the man macros.
func manual() string {
	var b strings.Builder
	b.WriteString(".TH GEN 1\n.SH NAME\ngen \\- Go packages and pages from Azure Resource Manager Swagger\n.SH SYNOPSIS\n.B gen\n.I COMMAND\n[flags]\n.SH COMMANDS\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, ".SS %s\n.nf\n%s\n.fi\n", roff(strings.TrimSpace("gen "+c.name+" "+c.args)), roff(c.description()))
		for _, f := range flagsOf(c) {
			name, usage := pflag.UnquoteUsage(f)
			fmt.Fprintf(&b, ".TP\n.B %s\n%s\n", roff(strings.TrimSpace("--"+f.Name+" "+name)), roff(usage))
		}
	}
	b.WriteString(".SH FILES\n.TP\n.B armgen.yaml\nthe configuration\n.TP\n.B armgen.lock\nthe sums of pinned specification files\n" +
		".SH EXIT STATUS\n.TP\n.B 0\nall is well\n.TP\n.B 1\nfindings, or differences\n.TP\n.B 2\nwrong use\n.TP\n.B 3\ninternal error\n")
	return b.String()
}

// description is the long text of a command, or a sentence made of its summary.
func (c command) description() string {
	if c.long != "" {
		return c.long
	}
	return strings.ToUpper(c.summary[:1]) + c.summary[1:] + "."
}

// roff escapes what the man macros would take as theirs.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	var ascii strings.Builder
	for _, r := range s {
		if r < 0x80 {
			ascii.WriteRune(r)
		} else {
			fmt.Fprintf(&ascii, `\[u%04X]`, r)
		}
	}
	lines := strings.Split(ascii.String(), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}

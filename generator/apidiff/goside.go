package apidiff

// This file holds what a comparison says about Go code. Package goapi finds
// it; here it is printed and counted.

import (
	"fmt"
	"strings"
)

// GoChange is a difference in the exported names and types of a generated
// package.
type GoChange struct {
	Package  string `json:"package"` // name of the generated package
	Name     string `json:"name"`    // "Registry.Properties", "(*RegistriesClient).Get"
	Message  string `json:"message"` // "removed", "changed from … to …"
	Breaking bool   `json:"breaking"`
}

// GoUse is a place of a user's code that a breaking GoChange affects.
type GoUse struct {
	Name    string `json:"name"`
	Message string `json:"message"`
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
}

func (c GoChange) level() Level {
	if c.Breaking {
		return Breaking
	}
	return Addition
}

func (r *Result) goText(b *strings.Builder) {
	for _, c := range r.Go {
		fmt.Fprintf(b, "%s: Go %s.%s: %s\n", c.level(), c.Package, plain(c.Name), plain(c.Message))
	}
	for _, u := range r.Uses {
		fmt.Fprintf(b, "%s:%d:%d: uses %s: %s\n", u.File, u.Line, u.Column, plain(u.Name), plain(u.Message))
	}
}

func (r *Result) goMarkdown(b *strings.Builder) {
	if len(r.Go) > 0 {
		b.WriteString("\n## Go names and types\n\n")
	}
	for _, c := range r.Go {
		fmt.Fprintf(b, "- %s: `%s.%s` %s\n", c.level(), c.Package, c.Name, escape(c.Message))
	}
	if len(r.Uses) > 0 {
		b.WriteString("\n## Uses in your code\n\n")
	}
	for _, u := range r.Uses {
		fmt.Fprintf(b, "- %s:%d: `%s` %s\n", escape(u.File), u.Line, u.Name, escape(u.Message))
	}
}

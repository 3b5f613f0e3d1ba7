package apidiff

// This file prints a result: as text for a terminal, as a Markdown changelog,
// as JSON for programs.

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/seed184db40a/armgen/generator/diag"
)

// Formats are the names that Print takes.
func Formats() []string { return []string{"text", "markdown", "json"} }

// Print writes the result in a format.
func (r *Result) Print(w io.Writer, format string) error {
	switch format {
	case "text":
		return r.Text(w)
	case "markdown":
		return r.Markdown(w)
	case "json":
		return r.JSON(w)
	}
	return fmt.Errorf("unknown format %q, want one of %s", format, strings.Join(Formats(), ", "))
}

// Text writes one change per paragraph, with both places.
func (r *Result) Text(w io.Writer) error {
	var b strings.Builder
	for _, c := range r.Changes {
		fmt.Fprintf(&b, "%s: %s [%s]\n", c.Rule.Level, plain(c.Sentence()), c.Rule.ID)
		if c.Old.Known() {
			fmt.Fprintf(&b, "  old %s\n", plain(c.Old.String()))
		}
		if c.New.Known() {
			fmt.Fprintf(&b, "  new %s\n", plain(c.New.String()))
		}
		if len(c.Uses) > 0 {
			fmt.Fprintf(&b, "  in  %s\n", plain(listed(c.Uses, 5)))
		}
	}
	r.goText(&b)
	fmt.Fprintf(&b, "%s\n", r.Summary())
	_, err := io.WriteString(w, b.String())
	return err
}

// Sentence says in one line what changed.
func (c *Change) Sentence() string {
	s := c.Subject + ": " + c.Rule.Sentence
	if c.Detail != "" {
		s += " (" + c.Detail + ")"
	}
	return s
}

// Summary is one line with the counts and the verdict.
func (r *Result) Summary() string {
	counts := map[Level]int{}
	for _, c := range r.Changes {
		counts[c.Rule.Level]++
	}
	for _, c := range r.Go {
		counts[c.level()]++
	}
	if len(counts) == 0 {
		return "no changes"
	}
	var parts []string
	for _, level := range []Level{Breaking, Behaviour, Addition, Documentation} {
		if n := counts[level]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, level))
		}
	}
	return fmt.Sprintf("%s; semantic version: %s", strings.Join(parts, ", "), r.Verdict())
}

// listed joins at most n names and counts the rest.
func listed(names []string, n int) string {
	if len(names) <= n {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:n], ", "), len(names)-n)
}

// plain keeps what a specification wrote on its line and away from the
// terminal's controls.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r != ' ' && !unicode.IsPrint(r) {
			return '\uFFFD'
		}
		return r
	}, s)
}

// Markdown writes a changelog: a section per level, a bullet per change.
func (r *Result) Markdown(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# Changes from %s to %s\n\n%s.\n", escape(r.OldVersion), escape(r.NewVersion), upper(r.Summary()))
	titles := map[Level]string{Breaking: "Breaking changes", Behaviour: "Changed behaviour", Addition: "Additions", Documentation: "Documentation"}
	level := Level(255)
	for _, c := range r.Changes {
		if c.Rule.Level != level {
			level = c.Rule.Level
			fmt.Fprintf(&b, "\n## %s\n\n", titles[level])
		}
		c.markdown(&b)
	}
	r.goMarkdown(&b)
	_, err := io.WriteString(w, b.String())
	return err
}

func (c *Change) markdown(b *strings.Builder) {
	fmt.Fprintf(b, "- **%s**: %s", escape(c.Subject), escape(c.Rule.Sentence))
	if c.Detail != "" {
		fmt.Fprintf(b, " (%s)", escape(c.Detail))
	}
	if len(c.Uses) > 0 {
		fmt.Fprintf(b, ", in %s", escape(listed(c.Uses, 5)))
	}
	b.WriteString(".")
	if c.Rule.Instead != "" {
		fmt.Fprintf(b, " What to do: %s.", escape(c.Rule.Instead))
	}
	fmt.Fprintf(b, " `%s`\n", c.Rule.ID)
}

// escape keeps text of a specification from being Markdown or HTML.
func escape(s string) string {
	var b strings.Builder
	for _, r := range plain(s) {
		if strings.ContainsRune("\\`*_{}[]<>()#+!|&~$", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// jsonResult and jsonChange are the JSON form.
type jsonResult struct {
	OldVersion string       `json:"oldVersion"`
	NewVersion string       `json:"newVersion"`
	Verdict    string       `json:"verdict"`
	Counts     Counts       `json:"counts"`
	Changes    []jsonChange `json:"changes"`
	Go         []GoChange   `json:"go,omitempty"`
	Uses       []GoUse      `json:"uses,omitempty"`
}

type jsonChange struct {
	Rule    string     `json:"rule"`
	Level   string     `json:"level"`
	Reader  Reader     `json:"reader"`
	Subject string     `json:"subject"`
	Message string     `json:"message"`
	Detail  string     `json:"detail,omitempty"`
	Instead string     `json:"instead,omitempty"`
	Uses    []string   `json:"uses,omitempty"`
	Old     *jsonPlace `json:"old,omitempty"`
	New     *jsonPlace `json:"new,omitempty"`
}

type jsonPlace struct {
	Path    string `json:"path"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Pointer string `json:"pointer,omitempty"`
}

// JSON writes the whole result as one object.
func (r *Result) JSON(w io.Writer) error {
	out := jsonResult{r.OldVersion, r.NewVersion, r.Verdict(), r.Counts, []jsonChange{}, r.Go, r.Uses}
	for _, c := range r.Changes {
		out.Changes = append(out.Changes, jsonChange{c.Rule.ID, c.Rule.Level.String(), c.Rule.Reader, c.Subject,
			c.Rule.Sentence, c.Detail, c.Rule.Instead, c.Uses, placeOf(c.Old), placeOf(c.New)})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

func placeOf(p diag.Pos) *jsonPlace {
	if !p.Known() {
		return nil
	}
	return &jsonPlace{p.Path(), p.Line(), p.Col(), p.Pointer()}
}

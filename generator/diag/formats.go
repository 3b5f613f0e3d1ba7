package diag

// This file prints findings for machines: JSON lines for tools, workflow
// commands for GitHub.

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// Formats are the names that Render takes.
func Formats() []string { return []string{"text", "json", "github"} }

// Render writes findings in the named format.
func (r Renderer) Render(w io.Writer, format string, all []*Diagnostic) error {
	switch format {
	case "text":
		return r.Text(w, all)
	case "json":
		return r.JSON(w, all)
	case "github":
		return r.GitHub(w, all)
	}
	return fmt.Errorf("unknown format %q, want one of %s", format, strings.Join(Formats(), ", "))
}

// jsonPlace and jsonFinding are the JSON form, one object per line.
type jsonPlace struct {
	Path    string `json:"path,omitempty"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	Pointer string `json:"pointer,omitempty"`
}

type jsonFinding struct {
	jsonPlace

	Severity string        `json:"severity"`
	Code     Code          `json:"code"`
	Message  string        `json:"message"`
	Help     string        `json:"help,omitempty"`
	Related  []jsonRelated `json:"related,omitempty"`
}

type jsonRelated struct {
	jsonPlace

	Message string `json:"message"`
}

// JSON writes one JSON object per finding and line. All findings are written:
// a program can count by itself.
func (r Renderer) JSON(w io.Writer, all []*Diagnostic) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, d := range all {
		f := jsonFinding{r.jsonPlace(d.Pos), d.Severity.String(), d.Code, d.Message, d.Help, nil}
		for _, rel := range d.Related {
			f.Related = append(f.Related, jsonRelated{r.jsonPlace(rel.Pos), rel.Message})
		}
		if err := enc.Encode(f); err != nil {
			return err
		}
	}
	return nil
}

func (r Renderer) jsonPlace(p Pos) jsonPlace {
	return jsonPlace{r.path(p), p.Line(), p.Col(), p.Pointer()}
}

// GitHub writes workflow commands, which GitHub shows as annotations beside
// the lines.
func (r Renderer) GitHub(w io.Writer, all []*Diagnostic) error {
	var b strings.Builder
	shown, dropped := limit(all)
	for _, d := range shown {
		r.githubOne(&b, d)
	}
	for _, line := range dropped {
		fmt.Fprintf(&b, "::notice::%s\n", githubText(line))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (r Renderer) githubOne(b *strings.Builder, d *Diagnostic) {
	command := [...]string{"error", "warning", "notice"}[d.Severity]
	message := d.Message
	if d.Help != "" {
		message += "\nhelp: " + d.Help
	}
	for _, rel := range d.Related {
		message += "\nnote: " + r.place(rel.Pos) + rel.Message
	}
	if !d.Pos.Known() {
		fmt.Fprintf(b, "::%s title=%s::%s\n", command, d.Code, githubText(message))
		return
	}
	fmt.Fprintf(b, "::%s file=%s,line=%d,col=%d,title=%s::%s\n", command,
		githubProperty(r.path(d.Pos)), d.Pos.Line(), d.Pos.Col(), d.Code, githubText(message))
}

// githubText escapes what would end a workflow command.
func githubText(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(printable(s))
}

// githubProperty escapes a property value of a workflow command.
func githubProperty(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(printable(s))
}

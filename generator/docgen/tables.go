// The tables of the page format that are data: dependencies set by hand and
// property names with a fixed meaning.

package docgen

import (
	_ "embed"
	"strings"
)

//go:embed overrides.txt
var overridesText string

//go:embed predefined.txt
var predefinedText string

// tables are overrides by Group/Type and meanings by property name.
type tables struct {
	overrides  map[string]*override
	predefined map[string]dependency
	ignored    map[string]bool
}

// override is what is set by hand for one resource.
type override struct {
	version      string
	replace      bool // dependencies take the place of the inferred ones
	noPut        bool // no examples and no schema
	dependencies dependencies
}

func readTables() tables {
	t := tables{map[string]*override{}, map[string]dependency{}, map[string]bool{}}
	var current *override
	for _, line := range tableLines(overridesText) {
		name, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		if line[0] != ' ' {
			current = &override{version: rest}
			t.overrides[name] = current
			continue
		}
		current.add(name, rest)
	}
	for _, line := range tableLines(predefinedText) {
		key, target, _ := strings.Cut(line, " ")
		if d := parseDependency(key, target); target != "ignored" {
			t.predefined[d.Name] = d
		} else {
			t.ignored[key] = true
		}
	}
	return t
}

// tableLines are the lines of a table that are neither empty nor comments.
func tableLines(text string) []string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	return out
}

func (o *override) add(name, target string) {
	switch name {
	case "none":
		o.replace = true
	case "no-put":
		o.noPut = true
	default:
		o.replace = true
		o.dependencies.set(parseDependency(name, target))
	}
}

func parseDependency(name, target string) dependency {
	d := dependency{}
	d.Name, d.List = strings.CutSuffix(name, "[]")
	d.Group, d.Type, _ = strings.Cut(target, "/")
	return d
}

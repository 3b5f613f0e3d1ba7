package apidiff

// This file counts changes for the summary, and draws the semantic-version
// verdict.

import "strings"

// Tally is how many of one kind went, came, and changed.
type Tally struct {
	Removed int `json:"removed"`
	Added   int `json:"added"`
	Changed int `json:"changed"`
}

// Counts sums a comparison up.
type Counts struct {
	Operations  Tally `json:"operations"`
	Definitions Tally `json:"definitions"`
	Properties  Tally `json:"properties"`
	EnumValues  Tally `json:"enumValues"`
	NewRequired int   `json:"newRequired"`
}

// count fills the counts from the changes. Descriptions do not count; a definition that only
// states its type does, as a text comparison has it.
func (d *differ) count() {
	changed := map[string]map[string]bool{"op": {}, "def": {}, "prop": {}}
	c := &d.result.Counts
	for _, ch := range d.result.Changes {
		c.one(ch)
		area, _, _ := strings.Cut(ch.Rule.ID, "-")
		for _, subject := range ch.changedParts(area) {
			changed[subject[0]][subject[1]] = true
		}
	}
	c.Operations.Changed += len(changed["op"])
	c.Definitions.Changed += len(changed["def"])
	c.Properties.Changed += len(changed["prop"])
}

// one counts what went and came.
func (c *Counts) one(ch *Change) {
	switch ch.Rule.ID {
	case "operation-removed":
		c.Operations.Removed++
	case "operation-added":
		c.Operations.Added++
	case "definition-removed":
		c.Definitions.Removed++
	case "definition-added":
		c.Definitions.Added++
	case "property-removed":
		c.Properties.Removed++
	case "property-added":
		c.Properties.Added++
	case "property-added-required":
		c.Properties.Added++
		c.NewRequired++
	case "property-became-required":
		c.NewRequired++
	case "enum-value-removed":
		c.EnumValues.Removed++
	case "enum-value-added":
		c.EnumValues.Added++
	}
}

// changedParts names the operations, definitions and properties that a change
// makes different.
func (ch *Change) changedParts(area string) [][2]string {
	switch {
	case ch.Rule.ID == "definition-type-stated":
		return [][2]string{{"def", ch.Subject}}
	case ch.Rule.Level == Documentation:
		return nil
	}
	var parts [][2]string
	addedOrRemoved := strings.HasSuffix(ch.Rule.ID, "-removed") || strings.Contains(ch.Rule.ID, "-added")
	switch area {
	case "operation", "response", "header", "error":
		if !strings.HasPrefix(ch.Rule.ID, "operation-") || !addedOrRemoved {
			parts = append(parts, [2]string{"op", ch.Subject})
		}
	case "parameter":
		for _, id := range ch.Uses {
			parts = append(parts, [2]string{"op", id})
		}
	case "property":
		def, _, _ := strings.Cut(ch.Subject, ".")
		parts = append(parts, [2]string{"def", def})
		if !addedOrRemoved {
			parts = append(parts, [2]string{"prop", ch.Subject})
		}
	case "enum":
		for _, property := range ch.Uses {
			def, _, _ := strings.Cut(property, ".")
			parts = append(parts, [2]string{"def", def}, [2]string{"prop", property})
		}
	case "discriminator", "variant", "additional":
		parts = append(parts, [2]string{"def", ch.Subject})
	}
	return parts
}

// Worst is the most serious level among the changes; ok is false when nothing
// changed.
func (r *Result) Worst() (level Level, ok bool) {
	level = Documentation
	for _, c := range r.Changes {
		level, ok = min(level, c.Rule.Level), true
	}
	for _, c := range r.Go {
		level, ok = min(level, c.level()), true
	}
	return level, ok
}

// Verdict is the part of a semantic version that must go up: major, minor,
// patch, or none.
func (r *Result) Verdict() string {
	level, ok := r.Worst()
	switch {
	case !ok:
		return "none"
	case level == Breaking:
		return "major"
	case level == Documentation:
		return "patch"
	}
	return "minor"
}

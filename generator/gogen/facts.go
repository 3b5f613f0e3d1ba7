// This file holds what the machine adds to a field's comment: facts, never filler.

package gogen

import (
	"strings"
	"unicode/utf8"

	"github.com/seed184db40a/armgen/generator/ir"
)

// factLines sets facts into comment lines of a width; a fact is broken only when it does not
// fit into a line of its own.
func factLines(width int, facts []string) []string {
	var lines []string
	line := ""
	for _, fact := range facts {
		fact = oneLine(fact)
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(fact) > width-len("// ") {
			lines = append(lines, docLines(width, line)...)
			line = ""
		}
		line = strings.TrimPrefix(line+" "+fact, " ")
	}
	return append(lines, docLines(width, line)...)
}

// fieldFacts are the facts about a field, in the order in which they matter to a writer.
func fieldFacts(f *ir.Property) []string {
	var facts []string
	add := func(when bool, fact string) {
		if when {
			facts = append(facts, fact)
		}
	}
	add(f.Required && !readOnly(f), "Required.")
	add(readOnly(f), "Read-only.")
	add(!readOnly(f) && !f.Mutability.In(ir.Update), "Set at creation only.")
	add(!f.Mutability.In(ir.Create) && f.Mutability.In(ir.Update), "Set by updates only.")
	add(f.Mutability != 0 && !f.Mutability.In(ir.Read), "Never in responses.")
	add(f.Secret, "Secret: prints masked.")
	add(f.Nullable, "May be null.")
	if f.Default != nil {
		facts = append(facts, "Default: "+f.Default.Raw+".")
	}
	facts = append(facts, limitFacts(f.Limits)...)
	if len(f.ARMTypes) > 0 {
		facts = append(facts, "Id of "+strings.Join(f.ARMTypes, ", ")+".")
	}
	add(strings.Contains(strings.TrimPrefix(f.Path, f.Name.Wire), "."), "In JSON: "+f.Path+".")
	return facts
}

// readOnly reports whether the field appears in responses only.
func readOnly(f *ir.Property) bool {
	return f.ReadOnly || f.Mutability != 0 && f.Mutability == ir.Read
}

// limitFacts says what Validate enforces on a value.
func limitFacts(l *ir.Limits) []string {
	if l == nil {
		return nil
	}
	var facts []string
	count := func(least, most *int64, what string) {
		if text := span(least, most); text != "" {
			facts = append(facts, text+" "+what+".")
		}
	}
	count(l.MinLength, l.MaxLength, "characters")
	count(l.MinItems, l.MaxItems, "items")
	count(l.MinProperties, l.MaxProperties, "members")
	if l.UniqueItems {
		facts = append(facts, "No item twice.")
	}
	switch least, most := bound("more than ", l.Minimum, l.ExclusiveMin), bound("less than ", l.Maximum, l.ExclusiveMax); {
	case least != "" && most != "":
		facts = append(facts, "From "+least+" to "+most+".")
	case least != "":
		facts = append(facts, "At least "+least+".")
	case most != "":
		facts = append(facts, "At most "+most+".")
	}
	if l.MultipleOf != "" {
		facts = append(facts, "Multiple of "+l.MultipleOf+".")
	}
	return append(facts, patternFacts(l.Pattern)...)
}

func patternFacts(pattern *ir.Pattern) []string {
	switch {
	case pattern == nil:
		return nil
	case len(pattern.RE2)+len(pattern.Not) == 0:
		return []string{"Matches " + pattern.Source + " (not checked: Go's regexp cannot express it)."}
	}
	return []string{"Matches " + pattern.Source + "."}
}

func bound(exclusive, value string, isExclusive bool) string {
	if value != "" && isExclusive {
		return exclusive + value
	}
	return value
}

func span(least, most *int64) string {
	switch {
	case least != nil && most != nil && *least == *most:
		return "Exactly " + decimal(*least)
	case least != nil && most != nil:
		return decimal(*least) + " to " + decimal(*most)
	case least != nil:
		return "At least " + decimal(*least)
	case most != nil:
		return "At most " + decimal(*most)
	}
	return ""
}

// Limits: the constraints that a value has to keep, taken from the place where a
// schema is used and from the ends of its references. A constraint that cannot
// apply to the type is left out with a note, never enforced.

package compile

import (
	"strings"

	"github.com/seed184db40a/armgen/generator/compile/pattern"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
	"github.com/seed184db40a/armgen/generator/load"
)

// limitGroups says which keywords belong to which sort of value.
var limitGroups = map[string][]string{
	"text":   {"minLength", "maxLength", "pattern"},
	"number": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"},
	"list":   {"minItems", "maxItems", "uniqueItems"},
	"map":    {"minProperties", "maxProperties"},
}

// limitOrder is the order in which the groups are looked at.
var limitOrder = []string{"text", "number", "list", "map"}

// limitsOf are the constraints of a schema on a value of type t, nil for none.
func (c *compiler) limitsOf(s *load.Schema, t ir.Type) *ir.Limits {
	v := c.view(s)
	if len(v) == 0 {
		return nil
	}
	fits := limitGroup(t)
	for _, group := range limitOrder {
		if group != fits {
			c.misapplied(v, group, t)
		}
	}
	l := ir.Limits{}
	switch fits {
	case "text":
		l.MinLength, l.MaxLength = whole(v.get("minLength")), whole(v.get("maxLength"))
		l.Pattern = c.pattern(v.get("pattern"))
	case "number":
		l.Minimum, l.ExclusiveMin = v.bound("minimum", "exclusiveMinimum")
		l.Maximum, l.ExclusiveMax = v.bound("maximum", "exclusiveMaximum")
		l.MultipleOf = v.get("multipleOf").Text()
	case "list":
		l.MinItems, l.MaxItems, l.UniqueItems = whole(v.get("minItems")), whole(v.get("maxItems")), v.is("uniqueItems")
	case "map":
		l.MinProperties, l.MaxProperties = whole(v.get("minProperties")), whole(v.get("maxProperties"))
	}
	drop(&l)
	if l == (ir.Limits{}) {
		return nil
	}
	return &l
}

// limitGroup is the sort of constraints that a type can keep. Enums keep their
// values and nothing else.
func limitGroup(t ir.Type) string {
	switch t := t.(type) {
	case *ir.List:
		return "list"
	case *ir.Map:
		return "map"
	case *ir.Enum:
		return "enum"
	case ir.Scalar:
		switch t.Kind {
		case ir.String, ir.Duration, ir.UUID, ir.URI, ir.ARMID, ir.TimeOfDay:
			return "text"
		case ir.Int32, ir.Int64, ir.Float32, ir.Float64, ir.Decimal:
			return "number"
		}
	}
	return ""
}

// misapplied notes the constraints of a group that the type cannot keep.
func (c *compiler) misapplied(v view, group string, t ir.Type) {
	if _, isEnum := t.(*ir.Enum); isEnum {
		return
	}
	for _, key := range limitGroups[group] {
		if n := v.get(key); n.OK() && !n.IsFalse() {
			c.report.Notef(n.Pos(), "limit-misapplied", "%s says nothing about %s and is left out", key, typeText(t)).
				WithHelp("it belongs to %s", groupText[group])
		}
	}
}

var groupText = map[string]string{
	"text": "a string", "number": "a number", "list": "an array", "map": "an object with free keys",
}

// typeText is a type as it reads in a message.
func typeText(t ir.Type) string {
	switch t := t.(type) {
	case *ir.List:
		return "an array"
	case *ir.Map:
		return "a map"
	case *ir.Model:
		return "the object " + t.Name.Wire
	case *ir.Enum:
		return "an enum"
	case ir.Scalar:
		return "a value of kind " + string(t.Kind)
	}
	return "any JSON"
}

// whole is a count. A count of nothing is no constraint when it is a minimum; that
// is dropped by drop.
func whole(n diag.Node) *int64 {
	if i, ok := n.Int(); ok && i >= 0 {
		return &i
	}
	return nil
}

// bound is a number literal and whether the bound itself is outside. The flag
// belongs to the schema that states the bound.
func (v view) bound(key, exclusive string) (literal string, outside bool) {
	for _, s := range v {
		if n := s.Node.Get(key); n.Kind() == diag.Number {
			return n.Text(), s.Node.Get(exclusive).IsTrue()
		}
	}
	return "", false
}

// drop takes out minimums that every value keeps.
func drop(l *ir.Limits) {
	for _, p := range []**int64{&l.MinLength, &l.MinItems, &l.MinProperties} {
		if *p != nil && **p == 0 {
			*p = nil
		}
	}
	if strings.HasPrefix(l.MultipleOf, "-") || l.MultipleOf == "0" {
		l.MultipleOf = ""
	}
}

// pattern translates a regular expression, nil for none. One that Go cannot
// express exactly is kept for its text and reported.
func (c *compiler) pattern(n diag.Node) *ir.Pattern {
	source := n.Str()
	if source == "" {
		return nil
	}
	if p := c.patterns[n]; p != nil {
		return p
	}
	p := &ir.Pattern{Source: source, Pos: n.Pos()}
	c.patterns[n] = p
	result, err := pattern.Rewrite(source)
	if err != nil {
		c.report.Notef(n.Pos(), "pattern-unsupported", "this pattern is not enforced: %v", err).
			WithHelp("Go's regular expressions know no look-around and no back-references, and repeat at most 1000 times; armgen rewrites what it can rewrite exactly")
		return p
	}
	p.RE2, p.Not = result.Match, result.Not
	return p
}

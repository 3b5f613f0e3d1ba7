package compile

import (
	"testing"

	"github.com/seed184db40a/armgen/generator/ir"
)

func TestLimits(t *testing.T) {
	m, r := root(t, `"Root": {"properties": {
		"text": {"type": "string", "minLength": 0, "maxLength": 5, "pattern": "^a"},
		"number": {"type": "integer", "minimum": 1, "exclusiveMinimum": true, "maximum": 9007199254740993, "multipleOf": 2},
		"list": {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"type": "string", "maxLength": 3}},
		"map": {"type": "object", "maxProperties": 2, "additionalProperties": {"type": "string", "minLength": 1}},
		"free": {"type": "string"}}}`)
	r.clean()
	l := field(t, m, "Text").Limits
	if l.MinLength != nil || *l.MaxLength != 5 || l.Pattern.RE2[0] != "^a" {
		t.Errorf("%+v", l)
	}
	l = field(t, m, "Number").Limits
	if l.Minimum != "1" || !l.ExclusiveMin || l.Maximum != "9007199254740993" || l.MultipleOf != "2" {
		t.Errorf("bounds keep every digit: %+v", l)
	}
	p := field(t, m, "List")
	if *p.Limits.MinItems != 1 || !p.Limits.UniqueItems || *p.Type.(*ir.List).Limits.MaxLength != 3 {
		t.Errorf("%+v", p.Limits)
	}
	p = field(t, m, "Map")
	if *p.Limits.MaxProperties != 2 || *p.Type.(*ir.Map).Limits.MinLength != 1 {
		t.Errorf("%+v", p.Limits)
	}
	if field(t, m, "Free").Limits != nil {
		t.Error("no limits are nil")
	}
}

func TestMisappliedLimitsAreNotedAndDropped(t *testing.T) {
	for _, schema := range []string{
		`{"type": "array", "items": {"type": "string"}, "maxLength": 3}`,
		`{"type": "string", "maximum": 3}`,
		`{"type": "integer", "minItems": 3}`,
		`{"type": "string", "format": "date-time", "pattern": "x"}`,
	} {
		m, r := root(t, `"Root": {"properties": {"x": `+schema+`}}`)
		if field(t, m, "X").Limits != nil {
			t.Errorf("%s is enforced", schema)
		}
		r.wants("limit-misapplied", "left out")
	}
}

func TestPatternsThatCannotBeExpressed(t *testing.T) {
	m, r := root(t, `"Root": {"properties": {"x": {"type": "string", "pattern": "(a)\\1"}, "y": {"type": "string", "pattern": "^(?!-)[a-z-]+$"}}}`)
	if p := field(t, m, "X").Limits.Pattern; p.Source == "" || p.RE2 != nil {
		t.Errorf("%+v", p)
	}
	if p := field(t, m, "Y").Limits.Pattern; len(p.RE2) != 1 {
		t.Errorf("%+v", p)
	}
	r.wants("pattern-unsupported", "refers back")
}

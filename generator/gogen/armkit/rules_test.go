// Tests of validation: rules, their findings, and the patterns that match without regexp.

package armkit_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/seed184db40a/armgen/generator/gogen/armkit"
)

func TestRules(t *testing.T) {
	var none armkit.Violations
	pattern := armkit.NewPattern("^[a-z]+$", []string{"^[a-z]+$"}, nil)
	for rule, v := range map[string]armkit.Violations{
		"required":         none.Required("x", false),
		"minLength":        none.MinLength("x", ptr("ää"), 3),
		"maxLength":        none.MaxLength("x", ptr("äää"), 2),
		"pattern":          none.Match("x", ptr("A"), pattern),
		"minimum":          armkit.AtLeast(none, "x", ptr(int32(4)), 5),
		"maximum":          armkit.AtMost(none, "x", ptr(5.5), 5),
		"exclusiveMinimum": armkit.MoreThan(none, "x", ptr(int64(5)), 5),
		"exclusiveMaximum": armkit.LessThan(none, "x", ptr(int64(5)), 5),
		"multipleOf":       armkit.MultipleOf(none, "x", ptr(0.25), 0.1),
		"minItems":         armkit.MinItems(none, "x", []*string{}, 1),
		"maxItems":         armkit.MaxItems(none, "x", []*string{nil, nil}, 1),
		"minProperties":    armkit.MinProperties(none, "x", map[string]*string{}, 1),
		"maxProperties":    armkit.MaxProperties(none, "x", map[string]*string{"a": nil}, 0),
		"uniqueItems":      armkit.UniqueItems(none, "x", []*string{ptr("a"), nil, ptr("a")}),
		"enum":             armkit.NotOneOf(none, "x", "c", []string{"a", "b"}),
	} {
		if len(v) != 1 || v[0].Rule != rule || v[0].Path != "x" || v[0].Allowed == "" {
			t.Errorf("%s: %+v", rule, v)
		}
	}
	valid := none.Required("x", true).MinLength("x", ptr("äää"), 3).MaxLength("x", ptr("ää"), 2).MinLength("x", nil, 1).Match("x", nil, pattern)
	valid = armkit.MultipleOf(valid, "x", ptr(0.3), 0.1)
	valid = armkit.MinItems(valid, "x", []*string(nil), 1)
	valid = armkit.UniqueItems(valid, "x", []*string{ptr("a"), nil, nil, ptr("b")})
	if valid.Err() != nil {
		t.Error(valid)
	}
}

func TestViolationsTellAllAtOnce(t *testing.T) {
	length := func(v armkit.Violations, path string, s *string) armkit.Violations { return v.MinLength(path, s, 2) }
	v := armkit.CheckList(nil, "names", []*string{ptr("ok"), ptr("x"), nil}, length)
	v = armkit.CheckMap(v, "tags", map[string]*string{"a b": ptr("y")}, length)
	v = v.MaxLength("password", ptr("hush-hush"), 3).Mask("password")
	err := v.Err()
	want := "names[1]: must have at least 2 characters, not \"x\"\n" +
		"tags['a b']: must have at least 2 characters, not \"y\"\n" +
		"password: must have at most 3 characters, not \"********\""
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v", err)
	}
	var all armkit.Violations
	var one armkit.Violation
	if !errors.As(err, &all) || len(all) != 3 || !errors.As(err, &one) || one.Path != "names[1]" {
		t.Error(all, one)
	}
}

// expressions are patterns as specifications have them.
var expressions = []string{
	`^[a-zA-Z0-9]{5,50}$`, `^[a-zA-Z0-9]*$`, `^[a-z][a-z0-9-]{1,61}[a-z0-9]$`, `^[^/]+$`, `^[a-z]+[0-9]+$`, `^\d{4}$`, `^abc[0-9]?$`, `^(ab){2}$`, `^(?:[a-z]{2})$`,
	`^[\w.-]{1,20}$`, `[0-9]`, `^a|b$`, `^.{1,3}$`, `^[a-zé]{2}$`, `^(?i)abc$`, `^$`, `^[a-z]{0}$`, `^\S+$`, `^[A-Za-z]([A-Za-z0-9]{3})[a-z]$`,
}

func FuzzPattern(f *testing.F) {
	for _, text := range []string{"", "a", "ab", "abc", "abc1", "abcd12", "1234", "abab", "a/b", "é", "aé", "a-", "a\n", "\xff", "A9zz9a", strings.Repeat("a", 60), "ab1-c.d_e"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, expr := range expressions {
			want := regexp.MustCompile(expr).MatchString(text)
			if got := armkit.NewPattern(expr, []string{expr}, nil).Match(text); got != want {
				t.Errorf("%s on %q: %v", expr, text, got)
			}
			if got := armkit.NewPattern(expr, nil, []string{expr}).Match(text); got == want {
				t.Errorf("not %s on %q: %v", expr, text, got)
			}
		}
	})
}

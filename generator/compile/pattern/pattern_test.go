// Patterns: each row says which strings the ECMAScript pattern matches (checked by
// hand against its definition), so a rewriting that changes the meaning fails.

package pattern

import (
	"regexp"
	"strings"
	"testing"
)

func (r Result) matches(t *testing.T, s string) bool {
	t.Helper()
	for _, m := range r.Match {
		if !regexp.MustCompile(m).MatchString(s) {
			return false
		}
	}
	for _, m := range r.Not {
		if regexp.MustCompile(m).MatchString(s) {
			return false
		}
	}
	return true
}

func TestRewriteKeepsTheMeaning(t *testing.T) {
	for _, c := range []struct {
		source  string
		yes, no []string
	}{
		{`^[a-z]+$`, []string{"abc"}, []string{"", "aB"}},
		{`^(?![0-9]+$)(?!-)[a-zA-Z0-9-]{2,49}[a-zA-Z0-9]$`, []string{"a-b", "12a"}, []string{"123", "-ab", "ab-", "ab"}},
		{`^[^_\W][\w-._]{0,79}(?<![-.])$`, []string{"a", "a.b", "a-b_"}, []string{"_a", "a-", "a."}},
		{`^[a-z0-9]([a-z0-9]|(-(?!-))){1,61}[a-z0-9]$`, []string{"abc", "a-b", "a-b-c"}, []string{"a--b", "-ab", "ab-"}},
		{`^(?!(default|requested|service)$)[a-zA-Z0-9][a-zA-Z0-9_-]*$`, []string{"defaults", "x"}, []string{"default", "service"}},
		{`^(?!-)[A-Za-z0-9-]{3,63}(?<!-)$`, []string{"abc", "a-b"}, []string{"-ab", "ab-", "ab", "---"}},
		{`^(?=.{3,5}$)[^0-9][A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$`, []string{"ab-c", "abc"}, []string{"ab", "abcdef", "1ab"}},
		{`^(?=.*[a-z])(?=.*[A-Z])[a-zA-Z]{2,4}$`, []string{"aB", "Ba"}, []string{"ab", "AB"}},
		{`^[a-z0-9][-a-z0-9]*(?<!-)$`, []string{"a", "a-b"}, []string{"a-", "-"}},
		{`^(?!-)[a-zA-Z0-9-]+[^-]$`, []string{"ab", "a-b"}, []string{"-a", "a-", "a"}},
		{`^[a-zA-Z0-9](?!.*--)[a-zA-Z0-9-]*[a-zA-Z0-9]$`, []string{"ab", "a-b"}, []string{"a--b", "a-"}},
		{`^[a-zA-Z](?![a-zA-Z0-9-]*-\d+$)[a-zA-Z0-9\-]{2,23}$`, []string{"abc", "a-1b"}, []string{"ab-1", "a-12"}},
		{`^((?!_)[^\\/"'\[\]:|<>+=;,?*@&]{1,64}(?<![.-]))$`, []string{"a", "a.b"}, []string{"_a", "a.", "a/b", ""}},
		{`^((?!-)[a-z-]{1,63}(?<!-)\.)+[a-z]{2,63}$`, []string{"a.bc", "a-b.c-d.ef"}, []string{"-a.bc", "a-.bc", "a.-b.cd", "a"}},
		{`^.{0,2048}$`, []string{"", strings.Repeat("x", 2048)}, []string{strings.Repeat("x", 2049), "a\nb", "a\u2028"}},
		{`^.{1500,}$`, []string{strings.Repeat("x", 1500), strings.Repeat("x", 3000)}, []string{strings.Repeat("x", 1499)}},
		{`^(?!\s+$).+$`, []string{"a", " a "}, []string{" ", "\u00a0", ""}},
		{`\S{3}`, []string{"xabc"}, []string{"a b c", "a\u00a0b"}},
		{`^[[\]a{]$`, []string{"[", "]", "a", "{"}, []string{"b"}},
		{`^a{,3}$`, []string{"a{,3}"}, []string{"aaa"}},
		{`^\u0041\x42\_\-\i$`, []string{"AB_-i"}, []string{"ABi"}},
		{`^[\w-]+$`, []string{"a-b"}, []string{"a b"}},
		{`^[^]$`, []string{"\n"}, []string{""}},
		{`^[]$`, nil, []string{"", "a"}},
		{`^(a|b)?(?:c|d)*e+?$`, []string{"e", "acde"}, []string{"a"}},
		{`^[a-c](?=b)[a-z]$`, []string{"ab"}, []string{"ac"}},
		{`a(?<!b)$`, []string{"a", "ba"}, []string{"b"}},
	} {
		r, err := Rewrite(c.source)
		if err != nil {
			t.Errorf("%s: %v", c.source, err)
			continue
		}
		for _, s := range c.yes {
			if !r.matches(t, s) {
				t.Errorf("%s must match %.20q; rewritten %q", c.source, s, r)
			}
		}
		for _, s := range c.no {
			if r.matches(t, s) {
				t.Errorf("%s must not match %.20q; rewritten %q", c.source, s, r)
			}
		}
	}
}

func TestPlainPatternsStayAsTheyAre(t *testing.T) {
	for _, s := range []string{`^[a-zA-Z0-9]{5,50}$`, `^[\w\d_-]+$`, `^\d+(\.\d+)?$`, "`", `^[-\w\.]+$`} {
		r, err := Rewrite(s)
		if err != nil || len(r.Not) != 0 || len(r.Match) != 1 || r.Match[0] != s {
			t.Errorf("%s became %q, %v", s, r, err)
		}
	}
}

func TestWhatCannotBeExactIsRefused(t *testing.T) {
	for source, want := range map[string]string{
		`(a)\1`:                      "refers back",
		`^(http(s)?://)\S{0,64994}$`: "repeats up to 64994",
		`^a*(?!b)c*$`:                "looks ahead",
		`(?!a)|b`:                    "looks ahead",
		`a(`:                         "not closed",
		`a)`:                         "too many",
		`[a`:                         "not closed",
		`*a`:                         "repeats nothing",
		`a\`:                         "backslash",
		`[z-a]`:                      "wrong way round",
		`a{3,2}`:                     "wrong way round",
		`(?i)a`:                      "do not share",
		strings.Repeat("(", 200):     "nested too deeply",
		strings.Repeat("a", 9000):    "longer",
	} {
		if r, err := Rewrite(source); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.30s: %q, %v, want an error with %q", source, r, err, want)
		}
	}
}

func FuzzRewrite(f *testing.F) {
	f.Add(`^(?!-)[a-z-]{1,9}(?<!-)$`)
	f.Add(`^[\w-._]{0,79}\u0041(a|b)*?$`)
	f.Fuzz(func(t *testing.T, source string) {
		r, err := Rewrite(source)
		if err != nil {
			return
		}
		r.matches(t, "a-b.c") // compiles, or MustCompile panics
	})
}

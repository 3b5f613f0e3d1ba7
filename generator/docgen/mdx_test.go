package docgen

import "testing"

func TestProse(t *testing.T) {
	for in, want := range map[string]string{
		"a {b} <c> & d": "a &#123;b&#125; &lt;c&gt; &amp; d",
		"import x":      "&#105;mport x",
		"one\n\ntwo|3":  "one two&#124;3",
		"- `code` *x*":  "&#45; \\`code\\` \\*x\\*",
		"1. first":      "&#49;. first",
	} {
		if got := prose(in); got != want {
			t.Errorf("prose(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCode(t *testing.T) {
	for in, want := range map[string]string{"a{b}": "`a{b}`", "^(a|b)$": "<code>^(a&#124;b)&#36;</code>", "": ""} {
		if got := code(in); got != want {
			t.Errorf("code(%q) = %q, want %q", in, got, want)
		}
	}
}

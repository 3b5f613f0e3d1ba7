package compile

import "testing"

func TestProse(t *testing.T) {
	for in, want := range map[string]string{
		"Plain.":                                 "Plain.",
		"  edges \n":                             "edges",
		"one\r\ntwo\rthree":                      "one\ntwo\nthree",
		"a\u00a0b\u200bc\ufeff":                  "a bc",
		"first<br>second<br/>third":              "first\nsecond\nthird",
		"<p>a <b>bold</b> word</p>":              "a bold word",
		"see <a href='https://x'>this</a>":       "see this",
		"a &lt;b&gt; &amp; c":                    "a <b> & c",
		"the form is <name>/<type>, 1 < 2 > 0":   "the form is <name>/<type>, 1 < 2 > 0",
		"list:<ul><li>one</li><li>two</li></ul>": "list:\none\ntwo",
		"a\n\n\n\nb":                             "a\n\nb",
		"tab\there":                              "tab here",
		`C:\new`:                                 `C:\new`,
		"":                                       "",
		"bad \ufffd sign":                        "bad  sign",
	} {
		if got := prose(in); got != want {
			t.Errorf("prose(%q) = %q, want %q", in, got, want)
		}
	}
}

package roundtrip

import (
	"errors"
	"strings"
	"testing"
)

func TestDiff(t *testing.T) {
	for _, c := range []struct{ want, got, path string }{
		{`{"a": 1, "b": [true, null]}`, `{"b":[true,null],"a":1.0}`, ""},
		{`{"t": "2024-01-02T03:04:05.100Z"}`, `{"t": "2024-01-02t03:04:05.1z"}`, ""},
		{`{"t": "2024-01-02T03:04:05Z"}`, `{"t": "2024-01-02T04:04:05+01:00"}`, "$.t"},
		{`[40.516153406773952]`, `[40.51615340677395]`, ""},
		{`[9007199254740993]`, `[9007199254740992]`, "$[0]"},
		{`{"a": {"b": {}}}`, `{"a": {}}`, "$.a.b"},
		{`{"a": null}`, `{}`, "$.a"},
		{`{}`, `{"a": 1}`, "$.a"},
		{`[1, 2]`, `[1]`, "$"},
		{`"x"`, `"y"`, "$"},
		{`1`, `"1"`, "$"},
	} {
		path, what := Diff([]byte(c.want), []byte(c.got))
		if path != c.path || (path == "") != (what == "") {
			t.Errorf("Diff(%s, %s) = %q, %q, want a difference at %q", c.want, c.got, path, what, c.path)
		}
	}
}

func TestRun(t *testing.T) {
	packages := map[string]map[string]Codec{"p": {
		"Same": func(b []byte) ([]byte, error) { return b, nil },
		"Lost": func([]byte) ([]byte, error) { return []byte("{}"), nil },
		"Bad":  func([]byte) ([]byte, error) { return nil, errors.New("refused") },
		"Mad":  func([]byte) ([]byte, error) { panic("mad") },
	}}
	var out strings.Builder
	in := ""
	for _, name := range []string{"Same", "Lost", "Bad", "Mad", "None"} {
		in += `{"Package": "p", "Type": "` + name + `", "Body": {"a": 1}}` + "\n"
	}
	if err := Run(strings.NewReader(in), &out, packages); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	for i, want := range []string{`"What":""`, "was lost", "refused", "panic: mad", "no type None"} {
		if !strings.Contains(lines[i], want) {
			t.Errorf("line %d: %s, want %s", i, lines[i], want)
		}
	}
}

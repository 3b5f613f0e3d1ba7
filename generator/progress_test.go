package generator

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// at makes a Progress whose clock shows what the test says.
func at(terminal bool) (*Progress, *bytes.Buffer, func(time.Duration)) {
	var b bytes.Buffer
	p := NewProgress(&b, terminal)
	now := p.start
	p.now = func() time.Time { return now }
	return p, &b, func(d time.Duration) { now = p.start.Add(d) }
}

func TestShortWorkShowsNothing(t *testing.T) {
	p, b, clock := at(true)
	clock(299 * time.Millisecond)
	p.Step("network", 1, 10)
	p.Close()
	if b.Len() > 0 {
		t.Errorf("%q", b)
	}
}

func TestTerminalLine(t *testing.T) {
	p, b, clock := at(true)
	clock(time.Second)
	p.Step("network", 2, 10)
	clock(1050 * time.Millisecond)
	p.Step("too soon", 3, 10)
	clock(2 * time.Second)
	p.Step(strings.Repeat("x", 200), 4, 10)
	p.Close()
	p.Step("after the end", 5, 10)
	got := b.String()
	if !strings.HasPrefix(got, "\r\x1b[Kgen: 2/10 network, 4s left\r\x1b[K") || !strings.HasSuffix(got, "…\r\x1b[K") {
		t.Errorf("%q", got)
	}
	for _, bad := range []string{"too soon", "after the end", "\n"} {
		if strings.Contains(got, bad) {
			t.Errorf("%q has %q", got, bad)
		}
	}
}

func TestPlainLines(t *testing.T) {
	p, b, clock := at(false)
	for i := range 20 {
		clock(time.Duration(i) * time.Second)
		p.Step("unit", i, 20)
	}
	p.Close()
	got := b.String()
	if strings.ContainsAny(got, "\r\x1b") || strings.Count(got, "\n") != 3 { // after 5, 10 and 15 seconds
		t.Errorf("%q", got)
	}
}

func TestNilProgress(t *testing.T) {
	var p *Progress
	p.Step("x", 1, 2)
	p.Close()
}

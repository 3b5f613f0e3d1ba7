// Progress: how far long work is, for a person who waits. Work of less than 300 ms
// shows nothing. A terminal gets one line that is rewritten and wiped at the end,
// anything else gets plain lines now and then.

package generator

import (
	"fmt"
	"io"
	"sync"
	"time"
)

const (
	progressAfter   = 300 * time.Millisecond // before that nothing is shown on a terminal
	progressEvery   = 100 * time.Millisecond // between two states of the line
	progressPlain   = 5 * time.Second        // before the first plain line, and between two
	progressColumns = 79
)

// Progress reports the steps of long work. A nil Progress reports nothing, and all
// methods may be called from several goroutines.
type Progress struct {
	w        io.Writer
	terminal bool
	now      func() time.Time

	mu          sync.Mutex
	start, last time.Time
	shown       bool
}

// NewProgress reports to w, which is a terminal or is not.
func NewProgress(w io.Writer, terminal bool) *Progress {
	p := &Progress{w: w, terminal: terminal, now: time.Now}
	p.start = p.now()
	return p
}

// Step says that done of total steps are finished, and which unit is in work or
// was finished last.
func (p *Progress) Step(unit string, done, total int) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	after, pause := progressPlain, progressPlain
	if p.terminal {
		after, pause = progressAfter, progressEvery
	}
	if now.Sub(p.start) < after || p.shown && now.Sub(p.last) < pause {
		return
	}
	p.shown, p.last = true, now
	line := fmt.Sprintf("gen: %d/%d %s%s", done, total, unit, left(now.Sub(p.start), done, total))
	if p.terminal {
		fmt.Fprintf(p.w, "\r\x1b[K%s", cut(line, progressColumns))
		return
	}
	fmt.Fprintln(p.w, line)
}

// Close wipes the line. Nothing may be reported after it.
func (p *Progress) Close() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown && p.terminal {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
	p.w = io.Discard
}

// left is the time that the remaining steps will take when they are like the
// finished ones.
func left(elapsed time.Duration, done, total int) string {
	if done <= 0 || done >= total {
		return ""
	}
	rest := elapsed / time.Duration(done) * time.Duration(total-done)
	return fmt.Sprintf(", %v left", max(rest.Round(time.Second), time.Second))
}

func cut(line string, columns int) string {
	if r := []rune(line); len(r) > columns {
		return string(r[:columns-1]) + "…"
	}
	return line
}

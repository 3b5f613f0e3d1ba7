package diag

// This file holds findings and the Report that collects them. Rooms report
// and go on; the corridor asks the report once after each room and stops if
// it failed, so a user sees all findings of a room at a time.

import (
	"cmp"
	"fmt"
	"slices"
	"sync"
)

// Severity says what a finding means for the run.
type Severity uint8

// The severities. Only an Error stops the run.
const (
	Error   Severity = iota // the output would be wrong or cannot be made
	Warning                 // the output is made, but the input looks wrong
	Note                    // a choice the generator made that a reader should know
)

// String is the severity in lower case.
func (s Severity) String() string { return [...]string{"error", "warning", "note"}[s] }

// Diagnostic is one finding.
type Diagnostic struct {
	Pos      Pos
	Severity Severity
	Code     Code
	Message  string
	Help     string    // what to do about it
	Related  []Related // the other places that play a part
}

// Related is another place of a finding, with what happened there.
type Related struct {
	Pos     Pos
	Message string
}

// WithHelp sets what the user can do. It returns the diagnostic.
func (d *Diagnostic) WithHelp(format string, args ...any) *Diagnostic {
	d.Help = fmt.Sprintf(format, args...)
	return d
}

// WithRelated adds another place. It returns the diagnostic.
func (d *Diagnostic) WithRelated(pos Pos, format string, args ...any) *Diagnostic {
	d.Related = append(d.Related, Related{pos, fmt.Sprintf(format, args...)})
	return d
}

// String is the diagnostic on one line.
func (d *Diagnostic) String() string {
	return fmt.Sprintf("%s: %s: %s [%s]", d.Pos, d.Severity, d.Message, d.Code)
}

// Report collects findings. It is safe for concurrent use, but a Diagnostic
// it returned belongs to the caller until the room is done.
type Report struct {
	mu     sync.Mutex
	all    []*Diagnostic
	counts map[Code]int
	failed bool
}

// keptPerCode bounds the memory that a hopeless input can take.
const keptPerCode = 10_000

// Errorf reports an error.
func (r *Report) Errorf(pos Pos, code Code, format string, args ...any) *Diagnostic {
	return r.Add(&Diagnostic{Pos: pos, Severity: Error, Code: code, Message: fmt.Sprintf(format, args...)})
}

// Warnf reports a warning.
func (r *Report) Warnf(pos Pos, code Code, format string, args ...any) *Diagnostic {
	return r.Add(&Diagnostic{Pos: pos, Severity: Warning, Code: code, Message: fmt.Sprintf(format, args...)})
}

// Notef reports a note.
func (r *Report) Notef(pos Pos, code Code, format string, args ...any) *Diagnostic {
	return r.Add(&Diagnostic{Pos: pos, Severity: Note, Code: code, Message: fmt.Sprintf(format, args...)})
}

// Add reports a finding that was made elsewhere and returns it.
func (r *Report) Add(d *Diagnostic) *Diagnostic {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.counts == nil {
		r.counts = map[Code]int{}
	}
	r.counts[d.Code]++
	r.failed = r.failed || d.Severity == Error
	if r.counts[d.Code] <= keptPerCode {
		r.all = append(r.all, d)
	}
	return d
}

// Failed reports whether there is an error among the findings.
func (r *Report) Failed() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.failed
}

// All returns the findings in the order of path and place, each once.
func (r *Report) All() []*Diagnostic {
	r.mu.Lock()
	defer r.mu.Unlock()
	all := slices.Clone(r.all)
	slices.SortStableFunc(all, compareDiagnostics)
	return slices.CompactFunc(all, func(a, b *Diagnostic) bool { return compareDiagnostics(a, b) == 0 })
}

// Len is the number of findings, before equal ones are dropped.
func (r *Report) Len() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.all)
}

func compareDiagnostics(a, b *Diagnostic) int {
	return cmp.Or(a.Pos.Compare(b.Pos), cmp.Compare(a.Severity, b.Severity),
		cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message))
}

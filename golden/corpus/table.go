// The table: one line per unit, findings and exceptions below, and the comparison
// with the committed expectations.

package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

func itoa(n int) string { return strconv.Itoa(n) }

// row is what is expected to stay: everything but time and memory.
func (u *unit) row() string {
	if u.service == nil {
		return fmt.Sprintf("%s %s failed: %s", u.name(), u.tag, u.failure)
	}
	equal := len(u.examples) - len(u.unequal())
	state := "built"
	if !u.built {
		state = "not-built"
	}
	return fmt.Sprintf("%s %s ops=%d models=%d enums=%d files=%d %s examples=%d/%d %s", u.name(), u.tag, u.operations(),
		len(u.service.Models), len(u.service.Enums), len(u.service.Sources), state, equal, len(u.examples),
		strings.ReplaceAll(strings.Join(u.findings(), ","), " ", ":"))
}

// print writes the table for people.
func print(w io.Writer, units []*unit) {
	fmt.Fprintf(w, "%-52s %-34s %5s %6s %5s %5s %9s %13s\n", "unit", "tag", "ops", "models", "enums", "built", "generate", "examples")
	var ops, models, built, equal, all int
	for _, u := range units {
		if u.service == nil {
			fmt.Fprintf(w, "%-52s %-34s %s\n", u.name(), u.tag, u.failure)
			continue
		}
		n := len(u.examples) - len(u.unequal())
		yes := "no"
		if u.built {
			yes = "yes"
			built++
		}
		fmt.Fprintf(w, "%-52s %-34s %5d %6d %5d %5s %7dms %13s\n", u.name(), u.tag, u.operations(), len(u.service.Models),
			len(u.service.Enums), yes, u.took.Milliseconds(), fmt.Sprintf("%d/%d", n, len(u.examples)))
		ops += u.operations()
		models += len(u.service.Models)
		equal += n
		all += len(u.examples)
	}
	fmt.Fprintf(w, "%d units, %d operations, %d models, %d packages built, %d of %d example bodies equal", len(units), ops, models, built, equal, all)
	if all > 0 {
		fmt.Fprintf(w, " (%.2f %%)", 100*float64(equal)/float64(all))
	}
	fmt.Fprintln(w)
}

// printFindings writes the findings of all units by code.
func printFindings(w io.Writer, units []*unit) {
	counts := map[string]int{}
	for _, u := range units {
		for _, d := range u.report.All() {
			counts[d.Severity.String()+" "+string(d.Code)]++
		}
	}
	var codes []string
	for c := range counts {
		codes = append(codes, c)
	}
	slices.Sort(codes)
	fmt.Fprintln(w, "\nfindings")
	for _, c := range codes {
		fmt.Fprintf(w, "%6d %s\n", counts[c], c)
	}
}

// printExceptions lists the bodies that did not come back equal, with their place
// and the reason.
func printExceptions(w io.Writer, units []*unit, limit int) {
	n := 0
	for _, u := range units {
		if u.files != nil && !u.built {
			fmt.Fprintf(w, "\n%s: %s", u.name(), u.failure)
		}
		for _, x := range u.unequal() {
			if n++; n <= limit {
				fmt.Fprintln(w, x.exception())
			}
		}
	}
	if n > limit {
		fmt.Fprintf(w, "and %d more\n", n-limit)
	}
}

// compare reports the units whose row is not the expected one. Units that nothing
// is expected of are left alone.
func compare(w io.Writer, expected string, units []*unit) int {
	rows := map[string]string{}
	for line := range strings.SplitSeq(expected, "\n") {
		if part := strings.SplitN(line, " ", 3); len(part) == 3 {
			rows[part[0]+" "+part[1]] = line
		}
	}
	different := 0
	for _, u := range units {
		want, ok := rows[u.name()+" "+u.tag]
		if !ok || want == u.row() {
			continue
		}
		different++
		fmt.Fprintf(w, "-%s\n+%s\n", want, u.row())
	}
	return different
}

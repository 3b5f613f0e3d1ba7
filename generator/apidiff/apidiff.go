// Package apidiff says what changed between two versions of an API, as plain
// changes that name a rule, a subject and both places in the specifications.
//
// It compares what goes over the wire: operations by operationId, parameters
// by name and location, definitions and properties by their JSON names.
// Nothing depends on the order or the files in which a specification says it,
// so a file that was moved, sorted or reworded gives documentation changes at
// most. What the change means for Go code is said by package goapi below.
package apidiff

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// Change is one difference.
type Change struct {
	Rule    Rule
	Subject string   // "Registries_Create", "RegistryProperties.storageAccount"
	Detail  string   // what exactly, "maxLength 50 becomes 40"
	Uses    []string // the operations or properties that share a changed parameter or enum
	Old     diag.Pos // unknown for an addition
	New     diag.Pos // unknown for a removal
}

// Result is every change, the most serious first, and the counts.
type Result struct {
	OldVersion, NewVersion string
	Changes                []*Change
	Counts                 Counts
	Go                     []GoChange // when the Go packages were compared too
	Uses                   []GoUse    // when the user's code was looked at too
}

// Diff compares two versions.
func Diff(before, after *ir.API) *Result {
	r := &Result{OldVersion: versions(before), NewVersion: versions(after)}
	for _, pair := range pairServices(before, after) {
		d := &differ{result: r, seen: map[changeKey]*Change{}, compared: map[[2]*ir.Enum]bool{}}
		d.service(pair[0], pair[1])
	}
	slices.SortStableFunc(r.Changes, func(a, b *Change) int {
		return cmp.Or(cmp.Compare(a.Rule.Level, b.Rule.Level), cmp.Compare(ruleIndex(a.Rule), ruleIndex(b.Rule)),
			strings.Compare(a.Subject, b.Subject), strings.Compare(a.Detail, b.Detail))
	})
	return r
}

func versions(api *ir.API) string {
	var all []string
	for _, s := range api.Services {
		for _, v := range s.Versions {
			if !slices.Contains(all, v) {
				all = append(all, v)
			}
		}
	}
	return strings.Join(all, ", ")
}

// pairServices matches services by namespace; a single one on each side is
// taken as the same. A service without a partner is compared with nothing.
func pairServices(before, after *ir.API) [][2]*ir.Service {
	if len(before.Services) == 1 && len(after.Services) == 1 {
		return [][2]*ir.Service{{before.Services[0], after.Services[0]}}
	}
	var pairs [][2]*ir.Service
	find := func(api *ir.API, ns string) *ir.Service {
		for _, s := range api.Services {
			if strings.EqualFold(s.Namespace, ns) {
				return s
			}
		}
		return &ir.Service{Namespace: ns}
	}
	for _, s := range before.Services {
		pairs = append(pairs, [2]*ir.Service{s, find(after, s.Namespace)})
	}
	for _, s := range after.Services {
		if !slices.ContainsFunc(before.Services, func(b *ir.Service) bool { return strings.EqualFold(b.Namespace, s.Namespace) }) {
			pairs = append(pairs, [2]*ir.Service{{Namespace: s.Namespace}, s})
		}
	}
	return pairs
}

// differ is the comparison of one pair of services.
type differ struct {
	result   *Result
	seen     map[changeKey]*Change
	compared map[[2]*ir.Enum]bool
	old, new *definitions
	use      string // the operation or property being compared, for Uses
}

// changeKey joins the reports of a parameter that many operations share.
type changeKey struct {
	rule, subject, detail string
	old, new              diag.Pos
}

// add records a change, or another use of one that is known.
func (d *differ) add(rule, subject string, before, after diag.Pos, format string, args ...any) {
	c := &Change{Rule: ruleByID(rule), Subject: subject, Detail: fmt.Sprintf(format, args...), Old: before, New: after}
	key := changeKey{rule, c.Subject, c.Detail, before, after}
	known := d.seen[key]
	if known == nil {
		d.seen[key], known = c, c
		d.result.Changes = append(d.result.Changes, c)
	}
	if d.use != "" && !slices.Contains(known.Uses, d.use) {
		known.Uses = append(known.Uses, d.use)
	}
}

func (d *differ) service(before, after *ir.Service) {
	d.old, d.new = collect(before), collect(after)
	if before.Host.ARM != after.Host.ARM || before.Host.Template != after.Host.Template || before.Host.BasePath != after.Host.BasePath {
		if len(before.Clients) > 0 && len(after.Clients) > 0 {
			d.add("host-changed", after.Namespace, diag.Pos{}, diag.Pos{}, "%s%s becomes %s%s", before.Host.Template, before.Host.BasePath, after.Host.Template, after.Host.BasePath)
		}
	}
	d.operations(before, after)
	d.definitions()
	d.count()
}

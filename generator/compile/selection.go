// Selection: which operations `--resource` keeps.
//
// A selector names a resource by its full type or by Group/Name as on pages. Kept
// are its life cycle, the lists and actions of the same operation group, and what
// that group has beside and belongs to no resource at all, such as
// CheckNameAvailability. Operations of a child or a sibling in the same group are
// not: they have a type of their own to ask for.

package compile

import (
	"slices"
	"strings"

	"github.com/seed184db40a/armgen/generator/arm"
	"github.com/seed184db40a/armgen/generator/diag"
)

// selectors remembers over all packages which selectors named something: one may
// be meant for any of them.
type selectors struct {
	order      []string
	found      map[string]bool
	candidates []string
}

func newSelectors() *selectors { return &selectors{found: map[string]bool{}} }

func (a *selectors) note(selector string, found bool) {
	if _, seen := a.found[selector]; !seen {
		a.order = append(a.order, selector)
	}
	a.found[selector] = a.found[selector] || found
}

// reportUnknown reports the selectors that no package has a resource for.
func (a *selectors) reportUnknown(report *diag.Report) {
	slices.Sort(a.candidates)
	candidates := slices.Compact(a.candidates)
	for _, selector := range a.order {
		if a.found[selector] {
			continue
		}
		finding := report.Errorf(diag.Pos{}, "unknown-resource", "the input has no resource %q", selector)
		if help := diag.DidYouMean(selector, candidates); help != "" {
			finding.WithHelp("%s", help)
			continue
		}
		finding.WithHelp("name a type such as Microsoft.ContainerRegistry/registries, or Group/Name as on the pages; the input has %s", someOf(candidates))
	}
}

// selectResources keeps what the selectors ask for; no selector keeps everything.
func (c *compiler) selectResources(selectors []string, sources []*opSource, drafts []*draft) ([]*opSource, []*draft) {
	if len(selectors) == 0 {
		return sources, drafts
	}
	for _, d := range drafts {
		c.asked.candidates = append(c.asked.candidates, d.typ, shortNames(d)[0])
	}
	kept := map[*draft]bool{}
	for _, selector := range selectors {
		found := matching(selector, drafts)
		c.asked.note(selector, len(found) > 0)
		for _, d := range found {
			kept[d] = true
		}
	}
	keep := c.keptOperations(sources, drafts, kept)
	return slices.DeleteFunc(slices.Clone(sources), func(s *opSource) bool { return !keep[s] }),
		slices.DeleteFunc(slices.Clone(drafts), func(d *draft) bool { return !kept[d] })
}

// matching are the resources that a selector names.
func matching(selector string, drafts []*draft) []*draft {
	var out []*draft
	for _, d := range drafts {
		if strings.EqualFold(selector, d.typ) || containsFold(shortNames(d), selector) {
			out = append(out, d)
		}
	}
	return out
}

// shortNames are the Group/Name forms of a resource: its own name, the pages' one
// and the singular of its type.
func shortNames(d *draft) []string {
	group := d.arm.Group() + "/"
	out := []string{group + d.name, group + resourceName(d), group + arm.SegmentName(d.arm)}
	if get := d.byMethod["GET"]; get != nil {
		out = append(out, group+arm.PageName(d.arm, get.id))
	}
	return out
}

// someOf lists the first few of many.
func someOf(list []string) string {
	const most = 8
	if len(list) == 0 {
		return "none"
	}
	if len(list) <= most {
		return strings.Join(list, ", ")
	}
	return strings.Join(list[:most], ", ") + ", …"
}

// keptOperations marks the operations of the kept resources, and those of their
// groups that no resource owns.
func (c *compiler) keptOperations(sources []*opSource, drafts []*draft, kept map[*draft]bool) map[*opSource]bool {
	keep, owned, groups := map[*opSource]bool{}, map[*opSource]bool{}, map[string]bool{}
	for _, d := range drafts {
		own := groupKey(d.main())
		for _, s := range d.byMethod {
			owned[s], keep[s] = true, keep[s] || kept[d]
		}
		for _, s := range slices.Concat(d.lists, d.actions) {
			owned[s], keep[s] = true, keep[s] || kept[d] && groupKey(s) == own
		}
		groups[own] = groups[own] || kept[d]
	}
	for _, s := range sources {
		if !owned[s] && groups[groupKey(s)] {
			keep[s] = true
		}
	}
	return keep
}

// main is the operation whose group is the resource's own.
func (d *draft) main() *opSource {
	for _, method := range []string{"PUT", "GET"} {
		if s := d.byMethod[method]; s != nil {
			return s
		}
	}
	return nil
}

// groupKey is the operation group of an operation, without regard to case.
func groupKey(s *opSource) string {
	group, _, _ := strings.Cut(s.id, "_")
	return strings.ToLower(group)
}

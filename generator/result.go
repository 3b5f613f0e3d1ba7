// The result of a run: trees of files in memory and the folders they belong to.

package generator

import (
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"
)

// Result is what Generate made: every file, none of it on disk yet.
type Result struct {
	parts []part
	force bool
}

// part is the output of one run into one folder.
type part struct {
	dir  string // output folder, as the user gave it
	unit string // which run wrote it, for the manifest
	tree Tree
}

// Counts say what Write did.
type Counts struct{ Written, Kept, Removed int }

// Files lists everything generated, with the output folders in front.
func (r *Result) Files() Tree {
	all := Tree{}
	for _, p := range r.parts {
		for name, data := range p.tree {
			all[filepath.ToSlash(filepath.Join(p.dir, name))] = data
		}
	}
	return all
}

// Part lists the files of one output folder, from there.
func (r *Result) Part(dir string) Tree {
	all := Tree{}
	for _, p := range r.parts {
		if p.dir == dir {
			maps.Copy(all, p.tree)
		}
	}
	return all
}

// Write brings the output folders to their new state. Nothing is changed when any
// folder holds files in the way that gen did not write.
func (r *Result) Write() (Counts, error) {
	plans, err := r.plans(r.force)
	if err != nil {
		return Counts{}, err
	}
	var c Counts
	for _, p := range plans {
		c.Kept += p.keep
		c.Removed += len(p.remove)
		c.Written += len(p.write)
		if _, ok := p.write[manifestName]; ok {
			c.Written--
		}
	}
	return c, apply(plans)
}

// Check writes a unified diff of what Write would change and returns the number of
// files that differ, are missing or are stale.
func (r *Result) Check(w io.Writer) (int, error) {
	plans, err := r.plans(true)
	if err != nil {
		return 0, err
	}
	total := 0
	for _, p := range plans {
		n, err := p.differences(w)
		if err != nil {
			return total, err
		}
		total += n
	}
	return total, nil
}

// plans makes one plan per folder. Folders inside others count as part of them,
// so that one exchange covers both.
func (r *Result) plans(force bool) ([]*plan, error) {
	merged := mergeParts(r.parts)
	var plans []*plan
	for _, m := range merged {
		p, err := makePlan(m.dir, m.units, force)
		if err != nil {
			return nil, err
		}
		plans = append(plans, p)
	}
	return plans, nil
}

// folderTree is the output of all runs into one folder: a tree per unit.
type folderTree struct {
	dir   string
	units map[string]Tree
}

func mergeParts(parts []part) []*folderTree {
	sorted := slices.Clone(parts)
	slices.SortStableFunc(sorted, func(a, b part) int { return strings.Compare(filepath.Clean(a.dir), filepath.Clean(b.dir)) })
	var out []*folderTree
	for _, p := range sorted {
		dir := filepath.Clean(p.dir)
		home, prefix := home(out, dir)
		if home == nil {
			home = &folderTree{dir: dir, units: map[string]Tree{}}
			out = append(out, home)
		}
		if home.units[p.unit] == nil {
			home.units[p.unit] = Tree{}
		}
		for name, data := range p.tree {
			home.units[p.unit][prefix+name] = data
		}
	}
	return out
}

// home finds the folder that dir lies in, and the way from there.
func home(list []*folderTree, dir string) (*folderTree, string) {
	for _, f := range list {
		if f.dir == dir {
			return f, ""
		}
		rel, err := filepath.Rel(f.dir, dir)
		if err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) && f.dir != "." {
			return f, filepath.ToSlash(rel) + "/"
		}
	}
	return nil, ""
}

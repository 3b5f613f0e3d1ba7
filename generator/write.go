// Putting a Tree on disk, whole or not at all: the new state is staged beside
// the folder and takes its place in one exchange of names, so a run that is
// killed or meets a full disk leaves the old tree as it was.

package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// apply carries out plans in order. A plan without changes touches no file of the
// output.
func apply(plans []*plan) error {
	for _, p := range plans {
		sweep(p.dir)
		if p.empty() {
			continue
		}
		if err := p.apply(); err != nil {
			return fmt.Errorf("write %s: %w; the folder is as it was", p.dir, err)
		}
	}
	return nil
}

// apply stages and swaps the whole folder, or, where the folder itself must keep
// its identity (the working directory, a repository root), its entries one by one.
func (p *plan) apply() error {
	if err := os.MkdirAll(filepath.Dir(p.dir), 0o777); err != nil {
		return err
	}
	if !pinned(p.dir) {
		return swapIn(p.dir, p.write, p.remove)
	}
	for _, top := range p.tops() {
		if err := swapIn(filepath.Join(p.dir, top), below(p.write, top), belowNames(p.remove, top)); err != nil {
			return err
		}
	}
	return nil
}

// tops lists the entries of the folder that change, the manifest last.
func (p *plan) tops() []string {
	var out []string
	for _, name := range append(p.write.Paths(), p.remove...) {
		top, _, _ := strings.Cut(name, "/")
		if top != manifestName && !slices.Contains(out, top) {
			out = append(out, top)
		}
	}
	slices.Sort(out)
	if _, ok := p.write[manifestName]; ok {
		out = append(out, manifestName)
	}
	return out
}

func below(t Tree, top string) Tree {
	out := Tree{}
	for name, data := range t {
		if name == top {
			out[""] = data
		} else if rest, ok := strings.CutPrefix(name, top+"/"); ok {
			out[rest] = data
		}
	}
	return out
}

func belowNames(names []string, top string) []string {
	var out []string
	for _, name := range names {
		if name == top {
			out = append(out, "")
		} else if rest, ok := strings.CutPrefix(name, top+"/"); ok {
			out = append(out, rest)
		}
	}
	return out
}

// pinned reports whether dir must stay the same folder: the working directory or
// one above it, the root of a module or repository, or a mount point that cannot
// be renamed.
func pinned(dir string) bool {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return true
	}
	if cwd, err := os.Getwd(); err == nil {
		if rel, err := filepath.Rel(abs, cwd); err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			return true
		}
	}
	for _, mark := range []string{".git", "go.mod"} {
		if _, err := os.Lstat(filepath.Join(abs, mark)); err == nil {
			return true
		}
	}
	return false
}

// swapIn brings one folder (or, with the empty name as its only file, one file)
// to its new state in a single exchange.
func swapIn(dir string, write Tree, remove []string) error {
	stage := filepath.Join(filepath.Dir(dir), stageName(filepath.Base(dir)))
	defer os.RemoveAll(stage)
	if data, ok := write[""]; ok {
		if err := os.WriteFile(stage, data, 0o666); err != nil {
			return err
		}
		return os.Rename(stage, dir)
	}
	if slices.Contains(remove, "") {
		return os.Remove(dir)
	}
	if err := fill(stage, dir, write, remove); err != nil {
		return err
	}
	if _, err := os.Lstat(dir); os.IsNotExist(err) {
		return os.Rename(stage, dir)
	}
	return exchange(stage, dir)
}

// fill builds the new state in stage: unchanged entries of dir are linked, so they
// keep their times, changed ones are written.
func fill(stage, dir string, write Tree, remove []string) error {
	if err := os.Mkdir(stage, 0o777); err != nil {
		return err
	}
	if err := carryOver(stage, dir, write, remove); err != nil {
		return err
	}
	for _, name := range write.Paths() {
		to := filepath.Join(stage, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(to, write[name], 0o666); err != nil {
			return err
		}
	}
	return nil
}

func carryOver(stage, dir string, write Tree, remove []string) error {
	gone := map[string]bool{}
	for _, name := range remove {
		gone[name] = true
	}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil || rel == "." {
			return err
		}
		name := filepath.ToSlash(rel)
		if _, changed := write[name]; changed || gone[name] {
			return nil
		}
		return carry(path, filepath.Join(stage, rel), d, emptied(dir, name, gone))
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// carry brings one entry over. A folder that only held stale files stays behind.
func carry(from, to string, d fs.DirEntry, emptied bool) error {
	info, err := d.Info()
	if err != nil {
		return err
	}
	switch {
	case d.IsDir() && emptied:
		return fs.SkipDir
	case d.IsDir():
		return os.Mkdir(to, info.Mode().Perm())
	case info.Mode()&fs.ModeSymlink != 0:
		target, err := os.Readlink(from)
		if err != nil {
			return err
		}
		return os.Symlink(target, to)
	}
	if err := os.Link(from, to); err == nil {
		return nil
	}
	return copyFile(from, to, info)
}

func copyFile(from, to string, info fs.FileInfo) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.WriteFile(to, data, info.Mode().Perm()); err != nil {
		return err
	}
	return os.Chtimes(to, time.Time{}, info.ModTime())
}

// emptied reports whether every file below the folder name is to be removed.
func emptied(dir, name string, gone map[string]bool) bool {
	found, all := false, true
	filepath.WalkDir(filepath.Join(dir, filepath.FromSlash(name)), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(dir, path)
		found, all = true, all && gone[filepath.ToSlash(rel)]
		return nil
	})
	return found && all
}

const stageMark = ".armgen-"

func stageName(base string) string {
	return "." + strings.TrimPrefix(base, ".") + stageMark + strconv.Itoa(os.Getpid())
}

// sweep removes what killed runs left beside dir.
func sweep(dir string) {
	left, _ := filepath.Glob(filepath.Join(filepath.Dir(dir), ".*"+stageMark+"*"))
	inside, _ := filepath.Glob(filepath.Join(dir, ".*"+stageMark+"*"))
	for _, path := range append(left, inside...) {
		_, id, _ := strings.Cut(filepath.Base(path), stageMark)
		pid, err := strconv.Atoi(id)
		if err == nil && pid != os.Getpid() && !running(pid) {
			os.RemoveAll(path)
		}
	}
}

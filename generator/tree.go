// A Tree is what a run produces: files in memory. This file says how a Tree
// meets a folder on disk, and is with write.go the only code that writes.

package generator

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Tree maps slash-separated paths below one folder to file contents.
type Tree map[string][]byte

// Paths lists the paths in order.
func (t Tree) Paths() []string { return slices.Sorted(maps.Keys(t)) }

// manifestName is the file in which gen remembers what it wrote into a folder.
const manifestName = ".armgen-manifest"

const manifestHead = "# Files that gen wrote into this folder: sha256, unit, path. gen replaces and removes only these.\n"

// manifest remembers, per path, the content that was written and for which unit.
type manifest map[string]entry

type entry struct{ sum, unit string }

func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}

// readManifest reads the manifest of folder dir; a missing one is empty.
func readManifest(dir string) (manifest, error) {
	m := manifest{}
	data, err := os.ReadFile(filepath.Join(dir, manifestName))
	if os.IsNotExist(err) {
		return m, nil
	}
	if err != nil {
		return nil, err
	}
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		part := strings.SplitN(line, " ", 3)
		if len(part) != 3 || len(part[0]) != 2*sha256.Size || !fs.ValidPath(part[2]) {
			return nil, fmt.Errorf("%s:%d: not a manifest line; restore the file from version control, or delete it and run gen generate --force",
				filepath.Join(dir, manifestName), i+1)
		}
		m[part[2]] = entry{part[0], part[1]}
	}
	return m, nil
}

func (m manifest) bytes() []byte {
	var b bytes.Buffer
	b.WriteString(manifestHead)
	for _, p := range slices.Sorted(maps.Keys(m)) {
		fmt.Fprintf(&b, "%s %s %s\n", m[p].sum, m[p].unit, p)
	}
	return b.Bytes()
}

// plan is what has to happen in one folder.
type plan struct {
	dir    string
	write  Tree     // new and changed files, the manifest included
	remove []string // stale files
	keep   int      // files that are on disk as they should be
}

func (p *plan) empty() bool { return len(p.write) == 0 && len(p.remove) == 0 }

// makePlan compares the trees of all units with the folder dir. Files that stand in
// the way and were not written by gen, or were edited since, are an error unless
// force is set.
func makePlan(dir string, units map[string]Tree, force bool) (*plan, error) {
	tree, next := union(units)
	if err := checkNames(tree); err != nil {
		return nil, err
	}
	old, err := readManifest(dir)
	if err != nil {
		return nil, err
	}
	p := &plan{dir: dir, write: Tree{}}
	foreign, err := p.addFiles(tree, old, force)
	if err != nil {
		return nil, err
	}
	edited, err := p.addStale(units, old, next, force)
	if err != nil {
		return nil, err
	}
	if foreign = append(foreign, edited...); len(foreign) > 0 {
		return nil, &ForeignError{Dir: dir, Paths: foreign}
	}
	return p, p.addManifest(next)
}

// union lays the trees of all units together. A file that several units write, such
// as armkit's, is the same in each and counts for the first.
func union(units map[string]Tree) (Tree, manifest) {
	tree, next := Tree{}, manifest{}
	for _, unit := range slices.Sorted(maps.Keys(units)) {
		for name, data := range units[unit] {
			if _, ok := tree[name]; !ok {
				tree[name], next[name] = data, entry{sum(data), unit}
			}
		}
	}
	return tree, next
}

// addFiles plans the files of tree and returns those that are not gen's to replace.
func (p *plan) addFiles(tree Tree, old manifest, force bool) (foreign []string, err error) {
	for _, name := range tree.Paths() {
		have, err := readRegular(p.dir, name)
		switch {
		case err != nil:
			return nil, err
		case have == nil:
			p.write[name] = tree[name]
		case bytes.Equal(have, tree[name]):
			p.keep++
		case !force && sum(have) != old[name].sum:
			foreign = append(foreign, name)
		default:
			p.write[name] = tree[name]
		}
	}
	return foreign, nil
}

// addManifest writes the manifest only when it changes.
func (p *plan) addManifest(next manifest) error {
	have, err := readRegular(p.dir, manifestName)
	if err != nil {
		return err
	}
	if data := next.bytes(); !bytes.Equal(have, data) {
		p.write[manifestName] = data
	}
	return nil
}

// addStale plans the removal of files that the manifest has and this run no longer
// writes: those of the same units, and those of any unit in the folders of this run.
// What belongs to other runs stays, on disk and in the next manifest.
func (p *plan) addStale(units map[string]Tree, old, next manifest, force bool) (edited []string, err error) {
	folders := map[string]bool{}
	for name := range next {
		folders[folderOf(name)] = true
	}
	for _, name := range slices.Sorted(maps.Keys(old)) {
		if _, ok := next[name]; ok {
			continue
		}
		if units[old[name].unit] == nil && !folders[folderOf(name)] {
			next[name] = old[name]
			continue
		}
		have, err := readRegular(p.dir, name)
		switch {
		case err != nil:
			return nil, err
		case have == nil:
		case !force && sum(have) != old[name].sum:
			edited = append(edited, name)
		default:
			p.remove = append(p.remove, name)
		}
	}
	return edited, nil
}

func folderOf(name string) string {
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		return name[:i]
	}
	return ""
}

// readRegular reads a file below dir, nil when there is none. A symbolic link or
// folder in its place is an error: gen writes only where it says it does.
func readRegular(dir, name string) ([]byte, error) {
	at := dir
	for part := range strings.SplitSeq(name, "/") {
		at = filepath.Join(at, part)
		info, err := os.Lstat(at)
		if os.IsNotExist(err) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		if info.Mode()&fs.ModeSymlink != 0 {
			return nil, fmt.Errorf("%s is a symbolic link; gen writes only into real folders and files: remove it or choose another --out", at)
		}
	}
	data, err := os.ReadFile(at)
	if err != nil {
		return nil, err
	}
	if data == nil {
		data = []byte{}
	}
	return data, nil
}

// ForeignError says which files stand in the way that gen did not write, or that
// were edited after gen wrote them.
type ForeignError struct {
	Dir   string
	Paths []string
}

func (e *ForeignError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d file(s) in %s were not written by gen or were edited since; nothing was changed:\n", len(e.Paths), e.Dir)
	for i, p := range e.Paths {
		if i == 20 {
			fmt.Fprintf(&b, "  and %d more\n", len(e.Paths)-i)
			break
		}
		fmt.Fprintf(&b, "  %s\n", p)
	}
	b.WriteString("help: move them away, choose another folder, or run again with --force to replace them")
	return b.String()
}

// Pinned specifications: fetched once by `gen specs lock`, kept in a folder, and
// from then on read offline and compared with armgen.lock.

package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/load"
)

// LockName is the file that lists the pinned specification files, in the
// working directory.
const LockName = "armgen.lock"

// openPinned opens what the lock lists for the pin of a run.
func openPinned(opts *Options) (fs.FS, error) {
	lock, err := readLock()
	if err != nil {
		return nil, err
	}
	sums, ok := lock.Pins[opts.Specs]
	if !ok {
		return nil, fmt.Errorf("%s does not have %s: run \"gen specs lock\"", LockName, opts.Specs)
	}
	kept, err := keptAt(opts)
	if err != nil {
		return nil, err
	}
	folder, err := load.Folder(kept)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("the files of %s are not here: run \"gen specs lock\" to fetch them", opts.Specs)
	}
	if err != nil {
		return nil, err
	}
	return load.OpenLocked(sums, folder), nil
}

func readLock() (load.Lock, error) {
	data, err := os.ReadFile(LockName)
	if errors.Is(err, fs.ErrNotExist) {
		return load.Lock{}, fmt.Errorf("there is no %s: run \"gen specs lock\"", LockName)
	}
	if err != nil {
		return load.Lock{}, err
	}
	lock, err := load.ParseLock(data)
	if err != nil {
		return lock, fmt.Errorf("%s: %w", LockName, err)
	}
	return lock, nil
}

// keptAt is the folder that keeps the files of a pin: below the vendor folder
// if the user chose one, else in the user's cache.
func keptAt(opts *Options) (string, error) {
	pin, err := load.ParsePin(opts.Specs)
	if err != nil {
		return "", err
	}
	if opts.Vendor != "" {
		return filepath.Join(opts.Vendor, pin.Commit[:12]), nil
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("there is no cache folder for pinned specifications, choose one with --vendor: %w", err)
	}
	return filepath.Join(cache, "armgen", "specs", load.Sum([]byte(opts.Specs))[:24]), nil
}

// pinnedRuns selects the runs that read pinned specifications, by pin.
func pinnedRuns(runs []Options) map[string][]Options {
	byPin := map[string][]Options{}
	for _, o := range runs {
		if load.IsPin(o.Specs) && !isFolder(o.Specs) {
			byPin[o.Specs] = append(byPin[o.Specs], o)
		}
	}
	return byPin
}

// LockedFile is one line of the lock, with its state on this machine.
type LockedFile struct {
	Pin, Path, Sum string
	State          string // "ok", "missing" or "changed"
}

// LockSpecs fetches every file that the runs can need, keeps them, and writes
// the lock. Nothing is written when anything fails.
func LockSpecs(runs []Options, report *diag.Report) ([]LockedFile, error) {
	byPin := pinnedRuns(runs)
	if len(byPin) == 0 {
		return nil, fmt.Errorf("no run reads pinned specifications: say specs: github.com/OWNER/REPO@COMMIT in %s", ConfigName)
	}
	lock := load.Lock{Pins: map[string]load.Sums{}}
	fetched := map[string]map[string][]byte{}
	for _, pin := range slices.Sorted(maps.Keys(byPin)) {
		files, err := fetchPin(pin, byPin[pin], report)
		if err != nil || report.Failed() {
			return nil, err
		}
		fetched[pin], lock.Pins[pin] = files, load.Sums{}
		for name, data := range files {
			lock.Pins[pin][name] = load.Sum(data)
		}
	}
	for pin, files := range fetched {
		if err := keep(&byPin[pin][0], files); err != nil {
			return nil, err
		}
	}
	if err := replaceFile(LockName, lock.Bytes()); err != nil {
		return nil, err
	}
	return VerifySpecs(runs)
}

// fetchPin fetches the input files of some runs and all that they refer to.
func fetchPin(text string, runs []Options, report *diag.Report) (map[string][]byte, error) {
	pin, err := load.ParsePin(text)
	if err != nil {
		return nil, err
	}
	remote := load.Fetch(pin, nil)
	for i := range runs {
		r := &run{opts: &runs[i], report: report, root: remote, set: load.Open(remote, report)}
		if err := r.inputs(); err != nil || report.Failed() {
			return nil, err
		}
		r.set.Closure(r.files)
	}
	return remote.Files(), nil
}

// keep writes fetched files below the folder of a pin.
func keep(opts *Options, files map[string][]byte) error {
	dir, err := keptAt(opts)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	for name, data := range files {
		if err := root.MkdirAll(path.Dir(name), 0o777); err != nil {
			return err
		}
		if err := root.WriteFile(name+".part", data, 0o666); err != nil {
			return err
		}
		if err := root.Rename(name+".part", name); err != nil {
			return err
		}
	}
	return nil
}

// replaceFile writes a file whole or not at all.
func replaceFile(name string, data []byte) error {
	if err := os.WriteFile(name+".part", data, 0o666); err != nil {
		return err
	}
	return os.Rename(name+".part", name)
}

// VerifySpecs compares the kept files of every pin with the lock.
func VerifySpecs(runs []Options) ([]LockedFile, error) {
	lock, err := readLock()
	if err != nil {
		return nil, err
	}
	var all []LockedFile
	for pin, of := range pinnedRuns(runs) {
		if lock.Pins[pin] == nil {
			return nil, fmt.Errorf("%s does not have %s: run \"gen specs lock\"", LockName, pin)
		}
		kept, err := keptAt(&of[0])
		if err != nil {
			return nil, err
		}
		for name, sum := range lock.Pins[pin] {
			all = append(all, LockedFile{pin, name, sum, stateOf(kept, name, sum)})
		}
	}
	slices.SortFunc(all, func(a, b LockedFile) int {
		return slices.Compare([]string{a.Pin, a.Path}, []string{b.Pin, b.Path})
	})
	return all, nil
}

func stateOf(dir, name, sum string) string {
	folder, err := load.Folder(dir)
	if err != nil {
		return "missing"
	}
	data, err := fs.ReadFile(folder, name)
	switch {
	case err != nil:
		return "missing"
	case load.Sum(data) != sum:
		return "changed"
	}
	return "ok"
}

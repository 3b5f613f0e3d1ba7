// Moving a project to another API version: which files are the new version's,
// what the configuration says then, and a snapshot to go back to.

package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/load"
)

// versionFolder is the part of a path that says stable or preview and the API
// version.
var versionFolder = regexp.MustCompile(`(stable|preview)/\d{4}-\d{2}-\d{2}(-preview|-beta|-alpha)?/`)

// BumpConfig rewrites the text of a configuration so that every run reads API
// version (or readme tag) to. Every other byte stays as it is.
func BumpConfig(text []byte, runs []Options, to string, report *diag.Report) ([]byte, error) {
	out := string(text)
	changed := false
	for i := range runs {
		root, err := publishedRoot(&runs[i])
		if err != nil {
			return nil, err
		}
		replacements, err := bumpRun(root, &runs[i], to, report)
		if err != nil {
			return nil, err
		}
		for old, with := range replacements {
			next := replaceValue(out, old, with)
			changed = changed || next != out
			out = next
		}
	}
	if !changed {
		return nil, fmt.Errorf("%s is at %s already, or does not name the files of a version", ConfigName, to)
	}
	return []byte(out), nil
}

// publishedRoot is where new files are looked for: for a pin the place that it
// was published, since the lock has the old files only.
func publishedRoot(o *Options) (fs.FS, error) {
	if !load.IsPin(o.Specs) || isFolder(o.Specs) {
		return openSpecs(o)
	}
	pin, err := load.ParsePin(o.Specs)
	if err != nil {
		return nil, err
	}
	return load.Fetch(pin, nil), nil
}

// bumpRun lists the values to replace in the configuration.
func bumpRun(root fs.FS, o *Options, to string, report *diag.Report) (map[string]string, error) {
	replace := map[string]string{}
	if o.Readme != "" {
		tag, err := tagFor(root, o, to, report)
		if err != nil {
			return nil, err
		}
		if o.Tag == "" {
			return nil, fmt.Errorf("%s names no tag for %s, so its default tag is taken; write tag: %s", ConfigName, o.Readme, tag)
		}
		replace[o.Tag] = tag
	}
	for _, file := range o.Spec {
		with, err := fileFor(root, file, to)
		if err != nil {
			return nil, err
		}
		replace[file] = with
	}
	return replace, nil
}

// fileFor is the file of the new version that takes the place of an old one.
func fileFor(root fs.FS, file, to string) (string, error) {
	if !versionFolder.MatchString(file) {
		return "", fmt.Errorf("the path %s does not say which API version it is of", file)
	}
	for _, kind := range []string{"stable", "preview"} {
		candidate := versionFolder.ReplaceAllString(file, kind+"/"+to+"/")
		if _, err := fs.Stat(root, candidate); err == nil {
			return candidate, nil
		} else if !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	return "", fmt.Errorf("version %s has no %s%s", to, path.Base(file), knownVersions(root, file))
}

// knownVersions names the versions beside the one of a file, when the root can
// be listed.
func knownVersions(root fs.FS, file string) string {
	at := versionFolder.FindStringIndex(file)
	var names []string
	for _, kind := range []string{"stable", "preview"} {
		entries, _ := fs.ReadDir(root, file[:at[0]]+kind)
		for _, e := range entries {
			names = append(names, e.Name())
		}
	}
	if len(names) == 0 {
		return ""
	}
	slices.Sort(names)
	return "; there are " + strings.Join(names, ", ")
}

// tagFor is the tag named to, or the only tag whose files are all of version to.
func tagFor(root fs.FS, o *Options, to string, report *diag.Report) (string, error) {
	readme, ok := load.Open(root, report).Readme(o.Readme)
	if !ok {
		return "", errors.New("the readme cannot be read")
	}
	tags := readme.Tags()
	if slices.Contains(tags, to) {
		return to, nil
	}
	var found []string
	for _, tag := range tags {
		inputs, _ := readme.Inputs(tag)
		if len(inputs) > 0 && !slices.ContainsFunc(inputs, func(in load.Input) bool { return !strings.Contains(in.Path, "/"+to+"/") }) {
			found = append(found, tag)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return "", fmt.Errorf("%s has no tag of version %s; say the tag itself with --to", o.Readme, to)
	}
	return "", fmt.Errorf("%s has several tags of version %s: say one with --to: %s", o.Readme, to, strings.Join(found, ", "))
}

// replaceValue replaces a whole value of the configuration, in quotes or not.
func replaceValue(text, old, with string) string {
	value := regexp.MustCompile(`(?m)([\s"'\[,])` + regexp.QuoteMeta(old) + `(["',\]\s]|$)`)
	return value.ReplaceAllString(text, "${1}"+strings.ReplaceAll(with, "$", "$$")+"${2}")
}

// Snapshot is a copy of files and folders to go back to.
type Snapshot struct {
	dir   string
	names []string // of those that were there
	gone  []string // of those that were not
}

// Save copies files and folders of the working directory. A folder inside
// another one is copied with it.
func Save(names []string) (*Snapshot, error) {
	dir, err := os.MkdirTemp(".", ".armgen-bump-")
	if err != nil {
		return nil, err
	}
	s := &Snapshot{dir: dir}
	for _, name := range names {
		if !filepath.IsLocal(name) {
			s.Drop()
			return nil, fmt.Errorf("%s lies outside the working directory, which is all that can be brought back if something fails", name)
		}
		if err := s.save(name); err != nil {
			s.Drop()
			return nil, err
		}
	}
	return s, nil
}

func (s *Snapshot) save(name string) error {
	to := s.at(name)
	info, err := os.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		s.gone = append(s.gone, name)
		return nil
	case err != nil:
		return err
	case info.IsDir():
		s.names = append(s.names, name)
		return os.CopyFS(to, os.DirFS(name))
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	s.names = append(s.names, name)
	return os.WriteFile(to, data, info.Mode())
}

// at is the copy of a name: numbered, so that no two names meet.
func (s *Snapshot) at(name string) string {
	return filepath.Join(s.dir, load.Sum([]byte(filepath.Clean(name)))[:16])
}

// Restore brings every saved file and folder back, and removes what was not
// there.
func (s *Snapshot) Restore() error {
	var errs []error
	for _, name := range append(slices.Clone(s.names), s.gone...) {
		errs = append(errs, os.RemoveAll(name))
	}
	for _, name := range s.names {
		errs = append(errs, os.Rename(s.at(name), name))
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("the copy in %s could not be brought back: %w", s.dir, err)
	}
	return s.Drop()
}

// Drop removes the copy.
func (s *Snapshot) Drop() error { return os.RemoveAll(s.dir) }

// The two sides of a comparison: what the words OLD and NEW of `gen diff` name.

package generator

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/seed184db40a/armgen/generator/apidiff"
	"github.com/seed184db40a/armgen/generator/apidiff/goapi"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// Side reads one side of a comparison into the settings of a run:
//
//	path/api.json[,path/more.json]  input files
//	path/readme.md[#tag]            a tag of a readme.md
//	tag                             a tag of the readme.md that base names
//	./folder                        the sources recorded in a generated package
func Side(word string, base Options) (Options, error) {
	o := base
	o.Spec, o.Readme, o.Tag = nil, "", ""
	file, tag, _ := strings.Cut(word, "#")
	switch {
	case strings.HasSuffix(strings.ToLower(file), ".md"):
		o.Readme, o.Tag = file, tag
	case strings.HasSuffix(strings.ToLower(file), ".json"):
		o.Spec = strings.Split(word, ",")
	case isFolder(word):
		sources, err := recordedSources(word)
		if err != nil {
			return o, err
		}
		o.Spec = sources
	case base.Readme != "":
		o.Readme, o.Tag = base.Readme, word
	default:
		return o, fmt.Errorf("%q is neither an input file, a readme.md, nor the folder of a generated package; a tag alone needs --readme", word)
	}
	return o, nil
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// recordedSources reads the source lines at the top of a generated package.
func recordedSources(dir string) ([]string, error) {
	f, err := os.Open(filepath.Join(dir, "doc.go"))
	if err != nil {
		return nil, fmt.Errorf("%s holds no generated package: %w", dir, err)
	}
	defer f.Close()
	var sources []string
	lines := bufio.NewScanner(io.LimitReader(f, 1<<20))
	for lines.Scan() && strings.HasPrefix(lines.Text(), "//") {
		if source, ok := strings.CutPrefix(lines.Text(), "// Source: "); ok {
			sources = append(sources, strings.Split(source, ", ")...)
		}
	}
	if len(sources) == 0 {
		return nil, fmt.Errorf("%s does not say which specification it was made from", f.Name())
	}
	return sources, lines.Err()
}

// Diff compares two sides on the wire. Findings go to report; with an error
// among them the result is nil.
func Diff(before, after Options, report *diag.Report) (*apidiff.Result, error) {
	apis := [2]*ir.API{}
	for i, o := range []Options{before, after} {
		api, err := Compile([]Options{o}, report)
		if err != nil || report.Failed() {
			return nil, err
		}
		apis[i] = api
	}
	return apidiff.Diff(apis[0], apis[1]), nil
}

// DiffGo adds to a comparison what changed in the Go packages that both sides
// make, and with patterns the places of the user's code that depend on it.
func DiffGo(result *apidiff.Result, before, after Options, patterns []string, report *diag.Report) error {
	old, err := goPackages(before, report)
	if err != nil || report.Failed() {
		return err
	}
	new, err := goPackages(after, report)
	if err != nil || report.Failed() {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(old)) {
		with := new[name]
		if len(old) == 1 && len(new) == 1 {
			for _, only := range new {
				with = only
			}
		}
		changes, err := goapi.Compare(old[name], with)
		if err != nil {
			return err
		}
		for i := range changes {
			changes[i].Package = name
		}
		result.Go = append(result.Go, changes...)
		if len(patterns) > 0 {
			uses, err := goapi.Uses(".", patterns, name, changes)
			if err != nil {
				return err
			}
			result.Uses = append(result.Uses, relative(uses)...)
		}
	}
	return nil
}

// goPackages generates one side in memory and groups the files by package.
func goPackages(o Options, report *diag.Report) (map[string]goapi.Files, error) {
	o.Out, o.Import, o.Docs, o.Go = "out", "generated", "", true
	result, err := Generate([]Options{o}, report)
	if err != nil || result == nil {
		return nil, err
	}
	packages := map[string]goapi.Files{}
	for name, data := range result.Files() {
		dir, file := path.Split(strings.TrimPrefix(name, "out/"))
		pkg := strings.TrimSuffix(dir, "/")
		if pkg == "armkit" || pkg == "" {
			continue
		}
		if packages[pkg] == nil {
			packages[pkg] = goapi.Files{}
		}
		packages[pkg][file] = data
	}
	return packages, nil
}

// relative shortens file names below the working directory.
func relative(uses []apidiff.GoUse) []apidiff.GoUse {
	here, err := os.Getwd()
	if err != nil {
		return uses
	}
	for i, u := range uses {
		if rel, err := filepath.Rel(here, u.File); err == nil && !strings.HasPrefix(rel, "..") {
			uses[i].File = filepath.ToSlash(rel)
		}
	}
	return uses
}

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

// Version is one side of a comparison, understood: later changes of the
// specifications or the lock do not reach it.
type Version struct {
	api      *ir.API
	packages map[string]goapi.Files // nil when Go is not compared
}

// Understand compiles one side, and generates its packages in memory when Go
// is to be compared too. Findings go to report; with an error among them the
// result is nil.
func Understand(runs []Options, withGo bool, report *diag.Report) (*Version, error) {
	api, err := Compile(runs, report)
	if err != nil || report.Failed() {
		return nil, err
	}
	v := &Version{api: api}
	if withGo {
		v.packages, err = goPackages(runs, report)
	}
	if err != nil || report.Failed() {
		return nil, err
	}
	return v, nil
}

// Compare says what changed between two versions, on the wire and, when both
// have packages, for Go code; with patterns also where the user's packages
// depend on it.
func Compare(before, after *Version, patterns []string) (*apidiff.Result, error) {
	result := apidiff.Diff(before.api, after.api)
	if before.packages == nil || after.packages == nil {
		return result, nil
	}
	for _, name := range slices.Sorted(maps.Keys(before.packages)) {
		if err := compareGo(result, name, before.packages[name], partner(before, after, name), patterns); err != nil {
			return nil, err
		}
	}
	return result, nil
}

// partner is the package on the other side: of the same name, or the only one.
func partner(before, after *Version, name string) goapi.Files {
	if len(before.packages) == 1 && len(after.packages) == 1 {
		for _, only := range after.packages {
			return only
		}
	}
	return after.packages[name]
}

func compareGo(result *apidiff.Result, name string, before, after goapi.Files, patterns []string) error {
	changes, err := goapi.Compare(before, after)
	if err != nil {
		return err
	}
	for i := range changes {
		changes[i].Package = name
	}
	result.Go = append(result.Go, changes...)
	if len(patterns) == 0 {
		return nil
	}
	uses, err := goapi.Uses(".", patterns, name, changes)
	result.Uses = append(result.Uses, relative(uses)...)
	return err
}

// goPackages generates one side in memory and groups the files by package.
func goPackages(runs []Options, report *diag.Report) (map[string]goapi.Files, error) {
	runs = slices.Clone(runs)
	for i := range runs {
		runs[i].Out, runs[i].Import, runs[i].Docs, runs[i].Go = "out", "generated", "", true
	}
	result, err := Generate(runs, report)
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

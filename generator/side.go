// The two sides of a comparison: what the words OLD and NEW of `gen diff` name.

package generator

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/seed184db40a/armgen/generator/apidiff"
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

// gen init: a configuration and a go:generate line to start from.

package main

import (
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/seed184db40a/armgen/generator"
	"github.com/spf13/pflag"
)

var initLong = `Writes armgen.yaml, and generate.go with the line that go generate runs. It asks nothing and
replaces nothing: the flags that are given become settings, and without any the file says what
gen generate does by itself. --schema prints the JSON Schema of armgen.yaml instead.`

// starterName is the file with the go:generate line.
const starterName = "generate.go"

func newInit() (sel *selection, schema *bool) {
	sel = newSelection("init")
	return sel, sel.flags.Bool("schema", false, "print the JSON Schema of "+generator.ConfigName)
}

func initCommand() command {
	return command{
		name: "init", summary: "write a starter armgen.yaml and the go:generate line", long: initLong,
		run: runInit,
		flags: func() *pflag.FlagSet {
			sel, _ := newInit()
			return sel.flags
		},
	}
}

func runInit(s streams, args []string) int {
	sel, schema := newInit()
	if code, done := parse(s, sel.flags, args, 0); done {
		return code
	}
	if *schema {
		s.out.Write(generator.ConfigSchema())
		return exitFine
	}
	starter := fmt.Sprintf("package %s\n\n//go:generate go tool gen generate\n", packageHere())
	for _, file := range []struct {
		name string
		data []byte
	}{
		{generator.ConfigName, generator.Starter(sel.given)},
		{starterName, []byte(starter)},
	} {
		if err := create(file.name, file.data); err != nil {
			return fail(s, "init", err)
		}
		if !sel.quiet {
			fmt.Fprintf(s.err, "gen: wrote %s\n", file.name)
		}
	}
	if !sel.quiet {
		fmt.Fprintln(s.err, "next: go get -tool github.com/seed184db40a/armgen/cmd/gen && go generate")
	}
	return exitFine
}

// create writes a file that must not be there yet.
func create(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already and is left as it is", name)
	}
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// packageHere is the name of the Go package in this folder, or one made from
// the folder's name.
func packageHere() string {
	files, _ := filepath.Glob("*.go")
	for _, name := range files {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.PackageClauseOnly)
		if err == nil && !strings.HasSuffix(f.Name.Name, "_test") {
			return f.Name.Name
		}
	}
	here, _ := os.Getwd()
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.ToLower(filepath.Base(here)))
	if !token.IsIdentifier(name) || name == "main" {
		return "azure"
	}
	return name
}

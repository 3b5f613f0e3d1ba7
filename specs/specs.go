// Package specs holds the specification tree that is built into the gen command, so that a
// user without a checkout of the Azure specifications can generate code and pages.
//
// See README.md beside this file for what the tree covers and whose words it uses.
package specs

import (
	"embed"
	"io/fs"
)

//go:embed common-types containerregistry network resources
var tree embed.FS

// FS returns the built-in tree. Its root is what `--specs` expects of a folder: the one that
// holds the service directories and common-types. It is read-only and safe for concurrent use.
func FS() fs.FS { return tree }

//go:embed armgen.yaml
var config string

// Config returns the configuration that goes with the tree: what a run generates
// that was told nothing. Its format is that of armgen.yaml.
func Config() []byte { return []byte(config) }

// Package templates holds the text of the documentation pages, one folder per
// style. docgen fills them in; a template gets finished values and decides nothing
// but where they stand. Copy a folder to change it and name it with --templates.
package templates

import "embed"

//go:embed grucloud go site
var files embed.FS

// FS is the folder of the built-in templates.
func FS() embed.FS { return files }

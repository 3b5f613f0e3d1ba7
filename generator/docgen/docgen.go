// Package docgen writes documentation pages.
//
// The default style is a page format that is fixed byte for byte: an example laid
// out as prettier lays out JavaScript (example.go over layout.go), the schema as
// Node's util.inspect prints it (inspect.go), the dependencies that depend.go
// infers. The go style is for people who work with the generated packages.
//
// The text of the pages is in templates/; a template gets finished values and
// decides nothing. The entry point is Pages.
package docgen

package load

// This file follows every reference of a document and of the documents it
// leads to, so that all files which a run can need are known.

import "github.com/seed184db40a/armgen/generator/diag"

// Closure reads the named documents and everything they refer to, examples
// included. Trouble is reported.
func (s *Set) Closure(names []string) {
	seen := map[*diag.File]bool{}
	var files []*diag.File
	add := func(f *diag.File) {
		if !seen[f] {
			seen[f] = true
			files = append(files, f)
		}
	}
	for _, name := range names {
		if doc, ok := s.Document(name); ok {
			add(doc.File)
		}
	}
	for i := 0; i < len(files); i++ {
		if root := files[i].Root(); !root.Get("swagger").OK() && !root.Get("definitions").OK() {
			continue // an example: what it holds is data
		}
		for ref := range files[i].References() {
			if target, ok := s.Resolve(ref); ok {
				add(target.File())
			}
		}
	}
}

// Package load turns a place of specifications into documents that can be
// read with their positions: files of a folder, of the embedded tree, or of a
// pinned remote, all seen as an fs.FS.
//
// A [Set] reads a file when it is first asked for, indexes it (package diag),
// and follows references inside the root only. What go-openapi/spec makes of
// an object is paired with the place it came from: [Schema], [Parameter],
// [Operation], [Response]. Each of them decodes its own keywords and hands
// out its children, in the order of the file, on demand; nothing is expanded,
// nothing that is not reached is decoded, and a wrong type anywhere is a
// finding with a position.
package load

// This file holds Set, the cache of documents. The entry points are Open and
// Set.Document.

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync"

	"github.com/seed184db40a/armgen/generator/diag"
)

// Set is the documents of one specification root. It is safe for concurrent
// use; every file is read and indexed once.
type Set struct {
	fsys   fs.FS
	report *diag.Report

	documents sync.Map // path -> *document, read once
	targets   sync.Map // diag.Node of a $ref string -> target
	decoded   sync.Map // decodedKey -> *Schema, *Parameter, ...
}

// Open makes a Set over a root. Nothing is read yet.
func Open(fsys fs.FS, report *diag.Report) *Set {
	return &Set{fsys: fsys, report: report}
}

// Folder is a specification root on disk. Symbolic links that lead out of it
// are refused when they are met.
func Folder(dir string) (fs.FS, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return root.FS(), nil
}

// FS is the root the set reads from.
func (s *Set) FS() fs.FS { return s.fsys }

// Report is where the set's findings go.
func (s *Set) Report() *diag.Report { return s.report }

// errReported stands for a file whose trouble is already in the report.
var errReported = errors.New("already reported")

// document is the once-filled cache entry of a file.
type document struct {
	once sync.Once
	doc  *Document
	err  error
}

// Document returns the document at a path from the root, reading it when it
// is first asked for. Trouble is reported; then ok is false.
func (s *Set) Document(name string) (doc *Document, ok bool) {
	clean := path.Clean(name)
	if !fs.ValidPath(clean) || strings.Contains(clean, `\`) {
		s.report.Errorf(diag.Pos{}, "path-invalid", "%q is not a path inside the specification root", name).
			WithHelp("give a path with / that starts at the root, such as containerregistry/resource-manager/readme.md")
		return nil, false
	}
	doc, err := s.open(clean)
	if err != nil && err != errReported {
		s.unreadable(diag.Pos{}, "file-not-found", clean, err)
	}
	return doc, err == nil
}

// Glance returns the document at a path like Document, but forgets it again: for
// those who look once at many files. Trouble is reported.
func (s *Set) Glance(name string) (doc *Document, ok bool) {
	if cached, ok := s.documents.Load(name); ok {
		d := cached.(*document)
		d.once.Do(func() { d.doc, d.err = s.read(name) })
		return d.doc, d.err == nil
	}
	doc, err := s.read(name)
	if err != nil && err != errReported {
		s.unreadable(diag.Pos{}, "file-not-found", name, err)
	}
	return doc, err == nil
}

// open reads, indexes and caches one file. Findings inside the file are
// reported here, once; a file that cannot be read is for the caller to report
// at the place that asked for it.
func (s *Set) open(name string) (*Document, error) {
	cached, _ := s.documents.LoadOrStore(name, &document{})
	d := cached.(*document)
	d.once.Do(func() { d.doc, d.err = s.read(name) })
	return d.doc, d.err
}

func (s *Set) read(name string) (*Document, error) {
	data, err := readFile(s.fsys, name, diag.MaxBytes)
	if err != nil {
		return nil, err
	}
	file, fault := diag.Parse(name, data)
	if fault != nil {
		s.report.Add(fault)
		return nil, errReported
	}
	for _, n := range file.Duplicates() {
		s.report.Warnf(n.KeyPos(), "duplicate-key", "member %q is written twice; the last one counts", n.Key()).
			WithRelated(n.Parent().Get(n.Key()).KeyPos(), "this one counts")
	}
	return &Document{File: file, set: s}, nil
}

// unreadable reports a file that could not be read, at the place that asked
// for it; missing is the code when there is no such file.
func (s *Set) unreadable(pos diag.Pos, missing diag.Code, name string, err error) {
	var large *tooLarge
	switch {
	case errors.As(err, &large):
		s.report.Errorf(pos, "file-too-large", "%s %s", name, large).WithHelp("split the file, or leave out what is not needed")
	case errors.Is(err, fs.ErrNotExist):
		d := s.report.Errorf(pos, missing, "there is no file %s", name)
		d.Help = s.similarFile(name)
	case strings.Contains(err.Error(), "escapes"): // os.Root has no error value for it
		s.report.Errorf(pos, "file-unreadable", "%s is a symbolic link that leads out of the specification root", name).
			WithHelp("replace the link by the file it points to")
	default:
		s.report.Errorf(pos, "file-unreadable", "%s cannot be read: %v", name, err).
			WithHelp("only ordinary files that this user may read are read")
	}
}

// similarFile is a help line that names a file with nearly this name.
func (s *Set) similarFile(name string) string {
	entries, err := fs.ReadDir(s.fsys, path.Dir(name))
	if err != nil {
		return fmt.Sprintf("the folder %s does not exist under the specification root", path.Dir(name))
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() && len(names) < maxCandidates {
			names = append(names, e.Name())
		}
	}
	return cmp.Or(diag.DidYouMean(path.Base(name), names), "check the spelling; case counts")
}

// maxCandidates bounds the search for a similar name.
const maxCandidates = 5_000

// tooLarge is the error for a file above the bound.
type tooLarge struct{ size, bound int64 }

func (e *tooLarge) Error() string {
	return fmt.Sprintf("has more than %d bytes", e.bound)
}

// readFile reads an ordinary file up to a bound. It looks before it opens,
// since opening a named pipe would wait for ever.
func readFile(fsys fs.FS, name string, bound int64) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is not an ordinary file")
	}
	if info.Size() > bound {
		return nil, &tooLarge{info.Size(), bound}
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, bound+1))
	if err == nil && int64(len(data)) > bound {
		err = &tooLarge{int64(len(data)), bound}
	}
	return data, err
}

package load

// This file reads and writes armgen.lock, and reads files that it lists: each
// is compared with its sum, and no other file is read.

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// Lock is the pins of a project, each with the sum of every file it uses.
type Lock struct {
	Pins map[string]Sums // by the text of the pin
}

// Sums are the sha256 sums of files by path from the root.
type Sums map[string]string

const lockHeader = "# The specification files that this project is generated from. Written by: gen specs lock\n"

// Sum is the form in which sums are kept.
func Sum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Bytes is the text of the lock file: a line per pin, and under it a line per
// file.
func (l Lock) Bytes() []byte {
	var b bytes.Buffer
	b.WriteString(lockHeader)
	for _, pin := range slices.Sorted(maps.Keys(l.Pins)) {
		fmt.Fprintf(&b, "\nspecs %s\n", pin)
		for _, name := range slices.Sorted(maps.Keys(l.Pins[pin])) {
			fmt.Fprintf(&b, "%s  %s\n", l.Pins[pin][name], name)
		}
	}
	return b.Bytes()
}

// ParseLock reads a lock file.
func ParseLock(data []byte) (Lock, error) {
	lock := Lock{Pins: map[string]Sums{}}
	var sums Sums
	for i, line := range strings.Split(string(data), "\n") {
		line = strings.TrimRight(line, "\r")
		pin, isPin := strings.CutPrefix(line, "specs ")
		sum, name, isFile := strings.Cut(line, "  ")
		switch {
		case line == "" || line[0] == '#':
		case isPin:
			sums = Sums{}
			lock.Pins[pin] = sums
		case isFile && sums != nil && len(sum) == hex.EncodedLen(sha256.Size) && fs.ValidPath(name):
			sums[name] = sum
		default:
			return lock, fmt.Errorf("line %d cannot be understood; write the file again with gen specs lock", i+1)
		}
	}
	return lock, nil
}

// Locked is the files of one pin, read from where they are kept.
type Locked struct {
	sums Sums
	kept fs.FS
}

// OpenLocked makes the listed files readable. kept is where they are.
func OpenLocked(sums Sums, kept fs.FS) *Locked { return &Locked{sums, kept} }

// ErrNotLocked is the error for a file that the lock does not list. It is an
// fs.ErrNotExist, since as far as the project goes there is no such file.
var ErrNotLocked = fmt.Errorf("armgen.lock does not list it: run gen specs lock (%w)", fs.ErrNotExist)

// errChanged is the error for a file that is not the one that was locked.
var errChanged = errors.New("it differs from the file that was locked: run gen specs lock to fetch it again")

// Open implements fs.FS: a listed file whose sum is right, or a folder of
// listed files.
func (l *Locked) Open(name string) (fs.File, error) {
	sum, ok := l.sums[name]
	if !ok {
		if entries := l.entries(name); len(entries) > 0 {
			return &memoryFile{info: memoryInfo{name: path.Base(name), dir: true}, entries: entries}, nil
		}
		return nil, &fs.PathError{Op: "open", Path: name, Err: ErrNotLocked}
	}
	data, err := fs.ReadFile(l.kept, name)
	if errors.Is(err, fs.ErrNotExist) {
		err = errors.New("the locked file is not here: run gen specs lock to fetch it")
	}
	if err == nil && Sum(data) != sum {
		err = errChanged
	}
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return openBytes(name, data), nil
}

// entries lists a folder from the names in the lock.
func (l *Locked) entries(dir string) []fs.DirEntry {
	prefix := dir + "/"
	if dir == "." {
		prefix = ""
	}
	found := map[string]bool{}
	for name := range l.sums {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			first, _, isDir := strings.Cut(rest, "/")
			found[first] = isDir
		}
	}
	var entries []fs.DirEntry
	for _, name := range slices.Sorted(maps.Keys(found)) {
		entries = append(entries, lockedEntry{l, path.Join(dir, name), found[name]})
	}
	return entries
}

// lockedEntry is an entry of a folder; its size is known when it is read.
type lockedEntry struct {
	l    *Locked
	path string
	dir  bool
}

func (e lockedEntry) Name() string { return path.Base(e.path) }
func (e lockedEntry) IsDir() bool  { return e.dir }
func (e lockedEntry) Type() fs.FileMode {
	return memoryInfo{dir: e.dir}.Mode().Type()
}
func (e lockedEntry) Info() (fs.FileInfo, error) { return fs.Stat(e.l, e.path) }

// memoryFile is an open file or folder in memory.
type memoryFile struct {
	*bytes.Reader

	info    memoryInfo
	entries []fs.DirEntry
}

func openBytes(name string, data []byte) fs.File {
	return &memoryFile{Reader: bytes.NewReader(data), info: memoryInfo{name: path.Base(name), size: int64(len(data))}}
}

// Stat implements fs.File.
func (f *memoryFile) Stat() (fs.FileInfo, error) { return f.info, nil }

// Close implements fs.File.
func (f *memoryFile) Close() error { return nil }

// Read implements fs.File.
func (f *memoryFile) Read(p []byte) (int, error) {
	if f.info.dir {
		return 0, &fs.PathError{Op: "read", Path: f.info.name, Err: errors.New("it is a folder")}
	}
	return f.Reader.Read(p)
}

// ReadDir implements fs.ReadDirFile.
func (f *memoryFile) ReadDir(n int) ([]fs.DirEntry, error) {
	if n > 0 && len(f.entries) == 0 {
		return nil, io.EOF
	}
	if n <= 0 || n > len(f.entries) {
		n = len(f.entries)
	}
	some := f.entries[:n]
	f.entries = f.entries[n:]
	return some, nil
}

// memoryInfo describes a file in memory; times and rights say nothing there.
type memoryInfo struct {
	name string
	size int64
	dir  bool
}

func (i memoryInfo) Name() string       { return i.name }
func (i memoryInfo) Size() int64        { return i.size }
func (i memoryInfo) IsDir() bool        { return i.dir }
func (i memoryInfo) ModTime() time.Time { return time.Time{} }
func (i memoryInfo) Sys() any           { return nil }
func (i memoryInfo) Mode() fs.FileMode {
	if i.dir {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

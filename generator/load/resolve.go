package load

// This file follows references. A reference is resolved lexically against the
// folder of its file (some real ones name folders that do not exist on the
// way), never leaves the root, and never names a host. The entry point is
// Set.Resolve.

import (
	"cmp"
	"net/url"
	"path"
	"regexp"
	"strings"

	"github.com/seed184db40a/armgen/generator/diag"
)

// target is the cached outcome of a reference.
type target struct {
	node diag.Node
	ok   bool
}

// Resolve follows a reference. ref is the node of the $ref string itself. The
// target may hold a reference again. A reference that cannot be followed is
// reported once, at its place; then ok is false.
func (s *Set) Resolve(ref diag.Node) (node diag.Node, ok bool) {
	if t, ok := s.targets.Load(ref); ok {
		return t.(target).node, t.(target).ok
	}
	var t target
	if ref.Kind() != diag.String {
		s.wrongType(ref, "a reference must be a string, found %s", ref.Kind())
	} else {
		t.node, t.ok = s.follow(ref, ref.Str())
	}
	actual, _ := s.targets.LoadOrStore(ref, t)
	return actual.(target).node, actual.(target).ok
}

func (s *Set) follow(ref diag.Node, text string) (diag.Node, bool) {
	filePart, pointer, _ := strings.Cut(text, "#")
	file := ref.File()
	if filePart != "" {
		name, ok := s.refPath(ref, filePart)
		if !ok {
			return diag.Node{}, false
		}
		doc, err := s.open(name)
		if err != nil {
			if err != errReported {
				s.unreadable(ref.Pos(), "ref-file-not-found", name, err)
			}
			return diag.Node{}, false
		}
		file = doc.File
	}
	return s.point(ref, file, pointer)
}

// scheme matches what makes a reference a URL (or a Windows drive).
var scheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)

// refPath is the path from the root that the file part of a reference names.
func (s *Set) refPath(ref diag.Node, filePart string) (string, bool) {
	decoded, err := url.PathUnescape(filePart)
	switch {
	case err != nil:
		s.report.Errorf(ref.Pos(), "ref-syntax", "the reference has a bad %% escape: %v", err).
			WithHelp("write %%25 for a plain %%")
	case scheme.MatchString(decoded) || strings.HasPrefix(decoded, "//"):
		s.report.Errorf(ref.Pos(), "ref-not-allowed", "a reference to a URL is not followed").
			WithHelp("copy the file into the specification root and refer to it by a relative path")
	case strings.ContainsAny(decoded, "\\\x00"):
		s.report.Errorf(ref.Pos(), "ref-syntax", "a reference must use / between folders").
			WithHelp("replace each \\ by /")
	case strings.HasPrefix(decoded, "/"):
		s.report.Errorf(ref.Pos(), "ref-not-allowed", "a reference by an absolute path is not followed").
			WithHelp("refer to it by a path relative to %s", path.Dir(ref.File().Path))
	default:
		return s.insideRoot(ref, path.Join(path.Dir(ref.File().Path), decoded))
	}
	return "", false
}

func (s *Set) insideRoot(ref diag.Node, name string) (string, bool) {
	if name == ".." || strings.HasPrefix(name, "../") {
		s.report.Errorf(ref.Pos(), "ref-not-allowed", "the reference leads out of the specification root").
			WithHelp("choose a root with --specs that holds both files; the reference leads to %s seen from the present root", name)
		return "", false
	}
	return name, true
}

// point follows a JSON pointer in a file, as it stands in a reference: with
// percent escapes.
func (s *Set) point(ref diag.Node, file *diag.File, fragment string) (diag.Node, bool) {
	pointer, err := url.PathUnescape(fragment)
	if err != nil || pointer != "" && pointer[0] != '/' || badTilde(pointer) {
		s.report.Errorf(ref.Pos(), "ref-syntax", "%q is not a JSON pointer", fragment).
			WithHelp("a JSON pointer starts with /, such as #/definitions/Resource; ~0 stands for ~ and ~1 for /")
		return diag.Node{}, false
	}
	if n := file.Find(pointer); n.OK() {
		return n, true
	}
	if n, ok := s.through(file, pointer); ok {
		return n, true
	}
	d := s.report.Errorf(ref.Pos(), "ref-dangling", "%s has no %s", file.Path, pointer)
	d.Help = cmp.Or(similarPointer(file, pointer), "check the spelling of the name, and which file defines it")
	return diag.Node{}, false
}

// maxHops bounds the references that are followed on the way of one pointer.
const maxHops = 32

// through follows a pointer that leads through references.
func (s *Set) through(file *diag.File, pointer string) (diag.Node, bool) {
	n, hops := file.Root(), 0
	for _, token := range strings.Split(pointer[1:], "/") {
		next := n.Step(token)
		for ; !next.OK() && n.Get("$ref").Kind() == diag.String; hops++ {
			target, ok := s.Resolve(n.Get("$ref"))
			if !ok || hops == maxHops {
				return diag.Node{}, false
			}
			n, next = target, target.Step(token)
		}
		if n = next; !n.OK() {
			return diag.Node{}, false
		}
	}
	return n, true
}

// badTilde reports a ~ that is neither ~0 nor ~1.
func badTilde(pointer string) bool {
	for i := range len(pointer) {
		if pointer[i] == '~' && (i+1 == len(pointer) || pointer[i+1] != '0' && pointer[i+1] != '1') {
			return true
		}
	}
	return false
}

// similarPointer is a help line for a pointer that leads nowhere: the nearest
// name at the place where it stops leading.
func similarPointer(file *diag.File, pointer string) string {
	at := file.Root()
	tokens := strings.Split(pointer[1:], "/")
	for i, token := range tokens {
		next := file.Find("/" + strings.Join(tokens[:i+1], "/"))
		if next.OK() {
			at = next
			continue
		}
		if near := diag.Nearest(token, memberNames(at)); near != "" {
			return "did you mean \"#" + at.Get(near).Pointer() + "\"?"
		}
		break
	}
	return ""
}

func memberNames(n diag.Node) []string {
	var names []string
	for name := range n.Members() {
		if len(names) == maxCandidates {
			break
		}
		names = append(names, name)
	}
	return names
}

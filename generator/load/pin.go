package load

// This file reads the name of pinned specifications: where they are published
// and at which commit.

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"strings"
)

// Pin names specifications at one commit:
//
//	github.com/OWNER/REPO[/FOLDER]@COMMIT
//	https://host/any/{commit}/{path}@COMMIT
//	./clone[/FOLDER]@COMMIT, a local git repository
type Pin struct {
	Text   string // as it was written
	Commit string

	pattern string // of a URL, with {commit} and {path}
	clone   string // folder of a local repository
	folder  string // the root inside the repository
}

var (
	githubRepo = regexp.MustCompile(`^github\.com/([A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+)((?:/[A-Za-z0-9_. -]+)*)$`)
	commitID   = regexp.MustCompile(`^([0-9a-f]{40}|[0-9a-f]{64})$`)
)

// IsPin reports whether the name of a specification root is a pin.
func IsPin(name string) bool { return strings.Contains(name, "@") }

// ParsePin reads a pin.
func ParsePin(text string) (Pin, error) {
	at := strings.LastIndex(text, "@")
	if at < 0 {
		return Pin{}, fmt.Errorf("%q has no @COMMIT", text)
	}
	p := Pin{Text: text, Commit: text[at+1:]}
	if !commitID.MatchString(p.Commit) {
		return Pin{}, fmt.Errorf("%q: a commit is its full id of 40 or 64 hexadecimal digits, since a branch or tag can move", text)
	}
	return p, p.place(text[:at])
}

func (p *Pin) place(where string) error {
	repo := githubRepo.FindStringSubmatch(where)
	switch {
	case repo != nil:
		p.pattern = "https://raw.githubusercontent.com/" + repo[1] + "/{commit}/{path}"
		p.folder = strings.Trim(repo[2], "/")
		if p.folder == "" && strings.HasSuffix(repo[1], "/azure-rest-api-specs") {
			p.folder = "specification"
		}
		return nil
	case strings.Contains(where, "://"):
		return p.urlPattern(where)
	case strings.HasPrefix(where, "github.com/"):
		return fmt.Errorf("%q does not name a repository of GitHub: github.com/OWNER/REPO[/FOLDER]@COMMIT", p.Text)
	}
	p.clone = where
	return nil
}

func (p *Pin) urlPattern(where string) error {
	u, err := url.Parse(where)
	switch {
	case err != nil || u.Host == "":
		return fmt.Errorf("%q is no URL", where)
	case u.Scheme != "https":
		return fmt.Errorf("%q: specifications are fetched by https only", where)
	case u.User != nil:
		return fmt.Errorf("a URL of specifications holds no user and password")
	case !strings.Contains(where, "{path}"):
		return fmt.Errorf("%q does not say where the path of a file goes: write {path}, and {commit} if the URL has it", where)
	}
	p.pattern = where
	return nil
}

// Local reports whether the pin names a repository on this machine.
func (p Pin) Local() bool { return p.clone != "" }

// URL is where a file of the root is fetched from.
func (p Pin) URL(name string) string {
	parts := strings.Split(path.Join(p.folder, name), "/")
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
	}
	return strings.NewReplacer("{commit}", p.Commit, "{path}", strings.Join(parts, "/")).Replace(p.pattern)
}

// This file reads the scenario files.

package conformance

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// Scenario is one key of the server's report and the call that earns it.
type Scenario struct {
	Suite string // swagger file without .json
	Key   string // as in the report
	Op    string // operationId
	At    string // file and line, for messages

	Client    map[string]json.RawMessage // constructor arguments
	In        map[string]json.RawMessage // method arguments
	Want      json.RawMessage            // body; nil when not asserted
	Headers   map[string]json.RawMessage // response headers; nil when there are none
	Pages     json.RawMessage            // items per page of a pager
	OK        bool                       // success without a body
	Fails     string                     // "", a status, "decode" or "poll"
	ErrorBody json.RawMessage            // of a ResponseError
	Code      string                     // of a ResponseError
	Flags     map[string]bool            // "noredirect", "key", "notelemetry", "norequestid", "refused"
	RequestID string                     // client request id of the call
}

// ReadScenarios reads every scenario file of a folder.
func ReadScenarios(fsys fs.FS) ([]*Scenario, error) {
	names, err := fs.Glob(fsys, "*.txt")
	if err != nil {
		return nil, err
	}
	var all []*Scenario
	for _, name := range names {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		r := reader{suite: strings.TrimSuffix(path.Base(name), ".txt"), file: name, client: map[string]json.RawMessage{}}
		if err := r.read(string(text)); err != nil {
			return nil, err
		}
		all = append(all, r.out...)
	}
	return all, nil
}

// reader is the state while one file is read.
type reader struct {
	suite, file string
	line        int
	client      map[string]json.RawMessage
	out         []*Scenario
}

func (r *reader) read(text string) error {
	lines := bufio.NewScanner(strings.NewReader(text))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		r.line++
		line := lines.Text()
		if strings.TrimSpace(line) == "" || strings.HasPrefix(strings.TrimSpace(line), "#") {
			continue
		}
		if err := r.take(line); err != nil {
			return fmt.Errorf("%s:%d: %w", r.file, r.line, err)
		}
	}
	return lines.Err()
}

// take reads one line that is neither empty nor a comment.
func (r *reader) take(line string) error {
	word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	rest = strings.TrimSpace(rest)
	if !strings.HasPrefix(line, " ") {
		if word == "client" {
			r.client = map[string]json.RawMessage{}
			return json.Unmarshal([]byte(rest), &r.client)
		}
		key, ok := strings.CutSuffix(word, ":")
		if !ok || rest == "" {
			return fmt.Errorf("want KEY: OPERATION, got %q", line)
		}
		r.out = append(r.out, &Scenario{Suite: r.suite, Key: key, Op: rest, Client: r.client,
			At: fmt.Sprintf("%s:%d", r.file, r.line), Flags: map[string]bool{}})
		return nil
	}
	if len(r.out) == 0 {
		return fmt.Errorf("%s before the first scenario", word)
	}
	return r.out[len(r.out)-1].set(word, rest)
}

// set takes one assertion or argument.
func (s *Scenario) set(word, rest string) error {
	switch word {
	case "in":
		return json.Unmarshal([]byte(rest), &s.In)
	case "headers":
		return json.Unmarshal([]byte(rest), &s.Headers)
	case "want":
		return setJSON(&s.Want, rest)
	case "pages":
		return setJSON(&s.Pages, rest)
	case "fails":
		status, body, ok := strings.Cut(rest, " ")
		s.Fails = status
		if ok {
			return setJSON(&s.ErrorBody, body)
		}
	case "code":
		s.Code = rest
	case "requestid":
		s.RequestID = rest
	case "ok":
		s.OK = true
	case "noredirect", "key", "notelemetry", "norequestid", "refused":
		s.Flags[word] = true
	default:
		return fmt.Errorf("unknown word %q", word)
	}
	return nil
}

func setJSON(to *json.RawMessage, text string) error {
	if !json.Valid([]byte(text)) {
		return fmt.Errorf("not JSON: %s", text)
	}
	*to = json.RawMessage(text)
	return nil
}

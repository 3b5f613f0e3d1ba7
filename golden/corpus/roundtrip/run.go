// Jobs: one example body each, read as JSON lines and answered in the same order.

package roundtrip

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
)

// Job is one example body and the type it has.
type Job struct {
	Package string // folder of the generated package
	Type    string // Go name of the model
	Body    json.RawMessage
}

// Answer says how a job went; What is empty when the body came back equal.
type Answer struct{ Path, What string }

// Codec decodes and encodes one type.
type Codec = func([]byte) ([]byte, error)

// Run answers all jobs of in, one line each.
func Run(in io.Reader, out io.Writer, packages map[string]map[string]Codec) error {
	d := json.NewDecoder(bufio.NewReaderSize(in, 1<<20))
	w := bufio.NewWriter(out)
	e := json.NewEncoder(w)
	for {
		var j Job
		err := d.Decode(&j)
		if err == io.EOF {
			return w.Flush()
		}
		if err != nil {
			return err
		}
		if err := e.Encode(answer(j, packages[j.Package][j.Type])); err != nil {
			return err
		}
	}
}

func answer(j Job, codec Codec) (a Answer) {
	if codec == nil {
		return Answer{"$", "there is no type " + j.Type}
	}
	defer func() {
		if r := recover(); r != nil {
			a = Answer{"$", fmt.Sprint("panic: ", r)}
		}
	}()
	got, err := codec(j.Body)
	if err != nil {
		return Answer{"", err.Error()}
	}
	path, what := Diff(j.Body, got)
	return Answer{path, what}
}

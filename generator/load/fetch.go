package load

// This file reads pinned specifications from where they are published. It is
// the only place of the generator that opens a network connection, and it
// connects to the host of the pin only.

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/seed184db40a/armgen/generator/diag"
)

// Remote is the files of a pin, fetched one by one as they are opened. It
// remembers what it fetched.
type Remote struct {
	pin    Pin
	client *http.Client

	mu    sync.Mutex
	files map[string][]byte
}

// Fetch makes the files of a pin readable. A nil client means a default one;
// either way a redirect to another host is refused.
func Fetch(pin Pin, client *http.Client) *Remote {
	if client == nil {
		client = &http.Client{Timeout: time.Minute}
	}
	own := *client
	own.CheckRedirect = func(to *http.Request, via []*http.Request) error {
		if to.URL.Host != via[0].URL.Host || to.URL.Scheme != "https" || len(via) > 5 {
			return errors.New("a redirect to another place is not followed")
		}
		return nil
	}
	return &Remote{pin: pin, client: &own, files: map[string][]byte{}}
}

// Files are the files that were fetched so far, by their path from the root.
func (r *Remote) Files() map[string][]byte {
	r.mu.Lock()
	defer r.mu.Unlock()
	files := make(map[string][]byte, len(r.files))
	for name, data := range r.files {
		files[name] = data
	}
	return files
}

// Open implements fs.FS.
func (r *Remote) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	data, ok := r.files[name]
	if !ok {
		var err error
		if data, err = r.get(name); err != nil {
			return nil, &fs.PathError{Op: "fetch", Path: name, Err: err}
		}
		r.files[name] = data
	}
	return openBytes(name, data), nil
}

func (r *Remote) get(name string) ([]byte, error) {
	if r.pin.Local() {
		return r.fromClone(name)
	}
	response, err := r.client.Get(r.pin.URL(name))
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	switch response.StatusCode {
	case http.StatusOK:
	case http.StatusNotFound:
		return nil, fs.ErrNotExist
	default:
		return nil, fmt.Errorf("%s answers %s", r.pin.URL(name), response.Status)
	}
	data, err := io.ReadAll(io.LimitReader(response.Body, diag.MaxBytes+1))
	if err == nil && len(data) > diag.MaxBytes {
		err = &tooLarge{int64(len(data)), diag.MaxBytes}
	}
	return data, err
}

// fromClone reads a file as it was at the commit, whatever is checked out.
func (r *Remote) fromClone(name string) ([]byte, error) {
	object := r.pin.Commit + ":./" + name
	var message bytes.Buffer
	cmd := exec.Command("git", "-C", r.pin.clone, "cat-file", "blob", object)
	cmd.Stderr = &message
	data, err := cmd.Output()
	switch text := message.String(); {
	case err == nil:
		return data, nil
	case strings.Contains(text, "does not exist in") || strings.Contains(text, "path '"):
		return nil, fs.ErrNotExist
	default:
		return nil, fmt.Errorf("git cannot read it: %s", strings.TrimSpace(text+" "+err.Error()))
	}
}

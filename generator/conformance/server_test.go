//go:build conformance

// This file starts and stops the test server and reads its report.

package conformance_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// server is a running autorest.testserver.
type server struct {
	endpoint string
	cmd      *exec.Cmd
	folder   string // what it writes goes here
}

// startServer starts the server in the given npm folder on a free port. It
// refuses to start with variables that begin with AUTOREST_TESTSERVER_ set, so
// they are left out.
func startServer(npm string) (*server, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "conformance")
	if err != nil {
		return nil, err
	}
	cli := filepath.Join(npm, "node_modules", "@microsoft.azure", "autorest.testserver", "dist", "cli", "cli.js")
	s := &server{endpoint: fmt.Sprintf("http://127.0.0.1:%d", port), folder: folder}
	s.cmd = exec.Command("node", cli, "run", fmt.Sprintf("--port=%d", port), "--coverageDirectory="+folder)
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "AUTOREST_TESTSERVER_") {
			s.cmd.Env = append(s.cmd.Env, v)
		}
	}
	if err := s.cmd.Start(); err != nil {
		return nil, err
	}
	return s, s.wait()
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// wait returns when the server answers.
func (s *server) wait() error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	for ctx.Err() == nil {
		if _, err := s.report("vanilla"); err == nil {
			return nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	s.stop()
	return errors.New("the test server does not answer within a minute")
}

// stop uses the server's own stop route.
func (s *server) stop() {
	resp, err := http.Post(s.endpoint+"/.admin/stop", "", nil)
	if err == nil {
		resp.Body.Close()
	} else {
		_ = s.cmd.Process.Kill()
	}
	_ = s.cmd.Wait()
	_ = os.RemoveAll(s.folder)
}

// clear sets the counts of the report to zero. The server may close a kept
// connection just then, so it is asked again.
func (s *server) clear() (err error) {
	for range 3 {
		var resp *http.Response
		if resp, err = http.Post(s.endpoint+"/report/clear", "", nil); err == nil {
			return resp.Body.Close()
		}
	}
	return err
}

// report returns how often each key of a category was seen since clear.
func (s *server) report(category string) (map[string]float64, error) {
	resp, err := http.Get(s.endpoint + "/report/" + category)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	var counts map[string]float64
	return counts, json.NewDecoder(resp.Body).Decode(&counts)
}

// saw reports whether the key was seen since clear, in any category that counts.
func (s *server) saw(key string) (bool, error) {
	for _, category := range []string{"vanilla", "azure"} {
		counts, err := s.report(category)
		if err != nil {
			return false, err
		}
		if counts[key] > 0 {
			return true, nil
		}
	}
	return false, nil
}

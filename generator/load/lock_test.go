package load

// This file tests the lock, reading by it, and what fetching refuses.

import (
	"errors"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
)

const someCommit = "0123456789abcdef0123456789abcdef01234567"

func TestLockRoundTrip(t *testing.T) {
	lock := Lock{Pins: map[string]Sums{
		"github.com/a/b@" + someCommit: {"x/y.json": Sum([]byte("1")), "a name.json": Sum(nil)},
		"./clone@" + someCommit:        {},
	}}
	again, err := ParseLock(lock.Bytes())
	if err != nil || !reflect.DeepEqual(again, lock) {
		t.Errorf("got %v %v", again, err)
	}
	for _, bad := range []string{"x", Sum(nil) + "  a.json", "specs p\n" + Sum(nil) + "  ../a.json", "specs p\nabc  a.json"} {
		if _, err := ParseLock([]byte(bad)); err == nil {
			t.Errorf("%q is not refused", bad)
		}
	}
}

func TestLockedFiles(t *testing.T) {
	kept := fstest.MapFS{"a/b.json": {Data: []byte("b")}, "c.json": {Data: []byte("changed")}, "extra.json": {Data: []byte("e")}}
	l := OpenLocked(Sums{"a/b.json": Sum([]byte("b"))}, kept)
	if err := fstest.TestFS(l, "a/b.json"); err != nil {
		t.Error(err)
	}
	l = OpenLocked(Sums{"c.json": Sum([]byte("c")), "gone.json": Sum(nil)}, kept)
	if _, err := fs.ReadFile(l, "c.json"); !errors.Is(err, errChanged) {
		t.Errorf("a changed file is read: %v", err)
	}
	if _, err := fs.ReadFile(l, "extra.json"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not listed is read: %v", err)
	}
	if _, err := fs.ReadFile(l, "gone.json"); err == nil || errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a listed file that is missing: %v", err)
	}
}

func TestFetchRefusesOtherHosts(t *testing.T) {
	other := httptest.NewTLSServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("the other host was asked") }))
	defer other.Close()
	var circles atomic.Int32
	ts := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.HasSuffix(r.URL.Path, "away.json"):
			http.Redirect(w, r, other.URL, http.StatusFound)
		case strings.HasSuffix(r.URL.Path, "clear.json"):
			http.Redirect(w, r, "http://"+r.Host+"/x", http.StatusFound)
		case strings.HasSuffix(r.URL.Path, "circle.json") && circles.Add(1) < 20:
			http.Redirect(w, r, r.URL.Path, http.StatusFound)
		case strings.HasSuffix(r.URL.Path, "here.json"):
			http.Redirect(w, r, "/x", http.StatusFound)
		case strings.HasSuffix(r.URL.Path, "broken.json"):
			w.WriteHeader(http.StatusTeapot)
		}
	}))
	defer ts.Close()
	pin, err := ParsePin(ts.URL + "/{commit}/{path}@" + someCommit)
	if err != nil {
		t.Fatal(err)
	}
	r := Fetch(pin, ts.Client())
	for name, want := range map[string]string{"away.json": "is not followed", "clear.json": "is not followed", "circle.json": "is not followed", "broken.json": "418", "here.json": ""} {
		_, err := fs.ReadFile(r, name)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestPinURL(t *testing.T) {
	for text, want := range map[string]string{
		"github.com/Azure/azure-rest-api-specs@" + someCommit:          "https://raw.githubusercontent.com/Azure/azure-rest-api-specs/" + someCommit + "/specification/a/b%20c%23.json",
		"github.com/o/r@" + someCommit:                                 "https://raw.githubusercontent.com/o/r/" + someCommit + "/a/b%20c%23.json",
		"github.com/o/r/sub/dir@" + someCommit:                         "https://raw.githubusercontent.com/o/r/" + someCommit + "/sub/dir/a/b%20c%23.json",
		"https://git.example.org/raw/{path}?at={commit}@" + someCommit: "https://git.example.org/raw/a/b%20c%23.json?at=" + someCommit,
	} {
		pin, err := ParsePin(text)
		if err != nil || pin.URL("a/b c#.json") != want {
			t.Errorf("%s: got %s %v", text, pin.URL("a/b c#.json"), err)
		}
	}
}

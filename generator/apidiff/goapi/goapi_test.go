package goapi_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/seed184db40a/armgen/generator/apidiff"
	"github.com/seed184db40a/armgen/generator/apidiff/goapi"
)

// This file tests the comparison on a small package and on its use.

const before = `package things

import (
	"context"

	"example.com/azcore/runtime"
)

type Color string

const ColorRed Color = "red"

type Thing struct {
	A *string
	B *int32
}

type Client struct{ inner runtime.Client }

func NewClient() *Client { return helper(1) }

func (c *Client) BeginPut(ctx context.Context, t Thing) (*runtime.Poller[Thing], error) { return nil, nil }
func (c *Client) Get(ctx context.Context, name string) (Thing, error) { return Thing{}, nil }
`

const after = `package things

import (
	"context"
	"time"

	"example.com/azcore/runtime"
)

type Color string

type Thing struct {
	A *Color
	C *time.Time
}

type Client struct{ inner runtime.Client }

func NewClient() *Client { return helper(2) }

func (c *Client) BeginPut(ctx context.Context, t Thing) (*runtime.Poller[Color], error) { return nil, nil }
func (c *Client) Get(ctx context.Context, name string) (Thing, error) { return Thing{}, nil }
`

func compare(t *testing.T, a, b string) []apidiff.GoChange {
	t.Helper()
	changes, err := goapi.Compare(goapi.Files{"things.go": []byte(a)}, goapi.Files{"things.go": []byte(b)})
	if err != nil {
		t.Fatal(err)
	}
	return changes
}

func TestCompare(t *testing.T) {
	want := []apidiff.GoChange{
		{Name: "(*Client).BeginPut", Message: "changed from func(context.Context, Thing) (*example.com/azcore/runtime.Poller[Thing], error) to func(context.Context, Thing) (*example.com/azcore/runtime.Poller[Color], error)", Breaking: true},
		{Name: "ColorRed", Message: "removed", Breaking: true},
		{Name: "Thing.A", Message: "changed from *string to *Color", Breaking: true},
		{Name: "Thing.B", Message: "removed", Breaking: true},
		{Name: "Thing.C", Message: "added"},
	}
	if got := compare(t, before, after); !slices.Equal(got, want) {
		t.Errorf("got\n%v\nwant\n%v", got, want)
	}
	if got := compare(t, before, before); len(got) > 0 {
		t.Errorf("a package differs from itself: %v", got)
	}
	if _, err := goapi.Compare(goapi.Files{"x.go": []byte("package")}, nil); err == nil {
		t.Error("a file that does not parse is not refused")
	}
}

func TestUses(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod": "module example.com/user\n\ngo 1.26\n",
		"things/things.go": `package things
type Color string
const ColorRed Color = "red"
type Thing struct { A *string; B *int32 }
type Client struct{}
func (c *Client) BeginPut(t Thing) {}
`,
		"main.go": `package main

import "example.com/user/things"

func main() {
	t := &things.Thing{B: nil}
	t.A = nil
	(&things.Client{}).BeginPut(*t)
	_ = things.ColorRed
	b := struct{ B int }{1}
	_ = b.B
}
`,
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	uses, err := goapi.Uses(dir, []string{"./..."}, "things", compare(t, before, after))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, u := range uses {
		got = append(got, u.Name)
		if filepath.Base(u.File) != "main.go" {
			t.Errorf("got a use in %s", u.File)
		}
	}
	if want := []string{"Thing.B", "Thing.A", "(*Client).BeginPut", "ColorRed"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if uses[0].Line != 6 || uses[3].Line != 9 {
		t.Errorf("got %v", uses)
	}
}

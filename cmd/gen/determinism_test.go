// The same input gives the same bytes, whatever surrounds the run.

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

func TestDeterminism(t *testing.T) {
	if testing.Short() {
		t.Skip("starts 100 processes")
	}
	specs := []string{
		"containerregistry/resource-manager/Microsoft.ContainerRegistry/stable/2021-09-01/containerregistry.json",
		"network/resource-manager/Microsoft.Network/stable/2021-08-01/privateEndpoint.json",
		"resources/resource-manager/Microsoft.Resources/stable/2021-04-01/resources.json",
	}
	places := []string{newModule(t), filepath.Join(newModule(t), "änother plåce", "deeper")}
	root := filepath.Join(t.TempDir(), "specs")
	if err := os.CopyFS(root, os.DirFS(filepath.Join("..", "..", "specs"))); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(3, 4))
	want := ""
	for i := range 100 {
		dir := places[i%len(places)]
		if err := os.MkdirAll(dir, 0o777); err != nil {
			t.Fatal(err)
		}
		args := []string{"generate", "--import", "example.com/x", "--out", "out", "--docs", "out/docs"}
		if i%3 == 0 {
			args = append(args, "--specs", root)
		}
		random.Shuffle(len(specs), func(a, b int) { specs[a], specs[b] = specs[b], specs[a] })
		for _, s := range specs {
			args = append(args, "--spec", s)
		}
		cmd := tool(t, dir, args...)
		cmd.Env = append(cmd.Env,
			fmt.Sprintf("GOMAXPROCS=%d", []int{1, 2, 16}[i%3]),
			"TZ="+[]string{"UTC", "Asia/Kolkata", "America/St_Johns"}[i/3%3],
			"LC_ALL="+[]string{"C", "tr_TR.UTF-8", "de_DE.UTF-8"}[i/9%3])
		if msg, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, msg)
		}
		got := treeSum(t, filepath.Join(dir, "out"))
		if want == "" {
			want = got
		}
		if got != want {
			t.Fatalf("run %d differs: %v", i, args)
		}
		os.RemoveAll(filepath.Join(dir, "out"))
	}
}

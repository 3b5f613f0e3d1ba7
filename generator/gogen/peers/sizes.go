// This file holds the lines of the table about sources and builds.

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

const (
	officialPath = "github.com/Azure/azure-sdk-for-go/sdk/resourcemanager/containerregistry/armcontainerregistry"
	oursPath     = "github.com/seed184db40a/armgen/generator/gogen/peers/generated/containerregistry"

	// The files and so the operations of the official module, where the tree has them.
	samePath = "github.com/seed184db40a/armgen/generator/gogen/peers/generated/samefiles/containerregistry"
)

// sizes prints the lines of the codec in proportion to those of the models.
func sizes() error {
	theirs, err := ratio(officialPath, "models_serde.go")
	if err != nil {
		return err
	}
	mine, err := ratio(oursPath, "codec.go")
	if err != nil {
		return err
	}
	fmt.Printf("| codec lines for each line of models.go | %.2f | %.2f | – | 1.50 |\n", theirs, mine)
	return nil
}

func ratio(pkg, codec string) (float64, error) {
	dir, err := goOutput("list", "-f", "{{.Dir}}", pkg)
	if err != nil {
		return 0, err
	}
	var lines [2]int
	for i, name := range []string{codec, "models.go"} {
		text, err := os.ReadFile(strings.TrimSpace(dir) + "/" + name)
		if err != nil {
			return 0, err
		}
		lines[i] = bytes.Count(text, []byte("\n"))
	}
	return float64(lines[0]) / float64(lines[1]), nil
}

// buildCosts prints the CPU time of compiling each package, its dependencies being built.
func buildCosts(builds int) error {
	if builds == 0 {
		return nil
	}
	packages := []string{officialPath, oursPath, samePath}
	if _, err := goOutput("list", samePath); err != nil {
		packages = packages[:2]
	}
	times := make([][]time.Duration, len(packages))
	for i := range builds {
		for side, pkg := range packages {
			d, err := buildCost(pkg, i)
			if err != nil {
				return err
			}
			times[side] = append(times[side], d)
		}
	}
	theirs := median(times[0])
	for side, what := range []string{"", "CPU time of building the package", "the same, of the files of the official module"}[:len(packages)] {
		if mine := median(times[side]); side > 0 {
			fmt.Printf("| %s | %s | %s | %.1f | 2 times |\n", what, show(theirs), show(mine), float64(theirs)/float64(mine))
		}
	}
	return nil
}

// buildCost builds one package anew: a flag that changes nothing but the cache key, new on
// every call, makes the compiler run for this package only.
func buildCost(pkg string, turn int) (time.Duration, error) {
	flag := fmt.Sprintf("-gcflags=%s=-trimpath=/nowhere/%d-%d", pkg, os.Getpid(), turn)
	if _, err := goOutput("build", pkg); err != nil {
		return 0, err
	}
	start := cpu(syscall.RUSAGE_CHILDREN)
	if _, err := goOutput("build", flag, pkg); err != nil {
		return 0, err
	}
	return cpu(syscall.RUSAGE_CHILDREN) - start, nil
}

func goOutput(args ...string) (string, error) {
	var stderr bytes.Buffer
	command := exec.Command("go", args...)
	command.Stderr = &stderr
	out, err := command.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return string(out), nil
}

// Command peers compares generated code with the official armcontainerregistry module: the
// time of its codecs and validators, the size of its sources, and what building it costs.
// It is a module of its own, so that armgen does not depend on the official one.
//
// "make bench-peers" at the root generates the package to compare and runs the command. All
// times are CPU time of the process, garbage collection included, measured in turns.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"runtime"

	"github.com/seed184db40a/armgen/generator/gogen/peers/generated/armkit"
	ours "github.com/seed184db40a/armgen/generator/gogen/peers/generated/containerregistry"
)

func main() {
	rounds := flag.Int("rounds", 7, "how often each side is measured; the median counts")
	builds := flag.Int("builds", 3, "how often each package is built; 0 for never")
	live := flag.Int("live", 32, "megabytes of live heap; with none, a process as small as this one collects garbage every few milliseconds")
	flag.Parse()
	heap := make([]byte, *live<<20)
	defer runtime.KeepAlive(heap)
	if err := compare(*rounds, *builds); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func compare(rounds, builds int) error {
	one, list := connection(0), registries(100)
	fmt.Printf("connection %d bytes, list of registries %d bytes\n\n", len(one), len(list))
	if err := same(one, list); err != nil {
		return err
	}
	fmt.Println("| | official | armgen | times | aim |\n|---|---|---|---|---|")
	for _, c := range contests(one, list) {
		c.run(rounds)
	}
	if err := sizes(); err != nil {
		return err
	}
	return buildCosts(builds)
}

// same makes sure that both sides do the same work: what ours writes, the official module
// reads, and what it writes then has the same size up to the order of members.
func same(documents ...[]byte) error {
	for i, v := range []interface {
		armkit.Model
		json.Unmarshaler
	}{&ours.PrivateEndpointConnection{}, &ours.RegistryListResult{}} {
		if err := armkit.Decode(documents[i], v); err != nil {
			return err
		}
		text, err := armkit.Marshal(v)
		if err != nil {
			return err
		}
		if len(text) != len(documents[i]) {
			return fmt.Errorf("document %d changed: %d bytes became %d", i, len(documents[i]), len(text))
		}
	}
	return nil
}

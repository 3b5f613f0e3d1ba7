// This file holds how two sides are measured against each other.

package main

import (
	"fmt"
	"runtime"
	"slices"
	"syscall"
	"time"
)

// side prepares what is measured. Its data lives as long as the function that it returns, so
// that neither side has the data of the other to collect.
type side func() func()

// contest is one line of the table. Theirs is nil where the official module has nothing.
type contest struct {
	name         string
	theirs, ours side
	aim          string
}

// run measures both sides in turns and prints the line.
func (c contest) run(rounds int) {
	var times [2][]time.Duration
	counts := [2]int{calibrate(c.theirs), calibrate(c.ours)}
	for range rounds {
		for i, s := range []side{c.theirs, c.ours} {
			if s != nil {
				times[i] = append(times[i], measure(s(), counts[i]))
			}
		}
	}
	mine := median(times[1])
	if c.theirs == nil {
		fmt.Printf("| %s | – | %s, %d allocations | – | %s |\n", c.name, show(mine), allocations(c.ours()), c.aim)
		return
	}
	their := median(times[0])
	fmt.Printf("| %s | %s, %d allocations | %s, %d allocations | %.1f | %s |\n", c.name,
		show(their), allocations(c.theirs()), show(mine), allocations(c.ours()), float64(their)/float64(mine), c.aim)
}

// calibrate finds how many calls take about a fifth of a second.
func calibrate(s side) int {
	if s == nil {
		return 0
	}
	f := s()
	f()
	for n := 1; ; n *= 4 {
		start := cpu(syscall.RUSAGE_SELF)
		for range n {
			f()
		}
		if d := cpu(syscall.RUSAGE_SELF) - start; d > 50*time.Millisecond {
			return max(1, int(200*time.Millisecond*time.Duration(n)/d))
		}
	}
}

// measure returns the CPU time of one call.
func measure(f func(), n int) time.Duration {
	runtime.GC()
	start := cpu(syscall.RUSAGE_SELF)
	for range n {
		f()
	}
	return (cpu(syscall.RUSAGE_SELF) - start) / time.Duration(n)
}

func cpu(who int) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(who, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}

func show(d time.Duration) string {
	switch {
	case d < 10*time.Microsecond:
		return fmt.Sprintf("%d ns", d.Nanoseconds())
	case d < 10*time.Millisecond:
		return fmt.Sprintf("%.1f µs", float64(d)/float64(time.Microsecond))
	}
	return fmt.Sprintf("%.0f ms", float64(d)/float64(time.Millisecond))
}

// allocations counts those of one call.
func allocations(f func()) uint64 {
	const calls = 10
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range calls {
		f()
	}
	runtime.ReadMemStats(&after)
	return (after.Mallocs - before.Mallocs) / calls
}

// This file holds the places that decoded scalars live in. Fields are pointers, and one
// allocation for each of them would cost more than reading them.

package armkit

import "time"

// slabs hands out addresses of scalars, a run of them from one allocation. A slab lives as
// long as any scalar in it, just as the document lives as long as any string of it.
type slabs struct {
	size    int // of the next slab of strings; short documents get small ones
	strings []string
	times   []time.Time
	int64s  []int64
	floats  []float64
	int32s  []int32
	bools   []bool
}

// place stores v in the slab, or in a new one of n when it is full.
func place[T any](slab *[]T, v T, n int) *T {
	if len(*slab) == 0 {
		*slab = make([]T, n)
	}
	p := &(*slab)[0]
	*slab = (*slab)[1:]
	*p = v
	return p
}

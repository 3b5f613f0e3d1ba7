// This file holds the places that decoded scalars live in. Fields are pointers, and one
// allocation for each of them would cost more than reading them.

package armkit

import "time"

// slab is a run of scalars of which the first used ones are taken.
type slab[T any] struct {
	cells []T
	used  int
}

// slabs hands out addresses of scalars, a run of them from one allocation. A slab lives as
// long as any scalar in it, just as the document lives as long as any string of it.
type slabs struct {
	size    int // of the next slab of strings; short documents get small ones
	strings slab[string]
	times   slab[time.Time]
	int64s  slab[int64]
	floats  slab[float64]
	int32s  slab[int32]
	bools   slab[bool]
}

// place stores v in the slab, or in a new one of n when it is full.
func place[T any](s *slab[T], v T, n int) *T {
	if s.used == len(s.cells) {
		s.cells, s.used = make([]T, n), 0
	}
	p := &s.cells[s.used]
	s.used++
	*p = v
	return p
}

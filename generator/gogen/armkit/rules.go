// This file holds the rules of the specification on single values. A nil value breaks none
// of them: that it is missing is for Required to say.

package armkit

import (
	"cmp"
	"encoding/json"
	"math"
	"unicode/utf8"
)

// MinLength wants at least so many characters (Unicode code points).
func (v Violations) MinLength(path string, s *string, least int) Violations {
	if s == nil || len(*s) >= 4*least || length(*s) >= least {
		return v
	}
	return v.add(path, "minLength", *s, "must have at least %d characters", least)
}

// MaxLength wants at most so many characters (Unicode code points).
func (v Violations) MaxLength(path string, s *string, most int) Violations {
	if s == nil || len(*s) <= most || length(*s) <= most {
		return v
	}
	return v.add(path, "maxLength", *s, "must have at most %d characters", most)
}

func length(s string) int { return utf8.RuneCountInString(s) }

// Match wants a string of the pattern.
func (v Violations) Match(path string, s *string, p *Pattern) Violations {
	if s == nil || p.Match(*s) {
		return v
	}
	return v.add(path, "pattern", *s, "must match %s", p.source)
}

// Decimal is a number with all its digits as the rules compare it, to the 15 or so that a
// float64 holds; nil for nil and for what is no number.
func Decimal(n *json.Number) *float64 { // inlined, so that the number stays on the stack
	f := nearest(n)
	if math.IsNaN(f) {
		return nil
	}
	return &f
}

// nearest is the float64 nearest to a number, NaN for none.
func nearest(n *json.Number) float64 {
	if n != nil {
		if f, err := n.Float64(); err == nil {
			return f
		}
	}
	return math.NaN()
}

// AtLeast wants a number not below a bound.
func AtLeast[N cmp.Ordered](v Violations, path string, n *N, least N) Violations {
	if n == nil || *n >= least {
		return v
	}
	return v.add(path, "minimum", *n, "must be at least %v", least)
}

// AtMost wants a number not above a bound.
func AtMost[N cmp.Ordered](v Violations, path string, n *N, most N) Violations {
	if n == nil || *n <= most {
		return v
	}
	return v.add(path, "maximum", *n, "must be at most %v", most)
}

// MoreThan wants a number above a bound.
func MoreThan[N cmp.Ordered](v Violations, path string, n *N, bound N) Violations {
	if n == nil || *n > bound {
		return v
	}
	return v.add(path, "exclusiveMinimum", *n, "must be more than %v", bound)
}

// LessThan wants a number below a bound.
func LessThan[N cmp.Ordered](v Violations, path string, n *N, bound N) Violations {
	if n == nil || *n < bound {
		return v
	}
	return v.add(path, "exclusiveMaximum", *n, "must be less than %v", bound)
}

// MultipleOf wants a multiple of a step.
func MultipleOf[N int32 | int64 | float64](v Violations, path string, n *N, step N) Violations {
	if n == nil {
		return v
	}
	times := float64(*n) / float64(step)
	if math.Abs(times-math.Round(times)) <= 1e-9*math.Max(1, math.Abs(times)) {
		return v
	}
	return v.add(path, "multipleOf", *n, "must be a multiple of %v", step)
}

// MinItems wants at least so many items.
func MinItems[E any](v Violations, path string, all []E, least int) Violations {
	if all == nil || len(all) >= least {
		return v
	}
	return v.add(path, "minItems", len(all), "must have at least %d items", least)
}

// MaxItems wants at most so many items.
func MaxItems[E any](v Violations, path string, all []E, most int) Violations {
	if len(all) <= most {
		return v
	}
	return v.add(path, "maxItems", len(all), "must have at most %d items", most)
}

// MinProperties wants at least so many members in a map.
func MinProperties[E any](v Violations, path string, all map[string]E, least int) Violations {
	if all == nil || len(all) >= least {
		return v
	}
	return v.add(path, "minProperties", len(all), "must have at least %d members", least)
}

// MaxProperties wants at most so many members in a map.
func MaxProperties[E any](v Violations, path string, all map[string]E, most int) Violations {
	if len(all) <= most {
		return v
	}
	return v.add(path, "maxProperties", len(all), "must have at most %d members", most)
}

// UniqueItems wants no item twice.
func UniqueItems[E comparable](v Violations, path string, all []*E) Violations {
	const few = 32 // more are looked up in a map
	if len(all) > few {
		return uniqueMany(v, path, all)
	}
	for i, a := range all {
		for _, b := range all[:i] {
			if a != nil && b != nil && *a == *b {
				return v.add(path, "uniqueItems", *a, "must not have an item twice")
			}
		}
	}
	return v
}

func uniqueMany[E comparable](v Violations, path string, all []*E) Violations {
	seen := make(map[E]bool, len(all))
	for _, e := range all {
		if e == nil {
			continue
		}
		if seen[*e] {
			return v.add(path, "uniqueItems", *e, "must not have an item twice")
		}
		seen[*e] = true
	}
	return v
}

// UniqueModels wants no two items with the same JSON.
func UniqueModels[P Model](v Violations, path string, all []P) Violations {
	if len(all) < 2 {
		return v
	}
	seen := make(map[string]bool, len(all))
	for i, m := range all {
		text, err := Marshal(m)
		if err != nil {
			continue
		}
		if seen[string(text)] {
			return v.add(path, "uniqueItems", i, "must not have an item twice; the item of this index is a repetition")
		}
		seen[string(text)] = true
	}
	return v
}

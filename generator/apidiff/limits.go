package apidiff

// This file compares limits and says which of the differences take fewer
// values than before.

import (
	"fmt"
	"math/big"
	"strconv"

	"github.com/seed184db40a/armgen/generator/ir"
)

// bound is one limit on both sides; upper says that a smaller number is tighter.
type bound struct {
	name          string
	before, after string
	upper         bool
}

// compareLimits lists the limits that became tighter, and the other changes.
func compareLimits(before, after *ir.Limits) (tighter, other []string) {
	if before == nil {
		before = &ir.Limits{}
	}
	if after == nil {
		after = &ir.Limits{}
	}
	for _, b := range bounds(before, after) {
		if b.before == b.after {
			continue
		}
		if text := b.name + ": " + becomes(b.before, b.after); b.tighter() {
			tighter = append(tighter, text)
		} else {
			other = append(other, text)
		}
	}
	if before.UniqueItems != after.UniqueItems {
		if after.UniqueItems {
			tighter = append(tighter, "items must be unique")
		} else {
			other = append(other, "items need not be unique")
		}
	}
	return tighter, other
}

func bounds(a, b *ir.Limits) []bound {
	return []bound{
		{"minLength", count(a.MinLength), count(b.MinLength), false},
		{"maxLength", count(a.MaxLength), count(b.MaxLength), true},
		{"minItems", count(a.MinItems), count(b.MinItems), false},
		{"maxItems", count(a.MaxItems), count(b.MaxItems), true},
		{"minProperties", count(a.MinProperties), count(b.MinProperties), false},
		{"maxProperties", count(a.MaxProperties), count(b.MaxProperties), true},
		{"minimum", a.Minimum, b.Minimum, false},
		{"maximum", a.Maximum, b.Maximum, true},
		{"exclusiveMinimum", flagText(a.ExclusiveMin), flagText(b.ExclusiveMin), false},
		{"exclusiveMaximum", flagText(a.ExclusiveMax), flagText(b.ExclusiveMax), true},
		{"multipleOf", a.MultipleOf, b.MultipleOf, false},
		{"pattern", pattern(a), pattern(b), false},
	}
}

// tighter reports whether fewer values pass: a new limit, or a nearer one. Of
// two patterns nobody can tell, so a changed one counts as tighter.
func (b bound) tighter() bool {
	if b.before == "" || b.after == "" {
		return b.before == ""
	}
	x, ok := new(big.Rat).SetString(b.before)
	y, ok2 := new(big.Rat).SetString(b.after)
	if !ok || !ok2 || len(b.before) > 40 || len(b.after) > 40 {
		return true
	}
	return (y.Cmp(x) < 0) == b.upper
}

func count(n *int64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatInt(*n, 10)
}

func flagText(on bool) string {
	if on {
		return "true"
	}
	return ""
}

func pattern(l *ir.Limits) string {
	if l.Pattern == nil {
		return ""
	}
	return fmt.Sprintf("%q", l.Pattern.Source)
}

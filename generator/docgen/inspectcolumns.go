// Columns: how the schema literal lays out long arrays of short entries.

package docgen

import (
	"math"
	"strings"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// groupedFrom is the number of entries above which columns are tried.
const groupedFrom = 6

// The shape that columns aim for.
const (
	columnGap   = 2   // between two columns
	squareRatio = 2.5 // a character is this much higher than wide
	maxColumns  = 12
)

// groupColumns joins the entries of an array into rows. When columns would not
// look better the entries come back as they are.
func groupColumns(entries []string, indent int, array *ir.Value) []string {
	items := entries
	if len(array.Members) > inspectItems {
		items = entries[:len(entries)-1]
	}
	widths, total, widest := make([]int, len(items)), 0, 0
	for i, e := range items {
		widths[i] = columns(e)
		total += widths[i] + columnGap
		widest = max(widest, widths[i])
	}
	cell := widest + columnGap
	if 3*cell+indent >= inspectWidth || float64(total)/float64(cell) <= 5 && widest > 6 {
		return entries
	}
	count := columnCount(len(items), len(entries), cell, total, indent)
	if count <= 1 {
		return entries
	}
	rows := makeRows(items, widths, count, allNumbers(array, len(entries)))
	return append(rows, entries[len(items):]...)
}

func columnCount(items, entries, cell, total, indent int) int {
	bias := math.Sqrt(float64(cell) - float64(total)/float64(entries))
	biased := math.Max(float64(cell)-3-bias, 1)
	ideal := math.Floor(math.Sqrt(squareRatio*biased*float64(items))/biased + 0.5)
	return min(int(ideal), (inspectWidth-indent)/cell, maxColumns)
}

// allNumbers reports whether the first n elements are numbers, which are aligned
// to the right.
func allNumbers(array *ir.Value, n int) bool {
	for _, m := range array.Members[:min(n, len(array.Members))] {
		if m.Value == nil || m.Value.Kind != diag.Number {
			return false
		}
	}
	return true
}

func makeRows(items []string, widths []int, count int, right bool) []string {
	column := make([]int, count)
	for i, w := range widths {
		column[i%count] = max(column[i%count], w+columnGap)
	}
	var rows []string
	for start := 0; start < len(items); start += count {
		end := min(start+count, len(items))
		var row strings.Builder
		for i := start; i < end; i++ {
			last := i == end-1
			row.WriteString(cellText(items[i], column[i-start]-widths[i]-columnGap, right, last))
		}
		rows = append(rows, row.String())
	}
	return rows
}

// cellText pads one cell; only the last one of a row has no comma.
func cellText(item string, pad int, right, last bool) string {
	space := strings.Repeat(" ", pad)
	switch {
	case right && last:
		return space + item
	case right:
		return space + item + ", "
	case last:
		return item
	}
	return item + ", " + space
}

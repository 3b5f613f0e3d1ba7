// Long arrays of the schema literal: entries grouped into columns of about square
// shape.

package docgen

import (
	"math"
	"strings"

	"github.com/seed184db40a/armgen/generator/ir"
)

// columns joins entries into rows where that saves lines; else it returns them as
// they are. The row of "more items" stays alone.
func (p *inspector) columns(parts []string, a *ir.Array) []string {
	n, m := len(parts), len(parts)
	if len(a.Items) > maxItems {
		m--
	}
	widths := make([]int, m)
	total, widest := 0, 0
	for i, part := range parts[:m] {
		widths[i] = width(part)
		total += widths[i] + 2
		widest = max(widest, widths[i])
	}
	actual := widest + 2
	if 3*actual+p.indent >= lineLength || float64(total)/float64(actual) <= 5 && widest > 6 {
		return parts
	}
	cols := columnCount(actual, total, n, m, p.indent)
	if cols <= 1 {
		return parts
	}
	rows := layRows(parts[:m], widths, cols, numbersOnly(a, n))
	return append(rows, parts[m:]...)
}

func columnCount(actual, total, n, m, indent int) int {
	bias := math.Sqrt(float64(actual) - float64(total)/float64(n))
	biased := math.Max(float64(actual)-3-bias, 1)
	return min(
		int(math.Floor(math.Sqrt(2.5*biased*float64(m))/biased+0.5)),
		(lineLength-indent)/actual,
		12,
		15,
	)
}

// numbersOnly reports whether the first n elements are numbers.
func numbersOnly(a *ir.Array, n int) bool {
	for i := range min(n, len(a.Items)) {
		if _, ok := a.Items[i].(ir.Number); !ok {
			return false
		}
	}
	return true
}

func layRows(parts []string, widths []int, cols int, right bool) []string {
	columnWidth := make([]int, cols)
	for i, w := range widths {
		columnWidth[i%cols] = max(columnWidth[i%cols], w+2)
	}
	var rows []string
	for i := 0; i < len(parts); i += cols {
		end := min(i+cols, len(parts))
		var row strings.Builder
		for j := i; j < end-1; j++ {
			row.WriteString(pad(parts[j]+", ", columnWidth[j-i]-widths[j]-2, right))
		}
		last := end - 1
		if right {
			row.WriteString(pad(parts[last], columnWidth[last-i]-2-widths[last], true))
		} else {
			row.WriteString(parts[last])
		}
		rows = append(rows, row.String())
	}
	return rows
}

func pad(s string, n int, left bool) string {
	if n <= 0 {
		return s
	}
	if left {
		return strings.Repeat(" ", n) + s
	}
	return s + strings.Repeat(" ", n)
}

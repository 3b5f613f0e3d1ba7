// Numbers as ECMAScript prints them (ECMA-262, Number::toString): the shortest
// digits that read back as the same double.

package docgen

import (
	"math"
	"strconv"
	"strings"
)

func number(f float64) string {
	switch {
	case f == 0 && math.Signbit(f):
		return "-0"
	case f == 0:
		return "0"
	case math.IsInf(f, 1):
		return "Infinity"
	case math.IsInf(f, -1):
		return "-Infinity"
	}
	if a := math.Abs(f); a >= 1e-6 && a < 1e21 {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	digits, exponent, _ := strings.Cut(strconv.FormatFloat(f, 'e', -1, 64), "e")
	n, _ := strconv.Atoi(exponent)
	if n < 0 {
		return digits + "e" + strconv.Itoa(n)
	}
	return digits + "e+" + strconv.Itoa(n)
}

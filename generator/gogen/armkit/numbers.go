// This file holds the reader's numbers. Services now and then send a number as text or an
// integer as 8.0; both decode.

package armkit

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
)

// number reads over a number and reports whether it has neither fraction nor exponent.
func (r *Reader) number() (literal string, integral bool) {
	end, integral := scanNumber(r.src, r.pos)
	if end < 0 {
		r.fail("a JSON value")
		return "", false
	}
	literal = r.src[r.pos:end]
	r.pos = end
	return literal, integral
}

// scanNumber returns where the number at i ends, -1 when there is none.
func scanNumber(s string, i int) (end int, integral bool) {
	if i < len(s) && s[i] == '-' {
		i++
	}
	first := i
	i = digits(s, i)
	if i == first || i-first > 1 && s[first] == '0' {
		return -1, false
	}
	integral = true
	if i < len(s) && s[i] == '.' {
		from := i + 1
		if i = digits(s, from); i == from {
			return -1, false
		}
		integral = false
	}
	if i < len(s) && s[i]|0x20 == 'e' {
		if i++; i < len(s) && (s[i] == '+' || s[i] == '-') {
			i++
		}
		from := i
		if i = digits(s, from); i == from {
			return -1, false
		}
		integral = false
	}
	return i, integral
}

func digits(s string, i int) int {
	for i < len(s) && s[i]-'0' <= 9 {
		i++
	}
	return i
}

// numeral reads a number or a number as text.
func (r *Reader) numeral(expected string) (literal string, start int, ok bool) {
	start = r.pos
	if r.pos < len(r.src) {
		switch c := r.src[r.pos]; {
		case c == '-' || c-'0' <= 9:
			literal, _ = r.number()
			return literal, start, r.err == nil
		case c == '"':
			text, ok := r.text()
			text = strings.TrimSpace(text)
			if end, _ := scanNumber(text, 0); ok && end == len(text) {
				return text, start, true
			}
			r.failAt(start, expected)
			return "", start, false
		}
	}
	if !r.Null() {
		r.fail(expected)
	}
	return "", start, false
}

// integer reads an integer that fits the number of bits.
func (r *Reader) integer(bits int, expected string) (int64, bool) {
	literal, start, ok := r.numeral(expected)
	if !ok {
		return 0, false
	}
	v, err := strconv.ParseInt(literal, 10, bits)
	if err != nil {
		if v, ok = wholeNumber(literal, bits); !ok {
			r.failAt(start, expected)
			return 0, false
		}
	}
	return v, true
}

// wholeNumber understands integers that are written with a fraction or an exponent.
func wholeNumber(literal string, bits int) (int64, bool) {
	whole, fraction, found := strings.Cut(literal, ".")
	if found && strings.Trim(fraction, "0") == "" {
		v, err := strconv.ParseInt(whole, 10, bits)
		return v, err == nil
	}
	f, err := strconv.ParseFloat(literal, 64)
	if err != nil || f != math.Trunc(f) || math.Abs(f) > 1<<53 {
		return 0, false
	}
	if bits == 32 && (f > math.MaxInt32 || f < math.MinInt32) {
		return 0, false
	}
	return int64(f), true
}

func (r *Reader) float() (float64, bool) {
	literal, start, ok := r.numeral("a number")
	if !ok {
		return 0, false
	}
	v, err := strconv.ParseFloat(literal, 64)
	if err != nil {
		r.failAt(start, "a number within the range of its type")
		return 0, false
	}
	return v, true
}

// freeNumber is the value of a number without a declared type: an int64 or a float64 when
// that is exact, else the digits themselves.
func freeNumber(literal string, integral bool) any {
	if integral {
		if v, err := strconv.ParseInt(literal, 10, 64); err == nil && literal != "-0" {
			return v
		}
	}
	v, err := strconv.ParseFloat(literal, 64)
	digits := significant(literal)
	if err != nil || digits > 15 || digits > 0 && math.Abs(v) < smallestNormal {
		return json.Number(literal)
	}
	return v
}

// smallestNormal is the smallest float64 with all its digits; below it, numbers fade to zero.
const smallestNormal = 0x1p-1022

// significant counts the digits that carry the value; a float64 holds 15 of them exactly.
func significant(literal string) int {
	mantissa := strings.TrimLeft(strings.TrimPrefix(literal, "-"), "0.")
	if i := strings.IndexAny(mantissa, "eE"); i >= 0 {
		mantissa = mantissa[:i]
	}
	n := len(mantissa)
	if strings.Contains(mantissa, ".") {
		n--
	}
	return n
}

// This file holds the times of JSON: date-time in the forms that services really send, and
// the plain date.

package armkit

import (
	"fmt"
	"strings"
	"time"
)

// NoZone is the location of a date-time that came without an offset, so that it is written
// without one again. The clock reads as if it were UTC.
var NoZone = time.FixedZone("no zone", 0)

// ParseTime reads a date-time of RFC 3339 with any fraction and offset, and the variations
// that services send: lower-case t and z, a blank for the T, no offset (see [NoZone]), and
// RFC 1123.
func ParseTime(s string) (time.Time, bool) {
	if len(s) < len("2006-01-02T15:04:05") || s[4] != '-' {
		t, err := time.Parse(time.RFC1123, strings.ToUpper(s))
		if err != nil {
			return time.Time{}, false
		}
		return t, true
	}
	year, ok1 := decimals(s[0:2])
	years, ok2 := decimals(s[2:4])
	month, ok3 := decimals(s[5:7])
	day, ok4 := decimals(s[8:10])
	hour, ok5 := decimals(s[11:13])
	minute, ok6 := decimals(s[14:16])
	second, ok7 := decimals(s[17:19])
	year = year*100 + years
	separated := s[7] == '-' && (s[10]|0x20 == 't' || s[10] == ' ') && s[13] == ':' && s[16] == ':'
	if !(ok1 && ok2 && ok3 && ok4 && ok5 && ok6 && ok7 && separated) ||
		month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || hour > 23 || minute > 59 || second > 60 {
		return time.Time{}, false
	}
	nanos, rest, ok := fraction(s[19:])
	if !ok {
		return time.Time{}, false
	}
	where, ok := zone(rest)
	if !ok {
		return time.Time{}, false
	}
	return time.Date(year, time.Month(month), day, hour, minute, second, nanos, where), true
}

// decimals reads two digits.
func decimals(s string) (int, bool) {
	a, b := s[0]-'0', s[1]-'0'
	return int(a)*10 + int(b), a <= 9 && b <= 9
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// fraction reads a fraction of a second; digits beyond the nanosecond are dropped.
func fraction(s string) (nanos int, rest string, ok bool) {
	if s == "" || s[0] != '.' && s[0] != ',' {
		return 0, s, true
	}
	end := digits(s, 1)
	scale := 100_000_000
	for i := 1; i < end; i++ {
		nanos += int(s[i]-'0') * scale
		scale /= 10
	}
	return nanos, s[end:], end > 1
}

// zone reads Z, an offset, or nothing.
func zone(s string) (*time.Location, bool) {
	switch {
	case s == "":
		return NoZone, true
	case s == "Z" || s == "z":
		return time.UTC, true
	case s[0] != '+' && s[0] != '-' || len(s) < 5:
		return nil, false
	}
	tail := s[3:]
	if tail[0] == ':' {
		tail = tail[1:]
	}
	if len(tail) != 2 {
		return nil, false
	}
	hours, ok1 := decimals(s[1:3])
	minutes, ok2 := decimals(tail)
	if !ok1 || !ok2 || hours > 23 || minutes > 59 {
		return nil, false
	}
	offset := hours*3600 + minutes*60
	if s[0] == '-' {
		offset = -offset
	}
	if offset == 0 {
		return time.UTC, true
	}
	return time.FixedZone("", offset), true
}

// appendTime writes a time as RFC 3339, without offset for [NoZone]; false when the year has
// not four digits.
func appendTime(b []byte, t time.Time) ([]byte, bool) {
	year, month, day := t.Date()
	if year < 0 || year > 9999 {
		return b, false
	}
	where := t.Location()
	if where != time.UTC && where != NoZone {
		return t.AppendFormat(b, time.RFC3339Nano), true
	}
	hour, minute, second := t.Clock()
	b = append(b, "0000-00-00T00:00:00"...)
	d := b[len(b)-19:]
	two(d, 0, year/100)
	two(d, 2, year%100)
	two(d, 5, int(month))
	two(d, 8, day)
	two(d, 11, hour)
	two(d, 14, minute)
	two(d, 17, second)
	if b = appendFraction(b, t.Nanosecond()); where == NoZone {
		return b, true
	}
	return append(b, 'Z'), true
}

// two writes a number of two digits.
func two(b []byte, at, n int) { b[at], b[at+1] = byte('0'+n/10), byte('0'+n%10) }

// appendFraction writes a fraction of a second without zeros at its end.
func appendFraction(b []byte, nanos int) []byte {
	if nanos == 0 {
		return b
	}
	b = append(b, ".000000000"...)
	d := b[len(b)-9:]
	n := uint32(nanos)
	for i := 8; i >= 0; i-- {
		d[i] = byte('0' + n%10)
		n /= 10
	}
	last := len(b)
	for b[last-1] == '0' {
		last--
	}
	return b[:last]
}

// Date is a calendar date without a time.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf returns the date of a time in its location.
func DateOf(t time.Time) Date {
	year, month, day := t.Date()
	return Date{year, month, day}
}

// ParseDate reads a date like 2006-01-02.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is no date like 2006-01-02", s)
	}
	return DateOf(t), nil
}

// String writes the date like 2006-01-02.
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// Time returns the beginning of the date in a location.
func (d Date) Time(where *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, where)
}

// MarshalText writes the date like 2006-01-02.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads a date like 2006-01-02.
func (d *Date) UnmarshalText(text []byte) (err error) {
	*d, err = ParseDate(string(text))
	return err
}

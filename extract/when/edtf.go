// Package when reads time expressions out of news text and says what they denote, as
// EDTF values (ISO 8601-2, levels 0 and 1).
package when

import (
	"fmt"
	"strconv"
	"strings"
)

// Precision is the unit to which a date is given, from coarse to fine.
type Precision uint8

// The precisions.
const (
	PrecisionNone    Precision = iota // not even the century is known, and no month either
	PrecisionCentury                  // 19XX
	PrecisionDecade                   // 198X
	PrecisionYear                     // 2019
	PrecisionSeason                   // 2019-21
	PrecisionMonth                    // 2019-05, XXXX-03
	PrecisionWeek                     // 2019-W19, an extension of EDTF by ISO 8601 weeks
	PrecisionDay                      // 2019-05-07, XXXX-03-31
)

// Seasons, in the place of the month. Winter belongs to the year in which it begins: it
// lasts from 1 December to the end of February.
const (
	Spring = 21
	Summer = 22
	Autumn = 23
	Winter = 24
)

// date is one date of an EDTF value. The zero date is none.
type date struct {
	Year    int  // its unspecified digits are 0
	Unknown int  // how many digits of the year are X, counted from the right; 4 for all
	Month   int  // 1 to 12, a season 21 to 24, 0 none
	Day     int  // 1 to 31, 0 none
	Week    int  // ISO week 1 to 53, 0 none
	About   byte // '~' about, '?' uncertain, '%' both, 0 neither
	set     bool
}

// Value is an EDTF value: a date, or an interval of two. Values compare with ==. The zero
// Value is no value, its string is "".
type Value struct {
	from, to date
	kind     valueKind
	// Of an interval, whether an end is open ('..'); an end that is neither open nor set is
	// unknown (empty in the string).
	openFrom, openTo bool
}

type valueKind uint8

const (
	kindNone valueKind = iota
	kindDate
	kindInterval
)

// SyntaxError says that a string is no EDTF value that this package knows.
type SyntaxError struct {
	Value  string
	Reason string // what is wrong and what would be right
}

func (e *SyntaxError) Error() string { return fmt.Sprintf("EDTF value %q: %s", e.Value, e.Reason) }

// Parse reads an EDTF value: 2019, 2019-05, 2019-05-07, seasons 2019-21 to 2019-24,
// unspecified digits 198X, 19XX, XXXX-03, XXXX-03-31, ISO weeks 2019-W19, negative years
// -0489, each with ~, ? or % behind; and intervals of two of these, where '..' is an open
// end and nothing an unknown one. The error is a *SyntaxError.
func Parse(s string) (Value, error) {
	left, right, interval := strings.Cut(s, "/")
	if !interval {
		d, reason := parseDate(s)
		if reason != "" {
			return Value{}, &SyntaxError{s, reason}
		}
		return Value{from: d, kind: kindDate}, nil
	}
	v := Value{kind: kindInterval}
	for _, end := range []struct {
		text string
		date *date
		open *bool
	}{{left, &v.from, &v.openFrom}, {right, &v.to, &v.openTo}} {
		switch end.text {
		case "..":
			*end.open = true
		case "":
		default:
			d, reason := parseDate(end.text)
			if reason != "" {
				return Value{}, &SyntaxError{s, reason}
			}
			*end.date = d
		}
	}
	if !v.from.set && !v.to.set {
		return Value{}, &SyntaxError{s, "an interval needs a date at one end at least, as in 2019/.."}
	}
	if from, ok := v.Earliest(); ok {
		if to, ok := v.Latest(); ok && to.Compare(from) < 0 {
			return Value{}, &SyntaxError{s, "it ends before it begins; swap its dates"}
		}
	}
	return v, nil
}

// parseDate returns the reason why s is no date, "" when it is.
func parseDate(s string) (d date, reason string) {
	rest := s
	if n := len(rest); n > 0 && strings.IndexByte("~?%", rest[n-1]) >= 0 {
		d.About, rest = rest[n-1], rest[:n-1]
	}
	negative := strings.HasPrefix(rest, "-")
	if negative {
		rest = rest[1:]
	}
	if len(rest) < 4 {
		return d, "a year has four digits, as in 2019 or 0476"
	}
	for _, c := range []byte(rest[:4]) {
		switch {
		case c == 'X':
			d.Unknown++
			d.Year *= 10
		case c < '0' || c > '9' || d.Unknown > 0:
			return d, "a year is four digits, the last of them X where they are unknown"
		default:
			d.Year = d.Year*10 + int(c-'0')
		}
	}
	if d.Unknown == 3 || negative && (d.Unknown > 0 || d.Year == 0) {
		return d, "no such year; write 198X, 19XX, XXXX or -0489"
	}
	if negative {
		d.Year = -d.Year
	}
	d.set = true
	rest = rest[4:]
	if rest == "" {
		if d.Unknown == 4 {
			return d, "a year of which nothing is known needs a month, as in XXXX-03"
		}
		return d, ""
	}
	if d.Unknown != 0 && d.Unknown != 4 {
		return d, "a decade or century has no month; give the year"
	}
	if rest[0] != '-' {
		return d, "a hyphen parts year, month and day"
	}
	rest = rest[1:]
	if strings.HasPrefix(rest, "W") {
		n, ok := twoDigits(rest[1:])
		if !ok || n < 1 || d.Unknown > 0 || n > weeksIn(d.Year) {
			return d, "no such week; ISO weeks are 2019-W01 to 2019-W52, in some years W53"
		}
		d.Week = n
		return d, ""
	}
	month, day, withDay := strings.Cut(rest, "-")
	n, ok := twoDigits(month)
	if !ok || n == 0 || n > 12 && (n < Spring || n > Winter) {
		return d, "no such month; months are 01 to 12, seasons 21 to 24"
	}
	d.Month = n
	if !withDay {
		return d, ""
	}
	n, ok = twoDigits(day)
	year := d.Year
	if d.Unknown > 0 {
		year = 2000 // a leap year
	}
	if !ok || n < 1 || d.Month > 12 || n > daysIn(year, d.Month) {
		return d, "no such day in that month"
	}
	d.Day = n
	return d, ""
}

func twoDigits(s string) (int, bool) {
	if len(s) != 2 || s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9' {
		return 0, false
	}
	return int(s[0]-'0')*10 + int(s[1]-'0'), true
}

// String is the EDTF form; Parse of it gives the Value again.
func (v Value) String() string {
	switch v.kind {
	case kindDate:
		return string(v.from.append(nil))
	case kindInterval:
		b := make([]byte, 0, 24)
		if b = v.from.append(b); v.openFrom {
			b = append(b, ".."...)
		}
		b = append(b, '/')
		if b = v.to.append(b); v.openTo {
			b = append(b, ".."...)
		}
		return string(b)
	}
	return ""
}

func (d date) append(b []byte) []byte {
	if !d.set {
		return b
	}
	y := d.Year
	if y < 0 {
		b, y = append(b, '-'), -y
	}
	digits := strconv.Itoa(10000 + y)[1:]
	b = append(b, digits[:4-d.Unknown]...)
	b = append(b, "XXXX"[:d.Unknown]...)
	if d.Week > 0 {
		b = append(b, "-W"...)
		b = appendTwo(b, d.Week)
	}
	if d.Month > 0 {
		b = append(b, '-')
		b = appendTwo(b, d.Month)
	}
	if d.Day > 0 {
		b = append(b, '-')
		b = appendTwo(b, d.Day)
	}
	if d.About != 0 {
		b = append(b, d.About)
	}
	return b
}

func appendTwo(b []byte, n int) []byte { return append(b, byte('0'+n/10), byte('0'+n%10)) }

// IsZero says that v is no value.
func (v Value) IsZero() bool { return v.kind == kindNone }

// IsInterval says that v has two ends.
func (v Value) IsInterval() bool { return v.kind == kindInterval }

// Start is the first date of an interval as a value of its own (zero when open or
// unknown), and v itself when it is a date.
func (v Value) Start() Value { return v.end(v.from) }

// End is the last date of an interval as a value of its own (zero when open or unknown),
// and v itself when it is a date.
func (v Value) End() Value {
	if v.kind == kindInterval {
		return v.end(v.to)
	}
	return v
}

func (v Value) end(d date) Value {
	if v.kind != kindInterval {
		return v
	}
	if !d.set {
		return Value{}
	}
	return Value{from: d, kind: kindDate}
}

// Precision is that of the date, or of the finer of an interval's two.
func (v Value) Precision() Precision { return max(v.from.precision(), v.to.precision()) }

func (d date) precision() Precision {
	switch {
	case !d.set:
		return PrecisionNone
	case d.Day > 0:
		return PrecisionDay
	case d.Week > 0:
		return PrecisionWeek
	case d.Month >= Spring:
		return PrecisionSeason
	case d.Month > 0:
		return PrecisionMonth
	case d.Unknown == 1:
		return PrecisionDecade
	case d.Unknown == 2:
		return PrecisionCentury
	}
	return PrecisionYear
}

// Earliest is the first day that the value can mean; ok is false when nothing bounds it:
// an open or unknown start, or a year of which nothing is known. A '~' or '%' widens the
// date by one unit of its precision (a year, a month, a day…).
func (v Value) Earliest() (day Day, ok bool) {
	if !v.from.bounded() {
		return Day{}, false
	}
	first, _ := v.from.days()
	return first, true
}

// Latest is the last day that the value can mean, as Earliest is the first.
func (v Value) Latest() (day Day, ok bool) {
	d := v.from
	if v.kind == kindInterval {
		d = v.to
	}
	if !d.bounded() {
		return Day{}, false
	}
	_, last := d.days()
	return last, true
}

func (d date) bounded() bool { return d.set && d.Unknown < 4 }

// days returns the first and last day of a bounded date.
func (d date) days() (first, last Day) {
	n := 0
	if d.About == '~' || d.About == '%' {
		n = 1
	}
	switch d.precision() {
	case PrecisionDay:
		day := Day{d.Year, d.Month, d.Day}
		return day.AddDays(-n), day.AddDays(n)
	case PrecisionWeek:
		return dayOfWeek(d.Year, d.Week, -7*n), dayOfWeek(d.Year, d.Week, 6+7*n)
	case PrecisionMonth:
		return months(d.Year, d.Month, 1, n)
	case PrecisionSeason:
		return months(d.Year, 3+3*(d.Month-Spring), 3, n)
	}
	span := 1
	for range d.Unknown {
		span *= 10
	}
	return Day{d.Year - n*span, 1, 1}, Day{d.Year + span - 1 + n*span, 12, 31}
}

// months returns the first and last day of a stretch of length months, widened by n such
// stretches.
func months(year, month, length, n int) (first, last Day) {
	y, m := shiftMonth(year, month, -n*length)
	first = Day{y, m, 1}
	y, m = shiftMonth(year, month, length-1+n*length)
	return first, Day{y, m, daysIn(y, m)}
}

// Overlaps says that the two values can have a day in common. What is not bounded excludes
// nothing: an open interval goes on for ever, XXXX-03 may be any March. No value overlaps
// the zero Value.
func (v Value) Overlaps(o Value) bool {
	if v.IsZero() || o.IsZero() {
		return false
	}
	before := func(a, b Value) bool {
		last, ok := a.Latest()
		first, ok2 := b.Earliest()
		return ok && ok2 && last.Compare(first) < 0
	}
	return !before(v, o) && !before(o, v)
}

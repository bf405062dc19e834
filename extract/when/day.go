package when

import (
	"fmt"
	"time"
)

// Day is one day of the proleptic Gregorian calendar. Years count astronomically: year 0
// is 1 BC. The zero Day stands for no day at all.
type Day struct {
	Year  int
	Month int // 1 to 12
	Day   int // 1 to 31
}

// DayOf is the calendar day of a moment in its own time zone; the zero Day for the zero
// time.
func DayOf(t time.Time) Day {
	if t.IsZero() {
		return Day{}
	}
	return Day{t.Year(), int(t.Month()), t.Day()}
}

// ParseDay reads an ISO day such as 2019-05-07.
func ParseDay(s string) (Day, error) {
	v, err := Parse(s)
	if err != nil {
		return Day{}, err
	}
	if v.Precision() != PrecisionDay || v.IsInterval() || v.from.About != 0 || v.from.Unknown > 0 {
		return Day{}, &SyntaxError{Value: s, Reason: "not a whole day; write it as 2019-05-07"}
	}
	return Day{v.from.Year, v.from.Month, v.from.Day}, nil
}

// IsZero says that d is no day.
func (d Day) IsZero() bool { return d == Day{} }

// String is the ISO form, 2019-05-07; "" for the zero Day.
func (d Day) String() string {
	if d.IsZero() {
		return ""
	}
	if d.Year < 0 {
		return fmt.Sprintf("-%04d-%02d-%02d", -d.Year, d.Month, d.Day)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Compare is negative when d is before o, positive when it is after, else 0.
func (d Day) Compare(o Day) int {
	switch {
	case d.Year != o.Year:
		return d.Year - o.Year
	case d.Month != o.Month:
		return d.Month - o.Month
	}
	return d.Day - o.Day
}

// AddDays is the day n days later, or earlier for a negative n.
func (d Day) AddDays(n int) Day {
	return dayOfNumber(d.number() + n)
}

// AddMonths is the same day n months later, or the last day of that month when it is
// shorter.
func (d Day) AddMonths(n int) Day {
	y, m := shiftMonth(d.Year, d.Month, n)
	return Day{y, m, min(d.Day, daysIn(y, m))}
}

// Weekday is the day of the week.
func (d Day) Weekday() time.Weekday {
	return time.Weekday(floorMod(d.number()+4, 7)) // 1 January 1970 was a Thursday
}

// Week is the ISO week that holds the day, with the year that the week belongs to.
func (d Day) Week() (year, week int) {
	thursday := d.AddDays(3 - floorMod(int(d.Weekday())-1, 7))
	first := Day{thursday.Year, 1, 1}
	return thursday.Year, (thursday.number()-first.number())/7 + 1
}

// dayOfWeek is a day of an ISO week, 0 for its Monday.
func dayOfWeek(year, week, day int) Day {
	fourth := Day{year, 1, 4} // always in week 1
	monday := fourth.AddDays(-floorMod(int(fourth.Weekday())-1, 7))
	return monday.AddDays(7*(week-1) + day)
}

// weeksIn is the number of ISO weeks of a year, 52 or 53.
func weeksIn(year int) int {
	_, w := Day{year, 12, 28}.Week()
	return w
}

// number counts days from 1 January 1970. The way of counting years from March, so that
// the leap day is the last, is that of the usual days-from-civil algorithm.
func (d Day) number() int {
	y, m := d.Year, d.Month
	if m <= 2 {
		y--
		m += 12
	}
	era := floorDiv(y, 400)
	ofEra := y - era*400
	ofYear := (153*(m-3)+2)/5 + d.Day - 1
	return era*146097 + ofEra*365 + ofEra/4 - ofEra/100 + ofYear - 719468
}

func dayOfNumber(n int) Day {
	n += 719468
	era := floorDiv(n, 146097)
	ofEra := n - era*146097
	yearOfEra := (ofEra - ofEra/1460 + ofEra/36524 - ofEra/146096) / 365
	ofYear := ofEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	m := (5*ofYear + 2) / 153
	day := ofYear - (153*m+2)/5 + 1
	y := yearOfEra + era*400
	if m < 10 {
		m += 3
	} else {
		m -= 9
		y++
	}
	return Day{y, m, day}
}

func shiftMonth(y, m, n int) (year, month int) {
	k := y*12 + m - 1 + n
	return floorDiv(k, 12), floorMod(k, 12) + 1
}

func daysIn(y, m int) int {
	switch m {
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func floorMod(a, b int) int { return a - b*floorDiv(a, b) }

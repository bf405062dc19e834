package when

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// The calendar is that of the standard library.
func TestDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		moment := time.Date(rapid.IntRange(-4000, 9000).Draw(t, "year"), 1, 1, 12, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 365).Draw(t, "day"))
		day := DayOf(moment)
		if day.Weekday() != moment.Weekday() {
			t.Fatalf("%s: %s, want %s", day, day.Weekday(), moment.Weekday())
		}
		n := rapid.IntRange(-100000, 100000).Draw(t, "n")
		if got, want := day.AddDays(n), DayOf(moment.AddDate(0, 0, n)); got != want {
			t.Fatalf("%s and %d days: %s, want %s", day, n, got, want)
		}
		year, week := day.Week()
		if y, w := moment.ISOWeek(); year != y || week != w {
			t.Fatalf("%s: week %d of %d, want %d of %d", day, week, year, w, y)
		}
		if got := dayOfWeek(year, week, floorMod(int(day.Weekday())-1, 7)); got != day {
			t.Fatalf("%s: its week gives %s", day, got)
		}
		if next := day.AddDays(1); next.Compare(day) <= 0 || day.Compare(next) >= 0 || day.Compare(day) != 0 {
			t.Fatalf("%s and %s do not compare", day, next)
		}
		if day.Year != 0 || day.Month != 0 {
			if got, err := ParseDay(day.String()); err != nil || got != day {
				t.Fatalf("%s: read as %s, %v", day, got, err)
			}
		}
	})
	for _, test := range []struct{ from, want string }{{"2018-01-31", "2018-02-28"}, {"2018-12-31", "2019-01-31"}} {
		d, _ := ParseDay(test.from)
		if got := d.AddMonths(1).String(); got != test.want {
			t.Errorf("a month after %s: %s, want %s", test.from, got, test.want)
		}
	}
	for _, s := range []string{"2019", "2019-05", "2019-05-07~", "2019-05-07/2019-05-08", "XXXX-05-07", "today"} {
		if d, err := ParseDay(s); err == nil {
			t.Errorf("%q: want an error, got %s", s, d)
		}
	}
}

func TestEaster(t *testing.T) {
	for _, s := range []string{"1916-04-23", "2000-04-23", "2008-03-23", "2011-04-24", "2016-03-27", "2019-04-21", "2038-04-25"} {
		want, _ := ParseDay(s)
		if got := easter(want.Year); got != want {
			t.Errorf("Easter of %d: %s, want %s", want.Year, got, want)
		}
	}
}

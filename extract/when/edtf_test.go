package when

import (
	"errors"
	"testing"

	"pgregory.net/rapid"
)

func TestParse(t *testing.T) {
	for _, test := range []struct {
		value            string
		precision        Precision
		earliest, latest string // "" when nothing bounds it
	}{
		{"2019", PrecisionYear, "2019-01-01", "2019-12-31"},
		{"2019-05", PrecisionMonth, "2019-05-01", "2019-05-31"},
		{"2020-02", PrecisionMonth, "2020-02-01", "2020-02-29"},
		{"2019-05-07", PrecisionDay, "2019-05-07", "2019-05-07"},
		{"2019-21", PrecisionSeason, "2019-03-01", "2019-05-31"},
		{"2019-22", PrecisionSeason, "2019-06-01", "2019-08-31"},
		{"2019-23", PrecisionSeason, "2019-09-01", "2019-11-30"},
		{"2019-24", PrecisionSeason, "2019-12-01", "2020-02-29"},
		{"2019~", PrecisionYear, "2018-01-01", "2020-12-31"},
		{"2019?", PrecisionYear, "2019-01-01", "2019-12-31"},
		{"2019%", PrecisionYear, "2018-01-01", "2020-12-31"},
		{"2019-01~", PrecisionMonth, "2018-12-01", "2019-02-28"},
		{"2019-21~", PrecisionSeason, "2018-12-01", "2019-08-31"},
		{"2019-05-01~", PrecisionDay, "2019-04-30", "2019-05-02"},
		{"198X", PrecisionDecade, "1980-01-01", "1989-12-31"},
		{"198X~", PrecisionDecade, "1970-01-01", "1999-12-31"},
		{"19XX", PrecisionCentury, "1900-01-01", "1999-12-31"},
		{"XXXX-03", PrecisionMonth, "", ""},
		{"XXXX-02-29", PrecisionDay, "", ""},
		{"XXXX-21", PrecisionSeason, "", ""},
		{"2019-W19", PrecisionWeek, "2019-05-06", "2019-05-12"},
		{"2020-W53", PrecisionWeek, "2020-12-28", "2021-01-03"},
		{"-0489", PrecisionYear, "-0489-01-01", "-0489-12-31"},
		{"0000", PrecisionYear, "0000-01-01", "0000-12-31"},
		{"2019/2020", PrecisionYear, "2019-01-01", "2020-12-31"},
		{"2015~/2018-05", PrecisionMonth, "2014-01-01", "2018-05-31"},
		{"2019/..", PrecisionYear, "2019-01-01", ""},
		{"../2019", PrecisionYear, "", "2019-12-31"},
		{"2019/", PrecisionYear, "2019-01-01", ""},
		{"/2019", PrecisionYear, "", "2019-12-31"},
	} {
		v, err := Parse(test.value)
		if err != nil {
			t.Errorf("%s: %v", test.value, err)
			continue
		}
		if got := v.String(); got != test.value {
			t.Errorf("%s: written as %s", test.value, got)
		}
		if got := v.Precision(); got != test.precision {
			t.Errorf("%s: precision %d, want %d", test.value, got, test.precision)
		}
		for _, end := range []struct {
			name string
			get  func() (Day, bool)
			want string
		}{{"earliest", v.Earliest, test.earliest}, {"latest", v.Latest, test.latest}} {
			if day, ok := end.get(); day.String() != end.want || ok != (end.want != "") {
				t.Errorf("%s: %s is %s, %t; want %q", test.value, end.name, day, ok, end.want)
			}
		}
	}
}

func TestParseFails(t *testing.T) {
	for _, value := range []string{
		"", "19", "201", "20191", "2019-", "2019-1", "2019-13", "2019-00", "2019-20", "2019-25", "2019-02-29", "2019-21-01",
		"2019-05-32", "2019-05-00", "2019-05-07-01", "2019-W00", "2019-W53", "2019-W1", "2X19", "XXXX", "1XXX", "198X-05", "-0000",
		"-198X", "2019~~", "~2019", "/", "../..", "/..", "2020/2019", "2019/2020/2021", "2019-05-07T10:00", " 2019", "２０１９", "XXXX-02-30",
	} {
		v, err := Parse(value)
		var syntax *SyntaxError
		if !errors.As(err, &syntax) || syntax.Value != value {
			t.Errorf("%q: want a SyntaxError, got %q, %v", value, v, err)
		}
	}
}

func TestOverlaps(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"2019", "2019-05", true},
		{"2019", "2020", false},
		{"2019~", "2020", true},
		{"2019/..", "2030", true},
		{"2019/..", "2018", false},
		{"../2019", "1066", true},
		{"XXXX-03", "2019-05", true},
		{"2019-24", "2020-02-10", true},
		{"2015~/2018-05", "2018-06-01", false},
		{"198X", "1989-12-31", true},
	} {
		a, _ := Parse(test.a)
		b, _ := Parse(test.b)
		if a.Overlaps(b) != test.want || b.Overlaps(a) != test.want {
			t.Errorf("%s and %s: want %t both ways", test.a, test.b, test.want)
		}
	}
	if (Value{}).Overlaps(Value{}) {
		t.Error("no value overlaps")
	}
}

func TestEndsOfValue(t *testing.T) {
	for _, test := range []struct{ value, start, end string }{
		{"2019", "2019", "2019"}, {"2015~/2018-05", "2015~", "2018-05"}, {"2019/..", "2019", ""}, {"../2019", "", "2019"},
	} {
		v, _ := Parse(test.value)
		if v.Start().String() != test.start || v.End().String() != test.end {
			t.Errorf("%s: got %q and %q", test.value, v.Start(), v.End())
		}
	}
}

// genDate makes any date of the kinds that the package knows.
func genDate(t *rapid.T) date {
	d := date{set: true, Year: rapid.IntRange(-9999, 9999).Draw(t, "year"), About: rapid.SampledFrom([]byte{0, 0, '~', '?', '%'}).Draw(t, "about")}
	switch rapid.IntRange(0, 7).Draw(t, "kind") {
	case 0:
		d.Month = rapid.IntRange(1, 12).Draw(t, "month")
	case 1:
		d.Month = rapid.IntRange(1, 12).Draw(t, "month")
		d.Day = rapid.IntRange(1, daysIn(d.Year, d.Month)).Draw(t, "day")
	case 2:
		d.Month = rapid.IntRange(Spring, Winter).Draw(t, "season")
	case 3:
		d.Week = rapid.IntRange(1, weeksIn(d.Year)).Draw(t, "week")
	case 4:
		d.Unknown, d.Year = 1, max(d.Year, -d.Year)/10*10
	case 5:
		d.Unknown, d.Year = 2, max(d.Year, -d.Year)/100*100
	case 6:
		d.Unknown, d.Year, d.Month = 4, 0, rapid.IntRange(1, 12).Draw(t, "month")
	}
	return d
}

func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := Value{kind: kindDate, from: genDate(t)}
		if rapid.Bool().Draw(t, "interval") {
			v = Value{kind: kindInterval, from: genDate(t)}
			switch rapid.IntRange(0, 2).Draw(t, "end") {
			case 0:
				v.openTo = true
			case 1:
				v.to = genDate(t)
			}
		}
		first, ok := v.Earliest()
		last, ok2 := v.Latest()
		backwards := ok && ok2 && last.Compare(first) < 0
		got, err := Parse(v.String())
		switch {
		case backwards && err == nil:
			t.Fatalf("%s ends before it begins, but parses", v)
		case !backwards && err != nil:
			t.Fatal(err)
		case !backwards && got != v:
			t.Fatalf("%s: got %+v, want %+v", v, got, v)
		case !backwards && !v.Overlaps(v):
			t.Fatalf("%s does not overlap itself", v)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2019-05-07", "2015~/2018-05", "../198X", "XXXX-02-29", "-0489", "2019-W19%"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := Parse(s)
		if err != nil {
			if !v.IsZero() {
				t.Errorf("%q: an error and a value %s", s, v)
			}
			return
		}
		if v.String() != s {
			t.Errorf("%q is written as %q", s, v)
		}
		first, ok := v.Earliest()
		if last, ok2 := v.Latest(); ok && ok2 && last.Compare(first) < 0 {
			t.Errorf("%q: from %s to %s", s, first, last)
		}
	})
}

package corpus

import (
	"errors"
	"testing"
	"time"
)

func TestParseMoment(t *testing.T) {
	tests := []struct {
		in     string
		want   string // RFC 3339 in UTC; "" for an error
		dayOf  string
		remark string
	}{
		{"2019-05-08", "2019-05-08T00:00:00Z", "2019-05-08", ""},
		{"2019-05-08T10:00:00Z", "2019-05-08T10:00:00Z", "2019-05-08", ""},
		{"2019-05-08T10:00:00.25Z", "2019-05-08T10:00:00.25Z", "2019-05-08", ""},
		{"2019-05-08T00:30:00+01:00", "2019-05-07T23:30:00Z", "2019-05-08", "the paper's own day"},
		{"2019-05-08T23:30:00-05:00", "2019-05-09T04:30:00Z", "2019-05-08", ""},
		{"2019-05-08T10:00:00", "2019-05-08T10:00:00Z", "2019-05-08", ""},
		{"2019-05-08T10:00", "2019-05-08T10:00:00Z", "2019-05-08", ""},
		{"2019-05-08T10:00+01:00", "2019-05-08T09:00:00Z", "2019-05-08", ""},
		{"2019-05-08 10:00", "2019-05-08T10:00:00Z", "2019-05-08", ""},
		{"2019-05-08 10:00:09", "2019-05-08T10:00:09Z", "2019-05-08", ""},
		{"2019-05-08 10:00:09Z", "2019-05-08T10:00:09Z", "2019-05-08", ""},
		{"2019-05-08 10:00Z", "2019-05-08T10:00:00Z", "2019-05-08", ""},
		{"1643-05-08", "1643-05-08T00:00:00Z", "1643-05-08", ""},
		{"2020-02-29", "2020-02-29T00:00:00Z", "2020-02-29", ""},
		{in: "2019-02-29"},
		{in: "2019-05"},
		{in: "2019"},
		{in: "08/05/2019"},
		{in: "8 May 2019"},
		{in: "2019-5-8"},
		{in: "2019-05-08T25:00:00Z"},
		{in: "2019-05-08x"},
		{in: "0001-01-01", remark: "what programs write for unknown"},
		{in: "0001-01-01T00:00:00Z"},
		{in: "0000-00-00"},
		{in: ""},
	}
	for _, tt := range tests {
		got, err := parseMoment("published", tt.in)
		if tt.want == "" {
			if !errors.Is(err, ErrDate) {
				t.Errorf("%q: got %v, %v, want a bad date", tt.in, got, err)
			}
			continue
		}
		if err != nil || got.UTC().Format(time.RFC3339Nano) != tt.want || dayOf(got).Format(time.DateOnly) != tt.dayOf {
			t.Errorf("%q: got %v, %v, want %s on %s", tt.in, got, err, tt.want, tt.dayOf)
		}
	}
}

func FuzzMoment(f *testing.F) {
	f.Add("2019-05-08T10:00:00+01:00")
	f.Add("2019-05-08 10:00")
	f.Add("2019-05-08-x")
	f.Fuzz(func(t *testing.T, in string) {
		m, err := parseMoment("published", in)
		if (err == nil) == m.IsZero() {
			t.Fatalf("%q: got %v, %v", in, m, err)
		}
		if err == nil {
			// What is read can be written and read again.
			again, err := parseMoment("updated", m.UTC().Format(time.RFC3339Nano))
			if err != nil || !again.Equal(m) {
				t.Fatalf("%q: got %v, then %v, %v", in, m, again, err)
			}
		}
		d, ok, err := dayInName(in)
		if ok != !d.IsZero() || ok && err != nil {
			t.Fatalf("%q: got %v, %v, %v", in, d, ok, err)
		}
	})
}

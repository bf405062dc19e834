package corpus

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestAgainst(t *testing.T) {
	at := func(s string) time.Time {
		if s == "" {
			return time.Time{}
		}
		m, err := parseMoment("updated", s)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	const stands, back = false, true
	for _, c := range []struct {
		name           string
		next           string
		nextWithdrawn  bool
		known          string
		knownWithdrawn bool
		want           Order
	}{
		{"no moments", "", stands, "", stands, Level},
		{"the same moment", "2019-05-08", stands, "2019-05-08", stands, Level},
		{"a correction", "2019-05-08", stands, "", stands, Later},
		{"a correction of the same day", "2019-05-08T10:00:00Z", stands, "2019-05-08", stands, Later},
		{"what was corrected since", "", stands, "2019-05-08", stands, Older},
		{"a bare withdrawal", "", back, "2019-05-08", stands, Later},
		{"a withdrawal dated by the day", "2019-05-08", back, "2019-05-08T10:00:00Z", stands, Later},
		{"a withdrawal from before", "2019-05-07", back, "2019-05-08", stands, Older},
		{"withdrawn before, no moments", "", stands, "", back, Older},
		{"a copy of the moment of the withdrawal", "2019-05-08", stands, "2019-05-08", back, Older},
		{"given back", "2019-05-09", stands, "2019-05-08", back, Later},
		{"withdrawn twice", "", back, "", back, Level},
	} {
		next, known := Stamp{at(c.next), c.nextWithdrawn}, Stamp{at(c.known), c.knownWithdrawn}
		if got := next.Against(known); got != c.want {
			t.Errorf("%s: %v against %v is %d, want %d", c.name, next, known, got, c.want)
		}
	}
}

// TestOvertaken checks that what was overtaken stays so, and a state is level with itself.
func TestOvertaken(t *testing.T) {
	stamp := rapid.Custom(func(t *rapid.T) Stamp {
		var s Stamp
		if n := rapid.IntRange(0, 8).Draw(t, "hours"); n > 0 {
			s.Updated = time.Date(2019, 5, 8, 0, 0, 0, 0, time.UTC).Add(time.Duration(n-4) * 11 * time.Hour)
		}
		s.Withdrawn = rapid.Bool().Draw(t, "withdrawn")
		return s
	})
	rapid.Check(t, func(t *rapid.T) {
		known, next := stamp.Draw(t, "known"), stamp.Draw(t, "next")
		if known.Against(known) != Level {
			t.Fatalf("%v is not level with itself", known)
		}
		if next.Against(known) != Later {
			return
		}
		if now := next.Onto(known); !known.Withdrawn && known.Against(now) == Later {
			t.Fatalf("%v took the place of %v, which takes it back from %v", next, known, now)
		}
	})
}

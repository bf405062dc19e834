package extract

import "testing"

func TestParseYears(t *testing.T) {
	for text, want := range map[string]years{
		"1931":             {start: "1931", end: "1931"},
		"1931–40":          {start: "1931", end: "1940"},
		"1931 – 1940":      {start: "1931", end: "1940"},
		"1998-03":          {start: "1998", end: "2003"},
		"1931 to 1940":     {start: "1931", end: "1940"},
		"2007-present":     {start: "2007", open: true},
		"2007 to date":     {start: "2007", open: true},
		"2007–":            {start: "2007", open: true},
		"1992 – ":          {start: "1992", end: "1992"},
		"1992 – Ada Holt ": {start: "1992", end: "1992"},
	} {
		if got, _, ok := parseYears(text); !ok || got != want {
			t.Errorf("%q: got %+v, want %+v", text, got, want)
		}
	}
	for _, text := range []string{"", "31", "19311", "12345678", "3021", "May 1931"} {
		if got, _, ok := parseYears(text); ok {
			t.Errorf("%q: got %+v", text, got)
		}
	}
}

func TestAnnals(t *testing.T) {
	want := []string{"Ada Holt | president | Fen Golf Club | former | 1913 | 1931", "Ben Crane | president | Fen Golf Club | former | 1946 | 1969", "Colin Dane | president | Fen Golf Club | current | 2007"}
	for _, list := range []string{
		"1913–1931 Ada Holt\n\n1931–40 Closed\n\n1946 – 1969: Ben Crane\n\n2007 to date Colin Dane",
		"Ada Holt (1913-1931)\n\nBen Crane, 1946–69\n\nColin Dane 2007-present",
		"Ada Holt 1913–31\n\nBen Crane 1946-1969; saw off the road.\n\nColin Dane 2007-",
	} {
		checkFacts(t, []factCase{
			{"heading of a title", "Presidents of Fen Golf Club\n\n" + list, want, nil},
			{"heading of a body and a title", "A hundred years of Fen Golf Club: its presidents\n\n" + list, want, nil},
		})
	}
}

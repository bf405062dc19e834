package extract

import "time"

// ofVote says that a sentence may tell of a vote for a council: the article speaks of a
// vote and names a council, and the sentence speaks of no parliament.
func (s *state) ofVote(n int) bool {
	if len(s.called.kinds["council"]) == 0 {
		return false
	}
	if s.says(n, "parliament_word") {
		return false
	}
	for i := range s.doc.Tokens {
		if s.is("vote_word", &s.doc.Tokens[i]) {
			return true
		}
	}
	return false
}

// pollingDay is the day of the vote that the article reports: a day that a sentence about
// a vote names, or the Thursday before a paper of Friday or Saturday that tells of the
// count, as councils in these islands vote on Thursdays; else empty.
func (s *state) pollingDay() string {
	other := "" // a day that is no Thursday
	for n := range s.doc.Sentences {
		if !s.says(n, "poll_word") {
			continue
		}
		for _, m := range s.mentions[n] {
			if m.kind != kindDate || len(s.times[m.ref].Value) != len("2006-01-02") {
				continue
			}
			c := claim{start: s.times[m.ref].Value, status: "current"}
			if s.orderDates(&c); c.status != "current" {
				continue // it is to come
			}
			if s.onThursday(c.start) {
				return c.start
			}
			if other == "" {
				other = c.start
			}
		}
	}
	if other != "" {
		return other
	}
	if day := s.published.Weekday(); !s.published.IsZero() && (day == time.Friday || day == time.Saturday) {
		for i := range s.doc.Tokens {
			if s.is("count_word", &s.doc.Tokens[i]) {
				return s.published.AddDays(int(time.Thursday - day)).String()
			}
		}
	}
	return ""
}

func (s *state) onThursday(day string) bool {
	d, err := time.Parse("2006-01-02", day)
	return err == nil && d.Weekday() == time.Thursday
}

// elect dates the seat that a vote gave or took: unless its clause says when, it begins or
// ends on polling day.
func (s *state) elect(c *claim) {
	if c.start != "" || c.end != "" {
		return
	}
	switch day := s.pollingDay(); c.event {
	case "start":
		c.start = day
	case "end":
		c.end = day
	}
}

package ask

import (
	"cmp"
	"slices"

	"tenure/graph"
)

// grade says how sure it is that a tenure covered a day, from its own dates alone; "" when
// it did not. faint marks a possibility that rests on nothing but a date that is missing:
// it counts only while nobody else is known.
func grade(t *graph.Tenure, day string) (c Certainty, faint bool) {
	switch {
	case before(day, t.StartEarliest), before(t.EndLatest, day):
		return "", false
	case t.AttestedFirst != "" && t.AttestedFirst <= day && day <= t.AttestedLast:
		return Stated, false
	case t.AttestedFirst == "":
		return unattested(t, day)
	case day < t.AttestedFirst:
		// Between the earliest start and the first day in post; with no start, any day may be.
		return Possible, t.Start == ""
	case t.End == "" && t.EndLatest != "":
		// An article that speaks of a past holder tells the latest end, and no more.
		if day == t.EndLatest {
			return "", false
		}
		return Possible, false
	case t.End == "":
		if t.Status == "former" {
			return Possible, true
		}
		return Presumed, false
	case t.EndEarliest == "":
		return Possible, false // ended some March
	case day <= t.EndEarliest:
		return Presumed, false // an end that was announced
	}
	return Possible, false
}

// unattested grades a tenure that no dated article shows under way.
func unattested(t *graph.Tenure, day string) (Certainty, bool) {
	if t.Status != "current" {
		return Possible, t.StartEarliest == "" && t.Start == "" && t.EndEarliest == ""
	}
	if before(day, t.StartLatest) || t.EndEarliest != "" && t.EndEarliest < day {
		return Possible, false
	}
	return Presumed, false
}

// before says that both days are known and in this order.
func before(a, b string) bool { return a != "" && b != "" && a < b }

// interrupted says since when a holder of the only seat, whom articles show in post before
// and after a day, is not known to be: when between these two days somebody else held it.
// It returns the former of the two, "" when nothing came between.
func interrupted(t *graph.Tenure, all []graph.Tenure, s *sources, day string) string {
	from, to := t.AttestedFirst, t.AttestedLast
	for _, c := range s.claims[t.ID] {
		if c.Status != "current" || c.On == "" {
			continue
		}
		if c.On <= day {
			from = max(from, c.On)
		} else {
			to = min(to, c.On)
		}
	}
	for i := range all {
		o := &all[i]
		if o.Person == t.Person || o.AttestedFirst == "" {
			continue
		}
		if from < o.AttestedFirst && o.AttestedLast < to {
			return from
		}
	}
	return ""
}

// succeeded looks for a holder of the same seat who started after the tenure was last
// known to last: closed when surely by the day, edge when perhaps. known is that last day,
// "" for the last on which articles show the holder in post.
func succeeded(t *graph.Tenure, all []graph.Tenure, s *sources, known, day string) (closed, edge bool) {
	if known = cmp.Or(known, t.AttestedLast, t.StartLatest); known == "" {
		return false, false
	}
	for i := range all {
		o := &all[i]
		if o.ID == t.ID {
			continue
		}
		from, sure := o.StartEarliest, o.StartLatest
		if o.AttestedFirst == "" && o.Status != "current" {
			continue // only announced, or past without a day
		}
		if o.Start == "" || from == "" || sure == "" {
			from, sure = o.AttestedFirst, o.AttestedFirst
		}
		if sure != "" && sure <= known {
			// Began before; then it counts from when it is next seen in the seat.
			sure = s.seenAfter(o, known)
			from = sure
		}
		if sure == "" {
			continue
		}
		switch {
		case day >= sure:
			closed = true
		case day >= from:
			edge = true
		}
	}
	return closed, edge
}

// seenAfter is the first day after one on which an article shows the holder in post; "" when
// none does.
func (s *sources) seenAfter(t *graph.Tenure, day string) string {
	first := ""
	for _, c := range s.claims[t.ID] {
		if c.Status == "current" && c.On > day && (first == "" || c.On < first) {
			first = c.On
		}
	}
	return first
}

// rank orders certainties, the surest first.
func (c Certainty) rank() int { return slices.Index([]Certainty{Stated, Presumed, Possible}, c) }

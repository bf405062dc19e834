package extract

import (
	"slices"

	"tenure/extract/when"
)

// yearOf is the year in which a date lies for certain; 0 for none.
func yearOf(v string) int {
	x, err := when.Parse(v)
	if err != nil {
		return 0
	}
	d, ok := x.Earliest()
	if !ok {
		return 0
	}
	return d.Year
}

// chosenBefore says that a claim's start is the day on which its holder was chosen for a
// post that begins later, as an event tells: 'elected on Friday, she takes office on Monday'.
func (s *state) chosenBefore(c, e *claim) bool {
	if s.published.IsZero() || c.event != "start" || c.status == "former" || e.start == "" {
		return false
	}
	chosen, err := when.Parse(c.start)
	if err != nil {
		return false
	}
	begins, err := when.Parse(e.start)
	if err != nil {
		return false
	}
	a, ok := chosen.Earliest()
	b, ok2 := begins.Earliest()
	return ok && ok2 && b.Compare(s.published) > 0 && a.Compare(s.published) <= 0 && a.Compare(s.published.AddDays(-400)) > 0
}

// underWay says that a post is plainly held already, so that nothing to come begins it.
func (s *state) underWay(c *claim) bool {
	return c.held || c.status == "current" && c.event == "" && c.start != "" && yearOf(c.start) > 0 && yearOf(c.start) < s.published.Year
}

// toldNow says that the words of a match, or those right behind it, speak of today:
// 'currently head of planning', 'is director at present'.
func (s *state) toldNow(n, first, last int) bool {
	toks, end := s.doc.Tokens, s.doc.Sentences[n].Last
	for i := first; i < last; i++ {
		if s.is("now_word", &toks[i]) && !s.mentions[n].covered(i, kindPerson, kindOrg) {
			return true
		}
	}
	for i := max(first-2, 0); i+1 < min(last+2, end); i++ {
		if toks[i].Norm == "at" && (toks[i+1].Norm == "present" || toks[i+1].Norm == "moment") {
			return true
		}
	}
	return false
}

// toldApart says that a relative clause or a quotation begins between two tokens, so that
// a date in it dates something else.
func (s *state) toldApart(from, to int) bool {
	for i := from; i < to; i++ {
		if t := &s.doc.Tokens[i]; t.Norm == "who" || t.Norm == "whose" || t.Norm == "which" {
			return true
		}
	}
	return s.doc.Tokens[from].Quoted != s.doc.Tokens[to].Quoted
}

// settleCareers ends the posts that somebody rose from: of several posts at one body that
// begin one after the other, only the last goes on.
func (s *state) settleCareers() {
	for _, c := range s.claims {
		if c.status != "current" || c.event != "start" || c.seat != "title" || c.end != "" || c.held {
			continue
		}
		year := yearOf(c.start)
		if year == 0 {
			continue
		}
		if !s.published.IsZero() && year <= s.published.Year-25 {
			c.status = "former" // 'elected leader in 1974' tells of no leader of today
		}
		if next := s.nextPost(c, year); next != nil {
			c.status, c.end = "former", next.start
		}
	}
}

// nextPost is the first post to begin after a claim's at the same body, told of the same
// person in the same sentence.
func (s *state) nextPost(c *claim, year int) *claim {
	var next *claim
	for _, o := range s.claims {
		if o.person != c.person || o.sentence != c.sentence || o.seat != "title" || o.org != c.org || s.sameRole(o.role, c.role) || o.status == "future" || yearOf(o.start) <= year {
			continue
		}
		if next == nil || yearOf(o.start) < yearOf(next.start) {
			next = o
		}
	}
	if next != nil && slices.ContainsFunc(s.claims, func(o *claim) bool {
		return o.person == c.person && o.sentence != c.sentence && s.sameRole(o.role, c.role) && o.status == "current"
	}) {
		return nil
	}
	return next
}

// holdsOn says that what stands behind a match tells of a post that goes on: 'will be dean
// for a further three years'.
func (s *state) holdsOn(n, last int) bool {
	for i := last; i+1 < min(last+4, s.doc.Sentences[n].Last); i++ {
		if s.is("further_word", &s.doc.Tokens[i+1]) {
			switch s.doc.Tokens[i].Norm {
			case "for", "a":
				return true
			}
		}
	}
	return false
}

package extract

import (
	"slices"

	"tenure/extract/when"
)

// dayIn is the day of what a sentence reports: the last day given in it before token i,
// not after publication and not long before.
func (s *state) dayIn(n, before int) string {
	day, back := "", 21
	if before < 1<<30 {
		back = 92 // in the sentence itself
	}
	for _, m := range s.mentions[n] {
		if m.kind != kindDate || m.first >= before {
			continue
		}
		v, err := when.Parse(s.times[m.ref].Value)
		if err != nil || v.Precision() != when.PrecisionDay || v.IsInterval() {
			continue
		}
		if d, ok := v.Earliest(); ok && d.Compare(s.published) <= 0 && d.Compare(s.published.AddDays(-back)) >= 0 {
			if day == "" || before < 1<<30 {
				day = d.String()
			}
		}
	}
	return day
}

// eventDay is the day of what the article reports, when its opening tells it: the first
// day given there that is not after publication.
//
// The day on which a meeting was held comes before the 'today' of an announcement.
func (s *state) eventDay() string {
	found := ""
	for n := 0; n < len(s.doc.Sentences) && n < 4; n++ {
		day := s.dayIn(n, 1<<30)
		if day == "" || found != "" && !s.says(n, "meeting_word") {
			continue
		}
		if day != s.published.String() {
			return day
		}
		found = day
	}
	return found
}

// dateEvents gives the day of the event that the article reports to the beginnings and
// ends in it that have none of their own.
func (s *state) dateEvents() {
	if s.published.IsZero() {
		return
	}
	day := s.eventDay()
	lineup := s.reportsLineup()
	marked := slices.ContainsFunc(s.claims, func(c *claim) bool { return s.markedNew(c.sentence) })
	for _, c := range s.claims {
		own := s.dayIn(c.sentence, c.at)
		if own == "" && (c.sentence < 2 || (c.sentence < 4 || !s.toldAside(c)) && !s.datedOtherwise(c.sentence)) {
			own = day
		}
		switch {
		case s.goesOn(c): // 'Treasurer: Ada Holt (re-elected)'
		case c.event == "start" && c.status == "current" && c.start == "" && !c.weak:
			c.start = own
		case c.event == "end" && c.status == "former" && c.end == "":
			c.end = own
		case marked && !s.markedNew(c.sentence):
		case lineup && c.status == "current" && c.start == "" && (c.event == "lineup" || c.event == "state" && s.listed(c)):
			c.start = day
		}
	}
}

// datedOtherwise says that a sentence gives a time of its own that lies well before the
// event that the article reports.
func (s *state) datedOtherwise(n int) bool {
	for _, m := range s.mentions[n] {
		if m.kind != kindDate || s.times[m.ref].Kind != when.Point {
			continue
		}
		v, err := when.Parse(s.times[m.ref].Value)
		if err != nil {
			continue
		}
		if d, ok := v.Latest(); ok && d.Compare(s.published.AddDays(-21)) < 0 {
			return true
		}
	}
	return false
}

// toldAside says that a claim stands in a relative clause about the past, which tells of what
// was before: 'Cllr Holt, who replaced Mr Crane'.
func (s *state) toldAside(c *claim) bool {
	toks := s.doc.Tokens
	for i := c.at; i < min(c.at+14, s.doc.Sentences[c.sentence].Last-1); i++ {
		if toks[i].Norm == "who" {
			return toks[i+1].Tag != "VBZ" && toks[i+1].Tag != "MD"
		}
	}
	return false
}

// reportsLineup says that the article reports who was given which post, so that those in
// its lists took them up on the day.
func (s *state) reportsLineup() bool {
	for n := 0; n < len(s.doc.Sentences) && n < 5; n++ {
		if s.says(n, "lineup_news") {
			return true
		}
	}
	return slices.ContainsFunc(s.claims, func(c *claim) bool { return c.event == "start" && c.sentence < 4 && c.status == "current" })
}

// markedNew says that '(new)' stands in a line of a list: the others keep their posts.
func (s *state) markedNew(n int) bool {
	toks := s.doc.Tokens
	for i := s.doc.Sentences[n].First; i+2 < s.doc.Sentences[n].Last; i++ {
		if toks[i].Text == "(" && toks[i+1].Norm == "new" && toks[i+2].Text == ")" {
			return true
		}
	}
	return false
}

// listed says that a claim stands in a line of a list: 'Deputy Leader: Cllr Holt'.
func (s *state) listed(c *claim) bool {
	if c.at == 0 {
		return false
	}
	switch s.doc.Tokens[c.at-1].Text {
	case ":", "-", "–", "—":
		return true
	}
	return false
}

// goesOn says that the brackets behind a name in a list say that its holder keeps the post.
func (s *state) goesOn(c *claim) bool {
	m := s.mentions[c.sentence].starting(kindPerson, c.at)
	toks := s.doc.Tokens
	if m == nil || m.last+1 >= s.doc.Sentences[c.sentence].Last || toks[m.last].Text != "(" {
		return false
	}
	for i := m.last + 1; i < min(m.last+6, s.doc.Sentences[c.sentence].Last) && toks[i].Text != ")"; i++ {
		if s.is("chosen_again", &toks[i]) || s.is("unchanged", &toks[i]) {
			return true
		}
	}
	return false
}

package extract

import "sort"

import "tenure/extract/token"

// The day on which a list of posts takes effect: 'This is the new team from 1 April' stands
// once above a list and dates each line of it.

// dateLists dates what stands in lists by the words above them.
func (s *state) dateLists() {
	for _, c := range s.claims {
		if c.status != "current" || c.start != "" || c.end != "" || c.event != "state" && c.event != "lineup" || c.rule != ruleListed && !s.listed(c) {
			continue
		}
		if m := s.mentions[c.sentence].starting(kindPerson, c.at); m != nil && !s.unchanged(c.sentence, m.last) {
			s.dateLine(c)
		}
	}
}

// unchanged says that the words behind a name in a list say that nothing changes, and not
// in another post: 'who is clerk already'.
func (s *state) unchanged(n, from int) bool {
	for i := from; i < s.doc.Sentences[n].Last; i++ {
		if s.mentions[n].covering(kindPost, i) != nil || s.mentions[n].covering(kindOpen, i) != nil {
			return false
		}
		if s.is("no_change", &s.doc.Tokens[i]) {
			return true
		}
	}
	return false
}

// dateLine dates a line of a list: it looks back over the lines above and the headings
// among them to the first paragraph of prose, which may say from when the list holds.
func (s *state) dateLine(c *claim) {
	top := s.paragraphStart(c.sentence)
	for line := 0; top > 0 && line < listingReach; line++ {
		last := top - 1
		top = s.paragraphStart(last)
		for n := last; n >= max(top, last-1); n-- {
			if day := s.takesEffect(n); day != "" && (n == last || s.opensList(n, last)) && s.ofNobody(n) {
				c.start = day
				if s.published.IsZero() && s.will(n) {
					c.status = "future"
				}
				s.orderDates(c)
				return
			}
		}
		if !s.listLine(top, last) {
			if s.announces(last) {
				c.status = "future" // 'The appointments announced today are:'
			}
			return
		}
	}
}

// ofNobody says that a sentence names no person, whose day its date might be.
func (s *state) ofNobody(n int) bool {
	for _, m := range s.mentions[n] {
		if m.kind == kindPerson && m.sub != "pronoun" {
			return false
		}
	}
	return true
}

// opensList says that sentence n leads to the list below, though another stands between.
func (s *state) opensList(n, last int) bool { return n+1 == last && s.endsInColon(last) }

func (s *state) endsInColon(n int) bool {
	return s.doc.Tokens[s.doc.Sentences[n].Last-1].Text == ":"
}

// announces says that a sentence opens a list of those who have been chosen and are yet to
// start.
func (s *state) announces(n int) bool {
	return s.endsInColon(n) && (s.says(n, "to_come_noun") || s.will(n) && s.says(n, "chosen_word"))
}

// paragraphStart is the first sentence of the paragraph of sentence n.
func (s *state) paragraphStart(n int) int {
	all, para := s.doc.Sentences[:n+1], s.doc.Sentences[n].Paragraph
	return sort.Search(len(all), func(k int) bool { return all[k].Paragraph >= para })
}

// listLine says that a paragraph is a line of a list, or a heading in one: a title or field
// and a name behind a colon or dash, a name first, or few words without a stop.
func (s *state) listLine(top, last int) bool {
	if m := s.leadName(top); top == last && (s.bare(top) || m != nil && s.endsEntry(top, m.last)) && !s.endsInColon(top) {
		return true
	}
	if top == last && s.headingAt(top, 0) != nil {
		return true
	}
	sent := &s.doc.Sentences[top]
	for i := sent.First + 1; i+1 < sent.Last && i < sent.First+fieldTokens+6; i++ {
		if t := &s.doc.Tokens[i]; isDash(t.Text) || t.Text == ":" || t.Text == "|" {
			return s.doc.Tokens[i+1].Kind != token.Punct
		}
	}
	return false
}

// will says that a sentence speaks of what is to come.
func (s *state) will(n int) bool {
	for i := s.doc.Sentences[n].First; i < s.doc.Sentences[n].Last; i++ {
		if w := s.doc.Tokens[i].Norm; w == "will" || w == "'ll" {
			return true
		}
	}
	return false
}

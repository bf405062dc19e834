package extract

// readAsterisks reads lists of candidates in which a mark stands beside those who hold the
// seat already: 'Sitting members are marked with an asterisk', '* denotes sitting
// councillor'. The ward is what the line of the list opens with.
func (s *state) readAsterisks() {
	key := -1
	for n := range s.doc.Sentences {
		if s.explainsMark(n) {
			key = n
			break
		}
	}
	if key < 0 || !s.ofVote(key) {
		return
	}
	for n := range s.doc.Sentences {
		if n == key {
			continue
		}
		sent := &s.doc.Sentences[n]
		for i := sent.First; i < sent.Last; i++ {
			if s.doc.Tokens[i].Text != "*" {
				continue
			}
			m := s.mentions[n].starting(kindPerson, i+1)
			if m == nil {
				m = s.mentions[n].ending(kindPerson, i)
			}
			if m == nil || m.sub != "name" {
				continue
			}
			s.claims = append(s.claims, &claim{person: m.ref, org: -1, of: -1, party: -1, role: "councillor", seat: "councillor", status: "current", area: s.wardOfLine(n, i), sentence: n, at: m.first, rule: ruleMarked})
		}
	}
}

// ruleMarked is the name under which marks in lists of candidates are told.
const ruleMarked = "marked as a member in a list"

// explainsMark says that a sentence says what a mark in a list means: that somebody holds
// the seat today.
func (s *state) explainsMark(n int) bool {
	sent := &s.doc.Sentences[n]
	mark, sitting := false, false
	for i := sent.First; i < sent.Last; i++ {
		t := &s.doc.Tokens[i]
		switch {
		case s.is("mark_word", t):
			mark = true
		case t.Text == "*" && s.mentions[n].starting(kindPerson, i+1) == nil && i+1 < sent.Last:
			mark = true
		case s.is("sitting_word", t):
			sitting = true
		case t.Norm == "not" || t.Norm == "elected" || t.Norm == "winner" || t.Norm == "winners":
			return false
		}
	}
	return mark && sitting && sent.Last-sent.First <= 16
}

// wardOfLine is what stands before the first dash or colon of the line in which sentence n
// stands.
func (s *state) wardOfLine(n, before int) string {
	from := s.doc.Sentences[s.paragraphStart(n)].First
	for i := from; i < before && i <= from+fieldTokens; i++ {
		t := &s.doc.Tokens[i]
		if i > from && (isDash(t.Text) || t.Text == ":") {
			return s.text(from, i)
		}
	}
	return ""
}

package extract

import "strings"

// tenureOf is the one of several tenures that a claim speaks of, one of the same status
// if there is one; nil for none.
func (s *state) tenureOf(tenures []*claim, c *claim) *claim {
	var found *claim
	for _, o := range tenures {
		if !s.sameTenure(o, c) {
			continue
		}
		if o.status == c.status && o.interim == c.interim {
			return o
		}
		if found == nil {
			found = o
		}
	}
	return found
}

// sameTenure says that two claims speak of one tenure: same person, a title of the same
// words, a body that is the same or left open by one, and one spell.
func (s *state) sameTenure(a, b *claim) bool {
	if a.person != b.person || a.org != b.org && a.org >= 0 && b.org >= 0 || !s.sameRole(a.role, b.role) {
		return false
	}
	return !s.otherSpell(a, b)
}

// otherSpell says that two claims of one person in one post tell of two spells in it.
func (s *state) otherSpell(a, b *claim) bool {
	if a.status != b.status && a.start != "" && b.start != "" && a.start != b.start {
		return true // one is over and says when, the other goes on from a later day
	}
	if apart(a, b) || apart(b, a) {
		return true
	}
	if a.interim != b.interim {
		if a.status != b.status && (a.start != "" || b.start != "") {
			return true
		}
		if s.says(a.sentence, "for_good") || s.says(b.sentence, "for_good") {
			return true // 'the interim director was given the job permanently'
		}
	}
	over, other := a, b
	if b.status == "former" {
		over, other = b, a
	}
	if over.status != "former" || other.status == "former" || over.end == "" || over.event == "end" {
		return false
	}
	return other.event == "start" && !other.weak || s.says(over.sentence, "again_word")
}

// apart says that the first of two spells was over, by its own dates, when the second
// began.
func apart(a, b *claim) bool {
	if a.start == "" || a.end == "" || b.start == "" || b.end == "" || strings.ContainsAny(a.end+b.start, "X~?") {
		return false
	}
	n := min(len(a.end), len(b.start))
	return a.end[:n] < b.start[:n]
}

// says says that a word of a list stands in a sentence.
func (s *state) says(n int, list string) bool {
	for i := s.doc.Sentences[n].First; i < s.doc.Sentences[n].Last; i++ {
		if s.is(list, &s.doc.Tokens[i]) {
			return true
		}
	}
	return false
}

// merge adds to a claim what another says of the same tenure.
func (s *state) merge(a, b *claim) {
	if a.org < 0 {
		a.org = b.org
	}
	if len(b.role) > len(a.role) && (s.roleKey(a.role) != s.roleKey(b.role) || roleForms[a.role] == b.role) {
		a.role = b.role
	}
	if a.of < 0 {
		a.of = b.of
	}
	if a.area == "" {
		a.area = b.area
	}
	// The sentence that tells of the tenure itself outweighs one that names it in passing.
	if a.weight() < b.weight() {
		a.status, a.rule, a.sentence, a.event = b.status, b.rule, b.sentence, b.event
	}
	a.weak = a.weak && b.weak
	a.held = a.held || b.held
	a.interim = a.interim || b.interim
	if a.start == "" {
		a.start = b.start
	}
	if a.end == "" {
		a.end = b.end
	}
}

// weight says how much a claim's sentence tells of the tenure: an end or a status that is
// not the plain present most, a start next.
func (c *claim) weight() int {
	w := 0
	if c.status != "current" {
		w += 2
	}
	if c.event != "" || c.start != "" || c.end != "" {
		w++
	}
	if c.weak {
		w -= 2
	}
	return w
}

package extract

import (
	"tenure/extract/lexicon"
)

// toldBody is the body that the sentence of a claim tells of beside the holder or before
// the clause of the post, though not in the phrase that names the post: 'Fenwick Council,
// where she is head of law', 'Ada Holt, of Fenwick Council, chairs it', 'leaders Ada Holt
// (Fenwick) and Ben Crane (Netherby)'. -1 when it tells of none.
func (s *state) toldBody(c *claim) int {
	if o := s.besideHolder(c); o >= 0 {
		return o
	}
	if c.seat == "mp" {
		return -1
	}
	if o := s.beforeAs(c); o >= 0 {
		return o
	}
	if o := s.chooser(c); o >= 0 {
		return o
	}
	return s.beforeWhere(c)
}

// beforeAs is the body before 'as' and the post: 'was at Fenwick Council as a clerk',
// 'has been with Fenco since 2012, first as buyer', 'was with Fenco, rising to buyer'.
func (s *state) beforeAs(c *claim) int {
	ms, sent, toks := s.mentions[c.sentence], &s.doc.Sentences[c.sentence], s.doc.Tokens
	if c.phrase == nil || c.seat != "title" {
		return -1
	}
	k := c.phrase.first - 1
	if k <= sent.First || toks[k].Norm != "as" && !(toks[k].Norm == "to" && s.is("rising_word", &toks[k-1])) {
		return -1
	}
	for i := k - 1; i > sent.First && i > k-16; i-- {
		if t := &toks[i]; t.Text == ";" || t.Text == ":" || t.Text == "." || t.Norm == "and" || t.Norm == "but" || t.Norm == "replaced" || t.Norm == "who" || s.is("said", t) || s.mentions[c.sentence].covering(kindPost, i) != nil {
			return -1
		}
		m := ms.ending(kindOrg, i+1)
		if m == nil {
			continue
		}
		before := m.first - 1
		if before > sent.First && toks[before].Norm == "the" {
			before--
		}
		if before < sent.First || !s.is("works_at", &toks[before]) {
			return -1
		}
		if o := s.orgs[m.ref]; o.kind == "media" || o.kind == "party" || o.kind == "parliament" || s.ofCouncil(c) && o.kind != "council" {
			return -1
		}
		return m.ref
	}
	return -1
}

// chooser is the body that the sentence says chose, lost or spoke of the holder of a post
// that begins or ends: 'Fenco has made Ada Holt finance director', 'The ombudsman's office
// said that it had chosen Ben Crane as deputy'.
func (s *state) chooser(c *claim) int {
	if c.phrase == nil || c.seat != "title" || c.event != "start" && c.event != "end" {
		return -1
	}
	ms, sent, toks := s.mentions[c.sentence], &s.doc.Sentences[c.sentence], s.doc.Tokens
	found := -1
	for _, m := range ms {
		if m.first >= c.at || m.first >= c.phrase.first {
			continue
		}
		switch m.kind {
		case kindPerson:
			return -1 // who speaks, or is spoken of first, may be of anywhere
		case kindOrg:
			if found >= 0 && found != m.ref {
				return -1
			}
			k := m.last
			for k < sent.Last && (toks[k].Tag == "RB" || s.is("aux_have", &toks[k]) || ms.covered(k, kindDate)) {
				k++
			}
			if m.first > sent.First+1 || k >= c.at || !s.is("body_act", &toks[k]) && !s.is("said", &toks[k]) {
				return -1
			}
			found = m.ref
		}
	}
	if found < 0 {
		return -1
	}
	switch o := s.orgs[found]; {
	case o.kind == "media", o.kind == "party", o.kind == "parliament", o.kind == "committee", s.ofCouncil(c) && o.kind != "council":
		return -1
	}
	for k := sent.First; k < c.at; k++ {
		if t := &toks[k]; t.Norm == "who" || t.Norm == "whose" || t.Norm == "of" && k > sent.First && isCap(&toks[k-1]) && !ms.covered(k, kindOrg) {
			return -1
		}
	}
	return found
}

// besideHolder is the body that stands behind the name of the holder: ', of Fenwick
// Council', 'from Fenwick', '(Fenwick)'. A bare name counts when the article has a council
// of it.
func (s *state) besideHolder(c *claim) int {
	ms, sent, toks := s.mentions[c.sentence], &s.doc.Sentences[c.sentence], s.doc.Tokens
	m := ms.starting(kindPerson, c.at)
	if m == nil || m.sub == "pronoun" {
		return -1
	}
	k, close := m.last, ""
	if k < sent.Last && toks[k].Text == "," {
		k++
	}
	if k >= sent.Last {
		return -1
	}
	switch toks[k].Norm {
	case "of", "from", "at":
	case "(":
		close = ")"
	default:
		return -1
	}
	k++
	if k < sent.Last && toks[k].Norm == "the" {
		k++
	}
	if o := ms.starting(kindOrg, k); o != nil && s.titleBefore(c, m.first) && s.orgs[o.ref].kind != "media" && s.orgs[o.ref].kind != "party" && s.orgs[o.ref].kind != "parliament" {
		return o.ref // 'the chair, Ada Holt of Fen Homes'
	}
	if !s.ofCouncil(c) && close == "" {
		return -1 // a scholar of one university is chief scientist elsewhere
	}
	ends := func(i int) bool { return close == "" || i < sent.Last && toks[i].Text == close }
	if o := ms.starting(kindOrg, k); o != nil && ends(o.last) {
		switch kind := s.orgs[o.ref].kind; {
		case kind == "council", close != "" && c.seat == "title" && kind != "media" && kind != "party":
			return o.ref
		}
		return -1
	}
	if !s.ofCouncil(c) || k >= sent.Last || !isCap(&toks[k]) {
		return -1
	}
	from, to := s.nameAt(c.sentence, k)
	if to > from && ends(to) {
		if id, ok := s.called.by[byPlace+lexicon.Fold(s.text(from, to))]; ok && s.orgs[id].kind == "council" {
			return id
		}
	}
	return -1
}

// titleBefore says that the title of a claim stands right before the name at token i.
func (s *state) titleBefore(c *claim, i int) bool {
	if c.phrase == nil || c.seat != "title" || c.phrase.last > i {
		return false
	}
	return c.phrase.last == i || c.phrase.last+1 == i && s.doc.Tokens[i-1].Text == ","
}

// beforeWhere is the body before ', where' when the post stands in that clause.
func (s *state) beforeWhere(c *claim) int {
	ms, sent, toks := s.mentions[c.sentence], &s.doc.Sentences[c.sentence], s.doc.Tokens
	at := c.at
	if c.phrase != nil && c.phrase.headFirst > at {
		at = c.phrase.headFirst
	}
	w := -1
	for i := sent.First + 1; i < at; i++ {
		if toks[i].Norm == "where" {
			w = i
		} else if t := toks[i].Text; t == ";" || t == ":" {
			w = -1
		} else if w >= 0 && i > w && ms.covered(i, kindOrg) {
			w = -1 // another body was spoken of since
		}
	}
	if w < 0 || at-w > 25 {
		return -1
	}
	k := w
	if toks[k-1].Text == "," {
		k--
	}
	if name, from := s.strangerEnding(c.sentence, k, sent.First); name != "" && from-2 > sent.First && (toks[from-1].Norm == "in" || toks[from-1].Text == ",") {
		if ms.ending(kindOrg, from-1) != nil || isCap(&toks[from-2]) || toks[from-2].Norm == "'s" {
			k = from - 1 // 'the Fenwick Gallery in Dunmarsh, where'
		}
	}
	if m := ms.ending(kindOrg, k); m != nil {
		if o := s.orgs[m.ref]; s.ofCouncil(c) && o.kind != "council" && o.kind != "other" || o.kind == "media" || o.kind == "party" {
			return -1
		}
		return m.ref
	}
	if c.seat != "title" || k <= sent.First || !isCap(&toks[k-1]) {
		return -1
	}
	name, from := s.strangerEnding(c.sentence, k, sent.First)
	if name == "" {
		return -1
	}
	if id, ok := s.councilOf(lexicon.Fold(name)); ok {
		return id
	}
	if s.ofCouncil(c) {
		return s.govern(name, "council")
	}
	if n, _ := s.x.lex.Place(toks[:k], from); n == k-from {
		return -1 // 'moved to Fenwick, where he was head of a school'
	}
	return s.govern(name, "other")
}

// ofCouncil says that a claim is of a post that councils have.
func (s *state) ofCouncil(c *claim) bool {
	return c.seat == "councillor" || s.x.has("role_of_council", c.role) || s.x.has("role_of_council", headOf(c.role)) || s.x.has("council_field", fieldOf(c.role))
}

package extract

import (
	"strings"

	"tenure/extract/token"
)

// possessive reads whose the title is that follows the possessive ending at token k: that
// of a body, a party, a place, or a common noun. It returns where the phrase then begins, k
// when nothing of the kind stands there; whose is set when the phrase ends there, since the
// title is that of a person.
func (s *state) possessive(n, k, limit int, title []token.Token, seat bool, p *post) (from int, whose bool) {
	toks, ms := s.doc.Tokens, s.mentions[n]
	if m := ms.ending(kindOrg, k-1); m != nil && m.first >= limit {
		p.orgs = []int{m.ref}
		return m.first, false
	}
	if m := ms.ending(kindParty, k-1); m != nil && m.first >= limit {
		if s.isGroupPost(title[len(title)-1].Norm, seat) {
			p.orgs = []int{m.ref}
		} else {
			p.party = m.ref
		}
		return m.first, false
	}
	if m := ms.ending(kindPerson, k-1); m != nil {
		if m.sub != "pronoun" { // but 'she’s treasurer'
			p.owner = m.ref
			p.first, p.definite = k-1, true
		}
		return k, true
	}
	w := &toks[k-2]
	if s.is("place_noun", w) {
		if s.is("council_noun", w) {
			if o := s.councilOfTier(n, k, w.Norm); o >= 0 {
				p.orgs = []int{o}
			}
		}
		return k - 2, false
	}
	if w.Kind == token.Lower && (s.bodyNoun(w) || s.is("house_noun", w)) && k-2 > limit && toks[k-3].Norm == "the" {
		return k - 2, false // 'the hospital’s medical director'
	}
	if from := s.commonBody(n, k-1, limit); from < k-1 && !seat {
		p.orgs = []int{s.commonly(from, k-1)} // 'the interior ministry’s spokesman'
		return from, false
	}
	if w.Kind == token.Lower && strings.HasPrefix(w.Tag, "NN") && !s.is("folk", w) && !ms.covered(k-2, kindOrg, kindDate) {
		return k - 2, false // 'the park’s chief planner'
	}
	if name, from := s.placeEnding(k-1, limit); name != "" {
		p.orgs = []int{s.govern(name, s.kindOfPlace(from, k-1))}
		return from, false
	}
	if name, from := s.strangerEnding(n, k-1, limit); name != "" {
		p.orgs = []int{s.heldIn(name, title)}
		return from, false
	}
	return k, false
}

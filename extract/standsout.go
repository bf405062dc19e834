package extract

import (
	"slices"
	"sort"
	"strings"
)

// bodyInQuestion is the body that an officer's post belongs to when its sentence names
// none: the one that the article and the paragraph speak of most. Papers, parties,
// regulators and governments are spoken of in every kind of article. -1 when no body
// stands out.
func (s *state) bodyInQuestion(c *claim) int {
	best, most := s.standsOut(c, 0, "council", "nhs", "company", "school", "charity", "police", "fire", "union", "other")
	if best < 0 || s.orgs[best].kind == "council" || s.orgs[best].kind == "other" && most < 4 {
		if id := s.council(c.sentence, c.at); id >= 0 {
			return id
		}
	}
	if most < 3 {
		return -1 // named in passing
	}
	return best
}

// bodyOfArticle is the body, other than a council, that an article is about beyond doubt.
// -1 when there is none.
func (s *state) bodyOfArticle(c *claim) int {
	best, most := s.standsOut(c, 2, "nhs", "company", "school", "charity", "union", "other")
	if most < 4 {
		return -1
	}
	return best
}

// standsOut is the body of one of the kinds that stands out where a claim is made, by a
// margin, and how much it does.
func (s *state) standsOut(c *claim, margin int, kinds ...string) (int, int) {
	best, most, next := -1, 0, 0
	for _, id := range s.bodiesAbout(c) {
		o := s.orgs[id]
		if !contains(kinds, o.kind) || o.key == "nhs" || s.venue(id) {
			continue
		}
		if w := s.standing(id, c); w > most {
			best, most, next = id, w, most
		} else if w > next {
			next = w
		}
	}
	if most < next+margin {
		return -1, 0
	}
	return best, most
}

// venue says that a body is a place where people meet or a competition, at which nobody
// holds a post unless it is said.
func (s *state) venue(id int) bool {
	key := s.orgs[id].key
	return s.x.has("venue_end", key[strings.LastIndexByte(key, ' ')+1:])
}

// bodiesAbout returns the bodies that may stand out where a claim is made: all of them,
// or of very many those of most weight and those named just before it.
func (s *state) bodiesAbout(c *claim) []int {
	const many, some, near = 200, 50, 20
	if len(s.orgs) <= many {
		all := make([]int, len(s.orgs))
		for id := range all {
			all[id] = id
		}
		return all
	}
	if s.weighty == nil {
		for id := range s.orgs {
			s.weighty = append(s.weighty, id)
		}
		slices.SortStableFunc(s.weighty, func(a, b int) int { return s.orgs[b].weight - s.orgs[a].weight })
		s.weighty = s.weighty[:some]
	}
	ids := slices.Clone(s.weighty)
	for n := max(0, c.sentence-near); n <= c.sentence; n++ {
		for _, m := range s.mentions[n] {
			if m.kind == kindOrg {
				ids = append(ids, m.ref)
			}
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// standing says how much a body is the one spoken of where a claim stands: how often it is
// named, whether the article opens with it, and how near. Where it is named only to say
// whence somebody comes, it is hardly spoken of.
func (s *state) standing(id int, c *claim) int {
	w, near := 0, 0
	para := s.doc.Sentences[c.sentence].Paragraph
	for _, sp := range s.spansAbout(id, c.at) {
		if s.inPassing(sp) || s.ofPerson(sp) {
			continue
		}
		w++
		switch {
		case s.opening(sp.sentence):
			w += 3
		case sp.sentence < 3:
			w += 2
		}
		if m := s.mentions[sp.sentence].covering(kindPost, sp.first); m != nil && sp.first > m.first {
			continue // said of somebody's post
		}
		switch at := s.doc.Sentences[sp.sentence].Paragraph; {
		case sp.sentence == c.sentence && sp.first < c.at && s.acts(sp):
			near = max(near, 6)
		case sp.sentence == c.sentence && sp.first < c.at:
			near = max(near, 3)
		case at == para && sp.first < c.at:
			near = max(near, 2)
		case sp.sentence == c.sentence, at == para-1:
			near = max(near, 1)
		}
	}
	return min(w, 8) + near
}

// spansAbout returns where a body is named: of very many places the first ones and those
// about token i.
func (s *state) spansAbout(id, i int) []span {
	spans := s.orgs[id].spans
	const many, some = 80, 20
	if len(spans) <= many {
		return spans
	}
	at := sort.Search(len(spans), func(k int) bool { return spans[k].first >= i })
	return append(spans[:some:some], spans[max(some, min(at, len(spans))-some):min(len(spans), at+some)]...)
}

// ofPerson says that a body is named to say whence somebody is: 'Professor Holt of Fenland
// University', 'Ben Crane (Netherby College)'.
func (s *state) ofPerson(sp span) bool {
	toks, ms, from := s.doc.Tokens, s.mentions[sp.sentence], s.doc.Sentences[sp.sentence].First
	k := sp.first - 1
	if k > from && toks[k].Norm == "the" {
		k--
	}
	if k <= from {
		return false
	}
	switch toks[k].Norm {
	case "of", "from", "at", "(":
	default:
		return false
	}
	if toks[k-1].Text == "," {
		k--
	}
	return ms.ending(kindPerson, k) != nil
}

// acts says that a body is the subject of a clause: a verb follows it.
func (s *state) acts(sp span) bool {
	toks, last := s.doc.Tokens, s.doc.Sentences[sp.sentence].Last
	for k := sp.last; k < last && k < sp.last+2; k++ {
		switch tag := toks[k].Tag; {
		case tag == "MD", tag == "VBZ", tag == "VBD", tag == "VBP":
			return true
		case tag != "RB":
			return false
		}
	}
	return false
}

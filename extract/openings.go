package extract

import "slices"

// nobodyYet is the person of a claim whose holder another sentence names.
const nobodyYet = -2

// Where a sentence that names a post without its holder looks for them.
const (
	inNext = "=next" // the one who opens the sentence that follows, new to the article
	inLast = "=back" // the only one of the sentence before
)

// opening is a post that a sentence tells of without its holder: 'The leader of Dunmarsh
// Council has resigned.' It waits until the claims of all sentences are known.
type opening struct {
	claim
	where string
	told  *event // what the sentence tells of a person instead of a post: 'Her successor is an outsider'
}

// leaveOpen takes the claims and events that a rule made for nobody yet off their lists
// until their holder is found.
func (s *state) leaveOpen(claims, parties, events int, where string) {
	for _, c := range s.claims[claims:] {
		s.openings = append(s.openings, &opening{claim: *c, where: where})
	}
	for _, e := range s.events[events:] {
		s.openings = append(s.openings, &opening{claim: e.claim, where: where, told: e})
	}
	s.claims, s.parties, s.events = s.claims[:claims], s.parties[:parties], s.events[:events]
}

// settleOpenings gives the posts that were told without a holder to those who are named
// for them in the sentence that follows or goes before.
func (s *state) settleOpenings() {
	for _, o := range s.openings {
		if (s.persons(o.sentence) > 0 || s.titles(o.sentence) > 1) && o.told == nil {
			continue // who holds which of several posts is not sure
		}
		if s.x.has("not_in_question", o.role) || o.told == nil && o.event == "" && !o.said && o.sentence > 1 {
			continue
		}
		id, n := -1, o.sentence+1
		if o.where == inNext {
			if id = s.newcomer(n); id < 0 && n < len(s.doc.Sentences) && s.persons(n) == 0 && s.titles(n) == 0 {
				n++
				id = s.newcomer(n)
			}
		} else {
			if n = o.sentence - 1; n >= 0 {
				id = s.onlyPerson(n)
			}
		}
		if o.told != nil {
			if id >= 0 && id != o.told.before {
				o.told.person = id
				s.events = append(s.events, o.told)
			}
			continue
		}
		if id < 0 || s.titledOtherwise(id, n, o) || s.heldByAnother(id, o) {
			continue
		}
		c := o.claim
		c.person = id
		if s.sinceThen(c.sentence, c.start) {
			c.start = "" // 'a new chair, the ninth since 1966'
		}
		s.claims = append(s.claims, &c)
	}
}

// persons is how many people a sentence names.
func (s *state) persons(n int) int {
	k := 0
	for _, m := range s.mentions[n] {
		if (m.kind == kindPerson || m.kind == kindCouncillor) && m.sub != "pronoun" {
			k++
		}
	}
	return k
}

// titles is how many posts a sentence speaks of.
func (s *state) titles(n int) int {
	k := 0
	for _, m := range s.mentions[n] {
		if (m.kind == kindPost || m.kind == kindPosts) && m.sub == "title" {
			k++
		}
	}
	return k
}

// newcomer is the person with whose name sentence n opens, when the article has not named
// them before; -1 for none. 'According to', 'But' and the like do not open a sentence
// about the same matter, 'In a report on Tuesday,' does, and who is told of with an age and a place is somebody else.
func (s *state) newcomer(n int) int {
	if n >= len(s.doc.Sentences) {
		return -1
	}
	sent, toks := &s.doc.Sentences[n], s.doc.Tokens
	for _, m := range s.mentions[n] {
		if m.kind != kindPerson {
			continue
		}
		aside := m.first-sent.First <= 16 && m.first > sent.First && toks[m.first-1].Text == "," && (toks[sent.First].Tag == "IN" || toks[sent.First].Tag == "VBG") && toks[sent.First+1].Norm != "to"
		if m.sub != "name" || m.first-sent.First > 6 && !aside || toks[m.first].Quoted || firstSpan(s.people[m.ref].spans) < sent.First {
			return -1
		}
		for i := sent.First; i < m.first && !aside; i++ {
			if s.mentions[n].covered(i, kindParty, kindPost, kindOpen, kindOrg) || toks[i].Text == "," {
				continue
			}
			switch t := &toks[i]; t.Tag {
			case "NN", "NNP", "NNS", "NNPS", "JJ", "JJS", "DT", "CD", "POS", "VBN", "VBG", "``":
			default:
				return -1
			}
		}
		for i := m.last; i < min(m.last+5, sent.Last-1); i++ {
			if toks[i].Norm == "from" && toks[i-1].Text == "," || toks[i].Norm == "'s" && i == m.last {
				return -1
			}
		}
		return m.ref
	}
	return -1
}

// titledOtherwise says that the sentence which names a person gives them another post, so
// that the one left open is not theirs.
func (s *state) titledOtherwise(id, n int, o *opening) bool {
	return slices.ContainsFunc(s.claims, func(c *claim) bool {
		return c.person == id && c.sentence == n && c.seat == "title" && o.seat == "title" && c.status == "current" && c.event == "" && !s.sameRole(c.role, o.role)
	})
}

// heldByAnother says that the article gives the post to somebody else, or a like one to
// the same person.
func (s *state) heldByAnother(id int, o *opening) bool {
	return slices.ContainsFunc(s.claims, func(c *claim) bool {
		if c.person == id {
			return o.where == inLast && c.seat == "title" && c.org != o.org && s.sameRole(c.role, o.role) // 'the Labour leader', of who leads the council
		}
		if c.seat != o.seat || o.seat != "title" || !s.sameRole(c.role, o.role) || c.org >= 0 && o.org >= 0 && c.org != o.org {
			return false
		}
		switch {
		case o.status == "former" || o.event == "end":
			return c.ending()
		case o.fresh():
			return c.fresh()
		}
		return c.status == "current" && !c.fresh()
	})
}

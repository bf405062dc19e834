package extract

import (
	"strings"

	"tenure/extract/rule"
)

// cover reads 'Holt is filling in for Crane', 'the job is being done by Holt': the post is
// that of the person named, or the one in question.
func (s *state) cover(e *event) {
	if e.before < 0 {
		if o := s.leaving(e); o != nil {
			e.before = o.person
		} else if p := s.postInQuestion(e); p != nil {
			c := e.claim
			c.interim = true
			s.holdToo(&c, p)
			return
		} else {
			return
		}
	}
	var of *claim
	for _, o := range s.claims {
		if o.person != e.before || o.seat != "title" || o.status == "future" || s.x.has("not_in_question", o.role) {
			continue
		}
		over := o.status == "former" && o.event != "end"
		if of == nil || of.status == "former" && of.event != "end" && !over || !over && o.at <= e.at && o.at > of.at {
			of = o
		}
	}
	if of != nil {
		c := e.claim
		c.role, c.org, c.of, c.seat, c.said, c.interim = of.role, of.org, of.of, of.seat, of.said, true
		s.orderDates(&c)
		s.claims = append(s.claims, &c)
	}
}

// holdAlike reads 'comes from the same job at Fenwick Council': the title is that of the post
// told of before, the body another.
func (s *state) holdAlike(e *event) {
	var of *claim
	for _, c := range s.claims {
		if c.person == e.person && c.seat == "title" && c.at <= e.at && c.sentence >= e.sentence-2 && (of == nil || c.at >= of.at) {
			of = c
		}
	}
	if of == nil || e.org < 0 || of.org == e.org {
		return
	}
	c := e.claim
	c.role, c.seat, c.said, c.event = of.role, of.seat, true, ""
	if of.status == "future" && c.status == "former" {
		c.status = "current"
	}
	c.start, c.end = "", ""
	s.claims = append(s.claims, &c)
}

// leaving is the claim, just before an event, of somebody else who leaves or has left.
func (s *state) leaving(e *event) *claim {
	var best *claim
	for _, c := range s.claims {
		if best != nil && c.person == best.person && c.sentence == best.sentence && c.at == best.at && !s.sameRole(c.role, best.role) {
			return nil // of two posts, which is not said
		}
		if c.person != e.person && c.seat == "title" && c.at < e.at && c.sentence >= e.sentence-3 && (c.event == "end" || c.end != "" && c.status != "former") && (best == nil || c.at > best.at) {
			best = c
		}
	}
	return best
}

// succeed tells two tenures from 'Holt replaced Crane': they held one post, one after the
// other. It returns the claims of both, where it settles them.
func (s *state) succeed(e *event) (old, now *claim) {
	old, now = s.postOfOne(e, e.before, true), s.postOfOne(e, e.person, false)
	if e.of == "predecessor" && now == nil && old != nil && (old.sentence > e.sentence || !old.ending()) {
		old = nil // what is told of one of them later is another matter
	}
	if old == nil && (now == nil || now.sentence == e.sentence && now.event != "start" && !s.thenTaken(now, e)) {
		// 'who is cabinet member for housing and will succeed Mr Crane'
		p := s.postInQuestion(e)
		if p == nil || now != nil && now.phrase == p {
			return nil, nil
		}
		now = s.holdToo(&e.claim, p)
	}
	if old != nil && now != nil && (!s.sameRole(old.role, now.role) || old.said && now.said && old.org != now.org) {
		switch {
		case old.at > e.at && now.at <= e.at && now.status != "former":
			old = nil
		case old.sentence >= e.sentence-4 && s.says(e.sentence, "again_word"):
			now = nil // 'his successor will also act as treasurer'
		case now.fresh() && now.sentence >= e.sentence-3 && now.sentence <= e.sentence && !(old.ending() && old.sentence > now.sentence):
			old = nil // what the newcomer has been given is what the other held
		case old.ending() || old.sentence >= e.sentence-4:
			now = nil
		default:
			return nil, nil
		}
	}
	if old == nil && now.status == "former" && now.sentence > e.sentence {
		return nil, nil // who came after what the other did long ago is not said
	}
	switch {
	case old == nil:
		c := e.claim
		c.person, c.role, c.org, c.of, c.seat, c.said = e.before, now.role, now.org, now.of, now.seat, now.said
		c.start, c.interim, c.event = "", false, "end"
		c.end = e.start
		c.status = "former"
		if e.status == "future" || now.status == "future" {
			c.status = "current"
		}
		s.orderDates(&c)
		s.claims = append(s.claims, &c)
		if now.start == "" && now.status != "former" {
			now.start = e.start
		}
		return &c, now
	case now == nil:
		c := e.claim
		c.role, c.org, c.of, c.seat, c.said, c.event = old.role, old.org, old.of, old.seat, old.said, "start"
		s.orderDates(&c)
		s.claims = append(s.claims, &c)
		s.endOld(old, e)
		return old, &c
	}
	if now.start == "" {
		now.start = e.start
	}
	s.endOld(old, e)
	return old, now
}

// thenTaken says that the post which a sentence gives somebody before it tells whom they
// followed is the one in which they did: 'council leader Ada Holt, who succeeded Mr Crane in
// May'.
func (s *state) thenTaken(now *claim, e *event) bool {
	if e.of != "post" || e.status == "future" || now.status != "current" || now.start != "" || now.seat != "title" || now.phrase == nil || now.phrase.first > e.at+12 || s.x.has("not_in_question", headOf(now.role)) {
		return false
	}
	for i := e.at; i < min(e.at+16, s.doc.Sentences[e.sentence].Last); i++ {
		if s.doc.Tokens[i].Norm == "who" {
			return true
		}
	}
	return false
}

// settleOutgoing ends the post of whom a report calls the outgoing holder when it tells of
// somebody else who has begun in it.
func (s *state) settleOutgoing() {
	for _, c := range s.claims {
		if c.phrase == nil || c.status != "current" || c.end != "" || c.org < 0 || !s.outgoing(c.phrase) {
			continue
		}
		for _, o := range s.claims {
			if o.person != c.person && o.org == c.org && s.sameRole(o.role, c.role) && o.event == "start" && o.start != "" && o.status == "current" && !o.interim {
				c.status, c.end = "former", o.start
				s.orderDates(c)
				break
			}
		}
	}
}

func (s *state) outgoing(p *post) bool {
	for i := p.first; i < p.headFirst; i++ {
		switch s.doc.Tokens[i].Norm {
		case "outgoing", "departing", "retiring":
			return true
		}
	}
	return false
}

// postOfOne is the post of one of two people of whom one followed the other: that of the
// sentence itself before others, of the older one the post that is given up, of the newer
// the one that is taken up, and among those the last spoken of.
func (s *state) postOfOne(e *event, person int, former bool) *claim {
	var best *claim
	most := -1
	for _, c := range s.claims {
		if c.person != person || c.seat != "title" || former && c.status == "future" || s.x.has("not_in_question", c.role) {
			continue
		}
		rank := 0
		if c.sentence == e.sentence {
			rank += 8
		}
		if former && c.status == "former" || !former && c.fresh() {
			rank += 4
		}
		if c.at <= e.at {
			rank += 2
		}
		if best != nil && c.at > best.at == (c.at <= e.at) {
			rank++
		}
		if rank > most || rank == most && best != nil && c.at > best.at && c.at <= e.at {
			best, most = c, rank
		}
	}
	return best
}

// ending says that a claim tells of a post that its holder gives up or has given up.
func (c *claim) ending() bool { return c.status == "former" || c.event == "end" || c.end != "" }

func (s *state) endOld(old *claim, e *event) {
	if old.end == "" {
		old.end = e.start
	}
	if old.status == "current" && e.status != "future" {
		old.status = "former"
	}
	s.orderDates(old)
}

// hangsOn is the person that a capture holds, or if it holds none the one whom 'his' or
// 'her' in the match means: the one spoken of last.
func (s *state) hangsOn(n int, rs *rule.Sentence, m *rule.Match, name string, not int) int {
	if name != "" {
		for _, p := range captured(rs, m, name, kindPerson, kindObject) {
			return p.Ref
		}
	}
	for i := m.First; i < m.Last; i++ {
		switch s.doc.Tokens[i].Norm {
		case "his", "him":
			return s.lastPerson(n, i, not, 'm')
		case "her":
			return s.lastPerson(n, i, not, 'f')
		case "their":
			return s.lastPerson(n, i, not, 0)
		}
	}
	return s.lastPerson(n, m.First, not, 0)
}

// settleDeputies gives 'her deputy' the title of the person whose deputy it is: the last
// that the article gives before, which others can be deputies in.
func (s *state) settleDeputies() {
	for _, d := range s.deputies {
		var of *claim
		if d.chief < 0 {
			if of = s.chiefInQuestion(d); of == nil {
				continue
			}
		}
		for _, c := range s.claims {
			if c.person != d.chief || c.seat != "title" || c.org < 0 && c.status == "former" || strings.HasPrefix(c.role, "deputy") || !s.hasDeputies(c.role) {
				continue
			}
			if of == nil || c.at <= d.at && (c.at > of.at || of.at > d.at) && c.weight() >= of.weight()-2 {
				of = c
			}
		}
		if of == nil {
			continue
		}
		c := *d
		c.role, c.org, c.of, c.said = c.role+of.role, of.org, of.of, of.said
		s.claims = append(s.claims, &c)
	}
}

// chiefInQuestion is the post under which 'the deputy' serves when it is not said whose:
// the last spoken of just before that may have one.
func (s *state) chiefInQuestion(d *claim) *claim {
	var of *claim
	for _, c := range s.claims {
		if c.person != d.person && c.at < d.at && c.sentence >= d.sentence-2 && c.seat == "title" && !strings.HasPrefix(c.role, "deputy") && s.hasDeputies(c.role) && (of == nil || c.at > of.at) {
			of = c
		}
	}
	return of
}

// rankBelow is what goes before a title for the post of whom the words in a match call so:
// 'her deputy', 'his vice', 'the assistant of'.
func (s *state) rankBelow(m *rule.Match) string {
	d, ok := m.Get("deputy")
	if !ok {
		return "deputy "
	}
	switch w := s.doc.Tokens[d.First].Norm; w {
	case "assistant", "depute":
		return w + " "
	case "vice":
		return "vice-"
	}
	return "deputy "
}

// hasDeputies says that the holder of a post may have a deputy in it.
func (s *state) hasDeputies(role string) bool {
	if s.x.has("has_deputy", role) || strings.HasPrefix(role, "chief ") || strings.Contains(role, "director") {
		return true
	}
	head, _, _ := strings.Cut(strings.Split(role, " for ")[0], " of ")
	return s.x.has("has_deputy", head[strings.LastIndexByte(head, ' ')+1:])
}

// lastPerson is the person of a gender (0 for any) spoken of last before token i.
func (s *state) lastPerson(n, i, not int, gender byte) int {
	for back := n; back >= 0 && back >= n-2; back-- {
		best, at := -1, -1
		for _, m := range s.mentions[back] {
			if m.kind == kindPerson && m.first < i && m.first > at && m.ref != not && (gender == 0 || s.people[m.ref].gender == 0 || s.people[m.ref].gender == gender) {
				best, at = m.ref, m.first
			}
		}
		if best >= 0 {
			if back < n { // of the sentence before, its subject
				if sub := s.subject(back, 1<<30, gender); sub >= 0 && sub != not {
					return sub
				}
			}
			return best
		}
	}
	return -1
}

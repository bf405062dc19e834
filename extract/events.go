package extract

import (
	"slices"

	"tenure/extract/rule"
	"tenure/extract/when"
)

// event is something that a clause tells of a person's post without naming the post:
// 'who took up the role in May', 'left the post last August', 'replaced Cllr Crane'.
type event struct {
	claim         // person, sentence, place, rule, dates and status as read
	before int    // the person whose post the holder takes over; -1 for none
	of     string // which posts: see yieldKeys
}

// readEvent notes what a match tells of a post that it does not name.
func (s *state) readEvent(n int, m *rule.Match, base claim, before int, kind string) {
	if v, ok := m.Get("verb"); ok && s.doc.Tokens[v.First].Quoted != s.doc.Tokens[base.at].Quoted {
		return // 'Holt said: "She leaves with our thanks"'
	}
	e := event{claim: base, before: before, of: kind}
	s.date(&e.claim, m)
	if before >= 0 && e.start != "" && s.sinceThen(n, e.start) {
		e.start = "" // 'replaces Crane, leader since 2011'
	}
	if kind == "cover" || kind == "vacancy" {
		e.at = m.First // what the post is called stands before it
	}
	s.events = append(s.events, &e)
}

// sinceThen says that a date of a sentence is one since when something has been so.
func (s *state) sinceThen(n int, value string) bool {
	return slices.ContainsFunc(s.mentions[n], func(m mention) bool {
		return m.kind == kindDate && s.times[m.ref].Kind == when.Since && s.times[m.ref].Value == value
	})
}

// settleEvents gives each event to the post that it is about: that of the same person
// said last before it, or else first after it. Successions come first, since they tell of
// posts that other events may be about.
func (s *state) settleEvents() {
	s.settleSame()
	s.settleCareers()
	var pairs [][2]*claim
	for _, e := range s.events {
		if e.before >= 0 && e.of != "cover" {
			if old, now := s.succeed(e); old != nil && now != nil {
				pairs = append(pairs, [2]*claim{old, now})
			}
		}
	}
	for _, e := range s.events {
		switch {
		case e.of == "cover":
			s.cover(e)
		case e.before >= 0:
		case e.of == "alike":
			s.holdAlike(e)
		case e.of == "all":
			s.endAll(e)
		default:
			s.settleEvent(e)
		}
	}
	for _, e := range s.events { // 'leaves in May and takes over at Fen Homes'
		if e.event != "end" || e.status != "current" {
			continue
		}
		for _, c := range s.claims {
			if c.person == e.person && c.sentence == e.sentence && c.event == "start" && c.status == "current" && c.start == "" {
				c.status = "future"
			}
		}
	}
	s.settleInterim()
	s.longGone()
	s.dateLists()
	s.dateEvents()
	for _, p := range pairs { // who was replaced left when the new one came
		if old, now := p[0], p[1]; old.end == "" {
			old.end = now.start
		}
	}
}

// settleSame: 'made Ada Holt mayor and Ben Crane her deputy' tells of two beginnings.
func (s *state) settleSame() {
	for _, c := range s.claims {
		if c.event != "same" {
			continue
		}
		c.event = ""
		var of *claim
		for _, o := range s.claims {
			if o.person != c.person && o.seat == "title" && !o.weak && o.sentence == c.sentence && o.at < c.at && o.event != "same" && o.event != "" && (of == nil || o.at > of.at) {
				of = o
			}
		}
		if of == nil || c.start != "" || c.end != "" {
			continue
		}
		c.event, c.start, c.end = of.event, of.start, of.end
		if of.status == "future" && c.status == "current" {
			c.status = "future"
		}
	}
}

func (s *state) settleEvent(e *event) {
	c := s.postOf(e)
	if c == nil && e.of == "any" {
		seat := *e
		seat.of = "seat"
		c = s.postOf(&seat)
	}
	if c == nil && e.of == "vacancy" {
		if p := s.postInQuestion(e); p != nil {
			s.holdToo(&e.claim, p)
		}
		return
	}
	if c == nil {
		return
	}
	targets := []*claim{c}
	if e.event == "end" && e.of != "seat" { // who leaves a body leaves all posts there that one sentence names
		for _, o := range s.claims {
			if o != c && o.person == c.person && o.org == c.org && o.sentence == c.sentence && o.seat == "title" && o.status == c.status {
				targets = append(targets, o)
			}
		}
	}
	if e.event == "start" && c.fresh() { // 'appointed as clerk and treasurer; she starts in May'
		for _, o := range s.claims {
			if o != c && o.person == c.person && o.org == c.org && o.sentence == c.sentence && o.at == c.at && o.rule == c.rule && o.seat == "title" && o.start == "" && o.fresh() {
				targets = append(targets, o)
			}
		}
	}
	for _, t := range targets {
		s.apply(t, &e.claim)
	}
}

// apply adds to a claim what an event tells of it.
func (s *state) apply(c, e *claim) {
	c.interim = c.interim || e.interim
	switch e.event {
	case "start":
		if c.start == "" || s.chosenBefore(c, e) {
			c.start = e.start
		}
		if c.end == "" {
			c.end = e.end
		}
		if c.event == "" && !c.weak {
			c.event = "start"
		}
		if e.status == "future" && c.status == "current" && c.start != "" {
			c.status = "future"
		}
	case "end":
		if c.end == "" {
			c.end = e.end
		}
		if c.start == "" {
			c.start = e.start
		}
		if e.status == "former" && c.status == "current" {
			c.status, c.sentence, c.rule, c.weak = "former", e.sentence, e.rule, false
			c.event = "end"
		}
	default:
		if c.start == "" {
			c.start = e.start
		}
		if c.end == "" {
			c.end = e.end
		}
	}
	s.orderDates(c)
}

// endAll ends every post that somebody still held: who dies, leaves them all.
func (s *state) endAll(e *event) {
	if t := s.doc.Tokens[e.at].Norm; (t == "he" || t == "she") && e.person != s.mainPerson() {
		return // who is meant is not sure enough
	}
	career := s.careerTold(e)
	for _, c := range s.claims {
		switch {
		case c.person != e.person || c.rule == e.rule || s.saidFormer(c):
		case career && c.sentence > e.sentence && c.event == "start" && c.start != "" && c.status == "current":
			c.status = "former" // how long it lasted is not said
		case c.status == "current":
			s.apply(c, &e.claim)
		case c.status == "former" && c.end == "" && (c.start != "" || c.sentence == e.sentence && s.says(c.sentence, "clause_while")): // 'had been leader since 2014', 'died while serving as leader'
			c.end = e.end
			c.event = "end"
		}
	}
}

// careerTold says that the article goes through the life of one who has died: three posts
// or more are told of afterwards.
func (s *state) careerTold(e *event) bool {
	told := 0
	for _, c := range s.claims {
		if c.person == e.person && c.sentence > e.sentence && c.seat == "title" && (c.status == "former" || c.start != "") {
			told++
		}
	}
	return told >= 3
}

// saidFormer says that the article calls the holder of a post a former one, so that it
// was over before: 'Robert Crane, the former mayor, has died'.
func (s *state) saidFormer(c *claim) bool {
	return slices.ContainsFunc(s.claims, func(o *claim) bool {
		return o.person == c.person && o.status == "former" && o.event == "" && o.start == "" && o.end == "" && s.sameRole(o.role, c.role)
	})
}

// mainPerson is the person whom the article is about: named most often, or -1.
func (s *state) mainPerson() int {
	best := -1
	for id, p := range s.people {
		if !p.hidden && (best < 0 || len(p.spans) > len(s.people[best].spans)) {
			best = id
		}
	}
	return best
}

// postOf is the post of its person that an event is about.
func (s *state) postOf(e *event) *claim {
	var best *claim
	seat := e.of == "seat"
	for _, c := range s.claims {
		if c.person != e.person || (c.seat != "title") != seat && !(e.of == "post" && c.seat == "mp") {
			continue
		}
		if e.status == "future" && e.event == "start" && s.underWay(c) {
			continue // 'Ada Holt, currently director at Fen Homes, will start in May'
		}
		if c.status == "former" && (e.event == "start" || e.event == "" && c.sentence != e.sentence && (c.start != "" || c.event != "end")) || c.sentence < e.sentence-4 && best != nil {
			continue
		}
		if e.org >= 0 && c.org >= 0 && e.org != c.org {
			continue // 'left Fen Homes' says nothing of a post elsewhere
		}
		if (e.event == "end" || e.event == "" && e.end != "" && e.start == "") && (c.status == "future" || c.event == "start" && c.sentence == e.sentence && c.at >= e.at && (c.start == "" || e.end == "" || c.start >= e.end)) {
			continue // 'leaves in March and starts as chief officer'
		}
		switch {
		case best == nil:
			best = c
		case !seat && best.seat != c.seat && (c.seat == "mp" || best.seat == "mp"): // a seat in parliament only where no title is meant
			if c.seat == "title" && (c.sentence == e.sentence || best.sentence != e.sentence) || c.sentence == e.sentence && best.sentence != e.sentence {
				best = c
			}
		case e.event == "start" && best.fresh() != c.fresh(): // whoever is appointed takes up the new post, not the one held so far
			if c.fresh() {
				best = c
			}
		case c.sentence == e.sentence && best.sentence != e.sentence:
			best = c
		case best.sentence == e.sentence && c.sentence != e.sentence:
		case c.at <= e.at && (best.at > e.at || c.at > best.at && c.weight() >= best.weight()):
			best = c
		}
	}
	return best
}

// fresh says that a claim tells of a post that is new to its holder.
func (c *claim) fresh() bool { return c.event == "start" || c.status == "future" }

// postInQuestion is the post that 'the job' means where an event tells of it: the one
// spoken of last, unless that is somebody else's who stays in it.
func (s *state) postInQuestion(e *event) *post {
	var best *post
	for _, p := range s.posts {
		if p.first < e.at && p.sub == "title" && p.owner < 0 && !p.several && !p.former && !s.x.has("not_in_question", p.role) && (best == nil || p.first > best.first) && s.sentenceOf(p.first) >= e.sentence-2 && !s.kept(p, e) {
			best = p
		}
	}
	return best
}

// kept says that a post is held by other people than the one of an event, and that it is
// not they who came before or after.
func (s *state) kept(p *post, e *event) bool {
	held := false
	for _, c := range s.claims {
		if c.phrase != p {
			continue
		}
		if c.person == e.person || e.status == "former" && c.fresh() || e.status != "former" && (c.ending() || s.goes(c)) || e.before == c.person && (e.of != "predecessor" || c.ending()) || e.before >= 0 && c.fresh() {
			return false
		}
		held = true
	}
	return held
}

// goes says that a clause near a claim tells that its holder leaves.
func (s *state) goes(c *claim) bool {
	return slices.ContainsFunc(s.events, func(e *event) bool {
		return e.person == c.person && e.event == "end" && e.of != "seat" && e.sentence >= c.sentence && e.sentence <= c.sentence+2 || e.before == c.person
	})
}

// holdToo makes a claim of an event to a post.
func (s *state) holdToo(e *claim, p *post) *claim {
	c := *e
	c.role, c.seat, c.phrase = p.role, p.sub, p
	if len(p.orgs) > 0 {
		c.org, c.of, c.said = p.orgs[0], p.inside, true
	} else if c.org < 0 {
		at := c
		at.sentence, at.at = s.sentenceOf(p.first), p.first
		c.org = s.defaultBody(&at)
	}
	s.orderDates(&c)
	s.claims = append(s.claims, &c)
	return &c
}

// settleInterim: 'the interim director has agreed to stay on' says how the one person who
// holds that post holds it.
func (s *state) settleInterim() {
	for _, p := range s.posts {
		if !p.interim || p.sub != "title" {
			continue
		}
		n := s.sentenceOf(p.first)
		var holder *claim
		alone := true
		for _, m := range s.mentions[n] {
			alone = alone && (m.kind != kindPerson || m.sub == "pronoun")
		}
		for _, c := range s.claims {
			if c.seat != "title" || !s.sameRole(c.role, p.role) {
				continue
			}
			if c.sentence == n || holder != nil && holder.person != c.person || c.event == "start" || c.status == "former" {
				alone = false
				break
			}
			holder = c
		}
		if alone && holder != nil {
			holder.interim = true
		}
	}
}

// longGone: a title beside a name in a sentence about a year long past was held then:
// 'In 1983 President Crane signed it'. It says nothing of who is in post today, unless
// the person is spoken of elsewhere as well.
func (s *state) longGone() {
	if s.published.IsZero() {
		return
	}
	for _, c := range s.claims {
		if !c.weak || c.status != "current" || c.seat == "councillor" || c.start != "" || c.end != "" {
			continue
		}
		if slices.ContainsFunc(s.people[c.person].spans, func(sp span) bool { return sp.sentence != c.sentence }) {
			continue
		}
		for _, m := range s.mentions[c.sentence] {
			if m.kind != kindDate || s.governor(c.sentence, m.first, m.first, m.first) == "since" || s.times[m.ref].Kind != when.Point || s.toldApart(c.at, m.first) {
				continue
			}
			v, err := when.Parse(s.times[m.ref].Value)
			if err != nil {
				continue
			}
			if d, ok := v.Latest(); ok && d.Compare(s.published.AddDays(-4*365)) < 0 {
				c.status = "former"
			}
		}
	}
}

// lastNamed gives rules without a person in them the one spoken of last: 'The appointment
// takes effect in May'.
func (s *state) lastNamed(n int, m *rule.Match, who string, found []rule.Mention) []rule.Mention {
	if who != "=before" {
		return found
	}
	if id := s.hangsOn(n, nil, m, "", -1); id >= 0 {
		return []rule.Mention{{Kind: kindPerson, First: m.First, Last: m.Last, Ref: id}}
	}
	return nil
}

package extract

import (
	"slices"
	"strings"

	"tenure/extract/rule"
	"tenure/extract/when"
)

// event is something that a clause tells of a person's post without naming the post:
// 'who took up the role in May', 'left the post last August', 'replaced Cllr Crane'.
type event struct {
	claim        // person, sentence, place, rule, dates and status as read
	before  int  // the person whose post the holder takes over; -1 for none
	council bool // it is the seat on the council that begins or ends
}

// readEvent notes what a match tells of a post that it does not name.
func (s *state) readEvent(n int, m *rule.Match, base claim, before int, kind string) {
	e := event{claim: base, before: before, council: kind == "seat"}
	s.date(&e.claim, m)
	s.events = append(s.events, &e)
}

// settleEvents gives each event to the post that it is about: that of the same person
// said last before it, or else first after it.
func (s *state) settleEvents() {
	for _, e := range s.events {
		if e.before >= 0 {
			s.succeed(e)
			continue
		}
		c := s.postOf(e)
		if c == nil {
			continue
		}
		targets := []*claim{c}
		if e.event == "end" && !e.council { // who leaves a body leaves all posts there that one sentence names
			for _, o := range s.claims {
				if o != c && o.person == c.person && o.org == c.org && o.sentence == c.sentence && o.seat == "title" && o.status == c.status {
					targets = append(targets, o)
				}
			}
		}
		for _, t := range targets {
			s.apply(t, &e.claim)
		}
	}
}

// apply adds to a claim what an event tells of it.
func (s *state) apply(c, e *claim) {
	switch e.event {
	case "start":
		if c.start == "" {
			c.start = e.start
		}
		if e.status == "future" && c.status == "current" && c.start != "" {
			c.status = "future"
		}
	case "end":
		if c.end == "" {
			c.end = e.end
		}
		if e.status == "former" && c.status == "current" {
			c.status, c.sentence, c.rule, c.weak = "former", e.sentence, e.rule, false
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

// postOf is the post of its person that an event is about.
func (s *state) postOf(e *event) *claim {
	var best *claim
	for _, c := range s.claims {
		if c.person != e.person || (c.seat != "title") != e.council {
			continue
		}
		if c.status == "former" && e.event != "end" || c.sentence < e.sentence-4 && best != nil {
			continue
		}
		switch {
		case best == nil:
			best = c
		case c.sentence == e.sentence && best.sentence != e.sentence:
			best = c
		case best.sentence == e.sentence && c.sentence != e.sentence:
		case c.at <= e.at && (best.at > e.at || c.at > best.at && c.weight() >= best.weight()):
			best = c
		}
	}
	return best
}

// succeed tells two tenures from 'Holt replaced Crane': they held one post, one after the
// other.
func (s *state) succeed(e *event) {
	find := func(person int, former bool) *claim {
		var best *claim
		for _, c := range s.claims {
			if c.person == person && c.seat == "title" && (best == nil || c.sentence == e.sentence && best.sentence != e.sentence || former && c.status == "former" && best.status != "former") {
				best = c
			}
		}
		return best
	}
	old, now := find(e.before, true), find(e.person, false)
	switch {
	case old == nil && now == nil:
		return
	case old == nil:
		if now.sentence == e.sentence && now.event != "start" {
			return // 'who is cabinet member for housing and will succeed Mr Crane'
		}
		c := e.claim
		c.person, c.role, c.org, c.seat, c.said = e.before, now.role, now.org, now.seat, now.said
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
	case now == nil:
		c := e.claim
		c.role, c.org, c.seat, c.said, c.event = old.role, old.org, old.seat, old.said, "start"
		s.orderDates(&c)
		s.claims = append(s.claims, &c)
		s.endOld(old, e)
	case s.sameRole(old.role, now.role):
		if now.start == "" {
			now.start = e.start
		}
		s.endOld(old, e)
	}
}

func (s *state) endOld(old *claim, e *event) {
	if old.end == "" {
		old.end = e.start
	}
	if old.status == "current" && e.status != "future" {
		old.status = "former"
	}
	s.orderDates(old)
}

// eventDay is the day of what the article reports, when its opening tells it: the first
// day given there that is not after publication.
func (s *state) eventDay() string {
	if s.published.IsZero() {
		return ""
	}
	for n := 0; n < len(s.doc.Sentences) && n < 4; n++ {
		for _, m := range s.mentions[n] {
			if m.kind != kindDate {
				continue
			}
			v, err := when.Parse(s.times[m.ref].Value)
			if err != nil || v.Precision() != when.PrecisionDay || v.IsInterval() {
				continue
			}
			if d, ok := v.Earliest(); ok && d.Compare(s.published) <= 0 && d.Compare(s.published.AddDays(-21)) >= 0 {
				return d.String()
			}
		}
	}
	return ""
}

// dateEvents gives the day of the event that the article reports to the beginnings and
// ends in it that have none of their own.
func (s *state) dateEvents() {
	day := s.eventDay()
	if day == "" {
		return
	}
	lede := slices.ContainsFunc(s.claims, func(c *claim) bool { return c.event == "start" && c.sentence < 4 && c.status == "current" })
	for _, c := range s.claims {
		switch {
		case c.event == "start" && c.status == "current" && c.start == "" && !c.weak:
			c.start = day
		case c.event == "end" && c.status == "former" && c.end == "":
			c.end = day
		case c.event == "lineup" && lede && c.status == "current" && c.start == "":
			c.start = day
		}
	}
}

// inCharge reads 'who is in charge of finance', 'looked after housing': what the council
// calls such a post stands elsewhere in the article.
func (s *state) inCharge(n int, base claim, topic rule.Capture) {
	title := s.lineupTitle(n, topic.First)
	if title == "" {
		title = s.lineupTitle(len(s.doc.Sentences)-1, len(s.doc.Tokens))
	}
	if title == "" {
		return
	}
	to := s.topicAt(n, topic.First)
	if to <= topic.First {
		return
	}
	c := base
	c.role = title + " for " + strings.ToLower(s.text(topic.First, to))
	s.claims = append(s.claims, &c)
}

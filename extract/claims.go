package extract

import (
	"fmt"
	"slices"
	"strings"

	"tenure/extract/rule"
)

// claim is one tenure or membership as a rule read it.
type claim struct {
	person   int
	role     string
	org      int // -1 when not said
	of       int // the body that org is part of, when it is said; -1
	status   string
	interim  bool
	start    string
	end      string
	area     string
	party    int // memberships only
	sentence int
	at       int // token, for order and for what 'the council' means there
	rule     string
	event    string // start, end, state: what the rule saw happen
	seat     string // title, councillor, mp
	said     bool   // the body was said, not inferred
	several  bool   // said of several people who held the post
	vague    bool   // its body is said, but with a common noun that names none
	chief    int    // the person whose deputy this is
	needy    bool   // its title says too little unless its body is known
	listed   bool   // it stands in a list laid out over lines
	held     bool   // said to be held today
	weak     bool   // said in passing: it yields to what another sentence states
	phrase   *post  // the phrase that names the post; nil when no phrase does

	misread    bool // another reading of its sentence takes its place
	lastResort bool // it yields to what another rule reads in the same sentence
}

// yieldKeys are what a rule of stage claim may yield.
//
//	person  the capture that holds the person (default holder); =before for the one spoken of last; =last for the only one spoken of just before;
//	        =next for a newcomer whose name opens the next sentence; =back for the only one of the
//	        sentence before: both where the sentence itself names nobody
//	post    the capture of a Post mention; or instead:
//	role    the title in words, or =name for the text of a capture
//	org     the capture of an Org mention
//	place   the capture of the place whose the post is, when the phrase names no body
//	area    the capture whose text is the ward or constituency
//	party   the capture of a Party mention, =name for a party by its usual name, or '=spoken of'
//	        for the one that the sentences before are about: a membership
//	status  current, former, future, or verb: what the tense of the capture 'verb' says
//	event   start or end: the clause tells of a beginning or an end, on its date; same: of what
//	        the clause before it tells
//	interim yes
//	listed  yes: it stands in a list, whose body is that of the page
//	weak    yes: said in passing
//	        A capture called here says where the words about this post begin: dates before
//	        them are of another.
//	last    yes: it counts only if no other rule reads that post of that person in the sentence
//	each    yes: of as many titles as there are holders each holds one, and a title in the
//	        plural all; else nothing is said
//	lineup  the capture that holds the field of work in a list of who does what
//	vote    yes: said of a vote for a council; it states nothing in an article about no vote
//	rank    with lineup: deputy, of the post in the list
//	charge  the capture of the field of work that the holder is in charge of; it may be
//	        called before when it stands before the verb: then all of it is read leftwards
//	guarded yes, with charge: it holds only of somebody who may be a member of the council
//	committee the capture that says of what committee the holder is
//	of      the clause tells of a post that it does not name. post: that of the person; seat: the
//	        seat on the council; any: the post or else the seat; all: whatever the person holds;
//	        vacancy: that of the person or else the post in question; cover: the post in question
//	        or that of the capture before, for the time being; alike: one of the same title at
//	        the body of the capture org
//	before  with of: the capture of the person whose post the holder takes over, or when it
//	        holds nobody the one whom 'his' or 'her' in the match means
//	predecessor  the capture of the person before whom the one last spoken of came
//	successor  the capture of the person who came after the one last spoken of
//	deputy  the capture of the person whose deputy the holder is; before: the one last spoken of;
//	        question: whoever holds the post in question
var yieldKeys = map[string][]string{
	"person": nil, "post": nil, "role": nil, "org": nil, "place": nil, "area": nil, "party": nil,
	"status": {"current", "former", "future", "verb"}, "event": {"start", "end", "state", "same"}, "interim": {"yes"}, "weak": {"yes"}, "listed": {"yes"}, "guarded": {"yes"}, "last": {"yes"}, "each": {"yes"},
	"lineup": nil, "rank": {"deputy"}, "vote": {"yes"}, "committee": nil, "deputy": nil, "charge": nil, "of": {"post", "seat", "any", "all", "vacancy", "cover", "alike"}, "before": nil, "predecessor": nil, "successor": nil,
}

func checkYields(set *rule.Set) error {
	for _, r := range set.Rules {
		for _, y := range r.Yield {
			for k, v := range y {
				if r.Stage != StageClaim {
					if k != "kind" && k != "place" && k != "party" {
						return r.Fault(fmt.Sprintf("the rule %q yields %q: rules that find bodies yield kind, party and place", r.Name, k))
					}
					continue
				}
				allowed, ok := yieldKeys[k]
				if !ok {
					return r.Fault(fmt.Sprintf("the rule %q yields %q: %s are what it may yield", r.Name, k, strings.Join(sortedKeys(yieldKeys), ", ")))
				}
				if allowed != nil && !contains(allowed, v) {
					return r.Fault(fmt.Sprintf("the rule %q yields %s %q: %s are allowed", r.Name, k, v, strings.Join(allowed, ", ")))
				}
			}
		}
	}
	return nil
}

func contains(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}

// bySentence returns the claims of each sentence.
func (s *state) bySentence() map[int][]*claim {
	of := map[int][]*claim{}
	for _, c := range s.claims {
		of[c.sentence] = append(of[c.sentence], c)
	}
	return of
}

// dropLastResorts drops claims of last resort beside which another rule has read the same
// post of the same person in the same sentence, and claims to a post that another of a pair
// holds.
func (s *state) dropLastResorts() {
	of := s.bySentence()
	s.claims = slices.DeleteFunc(s.claims, func(c *claim) bool {
		if slices.ContainsFunc(s.notHeld, func(o claim) bool {
			return o.sentence == c.sentence && o.person == c.person && o.role == c.role && o.rule != c.rule
		}) {
			return true
		}
		return c.lastResort && slices.ContainsFunc(of[c.sentence], func(o *claim) bool {
			return !o.lastResort && o.sentence == c.sentence && o.person == c.person && s.sameRole(o.role, c.role)
		})
	})
}

func (s *state) applyRules() {
	for n := range s.doc.Sentences {
		rs := s.ruleSentence(n)
		for _, m := range s.finder.Find(StageClaim, rs) {
			for _, y := range m.Rule.Yield {
				s.yield(n, rs, &m, y)
			}
		}
	}
	s.dropLastResorts()
}

// captured returns the mentions of a kind that a name captured.
func captured(rs *rule.Sentence, m *rule.Match, name string, kinds ...string) []rule.Mention {
	var out []rule.Mention
	for _, c := range m.Captures {
		if c.Name == name && c.Mention >= 0 && contains(kinds, rs.Mentions[c.Mention].Kind) {
			out = append(out, rs.Mentions[c.Mention])
		}
	}
	return out
}

func (s *state) yield(n int, rs *rule.Sentence, m *rule.Match, y map[string]string) {
	who := y["person"]
	if who == "" {
		who = "holder"
	}
	holders := captured(rs, m, who, kindPerson, kindCouncillor, kindObject, kindSpeaker)
	if who == "=last" {
		if id := s.meantMember(n, m.First); id >= 0 {
			holders = []rule.Mention{{Kind: kindPerson, First: m.First, Last: m.Last, Ref: id}}
		}
	}
	if who == inNext || who == inLast {
		holders = []rule.Mention{{Kind: kindPerson, First: m.First, Last: m.Last, Ref: nobodyYet}}
	}
	holders = s.lastNamed(n, m, who, holders)
	if claims, parties, events := len(s.claims), len(s.parties), len(s.events); who == inNext || who == inLast {
		defer func() { s.leaveOpen(claims, parties, events, who) }()
	}
	for i, holder := range holders {
		base := claim{person: holder.Ref, org: -1, of: -1, party: -1, sentence: n, at: holder.First, rule: m.Rule.Name, status: "current", event: y["event"], interim: y["interim"] == "yes", weak: y["weak"] == "yes", listed: y["listed"] == "yes", lastResort: y["last"] == "yes", seat: "title"}
		if name := y["party"]; name != "" {
			if !s.denied(n, m) {
				s.join(rs, m, base, name)
			}
			continue
		}
		if s.unsaid(n, m, y) || y["vote"] == "yes" && !s.ofVote(n) {
			continue
		}
		switch st := y["status"]; st {
		case "":
		case "verb":
			base.status = "current"
			if v, ok := m.Get("verb"); ok {
				base.status = s.tense(v.First, v.Last, y["event"])
				if base.status == "future" && y["event"] == "" && s.holdsOn(n, m.Last) {
					base.status = "current"
				}
			}
		default:
			base.status = st
		}
		if holder.Kind == kindSpeaker && !s.tellsOwnPost(&base, rs, m, y) {
			continue
		}
		if a, ok := paired(m, y["area"], i, len(holders)); ok {
			base.area = s.text(a.First, a.Last)
		}
		for _, o := range captured(rs, m, y["org"], kindOrg, kindParty) {
			base.org = o.Ref
		}
		if y["role"] == "leader" && base.org >= 0 && s.orgs[base.org].kind != "council" && s.orgs[base.org].kind != "party" {
			return // who leads a force or a trust is no leader of it
		}
		if a, ok := m.Get(y["place"]); ok && y["place"] != "" {
			for _, p := range captured(rs, m, y["post"], kindPost) {
				if q := s.posts[p.Ref]; len(q.orgs) == 0 && q.sub == "title" && s.takesPlace(s.doc.Tokens[q.headFirst:q.headLast]) {
					base.org = s.heldIn(s.text(a.First, a.Last), s.doc.Tokens[q.headFirst:q.headLast])
				}
			}
			if base.org < 0 {
				continue
			}
		}
		if name := y["post"]; name != "" {
			for _, p := range captured(rs, m, name, kindPost, kindPosts, kindOffice, kindOpen) {
				if q := s.posts[p.Ref].each(i, len(holders)); q != nil {
					s.hold(n, m, base, q)
					for o := s.posts[p.Ref]; o != nil; o = o.next {
						if o != q {
							s.notHeld = append(s.notHeld, claim{person: holder.Ref, role: o.role, sentence: n, rule: m.Rule.Name})
						}
					}
					continue
				}
				if y["each"] == "yes" && p.Kind != kindPosts {
					continue
				}
				for q := s.posts[p.Ref]; q != nil; q = q.next {
					s.hold(n, m, base, q)
				}
			}
			continue
		}
		if name := y["lineup"]; name != "" {
			if c, ok := paired(m, name, i, len(holders)); ok {
				base.event = "lineup"
				s.date(&base, m)
				s.lineup(n, base, c, y["rank"])
			}
			continue
		}
		if name := y["charge"]; name != "" {
			if c, ok := paired(m, name, i, len(holders)); ok {
				s.date(&base, m)
				s.shared(n, base, c, y["charge"] == "before", y["guarded"] == "yes")
			}
			continue
		}
		if name := y["committee"]; name != "" {
			c, ok := m.Get(name)
			if !ok || !s.namesField(c.First, c.Last) {
				continue
			}
			base.org, base.said = s.committeeOf(c), true
		}
		if kind := y["of"]; kind != "" {
			before := -1
			for _, p := range captured(rs, m, y["before"], kindPerson, kindObject) {
				before = p.Ref
			}
			if y["before"] != "" && before < 0 && (kind != "cover" || y["before"] == "whose") {
				before = s.hangsOn(n, rs, m, "", holder.Ref)
			}
			if y["before"] == "" || before >= 0 || kind == "cover" {
				s.readEvent(n, m, base, before, kind)
			}
			continue
		}
		if name := y["predecessor"]; name != "" {
			if now := s.hangsOn(n, rs, m, name, holder.Ref); now >= 0 {
				e := event{claim: base, before: holder.Ref, of: "predecessor"}
				e.person, e.event = now, "start"
				s.events = append(s.events, &e)
			}
			continue
		}
		if name := y["successor"]; name != "" {
			if old := s.hangsOn(n, rs, m, name, holder.Ref); old >= 0 {
				e := event{claim: base, before: old, of: "post"}
				e.event = "start"
				s.events = append(s.events, &e)
			}
			continue
		}
		if name := y["deputy"]; name != "" {
			base.chief = -1
			for _, p := range captured(rs, m, name, kindPerson) {
				base.chief = p.Ref
			}
			if base.chief < 0 && name != "question" {
				base.chief = s.hangsOn(n, rs, m, "", base.person)
			}
			if base.chief >= 0 || name == "question" {
				c := base
				c.role = s.rankBelow(m)
				s.deputies = append(s.deputies, &c)
			}
			continue
		}
		role := y["role"]
		if cap, ok := strings.CutPrefix(role, "="); ok {
			c, found := paired(m, cap, i, len(holders))
			if !found {
				continue
			}
			role = strings.ToLower(s.text(c.First, c.Last))
		} else if title, cap, ok := strings.Cut(role, " ="); ok { // 'head of =topic'
			c, found := m.Get(cap)
			if !found {
				continue
			}
			role = title + " " + strings.ToLower(s.text(c.First, c.Last))
		}
		if role == "" || role == "councillor" && base.org >= 0 && s.orgs[base.org].kind != "council" {
			continue
		}
		if role == "councillor" && base.org < 0 && s.says(n, "assembly_word") {
			continue // the member for Fen Edge in the assembly
		}
		c := base
		c.role = role
		c.needy = c.org < 0 && s.x.has("seat_of_states", role)
		if role == "councillor" || role == "mp" {
			c.seat = role
		}
		s.date(&c, m)
		if y["vote"] == "yes" {
			s.elect(&c)
		}
		s.claims = append(s.claims, &c)
		s.joinsBody(&c)
	}
}

// paired returns the capture that goes with the i-th of several holders: the i-th when
// each has one, else the first.
func paired(m *rule.Match, name string, i, holders int) (rule.Capture, bool) {
	var all []rule.Capture
	for _, c := range m.Captures {
		if c.Name == name && name != "" {
			all = append(all, c)
		}
	}
	switch {
	case len(all) == 0:
		return rule.Capture{}, false
	case len(all) == holders:
		return all[i], true
	}
	return all[0], true
}

// each returns the i-th of as many titles as there are holders, who hold one each: 'Holt
// and Crane are leader and deputy leader'; nil when their numbers differ.
func (p *post) each(i, holders int) *post {
	titles := 0
	for q := p; q != nil; q = q.next {
		titles++
	}
	if holders < 2 || titles != holders {
		return nil
	}
	for ; i > 0; i-- {
		p = p.next
	}
	return p
}

// hold makes the claims of a person in a post phrase, one for each body.
func (s *state) hold(n int, m *rule.Match, base claim, p *post) {
	if p.owner >= 0 && p.owner == base.person {
		return // 'Holt’s spokeswoman, Holt said'
	}
	c := base
	c.role, c.seat, c.vague, c.several, c.needy, c.phrase = p.role, p.sub, p.vague, p.several, p.needy, p
	c.held = c.status == "current" && c.event == "" && s.toldNow(n, max(p.first-1, m.First), p.last)
	if title, _, ok := strings.Cut(p.role, " with responsibility for "); ok {
		c.role = title // what the responsibility is for is a claim of its own
	}
	if p.fresh && c.event == "" && c.status == "current" && !p.former {
		c.event = "start" // 'is the new leader'
	}
	// 'as interim chief executive after Mr Crane left' is not how Mr Crane held it.
	c.interim = c.interim || p.interim && !(c.event == "end" && c.at > p.last)
	if p.former && c.event == "start" {
		c.event = "" // 'elected Holt, a former mayor'
	}
	if p.former && c.status == "current" {
		c.status = "former"
	}
	if p.future && c.status != "former" {
		c.status = "future"
	}
	if p.area != "" {
		c.area = p.area
	}
	if p.party >= 0 {
		s.parties = append(s.parties, &claim{person: c.person, party: p.party, org: -1, of: -1, sentence: n, at: c.at, rule: c.rule})
	}
	for _, o := range p.orgs { // 'Conservative leader' says the party of its holder
		if s.orgs[o].kind == "party" && s.orgs[o].party != "" && !s.is("not_of_party", &s.doc.Tokens[p.headLast-1]) {
			s.parties = append(s.parties, &claim{person: c.person, party: o, org: -1, of: -1, sentence: n, at: c.at, rule: c.rule})
		}
	}
	s.date(&c, m)
	if len(p.orgs) == 0 {
		d := c
		d.said = d.org >= 0
		s.claims = append(s.claims, &d)
		return
	}
	for _, o := range p.orgs {
		d := c
		d.org, d.of, d.said = o, p.inside, true
		s.claims = append(s.claims, &d)
	}
}

// rumourAt says that a word of rumour stands in a sentence. The last answer is kept, for
// many rules match in one sentence.
func (s *state) rumourAt(n int) bool {
	if s.rumour.sentence != n || !s.rumour.known {
		s.rumour.sentence, s.rumour.known, s.rumour.yes = n, true, s.says(n, "rumour")
	}
	return s.rumour.yes
}

// unsaid says that a match states nothing: what it says is denied, wished, feared or
// asked.
func (s *state) unsaid(n int, m *rule.Match, y map[string]string) bool {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[n]
	from := m.First
	for i := from; i < m.Last; i++ {
		if s.mentions[n].covered(i, kindPerson, kindOrg, kindDate) {
			continue
		}
		if s.is("denial", &toks[i]) || s.is("unsure", &toks[i]) {
			return true
		}
	}
	if s.rumourAt(n) {
		return true
	}
	// 'if X became leader', 'whether X should be leader'
	for i := max(sent.First, from-3); i < from; i++ {
		if s.is("condition", &toks[i]) && (!s.is("inverted", &toks[i]) || i == sent.First || toks[i-1].Text == "," && i+1 == from) {
			return true
		}
	}
	return toks[sent.Last-1].Text == "?" && y["status"] == "verb"
}

package extract

import (
	"fmt"
	"strings"

	"tenure/extract/rule"
	"tenure/extract/token"
	"tenure/extract/when"
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
	chief    int    // the person whose deputy this is
	weak     bool   // said in passing: it yields to what another sentence states
}

// yieldKeys are what a rule of stage claim may yield.
//
//	person  the capture that holds the person (default holder)
//	post    the capture of a Post mention; or instead:
//	role    the title in words, or =name for the text of a capture
//	org     the capture of an Org mention
//	area    the capture whose text is the ward or constituency
//	party   the capture of a Party mention: a membership
//	status  current, former, future, or verb: what the tense of the capture 'verb' says
//	event   start or end: the clause tells of a beginning or an end, on its date
//	interim yes
//	weak    yes: said in passing
//	lineup  the capture that holds the field of work in a list of who does what
//	charge  the capture of the field of work that the holder is in charge of
//	of      post: the clause tells of a post that it does not name, of seat: of the seat on the council
//	before  with of: the capture of the person whose post the holder takes over
//	predecessor  the capture of the person before whom the one last spoken of came
//	successor  the capture of the person who came after the one last spoken of
//	deputy  the capture of the person whose deputy the holder is; before: the one last spoken of
var yieldKeys = map[string][]string{
	"person": nil, "post": nil, "role": nil, "org": nil, "area": nil, "party": nil,
	"status": {"current", "former", "future", "verb"}, "event": {"start", "end", "state"}, "interim": {"yes"}, "weak": {"yes"},
	"lineup": nil, "deputy": nil, "charge": nil, "of": {"post", "seat"}, "before": nil, "predecessor": nil, "successor": nil,
}

func checkYields(set *rule.Set) error {
	for _, r := range set.Rules {
		for _, y := range r.Yield {
			for k, v := range y {
				if r.Stage == StageOrganisation {
					if k != "kind" && k != "place" {
						return &rule.LoadError{File: r.File, Line: r.Pattern.Line, Msg: fmt.Sprintf("the rule %q yields %q: rules of stage organisation yield kind and place", r.Name, k)}
					}
					continue
				}
				allowed, ok := yieldKeys[k]
				if !ok {
					return &rule.LoadError{File: r.File, Line: r.Pattern.Line, Msg: fmt.Sprintf("the rule %q yields %q: %s are what it may yield", r.Name, k, strings.Join(sortedKeys(yieldKeys), ", "))}
				}
				if allowed != nil && !contains(allowed, v) {
					return &rule.LoadError{File: r.File, Line: r.Pattern.Line, Msg: fmt.Sprintf("the rule %q yields %s %q: %s are allowed", r.Name, k, v, strings.Join(allowed, ", "))}
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

func (s *state) applyRules() {
	for n := range s.doc.Sentences {
		if len(s.mentions[n]) == 0 {
			continue
		}
		rs := s.ruleSentence(n)
		for _, m := range s.finder.Find(StageClaim, rs) {
			for _, y := range m.Rule.Yield {
				s.yield(n, rs, &m, y)
			}
		}
	}
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
	for _, holder := range captured(rs, m, who, kindPerson, kindCouncillor) {
		base := claim{person: holder.Ref, org: -1, of: -1, party: -1, sentence: n, at: holder.First, rule: m.Rule.Name, status: "current", event: y["event"], interim: y["interim"] == "yes", weak: y["weak"] == "yes", seat: "title"}
		if name := y["party"]; name != "" {
			for _, p := range captured(rs, m, name, kindParty) {
				c := base
				c.party = p.Ref
				s.parties = append(s.parties, &c)
			}
			continue
		}
		if s.unsaid(n, m, y) {
			continue
		}
		switch st := y["status"]; st {
		case "":
		case "verb":
			base.status = "current"
			if v, ok := m.Get("verb"); ok {
				base.status = s.tense(v.First, v.Last, y["event"])
			}
		default:
			base.status = st
		}
		if a, ok := m.Get(y["area"]); ok && y["area"] != "" {
			base.area = s.text(a.First, a.Last)
		}
		for _, o := range captured(rs, m, y["org"], kindOrg, kindParty) {
			base.org = o.Ref
		}
		if name := y["post"]; name != "" {
			for _, p := range captured(rs, m, name, kindPost, kindPosts) {
				for q := s.posts[p.Ref]; q != nil; q = q.next {
					s.hold(n, m, base, q)
				}
			}
			continue
		}
		if name := y["lineup"]; name != "" {
			if c, ok := m.Get(name); ok {
				base.event = "lineup"
				s.date(&base, m)
				s.lineup(n, base, c)
			}
			continue
		}
		if name := y["charge"]; name != "" {
			if c, ok := m.Get(name); ok {
				s.date(&base, m)
				s.inCharge(n, base, c)
			}
			continue
		}
		if kind := y["of"]; kind != "" {
			before := -1
			for _, p := range captured(rs, m, y["before"], kindPerson) {
				before = p.Ref
			}
			if y["before"] == "" || before >= 0 {
				s.readEvent(n, m, base, before, kind)
			}
			continue
		}
		if name := y["predecessor"]; name != "" {
			if now := s.hangsOn(n, rs, m, name, holder.Ref); now >= 0 {
				e := event{claim: base, before: holder.Ref}
				e.person, e.event = now, "start"
				s.events = append(s.events, &e)
			}
			continue
		}
		if name := y["successor"]; name != "" {
			if old := s.hangsOn(n, rs, m, name, holder.Ref); old >= 0 {
				e := event{claim: base, before: old}
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
			if base.chief < 0 {
				base.chief = s.lastPerson(n, m.First, base.person)
			}
			if base.chief >= 0 {
				c := base
				c.role = "deputy"
				s.deputies = append(s.deputies, &c)
			}
			continue
		}
		role := y["role"]
		if cap, ok := strings.CutPrefix(role, "="); ok {
			c, found := m.Get(cap)
			if !found {
				continue
			}
			role = strings.ToLower(s.text(c.First, c.Last))
		}
		if role == "" {
			continue
		}
		c := base
		c.role = role
		if role == "councillor" || role == "mp" {
			c.seat = role
		}
		s.date(&c, m)
		s.claims = append(s.claims, &c)
	}
}

// hangsOn is the person that a capture holds, or if it holds none the one spoken of last.
func (s *state) hangsOn(n int, rs *rule.Sentence, m *rule.Match, name string, not int) int {
	for _, p := range captured(rs, m, name, kindPerson) {
		return p.Ref
	}
	return s.lastPerson(n, m.First, not)
}

// hold makes the claims of a person in a post phrase, one for each body.
func (s *state) hold(n int, m *rule.Match, base claim, p *post) {
	if p.owner >= 0 && p.owner == base.person {
		return // 'Holt’s spokeswoman, Holt said'
	}
	c := base
	c.role, c.seat = p.role, p.sub
	if p.fresh && c.event == "" && c.status == "current" && !p.former {
		c.event = "start" // 'is the new leader'
	}
	c.interim = c.interim || p.interim
	if p.former && c.status == "current" && c.event != "start" {
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
		if s.orgs[o].kind == "party" && s.orgs[o].party != "" && s.doc.Tokens[p.headLast-1].Norm != "spokesman" {
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
	for i := sent.First; i < sent.Last; i++ {
		if s.is("rumour", &toks[i]) {
			return true
		}
	}
	// 'if X became leader', 'whether X should be leader'
	for i := max(sent.First, from-3); i < from; i++ {
		if s.is("condition", &toks[i]) {
			return true
		}
	}
	return toks[sent.Last-1].Text == "?" && y["status"] == "verb"
}

// tense says from the words of a verb group whether what it tells is so now, was so, or
// will be. An event that has happened is so now.
func (s *state) tense(first, last int, event string) string {
	toks := s.doc.Tokens
	past, perfect := false, false
	for i := first; i < last; i++ {
		if s.is("go_on", &toks[i]) { // 'will remain': so now, and still then
			return "current"
		}
	}
	future := "future"
	if event == "end" {
		future = "current" // who will leave is still there
	}
	for i := first; i < last; i++ {
		t := &toks[i]
		next := ""
		if i+1 < last {
			next = toks[i+1].Norm
		}
		switch t.Norm {
		case "will", "'ll", "shall":
			return future
		case "is", "are", "be", "was":
			if next == "to" || (next == "due" || next == "set" || next == "expected" || next == "going") && i+2 < last && toks[i+2].Norm == "to" {
				return future
			}
		}
		switch t.Norm {
		case "was", "were", "had":
			past = true
		case "has", "have", "'ve":
			perfect = true
		default:
			if t.Tag == "VBD" || strings.HasSuffix(t.Norm, "ed") && t.Tag == "VBN" && i == first {
				past = true
			}
		}
	}
	if event == "start" {
		return "current"
	}
	if event == "end" {
		if past || perfect {
			return "former"
		}
		return "current"
	}
	if past && !perfect {
		return "former"
	}
	return "current"
}

// date takes the start and the end of a claim from the time expressions of its clause.
func (s *state) date(c *claim, m *rule.Match) {
	sent := &s.doc.Sentences[c.sentence]
	to := m.Last
	for to < sent.Last {
		if s.doc.Tokens[to].Text == ";" {
			break
		}
		if mm := s.mentions[c.sentence].covering(kindPerson, to); mm != nil && mm.sub != "pronoun" && mm.first >= m.Last && mm.ref != c.person {
			break
		}
		if mm := s.mentions[c.sentence].covering(kindPost, to); mm != nil && mm.first >= m.Last {
			break
		}
		to++
	}
	any, from := false, m.First
	if v, ok := m.Get("verb"); ok {
		from = v.First // what stands before the verb dates something else
	}
	for _, mm := range s.mentions[c.sentence] {
		if mm.kind != kindDate || mm.first < from || mm.last > to {
			continue
		}
		any = s.takeDate(c, mm, m) || any
	}
	if !any && (c.event == "start" || c.event == "end") {
		// 'In 2009 she was appointed', 'On Thursday the SNP's … was made provost'
		for _, mm := range s.mentions[c.sentence] {
			if mm.kind == kindDate && mm.last <= from && mm.first-sent.First <= 3 && s.clear(c.sentence, mm.last, from, c.person) {
				s.takeDate(c, mm, m)
			}
		}
	}
	s.orderDates(c)
}

// clear says that nobody else is spoken of between two tokens.
func (s *state) clear(n, from, to, person int) bool {
	for _, m := range s.mentions[n] {
		if m.kind == kindPerson && m.first >= from && m.last <= to && m.ref != person {
			return false
		}
	}
	return true
}

func (s *state) takeDate(c *claim, mm mention, m *rule.Match) bool {
	e := &s.times[mm.ref]
	toks := s.doc.Tokens
	before := ""
	for i := mm.first - 1; i >= s.doc.Sentences[c.sentence].First; i-- {
		before = toks[i].Norm
		if before == "the" || before == "early" || before == "late" || before == "at" || before == "around" || before == "about" {
			continue
		}
		break
	}
	set := func(p *string, v string) bool {
		if *p == "" && v != "" {
			*p = v
		}
		return v != ""
	}
	switch {
	case before == "since" || e.Kind == when.Since:
		return set(&c.start, first(e.StartValue, e.Value))
	case before == "until" || before == "till" || e.Kind == when.Until && before != "by":
		return set(&c.end, first(e.EndValue, e.Value))
	case e.Kind == when.Span && e.StartValue != "" && e.EndValue != "" && e.StartValue != e.EndValue:
		if strings.HasSuffix(e.StartValue, "~") { // 'for the past three years'
			if before == "for" || before == "over" || before == "during" {
				return set(&c.start, e.StartValue)
			}
			return false
		}
		if c.event == "start" || c.event == "end" {
			return false
		}
		a := set(&c.start, e.StartValue)
		return set(&c.end, e.EndValue) || a
	case before == "from" || before == "between":
		return set(&c.start, e.Value)
	case c.event == "start":
		if before == "before" || before == "after" {
			return false
		}
		return set(&c.start, e.Value)
	case c.event == "end":
		return set(&c.end, e.Value)
	case c.status == "former" && (before == "in" || before == "during" || before == "of") && mm.first-m.Last <= 3:
		a := set(&c.start, e.Value)
		return set(&c.end, e.Value) || a
	}
	return false
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// orderDates lets status and dates agree: what starts after publication is to come, what
// ends after it still is.
func (s *state) orderDates(c *claim) {
	if s.published.IsZero() {
		return
	}
	after := func(v string) bool {
		x, err := when.Parse(v)
		if err != nil {
			return false
		}
		d, ok := x.Earliest()
		return ok && d.Compare(s.published) > 0
	}
	if c.start != "" && c.status == "current" && after(c.start) {
		c.status = "future"
	}
	if c.end != "" && c.status == "former" && after(c.end) {
		c.status = "current"
	}
	if c.end != "" && c.status == "current" {
		if v, err := when.Parse(c.end); err == nil {
			if d, ok := v.Latest(); ok && d.Compare(s.published) < 0 {
				c.status = "former"
			}
		}
	}
}

var _ = token.Punct

package extract

import (
	"slices"
	"strings"

	"tenure/extract/lexicon"
)

// settle makes of the claims of all sentences the tenures and memberships of the article:
// bodies that were left unsaid are settled, and what several sentences say of one tenure
// becomes one.
func (s *state) settle() {
	for _, c := range s.claims {
		if c.org < 0 && c.seat != "councillor" {
			c.org = s.defaultBody(c)
		}
	}
	s.settleDeputies()
	s.settleEvents()
	s.dateEvents()
	for _, c := range s.claims {
		if c.org < 0 && c.seat == "councillor" {
			if c.org = s.ownCouncil(c); c.org < 0 {
				c.org = s.defaultBody(c)
			}
		}
	}
	var out []*claim
	for _, c := range s.claims {
		if s.people[c.person].hidden {
			continue
		}
		if i := slices.IndexFunc(out, func(o *claim) bool { return s.sameTenure(o, c) }); i >= 0 {
			s.merge(out[i], c)
		} else {
			out = append(out, c)
		}
	}
	s.claims = out

	var parties []*claim
	for _, c := range s.parties {
		if !slices.ContainsFunc(parties, func(o *claim) bool { return o.person == c.person && s.partyName(o.party) == s.partyName(c.party) }) {
			parties = append(parties, c)
		}
	}
	s.parties = parties
}

func (s *state) partyName(org int) string {
	if n := s.orgs[org].party; n != "" {
		return n
	}
	return s.orgs[org].name
}

// defaultBody is where a post is held when its sentence does not say: an MP in
// Parliament, a chair in the committee just named, others at the council in question.
func (s *state) defaultBody(c *claim) int {
	if body := s.x.heldAt[c.role]; body != "" {
		key := lexicon.Fold(body)
		for id, o := range s.orgs { // 'the Dunmarsh Senate' when the article names it
			if o.kind == "parliament" && len(o.spans) > 0 && strings.HasSuffix(o.key, key) {
				return id
			}
		}
		if c.role == "mp" {
			if id := s.chamber(); id >= 0 {
				return id
			}
		}
		return s.govern(body, "parliament")
	}
	switch c.seat {
	case "mp":
		return -1
	case "councillor":
		return s.council(c.sentence, c.at)
	}
	if s.x.has("role_of_state", c.role) && len(s.called.kinds["school"]) == 0 {
		if o := s.realm(c.sentence, c.at); o >= 0 {
			return o
		}
	}
	head := c.role
	if i := strings.LastIndexByte(head, ' '); i >= 0 && !strings.Contains(head, " of ") && !strings.Contains(head, " for ") {
		head = head[i+1:]
	}
	for _, kind := range []string{"school", "police", "nhs", "fire"} {
		if s.x.has("body_"+kind, head) || s.x.has("body_"+kind, c.role) || s.x.has("body_"+kind, c.role[strings.LastIndexByte(c.role, ' ')+1:]) {
			if o := s.means(c.sentence, c.at, []string{kind}, ""); o >= 0 {
				return o
			}
			if kind == "school" || kind == "police" {
				return -1
			}
		}
	}
	if s.x.has("role_elsewhere", head) || s.x.has("role_elsewhere", c.role) {
		return -1
	}
	if head == "chair" || head == "chairman" || head == "chairwoman" || head == "vice-chair" || head == "vice-chairman" {
		for _, m := range s.mentions[c.sentence] {
			if m.kind == kindOrg && s.orgs[m.ref].kind == "committee" {
				return m.ref
			}
		}
	}
	if s.x.has("role_of_council", head) || s.x.has("role_of_council", c.role) || strings.HasPrefix(c.role, "cabinet ") || strings.HasPrefix(c.role, "executive member") || strings.HasPrefix(c.role, "portfolio ") {
		return s.council(c.sentence, c.at)
	}
	return s.bodyInQuestion(c.sentence, c.at)
}

// bodyInQuestion is the body that an officer's post belongs to when its sentence names
// none: the one spoken of last in the paragraph, else the one that the article is about.
// Papers, parties, regulators and governments are spoken of in every kind of article.
func (s *state) bodyInQuestion(n, i int) int {
	fits := func(id int) bool {
		switch s.orgs[id].kind {
		case "council", "nhs", "company", "school", "charity", "police", "fire", "union", "other":
			return len(s.orgs[id].spans) > 0 && s.orgs[id].key != "nhs"
		}
		return false
	}
	top, most := -1, 0
	for id := range s.orgs {
		if !fits(id) {
			continue
		}
		weight := len(s.orgs[id].spans)
		for _, sp := range s.orgs[id].spans {
			if sp.sentence < 2 {
				weight += 2
			}
		}
		if weight > most {
			top, most = id, weight
		}
	}
	if council := s.council(n, i); council >= 0 && (top < 0 || s.orgs[top].kind == "council" || s.orgs[top].kind == "other") {
		return council
	}
	if id := s.lastSpoken(n, i, fits); id >= 0 {
		return id
	}
	return top
}

// ownCouncil is the council at which a councillor holds another post: its leader, its
// mayor.
func (s *state) ownCouncil(c *claim) int {
	for _, o := range s.claims {
		if o.person == c.person && o.org >= 0 && o.said && s.orgs[o.org].kind == "council" && o.status != "future" && !strings.Contains(s.orgs[o.org].key, "combined") {
			return o.org
		}
	}
	return -1
}

// sameTenure says that two claims speak of one tenure: same person, a title of the same
// words, and a body that is the same or left open by one.
func (s *state) sameTenure(a, b *claim) bool {
	if a.person != b.person || a.org != b.org && a.org >= 0 && b.org >= 0 || !s.sameRole(a.role, b.role) {
		return false
	}
	// Two spells: one is over and says when, the other goes on from a later day.
	if a.status != b.status && a.start != "" && b.start != "" && a.start != b.start {
		return false
	}
	if a.interim != b.interim && a.status != b.status && (a.start != "" || b.start != "") {
		return false
	}
	return true
}

// sameRole says that two titles of one person at one body are one: the same content
// words, one with its complement and without, one with an epithet and without, or a
// newspaper's word for it: 'finance chief', 'cabinet member for finance and assets'.
func (s *state) sameRole(a, b string) bool {
	ka, kb := s.roleKey(a), s.roleKey(b)
	if a == b || ka == kb {
		return true
	}
	if len(a) > len(b) {
		a, b, ka, kb = b, a, kb, ka
	}
	if strings.HasPrefix(b, a+" of ") || strings.HasPrefix(b, a+" for ") || strings.HasPrefix(b, a+" with ") {
		return true
	}
	if before, ok := strings.CutSuffix(b, " "+a); ok {
		return !slices.ContainsFunc(strings.Fields(before), func(w string) bool { return !s.x.has("role_epithet", w) })
	}
	for _, word := range []string{" chief", " boss"} {
		if topic, ok := strings.CutSuffix(a, word); ok {
			_, field, found := strings.Cut(b, " for ")
			return found && strings.Contains(" "+s.roleKey(field)+" ", " "+topic+" ")
		}
	}
	return false
}

func (s *state) roleKey(role string) string {
	for short, long := range roleForms {
		if role == short {
			role = long
		}
	}
	f := strings.FieldsFunc(strings.NewReplacer("’s", "", "'s", "", "chairman", "chair", "chairwoman", "chair", "chairperson", "chair").Replace(role), func(r rune) bool { return r == ' ' || r == '-' || r == '’' || r == '\'' || r == ',' })
	f = slices.DeleteFunc(f, func(w string) bool { return w == "of" || w == "for" || w == "the" || w == "and" || w == "&" })
	slices.Sort(f)
	return strings.Join(slices.Compact(f), " ")
}

// roleForms are short forms of titles.
var roleForms = map[string]string{"pcc": "police and crime commissioner", "ceo": "chief executive", "chief executive officer": "chief executive"}

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

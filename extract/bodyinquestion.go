package extract

import (
	"slices"
	"strings"

	"tenure/extract/lexicon"
)

// defaultBody is where a post is held when its sentence does not say: an MP in
// Parliament, a chair in the committee just named, others at the council in question.
func (s *state) defaultBody(c *claim) int {
	if c.vague {
		return -1
	}
	for _, o := range s.claims { // another sentence says where the same person holds the same post
		if o.person == c.person && o.said && o.role == c.role && o.seat == c.seat && c.seat == "title" && !s.ofGroup(o, c) {
			return o.org
		}
	}
	if o := s.saidBefore(c); o >= 0 {
		return o
	}
	body := s.x.heldAt[c.role]
	if body == "" && c.seat != "councillor" && s.x.has("seat_of_chamber", headOf(c.role)) {
		body = s.x.heldAt[headOf(c.role)] // 'list MSP'
	}
	if s.x.has("seat_of_states", c.role) {
		return s.states()
	}
	if body != "" {
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
	if o := s.toldBody(c); o >= 0 {
		return o
	}
	switch c.seat {
	case "mp":
		return -1
	case "councillor":
		return s.townHall(c)
	}
	if s.stateOffice(c.role) && len(s.called.kinds["school"]) == 0 {
		if o := s.realm(c.sentence, c.at); o >= 0 && !s.heldByOther(c, o) && !s.notOfRealm(c.role, o) {
			return o
		}
		if o := s.stateOfOthers(); o >= 0 && !s.heldByOther(c, o) {
			return o
		}
	}
	if strings.HasPrefix(c.role, "minister ") || strings.HasSuffix(c.role, " minister") || s.x.has("role_of_cabinet", c.role) {
		return s.primary("government", func(int) bool { return true }) // no council has one
	}
	head := headOf(c.role)
	if s.spokesPost(c.role) {
		if o := s.partyOf(c.person); o >= 0 {
			return o
		}
	}
	if s.groupPost(c.role) {
		if o := s.groupOf(c); o >= 0 {
			return o
		}
	}
	for _, kind := range []string{"school", "police", "nhs", "fire", "court"} {
		if s.x.has("body_"+kind, head) || s.x.has("body_"+kind, c.role) || s.x.has("body_"+kind, c.role[strings.LastIndexByte(c.role, ' ')+1:]) || kind == "school" && s.x.has("body_school_alone", c.role) {
			if o := s.houseOf(c, kind); o >= 0 {
				return o
			}
			if kind == "school" || kind == "police" || kind == "court" {
				return -1
			}
		}
	}
	if c.needy && s.x.has("role_of_house", head) {
		return s.houseInQuestion(c.sentence, c.at)
	}
	if s.x.has("role_elsewhere", head) && (head != "boss" || c.role == head) || s.x.has("role_elsewhere", c.role) {
		if s.x.has("role_of_club", head) || s.x.has("role_of_club", c.role) {
			return s.bodyOfArticle(c)
		}
		return -1
	}
	if s.x.has("role_of_chair", head) {
		if o := s.committeeInQuestion(c); o >= 0 {
			return o
		}
	}
	if s.tierOf(c.role) != "" || s.x.has("role_of_council", head) || s.x.has("role_of_council", c.role) || strings.HasPrefix(c.role, "cabinet ") || strings.HasPrefix(c.role, "executive member") || strings.HasPrefix(c.role, "portfolio ") {
		id := s.townHall(c)
		if id < 0 && s.x.has("role_of_club_too", head) {
			return s.bodyOfArticle(c)
		}
		return id
	}
	if len(s.called.kinds["council"]) == 0 && strings.Contains(c.role, " for ") && s.x.has("role_elsewhere", head) {
		return -1
	}
	if id := s.bodyInQuestion(c); id >= 0 {
		return id
	}
	return s.onlyBody()
}

// saidBefore is the body of the post that 'the convener' takes up again, when the article
// opens with 'the convener of the Fenland Board', speaks of no other convener, and has given
// that post to nobody else.
func (s *state) saidBefore(c *claim) int {
	if c.phrase == nil || !c.phrase.definite || c.seat != "title" || c.status == "former" || c.several {
		return -1
	}
	body := -1
	for _, p := range s.posts {
		if p.role != c.role || len(p.orgs) == 0 || p.several || p.former {
			continue
		}
		if p.first > c.at || s.sentenceOf(p.first) > 1 || len(p.orgs) > 1 || body >= 0 && body != p.orgs[0] {
			return -1
		}
		body = p.orgs[0]
		for _, o := range s.claims {
			if o.phrase == p && o.person != c.person {
				return -1
			}
		}
	}
	return body
}

// ofGroup says that a post which a claim names is at a party's group on a council, and that
// another claim to a title of that name, which says no body, may well be at the council: the
// leader of a party is not by that the leader.
func (s *state) ofGroup(o, c *claim) bool {
	return o.org >= 0 && s.orgs[o.org].kind == "party" && c.phrase != nil && len(c.phrase.orgs) == 0 && len(s.called.kinds["council"]) > 0
}

// onlyBody is the council that an article speaks of which names no other body at all.
func (s *state) onlyBody() int {
	only := -1
	for id, o := range s.orgs {
		switch {
		case o.kind == "council" && only < 0:
			only = id
		case o.kind == "party", o.kind == "committee", o.kind == "media", o.kind == "parliament":
		default:
			return -1
		}
	}
	return only
}

// states is the assembly of an island whose members are its deputies: 'the States of
// Fenmark'. -1 when the article names none.
func (s *state) states() int {
	return s.primary("parliament", func(id int) bool { return strings.HasPrefix(s.orgs[id].key, "states of ") })
}

// stateOffice says that a title is one of the government of a state.
func (s *state) stateOffice(role string) bool {
	return s.x.has("role_of_state", role) || strings.HasSuffix(role, " minister") || strings.HasPrefix(role, "minister for ") || strings.HasPrefix(role, "minister of ")
}

// stateOfOthers is the state that the article says others govern: its president, its
// ministers. -1 when there is none, or several.
func (s *state) stateOfOthers() int {
	found := -1
	for _, c := range s.claims {
		if c.said && c.org >= 0 && s.stateOffice(c.role) && s.orgs[c.org].kind != "parliament" {
			if found >= 0 && found != c.org {
				return -1
			}
			found = c.org
		}
	}
	return found
}

// houseOf is the body of a kind that a title belongs to which only such bodies have: the
// one in question. A head or a governor is of a school rather than of a trust of schools.
func (s *state) houseOf(c *claim, kind string) int {
	fits := func(id int) bool { return true }
	if kind == "school" && c.role != "chief executive" {
		fits = func(id int) bool { return !strings.HasSuffix(s.orgs[id].key, " trust") }
	}
	ids := s.called.kinds[kind]
	if about := s.bodiesAbout(c); len(about) < len(ids) {
		ids = slices.DeleteFunc(about, func(id int) bool { return s.orgs[id].kind != kind })
	}
	for _, among := range []func(int) bool{fits, func(int) bool { return true }} {
		best, most := -1, 0
		for _, id := range ids {
			if w := 2*s.standing(id, c) + s.orgs[id].weight; w > most && among(id) {
				best, most = id, w
			}
		}
		if best >= 0 {
			return best
		}
	}
	return s.means(c.sentence, c.at, []string{kind}, "")
}

// heldByOther says that the article names somebody else as the present holder of a post of one
// seat at a body, so that it is not the one meant.
func (s *state) heldByOther(c *claim, org int) bool {
	for _, o := range s.claims {
		if !c.several && o.said && o.org == org && o.role == c.role && o.person != c.person && o.status == "current" && c.status == "current" && o.event == "" && c.event == "" {
			return true
		}
	}
	return false
}

// notOfRealm says that a post is none of a part of a state: California has no president.
func (s *state) notOfRealm(role string, org int) bool {
	if !s.x.has("role_of_nation", role) {
		return false
	}
	for _, r := range s.realms {
		if lexicon.Fold(r.name) == s.orgs[org].key {
			return r.part
		}
	}
	return false
}

// houseInQuestion is the body of its own (a museum, a club, a firm) that a title without one
// belongs to: the one spoken of last in the paragraph, else the one named most.
func (s *state) houseInQuestion(n, i int) int {
	fits := func(id int) bool {
		switch s.orgs[id].kind {
		case "company", "school", "charity", "union", "other", "nhs":
			return len(s.orgs[id].spans) > 0 && !s.venue(id)
		}
		return false
	}
	if id := s.lastSpoken(n, i, fits); id >= 0 {
		return id
	}
	top, most := -1, 1
	for id, o := range s.orgs {
		if fits(id) && o.weight > most {
			top, most = id, o.weight
		}
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

// headOf is the noun of a title: director of 'finance director', all of 'head of law'.
func headOf(role string) string {
	if i := strings.LastIndexByte(role, ' '); i >= 0 && !strings.Contains(role, " of ") && !strings.Contains(role, " for ") {
		return role[i+1:]
	}
	return role
}

// fieldOf is the field of work of a title: law of 'head of law'; empty when it has none.
func fieldOf(role string) string {
	for _, prep := range []string{" of ", " for "} {
		if _, field, ok := strings.Cut(role, prep); ok {
			return field
		}
	}
	return ""
}

// chairOf says that token i stands in a phrase for a chair: 'chairman of the audit committee'.
func (s *state) chairOf(n, i int) bool {
	p := s.mentions[n].covering(kindPost, i)
	return p != nil && s.x.has("role_of_chair", headOf(s.posts[p.ref].role))
}

// committeeInQuestion is the committee that a chair or vice-chair sits on: one of the
// sentence, else the body spoken of last in the paragraph if it is one.
func (s *state) committeeInQuestion(c *claim) int {
	for _, m := range s.mentions[c.sentence] {
		if m.kind == kindOrg && s.orgs[m.ref].kind == "committee" {
			return m.ref
		}
	}
	para := s.doc.Sentences[c.sentence].Paragraph
	for n := c.sentence - 1; n >= 0 && s.doc.Sentences[n].Paragraph == para; n-- {
		last := -1
		for _, m := range s.mentions[n] {
			if m.kind == kindOrg && s.orgs[m.ref].kind != "media" && (s.mentions[n].covering(kindPost, m.first) == nil || s.chairOf(n, m.first)) {
				last = m.ref
			}
		}
		if last >= 0 {
			if o := s.orgs[last]; o.kind == "committee" && o.key != "cabinet" && o.key != "executive" {
				return last
			}
			return -1
		}
	}
	return -1
}

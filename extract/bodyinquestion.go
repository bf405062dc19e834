package extract

import (
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
		if o.person == c.person && o.said && o.role == c.role && o.seat == c.seat && c.seat == "title" {
			return o.org
		}
	}
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
		if o := s.realm(c.sentence, c.at); o >= 0 && !s.heldByOther(c, o) && !s.notOfRealm(c.role, o) {
			return o
		}
	}
	head := c.role
	if i := strings.LastIndexByte(head, ' '); i >= 0 && !strings.Contains(head, " of ") && !strings.Contains(head, " for ") {
		head = head[i+1:]
	}
	for _, kind := range []string{"school", "police", "nhs", "fire"} {
		if s.x.has("body_"+kind, head) || s.x.has("body_"+kind, c.role) || s.x.has("body_"+kind, c.role[strings.LastIndexByte(c.role, ' ')+1:]) || kind == "school" && s.x.has("body_school_alone", c.role) {
			if o := s.means(c.sentence, c.at, []string{kind}, ""); o >= 0 {
				return o
			}
			if kind == "school" || kind == "police" {
				return -1
			}
		}
	}
	if c.needy && s.x.has("role_of_house", head) {
		return s.houseInQuestion(c.sentence, c.at)
	}
	if s.x.has("role_elsewhere", head) && (head != "boss" || c.role == head) || s.x.has("role_elsewhere", c.role) {
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
	if len(s.called.kinds["council"]) == 0 && strings.Contains(c.role, " for ") && s.x.has("role_elsewhere", head) {
		return -1
	}
	return s.bodyInQuestion(c.sentence, c.at)
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
	if id := s.lastSpoken(n, i, fits); id >= 0 && (id == top || s.orgs[id].kind != "police") {
		return id
	}
	if most < 3 {
		return -1 // named in passing
	}
	return top
}

// houseInQuestion is the body of its own (a museum, a club, a firm) that a title without one
// belongs to: the one spoken of last in the paragraph, else the one named most.
func (s *state) houseInQuestion(n, i int) int {
	fits := func(id int) bool {
		switch s.orgs[id].kind {
		case "company", "school", "charity", "union", "other", "nhs":
			return len(s.orgs[id].spans) > 0
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

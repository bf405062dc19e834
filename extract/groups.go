package extract

import "strings"

// groupPost says that a title is one of a party's group on a council: 'group leader',
// 'deputy group leader', 'group whip'.
func (s *state) groupPost(role string) bool {
	before, head, ok := strings.Cut(role, "group ")
	return ok && (before == "" || before == "deputy ") && s.isGroupPost(strings.TrimPrefix(head, "deputy "), false)
}

// spokesPost says that a title is one of those who speak for a party on a field of work, at
// a council or in a parliament: 'shadow cabinet member for housing', 'health spokeswoman'.
func (s *state) spokesPost(role string) bool {
	if len(s.called.kinds["council"]) > 0 && (strings.HasPrefix(role, "shadow cabinet") || strings.HasPrefix(role, "shadow portfolio") || strings.HasPrefix(role, "shadow executive")) {
		return true
	}
	name, field, ok := strings.Cut(role, " on ")
	if !ok {
		name, field, ok = strings.Cut(role, " for ")
	}
	if !ok {
		i := strings.LastIndexByte(role, ' ')
		if i < 0 {
			return false
		}
		name, field = role[i+1:], role[:i]
	}
	switch name {
	case "spokesman", "spokeswoman", "spokesperson":
		return s.x.field(field[strings.LastIndexByte(field, ' ')+1:])
	}
	return false
}

// partyOf is the party that the article says a person is of; -1 when it says none, or that
// the person is independent.
func (s *state) partyOf(person int) int {
	for _, m := range s.parties {
		if m.person == person && s.orgs[m.party].party != "Independent" {
			return m.party
		}
	}
	return -1
}

// groupOf is the party whose group a claim's holder has a post in: the holder's own, else
// the one spoken of last. -1 when none is.
func (s *state) groupOf(c *claim) int {
	if o := s.partyOf(c.person); o >= 0 {
		return o
	}
	return s.lastParty(c.sentence, c.at)
}

// lastParty is the party spoken of last before token i, in the paragraph of sentence n or
// the one before. -1 when none is.
func (s *state) lastParty(n, i int) int {
	para := s.doc.Sentences[n].Paragraph
	for k := n; k >= max(0, n-lookBack) && s.doc.Sentences[k].Paragraph >= para-1; k-- {
		best := -1
		for _, m := range s.mentions[k] {
			if m.first < i && (m.kind == kindParty || m.kind == kindOrg && s.orgs[m.ref].kind == "party") {
				best = m.ref
			}
		}
		if best >= 0 {
			return best
		}
	}
	return -1
}

// meantGroup is what 'the group' at token i means: a body called so, else the party spoken
// of last in an article about a council.
func (s *state) meantGroup(n, i int) int {
	named := -1
	for id, o := range s.orgs {
		if o.kind != "party" && len(o.spans) > 0 && strings.HasSuffix(o.key, " group") && (named < 0 || o.weight > s.orgs[named].weight) {
			named = id
		}
	}
	if named >= 0 || len(s.called.kinds["council"]) == 0 {
		return named
	}
	return s.lastParty(n, i)
}

package extract

import "strings"

// groupPost says that a title is one of a party's group on a council: 'group leader',
// 'deputy group leader', 'group whip'.
func (s *state) groupPost(role string) bool {
	before, head, ok := strings.Cut(role, "group ")
	return ok && (before == "" || before == "deputy ") && s.isGroupPost(strings.TrimPrefix(head, "deputy "), false)
}

// groupOf is the party whose group a claim's holder has a post in: the holder's own, else
// the one spoken of last. -1 when none is.
func (s *state) groupOf(c *claim) int {
	for _, m := range s.parties {
		if m.person == c.person && s.orgs[m.party].party != "Independent" {
			return m.party
		}
	}
	return s.lastParty(c.sentence, c.at)
}

// lastParty is the party spoken of last before token i, in the paragraph of sentence n or
// the one before. -1 when none is.
func (s *state) lastParty(n, i int) int {
	para := s.doc.Sentences[n].Paragraph
	for k := n; k >= 0 && s.doc.Sentences[k].Paragraph >= para-1; k-- {
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

package extract

import (
	"slices"

	"tenure/extract/rule"
)

// partyCalled returns the entity of a party by its usual name, for text that says it
// without naming it: 'an independent', '(D-Ohio)'.
func (s *state) partyCalled(name string) int {
	o := newBody(name, "party")
	o.party, o.silent = name, true
	if id, ok := s.called.by[byParty+name]; ok {
		return id
	}
	return s.addBody(o)
}

// join notes that a person is of the party that a rule captured or says.
func (s *state) join(rs *rule.Sentence, m *rule.Match, base claim, name string) {
	add := func(party int) {
		c := base
		c.party = party
		s.parties = append(s.parties, &c)
	}
	if name == "=spoken of" {
		if id := s.partySpokenOf(base.sentence, m.First); id >= 0 {
			add(id)
		}
		return
	}
	if name[0] == '=' {
		add(s.partyCalled(name[1:]))
		return
	}
	for _, p := range captured(rs, m, name, kindParty) {
		add(p.Ref)
	}
}

// partySpokenOf is the party that opens a sentence, or one of the three before it, and so
// is what they are about; -1 for none.
func (s *state) partySpokenOf(n, i int) int {
	for back := n; back >= max(0, n-3); back-- {
		for _, m := range s.mentions[back] {
			if m.kind == kindParty && m.first < i && m.first <= s.doc.Sentences[back].First+1 {
				return m.ref
			}
		}
	}
	return -1
}

// joinsBody notes that who leads a party is of it.
func (s *state) joinsBody(c *claim) {
	if c.org >= 0 && s.orgs[c.org].kind == "party" && s.orgs[c.org].party != "" {
		s.parties = append(s.parties, &claim{person: c.person, party: c.org, org: -1, of: -1, sentence: c.sentence, at: c.at, rule: c.rule})
	}
}

// denied says that the words of a match hold a denial: 'is not a Labour member'. 'No
// friend of the mayor' and 'without a whip' deny nothing about a party.
func (s *state) denied(n int, m *rule.Match) bool {
	for i := m.First; i < m.Last; i++ {
		t := &s.doc.Tokens[i]
		if s.is("denial", t) && t.Norm != "no" && t.Norm != "without" && !s.mentions[n].covered(i, kindPerson, kindOrg, kindDate) {
			return true
		}
	}
	return false
}

// meantMember is the person whom 'the Labour councillor' at token i means: the only one
// spoken of in the sentence before, or in the one before that when it speaks of nobody;
// -1 when there are several, or somebody stands before token i in the same sentence.
func (s *state) meantMember(n, i int) int {
	only := func(k, before int) (id int, many bool) {
		id = -1
		for _, m := range s.mentions[k] {
			if m.kind == kindPerson && m.first < before {
				many = many || id >= 0 && id != m.ref
				id = m.ref
			}
		}
		return id, many
	}
	for back := n; back >= 0 && back >= n-3; back-- {
		id, many := only(back, i)
		switch {
		case many || back == n && id >= 0:
			return -1
		case id >= 0:
			return id
		}
		i = len(s.doc.Tokens)
	}
	return -1
}

// settleParties makes one membership of what several sentences say. One said in passing
// yields to another party that is said plainly.
func (s *state) settleParties() {
	var out []*claim
	for _, c := range s.parties {
		if c.weak && slices.ContainsFunc(s.parties, func(o *claim) bool {
			return o.person == c.person && !o.weak && s.partyName(o.party) != s.partyName(c.party)
		}) {
			continue
		}
		if !slices.ContainsFunc(out, func(o *claim) bool { return o.person == c.person && s.partyName(o.party) == s.partyName(c.party) }) {
			out = append(out, c)
		}
	}
	s.parties = out
}

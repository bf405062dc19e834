package extract

import (
	"slices"
	"strings"
)

// realm is a mention of a state, or of a part of one that governs itself, by its name.
type realm struct {
	span
	name string
	part bool // of a federal state
	only bool // named by the word for what is its own: Polish
}

// findRealms notes the states named in a sentence outside the names of bodies.
func (s *state) findRealms(n int) {
	sent := &s.doc.Sentences[n]
	toks := s.doc.Tokens[:sent.Last]
	for i := sent.First; i < sent.Last; i++ {
		if !isCap(&toks[i]) || s.mentions[n].covered(i, kindOrg, kindParty) {
			continue
		}
		if k, c, demonym := s.x.lex.Country(toks, i); k > 0 {
			s.realms = append(s.realms, realm{span: span{i, i + k, n}, name: c.Name, only: demonym})
			i += k - 1
			continue
		}
		for _, m := range s.mentions[n] {
			if m.kind == kindPlace && m.first == i && m.sub == "state" {
				s.realms = append(s.realms, realm{span: span{m.first, m.last, n}, name: s.text(m.first, m.last), part: true})
			}
		}
	}
}

// realm is the state in which the head of a state or a minister spoken of at token i of
// sentence n holds the office: the one named in the sentence or last in its paragraph,
// else the one that the article names again and again. -1 when none is.
func (s *state) realm(n, i int) int {
	para := s.doc.Sentences[n].Paragraph
	near, most := -1, 0
	count := map[string]int{}
	for _, r := range s.realms {
		count[r.name]++
		most = max(most, count[r.name])
	}
	for k, r := range s.realms {
		if r.only || s.doc.Sentences[r.sentence].Paragraph != para || count[r.name] < most && (r.sentence != n || s.abroad(r.span)) {
			continue
		}
		if r.first < i || r.sentence == n && near < 0 {
			near = k
		}
	}
	if near >= 0 {
		return s.govern(s.realms[near].name, "government")
	}
	best := slices.MaxFunc(append([]realm{{}}, s.realms...), func(a, b realm) int { return count[a.name] - count[b.name] })
	if count[best.name] < 2 || count[best.name] < 3 && len(count) > 2 {
		return -1
	}
	return s.govern(best.name, "government")
}

// abroad says that a state is named as a place that somebody deals with or goes to.
func (s *state) abroad(sp span) bool {
	k := sp.first - 1
	if k > s.doc.Sentences[sp.sentence].First && s.doc.Tokens[k].Norm == "the" {
		k--
	}
	if k < s.doc.Sentences[sp.sentence].First {
		return false
	}
	switch s.doc.Tokens[k].Norm {
	case "with", "to", "from", "against", "near", "visit", "visited", "on", "and", "into", "between":
		return true
	}
	return false
}

// chamber is the parliament of an article that names one, of another state than those
// whose members are called MPs in British papers; -1 when it names none.
func (s *state) chamber() int {
	found := -1
	for _, id := range s.called.kinds["parliament"] {
		switch o := s.orgs[id]; o.code {
		case "body:house-of-commons", "body:house-of-lords", "body:uk-parliament", "body:scottish-parliament", "body:senedd", "body:northern-ireland-assembly", "body:european-parliament":
			return -1
		default:
			if len(o.spans) > 0 && strings.Contains(o.key, " ") && (found < 0 || o.weight > s.orgs[found].weight) {
				found = id
			}
		}
	}
	return found
}

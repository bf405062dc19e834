package extract

import (
	"strings"

	"tenure/extract/lexicon"
	"tenure/extract/token"
)

// findUnknownBodies finds bodies whose names tell nothing of what they are: 'Larkspur',
// 'Fenland Dons'. What stands beside such a name somewhere in the article shows it: 'the
// chief executive of', 'the charity', 'has appointed' (rules of stage unknown). The name is
// then that body wherever it stands.
func (s *state) findUnknownBodies() {
	var names []coined
	known := map[string]bool{}
	for n := range s.doc.Sentences {
		if !s.hasCapital(n) {
			continue
		}
		for _, m := range s.finder.Find(StageUnknown, s.ruleSentence(n)) {
			c, ok := m.Get("name")
			if !ok || !s.mayBeBody(n, c.First, c.Last) {
				continue
			}
			if text := s.text(c.First, c.Last); !known[text] {
				known[text] = true
				names = append(names, coined{span{c.First, c.Last, n}, m.Rule.Yield[0]["kind"]})
			}
		}
	}
	if len(names) == 0 {
		return
	}
	starts := map[string][]coined{}
	for _, c := range names {
		first := s.doc.Tokens[c.first].Norm
		starts[first] = append(starts[first], c)
	}
	for n := range s.doc.Sentences {
		sent := &s.doc.Sentences[n]
		found := false
		for i := sent.First; i < sent.Last; i++ {
			var best *coined
			for k, c := range starts[s.doc.Tokens[i].Norm] {
				if s.sameName(c.span, i, sent.Last) && s.mayBeBody(n, i, i+c.last-c.first) && !s.goesOnBehind(n, i+c.last-c.first) && (best == nil || c.last-c.first > best.last-best.first) {
					best = &starts[s.doc.Tokens[i].Norm][k]
				}
			}
			if best != nil {
				if id := s.inShort(best.span); id >= 0 {
					s.addSpan(id, span{i, i + best.last - best.first, n}, false)
					s.mentions[n] = append(s.mentions[n], mention{kind: kindOrg, sub: s.orgs[id].kind, first: i, last: i + best.last - best.first, ref: id})
					i += best.last - best.first - 1
					found = true
					continue
				}
				s.addOrganisation(n, candidate{first: i, last: i + best.last - best.first, kind: best.kind})
				i += best.last - best.first - 1
				found = true
			}
		}
		if found {
			s.mentions[n].sort()
		}
	}
}

// inShort is the one body of several words whose name begins with a coined name, which is
// that body in short: 'Larkspur', of Larkspur Coast Homes. -1 when there is none, or several.
func (s *state) inShort(name span) int {
	key, found := lexicon.Fold(s.text(name.first, name.last))+" ", -1
	for id, o := range s.orgs {
		if !strings.HasPrefix(o.key, key) || len(o.spans) == 0 {
			continue
		}
		switch o.kind {
		case "company", "charity", "union", "other", "nhs", "school":
		default:
			return -1
		}
		if found >= 0 {
			return -1
		}
		found = id
	}
	return found
}

// goesOnBehind says that a capital goes on behind a name, so that it is part of a longer one:
// 'Larkspur Tenants' Voice'.
func (s *state) goesOnBehind(n, last int) bool {
	sent, toks := &s.doc.Sentences[n], s.doc.Tokens
	return last+1 < sent.Last && toks[last].Kind == token.Title && !s.isTitle(last) && !s.mentions[n].covered(last, kindPerson, kindOrg, kindParty, kindDate) && (toks[last+1].Norm == "'" || toks[last+1].Norm == "'s" || toks[last+1].Kind == token.Title && !s.isTitle(last+1) && !s.mentions[n].covered(last+1, kindPerson, kindOrg, kindParty, kindDate))
}

// coined is a name that the article shows to be that of a body.
type coined struct {
	span
	kind string
}

// sameName says that the words of a name stand at token i, in capitals too.
func (s *state) sameName(name span, i, last int) bool {
	toks := s.doc.Tokens
	k := name.last - name.first
	if i+k > last {
		return false
	}
	for j := range k {
		a, b := &toks[name.first+j], &toks[i+j]
		if a.Norm != b.Norm || isCap(a) != isCap(b) {
			return false
		}
	}
	return true
}

func (s *state) hasCapital(n int) bool {
	sent := &s.doc.Sentences[n]
	for i := sent.First; i < sent.Last; i++ {
		if isCap(&s.doc.Tokens[i]) {
			return true
		}
	}
	return false
}

// mayBeBody says that the tokens are part of nothing else: no person, party, date or body,
// no place or state, no title, and no ordinary word that opens a sentence.
func (s *state) mayBeBody(n, first, last int) bool {
	toks := s.doc.Tokens
	for i := first; i < last; i++ {
		if s.mentions[n].covered(i, kindPerson, kindOrg, kindParty, kindDate) {
			return false
		}
	}
	t := &toks[first]
	if !isCap(t) || t.Kind == token.Initial || s.isTitle(first) || s.insideTitle(n, first) || s.x.topic(t.Norm) {
		return false
	}
	if n > 0 && first > 0 && toks[first-1].Norm == "st" {
		return false
	}
	if k, _, _ := s.x.lex.Country(toks[:last], first); first+k == last {
		return false
	}
	if k, _ := s.x.lex.Place(toks[:last], first); first+k == last {
		return false
	}
	if id, ok := s.called.by[byPlace+lexicon.Fold(s.text(first, last))]; ok && s.orgs[id].kind == "council" {
		return false // the place of a council that the article names
	}
	if last-first > 1 {
		return true
	}
	if s.is("opens_title", t) && first == s.doc.Sentences[n].First {
		return false // 'Outgoing treasurer', 'Show secretary'
	}
	if s.x.lex.Word(t.Norm) && (first == s.doc.Sentences[n].First || s.small[t.Norm]) {
		return false
	}
	if known, word := s.x.lex.Forename(t.Norm); known && !word {
		return false
	}
	return len(s.names.surname[t.Norm]) == 0 && len(s.names.forename[t.Norm]) == 0 && !strings.HasSuffix(t.Norm, ".")
}

// insideTitle says that a title which begins before token i takes it in: 'secretary of
// State'.
func (s *state) insideTitle(n, i int) bool {
	toks := s.doc.Tokens[:s.doc.Sentences[n].Last]
	for k := max(s.doc.Sentences[n].First, i-3); k < i; k++ {
		if w, _ := s.x.titles.Longest(toks, k); k+w > i {
			return true
		}
	}
	return false
}

package extract

import (
	"slices"
	"strings"

	"tenure/extract/lexicon"
	"tenure/extract/token"
)

// organisation is one body of the article: all mentions that mean it.
type organisation struct {
	name, kind, code string
	key              string // folded name
	acronym          string // folded, when the article introduces one
	alias            string // folded, another form of the name: with the acronym inside it
	party            string // the party's normalised name, for parties
	spans            []span // named mentions and 'the council'
	parent           int    // index of the body that it is part of, -1 for none
	weight           int    // how much the article speaks of it
	silent           bool   // needed by a tenure, but not named in the article
}

// candidate is a stretch that could name a body.
type candidate struct {
	first, last int
	kind        string
	body        *lexicon.Body
	party       *lexicon.Party
	ownParty    bool // a party that the vocabulary lacks
	weight      int
}

// findOrganisations finds bodies by name: those of the vocabulary, parties, and those
// that show by how they are named (rules of stage organisation). Where two overlap the
// longer one stands.
func (s *state) findOrganisations() {
	var bare []barePlace
	for n := range s.doc.Sentences {
		s.findPlaces(n)
		s.mentions[n].sort()
		found := s.fromVocabulary(n)
		toks := s.doc.Tokens[:s.doc.Sentences[n].Last]
		for _, m := range s.finder.Find(StageOrganisation, s.ruleSentence(n)) {
			first, last := m.First, m.Last
			if c, ok := m.Get("name"); ok {
				first, last = c.First, c.Last
			}
			yield := m.Rule.Yield[0]
			if k, _ := s.x.lex.Party(toks, first); k > 0 && (yield["kind"] != "party" || toks[last-1].Norm == "independents") {
				continue // 'the SNP council' is no name
			}
			first = s.afterBody(s.afterPerson(first, last), last)
			if toks[last-1].Norm == "group" && last-first >= 2 {
				if k, _ := s.x.lex.Party(toks[:last], last-2); k > 0 {
					continue // 'Fenwick Labour Group'
				}
			}
			if p := yield["place"]; p != "" {
				bare = append(bare, barePlace{span: span{first, last, n}, sure: p})
				continue
			}
			if yield["kind"] == "party" {
				first = s.pastNation(n, first, last)
			}
			if first = s.past(found, first, last); first < last {
				c := candidate{first: first, last: last, kind: yield["kind"], ownParty: yield["party"] == "own"}
				if c.ownParty {
					c.weight = 1 // what its members are says more than the last word of its name
				}
				found = append(found, c)
			}
		}
		slices.SortStableFunc(found, func(a, b candidate) int {
			if d := (b.last - b.first) - (a.last - a.first); d != 0 {
				return d
			}
			return b.weight - a.weight
		})
		taken := map[int]bool{}
		for _, c := range found {
			free := true
			for i := c.first; i < c.last; i++ {
				free = free && !taken[i]
			}
			if !free || s.mentions[n].covered(c.first, kindDate) && c.last-c.first == 1 {
				continue
			}
			for i := c.first; i < c.last; i++ {
				taken[i] = true
			}
			s.addOrganisation(n, c)
		}
		s.mentions[n].sort()
	}
	s.findAcronyms()
	s.addBarePlaces(bare)
	for n := range s.doc.Sentences {
		s.findRealms(n)
	}
	if len(s.called.kinds["council"]) == 0 {
		s.dropNoun("executive") // that of a state, not of a council
	}
}

// findAcronyms finds the acronyms that the article introduces wherever they stand. Bodies
// with long names have them, so that one says little of what the article is about: they
// add no weight.
func (s *state) findAcronyms() {
	of := map[string]int{}
	for id, o := range s.orgs {
		if len(o.acronym) >= 3 && strings.Contains(initials(o.key), o.acronym) {
			of[o.acronym] = id
		}
	}
	if len(of) == 0 {
		return
	}
	for n := range s.doc.Sentences {
		sent := &s.doc.Sentences[n]
		for i := sent.First; i < sent.Last; i++ {
			t := &s.doc.Tokens[i]
			if t.Kind != token.Upper || i > sent.First && s.doc.Tokens[i-1].Text == "(" || s.mentions[n].covered(i, kindOrg, kindParty) {
				continue
			}
			if id, ok := of[t.Norm]; ok {
				s.orgs[id].spans = append(s.orgs[id].spans, span{i, i + 1, n})
				kind := kindOrg
				if s.orgs[id].party != "" {
					kind = kindParty
				}
				s.mentions[n] = append(s.mentions[n], mention{kind: kind, sub: s.orgs[id].kind, first: i, last: i + 1, ref: id})
				s.mentions[n].sort()
			}
		}
	}
}

// dropNoun takes back a common noun read as the name of a body.
func (s *state) dropNoun(key string) {
	id, ok := s.called.by[byKey+key]
	if !ok || s.orgs[id].key != key {
		return
	}
	for _, sp := range s.orgs[id].spans {
		s.mentions[sp.sentence] = slices.DeleteFunc(s.mentions[sp.sentence], func(m mention) bool { return m.kind == kindOrg && m.ref == id })
	}
	s.orgs[id].spans, s.orgs[id].weight = nil, 0
}

// fromVocabulary finds the bodies and parties of the vocabulary in a sentence.
func (s *state) fromVocabulary(n int) []candidate {
	var found []candidate
	sent := &s.doc.Sentences[n]
	toks := s.doc.Tokens[:sent.Last]
	for i := sent.First; i < sent.Last; i++ {
		if p := s.onceOfParty(toks, i); p != nil {
			found = append(found, candidate{first: i, last: i + 1, kind: "party", party: p, weight: 1})
			continue
		}
		if !isCap(&toks[i]) {
			continue
		}
		if k, b := s.x.lex.Body(toks, i); k > 0 {
			if j := i + k; toks[j-1].Kind == token.Lower && j < sent.Last && s.is("council_thing", &toks[j]) {
				continue // 'Dunmarsh council houses'
			}
			if k == 1 && s.is("acronym_word", &toks[i]) && s.inCapitals(n, i) {
				continue // 'WHO DOES WHAT'
			}
			found = append(found, candidate{first: i, last: i + k, kind: b.Kind, body: b, weight: 1})
		}
		k, p := s.x.lex.Party(toks, i)
		if k == 0 && i == sent.First {
			k, p = s.partyFirst(toks, i)
		}
		if k > 0 && !s.noParty(n, i, i+k) {
			last := i + k
			for last < sent.Last && s.is("group_word", &toks[last]) { // 'the Conservative opposition'
				last++
			}
			found = append(found, candidate{first: i, last: last, kind: "party", party: p, weight: 1})
		}
	}
	return found
}

// inCapitals says that a word stands among others in a line of nothing but capitals, where
// a word of letters like those of an acronym is just a word.
func (s *state) inCapitals(n, i int) bool {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[n]
	words := 0
	for k := sent.First; k < sent.Last; k++ {
		switch toks[k].Kind {
		case token.Upper:
			words++
		case token.Lower, token.Title:
			return false
		}
	}
	return words > 2
}

// onceOfParty gives the party in 'ex-Labour', 'then-Tory'; nil when toks[i] is no such word.
func (s *state) onceOfParty(toks []token.Token, i int) *lexicon.Party {
	was, name, ok := strings.Cut(toks[i].Text, "-")
	if !ok || !strings.EqualFold(was, "ex") && !strings.EqualFold(was, "then") {
		return nil
	}
	t := toks[i]
	t.Text, t.Norm, t.Kind = name, t.Norm[len(was)+1:], token.Title
	if k, p := s.x.lex.Party([]token.Token{{Norm: "the"}, t}, 1); k == 1 {
		return p
	}
	return nil
}

// partyFirst reads the name of a party that is a word of every day too where it opens a
// sentence before a noun for its member: 'Alliance councillor Ada Holt'.
func (s *state) partyFirst(toks []token.Token, i int) (int, *lexicon.Party) {
	if i+1 >= len(toks) || toks[i].Kind != token.Title || !s.is("partisan_back", &toks[i+1]) && !s.is("partisan", &toks[i+1]) {
		return 0, nil
	}
	k, p := s.x.lex.Party([]token.Token{{Norm: "the"}, toks[i]}, 1)
	if k != 1 {
		return 0, nil
	}
	return k, p
}

func (s *state) addOrganisation(n int, c candidate) {
	name := s.nameOfBody(c.first, c.last)
	if was, rest, ok := strings.Cut(name, "-"); ok && c.party != nil && c.last == c.first+1 && (strings.EqualFold(was, "ex") || strings.EqualFold(was, "then")) {
		name = rest
	}
	o := &organisation{name: name, kind: c.kind, key: lexicon.Fold(name), parent: -1}
	if c.body != nil {
		o.code = c.body.Code
	}
	kind := kindOrg
	if c.party != nil {
		o.party, o.kind, kind = c.party.Name, "party", kindParty
		if len(name) <= 3 && strings.HasPrefix(c.party.Name, name) || c.party.Name == "Independent" { // Con, Lab, Ind
			o.name = c.party.Name
		}
	}
	if c.ownParty {
		o.party, kind = name, kindParty
	}
	last := c.last
	// An acronym in brackets: Fenland Combined Authority (FCA).
	toks := s.doc.Tokens
	if sent := &s.doc.Sentences[n]; c.party == nil && last+2 < sent.Last && toks[last].Text == "(" && toks[last+1].Kind == token.Upper && toks[last+2].Text == ")" {
		o.acronym = toks[last+1].Norm
	}
	if i := strings.Index(name, " ("); i > 0 { // children's services (CS) scrutiny panel
		if j := strings.Index(name[i:], ") "); j > 0 {
			o.key = lexicon.Fold(name[:i] + name[i+j+1:])
			o.alias = lexicon.Fold(name[i+2:i+j] + name[i+j+1:])
		}
	}
	id := s.entity(o)
	s.addSpan(id, span{c.first, last, n}, s.afterTitle(n, c.first))
	s.mentions[n] = append(s.mentions[n], mention{kind: kind, sub: s.orgs[id].kind, first: c.first, last: last, ref: id})
}

// nameOfBody is the name as it stands, with words in capitals at the opening of a
// sentence written as names are: 'THORNMERE Council', but 'CYPS scrutiny panel' within one.
func (s *state) nameOfBody(first, last int) string {
	text := s.text(first, last)
	toks := s.doc.Tokens
	if toks[first].Kind != token.Upper || s.doc.Sentences[s.sentenceOf(first)].First != first {
		return text
	}
	var b strings.Builder
	at := toks[first].Start
	for i := first; i < last; i++ {
		t := &toks[i]
		b.WriteString(s.doc.Text[at:t.Start])
		if i == first || toks[i-1].Kind == token.Upper {
			b.WriteString(properCase(t))
		} else {
			b.WriteString(t.Text)
		}
		at = t.End
	}
	return b.String()
}

// pastNation is where the name of a party begins that a rule read together with a nation or
// place that is none of it: 'a French Freedom Party politician', where a noun for a member
// follows, and 'Dunmarsh Liberal Party', where the rest is a party of the vocabulary.
func (s *state) pastNation(n, first, last int) int {
	sent, toks := &s.doc.Sentences[n], s.doc.Tokens
	k, _, demonym := s.x.lex.Country(toks[:last], first)
	if k == 0 {
		k, _ = s.x.lex.Place(toks[:last], first)
	}
	if k == 0 || first+k >= last-1 {
		return first
	}
	if p, _ := s.x.lex.Party(toks[:last], first+k); p == last-first-k {
		return first + k
	}
	if !demonym || first == sent.First || last >= sent.Last || toks[first-1].Norm != "a" && toks[first-1].Norm != "an" {
		return first
	}
	if t := &toks[last]; s.is("partisan", t) || s.is("person_noun", t) {
		return first + k
	}
	return first
}

// afterPerson is where a name of a body begins that a rule read together with the person
// before it: 'Ada Holt of Fenland Police', 'Cllr Holt and Fenwick Council'.
func (s *state) afterPerson(first, last int) int {
	toks := s.doc.Tokens
	named := false
	if first > 0 && toks[first].Kind == token.Title {
		for k := max(0, first-2); k < first; k++ {
			if n, h := s.x.lex.Honorific(toks[:first], k); n > 0 && k+n == first && personal(h.Kind) {
				named = true
			}
		}
	}
	if known, word := s.x.lex.Forename(toks[first].Norm); known && !word && first+1 < last && isCap(&toks[first+1]) {
		if n, _ := s.x.lex.Place(toks[:last], first); n == 0 {
			named = true
		}
	}
	if first > 0 && first+1 < last && toks[first+1].Norm == "of" { // 'Ada Holt of Dunmarsh Town Council'
		known, word := s.x.lex.Forename(toks[first-1].Norm)
		named = named || isCap(&toks[first-1]) && known && !word
	}
	if !named {
		return first
	}
	for i := first + 1; i < last-2; i++ {
		switch toks[i].Norm {
		case "and", "of", "for", "&":
			i++
			if toks[i].Norm == "the" {
				i++
			}
			if i < last-1 {
				return i
			}
			return first
		}
	}
	return first
}

// afterBody is where a name begins that a rule read together with one before it, when what
// follows 'and' is a body of the vocabulary and the whole is none.
func (s *state) afterBody(first, last int) int {
	toks := s.doc.Tokens[:last]
	if k, _ := s.x.lex.Body(toks, first); first+k == last {
		return first
	}
	for i := first + 1; i+1 < last; i++ {
		if toks[i].Norm != "and" {
			continue
		}
		j := i + 1
		if toks[j].Norm == "the" {
			j++
		}
		if k, b := s.x.lex.Body(toks, j); k > 1 && j+k == last && b.Kind != "committee" {
			return j
		}
	}
	return first
}

// past is where a name begins that a rule began within a body of the vocabulary: behind
// the 'and' that follows that body; last when nothing is left of it.
func (s *state) past(found []candidate, first, last int) int {
	for _, v := range found {
		if v.body == nil || v.first >= first || v.last <= first || v.last >= last {
			continue
		}
		if s.doc.Tokens[v.last].Norm != "and" {
			return last
		}
		first = v.last + 1
		if first < last && s.doc.Tokens[first].Norm == "the" {
			first++
		}
	}
	return first
}

// noParty says that the everyday word toks[i:j] which is the name of a party too is here
// part of another name: the Green Belt, a Reform Bill.
func (s *state) noParty(n, i, j int) bool {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[n]
	if j-i > 1 || !s.is("party_word", &toks[i]) {
		return false
	}
	return j < sent.Last && s.is("party_word_of", &toks[j]) ||
		i-1 > sent.First && isCap(&toks[i-1]) && !s.demonym(i-1) && !s.isTitle(i-1) && toks[i-1].Kind == token.Title && !s.is("notorg", &toks[i-1]) && j < sent.Last && isCap(&toks[j])
}

// demonym says that token i is a word for what belongs to a country: Portuguese.
func (s *state) demonym(i int) bool {
	k, _, demonym := s.x.lex.Country(s.doc.Tokens[:i+1], i)
	return k == 1 && demonym
}

// afterTitle says that the body at token i is named to say where a post is held: 'leader
// of', 'chief executive at'.
func (s *state) afterTitle(n, i int) bool {
	k := i - 1
	from := s.doc.Sentences[n].First
	if k > from && s.doc.Tokens[k].Norm == "the" {
		k--
	}
	if k <= from {
		return false
	}
	switch s.doc.Tokens[k].Norm {
	case "of", "at", "for", "with":
		return s.is("role_title", &s.doc.Tokens[k-1])
	}
	return false
}

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
	party            string // the party's normalised name, for parties
	spans            []span // named mentions and 'the council'
	parent           int    // index of the body that it is part of, -1 for none
	silent           bool   // needed by a tenure, but not named in the article
}

// candidate is a stretch that could name a body.
type candidate struct {
	first, last int
	kind        string
	body        *lexicon.Body
	party       *lexicon.Party
	weight      int
}

// findOrganisations finds bodies by name: those of the vocabulary, parties, and those
// that show by how they are named (rules of stage organisation). Where two overlap the
// longer one stands.
func (s *state) findOrganisations() {
	for n := range s.doc.Sentences {
		s.mentions[n].sort()
		var found []candidate
		sent := &s.doc.Sentences[n]
		toks := s.doc.Tokens[:sent.Last]
		for i := sent.First; i < sent.Last; i++ {
			if k, b := s.x.lex.Body(toks, i); k > 0 && isCap(&toks[i]) {
				found = append(found, candidate{first: i, last: i + k, kind: b.Kind, body: b, weight: 1})
			}
			if k, p := s.x.lex.Party(toks, i); k > 0 && isCap(&toks[i]) {
				last := i + k
				for last < sent.Last && s.is("group_word", &toks[last]) {
					last++
				}
				if isCap(&toks[last-1]) || !s.is("group_word", &toks[last-1]) || toks[last-1].Norm == "group" || toks[last-1].Norm == "party" {
					found = append(found, candidate{first: i, last: last, kind: "party", party: p, weight: 1})
				} else { // 'the Conservative opposition'
					found = append(found, candidate{first: i, last: last, kind: "party", party: p, weight: 1})
				}
			}
		}
		for _, m := range s.finder.Find(StageOrganisation, s.ruleSentence(n)) {
			first, last := m.First, m.Last
			if c, ok := m.Get("name"); ok {
				first, last = c.First, c.Last
			}
			if k, _ := s.x.lex.Party(toks, first); k > 0 && m.Rule.Yield[0]["kind"] != "party" {
				continue // 'the SNP council' is no name
			}
			found = append(found, candidate{first: first, last: last, kind: m.Rule.Yield[0]["kind"]})
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
}

func (s *state) addOrganisation(n int, c candidate) {
	name := s.nameOfBody(c.first, c.last)
	o := &organisation{name: name, kind: c.kind, key: lexicon.Fold(name), parent: -1}
	if c.body != nil {
		o.code = c.body.Code
	}
	kind := kindOrg
	if c.party != nil {
		o.party, o.kind, kind = c.party.Name, "party", kindParty
	}
	last := c.last
	// An acronym in brackets: North Fells Combined Authority (NFCA).
	toks := s.doc.Tokens
	if sent := &s.doc.Sentences[n]; c.party == nil && last+2 < sent.Last && toks[last].Text == "(" && toks[last+1].Kind == token.Upper && toks[last+2].Text == ")" {
		o.acronym = toks[last+1].Norm
	}
	id := s.entity(o)
	s.orgs[id].spans = append(s.orgs[id].spans, span{c.first, last, n})
	s.mentions[n] = append(s.mentions[n], mention{kind: kind, sub: s.orgs[id].kind, first: c.first, last: last, ref: id})
}

// nameOfBody is the name as it stands, with words in capitals at an opening written as
// names are.
func (s *state) nameOfBody(first, last int) string {
	text := s.text(first, last)
	if s.doc.Tokens[first].Kind != token.Upper {
		return text
	}
	var b strings.Builder
	at := s.doc.Tokens[first].Start
	for i := first; i < last; i++ {
		t := &s.doc.Tokens[i]
		b.WriteString(s.doc.Text[at:t.Start])
		if i == first || i > first && s.doc.Tokens[i-1].Kind == token.Upper {
			b.WriteString(properCase(t))
		} else {
			b.WriteString(t.Text)
		}
		at = t.End
	}
	return b.String()
}

// entity returns the body that o is, adding it when it is new: same register code, same
// party, same folded name, an acronym introduced before, or the beginning of a longer
// name.
func (s *state) entity(o *organisation) int {
	for id, e := range s.orgs {
		same := o.code != "" && o.code == e.code || o.party != "" && o.party == e.party ||
			o.party == "" && e.party == "" && (o.key == e.key || e.acronym != "" && o.key == e.acronym || o.acronym != "" && e.key == o.acronym ||
				isAcronymOf(o.key, e) || bareKey(o) == bareKey(e) && o.kind == e.kind && bareKey(o) != "" || beginsName(o, e) || beginsName(e, o))
		if !same {
			continue
		}
		if e.code == "" {
			e.code = o.code
		}
		if e.acronym == "" {
			e.acronym = o.acronym
		}
		if len(o.name) > len(e.name) && e.party == "" {
			e.name, e.key = o.name, o.key
			if e.kind == "other" {
				e.kind = o.kind
			}
		}
		return id
	}
	s.orgs = append(s.orgs, o)
	return len(s.orgs) - 1
}

// bareKey is the folded name of a council without the words that say what kind it is, by
// which 'Thornmere Borough Council' and 'Thornmere Council' are one.
func bareKey(o *organisation) string {
	if o.kind != "council" {
		return ""
	}
	var out []string
	for _, w := range strings.Fields(o.key) {
		switch w {
		case "council", "borough", "city", "metropolitan", "royal", "of", "the", "district":
		default:
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

func isAcronymOf(key string, e *organisation) bool {
	if len(key) < 3 || strings.Contains(key, " ") {
		return false
	}
	var b strings.Builder
	for _, w := range strings.Fields(e.key) {
		switch w {
		case "of", "and", "the", "for":
		default:
			b.WriteByte(w[0])
		}
	}
	return b.String() == key
}

// beginsName says that a is the beginning, of two words or more, of b's name: Fellside
// Primary, Fellside Primary School.
func beginsName(a, b *organisation) bool {
	return a.kind == b.kind && strings.Count(a.key, " ") >= 1 && strings.HasPrefix(b.key, a.key+" ")
}

// nominal says what body a common noun stands for.
type nominal struct {
	words []string // the noun, last word last
	kinds []string // kinds of body it can mean
}

var nominals = []nominal{
	{[]string{"county", "council"}, []string{"council"}},
	{[]string{"borough", "council"}, []string{"council"}},
	{[]string{"city", "council"}, []string{"council"}},
	{[]string{"district", "council"}, []string{"council"}},
	{[]string{"town", "council"}, []string{"council"}},
	{[]string{"parish", "council"}, []string{"council"}},
	{[]string{"combined", "authority"}, []string{"council"}},
	{[]string{"local", "authority"}, []string{"council"}},
	{[]string{"full", "council"}, []string{"council"}},
	{[]string{"council"}, []string{"council"}},
	{[]string{"authority"}, []string{"council", "other"}},
	{[]string{"trust"}, []string{"nhs", "charity", "school"}},
	{[]string{"ccg"}, []string{"nhs"}},
	{[]string{"force"}, []string{"police"}},
	{[]string{"committee"}, []string{"committee"}},
	{[]string{"panel"}, []string{"committee"}},
	{[]string{"board"}, []string{"committee", "nhs", "company", "charity"}},
	{[]string{"school"}, []string{"school"}},
	{[]string{"academy"}, []string{"school"}},
	{[]string{"college"}, []string{"school"}},
	{[]string{"university"}, []string{"school"}},
	{[]string{"company"}, []string{"company"}},
	{[]string{"firm"}, []string{"company"}},
	{[]string{"charity"}, []string{"charity"}},
	{[]string{"union"}, []string{"union"}},
	{[]string{"party"}, []string{"party"}},
	{[]string{"club"}, []string{"other"}},
	{[]string{"association"}, []string{"other", "charity"}},
	{[]string{"partnership"}, []string{"other", "nhs"}},
	{[]string{"commission"}, []string{"other", "regulator", "government"}},
	{[]string{"agency"}, []string{"other", "government", "regulator"}},
}

// findNominals settles 'the council', 'the trust', 'its board': a common noun means the
// body of its kind spoken of last in the paragraph, else the one the article is about.
func (s *state) findNominals() {
	for n := range s.doc.Sentences {
		sent, toks := &s.doc.Sentences[n], s.doc.Tokens
		for i := sent.First; i < sent.Last; i++ {
			for _, nom := range nominals {
				k := len(nom.words)
				if i+k > sent.Last || !matches(toks[i:i+k], nom.words) || s.mentions[n].covered(i, kindOrg, kindPerson, kindParty) {
					continue
				}
				// A committee or party must be pointed at; 'council' may stand bare before a title.
				pointed := i > sent.First && (toks[i-1].Norm == "the" || toks[i-1].Norm == "this" || toks[i-1].Norm == "that" || toks[i-1].Norm == "its" || toks[i-1].Norm == "'s")
				if !pointed && nom.kinds[0] != "council" {
					continue
				}
				qualifier := ""
				if k == 2 && nom.words[1] == "council" && nom.words[0] != "full" || nom.words[0] == "combined" {
					qualifier = nom.words[0]
				}
				id := s.means(n, i, nom.kinds, qualifier)
				if id < 0 {
					continue
				}
				if pointed {
					s.orgs[id].spans = append(s.orgs[id].spans, span{i, i + k, n})
				}
				s.mentions[n] = append(s.mentions[n], mention{kind: kindOrg, sub: "nominal", first: i, last: i + k, ref: id})
				i += k - 1
				break
			}
		}
		s.mentions[n].sort()
	}
}

func matches(toks []token.Token, words []string) bool {
	for i, w := range words {
		if toks[i].Norm != w {
			return false
		}
	}
	return true
}

// means finds the body of one of the kinds that a common noun at token i means: the one
// spoken of last in the paragraph, else the one that the article is about.
func (s *state) means(n, i int, kinds []string, qualifier string) int {
	for _, kind := range kinds {
		ids := s.ofKind(kind, qualifier)
		if id := s.lastSpoken(n, i, ids); id >= 0 {
			return id
		}
		if id := s.primary(ids); id >= 0 {
			return id
		}
	}
	return -1
}

// ofKind lists the bodies of a kind whose name has the qualifier ('county', 'combined').
func (s *state) ofKind(kind, qualifier string) []int {
	var ids []int
	for id, o := range s.orgs {
		if o.kind == kind && (qualifier == "" || strings.Contains(" "+o.key+" ", " "+qualifier+" ")) {
			ids = append(ids, id)
		}
	}
	return ids
}

// lastSpoken is the body among ids that stands last before token i in the paragraph of
// sentence n; -1 when none does.
func (s *state) lastSpoken(n, i int, ids []int) int {
	para := s.doc.Sentences[n].Paragraph
	best, at := -1, -1
	for _, id := range ids {
		for _, sp := range s.orgs[id].spans {
			if sp.first < i && sp.first > at && s.doc.Sentences[sp.sentence].Paragraph == para {
				best, at = id, sp.first
			}
		}
	}
	return best
}

// primary is the body among ids that the article is about: the one named most, where the
// opening counts more.
func (s *state) primary(ids []int) int {
	best, most := -1, 0
	for _, id := range ids {
		weight := 0
		for _, sp := range s.orgs[id].spans {
			weight++
			if sp.sentence == 0 || s.doc.Sentences[sp.sentence].Paragraph == 0 {
				weight += 3
			}
		}
		if weight > most {
			best, most = id, weight
		}
	}
	return best
}

// council returns the council at which a post is held whose sentence names none: the
// only one of the paragraph that is not said of somebody's post, else the one that the
// article is about.
func (s *state) council(n, i int) int {
	ids := s.ofKind("council", "")
	if len(ids) == 0 {
		return -1
	}
	para := s.doc.Sentences[n].Paragraph
	only, many := -1, false
	for _, id := range ids {
		for _, sp := range s.orgs[id].spans {
			if s.doc.Sentences[sp.sentence].Paragraph != para || sp.first > i && sp.sentence > n || s.inPost(sp) {
				continue
			}
			if only >= 0 && only != id {
				many = true
			}
			only = id
		}
	}
	if only >= 0 && !many {
		return only
	}
	if many {
		if id := s.lastSpoken(n, i, ids); id >= 0 {
			return id
		}
	}
	return s.primary(ids)
}

// inPost says that a mention of a body belongs to a phrase that names a post there.
func (s *state) inPost(sp span) bool {
	return s.mentions[sp.sentence].covering(kindPost, sp.first) != nil
}

// govern returns the entity of a body that a title needs but the article does not name
// in full: 'Mayor of Avonbridge', 'President of Poland'.
func (s *state) govern(name, kind string) int {
	o := &organisation{name: name, kind: kind, key: lexicon.Fold(name), parent: -1, silent: true}
	for id, e := range s.orgs {
		if e.key == o.key || e.kind == "council" && kind == "council" && (bareKey(e) == o.key || bareKey(e) == o.key+" combined authority" || strings.HasPrefix(bareKey(e), o.key+" ")) {
			return id
		}
	}
	if kind == "council" {
		if b := s.x.lex.Council(name + " Council"); b != nil {
			o.code = b.Code
			for id, e := range s.orgs {
				if e.code == o.code {
					return id
				}
			}
		}
	}
	s.orgs = append(s.orgs, o)
	return len(s.orgs) - 1
}

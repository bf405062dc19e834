package extract

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"tenure/extract/token"
)

// person is one human of the article: all mentions that mean them.
type person struct {
	forename, surname string // norms; forename may be empty
	name              string
	spans             []span
	gender            byte // 'm', 'f' or 0
	councillor        bool
	hidden            bool // no named human after all
	kin               bool // told by forename and kin alone: of account only with a post

	full   []int // first tokens of mentions by the whole name, ascending
	latest int   // first token of the last mention by surname or forename so far, -1 for none
}

type span struct{ first, last, sentence int }

// register finds people by parts of their names.
type register struct {
	surname, forename map[string][]int
	inner             map[string][]int // any other part of a name of three words or more
	shape             map[shape][]int  // people by what a misspelling leaves of a surname
}

type shape struct {
	initial byte
	length  int
}

func (g *register) add(id int, p *person) {
	if !slices.Contains(g.surname[p.surname], id) {
		g.surname[p.surname] = append(g.surname[p.surname], id)
		if p.surname != "" {
			k := shape{p.surname[0], len(p.surname)}
			g.shape[k] = append(g.shape[k], id)
		}
	}
	if p.forename != "" && !slices.Contains(g.forename[p.forename], id) {
		g.forename[p.forename] = append(g.forename[p.forename], id)
	}
}

// findPeople finds the names of humans: first those that show by themselves (an
// honorific, a known forename, what stands beside them), then those that the first make
// plain (the surname or forename alone). Its time grows in step with the text.
func (s *state) findPeople() {
	s.markTaken()
	s.names = &register{surname: map[string][]int{}, forename: map[string][]int{}, inner: map[string][]int{}, shape: map[shape][]int{}}
	runs, singles := s.readRuns()
	s.judge(runs, singles)
	later := make([]bool, len(runs)) // may be the end of a longer name
	for i := range runs {
		if r := &runs[i]; r.sure {
			if later[i] = s.noForename(r); !later[i] {
				s.addPerson(*r)
			}
		}
	}
	for i := range runs {
		// 'Holt Crane', 'Mrs Le Fevre' of somebody whose whole name was read.
		if r := &runs[i]; !r.sure || later[i] {
			if id := s.endOfName(r); id >= 0 {
				s.addMention(id, *r, "surname")
				s.people[id].full = append(s.people[id].full, r.first)
			} else if later[i] {
				s.addPerson(*r)
			}
		}
	}
	for _, p := range s.people {
		sort.Ints(p.full)
	}
	for _, r := range singles {
		s.addSingle(r)
	}
	for n := range s.mentions {
		s.mentions[n].sort()
	}
}

// markTaken notes the tokens that belong to something else than a person, and the words
// that stand in small letters somewhere.
func (s *state) markTaken() {
	s.small = map[string]bool{}
	for i := range s.doc.Tokens {
		if t := &s.doc.Tokens[i]; t.Kind == token.Lower && !capInside(t.Text) {
			s.small[t.Norm] = true
		}
	}
	s.other = make([]bool, len(s.doc.Tokens))
	for n := range s.mentions {
		for _, m := range s.mentions[n] {
			if m.kind != kindDate && m.kind != kindOrg && m.kind != kindParty {
				continue
			}
			for i := m.first; i < m.last; i++ {
				s.other[i] = true
			}
		}
	}
}

// taken says that a token belongs to something else than a person.
func (s *state) taken(i int) bool { return s.other[i] }

// addPerson adds a mention by the whole name, of somebody known or new.
func (s *state) addPerson(r run) {
	fore, sur := s.doc.Tokens[r.first].Norm, s.doc.Tokens[r.core-1].Norm
	switch {
	case r.nick >= 0:
		fore = s.doc.Tokens[r.nick].Norm
	case s.regnal(&r):
		sur = fore
		fore = ""
	case r.core-r.first == 1:
		fore = ""
	}
	name := s.nameOf(r)
	if fore != "" {
		if id := s.known(&r, fore, sur); id >= 0 {
			s.addMention(id, r, "name")
			p := s.people[id]
			p.full = append(p.full, r.first)
			if utf8.RuneCountInString(name) > utf8.RuneCountInString(p.name) {
				p.name = name
				if len(fore) > 1 {
					p.forename = fore
				}
				p.surname = sur
				s.names.add(id, p)
				s.addInner(id, r)
			}
			return
		}
	}
	p := &person{forename: fore, surname: sur, name: name, latest: -1, gender: s.forenameGender(fore)}
	p.full = append(p.full, r.first)
	s.people = append(s.people, p)
	id := len(s.people) - 1
	s.names.add(id, p)
	s.addInner(id, r)
	s.addMention(id, r, "name")
}

// forenameGender is 'm' or 'f' for a forename that plainly tells, else 0.
func (s *state) forenameGender(norm string) byte {
	if first, _, ok := strings.Cut(norm, "-"); ok && first != "" { // Shelley-Ann
		norm = first
	}
	switch {
	case s.x.has("forename_female", norm):
		return 'f'
	case s.x.has("forename_male", norm):
		return 'm'
	}
	return 0
}

// known finds the person of the article that a whole name means: the same surname and a
// forename that can be the same, or a double surname given in half.
func (s *state) known(r *run, fore, sur string) int {
	for _, id := range s.names.surname[sur] {
		if p := s.people[id]; p.forename != "" && s.sameForename(p.forename, fore) {
			return id
		}
	}
	if r.core-r.first < 2 {
		return -1
	}
	for _, id := range s.names.inner[sur] { // Pedro Holt behind Pedro Holt Crane
		if s.people[id].forename == fore {
			return id
		}
	}
	for i := r.first + 1; i < r.core-1; i++ { // and the other way round
		for _, id := range s.names.surname[s.doc.Tokens[i].Norm] {
			if s.people[id].forename == fore {
				return id
			}
		}
	}
	return -1
}

// addInner notes the parts of a long name that may serve as the surname: 'Ruiz' of
// Ana Ruiz Ortega. Second forenames do not.
func (s *state) addInner(id int, r run) {
	if sur := s.doc.Tokens[r.core-1].Norm; strings.Contains(sur, "-") {
		for part := range strings.SplitSeq(sur, "-") { // either half, behind an honorific
			if !slices.Contains(s.names.inner["-"+part], id) {
				s.names.inner["-"+part] = append(s.names.inner["-"+part], id)
			}
		}
	}
	for i := r.first + 1; i < r.core-1; i++ {
		t := &s.doc.Tokens[i]
		if t.Kind != token.Title {
			continue
		}
		if known, _ := s.x.lex.Forename(t.Norm); known && !s.x.lex.Surname(t.Norm) {
			continue
		}
		if !slices.Contains(s.names.inner[t.Norm], id) {
			s.names.inner[t.Norm] = append(s.names.inner[t.Norm], id)
		}
	}
}

// noForename says that a run may do without a forename: nothing known as one opens it.
func (s *state) noForename(r *run) bool {
	t := &s.doc.Tokens[r.first]
	if r.nick >= 0 || t.Kind == token.Initial {
		return false
	}
	known, _ := s.x.lex.Forename(t.Norm)
	return !known || s.is("name_particle", t)
}

// endOfName finds the one person whose name ends in all words of a run; -1 for none.
func (s *state) endOfName(r *run) int {
	toks := s.doc.Tokens
	last := toks[r.core-1].Norm
	if len(s.names.surname[last]) == 0 {
		return -1
	}
	for i := r.first; i < r.core-1; i++ {
		t := &toks[i]
		if s.is("name_particle", t) {
			continue
		}
		inner := false
		for _, id := range s.names.inner[t.Norm] {
			inner = inner || s.people[id].surname == last
		}
		if !inner {
			return -1
		}
	}
	return s.nearest(s.names.surname[last], *r)
}

func (s *state) sameForename(a, b string) bool {
	if a == b {
		return true
	}
	a, b = strings.TrimSuffix(a, "."), strings.TrimSuffix(b, ".")
	if a == "" || b == "" {
		return false
	}
	if (utf8.RuneCountInString(a) == 1 || utf8.RuneCountInString(b) == 1) && a[0] == b[0] {
		return true
	}
	return s.x.has("short: "+a, b) || s.x.has("short: "+b, a)
}

// addMention notes a mention of a person and what its honorific tells.
func (s *state) addMention(id int, r run, sub string) {
	p := s.people[id]
	p.spans = append(p.spans, span{r.honorific, r.last, r.sentence})
	s.mentions[r.sentence] = append(s.mentions[r.sentence], mention{kind: kindPerson, sub: sub, first: r.honorific, last: r.last, ref: id})
	if i := r.honorific - 1; i >= s.doc.Sentences[r.sentence].First && p.gender == 0 {
		switch t := &s.doc.Tokens[i]; {
		case s.is("kin_male", t):
			p.gender = 'm'
		case s.is("kin_female", t):
			p.gender = 'f'
		}
	}
	if r.title == nil {
		return
	}
	if r.title.Kind == "councillor" && !s.is("alderman", &s.doc.Tokens[r.honorific]) { // an honour, often of former members
		p.councillor = true
		s.mentions[r.sentence] = append(s.mentions[r.sentence], mention{kind: kindCouncillor, sub: sub, first: r.honorific, last: r.last, ref: id})
	}
	if g := s.genderOf(r); g != 0 {
		p.gender = g
	}
}

// genderOf is what the honorifics of a run tell: 'm', 'f' or 0.
func (s *state) genderOf(r run) byte {
	if r.title != nil && r.title.Gender != "" {
		return r.title.Gender[0]
	}
	for i := r.honorific; i < r.first; i++ { // Cllr Mrs Holt
		if k, h := s.x.lex.Honorific(s.doc.Tokens[:r.first], i); k > 0 && h.Gender != "" {
			return h.Gender[0]
		}
		switch s.doc.Tokens[i].Norm {
		case "mr", "sir", "lord":
			return 'm'
		case "mrs", "ms", "miss", "dame", "lady", "baroness":
			return 'f'
		}
	}
	return 0
}

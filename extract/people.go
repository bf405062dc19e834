package extract

import (
	"strings"
	"unicode/utf8"

	"tenure/extract/lexicon"
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
}

type span struct{ first, last, sentence int }

// run is a stretch of capitals that may be a name.
type run struct {
	sentence, honorific, first, last int // tokens: honorific <= first < last
	title                            *lexicon.Honorific
	sure                             bool
}

// findPeople finds the names of humans: first those that show by themselves (an
// honorific, a known forename, what stands beside them), then those that the first make
// plain (the surname or forename alone).
func (s *state) findPeople() {
	var runs, singles []run
	for n := range s.doc.Sentences {
		sent := &s.doc.Sentences[n]
		for i := sent.First; i < sent.Last; {
			r, ok := s.nameRun(n, i)
			if !ok {
				i++
				continue
			}
			if r.last-r.first >= 2 {
				runs = append(runs, r)
			} else {
				singles = append(singles, r)
			}
			i = r.last
		}
	}
	// A run is a person when it shows so, or when its surname is used with an honorific or
	// its whole form shows so elsewhere.
	surnames := map[string]bool{}
	for _, r := range singles {
		if r.title != nil {
			surnames[s.doc.Tokens[r.last-1].Norm] = true
		}
	}
	whole := map[string]bool{}
	for i := range runs {
		if s.looksHuman(&runs[i]) {
			runs[i].sure = true
			whole[s.normOf(runs[i])] = true
		}
	}
	for i := range runs {
		r := &runs[i]
		if !r.sure && (whole[s.normOf(*r)] || surnames[s.doc.Tokens[r.last-1].Norm]) {
			r.sure = true
		}
		if r.sure {
			s.addPerson(*r)
		}
	}
	for _, r := range singles {
		s.addSingle(r)
	}
	for n := range s.mentions {
		s.mentions[n].sort()
	}
}

func (s *state) normOf(r run) string {
	var b strings.Builder
	for i := r.first; i < r.last; i++ {
		b.WriteString(s.doc.Tokens[i].Norm)
		b.WriteByte(' ')
	}
	return b.String()
}

// nameRun reads a stretch at token i that could be a name, with its honorifics.
func (s *state) nameRun(n, i int) (run, bool) {
	sent, toks := &s.doc.Sentences[n], s.doc.Tokens
	r := run{sentence: n, honorific: i}
	for i < sent.Last && isCap(&toks[i]) {
		k, h := s.x.lex.Honorific(toks[:sent.Last], i)
		if k == 0 || s.blocked(n, i) || !personal(h.Kind) {
			break
		}
		// The first honorific that says councillor counts, else the last.
		if r.title == nil || r.title.Kind != "councillor" {
			r.title = h
		}
		i += k
	}
	if i == r.honorific && i < sent.Last && toks[i].Kind == token.Lower {
		// 'professor Sarah', 'prof O'Brien' in lower case
		if k, h := s.x.lex.Honorific(toks[:sent.Last], i); k > 0 && personal(h.Kind) && h.Kind != "councillor" && i+k < sent.Last && isCap(&toks[i+k]) {
			r.title = h
			i += k
		}
	}
	r.first = i
	for i < sent.Last {
		t := &toks[i]
		switch {
		case s.blocked(n, i):
			goto done
		case t.Kind == token.Initial && (i+1 < sent.Last && isCap(&toks[i+1]) || i > r.first):
			if t.Norm == "i" && i == r.first {
				goto done
			}
		case t.Kind == token.Title || t.Kind == token.Upper && s.upperName(n, i, r):
			if (s.is("notname", t) || s.pluralTitle(t)) && !s.nameInspite(n, i, r) {
				goto done
			}
		case t.Kind == token.Lower && i > r.first && s.is("name_particle", t) && i+1 < sent.Last && toks[i+1].Kind == token.Title && !s.blocked(n, i+1) && !s.is("notname", &toks[i+1]):
			if t.Norm == "of" && (r.title == nil || r.title.Kind != "title") || t.Norm == "y" || t.Norm == "e" {
				goto done
			}
		case i > r.first && isOpenQuote(t.Text) && i+2 < sent.Last && isCap(&toks[i+1]) && isCloseQuote(toks[i+2].Text) && i+3 < sent.Last && isCap(&toks[i+3]):
			i += 2 // a nickname: Jasvinder “Jaz” Dhaliwal
		case i > r.first && isOpenQuote(t.Text) && i+3 < sent.Last && isCap(&toks[i+1]) && isCap(&toks[i+2]) && isCloseQuote(toks[i+3].Text) && i+4 < sent.Last && isCap(&toks[i+4]):
			i += 3
		default:
			goto done
		}
		i++
		if i-r.first > 6 {
			goto done
		}
	}
done:
	// Post-nominals belong to no name.
	for i > r.first+1 && s.x.lex.Postnominal(toks[i-1].Norm) {
		i--
	}
	r.last = i
	if r.last <= r.first {
		return r, false
	}
	// 'the mayor of Dunmarsh Ada Holt': the name begins at the forename.
	if r.title == nil && r.last-r.first >= 3 {
		known, _ := s.x.lex.Forename(toks[r.first].Norm)
		second, word := s.x.lex.Forename(toks[r.first+1].Norm)
		if !known && second && !word && toks[r.first].Kind != token.Initial {
			r.first++
			r.honorific = r.first
		}
	}
	// At the beginning of a sentence a capital says nothing: 'Outside Ada Holt'.
	if r.title == nil && r.first == sent.First && r.last-r.first >= 2 && toks[r.first].Kind == token.Title {
		if known, _ := s.x.lex.Forename(toks[r.first].Norm); !known && s.functionTag(toks[r.first].Tag) {
			r.first++
			r.honorific = r.first
		}
	}
	return r, r.last > r.first
}

// functionTag says that a part of speech is none of a name's.
func (s *state) functionTag(tag string) bool {
	switch tag {
	case "IN", "RB", "CC", "WRB", "DT", "PRP", "PRP$", "TO", "MD", "VB", "VBG", "VBN", "VBD", "VBZ", "WP":
		return true
	}
	return false
}

// personal says that an honorific of the kind is part of how a person is called, and no
// title of a post, which is read as one.
func personal(kind string) bool {
	switch kind {
	case "civic", "political", "police", "judge":
		return false
	}
	return true
}

// upperName says whether a word in capitals may be part of a name: in an opening in
// capitals, or after an honorific.
func (s *state) upperName(n, i int, r run) bool {
	t := &s.doc.Tokens[i]
	if r.title != nil && i == r.first && len(t.Text) > 3 {
		return true
	}
	sent := &s.doc.Sentences[n]
	if i == r.first && i+1 < sent.Last {
		known, _ := s.x.lex.Forename(t.Norm)
		return known && s.doc.Tokens[i+1].Kind != token.Lower
	}
	return i > r.first && len(t.Text) > 2 && s.doc.Tokens[r.first].Kind == token.Upper
}

// nameInspite says that a word which is seldom a name is one here: the surname after a
// known forename with nothing of a name behind it (Josh Mayor, Ashok Leader).
func (s *state) nameInspite(n, i int, r run) bool {
	sent, toks := &s.doc.Sentences[n], s.doc.Tokens
	if i == r.first && i+1 < sent.Last && toks[i+1].Kind == token.Title && !s.is("notname", &toks[i+1]) && !s.blocked(n, i+1) {
		known, _ := s.x.lex.Forename(toks[i].Norm)
		return known && s.x.lex.Surname(toks[i+1].Norm) && !s.isTitle(i)
	}
	if i != r.first+1 || i+1 < sent.Last && isCap(&toks[i+1]) && !s.x.lex.Postnominal(toks[i+1].Norm) {
		return i == r.first && r.title != nil && r.title.Kind != "councillor" && (i+1 == sent.Last || !isCap(&toks[i+1])) && !s.isTitle(i)
	}
	known, word := s.x.lex.Forename(toks[r.first].Norm)
	return known && !word && toks[i].Kind == token.Title && (s.x.lex.Surname(toks[i].Norm) || s.isTitle(i))
}

// pluralTitle: 'Commissioners', 'Ministers'.
func (s *state) pluralTitle(t *token.Token) bool {
	w, ok := strings.CutSuffix(t.Norm, "s")
	return ok && len(w) > 3 && s.x.has("role_title", w)
}

func (s *state) isTitle(i int) bool {
	n, _ := s.x.titles.Longest(s.doc.Tokens, i)
	return n > 0
}

// blocked says that a token belongs to something else than a person.
func (s *state) blocked(n, i int) bool {
	return s.mentions[n].covered(i, kindDate, kindOrg, kindParty)
}

func isOpenQuote(t string) bool { return t == "“" || t == "\"" || t == "‘" || t == "'" || t == "(" }
func isCloseQuote(t string) bool {
	return t == "”" || t == "\"" || t == "’" || t == "'" || t == ")"
}

// looksHuman weighs what a run of two words or more shows by itself and beside it.
func (s *state) looksHuman(r *run) bool {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[r.sentence]
	if r.title != nil {
		return true
	}
	first, last := &toks[r.first], &toks[r.last-1]
	known, word := s.x.lex.Forename(first.Norm)
	surname := s.x.lex.Surname(last.Norm)
	place := false
	if n, _ := s.x.lex.Place(toks[:r.last], r.first); n == r.last-r.first {
		place = true
	}
	if place && r.last-r.first >= 2 {
		return false
	}
	// What stands before it points at a place or a body: 'the boss of John Lewis'.
	if r.first > sent.First {
		switch b := &toks[r.first-1]; b.Norm {
		case "in", "at", "near", "represents", "represented", "outside", "across":
			if !known || word {
				return false
			}
		case "of":
			if s.endsTitle(r.first - 1) {
				return false
			}
		}
	}
	if known && !word {
		return true
	}
	if (known || first.Kind == token.Initial) && surname {
		return true
	}
	if r.last-r.first > 4 {
		return false
	}
	if first.Kind == token.Initial && r.last-r.first == 2 {
		return true
	}
	// What stands beside it.
	if r.first > sent.First {
		b := &toks[r.first-1]
		if (b.Kind == token.Lower || s.isTitle(r.first-1)) && s.endsTitle(r.first) || s.mentions[r.sentence].ending(kindParty, r.first) != nil {
			return true
		}
		if b.Norm == "'s" && r.first-2 >= sent.First && s.mentions[r.sentence].ending(kindParty, r.first-1) != nil {
			return true
		}
		if s.is("said", b) && !s.is("notname", first) {
			return true
		}
	}
	if r.last < sent.Last {
		a := &toks[r.last]
		if s.is("said", a) && a.Kind == token.Lower && !place {
			return true
		}
		if a.Text == "," && r.last+2 < sent.Last && toks[r.last+1].Kind == token.Number && len(toks[r.last+1].Text) == 2 && toks[r.last+2].Text == "," {
			return true
		}
		if a.Text == "," && r.last+1 < sent.Last && (toks[r.last+1].Norm == "who" || toks[r.last+1].Norm == "whose") {
			return true
		}
		if a.Text == "," && r.last+1 < sent.Last && s.opensPost(r.last+1) {
			return true
		}
		if a.Text == "(" && r.last+1 < sent.Last && s.mentions[r.sentence].starting(kindParty, r.last+1) != nil {
			return true
		}
		if a.Norm == "who" {
			return true
		}
	}
	if known || surname && r.last-r.first <= 3 && first.Kind == token.Title && !place {
		return r.first > sent.First || known
	}
	return false
}

// endsTitle says that the words before token i end in the title of a post.
func (s *state) endsTitle(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if n, _ := s.x.titles.Longest(s.doc.Tokens[:i], k); n > 0 && k+n == i {
			return true
		}
	}
	return false
}

// opensPost says that a title follows within a few lower-case words.
func (s *state) opensPost(i int) bool {
	for k := i; k < i+5 && k < len(s.doc.Tokens); k++ {
		if s.isTitle(k) {
			return true
		}
		if t := &s.doc.Tokens[k]; t.Kind == token.Punct || strings.HasPrefix(t.Tag, "VB") {
			return false
		}
	}
	return false
}

func (s *state) addPerson(r run) {
	fore, sur := s.doc.Tokens[r.first].Norm, s.doc.Tokens[r.last-1].Norm
	if r.last-r.first == 1 {
		fore = ""
	}
	for id, p := range s.people {
		if p.surname == sur && fore != "" && p.forename != "" && sameForename(p.forename, fore) {
			s.addMention(id, r, "name")
			if name := s.nameOf(r); utf8.RuneCountInString(name) > utf8.RuneCountInString(p.name) {
				p.name, p.forename = name, fore
			}
			return
		}
	}
	s.people = append(s.people, &person{forename: fore, surname: sur, name: s.nameOf(r)})
	s.addMention(len(s.people)-1, r, "name")
}

func sameForename(a, b string) bool {
	if a == b {
		return true
	}
	a, b = strings.TrimSuffix(a, "."), strings.TrimSuffix(b, ".")
	return a != "" && b != "" && (utf8.RuneCountInString(a) == 1 || utf8.RuneCountInString(b) == 1) && a[0] == b[0]
}

// addMention notes a mention of a person and what its honorific tells.
func (s *state) addMention(id int, r run, sub string) {
	p := s.people[id]
	p.spans = append(p.spans, span{r.honorific, r.last, r.sentence})
	s.mentions[r.sentence] = append(s.mentions[r.sentence], mention{kind: kindPerson, sub: sub, first: r.honorific, last: r.last, ref: id})
	if r.title != nil {
		switch r.title.Kind {
		case "councillor":
			if n := s.doc.Tokens[r.honorific].Norm; n == "ald" || n == "alderman" || n == "bailie" {
				break // an honour, often of former members
			}
			p.councillor = true
			s.mentions[r.sentence] = append(s.mentions[r.sentence], mention{kind: kindCouncillor, sub: sub, first: r.honorific, last: r.last, ref: id})
		}
		for i := r.honorific; i < r.first; i++ {
			switch s.doc.Tokens[i].Norm {
			case "mr", "mr.", "sir", "lord":
				p.gender = 'm'
			case "mrs", "mrs.", "ms", "ms.", "miss", "dame", "lady", "baroness":
				p.gender = 'f'
			}
		}
	}
}

// nameOf is the name as it stands, without nicknames in quotes and all capitals.
func (s *state) nameOf(r run) string {
	var parts []string
	for i := r.first; i < r.last; i++ {
		t := &s.doc.Tokens[i]
		if isOpenQuote(t.Text) && i > r.first {
			for i < r.last && (isOpenQuote(s.doc.Tokens[i].Text) || !isCloseQuote(s.doc.Tokens[i].Text)) {
				i++
			}
			continue
		}
		parts = append(parts, properCase(t))
	}
	return strings.Join(parts, " ")
}

// properCase writes a word in capitals as a name is written: THORNMERE, Thornmere.
func properCase(t *token.Token) string {
	if t.Kind != token.Upper || utf8.RuneCountInString(t.Text) < 4 {
		return t.Text
	}
	return capitalise(t.Text)
}

func capitalise(text string) string {
	var b strings.Builder
	up := true
	for _, c := range text {
		if up {
			b.WriteString(strings.ToUpper(string(c)))
		} else {
			b.WriteString(strings.ToLower(string(c)))
		}
		up = c == '-' || c == '\'' || c == '’'
	}
	return b.String()
}

// addSingle settles one word in capitals: the surname or forename of somebody known, or
// with an honorific somebody new.
func (s *state) addSingle(r run) {
	t := &s.doc.Tokens[r.first]
	if r.title == nil && t.Kind != token.Title && t.Kind != token.Upper {
		return
	}
	byName := func(pick func(p *person) bool) []int {
		var ids []int
		for id, p := range s.people {
			if pick(p) {
				ids = append(ids, id)
			}
		}
		return ids
	}
	ids := byName(func(p *person) bool {
		return p.surname == t.Norm || strings.HasSuffix(p.surname, "-"+t.Norm) && r.title != nil
	})
	if len(ids) > 0 {
		s.addMention(s.nearest(ids, r), r, "surname")
		return
	}
	if r.title != nil {
		// A misspelt surname, or the forename of a knight: Sir Evelyn.
		if r.title.Kind == "title" {
			if ids = byName(func(p *person) bool { return p.forename == t.Norm }); len(ids) == 1 {
				s.addMention(ids[0], r, "forename")
				return
			}
		}
		if len(t.Norm) >= 5 {
			if ids = byName(func(p *person) bool { return misspelt(p.surname, t.Norm) }); len(ids) == 1 {
				s.addMention(ids[0], r, "surname")
				return
			}
		}
		if r.title.Kind == "military" || r.title.Kind == "clergy" {
			return
		}
		if known, word := s.x.lex.Forename(t.Norm); known && !word && !s.x.lex.Surname(t.Norm) && r.title.Kind == "title" {
			return
		}
		s.addPerson(r)
		return
	}
	if s.is("notname", t) || r.first == s.doc.Sentences[r.sentence].First && !strings.HasPrefix(t.Tag, "NN") {
		return
	}
	if ids = byName(func(p *person) bool { return p.forename == t.Norm && utf8.RuneCountInString(t.Norm) > 2 }); len(ids) == 1 {
		s.addMention(ids[0], r, "forename")
		return
	}
	// 'President Trump', with nobody of the name in the article.
	if s.endsTitle(r.first) && r.first > s.doc.Sentences[r.sentence].First && isCap(&s.doc.Tokens[r.first-1]) && !s.endsNeedy(r.first) {
		if n, _ := s.x.lex.Place(s.doc.Tokens, r.first); n > 0 {
			return
		}
		s.addPerson(r)
	}
}

// endsNeedy says that the title before token i needs a complement, so that what follows
// may be that: 'Director Housing'.
func (s *state) endsNeedy(i int) bool {
	switch s.doc.Tokens[i-1].Norm {
	case "president", "judge", "justice", "minister", "commissioner", "inspector", "superintendent", "representative", "king", "queen", "governor":
		return false
	}
	return s.is("role_needs_more", &s.doc.Tokens[i-1])
}

// nearest picks, among people of one name, the one whom a mention means: of the gender
// that its honorific tells, and the last one spoken of.
func (s *state) nearest(ids []int, r run) int {
	want := byte(0)
	for i := r.honorific; i < r.first; i++ {
		switch s.doc.Tokens[i].Norm {
		case "mr", "mr.", "sir":
			want = 'm'
		case "mrs", "mrs.", "ms", "ms.", "miss", "dame":
			want = 'f'
		}
	}
	best, at := ids[0], -1
	for _, id := range ids {
		p := s.people[id]
		if want != 0 && p.gender != 0 && p.gender != want {
			continue
		}
		if r.title != nil && r.title.Kind == "councillor" && !p.councillor && at >= 0 {
			continue
		}
		for _, sp := range p.spans {
			if sp.first < r.first && sp.first > at {
				best, at = id, sp.first
			}
		}
	}
	return best
}

// misspelt says that two surnames differ by one slip of the pen: a letter too many, too
// few, another, or two that changed places.
func misspelt(a, b string) bool {
	if a == b || a == "" || b == "" || a[0] != b[0] {
		return false
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || len(a) < 5 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	return a[i+1:] == b[i+1:] || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

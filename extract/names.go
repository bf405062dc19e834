package extract

import (
	"slices"
	"strings"

	"tenure/extract/lexicon"
	"tenure/extract/token"
)

// run is a stretch of capitals that may be a name. Its tokens are honorific … first … core
// … last: the name proper is first to core, and behind it may stand 'of Scarholme', which
// a peer bears.
type run struct {
	sentence, honorific, first, core, last int

	title *lexicon.Honorific
	nick  int // a nickname in front ('"Big Ben" Crane'): its last word, else -1
	sure  bool
}

// longestName is the most tokens that a name is read over.
const longestName = 7

// readRuns reads the stretches of capitals of all sentences: runs of two words or more,
// and single words. 'Cllrs Holt and Crane' gives its honorific to both.
func (s *state) readRuns() (runs, singles []run) {
	for n := range s.doc.Sentences {
		sent := &s.doc.Sentences[n]
		var prev run
		for i := sent.First; i < sent.Last; {
			r, ok := s.nickRun(n, i, false)
			if !ok {
				r, ok = s.nameRun(n, i)
			}
			if !ok {
				i++
				continue
			}
			if r.title == nil && prev.title != nil && prev.title.Plural && s.onlyJoins(prev.last, r.first) {
				r.title = prev.title
			}
			if r.title != nil && r.title.Plural {
				r.honorific = r.first // 'Cllrs' is no part of the name of one of them
			}
			if r.core-r.first >= 2 || r.nick >= 0 {
				runs = append(runs, r)
			} else {
				singles = append(singles, r)
			}
			prev = r
			i = r.last
			for i < sent.Last && i > r.first && s.postnominal(i) {
				i++
				prev.last = i
			}
		}
	}
	return runs, singles
}

// onlyJoins says that no more than commas, 'and' and asides in brackets stand between two
// names of a list.
func (s *state) onlyJoins(from, to int) bool {
	toks := s.doc.Tokens
	for i := from; i < to; i++ {
		switch t := &toks[i]; {
		case t.Text == "," || t.Norm == "and" || t.Norm == "&":
		case t.Text == "(":
			end := i + 1
			for end < to && end < i+9 && toks[end].Text != ")" {
				end++
			}
			if end >= to || toks[end].Text != ")" {
				return false
			}
			i = end
		default:
			return false
		}
	}
	return from < to
}

// nickRun reads '"Big Ben" Crane' at token i, and behind a title '(Ada) Holt'.
func (s *state) nickRun(n, i int, titled bool) (run, bool) {
	sent, toks := &s.doc.Sentences[n], s.doc.Tokens
	if !isOpenQuote(toks[i].Text) || toks[i].Text == "(" && !titled {
		return run{}, false
	}
	last := i + 1
	for last < sent.Last && last < i+4 && toks[last].Kind == token.Title && !s.taken(last) {
		last++
	}
	if last == i+1 || last+1 >= sent.Last || !isCloseQuote(toks[last].Text) || toks[last+1].Kind != token.Title || s.taken(last+1) || s.is("notname", &toks[last+1]) {
		return run{}, false
	}
	if after := last + 2; after < sent.Last && isCap(&toks[after]) && !s.postnominal(after) {
		return run{}, false
	}
	if known, _ := s.x.lex.Forename(toks[last-1].Norm); !known {
		return run{}, false
	}
	return run{sentence: n, honorific: i, first: last + 1, core: last + 2, last: last + 2, nick: last - 1}, true
}

// nameRun reads a stretch at token i that could be a name, with its honorifics.
func (s *state) nameRun(n, i int) (run, bool) {
	sent, toks := &s.doc.Sentences[n], s.doc.Tokens
	if toks[i].Norm == "general" && i > sent.First && isCap(&toks[i-1]) {
		if k, _ := s.x.titles.Longest(toks[:sent.Last], i-1); k > 1 {
			return run{}, false // 'Attorney General Ada Holt'
		}
	}
	r := run{sentence: n, honorific: i, nick: -1}
	i = s.honorifics(n, i, &r)
	r.first = i
	if r.title != nil && i < sent.Last { // Cllr "Ted" Holt
		if nick, ok := s.nickRun(n, i, true); ok {
			nick.honorific, nick.title = r.honorific, r.title
			return nick, true
		}
	}
scan:
	for i < sent.Last && i-r.first < longestName {
		t := &toks[i]
		switch {
		case s.taken(i):
			if !s.nameAfterAll(n, i, &r) {
				break scan
			}
		case t.Kind == token.Initial:
			if !s.initialInName(n, i, &r) {
				break scan
			}
		case t.Kind == token.Title || t.Kind == token.Upper && s.upperName(n, i, &r):
			if !s.wordInName(n, i, &r) {
				break scan
			}
		case t.Kind == token.Lower && particled(t.Norm, t.Text):
			// al-Sharabi, d’Arcy
		case t.Kind == token.Lower && i > r.first && s.is("name_particle", t) && s.particleInName(n, i, &r):
			if t.Norm == "of" && r.core == 0 {
				r.core = i
			}
		case i > r.first && isOpenQuote(t.Text):
			k := s.nickInside(n, i)
			if k == 0 {
				break scan
			}
			i += k - 1
		default:
			break scan
		}
		i++
	}
	r.last = i
	return s.trim(n, r)
}

// nameAfterAll says that a word which alone was read as a body, a party or a date ends a
// name: Cllr Green, Ada Green. It takes the mention back.
func (s *state) nameAfterAll(n, i int, r *run) bool {
	sent, toks := &s.doc.Sentences[n], s.doc.Tokens
	if i+1 < sent.Last && (isCap(&toks[i+1]) && !s.postnominal(i+1) || s.is("group_word", &toks[i+1])) || toks[i].Kind != token.Title || !s.x.lex.Surname(toks[i].Norm) {
		return false
	}
	if i > r.first {
		if known, _ := s.x.lex.Forename(toks[i-1].Norm); !known && toks[i-1].Kind != token.Initial && r.title == nil {
			return false
		}
	} else if r.title == nil {
		return false
	}
	ms := s.mentions[n]
	k := slices.IndexFunc(ms, func(m mention) bool {
		return m.first == i && m.last == i+1 && (m.kind == kindOrg || m.kind == kindParty)
	})
	if k < 0 {
		return false
	}
	o := s.orgs[ms[k].ref]
	o.spans = slices.DeleteFunc(o.spans, func(sp span) bool { return sp.first == i })
	s.mentions[n] = slices.Delete(ms, k, k+1)
	s.other[i] = false
	return true
}

// honorifics reads those that stand at token i and returns where the name begins.
func (s *state) honorifics(n, i int, r *run) int {
	sent, toks := &s.doc.Sentences[n], s.doc.Tokens
	for i < sent.Last && isCap(&toks[i]) && !s.taken(i) {
		k, h := s.x.lex.Honorific(toks[:sent.Last], i)
		if k == 0 || !personal(h.Kind) || i+k >= sent.Last {
			break
		}
		// 'MS' before a word in small letters is somebody's initials, or a ship.
		if toks[i].Kind == token.Upper && h.Kind == "courtesy" && toks[i+k].Kind != token.Upper {
			break
		}
		// The first honorific that says councillor counts, else the last.
		if r.title == nil || r.title.Kind != "councillor" {
			r.title = h
		}
		i += k
	}
	if i == r.honorific && i < sent.Last && toks[i].Kind == token.Lower && i+1 < sent.Last {
		// 'professor Sarah', 'prof O'Brien' in lower case
		if k, h := s.x.lex.Honorific(toks[:sent.Last], i); k > 0 && personal(h.Kind) && (h.Kind != "councillor" || toks[i].Norm == "cllr" || toks[i].Norm == "coun") && i+k < sent.Last && isCap(&toks[i+k]) {
			r.title = h
			i += k
		}
	}
	return i
}

// initialInName says that an initial is part of a name: before a word in capitals, or
// between two.
func (s *state) initialInName(n, i int, r *run) bool {
	sent, toks := &s.doc.Sentences[n], s.doc.Tokens
	t := &toks[i]
	next := i+1 < sent.Last && isCap(&toks[i+1]) && !s.taken(i+1) ||
		i > r.first && i+1 < sent.Last && isOpenQuote(toks[i+1].Text) && s.nickInside(n, i+1) > 0 // Ada M. "Addie" Holt
	if i == r.first {
		// 'I' and 'A' are words before they are initials.
		bare := !strings.HasSuffix(t.Text, ".")
		if r.title != nil || !bare || i+1 >= sent.Last || toks[i+1].Kind == token.Initial {
			return next
		}
		return next && t.Norm != "i" && (t.Norm != "a" || i > sent.First && s.x.lex.Surname(toks[i+1].Norm))
	}
	return next || t.Norm != "i" && strings.HasSuffix(t.Text, ".") && i+1 < sent.Last && toks[i+1].Kind == token.Initial
}

// wordInName says that a word in capitals continues a name, or begins one.
func (s *state) wordInName(n, i int, r *run) bool {
	sent, toks := &s.doc.Sentences[n], s.doc.Tokens
	t := &toks[i]
	if glued(t.Text) || i == r.first && bornIn(t.Norm) {
		return false
	}
	if i > r.first && i+1 < sent.Last && (t.Norm == "st" || t.Norm == "st.") && toks[i+1].Kind == token.Title && !s.taken(i+1) {
		known, _ := s.x.lex.Forename(toks[i-1].Norm)
		return known || r.title != nil // Ada St Clair
	}
	if i > r.first && t.Norm == "ap" && t.Text == "Ap" && i+1 < sent.Last && toks[i+1].Kind == token.Title && !s.taken(i+1) {
		return true // Rhys Ap Holt
	}
	if s.is("notname", t) || s.pluralTitle(t) {
		return s.nameInspite(n, i, *r)
	}
	next := i+1 < sent.Last && toks[i+1].Kind == token.Title && !s.taken(i+1)
	if i > r.first {
		// 'Dunmarsh Bishop Adam Crane': a second name begins at the honorific.
		if next {
			if k, h := s.x.lex.Honorific(toks[:sent.Last], i); k > 0 && h.Kind != "title" && h.Kind != "councillor" && !s.x.lex.Postnominal(t.Norm) {
				return false
			}
		}
		return true
	}
	if r.title != nil || !next {
		return true
	}
	known, _ := s.x.lex.Forename(t.Norm)
	if s.isTitle(i) && !(known && s.x.lex.Surname(toks[i+1].Norm)) {
		return false // 'Provost McHale'
	}
	if known {
		return true
	}
	if k, h := s.x.lex.Honorific(toks[:sent.Last], i); k > 0 && !personal(h.Kind) {
		return false // Det Insp Holt
	}
	// 'German Aerospace', 'Syrian President'
	if k, _, demonym := s.x.lex.Country(toks[:sent.Last], i); k == 1 && demonym {
		return false
	}
	return true
}

// particleInName says that a word in small letters stands inside a name: Ali bin Tamim.
func (s *state) particleInName(n, i int, r *run) bool {
	sent, toks := &s.doc.Sentences[n], s.doc.Tokens
	next := i + 1
	if next < sent.Last && toks[next].Kind == token.Lower && s.is("name_particle", &toks[next]) && toks[next].Norm != "of" { // van der
		next++
	}
	if next >= sent.Last || toks[next].Kind != token.Title || s.taken(next) || s.is("notname", &toks[next]) {
		return false
	}
	switch toks[i].Norm {
	case "of":
		return r.title != nil && r.title.Kind == "title" && next == i+1
	case "y", "e", "la", "le", "mac":
		return toks[i].Norm != "y" && toks[i].Norm != "e" && next == i+1
	}
	return true
}

// nickInside gives how many tokens a nickname in quotes or brackets takes up within a
// name: Benjamin “Benjy” Crane.
func (s *state) nickInside(n, i int) int {
	sent, toks := &s.doc.Sentences[n], s.doc.Tokens
	for k := i + 1; k < i+4 && k+1 < sent.Last && isCap(&toks[k]) && !s.taken(k); k++ {
		if isCloseQuote(toks[k+1].Text) {
			if k+2 < sent.Last && isCap(&toks[k+2]) && !s.taken(k+2) && !s.is("notname", &toks[k+2]) {
				return k + 2 - i
			}
			return 0
		}
	}
	return 0
}

// upperName says whether a word in capitals may be part of a name: in an opening in
// capitals, or after an honorific.
func (s *state) upperName(n, i int, r *run) bool {
	t := &s.doc.Tokens[i]
	if r.title != nil && (i == r.first && len(t.Text) > 3 || i == r.first+1 && s.regnal(&run{title: r.title, first: r.first, core: i + 1})) {
		return true
	}
	sent := &s.doc.Sentences[n]
	if i == r.first && i+1 < sent.Last {
		next := &s.doc.Tokens[i+1]
		if len(t.Text) == 2 && next.Kind == token.Title && !s.taken(i+1) && !s.x.lex.Postnominal(t.Norm) { // AJ Holt
			return r.title != nil || s.x.lex.Surname(next.Norm) && !s.x.lex.Word(next.Norm) && !s.place(i+1)
		}
		known, _ := s.x.lex.Forename(t.Norm)
		return known && next.Kind != token.Lower
	}
	if i == r.first || len(t.Text) <= 2 {
		return false
	}
	if s.doc.Tokens[r.first].Kind == token.Upper {
		return true
	}
	// 'Ada HOLT' in a list of candidates
	known, _ := s.x.lex.Forename(s.doc.Tokens[r.first].Norm)
	return known && i == r.first+1 && s.x.lex.Surname(t.Norm) && !s.x.lex.Postnominal(t.Norm)
}

// nameInspite says that a word which is seldom a name is one here: the surname after a
// known forename with nothing of a name behind it (Ben Mayor, Cara Leader).
func (s *state) nameInspite(n, i int, r run) bool {
	sent, toks := &s.doc.Sentences[n], s.doc.Tokens
	ends := i+1 == sent.Last || !isCap(&toks[i+1]) || s.postnominal(i+1)
	if i == r.first && i+1 < sent.Last && toks[i+1].Kind == token.Title && !s.is("notname", &toks[i+1]) && !s.taken(i+1) {
		known, _ := s.x.lex.Forename(toks[i].Norm)
		return known && (s.x.lex.Surname(toks[i+1].Norm) || s.strange(&toks[i+1])) && !s.isTitle(i) && !s.is("thing_before", &toks[i]) && !s.functionTag(toks[i].Tag)
	}
	if i == r.first {
		if r.title == nil || !ends || s.isTitle(i) {
			return false
		}
		return r.title.Kind != "councillor" || s.x.lex.Surname(toks[i].Norm)
	}
	if !ends || toks[i].Kind != token.Title {
		return false
	}
	for k := r.first; k < i; k++ { // 'Martin Luther King'
		known, word := s.x.lex.Forename(toks[k].Norm)
		if toks[k].Kind == token.Initial || r.title != nil && !s.is("thing_after", &toks[i]) {
			continue
		}
		if !known && k == r.first && i == k+1 && s.strange(&toks[k]) && s.x.lex.Surname(toks[i].Norm) && k > sent.First && (s.endsTitle(k) || s.endsHonorific(sent.First, k)) {
			continue // 'Senator Xq West'
		}
		if !known || word && k == r.first && i == k+1 && (s.is("thing_after", &toks[i]) || s.place(k) || s.seenSmall(toks[k].Norm)) {
			return false
		}
	}
	return s.x.lex.Surname(toks[i].Norm) || s.isTitle(i)
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

package extract

import (
	"sort"
	"strings"
	"unicode/utf8"

	"tenure/extract/token"
)

// addSingle settles one word in capitals: the surname or forename of somebody known, or
// with an honorific somebody new.
func (s *state) addSingle(r run) {
	t := &s.doc.Tokens[r.first]
	if r.title == nil && (t.Kind == token.Punct || t.Kind == token.Initial || s.aside(&r)) {
		return
	}
	if ids := s.bearers(t.Norm, r.title != nil); len(ids) > 0 {
		if id := s.nearest(ids, r); id >= 0 {
			s.addMention(id, r, "surname")
			s.people[id].latest = r.first
			return
		}
		s.addPerson(r) // Mrs Holt, when all others of that name are men
		return
	}
	if r.title != nil {
		s.addTitled(r)
		return
	}
	if s.is("notname", t) {
		return
	}
	if ids := s.names.forename[t.Norm]; len(ids) == 1 && utf8.RuneCountInString(t.Norm) > 2 {
		s.addMention(ids[0], r, "forename")
		s.people[ids[0]].latest = r.first
		return
	}
	if s.sharesSurname(&r) || s.sharesNext(&r) {
		return
	}
	if s.holdsTitle(&r) || s.inParty(&r) || s.speaksOfOne(&r) {
		s.addPerson(r)
	}
}

// bearers lists the people whom a word can mean as a surname: whose surname it is, or a
// part of their double surname.
func (s *state) bearers(norm string, titled bool) []int {
	if ids := s.names.surname[norm]; len(ids) > 0 {
		return ids
	}
	for _, prefix := range [...]string{"al-", "el-"} {
		if ids := s.names.surname[prefix+norm]; len(ids) > 0 {
			return ids
		}
	}
	if ids := s.names.inner[norm]; len(ids) > 0 {
		return ids
	}
	if titled {
		return s.names.inner["-"+norm]
	}
	return nil
}

// addTitled settles a single word behind an honorific that is nobody's surname yet: the
// forename of a knight, a slip of the pen, somebody new.
func (s *state) addTitled(r run) {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[r.sentence]
	t := &toks[r.first]
	if r.last < sent.Last && isCap(&toks[r.last]) && s.is("thing_after", &toks[r.last]) {
		return // Lord Fenwick Academy
	}
	if s.staged && r.honorific > sent.First && toks[r.honorific-1].Norm == "as" || r.honorific == sent.First+1 && s.staged && toks[sent.First].Norm == "as" {
		return // the part of somebody on stage
	}
	if id := s.alsoCalled(&r); id >= 0 {
		p := s.people[id]
		s.addMention(id, r, "surname")
		p.latest = r.first
		s.names.surname[t.Norm] = append(s.names.surname[t.Norm], id)
		return
	}
	if r.title.Kind == "title" {
		if ids := s.names.forename[t.Norm]; len(ids) == 1 {
			s.addMention(ids[0], r, "forename")
			s.people[ids[0]].latest = r.first
			return
		}
	}
	if id := s.slip(t.Norm); id >= 0 {
		s.addMention(id, r, "surname")
		s.people[id].latest = r.first
		return
	}
	switch r.title.Kind {
	case "military", "clergy":
		if !s.x.lex.Surname(t.Norm) || s.x.lex.Word(t.Norm) || s.seenSmall(t.Norm) || s.is("notname", t) {
			return // General Motors, Father Christmas
		}
		if known, _ := s.x.lex.Forename(t.Norm); known {
			return
		}
	case "title":
		if s.is("notname", t) || r.title.Form == "Sultan" || r.title.Form == "King" || r.title.Form == "Queen" || r.title.Form == "Prince" || r.title.Form == "Princess" {
			return // a place, a ship; a name without surname
		}
	}
	known, word := s.x.lex.Forename(t.Norm)
	surname := s.x.lex.Surname(t.Norm)
	if known && !word && !surname && r.title.Kind == "title" {
		return
	}
	if s.seenSmall(t.Norm) && !surname && r.title.Kind != "councillor" {
		return // 'Miss Universe'
	}
	s.addPerson(r)
}

// alsoCalled finds the person whose title a peer or judge bears: 'Colin Holt, Lord
// Fenwick', 'Lord Fenwick, who as plain Colin Holt was mayor'; -1 for none.
func (s *state) alsoCalled(r *run) int {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[r.sentence]
	if r.title.Kind != "title" {
		return -1
	}
	if i := r.honorific - 1; i > sent.First && toks[i].Text == "," && r.last < sent.Last && toks[r.last].Text == "," {
		if m := s.mentions[r.sentence].ending(kindPerson, i); m != nil && m.sub == "name" && (m.first == sent.First || toks[m.first-1].Text != ",") {
			return m.ref
		}
	}
	i := r.last
	for _, want := range [...]string{",", "who", "as"} {
		if i < sent.Last && toks[i].Norm == want {
			i++
		} else if want != "," {
			return -1
		}
	}
	for i < sent.Last && i < r.last+6 && toks[i].Kind == token.Lower {
		i++
	}
	if m := s.mentions[r.sentence].starting(kindPerson, i); m != nil {
		return m.ref
	}
	return -1
}

// slip finds the one person whose surname differs from a word by a slip of the pen.
func (s *state) slip(norm string) int {
	if len(norm) < 5 {
		return -1
	}
	found := -1
	for d := -1; d <= 1; d++ {
		for _, id := range s.names.shape[shape{norm[0], len(norm) + d}] {
			if misspelt(s.people[id].surname, norm) {
				if found >= 0 && found != id {
					return -1
				}
				found = id
			}
		}
	}
	return found
}

// aside says that a single word without an honorific means something else than a person:
// a place behind a preposition, a word that opens a sentence, part of a thing's name.
func (s *state) aside(r *run) bool {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[r.sentence]
	t := &toks[r.first]
	var before, after *token.Token
	if r.honorific > sent.First {
		before = &toks[r.honorific-1]
	}
	if r.last < sent.Last {
		after = &toks[r.last]
	}
	if before == nil && (s.x.lex.Word(t.Norm) || s.seenSmall(t.Norm)) {
		if after == nil {
			return true
		}
		switch {
		case after.Norm == "'s", after.Text == ",", after.Norm == "who", after.Norm == "and", strings.HasPrefix(after.Tag, "VB"), after.Tag == "MD":
		default:
			return true
		}
		if !strings.HasPrefix(t.Tag, "NN") && !s.is("said", after) {
			return true
		}
	}
	if before == nil {
		return s.functionTag(t.Tag) && (s.is("notname", t) || s.seenSmall(t.Norm))
	}
	if n, _ := s.x.lex.Place(toks[:r.last], r.first); n > 0 && (s.is("place_before", before) || before.Norm == "of" || before.Norm == "for" || before.Norm == "from") {
		return true
	}
	if before.Norm == "the" && after != nil && after.Kind == token.Lower && s.is("thing_noun", after) {
		return true // 'the Crane report'
	}
	if after != nil && isCap(after) && s.is("thing_after", after) || s.is("thing_before", before) && isCap(before) {
		return true
	}
	return false
}

// holdsTitle says that a single word stands behind the title of a post and is the name of
// somebody of whom the article says no more: 'President Crane'.
func (s *state) holdsTitle(r *run) bool {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[r.sentence]
	t := &toks[r.first]
	if r.first == sent.First || !s.endsTitle(r.first) && !s.endsHonorific(sent.First, r.first) || s.endsNeedy(r.first) || s.x.lex.Word(t.Norm) && s.seenSmall(t.Norm) {
		return false
	}
	if n, _ := s.x.lex.Place(toks, r.first); n > 0 {
		return false
	}
	if n, _, _ := s.x.lex.Country(toks, r.first); n > 0 {
		return false
	}
	if r.last < sent.Last && isCap(&toks[r.last]) && !s.postnominal(r.last) || t.Kind != token.Title {
		return false
	}
	if isCap(&toks[r.first-1]) {
		return true
	}
	// 'security minister Larko was hurt'
	return r.last < sent.Last && strings.HasPrefix(toks[r.last].Tag, "VB") && strings.HasPrefix(t.Tag, "NNP") && !s.is("group_word", &toks[r.last])
}

// inParty says that a party stands in brackets behind a single word: Thornbury (Lab).
func (s *state) inParty(r *run) bool {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[r.sentence]
	return r.last+2 < sent.Last && toks[r.last].Text == "(" && s.mentions[r.sentence].starting(kindParty, r.last+1) != nil &&
		toks[r.first].Kind == token.Title && !s.place(r.first) && s.x.lex.Surname(toks[r.first].Norm)
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
// that its honorific tells, a councillor if it says so, and the last one spoken of. It is
// -1 when all of them are of the other gender.
func (s *state) nearest(ids []int, r run) int {
	want := s.genderOf(r)
	best, at, fits := -1, -2, false
	for _, id := range ids {
		p := s.people[id]
		if want != 0 && p.gender != 0 && p.gender != want {
			continue
		}
		// Kin told of by forename alone are seldom called by surname afterwards.
		fit := !p.kin && (r.title == nil || r.title.Kind != "councillor" || p.councillor) && (want == 0 || p.gender == want)
		if fits && !fit {
			continue
		}
		k := sort.SearchInts(p.full, r.first) - 1
		last := p.latest
		if k >= 0 && p.full[k] > last {
			last = p.full[k]
		}
		if best < 0 || fit && !fits || last > at {
			best, at, fits = id, last, fit
		}
	}
	return best
}

// sharesSurname names somebody told by forename and kin alone: in 'Lionel Holt’s wife,
// Delphine' she is Delphine Holt.
func (s *state) sharesSurname(r *run) bool {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[r.sentence]
	i := r.first - 1
	if i > sent.First && toks[i].Text == "," {
		i--
	}
	if i <= sent.First || !s.is("kin_male", &toks[i]) && !s.is("kin_female", &toks[i]) || r.last < sent.Last && isCap(&toks[r.last]) {
		return false
	}
	gender := byte('m')
	if s.is("kin_female", &toks[i]) {
		gender = 'f'
	}
	for i--; i > sent.First && strings.HasPrefix(toks[i].Tag, "JJ"); i-- { // late, younger
	}
	if known, _ := s.x.lex.Forename(toks[r.first].Norm); !known {
		return false
	}
	owner := s.kinOf(i, r)
	if owner == nil || owner.surname == "" || strings.IndexByte(owner.name, ' ') < 0 {
		return false
	}
	p := &person{forename: toks[r.first].Norm, surname: owner.surname, gender: gender, latest: r.first, kin: true}
	p.name = toks[r.first].Text + " " + owner.name[strings.LastIndexByte(owner.name, ' ')+1:]
	s.people = append(s.people, p)
	s.names.add(len(s.people)-1, p)
	s.addMention(len(s.people)-1, *r, "forename")
	return true
}

// kinOf is the person whose kin stands behind token i, a possessive: 'Ada Holt’s', or
// 'his' and 'her' of the last person spoken of who can be meant.
func (s *state) kinOf(i int, r *run) *person {
	gender := byte(0)
	switch s.doc.Tokens[i].Norm {
	case "'s":
		if m := s.mentions[r.sentence].ending(kindPerson, i); m != nil {
			return s.people[m.ref]
		}
		return nil
	case "his":
		gender = 'm'
	case "her":
		gender = 'f'
	case "their":
	default:
		return nil
	}
	for n := r.sentence; n >= max(0, r.sentence-8); n-- {
		at, best := 1<<30, -1
		for _, m := range s.mentions[n] {
			if p := m.ref; m.kind == kindPerson && m.first < min(i, at) && (gender == 0 || s.people[p].gender == 0 || s.people[p].gender == gender) {
				best, at = p, m.first
			}
		}
		// Behind 'he' or 'she' somebody else is named.
		for k := s.doc.Sentences[n].First; k < at && best >= 0 && at < 1<<30; k++ {
			if w := s.doc.Tokens[k].Norm; w == "he" || w == "she" {
				best = -1
			}
		}
		if best >= 0 {
			return s.people[best]
		}
	}
	return nil
}

// sharesNext names somebody told by forename alone who shares the surname of the next: in
// 'Ada and Ben Holt' she is Ada Holt.
func (s *state) sharesNext(r *run) bool {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[r.sentence]
	if r.last >= sent.Last || toks[r.last].Norm != "and" && toks[r.last].Text != "&" {
		return false
	}
	known, word := s.x.lex.Forename(toks[r.first].Norm)
	if !known || word && r.first == sent.First || s.place(r.first) && !s.x.lex.Surname(toks[r.first].Norm) {
		return false
	}
	m := s.mentions[r.sentence].starting(kindPerson, r.last+1)
	if m == nil || m.sub != "name" || s.people[m.ref].forename == "" || toks[m.first].Kind != token.Title {
		return false
	}
	if other, _ := s.x.lex.Forename(toks[m.first].Norm); !other {
		return false
	}
	next := s.people[m.ref]
	p := &person{forename: toks[r.first].Norm, surname: next.surname, gender: s.forenameGender(toks[r.first].Norm), latest: r.first}
	p.name = toks[r.first].Text + " " + next.name[strings.LastIndexByte(next.name, ' ')+1:]
	s.people = append(s.people, p)
	s.names.add(len(s.people)-1, p)
	s.addMention(len(s.people)-1, *r, "forename")
	return true
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

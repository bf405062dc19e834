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
	for i := range runs {
		if runs[i].sure {
			s.addPerson(runs[i])
		}
	}
	for i := range runs {
		// 'Rivera Schatz' of somebody whose whole name was read.
		if r := &runs[i]; !r.sure {
			if id := s.endOfName(r); id >= 0 {
				s.addMention(id, *r, "surname")
				s.people[id].full = append(s.people[id].full, r.first)
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

// markTaken notes the tokens that belong to something else than a person.
func (s *state) markTaken() {
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

// addInner notes the parts of a long name that may serve as the surname: 'Vázquez' of
// Wanda Vázquez Garced. Second forenames do not.
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
	if s.sharesSurname(&r) {
		return
	}
	if s.holdsTitle(&r) || s.inParty(&r) {
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
// somebody of whom the article says no more: 'President Trump'.
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
	// 'security minister Wiranto was hurt'
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
		fit := (r.title == nil || r.title.Kind != "councillor" || p.councillor) && (want == 0 || p.gender == want)
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
	if known, _ := s.x.lex.Forename(toks[r.first].Norm); !known || toks[i].Norm != "'s" {
		return false
	}
	m := s.mentions[r.sentence].ending(kindPerson, i)
	if m == nil || s.people[m.ref].surname == "" {
		return false
	}
	owner := s.people[m.ref]
	p := &person{forename: toks[r.first].Norm, surname: owner.surname, gender: gender, latest: r.first}
	p.name = toks[r.first].Text + " " + owner.name[strings.LastIndexByte(owner.name, ' ')+1:]
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

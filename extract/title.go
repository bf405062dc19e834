package extract

import (
	"strings"

	"tenure/extract/token"
)

// phrase reads the phrase around the head toks[i:j]; it takes nothing left of limit.
func (s *state) phrase(n, i, j, limit int) *post {
	toks, sent, ms := s.doc.Tokens, &s.doc.Sentences[n], s.mentions[n]
	head := toks[j-1].Norm
	p := &post{first: i, last: j, headFirst: i, headLast: j, core: i, party: -1, owner: -1, inside: -1, sub: "title"}
	seat := false
	p.calling = s.x.has("role_calling", strings.ToLower(s.text(i, j)))
	word := strings.TrimSuffix(toks[i].Norm, "s")
	switch {
	case toks[i].Text == "MS":
		word = "ms"
	case s.x.has("seat_in_words", strings.ToLower(s.text(i, j))): // 'member of the Senedd'
		word = "ms"
	}
	switch word {
	case "councillor", "cllr", "coun", "alderman":
		p.sub, seat = "councillor", true
	case "mp", "msp", "mep", "mla", "ms", "td", "am", "senator", "representative", "congressman", "congresswoman", "delegate":
		p.sub, seat = "mp", true
	}
	if toks[i].Text == "ms" || toks[i].Text == "am" || toks[i].Text == "td" || toks[i].Norm == "ms" && toks[i].Text != "MS" || toks[i].Norm == "am" && toks[i].Text != "AM" {
		return nil
	}
	if head == "chair" && i-2 >= sent.First && toks[i-1].Norm == "'s" && s.endsTitle(i-1) {
		return nil // 'the chief executive’s chair' is no chair of a body
	}
	// Leftwards: words of the title, when and how it is held, the body, the party, the ward.
	k := i
	seenBody := false
left:
	for k > limit {
		t := &toks[k-1]
		if m := ms.ending(kindParty, k); m != nil && m.first >= limit {
			if s.isGroupPost(head, seat) && !seenBody {
				p.orgs, seenBody = []int{m.ref}, true
			} else {
				p.party = m.ref
				seenBody = seenBody || !s.possessiveBefore(m.first, limit)
			}
			k = m.first
			p.first = k
			continue
		}
		if m := s.councilOfParty(n, k, limit, head, p); m != nil {
			// 'Dunmarsh Council’s Conservative leader' leads the council
			p.party, p.orgs = p.orgs[0], []int{m.ref}
			k = m.first
			p.first = k
			continue
		}
		if m := ms.ending(kindOrg, k); m != nil && m.first >= limit && !seenBody {
			p.orgs = []int{m.ref}
			k = m.first
			p.first, seenBody = k, true
			continue
		}
		if (t.Norm == "'s" || t.Norm == "'") && k-1 > limit && !seenBody {
			from, whose := s.possessive(n, k, limit, toks[i:j], seat, p)
			if whose {
				break
			}
			if from < k {
				k, p.first, seenBody = from, from, true
				continue
			}
		}
		if ms.covered(k-1, kindPerson, kindDate, kindOrg, kindParty, kindObject) {
			break
		}
		if from := s.commonBody(n, k, limit); from < k && !seat && !seenBody && p.headFirst == i {
			p.orgs = []int{s.commonly(from, k)} // 'police board chair'
			k = from
			p.first, seenBody = k, true
			continue
		}
		if seat && !seenBody && p.area == "" {
			if from := s.seatOfTier(n, k, limit, p); from < k {
				k, p.first, seenBody = from, from, len(p.orgs) > 0
				continue
			}
		}
		switch {
		case s.is("chosen", t) && !(k-2 >= limit && (s.is("determiner", &toks[k-2]) || toks[k-2].Norm == "newly")):
			break left // 'was elected leader' is a verb
		case s.is("turns_out", t) && k-2 >= sent.First && isCap(&toks[k-2]):
			break left // 'Fen Homes sacked director Ada Holt'
		case s.is("role_interim", t):
			p.interim = true
		case s.is("role_former", t) && t.Norm != "late" && t.Norm != "last":
			p.former = true
		case t.Norm == "ever" && k-2 >= limit, t.Norm == "last" && toks[k].Norm == "ever":
		case t.Norm == "last" && k-2 >= limit && s.is("determiner", &toks[k-2]):
			p.former = true // 'our last organiser'
		case s.is("role_future", t):
			p.future = true
		case (strings.HasSuffix(t.Norm, "-elect") || strings.HasSuffix(t.Norm, "-designate")):
			p.future = true
		case s.is("long_word", t):
			break left // 'was for twelve years rector'
		case s.is("determiner", t):
			p.first, p.definite = k-1, t.Norm != "a" && t.Norm != "an" && t.Norm != "another"
			break left
		case seenBody && (t.Norm == "and" || t.Norm == "of"):
			break left
		case !seat && !seenBody && t.Kind == token.Upper && len(t.Text) >= 3 && toks[i].Kind != token.Upper && !s.is("notorg", t) && !s.is("place_noun", t) && !s.is("house_noun", t) && !s.bodyNoun(t) && !s.x.lex.Postnominal(t.Norm) && !s.isTitle(k-1) && !s.x.topic(t.Norm):
			p.orgs = []int{s.govern(t.Text, "other")} // 'NATO Secretary General'
			seenBody = true
		case seat && (t.Norm == "junior" || t.Norm == "senior"):
		case s.is("role_before", t) && (!seenBody):
			p.headFirst = k - 1
		case s.is("fresh", t):
			p.fresh = true
		case strings.HasSuffix(t.Norm, "-based"), strings.HasSuffix(t.Norm, "-born"), strings.HasSuffix(t.Norm, "-year-old"), strings.HasSuffix(t.Norm, "-educated"):
			// says of the holder, not of the post
		case s.is("role_current", t) || t.Kind == token.Number && t.Tag != "CD" && strings.HasSuffix(t.Norm, "th"):
		case seenBody:
			break left
		case seat && isCap(t) && !s.is("notorg", t) || seat && p.area != "" && (t.Norm == "and" || t.Norm == "&" || t.Norm == "of"):
			if from, area := s.areaEnding(n, k, limit); area != "" && p.area == "" {
				p.area = area
				k = from + 1
			} else {
				break left
			}
		case !seat && s.titleWord(k-1, i):
			p.headFirst = k - 1
		case !seat && t.Norm == "and" && k-2 >= limit && s.titleWord(k-2, i) && s.opensNoun(k-2, limit) && !s.isTitle(k-2):
			p.headFirst = k - 2
			k--
		case !seat && isCap(t) && !seenBody:
			if s.is("home_nation", t) && s.x.has("role_of_team", strings.ToLower(s.text(p.headFirst, j))) {
				p.orgs = []int{s.govern(t.Text, "other")} // 'the Wales captain'
				k--
				p.first, seenBody = k, true
				continue
			}
			c, country, people := s.x.lex.Country(toks[:k], k-1)
			if c == 1 && people && k-2 > limit && (toks[k-2].Norm == "'s" || toks[k-2].Norm == "'") {
				break // 'Fenwick Town’s Danish owner'
			}
			if c == 1 && !people && s.x.has("role_of_team", strings.ToLower(s.text(p.headFirst, j))) {
				p.orgs = []int{s.govern(country.Name, "other")} // 'Scotland captain'
				k--
				p.first, seenBody = k, true
				continue
			}
			if name, from := s.placeEnding(k, limit); name != "" && s.takesPlace(toks[i:j]) {
				p.orgs = []int{s.govern(name, s.kindOfPlace(from, k))}
				k = from
				p.first, seenBody = k, true
				continue
			}
			if k-1 == limit && p.headFirst == i && s.is("title_opening", t) {
				p.headFirst = k - 1 // 'Show secretary: Ada Holt', with its capital but for opening the line
				break
			}
			firm := s.ofFirm(toks[i:j])
			if (toks[i].Kind == token.Lower || firm) && (t.Kind == token.Title || firm) && !p.calling && p.headFirst == i && !s.x.topic(t.Norm) {
				// 'Fenco chief executive Ada Holt', 'Orchard CEO Ada Holt': a name no list knows
				if name, from := s.strangerEnding(n, k, limit); name != "" && !s.is("opens_title", t) && !(from == k-1 && s.x.lex.Word(t.Norm) && !(firm && from > sent.First)) {
					p.guess = firm
					p.orgs = []int{s.heldIn(name, toks[i:j])}
					k = from
					p.first, seenBody = k, true
					continue
				}
			}
			break left
		default:
			break left
		}
		k--
		if w, ok := strings.CutPrefix(toks[k].Norm, "ex-"); ok && w != "" {
			p.former = true
		}
		p.first = k
		if i-k > maxTitleWords {
			break
		}
	}
	if w := &toks[p.headFirst]; p.headFirst < i && (w.Norm == "'s" || w.Norm == "'") {
		p.headFirst = i
	}
	if s.is("role_leads", &toks[p.headFirst]) {
		p.calling = false // 'chief nurse', 'head gardener'
	}
	// A prefix glued on: ex-mayor, then-leader.
	s.right(n, i, j, p)
	p.role = s.roleText(p)
	if len(p.orgs) == 0 && p.definite && (toks[p.first].Norm == "its" || toks[p.first].Norm == "their") {
		if o := s.bodyBefore(n, p.first); o >= 0 {
			p.orgs = []int{o}
		}
	}
	if len(p.orgs) == 0 && p.first-1 > sent.First && toks[p.first-1].Norm == "whose" {
		if o := s.bodyOfWhose(n, p.first-1); o >= 0 {
			p.orgs, p.definite = []int{o}, true
		}
	}
	if s.x.has("role_of_media", p.role) && (len(p.orgs) == 0 || s.orgs[p.orgs[0]].kind != "media") {
		return nil // 'a critic of the party'
	}
	if s.needsMore(p) {
		if p.role == "" {
			return nil
		}
		p.open = true
	}
	if p.last > sent.Last {
		p.last = sent.Last
	}
	return p
}

// ofFirm says that a title is one of those that only bodies have, so that a name in front
// of it can only be that of the body: CEO, chief financial officer.
func (s *state) ofFirm(title []token.Token) bool {
	if s.x.has("role_of_firm", title[len(title)-1].Norm) {
		return true
	}
	return len(title) > 1 && title[0].Norm == "chief" && (title[len(title)-1].Norm == "executive" || title[len(title)-1].Norm == "officer")
}

// possessiveBefore says that the possessive of a body or place may stand before the party
// at token k: 'Fenwick’s first Green mayor'.
func (s *state) possessiveBefore(k, limit int) bool {
	toks := s.doc.Tokens
	for k > limit && (s.is("role_current", &toks[k-1]) || s.is("role_former", &toks[k-1]) || s.is("fresh", &toks[k-1])) {
		k--
	}
	return k > limit && (toks[k-1].Norm == "'s" || toks[k-1].Norm == "'")
}

// councilOfParty is the council whose possessive ends at token k, when the title to its
// right has been read as that of a bare party.
func (s *state) councilOfParty(n, k, limit int, head string, p *post) *mention {
	if head != "leader" && head != "mayor" || len(p.orgs) != 1 || s.orgs[p.orgs[0]].kind != "party" || k-1 <= limit {
		return nil
	}
	toks := s.doc.Tokens
	if toks[k-1].Norm != "'s" && toks[k-1].Norm != "'" || s.is("group_word", &toks[p.headFirst-1]) || toks[p.headFirst-1].Norm == "'s" {
		return nil
	}
	m := s.mentions[n].ending(kindOrg, k-1)
	if m == nil || m.first < limit || s.orgs[m.ref].kind != "council" {
		return nil
	}
	return m
}

// titleWord says that token k, left of a head at i, is a word of the title: a noun, or a
// capital in a title in capitals.
func (s *state) titleWord(k, i int) bool {
	t := &s.doc.Tokens[k]
	if s.is("determiner", t) || s.is("becomes", t) {
		return false
	}
	switch t.Kind {
	case token.Lower:
		return (t.Tag == "NN" || t.Tag == "NNS" || (t.Tag == "VBG" && (k+1 < i || k > 0 && s.opensNoun(k, 0)) || t.Tag == "VBZ") && s.x.topic(t.Norm) || strings.HasPrefix(t.Tag, "NNP")) && !s.is("said", t) && !s.is("be_now", t) && !s.is("never_title", t) || (t.Norm == "'s" || t.Norm == "'") && k > 0 && s.x.has("folk", s.doc.Tokens[k-1].Norm)
	case token.Title:
		return isCap(&s.doc.Tokens[i]) && (s.x.topic(t.Norm) || s.small[t.Norm] && !s.place(k)) || s.x.topic(t.Norm)
	case token.Number:
		return k > 0 && s.doc.Tokens[k-1].Norm == "section"
	}
	return false
}

// topic says that a word in capitals is a field of work, not a name: 'Finance', 'Housing'.
func (x *Extractor) topic(norm string) bool { return x.has("topic_word", norm) }

func (s *state) opensNoun(k, limit int) bool {
	if k-1 < limit {
		return true
	}
	b := &s.doc.Tokens[k-1]
	return s.is("determiner", b) || b.Kind == token.Punct || b.Norm == "'s" || s.is("role_before", b)
}

// takesPlace says that the title may stand behind the bare name of its place: 'Dunmarsh
// mayor', 'Poland president'.
func (s *state) takesPlace(title []token.Token) bool {
	if s.x.has("role_of_place", title[len(title)-1].Norm) {
		return true
	}
	var words []string
	for _, t := range title {
		words = append(words, t.Norm)
	}
	return s.x.has("role_of_place", strings.Join(words, " "))
}

// placeEnding reads a place or country that ends before token k.
func (s *state) placeEnding(k, limit int) (string, int) {
	for from := max(limit, k-4); from < k; from++ {
		toks := s.doc.Tokens[:k]
		if !isCap(&toks[from]) {
			continue
		}
		if n, c, _ := s.x.lex.Country(toks, from); n == k-from {
			return c.Name, from
		}
		if n, _ := s.x.lex.Place(toks, from); n == k-from {
			return s.text(from, k), from
		}
	}
	// A place that is no entry but whose council the article names: Dunmarsh.
	for from := max(limit, k-3); from < k; from++ {
		if !isCap(&s.doc.Tokens[from]) || s.is("notorg", &s.doc.Tokens[from]) {
			continue
		}
		key := strings.ToLower(s.nameOfBody(from, k))
		if _, ok := s.councilOf(key); ok {
			return s.nameOfBody(from, k), from
		}
	}
	return "", 0
}

// kindOfPlace says whether a place has a government or a council.
func (s *state) kindOfPlace(from, to int) string {
	if n, _, _ := s.x.lex.Country(s.doc.Tokens[:to], from); n == to-from {
		return "government"
	}
	return "council"
}

// areaEnding reads the ward or constituency that ends before token k: capitals joined by
// 'and', 'of', '&'.
func (s *state) areaEnding(n, k, limit int) (int, string) {
	toks := s.doc.Tokens
	from := k
	for from > limit {
		t := &toks[from-1]
		if s.mentions[n].covered(from-1, kindDate, kindParty, kindPerson) {
			break
		}
		if isCap(t) && !s.is("notorg", t) || from < k && (t.Norm == "and" || t.Norm == "of" || t.Norm == "&" || t.Norm == "the" || t.Text == "," || t.Norm == "on" || t.Norm == "upon") && from-2 >= limit && isCap(&toks[from-2]) && !s.is("notorg", &toks[from-2]) {
			from--
			continue
		}
		break
	}
	if from == k {
		return k, ""
	}
	return from, s.text(from, k)
}

// strangerEnding reads a name in capitals before token k that no list knows and that is
// nobody's: 'Fenshire’s commissioner', 'Wexcombe’s director of housing'.
func (s *state) strangerEnding(n, k, limit int) (string, int) {
	toks := s.doc.Tokens
	from := k
	for from > limit && k-from < 4 {
		t := &toks[from-1]
		if t.Text == "&" && from < k && from-2 >= limit && isCap(&toks[from-2]) {
			from-- // 'Holt & Crane'
			continue
		}
		if t.Kind != token.Title && t.Kind != token.Upper || s.is("notorg", t) || s.is("month", t) || s.isTitle(from-1) || s.mentions[n].covered(from-1, kindPerson, kindDate, kindParty, kindOrg) {
			break
		}
		from--
	}
	if from == k || from > limit && toks[from-1].Kind == token.Initial {
		return "", 0
	}
	if c, _, demonym := s.x.lex.Country(toks[:k], from); c == k-from && demonym {
		return "", 0 // 'an American CEO'
	}
	if from == s.doc.Sentences[n].First && from == k-1 && !strings.HasPrefix(toks[from].Tag, "NNP") {
		return "", 0
	}
	if known, word := s.x.lex.Forename(toks[from].Norm); known && !word && k-from == 1 {
		return "", 0 // 'Ada’s boss'
	}
	if s.is("folk", &toks[from]) && from == k-1 {
		return "", 0 // 'children’s services boss'
	}
	if n, _, people := s.x.lex.Country(toks[:k], from); people && n == k-from {
		return "", 0 // 'Polish conductor Ada Holt'
	}
	return s.nameOfBody(from, k), from
}

// heldIn is the body of a place or body named beside a title: the force of an area, the
// council of a place, or a body of that name.
func (s *state) heldIn(name string, title []token.Token) int {
	head := strings.TrimSuffix(title[len(title)-1].Norm, "s")
	if head == "commissioner" || head == "constable" {
		return s.force(name)
	}
	if s.takesPlace(title) || s.x.has("role_of_council", head) {
		return s.govern(name, "council")
	}
	return s.govern(name, "other")
}

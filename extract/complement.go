package extract

import (
	"strings"

	"tenure/extract/token"
)

// right takes what belongs to the title on its right: 'of the council', 'for housing and
// planning', 'at Dunmarsh Council', 'for Fenwick'.
func (s *state) right(n, headFrom, j int, p *post) {
	toks, sent, ms := s.doc.Tokens, &s.doc.Sentences[n], s.mentions[n]
	k := j
	if k < sent.Last && toks[k].Text == "-" && k+1 < sent.Last && (toks[k+1].Norm == "elect" || toks[k+1].Norm == "designate") {
		p.future = true
		k += 2
		p.last = k
	}
	if k < sent.Last && (toks[k].Norm == "elect" || toks[k].Norm == "designate") {
		p.future = true
		k++
		p.last = k
	}
	prep := func(k int) int {
		if k >= sent.Last {
			return 0
		}
		switch toks[k].Norm {
		case "of", "for", "at", "in", "on", "with", "to", "over":
			return 1
		case "responsible", "with responsibility":
			if k+1 < sent.Last && toks[k+1].Norm == "for" {
				return 2
			}
		}
		return 0
	}
	withResp := func(k int) int {
		if k+2 < sent.Last && toks[k].Norm == "with" && toks[k+1].Norm == "responsibility" && toks[k+2].Norm == "for" {
			return 3
		}
		return 0
	}
	k = s.fieldBeside(n, k, p)
	s.behindComma(n, headFrom, k, p)
	for rounds := 0; rounds < 3; rounds++ {
		if k+1 < sent.Last && toks[k].Norm == "both" && prep(k+1) > 0 {
			k++
		}
		w := withResp(k)
		if w == 0 {
			w = prep(k)
		}
		if w == 0 {
			break
		}
		after := k + w
		for after < sent.Last && (toks[after].Norm == "the" || toks[after].Norm == "both" || toks[after].Norm == "its" || toks[after].Norm == "their" || s.is("gone_body", &toks[after]) && after+1 < sent.Last && ms.starting(kindOrg, after+1) != nil || toks[after].Norm == "neighbouring" || toks[after].Norm == "nearby" || (toks[after].Norm == "a" || toks[after].Norm == "an") && toks[k].Norm == "of") {
			after++
		}
		if after >= sent.Last {
			break
		}
		if after+2 < sent.Last && s.is("gone_body", &toks[after]) && toks[after+1].Text == "," && ms.starting(kindOrg, after+2) != nil {
			after += 2 // 'of its predecessor, Fenwick Council'
		}
		if e := s.pastBoard(n, after); e > after && toks[k].Norm == "of" { // 'chair of the board of trustees of'
			k = e
			continue
		}
		if after+1 < sent.Last && toks[after].Kind == token.Lower && strings.HasPrefix(toks[after].Tag, "JJ") && ms.starting(kindOrg, after+1) != nil && isCap(&toks[after+1]) {
			after++ // 'of the local Rotary Club'
		}
		after = s.pastOwner(n, s.pastBranch(n, s.pastBodyNoun(n, s.pastPlaceNoun(n, after))))
		if m := ms.starting(kindOrg, after); m != nil && !(p.sub == "title" && toks[k].Norm == "for" && s.orgs[m.ref].kind == "committee" && len(p.orgs) > 0) {
			if p.sub == "councillor" && toks[k].Norm == "for" && s.orgs[m.ref].kind != "council" {
				p.area, p.last, k = s.text(after, m.last), m.last, m.last // a ward that sounds like a body
				continue
			}
			if len(p.orgs) > 0 && s.orgs[p.orgs[0]].kind == "party" && s.isGroupPost(toks[j-1].Norm, false) && toks[k].Norm != "of" {
				p.inside = m.ref // 'leader of the Labour group on Dunmarsh Council'
				p.last = m.last
				break
			}
			if len(p.orgs) > 0 && !s.replacesBody(p, m) {
				break
			}
			p.orgs = []int{m.ref}
			p.last = m.last
			if in := s.bodyOf(n, m.last); in != nil { // 'chair of the council’s planning committee'
				p.orgs, p.inside, p.last = []int{in.ref}, m.ref, in.last
				break
			}
			s.moreBodies(n, m.last, p)
			break
		}
		if to := s.commonBodyAt(n, after); to > after && len(p.orgs) == 0 && p.sub == "title" && p.headLast == j {
			p.orgs, p.last = []int{s.commonly(after, to)}, to // 'president of the police association'
			break
		}
		if m := ms.starting(kindParty, after); m != nil && (toks[k].Norm == "of" || toks[k].Norm == "for") {
			p.orgs = []int{m.ref}
			p.last = m.last
			k = m.last
			continue
		}
		if ms.covered(after, kindDate, kindPerson) || p.calling && (toks[k].Norm == "in" && !s.is("role_taught", &toks[j-1]) || toks[k].Norm == "to" || toks[k].Norm == "on") {
			break // 'a nurse in Fenshire' says where, not at which body
		}
		norm := toks[k].Norm
		head := toks[j-1].Norm
		if (norm == "to" || norm == "for") && p.sub == "title" && p.headLast == j && s.is("sent_to", &toks[j-1]) {
			// 'ambassador to France'
			if c, _, _ := s.x.lex.Country(toks[:sent.Last], after); c > 0 {
				p.headLast, p.last, k = after+c, after+c, after+c
				continue
			}
		}
		if norm == "to" && s.is("role_to_body", &toks[j-1]) && isCap(&toks[after]) && len(p.orgs) == 0 && p.sub == "title" && p.headLast == j {
			// 'permanent secretary to the Treasury', 'chaplain to the Bishop of Fenwick'
			if from, to := s.nameAt(n, after); to > from && !s.is("notorg", &toks[from]) {
				p.orgs = []int{s.heldIn(s.text(from, to), toks[headFrom:j])}
				p.last, k = to, to
				continue
			}
		}
		if norm == "at" && isCap(&toks[after]) && after == k+1 && len(p.orgs) == 0 && p.sub == "title" && !s.is("notorg", &toks[after]) {
			if from, to := s.nameAt(n, after); to > from && !s.x.topic(toks[from].Norm) && toks[to-1].Norm != "hall" && !s.is("seat_of_power", &toks[from]) && !s.mentions[n].covered(from, kindOrg, kindPerson, kindDate) {
				p.orgs = []int{s.heldIn(s.text(from, to), toks[headFrom:j])}
				p.last, k = to, to
				continue
			}
		}
		if norm == "of" && toks[after].Text == "House" && (head == "speaker" || head == "clerk") && (after+1 >= sent.Last || toks[after+1].Norm != "of") && len(p.orgs) == 0 {
			p.orgs = []int{s.govern("House of Representatives", "parliament")} // at Westminster it is that of the Commons
			p.last = after + 1
			break
		}
		if (norm == "at" || norm == "in" || norm == "of") && isCap(&toks[after]) && len(p.orgs) == 0 && p.sub == "title" && (norm != "of" || p.headLast > j || !s.takesPlace(toks[headFrom:j])) {
			// 'leader at Dunmarsh', 'boss of John Lewis'
			if from, to := s.nameAt(n, after); to > from && !s.x.topic(toks[from].Norm) && !isCap(&toks[j-1]) {
				if name, at := s.placeEnding(to, from); name != "" && at == from {
					p.orgs = []int{s.govern(name, s.kindOfPlace(from, to))}
					p.last, k = to, to
					continue
				}
				if norm == "of" {
					p.orgs = []int{s.govern(s.text(from, to), "other")}
					p.last, k = to, to
					continue
				}
			}
		}
		if isCap(&toks[after]) && (norm == "of" || norm == "for" || norm == "in") && (s.takesPlace(toks[headFrom:j]) || p.sub != "title" || head == "commissioner" || head == "member" && (j < 2 || toks[j-2].Norm != "cabinet" && toks[j-2].Norm != "executive")) && len(p.orgs) == 0 {
			from, to := s.nameAt(n, after)
			if norm != "of" && p.sub == "title" && head != "commissioner" && head != "mayor" && head != "member" {
				if name, at := s.placeEnding(to, from); name == "" || at != from {
					to = from // 'Minister for Local Government'
				}
			}
			if to > from && !s.x.topic(toks[from].Norm) {
				name := s.text(from, to)
				switch {
				case p.sub != "title":
					p.area = name
					if to < sent.Last && (toks[to].Norm == "ward" || toks[to].Norm == "division") {
						to++
					}
				case head == "commissioner":
					p.orgs = []int{s.force(name)}
				default:
					p.orgs = []int{s.govern(name, s.kindOfPlace(from, to))}
				}
				p.last, k = to, to
				continue
			}
		}
		if norm == "of" && after == k+1 && len(p.orgs) == 0 && s.inPlace(n, after, j, p) {
			k = p.last
			continue
		}
		if norm == "for" && p.headLast > j && len(p.orgs) == 0 && p.sub == "title" && isCap(&toks[after]) && s.inPlace(n, after, j, p) {
			k = p.last // 'director of public health for Fenshire'
			continue
		}
		if norm == "in" && p.headLast == j && s.is("role_taught", &toks[j-1]) && toks[after].Kind == token.Lower {
			if to := s.topicAt(n, after); to > after {
				p.headLast, p.last, k = to, to, to // 'lecturer in law'
				continue
			}
		}
		if norm == "at" || norm == "in" || norm == "on" || norm == "with" && w == 1 || norm == "to" {
			break
		}
		if p.sub != "title" || p.headLast != j || norm == "for" && s.is("span_word", &toks[after]) {
			break
		}
		if head == "mayor" || head == "leader" && norm == "for" || head == "provost" {
			break
		}
		if isCap(&toks[after]) && s.isTitle(after) && !s.x.topic(toks[after].Norm) {
			break // 'a spokesman for President Holt'
		}
		to := s.topicAt(n, after)
		if to == after {
			break
		}
		if norm == "of" && len(p.orgs) == 0 && s.chairsField(head, after, to) {
			p.orgs = []int{s.govern(s.text(after, to), "committee")} // 'chair of health scrutiny'
			p.last = to
			break
		}
		if to == after+1 && after > k+w && toks[after].Kind == token.Lower && toks[after].Tag == "NN" && !s.x.topic(toks[after].Norm) && toks[after-1].Norm == "the" && len(p.orgs) == 0 {
			p.vague = true // 'chief executive of the palace'
		}
		p.headLast, p.last, k = to, to, to
	}
}

// behindComma takes the body named behind a title and a comma in an apposition: 'Ada Holt,
// chief executive, Fenland Trust, said'.
func (s *state) behindComma(n, headFrom, k int, p *post) {
	toks, sent, ms := s.doc.Tokens, &s.doc.Sentences[n], s.mentions[n]
	if k+1 >= sent.Last || toks[k].Text != "," || len(p.orgs) > 0 || p.sub != "title" {
		return
	}
	headFrom = min(headFrom, p.headFirst)
	m := ms.starting(kindOrg, k+1)
	switch {
	case headFrom == sent.First: // a line under a name: 'Chairman, Fenland Trust'
		if m == nil || m.last < sent.Last && (m.last+1 < sent.Last || toks[m.last].Text != ".") {
			return
		}
	case headFrom-1 <= sent.First, toks[headFrom-1].Text != "," && toks[headFrom-1].Text != "(", ms.ending(kindPerson, headFrom-1) == nil:
		return
	}
	if m == nil || m.sub == "nominal" || m.sub == "media" || m.last < sent.Last && toks[m.last].Kind != token.Punct && !s.is("said", &toks[m.last]) {
		return
	}
	if m.last < sent.Last && s.isTitle(m.last) {
		return
	}
	p.orgs, p.last = []int{m.ref}, m.last
}

// pastPlaceNoun skips 'town of' and 'Polish city of' before the name of a place.
func (s *state) pastPlaceNoun(n, i int) int {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[n]
	for k := i; k < i+4 && k+2 < sent.Last; k++ {
		if s.x.has("place_noun", toks[k].Norm) && toks[k].Kind == token.Lower && toks[k+1].Norm == "of" && isCap(&toks[k+2]) {
			return k + 2
		}
		if toks[k].Kind == token.Punct {
			break
		}
	}
	return i
}

// pastBodyNoun skips a common noun for a body, with what qualifies it, before the name of
// one: 'the Danish software company Fenco', 'housing charity Larkspur'.
func (s *state) pastBodyNoun(n, i int) int {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[n]
	for k := i; k < i+9 && k+1 < sent.Last; k++ {
		t := &toks[k]
		if t.Kind == token.Lower && s.bodyNoun(t) {
			next := k + 1
			if w := toks[next].Norm; (w == "called" || w == "named" || w == ",") && next+1 < sent.Last {
				next++
			}
			if isOpenQuote(toks[next].Text) && toks[next].Text != "(" && next+1 < sent.Last {
				next++
			}
			if isCap(&toks[next]) && (next == k+1 || toks[k+1].Text != ",") && !s.is("notorg", &toks[next]) && !s.mentions[n].covered(next, kindPerson, kindDate, kindParty) && !s.isTitle(next) {
				return next
			}
		}
		switch {
		case s.mentions[n].covered(k, kindOrg, kindPerson, kindParty, kindDate):
			return i
		case t.Kind == token.Lower && (strings.HasPrefix(t.Tag, "NN") || strings.HasPrefix(t.Tag, "JJ") || t.Tag == "VBG" || t.Tag == "VBN" || t.Norm == "and"):
		case t.Text == "-", t.Norm == "'s" && k > i:
		case isCap(t):
			if c, _, _ := s.x.lex.Country(toks[:sent.Last], k); c == 0 && !s.place(k) {
				return i
			}
		default:
			return i
		}
	}
	return i
}

// opensPlace says that a word which opens no name of a body opens one here: New York.
func (s *state) opensPlace(n, i int) bool {
	k, _ := s.x.lex.Place(s.doc.Tokens[:s.doc.Sentences[n].Last], i)
	return k > 1
}

// pastBoard is where the text goes on behind a board at token i that is of a body still to
// be named: 'board of directors of Fenland Homes'; i when none is.
func (s *state) pastBoard(n, i int) int {
	toks, last := s.doc.Tokens, s.doc.Sentences[n].Last
	if i >= last || toks[i].Norm != "board" {
		return i
	}
	k := i + 1
	if k+1 < last && toks[k].Norm == "of" && s.is("board_of", &toks[k+1]) {
		k += 2
	}
	if k+1 < last && (toks[k].Norm == "of" || toks[k].Norm == "at") {
		return k
	}
	return i
}

// bodyNoun says that a word is a common noun for a body.
func (s *state) bodyNoun(t *token.Token) bool {
	return s.is("company_noun", t) || s.is("charity_noun", t) || s.is("club_noun", t)
}

// replacesBody says that a body behind the title says more than the one before it.
func (s *state) replacesBody(p *post, m *mention) bool {
	if p.guess {
		return true
	}
	if o := s.orgs[p.orgs[0]]; o.kind == "party" && s.orgs[m.ref].kind != "party" {
		p.party = p.orgs[0] // 'the Democratic chairman of the Fens Committee'
		return true
	}
	return s.orgs[m.ref].kind == "committee" && s.orgs[p.orgs[0]].kind == "council"
}

// bodyOf is the committee that follows the possessive of a body ending at token k.
func (s *state) bodyOf(n, k int) *mention {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[n]
	if k >= sent.Last || toks[k].Norm != "'s" && toks[k].Norm != "'" {
		return nil
	}
	m := s.mentions[n].starting(kindOrg, k+1)
	if m == nil || s.orgs[m.ref].kind != "committee" || m.last < sent.Last && (toks[m.last].Norm == "'s" || s.isTitle(m.last)) {
		return nil
	}
	return m
}

// moreBodies takes 'and of Dunmarsh City Council', ', Fenwick Council and …': the title is
// held at each.
func (s *state) moreBodies(n, k int, p *post) {
	toks, sent, ms := s.doc.Tokens, &s.doc.Sentences[n], s.mentions[n]
	for {
		j := k
		if j < sent.Last && toks[j].Text == "," {
			j++
		}
		if j < sent.Last && (toks[j].Norm == "and" || toks[j].Norm == "&") {
			j++
		}
		if j == k {
			return
		}
		for j < sent.Last && (toks[j].Norm == "of" || toks[j].Norm == "the" || toks[j].Norm == "at" || toks[j].Norm == "for") {
			j++
		}
		m := ms.starting(kindOrg, j)
		if m == nil || m.last < sent.Last && (toks[m.last].Norm == "'s" || s.isTitle(m.last)) || s.orgs[m.ref].kind == "media" {
			return
		}
		p.orgs = append(p.orgs, m.ref)
		p.last, k = m.last, m.last
	}
}

// nameAt reads a name in capitals: Dunmarsh, Fen Edge and Mere.
func (s *state) nameAt(n, i int) (int, int) {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[n]
	if k, _, _ := s.x.lex.Country(toks[:sent.Last], i); k > 0 {
		return i, i + k
	}
	from := i
	for i < sent.Last && !s.mentions[n].covered(i, kindDate, kindPerson) {
		t := &toks[i]
		if isCap(t) && !s.isTitle(i) || t.Kind == token.Lower && i > from && (t.Norm == "and" || t.Norm == "of" || t.Norm == "the" || t.Norm == "upon" || t.Norm == "on" || t.Norm == "in" || t.Norm == "&") && s.capFollows(n, i) {
			i++
			continue
		}
		if i > from && t.Norm == "'s" && (toks[from].Norm == "st" || toks[from].Norm == "saint") && (i+1 >= sent.Last || toks[i+1].Kind == token.Punct) {
			i++ // 'rector of St Wilfrid’s'
			break
		}
		if i > from && (t.Norm == "'s" || t.Norm == "'") && i+1 < sent.Last && isCap(&toks[i+1]) && !s.isTitle(i+1) && s.is("saintly", &toks[from]) {
			i++ // 'St Wilfrid’s Church'
			continue
		}
		if t.Norm == "&" && i+1 < sent.Last && isCap(&toks[i+1]) {
			i++
			continue
		}
		break
	}
	return from, i
}

func (s *state) capFollows(n, i int) bool {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[n]
	j := i + 1
	if j < sent.Last && toks[j].Norm == "the" {
		j++
	}
	return j < sent.Last && isCap(&toks[j]) && !s.mentions[n].covered(j, kindPerson, kindDate, kindOrg) && !s.isTitle(j)
}

// force is the police force of an area.
func (s *state) force(name string) int {
	key := strings.ToLower(name)
	for _, id := range s.called.kinds["police"] {
		if strings.HasPrefix(s.orgs[id].key, key) {
			return id
		}
	}
	return s.govern(name, "police")
}

// inPlace takes the name at token i as that of the place or body where a title whose head
// ends at token j is held: 'High Sheriff of Fenshire', 'vicar of Netherby'. Titles of a
// field of work take a name that is known, or that is not a word.
func (s *state) inPlace(n, i, j int, p *post) bool {
	toks := s.doc.Tokens
	if !isCap(&toks[i]) || s.is("notorg", &toks[i]) && !s.opensPlace(n, i) || p.sub != "title" || s.mentions[n].covered(i, kindPerson, kindDate, kindParty) {
		return false
	}
	from, to := s.nameAt(n, i)
	if to <= from || s.x.topic(toks[from].Norm) {
		return false
	}
	name := s.text(from, to)
	if known, at := s.placeEnding(to, from); known != "" && at == from {
		p.orgs = []int{s.govern(known, s.kindOfPlace(from, to))}
		p.last = to
		return true
	}
	if s.x.has("role_of_field", toks[j-1].Norm) && !s.ofFirm(toks[p.headFirst:j]) && (p.headLast == j || s.x.lex.Word(toks[from].Norm)) {
		return false
	}
	p.orgs = []int{s.heldIn(name, toks[p.headFirst:j])}
	p.last = to
	return true
}

// chairsField says that a title is of one who chairs and the words behind 'of' a field of a
// council's work, by which its committee is called.
func (s *state) chairsField(head string, from, to int) bool {
	if !s.x.has("role_of_chair", head) || len(s.called.kinds["council"]) == 0 {
		return false
	}
	toks := s.doc.Tokens
	return toks[to-1].Norm == "scrutiny" || to-from <= 3 && s.is("committee_field", &toks[to-1])
}

package extract

import (
	"strings"

	"tenure/extract/token"
)

// post is a phrase that names a post: the title with what says where it is held, how and
// when. 'the former interim director of housing at Dunmarsh Council'.
type post struct {
	first, last int // tokens of the phrase, determiner included
	role        string
	headFirst   int // tokens of the title itself
	headLast    int
	orgs        []int // bodies at which it is held; empty when not said
	party       int   // a party said of the holder: 'Labour councillor'; -1 for none
	area        string
	interim     bool
	former      bool
	future      bool
	fresh       bool // new, newly elected
	definite    bool // opens with a determiner or possessive
	sub         string
	inside      int   // the body of which the one in orgs is part, when it is said; -1
	owner       int   // the person whose the post is: 'Holt’s spokeswoman'; -1 for nobody
	next        *post // a second title joined by 'and'
}

const maxTitleWords = 8

// findPosts finds phrases that name posts: every title of the vocabulary is a head, which
// takes what belongs to it on its left and on its right.
func (s *state) findPosts() {
	for n := range s.doc.Sentences {
		sent := &s.doc.Sentences[n]
		last := sent.First
		var prev *post
		for i := sent.First; i < sent.Last; {
			k, _ := s.x.titles.Longest(s.doc.Tokens[:sent.Last], i)
			if w, ok := strings.CutSuffix(s.doc.Tokens[i].Norm, "s"); k == 0 && ok && s.x.has("role_title", w) {
				i = s.plural(n, i, last)
				last = i
				continue
			}
			if k == 0 || k == 1 && s.is("role_before", &s.doc.Tokens[i]) && s.headFollows(n, i+1) || s.mentions[n].covered(i, kindPerson, kindDate) || s.insideBody(n, i, i+k) {
				i++
				continue
			}
			p := s.phrase(n, i, i+k, last)
			if p == nil {
				i += k
				continue
			}
			i, last = max(p.last, i+k), max(p.last, i+k)
			// 'leader and cabinet member for housing': one phrase of two titles.
			if prev != nil && s.joins(prev.last, p.first) {
				if len(prev.orgs) == 0 && len(p.orgs) > 0 && !s.ownBody(p) {
					prev.orgs = p.orgs
				} else if len(p.orgs) == 0 && !s.ownBody(prev) {
					p.orgs = prev.orgs
				}
				p.former, p.future = p.former || prev.former, p.future || prev.future
				tail := prev
				for tail.next != nil {
					tail = tail.next
				}
				tail.next = p
				head := s.posts[s.mentions[n][s.postMention(n, prev)].ref]
				head.last = p.last
				s.mentions[n][s.postMention(n, head)].last = p.last
				prev = p
				prev.first = head.first
				continue
			}
			s.posts = append(s.posts, p)
			s.mentions[n] = append(s.mentions[n], mention{kind: kindPost, sub: p.sub, first: p.first, last: p.last, ref: len(s.posts) - 1})
			prev = p
		}
		s.mentions[n].sort()
	}
}

func (s *state) postMention(n int, p *post) int {
	for k, m := range s.mentions[n] {
		if m.kind == kindPost && m.first == p.first {
			return k
		}
	}
	return -1
}

// headFollows says that the head of the title is still to come: 'chief constable', 'chief
// finance officer'.
func (s *state) headFollows(n, i int) bool {
	toks := s.doc.Tokens[:s.doc.Sentences[n].Last]
	for k := i; k < i+3 && k < len(toks); k++ {
		if w, _ := s.x.titles.Longest(toks, k); w > 0 && !s.mentions[n].covered(k, kindPerson) {
			return true
		}
		if !s.is("role_before", &toks[k]) && !s.x.topic(toks[k].Norm) {
			return false
		}
	}
	return false
}

// plural reads a title said of several people: 'Senators Ada Holt and Ben Crane'. It
// returns where the phrase ends.
func (s *state) plural(n, i, limit int) int {
	p := s.phrase(n, i, i+1, limit)
	if p == nil || s.mentions[n].covered(i, kindPerson, kindDate) || s.insideBody(n, i, i+1) {
		return i + 1
	}
	p.role = strings.TrimSuffix(p.role, "s")
	if j := strings.Index(p.role, "s of "); j > 0 {
		p.role = p.role[:j] + p.role[j+1:]
	}
	s.posts = append(s.posts, p)
	s.mentions[n] = append(s.mentions[n], mention{kind: kindPosts, sub: p.sub, first: p.first, last: p.last, ref: len(s.posts) - 1})
	return max(p.last, i+1)
}

// ownBody says that a title is held at a body of its own, not that of a title joined to
// it: the chair of a committee.
func (s *state) ownBody(p *post) bool {
	return len(p.orgs) == 1 && (s.orgs[p.orgs[0]].kind == "committee" || s.orgs[p.orgs[0]].kind == "party")
}

// joins says that only 'and' stands between two titles.
func (s *state) joins(from, to int) bool {
	toks := s.doc.Tokens
	switch to - from {
	case 1:
		return toks[from].Norm == "and" || toks[from].Norm == "&"
	case 2:
		return toks[from].Text == "," && toks[from+1].Norm == "and" || toks[from].Norm == "and" && (toks[from+1].Norm == "also")
	}
	return false
}

// insideBody says that a word of title belongs to the name of a body: 'Chief Executives
// Association', 'General Medical Council'.
func (s *state) insideBody(n, first, last int) bool {
	m := s.mentions[n].covering(kindOrg, first)
	return m != nil && m.sub != "nominal" && m.last >= last
}

// phrase reads the phrase around the head toks[i:j]; it takes nothing left of limit.
func (s *state) phrase(n, i, j, limit int) *post {
	toks, sent, ms := s.doc.Tokens, &s.doc.Sentences[n], s.mentions[n]
	head := toks[j-1].Norm
	p := &post{first: i, last: j, headFirst: i, headLast: j, party: -1, owner: -1, inside: -1, sub: "title"}
	seat := false
	switch strings.TrimSuffix(toks[i].Norm, "s") {
	case "councillor", "cllr", "coun", "alderman":
		p.sub, seat = "councillor", true
	case "mp", "msp", "mep", "mla", "ms", "td", "am", "senator", "representative", "congressman", "congresswoman", "delegate":
		p.sub, seat = "mp", true
	}
	if toks[i].Text == "ms" || toks[i].Text == "am" || toks[i].Text == "td" || toks[i].Norm == "ms" && toks[i].Text != "MS" || toks[i].Norm == "am" && toks[i].Text != "AM" {
		return nil
	}
	// Leftwards: words of the title, when and how it is held, the body, the party, the ward.
	k := i
	seenBody := false
left:
	for k > limit {
		t := &toks[k-1]
		if m := ms.ending(kindParty, k); m != nil && m.first >= limit {
			if s.isGroupPost(head, seat) && !seenBody {
				p.orgs = []int{m.ref}
			} else {
				p.party = m.ref
			}
			k = m.first
			seenBody = true
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
			if m := ms.ending(kindOrg, k-1); m != nil && m.first >= limit {
				p.orgs = []int{m.ref}
				k = m.first
				p.first, seenBody = k, true
				continue
			}
			if m := ms.ending(kindParty, k-1); m != nil && m.first >= limit {
				if s.isGroupPost(head, seat) {
					p.orgs = []int{m.ref}
				} else {
					p.party = m.ref
				}
				k = m.first
				p.first, seenBody = k, true
				continue
			}
			if m := ms.ending(kindPerson, k-1); m != nil {
				p.owner = m.ref
				p.first, p.definite = k-1, true
				break left
			}
			if w := toks[k-2].Norm; s.x.has("place_noun", w) {
				if s.x.has("council_noun", w) {
					if o := s.council(n, k); o >= 0 {
						p.orgs = []int{o}
					}
				}
				k -= 2
				p.first, seenBody = k, true
				continue
			}
			if name, from := s.placeEnding(k-1, limit); name != "" {
				p.orgs = []int{s.govern(name, s.kindOfPlace(from, k-1))}
				k = from
				p.first, seenBody = k, true
				continue
			}
		}
		if ms.covered(k-1, kindPerson, kindDate, kindOrg, kindParty) {
			break
		}
		switch {
		case s.is("chosen", t) && !(k-2 >= limit && (s.is("determiner", &toks[k-2]) || toks[k-2].Norm == "newly")):
			break left // 'was elected leader' is a verb
		case s.is("role_interim", t):
			p.interim = true
		case s.is("role_former", t) && t.Norm != "late" && t.Norm != "last":
			p.former = true
		case s.is("role_future", t):
			p.future = true
		case (strings.HasSuffix(t.Norm, "-elect") || strings.HasSuffix(t.Norm, "-designate")):
			p.future = true
		case s.is("determiner", t):
			p.first, p.definite = k-1, t.Norm != "a" && t.Norm != "an" && t.Norm != "another"
			break left
		case seenBody && (t.Norm == "and" || t.Norm == "of"):
			break left
		case s.is("role_before", t) && (!seenBody):
			p.headFirst = k - 1
		case s.is("fresh", t):
			p.fresh = true
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
		case !seat && t.Norm == "and" && k-2 >= limit && s.titleWord(k-2, i) && s.opensNoun(k-2, limit):
			p.headFirst = k - 2
			k--
		case !seat && isCap(t) && !seenBody:
			if name, from := s.placeEnding(k, limit); name != "" && s.takesPlace(toks[i:j]) {
				p.orgs = []int{s.govern(name, s.kindOfPlace(from, k))}
				k = from
				p.first, seenBody = k, true
				continue
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
	// A prefix glued on: ex-mayor, then-leader.
	s.right(n, i, j, p)
	p.role = s.roleText(p)
	if len(p.orgs) == 0 && p.definite && (toks[p.first].Norm == "its" || toks[p.first].Norm == "their") {
		if o := s.bodyBefore(n, p.first); o >= 0 {
			p.orgs = []int{o}
		}
	}
	if s.needsMore(p) {
		return nil
	}
	if p.last > sent.Last {
		p.last = sent.Last
	}
	return p
}

// bodyBefore is the body that 'its' or 'their' at token i means: the last one named before
// it in the sentence, else the last of the sentence before.
func (s *state) bodyBefore(n, i int) int {
	for back := n; back >= 0 && back >= n-1; back-- {
		best, at := -1, -1
		for _, m := range s.mentions[back] {
			if (m.kind == kindOrg || m.kind == kindParty) && m.first < i && m.first > at && s.orgs[m.ref].kind != "media" {
				best, at = m.ref, m.first
			}
		}
		if best >= 0 {
			return best
		}
	}
	return -1
}

// isGroupPost says that a party before the title is the body where it is held.
func (s *state) isGroupPost(head string, seat bool) bool {
	if seat {
		return false
	}
	switch head {
	case "leader", "whip", "secretary", "chairman", "chair", "chairwoman", "treasurer", "spokesman", "spokeswoman", "spokesperson", "president", "deputy", "co-leader", "convener":
		return true
	}
	return false
}

// titleWord says that token k, left of a head at i, is a word of the title: a noun, or a
// capital in a title in capitals.
func (s *state) titleWord(k, i int) bool {
	t := &s.doc.Tokens[k]
	if s.is("determiner", t) {
		return false
	}
	switch t.Kind {
	case token.Lower:
		return (t.Tag == "NN" || t.Tag == "NNS" || t.Tag == "VBG" && k+1 < i || strings.HasPrefix(t.Tag, "NNP")) && !s.is("said", t) && !s.is("be_now", t) || t.Norm == "'s" && k > 0 && s.doc.Tokens[k-1].Kind == token.Lower
	case token.Title:
		return isCap(&s.doc.Tokens[i]) && s.x.topic(t.Norm) || k > 0 && s.x.topic(t.Norm)
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
	// A place that is no entry but whose council the article names: Thornmere.
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
		for after < sent.Last && (toks[after].Norm == "the" || toks[after].Norm == "both" || toks[after].Norm == "its" || toks[after].Norm == "their" || toks[after].Norm == "neighbouring" || toks[after].Norm == "nearby" || toks[after].Norm == "a" && toks[k].Norm == "of") {
			after++
		}
		if after >= sent.Last {
			break
		}
		after = s.pastPlaceNoun(n, after)
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
		if m := ms.starting(kindParty, after); m != nil && (toks[k].Norm == "of" || toks[k].Norm == "for") {
			p.orgs = []int{m.ref}
			p.last = m.last
			k = m.last
			continue
		}
		if ms.covered(after, kindDate, kindPerson) {
			break
		}
		norm := toks[k].Norm
		head := toks[j-1].Norm
		if (norm == "at" || norm == "in" || norm == "of") && isCap(&toks[after]) && len(p.orgs) == 0 && p.sub == "title" && (norm != "of" || p.headLast > j || !s.takesPlace(toks[headFrom:j])) {
			// 'leader at Tarnholme', 'boss of John Lewis'
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
		if isCap(&toks[after]) && (norm == "of" || norm == "for" || norm == "in") && (s.takesPlace(toks[headFrom:j]) || p.sub != "title" || head == "commissioner" || head == "member" && toks[j-2].Norm != "cabinet" && toks[j-2].Norm != "executive") && len(p.orgs) == 0 {
			if from, to := s.nameAt(n, after); to > from && !s.x.topic(toks[from].Norm) {
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
		if norm == "at" || norm == "in" || norm == "on" || norm == "with" && w == 1 || norm == "to" {
			break
		}
		if p.sub != "title" || p.headLast != j {
			break
		}
		if head == "mayor" || head == "leader" && norm == "for" || head == "provost" {
			break
		}
		to := s.topicAt(n, after)
		if to == after {
			break
		}
		p.headLast, p.last, k = to, to, to
	}
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

// replacesBody says that a body behind the title says more than the one before it.
func (s *state) replacesBody(p *post, m *mention) bool {
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

// moreBodies takes 'and of Ellmere City Council', ', Fenwick Council and …': the title is
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

// nameAt reads a name in capitals: Avonbridge, Fellside and Scarholme, San Juan.
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

// topicAt reads the field of work that a title is for: 'adult social care and health',
// 'communications, marketing and events'. It returns where it ends.
func (s *state) topicAt(n, i int) int {
	end := s.topicItem(n, i)
	if end == i {
		return i
	}
	toks, sent := s.doc.Tokens, &s.doc.Sentences[n]
	// Items parted by commas belong only if the list ends in 'and'.
	k := end
	for {
		j := k
		if j < sent.Last && toks[j].Text == "," {
			j++
			if j < sent.Last && (toks[j].Norm == "and" || toks[j].Norm == "&") {
				j++
				if e := s.topicItem(n, j); e > j && !s.headsTitle(n, j, e) {
					return e
				}
				return end
			}
			e := s.topicItem(n, j)
			if e == j || s.headsTitle(n, j, e) || !isTopicStart(&toks[j]) {
				return end
			}
			k = e
			continue
		}
		if j < sent.Last && (toks[j].Norm == "and" || toks[j].Norm == "&") {
			e := s.topicItem(n, j+1)
			if e == j+1 || s.headsTitle(n, j+1, e) {
				return end
			}
			end, k = e, e
			continue
		}
		return end
	}
}

func isTopicStart(t *token.Token) bool {
	return strings.HasPrefix(t.Tag, "NN") || strings.HasPrefix(t.Tag, "JJ") || t.Tag == "VBG"
}

// topicItem reads one item of a field of work: nouns and what qualifies them.
func (s *state) topicItem(n, i int) int {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[n]
	k := i
	if i < sent.Last && (toks[i].Tag == "CD" || s.x.has("number_word", toks[i].Norm)) {
		return i
	}
	if c, _, _ := s.x.lex.Country(toks[:sent.Last], i); c > 0 {
		return i
	}
	for k < sent.Last && k-i < 7 && !s.mentions[n].covered(k, kindPerson, kindDate, kindParty) {
		t := &toks[k]
		if m := s.mentions[n].covering(kindOrg, k); m != nil && (m.sub != "nominal" || k == i) {
			break
		}
		if k+1 < sent.Last && toks[k+1].Norm == "council" && s.is("council_kind", t) || t.Norm == "council" {
			break
		}
		noun := strings.HasPrefix(t.Tag, "NN") || strings.HasPrefix(t.Tag, "JJ") || t.Tag == "VBG" || t.Tag == "CD" && k > i ||
			(t.Norm == "'s" || t.Norm == "'") && k > i || t.Text == "-" && k > i || s.x.topic(t.Norm)
		if !noun || s.is("said", t) && t.Tag != "NN" && t.Tag != "NNS" {
			break
		}
		if t.Norm == "former" || t.Norm == "new" && k == i {
			break
		}
		k++
	}
	for k > i && (toks[k-1].Norm == "'s" && (k < 2 || toks[k-2].Kind != token.Lower) || toks[k-1].Text == "-") {
		k--
	}
	return k
}

// headsTitle says that the words toks[i:j] hold a title of their own, so that 'and' joins
// two posts, not two fields of work.
func (s *state) headsTitle(n, i, j int) bool {
	sent := &s.doc.Sentences[n]
	for k := i; k < j; k++ {
		if w, _ := s.x.titles.Longest(s.doc.Tokens[:sent.Last], k); w > 0 {
			return true
		}
	}
	return false
}

// roleText is the title in lower case and singular, without what says how it is held.
func (s *state) roleText(p *post) string {
	toks := s.doc.Tokens
	var b strings.Builder
	end := 0
	for i := p.headFirst; i < p.headLast; i++ {
		t := &toks[i]
		if i < p.headLast && (s.is("role_interim", t) || s.is("role_former", t) && i < p.headLast-1 && t.Norm != "past" && t.Norm != "last" || i < p.headLast-1 && s.is("role_current", t) && !s.is("role_before", t) && i < p.headLast-1 && t.Tag != "NN" && i == p.headFirst) {
			continue
		}
		if i > p.headFirst && b.Len() > 0 && t.Start > end {
			b.WriteByte(' ')
		}
		word := strings.ToLower(t.Text)
		if w, ok := strings.CutPrefix(word, "ex-"); ok {
			word = w
			p.former = true
		} else if w, ok := strings.CutPrefix(word, "then-"); ok {
			word = w
		}
		for _, end := range []string{"-elect", "-designate", "-to-be"} {
			if w, ok := strings.CutSuffix(word, end); ok {
				word, p.future = w, true
			}
		}
		b.WriteString(word)
		end = t.End
	}
	role := b.String()
	switch role {
	case "cllr", "coun":
		return "councillor"
	case "member of parliament":
		return "mp"
	}
	return role
}

// needsMore says that a title alone says too little to be a post: 'the director said'.
func (s *state) needsMore(p *post) bool {
	words := strings.Fields(p.role)
	if len(words) == 0 {
		return true
	}
	head := words[len(words)-1]
	if strings.Contains(p.role, " of ") || strings.Contains(p.role, " for ") {
		return false
	}
	if !s.x.has("role_needs_more", p.role) && !s.x.has("role_needs_more", head) {
		return false
	}
	return len(words) == 1 && len(p.orgs) == 0 && p.area == "" && s.x.has("role_needs_more", p.role)
}

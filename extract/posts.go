package extract

import (
	"slices"
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
	core        int   // where the title of the vocabulary begins among them
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
	several     bool  // said of several people
	vague       bool  // 'of the palace': where it is held is said, but not by a name
	calling     bool  // a trade, and a post only where the body stands beside it
	needy       bool  // it says too little by itself, but points at a body spoken of
	open        bool  // it says too little to be a post unless another is joined to it
	shares      bool  // it is held where the title joined to it is
	guess       bool  // its body was read off a name that no list knows
	next        *post // a second title joined by 'and'
}

const maxTitleWords = 8

// findPosts finds phrases that name posts: every title of the vocabulary is a head, which
// takes what belongs to it on its left and on its right.
func (s *state) findPosts() {
	for n := range s.doc.Sentences {
		sent := &s.doc.Sentences[n]
		last := sent.First
		var prev, open *post
		for i := sent.First; i < sent.Last; {
			k, _ := s.x.titles.Longest(s.doc.Tokens[:sent.Last], i)
			if _, w, ok := strings.Cut(s.doc.Tokens[i].Norm, "-turned-"); ok && k == 0 && s.x.has("role_title", w) {
				k = 1 // 'actor-turned-mayor'
			}
			if m := s.mentions[n].covering(kindParty, i); m != nil && m.first < i && i+k > m.last && k < 3 {
				i = m.last // 'Conservative Party chairman'
				continue
			}
			if m := s.mentions[n].covering(kindOrg, i); m != nil && m.first < i && i+k > m.last && k < 3 && m.sub != "nominal" && isCap(&s.doc.Tokens[m.last-1]) {
				i = m.last // 'Fenland Police Chief Constable', 'Labour Party leader'
				continue
			}
			if many, _ := s.x.plurals.Longest(s.doc.Tokens[:sent.Last], i); many > k {
				i = s.plural(n, i, many, last) // 'chief executives'
				last = i
				continue
			}
			if w := singular(s.doc.Tokens[i].Norm); k == 0 && w != "" && s.x.has("role_title", w) {
				i = s.plural(n, i, 1, last)
				last = i
				continue
			}
			if role := s.x.offices[s.doc.Tokens[i].Norm]; role != "" && k == 0 {
				i = s.office(n, i, last, role)
				last = i
				continue
			}
			if k == 0 || k == 1 && s.is("role_before", &s.doc.Tokens[i]) && s.headFollows(n, i+1) || s.mentions[n].covered(i, kindPerson, kindDate) || s.insideBody(n, i, i+k) {
				i++
				continue
			}
			if j := i + k; j+1 < sent.Last && s.doc.Tokens[j].Norm == "'s" && isCap(&s.doc.Tokens[i]) && isCap(&s.doc.Tokens[j+1]) && !s.mentions[n].covered(j+1, kindPerson, kindParty) {
				i = j + 1 // 'King’s Green', 'Bishop’s Court'
				continue
			}
			p := s.phrase(n, i, i+k, last)
			if p == nil {
				i += k
				continue
			}
			if end := s.jobOf(n, p); end > 0 && p.owner < 0 {
				// 'the manager’s job'; what is said of the title itself stays
				q := *p
				q.last, q.open, q.needy = end, false, p.open
				s.posts = append(s.posts, &q)
				s.mentions[n] = append(s.mentions[n], mention{kind: kindOffice, sub: q.sub, first: q.first, last: q.last, ref: len(s.posts) - 1})
			}
			if p.open && s.pointedAt(n, p) {
				p.open, p.needy = false, true
			}
			if p.open {
				// 'co-founder and chief executive of Fenland Homes': it is held where the other is.
				if prev == nil || !s.joins(prev.last, p.first) {
					s.posts = append(s.posts, p)
					s.mentions[n] = append(s.mentions[n], mention{kind: kindOpen, sub: p.sub, first: p.first, last: p.last, ref: len(s.posts) - 1})
					if s.followed(n, p.last) {
						open, i, last = p, max(p.last, i+k), max(p.last, i+k)
						continue
					}
					i += k
					continue
				}
			}
			if open != nil {
				if len(p.orgs) > 0 && s.joins(open.last, p.first) && !s.ownBody(p) && !s.apart(open, p) {
					open.orgs, open.shares = p.orgs, true
					s.posts = append(s.posts, open)
					s.mentions[n] = append(s.mentions[n], mention{kind: kindPost, sub: open.sub, first: open.first, last: open.last, ref: len(s.posts) - 1})
					prev = open
				}
				open = nil
			}
			i, last = max(p.last, i+k), max(p.last, i+k)
			// 'leader and cabinet member for housing': one phrase of two titles.
			if prev != nil && s.joins(prev.last, p.first) && !s.apart(prev, p) && !s.ofNext(n, prev, p) {
				if len(prev.orgs) == 0 && len(p.orgs) > 0 && !s.ownBody(p) {
					prev.orgs, prev.shares = p.orgs, true
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
				prev.first = s.chain(n, head).first
				continue
			}
			s.posts = append(s.posts, p)
			s.mentions[n] = append(s.mentions[n], mention{kind: kindPost, sub: p.sub, first: p.first, last: p.last, ref: len(s.posts) - 1})
			prev = p
		}
		s.mentions[n].sort()
	}
}

// ofNext says that the second of two titles belongs to the person named right behind it and
// the first to somebody before: 'Holt acts as chair, and treasurer Ben Crane …'.
func (s *state) ofNext(n int, p, q *post) bool {
	if q.first-p.last != 2 || p.first <= s.doc.Sentences[n].First {
		return false
	}
	m := s.mentions[n].starting(kindPerson, q.last)
	return m != nil && m.sub != "pronoun" && s.doc.Tokens[p.first-1].Norm == "as"
}

// apart says that a trade and a post are told of, each for itself: 'a film producer and the
// chief executive of Fenland Homes'.
func (s *state) apart(p, q *post) bool {
	toks := s.doc.Tokens
	if len(p.orgs) > 0 || toks[q.first].Norm != "the" {
		return false
	}
	for i := p.first; i >= 0 && i > p.first-4; i-- { // 'a Danish film producer'
		switch t := &toks[i]; {
		case t.Norm == "a" || t.Norm == "an":
			return true
		case i < p.first && t.Kind != token.Lower && !isCap(t):
			return false
		}
	}
	return false
}

// chain adds to a phrase of several titles those that commas set before it: 'chairman,
// president and chief executive of Fenland Homes'. It returns the head of the whole.
func (s *state) chain(n int, head *post) *post {
	for {
		if len(head.orgs) > 0 && !head.shares {
			return head // 'foreign minister, mayor of Fenwick and member of Parliament'
		}
		k := slices.IndexFunc(s.mentions[n], func(m mention) bool {
			return (m.kind == kindPost || m.kind == kindOpen) && m.last == head.first-1 && s.doc.Tokens[m.last].Text == ","
		})
		if k < 0 {
			return head
		}
		q := s.posts[s.mentions[n][k].ref]
		if len(q.orgs) > 0 || q.area != "" || q.next != nil || q.party >= 0 || q.owner >= 0 || q.sub != "title" || s.x.has("role_trade", q.role) {
			return head
		}
		tail := head
		for tail.next != nil {
			tail = tail.next
		}
		at := s.postMention(n, head)
		q.next, q.orgs, q.last, q.shares = head, tail.orgs, head.last, true
		s.mentions[n][k].kind, s.mentions[n][k].last = kindPost, head.last
		s.mentions[n] = slices.Delete(s.mentions[n], at, at+1)
		head = q
	}
}

// singular is the singular of a noun for people in the plural, else empty.
func singular(word string) string {
	if w, ok := strings.CutSuffix(word, "men"); ok && w != "" {
		return w + "man"
	}
	if w, ok := strings.CutSuffix(word, "ies"); ok && len(w) > 2 {
		return w + "y"
	}
	w, _ := strings.CutSuffix(word, "s")
	if w == word {
		return ""
	}
	return w
}

// followed says that 'and' and another title follow token i.
func (s *state) followed(n, i int) bool {
	sent := &s.doc.Sentences[n]
	if i+1 >= sent.Last || s.doc.Tokens[i].Norm != "and" && s.doc.Tokens[i].Norm != "&" {
		return false
	}
	return s.headFollows(n, i+1)
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
func (s *state) plural(n, i, words, limit int) int {
	p := s.phrase(n, i, i+words, limit)
	if p == nil || p.open || s.mentions[n].covered(i, kindPerson, kindDate) || s.insideBody(n, i, i+1) {
		return i + words
	}
	p.several = true
	w := s.doc.Tokens[i+words-1].Norm // 'heads of school' too
	p.role = strings.TrimSpace(strings.Replace(" "+p.role+" ", " "+w+" ", " "+singular(w)+" ", 1))
	if p.role == "cllr" || p.role == "coun" {
		p.role = "councillor"
	}
	s.posts = append(s.posts, p)
	s.mentions[n] = append(s.mentions[n], mention{kind: kindPosts, sub: p.sub, first: p.first, last: p.last, ref: len(s.posts) - 1})
	return max(p.last, i+words)
}

// office reads a noun for the holding of a post: 'the leadership of Dunmarsh Council',
// 'the council's chairmanship'. It returns where the phrase ends.
func (s *state) office(n, i, limit int, role string) int {
	if s.mentions[n].covered(i, kindPerson, kindDate) || s.insideBody(n, i, i+1) {
		return i + 1
	}
	p := s.phrase(n, i, i+1, limit)
	if p == nil || p.open {
		return i + 1
	}
	p.role = strings.TrimSpace(strings.TrimSuffix(p.role, s.doc.Tokens[i].Norm)) // words before the noun: 'vice'
	p.role = strings.TrimSpace(strings.ReplaceAll(" "+p.role+" ", " "+s.doc.Tokens[i].Norm+" ", " "+role+" "))
	if !strings.Contains(p.role, role) {
		p.role = strings.TrimSpace(p.role + " " + role)
	}
	s.posts = append(s.posts, p)
	s.mentions[n] = append(s.mentions[n], mention{kind: kindOffice, sub: p.sub, first: p.first, last: p.last, ref: len(s.posts) - 1})
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
	case "vice-president", "vice-chairman", "vice-chair", "chairperson", "co-chair", "co-chairman", "vice-chairwoman", "organiser", "co-convener", "convenor", "chief", "deputy leader", "vice president", "agent":
		return true
	case "leader", "whip", "secretary", "chairman", "chair", "chairwoman", "treasurer", "spokesman", "spokeswoman", "spokesperson", "president", "deputy", "co-leader", "convener":
		return true
	}
	return false
}

// needsMore says that a title alone says too little to be a post: 'the director said'.
func (s *state) needsMore(p *post) bool {
	words := strings.Fields(p.role)
	if len(words) == 0 {
		return true
	}
	head := words[len(words)-1]
	if p.calling {
		return len(p.orgs) == 0
	}
	if p.sub == "mp" && p.party >= 0 && s.x.heldAt[p.role] != "" {
		return false // 'Labour TD Ada Holt'
	}
	if strings.Contains(p.role, " of ") || strings.Contains(p.role, " for ") {
		return false
	}
	if !s.x.has("role_needs_more", p.role) && !s.x.has("role_needs_more", head) {
		return false
	}
	return len(p.orgs) == 0 && p.area == "" && s.x.has("role_needs_more", p.role)
}

// roleText is the title in lower case and singular, without what says how it is held.
func (s *state) roleText(p *post) string {
	toks := s.doc.Tokens
	var b strings.Builder
	end := 0
	for i := p.headFirst; i < p.headLast; i++ {
		t := &toks[i]
		if i < p.headLast && (s.is("role_interim", t) || s.is("role_former", t) && i < p.headLast-1 && t.Norm != "past" && t.Norm != "last" || i < p.core && i < p.headLast-1 && s.is("role_current", t) && !s.is("role_before", t) && i < p.headLast-1 && t.Tag != "NN" && i == p.headFirst) {
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
			p.former = true
		}
		if _, w, ok := strings.Cut(word, "-turned-"); ok {
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

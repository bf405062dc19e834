package extract

import "slices"

// findPronouns settles 'he' and 'she', and 'him' and 'her' as whom somebody appoints,
// where one reading is safe: see antecedent and object.
func (s *state) findPronouns() {
	for n := range s.doc.Sentences {
		sent, toks := &s.doc.Sentences[n], s.doc.Tokens
		found := false
		for i := sent.First; i < sent.Last; i++ {
			if toks[i].Quoted {
				continue
			}
			gender, kind := byte(0), kindPerson
			switch toks[i].Norm {
			case "he":
				gender = 'm'
			case "she":
				gender = 'f'
			case "him", "her":
				gender = 'm'
				if toks[i].Norm == "her" {
					gender = 'f'
				}
				if i == sent.First || !s.is("appoints", &toks[i-1]) && !s.is("succeeds", &toks[i-1]) {
					continue
				}
				kind = kindObject
			default:
				continue
			}
			id := s.antecedent(n, i, gender)
			if kind == kindObject {
				id = s.object(n, i, gender)
			}
			if id < 0 {
				continue
			}
			if s.people[id].gender == 0 {
				s.people[id].gender = gender
			}
			s.mentions[n] = append(s.mentions[n], mention{kind: kind, sub: "pronoun", first: i, last: i + 1, ref: id})
			found = true
		}
		if found {
			s.mentions[n].sort()
		}
	}
}

// antecedent looks for the person that a pronoun at token i means: everybody of that
// gender, or of none known, spoken of in the sentence or the three before is weighed, as
// centring theory has it (Grosz, Joshi and Weinstein, 1995): the subject of a sentence
// before those who depend on a preposition, who is near before who is far, whom the
// article speaks of throughout before others. -1 when two weigh nearly the same.
func (s *state) antecedent(n, i int, gender byte) int {
	if id := s.relative(n, i, gender); id >= 0 {
		return id
	}
	best, second, id := 0, 0, -1
	weigh := map[int]int{}
	for back := 0; back <= 3 && n-back >= 0; back++ {
		first := true
		for _, m := range s.inOrder(n - back) {
			if m.kind != kindPerson || back == 0 && m.first >= i {
				continue
			}
			p := s.people[m.ref]
			w := 12 - 5*back
			depends := s.dependent(n-back, m.first)
			if first && !depends && m.first-s.doc.Sentences[n-back].First <= 8 {
				w += 6
			}
			first = first && depends
			if p.gender != 0 && p.gender != gender || p.hidden {
				continue
			}
			if depends {
				w -= 4
			}
			if s.ofAnother(n-back, m.first, gender) {
				w -= 9
			}
			if p.gender == gender {
				w += 4
			}
			if m.sub == "pronoun" {
				w += 2
			}
			if w > weigh[m.ref] {
				weigh[m.ref] = w
			}
		}
	}
	for ref, w := range weigh {
		w += 6 * len(s.people[ref].spans) / (len(s.people[ref].spans) + 2)
		switch {
		case id < 0 || w > best || w == best && ref < id:
			best, second, id = w, best, ref
		case w > second:
			second = w
		}
	}
	if id < 0 || len(weigh) > 1 && best-second < 3 {
		return -1
	}
	return id
}

// inOrder returns the mentions of a sentence by where they stand; pronouns found in it so
// far stand last in the list itself.
func (s *state) inOrder(n int) mentions {
	ms := s.mentions[n]
	if !slices.IsSortedFunc(ms, func(a, b mention) int { return a.first - b.first }) {
		ms = slices.Clone(ms)
		ms.sort()
	}
	return ms
}

// dependent says that the person at token i depends on a preposition or is one who is
// replaced, thanked or the like: no subject.
func (s *state) dependent(n, i int) bool {
	k := i - 1
	for k > s.doc.Sentences[n].First && (s.is("determiner", &s.doc.Tokens[k]) || s.isTitle(k) || s.mentions[n].covered(k, kindOrg, kindParty)) {
		k--
	}
	if k < s.doc.Sentences[n].First {
		return false
	}
	switch t := &s.doc.Tokens[k]; t.Norm {
	case "of", "by", "with", "from", "to", "for", "than", "at", "like", "under", "against", "between", "including", "about", "on", "'s":
		return true
	default:
		return t.Tag == "VBG" || t.Tag == "VBD" || t.Tag == "VBN"
	}
}

// ofAnother says that the person at token i is named as somebody's: 'his uncle, Ben
// Crane'. 'He' then is rather that somebody.
func (s *state) ofAnother(n, i int, gender byte) bool {
	for k := i - 1; k >= s.doc.Sentences[n].First && k >= i-7; k-- {
		switch s.doc.Tokens[k].Norm {
		case "his":
			return gender == 'm'
		case "her":
			return gender == 'f'
		case ";", ".", "and":
			return false
		}
	}
	return false
}

// relative is the last person before token i when a clause of theirs leads up to it:
// 'her colleague Ben Crane, who left when he lost his seat'.
func (s *state) relative(n, i int, gender byte) int {
	var last *mention
	for k := range s.mentions[n] {
		if m := &s.mentions[n][k]; m.kind == kindPerson && m.last <= i && (last == nil || m.first > last.first) {
			last = m
		}
	}
	if last == nil || s.people[last.ref].gender != 0 && s.people[last.ref].gender != gender {
		return -1
	}
	toks := s.doc.Tokens
	k := last.last
	if k < i && toks[k].Text == "," {
		k++
	}
	if k >= i || toks[k].Norm != "who" {
		return -1
	}
	for ; k < i; k++ { // the clause has not ended
		if toks[k].Text == "," || toks[k].Text == ";" || toks[k].Norm == "and" {
			return -1
		}
	}
	return last.ref
}

// subject is the first person of a sentence, who most often is its subject.
func (s *state) subject(n, before int, gender byte) int {
	for _, m := range s.mentions[n] {
		if m.kind == kindPerson && m.first < before && m.first-s.doc.Sentences[n].First <= 6 {
			if p := s.people[m.ref]; p.gender == 0 || p.gender == gender {
				return m.ref
			}
			return -1
		}
	}
	return -1
}

// object is whom 'him' or 'her' at token i means: nobody who acts in the clause, but the
// subject of the sentence before, when one of that gender may be meant.
func (s *state) object(n, i int, gender byte) int {
	acts := -1
	for _, m := range s.mentions[n] {
		if m.kind == kindPerson && m.last <= i {
			acts = m.ref
		}
	}
	fits := func(id int) bool {
		return id >= 0 && id != acts && (s.people[id].gender == 0 || s.people[id].gender == gender)
	}
	for _, m := range s.mentions[n] {
		if m.kind == kindPerson && m.last <= i && fits(m.ref) {
			return m.ref
		}
	}
	for back := n - 1; back >= max(0, n-2); back-- {
		if id := s.subject(back, 1<<30, gender); fits(id) {
			return id
		}
	}
	return -1
}

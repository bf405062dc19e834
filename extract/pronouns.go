package extract

// findPronouns settles 'he' and 'she' where one reading is safe: somebody of that gender,
// or of none known, is the only person spoken of since the beginning of the sentence
// before.
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

// antecedent looks for the person that a pronoun at token i means: the only candidate in
// the sentence before it, else the subject (the first person) of the previous sentence of
// the paragraph or of the paragraph before.
func (s *state) antecedent(n, i int, gender byte) int {
	pick := func(n, before int) (int, bool) {
		id, many := -1, false
		for _, m := range s.mentions[n] {
			if m.kind != kindPerson || m.first >= before {
				continue
			}
			p := s.people[m.ref]
			if p.gender != 0 && p.gender != gender {
				continue
			}
			if id >= 0 && id != m.ref {
				many = true
				continue
			}
			id = m.ref
		}
		return id, many
	}
	if id, many := pick(n, i); id >= 0 {
		if many {
			if id := s.relative(n, i, gender); id >= 0 {
				return id
			}
			return s.subject(n, i, gender)
		}
		return id
	}
	for back := 1; back <= 2 && n-back >= 0; back++ {
		id, many := pick(n-back, 1<<30)
		if id < 0 {
			continue
		}
		if many {
			return s.subject(n-back, 1<<30, gender)
		}
		return id
	}
	return -1
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

package extract

// clauseOpens is the token behind the 'and', 'but' or semicolon that stands shortly before
// the date at token i; -1 when there is none.
func (s *state) clauseOpens(n, i int) int {
	for k := i - 1; k > s.doc.Sentences[n].First && k >= i-3; k-- {
		switch s.doc.Tokens[k].Norm {
		case "and", "but", "then", ";":
			return k + 1
		}
	}
	return -1
}

// opensDated says that at token i something else is told with a date of its own in front:
// 'and in 1996 she …', 'and, since 2009, rural dean'.
func (s *state) opensDated(n, i int) bool {
	sent, toks, ms := &s.doc.Sentences[n], s.doc.Tokens, s.mentions[n]
	switch toks[i].Norm {
	case "and", "but", "then":
	default:
		return false
	}
	k := i + 1
	for k < sent.Last && k <= i+3 && ms.starting(kindDate, k) == nil {
		switch toks[k].Norm {
		case ",", "in", "since", "from", "later", "then", "on", "by", "again":
			k++
		default:
			return false
		}
	}
	if k >= sent.Last {
		return false
	}
	m := ms.starting(kindDate, k)
	if m == nil {
		return false
	}
	k = m.last
	if k < sent.Last && toks[k].Text == "," {
		k++
	}
	if k >= sent.Last {
		return false
	}
	if ms.starting(kindPost, k) != nil || ms.starting(kindOpen, k) != nil || ms.starting(kindPerson, k) != nil {
		return true
	}
	switch toks[k].Tag {
	case "PRP", "VBD", "VBZ":
		return true
	}
	return false
}

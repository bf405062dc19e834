package extract

import "tenure/extract/token"

// pointedAt says that a title which by itself says too little is said so that it means a
// post at the body spoken of: 'the clerk, Ada Holt', 'Ada Holt, treasurer', 'as curator',
// 'Manager Ada Holt'.
func (s *state) pointedAt(n int, p *post) bool {
	sent, toks, ms := &s.doc.Sentences[n], s.doc.Tokens, s.mentions[n]
	head := &toks[p.headLast-1]
	trade := s.x.has("role_trade", p.role) || s.is("role_trade", head) || p.calling
	bare, article := true, ""
	if w := &toks[p.first]; s.is("determiner", w) {
		bare, article = false, w.Norm
	}
	indefinite := article == "a" || article == "an" || article == "another" || article == "one"
	if s.followed(n, p.last) || article == "his" || article == "her" || article == "my" {
		return false // 'his partner', 'her coach': not of a body
	}
	next := func(i int) *mention {
		if i < sent.Last && toks[i].Norm == "the" {
			i++ // 'the curate, the Rev Ada Holt'
		}
		m := ms.starting(kindPerson, i)
		if m == nil || m.sub != "name" && m.sub != "surname" {
			return nil
		}
		return m
	}
	if next(p.last) != nil && !trade && !indefinite {
		return true // 'Manager Ada Holt'
	}
	if p.last+1 < sent.Last && (toks[p.last].Text == "," || toks[p.last].Text == "(" || isDash(toks[p.last].Text)) && !bare && !indefinite {
		if m := next(p.last + 1); m != nil && (m.last >= sent.Last || toks[m.last].Text != "'s" && toks[m.last].Norm != "and") {
			return true // 'the clerk, Ada Holt'
		}
	}
	if !bare && !indefinite && !trade && p.last < sent.Last && s.is("post_is", &toks[p.last]) {
		k := p.last + 1
		for k < sent.Last && (toks[k].Tag == "RB" || s.is("post_is", &toks[k])) {
			k++
		}
		if next(k) != nil {
			return true // 'the secretary is again Ada Holt'
		}
	}
	if p.first <= sent.First {
		return false
	}
	before := &toks[p.first-1]
	if trade {
		return false
	}
	if before.Norm == "as" && (p.first-2 < sent.First || !s.is("such_as", &toks[p.first-2])) {
		return true // 'serves as curator'
	}
	if indefinite {
		return false
	}
	if s.is("becomes", before) || s.is("chosen", before) {
		return true // 'she is treasurer', 'was elected treasurer'
	}
	if before.Text == "(" && p.last < sent.Last && (toks[p.last].Text == ")" || toks[p.last].Text == ",") {
		return ms.ending(kindPerson, p.first-1) != nil // 'Ada Holt (clerk)'
	}
	if before.Text == "," {
		if m := ms.ending(kindPerson, p.first-1); m != nil && (m.sub == "name" || m.sub == "surname") && (p.last >= sent.Last || toks[p.last].Kind == token.Punct) {
			return true // 'Ada Holt, treasurer, said'
		}
	}
	return false
}

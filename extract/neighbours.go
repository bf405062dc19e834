package extract

import (
	"strings"

	"tenure/extract/token"
)

// beside weighs what stands on either side of a run: the title of a post, a party, an
// age, a verb of what people do.
func (s *state) beside(r *run, before, after *token.Token) int {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[r.sentence]
	w := 0
	if before != nil {
		switch {
		case s.endsTitle(r.honorific) && !(isCap(before) && s.endsNeedy(r.honorific) && r.title == nil):
			w += 4
		case s.endsTitle(r.honorific):
			w += 2
		case s.mentions[r.sentence].ending(kindParty, r.honorific) != nil:
			w += 4
		case before.Norm == "'s" && r.honorific-2 >= sent.First && s.mentions[r.sentence].ending(kindParty, r.honorific-1) != nil:
			w += 4
		case before.Norm == "'s" && r.honorific-2 >= sent.First && s.mentions[r.sentence].ending(kindOrg, r.honorific-1) != nil:
			w += 2
		case (before.Text == "(" && toks[max(r.honorific-2, 0)].Kind == token.Lower || isDash(before.Text)) && r.honorific-2 >= sent.First && s.endsTitle(r.honorific-1):
			w += 4
		case before.Text == "," && r.honorific-2 >= sent.First && s.endsTitle(r.honorific-1):
			w += 3
			if after != nil && after.Text == "," {
				w++ // the chief officer, Xq Crane, said
			}
		case before.Text == "," && s.endsLongTitle(sent.First, r.honorific-1), s.endsLongTitle(sent.First, r.honorific):
			w += 4
		case (before.Norm == "is" || before.Norm == "was") && r.honorific-2 >= sent.First && s.endsPost(sent.First, r.honorific-1):
			w += 4 // 'the chief executive is Ada Holt'
		case s.is("succeeds", before):
			w += 4
		case s.is("kin_male", before) || s.is("kin_female", before):
			w += 4
		case s.is("said", before) && before.Kind == token.Lower:
			w += 3
			if r.honorific-2 >= sent.First && isCloseQuote(toks[r.honorific-2].Text) {
				w++ // “…”, said Ada Holt
			}
		case before.Text == "," && r.honorific-2 >= sent.First && s.is("person_noun", &toks[r.honorific-2]) && toks[r.honorific-2].Kind == token.Lower:
			w += 3 // a former lawyer, Ada Holt
		case s.is("person_noun", before) && (before.Kind == token.Lower || r.honorific-1 == sent.First), s.endsHonorific(sent.First, r.honorific):
			w += 4
		case before.Norm == "'" && r.honorific-2 >= sent.First && s.mentions[r.sentence].ending(kindParty, r.honorific-1) != nil:
			w += 4 // the Tories’ Ada Holt
		case before.Norm == "by" && r.honorific-2 >= sent.First && s.is("done_by_people", &toks[r.honorific-2]):
			w += 3
		}
	}
	if s.inLine(r) {
		return w + 4
	}
	if after == nil {
		return w
	}
	past, life := s.pastAsides(r.last, sent.Last)
	next := func(k int) *token.Token {
		if r.last+k < sent.Last {
			return &toks[r.last+k]
		}
		return &token.Token{}
	}
	switch {
	case life:
		w += 6
	case s.is("said", after) && after.Kind == token.Lower:
		w += 3
	case s.is("human_verb", after) && after.Kind == token.Lower:
		w += 3
	case after.Norm == "who":
		w += 4
	case after.Text == "," && next(1).Kind == token.Number && len(next(1).Text) == 2 && (next(2).Text == "," || next(2).Text == "."):
		w += 4
	case after.Text == "," && (next(1).Norm == "who" || next(1).Norm == "whose"):
		w += 4
	case after.Text == "," && (next(1).Norm == "aged" || strings.HasSuffix(next(1).Norm, "-year-old")):
		w += 4
	case after.Text == "," && s.opensPost(r.last+1):
		w += 4
	case after.Text == "(" && s.mentions[r.sentence].starting(kindParty, r.last+1) != nil:
		w += 4
	case after.Text == "(" && next(1).Kind == token.Number && next(2).Text == ")" && len(next(1).Text) == 2:
		w += 4
	case after.Norm == "'s" && (s.is("kin_male", next(1)) || s.is("kin_female", next(1))):
		w += 3
	case after.Norm == "'s" && s.is("what_people_have", next(1)):
		w += 4
	case s.postnominal(r.last), s.takesPost(past, sent.Last), s.isSomebody(past, sent.Last):
		w += 4
	}
	return w
}

// inLine says that a run stands in a line of a list of who does what: 'Finance: Ada
// Holt', 'Ada Holt – housing'.
func (s *state) inLine(r *run) bool {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[r.sentence]
	if sent.Last-sent.First > 14 {
		return false
	}
	work := func(i int) bool {
		return i >= sent.First && i < sent.Last && (s.x.topic(toks[i].Norm) || s.isTitle(i) || s.is("role_before", &toks[i]))
	}
	from := sent.First
	if toks[from].Kind == token.Punct {
		from++ // a bullet
	}
	if from == r.honorific && r.last == sent.Last {
		return s.titleLine(r.sentence+1) || r.sentence > 0 && s.titleLine(r.sentence-1)
	}
	if from == r.honorific {
		return r.last+1 < sent.Last && isDash(toks[r.last].Text) && work(r.last+1)
	}
	return r.honorific-1 > from && isDash(toks[r.honorific-1].Text) && work(from) && (r.last == sent.Last || toks[r.last].Kind == token.Punct)
}

// titleLine says that a sentence is a paragraph of its own that opens or closes with the
// title of a post and is hardly longer: 'Chief Executive', 'Treasurer and Trustee'.
func (s *state) titleLine(n int) bool {
	if n >= len(s.doc.Sentences) || n > 0 && s.doc.Sentences[n-1].Paragraph == s.doc.Sentences[n].Paragraph || n+1 < len(s.doc.Sentences) && s.doc.Sentences[n+1].Paragraph == s.doc.Sentences[n].Paragraph {
		return false
	}
	sent := &s.doc.Sentences[n]
	if sent.Last-sent.First > 8 || s.doc.Tokens[sent.Last-1].Text == "." {
		return false
	}
	if k, _ := s.x.titles.Longest(s.doc.Tokens[:sent.Last], sent.First); k > 0 {
		return true
	}
	return s.endsTitle(sent.Last)
}

// endsLongTitle says that a title with its field of work ends before token i: 'director of
// public health', 'Head of Legal Services at Dunmarsh Council'.
func (s *state) endsLongTitle(first, i int) bool {
	toks := s.doc.Tokens
	for k := i - 1; k >= first && k >= i-12; k-- {
		t := &toks[k]
		if n, _ := s.x.titles.Longest(toks[:i], k); n > 0 && k+n < i && titleJoin(toks[k+n].Norm) && k+n < i-1 {
			return true
		}
		switch {
		case s.other[k]:
		case t.Kind == token.Lower && !strings.HasPrefix(t.Tag, "VB") && t.Tag != "MD" && t.Tag != "WP" && t.Tag != "PRP":
		case t.Text == "," && k < i-1, t.Norm == "&":
		case s.x.topic(t.Norm):
		default:
			return false
		}
	}
	return false
}

// titleJoin says that a word leads from a title to its field or body.
func titleJoin(norm string) bool {
	switch norm {
	case "of", "for", "at", "in", "to", "on":
		return true
	}
	return false
}

// takesPost says that what follows a name gives it a post: 'was appointed leader', 'will
// become the new mayor', 'as chair'.
func (s *state) takesPost(i, end int) bool {
	link := false
	for k := i; k < end && k < i+8; k++ {
		t := &s.doc.Tokens[k]
		if link && s.isTitle(k) {
			return true
		}
		switch {
		case t.Kind == token.Number && link:
		case t.Kind != token.Lower:
			return false
		case t.Norm == "as" || t.Norm == "is" || t.Norm == "was" || t.Norm == "be" || t.Norm == "been" || t.Norm == "become" || t.Norm == "becomes" || t.Norm == "became" || t.Norm == "remains":
			link = true
		case s.is("chosen", t) && !link: // 'has appointed' is what bodies do
			return false
		case t.Tag == "IN" && link:
			return false
		}
	}
	return false
}

// endsHonorific says that a rank or title that is no part of a name ends before token i:
// 'Chief Supt', 'Judge'.
func (s *state) endsHonorific(first, i int) bool {
	for k := i - 1; k >= first && k >= i-4; k-- {
		if n, h := s.x.lex.Honorific(s.doc.Tokens[:i], k); n == i-k && !personal(h.Kind) && isCap(&s.doc.Tokens[k]) {
			return true
		}
	}
	return false
}

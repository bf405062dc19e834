package extract

import (
	"strings"

	"tenure/extract/token"
)

// longestAside is the most tokens of an aside in brackets behind a name: dates and places of
// birth and death, the name in another script.
const longestAside = 60

// pastAsides is where the text goes on behind a name that ends before token i: behind
// post-nominals and an aside in brackets. told says that the aside tells of a birth, or of
// the years of a life.
func (s *state) pastAsides(i, end int) (next int, told bool) {
	toks := s.doc.Tokens
	for k := i; k < end; k++ {
		switch {
		case s.postnominal(k):
			i = k + 1
			continue
		case toks[k].Text == "," && k+1 < end && s.postnominal(k+1):
			continue
		case toks[k].Text == "," && k+1 < end && toks[k+1].Text == "(":
			continue
		case toks[k].Text == "(":
			depth := 0
			for j := k; j < end && j < k+longestAside; j++ {
				switch toks[j].Text {
				case "(":
					depth++
				case ")":
					depth--
				}
				if depth == 0 {
					return j + 1, s.tellsLife(k+1, j)
				}
			}
		}
		break
	}
	return i, false
}

// tellsLife says that an aside tokens i to end is about a life: 'born 4 May 1960', 'née
// Holt', '1902 – 12 May 1971'.
func (s *state) tellsLife(i, end int) bool {
	toks := s.doc.Tokens
	year := func(t *token.Token) int {
		if t.Kind != token.Number || len(t.Text) != 4 {
			return 0
		}
		y := 0
		for _, c := range []byte(t.Text) {
			if c < '0' || c > '9' {
				return 0
			}
			y = 10*y + int(c-'0')
		}
		if y < 1000 || y > 2100 {
			return 0
		}
		return y
	}
	from, dash := 0, false
	for k := i; k < end; k++ {
		t := &toks[k]
		switch {
		case t.Norm == "born" || t.Norm == "née" || t.Norm == "nee" || t.Norm == "b" && k == i || t.Norm == "b." && k == i:
			return true
		case isDash(t.Text) && from > 0:
			dash = true
		case year(t) > 0 && from == 0:
			from = year(t)
		case year(t) > 0 && dash:
			return year(t)-from >= 15 && year(t)-from <= 115
		}
		if from == 0 { // '1902–1971' in one token
			if a, b, ok := strings.Cut(t.Text, "–"); ok && len(a) == 4 && len(b) == 4 {
				y, z := year(&token.Token{Kind: token.Number, Text: a}), year(&token.Token{Kind: token.Number, Text: b})
				return y > 0 && z-y >= 15 && z-y <= 115
			}
		}
	}
	return false
}

// isSomebody says that what begins at token i tells what somebody is: 'is a Danish
// politician', 'was one of the first lawyers'.
func (s *state) isSomebody(i, end int) bool {
	toks := s.doc.Tokens
	if i+2 >= end || toks[i].Norm != "is" && toks[i].Norm != "was" {
		return false
	}
	i++
	if toks[i].Kind == token.Lower && toks[i].Tag == "RB" {
		i++
	}
	if toks[i].Norm != "a" && toks[i].Norm != "an" && toks[i].Norm != "the" {
		return false
	}
	party := false
	for k := i + 1; k < end && k < i+12; k++ {
		t := &toks[k]
		switch {
		case t.Norm == "member" && k+2 < end && toks[k+1].Norm == "of":
			at := k + 2
			if toks[at].Norm == "the" {
				at++
			}
			return s.mentions[s.sentenceOf(k)].starting(kindParty, at) != nil
		case t.Kind == token.Lower && s.is("person_noun", t):
			return k+1 == end || toks[k+1].Kind != token.Lower || !strings.HasPrefix(toks[k+1].Tag, "NN") || s.is("person_noun", &toks[k+1])
		case t.Kind == token.Lower && !strings.HasPrefix(t.Tag, "NN") && !strings.HasPrefix(t.Tag, "JJ") && t.Tag != "VBN" && t.Tag != "VBG" && t.Tag != "RB" && t.Tag != "CC":
			return false
		case s.mentions[s.sentenceOf(k)].covered(k, kindParty):
			party = true
		case party && s.isTitle(k):
			return true // 'a Labour Party member of parliament'
		case t.Text == "(" || t.Text == ")":
		case t.Kind == token.Punct && t.Text != "-" && t.Text != ",":
			return false
		}
	}
	return false
}

// speaksOfOne says that a single word which is nobody's name yet, but known as a surname,
// is told of as only people are: 'Crane served as leader', 'Dr Holt' apart. An extract
// whose beginning is lost names people so.
func (s *state) speaksOfOne(r *run) bool {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[r.sentence]
	t := &toks[r.first]
	if t.Kind != token.Title || len(t.Text) < 3 || s.x.lex.Word(t.Norm) || s.seenSmall(t.Norm) || s.isTitle(r.first) || s.place(r.first) {
		return false
	}
	if n, _, _ := s.x.lex.Country(toks[:r.last], r.first); n > 0 {
		return false
	}
	strange := !s.x.lex.Surname(t.Norm) && ascii(t.Text) && !capInside(t.Text)
	if known, _ := s.x.lex.Forename(t.Norm); strange && (known || !strings.HasPrefix(t.Tag, "NN") || len(s.people) > 0) {
		return false // where somebody is named whole, a strange word is more likely a slip or a thing
	}
	if i := r.first - 1; i >= sent.First {
		switch b := &toks[i]; {
		case b.Text == "," || b.Tag == "CC" || b.Norm == "that" || b.Norm == "when" || b.Norm == "while" || b.Norm == "where":
		case s.mentions[r.sentence].covered(i, kindDate):
		default:
			return false
		}
	}
	i, _ := s.pastAsides(r.last, sent.Last)
	for i < sent.Last && toks[i].Tag == "RB" && toks[i].Kind == token.Lower {
		i++
	}
	if i >= sent.Last || toks[i].Kind != token.Lower || !strings.HasPrefix(toks[i].Tag, "VB") {
		return false
	}
	if strange && !s.isSomebody(i, sent.Last) && !s.joinsParty(r.sentence, i) && !s.spokenOfAsOne(r, i) {
		return false
	}
	if s.is("solo_verb", &toks[i]) {
		return true
	}
	if w := toks[i].Norm; (w == "was" || w == "is" || w == "has" || w == "had") && i+1 < sent.Last {
		k := i + 1
		for k < sent.Last && (toks[k].Tag == "RB" || toks[k].Norm == "been") {
			k++
		}
		if k < sent.Last && s.is("solo_done", &toks[k]) {
			return true
		}
	}
	if s.joinsParty(r.sentence, i) {
		return true
	}
	if w := toks[i].Norm; w == "joined" || w == "joins" || w == "rejoined" {
		for k := i + 1; k+1 < sent.Last && k < i+20; k++ {
			if toks[k].Norm == "as" && (s.isTitle(k+1) || k+2 < sent.Last && s.isTitle(k+2)) {
				return true
			}
		}
	}
	return s.isSomebody(i, sent.Last) || s.takesPost(i, sent.Last)
}

// joinsParty says that somebody comes to a party or leaves it at token i: 'joined the
// Liberal Party'.
func (s *state) joinsParty(n, i int) bool {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[n]
	switch toks[i].Norm {
	case "joined", "joins", "rejoined", "left", "leaves", "quit":
	default:
		return false
	}
	for k := i + 1; k < sent.Last && k < i+7; k++ {
		if s.mentions[n].starting(kindParty, k) != nil {
			return true
		}
		if toks[k].Kind == token.Punct && toks[k].Text != "-" {
			return false
		}
	}
	return false
}

// spokenOfAsOne says that behind token i of the sentence somebody is spoken of as 'he' or
// 'her' and that nobody else is named there, so that the run in front is a person's name.
func (s *state) spokenOfAsOne(r *run, i int) bool {
	sent := &s.doc.Sentences[r.sentence]
	for _, m := range s.mentions[r.sentence] {
		if m.kind == kindPerson {
			return false
		}
	}
	for ; i < sent.Last; i++ {
		switch s.doc.Tokens[i].Norm {
		case "he", "she", "his", "her", "him", "himself", "herself":
			return true
		}
	}
	return false
}

package extract

import (
	"strings"

	"tenure/extract/token"
)

// judge marks the runs that name people. A run is a person when it shows so, when its
// whole form does elsewhere, when its surname is used as a person's, or when it stands in
// a list beside somebody who is sure.
func (s *state) judge(runs, singles []run) {
	toks := s.doc.Tokens
	s.staged = s.onStage()
	surnames := map[string]bool{} // used with an honorific
	speaks := map[string]bool{}   // said to say something
	for i := range singles {
		r := &singles[i]
		norm := toks[r.first].Norm
		if r.title != nil {
			surnames[norm] = true
		} else if sent := &s.doc.Sentences[r.sentence]; r.last < sent.Last && (s.is("said", &toks[r.last]) || s.is("human_verb", &toks[r.last])) && toks[r.last].Kind == token.Lower {
			speaks[norm] = true
		}
	}
	whole := map[string]bool{}
	weights := make([]int, len(runs))
	for i := range runs {
		r := &runs[i]
		weights[i] = s.weigh(r)
		last := toks[r.core-1].Norm
		if weights[i] > never && speaks[last] && !s.x.lex.Word(last) {
			weights[i] += 3
		}
		if weights[i] >= enough {
			r.sure = true
			whole[s.normOf(*r)] = true
		}
	}
	for i := range runs {
		// 'Represenative Ada Holt', when Ada Holt is somebody.
		r := &runs[i]
		if r.title != nil || r.nick >= 0 || r.core-r.first < 3 {
			continue
		}
		rest := *r
		rest.first++
		if known, _ := s.x.lex.Forename(toks[r.first].Norm); !known && toks[r.first].Kind == token.Title && whole[s.normOf(rest)] {
			r.first, r.honorific, r.sure = rest.first, rest.first, true
		}
	}
	for i := range runs {
		r := &runs[i]
		if !r.sure && weights[i] > never && (whole[s.normOf(*r)] || surnames[toks[r.core-1].Norm]) {
			r.sure = true
		}
	}
	// Ada Holt and Xq Crane: a neighbour in a list is of the same kind.
	lend := func(i, from int) {
		if t := &toks[runs[i].core-1]; s.x.lex.English(t.Norm) && !s.x.lex.Surname(t.Norm) {
			return // Ada Holt, Fenwick Harriers
		}
		if a, b := &runs[min(i, from)], &runs[max(i, from)]; !runs[i].sure && runs[from].sure && weights[i]+2 >= enough && a.sentence == b.sentence && s.onlyJoins(a.last, b.honorific) {
			runs[i].sure = true
		}
	}
	for i := 1; i < len(runs); i++ {
		lend(i, i-1)
	}
	for i := len(runs) - 2; i >= 0; i-- {
		lend(i, i+1)
	}
}

// Weights are in halves of what one sure sign is worth; see weigh.
const (
	enough = 4
	never  = -100
)

// weigh sums up what a run of two words or more shows by itself and beside it. What has
// enough is a person; never says that it cannot be one.
func (s *state) weigh(r *run) int {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[r.sentence]
	if r.nick >= 0 {
		return enough
	}
	var before, after *token.Token
	if r.honorific > sent.First {
		before = &toks[r.honorific-1]
	}
	if r.last < sent.Last {
		after = &toks[r.last]
	}
	// 'Smith v Jones', 'Ada Holt Hospital', 'Hurricane Ida Crane'
	behind := after
	for k := r.last; k < sent.Last && s.postnominal(k); k++ {
		behind = nil
		if k+1 < sent.Last {
			behind = &toks[k+1]
		}
	}
	if behind != nil && isCap(behind) && s.is("thing_after", behind) && behind != after {
		return never // Martin Luther King Jr. Day
	}
	if after != nil && (isVersus(after) || isCap(after) && s.is("thing_after", after) && !s.isTitle(r.last)) ||
		before != nil && (isVersus(before) || isCap(before) && s.is("thing_before", before)) {
		return never
	}
	if r.title != nil && r.title.Kind != "title" {
		if r.title.Kind == "councillor" || !s.staged {
			return enough * 2
		}
	}
	beside := s.beside(r, before, after)
	if r.title != nil {
		return enough + beside
	}
	if s.is("known_thing", s.pair(r)) && beside <= 0 || s.ofThing(r, before, after) {
		return never
	}
	if s.staged && before != nil && before.Norm == "as" {
		return never // as Dick Whittington
	}
	n, _ := s.x.lex.Place(toks[:r.last], r.first)
	place := n == r.core-r.first
	if place {
		return never
	}
	first, last := &toks[r.first], &toks[r.core-1]
	known, word := s.x.lex.Forename(first.Norm)
	w := 0
	switch {
	case known && !word:
		w = 6
	case known && s.small[first.Norm] && r.first == sent.First:
		w = 2
	case first.Kind == token.Initial && !s.x.lex.Word(last.Norm) && !s.small[last.Norm] && !s.place(r.core-1):
		w = 4
	case known && !s.small[first.Norm] && !s.place(r.first) && !s.x.lex.Word(last.Norm) && !s.small[last.Norm]:
		w = 4
	case known, first.Kind == token.Initial, first.Kind == token.Upper && len(first.Text) == 2:
		w = 3
	case s.x.lex.ForenameAbroad(first.Norm) && !s.small[first.Norm] && !s.place(r.first):
		w = 3
		if s.strange(last) {
			w = 4
		}
	default:
		if r.core-r.first > 4 && beside < 6 {
			return never
		}
		if s.strange(first) && s.strange(last) {
			w += 2
			if before != nil && (before.Tag == "IN" && before.Norm != "by" && before.Norm != "than" || before.Norm == "to") {
				w -= 2 // from Xq Yz, a place as well as not
			}
		}
		if strings.Contains(first.Norm, "-") || !ascii(first.Text) {
			w++
		}
		if s.small[first.Norm] {
			w -= 3
		} else if s.x.lex.English(first.Norm) && first.Kind == token.Title {
			w -= 2
			if s.isTitle(r.core - 1) {
				return never // 'Locum Clerk'
			}
		}
		if s.endsInPlace(r) {
			return never
		}
		if before == nil && beside <= 0 {
			w--
		}
	}
	w += s.surnameWeight(&toks[r.core-2], last, known)
	if before != nil && before.Kind == token.Punct && after != nil && isDash(after.Text) && r.first == sent.First+1 {
		w += 2 // a line of a list: • Ada Holt – finance
	}
	if before != nil && first.Kind != token.Initial {
		switch {
		case before.Norm == "the" || before.Norm == "a" || before.Norm == "an":
			w -= 3
			if after != nil && after.Kind == token.Lower && s.is("thing_noun", after) {
				w -= 6
			}
		case s.is("place_before", before) && (!known || word):
			w -= 4
		case before.Norm == "of" && s.endsTitle(r.first-1):
			w -= 6
			if known && !word && s.x.lex.Surname(last.Norm) && beside > 0 {
				w += 6
			}
		}
	}
	if after != nil && after.Text == "," && r.last+1 < sent.Last && toks[r.last+1].Norm == "where" && (!known || word) {
		w -= 4 // Xq Fen, where she worked
	}
	if after != nil && after.Kind == token.Lower && s.is("thing_noun", after) && !known {
		w -= 3
	}
	return w + beside
}

// ofThing says that a run is the name of a place or a body by what stands beside it: 'the
// law firm Holt Crane', 'Fenwick & Netherby Lines', 'the member for Glen Netherby', the
// ward in '(Labour, Bryn Fen)'.
func (s *state) ofThing(r *run, before, after *token.Token) bool {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[r.sentence]
	if after != nil && after.Text == "&" && r.last+1 < sent.Last && isCap(&toks[r.last+1]) && toks[r.last+1].Kind != token.Initial {
		if known, _ := s.x.lex.Forename(toks[r.last+1].Norm); !known {
			return true
		}
	}
	if before == nil {
		return false
	}
	i := r.first - 1
	switch {
	case before.Text == "&":
		if i <= sent.First || !isCap(&toks[i-1]) {
			return false
		}
		known, _ := s.x.lex.Forename(toks[i-1].Norm)
		other, _ := s.x.lex.Forename(toks[r.first].Norm)
		return !known && (!other || s.x.lex.English(toks[r.core-1].Norm))
	case s.is("body_before", before) && before.Kind == token.Lower:
		return true
	case before.Norm == "for":
		return i > sent.First && s.is("sits_for_place", &toks[i-1])
	case before.Text == "," || before.Text == "–" || before.Text == "-" || before.Text == "/":
		return s.mentions[r.sentence].ending(kindParty, i) != nil && s.inBrackets(i, sent.First)
	case before.Text == "(" && after != nil && after.Text == ",":
		return s.mentions[r.sentence].starting(kindParty, r.last+1) != nil
	}
	return false
}

// endsInPlace says that behind a particle a run ends in a place: 'Senado de la Marisma'.
func (s *state) endsInPlace(r *run) bool {
	toks := s.doc.Tokens
	for k := r.first + 1; k+1 < r.core; k++ {
		if toks[k].Kind != token.Lower {
			continue
		}
		n, _ := s.x.lex.Place(toks[:r.core], k+1)
		if n == 0 {
			n, _, _ = s.x.lex.Country(toks[:r.core], k+1)
		}
		return n == r.core-k-1
	}
	return false
}

// inBrackets says that a bracket opens before token i and does not close.
func (s *state) inBrackets(i, first int) bool {
	for ; i >= first; i-- {
		switch s.doc.Tokens[i].Text {
		case "(":
			return true
		case ")", ";":
			return false
		}
	}
	return false
}

// strange says that a word is none of English and no place, which a capital alone makes a
// name of something.
func (s *state) strange(t *token.Token) bool {
	if s.x.lex.English(t.Norm) || s.small[t.Norm] || len(t.Norm) < 3 || t.Kind != token.Title {
		return false
	}
	n, _ := s.x.lex.Place([]token.Token{*t}, 0)
	return n == 0
}

// surnameWeight says how much the last word of a run speaks for a name.
func (s *state) surnameWeight(before, last *token.Token, forename bool) int {
	w := 0
	norm := last.Norm
	switch {
	case s.x.lex.Surname(norm):
		w = 2
		if s.x.lex.SurnameFrequency(norm) >= 50 {
			w = 3
		}
		if s.x.lex.Word(norm) {
			w = 1
		}
	case len(norm) > 4 && (strings.HasPrefix(norm, "mc") || strings.HasPrefix(norm, "o'") || strings.HasPrefix(norm, "mac")) && capInside(last.Text):
		w = 3
	case strings.Contains(norm, "-"):
		for part := range strings.SplitSeq(norm, "-") {
			if s.x.lex.Surname(part) && !s.x.lex.Word(part) {
				w = 2
			}
		}
	case particled(norm, last.Text):
		w = 3
	case before.Kind == token.Lower: // van der Merwe
		w = 3
	case !ascii(last.Text):
		w = 1
	}
	if s.small[norm] {
		w -= 2
		if forename {
			w++
		}
	}
	return w
}

// pair is the last token of a run, dressed up as its whole name for the word lists.
func (s *state) pair(r *run) *token.Token {
	return &token.Token{Norm: strings.TrimSuffix(s.normOf(*r), " ")}
}

func (s *state) normOf(r run) string {
	var b strings.Builder
	for i := r.first; i < r.core; i++ {
		b.WriteString(s.doc.Tokens[i].Norm)
		b.WriteByte(' ')
	}
	return b.String()
}

// endsPost says that a title ends before token i, or one with its short form behind it in
// brackets: 'chief executive (CEO)'.
func (s *state) endsPost(first, i int) bool {
	if toks := s.doc.Tokens; i-3 > first && toks[i-1].Text == ")" && toks[i-3].Text == "(" {
		i -= 3
	}
	return s.endsTitle(i)
}

// place says that token i is the name of a place.
func (s *state) place(i int) bool {
	n, _ := s.x.lex.Place(s.doc.Tokens[:i+1], i)
	return n > 0
}

func isDash(t string) bool { return t == "-" || t == "–" || t == "—" || t == ":" }

func isVersus(t *token.Token) bool {
	return t.Norm == "v" || t.Norm == "vs" || t.Norm == "versus"
}

func ascii(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}

// seenSmall says that a word stands in small letters somewhere in the article, so that a
// capital says little of it.
func (s *state) seenSmall(norm string) bool { return s.small[norm] }

// onStage says that the article is about a play, whose characters have names too.
func (s *state) onStage() bool {
	found := 0
	for w := range s.x.words["stage_word"] {
		if s.small[w] {
			found++
		}
	}
	return found >= 3
}

// endsTitle says that the words before token i end in the title of a post.
func (s *state) endsTitle(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if n, _ := s.x.titles.Longest(s.doc.Tokens[:i], k); n > 0 && k+n == i {
			return true
		}
	}
	return false
}

// opensPost says that a title follows within a few lower-case words.
func (s *state) opensPost(i int) bool {
	for k := i; k < i+6 && k < len(s.doc.Tokens); k++ {
		if s.isTitle(k) {
			return true
		}
		if t := &s.doc.Tokens[k]; t.Kind == token.Punct || strings.HasPrefix(t.Tag, "VB") {
			return false
		}
	}
	return false
}

package extract

import (
	"strings"

	"tenure/extract/lexicon"
)

// addSpan notes that a body is named at a place. One that is named only to say what post
// somebody holds there counts less, and one where somebody was before is not what the
// article opens with.
func (s *state) addSpan(id int, sp span, inPost bool) {
	o := s.orgs[id]
	if len(o.spans) == 0 && s.title != "" && o.key != "" && strings.Contains(lexicon.Fold(s.title), first(bareKey(o), o.key)) {
		o.weight += 8
	}
	o.spans = append(o.spans, sp)
	if s.inPassing(sp) {
		o.weight++
		return
	}
	o.weight += 2
	if inPost {
		o.weight--
	}
	if s.opening(sp.sentence) {
		o.weight += 6
	}
}

// opening says that a sentence stands where an article says what it is about.
func (s *state) opening(n int) bool { return n == 0 || s.doc.Sentences[n].Paragraph == 0 }

// inPassing says that a body is named to say where somebody was once, or is one of many:
// 'a former chief executive of Fenwick Council', 'who spent ten years as head of law at'.
func (s *state) inPassing(sp span) bool {
	toks, from := s.doc.Tokens, s.doc.Sentences[sp.sentence].First
	if sp.first > from && s.is("gone_body", &toks[sp.first-1]) {
		return true // 'the former Netherby Rural District Council'
	}
	if s.opposes(sp) {
		return true
	}
	if !s.afterTitle(sp.sentence, sp.first) {
		return false
	}
	for i := sp.first - 1; i >= from && i > sp.first-10; i-- {
		t := &toks[i]
		if t.Text == "," && i < sp.first-7 || t.Text == ";" {
			return false
		}
		if s.is("was_there", t) {
			return true
		}
	}
	return false
}

// opposes says that a body is named only as the one met in a match: 'the 4-0 defeat by
// Fenwick Town', 'after beating Netherby Rovers', 'at home to Dunmarsh'.
func (s *state) opposes(sp span) bool {
	toks, from := s.doc.Tokens, s.doc.Sentences[sp.sentence].First
	if sp.first == from {
		return false
	}
	before := &toks[sp.first-1]
	if before.Norm == "the" && sp.first-1 > from {
		before = &toks[sp.first-2]
	}
	if before.Norm == "v" || s.is("match_verb", before) {
		return true
	}
	switch before.Norm {
	case "against", "by", "to", "over", "at", "with":
	default:
		return false
	}
	for i := sp.first - 2; i >= from && i > sp.first-6; i-- {
		if t := &toks[i]; s.is("match_word", t) || s.is("match_verb", t) {
			return true
		} else if t.Text == "," || t.Text == ";" {
			return false
		}
	}
	return false
}

// weighPlaces adds to the weight of councils what the article says of their places: one
// about Fenwick speaks of Fenwick Council.
func (s *state) weighPlaces() {
	type council struct {
		words []string
		id    int
	}
	by := map[string][]council{}
	for _, id := range s.called.kinds["council"] {
		words := strings.Fields(bareKey(s.orgs[id]))
		if len(words) == 0 || len(s.orgs[id].spans) == 0 {
			continue
		}
		if got, ok := s.called.by[byPlace+strings.Join(words, " ")]; ok && got == id {
			by[words[0]] = append(by[words[0]], council{words, id})
		}
	}
	if len(by) < 2 {
		return
	}
	for n := range s.doc.Sentences {
		sent := &s.doc.Sentences[n]
		for i := sent.First; i < sent.Last; i++ {
			t := &s.doc.Tokens[i]
			if !isCap(t) || len(by[t.Norm]) == 0 || s.mentions[n].covered(i, kindOrg, kindPerson, kindParty) {
				continue
			}
			for _, c := range by[t.Norm] {
				if i+len(c.words) <= sent.Last && matches(s.doc.Tokens[i:i+len(c.words)], c.words) && !s.mentions[n].covered(i+len(c.words)-1, kindOrg, kindPerson) {
					s.orgs[c.id].weight++
					if s.opening(n) {
						s.orgs[c.id].weight += 3
					}
				}
			}
		}
	}
}

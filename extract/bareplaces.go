package extract

import (
	"strings"

	"tenure/extract/lexicon"
)

// barePlace is the name of a place that a rule reads as that of its council.
type barePlace struct {
	span
	sure string // how sure the rule is: certain, known, joint or hint
}

// findPlaces notes the places of the vocabulary in a sentence, for rules to use.
func (s *state) findPlaces(n int) {
	sent := &s.doc.Sentences[n]
	toks := s.doc.Tokens[:sent.Last]
	for i := sent.First; i < sent.Last; i++ {
		if !isCap(&toks[i]) {
			continue
		}
		if k, p := s.x.lex.Place(toks, i); k > 0 {
			s.mentions[n] = append(s.mentions[n], mention{kind: kindPlace, sub: p.Kind, first: i, last: i + k})
			i += k - 1
		}
	}
}

// addBarePlaces makes councils of the places that rules read as such. It runs when all
// bodies with names of their own are known, for the council of the place may be one.
func (s *state) addBarePlaces(found []barePlace) {
	for _, b := range found {
		n := b.sentence
		if s.mentions[n].covered(b.first, kindOrg, kindParty, kindDate) || s.mentions[n].covered(b.last-1, kindOrg, kindParty) {
			continue
		}
		toks := s.doc.Tokens[:b.last]
		if k, _, _ := s.x.lex.Country(toks, b.first); k > 0 {
			continue
		}
		name := s.nameOfBody(b.first, b.last)
		key := lexicon.Fold(name)
		if b.sure == "hint" {
			s.hints = append(s.hints, hint{b.span, name})
			continue
		}
		id, named := s.councilOf(key)
		k, p := s.x.lex.Place(toks, b.first)
		known := k == b.last-b.first && p.Kind != "country" && p.Kind != "state" && p.Kind != "region"
		switch b.sure {
		case "known":
			if !known && !named {
				continue
			}
		case "joint":
			if !known || !strings.Contains(key, " and ") {
				continue
			}
		}
		if !named {
			o := newBody(name, "council")
			if known {
				o.code = p.Code
			}
			id = s.entity(o)
		}
		s.addSpan(id, b.span, false)
		s.mentions[n] = append(s.mentions[n], mention{kind: kindOrg, sub: s.orgs[id].kind, first: b.first, last: b.last, ref: id})
		s.mentions[n].sort()
	}
}

// hint is a place that may stand for a council.
type hint struct {
	span
	name string
}

// anchor finds a name for 'the county council', spoken of at token i of sentence n, in an
// article that names none such: the place whose chief, leader or mayor it speaks of, one
// of the paragraph before all others. -1 when there is none.
func (s *state) anchor(n, i int, qualifier string) int {
	best, near := -1, false
	for k := range s.hints {
		h := &s.hints[k]
		if s.mentions[h.sentence].covered(h.first, kindPerson, kindParty, kindOrg) || s.mentions[h.sentence].covered(h.last-1, kindPerson, kindOrg) {
			continue
		}
		key := lexicon.Fold(h.name)
		if !strings.ContainsAny(h.name, " -") && !s.nameOfPlace(h.first) {
			continue // 'its first Indigenous chief'
		}
		if id, ok := s.councilOf(key); ok && !agree(tier(s.orgs[id].key), qualifier) && s.orgs[id].key != key {
			continue
		}
		same := h.first < i && s.doc.Sentences[h.sentence].Paragraph == s.doc.Sentences[n].Paragraph
		if best < 0 || same && !near || same && near {
			best, near = k, same
		}
	}
	if best < 0 {
		return -1
	}
	full := s.hints[best].name
	switch qualifier {
	case "county", "district", "town", "parish", "community":
		full += " " + strings.ToUpper(qualifier[:1]) + qualifier[1:] + " Council"
	case "borough":
		full += " Council"
	case "combined":
		full += " Combined Authority"
	}
	o := newBody(full, "council")
	if b := s.x.lex.Council(full); b != nil {
		o.code = b.Code
	}
	return s.entity(o)
}

// nameOfPlace says that one word in capitals may well name a place: it is in the
// vocabulary, or no everyday word that begins a sentence or describes a noun.
func (s *state) nameOfPlace(i int) bool {
	t := &s.doc.Tokens[i]
	if k, _ := s.x.lex.Place(s.doc.Tokens[:i+1], i); k == 1 {
		return true
	}
	return len(t.Norm) > 3 && !s.small[t.Norm] && !strings.HasPrefix(t.Tag, "JJ") && !s.x.topic(t.Norm) && !(s.x.lex.Word(t.Norm) && i == s.doc.Sentences[s.sentenceOf(i)].First)
}

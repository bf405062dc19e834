package extract

import (
	"strings"

	"tenure/extract/token"
)

// findShortNames finds the first word of a body's name where it stands for the whole:
// 'Larkspur' in an article about Larkspur Homes. The word must be no everyday word and no
// name of a place or a person, and begin the name of one body alone.
func (s *state) findShortNames() {
	of := map[string]int{}
	for id, o := range s.orgs {
		word, _, more := strings.Cut(o.key, " ")
		if len(o.spans) == 0 || word == "" {
			continue
		}
		if _, ok := of[word]; ok {
			of[word] = -1
			continue
		}
		of[word] = -1
		switch o.kind {
		case "company", "charity", "union":
		default:
			continue
		}
		if more && s.ownWord(word) {
			of[word] = id
		}
	}
	type found struct {
		span
		word string
	}
	var all []found
	for n := range s.doc.Sentences {
		sent, toks := &s.doc.Sentences[n], s.doc.Tokens
		for i := sent.First; i < sent.Last; i++ {
			t := &toks[i]
			id, ok := of[t.Norm]
			if !ok || id < 0 || t.Kind != token.Title || s.mentions[n].covered(i, kindOrg, kindPerson, kindParty) {
				continue
			}
			before := i > sent.First && (isCap(&toks[i-1]) || s.is("place_before", &toks[i-1]) && toks[i-1].Norm != "at")
			if before || i+1 < sent.Last && isCap(&toks[i+1]) && !s.isTitle(i+1) {
				of[t.Norm] = -1 // a place after all, or another name
				continue
			}
			if i > sent.First && toks[i-1].Norm == "of" {
				continue
			}
			all = append(all, found{span{i, i + 1, n}, t.Norm})
		}
	}
	for _, f := range all {
		id := of[f.word]
		if id < 0 {
			continue
		}
		s.addSpan(id, f.span, false)
		s.mentions[f.sentence] = append(s.mentions[f.sentence], mention{kind: kindOrg, sub: s.orgs[id].kind, first: f.first, last: f.last, ref: id})
		s.mentions[f.sentence].sort()
	}
}

// ownWord says that a word, folded, is likely made for one body: it is in no list of words,
// places or names, and part of nobody's name.
func (s *state) ownWord(word string) bool {
	if len(word) < 4 || s.small[word] || s.x.lex.Word(word) || s.x.topic(word) || s.x.has("notorg", word) || s.x.has("notname", word) || len(s.names.surname[word]) > 0 || len(s.names.forename[word]) > 0 {
		return false
	}
	if known, _ := s.x.lex.Forename(word); known {
		return false
	}
	for _, id := range s.called.kinds["council"] {
		if strings.Contains(" "+s.orgs[id].key+" ", " "+word+" ") {
			return false
		}
	}
	for _, m := range s.realms {
		if strings.EqualFold(m.name, word) {
			return false
		}
	}
	return true
}

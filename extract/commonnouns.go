package extract

import (
	"strings"

	"tenure/extract/token"
)

// findCommonNouns settles what names a person by a common noun: 'the 51-year-old', 'the
// Labour councillor', 'the veteran politician'. It is done only where one reading is safe:
// the noun opens its sentence, exactly one person is spoken of in the sentence before, in
// the same paragraph or the one before it, and nothing that is known of them speaks
// against it. The mention has sub 'nominal' and counts as no form of the name.
func (s *state) findCommonNouns() {
	toks := s.doc.Tokens
	for n := 1; n < len(s.doc.Sentences); n++ {
		sent := &s.doc.Sentences[n]
		first := sent.First
		if first >= sent.Last || toks[first].Norm != "the" || toks[first].Quoted {
			continue
		}
		head := -1
		for i := first + 1; i < sent.Last && i < first+5; i++ {
			t := &toks[i]
			if strings.HasSuffix(t.Norm, "-year-old") || s.is("person_head", t) {
				head = i
				break
			}
			if !strings.HasPrefix(t.Tag, "JJ") && !strings.HasPrefix(t.Tag, "NN") || t.Kind == token.Punct {
				break
			}
		}
		if head < 0 || head+1 >= sent.Last || s.mentions[n].covered(head, kindPerson, kindOrg) {
			continue
		}
		// It must be the subject: a name, a noun or 'for …' behind it says another.
		switch next := &toks[head+1]; {
		case next.Text == ",", next.Norm == "'s", next.Tag == "MD", strings.HasPrefix(next.Tag, "VB"), next.Tag == "RB":
		default:
			continue
		}
		id := s.onlyPerson(n - 1)
		if id < 0 {
			continue
		}
		if toks[head].Norm == "councillor" && !s.people[id].councillor {
			continue
		}
		s.mentions[n] = append(s.mentions[n], mention{kind: kindPerson, sub: "nominal", first: first, last: head + 1, ref: id})
		s.mentions[n].sort()
	}
}

// onlyPerson is the one person spoken of in a sentence, -1 when there are none or several.
func (s *state) onlyPerson(n int) int {
	id := -1
	for _, m := range s.mentions[n] {
		if m.kind != kindPerson {
			continue
		}
		if id >= 0 && m.ref != id {
			return -1
		}
		id = m.ref
	}
	return id
}

package extract

import (
	"strings"

	"tenure/extract/token"
)

// placeScore is how much an article speaks of a place.
type placeScore struct {
	name   string
	weight int
	shown  bool // to be a place, by what stands beside it
	known  bool // to the vocabulary
	wide   bool // a county or a country
}

// mainPlace is the town, borough or village that an article which names no council is
// about, whose council is meant by 'the mayor' and 'the councillors': one that it opens
// with or comes back to, more than to any other. Empty when it is about none.
func (s *state) mainPlace() string {
	if s.centred {
		return s.centre
	}
	s.centred = true
	var all []*placeScore
	by := map[string]*placeScore{}
	for n := range s.doc.Sentences {
		sent := &s.doc.Sentences[n]
		for i := sent.First; i < sent.Last; i++ {
			to := s.runOfPlace(n, i)
			if to == i {
				continue
			}
			name := s.text(i, to)
			p := by[name]
			if p == nil {
				p = &placeScore{name: name}
				by[name] = p
				all = append(all, p)
			}
			p.weight++
			if s.opening(n) {
				p.weight += 2
			}
			if k, at := s.x.lex.Place(s.doc.Tokens[:to], i); k == to-i {
				switch at.Kind {
				case "country", "state", "region", "county":
					p.wide = true
				}
				p.known = true
			}
			next := &s.doc.Tokens[min(to, sent.Last-1)]
			if s.is("of_town", next) || i > sent.First && s.is("place_prep", &s.doc.Tokens[i-1]) && !strings.HasPrefix(next.Tag, "NN") {
				p.shown = true
			}
			i = to - 1
		}
	}
	best, next := 0, 0
	for _, p := range all {
		if !p.shown && !p.known || p.wide || p.weight < 3 {
			continue
		}
		if p.weight > best {
			s.centre, best, next = p.name, p.weight, best
		} else if p.weight > next {
			next = p.weight
		}
	}
	if best == next {
		s.centre = ""
	}
	return s.centre
}

// runOfPlace is where a name in capitals that may be that of a place ends which begins at
// token i; i when none does.
func (s *state) runOfPlace(n, i int) int {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[n]
	fits := func(k int) bool {
		t := &toks[k]
		return t.Kind == token.Title && !s.is("notorg", t) && !s.is("month", t) && !s.is("notname", t) && !s.x.topic(t.Norm) && !s.isTitle(k) &&
			!s.mentions[n].covered(k, kindPerson, kindOrg, kindParty, kindDate, kindPost)
	}
	if !fits(i) || i > sent.First && (isCap(&toks[i-1]) || toks[i-1].Norm == "the") {
		return i
	}
	to := i
	for to < sent.Last && to < i+4 && (fits(to) || to+1 < sent.Last && to > i && s.is("place_joint", &toks[to]) && fits(to+1)) {
		to++
	}
	if to < sent.Last && isCap(&toks[to]) && !s.is("of_town", &toks[to]) {
		return i // Fenwick Street, Fenwick United
	}
	if c, _, _ := s.x.lex.Country(toks[:sent.Last], i); c > 0 {
		return i
	}
	if to == i+1 && (s.small[toks[i].Norm] || len(toks[i].Norm) < 4) || i == sent.First && to == i+1 && !strings.HasPrefix(toks[i].Tag, "NNP") {
		return i
	}
	return to
}

package extract

import (
	"strings"

	"tenure/extract/token"
)

// trim takes off a run what belongs to no name: post-nominals, what a sentence begins
// with, the place or title that a name stands behind.
func (s *state) trim(n int, r run) (run, bool) {
	sent, toks := &s.doc.Sentences[n], s.doc.Tokens
	if r.core == 0 {
		r.core = r.last
	}
	for r.core == r.last && r.core > r.first+1 && s.postnominal(r.core-1) && !s.regnal(&r) {
		r.core--
		r.last--
	}
	if r.last <= r.first {
		return r, false
	}
	if r.title != nil {
		return r, true
	}
	// 'Stefan W' hides a name.
	if toks[r.core-1].Kind == token.Initial {
		if r.core-r.first > 2 {
			r.core--
			r.last--
		} else {
			return r, false
		}
	}
	// 'the mayor of Dunmarsh Ada Holt': the name begins at the forename.
	if k := s.forenameInside(sent.First, &r); k > r.first {
		r.first, r.honorific = k, k
	}
	// At the beginning of a sentence a capital says nothing: 'Outside Ada Holt', 'Sculptor
	// Xq Holt'.
	if r.first == sent.First && r.core-r.first >= 2 && toks[r.first].Kind == token.Title {
		known, _ := s.x.lex.Forename(toks[r.first].Norm)
		if !known && (s.functionTag(toks[r.first].Tag) || r.core-r.first >= 3 && s.is("person_noun", &toks[r.first])) {
			r.first++
			r.honorific = r.first
		}
	}
	return r, r.last > r.first
}

// forenameInside gives where the name begins in a run that opens with a place, a title or
// a body: 'of Dunmarsh Ada Holt', 'Chelsford Ada Holt'.
func (s *state) forenameInside(first int, r *run) int {
	toks := s.doc.Tokens
	if toks[r.first].Kind == token.Initial {
		return r.first
	}
	for k := r.first; k+1 < r.core && k <= r.first+3; k++ {
		known, word := s.x.lex.Forename(toks[k].Norm)
		if k == r.first {
			if known {
				return k
			}
			continue
		}
		if known && k == r.first+1 && s.is("epithet", &toks[r.first]) {
			return k // Old Jack Holt
		}
		if !known || word {
			continue
		}
		if r.first > first {
			switch toks[r.first-1].Norm {
			case "of", "at", "in", "for", "from", "'s":
				return k
			}
			if s.taken(r.first - 1) {
				return k
			}
		}
		if n, _ := s.x.lex.Place(toks[:r.core], r.first); n == k-r.first {
			return k
		}
		if s.isTitle(k-1) || s.is("role_before", &toks[k-1]) || s.x.topic(toks[k-1].Norm) || s.is("person_noun", &toks[k-1]) {
			return k
		}
		if k == r.first+1 && r.core-k >= 2 && s.x.lex.English(toks[r.first].Norm) && (!s.x.lex.Surname(toks[r.first].Norm) || s.is("epithet", &toks[r.first])) {
			return k // 'Comrade Ada Holt'
		}
		if r.first == first && k == r.first+1 && ascii(toks[r.first].Text) && !s.x.lex.Surname(toks[r.first].Norm) {
			return k // 'Umpire Ada Holt', at the beginning of a sentence
		}
		return r.first
	}
	return r.first
}

// regnal says that a run is the name of a monarch: Queen Elizabeth II.
func (s *state) regnal(r *run) bool {
	if r.title == nil || r.title.Kind != "title" && r.title.Kind != "clergy" {
		return false
	}
	switch s.doc.Tokens[r.core-1].Norm {
	case "ii", "iii", "iv":
		return r.core-r.first == 2
	}
	return false
}

// postnominal says that token i is what stands behind a name: OBE, MP, Jr.
func (s *state) postnominal(i int) bool {
	t := &s.doc.Tokens[i]
	if !s.x.lex.Postnominal(t.Norm) {
		return false
	}
	switch t.Norm {
	case "jr", "sr", "jnr", "snr", "esq":
		return true
	}
	return t.Kind == token.Upper || t.Kind == token.Title && capInside(t.Text)
}

// functionTag says that a part of speech is none of a name's.
func (s *state) functionTag(tag string) bool {
	switch tag {
	case "IN", "RB", "CC", "WRB", "DT", "PRP", "PRP$", "TO", "MD", "VB", "VBG", "VBN", "VBD", "VBZ", "WP":
		return true
	}
	return false
}

// bornIn: Fenwick-born, London-based.
func bornIn(norm string) bool {
	_, last, ok := strings.Cut(norm, "-")
	if !ok {
		return false
	}
	switch last {
	case "born", "based", "educated", "trained", "raised", "bred", "led", "backed", "appointed", "elected":
		return true
	}
	return false
}

// personal says that an honorific of the kind is part of how a person is called, and no
// title of a post, which is read as one.
func personal(kind string) bool {
	switch kind {
	case "civic", "political", "police", "judge":
		return false
	}
	return true
}

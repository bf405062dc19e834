package extract

import (
	"strings"

	"tenure/extract/token"
)

// commonBody reads a body that only common nouns name before token k: 'police board', 'Danish
// pension regulator'. A noun alone names none. It returns where the words begin; k for none.
func (s *state) commonBody(n, k, limit int) int {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[n]
	if k-2 < limit || toks[k-1].Kind != token.Lower || !s.is("common_body", &toks[k-1]) || s.mentions[n].covered(k-1, kindOrg, kindPerson) {
		return k
	}
	from := k - 1
	for from > limit && from > k-4 {
		t := &toks[from-1]
		if s.is("determiner", t) || s.is("role_current", t) || s.is("role_former", t) || s.is("fresh", t) || s.is("vague_word", t) || s.mentions[n].covered(from-1, kindPerson, kindDate, kindOrg, kindParty) {
			break
		}
		opens := from-1 == sent.First && t.Kind == token.Title
		_, _, people := s.x.lex.Country(toks[:from], from-1)
		if t.Kind != token.Lower && !opens && !people || !strings.HasPrefix(t.Tag, "NN") && !strings.HasPrefix(t.Tag, "JJ") {
			break
		}
		from--
	}
	if from == k-1 {
		return k
	}
	return from
}

// commonBodyAt is commonBody for words that begin at token i; it returns where they end.
func (s *state) commonBodyAt(n, i int) int {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[n]
	for k := i + 2; k <= i+4 && k <= sent.Last; k++ {
		if s.commonBody(n, k, i) != i {
			continue
		}
		if k < sent.Last && (strings.HasPrefix(toks[k].Tag, "NN") && toks[k].Kind == token.Lower || toks[k].Norm == "'s" || toks[k].Norm == "of") {
			return i
		}
		return k
	}
	return i
}

// pastOwner skips whose a committee is: 'the city’s education committee'.
func (s *state) pastOwner(n, i int) int {
	toks := s.doc.Tokens
	if i+2 < s.doc.Sentences[n].Last && toks[i].Kind == token.Lower && (toks[i+1].Norm == "'s" || toks[i+1].Norm == "'") && !s.mentions[n].covered(i, kindOrg, kindPerson, kindDate) {
		if m := s.mentions[n].starting(kindOrg, i+2); m != nil && s.orgs[m.ref].kind == "committee" {
			return i + 2
		}
	}
	return i
}

// commonly is the body that common nouns name.
func (s *state) commonly(first, last int) int {
	kind := "other"
	switch w := s.doc.Tokens[last-1].Norm; {
	case w == "ministry", w == "embassy", w == "consulate":
		kind = "government"
	case w == "regulator", w == "watchdog", w == "ombudsman":
		kind = "regulator"
	case w == "parliament", w == "legislature":
		kind = "parliament"
	}
	return s.govern(s.text(first, last), kind)
}

// pastBranch skips what part of a body is meant: 'the Fenland branch of the union'.
func (s *state) pastBranch(n, i int) int {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[n]
	for k := i; k < i+4 && k+2 < sent.Last; k++ {
		if s.is("branch_word", &toks[k]) && toks[k+1].Norm == "of" {
			k += 2
			if toks[k].Norm == "the" && k+1 < sent.Last {
				k++
			}
			if k = s.pastBodyNoun(n, k); s.mentions[n].starting(kindOrg, k) != nil {
				return k
			}
			return i
		}
		if toks[k].Kind == token.Punct || s.mentions[n].covered(k, kindPerson, kindDate) {
			break
		}
	}
	return i
}

package extract

import (
	"strings"

	"tenure/extract/token"
)

// nominal says what body a common noun stands for.
type nominal struct {
	words     []string // the noun, last word last
	kinds     []string // kinds of body it can mean
	qualifier string   // the tier of council that it means
	capital   bool     // only in capitals: 'the House'
}

// nominals by their first word, the longest first.
var nominals = map[string][]nominal{
	"county": {
		{words: []string{"county", "council"}, kinds: []string{"council"}, qualifier: "county"},
		{words: []string{"county", "borough", "council"}, kinds: []string{"council"}, qualifier: "borough"},
	},
	"borough":      {{words: []string{"borough", "council"}, kinds: []string{"council"}, qualifier: "borough"}},
	"city":         {{words: []string{"city", "council"}, kinds: []string{"council"}, qualifier: "borough"}},
	"metropolitan": {{words: []string{"metropolitan", "council"}, kinds: []string{"council"}, qualifier: "borough"}},
	"district":     {{words: []string{"district", "council"}, kinds: []string{"council"}, qualifier: "district"}},
	"town":         {{words: []string{"town", "council"}, kinds: []string{"council"}, qualifier: "town"}},
	"parish":       {{words: []string{"parish", "council"}, kinds: []string{"council"}, qualifier: "parish"}},
	"community":    {{words: []string{"community", "council"}, kinds: []string{"council"}, qualifier: "community"}},
	"combined":     {{words: []string{"combined", "authority"}, kinds: []string{"council"}, qualifier: "combined"}},
	"local":        {{words: []string{"local", "authority"}, kinds: []string{"council"}}},
	"full":         {{words: []string{"full", "council"}, kinds: []string{"council"}}},
	"council":      {{words: []string{"council"}, kinds: []string{"council"}}},
	"authority":    {{words: []string{"authority"}, kinds: []string{"council", "other"}}},
	"trust":        {{words: []string{"trust"}, kinds: []string{"nhs", "charity", "school"}}},
	"ccg":          {{words: []string{"ccg"}, kinds: []string{"nhs"}}},
	"force":        {{words: []string{"force"}, kinds: []string{"police"}}},
	"committee":    {{words: []string{"committee"}, kinds: []string{"committee"}}},
	"panel":        {{words: []string{"panel"}, kinds: []string{"committee"}}},
	"board":        {{words: []string{"board"}, kinds: []string{"committee", "nhs", "company", "charity"}}},
	"school":       {{words: []string{"school"}, kinds: []string{"school"}}},
	"academy":      {{words: []string{"academy"}, kinds: []string{"school"}}},
	"college":      {{words: []string{"college"}, kinds: []string{"school"}}},
	"university":   {{words: []string{"university"}, kinds: []string{"school"}}},
	"company":      {{words: []string{"company"}, kinds: []string{"company"}}},
	"firm":         {{words: []string{"firm"}, kinds: []string{"company"}}},
	"charity":      {{words: []string{"charity"}, kinds: []string{"charity"}}},
	"union":        {{words: []string{"union"}, kinds: []string{"union"}}},
	"party":        {{words: []string{"party"}, kinds: []string{"party"}}},
	"group":        {{words: []string{"group"}, kinds: []string{"party"}}},
	"club":         {{words: []string{"club"}, kinds: []string{"other"}}},
	"association":  {{words: []string{"association"}, kinds: []string{"other", "charity"}}},
	"partnership":  {{words: []string{"partnership"}, kinds: []string{"other", "nhs"}}},
	"commission":   {{words: []string{"commission"}, kinds: []string{"other", "regulator", "government"}}},
	"agency":       {{words: []string{"agency"}, kinds: []string{"other", "government", "regulator"}}},
	"house":        {{words: []string{"house"}, kinds: []string{"parliament"}, capital: true}},
}

// findNominals settles 'the council', 'the trust', 'its board': a common noun means the
// body of its kind spoken of last in the paragraph, else the one the article is about.
func (s *state) findNominals() {
	for n := range s.doc.Sentences {
		sent, toks := &s.doc.Sentences[n], s.doc.Tokens
		found := false
		for i := sent.First; i < sent.Last; i++ {
			if s.is("namesake_noun", &toks[i]) && i > sent.First && s.pointer(toks[i-1].Norm) && len(nominals[toks[i].Norm]) == 0 && !s.mentions[n].covered(i, kindOrg, kindPerson, kindParty) {
				if id := s.calledBy(n, i); id >= 0 {
					s.addSpan(id, span{i, i + 1, n}, false)
					s.mentions[n] = append(s.mentions[n], mention{kind: kindOrg, sub: "nominal", first: i, last: i + 1, ref: id})
					found = true
				}
				continue
			}
			for _, nom := range nominals[toks[i].Norm] {
				k := len(nom.words)
				if i+k > sent.Last || !matches(toks[i:i+k], nom.words) || s.mentions[n].covered(i, kindOrg, kindPerson, kindParty) {
					continue
				}
				// A committee or party must be pointed at; 'council' may stand bare before a title.
				pointed := i > sent.First && s.pointer(toks[i-1].Norm)
				if !pointed && nom.kinds[0] != "council" {
					continue
				}
				if nom.capital && (!isCap(&toks[i]) || i+1 < sent.Last && (isCap(&toks[i+1]) || toks[i+1].Norm == "of")) {
					continue
				}
				id := s.namesake(n, i, nom)
				if nom.words[0] == "group" {
					if i+1 >= sent.Last || toks[i+1].Norm != "'s" && toks[i-1].Norm != "the" || i+1 < sent.Last && toks[i+1].Norm == "of" {
						continue // 'a group of residents'
					}
					id = s.meantGroup(n, i)
				} else if id < 0 {
					id = s.means(n, i, nom.kinds, nom.qualifier)
				}
				if id < 0 && nom.capital && pointed && (len(s.called.kinds["parliament"]) > 0) {
					id = s.entity(newBody("House of Representatives", "parliament")) // of a congress named
				}
				if id < 0 && pointed && nom.kinds[0] == "council" {
					id = s.anchor(n, i, nom.qualifier)
				}
				if id < 0 {
					continue
				}
				if pointed {
					s.addSpan(id, span{i, i + k, n}, false)
				}
				s.mentions[n] = append(s.mentions[n], mention{kind: kindOrg, sub: "nominal", first: i, last: i + k, ref: id})
				found = true
				i += k - 1
				break
			}
		}
		if found {
			s.mentions[n].sort()
		}
	}
}

// pointer says that a word before a common noun points at a body known already.
func (s *state) pointer(norm string) bool {
	switch norm {
	case "the", "this", "that", "its", "their", "'s":
		return true
	}
	return false
}

func matches(toks []token.Token, words []string) bool {
	for i, w := range words {
		if toks[i].Norm != w {
			return false
		}
	}
	return true
}

// namesake is the body whose own name has the common noun: 'the trust' is rather an
// NHS trust than another part of the health service. -1 when there is none, or for
// councils, which a qualifier tells apart.
func (s *state) namesake(n, i int, nom nominal) int {
	noun := nom.words[len(nom.words)-1]
	switch noun {
	case "trust", "school", "academy", "college", "university", "union", "agency", "commission", "association", "partnership", "club":
	default:
		return -1
	}
	for _, kind := range nom.kinds {
		named := func(id int) bool {
			return s.orgs[id].kind == kind && (strings.HasSuffix(s.orgs[id].key, " "+noun) || strings.HasPrefix(s.orgs[id].key, noun+" of "))
		}
		if id := s.spokenOf(n, i, kind, named); id >= 0 {
			return id
		}
	}
	return -1
}

// calledBy is the body whose name ends with the common noun at token i, or begins with it:
// 'the society' of Fenland Bell Society, 'the hospital' of the Hospital of St Cuthman. Where
// several do it is the one spoken of last. -1 when none does, or when the noun goes on to
// name another body.
func (s *state) calledBy(n, i int) int {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[n]
	if i+1 < sent.Last && (isCap(&toks[i+1]) && !s.isTitle(i+1) || toks[i+1].Norm == "of" || strings.HasPrefix(toks[i+1].Tag, "NN") && toks[i+1].Kind == token.Lower && !s.isTitle(i+1)) {
		return -1
	}
	noun := toks[i].Norm
	named := func(id int) bool {
		return len(s.orgs[id].spans) > 0 && (strings.HasSuffix(s.orgs[id].key, " "+noun) || strings.HasPrefix(s.orgs[id].key, noun+" of ") || strings.Contains(s.orgs[id].key, " "+noun+" in ") || strings.Contains(s.orgs[id].key, " "+noun+" of "))
	}
	if id := s.lastSpoken(n, i, named); id >= 0 {
		return id
	}
	best, most := -1, 0
	for id, o := range s.orgs {
		if o.weight > most && named(id) {
			best, most = id, o.weight
		}
	}
	return best
}

// means finds the body of one of the kinds that a common noun at token i means: the one
// spoken of last in the paragraph, else the one that the article is about. A qualifier
// ('county', 'combined') keeps to bodies whose name has it, or tells nothing against it.
func (s *state) means(n, i int, kinds []string, qualifier string) int {
	for _, kind := range kinds {
		if len(s.called.kinds[kind]) == 0 {
			continue
		}
		fits := func(id int) bool { return s.orgs[id].kind == kind }
		if kind == "parliament" { // a 'House', not a Senate
			fits = func(id int) bool {
				return s.orgs[id].kind == kind && strings.Contains(s.orgs[id].key, "house")
			}
		}
		if qualifier != "" {
			exact := func(id int) bool { return fits(id) && tier(s.orgs[id].key) == qualifier }
			if id := s.spokenOf(n, i, kind, exact); id >= 0 {
				return id
			}
			fits = func(id int) bool { return s.orgs[id].kind == kind && s.mayBe(id, qualifier) }
		}
		if id := s.spokenOf(n, i, kind, fits); id >= 0 {
			return id
		}
	}
	return -1
}

// spokenOf is the body of a kind spoken of last in the paragraph, else the one that the
// article is about.
func (s *state) spokenOf(n, i int, kind string, fits func(int) bool) int {
	if id := s.lastSpoken(n, i, fits); id >= 0 {
		return id
	}
	return s.primary(kind, fits)
}

// lastSpoken is the body that stands last before token i in the paragraph of sentence n;
// -1 when none does.
func (s *state) lastSpoken(n, i int, fits func(int) bool) int {
	para := s.doc.Sentences[n].Paragraph
	for back := n; back >= max(0, n-lookBack) && s.doc.Sentences[back].Paragraph == para; back-- {
		best, at := -1, -1
		for _, m := range s.mentions[back] {
			if m.kind == kindOrg && m.first < i && m.first > at && fits(m.ref) && !s.opposes(span{m.first, m.last, back}) {
				best, at = m.ref, m.first
			}
		}
		if best >= 0 {
			return best
		}
	}
	return -1
}

// primary is the body of a kind that the article is about: the one named most, where the
// opening and the title count more.
func (s *state) primary(kind string, fits func(int) bool) int {
	best, most := -1, 0
	for _, id := range s.called.kinds[kind] {
		if w := s.orgs[id].weight; w > most && fits(id) {
			best, most = id, w
		}
	}
	return best
}

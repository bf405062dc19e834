package extract

import (
	"strings"

	"tenure/extract/token"
)

// topicAt reads the field of work that a title is for: 'adult social care and health',
// 'communications, marketing and events'. It returns where it ends.
func (s *state) topicAt(n, i int) int {
	end := s.topicItem(n, i)
	if end == i {
		return i
	}
	toks, sent := s.doc.Tokens, &s.doc.Sentences[n]
	// Items parted by commas belong only if the list ends in 'and'.
	k := end
	for {
		j := k
		if j < sent.Last && toks[j].Text == "," {
			j++
			if j < sent.Last && (toks[j].Norm == "and" || toks[j].Norm == "&") {
				j = s.pastThe(n, j+1)
				if e := s.topicItem(n, j); e > j && !s.headsTitle(n, j, e) {
					return e
				}
				return end
			}
			e := s.topicItem(n, j)
			if e == j || s.headsTitle(n, j, e) || !isTopicStart(&toks[j]) {
				return end
			}
			k = e
			continue
		}
		if j < sent.Last && (toks[j].Norm == "and" || toks[j].Norm == "&") {
			j = s.pastThe(n, j+1)
			e := s.topicItem(n, j)
			if e == j || s.headsTitle(n, j, e) {
				return end
			}
			end, k = e, e
			continue
		}
		return end
	}
}

// pastThe skips 'the' before a field of work in small letters: 'and the climate emergency'.
func (s *state) pastThe(n, i int) int {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[n]
	if i+1 < sent.Last && toks[i].Norm == "the" && s.x.topic(toks[i+1].Norm) {
		return i + 1
	}
	return i
}

func isTopicStart(t *token.Token) bool {
	return strings.HasPrefix(t.Tag, "NN") || strings.HasPrefix(t.Tag, "JJ") || t.Tag == "VBG"
}

// topicItem reads one item of a field of work: nouns and what qualifies them.
func (s *state) topicItem(n, i int) int {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[n]
	k := i
	if i < sent.Last && (toks[i].Tag == "CD" || toks[i].Norm == "last" || toks[i].Norm == "next" || toks[i].Norm == "past" || s.x.has("number_word", toks[i].Norm)) {
		return i
	}
	if c, _, _ := s.x.lex.Country(toks[:sent.Last], i); c > 0 {
		return i
	}
	for k < sent.Last && k-i < 7 && !s.mentions[n].covered(k, kindPerson, kindDate, kindParty) {
		t := &toks[k]
		if m := s.mentions[n].covering(kindOrg, k); m != nil && (m.sub != "nominal" || k == i) {
			break
		}
		if k+1 < sent.Last && toks[k+1].Norm == "council" && s.is("council_kind", t) || t.Norm == "council" {
			break
		}
		noun := strings.HasPrefix(t.Tag, "NN") || strings.HasPrefix(t.Tag, "JJ") || t.Tag == "VBG" || t.Tag == "CD" && k > i ||
			(t.Norm == "'s" || t.Norm == "'") && k > i || t.Text == "-" && k > i || s.x.topic(t.Norm)
		if !noun || s.is("said", t) && t.Tag != "NN" && t.Tag != "NNS" {
			break
		}
		if t.Norm == "former" || t.Norm == "new" && k == i {
			break
		}
		k++
	}
	for k > i && (toks[k-1].Norm == "'s" && (k < 2 || toks[k-2].Kind != token.Lower) || toks[k-1].Text == "-") {
		k--
	}
	return k
}

// headsTitle says that the words toks[i:j] hold a title of their own, so that 'and' joins
// two posts, not two fields of work.
func (s *state) headsTitle(n, i, j int) bool {
	sent := &s.doc.Sentences[n]
	for k := i; k < j; k++ {
		if w, _ := s.x.titles.Longest(s.doc.Tokens[:sent.Last], k); w > 0 {
			return true
		}
	}
	return false
}

package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tenure/extract/token"
)

// form is one way in which an entry is written, and what must hold beside the words.
type form struct {
	entry int32 // which entry it stands for
	rank  int8  // which form wins where two entries share the words: the lower one
	// text is the form as written where case must agree with it: forms of one word,
	// 'WHO'. Empty when only the first letter counts.
	text      string
	capital   bool // the first token is not in lower case
	everyday  bool // also an everyday word: not where a sentence begins
	bracketed bool // only inside brackets: 'Con', 'Lab'
	late      bool // an alternative reading of its entry: for countries, the demonym
}

// phrases finds the forms of one class of entries.
type phrases struct {
	trie  Trie
	forms []form
}

// add makes a phrase a form of an entry.
func (p *phrases) add(phrase string, f form) {
	var buf [longestPhrase]string
	words := appendWords(buf[:0], phrase)
	p.forms = append(p.forms, f)
	p.trie.add(words, int32(len(p.forms)-1))
}

// settle orders the forms that share their words by rank.
func (p *phrases) settle() {
	for _, ids := range p.trie.ends {
		for i := 1; i < len(ids); i++ { // few: insertion keeps equals in order
			for j := i; j > 0 && p.forms[ids[j]].rank < p.forms[ids[j-1]].rank; j-- {
				ids[j], ids[j-1] = ids[j-1], ids[j]
			}
		}
	}
}

// find gives the longest form that begins at toks[i] and whose conditions hold; nil when
// there is none.
func (p *phrases) find(toks []token.Token, i int) (n int, f *form) {
	var m matches
	p.trie.match(toks, i, &m)
	for k := m.n - 1; k >= 0; k-- {
		n := int(m.at[k].tokens)
		for _, id := range p.trie.ends[m.at[k].node] {
			if f := &p.forms[id]; f.holds(toks, i, n) {
				return n, f
			}
		}
	}
	return 0, nil
}

func (f *form) holds(toks []token.Token, i, n int) bool {
	t := &toks[i]
	if f.capital && t.Kind == token.Lower {
		return false
	}
	if f.text != "" && t.Text != f.text && (f.everyday || t.Kind != token.Upper || token.Upper == kindOf(f.text)) {
		return false
	}
	if f.everyday && beginsSentence(toks, i) {
		return false
	}
	return !f.bracketed || inBrackets(toks, i, n)
}

// kindOf is the token kind of a form of one word, as far as case goes.
func kindOf(word string) token.Kind {
	if strings.ToUpper(word) == word {
		return token.Upper
	}
	return token.Title
}

// beginsSentence says that a capital at toks[i] may be there for the sentence's sake.
func beginsSentence(toks []token.Token, i int) bool {
	if i == 0 {
		return true
	}
	switch toks[i-1].Norm {
	case ".", "!", "?", ":", `"`, "•", "-", ">":
		return true
	}
	return false
}

// bracketReach is how far back an opening bracket is looked for: '(Dunmarsh South, Lab)'.
const bracketReach = 10

func inBrackets(toks []token.Token, i, n int) bool {
	if i+n < len(toks) {
		switch toks[i+n].Norm {
		case ")", "]", ",", ";", ":", "/", "-", "–":
		default:
			if toks[i+n].Kind != token.Number {
				return false
			}
		}
	}
	for j := i - 1; j >= 0 && j >= i-bracketReach; j-- {
		switch toks[j].Norm {
		case "(", "[":
			return true
		case ")", "]", ".":
			return false
		}
	}
	return false
}

// named makes the form of a name: its capital counts, and the whole case of a single word.
func named(phrase string, entry int32, rank int8) form {
	f := form{entry: entry, rank: rank}
	if r, _ := utf8.DecodeRuneInString(phrase); unicode.IsUpper(r) {
		f.capital = true
	}
	if !strings.ContainsAny(phrase, " -") {
		f.text = phrase
	}
	return f
}

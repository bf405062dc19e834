package lexicon

import (
	"strings"

	"tenure/extract/token"
)

// longestPhrase is the most tokens a phrase may have; Add ignores what goes beyond, and
// a test holds the embedded data to it.
const longestPhrase = 24

// Trie finds phrases over tokens, comparing Token.Norm. Words are interned, so that a
// step costs one look-up of a string and one of a pair of numbers. A Trie that is no
// longer added to may be read by many at once. The zero Trie is empty and ready.
type Trie struct {
	words map[string]int32 // word to its number, from 0
	first []int32          // number of the first word to its node; 0 is none
	next  map[uint64]int32 // node and number of the word to the next node
	ends  [][]int32        // node to the ids of the phrases that end there; node 0 is no node
}

// Add makes phrase, taken apart as an article is, stand for id. A phrase may stand for
// several ids; adding a pair again changes nothing. An empty phrase is ignored.
func (t *Trie) Add(phrase string, id int32) {
	var buf [longestPhrase]string
	t.add(appendWords(buf[:0], phrase), id)
}

func (t *Trie) add(words []string, id int32) {
	if len(words) == 0 || len(words) > longestPhrase {
		return
	}
	if t.words == nil {
		t.grow(0)
	}
	var node int32
	for i, w := range words {
		word, known := t.words[w]
		if !known {
			word = int32(len(t.words))
			t.words[w] = word
			t.first = append(t.first, 0)
		}
		if i == 0 {
			if t.first[word] == 0 {
				t.first[word] = t.node()
			}
			node = t.first[word]
			continue
		}
		step := edge(node, word)
		to := t.next[step]
		if to == 0 {
			to = t.node()
			t.next[step] = to
		}
		node = to
	}
	for _, have := range t.ends[node] {
		if have == id {
			return
		}
	}
	t.ends[node] = append(t.ends[node], id)
}

// grow makes an empty trie ready for about n phrases.
func (t *Trie) grow(n int) {
	t.words, t.next, t.ends = make(map[string]int32, n/4), make(map[uint64]int32, n), make([][]int32, 1, n+1)
}

func (t *Trie) node() int32 {
	t.ends = append(t.ends, nil)
	return int32(len(t.ends) - 1)
}

func edge(node, word int32) uint64 { return uint64(uint32(node))<<32 | uint64(uint32(word)) }

// Longest gives the longest phrase that begins at toks[i]: how many tokens it spans and
// the ids it stands for, in the order they were added. n is 0 when none begins there.
// The ids belong to the trie. Longest does not allocate.
func (t *Trie) Longest(toks []token.Token, i int) (n int, ids []int32) {
	var m matches
	if t.match(toks, i, &m); m.n == 0 {
		return 0, nil
	}
	last := m.at[m.n-1]
	return int(last.tokens), t.ends[last.node]
}

// Begins says that a phrase begins with a word of this norm: where it does not, there
// is nothing to look for.
func (t *Trie) Begins(norm string) bool {
	w, ok := t.words[norm]
	return ok && t.first[w] != 0
}

// matches are the phrases that begin at one token, shortest first.
type matches struct {
	n  int
	at [longestPhrase]struct{ tokens, node int32 }
}

func (t *Trie) match(toks []token.Token, i int, m *matches) {
	m.n = 0
	if i < 0 || i >= len(toks) {
		return
	}
	word, ok := t.words[toks[i].Norm]
	if !ok {
		return
	}
	node := t.first[word]
	for j := i; node != 0; {
		j++
		if len(t.ends[node]) > 0 {
			m.at[m.n].tokens, m.at[m.n].node = int32(j-i), node
			m.n++
		}
		if j == len(toks) {
			return
		}
		if word, ok = t.words[toks[j].Norm]; !ok {
			return
		}
		node = t.next[edge(node, word)]
	}
}

// appendWords appends the norms of the tokens of a phrase, as token.Parse would give
// them. Phrases of plain words, nearly all of the data, are split here, since a lexicon
// is loaded at the start of every run.
func appendWords(words []string, phrase string) []string {
	if !plainPhrase(phrase) {
		for _, t := range token.Parse(phrase).Tokens {
			words = append(words, t.Norm)
		}
		return words
	}
	low := strings.ToLower(phrase)
	for low != "" {
		w, rest, _ := strings.Cut(low, " ")
		if bare, comma := strings.CutSuffix(w, ","); comma {
			words = append(words, bare, ",")
		} else if w != "" {
			words = append(words, w)
		}
		low = rest
	}
	return words
}

// plainPhrase says that a phrase is words of ASCII letters between spaces, at most with
// hyphens inside, commas behind and '&' between them: none of the marks over which
// token.Parse has a say, and no capital inside a word, where it may see two words run
// together.
func plainPhrase(phrase string) bool {
	before := byte(' ')
	for i := 0; i < len(phrase); i++ {
		after := byte(' ')
		if i+1 < len(phrase) {
			after = phrase[i+1]
		}
		c := phrase[i]
		switch {
		case 'a' <= c && c <= 'z', c == ' ':
		case 'A' <= c && c <= 'Z':
			if 'a' <= before && before <= 'z' {
				return false
			}
		case c == '-' && letter(before) && letter(after):
		case c == ',' && letter(before) && after == ' ' && i+1 < len(phrase):
		case c == '&' && before == ' ' && after == ' ':
		default:
			return false
		}
		before = c
	}
	return true
}

func letter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

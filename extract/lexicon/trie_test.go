package lexicon

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
	"tenure/extract/token"
)

func tokens(text string) []token.Token { return token.Parse(text).Tokens }

func TestTrieLongest(t *testing.T) {
	var trie Trie
	trie.Add("leader", 1)
	trie.Add("leader of the opposition", 2)
	trie.Add("leader of the opp", 3)
	trie.Add("Leader of the Opposition", 4)
	trie.Add("children's services", 5)
	trie.Add("", 6)
	for _, c := range []struct {
		text string
		i, n int
		ids  []int32
	}{
		{"leader of the opposition", 0, 4, []int32{2, 4}},
		{"the LEADER of the house", 1, 1, []int32{1}},
		{"leader of the", 0, 1, []int32{1}},
		{"leaders of the opposition", 0, 0, nil},
		{"the children’s services", 1, 3, []int32{5}},
		{"leader", 1, 0, nil},
		{"leader", -1, 0, nil},
		{"", 0, 0, nil},
	} {
		if n, ids := trie.Longest(tokens(c.text), c.i); n != c.n || !slices.Equal(ids, c.ids) {
			t.Errorf("Longest(%q, %d) = %d, %v, want %d, %v", c.text, c.i, n, ids, c.n, c.ids)
		}
	}
	if !trie.Begins("leader") || trie.Begins("of") || trie.Begins("unknown") {
		t.Error("Begins does not know what phrases begin with")
	}
	var empty Trie
	if n, _ := empty.Longest(tokens("leader"), 0); n != 0 {
		t.Error("the zero Trie finds a phrase")
	}
}

func TestTrieDoesNotAllocate(t *testing.T) {
	var trie Trie
	trie.Add("leader of the opposition", 1)
	toks := tokens("leader of the opposition")
	if n := testing.AllocsPerRun(100, func() { trie.Longest(toks, 0) }); n != 0 {
		t.Errorf("Longest allocates %v times", n)
	}
}

// The trie agrees with a search that tries every phrase.
func TestTrieFindsTheLongest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c"}), 1, 4)
		phrases := rapid.SliceOfN(words, 0, 12).Draw(t, "phrases")
		text := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "d"}), 0, 12).Draw(t, "text")
		var trie Trie
		for id, p := range phrases {
			trie.Add(strings.Join(p, " "), int32(id))
		}
		toks := make([]token.Token, len(text))
		for i, w := range text {
			toks[i] = token.Token{Text: w, Norm: w}
		}
		for i := range text {
			want := 0
			for _, p := range phrases {
				if len(p) > want && len(p) <= len(text)-i && slices.Equal(p, text[i:i+len(p)]) {
					want = len(p)
				}
			}
			n, ids := trie.Longest(toks, i)
			if n != want || n > 0 && len(ids) == 0 {
				t.Fatalf("at %d of %v: %d tokens, want %d", i, text, n, want)
			}
			for _, id := range ids {
				if !slices.Equal(phrases[id], text[i:i+n]) {
					t.Fatalf("at %d of %v: phrase %v", i, text, phrases[id])
				}
			}
		}
	})
}

// The short way of splitting a phrase gives the words that token.Parse gives.
func TestPhrasesSplitAsTexts(t *testing.T) {
	b := built(t)
	check := func(phrase string) {
		if !plainPhrase(phrase) {
			return
		}
		var want []string
		for _, tok := range tokens(phrase) {
			want = append(want, tok.Norm)
		}
		if got := appendWords(nil, phrase); !slices.Equal(got, want) {
			t.Errorf("%q splits to %q, as a text to %q", phrase, got, want)
		}
	}
	for _, c := range b.claims {
		check(c.phrase)
		if n := len(appendWords(nil, c.phrase)); n > longestPhrase {
			t.Errorf("%q has %d tokens, more than %d: it would never be found", c.phrase, n, longestPhrase)
		}
	}
	for _, p := range b.lex.places {
		check(p.Name)
	}
	for _, h := range b.lex.honorifics {
		check(h.Form)
	}
}

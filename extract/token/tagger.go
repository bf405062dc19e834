package token

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"math"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"
)

// Tagger gives tokens their parts of speech. It runs the averaged perceptron that
// prose/v2 exports, over our own tokens, and may be used from many goroutines at once.
// Equal scores resolve to the class that the model lists first, so tags never vary
// between runs.
type Tagger struct {
	classes  []string // tags; then the two that stand before a sentence
	fixed    map[string]uint8
	words    map[string]int32 // index into wordRows
	suffixes map[string]int32 // index into suffixRows

	cells      []cell
	bias       row
	prefix     [256]row
	tag1, tag2 []row
	tag12      []row            // tag before × all + tag before that
	tagWord    map[uint32]int32 // word<<classBits + tag before, index into tagWordRows
	wordRows   []wordRows
	suffixRows []suffixRows
	pairRows   []row

	year, digits, hyphen int32 // words that stand for all of their sort

	scratch sync.Pool
}

const (
	classBits  = 6 // 45 tags and 2 for the start of a sentence
	maxClasses = 1 << classBits
	noClass    = 0xFF
)

// cell is a weight in thousandths, shifted, with its class in the low bits. The model's
// weights are rounded to thousandths, so their sums are exact whatever the order.
type cell int32

// row is the weights that one feature adds: cells[from:to], and the classes among them.
type row struct {
	from, to uint32
	classes  uint64
}

// wordRows are the rows of one word in each place it can stand in.
type wordRows struct{ here, before, before2, after, after2 row }

// suffixRows are the rows of the last three bytes of a word.
type suffixRows struct{ here, before, after row }

// taggerScratch is what tagging one sentence needs.
type taggerScratch struct {
	tokens []taggerToken
	buf    []byte
}

// taggerToken is what the model sees of a token: indices, -1 where it does not know.
type taggerToken struct {
	word, suffix, rawSuffix int32
	prefix                  byte
	class                   uint8 // settled without the model, or noClass
}

// longestScratch is the number of tokens beyond which a scratch is not kept for reuse.
const longestScratch = 1 << 14

// ModelError says that the tagging model inside the program could not be read.
type ModelError struct {
	File string // name of the part of the model
	Err  error
}

func (e *ModelError) Error() string {
	return fmt.Sprintf("tagging model, part %s: %v: the program was built with a broken or other version of prose/v2; build it with the version in go.mod", e.File, e.Err)
}

func (e *ModelError) Unwrap() error { return e.Err }

// NewTagger gives the tagger. The model is read at the first call, which takes about a
// third of a second; later calls give the same tagger. The error is a *ModelError.
func NewTagger() (*Tagger, error) { return loadTagger() }

var loadTagger = sync.OnceValues(func() (*Tagger, error) {
	var (
		classes []string
		fixed   map[string]string
		weights map[string]map[string]float64
	)
	for _, part := range []struct {
		file string
		into any
	}{{"classes.gob", &classes}, {"tags.gob", &fixed}, {"weights.gob", &weights}} {
		asset, err := prose.Asset("model/AveragedPerceptron/" + part.file)
		if err == nil {
			err = gob.NewDecoder(bytes.NewReader(asset)).Decode(part.into)
		}
		if err != nil {
			return nil, &ModelError{part.file, err}
		}
	}
	return newTagger(classes, fixed, weights)
})

// newTagger lays the model out in flat tables.
func newTagger(classes []string, fixed map[string]string, weights map[string]map[string]float64) (*Tagger, error) {
	t := &Tagger{
		classes:  append(append([]string(nil), classes...), "-START-", "-START2-"),
		fixed:    make(map[string]uint8, len(fixed)),
		words:    make(map[string]int32),
		suffixes: make(map[string]int32),
		tagWord:  make(map[uint32]int32),
	}
	t.scratch.New = func() any { return new(taggerScratch) }
	all := len(t.classes)
	if all > maxClasses {
		return nil, &ModelError{"classes.gob", fmt.Errorf("%d classes, at most %d are expected", all, maxClasses)}
	}
	t.tag1, t.tag2, t.tag12 = make([]row, all), make([]row, all), make([]row, all*all)
	class := make(map[string]int, all)
	for i, c := range t.classes {
		class[c] = i
	}
	for w, c := range fixed {
		i, known := class[c]
		if !known {
			return nil, &ModelError{"tags.gob", fmt.Errorf("tag %q is not among the classes", c)}
		}
		t.fixed[w] = uint8(i)
	}
	for feature, byClass := range weights {
		r := row{from: uint32(len(t.cells))}
		for c, w := range byClass {
			i, known := class[c]
			if !known {
				return nil, &ModelError{"weights.gob", fmt.Errorf("tag %q of feature %q is not among the classes", c, feature)}
			}
			t.cells = append(t.cells, cell(int32(math.Round(w*1000))<<classBits|int32(i)))
			r.classes |= 1 << i
		}
		r.to = uint32(len(t.cells))
		t.place(feature, r, class)
	}
	t.year, t.digits, t.hyphen = t.index("!YEAR"), t.index("!DIGITS"), t.index("!HYPHEN")
	return t, nil
}

// place puts the row of a feature where tagging looks for it. Features the tagger never
// asks for are left out.
func (t *Tagger) place(feature string, r row, class map[string]int) {
	if feature == "bias" {
		t.bias = r
		return
	}
	for _, template := range []string{"i-1 tag+i word ", "i tag+i-2 tag ", "i-1 tag ", "i-2 tag "} {
		rest, found := strings.CutPrefix(feature, template)
		if !found {
			continue
		}
		first, second, _ := strings.Cut(rest, " ")
		a, knownA := class[first]
		b, knownB := class[second]
		switch {
		case !knownA:
		case template == "i-1 tag+i word ":
			t.tagWord[uint32(t.index(second))<<classBits|uint32(a)] = int32(len(t.pairRows))
			t.pairRows = append(t.pairRows, r)
		case template == "i-1 tag ":
			t.tag1[a] = r
		case template == "i-2 tag ":
			t.tag2[a] = r
		case knownB:
			t.tag12[a*len(t.classes)+b] = r
		}
		return
	}
	if rest, found := strings.CutPrefix(feature, "i pref1 "); found {
		// The feature holds the first byte read as a character.
		if c, _ := utf8.DecodeRuneInString(rest); c < 256 {
			t.prefix[c] = r
		}
		return
	}
	for _, template := range []struct {
		name string
		row  func(s *suffixRows) *row
	}{
		{"i suffix ", func(s *suffixRows) *row { return &s.here }},
		{"i-1 suffix ", func(s *suffixRows) *row { return &s.before }},
		{"i+1 suffix ", func(s *suffixRows) *row { return &s.after }},
	} {
		if rest, found := strings.CutPrefix(feature, template.name); found {
			i, known := t.suffixes[rest]
			if !known {
				i = int32(len(t.suffixRows))
				t.suffixes[rest] = i
				t.suffixRows = append(t.suffixRows, suffixRows{})
			}
			*template.row(&t.suffixRows[i]) = r
			return
		}
	}
	for _, template := range []struct {
		name string
		row  func(w *wordRows) *row
	}{
		{"i word ", func(w *wordRows) *row { return &w.here }},
		{"i-1 word ", func(w *wordRows) *row { return &w.before }},
		{"i-2 word ", func(w *wordRows) *row { return &w.before2 }},
		{"i+1 word ", func(w *wordRows) *row { return &w.after }},
		{"i+2 word ", func(w *wordRows) *row { return &w.after2 }},
	} {
		if rest, found := strings.CutPrefix(feature, template.name); found {
			*template.row(&t.wordRows[t.index(rest)]) = r
			return
		}
	}
}

// index gives the number of a word, a new one if need be; for building only.
func (t *Tagger) index(word string) int32 {
	i, known := t.words[word]
	if !known {
		i = int32(len(t.wordRows))
		t.words[word] = i
		t.wordRows = append(t.wordRows, wordRows{})
	}
	return i
}

// Tag sets the Tag of the tokens of sentence s. Two goroutines may tag two sentences of
// one document at once.
func (t *Tagger) Tag(d *Document, s int) {
	tokens := d.Tokens[d.Sentences[s].First:d.Sentences[s].Last]
	sc := t.scratch.Get().(*taggerScratch)
	sc.tokens = sc.tokens[:0]
	start := int32(len(t.classes) - 2)
	// Sentinels of two each at start and end, as the model was trained with.
	for _, w := range [...]string{"-START-", "-START2-"} {
		sc.tokens = append(sc.tokens, t.sentinel(w))
	}
	for i := range tokens {
		sc.tokens = append(sc.tokens, t.see(sc, tokens, i))
	}
	for _, w := range [...]string{"-END-", "-END2-"} {
		sc.tokens = append(sc.tokens, t.sentinel(w))
	}
	before, before2 := int(start), int(start)+1
	for i := range tokens {
		c := int(sc.tokens[i+2].class)
		if c == noClass {
			c = t.predict(sc.tokens[i:i+5], before, before2)
		}
		tokens[i].Tag = t.classes[c]
		before, before2 = c, before
	}
	if cap(sc.tokens) <= longestScratch {
		t.scratch.Put(sc)
	}
}

func (t *Tagger) sentinel(word string) taggerToken {
	return taggerToken{word: find(t.words, word), suffix: find(t.suffixes, word[len(word)-3:])}
}

func find(m map[string]int32, key string) int32 {
	if i, known := m[key]; known {
		return i
	}
	return -1
}

// see turns a token into what the model sees of it.
func (t *Tagger) see(sc *taggerScratch, tokens []Token, i int) taggerToken {
	tok := &tokens[i]
	word := pennForm(tokens, i)
	norm := tok.Norm
	if word != tok.Text {
		norm = word
	} else if len(norm) != len(word) {
		// Curly apostrophes inside, or the stop of an abbreviation:
		// rare, so these go through the buffer.
		return t.seeRare(sc, word)
	}
	out := taggerToken{class: t.settled(tok, word), prefix: word[0]}
	out.rawSuffix = find(t.suffixes, word[max(0, len(word)-3):])
	switch {
	case '0' <= word[0] && word[0] <= '9' || strings.IndexByte(word, '-') > 0:
		out.word, out.suffix = t.sort(word)
	case norm == word:
		out.word, out.suffix = find(t.words, norm), out.rawSuffix
	default:
		out.word, out.suffix = find(t.words, norm), find(t.suffixes, norm[max(0, len(norm)-3):])
	}
	return out
}

// seeRare is see for words that have to be rewritten. It makes no strings either.
func (t *Tagger) seeRare(sc *taggerScratch, word string) taggerToken {
	sc.buf = sc.buf[:0]
	for _, r := range word {
		if r == '’' || r == '‘' {
			r = '\''
		}
		sc.buf = utf8.AppendRune(sc.buf, r)
	}
	out := taggerToken{class: noClass, prefix: sc.buf[0]}
	if c, known := t.fixed[string(sc.buf)]; known {
		out.class = c
	}
	if i, known := t.suffixes[string(sc.buf[max(0, len(sc.buf)-3):])]; known {
		out.rawSuffix = i
	} else {
		out.rawSuffix = -1
	}
	if c := sc.buf[0]; '0' <= c && c <= '9' || bytes.IndexByte(sc.buf, '-') > 0 {
		out.word, out.suffix = t.sort(word)
		return out
	}
	for i, c := range sc.buf {
		if 'A' <= c && c <= 'Z' {
			sc.buf[i] = c + 'a' - 'A'
		}
	}
	out.word, out.suffix = -1, -1
	if i, known := t.words[string(sc.buf)]; known {
		out.word = i
	}
	if i, known := t.suffixes[string(sc.buf[max(0, len(sc.buf)-3):])]; known {
		out.suffix = i
	}
	return out
}

// sort gives the word that stands for all hyphened words, years or numbers, and its
// last three bytes.
func (t *Tagger) sort(word string) (index, suffix int32) {
	switch {
	case strings.IndexByte(word, '-') > 0:
		return t.hyphen, find(t.suffixes, "HEN")
	case len(word) == 4 && strings.Trim(word, "0123456789") == "":
		return t.year, find(t.suffixes, "EAR")
	}
	return t.digits, find(t.suffixes, "ITS")
}

// settled gives the class of a token that needs no model.
func (t *Tagger) settled(tok *Token, word string) uint8 {
	if c, known := t.fixed[word]; known {
		return c
	}
	if tok.Kind == Number {
		if amount(word) {
			return t.fixed["1"]
		}
		return noClass
	}
	if strings.IndexByte(word, '@') >= 0 || strings.HasPrefix(word, "http") || strings.HasPrefix(word, "www.") {
		return t.fixed["%"]
	}
	return noClass
}

// amount says whether a number is one that the model never saw: with a point or a
// currency sign (4.99, £4.1m) or nought. The rest it judges by itself.
func amount(word string) bool {
	if word == "0" {
		return true
	}
	if word[0] < utf8.RuneSelf && word[0] != '$' && strings.IndexByte(word, '.') < 0 {
		return false
	}
	return strings.IndexByte(word, '-') < 0 && word[0] != '\'' && !strings.HasPrefix(word, "’")
}

// pennForm gives marks of punctuation as the Penn Treebank writes them.
func pennForm(tokens []Token, i int) string {
	t := &tokens[i]
	if t.Kind != Punct {
		switch t.Text {
		case "’s":
			return "'s"
		case "n’t":
			return "n't"
		}
		return t.Text
	}
	switch t.Text {
	case "“", "‘", "«":
		return "``"
	case "”", "»":
		return "''"
	case `"`:
		touches := i > 0 && tokens[i-1].End == t.Start
		if goesOn := i+1 < len(tokens) && tokens[i+1].Start == t.End; goesOn && !touches {
			return "``"
		}
		return "''"
	case "–", "—", "-":
		return "--"
	case "…", "..":
		return "..."
	case "£", "€":
		return "$"
	case "[":
		return "("
	case "]":
		return ")"
	case "*", "•", "·", ">", "/", "|":
		return ":"
	}
	return t.Text
}

// predict runs the perceptron for the third of five neighbours.
func (t *Tagger) predict(at []taggerToken, before, before2 int) int {
	var scores [maxClasses]int32
	classes := uint64(0)
	add := func(r *row) {
		for _, c := range t.cells[r.from:r.to] {
			scores[c&(maxClasses-1)] += int32(c >> classBits)
		}
		classes |= r.classes
	}
	add(&t.bias)
	add(&t.prefix[at[2].prefix])
	add(&t.tag1[before])
	add(&t.tag2[before2])
	add(&t.tag12[before*len(t.classes)+before2])
	if i := at[2].rawSuffix; i >= 0 {
		add(&t.suffixRows[i].here)
	}
	if i := at[1].suffix; i >= 0 {
		add(&t.suffixRows[i].before)
	}
	if i := at[3].suffix; i >= 0 {
		add(&t.suffixRows[i].after)
	}
	if i := at[2].word; i >= 0 {
		add(&t.wordRows[i].here)
		if p, known := t.tagWord[uint32(i)<<classBits|uint32(before)]; known {
			add(&t.pairRows[p])
		}
	}
	if i := at[1].word; i >= 0 {
		add(&t.wordRows[i].before)
	}
	if i := at[0].word; i >= 0 {
		add(&t.wordRows[i].before2)
	}
	if i := at[3].word; i >= 0 {
		add(&t.wordRows[i].after)
	}
	if i := at[4].word; i >= 0 {
		add(&t.wordRows[i].after2)
	}
	best, top := 0, int32(math.MinInt32)
	for c := range t.classes[:len(t.classes)-2] {
		if classes>>c&1 == 1 && scores[c] > top {
			best, top = c, scores[c]
		}
	}
	return best
}

package rule

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tenure/extract/token"
)

// reference matches patterns in the plainest way: it walks the tree, tries everything in
// order and remembers nothing. It may take for ever, so it counts its steps.
type reference struct {
	s     *Sentence
	steps int
}

const enoughSteps = 200_000

type tooLong struct{}

// match tries n at pos and calls on with each place where it can end, in order, and with
// what it captured, until on says that it is content.
func (r *reference) match(n node, pos int, caught []event, on func(int, []event) bool) bool {
	if r.steps++; r.steps > enoughSteps {
		panic(tooLong{})
	}
	switch n := n.(type) {
	case seqNode:
		if len(n) == 0 {
			return on(pos, caught)
		}
		return r.match(n[0], pos, caught, func(p int, c []event) bool { return r.match(n[1:], p, c, on) })
	case altNode:
		for _, m := range n {
			if r.match(m, pos, caught, on) {
				return true
			}
		}
	case repNode:
		switch {
		case n.min > 0:
			rest := repNode{n.body, n.min - 1, n.max}
			if n.max != noBound {
				rest.max--
			}
			return r.match(n.body, pos, caught, func(p int, c []event) bool { return r.match(rest, p, c, on) })
		case n.max == 0:
			return on(pos, caught)
		case n.max == noBound:
			return r.match(n.body, pos, caught, func(p int, c []event) bool { return p > pos && r.match(n, p, c, on) }) || on(pos, caught)
		}
		rest := repNode{n.body, 0, n.max - 1}
		return r.match(n.body, pos, caught, func(p int, c []event) bool { return r.match(rest, p, c, on) }) || on(pos, caught)
	case gapNode:
		if on(pos, caught) {
			return true
		}
		if n.max == 0 || pos == r.s.Last || slices.Contains([]string{";", ":", "•", ".", "?", "!", `"`}, r.s.Tokens[pos].Norm) {
			return false
		}
		for _, m := range r.s.Mentions {
			if m.First == pos && m.Sub != "pronoun" && slices.Contains(n.over, m.Kind) {
				return false
			}
		}
		for _, bar := range n.bars {
			if _, barred := bar.words[r.s.Tokens[pos].Norm]; barred {
				return false
			}
		}
		return r.match(gapNode{max: n.max - 1, over: n.over, bars: n.bars}, pos+1, caught, on)
	case capNode:
		open := append(slices.Clone(caught), event{open: true, name: n.name, pos: pos, mention: -1})
		return r.match(n.body, pos, open, func(p int, c []event) bool {
			return on(p, append(slices.Clone(c), event{name: n.name, pos: p, mention: -1}))
		})
	case lookNode:
		found := false
		if n.behind {
			for start := max(r.s.First, pos-maxBehind); start <= pos; start++ {
				found = found || r.match(n.body, start, nil, func(p int, _ []event) bool { return p == pos })
			}
		} else {
			found = r.match(n.body, pos, nil, func(int, []event) bool { return true })
		}
		return found != n.not && on(pos, caught)
	case edgeNode:
		return (n.end && pos == r.s.Last || !n.end && pos == r.s.First) && on(pos, caught)
	case tokNode:
		return pos < r.s.Last && plainTest(n.test, &r.s.Tokens[pos]) && on(pos+1, caught)
	case mentionNode:
		for i, m := range r.s.Mentions {
			if m.First == pos && m.Kind == n.kind && (n.subs == nil || slices.Contains(n.subs, m.Sub)) && !slices.Contains(n.not, m.Sub) &&
				on(m.Last, append(slices.Clone(caught), event{mention: i, pos: -1})) {
				return true
			}
		}
	}
	return false
}

// plainTest is tokenTest by maps of words, not by numbers.
func plainTest(t *tokenTest, tok *token.Token) bool {
	has := func(w *wordSet) bool { _, ok := w.words[tok.Norm]; return ok }
	if t.words != nil && !has(t.words) {
		return false
	}
	for _, c := range t.conds {
		ok := false
		switch c.field {
		case fieldNorm:
			ok = has(c.words)
		case fieldText:
			ok = slices.Contains(c.values, tok.Text)
		case fieldTag:
			for _, v := range c.values {
				stem, open := strings.CutSuffix(v, "*")
				ok = ok || v == tok.Tag || open && strings.HasPrefix(tok.Tag, stem)
			}
		case fieldShape:
			ok = c.shapes.has(tok.Kind)
		case fieldCap:
			ok = tok.Kind == token.Title || tok.Kind == token.Upper || tok.Kind == token.Initial
		case fieldQuoted:
			ok = tok.Quoted
		}
		if ok == c.not {
			return false
		}
	}
	return true
}

// find is Find by the reference, for one pattern.
func (r *reference) find(n node) []string {
	out := []string{}
	for pos := r.s.First; pos < r.s.Last; pos++ {
		end, trail := -1, []event(nil)
		r.match(n, pos, nil, func(p int, c []event) bool { end, trail = p, c; return true })
		if end > pos {
			m := machine{trail: trail}
			out = append(out, fmt.Sprint(pos, end, m.captures()))
		}
	}
	return out
}

// drawPattern makes a random pattern of few words, so that it matches often.
func drawPattern(t *rapid.T, depth int) string {
	word := rapid.SampledFrom([]string{"a", "a", "a", "b", "b", ".", ".", ".", "c", `";"`, "$list", "[norm=a|b]", "[!norm=a]", "[cap]", "[shape=lower]", "[tag=N*]", "@P", "@P[x]", "@P[!x]", "@Q", "@P:k", "@Q:k", "~2", "~3!P", "<def>", "^", "$"})
	look := rapid.SampledFrom([]string{"(?= ", "(?! ", "(?<= ", "(?<! "})
	repeat := rapid.SampledFrom([]string{"?", "*", "+", "{2}", "{1,2}", "{0,3}"})
	var parts []string
	for range rapid.IntRange(1, 3).Draw(t, "length") {
		kind := rapid.IntRange(0, 9).Draw(t, "kind")
		if depth == 0 {
			kind = min(kind, 4)
		}
		switch kind {
		default:
			parts = append(parts, word.Draw(t, "word"))
		case 5:
			parts = append(parts, "("+drawPattern(t, depth-1)+" | "+drawPattern(t, depth-1)+")")
		case 6:
			parts = append(parts, "("+drawPattern(t, depth-1)+" a)"+repeat.Draw(t, "repeat"))
		case 7:
			parts = append(parts, word.Filter(func(w string) bool { return w != "$" }).Draw(t, "word")+repeat.Draw(t, "repeat"))
		case 8:
			parts = append(parts, "n:("+drawPattern(t, depth-1)+")")
		case 9:
			parts = append(parts, look.Draw(t, "look")+drawPattern(t, depth-1)+")")
		}
	}
	return strings.Join(parts, " ")
}

// drawSentence makes a random sentence of the words that patterns are made of.
func drawSentence(t *rapid.T, most int) *Sentence {
	a := token.Token{Text: "a", Norm: "a", Kind: token.Lower, Tag: "NN"}
	words := []token.Token{
		a, a, a, {Text: "A", Norm: "a", Kind: token.Initial, Tag: "NNP"},
		{Text: "b", Norm: "b", Kind: token.Lower, Tag: "VB"}, {Text: "c", Norm: "c", Kind: token.Lower}, {Text: "Z", Norm: "z", Kind: token.Initial},
		{Text: ";", Norm: ";", Kind: token.Punct}, {Text: "9", Norm: "9", Kind: token.Number, Quoted: true},
	}
	s := &Sentence{Tokens: rapid.SliceOfN(rapid.SampledFrom(words), 0, most).Draw(t, "tokens")}
	s.First = rapid.IntRange(0, len(s.Tokens)).Draw(t, "first")
	s.Last = rapid.IntRange(s.First, len(s.Tokens)).Draw(t, "last")
	if s.First < s.Last {
		for range rapid.IntRange(0, 4).Draw(t, "mentions") {
			first := rapid.IntRange(s.First, s.Last-1).Draw(t, "from")
			s.Mentions = append(s.Mentions, Mention{
				Kind: rapid.SampledFrom([]string{"P", "Q", "R"}).Draw(t, "kind"), Sub: rapid.SampledFrom([]string{"x", "y", "pronoun"}).Draw(t, "sub"),
				First: first, Last: rapid.IntRange(first+1, min(first+3, s.Last)).Draw(t, "to"),
			})
		}
	}
	sortMentions(s)
	s.Index()
	return s
}

func drawnFile(pattern ...string) string {
	text := "words: {list: [a, c]}\ndefine: {def: 'a | c b'}\nrules:\n"
	for i, p := range pattern {
		text += fmt.Sprintf("  - {name: r%d, stage: claim, pattern: %s, yield: [{role: x}], examples: [{text: x, gives: [y]}]}\n", i, quoted(p))
	}
	return text
}

// TestFindIsTheReference compares Find with the plainest matcher there is, on small
// patterns and sentences: the same matches with the same captures, whichever rules stand
// beside each other.
func TestFindIsTheReference(t *testing.T) {
	matched := 0
	rapid.Check(t, func(t *rapid.T) {
		patterns := []string{drawPattern(t, 2), drawPattern(t, 1)}
		set, err := Load(stages, folder("a.yaml", drawnFile(patterns...)))
		if err != nil {
			if strings.Contains(err.Error(), "a look-around cannot be repeated") {
				t.Skip()
			}
			t.Fatalf("%q: %v", patterns, err)
		}
		f := NewFinder(set)
		for range 12 {
			s := drawSentence(t, 8)
			got := [2][]string{{}, {}}
			for _, m := range f.Find("claim", s) {
				i := slices.Index(set.Rules, m.Rule)
				got[i] = append(got[i], fmt.Sprint(m.First, m.Last, m.Captures))
				matched++
			}
			for i, p := range patterns {
				n, _, err := parsePattern(p, &names{lists: map[string]*wordSet{"list": wordsOf("a", "c")}, defs: map[string]*definition{"def": {src: "a | c b"}}})
				if err != nil {
					t.Fatal(err)
				}
				want, ok := slowly(&reference{s: s}, n)
				if ok && !slices.Equal(want, got[i]) {
					t.Fatalf("%q in %s:\n%s", p, shown(s), cmp.Diff(want, got[i]))
				}
			}
		}
	})
	if matched < 200 {
		t.Errorf("%d matches: the patterns that are drawn match too seldom to tell anything", matched)
	}
}

// slowly is find, unless it takes too long.
func slowly(r *reference, n node) (out []string, ok bool) {
	defer func() {
		if p := recover(); p != nil {
			if _, slow := p.(tooLong); !slow {
				panic(p)
			}
		}
	}()
	return r.find(n), true
}

func shown(s *Sentence) string {
	var words []string
	for _, t := range s.Tokens[s.First:s.Last] {
		words = append(words, t.Text)
	}
	return fmt.Sprintf("%q with %+v", strings.Join(words, " "), s.Mentions)
}

// cost is the most steps that all tries of a program in a sentence may take: from each
// start its size times the places from there on, and each look-around once at each place.
func cost(p *program, length int) int {
	places := length + 1
	steps := len(p.insts) * places * places
	var looks func(p *program)
	looks = func(p *program) {
		for i := range p.insts {
			in := &p.insts[i]
			switch {
			case in.op != opLook:
				continue
			case in.behind:
				steps += places * len(in.look.insts) * (maxBehind + 1) * (maxBehind + 1)
			default:
				steps += places * len(in.look.insts) * places
			}
			looks(in.look)
		}
	}
	looks(p)
	return steps
}

// tryAll runs a program from every token of a sentence and gives the steps that it took.
func tryAll(p *program, v *vocabulary, s *Sentence, each func(pos, end int)) int {
	f := NewFinder(&Set{vocabulary: v})
	f.look(s)
	f.looks.begin(p, &f.scene)
	for pos := s.First; pos < s.Last; pos++ {
		each(pos, f.m.run(p, pos, -1))
	}
	return f.m.steps
}

// TestCostIsBounded: whatever the pattern, trying it takes no more steps than promised. The
// patterns are those over which plain backtracking takes for ever.
func TestCostIsBounded(t *testing.T) {
	nested := "a"
	for range 40 {
		nested = "(?<= " + nested + " a?) (?! b) a?"
	}
	for _, pattern := range []string{
		`(a* a*)* b`, `((a | a)* | a)* b`, `(a? a?)* a{20} b`, `a* a* a* a* a* a* b`, `~40 ~40 ~40 b`, `((a+)+)+ b`,
		`(x:(@P | a) y:(a | @P))* b`, `(a (?! a* b))* c`, `(a (?<= a*))* b`, `(?! (?! (?! (?! (?! a* b) a* b) a* b) a* b) a* b) a* b`, nested + " b",
	} {
		set, err := Load(stages, folder("a.yaml", drawnFile(pattern)))
		if err != nil {
			t.Fatal(err)
		}
		a := token.Token{Text: "a", Norm: "a", Kind: token.Lower}
		s := &Sentence{Tokens: slices.Repeat([]token.Token{a}, 120), Last: 120}
		for i := range 119 {
			s.Mentions = append(s.Mentions, Mention{Kind: "P", First: i, Last: i + 2}, Mention{Kind: "P", First: i, Last: i + 1})
		}
		s.Index()
		p := set.Rules[0].prog
		steps := tryAll(p, set.vocabulary, s, func(int, int) {})
		if most := cost(p, 120); steps > most {
			t.Errorf("%s: %d steps, at most %d are promised", pattern, steps, most)
		}
	}
}

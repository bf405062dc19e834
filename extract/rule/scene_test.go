package rule

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tenure/extract/token"
)

// tags are the parts of speech of the words of the tests.
var tags = map[string]string{
	"is": "VBZ", "was": "VBD", "won": "VBD", "chosen": "VBN", "leader": "NN", "new": "JJ", "the": "DT", "of": "IN", "and": "CC",
}

// staged makes a sentence of a text in which '{Person.name Ada Holt}' is a mention. All of
// the text is one sentence.
func staged(t testing.TB, text string) *Sentence {
	t.Helper()
	type marked struct {
		kind, sub  string
		start, end int
	}
	var plain strings.Builder
	var marks, open []marked
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '{':
			head, _, ok := strings.Cut(text[i+1:], " ")
			if !ok {
				t.Fatalf("no mention in %q", text[i:])
			}
			kind, sub, _ := strings.Cut(head, ".")
			open = append(open, marked{kind: kind, sub: sub, start: plain.Len()})
			i += len(head) + 1
		case '}':
			m := open[len(open)-1]
			open, m.end = open[:len(open)-1], plain.Len()
			marks = append(marks, m)
		default:
			plain.WriteByte(text[i])
		}
	}
	doc := token.Parse(plain.String())
	s := &Sentence{Tokens: doc.Tokens, Last: len(doc.Tokens)}
	for i := range doc.Tokens {
		doc.Tokens[i].Tag = tags[doc.Tokens[i].Norm]
	}
	for _, m := range marks {
		mention := Mention{Kind: m.kind, Sub: m.sub, First: -1}
		for i, tok := range doc.Tokens {
			if tok.Start >= m.start && tok.End <= m.end {
				if mention.First < 0 {
					mention.First = i
				}
				mention.Last = i + 1
			}
		}
		s.Mentions = append(s.Mentions, mention)
	}
	sortMentions(s)
	s.Index()
	return s
}

// quoted writes a text as a single-quoted scalar of YAML.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// ruleFile is a file with some lists and definitions and one rule a pattern, called r0, r1 …
func ruleFile(patterns ...string) string {
	var b strings.Builder
	b.WriteString(`words:
  copula: [is, was, Remains]
  none: []
define:
  age: '"," [shape=number] ","'
  both: '<age> | years:old'
rules:
`)
	for i, p := range patterns {
		fmt.Fprintf(&b, "  - name: r%d\n    stage: claim\n    pattern: %s\n    yield: [{role: beadle}]\n    examples: [{text: x, gives: [y]}]\n", i, quoted(p))
	}
	return b.String()
}

var stages = []string{"organisation", "claim"}

func folder(files ...string) fstest.MapFS {
	out := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		out[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return out
}

func load(t testing.TB, patterns ...string) *Set {
	t.Helper()
	set, err := Load(stages, folder("a.yaml", ruleFile(patterns...)))
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// told writes matches as 'text[name=text name=text]', a capture that is a mention with its
// kind: 'name=@Person:text'.
func told(s *Sentence, matches []Match) []string {
	text := func(first, last int) string {
		var words []string
		for _, t := range s.Tokens[first:last] {
			words = append(words, t.Text)
		}
		return strings.Join(words, " ")
	}
	out := []string{}
	for _, m := range matches {
		var captures []string
		for _, c := range m.Captures {
			kind := ""
			if c.Mention >= 0 {
				kind = "@" + s.Mentions[c.Mention].Kind + ":"
			}
			captures = append(captures, c.Name+"="+kind+text(c.First, c.Last))
		}
		one := text(m.First, m.Last)
		if len(captures) > 0 {
			one += "[" + strings.Join(captures, " ") + "]"
		}
		out = append(out, one)
	}
	return out
}

// sortMentions puts mentions into the order that a Sentence wants.
func sortMentions(s *Sentence) {
	slices.SortStableFunc(s.Mentions, func(a, b Mention) int {
		if a.First != b.First {
			return a.First - b.First
		}
		return b.Last - a.Last
	})
}

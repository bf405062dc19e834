package token

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// check fails when a document breaks what Document and Parse promise.
func check(tb rapid.TB, d *Document) {
	tb.Helper()
	at := 0
	for i, t := range d.Tokens {
		if t.Start < at || t.End <= t.Start || t.End > len(d.Text) {
			tb.Fatalf("token %d is [%d:%d) behind %d, in a text of %d bytes", i, t.Start, t.End, at, len(d.Text))
		}
		if t.Text != d.Text[t.Start:t.End] {
			tb.Fatalf("token %d is %q, the text has %q", i, t.Text, d.Text[t.Start:t.End])
		}
		for _, r := range d.Text[at:t.Start] {
			if !blank(r) {
				tb.Fatalf("%q before token %d is in no token", d.Text[at:t.Start], i)
			}
		}
		at = t.End
	}
	for _, r := range d.Text[at:] {
		if !blank(r) && r != '\u2028' && r != '\u2029' {
			tb.Fatalf("%q at the end is in no token", d.Text[at:])
		}
	}
	token, paragraph := 0, -1
	for i, s := range d.Sentences {
		if s.First != token || s.Last <= s.First || s.Last > len(d.Tokens) {
			tb.Fatalf("sentence %d has tokens [%d:%d) behind %d", i, s.First, s.Last, token)
		}
		token = s.Last
		if s.Start != d.Tokens[s.First].Start || s.End != d.Tokens[s.Last-1].End {
			tb.Fatalf("sentence %d is [%d:%d), its tokens are not", i, s.Start, s.End)
		}
		if s.Paragraph < paragraph || s.Paragraph >= len(d.Paragraphs) {
			tb.Fatalf("sentence %d is in paragraph %d, the one before in %d", i, s.Paragraph, paragraph)
		}
		paragraph = s.Paragraph
		if p := d.Paragraphs[paragraph]; s.Start < p.Start || s.End > p.End {
			tb.Fatalf("sentence %d leaves its paragraph", i)
		}
	}
	if token != len(d.Tokens) {
		tb.Fatalf("%d of %d tokens are in sentences", token, len(d.Tokens))
	}
	at = 0
	quoted := 0
	for i, q := range d.Quotations {
		if q.Start < at || q.End <= q.Start || q.End > len(d.Text) {
			tb.Fatalf("quotation %d is [%d:%d) behind %d", i, q.Start, q.End, at)
		}
		at = q.End
		for _, t := range d.Tokens {
			if q.Start <= t.Start && t.End <= q.End {
				quoted++
				if !t.Quoted {
					tb.Fatalf("token %q stands in quotation %d but is not marked", t.Text, i)
				}
			}
		}
	}
	for _, t := range d.Tokens {
		if t.Quoted {
			quoted--
		}
	}
	if quoted != 0 {
		tb.Fatalf("%d tokens more are marked as quoted than stand in quotations", -quoted)
	}
}

// pieces are what texts of the property test are made of.
var pieces = []string{
	" ", " ", " ", "\n", "\n\n", "\r\n", "a", "I", "Holt", "council", "COUNCIL", "Mc", "mayor", "s", "n", "t", "'", "’", "‘", "“", "”", `"`,
	".", "...", "…", "!", "?", ",", ":", ";", "-", "–", "—", "(", ")", "[", "]", "/", "&", "@", "#", "£", "1", "2016", ".5", ",000",
	"Cllr.", "U.S.", "J.", "no.", "a.m.", "Ltd.", "www.", "http://", ".uk", "é", "Ł", "•", "\u00a0", "\u00ad", "\u200d", "\u2028", "\xff", "東", "n't", "’s", "The", "said",
}

func TestParseProperties(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 80).Draw(t, "pieces"), "")
		check(t, Parse(text))
	})
}

// TestParagraphsStandAlone: no paragraph changes how the tokens of another are cut.
func TestParagraphsStandAlone(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		one := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 30).Draw(t, "one"), "")
		two := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 30).Draw(t, "two"), "")
		both := len(Parse(one + "\n\n" + two).Tokens)
		if apart := len(Parse(one).Tokens) + len(Parse(two).Tokens); both != apart {
			t.Fatalf("%d tokens together, %d apart", both, apart)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add(told)
	f.Add(strings.Join(pieces, " "))
	f.Add(strings.Join(pieces, ""))
	tagger := newTestTagger(f)
	f.Fuzz(func(t *testing.T, text string) {
		d := Parse(text)
		check(t, d)
		for s := range d.Sentences {
			tagger.Tag(d, s)
		}
		for _, tok := range d.Tokens {
			if tok.Tag == "" {
				t.Fatalf("token %q has no tag", tok.Text)
			}
			if utf8.ValidString(tok.Text) && !utf8.ValidString(tok.Norm) {
				t.Fatalf("norm of %q is not UTF-8", tok.Text)
			}
		}
	})
}

// TestLongTexts parses texts that would take hours if any step looked back or ahead
// without bound; the test's own time limit is the check.
func TestLongTexts(t *testing.T) {
	t.Parallel()
	tagger := newTestTagger(t)
	for name, unit := range map[string]string{
		"one sentence":       "the council met and ",
		"one word":           "a",
		"dotted letters":     "a.",
		"dotted words":       "aa.",
		"capitals inside":    "aB",
		"glued words":        "abcDefg",
		"hyphens":            "a-",
		"apostrophes":        "a'",
		"opening quotes":     " “a",
		"single quotes":      " ‘a",
		"straight quotes":    ` "a`,
		"straight singles":   " 'a",
		"possessives":        "as’ ",
		"stops":              ".",
		"abbreviations":      "Cllr. ",
		"initials":           "J. ",
		"numbers":            "1,000",
		"at signs":           "a@",
		"addresses":          "www.",
		"brackets":           "([",
		"questions":          "“a?” B ",
		"short lines":        "a\n",
		"long lines":         strings.Repeat("word ", 16) + "\nend",
		"not UTF-8":          "\xff",
		"stray quote, stops": " “a. ",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := strings.Repeat(unit, 500_000/len(unit))
			d := Parse(text)
			for s := range d.Sentences {
				tagger.Tag(d, s)
			}
			if len(d.Tokens) == 0 {
				t.Error("no tokens")
			}
		})
	}
}

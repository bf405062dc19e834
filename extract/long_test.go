package extract

import (
	"strings"
	"testing"
	"time"

	"tenure/corpus"
	"tenure/extract/token"
)

func TestCutLong(t *testing.T) {
	for name, text := range map[string]string{
		"words":  strings.Repeat("word ", 3*maxSentence),
		"commas": strings.Repeat("one two three, ", maxSentence),
		"short":  "Ada Holt spoke. She left.",
	} {
		d := token.Parse(text)
		before := len(d.Sentences)
		cutLong(d)
		at := 0
		for _, s := range d.Sentences {
			if s.First != at || s.Last <= s.First || s.Last-s.First > maxSentence {
				t.Errorf("%s: sentence of tokens %d to %d after %d", name, s.First, s.Last, at)
			}
			if s.Start != d.Tokens[s.First].Start && s.First != 0 || s.End < d.Tokens[s.Last-1].End {
				t.Errorf("%s: sentence of bytes %d to %d does not hold its tokens", name, s.Start, s.End)
			}
			at = s.Last
		}
		if at != len(d.Tokens) {
			t.Errorf("%s: %d of %d tokens in sentences", name, at, len(d.Tokens))
		}
		if name == "short" && len(d.Sentences) != before {
			t.Errorf("short sentences were cut")
		}
	}
}

// A claim in the middle of a text without full stops is found.
func TestLongSentenceIsRead(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	filler := strings.Repeat("and then it rained on the fen, ", 2000)
	r := x.Read(corpus.Article{ID: "long", Text: filler + "Ada Holt, leader of Dunmarsh Council, spoke, " + filler, Published: time.Date(2024, 6, 12, 0, 0, 0, 0, time.UTC)})
	if len(r.Tenures) != 1 || r.Tenures[0].Person != "Ada Holt" {
		t.Errorf("got %+v", r.Tenures)
	}
}

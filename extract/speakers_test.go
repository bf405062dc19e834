package extract

import (
	"slices"
	"testing"
)

func TestSpeakers(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // whom each I means, in order
	}{
		{"said behind", "“I was late,” said Ada Holt.", []string{"Ada Holt"}},
		{"said with a title", "“I was late,” said the baker’s chairman, Ada Holt.", []string{"Ada Holt"}},
		{"said before", "Ada Holt said: “It rained. I was late.”", []string{"Ada Holt"}},
		{"the paragraph goes on", "Ada Holt said she was tired. “I was late.”", []string{"Ada Holt"}},
		{"a paragraph of its own", "Ada Holt said: “It rained.”\n\n“I was late.”", []string{"Ada Holt"}},
		{"two speak", "Ada Holt said: “It rained.” Ben Crane said: “I was late.”", nil},
		{"nobody named", "“I was late,” said a clerk.", nil},
		{"an interview", "Today we meet Ada Holt.\n\nWho are you?\n\nI bake.\n\nWhy bread?\n\nWhy not.\n\nAnd now?\n\nI sleep.", []string{"Ada Holt", "Ada Holt"}},
		{"no interview", "I met Ada Holt.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := readState(t, c.text)
			var got []string
			for n := range s.mentions {
				for _, m := range s.mentions[n] {
					if m.kind == kindSpeaker {
						got = append(got, s.people[m.ref].name)
					}
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}

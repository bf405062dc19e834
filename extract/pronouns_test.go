package extract

import (
	"slices"
	"testing"
)

func TestPronouns(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // whom each he or she means, in order
	}{
		{"one person", "Cllr Ada Holt spoke. She was tired.", []string{"Ada Holt"}},
		{"in the same sentence", "Ben Crane said he would stay.", []string{"Ben Crane"}},
		{"by honorific", "Mrs Quellby met Mr Obmark. He left. She stayed.", []string{"Obmark", "Quellby"}},
		{"by forename", "Margaret Quellby met Colin Obmark. He left.", []string{"Colin Obmark"}},
		{"the subject of two", "Robert Crane thanked Martin Dunn. He left.", []string{"Robert Crane"}},
		{"a clause of theirs", "Robert Crane thanked Martin Dunn, who left when he lost his seat.", []string{"Martin Dunn"}},
		{"somebody's uncle", "Robert Crane is a baker. Like his late uncle, Martin Dunn, he was mayor.", []string{"Robert Crane"}},
		{"one who depends on a preposition", "Robert Crane took over from Martin Dunn. He had run the shop.", []string{"Robert Crane"}},
		{"whom it is all about", "Robert Crane has died. Robert Crane was a baker. Mr Crane ran a shop. It was bought by Martin Dunn. Born in the Fens, he was mayor once.", []string{"Robert Crane"}},
		{"the wrong gender", "Robert Crane spoke. She left.", nil},
		{"too far away", "Robert Crane spoke. It rained. It snowed. It thawed. He left.", nil},
		{"quoted", "Robert Crane spoke. “He was late,” said the clerk.", nil},
		{"they", "Robert Crane spoke. They left.", nil},
		{"nobody", "He left.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := readState(t, c.text)
			var got []string
			for n := range s.mentions {
				for _, m := range s.mentions[n] {
					if m.kind == kindPerson && m.sub == "pronoun" {
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

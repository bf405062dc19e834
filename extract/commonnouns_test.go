package extract

import (
	"slices"
	"testing"
)

func TestCommonNouns(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // the noun and whom it means
	}{
		{"age", "Ada Holt leads the council. The 51-year-old joined in 2009.", []string{"The 51-year-old = Ada Holt"}},
		{"councillor", "Cllr Ada Holt spoke. The Labour councillor was cross.", []string{"The Labour councillor = Ada Holt"}},
		{"no councillor", "Ada Holt spoke. The councillor was cross.", nil},
		{"two people", "Ada Holt met Ben Crane. The 51-year-old joined in 2009.", nil},
		{"nobody before", "It rained. The 51-year-old joined in 2009.", nil},
		{"not the subject", "Cllr Ada Holt spoke. The councillor for Ley left.", nil},
		{"named behind", "Cllr Ada Holt spoke. The barrister Ben Crane left.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := readState(t, c.text)
			var got []string
			for n := range s.mentions {
				for _, m := range s.mentions[n] {
					if m.kind == kindPerson && m.sub == "nominal" {
						got = append(got, s.text(m.first, m.last)+" = "+s.people[m.ref].name)
					}
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}

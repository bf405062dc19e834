package extract

import (
	"slices"
	"strings"
	"testing"

	"tenure/corpus"
)

// factsOf writes what is read in a text published on the day of the examples: tenures as
// 'person | role | organisation | status | start | end', memberships as 'person ~ party'.
// Seats that only an honorific tells of are left out.
func factsOf(t *testing.T, text string) []string {
	t.Helper()
	x, err := sharedExtractor()
	if err != nil {
		t.Fatal(err)
	}
	r := x.Read(corpus.Article{ID: "facts", Text: text, Published: exampleDay})
	var out []string
	for _, c := range r.Tenures {
		if c.Evidence.Rule == "councillor by honorific" {
			continue
		}
		out = append(out, strings.TrimRight(strings.Join([]string{c.Person, c.Role, value(c.Organisation), c.Status, value(c.Start), value(c.End)}, " | "), " |"))
	}
	for _, m := range r.Memberships {
		out = append(out, m.Person+" ~ "+m.Party)
	}
	return out
}

type factCase struct {
	name, text string
	want       []string // must be read
	not        []string // beginnings of what must not be read
}

func checkFacts(t *testing.T, cases []factCase) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := factsOf(t, c.text)
			for _, w := range c.want {
				if !slices.Contains(got, w) {
					t.Errorf("%q\nreads %q,\nnot %q", c.text, got, w)
				}
			}
			for _, n := range c.not {
				for _, g := range got {
					if strings.HasPrefix(g, n) {
						t.Errorf("%q\nreads %q", c.text, g)
					}
				}
			}
		})
	}
}

func TestLineups(t *testing.T) {
	checkFacts(t, []factCase{
		{"topic dash name", "Dunmarsh Council has a new cabinet:\n\nFinance – Cllr Ada Holt\n\nPlanning and homes – Cllr Ben Crane (Lab)", []string{"Ada Holt | cabinet member for finance | Dunmarsh Council | current", "Ben Crane | cabinet member for planning and homes | Dunmarsh Council | current", "Ben Crane ~ Labour"}, nil},
		{"numbered", "Cabinet members at Dunmarsh Council are now:\n\n1. Cllr Ada Holt - Finance and Assets\n2. Cllr Ben Crane - Planning", []string{"Ada Holt | cabinet member for finance and assets | Dunmarsh Council | current", "Ben Crane | cabinet member for planning | Dunmarsh Council | current"}, nil},
		{"brackets", "The portfolio holders on Dunmarsh Council are Ada Holt (finance), Ben Crane (planning) and Carl Dunn (Adult Social Care).", []string{"Ada Holt | portfolio holder for finance | Dunmarsh Council | current", "Carl Dunn | portfolio holder for adult social care | Dunmarsh Council | current"}, nil},
		{"clauses", "Dunmarsh Council’s new cabinet has been named. Finance falls to Cllr Ada Holt, Cllr Ben Crane gets social services, while waste and recycling go to Cllr Carl Dunn.", []string{"Ada Holt | cabinet member for finance | Dunmarsh Council | current", "Ben Crane | cabinet member for social services | Dunmarsh Council | current", "Carl Dunn | cabinet member for waste and recycling | Dunmarsh Council | current"}, nil},
		{"verb left out", "Dunmarsh Council has a new executive. Cllr Ada Holt has housing, Ben Crane planning and Carl Dunn the environment.", []string{"Ada Holt | executive member for housing | Dunmarsh Council | current", "Ben Crane | executive member for planning | Dunmarsh Council | current", "Carl Dunn | executive member for environment | Dunmarsh Council | current"}, nil},
		{"committees", "Dunmarsh Council shared out its committees on Tuesday.\n\nPlanning: Cllr Ada Holt (chair), Cllr Ben Crane (vice-chair)\n\nLicensing: Cllr Carl Dunn (chair), Cllr Eve Gill (vice-chair)", []string{"Ben Crane | vice-chair | Planning | current", "Carl Dunn | chair | Licensing | current"}, []string{"Ada Holt | chair | Dunmarsh"}},
		{"chairs in the heading", "Committee chairs at Dunmarsh Council:\n\nPlanning: Cllr Ada Holt\n\nAudit: Cllr Ben Crane", []string{"Ada Holt | chair | Planning | current", "Ben Crane | chair | Audit | current"}, nil},
		{"conveners", "The conveners of Dunmarsh Council will be:\n\nEducation – Ada Holt\nRoads – Ben Crane", []string{"Ada Holt | convener of education | Dunmarsh Council | current"}, nil},
		{"day in the heading", "The cabinet of Dunmarsh Council takes office on July 1:\n\nFinance: Ada Holt\n\nRoads: Ben Crane", []string{"Ada Holt | cabinet member for finance | Dunmarsh Council | future | 2024-07-01", "Ben Crane | cabinet member for roads | Dunmarsh Council | future | 2024-07-01"}, nil},
		{"moves", "Dunmarsh Council has a new cabinet. Cllr Ben Crane moves from planning to housing.", []string{"Ben Crane | cabinet member for housing | Dunmarsh Council | current", "Ben Crane | cabinet member for planning | Dunmarsh Council | former"}, nil},
		{"titles in the list", "Dunmarsh Council’s cabinet:\n\nDeputy leader and finance: Cllr Ben Crane\n\nHomes: Cllr Carl Dunn", []string{"Ben Crane | deputy leader | Dunmarsh Council | current", "Ben Crane | cabinet member for finance | Dunmarsh Council | current"}, nil},
		{"Irish titles", "Cllr Ada Holt is the new Cathaoirleach of Dunmarsh County Council. Cllr Ben Crane becomes Leas-Chathaoirleach.", []string{"Ada Holt | cathaoirleach | Dunmarsh County Council | current", "Ben Crane | leas-chathaoirleach | Dunmarsh County Council | current"}, nil},
		{"club", "Fenwick Cricket Club held its annual meeting.\n\nChairman: Ben Crane\n\nSecretary: Carl Dunn", []string{"Ben Crane | chairman | Fenwick Cricket Club | current", "Carl Dunn | secretary | Fenwick Cricket Club | current"}, nil},
		{"captions and figures of speech", "The cabinet of Dunmarsh Council met.\n\nREAD MORE: Cllr Carl Dunn on bins\n\nPictured: Cllr Ada Holt\n\nBen Crane has education on his mind. Carl Dunn has planning permission for a shed.", nil, []string{"Carl Dunn | cabinet", "Ada Holt | cabinet", "Ben Crane | cabinet"}},
	})
}

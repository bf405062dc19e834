package resolve

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tenure/graph"
)

// named is a claim written as 'article, person, body or parent>body, day'.
func named(s string) graph.Claim {
	f := strings.Split(s, ", ")
	c := graph.Claim{Article: f[0], Kind: graph.ClaimTenure, Person: f[1], Block: graph.NameBlock(f[1]), Role: "chair", Organisation: f[2], On: f[3]}
	if parent, body, ok := strings.Cut(f[2], ">"); ok {
		c.Parent, c.Organisation = parent, parent+"/"+body
	}
	if f[2] == "party:labour" {
		c.Kind, c.Role = graph.ClaimMembership, ""
	}
	if len(f) > 4 {
		c.Quote = f[4]
	}
	c.ID = graph.HashID(s)
	return c
}

func TestPeople(t *testing.T) {
	for _, tt := range []struct {
		name   string
		claims []string
		people []string // names, with the number of their claims
	}{
		{"one body links", []string{"a1, Ada Holt, council:pell, 2015-01-01", "a2, Ada Holt, council:pell, 2016-01-01"}, []string{"Ada Holt 2"}},
		{"two bodies do not", []string{"a1, Ada Holt, council:pell, 2015-01-01", "a2, Ada Holt, council:marl, 2016-01-01"}, []string{"Ada Holt 1", "Ada Holt 1"}},
		{"an article links", []string{"a1, Ada Holt, council:pell, 2015-01-01", "a2, Ada Holt, council:marl, 2016-01-01", "a3, Ada Holt, council:pell, 2017-01-01", "a3, Ada Holt, council:marl, 2017-01-01"}, []string{"Ada Holt 4"}},
		{"a committee links to its council", []string{"a1, Ada Holt, council:pell, 2015-01-01", "a2, Ada Holt, council:pell>planning, 2016-01-01"}, []string{"Ada Holt 2"}},
		{"committees of one council link", []string{"a1, Ada Holt, council:pell>audit, 2015-01-01", "a2, Ada Holt, council:pell>planning, 2016-01-01"}, []string{"Ada Holt 2"}},
		{"a party does not", []string{"a1, Ada Holt, party:labour, 2015-01-01", "a2, Ada Holt, party:labour, 2016-01-01"}, []string{"Ada Holt 1", "Ada Holt 1"}},
		{"a surname stays in its article", []string{"a1, Holt, council:pell, 2015-01-01", "a1, Holt, council:marl, 2015-01-01", "a2, Holt, council:pell, 2016-01-01"}, []string{"Holt 1", "Holt 2"}},
		{"a body left open links nothing", []string{"a1, Ada Holt, , 2015-01-01", "a2, Ada Holt, , 2015-01-01"}, []string{"Ada Holt 1", "Ada Holt 1"}},
		{"a short forename is the long one", []string{"a1, Ted Holt, council:pell, 2015-01-01", "a2, Edward Holt, council:pell, 2016-01-01", "a3, Edward Holt, council:pell, 2016-01-01"}, []string{"Edward Holt 3"}},
		{"accents and capitals do not part", []string{"a1, ZOË DUNN, council:pell, 2015-01-01", "a2, Zoe Dunn, council:pell, 2016-01-01"}, []string{"Zoe Dunn 2"}},
		{"namesakes told apart", []string{"a1, Ada Holt, council:pell, 2015-01-01", "a1, Ada Holt, council:marl, 2015-01-01, Her namesake chairs the council at Marl."}, []string{"Ada Holt 1", "Ada Holt 1"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var claims []graph.Claim
			for _, s := range tt.claims {
				claims = append(claims, named(s))
			}
			people, resolved := People(claims)
			count := map[string]int{}
			for _, c := range resolved {
				count[c.PersonID]++
			}
			var got []string
			for _, p := range people {
				got = append(got, fmt.Sprintf("%s %d", p.Name, count[p.ID]))
			}
			slices.Sort(got)
			if strings.Join(got, "; ") != strings.Join(tt.people, "; ") {
				t.Errorf("people %q, want %q", got, tt.people)
			}
		})
	}
}

// A person keeps the id when articles come in, and when two prove to be one, the id of the
// one earliest in the news stays and the other still leads there.
func TestPersonIDsStay(t *testing.T) {
	pell := []graph.Claim{named("a1, Ada Holt, council:pell, 2015-01-01")}
	marl := []graph.Claim{named("a2, Ada Holt, council:marl, 2014-01-01")}
	p, _ := People(pell)
	m, _ := People(marl)
	later, _ := People(append(pell, named("a4, Ada Holt, council:pell, 2019-01-01")))
	if later[0].ID != p[0].ID {
		t.Error("a later article changes the id")
	}
	both, _ := People(append(append(pell, marl...), named("a3, Ada Holt, council:pell, 2016-01-01"), named("a3, Ada Holt, council:marl, 2016-01-01")))
	if len(both) != 1 || both[0].ID != m[0].ID || len(both[0].Aliases) != 1 || both[0].Aliases[0] != p[0].ID {
		t.Errorf("merged: %+v, want id %s and alias %s", both, m[0].ID, p[0].ID)
	}
}

package graph

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tenure/extract"
)

func text(s string) *string { return &s }

func reading() *extract.Reading {
	return &extract.Reading{
		ID: "a1", Published: text("2019-05-08"),
		Organisations: []extract.Organisation{
			{Name: "Pell Borough Council", Kind: "council"},
			{Name: "planning committee", Kind: "committee"},
			{Name: "Conservative", Kind: "party"},
			{Name: "Durnholm Council", Kind: "council", Code: "local-authority:DUR"},
		},
		Tenures: []extract.Tenure{
			{Person: "Ada Holt", Role: "leader", Organisation: text("Pell Borough Council"), Status: "current", Start: text("2019-05"), Quote: "Ada Holt leads.", Evidence: extract.Evidence{Start: 0, End: 15, Rule: "r"}},
			{Person: "Ben Crake", Role: "chairman", Organisation: text("planning committee"), Of: text("Pell Borough Council"), Status: "current"},
			{Person: "Cy Dunn", Role: "leader", Organisation: text("Conservative"), Of: text("Durnholm Council"), Status: "former"},
			{Person: "Di Eames", Role: "clerk", Status: "current"},
			{Person: "Eve Fenn", Role: "chair", Organisation: text("planning committee"), Status: "current"},
		},
		Memberships: []extract.Membership{{Person: "Ada Holt", Party: "Labour", Quote: "Ada Holt leads.", Evidence: extract.Evidence{Start: 0, End: 15}}},
	}
}

func TestClaims(t *testing.T) {
	type row struct{ Organisation, Parent, Post, Quote string }
	got := map[string]row{}
	for _, c := range Claims(reading()) {
		got[c.Person+" "+string(c.Kind)] = row{c.Organisation, c.Parent, c.PostID, c.Quote}
	}
	want := map[string]row{
		"Ada Holt tenure":     {"council:pell", "", "council:pell/leader", "Ada Holt leads."},
		"Ben Crake tenure":    {"council:pell/planning-committee", "council:pell", "council:pell/planning-committee/chair", ""},
		"Cy Dunn tenure":      {"local-authority:DUR/party:conservative", "local-authority:DUR", "local-authority:DUR/party:conservative/leader", ""},
		"Di Eames tenure":     {},
		"Eve Fenn tenure":     {}, // of which of the two councils?
		"Ada Holt membership": {"party:labour", "", "", "Ada Holt leads."},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestClaimsOfOneCouncil(t *testing.T) {
	r := reading()
	r.Organisations = r.Organisations[:3]
	for _, c := range Claims(r) {
		if c.Person == "Eve Fenn" && c.Organisation != "council:pell/planning-committee" {
			t.Errorf("the committee of the article's only council is %q", c.Organisation)
		}
	}
}

func TestClaimsDoNotDependOnOrder(t *testing.T) {
	a, b := reading(), reading()
	for i, j := 0, len(b.Tenures)-1; i < j; i, j = i+1, j-1 {
		b.Tenures[i], b.Tenures[j] = b.Tenures[j], b.Tenures[i]
	}
	b.Tenures = append(b.Tenures, b.Tenures[0])
	if d := cmp.Diff(Claims(a), Claims(b)); d != "" {
		t.Error(d)
	}
}

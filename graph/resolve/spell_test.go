package resolve

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tenure/graph"
)

// said is a claim on one post, written as 'published status start end area'; '-' is
// nothing.
func said(n int, s string) graph.Claim {
	f := strings.Fields(s)
	for len(f) < 5 {
		f = append(f, "-")
	}
	for i := range f {
		if f[i] == "-" {
			f[i] = ""
		}
	}
	return graph.Claim{ID: fmt.Sprintf("c%02d", n), Article: fmt.Sprintf("a%02d", n), Kind: graph.ClaimTenure, Person: "Ada Holt", Block: "ada holt",
		Organisation: "council:pell", Role: "leader", PersonID: "p", PostID: "council:pell/leader",
		On: f[0], Status: f[1], Start: f[2], End: f[3], Area: f[4]}
}

// shown is a tenure as the tables write it: claims, status, start [days], end [days],
// attested.
func shown(t graph.Tenure) string {
	or := func(s string) string {
		if s == "" {
			return "-"
		}
		return s
	}
	return fmt.Sprintf("%d %s %s [%s %s] %s [%s %s] %s %s", t.Claims, t.Status, or(t.Start), or(t.StartEarliest), or(t.StartLatest),
		or(t.End), or(t.EndEarliest), or(t.EndLatest), or(t.AttestedFirst), or(t.AttestedLast))
}

func TestSpells(t *testing.T) {
	tests := []struct {
		name  string
		said  []string
		spell []string
	}{
		{"in post on a day",
			[]string{"2015-03-02 current"},
			[]string{"1 current - [- 2015-03-02] - [2015-03-02 -] 2015-03-02 2015-03-02"}},
		{"in post on two days is one spell",
			[]string{"2015-03-02 current", "2017-08-09 current"},
			[]string{"2 current - [- 2015-03-02] - [2017-08-09 -] 2015-03-02 2017-08-09"}},
		{"the most exact start counts",
			[]string{"2015-03-02 current 2014", "2015-06-01 current 2014-05", "2016-01-01 current 2014-05-20", "2016-02-01 current 2013~"},
			[]string{"4 current 2014-05-20 [2014-05-20 2014-05-20] - [2016-02-01 -] 2014-05-20 2016-02-01"}},
		{"an end reported later closes the spell",
			[]string{"2015-03-02 current", "2018-01-10 former - 2017-12"},
			[]string{"2 former - [- 2015-03-02] 2017-12 [2017-12-01 2017-12-31] 2015-03-02 2017-12-01"}},
		{"an end announced is not yet past",
			[]string{"2015-03-02 current - 2015-12"},
			[]string{"1 current - [- 2015-03-02] 2015-12 [2015-12-01 2015-12-31] 2015-03-02 2015-03-02"}},
		{"past with no date ends before publication",
			[]string{"2015-03-02 current", "2018-01-10 former"},
			[]string{"2 former - [- 2015-03-02] - [2015-03-02 2018-01-10] 2015-03-02 2015-03-02"}},
		{"two spells by their dates",
			[]string{"2020-01-01 former 2007-05 2010-09", "2020-01-01 current 2018-05"},
			[]string{
				"1 former 2007-05 [2007-05-01 2007-05-31] 2010-09 [2010-09-01 2010-09-30] 2007-05-31 2010-09-01",
				"1 current 2018-05 [2018-05-01 2018-05-31] - [2020-01-01 -] 2018-05-31 2020-01-01"}},
		{"past in between makes two spells",
			[]string{"2010-01-01 current", "2012-01-01 former", "2016-01-01 current"},
			[]string{
				"2 former - [- 2010-01-01] - [2010-01-01 2012-01-01] 2010-01-01 2010-01-01",
				"1 current - [- 2016-01-01] - [2016-01-01 -] 2016-01-01 2016-01-01"}},
		{"what has no date joins the spell that began last",
			[]string{"2011-01-01 former 2002 2006", "2011-01-01 current 2009", "2013-01-01 current", "2014-02-01 former"},
			[]string{
				"1 former 2002 [2002-01-01 2002-12-31] 2006 [2006-01-01 2006-12-31] 2002-12-31 2006-01-01",
				"3 former 2009 [2009-01-01 2009-12-31] - [2013-01-01 2014-02-01] 2009-12-31 2013-01-01"}},
		{"announced, then in post",
			[]string{"2015-03-02 future 2015-05", "2016-01-01 current"},
			[]string{"2 current 2015-05 [2015-05-01 2015-05-31] - [2016-01-01 -] 2015-05-31 2016-01-01"}},
		{"announced alone attests nothing",
			[]string{"2015-03-02 future 2015-05"},
			[]string{"1 future 2015-05 [2015-05-01 2015-05-31] - [2015-05-01 -] - -"}},
		{"articles that differ on one start: most of them count",
			[]string{"2018-06-01 current 2018-05", "2018-08-01 current 2018-05", "2019-01-01 current 2018-07"},
			[]string{"3 current 2018-05 [2018-05-01 2018-05-31] - [2019-01-01 -] 2018-05-31 2019-01-01"}},
		{"elected again each May",
			[]string{"2016-06-01 current 2016-05", "2017-06-01 current 2017-05", "2018-06-01 current 2018-05"},
			[]string{"3 current 2016-05 [2016-05-01 2016-05-31] - [2018-06-01 -] 2016-05-31 2018-06-01"}},
		{"some March of an unknown year",
			[]string{"- current XXXX-03"},
			[]string{"1 current XXXX-03 [- -] - [- -] - -"}},
		{"a year in office is attested on no one day",
			[]string{"2019-01-01 former 1991 1991"},
			[]string{"1 former 1991 [1991-01-01 1991-12-31] 1991 [1991-01-01 1991-12-31] - -"}},
		{"seats of two areas are two spells",
			[]string{"2015-01-01 current - - North", "2016-01-01 current - - South", "2017-01-01 current - - north"},
			[]string{
				"2 current - [- 2015-01-01] - [2017-01-01 -] 2015-01-01 2017-01-01",
				"1 current - [- 2016-01-01] - [2016-01-01 -] 2016-01-01 2016-01-01"}},
		{"no day at all",
			[]string{"- current"},
			[]string{"1 current - [- -] - [- -] - -"}},
		{"no EDTF is no date",
			[]string{"2015-03-02 current soon"},
			[]string{"1 current - [- 2015-03-02] - [2015-03-02 -] 2015-03-02 2015-03-02"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var claims []graph.Claim
			for i, s := range tt.said {
				claims = append(claims, said(i, s))
			}
			tenures, _, resolved := Tenures(claims)
			ids := map[string]int{}
			for n := range len(tenures) {
				ids[graph.HashID("tenure", "p", "council:pell/leader", "false", fmt.Sprint(n+1))] = n
			}
			got := make([]string, len(tenures))
			for _, tn := range tenures {
				got[ids[tn.ID]] = shown(tn)
			}
			if d := cmp.Diff(tt.spell, got); d != "" {
				t.Error(d)
			}
			for _, c := range resolved {
				if _, ok := ids[c.SupportsID]; !ok {
					t.Errorf("claim %s supports %q", c.ID, c.SupportsID)
				}
			}
		})
	}
}

// Whatever claims say, spells do not depend on their order, and their days are in order.
func TestSpellsOrderFree(t *testing.T) {
	day := rapid.SampledFrom([]string{"-", "2010-05-05", "2012-01-01", "2014-07-30", "2014-08-01", "2019-12-31"})
	date := rapid.SampledFrom([]string{"-", "-", "2009", "2010-05", "2010-06", "2012~", "2014-22", "2010/2014", "2013/..", "XXXX-03", "198X", "2019-W19"})
	status := rapid.SampledFrom([]string{"current", "former", "future"})
	area := rapid.SampledFrom([]string{"-", "-", "North", "South"})
	rapid.Check(t, func(t *rapid.T) {
		var claims []graph.Claim
		for i := range rapid.IntRange(1, 9).Draw(t, "claims") {
			claims = append(claims, said(i, strings.Join([]string{day.Draw(t, "on"), status.Draw(t, "status"), date.Draw(t, "start"), date.Draw(t, "end"), area.Draw(t, "area")}, " ")))
		}
		want, _, _ := Tenures(claims)
		got, _, _ := Tenures(rapid.Permutation(claims).Draw(t, "order"))
		if d := cmp.Diff(want, got); d != "" {
			t.Fatal(d)
		}
		n := 0
		for _, tn := range want {
			n += tn.Claims
			for _, d := range [][2]string{{tn.StartEarliest, tn.StartLatest}, {tn.EndEarliest, tn.EndLatest}, {tn.AttestedFirst, tn.AttestedLast}} {
				if d[0] != "" && d[1] != "" && d[0] > d[1] {
					t.Fatalf("days out of order: %s", shown(tn))
				}
			}
		}
		if n != len(claims) {
			t.Fatalf("%d claims in the tenures, want %d", n, len(claims))
		}
	})
}

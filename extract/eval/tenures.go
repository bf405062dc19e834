package eval

import (
	"fmt"
	"strings"

	"tenure/extract"
)

// A role is the same when it shares half its words with the other; exactly the same when
// it shares all.
const (
	roleHalf = 0.5
	roleAll  = 0.999
)

// side is a tenure made ready for comparison.
type side struct {
	person       []string
	role         map[string]bool
	organisation body
	status       string
}

// likeness scores a pair of tenures: 0 when they are not the same, else more the better
// they fit. With anywhere the organisation does not matter.
func likeness(g, r *side, least float64, anywhere bool) float64 {
	who, what := samePerson(g.person, r.person), overlap(g.role, r.role)
	if who == 0 || what < least || !anywhere && !sameBody(g.organisation, r.organisation) {
		return 0
	}
	score := float64(who) + what
	if !g.organisation.open {
		score++
	}
	if g.status == r.status {
		score += 0.1
	}
	return score
}

func (out *Result) tenures(g *Gold, r *extract.Reading) {
	gold, read := make([]side, len(g.Tenures)), make([]side, len(r.Tenures))
	for i, t := range g.Tenures {
		gold[i] = side{name(t.Person), role(t.Role), newBody(t.Organisation), t.Status}
	}
	for j, t := range r.Tenures {
		read[j] = side{name(t.Person), role(t.Role), newBody(t.Organisation), t.Status}
	}
	optional := func(i int) bool { return g.Tenures[i].Optional }
	// What has the person and the role of an optional tenure is not held against the reading.
	absorbed := make([]bool, len(read))
	for j := range read {
		for i := range gold {
			absorbed[j] = absorbed[j] || optional(i) && likeness(&gold[i], &read[j], roleHalf, true) > 0
		}
	}
	free := func(j int) bool { return absorbed[j] }
	by := func(least float64, anywhere bool) (Counts, outcome) {
		pairs := match(len(gold), len(read), func(i, j int) float64 { return likeness(&gold[i], &read[j], least, anywhere) })
		return settle(len(gold), len(read), pairs, optional, free)
	}
	out.Layers[TenuresExact], _ = by(roleAll, false)
	out.Layers[PersonRole], _ = by(roleHalf, true)
	c, o := by(roleHalf, false)
	out.Layers[Tenures] = c
	for _, i := range o.missed {
		t := &g.Tenures[i]
		out.Faults = append(out.Faults, Fault{Kind: "missed tenure", What: columns(t.Person, t.Role, t.Organisation, t.Status), Quote: t.Quote})
	}
	for _, j := range o.madeUp {
		t := &r.Tenures[j]
		out.Faults = append(out.Faults, Fault{Kind: "made up tenure", What: columns(t.Person, t.Role, t.Organisation, t.Status), Quote: t.Quote, Rule: t.Evidence.Rule})
	}
	full := 0
	for _, p := range o.pairs {
		if !optional(p.gold) && out.attributes(&g.Tenures[p.gold], &r.Tenures[p.read]) {
			full++
		}
	}
	out.Layers[Full] = Counts{TP: full, FP: c.TP + c.FP - full, FN: c.TP + c.FN - full}
}

// attributes compares what else is said of a tenure that was read rightly, and says
// whether all of it is right.
func (out *Result) attributes(g *GoldTenure, r *extract.Tenure) bool {
	a := &out.Attributes
	a.N++
	all := true
	check := func(what string, count *int, want, got string) {
		if want == got {
			*count++
			return
		}
		all = false
		out.Faults = append(out.Faults, Fault{
			Kind: "wrong " + what, What: fmt.Sprintf("%s | %s: want %s, read %s", g.Person, g.Role, told(want), told(got)),
			Quote: g.Quote, Rule: r.Evidence.Rule,
		})
	}
	check("status", &a.Status, g.Status, r.Status)
	check("interim", &a.Interim, fmt.Sprint(g.Interim), fmt.Sprint(r.Interim))
	check("start", &a.Start, orNone(g.Start), orNone(r.Start))
	check("end", &a.End, orNone(g.End), orNone(r.End))
	return all
}

func columns(person, role string, organisation *string, status string) string {
	return strings.Join([]string{person, role, told(orNone(organisation)), status}, " | ")
}

func orNone(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

package eval

import (
	"fmt"
	"slices"
	"strings"

	"tenure/extract"
)

// Layer names a part of a reading that is scored by itself.
type Layer string

// The layers, in the order in which they are shown.
const (
	People        Layer = "people"
	Organisations Layer = "organisations"
	Tenures       Layer = "tenure (person, role, organisation)" // the figure that counts most
	TenuresExact  Layer = "tenure, role exact"
	PersonRole    Layer = "person+role" // tenures whatever the organisation
	Memberships   Layer = "memberships"
	DateSpans     Layer = "dates (span)"
	DateValues    Layer = "dates (value)"
	Full          Layer = "full" // tenures with every attribute right
)

// Layers lists all layers in order.
func Layers() []Layer {
	return []Layer{People, Organisations, Tenures, TenuresExact, PersonRole, Memberships, DateSpans, DateValues, Full}
}

// Counts are how many things were read rightly, read but not there, and there but not
// read.
type Counts struct {
	TP int `json:"tp"`
	FP int `json:"fp"`
	FN int `json:"fn"`
}

// Precision is the share of what was read that is right, from 0 to 1.
func (c Counts) Precision() float64 { return share(c.TP, c.TP+c.FP) }

// Recall is the share of what is there that was read, from 0 to 1.
func (c Counts) Recall() float64 { return share(c.TP, c.TP+c.FN) }

// F1 is the harmonic mean of precision and recall, from 0 to 1.
func (c Counts) F1() float64 { return share(2*c.TP, 2*c.TP+c.FP+c.FN) }

func (c *Counts) add(o Counts) {
	c.TP += o.TP
	c.FP += o.FP
	c.FN += o.FN
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// Attributes are how many of the tenures that were read rightly have each attribute
// right.
type Attributes struct {
	N       int `json:"n"` // tenures that were read rightly, optional ones apart
	Status  int `json:"status"`
	Interim int `json:"interim"`
	Start   int `json:"start"`
	End     int `json:"end"`
}

func (a *Attributes) add(o Attributes) {
	a.N += o.N
	a.Status += o.Status
	a.Interim += o.Interim
	a.Start += o.Start
	a.End += o.End
}

// Fault is one thing that was read wrongly.
type Fault struct {
	// Kind is 'missed', 'made up' or 'wrong', and what: 'missed tenure', 'wrong start'.
	Kind string `json:"kind"`
	// What says which thing: its columns, with what was wanted and what was read.
	What string `json:"what"`
	// Quote is the text that supports it, where there is one.
	Quote string `json:"quote,omitempty"`
	// Rule is the rule that read a tenure that is not there.
	Rule string `json:"rule,omitempty"`
}

func (f Fault) String() string {
	s := f.What
	if f.Rule != "" {
		s += " [" + f.Rule + "]"
	}
	if f.Quote != "" {
		s += " :: " + f.Quote
	}
	return s
}

// Kinds lists the kinds of faults in order.
func Kinds() []string {
	return []string{
		"missed tenure", "made up tenure", "wrong status", "wrong interim", "wrong start", "wrong end",
		"missed person", "made up person", "missed organisation", "made up organisation",
		"missed membership", "made up membership", "missed date", "made up date", "wrong date",
	}
}

// Result is the score of one article.
type Result struct {
	ID         string           `json:"id"`
	Layers     map[Layer]Counts `json:"layers"`
	Attributes Attributes       `json:"attributes"`
	Faults     []Fault          `json:"faults"`
}

// pair is an entry of the gold and an entry of the reading that are taken for one.
type pair struct{ gold, read int }

// match pairs entries one to one, the best scores first; equals in the order of the gold,
// then of the reading. A score of 0 or less is no match.
func match(golds, reads int, score func(g, r int) float64) []pair {
	type scored struct {
		pair
		score float64
	}
	var all []scored
	for g := range golds {
		for r := range reads {
			if s := score(g, r); s > 0 {
				all = append(all, scored{pair{g, r}, s})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b scored) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	gold, read := make([]bool, golds), make([]bool, reads)
	var out []pair
	for _, p := range all {
		if gold[p.gold] || read[p.read] {
			continue
		}
		gold[p.gold], read[p.read] = true, true
		out = append(out, p.pair)
	}
	return out
}

// outcome is what a matching leaves over.
type outcome struct {
	pairs  []pair
	missed []int // entries of the gold
	madeUp []int // entries of the reading
}

// settle counts a matching. Optional entries of the gold count neither when read nor when
// missed; free entries of the reading are not held against it.
func settle(golds, reads int, pairs []pair, optional, free func(int) bool) (Counts, outcome) {
	gold, read := make([]bool, golds), make([]bool, reads)
	for _, p := range pairs {
		gold[p.gold], read[p.read] = true, true
	}
	var c Counts
	o := outcome{pairs: pairs}
	for g, got := range gold {
		switch {
		case optional(g):
		case got:
			c.TP++
		default:
			c.FN++
			o.missed = append(o.missed, g)
		}
	}
	for r, used := range read {
		if !used && !free(r) {
			c.FP++
			o.madeUp = append(o.madeUp, r)
		}
	}
	return c, o
}

func never(int) bool { return false }

// Score compares the reading of an article with the gold, in the layers that the gold has.
func Score(g *Gold, r *extract.Reading) *Result {
	out := &Result{ID: g.ID, Layers: map[Layer]Counts{}, Faults: []Fault{}}
	if g.People != nil {
		out.people(g, r)
	}
	if g.Organisations != nil {
		out.organisations(g, r)
	}
	if g.Tenures != nil {
		out.tenures(g, r)
	}
	if g.Memberships != nil {
		out.memberships(g, r)
	}
	if g.Dates != nil {
		out.dates(g, r)
	}
	return out
}

func (out *Result) fault(kind, what string) {
	out.Faults = append(out.Faults, Fault{Kind: kind, What: what})
}

func (out *Result) people(g *Gold, r *extract.Reading) {
	gold, read := make([][]string, len(g.People)), make([][]string, len(r.People))
	for i := range gold {
		gold[i] = name(g.People[i].Name)
	}
	for i := range read {
		read[i] = name(r.People[i].Name)
	}
	pairs := match(len(gold), len(read), func(i, j int) float64 { return float64(samePerson(gold[i], read[j])) })
	c, o := settle(len(gold), len(read), pairs, never, never)
	out.Layers[People] = c
	for _, i := range o.missed {
		out.fault("missed person", g.People[i].Name)
	}
	for _, j := range o.madeUp {
		out.fault("made up person", r.People[j].Name)
	}
}

func (out *Result) organisations(g *Gold, r *extract.Reading) {
	gold, read := make([]body, len(g.Organisations)), make([]body, len(r.Organisations))
	for i := range gold {
		gold[i] = newBody(&g.Organisations[i].Name)
	}
	for i := range read {
		read[i] = newBody(&r.Organisations[i].Name)
	}
	pairs := match(len(gold), len(read), func(i, j int) float64 {
		if sameBody(gold[i], read[j]) {
			return 1
		}
		return 0
	})
	c, o := settle(len(gold), len(read), pairs, never, never)
	out.Layers[Organisations] = c
	for _, i := range o.missed {
		out.fault("missed organisation", g.Organisations[i].Name)
	}
	for _, j := range o.madeUp {
		out.fault("made up organisation", r.Organisations[j].Name)
	}
}

func (out *Result) memberships(g *Gold, r *extract.Reading) {
	type member struct {
		person []string
		party  map[string]bool
	}
	gold, read := make([]member, len(g.Memberships)), make([]member, len(r.Memberships))
	for i, m := range g.Memberships {
		gold[i] = member{name(m.Person), orgKey(m.Party)}
	}
	for i, m := range r.Memberships {
		read[i] = member{name(m.Person), orgKey(m.Party)}
	}
	pairs := match(len(gold), len(read), func(i, j int) float64 {
		if shared(gold[i].party, read[j].party) == 0 {
			return 0
		}
		return float64(samePerson(gold[i].person, read[j].person))
	})
	c, o := settle(len(gold), len(read), pairs, func(i int) bool { return g.Memberships[i].Optional }, never)
	out.Layers[Memberships] = c
	for _, i := range o.missed {
		out.fault("missed membership", g.Memberships[i].Person+" ~ "+g.Memberships[i].Party)
	}
	for _, j := range o.madeUp {
		m := r.Memberships[j]
		out.Faults = append(out.Faults, Fault{Kind: "made up membership", What: m.Person + " ~ " + m.Party, Quote: m.Quote, Rule: m.Evidence.Rule})
	}
}

// date is an expression with its value; one that is repeated in one sense counts once.
type date struct {
	key, text, value string
	open             bool
}

func (out *Result) dates(g *Gold, r *extract.Reading) {
	var gold, read []date
	for _, d := range g.Dates {
		gold = once(gold, d.Text, d.Value)
	}
	for _, d := range r.Dates {
		read = once(read, d.Text, d.Value)
	}
	same := func(i, j int) bool { return gold[i].value == read[j].value && gold[i].open == read[j].open }
	pairs := match(len(gold), len(read), func(i, j int) float64 {
		switch {
		case !strings.Contains(gold[i].key, read[j].key) && !strings.Contains(read[j].key, gold[i].key):
			return 0
		case same(i, j):
			return 2
		}
		return 1
	})
	c, o := settle(len(gold), len(read), pairs, never, never)
	out.Layers[DateSpans] = c
	for _, i := range o.missed {
		out.fault("missed date", gold[i].text+" = "+gold[i].value)
	}
	for _, j := range o.madeUp {
		out.fault("made up date", read[j].text+" = "+read[j].value)
	}
	var right []pair
	for _, p := range pairs {
		if same(p.gold, p.read) {
			right = append(right, p)
		} else {
			out.fault("wrong date", fmt.Sprintf("%s: want %s, read %s", gold[p.gold].text, told(gold[p.gold].value), told(read[p.read].value)))
		}
	}
	out.Layers[DateValues], _ = settle(len(gold), len(read), right, never, never)
}

// once adds a date, unless one of the same text and value is there. The text of the last
// stands, as it would in a dictionary.
func once(dates []date, text string, value *string) []date {
	d := date{key: textKey(text), text: text, open: value == nil}
	if value != nil {
		d.value = *value
	}
	for i := range dates {
		if dates[i].key == d.key && dates[i].value == d.value && dates[i].open == d.open {
			dates[i] = d
			return dates
		}
	}
	return append(dates, d)
}

func told(v string) string {
	if v == "" {
		return "none"
	}
	return v
}

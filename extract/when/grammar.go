package when

import (
	_ "embed"
	"fmt"
	"slices"

	"go.yaml.in/yaml/v3"
)

//go:embed rules.yaml
var rulesYAML []byte

// rule is one entry of rules.yaml.
type rule struct {
	Name     string
	Layer    string
	Is       string
	Anchor   string
	Pattern  []string
	Guard    string
	Unit     string
	Number   *int
	Sign     int
	Examples []string
	Not      []string

	layer   layer
	op      op
	guard   guard
	unit    int
	mention bool // hangs on the date that was mentioned last
	exact   bool // gives whole years, not about so many
}

// op is what is made of a match.
type op uint8

const (
	opNone op = iota
	opDate
	opShift
	opSpan
	opRange
	opDays
	opSame
	opEdge
	opWeek
	opHalf
	opQuarter
	opNumeric
	opNewYear
	opMunicipalYear
	opFinancialYear
)

var opNames = []string{
	"none", "date", "shift", "span", "range", "days", "same", "edge", "week", "half", "quarter", "numeric", "new year",
	"end of the municipal year", "end of the financial year",
}

// grammar is the rules made ready.
type grammar struct {
	vocabulary *vocabulary
	rules      []*rule
	roots      [layers]node
	// What the first token of an expression can be: any of the classes, or a literal.
	startMask    uint64
	startLiteral []bool
}

func loadGrammar() (*grammar, error) {
	v, err := loadVocabulary()
	if err != nil {
		return nil, err
	}
	g := &grammar{vocabulary: v}
	if err := yaml.Unmarshal(rulesYAML, &g.rules); err != nil {
		return nil, fmt.Errorf("rules.yaml: %w", err)
	}
	for i, r := range g.rules {
		if err := r.check(v); err != nil {
			return nil, fmt.Errorf("rules.yaml: rule %d, %q: %w", i+1, r.Name, err)
		}
		if err := g.compile(r, i); err != nil {
			return nil, err
		}
	}
	g.startLiteral = make([]bool, v.literals+1)
	for l := range g.roots {
		for _, e := range g.roots[l].edges {
			switch {
			case e.literal > 0:
				g.startLiteral[e.literal] = true
			case e.nest == layerNone:
				g.startMask |= 1 << e.class
			}
		}
	}
	return g, nil
}

func (r *rule) check(v *vocabulary) error {
	if r.Layer == "" {
		r.Layer = "span"
	}
	l := slices.Index(layerNames, r.Layer)
	if l <= 0 {
		return fmt.Errorf("there is no layer %q; the layers are plain, part and span", r.Layer)
	}
	r.layer = layer(l)
	o := slices.Index(opNames, r.Is)
	if o < 0 {
		return fmt.Errorf("is: there is no %q; choose one of %q", r.Is, opNames)
	}
	r.op = op(o)
	if r.Guard != "" {
		g := slices.Index(guardNames[:], r.Guard)
		if g < 0 {
			return fmt.Errorf("there is no guard %q; the guards are %q", r.Guard, guardNames)
		}
		r.guard = guard(g)
	}
	switch r.Anchor {
	case "", "publication":
	case "mention":
		r.mention = true
	case "exact":
		r.exact = true
	default:
		return fmt.Errorf("there is no anchor %q; the anchors are publication, mention and exact", r.Anchor)
	}
	if r.Unit != "" {
		w := v.words[r.Unit]
		if w == nil || w.mask>>classUnit&1 == 0 {
			return fmt.Errorf("there is no unit %q", r.Unit)
		}
		r.unit = w.value(classUnit)
	}
	if len(r.Pattern) == 0 {
		return fmt.Errorf("it has no pattern")
	}
	return nil
}

package when

import (
	"fmt"
	"slices"
	"strings"
)

// A pattern is a sequence of elements, parted by spaces:
//
//	word        the word itself, in lower case
//	a|b         one of them
//	<class>     a token of the class (see vocabulary.yaml)
//	<holiday>   the name of a holiday
//	<plain>     what a rule of the layer plain matches
//	<date>      what a rule of the layer plain or part matches
//	x?          perhaps
//	( … )       elements that belong together, as in ( of <year> )?
//	\( \)       the brackets themselves
//	[x]         x must stand there, but is no part of the expression; at the ends only
//
// Patterns are unfolded into plain sequences and put into one tree a layer.

// step is an edge of the tree.
type step struct {
	literal int   // a word, when > 0
	class   class // a class, when literal and nest are 0
	nest    layer // an expression of a lower layer, when > 0
}

type layer uint8

// The layers. A rule of one is tried only in the place that its layer has.
const (
	layerNone  layer = iota
	layerPlain       // dates
	layerPart        // parts of dates: the end of May
	layerSpan        // from one date to another, and all else that is never part of these
	layers
)

var layerNames = []string{"", "plain", "part", "span"}

// node is a place in the tree.
type node struct {
	edges    []edge
	variants []variant // the rules that end here, in the order of the file
}

type edge struct {
	step
	to *node
}

// variant is one way to write the pattern of a rule.
type variant struct {
	rule          *rule
	order         int // of the rule in the file
	before, after int // how many tokens at the ends are context only
	holiday       int // place in the list of holidays from 1, 0 for none
}

// sequence is a pattern in the course of being unfolded.
type sequence struct {
	steps         []step
	before, after int
	holiday       int
}

// compile puts the rule's patterns into the trees.
func (g *grammar) compile(r *rule, order int) error {
	for _, pattern := range r.Pattern {
		p := parser{words: strings.Fields(spaceBrackets.Replace(pattern)), vocabulary: g.vocabulary}
		sequences, err := p.sequence("")
		if err == nil && len(p.words) > 0 {
			err = fmt.Errorf("unexpected %q", p.words[0])
		}
		if err != nil {
			return fmt.Errorf("rules.yaml: rule %q: pattern %q: %w", r.Name, pattern, err)
		}
		for _, s := range sequences {
			if len(s.steps) <= s.before+s.after {
				return fmt.Errorf("rules.yaml: rule %q: pattern %q can match nothing; make an element obligatory", r.Name, pattern)
			}
			for _, st := range s.steps {
				if st.nest >= r.layer {
					return fmt.Errorf("rules.yaml: rule %q: pattern %q: a rule of layer %s cannot hold one of layer %s", r.Name, pattern, layerNames[r.layer], layerNames[st.nest])
				}
			}
			g.roots[r.layer].add(s.steps, variant{r, order, s.before, s.after, s.holiday})
		}
	}
	return nil
}

// spaceBrackets sets brackets apart, so that they are words of the pattern.
var spaceBrackets = strings.NewReplacer(`\(`, ` \( `, `\)`, ` \) `, "(", " ( ", ")?", " )? ", ")", " ) ", "[", " [ ", "]", " ] ")

func (n *node) add(steps []step, v variant) {
	for _, s := range steps {
		i := slices.IndexFunc(n.edges, func(e edge) bool { return e.step == s })
		if i < 0 {
			i = len(n.edges)
			n.edges = append(n.edges, edge{s, new(node)})
		}
		n = n.edges[i].to
	}
	n.variants = append(n.variants, v)
}

type parser struct {
	words      []string
	vocabulary *vocabulary
}

// sequence reads elements up to the closing word and returns every way to write them.
func (p *parser) sequence(closing string) ([]sequence, error) {
	all := []sequence{{}}
	for len(p.words) > 0 {
		w := p.words[0]
		if closing != "" && strings.TrimSuffix(w, "?") == closing {
			return all, nil
		}
		p.words = p.words[1:]
		var ways []sequence
		optional := false
		switch {
		case w == "(":
			inner, err := p.sequence(")")
			if err != nil {
				return nil, err
			}
			if len(p.words) == 0 {
				return nil, fmt.Errorf("a bracket is open; close it with ')'")
			}
			optional = p.words[0] == ")?"
			p.words = p.words[1:]
			ways = inner
		case w == "[":
			inner, err := p.sequence("]")
			if err != nil {
				return nil, err
			}
			if len(p.words) == 0 {
				return nil, fmt.Errorf("a bracket is open; close it with ']'")
			}
			p.words = p.words[1:]
			for _, s := range inner {
				if len(all[0].steps) == 0 {
					s.before = len(s.steps)
				} else {
					s.after = len(s.steps)
				}
				ways = append(ways, s)
			}
		default:
			if len(w) > 1 {
				w, optional = strings.CutSuffix(w, "?")
			}
			var err error
			if ways, err = p.element(w); err != nil {
				return nil, err
			}
		}
		if optional {
			ways = append(ways, sequence{})
		}
		var next []sequence
		for _, a := range all {
			for _, b := range ways {
				next = append(next, sequence{
					slices.Concat(a.steps, b.steps), max(a.before, b.before), max(a.after, b.after), max(a.holiday, b.holiday),
				})
			}
		}
		if all = next; len(all) > 4000 {
			return nil, fmt.Errorf("it unfolds into more than 4000 sequences; split the rule")
		}
	}
	return all, nil
}

// element reads one element that is no bracket.
func (p *parser) element(w string) ([]sequence, error) {
	var ways []sequence
	for _, alternative := range strings.Split(w, "|") {
		name, ok := strings.CutPrefix(alternative, "<")
		name, closed := strings.CutSuffix(name, ">")
		switch {
		case ok != closed || alternative == "":
			return nil, fmt.Errorf("cannot read %q; classes are written <year>", alternative)
		case !ok:
			alternative = strings.TrimPrefix(alternative, `\`)
			ways = append(ways, sequence{steps: []step{{literal: p.vocabulary.literal(alternative)}}})
		case name == "plain":
			ways = append(ways, sequence{steps: []step{{nest: layerPlain}}})
		case name == "date":
			ways = append(ways, sequence{steps: []step{{nest: layerPart}}})
		case name == "holiday":
			for i, h := range p.vocabulary.holidays {
				for _, n := range h.Names {
					s := sequence{holiday: i + 1}
					for _, word := range strings.Fields(n) {
						s.steps = append(s.steps, step{literal: p.vocabulary.literal(word)})
					}
					ways = append(ways, s)
				}
			}
		default:
			c := slices.Index(classNames[:], name)
			if c < 0 {
				return nil, fmt.Errorf("there is no class <%s>; the classes are %s", name, strings.Join(classNames[:], ", "))
			}
			ways = append(ways, sequence{steps: []step{{class: class(c)}}})
		}
	}
	return ways, nil
}

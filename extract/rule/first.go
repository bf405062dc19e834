package rule

import "slices"

// first is what a match can begin with: some words, some kinds of mention, or tokens of
// some shapes, whatever the word.
type first struct {
	words  map[int32]struct{}
	kinds  map[int32]struct{}
	shapes shapes
}

// firstOf follows all ways from the start of a program to the first instruction that
// consumes a token. A match that takes nothing is none, so the end needs no beginning.
func (p *program) firstOf() first {
	f := first{words: map[int32]struct{}{}, kinds: map[int32]struct{}{}}
	seen := make([]bool, len(p.insts))
	todo := []int32{0}
	for len(todo) > 0 {
		pc := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[pc] {
			continue
		}
		seen[pc] = true
		switch in := &p.insts[pc]; in.op {
		case opGap:
			f.shapes |= anyShape
		case opToken:
			if in.test.words == nil {
				f.shapes |= in.test.shapes()
				continue
			}
			for _, w := range in.test.words.ids {
				f.words[w] = struct{}{}
			}
		case opMention:
			f.kinds[in.mention.kind] = struct{}{}
		case opSplit:
			todo = append(todo, in.x, in.y)
		case opJump:
			todo = append(todo, in.x)
		case opMatch:
		default:
			todo = append(todo, pc+1)
		}
	}
	return f
}

// shapes are those that a token which meets the test can have.
func (t *test) shapes() shapes {
	out := anyShape
	for _, c := range t.conds {
		s := anyShape
		switch c.field {
		case fieldCap:
			s = capShape
		case fieldShape:
			s = c.shapes
		default:
			continue
		}
		if c.not {
			s = anyShape &^ s
		}
		out &= s
	}
	return out
}

// need is something without which a pattern cannot match anywhere in a sentence: one of
// these words, or a mention of one of these kinds.
type need struct {
	words []int32 // sorted
	kinds []int32 // sorted
}

func (n need) size() int { return len(n.words) + 2*len(n.kinds) }

// maxNeeds is how many needs of a rule are kept, and maxNeedSize how large one may be:
// beyond that they tell too little for what it costs to look for them.
const (
	maxNeeds    = 4
	maxNeedSize = 400
)

// needs lists what stands on every way through a pattern, the most telling first.
func (v *vocabulary) needs(n node) []need {
	all := v.allNeeds(n)
	slices.SortStableFunc(all, func(a, b need) int { return a.size() - b.size() })
	if len(all) > maxNeeds {
		all = all[:maxNeeds]
	}
	return all
}

func (v *vocabulary) allNeeds(n node) []need {
	switch n := n.(type) {
	case seqNode:
		var all []need
		for _, m := range n {
			all = append(all, v.allNeeds(m)...)
		}
		return all
	case altNode:
		// One of the needs of each branch, if each has one.
		var both need
		for _, m := range n {
			least := v.needs(m)
			if len(least) == 0 {
				return nil
			}
			both.words = append(both.words, least[0].words...)
			both.kinds = append(both.kinds, least[0].kinds...)
		}
		slices.Sort(both.words)
		slices.Sort(both.kinds)
		both.words, both.kinds = slices.Compact(both.words), slices.Compact(both.kinds)
		if both.size() > maxNeedSize {
			return nil
		}
		return []need{both}
	case repNode:
		if n.min > 0 {
			return v.allNeeds(n.body)
		}
	case capNode:
		return v.allNeeds(n.body)
	case tokNode:
		if n.test.words != nil && len(n.test.words.words) <= maxNeedSize {
			return []need{{words: v.set(n.test.words).ids}}
		}
	case mentionNode:
		return []need{{kinds: []int32{number(v.kinds, n.kind)}}}
	}
	return nil
}

package resolve

import (
	"slices"
	"strings"

	"tenure/graph"
)

// Batch is a change of the set of articles: those that are new or corrected, each with
// all its claims, and the ids of those that were withdrawn. An article that is in both is
// withdrawn. Of two versions of one article the one updated later counts, else the later
// in the slice; one updated before the version in the store is left out.
type Batch struct {
	Articles  []Article
	Withdrawn []string
}

// Article is an article with the claims that were read from it (see graph.Claims).
type Article struct {
	graph.Article
	Claims []graph.Claim
}

// Official is what a register says of a body.
type Official struct {
	Name      string // official name
	Kind      string // "" when the register does not say
	Successor string // code of the body that took its place, "" for none
}

// Register looks up a body by its code. A nil Register knows none.
type Register func(code string) (Official, bool)

func (r Register) find(code string) (Official, bool) {
	if r == nil {
		return Official{}, false
	}
	return r(code)
}

// latest drops repeats and what was withdrawn, and sorts by id.
func (b Batch) latest() (articles []Article, withdrawn []string) {
	withdrawn = slices.Compact(slices.Sorted(slices.Values(b.Withdrawn)))
	by := make(map[string]int, len(b.Articles))
	for i := range b.Articles {
		a := &b.Articles[i]
		if _, gone := slices.BinarySearch(withdrawn, a.ID); gone {
			continue
		}
		if j, ok := by[a.ID]; ok && a.Updated < b.Articles[j].Updated {
			continue
		}
		by[a.ID] = i
	}
	articles = make([]Article, 0, len(by))
	for _, i := range by {
		articles = append(articles, b.Articles[i])
	}
	slices.SortFunc(articles, func(a, b Article) int { return strings.Compare(a.ID, b.ID) })
	return articles, withdrawn
}

// scope is what the store must be asked for before a Plan can be made.
func (b Batch) scope() graph.Scope {
	articles, withdrawn := b.latest()
	s := graph.Scope{Articles: slices.Clone(withdrawn)}
	blocks := map[string]bool{}
	for _, a := range articles {
		s.Articles = append(s.Articles, a.ID)
		for i := range a.Claims {
			blocks[a.Claims[i].Block] = true
		}
	}
	slices.Sort(s.Articles)
	s.Blocks = keys(blocks)
	return s
}

// keys are the sorted keys of a set.
func keys(set map[string]bool) []string {
	out := make([]string, 0, len(set))
	for k := range set {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// blocksOf adds to blocks those of the claims loaded.
func blocksOf(part *graph.Subgraph, blocks []string) []string {
	set := make(map[string]bool, len(blocks))
	for _, b := range blocks {
		set[b] = true
	}
	for i := range part.Claims {
		set[part.Claims[i].Block] = true
	}
	return keys(set)
}

package ask

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"tenure/extract/spelling"
	"tenure/graph"
)

// most candidates that an error names.
const most = 5

// near returns the people or organisations whose names are nearest to one that is unknown.
func (a *Asker) near(ctx context.Context, kind graph.NameKind, name string) ([]Candidate, error) {
	key := graph.Fold(name)
	seen := map[string]Candidate{}
	words := strings.Fields(key)
	for _, w := range words {
		// A misspelt word still begins like the right one, more often than not.
		for _, prefix := range []string{w, cut(w, 4)} {
			hits, err := a.Store.Find(ctx, graph.NameQuery{Kind: kind, Key: prefix, Prefix: true, Limit: 200})
			if err != nil {
				return nil, err
			}
			for _, h := range hits {
				if old, ok := seen[h.ID]; !ok || spelling.Distance(key, graph.Fold(h.Name)) < spelling.Distance(key, graph.Fold(old.Name)) {
					seen[h.ID] = Candidate{ID: h.ID, Name: h.Name}
				}
			}
		}
	}
	list := make([]Candidate, 0, len(seen))
	for _, c := range seen {
		list = append(list, c)
	}
	return nearest(key, list), nil
}

// nearest sorts candidates by how near their names are to a folded name, and keeps the
// first few that are not quite different.
func nearest(key string, list []Candidate) []Candidate {
	score := func(c Candidate) int { return spelling.Distance(key, graph.Fold(c.Name)) }
	slices.SortFunc(list, func(x, y Candidate) int {
		return cmp.Or(cmp.Compare(score(x), score(y)), strings.Compare(x.Name, y.Name), strings.Compare(x.ID, y.ID))
	})
	return list[:min(len(list), most)]
}

// cut is the first n runes of a word.
func cut(w string, n int) string {
	for i := range w {
		if n--; n < 0 {
			return w[:i]
		}
	}
	return w
}

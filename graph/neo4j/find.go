package neo4j

import (
	"context"
	"math"
	"strings"

	"tenure/graph"
)

// Find implements graph.Store.
func (s *Store) Find(ctx context.Context, q graph.NameQuery) ([]graph.NameHit, error) {
	if err := s.ready(ctx, "find"); err != nil {
		return nil, err
	}
	var name string
	switch q.Kind {
	case graph.PersonName:
		name = "people"
	case graph.OrganisationName:
		name = "organisations"
	}
	if name == "" || q.Key == "" {
		return nil, nil
	}
	if q.Prefix {
		name += " with a name that begins"
	} else {
		name += " named"
	}
	limit := math.MaxInt32
	if q.Limit > 0 {
		limit = q.Limit
	}
	var hits []graph.NameHit
	err := s.read(ctx, "find", func(t *tx) error {
		hits = nil
		return t.each(name, map[string]any{"key": q.Key, "word": " " + q.Key, "limit": limit}, func(v []any) {
			hits = append(hits, graph.NameHit{ID: text(v[0]), Name: leastForm(q, text(v[1]), texts(v[2]))})
		})
	})
	if err != nil {
		return nil, err
	}
	return hits, nil
}

// leastForm returns the first, in order, of the forms that answer q.
func leastForm(q graph.NameQuery, name string, names []string) string {
	least, found := "", false
	for _, form := range append([]string{name}, names...) {
		key := graph.Fold(form)
		matches := key == q.Key
		if q.Prefix {
			matches = strings.HasPrefix(key, q.Key) || strings.Contains(key, " "+q.Key)
		}
		if matches && (!found || form < least) {
			least, found = form, true
		}
	}
	return least
}

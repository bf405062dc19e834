package neo4j

import (
	"maps"
	"slices"

	"tenure/graph"
)

// batches runs a statement that deletes by ids, and counts what went.
func (w *writer) batches(name string, ids []string, change *graph.Change) error {
	for batch := range slices.Chunk(ids, writeBatch) {
		counters, err := w.tx.do(name, map[string]any{"ids": batch})
		if err != nil {
			return err
		}
		if change == nil {
			continue
		}
		change.Removed += counters.NodesDeleted()
		if change == &w.changes.Memberships {
			change.Removed += counters.RelationshipsDeleted()
		}
	}
	return nil
}

// gather returns the first column of what a statement finds for ids.
func (w *writer) gather(name string, ids []string) ([]string, error) {
	var found []string
	for batch := range slices.Chunk(ids, readBatch) {
		if err := w.tx.each(name, map[string]any{"ids": batch}, func(v []any) { found = append(found, text(v[0])) }); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// remove takes away in the order in which one thing hangs on another, and refuses to
// take what something that stays hangs on.
func (w *writer) remove() error {
	d, ch := w.delta, w.changes
	articles := unique(d.RemovedArticles)
	claims, err := w.gather("claims in articles", articles)
	if err != nil {
		return err
	}
	tenures, memberships, people := unique(d.RemovedTenures), unique(d.RemovedMemberships), unique(d.RemovedPeople)
	going := set{}
	going.add(claims...)
	going.add(d.RemovedClaims...)
	if err := w.left("claims of memberships", memberships, "claim", "supports", going); err != nil {
		return err
	}
	for _, step := range []func() error{
		func() error { return w.batches("remove claims", claims, &ch.Claims) },
		func() error { return w.batches("remove articles", articles, &ch.Articles) },
		func() error { return w.batches("remove claims", unique(d.RemovedClaims), &ch.Claims) },
		func() error { return w.left("claims left by tenures", tenures, "claim", "supports", nil) },
		func() error { return w.batches("remove tenures", tenures, &ch.Tenures) },
		func() error { return w.batches("remove memberships", memberships, &ch.Memberships) },
		func() error { return w.left("tenures left by people", people, "tenure", "person", nil) },
		func() error { return w.left("memberships left by people", people, "membership", "person", nil) },
		func() error { return w.unlink("names of people", people, "drop") },
		func() error { return w.unlink("aliases of people", people, "drop") },
		func() error { return w.batches("remove people", people, &ch.People) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// left refuses the delta if a statement finds something that hangs on ids, and that does
// not go itself.
func (w *writer) left(name string, ids []string, kind, field string, going set) error {
	for batch := range slices.Chunk(ids, readBatch) {
		var err error
		asking := w.tx.each(name, map[string]any{"ids": batch}, func(v []any) {
			if id := text(v[0]); err == nil && !going[id] {
				err = dangling(kind, id, field, text(v[1]))
			}
		})
		if asking != nil {
			return asking
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// release removes posts that no tenure is of, then organisations that nothing uses, then
// those that only these had used, and so on.
func (w *writer) release() error {
	organisations := set{}
	organisations.add(w.delta.ReleaseOrganisations...)
	var posts []string
	for batch := range slices.Chunk(unique(w.delta.ReleasePosts), readBatch) {
		err := w.tx.each("posts without tenures", map[string]any{"ids": batch}, func(v []any) {
			posts = append(posts, text(v[0]))
			organisations.add(text(v[1]))
		})
		if err != nil {
			return err
		}
	}
	if err := w.batches("remove posts", posts, &w.changes.Posts); err != nil {
		return err
	}
	for len(organisations) > 0 {
		unused, next := set{}, set{}
		for batch := range slices.Chunk(slices.Sorted(maps.Keys(organisations)), readBatch) {
			err := w.tx.each("organisations without use", map[string]any{"ids": batch}, func(v []any) {
				unused.add(text(v[0]))
				next.add(text(v[1]), text(v[2]))
			})
			if err != nil {
				return err
			}
		}
		ids := slices.Sorted(maps.Keys(unused))
		if err := w.unlink("names of organisations", ids, "drop"); err != nil {
			return err
		}
		if err := w.batches("remove organisations", ids, &w.changes.Organisations); err != nil {
			return err
		}
		if len(unused) == 0 {
			return nil
		}
		organisations = next
	}
	return nil
}

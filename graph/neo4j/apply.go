package neo4j

import (
	"context"
	"crypto/rand"
	"maps"
	"reflect"
	"slices"
	"strings"

	"tenure/graph"
)

// Apply implements graph.Store. A day that is none of the calendar is a *DayError.
//
// The delta is one transaction. It reads what the rows are now, and writes those that
// differ; where nothing differs the transaction writes nothing.
func (s *Store) Apply(ctx context.Context, delta *graph.Delta) (graph.Changes, error) {
	// The mark tells, when a commit's outcome is unknown, whether the delta has landed.
	mark := rand.Text()
	var changes graph.Changes
	err := s.write(ctx, "apply", func(t *tx) error {
		if t.delta == mark {
			return nil // by an earlier attempt, which has counted the changes
		}
		changes = graph.Changes{}
		w := &writer{tx: t, delta: delta, changes: &changes, written: map[string]set{}}
		if err := w.apply(); err != nil || changes.Zero() {
			return err
		}
		_, err := t.do("mark delta", map[string]any{"delta": mark})
		return err
	})
	if err != nil {
		return graph.Changes{}, err
	}
	return changes, nil
}

// writer applies one delta within a transaction.
type writer struct {
	tx      *tx
	delta   *graph.Delta
	changes *graph.Changes
	links   []links
	written map[string]set // the ids in the delta, by the statement that would look for them
}

// links are relationships of one kind that a delta makes or hangs elsewhere.
type links struct {
	name string // 'claims to articles'
	from string // kind of the node that names the other, for errors
	to   string // 'known articles': the statement that looks for the other ends
	end  string // field that names the other end, for errors
	rows []link
	// moved are the nodes whose relationship pointed elsewhere before.
	moved []string
}

type link struct{ from, to string }

func (l *links) put(id, now, before string, fresh bool) {
	if !fresh && now == before {
		return
	}
	if !fresh && before != "" {
		l.moved = append(l.moved, id)
	}
	if now != "" {
		l.rows = append(l.rows, link{from: id, to: now})
	}
}

func (w *writer) apply() error {
	for _, step := range []func() error{
		w.articles, w.people, w.organisations, w.posts, w.tenures, w.memberships, w.claims, w.connect, w.remove, w.release,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// upsert writes the rows of one kind that are new or differ, and returns these with what
// they were.
func upsert[T any](w *writer, kind string, rows []T, id func(T) string, read func([]any) T, encode func(T) (row, error),
	change *graph.Change,
) (fresh []T, old map[string]T, err error) {
	if len(rows) == 0 {
		return nil, nil, nil
	}
	old = make(map[string]T, len(rows))
	ids := make([]string, len(rows))
	for i, r := range rows {
		ids[i] = id(r)
	}
	if err := fetch(w.tx, kind+" by id", ids, read, id, old); err != nil {
		return nil, nil, err
	}
	there := set{}
	there.add(ids...)
	w.written["known "+kind] = there
	var encoded []row
	for _, r := range rows {
		e, err := encode(r)
		if err != nil {
			return nil, nil, err
		}
		before, known := old[id(r)]
		switch {
		case !known:
			change.Added++
		case !same(before, r):
			change.Changed++
		default:
			continue
		}
		fresh, encoded = append(fresh, r), append(encoded, e)
	}
	if kind == "memberships" { // they are relationships: they wait for their ends
		return fresh, old, nil
	}
	return fresh, old, w.write("write "+kind, encoded)
}

func (w *writer) write(name string, rows []row) error {
	for batch := range slices.Chunk(rows, writeBatch) {
		if _, err := w.tx.do(name, map[string]any{"rows": batch}); err != nil {
			return err
		}
	}
	return nil
}

// same compares two nodes; a nil and an empty list are alike.
func same[T any](a, b T) bool {
	va, vb := reflect.ValueOf(a), reflect.ValueOf(b)
	if va.Comparable() && vb.Comparable() {
		return va.Equal(vb)
	}
	for i := range va.NumField() {
		x, y := va.Field(i), vb.Field(i)
		if x.Kind() == reflect.Slice {
			if !slices.Equal(x.Interface().([]string), y.Interface().([]string)) {
				return false
			}
		} else if !x.Equal(y) {
			return false
		}
	}
	return true
}

func (w *writer) articles() error {
	_, _, err := upsert(w, "articles", w.delta.Articles, articleID, readArticle, articleRow, &w.changes.Articles)
	return err
}

func (w *writer) people() error {
	fresh, old, err := upsert(w, "people", w.delta.People, personID, readPerson, personRow, &w.changes.People)
	if err != nil {
		return err
	}
	names, aliases := keys{name: "name people", of: "names of people"}, keys{name: "alias people", of: "aliases of people"}
	for _, p := range fresh {
		before, known := old[p.ID]
		names.put(p.ID, nameKeys(p.Name, p.Names), nameKeys(before.Name, before.Names), known)
		aliases.put(p.ID, unique(p.Aliases), unique(before.Aliases), known)
	}
	if err := w.rekey(&names); err != nil {
		return err
	}
	return w.rekey(&aliases)
}

func (w *writer) organisations() error {
	fresh, old, err := upsert(w, "organisations", w.delta.Organisations, organisationID, readOrganisation, organisationRow, &w.changes.Organisations)
	if err != nil {
		return err
	}
	names := keys{name: "name organisations", of: "names of organisations"}
	parents := links{name: "organisations to parents", from: "organisation", to: "known organisations", end: "parent"}
	successors := links{name: "organisations to successors", from: "organisation", to: "known organisations", end: "successor"}
	for _, o := range fresh {
		before, known := old[o.ID]
		names.put(o.ID, nameKeys(o.Name, o.Names), nameKeys(before.Name, before.Names), known)
		parents.put(o.ID, o.Parent, before.Parent, !known)
		successors.put(o.ID, o.Successor, before.Successor, !known)
	}
	w.links = append(w.links, parents, successors)
	return w.rekey(&names)
}

func (w *writer) posts() error {
	fresh, old, err := upsert(w, "posts", w.delta.Posts, postID, readPost, postRow, &w.changes.Posts)
	at := links{name: "posts to organisations", from: "post", to: "known organisations", end: "organisation"}
	for _, p := range fresh {
		before, known := old[p.ID]
		if p.Organisation == "" {
			return dangling("post", p.ID, "organisation", "")
		}
		at.put(p.ID, p.Organisation, before.Organisation, !known)
	}
	w.links = append(w.links, at)
	return err
}

func (w *writer) tenures() error {
	fresh, old, err := upsert(w, "tenures", w.delta.Tenures, tenureID, readTenure, tenureRow, &w.changes.Tenures)
	held := links{name: "tenures to people", from: "tenure", to: "known people", end: "person"}
	of := links{name: "tenures to posts", from: "tenure", to: "known posts", end: "post"}
	for _, t := range fresh {
		before, known := old[t.ID]
		if t.Person == "" {
			return dangling("tenure", t.ID, "person", "")
		}
		if t.Post == "" {
			return dangling("tenure", t.ID, "post", "")
		}
		held.put(t.ID, t.Person, before.Person, !known)
		of.put(t.ID, t.Post, before.Post, !known)
	}
	w.links = append(w.links, held, of)
	return err
}

// memberships are relationships with properties: one whose end moves is made anew.
func (w *writer) memberships() error {
	fresh, old, err := upsert(w, "memberships", w.delta.Memberships, membershipID, readMembership, membershipRow, &w.changes.Memberships)
	if err != nil || len(fresh) == 0 {
		return err
	}
	people := links{from: "membership", to: "known people", end: "person"}
	parties := links{from: "membership", to: "known organisations", end: "organisation"}
	var moved []string
	for _, m := range fresh {
		people.rows = append(people.rows, link{m.ID, m.Person})
		parties.rows = append(parties.rows, link{m.ID, m.Organisation})
		if before, known := old[m.ID]; known && (before.Person != m.Person || before.Organisation != m.Organisation) {
			moved = append(moved, m.ID)
		}
	}
	for _, l := range []links{people, parties} {
		if err := w.ends(&l); err != nil {
			return err
		}
	}
	if err := w.batches("remove memberships", moved, nil); err != nil {
		return err
	}
	slices.SortFunc(fresh, func(a, b graph.Membership) int { return strings.Compare(a.Organisation, b.Organisation) })
	rows := make([]row, len(fresh))
	for i, m := range fresh {
		if rows[i], err = membershipRow(m); err != nil {
			return err
		}
	}
	return w.write("write memberships", rows)
}

func (w *writer) claims() error {
	fresh, old, err := upsert(w, "claims", w.delta.Claims, claimID, readClaim, claimRow, &w.changes.Claims)
	if err != nil {
		return err
	}
	in := links{name: "claims to articles", from: "claim", to: "known articles", end: "article"}
	supports := links{name: "claims to tenures", from: "claim", to: "known tenures", end: "supports"}
	memberships := links{from: "claim", to: "known memberships", end: "supports"}
	for _, c := range fresh {
		before, known := old[c.ID]
		if c.Article == "" {
			return dangling("claim", c.ID, "article", "")
		}
		in.put(c.ID, c.Article, before.Article, !known)
		now, was := c.SupportsID, before.SupportsID
		if before.Kind == graph.ClaimMembership {
			was = ""
		}
		if c.Kind == graph.ClaimMembership {
			now = ""
			memberships.put(c.ID, c.SupportsID, "", true)
		}
		supports.put(c.ID, now, was, !known)
	}
	w.links = append(w.links, in, supports)
	return w.ends(&memberships)
}

// connect makes the relationships, once all nodes are there.
func (w *writer) connect() error {
	for i := range w.links {
		l := &w.links[i]
		if err := w.ends(l); err != nil {
			return err
		}
		if err := w.unlink("links of "+l.name, l.moved, "unlink"); err != nil {
			return err
		}
		if err := w.linkAll("link "+l.name, l.rows); err != nil {
			return err
		}
	}
	return nil
}

// linkAll sorts by the end that rows share, so that its lock is taken once.
func (w *writer) linkAll(name string, pairs []link) error {
	slices.SortFunc(pairs, func(a, b link) int {
		if c := strings.Compare(a.to, b.to); c != 0 {
			return c
		}
		return strings.Compare(a.from, b.from)
	})
	rows := make([]row, len(pairs))
	for i, p := range pairs {
		rows[i] = row{"from": p.from, "to": p.to}
	}
	return w.write(name, rows)
}

// ends looks whether all the other ends are there.
func (w *writer) ends(l *links) error {
	if len(l.rows) == 0 {
		return nil
	}
	here := w.written[l.to]
	wanted := set{}
	for _, r := range l.rows {
		if !here[r.to] {
			wanted[r.to] = true
		}
	}
	known := set{}
	for batch := range slices.Chunk(slices.Sorted(maps.Keys(wanted)), readBatch) {
		if err := w.tx.each(l.to, map[string]any{"ids": batch}, func(v []any) { known[text(v[0])] = true }); err != nil {
			return err
		}
	}
	for _, r := range l.rows {
		if !here[r.to] && !known[r.to] {
			return dangling(l.from, r.from, l.end, r.to)
		}
	}
	return nil
}

func dangling(kind, id, field, to string) error {
	return &plainError{&graph.DanglingError{Kind: kind, ID: id, Field: field, To: to}}
}

// unlink finds, with one statement, what hangs on ids and removes it with another.
func (w *writer) unlink(find string, ids []string, remove string) error {
	for batch := range slices.Chunk(ids, writeBatch) {
		var found []string
		if err := w.tx.each(find, map[string]any{"ids": batch}, func(v []any) { found = append(found, text(v[0])) }); err != nil {
			return err
		}
		if len(found) == 0 {
			continue
		}
		if _, err := w.tx.do(remove, map[string]any{"ids": found}); err != nil {
			return err
		}
	}
	return nil
}

// keys are the nodes by which names and aliases are looked up.
type keys struct {
	name    string // the statement that makes them
	of      string // the statement that finds them
	rows    []link // key, owner
	outdate []string
}

func (k *keys) put(id string, now, before []string, known bool) {
	if known {
		if slices.Equal(now, before) {
			return
		}
		if len(before) > 0 {
			k.outdate = append(k.outdate, id)
		}
	}
	for _, key := range now {
		k.rows = append(k.rows, link{from: key, to: id})
	}
}

func (w *writer) rekey(k *keys) error {
	if err := w.unlink(k.of, k.outdate, "drop"); err != nil {
		return err
	}
	return w.linkAll(k.name, k.rows)
}

// nameKeys returns the folded forms of a name, sorted.
func nameKeys(name string, names []string) []string {
	folded := []string{graph.Fold(name)}
	for _, n := range names {
		folded = append(folded, graph.Fold(n))
	}
	return unique(folded)
}

package sqlite

import (
	"context"
	"errors"

	"tenure/graph"
)

// Apply implements graph.Store.
func (s *Store) Apply(ctx context.Context, delta *graph.Delta) (graph.Changes, error) {
	if s.write == nil {
		return graph.Changes{}, &ReadOnlyError{File: s.file}
	}
	if delta.Empty() {
		return graph.Changes{}, wrap(ctx, s.file, "writing", ctx.Err())
	}
	var changes graph.Changes
	err := s.write.transaction(ctx, func(ctx context.Context) error {
		a := applying{w: s.write}
		err := a.delta(ctx, delta)
		changes = a.changes
		return err
	})
	if err != nil {
		if errors.As(err, new(*graph.DanglingError)) {
			return graph.Changes{}, err
		}
		return graph.Changes{}, wrap(ctx, s.file, "writing", err)
	}
	return changes, nil
}

// applying is one delta on its way in.
type applying struct {
	w       *writer
	changes graph.Changes
}

func (a *applying) delta(ctx context.Context, d *graph.Delta) error {
	for _, step := range []func(context.Context, *graph.Delta) error{a.upserts, a.ends, a.removals, a.referrers, a.releases} {
		if err := step(ctx, d); err != nil {
			return err
		}
	}
	return nil
}

func (a *applying) upserts(ctx context.Context, d *graph.Delta) error {
	ch := &a.changes
	person := func(p *graph.Person, added bool) error {
		if err := a.aliases(ctx, p, added); err != nil {
			return err
		}
		return a.names(ctx, personKind, p.ID, p.Name, p.Names, added)
	}
	organisation := func(o *graph.Organisation, added bool) error {
		return a.names(ctx, organisationKind, o.ID, o.Name, o.Names, added)
	}
	return errors.Join(
		upsert(ctx, a.w, articles, d.Articles, &ch.Articles, nil),
		upsert(ctx, a.w, claims, d.Claims, &ch.Claims, nil),
		upsert(ctx, a.w, people, d.People, &ch.People, person),
		upsert(ctx, a.w, organisations, d.Organisations, &ch.Organisations, organisation),
		upsert(ctx, a.w, posts, d.Posts, &ch.Posts, nil),
		upsert(ctx, a.w, tenures, d.Tenures, &ch.Tenures, nil),
		upsert(ctx, a.w, memberships, d.Memberships, &ch.Memberships, nil),
	)
}

// upsert writes rows that are new or differ, counts them, and calls after, if there is
// one, for each of them.
func upsert[T any](ctx context.Context, w *writer, t table[T], rows []T, ch *graph.Change, after func(row *T, added bool) error) error {
	if len(rows) == 0 {
		return nil
	}
	inserts, updates := t.inserts(), t.updates()
	for i := range rows {
		w.args = t.values(w.args[:0], &rows[i])
		n, err := w.exec(ctx, inserts, w.args...)
		if err != nil {
			return err
		}
		added := n > 0
		if added {
			ch.Added++
		} else {
			if n, err = w.exec(ctx, updates, w.args...); err != nil {
				return err
			}
			ch.Changed += n
		}
		if n > 0 && after != nil {
			if err := after(&rows[i], added); err != nil {
				return err
			}
		}
	}
	return nil
}

// aliases makes person_alias say what the person does.
func (a *applying) aliases(ctx context.Context, p *graph.Person, added bool) error {
	if !added {
		if _, err := a.w.exec(ctx, "DELETE FROM person_alias WHERE person = ?1", p.ID); err != nil {
			return err
		}
	}
	for _, alias := range p.Aliases {
		if _, err := a.w.exec(ctx, "INSERT INTO person_alias (alias, person) VALUES (?1, ?2) ON CONFLICT DO NOTHING", alias, p.ID); err != nil {
			return err
		}
	}
	return nil
}

// references collects what the rows of one kind name through one field.
type references struct {
	kind, field, table string
	to                 []string          // distinct, in the order met
	from               map[string]string // the first node that names each
}

func (r *references) add(id, to string) {
	if _, ok := r.from[to]; ok {
		return
	}
	if r.from == nil {
		r.from = map[string]string{}
	}
	r.from[to] = id
	r.to = append(r.to, to)
}

// ends checks that what the upserted rows name is there.
func (a *applying) ends(ctx context.Context, d *graph.Delta) error {
	article := references{kind: "claim", field: "article", table: "article"}
	tenure := references{kind: "claim", field: "supports", table: "tenure"}
	membership := references{kind: "claim", field: "supports", table: "membership"}
	for i := range d.Claims {
		c := &d.Claims[i]
		article.add(c.ID, c.Article)
		switch {
		case c.SupportsID == "":
		case c.Kind == graph.ClaimMembership:
			membership.add(c.ID, c.SupportsID)
		default:
			tenure.add(c.ID, c.SupportsID)
		}
	}
	parent := references{kind: "organisation", field: "parent", table: "organisation"}
	successor := references{kind: "organisation", field: "successor", table: "organisation"}
	for _, o := range d.Organisations {
		if o.Parent != "" {
			parent.add(o.ID, o.Parent)
		}
		if o.Successor != "" {
			successor.add(o.ID, o.Successor)
		}
	}
	at := references{kind: "post", field: "organisation", table: "organisation"}
	for _, p := range d.Posts {
		at.add(p.ID, p.Organisation)
	}
	holder := references{kind: "tenure", field: "person", table: "person"}
	of := references{kind: "tenure", field: "post", table: "post"}
	for i := range d.Tenures {
		holder.add(d.Tenures[i].ID, d.Tenures[i].Person)
		of.add(d.Tenures[i].ID, d.Tenures[i].Post)
	}
	member := references{kind: "membership", field: "person", table: "person"}
	in := references{kind: "membership", field: "organisation", table: "organisation"}
	for _, m := range d.Memberships {
		member.add(m.ID, m.Person)
		in.add(m.ID, m.Organisation)
	}
	for _, r := range []references{article, tenure, membership, parent, successor, at, holder, of, member, in} {
		if len(r.to) == 0 {
			continue
		}
		err := a.w.query(ctx, 1, func(texts []string) error {
			return &graph.DanglingError{Kind: r.kind, ID: r.from[texts[0]], Field: r.field, To: texts[0]}
		}, "SELECT value FROM json_each(?1) WHERE NOT EXISTS (SELECT 1 FROM "+r.table+" WHERE id = value) LIMIT 1", idList(r.to))
		if err != nil {
			return err
		}
	}
	return nil
}

func (a *applying) removals(ctx context.Context, d *graph.Delta) error {
	ch := &a.changes
	for _, r := range []struct {
		ids   []string
		text  string
		count *int
	}{
		{d.RemovedArticles, "DELETE FROM claim WHERE article IN (SELECT value FROM json_each(?1))", &ch.Claims.Removed},
		{d.RemovedArticles, articles.removes(), &ch.Articles.Removed},
		{d.RemovedClaims, claims.removes(), &ch.Claims.Removed},
		{d.RemovedTenures, tenures.removes(), &ch.Tenures.Removed},
		{d.RemovedMemberships, memberships.removes(), &ch.Memberships.Removed},
		{d.RemovedPeople, people.removes(), &ch.People.Removed},
		{d.RemovedPeople, "DELETE FROM person_alias WHERE person IN (SELECT value FROM json_each(?1))", nil},
	} {
		if len(r.ids) == 0 {
			continue
		}
		n, err := a.w.exec(ctx, r.text, idList(r.ids))
		if err != nil {
			return err
		}
		if r.count != nil {
			*r.count += n
		}
	}
	return a.forget(ctx, personKind, d.RemovedPeople)
}

// referrers checks that no row names what was removed.
func (a *applying) referrers(ctx context.Context, d *graph.Delta) error {
	for _, r := range []struct {
		ids         []string
		kind, field string
		text        string
	}{
		{d.RemovedPeople, "tenure", "person", "SELECT id, person FROM tenure WHERE person IN (SELECT value FROM json_each(?1)) LIMIT 1"},
		{d.RemovedPeople, "membership", "person", "SELECT id, person FROM membership WHERE person IN (SELECT value FROM json_each(?1)) LIMIT 1"},
		{d.RemovedTenures, "claim", "supports", "SELECT id, supports_id FROM claim WHERE supports_id IN (SELECT value FROM json_each(?1)) AND supports_id <> '' AND kind <> 'membership' LIMIT 1"},
		{d.RemovedMemberships, "claim", "supports", "SELECT id, supports_id FROM claim WHERE supports_id IN (SELECT value FROM json_each(?1)) AND supports_id <> '' AND kind = 'membership' LIMIT 1"},
	} {
		if len(r.ids) == 0 {
			continue
		}
		err := a.w.query(ctx, 2, func(texts []string) error {
			return &graph.DanglingError{Kind: r.kind, ID: texts[0], Field: r.field, To: texts[1]}
		}, r.text, idList(r.ids))
		if err != nil {
			return err
		}
	}
	return nil
}

// releases removes the posts and organisations that nothing supports any more.
func (a *applying) releases(ctx context.Context, d *graph.Delta) error {
	var gone []string
	candidates := d.ReleaseOrganisations
	if len(d.ReleasePosts) > 0 {
		err := a.w.query(ctx, 2, func(texts []string) error {
			gone, candidates = append(gone, texts[0]), append(candidates[:len(candidates):len(candidates)], texts[1])
			return nil
		}, `SELECT id, organisation FROM post WHERE id IN (SELECT value FROM json_each(?1))
			AND NOT EXISTS (SELECT 1 FROM tenure WHERE tenure.post = post.id)`, idList(d.ReleasePosts))
		if err != nil {
			return err
		}
		n, err := a.w.exec(ctx, posts.removes(), idList(gone))
		if err != nil {
			return err
		}
		a.changes.Posts.Removed += n
	}
	for len(candidates) > 0 {
		var lonely, next []string
		err := a.w.query(ctx, 3, func(texts []string) error {
			lonely = append(lonely, texts[0])
			for _, id := range texts[1:] {
				if id != "" {
					next = append(next, id)
				}
			}
			return nil
		}, `SELECT id, parent, successor FROM organisation AS o WHERE id IN (SELECT value FROM json_each(?1))
			AND NOT EXISTS (SELECT 1 FROM post WHERE organisation = o.id)
			AND NOT EXISTS (SELECT 1 FROM membership WHERE organisation = o.id)
			AND NOT EXISTS (SELECT 1 FROM organisation AS c WHERE c.parent = o.id AND c.parent <> '' AND c.id <> o.id)
			AND NOT EXISTS (SELECT 1 FROM organisation AS c WHERE c.successor = o.id AND c.successor <> '' AND c.id <> o.id)`, idList(candidates))
		if err != nil {
			return err
		}
		if len(lonely) == 0 {
			return nil
		}
		n, err := a.w.exec(ctx, organisations.removes(), idList(lonely))
		if err != nil {
			return err
		}
		a.changes.Organisations.Removed += n
		if err := a.forget(ctx, organisationKind, lonely); err != nil {
			return err
		}
		candidates = next
	}
	return nil
}

package neo4j

import (
	"context"
	"maps"
	"slices"

	"tenure/graph"
)

// Load implements graph.Store.
func (s *Store) Load(ctx context.Context, scope graph.Scope) (*graph.Subgraph, error) {
	var g *graph.Subgraph
	err := s.read(ctx, "load", func(t *tx) error {
		l := newLoader(t)
		if err := l.load(scope); err != nil {
			return err
		}
		g = l.subgraph()
		return nil
	})
	if err != nil {
		return nil, err
	}
	return g, nil
}

// set is a set of ids; "" is never in one.
type set map[string]bool

func (s set) add(ids ...string) {
	for _, id := range ids {
		if id != "" {
			s[id] = true
		}
	}
}

// loader gathers what one Load has found.
type loader struct {
	tx            *tx
	articles      map[string]graph.Article
	claims        map[string]graph.Claim
	people        map[string]graph.Person
	organisations map[string]graph.Organisation
	posts         map[string]graph.Post
	tenures       map[string]graph.Tenure
	memberships   map[string]graph.Membership
}

func newLoader(t *tx) *loader {
	return &loader{
		tx: t, articles: map[string]graph.Article{}, claims: map[string]graph.Claim{}, people: map[string]graph.Person{},
		organisations: map[string]graph.Organisation{}, posts: map[string]graph.Post{}, tenures: map[string]graph.Tenure{},
		memberships: map[string]graph.Membership{},
	}
}

// fetch runs a load statement for ids, a batch at a time, and keeps its rows by id.
func fetch[T any](t *tx, name string, ids []string, read func([]any) T, id func(T) string, into map[string]T) error {
	for batch := range slices.Chunk(ids, readBatch) {
		err := t.each(name, map[string]any{"ids": batch}, func(v []any) {
			node := read(v)
			into[id(node)] = node
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// missing returns the ids that are not among the nodes, sorted.
func missing[T any](ids set, nodes map[string]T) []string {
	var out []string
	for id := range ids {
		if _, ok := nodes[id]; !ok {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// unique returns ids sorted, without repeats and without "".
func unique(ids []string) []string {
	s := set{}
	s.add(ids...)
	return slices.Sorted(maps.Keys(s))
}

func (l *loader) fetchArticles(name string, ids []string) error {
	return fetch(l.tx, name, ids, readArticle, articleID, l.articles)
}

func (l *loader) fetchClaims(name string, ids []string) error {
	return fetch(l.tx, name, ids, readClaim, claimID, l.claims)
}

func (l *loader) fetchPeople(name string, ids []string) error {
	return fetch(l.tx, name, ids, readPerson, personID, l.people)
}

func (l *loader) fetchOrganisations(name string, ids []string) error {
	return fetch(l.tx, name, ids, readOrganisation, organisationID, l.organisations)
}

func (l *loader) fetchPosts(name string, ids []string) error {
	return fetch(l.tx, name, ids, readPost, postID, l.posts)
}

func (l *loader) fetchTenures(name string, ids []string) error {
	return fetch(l.tx, name, ids, readTenure, tenureID, l.tenures)
}

func (l *loader) fetchMemberships(name string, ids []string) error {
	return fetch(l.tx, name, ids, readMembership, membershipID, l.memberships)
}

func articleID(a graph.Article) string           { return a.ID }
func claimID(c graph.Claim) string               { return c.ID }
func personID(p graph.Person) string             { return p.ID }
func organisationID(o graph.Organisation) string { return o.ID }
func postID(p graph.Post) string                 { return p.ID }
func tenureID(t graph.Tenure) string             { return t.ID }
func membershipID(m graph.Membership) string     { return m.ID }

// load follows the scope from what has most to what hangs on it.
func (l *loader) load(scope graph.Scope) error {
	articles, blocks, posts := unique(scope.Articles), unique(scope.Blocks), unique(scope.Posts)
	organisations := unique(scope.Organisations)
	people := unique(scope.People)
	for _, step := range []func() error{
		func() error { return l.fetchArticles("articles by id", articles) },
		func() error { return l.fetchClaims("claims by article", articles) },
		func() error { return l.wholePeople(people) },
		func() error { return l.blocks(blocks) },
		func() error { return l.wholePosts(posts) },
		func() error { return l.around(organisations, scope) },
		func() error { return l.rest(scope) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// wholePeople loads people, by ids that they have or had, and all that hangs on them.
// Nothing else may have been loaded of people, tenures and memberships before.
func (l *loader) wholePeople(ids []string) error {
	if err := l.fetchPeople("people by id", ids); err != nil {
		return err
	}
	if err := l.fetchPeople("people by alias", ids); err != nil {
		return err
	}
	whole := slices.Sorted(maps.Keys(l.people))
	if err := l.fetchClaims("claims by person", whole); err != nil {
		return err
	}
	if err := l.fetchMemberships("memberships by person", whole); err != nil {
		return err
	}
	parties := set{}
	for _, m := range l.memberships {
		parties.add(m.Organisation)
	}
	if err := l.fetchOrganisations("organisations by id", slices.Sorted(maps.Keys(parties))); err != nil {
		return err
	}
	if err := l.fetchTenures("tenures by person", whole); err != nil {
		return err
	}
	posts := set{}
	for _, t := range l.tenures {
		posts.add(t.Post)
	}
	return l.postsWithOrganisations(slices.Sorted(maps.Keys(posts)))
}

func (l *loader) blocks(blocks []string) error {
	if err := l.fetchClaims("claims by block", blocks); err != nil {
		return err
	}
	people := map[string]graph.Person{}
	if err := fetch(l.tx, "people by block", blocks, readPerson, personID, people); err != nil {
		return err
	}
	maps.Copy(l.people, people)
	return l.fetchMemberships("memberships by person", slices.Sorted(maps.Keys(people)))
}

func (l *loader) wholePosts(posts []string) error {
	if err := l.fetchClaims("claims by post", posts); err != nil {
		return err
	}
	if err := l.fetchTenures("tenures by post", posts); err != nil {
		return err
	}
	return l.postsWithOrganisations(posts)
}

func (l *loader) postsWithOrganisations(posts []string) error {
	fresh := map[string]graph.Post{}
	if err := fetch(l.tx, "posts by id", posts, readPost, postID, fresh); err != nil {
		return err
	}
	organisations := set{}
	for _, p := range fresh {
		organisations.add(p.Organisation)
	}
	maps.Copy(l.posts, fresh)
	return l.fetchOrganisations("organisations by id", missing(organisations, l.organisations))
}

// around loads organisations with their posts and what stands about them.
func (l *loader) around(ids []string, scope graph.Scope) error {
	if err := l.fetchOrganisations("organisations by id", ids); err != nil {
		return err
	}
	neighbours := set{}
	for _, id := range ids {
		o := l.organisations[id]
		neighbours.add(o.Parent, o.Successor)
	}
	if err := l.fetchOrganisations("organisations by id", missing(neighbours, l.organisations)); err != nil {
		return err
	}
	withPosts := set{}
	withPosts.add(ids...)
	if scope.Children {
		children := map[string]graph.Organisation{}
		if err := fetch(l.tx, "organisations by parent", ids, readOrganisation, organisationID, children); err != nil {
			return err
		}
		for id := range children {
			withPosts.add(id)
		}
		maps.Copy(l.organisations, children)
	}
	if err := l.fetchPosts("posts by organisation", slices.Sorted(maps.Keys(withPosts))); err != nil {
		return err
	}
	if !scope.Forms {
		return nil
	}
	return l.forms(ids)
}

// forms loads the claim of the least id for each form under which claims name the
// organisations, be it as the body itself or as its parent.
func (l *loader) forms(ids []string) error {
	type form struct{ id, name, kind, parent string }
	least := map[form]string{}
	for _, name := range []string{"forms of organisations", "forms of parents"} {
		for batch := range slices.Chunk(ids, readBatch) {
			err := l.tx.each(name, map[string]any{"ids": batch}, func(v []any) {
				f, claim := form{text(v[0]), text(v[1]), text(v[2]), text(v[3])}, text(v[4])
				if old, ok := least[f]; !ok || claim < old {
					least[f] = claim
				}
			})
			if err != nil {
				return err
			}
		}
	}
	claims := set{}
	for _, id := range least {
		claims.add(id)
	}
	return l.fetchClaims("claims by id", missing(claims, l.claims))
}

// rest loads the holders of tenures and, if asked, the articles of claims.
func (l *loader) rest(scope graph.Scope) error {
	holders := set{}
	for _, t := range l.tenures {
		holders.add(t.Person)
	}
	if err := l.fetchPeople("people by id", missing(holders, l.people)); err != nil {
		return err
	}
	if !scope.Cited {
		return nil
	}
	articles := set{}
	for _, c := range l.claims {
		articles.add(c.Article)
	}
	return l.fetchArticles("articles by id", missing(articles, l.articles))
}

func (l *loader) subgraph() *graph.Subgraph {
	return &graph.Subgraph{
		Articles: sorted(l.articles), Claims: sorted(l.claims), People: sorted(l.people), Organisations: sorted(l.organisations),
		Posts: sorted(l.posts), Tenures: sorted(l.tenures), Memberships: sorted(l.memberships),
	}
}

func sorted[T any](nodes map[string]T) []T {
	if len(nodes) == 0 {
		return nil
	}
	out := make([]T, 0, len(nodes))
	for _, id := range slices.Sorted(maps.Keys(nodes)) {
		out = append(out, nodes[id])
	}
	return out
}

package storetest

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"

	"tenure/graph"
)

// Memory is a graph.Store in plain maps: the reference that other stores are compared
// with, and a store for tests that need no file. It favours plainness over speed; every
// Load looks at every node.
type Memory struct {
	mu     sync.RWMutex
	state  state
	holder string // of the lock
	locked bool
	closed bool
}

// state is the whole graph.
type state struct {
	articles      map[string]graph.Article
	claims        map[string]graph.Claim
	people        map[string]graph.Person
	organisations map[string]graph.Organisation
	posts         map[string]graph.Post
	tenures       map[string]graph.Tenure
	memberships   map[string]graph.Membership
}

var _ graph.Store = (*Memory)(nil)

// errClosed is what a closed Memory answers.
var errClosed = errors.New("the memory store is closed: open another")

// NewMemory returns an empty store.
func NewMemory() *Memory {
	return &Memory{state: state{
		articles:      map[string]graph.Article{},
		claims:        map[string]graph.Claim{},
		people:        map[string]graph.Person{},
		organisations: map[string]graph.Organisation{},
		posts:         map[string]graph.Post{},
		tenures:       map[string]graph.Tenure{},
		memberships:   map[string]graph.Membership{},
	}}
}

func (s state) clone() state {
	return state{
		articles:      maps.Clone(s.articles),
		claims:        maps.Clone(s.claims),
		people:        maps.Clone(s.people),
		organisations: maps.Clone(s.organisations),
		posts:         maps.Clone(s.posts),
		tenures:       maps.Clone(s.tenures),
		memberships:   maps.Clone(s.memberships),
	}
}

// ready says why the store cannot answer, if so.
func (m *Memory) ready(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if m.closed {
		return errClosed
	}
	return nil
}

// Load implements graph.Store.
func (m *Memory) Load(ctx context.Context, scope graph.Scope) (*graph.Subgraph, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if err := m.ready(ctx); err != nil {
		return nil, err
	}
	return m.state.load(scope), nil
}

// Apply implements graph.Store.
func (m *Memory) Apply(ctx context.Context, delta *graph.Delta) (graph.Changes, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.ready(ctx); err != nil {
		return graph.Changes{}, err
	}
	next := m.state.clone()
	changes, err := next.apply(delta)
	if err != nil {
		return graph.Changes{}, err
	}
	m.state = next
	return changes, nil
}

// Find implements graph.Store.
func (m *Memory) Find(ctx context.Context, q graph.NameQuery) ([]graph.NameHit, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if err := m.ready(ctx); err != nil {
		return nil, err
	}
	if q.Key == "" {
		return nil, nil
	}
	var hits []graph.NameHit
	look := func(id, name string, names []string) {
		least, found := "", false
		for _, form := range append([]string{name}, names...) {
			if matches(graph.Fold(form), q) && (!found || form < least) {
				least, found = form, true
			}
		}
		if found {
			hits = append(hits, graph.NameHit{ID: id, Name: least})
		}
	}
	switch q.Kind {
	case graph.PersonName:
		for id, p := range m.state.people {
			look(id, p.Name, p.Names)
		}
	case graph.OrganisationName:
		for id, o := range m.state.organisations {
			look(id, o.Name, o.Names)
		}
	}
	slices.SortFunc(hits, func(a, b graph.NameHit) int { return strings.Compare(a.ID, b.ID) })
	if q.Limit > 0 && len(hits) > q.Limit {
		hits = hits[:q.Limit]
	}
	return hits, nil
}

// matches says whether the folded name key answers q.
func matches(key string, q graph.NameQuery) bool {
	if !q.Prefix {
		return key == q.Key
	}
	return strings.HasPrefix(key, q.Key) || strings.Contains(key, " "+q.Key)
}

// Counts implements graph.Store.
func (m *Memory) Counts(ctx context.Context) (graph.Counts, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if err := m.ready(ctx); err != nil {
		return graph.Counts{}, err
	}
	s := m.state
	supports, partOf, succeeded := 0, 0, 0
	for _, c := range s.claims {
		if c.Kind == graph.ClaimTenure && c.SupportsID != "" {
			supports++
		}
	}
	for _, o := range s.organisations {
		if o.Parent != "" {
			partOf++
		}
		if o.Successor != "" {
			succeeded++
		}
	}
	return graph.Counts{
		Nodes: map[string]int{
			"Article": len(s.articles), "Claim": len(s.claims), "Person": len(s.people),
			"Organisation": len(s.organisations), "Post": len(s.posts), "Tenure": len(s.tenures),
		},
		Relationships: map[string]int{
			"HELD": len(s.tenures), "OF": len(s.tenures), "AT": len(s.posts), "SUPPORTS": supports,
			"IN": len(s.claims), "MEMBER_OF": len(s.memberships), "PART_OF": partOf, "SUCCEEDED_BY": succeeded,
		},
	}, nil
}

// Check implements graph.Store.
func (m *Memory) Check(ctx context.Context) []graph.Finding {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if err := m.ready(ctx); err != nil {
		return []graph.Finding{{What: "memory store", Note: err.Error()}}
	}
	return []graph.Finding{{What: "memory store", OK: true, Note: "in memory: gone when the program ends"}}
}

// Lock implements graph.Store.
func (m *Memory) Lock(ctx context.Context, holder string) (func() error, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.ready(ctx); err != nil {
		return nil, err
	}
	if m.locked {
		return nil, &graph.LockedError{Store: "the memory store", Holder: m.holder}
	}
	m.locked, m.holder = true, holder
	var once sync.Once
	return func() error {
		once.Do(func() {
			m.mu.Lock()
			defer m.mu.Unlock()
			m.locked = false
		})
		return nil
	}, nil
}

// Close implements graph.Store.
func (m *Memory) Close(context.Context) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.closed = true
	return nil
}

// load answers a scope by looking at everything.
func (s state) load(scope graph.Scope) *graph.Subgraph {
	articles, claims := set{}, set{}
	people, organisations := set{}, set{}
	posts, tenures, memberships := set{}, set{}, set{}

	inArticles, inBlocks := setOf(scope.Articles), setOf(scope.Blocks)
	inPosts, inPeople, inOrganisations := setOf(scope.Posts), setOf(scope.People), setOf(scope.Organisations)

	articles.union(inArticles)
	posts.union(inPosts)
	organisations.union(inOrganisations)

	whole := set{} // people loaded with their tenures
	for id, p := range s.people {
		if inPeople[id] || slices.ContainsFunc(p.Aliases, inPeople.has) {
			whole[id], people[id] = true, true
		}
		if inBlocks[p.Block] {
			people[id] = true
		}
	}
	for id, c := range s.claims {
		if inArticles[c.Article] || inBlocks[c.Block] || inPosts[c.PostID] || whole[c.PersonID] {
			claims[id] = true
		}
	}
	for id, m := range s.memberships {
		if whole[m.Person] {
			organisations[m.Organisation] = true
		}
		if whole[m.Person] || inBlocks[s.people[m.Person].Block] {
			memberships[id] = true
		}
	}
	for id, t := range s.tenures {
		if inPosts[t.Post] {
			tenures[id], people[t.Person] = true, true
		}
		if whole[t.Person] {
			tenures[id], posts[t.Post] = true, true
		}
	}
	for id := range posts {
		organisations[s.posts[id].Organisation] = true
	}
	withPosts := maps.Clone(inOrganisations)
	for id := range inOrganisations {
		organisations[s.organisations[id].Parent] = true
		organisations[s.organisations[id].Successor] = true
	}
	if scope.Children {
		for id, o := range s.organisations {
			if inOrganisations[o.Parent] {
				organisations[id], withPosts[id] = true, true
			}
		}
	}
	for id, p := range s.posts {
		if withPosts[p.Organisation] {
			posts[id] = true
		}
	}
	if scope.Forms {
		claims.union(s.forms(inOrganisations))
	}
	if scope.Cited {
		for id := range claims {
			articles[s.claims[id].Article] = true
		}
	}
	return &graph.Subgraph{
		Articles: pick(s.articles, articles), Claims: pick(s.claims, claims), People: pick(s.people, people),
		Organisations: pick(s.organisations, organisations), Posts: pick(s.posts, posts),
		Tenures: pick(s.tenures, tenures), Memberships: pick(s.memberships, memberships),
	}
}

// forms returns the claim of the least id for each form under which claims name the
// organisations.
func (s state) forms(organisations set) set {
	type form struct{ id, name, kind, parent string }
	least := map[form]string{}
	note := func(f form, claim string) {
		if old, ok := least[f]; organisations[f.id] && (!ok || claim < old) {
			least[f] = claim
		}
	}
	for id, c := range s.claims {
		note(form{c.Organisation, c.OrganisationName, c.OrganisationKind, c.Parent}, id)
		note(form{c.Parent, c.ParentName, c.ParentKind, ""}, id)
	}
	return setOf(slices.Collect(maps.Values(least)))
}

// set is a set of ids; the id "" is never in one.
type set map[string]bool

func setOf(ids []string) set {
	s := set{}
	for _, id := range ids {
		if id != "" {
			s[id] = true
		}
	}
	return s
}

func (s set) has(id string) bool { return s[id] }

func (s set) union(o set) { maps.Copy(s, o) }

// pick returns the nodes of the ids that are there, sorted by id.
func pick[T any](nodes map[string]T, ids set) []T {
	var picked []T
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		if n, ok := nodes[id]; ok {
			picked = append(picked, n)
		}
	}
	return picked
}

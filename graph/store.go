package graph

import (
	"context"
	"fmt"
)

// Store keeps a graph. A question that one store answers every store answers alike:
// package storetest holds them to it.
//
// Every method returns promptly with the context's error when the context ends. Reads
// may run beside each other and beside a write, and see the graph before or after a
// Delta, never between.
type Store interface {
	// Load returns the part of the graph that scope names, each slice sorted by id and
	// without repeats. What a scope names and the store lacks is absent, not an error.
	Load(ctx context.Context, scope Scope) (*Subgraph, error)

	// Apply writes one Delta whole or not at all, and says how much it really changed:
	// an upsert that leaves its row as it was counts for nothing.
	//
	// Every relationship needs both its ends: a tenure its person and its post, a post its
	// organisation, a membership its person and its organisation, a claim its article and
	// the tenure or membership in SupportsID (by the claim's kind), an organisation its
	// parent and its successor, these where not "". A Delta that would leave one dangling,
	// by what it adds or by what it removes, fails with a *DanglingError. The other ids in
	// a claim (Organisation, Parent, PersonID, PostID) may name what is not there.
	Apply(ctx context.Context, delta *Delta) (Changes, error)

	// Find returns the ids of the people or organisations that bear a name, by Fold(name).
	// With prefix it returns those with a name that begins so, at most limit, for
	// suggestions. One hit an id, with the least of its forms that match; sorted by id, and
	// a limit keeps the first. An empty key finds nothing.
	Find(ctx context.Context, q NameQuery) ([]NameHit, error)

	// Counts returns how many nodes and relationships of each kind there are; a kind that
	// has none is there with 0.
	Counts(ctx context.Context) (Counts, error)

	// Check looks at the store without changing it: reachable, schema in place, version.
	Check(ctx context.Context) []Finding

	// Lock takes the store for one run. It fails with a *LockedError when another run
	// holds it; a run that was killed holds nothing for longer than a minute.
	Lock(ctx context.Context, holder string) (unlock func() error, err error)

	Close(ctx context.Context) error
}

// Scope names a part of the graph. What it loads is the union of what its fields name.
type Scope struct {
	Articles []string // article ids: the articles and all their claims
	Blocks   []string // name blocks: their claims, people and memberships (of these people)
	Posts    []string // post ids: the posts, their claims (by PostID), tenures, holders and organisations
	// People are ids, also those of merged people: the people, with their claims (by
	// PersonID), tenures, posts, memberships and the organisations of both.
	People []string
	// Organisations are ids: the organisations and their posts (not the tenures of these),
	// and, one step and without posts, those they are part of or were succeeded by.
	Organisations []string
	// Forms asks, for the organisations in Organisations, for one claim a distinct (name,
	// kind, parent) under which claims name it, so that its name can be chosen: the claim of
	// the least id. A claim names a body as its organisation, or as its parent: then by
	// ParentName and ParentKind, with no parent.
	Forms bool
	// Children asks also for the organisations that are part of those in Organisations
	// (committees, party groups), one step, and their posts.
	Children bool
	// Cited asks also for the articles of all claims that are loaded.
	Cited bool
}

// Delta is a change of the graph, computed from a Subgraph before and after. Upserts go
// in before removals; what the removals leave without support goes with them (see
// Release). An id stands at most once in a slice. To remove what is not there is no error
// and no change.
type Delta struct {
	Articles      []Article
	Claims        []Claim
	People        []Person
	Organisations []Organisation
	Posts         []Post
	Tenures       []Tenure
	Memberships   []Membership

	// Removed ids. An article goes with its claims.
	RemovedArticles    []string
	RemovedClaims      []string
	RemovedPeople      []string
	RemovedTenures     []string
	RemovedMemberships []string

	// Release lists posts and organisations that may have lost their last support. The
	// store removes a post that no tenure is of, and an organisation that no post is at, no
	// membership is in, and that no other organisation is part of or was succeeded by;
	// a removed post releases its organisation, a removed organisation the body it was part
	// of and its successor.
	ReleasePosts         []string
	ReleaseOrganisations []string
}

// Empty says that the delta changes nothing.
func (d *Delta) Empty() bool {
	return len(d.Articles)+len(d.Claims)+len(d.People)+len(d.Organisations)+len(d.Posts)+len(d.Tenures)+len(d.Memberships)+
		len(d.RemovedArticles)+len(d.RemovedClaims)+len(d.RemovedPeople)+len(d.RemovedTenures)+len(d.RemovedMemberships)+
		len(d.ReleasePosts)+len(d.ReleaseOrganisations) == 0
}

// Change counts what happened to one kind of node.
type Change struct {
	Added   int `json:"added"`
	Changed int `json:"changed"`
	Removed int `json:"removed"`
}

// Changes counts what a Delta did.
type Changes struct {
	Articles      Change `json:"articles"`
	Claims        Change `json:"claims"`
	People        Change `json:"people"`
	Organisations Change `json:"organisations"`
	Posts         Change `json:"posts"`
	Tenures       Change `json:"tenures"`
	Memberships   Change `json:"memberships"`
}

// Add sums two reports.
func (c *Changes) Add(o Changes) {
	for _, p := range []struct {
		to   *Change
		from Change
	}{
		{&c.Articles, o.Articles}, {&c.Claims, o.Claims}, {&c.People, o.People}, {&c.Organisations, o.Organisations},
		{&c.Posts, o.Posts}, {&c.Tenures, o.Tenures}, {&c.Memberships, o.Memberships},
	} {
		p.to.Added += p.from.Added
		p.to.Changed += p.from.Changed
		p.to.Removed += p.from.Removed
	}
}

// Zero says that nothing was written.
func (c Changes) Zero() bool { return c == Changes{} }

// NameKind says whose names a NameQuery searches.
type NameKind string

// The kinds of names.
const (
	PersonName       NameKind = "person"
	OrganisationName NameKind = "organisation"
)

// NameQuery asks for people or organisations by name.
type NameQuery struct {
	Kind   NameKind
	Key    string // Fold of the name
	Prefix bool   // Key is the beginning of the name, or of a word in it
	Limit  int    // 0: no limit
}

// NameHit is a node that bears the name asked for.
type NameHit struct {
	ID   string
	Name string // the form that matched
}

// Counts holds how many nodes and relationships there are, by the label or type that they
// have in Neo4j.
type Counts struct {
	Nodes         map[string]int `json:"nodes"`         // Article, Claim, Person, Organisation, Post, Tenure
	Relationships map[string]int `json:"relationships"` // HELD, OF, AT, SUPPORTS, IN, MEMBER_OF, PART_OF, SUCCEEDED_BY
}

// Finding is one line of a check.
type Finding struct {
	What string `json:"what"` // what was looked at
	OK   bool   `json:"ok"`
	Note string `json:"note"` // what was found, or what to do
}

// LockedError says that another run holds the store.
type LockedError struct {
	Store  string // which store
	Holder string // who holds it, as far as known
}

func (e *LockedError) Error() string {
	return fmt.Sprintf("another run holds %s (%s): wait for it to end, then run again", e.Store, e.Holder)
}

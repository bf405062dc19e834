package resolve

import (
	"reflect"
	"slices"
	"strings"

	"tenure/graph"
)

// Plan is what a batch does to the graph, before organisations and posts are settled.
// Making it and asking it is pure; it must be asked for its Delta once.
type Plan struct {
	delta    graph.Delta
	register Register

	claims  []graph.Claim   // of the touched blocks, as they will be
	removed map[string]bool // ids of the claims whose stored row no longer stands
	gone    []graph.Claim   // these rows
	fresh   []graph.Claim   // claims that are new, or say something else than their row
}

// NewPlan resolves a batch. before holds what the store has of the batch's articles and of
// the name blocks of their claims, old and new, with the people and memberships of these
// blocks.
func NewPlan(before *graph.Subgraph, register Register, batch Batch) *Plan {
	p := &Plan{register: register, removed: map[string]bool{}}
	old := make(map[string]*graph.Claim, len(before.Claims))
	for i := range before.Claims {
		old[before.Claims[i].ID] = &before.Claims[i]
	}
	after := p.articles(before, batch)
	for id, c := range old {
		a, stays := after[id]
		if !stays || read(a) != read(c) {
			p.removed[id] = true
			p.gone = append(p.gone, *c)
		}
		if !stays && !slices.Contains(p.delta.RemovedArticles, c.Article) { // an article takes its claims with it
			p.delta.RemovedClaims = append(p.delta.RemovedClaims, id)
		}
	}
	for id, c := range after {
		if old[id] == nil || p.removed[id] {
			p.fresh = append(p.fresh, *c)
		}
		p.claims = append(p.claims, *c)
	}
	slices.Sort(p.delta.RemovedClaims)
	slices.SortFunc(p.gone, byClaimID)
	slices.SortFunc(p.fresh, byClaimID)

	people, claims := People(p.claims)
	p.people(before, people)
	p.tenures(before, claims)
	for i := range p.claims {
		if c := &p.claims[i]; old[c.ID] == nil || *old[c.ID] != *c {
			p.delta.Claims = append(p.delta.Claims, *c)
		}
	}
	return p
}

// articles notes what happens to the articles and returns the claims of the touched blocks
// as they will be, by id.
func (p *Plan) articles(before *graph.Subgraph, batch Batch) map[string]*graph.Claim {
	stored := make(map[string]*graph.Article, len(before.Articles))
	for i := range before.Articles {
		stored[before.Articles[i].ID] = &before.Articles[i]
	}
	articles, withdrawn := batch.latest()
	replaced := map[string]bool{}
	for _, id := range withdrawn {
		replaced[id] = true
		if stored[id] != nil {
			p.delta.RemovedArticles = append(p.delta.RemovedArticles, id)
		}
	}
	after := make(map[string]*graph.Claim, len(before.Claims))
	for i := range articles {
		a := &articles[i]
		s := stored[a.ID]
		if s != nil && a.Updated < s.Updated {
			continue // an older version of what the store holds
		}
		replaced[a.ID] = true
		if s == nil || *s != a.Article {
			p.delta.Articles = append(p.delta.Articles, a.Article)
		}
		for j := range a.Claims {
			after[a.Claims[j].ID] = &a.Claims[j]
		}
	}
	for i := range before.Claims {
		if c := &before.Claims[i]; !replaced[c.Article] {
			after[c.ID] = c
		}
	}
	return after
}

// people notes which people change and which go.
func (p *Plan) people(before *graph.Subgraph, after []graph.Person) {
	stored := make(map[string]*graph.Person, len(before.People))
	for i := range before.People {
		stored[before.People[i].ID] = &before.People[i]
	}
	for i := range after {
		a := &after[i]
		if s := stored[a.ID]; s == nil || !same(s, a) {
			p.delta.People = append(p.delta.People, *a)
		}
		delete(stored, a.ID)
	}
	for id := range stored {
		p.delta.RemovedPeople = append(p.delta.RemovedPeople, id)
	}
	slices.Sort(p.delta.RemovedPeople)
}

func same(a, b *graph.Person) bool {
	return a.ID == b.ID && a.Name == b.Name && a.Block == b.Block && slices.Equal(a.Names, b.Names) && slices.Equal(a.Aliases, b.Aliases)
}

// tenures notes which tenures and memberships change and which go. A group of claims that
// is as the store has it is left as it is, unlooked at.
func (p *Plan) tenures(before *graph.Subgraph, claims []graph.Claim) {
	stored := slices.Clone(before.Claims)
	slices.SortFunc(stored, byClaimID)
	old := grouped(stored)
	kept := map[string]bool{}
	var changed []graph.Claim
	at := map[string]int{} // claim to its place in p.claims
	p.claims = claims
	for k, g := range grouped(p.claims) {
		if sameClaims(old[k], g) {
			for i, c := range g {
				c.SupportsID = old[k][i].SupportsID
			}
			delete(old, k)
			continue
		}
		for _, c := range g {
			changed = append(changed, *c)
		}
	}
	for i := range p.claims {
		at[p.claims[i].ID] = i
	}
	tenures, memberships, resolved := Tenures(changed)
	for i := range resolved {
		p.claims[at[resolved[i].ID]] = resolved[i]
	}
	p.delta.Tenures = tenures
	for i := range tenures {
		kept[tenures[i].ID] = true
	}
	members := make(map[string]graph.Membership, len(before.Memberships))
	for _, m := range before.Memberships {
		members[m.ID] = m
	}
	for _, m := range memberships {
		kept[m.ID] = true
		if members[m.ID] != m {
			p.delta.Memberships = append(p.delta.Memberships, m)
		}
	}
	goneTenures, goneMemberships := map[string]bool{}, map[string]bool{}
	for k, g := range old {
		for _, c := range g {
			switch {
			case c.SupportsID == "" || kept[c.SupportsID]:
			case k.kind == graph.ClaimMembership:
				goneMemberships[c.SupportsID] = true
			default:
				goneTenures[c.SupportsID] = true
			}
		}
	}
	p.delta.RemovedTenures, p.delta.RemovedMemberships = keys(goneTenures), keys(goneMemberships)
}

// sameClaims says that a group holds the claims that the store has, each supporting
// something.
func sameClaims(old, now []*graph.Claim) bool {
	return slices.EqualFunc(old, now, func(a, b *graph.Claim) bool {
		return read(a) == read(b) && (a.SupportsID != "" || keyOf(a).open())
	})
}

// read is a claim without what resolution made of it.
func read(c *graph.Claim) graph.Claim {
	r := *c
	r.PersonID, r.PostID, r.SupportsID = "", "", ""
	return r
}

// equal says that two rows with slices in them are the same.
func equal[T any](a, b T) bool { return reflect.DeepEqual(a, b) }

// touched are the ids that fresh and gone claims name, by what of them: all, and those
// that lost a claim.
func (p *Plan) touched(ids func(*graph.Claim) []string) (all, lost []string) {
	a, l := map[string]bool{}, map[string]bool{}
	for i := range p.fresh {
		for _, id := range ids(&p.fresh[i]) {
			a[id] = id != ""
		}
	}
	for i := range p.gone {
		for _, id := range ids(&p.gone[i]) {
			a[id], l[id] = id != "", id != ""
		}
	}
	delete(a, "")
	delete(l, "")
	return keys(a), keys(l)
}

func bodiesOf(c *graph.Claim) []string { return []string{c.Organisation, c.Parent} }

func postOf(c *graph.Claim) []string { return []string{c.PostID} }

// Delta is the whole change, once Settle has been called.
func (p *Plan) Delta() *graph.Delta { return &p.delta }

func organisationOf(post string) string {
	if i := strings.LastIndexByte(post, '/'); i >= 0 {
		return post[:i]
	}
	return ""
}

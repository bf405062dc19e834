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
	fresh   []graph.Claim   // claims that are new or were read again
}

// NewPlan resolves a batch. before holds what the store has of the batch's articles and of
// the name blocks of their claims, old and new, with the people and memberships of these
// blocks.
func NewPlan(before *graph.Subgraph, register Register, batch Batch) *Plan {
	p := &Plan{register: register, removed: map[string]bool{}}
	entries := p.articles(before, batch)
	p.claims = make([]graph.Claim, 0, len(entries))
	olds := make([]*graph.Claim, 0, len(entries)) // of each claim, its row as it stands
	for _, e := range entries {
		switch {
		case e.now == nil:
			p.drop(e.old)
			continue
		case e.old == nil:
			p.fresh = append(p.fresh, *e.now)
		case e.now != e.old:
			if read(e.now) != read(e.old) {
				p.drop(e.old)
			}
			// Also where the row stands: an older program may have named its body in another way.
			p.fresh = append(p.fresh, *e.now)
		}
		p.claims = append(p.claims, *e.now)
		olds = append(olds, e.old)
	}
	now := make([]*graph.Claim, len(p.claims))
	for i := range p.claims {
		now[i] = &p.claims[i]
	}
	p.people(before, peopleOf(now))
	p.tenures(before, now, olds)
	for i, c := range now {
		if olds[i] == nil || *olds[i] != *c {
			p.delta.Claims = append(p.delta.Claims, *c)
		}
	}
	for _, e := range entries {
		if e.now == nil && !has(p.delta.RemovedArticles, e.old.Article) { // an article takes its claims with it
			p.delta.RemovedClaims = append(p.delta.RemovedClaims, e.old.ID)
		}
	}
	return p
}

// entry is a claim as it will be and as the store has it; nil where it is not.
type entry struct{ now, old *graph.Claim }

// drop notes that a stored row no longer stands.
func (p *Plan) drop(c *graph.Claim) {
	p.removed[c.ID] = true
	p.gone = append(p.gone, *c)
}

// articles notes what happens to the articles and returns the claims of the touched blocks,
// sorted by id.
func (p *Plan) articles(before *graph.Subgraph, batch Batch) []entry {
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
	fresh := map[string]*graph.Claim{}
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
			fresh[a.Claims[j].ID] = &a.Claims[j]
		}
	}
	entries := make([]entry, 0, len(before.Claims)+len(fresh))
	for i := range before.Claims {
		c := &before.Claims[i]
		e := entry{now: c, old: c}
		if replaced[c.Article] {
			e.now = fresh[c.ID]
			delete(fresh, c.ID)
		}
		entries = append(entries, e)
	}
	for _, c := range fresh {
		entries = append(entries, entry{now: c})
	}
	id := func(e entry) string {
		if e.now != nil {
			return e.now.ID
		}
		return e.old.ID
	}
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(id(a), id(b)) })
	return entries
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
func (p *Plan) tenures(before *graph.Subgraph, now, olds []*graph.Claim) {
	stored := map[groupKey]int{} // how many claims the store has
	for i := range before.Claims {
		stored[keyOf(&before.Claims[i])]++
	}
	groups := map[groupKey][]int{} // places in now
	for i, c := range now {
		k := keyOf(c)
		groups[k] = append(groups[k], i)
	}
	asStored := map[groupKey]bool{}
	kept := map[string]bool{}
	members := make(map[string]graph.Membership, len(before.Memberships))
	for _, m := range before.Memberships {
		members[m.ID] = m
	}
	for k, places := range groups {
		if len(places) == stored[k] && !slices.ContainsFunc(places, func(i int) bool { return !p.stands(k, olds[i]) }) {
			asStored[k] = true
			for _, i := range places {
				now[i].SupportsID = olds[i].SupportsID
			}
			continue
		}
		claims := make([]*graph.Claim, len(places))
		for j, i := range places {
			claims[j] = now[i]
		}
		tenures, membership := supported(k, claims)
		for _, t := range tenures {
			kept[t.ID] = true
		}
		p.delta.Tenures = append(p.delta.Tenures, tenures...)
		if membership != nil {
			kept[membership.ID] = true
			if members[membership.ID] != *membership {
				p.delta.Memberships = append(p.delta.Memberships, *membership)
			}
		}
	}
	slices.SortFunc(p.delta.Tenures, func(a, b graph.Tenure) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(p.delta.Memberships, func(a, b graph.Membership) int { return strings.Compare(a.ID, b.ID) })
	goneTenures, goneMemberships := map[string]bool{}, map[string]bool{}
	for i := range before.Claims {
		c := &before.Claims[i]
		switch {
		case c.SupportsID == "" || kept[c.SupportsID] || asStored[keyOf(c)]:
		case c.Kind == graph.ClaimMembership:
			goneMemberships[c.SupportsID] = true
		default:
			goneTenures[c.SupportsID] = true
		}
	}
	p.delta.RemovedTenures, p.delta.RemovedMemberships = keys(goneTenures), keys(goneMemberships)
}

// stands says that a row of the store is of the group, stays, and supports something.
func (p *Plan) stands(k groupKey, old *graph.Claim) bool {
	return old != nil && !p.removed[old.ID] && keyOf(old) == k && (old.SupportsID != "" || k.open())
}

// read is a claim without what resolution made of it.
func read(c *graph.Claim) graph.Claim {
	r := *c
	r.PersonID, r.SupportsID = "", ""
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

// has looks up an id in a sorted list.
func has(ids []string, id string) bool {
	_, ok := slices.BinarySearch(ids, id)
	return ok
}

func organisationOf(post string) string {
	if i := strings.LastIndexByte(post, '/'); i >= 0 {
		return post[:i]
	}
	return ""
}

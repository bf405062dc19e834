package resolve

import (
	"slices"
	"strings"

	"tenure/graph"
)

// People decides which claims mean one person, and returns the people, sorted by id, and
// the claims with PersonID set, sorted by id. It does not change its argument.
//
// Claims of one block are one person when they share an article, or an organisation, or
// the body that it is part of; or are so linked through others. A party of which both
// are members is no such link, nor is an article's sentence that says that there are two
// of the name (see graph.OfNamesake). Names of one word never link beyond their article.
//
// A person's id is a hash of the block and one of the organisations, that of the claims
// earliest published, so that it stays when articles come in; the ids that the other
// organisations would have given are the aliases. A person whose claims name no
// organisation has the hash of the article.
func People(claims []graph.Claim) ([]graph.Person, []graph.Claim) {
	out := slices.Clone(claims)
	slices.SortFunc(out, byClaimID)
	list := make([]*graph.Claim, len(out))
	for i := range out {
		list[i] = &out[i]
	}
	return peopleOf(list), out
}

// peopleOf resolves claims sorted by id, in place.
func peopleOf(claims []*graph.Claim) []graph.Person {
	blocks := map[string][]*graph.Claim{}
	for _, c := range claims {
		blocks[c.Block] = append(blocks[c.Block], c)
	}
	people := make([]graph.Person, 0, len(blocks))
	for _, b := range blocks {
		people = append(people, block(b)...)
	}
	slices.SortFunc(people, func(a, b graph.Person) int { return strings.Compare(a.ID, b.ID) })
	return people
}

func byClaimID(a, b graph.Claim) int { return strings.Compare(a.ID, b.ID) }

// block resolves the claims of one block, in place.
func block(claims []*graph.Claim) []graph.Person {
	oneWord := !strings.Contains(claims[0].Block, " ")
	sets := newSets(len(claims))
	type linkKey struct{ kind, id string }
	first := map[linkKey]int{} // the first claim that bears a link
	link := func(i int, kind, id string) {
		key := linkKey{kind, id}
		if j, ok := first[key]; ok {
			sets.join(i, j)
		} else {
			first[key] = i
		}
	}
	for i, c := range claims {
		placed := !oneWord && c.Kind == graph.ClaimTenure && c.Organisation != ""
		if !placed || !graph.OfNamesake(c.Quote) {
			link(i, "article", c.Article)
		}
		if !placed {
			continue
		}
		link(i, "body", c.Organisation)
		if c.Parent != "" {
			link(i, "body", c.Parent)
		}
	}
	groups := map[int][]*graph.Claim{}
	for i := range claims {
		r := sets.root(i)
		groups[r] = append(groups[r], claims[i])
	}
	people := make([]graph.Person, 0, len(groups))
	for _, g := range groups {
		p := person(g, oneWord)
		for _, c := range g {
			c.PersonID = p.ID
		}
		people = append(people, p)
	}
	return people
}

// seed is an id that a person could have, with the earliest day of the claims behind it.
type seed struct{ id, day string }

// person makes the node of claims that mean one person.
func person(claims []*graph.Claim, oneWord bool) graph.Person {
	name := claims[0].Block
	days := map[string]string{} // body, or article, to its earliest day, "" none
	kind := "body"
	note := func(id, day string) {
		if old, ok := days[id]; !ok || old == "" || day != "" && day < old {
			days[id] = day
		}
	}
	if !oneWord {
		for _, c := range claims {
			if c.Kind == graph.ClaimTenure && c.Organisation != "" {
				body := c.Organisation
				if c.Parent != "" {
					body = c.Parent
				}
				note(body, c.On)
			}
		}
	}
	if len(days) == 0 {
		kind = "article"
		for _, c := range claims {
			note(c.Article, c.On)
		}
	}
	seeds := make([]seed, 0, len(days))
	for of, day := range days {
		seeds = append(seeds, seed{graph.HashID("person", name, kind, of), day})
	}
	slices.SortFunc(seeds, func(a, b seed) int {
		if a.day != b.day {
			if a.day == "" || b.day == "" { // undated last
				return strings.Compare(b.day, a.day)
			}
			return strings.Compare(a.day, b.day)
		}
		return strings.Compare(a.id, b.id)
	})
	p := graph.Person{ID: seeds[0].id, Block: name}
	for _, s := range seeds[1:] {
		p.Aliases = append(p.Aliases, s.id)
	}
	slices.Sort(p.Aliases)
	p.Name, p.Names = names(claims)
	return p
}

// names returns the form that most articles use, among those not in capitals, and all
// forms.
func names(claims []*graph.Claim) (string, []string) {
	articles := map[string]map[string]bool{}
	for _, c := range claims {
		if articles[c.Person] == nil {
			articles[c.Person] = map[string]bool{}
		}
		articles[c.Person][c.Article] = true
	}
	all := make([]string, 0, len(articles))
	most := 0
	for form, in := range articles {
		all = append(all, form)
		if form != strings.ToUpper(form) {
			most = max(most, len(in))
		}
	}
	slices.Sort(all)
	var best []string
	for _, form := range all {
		if form != strings.ToUpper(form) && len(articles[form]) == most {
			best = append(best, form)
		}
	}
	if best == nil {
		best = all
	}
	return graph.BestName(best), all
}

// sets is a union of disjoint sets.
type sets []int

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func (s sets) root(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

func (s sets) join(i, j int) { s[s.root(i)] = s.root(j) }

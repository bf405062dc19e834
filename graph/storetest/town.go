package storetest

import "tenure/graph"

// town is a small graph in which every kind of node and relationship occurs: a council
// that took the place of an older one, a committee in it, a party; a chief executive
// whom two bodies share; a leader with two spells.
func town() *graph.Delta {
	return &graph.Delta{
		Articles: []graph.Article{
			{ID: "a1", URL: "https://example.org/1", Source: "Thornmere Echo", Title: "New leader", Published: "2019-05-08", Updated: "2019-05-09T10:00:00Z", Hash: "h1"},
			{ID: "a2", URL: "https://example.org/2", Source: "Thornmere Echo", Title: "Leader returns", Published: "2023-05-20", Hash: "h2"},
			{ID: "a3", Hash: "h3"},
		},
		Claims: []graph.Claim{
			{
				ID: "c1", Article: "a1", Kind: graph.ClaimTenure, Person: "Ada Holt", Block: "ada holt",
				Role: "leader", Organisation: "council:thornmere", OrganisationName: "Thornmere Council", OrganisationKind: "council",
				Status: "current", Start: "2019-05", Area: "Mere Bank", On: "2019-05-08",
				Quote: "Ada Holt now leads Thornmere Council.", Sentence: 3, From: 120, To: 157, Rule: "leads",
				PersonID: "p1", PostID: "council:thornmere/leader", SupportsID: "t1",
			},
			{
				ID: "c2", Article: "a2", Kind: graph.ClaimTenure, Person: "Ada Holt", Block: "ada holt",
				Role: "leader", Organisation: "council:thornmere", OrganisationName: "Thornmere Borough Council", OrganisationKind: "council",
				Status: "current", Start: "2023-05-19", On: "2023-05-20",
				Quote: "Ada Holt is back as leader.", From: 0, To: 27, Rule: "back as",
				PersonID: "p1", PostID: "council:thornmere/leader", SupportsID: "t2",
			},
			{
				ID: "c3", Article: "a1", Kind: graph.ClaimMembership, Person: "Ada Holt", Block: "ada holt",
				Organisation: "party:heath", OrganisationName: "Heath Party", OrganisationKind: "party", On: "2019-05-08",
				Quote: "Heath Party councillor Ada Holt", Sentence: 4, From: 158, To: 189, Rule: "party",
				PersonID: "p1", SupportsID: "m1",
			},
			{
				ID: "c4", Article: "a2", Kind: graph.ClaimTenure, Person: "Ben Iqbal", Block: "ben iqbal",
				Role: "chief executive", Organisation: "council:thornmere", OrganisationName: "Thornmere Council", OrganisationKind: "council",
				Status: "current", Interim: true, On: "2023-05-20", Quote: "interim chief executive Ben Iqbal", Sentence: 1, From: 28, To: 61, Rule: "title",
				PersonID: "p2", PostID: "council:thornmere/chief executive", SupportsID: "t3",
			},
			{
				ID: "c5", Article: "a2", Kind: graph.ClaimTenure, Person: "Ben Iqbal", Block: "ben iqbal",
				Role: "chief executive", Organisation: "nhs:mere", OrganisationName: "Mere Health Board", OrganisationKind: "nhs",
				Status: "current", Interim: true, On: "2023-05-20", Quote: "interim chief executive Ben Iqbal", Sentence: 1, From: 28, To: 61, Rule: "title",
				PersonID: "p2", PostID: "nhs:mere/chief executive", SupportsID: "t4",
			},
			{
				ID: "c6", Article: "a2", Kind: graph.ClaimTenure, Person: "Cy Doyle", Block: "cy doyle",
				Role: "chair", Organisation: "council:thornmere/planning", OrganisationName: "planning committee", OrganisationKind: "committee",
				Parent: "council:thornmere", ParentName: "Thornmere Council", ParentKind: "council",
				Status: "former", End: "2022~", Quote: "Cy Doyle, who chaired planning until about 2022", Sentence: 2, From: 62, To: 110, Rule: "until",
				PersonID: "p3", PostID: "council:thornmere/planning/chair", SupportsID: "t5",
			},
			{
				ID: "c7", Article: "a2", Kind: graph.ClaimTenure, Person: "Cy Doyle", Block: "cy doyle",
				Role: "trustee", Status: "current", On: "2023-05-20", Quote: "Cy Doyle, a trustee", Sentence: 5, From: 200, To: 219, Rule: "title", PersonID: "p3",
			},
		},
		People: []graph.Person{
			{ID: "p1", Name: "Ada Holt", Names: []string{"Ada Holt", "Ada M. Holt"}, Aliases: []string{"p1-old", "p1-older"}, Block: "ada holt"},
			{ID: "p2", Name: "Ben Iqbal", Names: []string{"Ben Iqbal"}, Block: "ben iqbal"},
			{ID: "p3", Name: "Cy Doyle", Names: []string{"Cy Doyle"}, Block: "cy doyle"},
		},
		Organisations: []graph.Organisation{
			{ID: "council:old-thornmere", Name: "Old Thornmere Council", Kind: "council", Names: []string{"Old Thornmere Council"}, Successor: "council:thornmere"},
			{ID: "council:thornmere", Name: "Thornmere Council", Kind: "council", Code: "local-authority:THN", Names: []string{"Thornmere Borough Council", "Thornmere Council"}},
			{ID: "council:thornmere/planning", Name: "planning committee", Kind: "committee", Names: []string{"planning committee"}, Parent: "council:thornmere"},
			{ID: "nhs:mere", Name: "Mere Health Board", Kind: "nhs", Names: []string{"Mere Health Board"}},
			{ID: "party:heath", Name: "Heath Party", Kind: "party", Names: []string{"Heath Party"}},
		},
		Posts: []graph.Post{
			{ID: "council:old-thornmere/clerk", Role: "clerk", Roles: []string{"clerk"}, Organisation: "council:old-thornmere"},
			{ID: "council:thornmere/chief executive", Role: "chief executive", Roles: []string{"CEO", "chief executive"}, Organisation: "council:thornmere"},
			{ID: "council:thornmere/leader", Role: "leader", Roles: []string{"council leader", "leader"}, Organisation: "council:thornmere"},
			{ID: "council:thornmere/planning/chair", Role: "chair", Roles: []string{"chair", "chairman"}, Organisation: "council:thornmere/planning"},
			{ID: "nhs:mere/chief executive", Role: "chief executive", Roles: []string{"chief executive"}, Organisation: "nhs:mere"},
		},
		Tenures: []graph.Tenure{
			{
				ID: "t1", Person: "p1", Post: "council:thornmere/leader", Status: "former", Area: "Mere Bank",
				Start: "2019-05", StartEarliest: "2019-05-01", StartLatest: "2019-05-31",
				End: "2021", EndEarliest: "2021-01-01", EndLatest: "2021-12-31",
				AttestedFirst: "2019-05-08", AttestedLast: "2020-02-01", Claims: 1,
			},
			{
				ID: "t2", Person: "p1", Post: "council:thornmere/leader", Status: "current",
				Start: "2023-05-19", StartEarliest: "2023-05-19", StartLatest: "2023-05-19",
				AttestedFirst: "2023-05-20", AttestedLast: "2023-05-20", Claims: 1,
			},
			{ID: "t3", Person: "p2", Post: "council:thornmere/chief executive", Status: "current", Interim: true, AttestedFirst: "2023-05-20", AttestedLast: "2023-05-20", Claims: 1},
			{ID: "t4", Person: "p2", Post: "nhs:mere/chief executive", Status: "current", Interim: true, AttestedFirst: "2023-05-20", AttestedLast: "2023-05-20", Claims: 1},
			{ID: "t5", Person: "p3", Post: "council:thornmere/planning/chair", Status: "former", End: "2022~", EndEarliest: "2021-01-01", EndLatest: "2023-12-31", Claims: 1},
		},
		Memberships: []graph.Membership{
			{ID: "m1", Person: "p1", Organisation: "party:heath", AttestedFirst: "2019-05-08", AttestedLast: "2019-05-08", Claims: 1},
		},
	}
}

// townChanges are the changes of town on an empty store.
func townChanges() graph.Changes {
	return graph.Changes{
		Articles: graph.Change{Added: 3}, Claims: graph.Change{Added: 7}, People: graph.Change{Added: 3},
		Organisations: graph.Change{Added: 5}, Posts: graph.Change{Added: 5}, Tenures: graph.Change{Added: 5},
		Memberships: graph.Change{Added: 1},
	}
}

// subgraph is what d writes to an empty store.
func subgraph(d *graph.Delta) *graph.Subgraph {
	return &graph.Subgraph{
		Articles: d.Articles, Claims: d.Claims, People: d.People, Organisations: d.Organisations,
		Posts: d.Posts, Tenures: d.Tenures, Memberships: d.Memberships,
	}
}

// office is the least graph with a tenure: one organisation, post, person and tenure,
// all ids ending in name.
func office(name string) *graph.Delta {
	return &graph.Delta{
		People:        []graph.Person{{ID: "p-" + name, Name: "Person " + name, Names: []string{"Person " + name}, Block: "person " + name}},
		Organisations: []graph.Organisation{{ID: "o-" + name, Name: "Body " + name, Kind: "council", Names: []string{"Body " + name}}},
		Posts:         []graph.Post{{ID: "w-" + name, Role: "leader", Roles: []string{"leader"}, Organisation: "o-" + name}},
		Tenures:       []graph.Tenure{{ID: "t-" + name, Person: "p-" + name, Post: "w-" + name, Status: "current"}},
	}
}

// supported returns a claim that supports the tenure of office(name).
func supported(claim, article, name string) graph.Claim {
	return graph.Claim{
		ID: claim, Article: article, Kind: graph.ClaimTenure, Person: "Person " + name, Block: "person " + name,
		Role: "leader", Organisation: "o-" + name, OrganisationName: "Body " + name, OrganisationKind: "council", Status: "current",
		Quote: "the leader, Person " + name, To: 20, Rule: "title",
		PersonID: "p-" + name, PostID: "w-" + name, SupportsID: "t-" + name,
	}
}

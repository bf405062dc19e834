package sqlite

import (
	"fmt"
	"testing"

	"tenure/graph"
)

// benchArticles is the number of articles in a batch of the benchmarks.
const benchArticles = 500

// night is the n-th batch of a run: articles with four claims each on many people,
// posts and bodies, most of them seen before.
func night(n int) *graph.Delta {
	d := &graph.Delta{}
	seen := map[string]bool{}
	for i := range benchArticles {
		k := n*benchArticles + i
		article := fmt.Sprintf("%016x", uint64(k)*0x9e3779b97f4a7c15)
		d.Articles = append(d.Articles, graph.Article{
			ID: article, URL: fmt.Sprintf("https://example.org/news/local/%d", k), Source: "Dunmarsh Gazette",
			Title: fmt.Sprintf("Council agrees plan number %d", k), Published: fmt.Sprintf("20%02d-%02d-%02d", k/5000%30, k%12+1, k%28+1), Hash: article,
		})
		for j := range 4 {
			who, body := (k*7+j*13)%(20*benchArticles), (k+j*31)%400
			name := fmt.Sprintf("Given%d Family%d", who%97, who)
			person, org := fmt.Sprintf("%016x", uint64(who)*0xd6e8feb86659fd93), fmt.Sprintf("council:place-%d", body)
			post := org + "/cabinet member for housing"
			tenure := fmt.Sprintf("%s-%d", person, body)
			d.Claims = append(d.Claims, graph.Claim{
				ID: fmt.Sprintf("%016x", uint64(k*4+j+1)*0xa0761d6478bd642f), Article: article, Kind: graph.ClaimTenure,
				Person: name, Block: fmt.Sprintf("given%d family%d", who%97, who), Role: "cabinet member for housing",
				Organisation: org, OrganisationName: fmt.Sprintf("Place %d Borough Council", body), OrganisationKind: "council",
				Status: "current", On: d.Articles[i].Published,
				Quote:    fmt.Sprintf("Given%d Family%d, cabinet member for housing at Place %d Borough Council, said that work on the new homes would begin in the spring.", who%97, who, body),
				Sentence: j, From: 100 * j, To: 100*j + 130, Rule: "person, role at organisation",
				PersonID: person, PostID: post, SupportsID: tenure,
			})
			if !seen[person] {
				d.People = append(d.People, graph.Person{ID: person, Name: name, Names: []string{name}, Block: fmt.Sprintf("given%d family%d", who%97, who)})
			}
			if !seen[org] {
				d.Organisations = append(d.Organisations, graph.Organisation{ID: org, Name: fmt.Sprintf("Place %d Borough Council", body), Kind: "council", Names: []string{fmt.Sprintf("Place %d Borough Council", body)}})
				d.Posts = append(d.Posts, graph.Post{ID: post, Role: "cabinet member for housing", Roles: []string{"cabinet member for housing"}, Organisation: org})
			}
			if !seen[tenure] {
				d.Tenures = append(d.Tenures, graph.Tenure{ID: tenure, Person: person, Post: post, Status: "current", AttestedFirst: "2019-05-08", AttestedLast: d.Articles[i].Published, Claims: n})
			}
			seen[person], seen[org], seen[tenure] = true, true, true
		}
	}
	return d
}

func rows(d *graph.Delta) int {
	return len(d.Articles) + len(d.Claims) + len(d.People) + len(d.Organisations) + len(d.Posts) + len(d.Tenures) + len(d.Memberships)
}

func BenchmarkApply(b *testing.B) {
	s := open(b)
	total := 0
	for n := 0; b.Loop(); n++ {
		b.StopTimer()
		d := night(n)
		b.StartTimer()
		if _, err := s.Apply(b.Context(), d); err != nil {
			b.Fatal(err)
		}
		total += rows(d)
	}
	b.ReportMetric(float64(total)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkApplyAgain writes what is there already.
func BenchmarkApplyAgain(b *testing.B) {
	s := open(b)
	d := night(0)
	total := 0
	for b.Loop() {
		if _, err := s.Apply(b.Context(), d); err != nil {
			b.Fatal(err)
		}
		total += rows(d)
	}
	b.ReportMetric(float64(total)/b.Elapsed().Seconds(), "rows/s")
}

func BenchmarkLoad(b *testing.B) {
	s := open(b)
	for n := range 20 {
		if _, err := s.Apply(b.Context(), night(n)); err != nil {
			b.Fatal(err)
		}
	}
	d := night(3)
	var blocks, articleIDs, postIDs, bodies []string
	for _, p := range d.People {
		blocks = append(blocks, p.Block)
	}
	for _, a := range d.Articles {
		articleIDs = append(articleIDs, a.ID)
	}
	for _, p := range d.Posts {
		postIDs = append(postIDs, p.ID)
	}
	for _, o := range d.Organisations {
		bodies = append(bodies, o.ID)
	}
	for _, c := range []struct {
		name  string
		scope graph.Scope
	}{
		{"articles", graph.Scope{Articles: articleIDs}},
		{"blocks", graph.Scope{Blocks: blocks}},
		{"a post", graph.Scope{Posts: postIDs[:1], Cited: true}},
		{"posts", graph.Scope{Posts: postIDs}},
		{"forms", graph.Scope{Organisations: bodies, Forms: true, Children: true}},
	} {
		b.Run(c.name, func(b *testing.B) {
			total := 0
			for b.Loop() {
				g, err := s.Load(b.Context(), c.scope)
				if err != nil {
					b.Fatal(err)
				}
				total += len(g.Articles) + len(g.Claims) + len(g.People) + len(g.Organisations) + len(g.Posts) + len(g.Tenures)
			}
			b.ReportMetric(float64(total)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

func BenchmarkFind(b *testing.B) {
	s := open(b)
	for n := range 20 {
		if _, err := s.Apply(b.Context(), night(n)); err != nil {
			b.Fatal(err)
		}
	}
	for _, q := range []graph.NameQuery{
		{Kind: graph.PersonName, Key: "given7 family7"},
		{Kind: graph.PersonName, Key: "family77", Prefix: true, Limit: 10},
		{Kind: graph.OrganisationName, Key: "borough", Prefix: true, Limit: 10},
	} {
		b.Run(fmt.Sprintf("%s %t", q.Key, q.Prefix), func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Find(b.Context(), q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

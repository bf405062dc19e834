package ask_test

import (
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tenure/extract"
	"tenure/graph"
	"tenure/graph/ask"
	"tenure/graph/resolve"
	"tenure/graph/sqlite"
)

// news are invented claims: 'article, published, person, role, organisation, of, status,
// start, end, area'; an organisation's kind stands behind a '|'. 'interim' may stand
// before a role.
var news = []string{
	"p1, 2012-06-01, Ada Holt, leader, Pell Borough Council|council, , current, 2011-05, , ",
	"p2, 2014-09-09, Ada Holt, leader, Pell Council|council, , current, , , ",
	"p3, 2016-01-20, Ada Holt, leader, Pell Council|council, , former, , 2015-12, ",
	"p3, 2016-01-20, Ben Crake, interim leader, Pell Council|council, , current, 2016-01-04, , ",
	"p4, 2016-08-01, Cy Dunn, leader, Pell Council|council, , current, 2016-05-18, , ",
	"p5, 2018-03-03, Cy Dunn, leader of the council, Pell MBC|council, , current, , , ",
	"p6, 2018-04-01, Di Eames, leader, Pell Council|council, , future, 2018-05, , ",

	"q1, 2013-01-01, Eve Fenn, chief executive, Pell Council|council, , current, , , ",
	"q2, 2015-01-01, Fay Gill, chief executive, Pell Council|council, , current, , , ",
	"q3, 2017-01-01, Eve Fenn, chief executive, Pell Council|council, , current, , , ",

	"r1, 2014-02-02, Gus Hope, chairman, planning committee|committee, Pell Council, current, , , ",
	"r2, 2014-02-02, Gus Hope, chairman, planning committee|committee, Marl Council, current, , , ",
	"r3, 2014-02-02, Ida Jory, leader, Conservative|party, Pell Council, current, , , ",
	"r4, 2014-02-02, Ken Lamb, councillor, Pell Council|council, , current, , , North Ward",
	"r5, 2016-02-02, Ida Jory, councillor, Pell Council|council, , current, , , South Ward",
	"r6, 2014-02-02, Moll Nash, leader, Pell Town Council|council, , current, , , ",
	"r7, , Oz Pike, clerk, Pell Town Council|council, , current, , , ",
	"r8, 2019-01-01, Rex Stubb, director of housing, Durnholm County Council|council, , former, 2010, 2014, ",
	"r9, 2019-01-01, Una Vane, clerk, , , current, , , ",
}

func filled(t *testing.T) *ask.Asker {
	t.Helper()
	ctx := context.Background()
	store, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "pell.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close(ctx) })
	readings := map[string]*extract.Reading{}
	var order []string
	for i, line := range news {
		f := strings.Split(line, ", ")
		r := readings[f[0]]
		if r == nil {
			r = &extract.Reading{ID: f[0], URL: "https://example.org/" + f[0], Published: opt(f[1])}
			readings[f[0]] = r
			order = append(order, f[0])
		}
		name, kind, _ := strings.Cut(f[4], "|")
		role, interim := strings.CutPrefix(f[3], "interim ")
		if name != "" {
			r.Organisations = append(r.Organisations, extract.Organisation{Name: name, Kind: kind})
		}
		if f[5] != "" {
			r.Organisations = append(r.Organisations, extract.Organisation{Name: f[5], Kind: "council"})
		}
		r.Tenures = append(r.Tenures, extract.Tenure{Person: f[2], Role: role, Organisation: opt(name), Of: opt(f[5]), Status: f[6], Interim: interim,
			Start: opt(f[7]), End: opt(f[8]), Area: opt(strings.TrimSpace(f[9])), Quote: f[2] + " is in the news.", Evidence: extract.Evidence{Sentence: i, Start: 10 * i, End: 10*i + 9, Rule: "made up"}})
		if f[2] == "Ida Jory" {
			r.Memberships = append(r.Memberships, extract.Membership{Person: f[2], Party: "Conservative"})
		}
	}
	var b resolve.Batch
	for _, id := range order {
		r := readings[id]
		published := ""
		if r.Published != nil {
			published = *r.Published
		}
		b.Articles = append(b.Articles, resolve.Article{Article: graph.Article{ID: id, URL: r.URL, Published: published, Hash: id}, Claims: graph.Claims(r)})
	}
	if _, err := resolve.Run(ctx, store, nil, b); err != nil {
		t.Fatal(err)
	}
	return &ask.Asker{Store: store}
}

func opt(s string) *string {
	if s = strings.TrimSpace(s); s == "" {
		return nil
	}
	return &s
}

func TestWho(t *testing.T) {
	a := filled(t)
	for _, tt := range []struct {
		role, org, of, area, on string
		want                    string // 'person certainty', interim marked with *
	}{
		{"leader", "Pell Borough Council", "", "", "2013-01-01", "Ada Holt stated"},
		{"Leader of the Council", "pell mbc", "", "", "2013-01-01", "Ada Holt stated"},
		{"leader", "Pell Council", "", "", "2011-05-10", "Ada Holt possible"},
		{"leader", "Pell Council", "", "", "2011-04-30", ""},
		{"leader", "Pell Council", "", "", "2015-12-01", "Ada Holt stated"},
		{"leader", "Pell Council", "", "", "2015-12-20", "Ada Holt possible"},
		{"leader", "Pell Council", "", "", "2016-01-04", "Ben Crake* stated"},
		{"leader", "Pell Council", "", "", "2016-04-01", "Ben Crake* presumed"},
		{"leader", "Pell Council", "", "", "2016-05-18", "Cy Dunn stated"},
		{"leader", "Pell Council", "", "", "2018-03-20", "Cy Dunn presumed"},
		{"leader", "Pell Council", "", "", "2018-06-20", "Cy Dunn presumed, Di Eames possible"},
		{"leader", "Pell Council", "", "", "", "Cy Dunn presumed"},
		// Somebody else held the seat between two days on which Eve Fenn did.
		{"chief executive", "Pell Council", "", "", "2014-01-01", "Eve Fenn presumed"},
		{"CEO", "Pell Council", "", "", "2015-01-01", "Fay Gill stated"},
		{"chief executive", "Pell Council", "", "", "2016-01-01", "Fay Gill presumed"},
		{"chief executive", "Pell Council", "", "", "2012-01-01", "Eve Fenn possible"},
		{"chief executive", "Pell Council", "", "", "", "Eve Fenn stated"},
		{"chair", "planning committee", "Pell Council", "", "2014-02-02", "Gus Hope stated"},
		{"chair of the planning committee", "Pell Council", "", "", "2014-02-02", "Gus Hope stated"},
		{"leader", "Conservative group", "Pell Council", "", "2014-02-02", "Ida Jory stated"},
		{"Conservative group leader", "Pell Council", "", "", "2014-02-02", "Ida Jory stated"},
		{"councillor", "Pell Council", "", "north ward", "2014-02-02", "Ken Lamb stated"},
		{"councillor", "Pell Council", "", "", "2016-02-02", "Ida Jory stated, Ken Lamb presumed"},
		{"leader", "Pell Town Council", "", "", "2014-02-02", "Moll Nash stated"},
		{"clerk", "Pell Town Council", "", "", "2014-02-02", "Oz Pike presumed"},
		{"clerk", "Pell Town Council", "", "", "", "Oz Pike presumed"},
		{"housing director", "Durnholm Council", "", "", "2012-01-01", "Rex Stubb stated"},
		{"housing director", "Durnholm Council", "", "", "", ""},
	} {
		name := strings.Join([]string{tt.role, tt.org, tt.of, tt.area, tt.on}, ", ")
		got, err := a.Who(context.Background(), ask.Question{Role: tt.role, Organisation: tt.org, Of: tt.of, Area: tt.area, On: tt.on})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var list []string
		for _, h := range got.Holders {
			mark := ""
			if h.Interim {
				mark = "*"
			}
			list = append(list, h.Person+mark+" "+string(h.Certainty))
			if len(h.Evidence) == 0 || h.Evidence[0].URL == "" || h.Evidence[0].Quote == "" {
				t.Errorf("%s: %s has no evidence: %+v", name, h.Person, h.Evidence)
			}
		}
		if s := strings.Join(list, ", "); s != tt.want {
			t.Errorf("%s: %q, want %q", name, s, tt.want)
		}
	}
}

func TestWhoCannotTell(t *testing.T) {
	a := filled(t)
	for _, tt := range []struct {
		q    ask.Question
		as   any
		want string
	}{
		{ask.Question{Role: "leader", Organisation: "Pall Council"}, new(*ask.UnknownError), `no organisation "Pall Council" in the graph; the nearest: Marl Council`},
		{ask.Question{Role: "leader", Organisation: "Xyzzy"}, new(*ask.UnknownError), `no organisation "Xyzzy" in the graph: check the spelling, or run the articles that name it`},
		{ask.Question{Role: "leeder", Organisation: "Pell Council"}, new(*ask.UnknownError), `no role "leeder" at Pell Borough Council in the graph; the nearest: leader`},
		{ask.Question{Role: "chair", Organisation: "planning committee"}, new(*ask.AmbiguousError), `organisation "planning committee" can be planning committee (Marl Council), planning committee (Pell Borough Council): ask with`},
		{ask.Question{Role: "chair", Organisation: "audit committee", Of: "Pell Council"}, new(*ask.UnknownError), `no organisation "audit committee" at Pell Council`},
		{ask.Question{Role: "councillor", Organisation: "Pell Council", Area: "Nort Ward"}, new(*ask.UnknownError), `no area "Nort Ward" at Pell Borough Council in the graph; the nearest: North Ward`},
		{ask.Question{Role: "leader", Organisation: "Pell Council", On: "2018"}, new(*ask.DayError), `day "2018": write a whole day as 2019-05-07`},
	} {
		_, err := a.Who(context.Background(), tt.q)
		if err == nil || !errors.As(err, tt.as) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%+v: %v, want %T with %q", tt.q, err, tt.as, tt.want)
		}
	}
}

func TestPost(t *testing.T) {
	h, err := filled(t).Post(context.Background(), "leader", "Pell Council", "")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range h.Holders {
		got = append(got, s.Person+" "+s.Start+".."+s.End)
	}
	if d := cmp.Diff([]string{"Ada Holt 2011-05..2015-12", "Ben Crake 2016-01-04..", "Cy Dunn 2016-05-18..", "Di Eames 2018-05.."}, got); d != "" {
		t.Error(d)
	}
}

func TestPerson(t *testing.T) {
	a := filled(t)
	ctx := context.Background()
	cs, err := a.Person(ctx, "ida jory")
	if err != nil {
		t.Fatal(err)
	}
	if len(cs) != 1 || cs[0].Name != "Ida Jory" || len(cs[0].Parties) != 1 || cs[0].Parties[0].Party != "Conservative" {
		t.Fatalf("%+v", cs)
	}
	var got []string
	for _, p := range cs[0].Posts {
		got = append(got, p.Post.Role+", "+p.Post.Organisation.Name+", "+p.Post.Organisation.Of)
	}
	if d := cmp.Diff([]string{"leader, Conservative group, Pell Borough Council", "councillor, Pell Borough Council, "}, got); d != "" {
		t.Error(d)
	}
	if byID, err := a.Person(ctx, cs[0].ID); err != nil || len(byID) != 1 || byID[0].ID != cs[0].ID {
		t.Errorf("by id: %v, %v", byID, err)
	}
	if cs, err = a.Person(ctx, "Gus Hope"); err != nil || len(cs) != 2 {
		t.Errorf("two of one name: %v, %v", cs, err)
	}
	if cs, err = a.Person(ctx, "Una Vane"); err != nil || len(cs) != 1 || len(cs[0].Posts) != 0 || len(cs[0].Open) != 1 || cs[0].Open[0].Role != "clerk" {
		t.Errorf("a body left open: %+v, %v", cs, err)
	}
	if cs, err = a.Person(ctx, "Angus Hope"); err != nil || len(cs) != 2 {
		t.Errorf("the long form of a short forename: %v, %v", cs, err)
	}
	var unknown *ask.UnknownError
	if _, err = a.Person(ctx, "Ada Hold"); !errors.As(err, &unknown) || len(unknown.Nearest) == 0 || unknown.Nearest[0].Name != "Ada Holt" {
		t.Errorf("nearest: %v", err)
	}
}

// The register decides what a name means, and when a body was no more.
func TestRegister(t *testing.T) {
	a := filled(t)
	a.Code = func(name string) (string, bool) {
		if strings.HasPrefix(name, "The Old Pell") {
			return "council:pell", true
		}
		return "", false
	}
	got, err := a.Who(context.Background(), ask.Question{Role: "leader", Organisation: "The Old Pell Corporation", On: "2013-01-01"})
	if err != nil || len(got.Holders) != 1 || got.Holders[0].Person != "Ada Holt" {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestAnswerIsTheSameEachTime(t *testing.T) {
	a := filled(t)
	var first string
	for range 5 {
		got, err := a.Who(context.Background(), ask.Question{Role: "councillor", Organisation: "Pell Council", On: "2016-02-02"})
		if err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(got)
		if err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = string(b)
		}
		if string(b) != first {
			t.Fatalf("%s\n%s", first, b)
		}
	}
}

func TestContextEnds(t *testing.T) {
	a := filled(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := a.Who(ctx, ask.Question{Role: "leader", Organisation: "Pell Council"}); !errors.Is(err, context.Canceled) {
		t.Errorf("Who: %v", err)
	}
	if _, err := a.Person(ctx, "Ada Holt"); !errors.Is(err, context.Canceled) {
		t.Errorf("Person: %v", err)
	}
}

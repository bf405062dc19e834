package eval

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tenure/extract"
)

func TestSamePerson(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"Ada Holt", "Cllr Ada Holt MBE", 3},
		{"Ada Holt", "ADA HOLT", 3},
		{"Ada Holt", "Holt", 1},
		{"Ada Holt", "A Holt", 2},
		{"Ada Holt", "Ada Mary Holt", 2},
		{"Ada Holt", "Ben Holt", 0},
		{"Ada Holt", "Ada Crane", 0},
		{"Ada Holt Crane", "Ada Holt", 2},
		{"Niamh O’Dowd", "Niamh O'Dowd", 3},
		{"Ada Holt’s", "Ada Holt", 3},
		{"Sir", "Sir", 3},
		{"", "Ada Holt", 0},
	} {
		if got := samePerson(name(c.a), name(c.b)); got != c.want {
			t.Errorf("samePerson(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestRoleOverlap(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"leader", "Leader of the", 1},
		{"chairman", "chairwoman", 1},
		{"vice-chair", "deputy chair", 1},
		{"CEO", "chief executive", 1},
		{"head teacher", "headmaster", 1},
		{"director of children’s services", "children’s director of services", 1},
		{"deputy leader", "leader", 0.5},
		{"leader", "mayor", 0},
		{"", "leader", 0},
		{"of the", "of the", 0},
	} {
		if got := overlap(role(c.a), role(c.b)); got != c.want {
			t.Errorf("overlap of roles %q and %q = %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestSameBody(t *testing.T) {
	text := func(s string) *string { return &s }
	for _, c := range []struct {
		gold, read *string
		want       bool
	}{
		{nil, nil, true},
		{nil, text("Dunmarsh Council"), true},
		{text("Dunmarsh Council"), nil, false},
		{text("Dunmarsh Council"), text("Dunmarsh Borough Council"), true},
		{text("Dunmarsh Council"), text("Fenwick Council"), false},
		{text("Dunmarsh housing committee"), text("housing committee"), true},
		{text("Dunmarsh and Fenwick joint housing committee"), text("committee"), false},
		{text("Fen Valley Trust"), text("FVT"), true},
		{text("Tory group"), text("Conservatives"), true},
		{text("Liberal Democrats"), text("Lib Dems"), true},
		{text("the council"), text("The Council"), true},
		{text("the council"), text("Dunmarsh"), false},
		{text("--"), text("!"), true}, // nothing that tells them apart
	} {
		if got := sameBody(newBody(c.gold), newBody(c.read)); got != c.want {
			t.Errorf("sameBody(%v, %v) = %v, want %v", orNone(c.gold), orNone(c.read), got, c.want)
		}
	}
}

func text(s string) *string { return &s }

func TestScore(t *testing.T) {
	g := &Gold{
		ID:            "a",
		People:        []Named{{"Ada Holt"}, {"Ben Crane"}},
		Organisations: []Named{{"Dunmarsh Council"}, {"Fenwick Council"}},
		Tenures: []GoldTenure{
			{Person: "Ada Holt", Role: "leader", Organisation: text("Dunmarsh Council"), Status: "current", Start: text("2019-05"), Quote: "leader since May"},
			{Person: "Ada Holt", Role: "councillor", Organisation: text("Dunmarsh Council"), Status: "current"},
			{Person: "Ben Crane", Role: "mayor", Organisation: text("Fenwick Council"), Status: "former", Quote: "the then mayor"},
			{Person: "Ben Crane", Role: "captain", Status: "current", Optional: true},
		},
		Memberships: []GoldMember{{Person: "Ada Holt", Party: "Labour"}, {Person: "Ben Crane", Party: "Green", Optional: true}},
		Dates:       []GoldDate{{"last May", text("2019-05")}, {"Last  May", text("2019-05")}, {"on Tuesday", text("2020-01-07")}, {"the autumn", nil}},
	}
	r := &extract.Reading{
		People:        []extract.Person{{Name: "Ada Holt"}, {Name: "Marsh Lane"}},
		Organisations: []extract.Organisation{{Name: "Dunmarsh Borough Council"}, {Name: "Tarn Council"}},
		Tenures: []extract.Tenure{
			{Person: "Ada Holt", Role: "council leader", Organisation: text("Dunmarsh Borough Council"), Status: "current", Start: text("2019")},
			{Person: "Ada Holt", Role: "councillor", Organisation: text("Dunmarsh Borough Council"), Status: "current"},
			{Person: "Ben Crane", Role: "captain", Organisation: text("Tarn FC"), Status: "former"},
			{Person: "Ben Crane", Role: "mayor", Organisation: text("Tarn Council"), Status: "former", Quote: "q", Evidence: extract.Evidence{Rule: "some rule"}},
		},
		Memberships: []extract.Membership{{Person: "Ada Holt", Party: "Labour"}, {Person: "Ben Crane", Party: "Conservative"}},
		Dates:       []extract.Date{{Text: "May", Value: text("2019-05")}, {Text: "Tuesday", Value: text("2020-01-14")}, {Text: "2011", Value: text("2011")}},
	}
	got := Score(g, r)
	want := map[Layer]Counts{
		People:        {1, 1, 1},
		Organisations: {1, 1, 1},
		Tenures:       {2, 1, 1},
		TenuresExact:  {1, 2, 2},
		PersonRole:    {3, 0, 0},
		Memberships:   {1, 1, 0},
		DateSpans:     {2, 1, 1},
		DateValues:    {1, 2, 2},
		Full:          {1, 2, 2},
	}
	if d := cmp.Diff(want, got.Layers); d != "" {
		t.Error(d)
	}
	if want := (Attributes{N: 2, Status: 2, Interim: 2, Start: 1, End: 2}); got.Attributes != want {
		t.Errorf("attributes %+v, want %+v", got.Attributes, want)
	}
	var faults []string
	for _, f := range got.Faults {
		faults = append(faults, f.Kind+": "+f.String())
	}
	wantFaults := []string{
		"missed person: Ben Crane",
		"made up person: Marsh Lane",
		"missed organisation: Fenwick Council",
		"made up organisation: Tarn Council",
		"missed tenure: Ben Crane | mayor | Fenwick Council | former :: the then mayor",
		"made up tenure: Ben Crane | mayor | Tarn Council | former [some rule] :: q",
		"wrong start: Ada Holt | leader: want 2019-05, read 2019 :: leader since May",
		"made up membership: Ben Crane ~ Conservative",
		"missed date: the autumn = ",
		"made up date: 2011 = 2011",
		"wrong date: on Tuesday: want 2020-01-07, read 2020-01-14",
	}
	if d := cmp.Diff(wantFaults, faults); d != "" {
		t.Error(d)
	}
	known := map[string]bool{}
	for _, k := range Kinds() {
		known[k] = true
	}
	for _, f := range got.Faults {
		if !known[f.Kind] {
			t.Errorf("Kinds lacks %q", f.Kind)
		}
	}
}

// TestScoreOfGoldItself: who reads just what the gold says has no faults, in whatever
// order; and no reading has more right than there is.
// A layer that the gold leaves out is not scored; one that is empty is.
func TestScoreLeavesLayersOut(t *testing.T) {
	r := &extract.Reading{People: []extract.Person{{Name: "Ada Holt"}}, Dates: []extract.Date{{Text: "May"}}}
	g, err := parse("a.json", []byte(`{"id": "a", "text": "x", "tenures": [], "dates": []}`))
	if err != nil {
		t.Fatal(err)
	}
	got := Score(g, r)
	if _, ok := got.Layers[People]; ok || len(got.Faults) != 1 {
		t.Errorf("people are scored, or the date is not: %+v", got)
	}
	if c, ok := got.Layers[Tenures]; !ok || c != (Counts{}) {
		t.Errorf("the tenures are scored as %+v, %v", c, ok)
	}
	if c := got.Layers[DateSpans]; c.FP != 1 {
		t.Errorf("the dates are scored as %+v", c)
	}
}

func TestScoreOfGoldItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		who := rapid.SampledFrom([]string{"Ada Holt", "Ben Crane", "Cleo Marsh"})
		what := rapid.SampledFrom([]string{"leader", "mayor", "deputy leader"})
		where := rapid.SampledFrom([]string{"Dunmarsh Council", "Fenwick Council", "Tarn Trust"})
		g, r := &Gold{ID: "a"}, &extract.Reading{}
		for range rapid.IntRange(0, 5).Draw(t, "n") {
			gt := GoldTenure{Person: who.Draw(t, "who"), Role: what.Draw(t, "what"), Organisation: text(where.Draw(t, "where")), Status: "current"}
			g.Tenures = append(g.Tenures, gt)
		}
		for _, gt := range rapid.Permutation(g.Tenures).Draw(t, "order") {
			r.Tenures = append(r.Tenures, extract.Tenure{Person: gt.Person, Role: gt.Role, Organisation: gt.Organisation, Status: gt.Status})
		}
		got := Score(g, r)
		if len(got.Faults) > 0 || got.Layers[Full] != (Counts{TP: len(g.Tenures)}) {
			t.Fatalf("%+v", got)
		}
		r.Tenures = r.Tenures[:len(r.Tenures)/2]
		c := Score(g, r).Layers[Tenures]
		if c.TP+c.FN != len(g.Tenures) || c.TP+c.FP != len(r.Tenures) {
			t.Fatalf("counts %+v of %d and %d tenures", c, len(g.Tenures), len(r.Tenures))
		}
	})
}

func TestLoadFaults(t *testing.T) {
	for _, c := range []struct{ what, text, want string }{
		{"syntax", "{\n \"id\": x}", "bad.json:2: not a gold article"},
		{"type", "{\n \"id\": 3}", "bad.json:2: not a gold article"},
		{"two", `{"id": "a", "text": "t"} {}`, "a file holds one"},
		{"no id", `{"text": "t"}`, `it has no "id"`},
		{"no text", `{"id": "a"}`, `it has no "text"`},
		{"day", `{"id": "a", "text": "t", "published": "May"}`, "want a day like 2019-05-08"},
		{"empty", "", "bad.json:1: not a gold article"},
	} {
		t.Run(c.what, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "bad.json"), []byte(c.text), 0o644); err != nil {
				t.Fatal(err)
			}
			_, err := Load(dir)
			var bad *GoldError
			if !errors.As(err, &bad) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want a *GoldError with %q", err, c.want)
			}
		})
	}
	t.Run("nothing there", func(t *testing.T) {
		for _, path := range []string{t.TempDir(), filepath.Join(t.TempDir(), "x")} {
			var bad *GoldError
			if _, err := Load(path); !errors.As(err, &bad) {
				t.Errorf("got %v, want a *GoldError", err)
			}
		}
	})
	t.Run("same id twice", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "odd [name]")
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		for _, f := range []string{"a.json", "b.json"} {
			if err := os.WriteFile(filepath.Join(dir, f), []byte(`{"id": "a", "text": "t"}`), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := Load(dir); err == nil || !strings.Contains(err.Error(), "give each article its own") {
			t.Errorf("got %v", err)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"id": "a", "text": "Ada Holt is leader.", "published": "2024-06-12", "title": null, "tenures": [{"person": "Ada Holt", "role": "leader", "organisation": null}], "dates": [{"text": "May", "value": null}]}`))
	f.Add([]byte(`{"id": 3}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		g, err := parse("x.json", data)
		var bad *GoldError
		if err != nil && !errors.As(err, &bad) {
			t.Fatalf("%v is no *GoldError", err)
		}
		if err == nil {
			Score(g, &extract.Reading{})
		}
	})
}

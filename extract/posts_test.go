package extract

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"

	"tenure/corpus"
)

// readTenures is what a text of 12 June 2024 states: person | role | body | status.
func readTenures(x *Extractor, text string) []string {
	var got []string
	r := x.Read(corpus.Article{ID: "phrase", Text: text, Published: exampleDay})
	for _, t := range r.Tenures {
		if t.Evidence.Rule == "councillor by honorific" {
			continue
		}
		row := t.Person + " | " + t.Role + " | " + value(t.Organisation)
		if t.Status != "current" {
			row += " | " + t.Status
		}
		if t.Interim {
			row += " interim"
		}
		got = append(got, strings.TrimSpace(row))
	}
	slices.Sort(got)
	return got
}

// TestPhrases reads the ways in which news says who holds which post, one a line.
func TestPhrases(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open("testdata/phrases.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		text, list, ok := strings.Cut(lines.Text(), " =>")
		if !ok || strings.HasPrefix(text, "#") {
			continue
		}
		var want []string
		for _, w := range strings.Split(list, ";") {
			if w = strings.TrimSpace(w); w != "" {
				want = append(want, w)
			}
		}
		slices.Sort(want)
		if got := readTenures(x, text); !slices.Equal(got, want) {
			t.Errorf("%s\n got %q\nwant %q", text, got, want)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

// TestDefaultBodies tells where a post is held that its sentence does not place.
func TestDefaultBodies(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text, want string }{
		{"an officer at the council of the article", "Dunmarsh Council met on Monday.\n\nThe director of housing, Ada Holt, was there.", "Ada Holt | director of housing | Dunmarsh Council"},
		{"a nurse at the trust", "Fenland Hospitals NHS Trust is short of staff. Dunmarsh Council is worried.\n\nChief nurse Ada Holt spoke.", "Ada Holt | chief nurse | Fenland Hospitals NHS Trust"},
		{"a common noun names no body", "Fenland Police were called. Ada Holt, chief executive of the castle, spoke.", "Ada Holt | chief executive of the castle |"},
		{"a head of state where another holds the office", "Polish President Ada Holt spoke in Poland. President Ben Crane rang her from abroad. Poland was glad. Poland was calm.", "Ben Crane | president |"},
		{"a part of a state has no president", "California was hot. President Ada Holt went to California. Rain came late to California.", "Ada Holt | president |"},
		{"where the same person is placed elsewhere", "Ada Holt, secretary of Fenland Rowing Club, spoke at Dunmarsh Council. The council listened.\n\nSecretary Ada Holt was pleased.", "Ada Holt | secretary | Fenland Rowing Club"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := readTenures(x, c.text); !slices.Contains(got, c.want) {
				t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}

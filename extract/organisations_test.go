package extract

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tenure/corpus"
)

// readText reads a text published on 12 June 2024.
func readText(t testing.TB, x *Extractor, text string) *Reading {
	t.Helper()
	return x.Read(corpus.Article{ID: "test", Text: text, Published: time.Date(2024, time.June, 12, 0, 0, 0, 0, time.UTC)})
}

// TestBodies reads texts and compares the bodies found: kind, name and the forms in which
// each is named.
func TestBodies(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, text string
		want       []string
	}{
		{"two councils joined by and", "Ada Holt worked for Larkholme Borough Council and Fenmarsh District Council.",
			[]string{"council | Larkholme Borough Council | Larkholme Borough Council", "council | Fenmarsh District Council | Fenmarsh District Council"}},
		{"and within one name", "The move was made by East Fen and Marsh District Council.",
			[]string{"council | East Fen and Marsh District Council | East Fen and Marsh District Council"}},
		{"the council and the authority", "Larkholme Borough Council met. The council agreed. Later the authority wrote to all.",
			[]string{"council | Larkholme Borough Council | Larkholme Borough Council; council; authority"}},
		{"the council of the paragraph", "Larkholme Borough Council met.\n\nFenmarsh District Council met too. The council was late.",
			[]string{"council | Larkholme Borough Council | Larkholme Borough Council", "council | Fenmarsh District Council | Fenmarsh District Council; council"}},
		{"district and town council of one place", "Larkholme District Council gave it to Larkholme Town Council. The town council was glad.",
			[]string{"council | Larkholme District Council | Larkholme District Council", "council | Larkholme Town Council | Larkholme Town Council; town council"}},
		{"borough council and council of one place", "Larkholme Borough Council met. Larkholme Council sat for an hour.",
			[]string{"council | Larkholme Borough Council | Larkholme Borough Council; Larkholme Council"}},
		{"acronym in brackets", "North Meres Combined Authority (NMCA) met. NMCA sat for an hour.",
			[]string{"council | North Meres Combined Authority | North Meres Combined Authority; NMCA"}},
		{"acronym of a committee", "The health overview and scrutiny committee (HOSC) met. HOSC sat for an hour.",
			[]string{"committee | health overview and scrutiny committee | health overview and scrutiny committee; HOSC"}},
		{"acronym inside a name", "The young people services (YPS) scrutiny committee met. The YPS scrutiny committee sat for an hour.",
			[]string{"committee | young people services (YPS) scrutiny committee | young people services (YPS) scrutiny committee; YPS scrutiny committee"}},
		{"committee of the council", "The council's audit committee met at Larkholme Council.",
			[]string{"council | Larkholme Council | council; Larkholme Council", "committee | audit committee | audit committee"}},
		{"short form of a school", "Fellbank Primary School shut. Parents of Fellbank Primary wept.",
			[]string{"school | Fellbank Primary School | Fellbank Primary School; Fellbank Primary"}},
		{"saint's school", "She was at St Wilfrid’s Primary School and Holt College.",
			[]string{"school | St Wilfrid’s Primary School | St Wilfrid’s Primary School", "school | Holt College | Holt College"}},
		{"person before a body", "Chief Constable Ada Holt of Fenmarsh Police spoke.",
			[]string{"police | Fenmarsh Police | Fenmarsh Police"}},
		{"town's councillors", "Critics spoke before Larkholme’s councillors met.",
			[]string{"council | Larkholme | Larkholme"}},
		{"the town council without a name", "The Mayor of Larkholme came. Nobody at the town council knew.",
			[]string{"council | Larkholme Town Council | town council"}},
		{"no body in a green belt", "They built on the Green Belt and wrote a Reform Bill.", nil},
		{"things of a council", "The rise in council tax paid for council houses.", nil},
		{"chief executive is no executive", "The chief executive left Larkholme Council.",
			[]string{"council | Larkholme Council | Larkholme Council"}},
		{"parliament named in short", "The Parliament of Fenland sat. Nobody in Parliament spoke.",
			[]string{"parliament | Parliament of Fenland | Parliament of Fenland; Parliament"}},
		{"trades council", "The Larkholme Trades Council wrote.", []string{"other | Larkholme Trades Council | Larkholme Trades Council"}},
		{"parent council", "The school’s parent council wrote.", []string{"other | parent council | parent council"}},
		{"health bodies", "He led Marsh and Fen CCG, Larkholme Hospitals NHS Foundation Trust and Fen General Hospital.",
			[]string{"nhs | Marsh and Fen CCG | Marsh and Fen CCG", "nhs | Larkholme Hospitals NHS Foundation Trust | Larkholme Hospitals NHS Foundation Trust", "nhs | Fen General Hospital | Fen General Hospital"}},
		{"papers", "She told the Larkholme Chronicle and BBC Radio Fenmarsh.",
			[]string{"media | Larkholme Chronicle | Larkholme Chronicle", "media | BBC Radio Fenmarsh | BBC Radio Fenmarsh"}},
		{"clubs and chambers", "He ran Larkholme Cricket Club and the Larkholme and Fenmarsh Chamber of Trade.",
			[]string{"other | Larkholme Cricket Club | Larkholme Cricket Club", "other | Larkholme and Fenmarsh Chamber of Trade | Larkholme and Fenmarsh Chamber of Trade"}},
		{"local party", "They sit as Fen and Marsh Independents.", []string{"party | Fen and Marsh Independents | Fen and Marsh Independents"}},
		{"abbreviated party", "Only Ada Holt (Con, Tarn) spoke.", []string{"party | Conservative | Con"}},
		{"name in capitals at an opening", "LARKHOLME Borough Council met.", []string{"council | Larkholme Borough Council | LARKHOLME Borough Council"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, o := range readText(t, x, tt.text).Organisations {
				got = append(got, o.Kind+" | "+o.Name+" | "+strings.Join(o.Mentions, "; "))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("in %q\n got %q\nwant %q", tt.text, got, tt.want)
			}
		})
	}
}

// TestBodyOfPost reads where a post is held whose sentence does not name the body.
func TestBodyOfPost(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, text, want string }{
		{"mayor of a bare place", "Larkholme picked Cllr Ada Holt to be Mayor.", "Ada Holt | mayor | Larkholme"},
		{"in a place", "In Larkholme Cllr Ada Holt was re-elected Mayor.", "Ada Holt | mayor | Larkholme"},
		{"county council of a heading", "Tories dump Averdene chief\n\nAda Holt is to be leader of the county council. Larkholme Town Council met.", "Ada Holt | leader | Averdene County Council"},
		{"party before the chair of a committee", "Ada Holt, the Labour chairman of the Fens Committee, spoke.", "Ada Holt | chairman | Fens Committee"},
		{"town of a place", "Ada Holt, mayor of the town of Larkholme, spoke.", "Ada Holt | mayor | Larkholme"},
		{"head of the state spoken of", "In France the vote was close. President Ada Holt thanked France for it.", "Ada Holt | president | France"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, q := range readText(t, x, tt.text).Tenures {
				got = append(got, q.Person+" | "+q.Role+" | "+value(q.Organisation))
			}
			if !slices.Contains(got, tt.want) {
				t.Errorf("in %q\n got %q\nwant %q among them", tt.text, got, tt.want)
			}
		})
	}
}

// TestEntityFindsItself: whatever bodies an article names, naming one again adds none and
// gives the same.
func TestEntityFindsItself(t *testing.T) {
	words := []string{"north", "fen", "marsh", "tarn", "holt", "borough", "district", "town", "and", "of", "scrutiny", "parliament"}
	kinds := []string{"council", "committee", "parliament", "school", "nhs", "other"}
	rapid.Check(t, func(t *rapid.T) {
		s := &state{}
		name := rapid.Custom(func(t *rapid.T) *organisation {
			w := rapid.SliceOfN(rapid.SampledFrom(words), 1, 5).Draw(t, "words")
			return newBody(strings.Join(w, " "), rapid.SampledFrom(kinds).Draw(t, "kind"))
		})
		for _, o := range rapid.SliceOfN(name, 1, 12).Draw(t, "bodies") {
			id := s.entity(o)
			before := len(s.orgs)
			again := newBody(o.name, o.kind)
			if got := s.entity(again); got != id || len(s.orgs) != before {
				t.Fatalf("%q is body %d of %d, and named again body %d of %d", o.name, id, before, got, len(s.orgs))
			}
		}
	})
}

func TestStartsAndEnds(t *testing.T) {
	if got, want := starts("fellbank primary school of art"), []string{"fellbank primary", "fellbank primary school", "fellbank primary school of"}; !slices.Equal(got, want) {
		t.Errorf("starts: got %q, want %q", got, want)
	}
	if got, want := ends("house of the people"), []string{"the people", "of the people"}; !slices.Equal(got, want) {
		t.Errorf("ends: got %q, want %q", got, want)
	}
}

func TestTier(t *testing.T) {
	for key, want := range map[string]string{
		"larkholme county council": "county", "larkholme county borough council": "borough", "larkholme city council": "borough",
		"larkholme council": "", "north fells combined authority": "combined", "larkholme town council": "town",
	} {
		if got := tier(key); got != want {
			t.Errorf("tier(%q) = %q, want %q", key, got, want)
		}
	}
}

func BenchmarkManyBodies(b *testing.B) {
	x, err := New(Options{})
	if err != nil {
		b.Fatal(err)
	}
	var text strings.Builder
	letters := "abcdefghijklmnopqrstuvwxyz"
	for i := range 3000 {
		place := "Tarn" + string(letters[i%26]) + string(letters[i/26%26]) + string(letters[i/676])
		text.WriteString(place + " Borough Council met. The council agreed, and its leader spoke of the school.\n\n")
	}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		readText(b, x, text.String())
	}
}

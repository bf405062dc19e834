package lexicon

import (
	"errors"
	"io/fs"
	"reflect"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

// embeddedLexicon loads the embedded data once for all tests: a Lexicon does not change.
var embeddedLexicon = sync.OnceValues(Load)

func loaded(t testing.TB) *Lexicon {
	t.Helper()
	l, err := embeddedLexicon()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// built reads the embedded data and stops before it is settled.
func built(t testing.TB) *builder {
	t.Helper()
	data, err := fs.Sub(embedded, "data")
	if err != nil {
		t.Fatal(err)
	}
	b := newBuilder()
	for _, r := range readers() {
		if err := r.read(b, data, r.file); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

func TestBody(t *testing.T) {
	l := loaded(t)
	for _, c := range []struct {
		text string
		i, n int
		code string // empty: no body
	}{
		{"St Helens Council", 0, 3, "local-authority:SHN"},
		{"St. Helens council", 0, 3, "local-authority:SHN"},
		{"ST HELENS COUNCIL", 0, 3, "local-authority:SHN"},
		{"the St Helens Borough Council’s plan", 1, 4, "local-authority:SHN"},
		{"St Helens MBC", 0, 3, "local-authority:SHN"},
		{"Metropolitan Borough of St Helens", 0, 5, "local-authority:SHN"},
		{"Cornwall Council", 0, 2, "local-authority:CON"},
		{"Liverpool City Council", 0, 3, "local-authority:LIV"},
		{"Liverpool Council", 0, 2, "local-authority:LIV"},
		{"Royal Borough of Kensington and Chelsea", 0, 6, "local-authority:KEC"},
		{"Kensington & Chelsea Council", 0, 4, "local-authority:KEC"},
		{"Harrow London Borough Council", 0, 4, "local-authority:HRW"},
		{"Hackney council", 0, 2, "local-authority:HCK"},
		{"West Sussex CC", 0, 3, "local-authority:WSX"},
		{"Basildon BC", 0, 2, "local-authority:BAI"},
		{"Basingstoke & Deane BC", 0, 4, "local-authority:BAN"},
		{"King’s Lynn and West Norfolk Borough Council", 0, 8, "local-authority:KIN"},
		{"Greater Manchester Combined Authority", 0, 4, "local-authority:GMCA"},
		{"Armagh, Banbridge and Craigavon Council", 0, 6, "local-authority:ABC"},
		{"Stoke on Trent City Council", 0, 5, "local-authority:STE"},
		{"Stoke-on-Trent City Council", 0, 3, "local-authority:STE"},
		{"Richmond Council", 0, 2, "local-authority:RIC"},

		{"NHS St Helens CCG", 0, 4, "clinical-commissioning-group:01X"},
		{"St Helens CCG", 0, 3, "clinical-commissioning-group:01X"},
		{"St Helens Clinical Commissioning Group", 0, 5, "clinical-commissioning-group:01X"},
		{"NHS Devon", 0, 2, "nhs-icb:QJK"},
		{"Alder Hey Children's NHS Foundation Trust", 0, 7, "nhs-trust:RBS"},
		{"Cheshire Police", 0, 2, "police-force:cheshire"},
		{"Merseyside Fire Service", 0, 3, "fire-service:merseyside"},
		{"the CQC", 1, 1, "government-organisation:PB251"},
		{"Department for Education", 0, 3, "government-organisation:D6"},
		{"House of Commons", 0, 3, "body:house-of-commons"},
		{"Holyrood", 0, 1, "body:scottish-parliament"},
		{"the Dáil", 1, 1, "body:dail"},
		{"OFSTED", 0, 1, "government-organisation:D106"},
		{"Local Government Association", 0, 3, "body:lga"},
		{"the WHO", 1, 1, "body:who"},
		{"his union, Unite, said", 3, 1, "body:unite"},

		{"St Helens", 0, 0, ""},
		{"Leeds", 0, 0, ""},
		{"Leeds said", 0, 0, ""},
		{"reading council", 0, 0, ""},
		{"people who went", 1, 0, ""},
		{"Unite the parties", 0, 0, ""},
		{"we unite again", 1, 0, ""},
	} {
		n, b := l.Body(tokens(c.text), c.i)
		code := ""
		if b != nil {
			code = b.Code
		}
		if n != c.n || code != c.code {
			t.Errorf("Body(%q, %d) = %d, %q, want %d, %q", c.text, c.i, n, code, c.n, c.code)
		}
	}
}

func TestSuccessors(t *testing.T) {
	l := loaded(t)
	if b := l.ByCode("local-authority:AYL"); b == nil || b.Successor != "local-authority:BUC" || b.End == "" {
		t.Errorf("Aylesbury Vale: %+v", b)
	}
	if b := l.ByCode("local-authority:CMA"); b == nil || b.Successor != "" || len(b.Successors) != 2 {
		t.Errorf("Cumbria: %+v", b)
	}
	for _, b := range l.bodies {
		for _, s := range b.Successors {
			if l.ByCode(s) == nil {
				t.Errorf("%s %s was succeeded by %s, which is not there", b.Code, b.Name, s)
			}
		}
	}
}

func TestPartyPlaceCountryHonorific(t *testing.T) {
	l := loaded(t)
	for _, c := range []struct {
		text string
		i, n int
		want string
	}{
		{"the Tories", 1, 1, "Conservative"},
		{"Lib Dems", 0, 2, "Liberal Democrat"},
		{"a Labour councillor", 1, 1, "Labour"},
		{"the Labour Party", 1, 2, "Labour"},
		{"labour costs", 0, 0, ""},
		{"LABOUR gain", 0, 1, "Labour"},
		{"Ada Holt (Con, Dunmarsh)", 3, 1, "Conservative"},
		{"Ada Holt (Dunmarsh, Lab)", 5, 1, "Labour"},
		{"Lab results", 0, 0, ""},
		{"a con trick", 1, 0, ""},
		{"the Green councillor", 1, 1, "Green"},
		{"Green councillor Ada Holt", 0, 1, "Green"},
		{"green lanes", 0, 0, ""},
		{"(I thought so)", 1, 0, ""},
		{"Respect is due", 0, 0, ""},
		{"Sinn Fein", 0, 2, "Sinn Féin"},
		{"the SNP", 1, 1, "Scottish National"},
		{"a Democrat", 1, 1, "Democratic"},
	} {
		n, p := l.Party(tokens(c.text), c.i)
		got := ""
		if p != nil {
			got = p.Name
		}
		if n != c.n || got != c.want {
			t.Errorf("Party(%q, %d) = %d, %q, want %d, %q", c.text, c.i, n, got, c.n, c.want)
		}
	}
	for _, c := range []struct {
		text string
		n    int
		want Place
	}{
		{"St Helens", 2, Place{"St Helens", "area", "GB", "local-authority:SHN"}},
		{"Leeds council leader", 1, Place{"Leeds", "area", "GB", "local-authority:LDS"}},
		{"Buckinghamshire", 1, Place{"Buckinghamshire", "area", "GB", "local-authority:BUC"}},
		{"Liverpool", 1, Place{"Liverpool", "area", "GB", "local-authority:LIV"}},
		{"reading books", 0, Place{}},
		{"Poland", 1, Place{"Poland", "country", "PL", ""}},
		{"Maryland", 1, Place{"Maryland", "state", "US", ""}},
	} {
		n, p := l.Place(tokens(c.text), 0)
		if p == nil {
			p = &Place{}
		}
		if n != c.n || *p != c.want {
			t.Errorf("Place(%q) = %d, %+v, want %d, %+v", c.text, n, *p, c.n, c.want)
		}
	}
	for _, c := range []struct {
		text    string
		n       int
		want    string
		demonym bool
	}{
		{"Polish president", 1, "PL", true},
		{"polish the table", 0, "", false},
		{"Poland's president", 1, "PL", false},
		{"South Korean minister", 2, "KR", true},
		{"United States", 2, "US", false},
		{"us too", 0, "", false},
		{"U.S. senator", 1, "US", false},
	} {
		n, p, d := l.Country(tokens(c.text), 0)
		got := ""
		if p != nil {
			got = p.Code
		}
		if n != c.n || got != c.want || d != c.demonym {
			t.Errorf("Country(%q) = %d, %q, %v", c.text, n, got, d)
		}
	}
	for _, c := range []struct {
		text string
		n    int
		want Honorific
	}{
		{"Cllr Ada Holt", 1, Honorific{"Cllr", "councillor", false, ""}},
		{"cllr Ada Holt", 1, Honorific{"Cllr", "councillor", false, ""}},
		{"Cllrs Ada Holt and Bo Lund", 1, Honorific{"Cllrs", "councillor", true, ""}},
		{"Mrs Holt", 1, Honorific{"Mrs", "courtesy", false, "f"}},
		{"Rt Hon Ada Holt", 2, Honorific{"Rt Hon", "title", false, ""}},
		{"The Rev Dr Holt", 2, Honorific{"The Rev", "clergy", false, ""}},
		{"Cllr. Ada Holt", 1, Honorific{"Cllr", "councillor", false, ""}},
		{"Minister. Then", 1, Honorific{"Minister", "political", false, ""}},
		{"lord of the manor", 0, Honorific{}},
	} {
		n, h := l.Honorific(tokens(c.text), 0)
		if h == nil {
			h = &Honorific{}
		}
		if n != c.n || *h != c.want {
			t.Errorf("Honorific(%q) = %d, %+v, want %d, %+v", c.text, n, *h, c.n, c.want)
		}
	}
	for norm, want := range map[string]bool{"mp": true, "m.p.": true, "obe": true, "kc": true, "holt": false} {
		if l.Postnominal(norm) != want {
			t.Errorf("Postnominal(%q) = %v", norm, !want)
		}
	}
}

func TestMatchingDoesNotAllocate(t *testing.T) {
	l := loaded(t)
	toks := tokens("Cllr Ada Holt (Con, Dunmarsh) of St Helens Borough Council met the Polish minister")
	if n := testing.AllocsPerRun(20, func() {
		for i := range toks {
			l.Body(toks, i)
			l.Party(toks, i)
			l.Honorific(toks, i)
			l.Place(toks, i)
			l.Country(toks, i)
			l.Forename(toks[i].Norm)
			l.Surname(toks[i].Norm)
		}
	}); n > 0 {
		t.Errorf("a pass allocates %v times", n)
	}
}

func TestLoadTwice(t *testing.T) {
	again, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(loaded(t), again) {
		t.Error("two loads differ")
	}
	over, err := LoadWith(fstest.MapFS{"README.md": {Data: []byte("notes")}})
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(loaded(t), over) {
		t.Error("an empty folder changes the vocabulary")
	}
}

func TestLoadWith(t *testing.T) {
	l, err := LoadWith(fstest.MapFS{
		"councils.tsv":     {Data: []byte("# ours\nDUN\tDunmarsh Borough Council\tDunmarsh\t\t\t\t\t\tEngland\tNMD\n")},
		"bodies.tsv":       {Data: []byte("body:teal\tTeal Rivers Board\tregulator\t\tTRB\nbody:nato\tNATO\tother\t\tAtlantic Pact\n")},
		"parties.yaml":     {Data: []byte("- name: Labour\n  forms: [Old Labour]\n- name: Teal Party\n")},
		"honorifics.yaml":  {Data: []byte("honorifics:\n  - kind: civic\n    forms: [Portreeve]\npostnominals: [XYZ]\n")},
		"places.tsv":       {Data: []byte("Tealford\ttown\tGB\tlocal-authority:DUN\n")},
		"countries.tsv":    {Data: []byte("ZZ\tRuritania\t\tRuritanian\n")},
		"forenames.txt":    {Data: []byte("Quillon\t3\n")},
		"moresurnames.txt": {Data: []byte("Underbough\n")},
		"words.txt":        {Data: []byte("quillon\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	for text, code := range map[string]string{
		"Dunmarsh Borough Council": "local-authority:DUN", "Dunmarsh DC": "local-authority:DUN", "TRB": "body:teal",
		"Atlantic Pact": "body:nato", "NATO": "body:nato", "Leeds City Council": "local-authority:LDS",
	} {
		if _, b := l.Body(tokens(text), 0); b == nil || b.Code != code {
			t.Errorf("%q: %+v, want %s", text, b, code)
		}
	}
	if _, p := l.Party(tokens("Old Labour"), 0); p == nil || p.Name != "Labour" {
		t.Errorf("Old Labour: %+v", p)
	}
	if _, p := l.Party(tokens("Teal Party"), 0); p == nil {
		t.Error("no Teal Party")
	}
	if _, h := l.Honorific(tokens("Portreeve Holt"), 0); h == nil || h.Kind != "civic" {
		t.Errorf("Portreeve: %+v", h)
	}
	if _, p := l.Place(tokens("Tealford"), 0); p == nil || p.Code != "local-authority:DUN" {
		t.Errorf("Tealford: %+v", p)
	}
	if _, c, demonym := l.Country(tokens("Ruritanian"), 0); c == nil || !demonym {
		t.Errorf("Ruritanian: %+v", c)
	}
	if known, word := l.Forename("quillon"); !known || !word || l.ForenameFrequency("quillon") != 3 {
		t.Error("Quillon is not known, or not as a word")
	}
	if !l.Surname("underbough") || !l.Postnominal("xyz") {
		t.Error("Underbough or XYZ is not known")
	}
}

func TestBadData(t *testing.T) {
	for _, c := range []struct {
		file, data string
		line       int
		says       string
	}{
		{"council.tsv", "", 0, "councils.tsv"},
		{"councils.tsv", "# x\nDUN\tDunmarsh Council\n", 2, "places"},
		{"bodies.tsv", "a:b\tName\tpub\n", 1, "the kinds are council"},
		{"bodies.tsv", strings.Repeat("x\t", 9) + "\n", 1, "more than 8 fields"},
		{"parties.yaml", "- name: A\n  form: [B]\n", 2, "form"},
		{"parties.yaml", "- name: A\n- forms: [B]\n", 0, "party 2"},
		{"parties.yaml", "- name: [\n", 1, "parties.yaml"},
		{"honorifics.yaml", "honorifics:\n  - forms: [B]\n", 0, "kind"},
		{"councilforms.yaml", "types:\n  MD:\n    typed: ['{place}']\n", 0, "{place}"},
		{"places.tsv", "Tealford\tvillage\tGB\n", 1, "the kinds are area"},
		{"places.tsv", "Tealford\ttown\tBritain\n", 1, "ISO 3166"},
		{"countries.tsv", "Z\tRuritania\n", 1, "ISO 3166"},
		{"forenames.txt", "ada\n\nbo\tmany\n", 3, "number"},
		{"surnames.txt", "...\n", 1, "letter"},
		{"words.txt", "will May\n", 1, "lower case"},
	} {
		_, err := LoadWith(fstest.MapFS{c.file: {Data: []byte(c.data)}})
		var de *DataError
		if !errors.As(err, &de) {
			t.Errorf("%s %q: %v, want a DataError", c.file, c.data, err)
			continue
		}
		if de.File != c.file || de.Line != c.line || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s %q: line %d, %v; want line %d and %q", c.file, c.data, de.Line, err, c.line, c.says)
		}
	}
}

// Whatever the file, loading answers with a lexicon or a DataError.
func FuzzLoadWith(f *testing.F) {
	names := files()
	f.Add(0, []byte("will\n"))
	f.Add(7, []byte("DUN\tDunmarsh Council\tDunmarsh\n"))
	f.Add(12, []byte("- name: A\n  forms: [B]\n"))
	f.Add(13, []byte("honorifics:\n- kind: civic\n  forms: [B]\n"))
	f.Add(12, []byte("!tag 1")) // the decoder panics on it
	f.Fuzz(func(t *testing.T, file int, data []byte) {
		r := readers()[uint(file)%uint(len(names))]
		err := r.read(newBuilder(), fstest.MapFS{r.file: {Data: data}}, r.file)
		var de *DataError
		if err != nil && !errors.As(err, &de) {
			t.Fatalf("%s %q: %v is no DataError", r.file, data, err)
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for range b.N {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMatch(b *testing.B) {
	l := loaded(b)
	toks := tokens(strings.Repeat("Cllr Ada Holt, who leads the Labour group on St Helens Borough Council, told the meeting in Leeds that no decision had been taken yet. ", 50))
	b.ReportAllocs()
	for b.Loop() {
		for i := range toks {
			l.Body(toks, i)
			l.Party(toks, i)
			l.Honorific(toks, i)
			l.Place(toks, i)
			l.Country(toks, i)
		}
	}
	b.ReportMetric(float64(len(toks)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

package extract

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"tenure/corpus"
)

var sharedExtractor = sync.OnceValues(func() (*Extractor, error) { return New(Options{}) })

func readState(t *testing.T, text string) *state {
	t.Helper()
	x, err := sharedExtractor()
	if err != nil {
		t.Fatal(err)
	}
	return x.read(corpus.Article{Text: text})
}

// peopleOf writes the people of a text and how they are called: 'Ada Holt = Cllr Holt,
// Ada Holt'. Pronouns and common nouns are left out.
func peopleOf(t *testing.T, text string) []string {
	s := readState(t, text)
	forms := make([][]string, len(s.people))
	for n := range s.mentions {
		for _, m := range s.mentions[n] {
			if m.kind != kindPerson || m.sub == "pronoun" || m.sub == "nominal" {
				continue
			}
			if f := s.text(m.first, m.last); !slices.Contains(forms[m.ref], f) {
				forms[m.ref] = append(forms[m.ref], f)
			}
		}
	}
	var out []string
	for id, p := range s.people {
		if !p.hidden {
			out = append(out, p.name+" = "+strings.Join(forms[id], ", "))
		}
	}
	slices.Sort(out)
	return out
}

func TestPeople(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		// How a name is made.
		{"honorific", "Cllr Ada Holt spoke. Mr Ben Crane did not.", []string{"Ada Holt = Cllr Ada Holt", "Ben Crane = Mr Ben Crane"}},
		{"honorific with a stop", "Coun. Ada Holt and Prof. Ben Crane spoke.", []string{"Ada Holt = Coun. Ada Holt", "Ben Crane = Prof. Ben Crane"}},
		{"two honorifics", "Coun Mrs Ada Holt spoke.", []string{"Ada Holt = Coun Mrs Ada Holt"}},
		{"initials", "J. R. Thornbury and P Oakshott were elected.", []string{"J. R. Thornbury = J. R. Thornbury", "P Oakshott = P Oakshott"}},
		{"middle initial", "Ada M Holt and Ben Q. Crane were elected.", []string{"Ada M Holt = Ada M Holt", "Ben Q. Crane = Ben Q. Crane"}},
		{"hyphens", "Jo-Anne Fell-Whitby thanked Cllr Whitby.", []string{"Jo-Anne Fell-Whitby = Jo-Anne Fell-Whitby, Cllr Whitby"}},
		{"Irish and Scots", "Sean O’Hallorin, Rory McAskill and Isla MacQuarrie met. Mr McAskill left.", []string{"Isla MacQuarrie = Isla MacQuarrie", "Rory McAskill = Rory McAskill, Mr McAskill", "Sean O’Hallorin = Sean O’Hallorin"}},
		{"particles", "Huw ap Gethin, Pieter van der Merwe, Ines de Castro and Omar bin Rashid met.", []string{"Huw ap Gethin = Huw ap Gethin", "Ines de Castro = Ines de Castro", "Omar bin Rashid = Omar bin Rashid", "Pieter van der Merwe = Pieter van der Merwe"}},
		{"particle in a word", "Minister Yusuf al-Khatib spoke. Al-Khatib left. Mr Khatib was tired.", []string{"Yusuf al-Khatib = Yusuf al-Khatib, Al-Khatib, Mr Khatib"}},
		{"accents", "João Araújo and Zoë Müller-Błaszczyk met.", []string{"João Araújo = João Araújo", "Zoë Müller-Błaszczyk = Zoë Müller-Błaszczyk"}},
		{"all capitals", "COUNCILLOR ADA HOLT has resigned. Cllr Holt said so.", []string{"Ada Holt = COUNCILLOR ADA HOLT, Cllr Holt"}},
		{"opening in capitals", "ADA HOLT has resigned.", []string{"Ada Holt = ADA HOLT"}},
		{"post-nominals", "Ada Holt OBE and Ben Crane MP spoke. Sir Colin Dane KC did not.", []string{"Ada Holt = Ada Holt", "Ben Crane = Ben Crane", "Colin Dane = Sir Colin Dane"}},
		{"junior", "Ben Crane Jr. spoke.", []string{"Ben Crane = Ben Crane"}},
		{"nickname inside", "Cllr Benjamin “Benji” Crane and Ada 'Addie' Holt spoke.", []string{"Ada Holt = Ada 'Addie' Holt", "Benjamin Crane = Cllr Benjamin “Benji” Crane"}},
		{"nickname in front", "Branch secretary \"Big Mick\" Oldroyd spoke.", []string{"Mick Oldroyd = \"Big Mick\" Oldroyd"}},
		{"monarch", "Queen Margaret III opened it.", []string{"Margaret III = Queen Margaret III"}},
		{"three names", "Martin Arthur Mayor and David Lloyd King voted.", []string{"David Lloyd King = David Lloyd King", "Martin Arthur Mayor = Martin Arthur Mayor"}},
		{"a month for a name", "June Harker and April Dunn joined. Mrs May Crane was there. Theresa May was not.", []string{"April Dunn = April Dunn", "June Harker = June Harker", "May Crane = Mrs May Crane", "Theresa May = Theresa May"}},
		{"a word for a surname", "Josh Leader, Ann North, Tim Welsh and Jane Park voted. Cllr North spoke. Cllr Park did not.", []string{"Ann North = Ann North, Cllr North", "Jane Park = Jane Park, Cllr Park", "Josh Leader = Josh Leader", "Tim Welsh = Tim Welsh"}},
		{"a word for a forename", "Hunter Quigg and Will Oakshott stood. Rich Crane did not. Grace Oduya left.", []string{"Grace Oduya = Grace Oduya", "Hunter Quigg = Hunter Quigg", "Rich Crane = Rich Crane", "Will Oakshott = Will Oakshott"}},
		{"list with a plural honorific", "Cllrs Holt and Crane abstained. Couns Ann Dee, Carl Fox and Eve Gill voted.", []string{"Ann Dee = Ann Dee", "Carl Fox = Carl Fox", "Crane = Crane", "Eve Gill = Eve Gill", "Holt = Holt"}},

		// What shows a person whose forename is not known.
		{"title before", "Council leader Xanthor Quellby spoke.", []string{"Xanthor Quellby = Xanthor Quellby"}},
		{"title behind", "Xanthor Quellby, the new chief executive of Dunmarsh Council, spoke.", []string{"Xanthor Quellby = Xanthor Quellby"}},
		{"age", "Xanthor Quellby, 43, lives in Dunmarsh.", []string{"Xanthor Quellby = Xanthor Quellby"}},
		{"speaks", "“Enough,” said Xanthor Quellby.", []string{"Xanthor Quellby = Xanthor Quellby"}},
		{"party", "Labour’s Xanthor Quellby won. Zyra Obmark (Lib Dem) lost.", []string{"Xanthor Quellby = Xanthor Quellby", "Zyra Obmark = Zyra Obmark"}},
		{"list", "They met Ada Holt and Xanthor Hughes.", []string{"Ada Holt = Ada Holt", "Xanthor Hughes = Xanthor Hughes"}},
		{"honorific later", "The award went to Xanthor Quellby. Ms Quellby wept.", []string{"Xanthor Quellby = Xanthor Quellby, Ms Quellby"}},
		{"a word for each", "Mark Power, Barry England and Cllr Xanthor Castleton voted. They met at Hope House.", []string{"Barry England = Barry England", "Mark Power = Mark Power", "Xanthor Castleton = Cllr Xanthor Castleton"}},
		{"bare initials", "Cllrs A Holt, B Crane and JJ Dunn voted. AJ Hughes and Cllr PJ Quellby left.", []string{"A Holt = A Holt", "AJ Hughes = AJ Hughes", "B Crane = B Crane", "JJ Dunn = JJ Dunn", "PJ Quellby = Cllr PJ Quellby"}},
		{"honorific and nickname", "Cllr “Ted” Holt spoke.", []string{"Ted Holt = Cllr “Ted” Holt"}},
		{"surname and party", "Elected: Thompson (Lab), Hughes (Con).", []string{"Hughes = Hughes", "Thompson = Thompson"}},
		{"surname that is a party", "Cllr Sam Green spoke. Mr Green and Cllr Green left.", []string{"Sam Green = Cllr Sam Green, Mr Green, Cllr Green"}},
		{"bodies beside names", "Dunmarsh Council’s Xanthor Hughes met Unison’s Una Crane and the council’s chief executive Zyra Obmark.", []string{"Una Crane = Una Crane", "Xanthor Hughes = Xanthor Hughes", "Zyra Obmark = Zyra Obmark"}},
		{"titles in capitals", "Chief Executive Xanthor Quellby, Director of Finance Zyra Obmark and Monitoring Officer Jorrit Venn spoke.", []string{"Jorrit Venn = Jorrit Venn", "Xanthor Quellby = Xanthor Quellby", "Zyra Obmark = Zyra Obmark"}},
		{"head of service", "Head of legal services Xanthor Quellby spoke. The new director of public health, Zyra Obmark, did not.", []string{"Xanthor Quellby = Xanthor Quellby", "Zyra Obmark = Zyra Obmark"}},
		{"line of a list", "The new cabinet:\n\nFinance: Xanthor Quellby\n\nZyra Obmark – housing\n\nLeader: Cllr Ada Holt\n\nChair - Jorrit Venn", []string{"Ada Holt = Cllr Ada Holt", "Jorrit Venn = Jorrit Venn", "Xanthor Quellby = Xanthor Quellby", "Zyra Obmark = Zyra Obmark"}},
		{"brackets", "The interim director (Xanthor Quellby) and the chair (Zyra Obmark) met. Ada Holt (leader) left.", []string{"Ada Holt = Ada Holt", "Xanthor Quellby = Xanthor Quellby", "Zyra Obmark = Zyra Obmark"}},
		{"moves", "Xanthor Quellby, who joined in 2009, will succeed Zyra Obmark. Jorrit Venn takes over as chair. Mira Onslow-Pike steps in as director.", []string{"Jorrit Venn = Jorrit Venn", "Mira Onslow-Pike = Mira Onslow-Pike", "Xanthor Quellby = Xanthor Quellby", "Zyra Obmark = Zyra Obmark"}},
		{"gets a post", "Xanthor Quellby was appointed chief executive. Later Zyra Obmark will become the new mayor.", []string{"Xanthor Quellby = Xanthor Quellby", "Zyra Obmark = Zyra Obmark"}},
		{"done by", "She was succeeded by Jorrit Hughes. Chief Supt Zyra Obmark retired.", []string{"Jorrit Hughes = Jorrit Hughes", "Zyra Obmark = Zyra Obmark"}},
		{"what people have", "After Zyra Obmark’s resignation the Tories’ Xanthor Quellby stood.", []string{"Xanthor Quellby = Xanthor Quellby", "Zyra Obmark = Zyra Obmark"}},
		{"rank and surname", "Yesterday Det Insp Thornbury spoke.", []string{"Thornbury = Thornbury"}},
		{"a body appoints", "Xanthor Quellby has appointed a director.", nil},
		{"surname in capitals", "Ada HOLT (Labour) 812, Ben CRANE (Green) 51", []string{"Ada Holt = Ada HOLT", "Ben Crane = Ben CRANE"}},
		{"behind its place", "The former mayor of Dunmarsh Ada Holt spoke.", []string{"Ada Holt = Ada Holt"}},
		{"first in a sentence", "Outside Ada Holt waited. Umpire Stanley Marrow did too.", []string{"Ada Holt = Ada Holt", "Stanley Marrow = Stanley Marrow"}},
		{"title and surname", "Yesterday President Quellby spoke. Quellby left.", []string{"Quellby = Quellby"}},

		// The second mention.
		{"surname", "Ada Holt spoke. Holt’s friends clapped, and Ms Holt bowed.", []string{"Ada Holt = Ada Holt, Holt, Ms Holt"}},
		{"forename", "Ada Holt spoke. Then Ada bowed.", []string{"Ada Holt = Ada Holt, Ada"}},
		{"short forename", "Christopher Holt spoke. Chris Holt bowed.", []string{"Christopher Holt = Christopher Holt, Chris Holt"}},
		{"initial for the forename", "Ada Holt spoke. A. Holt bowed.", []string{"Ada Holt = Ada Holt, A. Holt"}},
		{"slip of the pen", "Cllr Ada Thornbury spoke. Cllr Thornbuty bowed.", []string{"Ada Thornbury = Cllr Ada Thornbury, Cllr Thornbuty"}},
		{"knight", "Sir Evelyn Oakshott spoke. Sir Evelyn bowed.", []string{"Evelyn Oakshott = Sir Evelyn Oakshott, Sir Evelyn"}},
		{"peer", "Lord Oakshott of Fenwick spoke. Lord Oakshott bowed.", []string{"Oakshott = Lord Oakshott of Fenwick, Lord Oakshott"}},
		{"peer named", "Colin Dane, Lord Fenwick, spoke. Lord Fenwick bowed.", []string{"Colin Dane = Colin Dane, Lord Fenwick"}},
		{"peer once plain", "Lord Fenwick of Ley, who as plain Colin Dane led the council, spoke.", []string{"Colin Dane = Lord Fenwick of Ley, Colin Dane"}},
		{"double surname in half", "Wanda Reyes Castellano spoke. Governor Reyes bowed.", []string{"Wanda Reyes Castellano = Wanda Reyes Castellano, Reyes"}},
		{"two of one surname", "Cllr Ada Holt and her brother Ben Holt met. Cllr Holt spoke. Mr Holt bowed.", []string{"Ada Holt = Cllr Ada Holt, Cllr Holt", "Ben Holt = Ben Holt, Mr Holt"}},
		{"wife and husband", "Mr Ben Holt spoke. Mrs Ada Holt bowed. Mrs Holt left with Mr Holt.", []string{"Ada Holt = Mrs Ada Holt, Mrs Holt", "Ben Holt = Mr Ben Holt, Mr Holt"}},
		{"kin", "Lionel Thornbury spoke. Lionel’s wife, Delphine, bowed.", []string{"Delphine Thornbury = Delphine", "Lionel Thornbury = Lionel Thornbury, Lionel"}},
		{"forename alone", "Delphine bowed.", nil},
		{"misspelt title", "The report by Represenative Ada Holt came. Ada Holt spoke.", []string{"Ada Holt = Ada Holt"}},
		{"surname that is a place", "Ben Lancaster spoke. He lives in Lancaster. Mr Lancaster bowed.", []string{"Ben Lancaster = Ben Lancaster, Mr Lancaster"}},

		{"surname shared with the next", "Netta and Ben Thornbury spoke.", []string{"Ben Thornbury = Ben Thornbury", "Netta Thornbury = Netta"}},
		{"end of a name with a particle", "Cllr Ada Van Thornbury spoke. Mrs Van Thornbury bowed.", []string{"Ada Van Thornbury = Cllr Ada Van Thornbury, Mrs Van Thornbury"}},

		// Names of many countries, and words that are none of English.
		{"from abroad", "They met Pirkko Leinonen and Nomvula Thornbury there.", []string{"Nomvula Thornbury = Nomvula Thornbury", "Pirkko Leinonen = Pirkko Leinonen"}},
		{"apposition", "The chief officer, Non Quellby, bowed.", []string{"Non Quellby = Non Quellby"}},
		{"calling first", "Sculptor Xanthor Quellby resigned.", []string{"Xanthor Quellby = Xanthor Quellby"}},
		{"born", "Fenwick-born Ada Holt bowed.", []string{"Ada Holt = Ada Holt"}},
		{"epithet", "They asked Old Jack Holt, of Fen Farm.", []string{"Jack Holt = Jack Holt"}},
		{"forename in brackets", "Baroness (Ada) Holt bowed.", []string{"Ada Holt = Baroness (Ada) Holt"}},
		{"saint", "They met Ada St Clair there.", []string{"Ada St Clair = Ada St Clair"}},
		{"title of elsewhere", "Alhaji Xanthor Quellby-Obmark bowed.", []string{"Xanthor Quellby-Obmark = Alhaji Xanthor Quellby-Obmark"}},

		// What is nobody.
		{"firm", "The turbine maker Karl Oakshott and the law firm Quellby Crane paid.", nil},
		{"lines", "It sailed with Fenwick & Quellby Lines.", nil},
		{"seat", "She is the member for Glen Oakshott.", nil},
		{"ward in brackets", "Ada Holt (Labour, Bryn Oakshott) spoke.", []string{"Ada Holt = Ada Holt"}},
		{"academy", "It was seen at Lord Oakshott Academy.", nil},
		{"places", "They live in Palm Beach, at Karl Oakshott Avenue near John Crane Hospital in the Xuan Lee district.", nil},
		{"bodies and things", "The Rolling Stones, Florida Highway Patrol and Milltech Marine came after Hurricane Maria and Storm Lorenzo.", nil},
		{"law", "The judge cited Smith v Jones and the Crane report.", nil},
		{"shop", "The new boss of John Lewis shops at Thomas Cook.", nil},
		{"words in capitals", "Second World War. A Boeing landed. Although We Knew. Full Council Meeting.", nil},
		{"stage", "The pantomime has a fine cast and a happy audience. As Alderman Fitzgibbon, Ben Crane shines, and Ada Holt plays as Dick Whittington.", []string{"Ada Holt = Ada Holt", "Ben Crane = Ben Crane"}},
		{"hidden name", "Police call the suspect Stefan W.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := peopleOf(t, c.text); !slices.Equal(got, c.want) {
				t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}

// FuzzPeople reads whatever comes: every mention lies within its sentence and means
// somebody, and every person has a name and a place in the text.
func FuzzPeople(f *testing.F) {
	f.Add("Cllr “Ted” Holt, Lord Fenwick, and Mr Quellby’s wife, Delphine, met A. Holt v Crane.")
	f.Add("\"Big Mick\" Oldroyd – housing (Lab)\n\nCLLRS ADA HOLT, B CRANE AND J")
	f.Add("Sir Evelyn of Ley, who as Ada Green led al-Khatib II. He left. The 51-year-old did.")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			t.Skip("longer texts say no more")
		}
		s := readState(t, text)
		for n := range s.mentions {
			for _, m := range s.mentions[n] {
				if m.kind != kindPerson {
					continue
				}
				if sent := s.doc.Sentences[n]; m.first < sent.First || m.last > sent.Last || m.first >= m.last || m.ref < 0 || m.ref >= len(s.people) {
					t.Fatalf("mention %+v of sentence %d, tokens %d to %d, with %d people", m, n, sent.First, sent.Last, len(s.people))
				}
			}
		}
		for _, p := range s.people {
			if p.name == "" || len(p.spans) == 0 {
				t.Fatalf("a person without name or mention: %+v", p)
			}
		}
	})
}

func TestMisspelt(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"thornbury", "thornbuty", true},
		{"thornbury", "thornburry", true},
		{"thornbury", "thornbry", true},
		{"thornbury", "thronbury", true},
		{"thornbury", "thornbury", false},
		{"thornbury", "dornbury", false},
		{"thornbury", "thronbuty", false},
		{"holt", "halt", false}, // too short to tell
	} {
		if got := misspelt(c.a, c.b); got != c.want {
			t.Errorf("misspelt(%q, %q) = %v", c.a, c.b, got)
		}
		if misspelt(c.a, c.b) != misspelt(c.b, c.a) {
			t.Errorf("misspelt(%q, %q) depends on the order", c.a, c.b)
		}
	}
}

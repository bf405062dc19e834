package token

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// shown writes a document as its tests do: a line a sentence, tokens between spaces, an
// empty line between paragraphs, quoted tokens with a line under them as _so.
func shown(d *Document, quotes bool) string {
	var b strings.Builder
	for i, s := range d.Sentences {
		if i > 0 && d.Sentences[i-1].Paragraph != s.Paragraph {
			b.WriteString("\n")
		}
		for j, t := range d.Tokens[s.First:s.Last] {
			if j > 0 {
				b.WriteString(" ")
			}
			if quotes && t.Quoted {
				b.WriteString("_")
			}
			b.WriteString(t.Text)
		}
		b.WriteString("\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func TestTokens(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, want string }{
		{"inner apostrophe", "O'Malley O’Malley D'Souza N’Djamena o'clock", "O'Malley O’Malley D'Souza N’Djamena o'clock"},
		{"hyphens", "Cavanagh-Bell of Stoke-on-Trent, a 40-year-old vice‑chair", "Cavanagh-Bell of Stoke-on-Trent , a 40-year-old vice‑chair"},
		{"saint", "St Helens and St. Helens", "St Helens and St. Helens"},
		{"years", "2015-16, 2015–16 and 2015/16", "2015-16 , 2015 – 16 and 2015 / 16"},
		{"numbers", "45th 1,100-pupil 148,000 4.99 67.3% 10.30am 2:45 1,2 1,2345", "45th 1,100-pupil 148,000 4.99 67.3 % 10.30am 2:45 1 , 2 1 , 2345"},
		{"money", "£4.1m £148,000-a-year $5 €3bn £ 5p", "£4.1m £148,000-a-year $5 €3bn £ 5p"},
		{"decades", "the ’90s, the '90s and the 1990s", "the ’90s , the '90s and the 1990s"},
		{"acronyms", "the U.S. House, D.C. and e.g. a U.S.-led body at 9 a.m. today", "the U.S. House , D.C. and e.g. a U.S.-led body at 9 a.m. today"},
		{"acronym with possessive", "the U.S.'s and U.S’s", "the U.S. 's and U.S ’s"},
		{"initials", "J. R. Holt, J.R. Holt, J.Holt and J Holt", "J. R. Holt , J.R. Holt , J. Holt and J Holt"},
		{"ampersand", "B&Q, AT&T, Fish & Co", "B&Q , AT&T , Fish & Co"},
		{"addresses", "Write to ada.holt@dunmarsh.gov.uk, see www.dunmarsh.gov.uk/news?id=1, https://x.org/a_(b) or dunmarsh.gov.uk.", "Write to ada.holt@dunmarsh.gov.uk , see www.dunmarsh.gov.uk/news?id=1 , https://x.org/a_ ( b ) or dunmarsh.gov.uk ."},
		{"handles", "@ada_holt and #Dunmarsh2030 @", "@ada_holt and #Dunmarsh2030 @"},
		{"possessive", "the council’s and the council's, people’s services, COUNCIL'S", "the council ’s and the council 's , people ’s services , COUNCIL 'S"},
		{"possessive plural", "the councillors’ pay and the councillors' vote", "the councillors ’ pay and the councillors ' vote"},
		{"possessive of hyphened", "the brother-in-law’s", "the brother-in-law ’s"},
		{"possessive after bracket", "Ada Holt (Lab)’s seat", "Ada Holt ( Lab ) ’s seat"},
		{"negations", "won't can’t didn't DON'T isn’t cannot", "wo n't ca n’t did n't DO N'T is n’t cannot"},
		{"short verbs", "he's they’re we've she’ll I’d I'm", "he 's they ’re we 've she ’ll I ’d I 'm"},
		{"elided", "get ’em and 'twas", "get ’em and 'twas"},
		{"dashes", "Holt—mayor – said--so - yes", "Holt — mayor – said -- so - yes"},
		{"slash and brackets", "and/or [sic] (Con, Castle)", "and / or [ sic ] ( Con , Castle )"},
		{"trailing hyphen", "first- and second-class", "first - and second-class"},
		{"bullets", "• Ada Holt – leader", "• Ada Holt – leader"},
		{"ellipsis", "well... so… [...]", "well ... so … [ ... ]"},
		{"glued caption", "with her deputy Ada HoltNew leader", "with her deputy Ada Holt New leader"},
		{"glued acronym before its caption again", "Ada Holt of Fen NHSAda Holt of Fen NHS", "Ada Holt of Fen NHS Ada Holt of Fen NHS"},
		{"acronym in small letters at its end", "Ada Holt of the NHSers", "Ada Holt of the NHSers"},
		{"glued capitals", "Mayor Holt, leftNEW MAYOR", "Mayor Holt , left NEW MAYOR"},
		{"glued after name with inner capital", "Ian McDonaldNew leader", "Ian McDonald New leader"},
		{"glued after a number", "in 2016The council", "in 2016 The council"},
		{"glued sentences", "on Friday.The council", "on Friday .\nThe council"},
		{"inner capitals", "McKay MacDonald DeWitt O'Brien iPhone FitzGerald LaToya PhD BFfC macOS MPs ScotRail WhatsApp", "McKay MacDonald DeWitt O'Brien iPhone FitzGerald LaToya PhD BFfC macOS MPs ScotRail WhatsApp"},
		{"capital opening", "THORNBY Borough Council has", "THORNBY Borough Council has"},
		{"accents", "Siân Ó Briain, Łukasz’s", "Siân Ó Briain , Łukasz ’s"},
		{"invisible characters", "\u200dAda\u00a0Holt\u200b, co\u00adoperative", "Ada Holt , co\u00adoperative"},
		{"not UTF-8", "Ada \xff\xfe Holt", "Ada \xff \xfe Holt"},
		{"abbreviations", "Cllr. Ada Holt met Dr. Bo Lund and Prof. Cy Ash at No. 10 on Oct. 31 vs. Leeds", "Cllr. Ada Holt met Dr. Bo Lund and Prof. Cy Ash at No. 10 on Oct. 31 vs. Leeds"},
		{"no abbreviation", "She said no.", "She said no ."},
		{"quotes", "“yes” \"no\" ‘so’ «si»", "“ yes ” \" no \" ‘ so ’ « si »"},
		{"nothing", " \n\t\n ", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, shown(Parse(c.text), false)); diff != "" {
				t.Errorf("tokens of %q (-want +got):\n%s", c.text, diff)
			}
		})
	}
}

func TestSentences(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, want string }{
		{"plain", "Ada Holt won. Bo Lund lost! Who cares? Nobody.", "Ada Holt won .\nBo Lund lost !\nWho cares ?\nNobody ."},
		{"initials", "J. R. Holt won. So did A. Lund.", "J. R. Holt won .\nSo did A. Lund ."},
		{"letter at the end", "There is no plan B. The council has a plan C. Mr Holt said so.", "There is no plan B .\nThe council has a plan C .\nMr Holt said so ."},
		{"I at the end", "So did I. Holt agreed.", "So did I .\nHolt agreed ."},
		{"acronym", "He left the U.S. Senate. She stayed in the U.S. The rest went.", "He left the U.S. Senate .\nShe stayed in the U.S.\nThe rest went ."},
		{"time of day", "It met at 9 a.m. Monday. It ended at 6 p.m. Holt went home. It is 5 p.m. Thornby time.", "It met at 9 a.m. Monday .\nIt ended at 6 p.m.\nHolt went home .\nIt is 5 p.m. Thornby time ."},
		{"suffix", "Ed Lund Jr. Hall is shut. He ran Lund Inc. The firm failed. It was Ash Ltd. Holt ran it.", "Ed Lund Jr. Hall is shut .\nHe ran Lund Inc .\nThe firm failed .\nIt was Ash Ltd .\nHolt ran it ."},
		{"lower case goes on", "The dept. said yes. It did.", "The dept. said yes .\nIt did ."},
		{"number starts", "It won 31 votes. 12 members stayed away.", "It won 31 votes .\n12 members stayed away ."},
		{"number ends", "It began in 2011. Holt led it.", "It began in 2011 .\nHolt led it ."},
		{"list number", "1. Apologies for absence", "1 . Apologies for absence"},
		{"stop inside quote", "“We won.” Holt smiled. “They lost,” he said.", "“ We won . ”\nHolt smiled .\n“ They lost , ” he said ."},
		{"straight stop inside quote", `"We won." Holt smiled. "They lost," he said.`, "\" We won . \"\nHolt smiled .\n\" They lost , \" he said ."},
		{"stop outside quote", "He was “sad”. She was not.", "He was “ sad ” .\nShe was not ."},
		{"question goes on", "“Who won?” he asked. “We did!” Cllr Ada Holt told them.", "“ Who won ? ” he asked .\n“ We did ! ” Cllr Ada Holt told them ."},
		{"question ends", "“Who won?” Nobody knew.", "“ Who won ? ”\nNobody knew ."},
		{"bracket", "(He left in 2010.) She stayed (until 2012). It ended.", "( He left in 2010 . )\nShe stayed ( until 2012 ) .\nIt ended ."},
		{"nested quotes", "“I am ‘the new Bo’,” she said. “They call me ‘chief.’” He nodded.", "“ I am ‘ the new Bo ’ , ” she said .\n“ They call me ‘ chief . ’ ”\nHe nodded ."},
		{"dash goes on", "“Enough.” – the mayor", "“ Enough . ” – the mayor"},
		{"omission", "We won. [...] And they lost. They said [...] We fought.", "We won .\n[ ... ] And they lost .\nThey said [ ... ] We fought ."},
		{"ellipsis", "He paused... then spoke. She waited... Nothing came.", "He paused ... then spoke .\nShe waited ...\nNothing came ."},
		{"bullets in a line", "Winners: • Ada Holt • Bo Lund", "Winners :\n• Ada Holt\n• Bo Lund"},
		{"footnote", "It ended.[1] She left.", "It ended . [ 1 ]\nShe left ."},
		{"title at the end of a paragraph", "Ask the Rev.\n\nHe knows.", "Ask the Rev .\n\nHe knows ."},
		{"paragraphs", "New leader for Thornby\nBy Ada Holt\n\n• One\n• Two", "New leader for Thornby\n\nBy Ada Holt\n\n• One\n\n• Two"},
		{"other line breaks", "One\r\nTwo\rThree\u2028Four", "One\n\nTwo\n\nThree\n\nFour"},
		{
			"hard-wrapped",
			"The borough of Thornby has chosen a woman who\nnever held office before to head its ruling\ngroup after a vote that ran until midnight in\nthe old hall.\n\nShe starts now.",
			"The borough of Thornby has chosen a woman who never held office before to head its ruling group after a vote that ran until midnight in the old hall .\n\nShe starts now .",
		},
		{
			"not hard-wrapped",
			"Finance and customer services: Councillor Ada Holt\nhousing and the public realm: Bo Lund\nparks: Cy Ash",
			"Finance and customer services : Councillor Ada Holt\n\nhousing and the public realm : Bo Lund\n\nparks : Cy Ash",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, shown(Parse(c.text), false)); diff != "" {
				t.Errorf("sentences of %q (-want +got):\n%s", c.text, diff)
			}
		})
	}
}

func TestQuotations(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"curly", "He was “sad” and “glad”.", []string{"“sad”", "“glad”"}},
		{"straight", `He was "sad" and ("glad").`, []string{`"sad"`, `"glad"`}},
		{"single curly", "Bo ‘Bob’ Lund", []string{"‘Bob’"}},
		{"single straight", "Bo 'Bob' Lund", []string{"'Bob'"}},
		{"no quotation", "The councillors’ pay, the members' vote, O’Brien's and rock ’n’ roll", nil},
		{"possessive inside single", "It was ‘the councillors’ last word’, he said.", []string{"‘the councillors’ last word’"}},
		{"single after s", "The ‘trailblazers’ went home. It’s over, the members’ friends say.", []string{"‘trailblazers’"}},
		{"contraction inside single", "She said ‘it isn’t so’.", []string{"‘it isn’t so’"}},
		{"single inside double", "“They call me ‘the boss’,” she said.", []string{"“They call me ‘the boss’,”"}},
		{"double inside single", "‘They call me “the boss” here’, she said.", []string{"‘They call me “the boss” here’"}},
		{"after a colon", `He said:"No."`, []string{`"No."`}},
		{"curly open, straight close", "He was “sad\" then.", []string{"“sad\""}},
		{"over paragraphs", "Holt said: “We won.\n\n“They lost.\n\n“It is over,” he said.", []string{"“We won.", "“They lost.", "“It is over,”"}},
		{"straight over paragraphs", "\"We won.\n\n\"They lost,\" he said.", []string{"\"We won.", "\"They lost,\""}},
		{"single over paragraphs", "‘We won.\n\n‘They lost,’ he said.", []string{"‘We won.", "‘They lost,’"}},
		{"stray opening", "The “new road opens today. Holt will cut the ribbon.", []string{"“new road opens today."}},
		{"stray before another", "The “new road opens. Holt is “glad”.", []string{"“new road opens.", "“glad”"}},
		{"inches", `A 6" pipe burst. Holt was told.`, nil},
		{"stray mark before a comma", `It was over ", Holt said, "and done".`, []string{`"and done"`}},
		{"stray closing", "It was over.” Holt left.", nil},
		{"single without end", "Bo 'Bob Lund left.", nil},
		{"decade", "In the '90s the members' club shut.", nil},
		{"too long", "The “" + strings.Repeat("very ", 1100) + "long. Day” came.", []string{"“" + strings.Repeat("very ", 998) + "very"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Parse(c.text)
			var got []string
			for _, q := range d.Quotations {
				got = append(got, d.Text[q.Start:q.End])
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("quotations of %.200q (-want +got):\n%s", c.text, diff)
			}
		})
	}
}

func TestQuoted(t *testing.T) {
	t.Parallel()
	got := shown(Parse("“We won,” Bo ‘Bob’ Lund said. “It is over.\n\n“Go.”"), true)
	want := "_“ _We _won _, _” Bo _‘ _Bob _’ Lund said .\n_“ _It _is _over _.\n\n_“ _Go _. _”"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("quoted tokens (-want +got):\n%s", diff)
	}
}

func TestNormAndKind(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text, norm string
		kind       Kind
	}{
		{"council", "council", Lower},
		{"Holt", "holt", Title},
		{"O’Brien", "o'brien", Title},
		{"McKay", "mckay", Title},
		{"Cavanagh-Bell", "cavanagh-bell", Title},
		{"MPs", "mps", Title},
		{"LEEDS", "leeds", Upper},
		{"CCG", "ccg", Upper},
		{"U.S.", "u.s.", Upper},
		{"A1", "a1", Upper},
		{"J", "j", Initial},
		{"Émile", "émile", Title},
		{"ÉMILE", "émile", Upper},
		{"Ł", "ł", Initial},
		{"12", "12", Number},
		{"45th", "45th", Number},
		{"£4.1m", "£4.1m", Number},
		{"’90s", "'90s", Number},
		{"2015-16", "2015-16", Number},
		{"iPhone", "iphone", Lower},
		{"“", `"`, Punct},
		{"’", "'", Punct},
		{"–", "–", Punct},
		{"vice‑chair", "vice-chair", Lower},
		{"CO\u00adOP", "coop", Upper},
		{"ada@holt.org", "ada@holt.org", Lower},
		{"東京", "東京", Lower},
	} {
		d := Parse(c.text)
		if len(d.Tokens) != 1 {
			t.Errorf("%q: %d tokens, want 1", c.text, len(d.Tokens))
			continue
		}
		if got := d.Tokens[0]; got.Norm != c.norm || got.Kind != c.kind {
			t.Errorf("%q: norm %q, kind %d; want %q, %d", c.text, got.Norm, got.Kind, c.norm, c.kind)
		}
	}
	d := Parse("Cllr. J. Holt’s son")
	var got []string
	for _, tok := range d.Tokens {
		got = append(got, fmt.Sprintf("%s/%d", tok.Norm, tok.Kind))
	}
	want := []string{"cllr/2", "j/4", "holt/2", "'s/1", "son/1"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("norms and kinds (-want +got):\n%s", diff)
	}
}

func TestReadWords(t *testing.T) {
	t.Parallel()
	for file, part := range map[string]string{
		"nosuch\tword":        `line 1: no class is called "nosuch"`,
		"# note\n\ntitle\tMr": `line 3: "Mr" has a capital`,
		"title\t" + strings.Repeat("long", 7) + "\n": "is longer than",
	} {
		if _, err := readWords(file); err == nil || !strings.Contains(err.Error(), part) {
			t.Errorf("reading %q: error %v, want one with %q", file, err, part)
		}
	}
	if w, err := readWords(wordsTSV); err != nil || w.of("Cllr")&classTitle == 0 {
		t.Errorf("reading the embedded file: %v; cllr has classes %b", err, w.of("Cllr"))
	}
}

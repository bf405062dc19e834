package rule

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tenure/extract/token"
)

func TestNotation(t *testing.T) {
	for _, c := range []struct {
		what, pattern, text string
		want                []string
	}{
		{"a word, in any case", `leader`, "The Leader leads the leaders", []string{"Leader"}},
		{"a word in quotes", `","`, "one, two, three", []string{",", ","}},
		{"words in quotes", `"per cent"`, "five per cent of cent per", []string{"per cent"}},
		{"a possessive", `@Person "'s"`, "{Person.name Ada}’s hat", []string{"Ada ’s"}},
		{"a shortened verb", `'ll`, "she’ll go", []string{"’ll"}},
		{"a sequence", `is the leader`, "is leader is the leader", []string{"is the leader"}},
		{"a list", `$copula`, "Holt remains what Crane is", []string{"remains", "is"}},
		{"an empty list", `$none | is`, "is none", []string{"is"}},
		{"any token", `is . leader`, "is the leader is leader", []string{"is the leader"}},

		{"norm", `[norm=is|was]`, "Was it is", []string{"Was", "is"}},
		{"norm of a capital", `[norm=Leader]`, "leader Leader", []string{"leader", "Leader"}},
		{"norm of a list and more", `[norm=$copula|seems]`, "is seems was be", []string{"is", "seems", "was"}},
		{"norm, quoted", `[norm="|"|is]`, "is | was", []string{"is", "|"}},
		{"not norm", `[!norm=the|of] leader`, "the leader, new leader", []string{"new leader"}},
		{"text", `[text=Leader]`, "leader Leader", []string{"Leader"}},
		{"tag", `[tag=VBD]`, "is was won", []string{"was", "won"}},
		{"tag by its beginning", `[tag=VB*]`, "is was new chosen", []string{"is", "was", "chosen"}},
		{"all constraints", `[tag=VB* & !norm=is]`, "is was won", []string{"was", "won"}},
		{"shape number", `[shape=number]`, "aged 51 in 2019", []string{"51", "2019"}},
		{"shape lower or punct", `[shape=lower|punct]`, "Ada spoke !", []string{"spoke", "!"}},
		{"shape title", `[shape=title]`, "Ada BBC J. Holt", []string{"Ada", "Holt"}},
		{"shape upper", `[shape=upper]`, "Ada BBC J. Holt", []string{"BBC"}},
		{"shape initial", `[shape=initial]`, "Ada BBC J. Holt", []string{"J."}},
		{"not shape", `[!shape=lower & !shape=punct]`, "Ada spoke .", []string{"Ada"}},
		{"cap", `[cap]`, "Ada BBC J. Holt 5", []string{"Ada", "BBC", "J.", "Holt"}},
		{"not cap", `[!cap]`, "Ada x 5", []string{"x", "5"}},
		{"quoted", `[quoted & cap]`, "Ada said “Ben did”", []string{"Ben"}},
		{"not quoted", `[!quoted & cap]`, "Ada said “Ben did”", []string{"Ada"}},

		{"a mention", `@Person is`, "{Person.name Ada Holt} is", []string{"Ada Holt is"}},
		{"a mention of a sub", `@Org[council|committee]`, "{Org.council A} {Org.court B} {Org.committee C}", []string{"A", "C"}},
		{"a mention not of a sub", `@Person[!pronoun]`, "{Person.name Ada} {Person.pronoun she}", []string{"Ada"}},
		{"two mentions at one token: the longest that fits", `@Org is`, "{Org.council {Org.x Fen} Council} is", []string{"Fen Council is"}},
		{"two mentions at one token: the shorter when the longer fails", `@Org Council`, "{Org.council {Org.x Fen} Council} is", []string{"Fen Council"}},

		{"alternatives", `is | was | won`, "won is was", []string{"won", "is", "was"}},
		{"the first alternative that leads on", `(is | is the) leader`, "is the leader", []string{"is the leader"}},
		{"the first alternative stands", `is | is the`, "is the", []string{"is"}},
		{"optional", `is the? leader`, "is leader is the leader", []string{"is leader", "is the leader"}},
		{"star", `is new* leader`, "is leader is new new leader", []string{"is leader", "is new new leader"}},
		{"plus", `is new+ leader`, "is leader is new new leader", []string{"is new new leader"}},
		{"a count", `new{2}`, "new new new new new", []string{"new new", "new new", "new new", "new new"}},
		{"a count with bounds", `is new{1,2} leader`, "is leader is new leader is new new leader is new new new leader", []string{"is new leader", "is new new leader"}},
		{"a count of 40 is no star", `^ new{0,40} $`, strings.Repeat("new ", 41), []string{}},
		{"repetitions are greedy", `new* new`, "new new new", []string{"new new new", "new new", "new"}},
		{"a group", `(is | was) (the | a) leader`, "was a leader", []string{"was a leader"}},
		{"a repetition of what may be nothing", `(new? the?)* leader`, "new the new leader", []string{"new the new leader", "the new leader", "new leader", "leader"}},

		{"a gap", `is ~2 leader`, "is a new leader", []string{"is a new leader"}},
		{"a gap of nothing", `is ~2 leader`, "is leader", []string{"is leader"}},
		{"a gap too long", `is ~2 leader`, "is a very new leader", []string{}},
		{"a gap as short as will do", `is ~5 x:leader`, "is leader of leader", []string{"is leader[x=leader]"}},
		{"a gap crosses no semicolon", `is ~2 leader`, "is ; leader", []string{}},
		{"a gap crosses a comma", `is ~2 leader`, "is , leader", []string{"is , leader"}},
		{"a gap crosses no quotation mark", `is ~2 leader`, "is “ leader ”", []string{}},
		{"a gap over no person", `is ~3!Person leader`, "is {Person.name Ada} leader", []string{}},
		{"a gap over a pronoun", `is ~3!Person leader`, "is {Person.pronoun her} leader", []string{"is her leader"}},
		{"a gap over no word of a list", `is ~3!$copula leader`, "is the leader was the is leader", []string{"is the leader", "is leader"}},
		{"a gap over no person and no body", `is ~3!Person!Org leader`, "is {Org.council Fen} leader", []string{}},

		{"the beginning", `^ is`, "is is", []string{"is"}},
		{"the end", `is $`, "is is", []string{"is"}},
		{"the end is no list", `is $ | was`, "was is", []string{"was", "is"}},

		{"what follows", `is (?= the | a)`, "is new is the", []string{"is"}},
		{"what does not follow", `is (?! the new)`, "is the new is the leader", []string{"is"}},
		{"nothing follows at the end", `is (?! .)`, "is is", []string{"is"}},
		{"what stands before", `(?<= the) leader`, "leader the leader", []string{"leader"}},
		{"what does not stand before", `(?<! the | a new) leader`, "leader, the leader, a new leader, new leader", []string{"leader", "leader"}},
		{"a mention before", `(?<= @Person) is`, "is {Person.name Ada Holt} is", []string{"is"}},
		{"a look-around in a look-around", `is (?! the (?= new))`, "is the new is the old", []string{"is"}},
		{"a look-behind looks eight tokens back", `(?<= the .{7}) leader`, "the a a a a a a a leader", []string{"leader"}},
		{"and no further", `(?<= the .{8}) leader`, "the a a a a a a a a leader", []string{}},
		{"captures in a look-around are none", `is (?= x:the)`, "is the", []string{"is"}},

		{"a capture", `is x:(the leader)`, "is the leader", []string{"is the leader[x=the leader]"}},
		{"a capture of a word", `x:is`, "is", []string{"is[x=is]"}},
		{"a capture of a mention", `@Person:who is`, "{Person.name Ada Holt} is", []string{"Ada Holt is[who=@Person:Ada Holt]"}},
		{"a mention in a capture in brackets", `who:(@Person) is`, "{Person.name Ada} is", []string{"Ada is[who=@Person:Ada]"}},
		{"a capture of a mention and words", `who:(@Person | the @Person) is`, "the {Person.name Ada} is", []string{"the Ada is[who=@Person:the Ada]", "Ada is[who=@Person:Ada]"}},
		{"a capture of two mentions", `who:(@Person and @Person) won`, "{Person.a Ada} and {Person.b Ben} won", []string{"Ada and Ben won[who=Ada and Ben]"}},
		{"several of one name", `@Person:who (("," | and) @Person:who)* won`, "{Person.a Ada}, {Person.b Ben} and {Person.c Cy} won",
			[]string{"Ada , Ben and Cy won[who=@Person:Ada who=@Person:Ben who=@Person:Cy]", "Ben and Cy won[who=@Person:Ben who=@Person:Cy]", "Cy won[who=@Person:Cy]"}},
		{"one inside another", `x:(is y:the z:leader)`, "is the leader", []string{"is the leader[x=is the leader y=the z=leader]"}},
		{"a capture of nothing", `is x:(the?) leader`, "is leader", []string{"is leader[x=]"}},
		{"what failed captures nothing", `(x:is new | y:(is the)) leader`, "is the leader", []string{"is the leader[y=is the]"}},

		{"a definition", `@Person <age> leader`, "{Person.name Ada}, 51, leader", []string{"Ada , 51 , leader"}},
		{"a definition of alternatives is a group", `<both> leader`, "old leader, 51, leader", []string{"old leader[years=old]", ", 51 , leader"}},

		{"a match is not empty", `new*`, "the new", []string{"new"}},
		{"from every token at most once", `. .`, "a b c", []string{"a b", "b c"}},
	} {
		t.Run(c.what, func(t *testing.T) {
			s := staged(t, c.text)
			f := NewFinder(load(t, c.pattern))
			if d := cmp.Diff(c.want, told(s, f.Find("claim", s))); d != "" {
				t.Errorf("%s in %q\n%s", c.pattern, c.text, d)
			}
		})
	}
}

// TestEdgesOfSentence: rules see one sentence of a document, and token numbers are the
// document's.
func TestEdgesOfSentence(t *testing.T) {
	s := staged(t, "the leader is the leader was the leader")
	s.First, s.Last = 2, 5
	s.Index()
	for pattern, want := range map[string][]string{
		`^ is`:               {"is"},
		`leader $`:           {"leader"},
		`leader was`:         {},
		`leader (?! was)`:    {"leader"},
		`(?<! leader) is`:    {"is"},
		`(?<= leader) is`:    {},
		`the leader`:         {"the leader"},
		`is the leader was?`: {"is the leader"},
	} {
		f := NewFinder(load(t, pattern))
		got := f.Find("claim", s)
		if d := cmp.Diff(want, told(s, got)); d != "" {
			t.Errorf("%s: %s", pattern, d)
		}
		for _, m := range got {
			if m.First < 2 || m.Last > 5 {
				t.Errorf("%s: match %d to %d, want it in 2 to 5", pattern, m.First, m.Last)
			}
		}
	}
}

func TestGet(t *testing.T) {
	s := staged(t, "is the leader")
	m := NewFinder(load(t, `x:is x:the y:leader`)).Find("claim", s)[0]
	if c, ok := m.Get("x"); !ok || c.First != 0 || c.Last != 1 {
		t.Errorf("Get(x) = %v %v, want the first of that name", c, ok)
	}
	if _, ok := m.Get("z"); ok {
		t.Error("Get(z) finds what is not there")
	}
}

func TestOrderOfMatches(t *testing.T) {
	set, err := Load(stages, folder("a.yaml", `
rules:
  - {name: low, stage: claim, priority: -1, pattern: leader, yield: [{role: x}], examples: [{text: x, gives: [y]}]}
  - {name: first, stage: claim, pattern: leader, yield: [{role: x}], examples: [{text: x, gives: [y]}]}
  - {name: high, stage: claim, priority: 5, pattern: leader, yield: [{role: x}], examples: [{text: x, gives: [y]}]}
  - {name: second, stage: claim, pattern: '. leader', yield: [{role: x}], examples: [{text: x, gives: [y]}]}
  - {name: elsewhere, stage: organisation, pattern: leader, yield: [{kind: x}], examples: [{text: x, gives: [y]}]}
`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range NewFinder(set).Find("claim", staged(t, "leader leader")) {
		got = append(got, m.Rule.Name)
	}
	want := []string{"high", "high", "first", "first", "second", "low", "low"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	var names []string
	for _, r := range set.Stage("claim") {
		names = append(names, r.Name)
	}
	if d := cmp.Diff([]string{"high", "first", "second", "low"}, names); d != "" {
		t.Error(d)
	}
	if got := NewFinder(set).Find("nowhere", staged(t, "leader")); got != nil {
		t.Errorf("a stage without rules finds %v", got)
	}
}

// TestFinderIsReused: one Finder, several stages and sentences in turn, gives what fresh
// ones give.
func TestFinderIsReused(t *testing.T) {
	set, err := Load(stages, folder("a.yaml", ruleFile(`@Person is`, `the leader`, `new* leader (?! of)`), "b.yaml", `
rules:
  - {name: o, stage: organisation, pattern: '[cap]+ council', yield: [{kind: x}], examples: [{text: x, gives: [y]}]}
`))
	if err != nil {
		t.Fatal(err)
	}
	one := NewFinder(set)
	for range 3 {
		for _, text := range []string{"{Person.name Ada} is the leader", "Fen Council", "", "the new leader of Fen Council", "{Org.x Fen Council} is"} {
			for _, stage := range stages {
				s := staged(t, text)
				if d := cmp.Diff(told(s, NewFinder(set).Find(stage, s)), told(s, one.Find(stage, s))); d != "" {
					t.Errorf("%s in %q: %s", stage, text, d)
				}
			}
		}
	}
}

// TestRoundsWrap: marks of old sentences do not hold again when the count of rounds
// begins anew.
func TestRoundsWrap(t *testing.T) {
	set := load(t, `leader .* is`)
	f := NewFinder(set)
	f.Find("claim", staged(t, "leader is"))
	f.round, f.m.gen = ^uint32(0), ^uint32(0)
	for range 3 {
		if got := f.Find("claim", staged(t, "leader was")); len(got) > 0 {
			t.Errorf("found %v", got)
		}
		if got := f.Find("claim", staged(t, "leader now is")); len(got) != 1 {
			t.Errorf("found %v, want one", got)
		}
	}
}

func TestFindAllocatesNothingWithoutMatches(t *testing.T) {
	set := load(t, `@Person is ~5 leader (?! of)`, `[cap]+ (?<! the) council`, `. new`)
	s := staged(t, "{Person.name Ada Holt} is the tall tree of Fen Parish and of Dunmarsh")
	f := NewFinder(set)
	f.Find("claim", s)
	if n := testing.AllocsPerRun(20, func() { f.Find("claim", s) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

// TestLongSentences: a match spans at most maxSpan tokens, and the work on each start is
// bounded by that.
func TestLongSentences(t *testing.T) {
	text := "was " + strings.Repeat("new ", 3*maxSpan) + "leader"
	s := staged(t, text)
	f := NewFinder(load(t, `was .* leader`))
	if got := f.Find("claim", s); len(got) > 0 {
		t.Errorf("a match of %d tokens", got[0].Last-got[0].First)
	}
	s.First = s.Last - maxSpan + 1
	s.Tokens[s.First] = token.Token{Norm: "was", Text: "was"}
	s.Index()
	if got := f.Find("claim", s); len(got) != 1 {
		t.Errorf("%d matches, want one", len(got))
	}
}

func TestExplain(t *testing.T) {
	set := load(t, `@Person:who is the (leader | mayor) (?! of)`)
	f := NewFinder(set)
	s := staged(t, "{Person.a Ada} is leader, {Person.b Ben} is the baker, {Person.c Cy} is the mayor and {Person.d Di} is the mayor of Fen")
	r, ok := set.Rule("r0")
	if !ok {
		t.Fatal("no rule r0")
	}
	type attempt struct {
		From, Reached, Wanted string
		Matched               bool
	}
	var got []attempt
	for _, a := range f.Explain(r, s) {
		got = append(got, attempt{s.Tokens[a.Start].Text, s.Tokens[a.Reached].Text, a.Wanted, a.Match != nil})
	}
	want := []attempt{
		{"Cy", "and", "", true},
		{"Di", "of", "(?! of)", false},
		{"Ben", "baker", "leader or mayor", false},
		{"Ada", "leader", "the", false},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if got := f.Find("claim", s); len(got) != 1 {
		t.Errorf("after Explain, Find gives %d matches, want 1", len(got))
	}
	if got := f.Explain(r, &Sentence{}); got != nil {
		t.Errorf("an empty sentence: %v", got)
	}
}

func TestExplainNamesAFewOnly(t *testing.T) {
	set := load(t, `is (a | b | c | d | e | f | g | h | i | j)`)
	got := NewFinder(set).Explain(set.Rules[0], staged(t, "is not"))
	if want := "a or b or c or d or e or f or g or h or …"; len(got) != 1 || got[0].Wanted != want {
		t.Errorf("%+v, want %q", got, want)
	}
}

package extract

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"tenure/corpus"
	"tenure/extract/rule"
)

// ownRule is a rule of a user's folder, so that these tests do not hang on the built-in
// ones.
const ownRule = `
rules:
  - name: rings the bell
    stage: claim
    pattern: '@Person:holder rings the bell (of | for) @Org:body'
    yield: [{role: bell ringer, org: body}]
    examples:
      - {text: 'Ada Holt rings the bell for Dunmarsh Council.', gives: ['Ada Holt | bell ringer | Dunmarsh Council | current']}
    not: ['Ada Holt rings the bell at Dunmarsh Council.']
`

func extractorWith(t *testing.T, rules string) *Extractor {
	t.Helper()
	x, err := New(Options{Rules: fstest.MapFS{"own.yaml": {Data: []byte(rules)}}})
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestExplain(t *testing.T) {
	x := extractorWith(t, ownRule)
	a := corpus.Article{ID: "a", Text: "It rained.\n\nAda Holt rings the bell for Dunmarsh Council. “Ben Crane rings the bell at Fenwick Council,” she said.", Published: exampleDay}
	e, err := x.Explain(a, "rings the bell")
	if err != nil {
		t.Fatal(err)
	}
	if len(e.Sentences) != 3 || e.ID != "a" || *e.Published != "2024-06-12" {
		t.Fatalf("got %+v", e)
	}
	for i, s := range e.Sentences {
		if s.Number != i || a.Text[s.Start:s.End] != s.Text {
			t.Errorf("sentence %d is %q at %d to %d", s.Number, s.Text, s.Start, s.End)
		}
	}
	first, second, third := e.Sentences[0], e.Sentences[1], e.Sentences[2]
	if len(first.Mentions)+len(first.Matches)+len(first.Attempts)+len(first.Tenures) > 0 {
		t.Errorf("something was seen in the rain: %+v", first)
	}
	if d := cmp.Diff(ExplainedToken{Text: "Ada", Norm: "ada", Tag: "NNP", Shape: "title"}, second.Tokens[0]); d != "" {
		t.Error(d)
	}
	if !third.Tokens[1].Quoted {
		t.Error("a word of the quotation is not said to be quoted")
	}
	var own []ExplainedMatch
	for _, m := range second.Matches {
		if m.Rule == "rings the bell" {
			own = append(own, m)
		}
	}
	want := []ExplainedMatch{{
		Rule: "rings the bell", Stage: StageClaim, File: "own.yaml", Line: 5, First: second.First, Last: second.First + 8,
		Text:     "Ada Holt rings the bell for Dunmarsh Council",
		Captures: []ExplainedCapture{{"holder", "Ada Holt"}, {"body", "Dunmarsh Council"}},
	}}
	if d := cmp.Diff(want, own); d != "" {
		t.Error(d)
	}
	if len(second.Tenures) != 1 || second.Tenures[0].Role != "bell ringer" || second.Tenures[0].Evidence.Rule != "rings the bell" {
		t.Errorf("tenures %+v", second.Tenures)
	}
	if d := cmp.Diff([]ExplainedAttempt{{Start: second.First, Reached: second.First + 8, Matched: true, Text: want[0].Text}}, second.Attempts); d != "" {
		t.Error(d)
	}
	var failed *ExplainedAttempt
	for i := range third.Attempts {
		if third.Tokens[third.Attempts[i].Start-third.First].Text == "Ben" {
			failed = &third.Attempts[i]
		}
	}
	if failed == nil || failed.Matched || failed.Saw != "at" || failed.Wanted != "of or for" || failed.Text != "Ben Crane rings the bell" {
		t.Errorf("the attempt that failed is %+v", failed)
	}
	found := false
	for _, m := range third.Mentions {
		found = found || m.Kind == kindOrg && m.Text == "Fenwick Council" && m.Means == "Fenwick Council"
	}
	if !found {
		t.Errorf("Fenwick Council is not among %+v", third.Mentions)
	}

	plain, err := x.Explain(a, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range plain.Sentences {
		if s.Attempts != nil {
			t.Error("attempts without a rule asked for")
		}
	}
	var unknown *UnknownRuleError
	if _, err := x.Explain(a, "rings the bells"); !errors.As(err, &unknown) || unknown.Nearest != "rings the bell" {
		t.Errorf("got %v", err)
	}
	if _, err := x.Explain(corpus.Article{ID: "b"}, ""); err != nil {
		t.Errorf("an empty article: %v", err)
	}
}

// TestExplainIsTheReading: what is explained is what is read, all of it.
func TestExplainIsTheReading(t *testing.T) {
	x := extractorWith(t, ownRule)
	a := corpus.Article{ID: "a", Text: benchmarkText, Published: exampleDay}
	e, err := x.Explain(a, "")
	if err != nil {
		t.Fatal(err)
	}
	tenures, memberships := 0, 0
	for _, s := range e.Sentences {
		tenures += len(s.Tenures)
		memberships += len(s.Memberships)
	}
	r := x.Read(a)
	if tenures != len(r.Tenures) || memberships != len(r.Memberships) || tenures == 0 {
		t.Errorf("explained are %d tenures and %d parties, read %d and %d", tenures, memberships, len(r.Tenures), len(r.Memberships))
	}
}

func TestExampleFaults(t *testing.T) {
	const rules = `
rules:
  - name: rings the bell
    stage: claim
    pattern: '@Person:holder rings the bell for @Org:body'
    yield: [{role: bell ringer, org: body}]
    examples:
      - {text: 'Ada Holt rings the bell for Dunmarsh Council.', gives: ['Ada Holt | beadle']}
      - {text: 'Ada Holt leads Dunmarsh Council.', gives: ['Ada Holt | leader']}
      - {text: 'Ada Holt rings the bell for Dunmarsh Council.'}
    not: ['Ben Crane rings the bell for Dunmarsh Council.', 'Ben Crane is leader of Dunmarsh Council.']
`
	var got []string
	for _, f := range extractorWith(t, rules).CheckExamples() {
		if f.Rule.Name == "rings the bell" {
			got = append(got, f.Want+" in "+f.Text)
		}
	}
	want := []string{
		"Ada Holt | beadle in Ada Holt rings the bell for Dunmarsh Council.",
		"Ada Holt | leader in Ada Holt leads Dunmarsh Council.", // true, but another rule reads it
		"something: add 'gives:' in Ada Holt rings the bell for Dunmarsh Council.",
		" in Ben Crane rings the bell for Dunmarsh Council.",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestYieldFaults(t *testing.T) {
	for yield, want := range map[string]string{
		"{rolle: x}":                   "yields \"rolle\"",
		"{role: x, status: sometimes}": "current, former, future, verb are allowed",
	} {
		_, err := New(Options{Rules: fstest.MapFS{"own.yaml": {Data: []byte("rules:\n  - name: x\n    stage: claim\n    pattern: a\n    yield: [" + yield + "]\n    examples: [{text: x, gives: [y]}]\n")}}})
		f := rule.Faults(err)
		if len(f) != 1 || f[0].Place() != "own.yaml:4:14" || f[0].Folder != 1 || !strings.Contains(f[0].Msg, want) || f[0].Drawn == "" {
			t.Errorf("%s: got %v", yield, err)
		}
	}
}

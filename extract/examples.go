package extract

import (
	"fmt"
	"strings"
	"time"

	"tenure/corpus"
	"tenure/extract/rule"
)

// ExampleFault is an example of a rule that the rule does not read as it says.
type ExampleFault struct {
	Rule *rule.Rule
	Text string
	Want string // what the example promises; empty when the rule must find nothing
	Got  []string
}

func (f *ExampleFault) Error() string {
	return fmt.Sprintf("%s:%d: %s", f.Rule.File, f.Rule.Pattern.Line, f.Message())
}

// Message says what is wrong, without the place.
func (f *ExampleFault) Message() string {
	got := strings.Join(f.Got, "; ")
	if got == "" {
		got = "nothing"
	}
	if f.Want == "" {
		return fmt.Sprintf("rule %q must find nothing in %q, but finds %s", f.Rule.Name, f.Text, got)
	}
	return fmt.Sprintf("rule %q should read %q in %q, but reads %s", f.Rule.Name, f.Want, f.Text, got)
}

// exampleDay is the day on which examples are published.
var exampleDay = time.Date(2024, time.June, 12, 0, 0, 0, 0, time.UTC) // a Wednesday

// CheckExamples reads every example of every rule as an article published on 12 June
// 2024 and returns those that come out otherwise than they say.
//
// A tenure is written 'person | role | organisation | status | start | end', where what
// stands last may be left out and 'interim' follows the status after a space; a
// membership 'person ~ party'; an organisation 'name | kind'.
func (x *Extractor) CheckExamples() []*ExampleFault {
	var faults []*ExampleFault
	for _, r := range x.rules.Rules {
		for _, e := range r.Examples {
			got, by := x.readExample(r, e.Text)
			for _, want := range e.Gives {
				if !promised(got, want) || !by {
					faults = append(faults, &ExampleFault{Rule: r, Text: e.Text, Want: want, Got: got})
				}
			}
			if len(e.Gives) == 0 {
				faults = append(faults, &ExampleFault{Rule: r, Text: e.Text, Want: "something: add 'gives:'", Got: got})
			}
		}
		for _, text := range r.Not {
			if got, by := x.readExample(r, text); by && len(got) > 0 {
				faults = append(faults, &ExampleFault{Rule: r, Text: text, Got: got})
			}
		}
	}
	return faults
}

// readExample returns all that a text gives, in the notation of the rule's stage, and
// whether the rule itself matched in it.
func (x *Extractor) readExample(r *rule.Rule, text string) (got []string, matched bool) {
	a := corpus.Article{ID: "example", Text: text, Published: exampleDay}
	s := x.read(a)
	if r.Stage != StageClaim {
		for _, o := range s.orgs {
			if len(o.spans) > 0 {
				got = append(got, o.name+" | "+o.kind)
			}
		}
		return got, true
	}
	for n := range s.doc.Sentences {
		for _, m := range s.finder2().Find(StageClaim, s.ruleSentence(n)) {
			matched = matched || m.Rule == r
		}
	}
	reading := s.reading(a)
	for _, t := range reading.Tenures {
		status := t.Status
		if t.Interim {
			status += " interim"
		}
		org := ""
		if t.Organisation != nil {
			org = *t.Organisation
		}
		got = append(got, strings.Join([]string{t.Person, t.Role, org, status, value(t.Start), value(t.End)}, " | "))
	}
	for _, m := range reading.Memberships {
		got = append(got, m.Person+" ~ "+m.Party)
	}
	return got, matched
}

func (s *state) finder2() *rule.Finder { return rule.NewFinder(s.x.rules) }

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// promised says that one of the readings is what an example promises, column by column.
func promised(got []string, want string) bool {
	w := strings.Split(want, "|")
	for _, g := range got {
		cols := strings.Split(g, "|")
		if len(w) > len(cols) {
			continue
		}
		same := true
		for i := range w {
			same = same && strings.TrimSpace(w[i]) == strings.TrimSpace(cols[i])
		}
		if same {
			return true
		}
	}
	return false
}

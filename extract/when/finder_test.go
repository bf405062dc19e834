package when

import (
	"strings"
	"testing"

	"tenure/extract/token"
)

func finder(t testing.TB) *Finder {
	t.Helper()
	f, err := NewFinder()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// The examples beside the rules hold: they are texts of Thursday 24 May 2018, read after a
// mention of 10 June 2003.
func TestRules(t *testing.T) {
	f := finder(t)
	published, _ := ParseDay("2018-05-24")
	find := func(text string, after bool) []Expression {
		if after {
			text = "On 10 June 2003 it began. " + text
		}
		var all []Expression
		for _, found := range f.FindAll(token.Parse(text), Reference{published}) {
			all = append(all, found...)
		}
		if after && len(all) > 0 {
			all = all[1:]
		}
		return all
	}
	for _, r := range f.grammar.rules {
		t.Run(r.Name, func(t *testing.T) {
			if len(r.Examples) == 0 && r.op != opNone {
				t.Error("the rule has no example; add one")
			}
			for _, example := range r.Examples {
				text, want, _ := strings.Cut(example, " = ")
				all := find(text, r.mention)
				if len(all) != 1 || all[0].Value != want || all[0].Rule != r.Name {
					t.Errorf("%q: want %s, got %+v", text, want, all)
				}
			}
			for _, text := range r.Not {
				for _, e := range find(text, r.mention) {
					if e.Rule == r.Name || r.op == opNone {
						t.Errorf("%q: want nothing of this rule, got %+v", text, e)
					}
				}
			}
		})
	}
}

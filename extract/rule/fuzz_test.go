package rule

import (
	"errors"
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

// FuzzPattern: no pattern makes the parser or the compiler fail otherwise than with an
// error that has a place in it, and what compiles can be run.
func FuzzPattern(f *testing.F) {
	for _, p := range []string{
		`@Person[name|!pronoun]:holder "," (the)? $copula leader`, `(?<! a b) [tag=VB* & !norm=be|$copula & quoted] ~5!Person x:(a | b){1,3}`,
		`^ <age>* $`, `a{40}{40}{40}`, `((((`, `a:`, `"`, `[norm=`, `~`, `@`, `<`, `(?`, `a++++`, "\x00", `[text="]`, `'s`, `[tag=*]`, "é:b", `a:a:a:a`, `[shape=`,
	} {
		f.Add(p)
	}
	f.Fuzz(func(t *testing.T, pattern string) {
		names := &names{lists: map[string]*wordSet{"copula": wordsOf("is", "was")}, defs: map[string]*definition{"age": {src: `"," [shape=number] ","`}}}
		n, _, err := parsePattern(pattern, names)
		var prog *program
		c := newCompiler()
		if err == nil {
			prog, err = c.compile(n)
		}
		var pe *PatternError
		switch {
		case err == nil:
		case !errors.As(err, &pe):
			t.Fatalf("%v is no *PatternError", err)
		case pe.At < 0 || pe.At > len(pattern):
			t.Fatalf("the fault is at byte %d of %d", pe.At, len(pattern))
		default:
			return
		}
		prog.firstOf()
		c.vocabulary.needs(n)
		s := staged(t, "{Person.name Ada Holt}, 51, is the leader of a b")
		steps := tryAll(prog, c.vocabulary, s, func(pos, end int) {
			if end > s.Last || end >= 0 && end < pos {
				t.Fatalf("a match from %d to %d", pos, end)
			}
		})
		if most := cost(prog, s.Last); steps > most {
			t.Fatalf("%d steps, at most %d are promised", steps, most)
		}
	})
}

// FuzzMatch: random patterns on random sentences end within the promised cost, and every
// capture lies inside its match.
func FuzzMatch(f *testing.F) {
	f.Fuzz(rapid.MakeFuzz(func(t *rapid.T) {
		set, err := Load(stages, folder("a.yaml", drawnFile(drawPattern(t, 3))))
		if err != nil {
			t.Skip()
		}
		s := drawSentence(t, 40)
		f := NewFinder(set)
		for _, m := range f.Find("claim", s) {
			if m.First < s.First || m.Last > s.Last || m.First >= m.Last {
				t.Fatalf("a match from %d to %d in %d to %d", m.First, m.Last, s.First, s.Last)
			}
			for _, c := range m.Captures {
				if c.First < m.First || c.Last > m.Last || c.First > c.Last || c.Mention >= len(s.Mentions) {
					t.Fatalf("a capture %+v in a match from %d to %d", c, m.First, m.Last)
				}
			}
		}
		if most := cost(set.Rules[0].prog, s.Last-s.First); f.m.steps > most {
			t.Fatalf("%d steps, at most %d are promised", f.m.steps, most)
		}
	}))
}

// FuzzLoad: no file makes Load fail otherwise than with LoadErrors.
func FuzzLoad(f *testing.F) {
	for _, text := range []string{
		ruleFile(`@Person is`, `a | b`), "words: !tag 1", "words: {a: [b, c]}", "rules: [~]", "rules: 3", "define: {a: <a>}", "define: {a: |\n  b\n  c}", "- a", "a: &b [*b]", "\t", "rules:\n  - name: [x]\n", "words: {a: !!binary x}", "rules: !x [a]",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		_, err := Load(stages, folder("a.yaml", text))
		if err == nil {
			return
		}
		faults := Faults(err)
		if len(faults) == 0 {
			t.Fatalf("%v has no *LoadError", err)
		}
		for _, e := range faults {
			if e.File != "a.yaml" || e.Line < 0 || e.Msg == "" {
				t.Fatalf("a fault without a place: %+v", e)
			}
			_ = fmt.Sprint(e)
		}
	})
}

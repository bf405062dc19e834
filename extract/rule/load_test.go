package rule

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// TestPatternFaults: each fault is named with its place, and the line is drawn with a mark
// under it.
func TestPatternFaults(t *testing.T) {
	long := strings.Repeat("a ", 5000)
	for _, c := range []struct {
		what, pattern string
		at            int // byte of the pattern
		want          string
	}{
		{"unknown list", `is $copulla`, 3, `no list of words is called "copulla"; did you mean "copula"?`},
		{"unknown list in a constraint", `[norm=is|$kopula]`, 9, `no list of words is called "kopula"; did you mean "copula"?`},
		{"a list that nothing is like", `$elephants`, 0, `no list of words is called "elephants"`},
		{"unknown definition", `is <aged>`, 3, `nothing is defined as <aged>; did you mean "age"?`},
		{"unknown constraint", `[nrom=is]`, 1, `no constraint is called "nrom": norm, text, tag, shape, cap, quoted are; did you mean "norm"?`},
		{"unknown shape", `[shape=tall]`, 7, `no shape is called "tall": punct, lower, title, upper, initial, number are`},
		{"unclosed group", `is (a | b`, 3, `this ( is never closed`},
		{"unclosed look-around", `(?! a`, 0, `this ( is never closed`},
		{"closed but never opened", `is a) b`, 4, `unexpected ")"`},
		{"unclosed constraint", `is [tag=VB`, 3, `this [ is never closed`},
		{"unclosed quotes", `is "the leader`, 3, `this " is never closed`},
		{"unclosed quotes in a constraint", `[text="a]`, 6, `this " is never closed`},
		{"unclosed kinds", `@Person[name`, 7, `this [ is never closed: want ] behind the kinds of the mention`},
		{"unclosed definition", `<age`, 0, `want > to close the name of the definition`},
		{"unclosed count", `a{1,2`, 5, `want } to close the count, as in {1,3}`},
		{"empty alternative", `(a | ) b`, 4, `nothing to match here: write a word, a [constraint], a @Kind or a group`},
		{"empty alternative in front", `(| a)`, 1, `nothing to match here: write a word, a [constraint], a @Kind or a group`},
		{"empty group", `a ()`, 3, `nothing to match here: write a word, a [constraint], a @Kind or a group`},
		{"empty quotes", `a ""`, 2, `a word is wanted here, this is empty`},
		{"repeated look-around", `a (?= b)?`, 8, `a look-around cannot be repeated`},
		{"repeated look-around in a group", `((?! b))*`, 8, `a look-around cannot be repeated`},
		{"repetition of nothing", `a | ?`, 4, `unexpected "?"`},
		{"a count the wrong way round", `a{3,1}`, 1, `a count runs from 0 to 40, the lower bound first`},
		{"a count of nothing", `a{0}`, 1, `a count runs from 0 to 40, the lower bound first`},
		{"a count too high", `a{1,41}`, 1, `a count runs from 0 to 40, the lower bound first`},
		{"a count without a number", `a{x}`, 2, `want a number`},
		{"a count beyond numbers", `a{99999999999999999999}`, 2, `want a number`},
		{"a gap of nothing", `~0`, 0, `a gap is 1 to 40 tokens`},
		{"a gap too long", `~41`, 0, `a gap is 1 to 40 tokens`},
		{"a gap without a number", `~ a`, 1, `want a number`},
		{"a mention without a kind", `@ x`, 1, `want a name here`},
		{"a constraint without a value", `[norm=]`, 6, `want a value here`},
		{"a constraint without =", `[norm]`, 5, `want = after norm`},
		{"a capture of nothing", `x:`, 2, `the pattern ends where something to capture is wanted`},
		{"a capture with an odd name", `é:b`, 0, `"é" is no name for a capture: letters, digits and _ make one`},
		{"a stray colon", `a : b`, 2, `unexpected ":"`},
		{"too deep", strings.Repeat("(", 70) + "a" + strings.Repeat(")", 70), 60, `nested deeper than 60`},
		{"too deep a capture", strings.Repeat("x:", 70) + "a", 118, `nested deeper than 60`},
		{"too long", long + long + long, 0, `the pattern is longer than 20000 bytes`},
		{"too large", `((a{40}){40}){40}`, 13, `the pattern is too large once its definitions and repetitions are written out: 20000 pieces are the most`},
		{"doubled too often", "a" + strings.Repeat("+", 20), 14, `the pattern is too large once its definitions and repetitions are written out: 20000 pieces are the most`},
	} {
		t.Run(c.what, func(t *testing.T) {
			text := ruleFile(`@Person is`, c.pattern)
			_, err := Load(stages, folder("mine.yaml", text))
			faults := Faults(err)
			if len(faults) != 1 {
				t.Fatalf("faults %v of %v, want one", faults, err)
			}
			f := faults[0]
			if f.Msg != c.want {
				t.Errorf("got  %s\nwant %s", f.Msg, c.want)
			}
			lines := strings.Split(text, "\n")
			line := 0
			for i, l := range lines {
				if strings.HasPrefix(l, "    pattern: ") {
					line = i + 1 // of the second rule
				}
			}
			// Behind "    pattern: '".
			col := len("    pattern: '") + 1 + c.at
			if f.File != "mine.yaml" || f.Line != line || f.Col != col {
				t.Errorf("fault at %s, want mine.yaml:%d:%d", f.Place(), line, col)
			}
			drawn := strings.Split(f.Drawn, "\n")
			if len(drawn) != 2 || !strings.HasSuffix(drawn[1], "^") {
				t.Fatalf("drawn as\n%s", f.Drawn)
			}
			// The mark stands under the byte; where that is the end of the text, behind it.
			mark := len([]rune(drawn[1])) - 1
			under := string(append([]rune(drawn[0]), '\n')[mark:])
			if want := append([]byte(c.pattern), '\'')[c.at:]; !strings.HasPrefix(under, string([]rune(string(want))[0])) {
				t.Errorf("the mark is under %.10q, want %.10q\n%s", under, want, f.Drawn)
			}
		})
	}
}

func TestFileFaults(t *testing.T) {
	const tail = "\n    stage: claim\n    yield: [{role: x}]\n    examples: [{text: x, gives: [y]}]\n"
	rule := func(name, pattern string) string { return "  - name: " + name + "\n    pattern: " + pattern + tail }
	for _, c := range []struct {
		what  string
		files []string
		want  []string // place and message
	}{
		{"no YAML", []string{"a.yaml", "rules:\n  - name: [x\n"}, []string{"a.yaml:2:11: sequence end token ']' not found"}},
		{"a tag where a list is due", []string{"a.yaml", "words: !tag 1\n"}, []string{"a.yaml:1:8: tag was used where mapping is expected"}},
		{"a tag in a list of words", []string{"a.yaml", "words: {a: !tag 1}\n"}, []string{"a.yaml: this is no rule file"}},
		{"an unknown key", []string{"a.yaml", "rules:\n  - nme: x\n"}, []string{`a.yaml:2:5: unknown field "nme"`}},
		{"a key twice", []string{"a.yaml", "words: {a: [b]}\nwords: {c: [d]}\n"}, []string{`a.yaml:2:1: mapping key "words" already defined`}},
		{"a definition twice in a file", []string{"a.yaml", "define:\n  a: b\n  a: c\n"}, []string{`a.yaml:3:3: mapping key "a" already defined`}},
		{"a list where a text is due", []string{"a.yaml", "rules:\n  - name: x\n    pattern: [a, b]\n"}, []string{"a.yaml:3:14: a pattern is a text"}},
		{"no name", []string{"a.yaml", "rules:\n  - pattern: a" + tail}, []string{"a.yaml:2:14: a rule without a name: add 'name:'"}},
		{"no pattern", []string{"a.yaml", "rules:\n" + rule("a", "a") + "  - name: x" + tail}, []string{`a.yaml:7: the rule "x" has no pattern: add 'pattern:'`}},
		{"an empty rule", []string{"a.yaml", "rules:\n  -\n"}, []string{"a.yaml"}},
		{"an unknown stage", []string{"a.yaml", "rules:\n  - {name: x, stage: klaim, pattern: a, yield: [{role: x}], examples: [{text: x, gives: [y]}]}\n"},
			[]string{`a.yaml:2:38: the rule "x" is of stage "klaim": the stages are organisation, claim`}},
		{"no yield", []string{"a.yaml", "rules:\n  - {name: x, stage: claim, pattern: a, examples: [{text: x, gives: [y]}]}\n"}, []string{`a.yaml:2:38: the rule "x" yields nothing`}},
		{"no example", []string{"a.yaml", "rules:\n  - {name: x, stage: claim, pattern: a, yield: [{role: x}]}\n"}, []string{`a.yaml:2:38: the rule "x" has no example: add 'examples:'`}},
		{"one name for two rules of a file", []string{"a.yaml", "rules:\n" + rule("x", "a") + rule("x", "b")}, []string{`a.yaml:8:14: the rule "x" is also in a.yaml, line 3`}},
		{"one name for two rules of a folder", []string{"a.yaml", "rules:\n" + rule("x", "a"), "b.yaml", "rules:\n" + rule("x", "b")}, []string{`b.yaml:3:14: the rule "x" is also in a.yaml, line 3`}},
		{"one name for two definitions of a folder", []string{"a.yaml", "define: {x: a}\n", "b.yaml", "define:\n  x: b\n"}, []string{"b.yaml:2:6: <x> is also defined in a.yaml"}},
		{"a definition that names itself", []string{"a.yaml", "define: {x: a <x>}\n"}, []string{"a.yaml:1:15: <x> is defined by itself"}},
		{"definitions that name each other", []string{"a.yaml", "define:\n  x: a <y>\n  y: <z>\n  z: b <x>\n"}, []string{"a.yaml:4:8: <x> is defined by itself"}},
		{"a fault in a definition is drawn there, once", []string{"a.yaml", "define:\n  x: 'a ('\nrules:\n" + rule("x", "<x>") + rule("y", "<x> b")}, []string{"a.yaml:2:10: nothing to match here"}},
		{"a fault in a definition that nothing uses", []string{"a.yaml", "define: {x: '[nrom=a]'}\n"}, []string{"a.yaml:1:15: no constraint"}},
		{"a definition that grows beyond bounds", []string{"a.yaml", "define:\n  a: x{40}\n  b: <a> <a> <a> <a> <a> <a> <a> <a> <a> <a>\n  c: <b> <b> <b> <b> <b> <b> <b> <b> <b> <b>\n  d: <c> <c> <c> <c> <c> <c> <c> <c> <c> <c>\n"},
			[]string{"a.yaml:5:22: the pattern is too large"}},
		{"all faults at once, in the order of the files", []string{"b.yaml", "rules:\n" + rule("x", "$no"), "a.yaml", "rules:\n" + rule("y", "a)") + rule("z", "(b"), "c.yaml", "rulez: []\n"},
			[]string{`a.yaml:3:15: unexpected ")"`, "a.yaml:8:14: this ( is never closed", "b.yaml:3:14: no list", "c.yaml:1:1: unknown field"}},
		{"a place behind doubled quotes", []string{"a.yaml", "rules:\n" + rule("x", `'"''s" $no'`)}, []string{"a.yaml:3:21: no list"}},
		{"a place behind backslashes", []string{"a.yaml", "rules:\n" + rule("x", `"\"a\" $no"`)}, []string{"a.yaml:3:21: no list"}},
		{"a place in a block of lines", []string{"a.yaml", "rules:\n" + rule("x", "|\n      a\n      b $no")}, []string{"a.yaml:5:9: no list"}},
	} {
		t.Run(c.what, func(t *testing.T) {
			_, err := Load(stages, folder(c.files...))
			faults := Faults(err)
			for i := 0; i < max(len(faults), len(c.want)); i++ {
				switch {
				case i >= len(faults):
					t.Errorf("lacks %s", c.want[i])
				case i >= len(c.want):
					t.Errorf("another fault: %s", faults[i])
				case !strings.HasPrefix(faults[i].Place()+": "+faults[i].Msg, c.want[i]):
					t.Errorf("got  %s: %s\nwant %s", faults[i].Place(), faults[i].Msg, c.want[i])
				}
			}
			var one *LoadError
			if !errors.As(err, &one) {
				t.Errorf("%v is no *LoadError", err)
			}
		})
	}
}

// TestOverlay: a later folder is laid over an earlier one.
func TestOverlay(t *testing.T) {
	below := folder("a.yaml", `
words: {civic: [mayor, provost]}
define: {title: $civic, other: leader}
rules:
  - {name: one, stage: claim, pattern: '<title> x:.', yield: [{role: x}], examples: [{text: x, gives: [y]}]}
  - {name: two, stage: claim, pattern: <other>, yield: [{role: x}], examples: [{text: x, gives: [y]}]}
`)
	above := folder("a.yaml", `
words: {civic: [Bürgermeister, provost], mine: [beadle]}
define: {other: chief}
rules:
  - {name: three, stage: claim, pattern: $mine, yield: [{role: x}], examples: [{text: x, gives: [y]}]}
  - {name: one, stage: claim, pattern: '<title> y:.', yield: [{role: x}], examples: [{text: x, gives: [y]}]}
`, "README.txt", "no rules")
	set, err := Load(stages, below, above)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][]string{
		"mayor Ada":         {"mayor Ada[y=Ada]"},         // ours is replaced
		"bürgermeister Ada": {"bürgermeister Ada[y=Ada]"}, // the list has grown
		"leader":            {},                           // the definition is another
		"chief":             {"chief"},
		"beadle":            {"beadle"},
	} {
		s := staged(t, text)
		if d := cmp.Diff(want, told(s, NewFinder(set).Find("claim", s))); d != "" {
			t.Errorf("%s: %s", text, d)
		}
	}
	one, _ := set.Rule("one")
	three, _ := set.Rule("three")
	if one.Folder != 1 || three.Folder != 1 || set.Rules[1].Folder != 0 || len(set.Rules) != 3 || set.Rules[0] != one {
		t.Errorf("the rules are not in their places: %+v", set.Rules)
	}
	if d := cmp.Diff(map[string]struct{}{"mayor": {}, "provost": {}, "bürgermeister": {}}, set.Words["civic"]); d != "" {
		t.Error(d)
	}
	if _, ok := set.Rule("none"); ok {
		t.Error("a rule that there is not is found")
	}
	if got := set.Nearest("thre"); got != "three" {
		t.Errorf("nearest to thre is %q", got)
	}

	// A fault in the upper folder says so; one that it brings about in the lower, too.
	_, err = Load(stages, below, folder("z.yaml", "define: {title: '('}\n"))
	if f := Faults(err); len(f) != 1 || f[0].Folder != 1 || f[0].File != "z.yaml" {
		t.Errorf("got %v", err)
	}
}

// brokenFolder cannot open what it lists.
type brokenFolder struct{ fstest.MapFS }

func (brokenFolder) ReadFile(name string) ([]byte, error) {
	return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrPermission}
}

func TestFolderThatCannotBeRead(t *testing.T) {
	_, err := Load(stages, brokenFolder{folder("a.yaml", "")})
	if !errors.Is(err, fs.ErrPermission) || len(Faults(err)) > 0 {
		t.Errorf("got %v, want that a file cannot be read", err)
	}
}

func TestFaultDrawsLongLines(t *testing.T) {
	s := &source{file: "a.yaml", text: "\t" + strings.Repeat("é", 100) + "x" + strings.Repeat("ß", 100) + "\nshort"}
	f := s.fault(1, 1+200+1, "here")
	drawn := strings.Split(f.Drawn, "\n")
	if len(drawn) != 2 || len(f.Drawn) > 500 {
		t.Fatalf("drawn as\n%s", f.Drawn)
	}
	if mark := len([]rune(drawn[1])) - 1; []rune(drawn[0])[mark] != 'x' {
		t.Errorf("the mark is not under the x:\n%s", f.Drawn)
	}
	if got := s.fault(2, 0, "m").Error(); got != "a.yaml:2: m\n    2 | short" {
		t.Errorf("got %q", got)
	}
	if got := s.fault(9, 1, "m").Error(); got != "a.yaml:9:1: m" {
		t.Errorf("got %q", got)
	}
}

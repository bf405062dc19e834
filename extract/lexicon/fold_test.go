package lexicon

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":                       "",
		"  ":                     "",
		"Ada Holt":               "ada holt",
		"St. Elwyn":              "st elwyn",
		"Zoë O’Brien’s":          "zoe o brien",
		"Zoe O'Brien's":          "zoe o brien",
		"Zoe\u0308 OʼBrien":      "zoe o brien",
		"Dún Laoghaire–Rathdown": "dun laoghaire rathdown",
		"Hill & Dale":            "hill and dale",
		"Hill&Dale":              "hill and dale",
		"Łukasz Sørensen":        "lukasz sorensen",
		"STRASSE straße":         "strasse strasse",
		"İzmir Işık":             "izmir isik",
		"ﬁnance":                 "finance",
		"councillors' rooms":     "councillors rooms",
		"it's 'so'":              "it so",
		"’s":                     "s",
		"a's's":                  "a",
		"one\xfftwo":             "one two",
		"ガ":                      "ガ",
		"हिन्दी":                 "हिन्दी",
		"한국":                     "한국",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

// checkFold holds Fold to what it promises of every string.
func checkFold(t interface {
	Fatalf(string, ...any)
}, s string) {
	f := Fold(s)
	if again := Fold(f); again != f {
		t.Fatalf("Fold(%q) = %q, folded again %q", s, f, again)
	}
	if strings.HasPrefix(f, " ") || strings.HasSuffix(f, " ") || strings.Contains(f, "  ") {
		t.Fatalf("Fold(%q) = %q: spaces left over", s, f)
	}
	for _, r := range f {
		if r != ' ' && !unicode.In(r, unicode.L, unicode.N, unicode.M) {
			t.Fatalf("Fold(%q) = %q: %q is neither letter nor number", s, f, r)
		}
	}
	if ascii(s) && foldUnicode(s) != f {
		t.Fatalf("Fold(%q) = %q, by the long way %q", s, f, foldUnicode(s))
	}
}

func TestFoldProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkFold(t, rapid.String().Draw(t, "s")) })
	rapid.Check(t, func(t *rapid.T) {
		checkFold(t, rapid.StringMatching(`[a-cS' &.’ʼéÉİıß\x{301}\x{3099}かが0-9]{0,12}`).Draw(t, "s"))
	})
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Zoë O’Brien’s", "a's's", "ǅ ﬃ", "x\xff'", "&'s"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkFold(t, s) })
}

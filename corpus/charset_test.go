package corpus

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"pgregory.net/rapid"
)

func TestToUTF8(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"ascii", "Ferry", "Ferry"},
		{"UTF-8", "Café “Quay” – €5", "Café “Quay” – €5"},
		{"Windows-1252", "Caf\xe9 \x93Quay\x94 \x96 \x805", "Café “Quay” – €5"},
		{"a pair that looks like UTF-8 by chance", "\xe9 \x93CAF\xc9\x94", "é “CAFÉ”"},
		{"stray bytes in UTF-8", "“Café” – ‘Quay’ for \xa35", "“Café” – ‘Quay’ for £5"},
		{"cut off in the middle of a letter", "“Café” – Qu\xc3", "“Café” – QuÃ"},
		{"a byte that Windows-1252 leaves open", "a\x81b", "a\ufffdb"},
		{"nothing", "", ""},
	}
	for _, tt := range tests {
		if got := string(toUTF8([]byte(tt.in))); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestToUTF8KeepsUTF8AndAlwaysGivesIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "text")
		if got := string(toUTF8([]byte(s))); got != s {
			t.Fatalf("changed %q to %q", s, got)
		}
		b := rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")
		if got := toUTF8(b); !utf8.Valid(got) {
			t.Fatalf("%q gives %q", b, got)
		}
	})
}

// Words in Windows-1252 whose letters stand alone between ASCII are always told from UTF-8.
func TestToUTF8ReadsWindows1252(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := ""
		for _, letter := range rapid.SliceOfN(rapid.SampledFrom([]rune("éüçñÉß£–“”€")), 1, 20).Draw(t, "letters") {
			want += "a" + string(letter) + " "
		}
		in, err := charmap.Windows1252.NewEncoder().String(want)
		if err != nil {
			t.Fatal(err)
		}
		if got := string(toUTF8([]byte(in))); got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
	})
}

func TestCheckText(t *testing.T) {
	noise := make([]byte, 4096)
	for i, seed := 0, uint32(7); i < len(noise); i++ {
		seed = seed*1664525 + 1013904223
		noise[i] = byte(seed >> 24)
	}
	for name, tt := range map[string]struct {
		in   string
		want string
	}{
		"words":                      {strings.Repeat("The ferry sailed.\r\n\f", 50), ""},
		"Windows-1252":               {strings.Repeat("\x93Quay\x94 \x96 caf\xe9 ", 50), ""},
		"a few marks left behind":    {"\x01\x02Ferry\x1f sails\x1e on", ""},
		"many, in a very long text":  {strings.Repeat("\x1f", 20) + strings.Repeat("word ", 1000), ""},
		"a few NULs":                 {"The ferry\x00\x00\x00 sailed.", ""},
		"NULs alone, as if empty":    {"\x00\x00", ""},
		"a picture or an archive":    {string(noise), "control characters"},
		"a document of packed pages": {strings.Repeat("%obj stream\n", 40) + string(noise), "control characters"},
		"UTF-16":                     {"\xff\xfeF\x00", "UTF-16"},
	} {
		err := checkText([]byte(tt.in))
		if tt.want == "" && err != nil || tt.want != "" && (!errors.Is(err, ErrEncoding) || !strings.Contains(err.Error(), tt.want)) {
			t.Errorf("%s: error %v, want %q", name, err, tt.want)
		}
	}
}

func TestClean(t *testing.T) {
	tests := []struct{ in, text, line string }{
		{"plain", "plain", "plain"},
		{"\ufeff\x00\ufeffa", "a", "a"},
		{" a\r\nb\rc\td ", " a\nb\nc\td ", "a b c d"},
		{"a\r\x00\nb", "a\nb", "a b"},
		{"a\ufeffb", "a\ufeffb", "a\ufeffb"},
	}
	for _, tt := range tests {
		if got := clean(tt.in); got != tt.text {
			t.Errorf("clean(%q) = %q, want %q", tt.in, got, tt.text)
		}
		if got := cleanLine(tt.in); got != tt.line {
			t.Errorf("cleanLine(%q) = %q, want %q", tt.in, got, tt.line)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := strings.ToValidUTF8(rapid.String().Draw(t, "text"), "")
		if once := clean(s); clean(once) != once {
			t.Fatalf("clean(%q) = %q, then %q", s, once, clean(once))
		}
		if once := cleanLine(s); cleanLine(once) != once {
			t.Fatalf("cleanLine(%q) = %q, then %q", s, once, cleanLine(once))
		}
	})
}

package main

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestInWords(t *testing.T) {
	for edtf, want := range map[string]string{
		"":              "",
		"2019-05-07":    "7 May 2019",
		"2019-05":       "May 2019",
		"2019":          "2019",
		"2019~":         "about 2019",
		"2019-05~":      "about May 2019",
		"2019-21":       "spring 2019",
		"2019-24":       "winter 2019",
		"198X":          "the 1980s",
		"XXXX-03":       "March of a year not told",
		"XXXX-03-31":    "31 March of a year not told",
		"2015~/2018-05": "between about 2015 and May 2018",
		"2019/..":       "2019/..",
		"2019-W09":      "week 9 of 2019",
		"2019-25":       "2019-25",
	} {
		if got := inWords(edtf); got != want {
			t.Errorf("%q: got %q, want %q", edtf, got, want)
		}
	}
}

// TestWrapped checks that wrapping loses no word and keeps to the width where words allow.
func TestWrapped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-zé ]{0,120}`).Draw(t, "text")
		width := rapid.IntRange(1, 40).Draw(t, "width")
		got := wrapped(text, "  ", width)
		if strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(text), " ") {
			t.Fatalf("words differ: %q", got)
		}
		for _, line := range strings.Split(got, "\n") {
			line = strings.TrimPrefix(line, "  ")
			if len([]rune(line)) > width && strings.Contains(line, " ") {
				t.Fatalf("line %q is longer than %d", line, width)
			}
		}
	})
}

func TestGrouped(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", -1000: "-1,000"} {
		if got := grouped(n); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
}

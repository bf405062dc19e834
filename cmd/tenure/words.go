package main

import (
	"strconv"
	"strings"
	"time"
)

// inWords writes an EDTF value for people: '2019-05-07' is '7 May 2019', '2019~' is 'about
// 2019'. What it has no words for stays as it is.
func inWords(edtf string) string {
	if rest, ok := strings.CutSuffix(edtf, "~"); ok {
		return "about " + inWords(rest)
	}
	if from, to, ok := strings.Cut(edtf, "/"); ok && from != "" && to != "" && from != ".." && to != ".." {
		return "between " + inWords(from) + " and " + inWords(to)
	}
	if day, err := time.Parse(time.DateOnly, edtf); err == nil {
		return day.Format("2 January 2006")
	}
	if month, err := time.Parse("2006-01", edtf); err == nil {
		return month.Format("January 2006")
	}
	if month, ok := strings.CutPrefix(edtf, "XXXX-"); ok {
		if day, err := time.Parse("01-02", month); err == nil {
			return day.Format("2 January") + " of a year not told"
		}
		if m, err := time.Parse("01", month); err == nil {
			return m.Format("January") + " of a year not told"
		}
	}
	if decade, ok := strings.CutSuffix(edtf, "X"); ok && len(decade) == 3 {
		return "the " + decade + "0s"
	}
	if year, season, ok := strings.Cut(edtf, "-"); ok && len(year) == 4 {
		if week, ok := strings.CutPrefix(season, "W"); ok {
			return "week " + strings.TrimLeft(week, "0") + " of " + year
		}
		if n, err := strconv.Atoi(season); err == nil && n >= 21 && n <= 24 {
			return [...]string{"spring", "summer", "autumn", "winter"}[n-21] + " " + year
		}
	}
	return edtf
}

// wrapped breaks text into lines of at most width runes where words allow, each behind
// indent.
func wrapped(text, indent string, width int) string {
	var b strings.Builder
	used := 0
	for i, word := range strings.Fields(text) {
		n := len([]rune(word))
		switch {
		case i == 0:
			b.WriteString(indent)
		case used+1+n > width:
			b.WriteString("\n" + indent)
			used = 0
		default:
			b.WriteByte(' ')
			used++
		}
		b.WriteString(word)
		used += n
	}
	return b.String()
}

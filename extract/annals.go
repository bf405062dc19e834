package extract

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Lists of those who held a post one after the other, as clubs and councils keep them on
// boards and pages: the years stand before the name or behind it.

// years are those of one holder in such a list.
type years struct {
	start, end string
	open       bool // to this day
}

// annalOf reads a line that holds a name and its years and opens with either of them: '1931–40 Ada
// Holt', 'Ada Holt (1931 to date)'.
func (s *state) annalOf(n int) (*mention, years) {
	sent, toks := &s.doc.Sentences[n], s.doc.Tokens
	for k := range s.mentions[n] {
		m := &s.mentions[n][k]
		if m.kind != kindPerson {
			continue
		}
		if m.sub != "name" && m.sub != "surname" {
			return nil, years{}
		}
		before := strings.TrimLeft(s.doc.Text[sent.Start:toks[m.first].Start], "•*·▪ \t")
		if before != "" {
			y, rest, ok := parseYears(before)
			if !ok || strings.Trim(rest, " \t:,.–—-") != "" {
				return nil, years{}
			}
			return m, y
		}
		after := strings.TrimLeft(s.doc.Text[toks[m.last-1].End:sent.End], " \t,(:–—-")
		y, rest, ok := parseYears(after)
		if !ok || strings.TrimLeft(rest, " \t)") != "" && !strings.HasPrefix(strings.TrimLeft(rest, " \t"), ")") && !strings.ContainsAny(rest[:1], ".,;") {
			return nil, years{}
		}
		return m, y
	}
	return nil, years{}
}

// parseYears takes a year or two off the front of a text: 1931, 1931–40, 1931 to 1940,
// 1931-present.
func parseYears(text string) (y years, rest string, ok bool) {
	first, rest, ok := takeYear(text, 4)
	if !ok {
		return y, text, false
	}
	y.start, y.end = first, first
	sep := strings.TrimLeft(rest, " \t")
	after, found := sep, false
	for _, mark := range [...]string{"–", "—", "-", "/", "to ", "until ", "till "} {
		if a, ok := strings.CutPrefix(sep, mark); ok {
			after, found = strings.TrimLeft(a, " \t"), true
			break
		}
	}
	if !found {
		return y, rest, true
	}
	if second, r, ok := takeYear(after, 4); ok && second >= first {
		y.end = second
		return y, r, true
	}
	if short, r, ok := takeYear(after, 2); ok {
		year, _ := strconv.Atoi(first[:2] + short)
		from, _ := strconv.Atoi(first)
		if year < from {
			year += 100 // 1999-03
		}
		y.end = strconv.Itoa(year)
		return y, r, true
	}
	for _, word := range [...]string{"present day", "present", "date", "now", "today", "the present day", "the present", "current"} {
		if len(after) >= len(word) && strings.EqualFold(after[:len(word)], word) {
			y.end, y.open = "", true
			return y, after[len(word):], true
		}
	}
	if len(sep) == len(rest) && strings.TrimLeft(after, " \t)") == "" {
		y.end, y.open = "", true // '2007–'
		return y, after, true
	}
	return y, sep, true // '1931 – Ada Holt'
}

// takeYear takes a number of so many digits off the front of a text: a year from 1600 to
// 2099 if it has four.
func takeYear(text string, digits int) (year, rest string, ok bool) {
	if len(text) < digits {
		return "", text, false
	}
	for i := range digits {
		if text[i] < '0' || text[i] > '9' {
			return "", text, false
		}
	}
	if r, _ := utf8.DecodeRuneInString(text[digits:]); r >= '0' && r <= '9' {
		return "", text, false
	}
	if digits == 4 && (text[:2] < "16" || text[:2] > "20") {
		return "", text, false
	}
	return text[:digits], text[digits:], true
}

// readAnnal reads a line of years and a name below a heading of several: it says whether
// the line is one.
func (s *state) readAnnal(n, line int, h *heading) bool {
	if !h.post.several {
		return false
	}
	m, y := s.annalOf(n)
	if m == nil {
		_, _, gap := parseYears(s.doc.Text[s.doc.Sentences[n].Start:s.doc.Sentences[n].End])
		return gap && h.shape == 'n' // '1940–1946 Closed'
	}
	h.shape, h.line = 'n', line
	if s.isEntryOfOther(n, m.last) {
		return true
	}
	c := s.holdListed(n, *m, h, 0, 0)
	if c == nil {
		return true
	}
	c.start, c.end, c.status = y.start, y.end, "former"
	if y.open {
		c.status = "current"
	}
	s.orderDates(c)
	return true
}

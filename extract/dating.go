package extract

import (
	"strconv"
	"strings"

	"tenure/extract/rule"
	"tenure/extract/when"
)

// tense says from the words of a verb group whether what it tells is so now, was so, or
// will be. An event that has happened is so now.
func (s *state) tense(first, last int, event string) string {
	toks := s.doc.Tokens
	past, perfect := false, false
	for i := first; i < last; i++ {
		if s.is("go_on", &toks[i]) || s.is("still_word", &toks[i]) { // 'will remain', 'was already': so now, and still then
			return "current"
		}
	}
	future := "future"
	if s.doc.Tokens[last-1].Norm == "serve" && last < len(toks) && toks[last].Norm == "out" {
		return "current" // 'will serve out his term as clerk'
	}
	if event == "end" {
		future = "current" // who will leave is still there
	}
	for i := first; i < last; i++ {
		t := &toks[i]
		next := ""
		if i+1 < last {
			next = toks[i+1].Norm
		}
		switch t.Norm {
		case "will", "'ll", "shall":
			return future
		case "is", "are", "be", "was":
			if next == "to" || (next == "due" || next == "set" || next == "expected" || next == "going") && i+2 < last && toks[i+2].Norm == "to" {
				return future
			}
		}
		switch t.Norm {
		case "was", "were", "had", "'d":
			past = true
		case "has", "have", "'ve":
			perfect = true
		default:
			if t.Tag == "VBD" || strings.HasSuffix(t.Norm, "ed") && t.Tag == "VBN" && i == first {
				past = true
			}
		}
	}
	if event == "start" {
		return "current"
	}
	if event == "end" {
		if past || perfect {
			return "former"
		}
		return "current"
	}
	if past && !perfect {
		return "former"
	}
	return "current"
}

// date takes the start and the end of a claim from the time expressions of its clause.
func (s *state) date(c *claim, m *rule.Match) {
	if c.weak && c.rule != "" && c.seat == "councillor" && c.event == "" && m.Last-m.First <= 1 && s.honorific(c, m) {
		return // 'Cllr Holt, who had housing from 2012 to 2016'
	}
	if s.again(c, m) {
		c.event, c.status = "", "current"
	}
	sent := &s.doc.Sentences[c.sentence]
	from := m.First
	verb, told := m.Get("verb")
	if told {
		from = verb.First // what stands before the verb dates something else
	}
	if v, ok := m.Get("here"); ok {
		from = v.First // of several posts of one verb, each has dates of its own
	}
	to := s.clauseEnd(c, m)
	aside := c.role != "" && !told && (c.event == "" || c.event == "state")
	any := aside && s.dateInBrackets(c)
	for _, mm := range s.mentions[c.sentence] {
		if mm.kind != kindDate || mm.first < m.First || mm.last > to {
			continue
		}
		if mm.first < from && !s.besideVerb(mm, m.First, from) {
			continue // but 'who since 2019 has been leader', 'who in 2019 became leader'
		}
		bound := m.Last < sent.Last && s.is("date_bound", &s.doc.Tokens[m.Last])
		if c.weak && c.event == "" && !bound && (mm.first > m.Last+5 || s.verbIn(m.Last, mm.first)) {
			continue
		}
		if aside && mm.first >= m.Last && (any || !s.ofPhrase(m.Last, mm.first)) {
			continue
		}
		any = s.takeDate(c, mm, m) || any
	}
	if !any {
		// 'In 2009 she was appointed', 'From 2003 to 2011 she was leader'
		for _, mm := range s.mentions[c.sentence] {
			if mm.kind != kindDate || mm.last > from {
				continue
			}
			begin := sent.First
			if k := s.clauseOpens(c.sentence, mm.first); k >= 0 && mm.last <= m.First && m.First-mm.last <= 1 {
				begin = k // 'and in 1996 she was appointed'
			}
			if mm.first-begin > 3 || s.participleIn(begin, mm.first) || !s.clear(c.sentence, mm.last, from, c.person) {
				continue
			}
			e := &s.times[mm.ref]
			if s.postIn(c.sentence, mm.last, from) {
				continue // 'From 1967 to 1995 he was a member, during which he twice …'
			}
			if c.event == "start" || c.event == "end" || !c.weak && !s.verbIn(mm.last, from) && !s.verbIn(begin, mm.first) && (e.Kind == when.Span || e.Kind == when.Since || c.status == "former") {
				s.takeDate(c, mm, m)
			} else if c.status == "future" && c.event == "" && e.Kind == when.Point {
				fill(&c.start, e.Value) // 'From 1 April the director will be Ada Holt'
			}
		}
	}
	s.takeDuration(c, m.First, m.Last, from, to)
	c.interim = c.interim || !c.weak && s.standsIn(from, to)
	s.orderDates(c)
}

// again says that a match tells of somebody who was chosen once more for a title, which
// begins nothing.
func (s *state) again(c *claim, m *rule.Match) bool {
	if c.seat != "title" || c.weak {
		return false
	}
	for i := m.First; i < m.Last; i++ {
		if s.is("chosen_again", &s.doc.Tokens[i]) {
			return true
		}
	}
	return false
}

// honorific says that a match is no more than a name with its honorific.
func (s *state) honorific(c *claim, m *rule.Match) bool {
	return s.mentions[c.sentence].starting(kindCouncillor, m.First) != nil
}

// clauseEnd is the token at which the clause of a match ends, as far as dates go: where
// somebody else, another post or another verb comes in.
func (s *state) clauseEnd(c *claim, m *rule.Match) int {
	sent, toks, ms := &s.doc.Sentences[c.sentence], s.doc.Tokens, s.mentions[c.sentence]
	other := false // the last person in the match is not the holder
	for _, mm := range ms {
		if mm.kind == kindPerson && mm.first >= m.First && mm.last <= m.Last {
			other = mm.ref != c.person
		}
	}
	relative := false
	for i := m.First; i < m.Last; i++ {
		relative = relative || toks[i].Norm == "who"
	}
	to := m.Last
	for ; to < sent.Last; to++ {
		t := &toks[to]
		if t.Text == ";" {
			break
		}
		if mm := ms.covering(kindPerson, to); mm != nil && mm.sub != "pronoun" && mm.first >= m.Last && mm.ref != c.person {
			break
		}
		if mm := ms.covering(kindPost, to); mm != nil && mm.first >= m.Last {
			break
		}
		if ms.covering(kindDate, to) != nil {
			continue
		}
		if other && (t.Norm == "who" || t.Norm == "whose") || t.Norm == "which" {
			break
		}
		if s.is("clause_word", t) && ms.starting(kindDate, to+1) == nil && !(t.Norm == "after" && s.meetingAt(to+1, sent.Last)) {
			break // 'took over before she …'
		}
		if t.Text == "," && relative && to+1 < sent.Last {
			next := to + 1
			if next+1 < sent.Last && (toks[next].Tag == "RB" || toks[next].Norm == "first") {
				next++
			}
			switch toks[next].Tag {
			case "VBD", "VBZ", "MD":
				return to // 'who has died at 88, first walked his beat in 1954'
			}
		}
		if s.opensDated(c.sentence, to) {
			break // 'was dean, and in 1996 she became principal'
		}
		if (t.Norm == "and" || t.Norm == "but") && to+1 < sent.Last {
			if tag := toks[to+1].Tag; tag == "VBD" || tag == "VBZ" || tag == "MD" || tag == "VBP" {
				break // 'was elected in 2004 and gave up the seat in 2012'
			}
		}
	}
	return to
}

// meetingAt says that a meeting or a vote is spoken of at once: 'after a vote on Monday'.
func (s *state) meetingAt(from, last int) bool {
	for i := from; i < min(from+4, last); i++ {
		if s.is("meeting_word", &s.doc.Tokens[i]) {
			return true
		}
	}
	return false
}

// clear says that nobody else is spoken of between two tokens.
func (s *state) clear(n, from, to, person int) bool {
	for _, m := range s.mentions[n] {
		if m.kind == kindPerson && m.first >= from && m.last <= to && m.ref != person {
			return false
		}
	}
	return true
}

// governor is the word that says how a date at token i is meant: the preposition before
// it, or a 'since' or 'until' that opens its phrase: 'since his election in 2014'.
func (s *state) governor(n, i, from, last int) string {
	toks, before := s.doc.Tokens, ""
	for k := i - 1; k >= s.doc.Sentences[n].First; k-- {
		w := toks[k].Norm
		if before == "" && w == "to" && toks[max(k-1, 0)].Norm == "up" {
			return "until" // 'up to 2012'
		}
		if before == "" {
			switch w {
			case "the", "early", "late", "at", "around", "about", "end", "beginning", "start":
				continue
			}
			before = w
		}
		switch w {
		case "since", "until", "till":
			if k == i-1 || k >= last-1 {
				return w
			}
		case ",", ";", "who":
			return before
		}
		if k < from || i-k > 9 || s.mentions[n].covering(kindPost, k) != nil {
			break
		}
	}
	return before
}

func (s *state) takeDate(c *claim, mm mention, m *rule.Match) bool {
	e := &s.times[mm.ref]
	if month, ok := strings.CutSuffix(e.Value, "-12-25"); ok && s.doc.Tokens[mm.last-1].Norm == "christmas" {
		about := *e // 'retires at Christmas' names no day
		about.Value = month + "-12"
		e = &about
	}
	before := s.governor(c.sentence, mm.first, m.First, m.Last)
	set := func(p *string, v string) bool {
		if *p == "" && v != "" {
			*p = v
		}
		return v != ""
	}
	switch {
	case before == "from" && c.event == "end": // 'resigned with effect from 1 June'
		return set(&c.end, first(e.StartValue, e.Value))
	case before == "since" || e.Kind == when.Since:
		return set(&c.start, first(e.StartValue, e.Value))
	case before == "until" || before == "till" || e.Kind == when.Until && before != "by":
		if v, ok := m.Get("verb"); ok && c.status == "former" && s.pastIn(v.First, v.Last) {
			return set(&c.end, s.lastPast(first(e.EndValue, e.Value), mm))
		}
		return set(&c.end, first(e.EndValue, e.Value))
	case e.Kind == when.Span && e.StartValue != "" && e.EndValue != "" && e.StartValue != e.EndValue:
		if strings.HasSuffix(e.StartValue, "~") { // 'for the past three years'
			if before == "for" || before == "over" || before == "during" {
				return set(&c.start, e.StartValue)
			}
			return false
		}
		if c.event == "start" || c.event == "end" {
			return false
		}
		a := set(&c.start, e.StartValue)
		return set(&c.end, e.EndValue) || a
	case before == "from" || before == "between":
		return set(&c.start, e.Value)
	case c.event == "start":
		if before == "before" || before == "after" {
			return false
		}
		return set(&c.start, e.Value)
	case c.event == "end":
		return set(&c.end, e.Value)
	case c.status == "former" && (before == "in" || before == "during") && mm.first-m.Last <= 7 && !s.verbIn(m.Last, mm.first) && !s.atTimeOf(m.Last, mm.first):
		a := set(&c.start, e.Value)
		return set(&c.end, e.Value) || a
	}
	return false
}

// takeDuration reads how long a post was held, which tells its beginning when its end is
// known or is today: 'leaves in March after seven years', 'has been leader for six years'.
func (s *state) takeDuration(c *claim, begin, last, from, to int) {
	if c.start != "" || c.event == "start" || c.status == "future" {
		return
	}
	toks, sent := s.doc.Tokens, &s.doc.Sentences[c.sentence]
	for i := max(begin+1, sent.First+1); i+1 < min(to+8, sent.Last); i++ {
		unit := toks[i+1].Norm
		count := s.count(toks[i].Norm)
		if c.weak && i > last+1 {
			return
		}
		if count == 0 || unit != "years" && unit != "year" || s.mentions[c.sentence].covering(kindDate, i) != nil {
			continue
		}
		before := toks[i-1].Norm
		for k := i - 1; k > sent.First && (before == "nearly" || before == "almost" || before == "just" || before == "over" || before == "about" || before == "more" || before == "than" || before == "some" || before == "only" || before == "around"); k-- {
			before = toks[k-1].Norm
		}
		next := ""
		if i+2 < sent.Last {
			next = toks[i+2].Norm
		}
		switch {
		case before == "after" && c.event == "end":
			switch next {
			case "with", "of", "on", "'":
				continue // 'after 20 years with the council' were not all in the post
			case "at":
				if i+4 >= sent.Last || toks[i+4].Norm != "helm" && toks[i+4].Norm != "top" {
					continue
				}
			}
		case before == "spent" && c.event == "end":
		case before == "for" && c.event == "":
			if next == "now" || next == "," || next == "." || next == "and" || next == "until" || next == "up" || next == "" {
				break
			}
			if s.mentions[c.sentence].starting(kindDate, i+2) == nil {
				continue
			}
		default:
			continue
		}
		end := c.end
		if end == "" && c.status == "current" && (c.weak || s.perfect(from, to) || c.event == "end") || c.event == "end" && end == "" {
			if !s.published.IsZero() {
				end = s.published.String()
			}
		}
		if len(end) >= 4 {
			if year, err := strconv.Atoi(end[:4]); err == nil {
				c.start = strconv.Itoa(year-count) + "~"
			}
		}
		return
	}
}

// standsIn says that tokens tell of a post held for the time being: 'on an interim basis',
// 'in an acting capacity', 'temporarily'.
func (s *state) standsIn(from, to int) bool {
	toks := s.doc.Tokens
	for i := from; i < to; i++ {
		switch {
		case toks[i].Norm == "temporarily":
			return true
		case toks[i].Norm == "seconded" || toks[i].Norm == "secondment" || toks[i].Norm == "loan" && toks[max(i-1, from)].Norm == "on":
			for k := i + 1; k+2 < min(i+9, len(toks)); k++ {
				if toks[k].Norm == "for" && (s.count(toks[k+1].Norm) > 0 || toks[k+1].Norm == "a") && s.is("time_unit", &toks[k+2]) {
					return true // 'seconded from Fenwick for six months'
				}
			}
		case i+1 < to && s.is("role_interim", &toks[i]) && (toks[i+1].Norm == "basis" || toks[i+1].Norm == "capacity" || toks[i+1].Norm == "charge"):
			return true
		}
	}
	return false
}

// postIn says that a post is named among tokens of a sentence.
func (s *state) postIn(n, from, to int) bool {
	for _, m := range s.mentions[n] {
		if m.kind == kindPost && m.first >= from && m.last <= to {
			return true
		}
	}
	return false
}

// verbIn says that a verb in a tense stands among tokens.
func (s *state) verbIn(from, to int) bool {
	for i := from; i < to; i++ {
		switch s.doc.Tokens[i].Tag {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}

// pastIn says that one of the tokens is 'was', 'were' or 'had'.
func (s *state) pastIn(from, to int) bool {
	for i := from; i < to; i++ {
		switch s.doc.Tokens[i].Norm {
		case "was", "were", "had":
			return true
		}
	}
	return false
}

// perfect says that one of the tokens is 'has' or 'have'.
func (s *state) perfect(from, to int) bool {
	for i := from; i < to; i++ {
		switch s.doc.Tokens[i].Norm {
		case "has", "have", "'s", "'ve":
			return true
		}
	}
	return false
}

var smallNumbers = []string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"}

// count is the number that a word says; 0 for none.
func (s *state) count(word string) int {
	if n, err := strconv.Atoi(word); err == nil && n > 0 && n < 70 {
		return n
	}
	for n, w := range smallNumbers {
		if n > 0 && w == word {
			return n
		}
	}
	return 0
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// orderDates lets status and dates agree: what starts after publication is to come, what
// ends after it still is.
func (s *state) orderDates(c *claim) {
	if s.published.IsZero() {
		return
	}
	after := func(v string) bool {
		x, err := when.Parse(v)
		if err != nil {
			return false
		}
		d, ok := x.Earliest()
		return ok && d.Compare(s.published) > 0
	}
	if c.start != "" && c.status == "current" && after(c.start) {
		c.status = "future"
	}
	before := func(v string) bool {
		x, err := when.Parse(v)
		if err != nil {
			return false
		}
		d, ok := x.Latest()
		return ok && d.Compare(s.published) < 0
	}
	if c.status == "future" && c.start != "" && before(c.start) {
		c.start = "" // the day on which somebody was chosen
	}
	if c.end != "" && c.status == "former" && after(c.end) {
		c.status = "current"
	}
	if c.end != "" && c.status == "current" && before(c.end) {
		c.status = "former"
	}
}

package when

import "tenure/extract/token"

// guard is a condition on what stands around a match, beyond what a pattern can say.
type guard uint8

const (
	guardNone guard = iota
	guardDayMonth
	guardWhichUnit
	guardMonth
	guardAfterThat
	guardWeekday
	guardWeekdayWeek
	guardSeason
	guardNewYear
	guardYear
	guardYearSpan
	guardLater
	guardBefore
	guardOrder
	guardAlone
	guardThat
	guardNth
	guardPart
	guardEdge
	guardLastUnits
	guardNextUnits
	guardPerfect
	guardRange
	guards
)

var guardNames = [guards]string{
	"", "day month", "which unit", "month", "after that", "weekday", "weekday week", "season", "new year",
	"year", "year span", "later", "before", "order", "alone", "that", "nth", "part", "edge", "last units",
	"next units", "perfect", "range",
}

// token is a token of the sentence, nil outside it.
func (m *matcher) token(i int) *token.Token {
	if i < m.begin || i >= m.end {
		return nil
	}
	return &m.tokens[i]
}

// in says whether the token is in a set; a token outside the sentence is in none.
func (m *matcher) in(i int, s set) bool {
	return i >= m.begin && i < m.end && m.infos[i].word.in(s)
}

// norm is the norm of a token of the sentence, "" outside it.
func (m *matcher) norm(i int) string {
	if t := m.token(i); t != nil {
		return t.Norm
	}
	return ""
}

// capital says that the token is written as names are.
func (m *matcher) capital(i int) bool {
	t := m.token(i)
	return t != nil && (t.Kind == token.Title || t.Kind == token.Upper || t.Kind == token.Initial)
}

// closed says that no noun follows: the sentence ends, or a mark or a function word comes.
func (m *matcher) closed(i int) bool {
	t := m.token(i)
	return t == nil || t.Kind == token.Punct && t.Norm != "-" || m.infos[i].word.in(setFunction)
}

// plural says that the token reads as things that are counted.
func (m *matcher) plural(i int) bool {
	t := m.token(i)
	if t == nil || t.Kind == token.Punct {
		return false
	}
	if m.infos[i].word.in(setCounted) {
		return true
	}
	n := len(t.Norm)
	return t.Kind == token.Lower && n > 3 && t.Norm[n-1] == 's' && t.Norm[n-2] != 's' && !m.infos[i].word.in(setFunction)
}

// pass says whether a match may stand where it stands.
func (m *matcher) pass(x *match) bool {
	before, after := x.first-1, x.last
	single := x.last-x.first == 1
	first := &m.infos[x.first]
	switch x.variant.rule.guard {
	case guardDayMonth:
		// 'in May 20 people came'
		return !(m.infos[x.last-1].is(classDay) && m.in(after, setCounted)) && !m.in(x.first, setHonorifics)
	case guardWhichUnit:
		return m.whichUnit(x)
	case guardMonth:
		return m.monthName(x)
	case guardAfterThat:
		return !m.capital(after) && (m.norm(x.first) != "that" || !ambiguous(m.norm(x.last-1)))
	case guardWeekday:
		return m.weekdayName(x)
	case guardSeason:
		return m.seasonName(x)
	case guardNewYear:
		return m.closed(after) && (m.norm(x.first) == "the" || m.capital(x.first) && m.in(before, setBeforeTime)) || m.infos[x.last-1].is(classYear)
	case guardYear:
		return !single || m.yearAlone(x.first)
	case guardYearSpan:
		p := m.token(before)
		return (p == nil || p.Kind != token.Number) && !m.in(after, setCounted)
	case guardLater:
		if m.norm(x.last-1) == "on" {
			return m.norm(after) == ","
		}
		return m.norm(after) != "than"
	case guardBefore:
		if m.norm(x.last-1) == "before" {
			return m.full(after)
		}
		return m.norm(after) != "than"
	case guardOrder:
		switch m.norm(before) {
		case "over", "within", "for", "during", "of":
			return false
		}
		return m.closed(after) || m.norm(after) == "'s"
	case guardAlone:
		return m.full(after) || m.norm(after) == "and"
	case guardThat:
		if m.norm(x.first) == "that" && x.last-x.first == 2 {
			return m.closed(after) || m.norm(after) == "'s"
		}
		return m.norm(after) != "as" && m.norm(after) != "the" && m.norm(after) != "that"
	case guardNth:
		return m.closed(after)
	case guardPart:
		return !m.plural(after) || !m.endsInYear(x)
	case guardEdge:
		if last := &m.infos[x.last-1]; last.is(classUnit) {
			if u := last.value(classUnit); u == unitDay || u == unitQuarter {
				return false
			}
			return !m.capital(after)
		}
		return m.closed(after) || m.norm(x.last-1) == "end"
	case guardLastUnits:
		return m.norm(after) != "of" && (first.word == nil || m.norm(x.first) != "last" || m.norm(before) != "the")
	case guardNextUnits:
		return m.norm(after) != "of"
	case guardPerfect:
		return m.perfect(x.first)
	case guardRange:
		return !(m.endsInYear(x) && m.plural(after))
	}
	return true
}

// full says that a clause ends.
func (m *matcher) full(i int) bool {
	t := m.token(i)
	return t == nil || t.Kind == token.Punct && t.Norm != "-" && t.Norm != "'s"
}

// endsInYear says that a match ends in four bare figures.
func (m *matcher) endsInYear(x *match) bool { return m.infos[x.last-1].is(classYear) }

// ambiguous are the months that are also common verbs.
func ambiguous(month string) bool { return month == "may" || month == "march" }

func (m *matcher) whichUnit(x *match) bool {
	for i := x.first; i < x.last; i++ {
		in := &m.infos[i]
		if in.is(classUnit) {
			switch u := in.value(classUnit); {
			case u == unitDay || u == unitQuarter:
				return false
			case m.norm(i-1) == "past" || m.norm(i-1) == "coming" && i-2 < x.first:
				return false
			}
		}
	}
	if x.variant.rule.op != opShift {
		return true
	}
	switch m.norm(x.first - 1) {
	case "the", "his", "her", "its", "their", "my", "our", "your", "'s", "a", "very":
		return m.norm(x.first) != "last" && m.norm(x.first) != "next" && m.norm(x.first) != "past" && m.norm(x.first) != "coming"
	}
	return m.norm(x.last) != "of"
}

func (m *matcher) monthName(x *match) bool {
	before, after := x.first-1, x.last
	month := m.norm(x.last - 1)
	if x.last-x.first > 1 {
		return !m.capital(after) || !ambiguous(month)
	}
	if m.in(before, setEvery) || m.in(before, setHonorifics) {
		return false
	}
	if m.infos[x.first].part {
		return true
	}
	switch {
	case m.capital(after) && !m.in(after, setNotAName):
		return m.in(before, setBeforeMonthSurely)
	case m.surnames[month]:
		return m.in(before, setBeforeMonthSurely)
	case ambiguous(month) && (m.norm(after) == "'s" || m.norm(before) == "of" && m.closed(after)):
		return true
	case ambiguous(month) && m.norm(before) == "the":
		return m.token(after) != nil && !m.closed(after) // the May elections
	case ambiguous(month):
		return m.in(before, setBeforeMonth) || (m.norm(before) == "and" || m.norm(before) == "or") && before > m.begin && m.infos[before-1].is(classMonth)
	}
	return !m.capital(before) || m.in(before, setNotAName)
}

func (m *matcher) weekdayName(x *match) bool {
	before, after := x.first-1, x.last
	if m.in(before, setEvery) {
		return false
	}
	if m.capital(before) && !m.in(before, setNotAName) && m.tokens[before].Kind != token.Upper {
		return false
	}
	if m.capital(after) && !m.infos[after].is(classMonth) && !m.in(after, setNotAName) {
		return m.in(before, setNotAName) && m.norm(before) != "the"
	}
	if t := m.token(after); t != nil && x.last-x.first == 1 && !m.closed(after) && t.Kind == token.Lower {
		switch m.norm(before) { // not 'her Sunday lunch'
		case "on", "last", "next", "this", "by", "until", "since", "from", "before", "after", "early", "late":
			return true
		}
		return false
	}
	return true
}

func (m *matcher) seasonName(x *match) bool {
	before, after := x.first-1, x.last
	if m.in(before, setEvery) {
		return false
	}
	first := &m.infos[x.first]
	switch {
	case x.variant.holiday > 0:
		if !m.capital(x.last-1) && m.norm(x.last-1) != "day" {
			return false
		}
		return m.closed(after) && m.norm(after) != "of" && (first.is(classWhich) || x.last-x.first > 1 || m.in(before, setBeforeTime))
	case first.is(classWhich):
		return m.closed(after) && m.norm(after) != "of" || m.norm(after) == "'s" || m.norm(x.first) != "this"
	case m.norm(x.first) == "the":
		return m.closed(after) && m.norm(after) != "of" && !m.capital(x.last-1)
	case first.part:
		return m.closed(after)
	}
	if !m.closed(after) {
		return false
	}
	switch m.norm(before) {
	case "in", "during", "by", "since", "until", "before", "after", "over", "through", "throughout":
		return true
	}
	return false
}

// yearAlone says whether four figures on their own read as a year.
func (m *matcher) yearAlone(i int) bool {
	n := m.infos[i].fig.a
	if m.infos[i].part {
		return true
	}
	if m.in(i+1, setCounted) {
		return false
	}
	prev := m.token(i - 1)
	plural := m.plural(i + 1)
	likely := n >= 1800 && n <= 2100
	switch {
	case prev == nil:
		return likely && !plural && m.closed(i+1)
	case prev.Kind == token.Number:
		return false
	case m.in(i-1, setBeforeYear):
		switch prev.Norm {
		case "and", "or":
			if i-2 >= m.begin && m.infos[i-2].is(classYear) {
				return !plural
			}
			return likely && !plural && m.closed(i+1)
		case "to", "than", "for", "only", "as":
			return likely && !plural && m.closed(i+1)
		case "by", "around", "of":
			return !plural
		}
		return !plural || likely && n%1000 != 0
	case m.in(i-1, setBeforeYearMaybe):
		return likely && !(plural && n%100 == 0) && m.token(i+1) != nil
	case prev.Kind == token.Title || prev.Kind == token.Upper:
		return n >= 1900 && n <= 2100 && !plural && m.closed(i+1)
	case prev.Kind == token.Lower:
		return n >= 1900 && n <= 2100 && n%1000 != 0 && m.closed(i+1) || likely && m.norm(i+1) == "general"
	}
	switch prev.Norm {
	case "(", "-", "–", ",", "[", "/":
		return likely && !plural && m.closed(i+1) && (prev.Norm != "," || n >= 1900)
	}
	return likely && !plural && m.closed(i+1)
}

// perfect says that a duration tells how long something has gone on: it stands behind
// 'for' and the perfect tense, and not behind a verb that sets a term.
func (m *matcher) perfect(i int) bool {
	for k := i - 2; k >= m.begin && k > i-12; k-- {
		switch n := m.norm(k); {
		case m.in(k, setTerm):
			return false
		case n == "has" || n == "have" || n == "'ve":
			return true
		case n == "'s":
			return m.norm(k+1) == "been"
		case m.tokens[k].Kind == token.Punct && n != "'s":
			return false
		}
	}
	return false
}

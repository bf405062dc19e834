package when

import (
	"sync"

	"tenure/extract/token"
)

// Finder finds time expressions. It is safe for use by several goroutines.
type Finder struct {
	grammar  *grammar
	matchers sync.Pool
}

// NewFinder makes a Finder of the vocabulary and rules that are part of the program; the
// error names the entry that is wrong.
func NewFinder() (*Finder, error) {
	g, err := loadGrammar()
	if err != nil {
		return nil, err
	}
	f := &Finder{grammar: g}
	f.matchers.New = func() any { return &matcher{grammar: g} }
	return f, nil
}

// FindAll returns the time expressions of a document in the order of the text, by
// sentence: the n-th slice holds those of the n-th sentence. Expressions do not overlap.
func (f *Finder) FindAll(d *token.Document, ref Reference) [][]Expression {
	m := f.matchers.Get().(*matcher)
	defer f.matchers.Put(m)
	m.describe(d)
	c := context{published: ref.Published}
	c.narrative = m.narrative(d, ref.Published)
	all := make([][]Expression, len(d.Sentences))
	for s := range d.Sentences {
		all[s] = m.find(&d.Sentences[s], &c)
	}
	m.tokens = nil
	return all
}

// find returns the expressions of one sentence.
func (m *matcher) find(s *token.Sentence, c *context) (found []Expression) {
	m.sentence(s.First, s.Last)
	for i := s.First; i < s.Last; i++ {
		if !m.starts(i) {
			continue
		}
		m.nested = m.nested[:0]
		for _, x := range m.candidates(i) {
			if !m.pass(&x) {
				continue
			}
			if x.variant.rule.op == opNone {
				i = x.last - 1
				break
			}
			m.first, m.last = x.first, x.last
			res := m.resolve(&x, c)
			if !res.ok {
				continue
			}
			found = append(found, m.expression(&x, res))
			m.remember(&x, res, c)
			i = x.last - 1
			break
		}
	}
	return found
}

func (m *matcher) expression(x *match, res result) Expression {
	e := Expression{
		First: x.first, Last: x.last,
		Start: m.tokens[x.first].Start, End: m.tokens[x.last-1].End,
		Value: res.value.String(), Rule: x.variant.rule.Name,
	}
	e.StartValue, e.EndValue = e.Value, e.Value
	if res.span {
		e.Kind = Span
		e.StartValue, e.EndValue = res.value.Start().String(), res.value.End().String()
		return e
	}
	switch m.norm(x.first - 1) {
	case "since", "from":
		e.Kind, e.EndValue = Since, ""
	case "until", "till", "til", "by", "before":
		e.Kind, e.StartValue = Until, ""
	}
	return e
}

// remember keeps what later expressions can hang on.
func (m *matcher) remember(x *match, res result, c *context) {
	if res.value.IsZero() {
		return
	}
	c.mentionStart = res.value.Start().from
	c.mention = res.value.End().from
	if c.narrative {
		c.follow(m, x)
	}
	quoted := m.tokens[x.first].Quoted
	if d := c.mention; !quoted && !c.published.IsZero() && d.precision() == PrecisionDay && d.bounded() {
		day := Day{d.Year, d.Month, d.Day}
		if n := c.published.number() - day.number(); n >= 0 && n < 7 {
			c.utterance = day
		}
	}
}

// follow moves the time that a history has come to. A look back ('twenty years earlier')
// and a year in brackets do not move it; of an interval it is the beginning, since what
// comes next tells it from there.
func (c *context) follow(m *matcher, x *match) {
	d := c.mentionStart
	switch {
	case x.variant.rule.op == opShift && d.precision() <= PrecisionYear && d.bounded() && c.now.bounded() && d.Year < c.now.Year:
	case d.precision() <= PrecisionYear && m.norm(x.first-1) == "(" && c.now.set:
	default:
		c.now = d
	}
}

// narrative says whether a text is a history, in which a bare 'in April' means the April
// of the year that was mentioned last: full dates of other years than that of publication
// stand close and hardly anything hangs on the day of publication, or there are many
// months and old years and nothing at all that does.
func (m *matcher) narrative(d *token.Document, published Day) bool {
	full, years, months, near := 0, 0, 0, 0
	for i := range m.infos {
		switch in := &m.infos[i]; {
		case in.is(classDeictic), in.is(classWeekday):
			near++
		case in.is(classMonth):
			months++
		case in.is(classYear) && i > 0:
			if y := in.fig.a; !published.IsZero() && y >= published.Year-1 {
				continue
			}
			years++
			k := i - 1
			if m.tokens[k].Norm == "," && k > 0 {
				k--
			}
			if m.infos[k].is(classDay) && k > 0 {
				k--
			}
			if m.infos[k].mask&(1<<classMonth|1<<classShortMonth) != 0 {
				full++
			}
		case in.is(classEra):
			full++
		}
	}
	return full >= 6 && full > 2*near || near == 0 && years >= 6 && months >= 10
}

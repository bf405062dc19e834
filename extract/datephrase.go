package extract

import (
	"strconv"
	"strings"

	"tenure/extract/when"
)

// besideVerb says that a date before a verb belongs to that verb: it stands right behind
// the subject, a relative pronoun or a conjunction, and nothing but adverbs follow.
func (s *state) besideVerb(mm mention, first, verb int) bool {
	toks := s.doc.Tokens
	k := mm.first
	for k > first && s.is("date_opener", &toks[k-1]) {
		k--
	}
	if k == mm.first && s.times[mm.ref].Kind == when.Point && toks[mm.first].Tag == "CD" {
		return false
	}
	switch w := &toks[max(k-1, 0)]; {
	case w.Norm == "who" || w.Norm == "and" || w.Norm == "but" || w.Norm == "then":
	case w.Text == ",":
	default:
		if m := s.mentions[s.sentenceOf(first)].ending(kindPerson, k); m == nil {
			return false
		}
	}
	for i := mm.last; i < verb; i++ {
		if t := &toks[i]; t.Text != "," && t.Tag != "RB" {
			return false
		}
	}
	return true
}

// ofPhrase says that a date belongs to the phrase before it, which no verb tells of:
// neither a comma nor a verb stands between. 'leader of Dunmarsh Council from 2003'.
func (s *state) ofPhrase(last, date int) bool {
	toks := s.doc.Tokens
	for i := max(last-1, 0); i < date; i++ {
		t := &toks[i]
		switch {
		case i < last+1 && s.is("date_bound", t):
			return true // 'until he moved away in 2018'
		case i < last:
		case t.Text == "," || t.Text == ";" || t.Text == ":" || t.Norm == "who" || strings.HasPrefix(t.Tag, "VB") || t.Tag == "MD":
			return false
		}
	}
	return true
}

// participleIn says that one of some tokens is a participle: 'First elected in 1962, he …'.
func (s *state) participleIn(from, to int) bool {
	for i := from; i < to; i++ {
		switch s.doc.Tokens[i].Tag {
		case "VBN", "VBG", "VBD":
			return true
		}
	}
	return false
}

// dateInBrackets takes the dates that stand in brackets behind the holder of a post:
// 'Ada Holt (2009 to 2011)', 'Ben Crane (no change; in post since 2018)'.
func (s *state) dateInBrackets(c *claim) bool {
	ms := s.mentions[c.sentence]
	holder := ms.starting(kindPerson, c.at)
	toks, end := s.doc.Tokens, s.doc.Sentences[c.sentence].Last
	if holder == nil || c.role == "" || c.event == "end" || holder.last+1 >= end || toks[holder.last].Text != "(" {
		return false
	}
	closing := holder.last + 1
	for closing < end && toks[closing].Text != ")" && closing < holder.last+14 {
		closing++
	}
	any := false
	for _, mm := range ms {
		if mm.kind != kindDate || mm.first <= holder.last || mm.last > closing {
			continue
		}
		before := s.governor(c.sentence, mm.first, mm.first, mm.first)
		e := &s.times[mm.ref]
		alone := mm.last == closing
		for i := holder.last + 1; alone && i < mm.first; i++ {
			alone = s.is("date_opener", &toks[i])
		}
		switch {
		case before == "since" || before == "from" || e.Kind == when.Since:
			any = fill(&c.start, first(e.StartValue, e.Value)) || any
			if e.Kind == when.Span {
				fill(&c.end, e.EndValue)
			}
		case before == "until" || before == "till" || before == "to" || e.Kind == when.Until:
			any = fill(&c.end, first(e.EndValue, e.Value)) || any
		case e.Kind == when.Span && alone:
			any = fill(&c.start, e.StartValue) || any
			fill(&c.end, e.EndValue)
		case alone && c.status == "former":
			any = fill(&c.start, e.Value) || any
			fill(&c.end, e.Value)
		}
	}
	return any
}

// lastPast is a value of a month without a year that was read as one to come, for a post
// that is over: 'who until December was'.
func (s *state) lastPast(v string, mm mention) string {
	x, err := when.Parse(v)
	if err != nil || s.published.IsZero() || x.IsInterval() {
		return v
	}
	if d, ok := x.Earliest(); !ok || d.Compare(s.published) <= 0 || len(v) < 7 {
		return v
	}
	for i := mm.first; i < mm.last; i++ {
		if n, err := strconv.Atoi(s.doc.Tokens[i].Norm); err == nil && n > 1000 || s.doc.Tokens[i].Norm == "next" {
			return v
		}
	}
	year, err := strconv.Atoi(v[:4])
	if err != nil {
		return v
	}
	before := strconv.Itoa(year-1) + v[4:]
	if _, err := when.Parse(before); err != nil {
		return v // no 29 February
	}
	return before
}

// fill gives a value to what has none yet and says whether there was one to give.
func fill(p *string, v string) bool {
	if *p == "" {
		*p = v
	}
	return v != ""
}

// atTimeOf says that 'at the time of' or 'when' stands among tokens, so that a date behind
// it is that of something else.
func (s *state) atTimeOf(from, to int) bool {
	for i := from; i < to; i++ {
		if w := s.doc.Tokens[i].Norm; w == "when" || w == "while" || w == "time" && i > from && s.doc.Tokens[i-1].Norm == "the" {
			return true
		}
	}
	return false
}

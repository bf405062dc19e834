package extract

import (
	"slices"
	"strings"

	"tenure/extract/rule"
	"tenure/extract/token"
)

// Series of posts and names in one sentence, as clubs report their elections: 'Chairman,
// Ada Holt; secretary, Ben Crane; treasurer, Carl Dunn'. Which name belongs to which title
// is told by the order in which they stand, for the commas say nothing.

// seriesItem is a title or a name in a series.
type seriesItem struct {
	first, last int
	post        *post  // of a title the article's vocabulary knows
	role        string // of any title; empty for a name
	several     bool
	person      *mention
}

// minSeries is how many pairs make a series.
const minSeries = 2

// readSeries reads the series of a sentence.
func (s *state) readSeries(n int) {
	names, titles := 0, 0
	for _, m := range s.mentions[n] {
		switch m.kind {
		case kindPerson:
			names++
		case kindPost, kindOpen, kindPosts:
			titles++
		}
	}
	if names < minSeries || titles == 0 {
		return
	}
	sent := &s.doc.Sentences[n]
	var items []seriesItem
	flush := func() {
		s.holdSeries(n, items)
		items = items[:0]
	}
	for i := sent.First; i < sent.Last; {
		t := &s.doc.Tokens[i]
		if it, ok := s.seriesItem(n, i); ok {
			items = append(items, it)
			i = it.last
			continue
		}
		switch {
		case t.Text == "(":
			i = s.closing(i, sent.Last)
		case s.honorificAt(n, i) && len(items) > 0:
			i++
		case t.Text == "," || t.Text == ";" || t.Text == "–" || t.Text == "—" || t.Text == ":" || t.Text == "." || t.Norm == "and" || t.Text == "&" || t.Norm == "the" || isBullet(t):
			i++
		case len(items) > 0 && items[len(items)-1].role != "" && (t.Norm == "is" || t.Norm == "was" || t.Norm == "are" || t.Norm == "were" || t.Norm == "to" && i+1 < sent.Last && s.doc.Tokens[i+1].Norm == "be"):
			i++
		case len(items) > 0 && items[len(items)-1].role != "" && t.Norm == "be":
			i++
		default:
			flush()
			i++
		}
	}
	flush()
}

// honorificAt says that a word for several gentlemen stands before a name: 'Messrs'.
func (s *state) honorificAt(n, i int) bool {
	switch s.doc.Tokens[i].Norm {
	case "messrs", "cllrs", "mesdames", "drs":
		return true
	}
	return s.doc.Tokens[i].Kind == token.Title && s.mentions[n].starting(kindPerson, i+1) != nil
}

// closing is the token behind the bracket that closes the one at token i.
func (s *state) closing(i, last int) int {
	for k := i + 1; k < last; k++ {
		if s.doc.Tokens[k].Text == ")" {
			return k + 1
		}
	}
	return i + 1
}

// seriesItem is the name or the title that starts at token i.
func (s *state) seriesItem(n, i int) (seriesItem, bool) {
	for k := range s.mentions[n] {
		m := &s.mentions[n][k]
		if m.first != i {
			continue
		}
		switch m.kind {
		case kindPerson:
			if m.sub == "name" || m.sub == "surname" {
				return seriesItem{first: i, last: m.last, person: m}, true
			}
		case kindPost, kindOpen, kindPosts:
			p := s.posts[m.ref]
			if p.owner < 0 && (p.sub == "title" || p.sub == "councillor" && m.kind == kindPosts) {
				return seriesItem{first: i, last: m.last, post: p, role: p.role, several: m.kind == kindPosts}, true
			}
		}
	}
	sent, toks := &s.doc.Sentences[n], s.doc.Tokens
	if i > sent.First && toks[i-1].Kind != token.Punct {
		return seriesItem{}, false
	}
	// A title that no list knows: nouns between the marks, the name behind them.
	j := i
	for j < sent.Last && j < i+4 && toks[j].Kind == token.Lower && (strings.HasPrefix(toks[j].Tag, "NN") || strings.HasPrefix(toks[j].Tag, "JJ") || j > i && toks[j].Norm == "and") && !s.mentions[n].covered(j, kindPerson, kindOrg, kindDate, kindParty) {
		j++
	}
	if j == i || j >= sent.Last || toks[j-1].Tag != "NN" || toks[j].Text != "," && toks[j].Text != ":" && toks[j].Text != "–" || s.mentions[n].starting(kindPerson, j+1) == nil {
		return seriesItem{}, false
	}
	return seriesItem{first: i, last: j, role: strings.ToLower(s.text(i, j))}, true
}

// holdSeries makes the claims of a series that opens with a title and closes with a name.
func (s *state) holdSeries(n int, items []seriesItem) {
	for len(items) > 0 && items[0].role == "" {
		items = items[1:]
	}
	if len(items) < 2 || !s.opensSeries(n, items[0].first) && !s.abuts(items[0].last, items[1].first) {
		return
	}
	for len(items) > 0 && items[len(items)-1].role != "" {
		items = items[:len(items)-1]
	}
	pairs, known := 0, 0
	for k := range items {
		if items[k].role == "" {
			continue
		}
		if items[k+1].role != "" {
			return // two titles on end
		}
		pairs++
		if items[k].post != nil {
			known++
		}
		if k+2 < len(items) && items[k+2].role == "" && !items[k].several && s.doc.Tokens[items[k+2].first-1].Norm != "and" && s.doc.Tokens[items[k+2].first-1].Text != "&" {
			return // one title, and a name too many
		}
	}
	listed := pairs >= minSeries && known >= minSeries
	if !listed && !(pairs == 1 && items[0].several && s.colonBetween(items[0].last, items[1].first)) {
		return
	}
	var title *seriesItem
	made := map[int][]string{}
	for k := range items {
		it := &items[k]
		if it.role != "" {
			title = it
			continue
		}
		made[it.person.ref] = append(made[it.person.ref], title.role)
		s.holdItem(n, title, it.person)
	}
	// What other rules made of the neighbours in the series is wrong.
	for c := range s.claimsOf(n) {
		roles := made[c.person]
		c.misread = c.phrase != nil && len(roles) > 0 && !slices.Contains(roles, c.role) && slices.ContainsFunc(items, func(it seriesItem) bool { return it.post == c.phrase })
	}
}

// abuts says that no comma or semicolon stands between a title and what follows it.
func (s *state) abuts(last, first int) bool {
	return last == first || last+1 == first && s.doc.Tokens[last].Text != "," && s.doc.Tokens[last].Text != ";"
}

// opensSeries says that a title at token i stands where a series may open, and does not
// hang on a name before it: 'Ada Holt, chairman, Ben Crane'.
func (s *state) opensSeries(n, i int) bool {
	sent, toks := &s.doc.Sentences[n], s.doc.Tokens
	for i > sent.First && (s.is("determiner", &toks[i-1]) || isBullet(&toks[i-1])) {
		i--
	}
	if i == sent.First {
		return true
	}
	switch t := &toks[i-1]; {
	case t.Text == ":" || t.Text == ";" || t.Text == ".":
		return true
	case s.mentions[n].covered(i-1, kindPerson):
		return false
	default:
		return strings.HasPrefix(t.Tag, "VB") || t.Tag == "IN" || t.Tag == "TO"
	}
}

func (s *state) colonBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if t := &s.doc.Tokens[i]; t.Text == ":" || t.Norm == "are" {
			return true
		}
	}
	return false
}

// marked says that a sentence has the colons or semicolons of a list.
func (s *state) marked(n int) bool {
	for i := s.doc.Sentences[n].First; i < s.doc.Sentences[n].Last; i++ {
		if t := s.doc.Tokens[i].Text; t == ":" || t == ";" {
			return true
		}
	}
	return false
}

// holdItem makes the claims of a name under the title of its series.
func (s *state) holdItem(n int, title *seriesItem, m *mention) {
	match := rule.Match{First: min(title.first, m.first), Last: m.last}
	if title.several {
		match.First = m.first
	}
	base := claim{person: m.ref, org: -1, of: -1, party: -1, sentence: n, at: m.first, rule: ruleListed, status: "current", event: "state", listed: s.marked(n), seat: "title"}
	if title.post == nil {
		base.role = title.role
		s.date(&base, &match)
		s.claims = append(s.claims, &base)
		return
	}
	for q := title.post; q != nil; q = q.next {
		s.hold(n, &match, base, q)
	}
}

package extract

import (
	"slices"
	"strings"

	"tenure/extract/rule"
	"tenure/extract/token"
)

// lineup reads one line of a list of who does what, or a clause that shares out the work:
// 'Finance: Cllr Holt', 'finance falls to Cllr Holt'. What the posts are called stands in
// the lines above it. Rank deputy means the deputy of the post.
func (s *state) lineup(n int, base claim, topic rule.Capture, rank string) {
	title, party, start := s.lineupTitle(n, topic.First)
	if title == "" {
		return
	}
	toks := s.doc.Tokens
	from, to := topic.First, topic.Last
	if s.is("caption", &toks[from]) || s.is("no_field", &toks[from]) || s.mentions[n].covering(kindOrg, from) != nil && s.mentions[n].covering(kindOrg, from).sub == "media" {
		return // 'Pictured: Cllr Holt'
	}
	if base.start != "" || base.end != "" {
		base.event = "state"
	} else if start != "" {
		base.start, base.event = start, "state"
		s.orderDates(&base)
	}
	if p := s.mentions[n].starting(kindPost, from); p != nil && p.last >= to {
		return // 'Cabinet member for homes: Cllr Holt' is read as it stands
	}
	if party >= 0 {
		c := base
		c.party = party
		s.parties = append(s.parties, &c)
	}
	// 'deputy leader; growth and town centres': the titles are claims of their own.
	for i := from; i < to; i++ {
		if toks[i].Text == ";" {
			from = i + 1
		}
	}
	for from < to && s.opensTitleItem(from, to) {
		next := from
		whole, _ := s.x.titles.Longest(toks[:to], from)
		if k, _ := s.x.titles.Longest(toks[:to], from+1); whole < 2 && k > 0 { // 'deputy leader'
			whole = k + 1
		}
		for next < to && toks[next].Text != "," && toks[next].Text != ";" {
			if (toks[next].Norm == "and" || toks[next].Text == "&") && next == from+whole {
				break // 'Leader and finance', but not 'Member for homes and land'
			}
			next++
		}
		for q := range s.titlesIn(n, from, next) {
			s.claims = append(s.claims, s.lineupClaim(base, q))
		}
		from = next
		if from < to {
			from++
		}
	}
	for to > from && (toks[to-1].Text == "." || toks[to-1].Text == ",") {
		to--
	}
	// What follows in brackets says no field of work.
	for i := from; i < to; i++ {
		if toks[i].Text == "(" {
			to = i
			break
		}
	}
	for from < to && (toks[from].Norm == "the" || toks[from].Norm == "and") {
		from++
	}
	if from >= to || s.headsTitle(n, from, to) || !s.namesField(from, to) && !s.inList(n) {
		return
	}
	c := base
	switch {
	case title == "chair": // of the committee of that name
		c.role, c.org, c.said = title, s.committeeOf(rule.Capture{First: from, Last: to}), true
	case title == "convener":
		c.role = title + " of " + strings.ToLower(s.text(from, to))
	default:
		c.role = title + " for " + strings.ToLower(s.text(from, to))
	}
	if rank != "" {
		c.role = rank + " " + c.role
	}
	s.claims = append(s.claims, &c)
}

// committeeOf is the committee that a line of a list names by its field of work:
// 'Planning: Cllr Holt (chair)'.
func (s *state) committeeOf(c rule.Capture) int {
	for _, m := range s.mentions[s.sentenceOf(c.First)] {
		if m.kind == kindOrg && m.first <= c.First && m.last >= c.Last {
			return m.ref
		}
	}
	return s.govern(s.text(c.First, c.Last), "committee")
}

// shared reads a clause that shares out the work: 'finance falls to Cllr Holt', 'Cllr
// Crane gets social services'. It counts only where the words are a field of work and
// nothing more, and the article tells what such posts are called.
//
// A guarded clause might as well tell of what an officer does: 'Holt is in charge of roads'.
func (s *state) shared(n int, base claim, topic rule.Capture, back, guarded bool) {
	toks := s.doc.Tokens
	from, to := topic.First, topic.Last
	if back { // the field stands before the verb
		for {
			for from-1 >= s.doc.Sentences[n].First && s.fieldWord(n, from-1) {
				from--
			}
			k := from - 1
			for k >= s.doc.Sentences[n].First && (toks[k].Norm == "and" || toks[k].Text == "," || toks[k].Text == "&") {
				k--
			}
			if k == from-1 || k < s.doc.Sentences[n].First || !s.x.field(toks[k].Norm) || !s.x.field(toks[from].Norm) {
				break
			}
			j := k
			for j-1 >= s.doc.Sentences[n].First && s.fieldWord(n, j-1) {
				j--
			}
			if !s.opensField(n, j) {
				break
			}
			from = j
		}
	} else {
		if toks[from].Norm == "the" {
			from++
		}
		to = s.topicAt(n, from)
	}
	last := to - 1
	for last > from && s.is("field_noun", &toks[last]) { // 'the finance brief'
		last--
	}
	if last < from || !s.x.field(toks[last].Norm) || s.headsTitle(n, from, last+1) {
		return
	}
	title, _, _ := s.lineupTitle(n, topic.First)
	if title == "" {
		title, _, _ = s.lineupTitle(len(s.doc.Sentences)-1, len(s.doc.Tokens))
	}
	if title == "" || title == "chair" || guarded && base.status != "former" && s.noCouncillor(n, base.person) {
		return
	}
	c := base
	word := " for "
	if title == "convener" {
		word = " of "
	}
	c.role = title + word + strings.ToLower(s.text(from, last+1))
	s.claims = append(s.claims, &c)
}

// noCouncillor says that the article calls others councillor, none of them in this
// sentence, but never this person: such a one has no share in the work of the council.
func (s *state) noCouncillor(n, person int) bool {
	if s.people[person].councillor {
		return false
	}
	for _, m := range s.mentions[n] {
		if m.kind == kindPerson && s.people[m.ref].councillor {
			return false
		}
	}
	for _, p := range s.people {
		if p.councillor && !p.hidden {
			return !slices.ContainsFunc(s.parties, func(c *claim) bool { return c.person == person })
		}
	}
	return false
}

// fieldWord says that token i may belong to the name of a field of work.
func (s *state) fieldWord(n, i int) bool {
	t := &s.doc.Tokens[i]
	if s.mentions[n].covered(i, kindPerson, kindDate, kindParty, kindPost) || t.Kind == token.Punct {
		return false
	}
	return s.x.field(t.Norm) || strings.HasPrefix(t.Tag, "NN") || strings.HasPrefix(t.Tag, "JJ") || t.Norm == "'s"
}

// opensField says that a field of work that starts at token i stands where a clause
// begins, not behind the verb of another.
func (s *state) opensField(n, i int) bool {
	if i <= s.doc.Sentences[n].First {
		return true
	}
	switch t := &s.doc.Tokens[i-1]; t.Norm {
	case "the", "while", "with", "but", "as", "for", "whereas":
		return true
	default:
		return t.Text == ";" || t.Text == ":" || t.Text == "," || t.Text == "–" || t.Text == "—"
	}
}

// field says that a word is one of those by which councils and governments call fields of
// their work.
func (x *Extractor) field(norm string) bool { return x.has("field_word", norm) }

// namesField says that a word of a field of work is among tokens.
func (s *state) namesField(from, to int) bool {
	for i := from; i < to; i++ {
		if s.x.field(s.doc.Tokens[i].Norm) {
			return true
		}
	}
	return false
}

// inList says that a sentence beside this one has the form of a line of a list too: a
// person behind a colon or a dash.
func (s *state) inList(n int) bool {
	for _, k := range []int{n - 1, n + 1} {
		if k < 0 || k >= len(s.mentions) || s.doc.Sentences[k].Last-s.doc.Sentences[k].First > 30 {
			continue
		}
		for _, m := range s.mentions[k] {
			if m.kind != kindPerson || m.first <= s.doc.Sentences[k].First {
				continue
			}
			switch s.doc.Tokens[m.first-1].Text {
			case ":", "–", "—", "-":
				return true
			}
		}
	}
	return false
}

func (s *state) lineupClaim(base claim, role string) *claim {
	c := base
	c.role = role
	return &c
}

// opensTitleItem says that an item of a line is a title ('deputy leader'), not a field.
func (s *state) opensTitleItem(from, to int) bool {
	k, _ := s.x.titles.Longest(s.doc.Tokens[:to], from)
	if k == 0 && from+1 < to && s.is("role_before", &s.doc.Tokens[from]) {
		k, _ = s.x.titles.Longest(s.doc.Tokens[:to], from+1)
	}
	return k > 0
}

// titlesIn lists the titles of posts among tokens, in lower case.
func (s *state) titlesIn(n, from, to int) map[string]bool {
	out := map[string]bool{}
	if strings.TrimSpace(s.text(from, to)) != "" {
		out[strings.ToLower(s.text(from, to))] = true
	}
	return out
}

// lineupReach is how many sentences above a line its heading may stand.
const lineupReach = 16

// lineupTitle looks above a line for what its posts are called: 'the new cabinet',
// 'executive members', 'portfolio leads are:'. With the title go the party of which the
// holders are said to be ('five Labour conveners'), else -1, and the day on which the
// list takes effect, if the heading says one.
func (s *state) lineupTitle(n, before int) (title string, party int, start string) {
	for back := n; back >= 0 && back >= n-lineupReach; back-- {
		sent := &s.doc.Sentences[back]
		for i := sent.First; i < min(sent.Last, before); i++ {
			t := s.doc.Tokens[i].Norm
			title := ""
			if i+1 < sent.Last {
				title = s.x.heading[t+" "+s.doc.Tokens[i+1].Norm]
			}
			if title == "" {
				title = s.x.heading[t]
			}
			if title == "" || title == "-" || i > sent.First && s.is("heading_not_after", &s.doc.Tokens[i-1]) {
				continue
			}
			if title == "cabinet member" && i > sent.First && s.doc.Tokens[i-1].Norm == "shadow" {
				title = "shadow " + title
			}
			if title == "cabinet member" && len(s.called.kinds["council"]) == 0 && s.ofState() {
				title = "minister"
			}
			party := -1
			if p := s.mentions[back].ending(kindParty, i); p != nil {
				party = p.ref
			}
			return title, party, s.takesEffect(back)
		}
		if back < n && s.headsOthers(back) {
			break
		}
	}
	return "", -1, ""
}

// headsOthers says that a line is the heading of a list of other posts than those of a
// cabinet: 'Topic leads'.
func (s *state) headsOthers(n int) bool {
	sent := &s.doc.Sentences[n]
	if k := sent.Last - sent.First; k > 5 || k < 1 || s.doc.Tokens[sent.Last-1].Text == "." {
		return false
	}
	last := &s.doc.Tokens[sent.Last-1]
	w := singular(last.Norm)
	return w != "" && (s.x.has("role_title", w) || w == "lead") && s.mentions[n].covering(kindPerson, sent.First) == nil
}

// ofState says that an article which names no council is about a government.
func (s *state) ofState() bool {
	return len(s.called.kinds["government"]) > 0 || slices.ContainsFunc(s.posts, func(p *post) bool { return p.role == "prime minister" || p.role == "president" || p.role == "premier" })
}

// takesEffect is the day from which a list holds, as its heading says: 'who take office
// on Monday', 'from July 1'.
func (s *state) takesEffect(n int) string {
	sent := &s.doc.Sentences[n]
	for _, m := range s.mentions[n] {
		if m.kind != kindDate {
			continue
		}
		for i := max(sent.First, m.first-4); i < m.first; i++ {
			if s.is("takes_effect", &s.doc.Tokens[i]) {
				return s.times[m.ref].Value
			}
		}
	}
	return ""
}

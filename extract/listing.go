package extract

import (
	"iter"
	"slices"
	"strings"

	"tenure/extract/rule"
	"tenure/extract/token"
)

// Lists laid out over lines, as web pages, minutes and the back pages of reports have
// them: a title stands on a line of its own and the names below it, or the name first and
// the title below. What stands where is told by the lines themselves, so that no layout
// needs a rule of its own.

// heading is a line that says a title and nothing else: 'Heads of Service', 'Trustees:'.
type heading struct {
	post  *post
	line  int  // the paragraph
	of    int  // the sentence
	prose int  // lines of prose since
	shape byte // of its entries: 'f' for field and name, 'n' for the name alone, 0 before the first
}

// Bounds of what belongs to a heading.
const (
	headingTokens = 14 // tokens of a heading
	listingReach  = 24 // lines below a heading that may belong to it
	fieldTokens   = 9  // tokens of a field of work before its colon
)

// lineStarts lists the first sentence of each paragraph, and the number of sentences last.
func (s *state) lineStarts() []int {
	var starts []int
	for n := range s.doc.Sentences {
		if n == 0 || s.doc.Sentences[n].Paragraph != s.doc.Sentences[n-1].Paragraph {
			starts = append(starts, n)
		}
	}
	return append(starts, len(s.doc.Sentences))
}

// readListings reads lists that are laid out over lines.
func (s *state) readListings() {
	s.before, s.listedFrom = s.bySentence(), len(s.claims)
	starts := s.lineStarts()
	var above *heading // the last heading, while what follows may belong to it
	nameFirst := false // in this run of bare lines the name stands above its title
	for l := 0; l+1 < len(starts); l++ {
		n := starts[l]
		alone := starts[l+1] == n+1
		if alone {
			if h := s.headingAt(n, l); h != nil {
				if p := s.nameAlone(starts, l-1); p != nil && (nameFirst || above == nil || above.line != l-2 || above.post.several) && !h.post.several {
					s.holdListed(starts[l-1], *p, h, 0, 0)
					nameFirst, above = true, nil
					continue
				}
				above = h
				nameFirst = false
				continue
			}
			if s.otherHeading(n) {
				above = nil
				nameFirst = false
				continue
			}
		}
		for k := n; k < starts[l+1]; k++ {
			s.readSeries(k)
		}
		if above == nil || l-above.line > listingReach {
			continue
		}
		if s.readEntry(n, l, above) {
			above.prose = 0
			continue
		}
		if !alone || !s.bare(n) {
			above.prose++
		}
		if !above.post.several || above.prose > 1 || above.prose > 0 && above.shape != 0 {
			above = nil // the list is at an end
		}
	}
	s.claims = slices.DeleteFunc(s.claims, func(c *claim) bool { return c.misread })
}

// bare says that a sentence is short and ends without a stop.
func (s *state) bare(n int) bool {
	sent := &s.doc.Sentences[n]
	if sent.Last-sent.First > headingTokens {
		return false
	}
	switch s.doc.Tokens[sent.Last-1].Text {
	case ".", "!", "?", "”", "\"", ";":
		return false
	}
	return true
}

// otherHeading says that a line heads something, but says no title.
func (s *state) otherHeading(n int) bool {
	sent := &s.doc.Sentences[n]
	if !s.bare(n) || sent.Last-sent.First > 6 {
		return false
	}
	for _, m := range s.mentions[n] {
		if m.kind == kindPerson {
			return false
		}
	}
	for i := sent.First; i < sent.Last-1; i++ {
		if t := &s.doc.Tokens[i]; t.Text == ":" || isDash(t.Text) || strings.HasPrefix(t.Tag, "VBD") {
			return false
		}
	}
	return true
}

// headingAt is the heading that a sentence is, if it says a title and little else.
func (s *state) headingAt(n, line int) *heading {
	sent, toks := &s.doc.Sentences[n], s.doc.Tokens
	if !s.bare(n) {
		return nil
	}
	var found *mention
	for k := range s.mentions[n] {
		switch m := &s.mentions[n][k]; m.kind {
		case kindPerson:
			return nil
		case kindPost, kindPosts, kindOpen:
			if found == nil {
				found = m
			}
		}
	}
	if found == nil {
		return nil
	}
	p := s.posts[found.ref]
	if p.owner >= 0 || p.sub == "mp" {
		return nil
	}
	for i := sent.First; i < sent.Last; i++ {
		if s.is("award_word", &toks[i]) {
			return nil // 'Coach of the Year'
		}
	}
	from, whose := sent.First, -1
	for i := sent.First; i < found.first; i++ { // 'A hundred years of Fen Museum: its curators'
		if toks[i].Text == ":" {
			from = i + 1
			for _, m := range s.mentions[n] {
				if m.kind == kindOrg && m.last <= i {
					whose = m.ref
				}
			}
		}
	}
	if whose >= 0 && len(p.orgs) == 0 && found.kind == kindPosts {
		q := *p
		q.orgs = []int{whose}
		p = &q
	}
	for i := from; i < found.first; i++ {
		if t := &toks[i]; !s.is("heading_filler", t) && t.Kind != token.Punct && !s.mentions[n].covered(i, kindOrg, kindDate) {
			return nil
		}
	}
	depth := 0
	for i := found.last; i < sent.Last; i++ {
		switch t := &toks[i]; {
		case t.Text == "(":
			depth++
		case t.Text == ")":
			depth--
		case depth > 0, t.Text == ":", t.Text == ",", s.is("heading_filler", t), s.mentions[n].covered(i, kindOrg, kindDate):
		default:
			return nil
		}
	}
	if j := p.headLast; found.kind == kindPosts && j+1 < sent.Last && toks[j].Norm == "of" && s.is("unit_noun", &toks[j+1]) {
		q := *p // 'Heads of Service'
		q.role, q.orgs = p.role+" of", nil
		p = &q
	}
	return &heading{post: p, line: line, of: n}
}

// nameAlone is the mention of the person whose name is all that a line holds.
func (s *state) nameAlone(starts []int, l int) *mention {
	if l < 0 || starts[l+1] != starts[l]+1 {
		return nil
	}
	n := starts[l]
	sent := &s.doc.Sentences[n]
	m := s.leadName(n)
	if m == nil {
		return nil
	}
	depth := 0
	for i := m.last; i < sent.Last; i++ {
		switch t := &s.doc.Tokens[i]; {
		case t.Text == "(":
			depth++
		case t.Text == ")":
			depth--
		case depth > 0, t.Text == ",", s.x.lex.Postnominal(t.Norm), t.Kind == token.Upper && len(t.Text) <= 6:
		default:
			return nil
		}
	}
	return m
}

// leadName is the person with whose name a line opens, behind a bullet or a number.
func (s *state) leadName(n int) *mention {
	sent := &s.doc.Sentences[n]
	i := sent.First
	for i < sent.Last && (isBullet(&s.doc.Tokens[i]) || s.doc.Tokens[i].Kind == token.Number && i < sent.First+2 || s.doc.Tokens[i].Text == "." && i == sent.First+1) {
		i++
	}
	if m := s.mentions[n].starting(kindPerson, i); m != nil && (m.sub == "name" || m.sub == "surname") {
		return m
	}
	return nil
}

func isBullet(t *token.Token) bool {
	switch t.Text {
	case "•", "*", "-", "–", "—", "·", "▪", "►", "✓":
		return true
	}
	return false
}

// readEntry reads a line below a heading: 'Housing: Ada Holt', 'Ada Holt, farmer', 'Ada
// Holt; Ben Crane'. It says whether the line is an entry at all.
func (s *state) readEntry(n, line int, h *heading) bool {
	sent, toks := &s.doc.Sentences[n], s.doc.Tokens
	if s.readAnnal(n, line, h) {
		return true
	}
	if m := s.leadName(n); m != nil {
		if !h.post.several && line != h.line+1 || h.shape == 'f' || !s.endsEntry(n, m.last) {
			return false
		}
		h.shape = 'n'
		if s.isEntryOfOther(n, m.last) {
			return true
		}
		s.holdListed(n, *m, h, 0, 0)
		if h.post.several {
			s.readRow(n, m.last, h)
		}
		return true
	}
	if !h.post.several || h.shape == 'n' {
		return false
	}
	from := sent.First
	for from < sent.Last && isBullet(&toks[from]) {
		from++
	}
	for i := from + 1; i < sent.Last-1 && i <= from+fieldTokens; i++ {
		if !isDash(toks[i].Text) && toks[i].Text != "|" {
			if toks[i].Text == "." || toks[i].Text == "," && toks[i].Tag == "" {
				return false
			}
			continue
		}
		if toks[i].Text == "-" && toks[i].Start == toks[i-1].End {
			continue
		}
		m := s.mentions[n].starting(kindPerson, i+1)
		if m == nil || m.sub != "name" && m.sub != "surname" {
			return false
		}
		if p := s.mentions[n].starting(kindPost, from); p != nil && p.last >= i {
			return false // it says its own title
		}
		for k := from; k < i; k++ {
			if s.mentions[n].covered(k, kindDate, kindPosts) || s.is("caption", &toks[k]) || s.is("no_field", &toks[k]) {
				return false // 'Leaving on 31 March: Ada Holt'
			}
		}
		h.shape = 'f'
		s.holdListed(n, *m, h, from, i)
		if next := s.nextHolder(n, m.last); next != nil {
			s.holdListed(n, *next, h, from, i)
		}
		return true
	}
	return false
}

// endsEntry says that a name in a list ends here, or that what follows is said beside it.
func (s *state) endsEntry(n, i int) bool {
	sent, toks := &s.doc.Sentences[n], s.doc.Tokens
	for i < sent.Last && (s.x.lex.Postnominal(toks[i].Norm)) {
		i++
	}
	if i >= sent.Last {
		return true
	}
	switch toks[i].Text {
	case ",", "(", ";", "–", "—", "-", ".", "&":
		return true
	}
	return toks[i].Norm == "and"
}

// isEntryOfOther says that a title of its own follows the name: 'Ada Holt, Medical
// Director' under 'Directors'.
func (s *state) isEntryOfOther(n, i int) bool {
	for _, m := range s.mentions[n] {
		if (m.kind == kindPost || m.kind == kindOpen) && m.first >= i && m.first <= i+2 {
			return true
		}
	}
	return false
}

// readRow reads further names in the line of a list: 'Ada Holt; Ben Crane and Carl Dunn'.
func (s *state) readRow(n, i int, h *heading) {
	sent, toks := &s.doc.Sentences[n], s.doc.Tokens
	depth := 0
	for ; i < sent.Last; i++ {
		switch t := &toks[i]; {
		case t.Text == "(":
			depth++
		case t.Text == ")":
			depth--
		case depth > 0:
		case t.Text == "," || t.Text == ";" || t.Norm == "and" || t.Text == "&":
			if m := s.mentions[n].starting(kindPerson, i+1); m != nil && m.sub == "name" {
				if m.last+1 < sent.Last && toks[m.last].Text == "," && s.mentions[n].starting(kindPost, m.last+1) != nil {
					return // 'Ben Crane, Leader of Fenwick Council' has a title of his own
				}
				s.holdListed(n, *m, h, 0, 0)
				i = m.last - 1
			}
		default:
			return
		}
	}
}

// nextHolder is the second of two who share the field: 'Ada Holt and Ben Crane', 'Ada Holt
// (job share with Ben Crane)'.
func (s *state) nextHolder(n, i int) *mention {
	sent, toks := &s.doc.Sentences[n], s.doc.Tokens
	if i+1 >= sent.Last {
		return nil
	}
	if t := &toks[i]; t.Norm == "and" || t.Text == "&" || t.Text == "/" {
		return s.mentions[n].starting(kindPerson, i+1)
	}
	if toks[i].Text != "(" {
		return nil
	}
	for k := i + 1; k < min(i+6, sent.Last); k++ {
		switch toks[k].Norm {
		case "job", "share", "shared", "jobshare", "job-share", "shares", "jointly":
		case "with":
			return s.mentions[n].starting(kindPerson, k+1)
		default:
			return nil
		}
	}
	return nil
}

// claimsOf yields the claims of sentence n while lists are read.
func (s *state) claimsOf(n int) iter.Seq[*claim] {
	return func(yield func(*claim) bool) {
		for _, c := range s.before[n] {
			if !c.misread && !yield(c) {
				return
			}
		}
		for i := len(s.claims) - 1; i >= s.listedFrom && s.claims[i].sentence >= n-listingReach; i-- {
			if c := s.claims[i]; c.sentence == n && !c.misread && !yield(c) {
				return
			}
		}
	}
}

// holdListed makes the claim of a person who is listed under a heading, in the field of
// work toks[from:to], if any; nil when the line has been read already.
func (s *state) holdListed(n int, m mention, h *heading, from, to int) *claim {
	p := h.post
	for c := range s.claimsOf(n) {
		if c.person == m.ref && (c.role == p.role || strings.HasPrefix(c.role, p.role+" ")) {
			return nil
		}
	}
	c := claim{person: m.ref, org: -1, of: -1, party: -1, sentence: n, at: m.first, listed: true, rule: ruleListed, status: "current", event: "state", role: p.role, seat: p.sub, interim: p.interim, vague: p.vague}
	if p.former {
		c.status = "former"
	}
	if p.future {
		c.status = "future"
	}
	if len(p.orgs) > 0 {
		c.org, c.of, c.said = p.orgs[0], p.inside, true
	}
	if to > from {
		s.fieldOf(&c, from, to)
	}
	match := rule.Match{First: m.first, Last: m.last}
	s.date(&c, &match)
	s.claims = append(s.claims, &c)
	return &c
}

// ruleListed is the name under which lists over lines are told.
const ruleListed = "listed under a title"

// fieldOf adds to a claim what stands before the colon of its line: the field of work, the
// ward of a councillor, or the branch of a body.
func (s *state) fieldOf(c *claim, from, to int) {
	text := s.text(from, to)
	switch {
	case c.seat == "councillor":
		c.area = text
	case strings.HasPrefix(c.role, "branch ") || strings.HasPrefix(c.role, "club ") || strings.HasPrefix(c.role, "area "):
		c.org, c.said = s.govern(text, "other"), true
	case strings.HasSuffix(c.role, " of"):
		c.role += " " + strings.ToLower(text)
	default:
		c.role += " for " + strings.ToLower(text)
	}
}

// pageBody is the body to which a list belongs that names none: the one that the page
// speaks of most, if it does so at its head or more than once.
func (s *state) pageBody() int {
	top, most := -1, 0
	for id, o := range s.orgs {
		switch o.kind {
		case "council", "nhs", "company", "school", "charity", "police", "fire", "union", "other", "government":
		default:
			continue
		}
		weight := 2 * len(o.spans)
		for _, sp := range o.spans {
			if sp.sentence < 3 {
				weight += 3
			}
		}
		if weight > 2 && weight > most {
			top, most = id, weight
		}
	}
	return top
}

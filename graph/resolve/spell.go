package resolve

import (
	"cmp"
	"slices"
	"strings"

	"tenure/graph"
)

// oneSpell is how close two starts must be, in days, to be taken for two reports of one
// start when no end is reported between them.
const oneSpell = 366

// spell is the claims that mean one stretch of one person in one post.
type spell struct {
	extents []extent
	// What all of them leave for the start and the end, and their area: a claim compatible
	// with these is compatible with each.
	shared extent
	start  choice
	end    choice
	// first and last day on which an article shows the holder in post; seen last is the
	// latest day of publication.
	first, last, seen string
	// renewed is the end of the latest start stated: articles call a new term a start, too.
	renewed string
}

// choice is the value chosen among those that claims state.
type choice struct {
	value string // EDTF, "" none
	days  days   // that it can mean, narrowed by the other claims
	day   days   // that the value alone can mean
}

// spells sorts the claims of one person and post into spells. The result is the same
// whatever the order of the claims, and ordered: dated spells by time, then the others.
//
// First the firmest claims find their places, each in the spell whose every claim it is
// compatible with, the latest to start among several; then weaker ones. Then spells that
// would run at the same time become one: of these the articles disagree on the dates.
func spells(claims []*graph.Claim) []*spell {
	extents := make([]extent, len(claims))
	for i, c := range claims {
		extents[i] = extentOf(c)
	}
	slices.SortFunc(extents, func(a, b extent) int {
		return cmp.Or(
			cmp.Compare(a.class(), b.class()),
			strings.Compare(a.claim.Start, b.claim.Start), strings.Compare(a.claim.End, b.claim.End),
			strings.Compare(a.claim.On, b.claim.On), strings.Compare(a.claim.ID, b.claim.ID))
	})
	var all []*spell
	for _, e := range extents {
		s := home(all, &e)
		if s == nil {
			s = &spell{}
			all = append(all, s)
		}
		s.add(e)
	}
	for _, s := range all {
		s.settle()
	}
	all = united(all)
	slices.SortFunc(all, orderSpells)
	return all
}

// home is the spell that a claim belongs to, nil for one of its own.
func home(all []*spell, e *extent) *spell {
	var best *spell
	var lo string
	for _, s := range all {
		if !e.compatible(&s.shared) {
			continue
		}
		// What is to come joins the first spell that can still begin, everything else the
		// one that began, or was last seen under way, last.
		c := strings.Compare(s.shared.start.lo, lo)
		if best != nil && c == 0 {
			c = strings.Compare(s.shared.end.lo, best.shared.end.lo)
		}
		if best == nil || c != 0 && (e.class() == 4) == (c < 0) {
			best, lo = s, s.shared.start.lo
		}
	}
	return best
}

func (s *spell) add(e extent) {
	s.extents = append(s.extents, e)
	for _, d := range []struct{ to, from *days }{{&s.shared.start, &e.start}, {&s.shared.end, &e.end}} {
		d.to.lo, d.to.hi = later(d.to.lo, d.from.lo), earlier(d.to.hi, d.from.hi)
	}
	if s.shared.area == "" {
		s.shared.area = e.area
	}
}

// settle works out the dates from the claims.
func (s *spell) settle() {
	s.start = choose(s.extents, func(e *extent) (dated, days) { return e.stated.start, e.start })
	s.end = choose(s.extents, func(e *extent) (dated, days) { return e.stated.end, e.end })
	s.first, s.last, s.seen, s.renewed = "", "", "", ""
	held, undated := false, false
	for i := range s.extents {
		c := s.extents[i].claim
		s.renewed = later(s.renewed, s.extents[i].stated.start.hi)
		if c.Status == "future" {
			continue
		}
		held = true
		undated = undated || c.On == ""
		s.seen = later(s.seen, c.On)
		if c.Status == "current" {
			s.attest(c.On)
		}
	}
	if held {
		// A start is past when an article published later says so.
		past := func(day string) bool { return day != "" && (undated || day <= s.seen) }
		in, out := s.start.day.hi, s.end.day.lo
		if past(in) && !before(s.end.days.hi, in) && !before(out, in) {
			s.attest(in)
		}
		if past(out) && !before(out, in) && !before(out, s.start.days.lo) {
			s.attest(out)
		}
	}
	// In post on a day means begun by then and not ended before.
	s.start.days = s.start.days.within(days{hi: s.first})
	s.end.days = s.end.days.within(days{lo: s.last})
}

func (s *spell) attest(day string) {
	if day != "" {
		s.first, s.last = earlier(s.first, day), later(s.last, day)
	}
}

// choose takes, of the values stated, the one that most articles agree with, then the
// most exact, then the most stated, then the least. What the other claims imply narrows
// the days it can mean.
func choose(extents []extent, of func(*extent) (stated dated, implied days)) choice {
	type candidate struct {
		value     string
		days      days
		agree, by map[string]bool // articles
	}
	byValue := map[string]*candidate{}
	for i := range extents {
		stated, _ := of(&extents[i])
		if stated.value == "" {
			continue
		}
		c := byValue[stated.value]
		if c == nil {
			c = &candidate{value: stated.value, days: stated.days, agree: map[string]bool{}, by: map[string]bool{}}
			byValue[stated.value] = c
		}
		c.by[extents[i].claim.Article] = true
	}
	var all []*candidate
	for _, c := range byValue {
		for _, o := range byValue {
			if c.days.overlaps(o.days) {
				for a := range o.by {
					c.agree[a] = true
				}
			}
		}
		all = append(all, c)
	}
	var out choice
	if len(all) > 0 {
		best := slices.MinFunc(all, func(a, b *candidate) int {
			open := func(c *candidate) int { return btoi(c.days.open()) }
			return cmp.Or(cmp.Compare(open(a), open(b)), cmp.Compare(len(b.agree), len(a.agree)), cmp.Compare(a.days.length(), b.days.length()),
				cmp.Compare(len(b.by), len(a.by)), strings.Compare(a.value, b.value))
		})
		out = choice{value: best.value, days: best.days, day: best.days}
	}
	// The order of narrowing matters only where claims disagree; then it is that of extents.
	for i := range extents {
		_, implied := of(&extents[i])
		out.days = out.days.within(implied)
	}
	return out
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// united joins spells that one person cannot have had side by side: they share a day in
// post, or begin within a year of each other with no end in between.
func united(all []*spell) []*spell {
	for {
		slices.SortFunc(all, orderSpells)
		i, j := clash(all)
		if j == 0 {
			return all
		}
		for _, e := range all[j].extents {
			all[i].add(e)
		}
		slices.SortFunc(all[i].extents, func(a, b extent) int { return strings.Compare(a.claim.ID, b.claim.ID) })
		all[i].settle()
		all = slices.Delete(all, j, j+1)
	}
}

// clash finds the first two spells that are one; 0, 0 when there are none.
func clash(all []*spell) (int, int) {
	for i, a := range all {
		for j := i + 1; j < len(all); j++ {
			b := all[j]
			if a.shared.area != "" && b.shared.area != "" && a.shared.area != b.shared.area {
				continue
			}
			if a.first != "" && b.first != "" && !before(a.last, b.first) && !before(b.last, a.first) {
				return i, j
			}
			if a.end.value == "" && a.renewed != "" && b.start.day.lo != "" &&
				!before(a.end.days.hi, b.start.days.lo) && !before(addDays(a.renewed, oneSpell), b.start.day.lo) {
				return i, j
			}
		}
	}
	return 0, 0
}

// orderSpells puts spells in the order of time, those that no day is known of last.
func orderSpells(a, b *spell) int {
	x, y := a.when(), b.when()
	if (x == "") != (y == "") {
		return cmp.Compare(btoi(x == ""), btoi(y == ""))
	}
	return cmp.Or(strings.Compare(x, y), strings.Compare(a.start.value, b.start.value), strings.Compare(a.end.value, b.end.value), strings.Compare(a.least(), b.least()))
}

// when is the first day known of the spell.
func (s *spell) when() string {
	for _, d := range []string{s.start.days.lo, s.first, s.start.days.hi, s.end.days.lo, s.end.days.hi} {
		if d != "" {
			return d
		}
	}
	return ""
}

// least is the least id of its claims.
func (s *spell) least() string {
	l := s.extents[0].claim.ID
	for i := range s.extents {
		l = min(l, s.extents[i].claim.ID)
	}
	return l
}

// status is that of the claim published last; on one day, past before present before
// future, since news of an end is later than what it ends.
func (s *spell) status() string {
	rank := map[string]int{"former": 3, "current": 2, "future": 1}
	best := s.extents[0].claim
	for i := range s.extents {
		c := s.extents[i].claim
		if cmp.Or(strings.Compare(c.On, best.On), cmp.Compare(rank[c.Status], rank[best.Status])) > 0 {
			best = c
		}
	}
	return best.Status
}

// areaOf is the form of the area that most articles give.
func (s *spell) areaOf() string {
	articles := map[string]map[string]bool{}
	for i := range s.extents {
		if c := s.extents[i].claim; c.Area != "" {
			if articles[c.Area] == nil {
				articles[c.Area] = map[string]bool{}
			}
			articles[c.Area][c.Article] = true
		}
	}
	best := ""
	for a := range articles {
		if best == "" || len(articles[a]) > len(articles[best]) || len(articles[a]) == len(articles[best]) && a < best {
			best = a
		}
	}
	return best
}

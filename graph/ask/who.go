package ask

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"tenure/extract/when"
	"tenure/graph"
)

// Who says who held a post on a day, or holds it as far as the latest article knows. The
// error is an *UnknownError, *AmbiguousError or *DayError when the question cannot be
// understood, else the store's.
func (a *Asker) Who(ctx context.Context, q Question) (*Answer, error) {
	if q.On != "" {
		day, err := when.ParseDay(q.On)
		if err != nil {
			return nil, &DayError{Day: q.On, Err: err}
		}
		q.On = day.String()
	}
	part, post, err := a.load(ctx, q)
	if err != nil {
		return nil, err
	}
	tenures := part.Tenures
	answer := &Answer{Question: q, Post: post, On: q.On, Holders: []Holder{}}
	if q.On == "" {
		answer.On = latest(part, tenures)
	}
	answer.Holders = append(answer.Holders, holders(part, post, tenures, q.On, answer.On)...)
	return answer, nil
}

// Post gives the holders of a post in order. Its errors are those of Who.
func (a *Asker) Post(ctx context.Context, role, organisation, of string) (*History, error) {
	return a.Holders(ctx, Question{Role: role, Organisation: organisation, Of: of})
}

// Holders is Post, also for the seat of one area; the question's day counts for nothing.
func (a *Asker) Holders(ctx context.Context, q Question) (*History, error) {
	q.On = ""
	part, post, err := a.load(ctx, q)
	if err != nil {
		return nil, err
	}
	tenures := part.Tenures
	h := &History{Question: q, Post: post, Holders: []Holder{}}
	s := newSources(part)
	for i := range tenures {
		h.Holders = append(h.Holders, s.holder(&tenures[i], ""))
	}
	slices.SortStableFunc(h.Holders, func(x, y Holder) int {
		return cmp.Or(byTime(&x.Spell, &y.Spell), strings.Compare(x.Person, y.Person), strings.Compare(x.Tenure, y.Tenure))
	})
	return h, nil
}

// load finds the post of a question and all that the store holds of it: its own tenures
// alone, of one area where the question names one, with their claims, holders and articles.
func (a *Asker) load(ctx context.Context, q Question) (*graph.Subgraph, Post, error) {
	p, w, err := a.post(ctx, q.Role, q.Organisation, q.Of)
	if err != nil {
		return nil, Post{}, err
	}
	part, err := a.Store.Load(ctx, graph.Scope{Posts: []string{p.ID}, Cited: true})
	if err != nil {
		return nil, Post{}, fmt.Errorf("reading the post %s: %w", p.ID, err)
	}
	part.Tenures = slices.DeleteFunc(part.Tenures, func(t graph.Tenure) bool { return t.Post != p.ID })
	post := Post{ID: p.ID, Role: p.Role, Organisation: w.body(a, p.Organisation)}
	if q.Area != "" {
		if part.Tenures, err = inArea(part, q.Area, post); err != nil {
			return nil, Post{}, err
		}
	}
	return part, post, nil
}

// inArea keeps the tenures of one ward or constituency.
func inArea(part *graph.Subgraph, area string, post Post) ([]graph.Tenure, error) {
	key := graph.Fold(area)
	var in []graph.Tenure
	known := map[string]bool{}
	for _, t := range part.Tenures {
		if graph.Fold(t.Area) == key {
			in = append(in, t)
		}
		if t.Area != "" {
			known[t.Area] = true
		}
	}
	if in != nil {
		return in, nil
	}
	e := &UnknownError{What: "area", Name: area, At: post.Organisation.Name}
	for k := range known {
		e.Nearest = append(e.Nearest, Candidate{ID: k, Name: k})
	}
	e.Nearest = nearest(key, e.Nearest)
	return nil, e
}

// latest is the last day on which an article speaks of the tenures.
func latest(part *graph.Subgraph, tenures []graph.Tenure) string {
	of := map[string]bool{}
	for i := range tenures {
		of[tenures[i].ID] = true
	}
	day := ""
	for i := range part.Claims {
		if of[part.Claims[i].SupportsID] {
			day = max(day, part.Claims[i].On)
		}
	}
	return day
}

// holders grades the tenures for a day. Without a day asked for, on is the latest known,
// and those whom an article calls past are left out.
func holders(part *graph.Subgraph, post Post, tenures []graph.Tenure, asked, on string) []Holder {
	type graded struct {
		tenure    *graph.Tenure
		certainty Certainty
		faint     bool
	}
	one := graph.OneSeat(post.Role)
	var list []graded
	s := newSources(part)
	for i := range tenures {
		t := &tenures[i]
		c, faint := grade(t, on)
		var known string // the last day before on that shows the holder in post
		if one && c == Stated {
			if known = interrupted(t, tenures, s, on); known != "" {
				c = Presumed
			}
		}
		if asked == "" && (t.Status != "current" || c == Possible && faint) {
			c = ""
		}
		if c != "" && c != Stated {
			if before(post.Organisation.Closed, on) {
				c = "" // there is no such body any more
			} else if one {
				switch closed, edge := succeeded(t, tenures, s, known, on); {
				case closed:
					c = ""
				case edge && !(t.End != "" && on <= t.EndEarliest):
					c = Possible
				}
			}
		}
		if c != "" {
			list = append(list, graded{t, c, faint})
		}
	}
	// What rests on a missing date gives way to what is known; so does, where there is one
	// seat, whatever bears no day at all.
	firm := slices.ContainsFunc(list, func(g graded) bool { return !g.faint })
	stated := slices.ContainsFunc(list, func(g graded) bool { return g.certainty == Stated })
	next := "" // of those not known to have begun, the first to be seen in the seat
	for _, g := range list {
		if g.faint && (next == "" || before(g.tenure.AttestedFirst, next)) {
			next = g.tenure.AttestedFirst
		}
	}
	var out []Holder
	for _, g := range list {
		if g.faint && (firm || one && before(next, g.tenure.AttestedFirst)) || one && stated && g.certainty != Stated && g.tenure.AttestedFirst == "" {
			continue
		}
		out = append(out, s.holder(g.tenure, g.certainty))
	}
	slices.SortStableFunc(out, func(x, y Holder) int {
		return cmp.Or(cmp.Compare(x.Certainty.rank(), y.Certainty.rank()), -strings.Compare(x.AttestedLast, y.AttestedLast),
			strings.Compare(x.Person, y.Person), strings.Compare(x.Tenure, y.Tenure))
	})
	return out
}

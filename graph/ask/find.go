package ask

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"tenure/graph"
)

// kinds stand for the families of names that graph.BodyID knows; the last for all others.
var kinds = []string{"council", "police", "fire", "nhs", "party", "other"}

// world is what the store holds of the bodies that a question may mean.
type world struct {
	bodies map[string]*graph.Organisation
	posts  []graph.Post
}

func (a *Asker) world(ctx context.Context, ids []string) (*world, error) {
	w := &world{bodies: map[string]*graph.Organisation{}}
	if len(ids) == 0 {
		return w, nil
	}
	part, err := a.Store.Load(ctx, graph.Scope{Organisations: ids, Children: true})
	if err != nil {
		return nil, fmt.Errorf("looking up organisations: %w", err)
	}
	for i := range part.Organisations {
		w.bodies[part.Organisations[i].ID] = &part.Organisations[i]
	}
	w.posts = part.Posts
	return w, nil
}

// body shows an organisation as answers do.
func (w *world) body(a *Asker, id string) Body {
	b := Body{ID: id, Name: id}
	if o := w.bodies[id]; o != nil {
		b.Name, b.Kind, b.Code, b.OfID = o.Name, o.Kind, o.Code, o.Parent
	}
	if p := w.bodies[b.OfID]; p != nil {
		b.Of = p.Name
	} else if b.OfID != "" {
		b.Of = b.OfID
	}
	if a.Abolished != nil && b.Code != "" {
		b.Closed = a.Abolished(b.Code)
	}
	return b
}

// ids are the ids that a name may have: by the register, by its key, by its forms.
func (a *Asker) ids(ctx context.Context, name string) ([]string, error) {
	var ids []string
	add := func(id string) {
		if id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	if strings.Contains(name, ":") { // an id itself
		add(name)
	}
	if a.Code != nil {
		if code, ok := a.Code(name); ok {
			add(code)
		}
	}
	for _, kind := range kinds {
		add(graph.BodyID(name, kind))
	}
	hits, err := a.Store.Find(ctx, graph.NameQuery{Kind: graph.OrganisationName, Key: graph.Fold(name), Limit: 200})
	if err != nil {
		return nil, fmt.Errorf("looking up %q: %w", name, err)
	}
	for _, h := range hits {
		add(h.ID)
	}
	return ids, nil
}

// post finds the one post that a role at an organisation means. The organisation may be
// inside another, named by of.
func (a *Asker) post(ctx context.Context, role, organisation, of string) (graph.Post, *world, error) {
	none := graph.Post{}
	w, found, err := a.organisations(ctx, organisation, of)
	if err != nil {
		return none, nil, err
	}
	key := graph.RoleKey(role)
	var hits []graph.Post
	for _, p := range w.posts {
		if slices.Contains(found, p.Organisation) && p.ID == graph.PostID(p.Organisation, role) {
			hits = append(hits, p)
		}
	}
	if len(hits) == 0 {
		// 'chair of the planning committee' at the council that it is part of
		for _, p := range w.posts {
			o := w.bodies[p.Organisation]
			if o == nil || !slices.Contains(found, o.Parent) {
				continue
			}
			if slices.ContainsFunc(o.Names, func(n string) bool { return graph.RoleKey(p.Role+" "+n) == key }) {
				hits = append(hits, p)
			}
		}
	}
	switch {
	case len(hits) == 1:
		return hits[0], w, nil
	case len(hits) > 1:
		e := &AmbiguousError{What: "organisation", Name: organisation}
		for _, p := range hits {
			b := w.body(a, p.Organisation)
			e.Candidates = append(e.Candidates, Candidate{ID: b.ID, Name: b.Name, Of: b.Of})
		}
		slices.SortFunc(e.Candidates, func(x, y Candidate) int {
			return cmp.Or(strings.Compare(x.Name, y.Name), strings.Compare(x.ID, y.ID))
		})
		return none, nil, e
	}
	e := &UnknownError{What: "role", Name: role, At: organisation}
	if len(found) == 1 {
		e.At = w.body(a, found[0]).Name
	}
	var list []Candidate
	for _, p := range w.posts {
		if slices.Contains(found, p.Organisation) {
			list = append(list, Candidate{ID: p.ID, Name: p.Role})
		} else if b := w.body(a, p.Organisation); slices.Contains(found, b.OfID) {
			list = append(list, Candidate{ID: p.ID, Name: p.Role, Of: b.Name})
		}
	}
	e.Nearest = nearest(graph.Fold(role), list)
	return none, nil, e
}

// organisations returns the ids of the bodies in the store that a name may mean, with all
// that the store holds of them. It fails with an *UnknownError when there is none.
func (a *Asker) organisations(ctx context.Context, name, of string) (*world, []string, error) {
	if of != "" {
		return a.inside(ctx, name, of)
	}
	ids, err := a.ids(ctx, name)
	if err != nil {
		return nil, nil, err
	}
	w, err := a.world(ctx, ids)
	if err != nil {
		return nil, nil, err
	}
	found := slices.DeleteFunc(ids, func(id string) bool { return w.bodies[id] == nil })
	if len(found) > 0 {
		return w, found, nil
	}
	list, err := a.near(ctx, graph.OrganisationName, name)
	if err != nil {
		return nil, nil, err
	}
	// A longer or shorter name of the same words, when it can be no other.
	if same := sameWords(name, list); len(same) == 1 {
		if w, err = a.world(ctx, same); err != nil {
			return nil, nil, err
		}
		return w, same, nil
	}
	return nil, nil, &UnknownError{What: "organisation", Name: name, Nearest: list}
}

// sameWords are the candidates whose names differ from a name by words that tell the
// sorts of bodies apart alone, such as 'county'.
func sameWords(name string, list []Candidate) []string {
	var ids []string
	for _, c := range list {
		for _, kind := range kinds {
			x, y := graph.BodyPlace(name, kind), graph.BodyPlace(c.Name, kind)
			if x != "" && x == y && !slices.Contains(ids, c.ID) {
				ids = append(ids, c.ID)
			}
		}
	}
	return ids
}

// inside finds bodies that are part of another.
func (a *Asker) inside(ctx context.Context, name, of string) (*world, []string, error) {
	w, parents, err := a.organisations(ctx, of, "")
	if err != nil {
		return nil, nil, err
	}
	var found []string
	var list []Candidate
	for _, o := range w.bodies {
		if !slices.Contains(parents, o.Parent) {
			continue
		}
		list = append(list, Candidate{ID: o.ID, Name: o.Name, Of: w.body(a, o.Parent).Name})
		if o.ID == graph.InsideID(o.Parent, name, "committee") || o.ID == graph.InsideID(o.Parent, name, "party") ||
			slices.ContainsFunc(o.Names, func(n string) bool { return graph.Fold(n) == graph.Fold(name) }) {
			found = append(found, o.ID)
		}
	}
	if len(found) == 0 {
		return nil, nil, &UnknownError{What: "organisation", Name: name, At: of, Nearest: nearest(graph.Fold(name), list)}
	}
	slices.Sort(found)
	return w, found, nil
}

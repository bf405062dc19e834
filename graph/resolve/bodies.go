package resolve

import (
	"slices"
	"strings"

	"tenure/graph"
)

// form is one way in which claims name a body.
type form struct{ name, kind, parent string }

// Needs says what of the store settles the organisations and posts that the plan touches:
// first the bodies with their posts, then, for those that lost a claim, the forms under
// which other claims name them.
func (p *Plan) Needs() (bodies, forms graph.Scope) {
	all, lost := p.touched(bodiesOf)
	set := map[string]bool{}
	for _, id := range all {
		set[id] = true
		for _, o := range p.chain(id) {
			set[o.ID] = true
		}
	}
	bodies = graph.Scope{Organisations: keys(set)}
	if len(lost) > 0 {
		forms = graph.Scope{Organisations: lost, Forms: true, Children: true}
	}
	return bodies, forms
}

// Doubtful says which posts' claims must be read because a claim that goes may have been
// the last to use a form of a name or of a title. bodies and forms are what Needs asked
// for.
func (p *Plan) Doubtful(bodies, forms *graph.Subgraph) []string {
	set := map[string]bool{}
	_, lostPosts := p.touched(postOf)
	roles := p.roles(p.claims)
	for i := range bodies.Posts {
		post := &bodies.Posts[i]
		if !has(lostPosts, post.ID) {
			continue
		}
		for _, r := range post.Roles {
			if !roles[post.ID][r] {
				set[post.ID] = true
			}
		}
	}
	_, lost := p.touched(bodiesOf)
	known := formsOf(p.claims)
	for i := range forms.Claims {
		c := &forms.Claims[i]
		if !p.removed[c.ID] {
			continue
		}
		for id, f := range formsOfClaim(c) {
			if has(lost, id) && !known[id][f] {
				for _, post := range forms.Posts {
					if o := post.Organisation; o == id || strings.HasPrefix(o, id+"/") {
						set[post.ID] = true
					}
				}
			}
		}
	}
	return keys(set)
}

// Settle completes the delta with organisations and posts. bodies and forms are what Needs
// asked for, doubtful what Doubtful did.
func (p *Plan) Settle(bodies, forms, doubtful *graph.Subgraph) {
	rest := make([]graph.Claim, 0, len(doubtful.Claims)+len(forms.Claims))
	for _, c := range slices.Concat(doubtful.Claims, forms.Claims) {
		if !p.removed[c.ID] {
			rest = append(rest, c)
		}
	}
	p.posts(bodies, rest)
	p.organisations(bodies, rest)
}

func (p *Plan) posts(bodies *graph.Subgraph, rest []graph.Claim) {
	all, lost := p.touched(postOf)
	stored := map[string]*graph.Post{}
	for i := range bodies.Posts {
		stored[bodies.Posts[i].ID] = &bodies.Posts[i]
	}
	roles := p.roles(p.claims, rest)
	for _, id := range all {
		set := roles[id]
		s := stored[id]
		if s != nil && !has(lost, id) {
			if set == nil {
				set = map[string]bool{}
			}
			for _, r := range s.Roles {
				set[r] = true
			}
		}
		if len(set) == 0 {
			continue
		}
		post := graph.Post{ID: id, Roles: keys(set), Organisation: organisationOf(id)}
		post.Role = graph.BestRole(post.Roles)
		if s == nil || !equal(*s, post) {
			p.delta.Posts = append(p.delta.Posts, post)
		}
	}
	p.delta.ReleasePosts = lost
}

// roles are the forms of each post's title.
func (p *Plan) roles(claims ...[]graph.Claim) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, list := range claims {
		for i := range list {
			if c := &list[i]; c.PostID != "" {
				if out[c.PostID] == nil {
					out[c.PostID] = map[string]bool{}
				}
				out[c.PostID][c.Role] = true
			}
		}
	}
	return out
}

func (p *Plan) organisations(bodies *graph.Subgraph, rest []graph.Claim) {
	all, lost := p.touched(bodiesOf)
	stored := map[string]*graph.Organisation{}
	for i := range bodies.Organisations {
		stored[bodies.Organisations[i].ID] = &bodies.Organisations[i]
	}
	known := formsOf(p.claims, rest)
	done := map[string]bool{}
	add := func(o graph.Organisation) {
		if s := stored[o.ID]; !done[o.ID] && (s == nil || !equal(*s, o)) {
			p.delta.Organisations = append(p.delta.Organisations, o)
		}
		done[o.ID] = true
	}
	for _, id := range all {
		s := stored[id]
		forms := known[id]
		if s != nil && !has(lost, id) {
			if forms == nil {
				forms = map[form]bool{}
			}
			for _, n := range s.Names {
				forms[form{n, s.Kind, s.Parent}] = true
			}
		}
		// Without a claim it goes, unless a member or a predecessor that is not loaded keeps it;
		// then it has the name that it has by itself.
		_, official := p.register.find(id)
		if len(forms) == 0 && (s == nil || !official && graph.PartyName(id) == "") {
			continue
		}
		add(p.organisation(id, forms))
	}
	for _, id := range all {
		if !done[id] {
			continue
		}
		for _, o := range p.chain(id) {
			if stored[o.ID] == nil {
				add(o)
			}
		}
	}
	slices.SortFunc(p.delta.Organisations, func(a, b graph.Organisation) int { return strings.Compare(a.ID, b.ID) })
	p.delta.ReleaseOrganisations = lost
}

// organisation makes the node of a body from the forms of its name and the register.
func (p *Plan) organisation(id string, forms map[form]bool) graph.Organisation {
	o := graph.Organisation{ID: id, Kind: "other"}
	if graph.IsCode(id) {
		o.Code = id
	}
	names := map[string]bool{}
	for f := range forms {
		if f.name != "" {
			names[f.name] = true
		}
		// The least of the kinds and parents, so that their order does not matter.
		if f.kind != "" && f.kind != "other" && (o.Kind == "other" || f.kind < o.Kind) {
			o.Kind = f.kind
		}
		if f.parent != "" && (o.Parent == "" || f.parent < o.Parent) {
			o.Parent = f.parent
		}
	}
	name := graph.PartyName(id)
	if name == "" {
		name = graph.GroupName(id) // articles say 'the Greens' of the party and of its group alike
	}
	if name != "" {
		o.Kind = "party"
	}
	if reg, ok := p.register.find(id); ok {
		name, o.Successor = reg.Name, reg.Successor
		if reg.Kind != "" {
			o.Kind = reg.Kind
		}
		if o.Successor == id {
			o.Successor = ""
		}
	}
	if name != "" {
		names[name] = true
	}
	o.Names = keys(names)
	if o.Name = name; name == "" {
		o.Name = graph.BestName(o.Names)
	}
	return o
}

// chain returns the bodies that took a body's place, one after another, as the register
// alone knows them.
func (p *Plan) chain(id string) []graph.Organisation {
	var out []graph.Organisation
	seen := map[string]bool{id: true}
	for {
		reg, ok := p.register.find(id)
		if !ok || reg.Successor == "" || seen[reg.Successor] {
			return out
		}
		id = reg.Successor
		seen[id] = true
		o := p.organisation(id, nil)
		if o.Name == "" { // a code that the register names but does not list
			o.Name, o.Names = id, []string{id}
		}
		if seen[o.Successor] {
			o.Successor = ""
		}
		out = append(out, o)
	}
}

// formsOf are the forms of each body that claims name, as the body itself or as the parent
// of one.
func formsOf(claims ...[]graph.Claim) map[string]map[form]bool {
	out := map[string]map[form]bool{}
	for _, list := range claims {
		for i := range list {
			for id, f := range formsOfClaim(&list[i]) {
				if out[id] == nil {
					out[id] = map[form]bool{}
				}
				out[id][f] = true
			}
		}
	}
	return out
}

func formsOfClaim(c *graph.Claim) map[string]form {
	out := map[string]form{}
	if c.Organisation != "" {
		out[c.Organisation] = form{c.OrganisationName, c.OrganisationKind, c.Parent}
	}
	if c.Parent != "" {
		out[c.Parent] = form{c.ParentName, c.ParentKind, ""}
	}
	return out
}

package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"tenure/extract"
)

// HashID is the id of what the parts name: 24 hexadecimal digits, the same in every run.
func HashID(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		// The length keeps ("a", "bc") and ("ab", "c") apart.
		h.Write(strconv.AppendInt(nil, int64(len(p)), 10))
		h.Write([]byte{':'})
		h.Write([]byte(p))
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// Claims turns what was read from one article into claims, sorted by id and without
// repeats. It is pure. PostID is set where the organisation is known; PersonID and
// SupportsID are left to resolution.
func Claims(r *extract.Reading) []Claim {
	b := newBodies(r)
	on := deref(r.Published)
	out := make([]Claim, 0, len(r.Tenures)+len(r.Memberships))
	for i := range r.Tenures {
		t := &r.Tenures[i]
		c := Claim{
			Article: r.ID, Kind: ClaimTenure,
			Person: t.Person, Block: NameBlock(t.Person), Role: t.Role,
			Status: t.Status, Interim: t.Interim, Start: deref(t.Start), End: deref(t.End), Area: deref(t.Area), On: on,
			Quote: t.Quote, Sentence: t.Evidence.Sentence, From: t.Evidence.Start, To: t.Evidence.End, Rule: t.Evidence.Rule,
		}
		if t.Organisation != nil {
			b.place(&c, *t.Organisation, deref(t.Of))
		}
		c.PostID = PostID(c.Organisation, c.Role)
		out = append(out, identified(c))
	}
	for i := range r.Memberships {
		m := &r.Memberships[i]
		c := Claim{
			Article: r.ID, Kind: ClaimMembership,
			Person: m.Person, Block: NameBlock(m.Person),
			Organisation: BodyID(m.Party, "party"), OrganisationKind: "party", On: on,
			Quote:    m.Quote,
			Sentence: m.Evidence.Sentence, From: m.Evidence.Start, To: m.Evidence.End, Rule: m.Evidence.Rule,
		}
		c.OrganisationName = PartyName(c.Organisation) // one form, however the party was named
		out = append(out, identified(c))
	}
	out = slices.DeleteFunc(out, func(c Claim) bool { return c.Block == "" || (c.Kind == ClaimMembership && c.Organisation == "") })
	slices.SortStableFunc(out, func(a, b Claim) int { return strings.Compare(a.ID, b.ID) })
	return slices.CompactFunc(out, func(a, b Claim) bool { return a.ID == b.ID })
}

func identified(c Claim) Claim {
	c.ID = HashID(c.Article, string(c.Kind), c.Person, c.Role, c.Organisation, c.Status, strconv.FormatBool(c.Interim),
		c.Start, c.End, c.Area, strconv.Itoa(c.From), strconv.Itoa(c.To))
	return c
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// bodies finds the organisations of one article by name.
type bodies struct {
	byName  map[string]*extract.Organisation
	council string // name of the article's council when it names just one, else ""
}

func newBodies(r *extract.Reading) *bodies {
	b := &bodies{byName: make(map[string]*extract.Organisation, len(r.Organisations))}
	councils := 0
	for i := range r.Organisations {
		o := &r.Organisations[i]
		if b.byName[o.Name] == nil {
			b.byName[o.Name] = o
		}
		if o.Kind == "council" {
			councils++
			b.council = o.Name
		}
	}
	if councils != 1 {
		b.council = ""
	}
	return b
}

// place fills in the organisation of a claim: name is the body in which the role is
// held, of the one it is inside of, "" to take what the article says of the body itself.
func (b *bodies) place(c *Claim, name, of string) {
	o := b.find(name)
	c.OrganisationName, c.OrganisationKind = name, o.Kind
	if of == "" {
		of = o.Parent
	}
	if of == "" && o.Kind == "committee" && o.Code == "" {
		of = b.council
	}
	switch {
	case o.Code != "" && o.Kind != "party":
		c.Organisation = o.Code
	case of != "" && of != name && (o.Kind == "party" || o.Kind == "committee"):
		p := b.find(of)
		c.ParentName, c.ParentKind = of, p.Kind
		if c.Parent = b.id(p); c.Parent == "" {
			break
		}
		c.Organisation = InsideID(c.Parent, name, o.Kind)
		if c.Organisation == c.Parent {
			c.Parent, c.ParentName, c.ParentKind = "", "", ""
		}
	case o.Kind == "committee" && genericCommittee(name):
		// Every council has one of that name: left open rather than taken for another's.
	default:
		c.Organisation = b.id(o)
	}
}

// find returns the body of that name; one that the article does not list gets its kind
// from its name.
func (b *bodies) find(name string) *extract.Organisation {
	if o := b.byName[name]; o != nil {
		return o
	}
	kind := "other"
	if strings.Contains(Fold(name), "council") {
		kind = "council"
	}
	return &extract.Organisation{Name: name, Kind: kind}
}

func (b *bodies) id(o *extract.Organisation) string {
	if o.Code != "" && o.Kind != "party" {
		return o.Code
	}
	return BodyID(o.Name, o.Kind)
}

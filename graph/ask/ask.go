// Package ask answers questions about the graph: who held a post on a day, who held it
// one after another, what posts a person held. It asks any graph.Store alike, and every
// answer carries the sentences behind it.
package ask

import "tenure/graph"

// Asker answers questions about the graph in a store. It is safe for concurrent use when
// its functions are.
type Asker struct {
	Store graph.Store
	// Code finds the register code of a body by any usual form of its name, and Abolished
	// the ISO day on which a body of that code ended, "" while it exists. Either may be
	// nil: then names alone decide.
	Code      func(name string) (code string, ok bool)
	Abolished func(code string) string
}

// Certainty says how sure it is that somebody held a post on a day.
type Certainty string

// The certainties.
const (
	Stated   Certainty = "stated"   // the day lies between two on which articles show the holder in post
	Presumed Certainty = "presumed" // after the last such day, with no end and no successor reported; or the articles bear no day
	Possible Certainty = "possible" // inside the uncertain edge of the start or the end
)

// Question asks who held a post. Names and titles may be in any usual form.
type Question struct {
	Role         string `json:"role"`
	Organisation string `json:"organisation"`
	Of           string `json:"of,omitempty"`   // the council of a committee or party group
	Area         string `json:"area,omitempty"` // ward or constituency
	On           string `json:"on,omitempty"`   // ISO day; "" for the latest that is known
}

// Answer says who held a post on a day.
type Answer struct {
	Question Question `json:"question"`
	Post     Post     `json:"post"`
	// On is the day that the answer is for: that of the question, or the last day on which
	// an article spoke of the post, "" when none bears a day.
	On      string   `json:"on,omitempty"`
	Holders []Holder `json:"holders"` // the surest first; empty when nobody is known
}

// Post is a post with the body that it is at.
type Post struct {
	ID           string `json:"id"`
	Role         string `json:"role"`
	Organisation Body   `json:"organisation"`
}

// Body is an organisation as answers show it.
type Body struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Kind   string `json:"kind,omitempty"`
	Code   string `json:"code,omitempty"`
	Of     string `json:"of,omitempty"`   // name of the body that it is part of
	OfID   string `json:"ofId,omitempty"` // its id
	Closed string `json:"closed,omitempty"`
}

// Holder is one spell of one person in the post asked for.
type Holder struct {
	Person    string    `json:"person"`
	PersonID  string    `json:"personId"`
	Certainty Certainty `json:"certainty,omitempty"` // on the day asked for; "" in a list of holders
	Spell
}

// Spell is when somebody held a post, and what says so.
type Spell struct {
	Tenure        string     `json:"tenure"` // id
	Status        string     `json:"status"`
	Interim       bool       `json:"interim"`
	Area          string     `json:"area,omitempty"`
	Start         string     `json:"start,omitempty"` // EDTF
	StartEarliest string     `json:"startEarliest,omitempty"`
	StartLatest   string     `json:"startLatest,omitempty"`
	End           string     `json:"end,omitempty"` // EDTF
	EndEarliest   string     `json:"endEarliest,omitempty"`
	EndLatest     string     `json:"endLatest,omitempty"`
	AttestedFirst string     `json:"attestedFirst,omitempty"`
	AttestedLast  string     `json:"attestedLast,omitempty"`
	Evidence      []Evidence `json:"evidence"` // by day of publication
}

// Evidence is one sentence of one article.
type Evidence struct {
	Claim     string `json:"claim"` // id
	Quote     string `json:"quote"`
	Article   string `json:"article"` // id
	Title     string `json:"title,omitempty"`
	Source    string `json:"source,omitempty"`
	URL       string `json:"url,omitempty"`
	Published string `json:"published,omitempty"`
	Sentence  int    `json:"sentence"` // its number in the article, from 0
	From      int    `json:"from"`     // its bytes in the article's text, half open
	To        int    `json:"to"`
	Rule      string `json:"rule"`
	Status    string `json:"status,omitempty"`
	Start     string `json:"start,omitempty"`
	End       string `json:"end,omitempty"`
}

// History is the holders of one post in order.
type History struct {
	Question Question `json:"question"`
	Post     Post     `json:"post"`
	Holders  []Holder `json:"holders"`
}

// Career is what is known of one person.
type Career struct {
	ID      string        `json:"id"`
	Name    string        `json:"name"`
	Names   []string      `json:"names"` // every form
	Parties []Affiliation `json:"parties"`
	Posts   []Held        `json:"posts"` // in order
	// Open are claims that name a role but leave its organisation open.
	Open []OpenClaim `json:"open"`
}

// Held is one spell of a person in one of the posts of a career.
type Held struct {
	Post Post `json:"post"`
	Spell
}

// Affiliation is membership of a party.
type Affiliation struct {
	Party         string     `json:"party"`
	PartyID       string     `json:"partyId"`
	AttestedFirst string     `json:"attestedFirst,omitempty"`
	AttestedLast  string     `json:"attestedLast,omitempty"`
	Evidence      []Evidence `json:"evidence"`
}

// OpenClaim is a role at a body that the article does not name.
type OpenClaim struct {
	Role     string   `json:"role"`
	Evidence Evidence `json:"evidence"`
}

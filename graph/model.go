// Package graph holds what many articles together say: people, organisations, posts and
// tenures, each supported by claims, and the Store that keeps them.
//
// The words are Popolo's: a Post is a role at an organisation and exists without a
// holder; a Tenure is one spell of one person in one post. Dates are EDTF strings; the
// days derived from them are ISO dates (YYYY-MM-DD), "" where unknown, so that they
// compare as strings.
package graph

// Article is what the graph keeps of an article: enough to cite it and to tell whether it
// has changed. Its text stays with the source.
type Article struct {
	ID        string `json:"id"`
	URL       string `json:"url,omitempty"`
	Source    string `json:"source,omitempty"`
	Title     string `json:"title,omitempty"`
	Published string `json:"published,omitempty"` // ISO day
	Updated   string `json:"updated,omitempty"`   // RFC 3339, UTC
	Hash      string `json:"hash"`                // of all that extraction depends on, and of the rules
}

// ClaimKind says what a claim claims.
type ClaimKind string

// The kinds of claims.
const (
	ClaimTenure     ClaimKind = "tenure"     // a person in a role at an organisation
	ClaimMembership ClaimKind = "membership" // a person in a party
)

// Claim is what one article says of one tenure or membership, with its evidence. The
// first part is what was read and never changes; the last is what resolution made of it.
type Claim struct {
	ID      string    `json:"id"` // hash of article and content: the same claim has the same id in every run
	Article string    `json:"article"`
	Kind    ClaimKind `json:"kind"`

	Person string `json:"person"` // the name, in the article's fullest form
	Block  string `json:"block"`  // NameBlock(Person): claims of different blocks are never one person

	Role string `json:"role,omitempty"`
	// Organisation is the id of the body ("" when the article leaves it open); its other
	// fields are how the article names it.
	Organisation     string `json:"organisation,omitempty"`
	OrganisationName string `json:"organisationName,omitempty"`
	OrganisationKind string `json:"organisationKind,omitempty"`
	Parent           string `json:"parent,omitempty"` // id of the body that Organisation is part of
	ParentName       string `json:"parentName,omitempty"`
	ParentKind       string `json:"parentKind,omitempty"`

	Status  string `json:"status,omitempty"` // current, former, future, on the day of publication
	Interim bool   `json:"interim,omitempty"`
	Start   string `json:"start,omitempty"` // EDTF
	End     string `json:"end,omitempty"`   // EDTF
	Area    string `json:"area,omitempty"`
	On      string `json:"on,omitempty"` // ISO day of publication: a current claim attests the holder on it

	Quote    string `json:"quote"`    // the sentence
	Sentence int    `json:"sentence"` // its number in the article, from 0
	From     int    `json:"from"`     // its bytes in the article's text, half open
	To       int    `json:"to"`
	Rule     string `json:"rule"` // the rule that read it

	PersonID string `json:"personId,omitempty"`
	PostID   string `json:"postId,omitempty"`
	// SupportsID is the tenure or membership that the claim supports, "" when it supports
	// none (an organisation left open).
	SupportsID string `json:"supportsId,omitempty"`
}

// Person is one human, as far as the claims tell.
type Person struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`              // the fullest form that articles use most
	Names   []string `json:"names"`             // every form, sorted
	Aliases []string `json:"aliases,omitempty"` // other ids that mean this person, sorted: ids of merged people keep resolving
	Block   string   `json:"block"`
}

// Organisation is a body with posts: a council, a committee inside one, a party.
type Organisation struct {
	ID        string   `json:"id"`
	Name      string   `json:"name"`
	Kind      string   `json:"kind"`
	Code      string   `json:"code,omitempty"` // register code, such as local-authority:SHN
	Names     []string `json:"names"`          // every form, sorted
	Parent    string   `json:"parent,omitempty"`
	Successor string   `json:"successor,omitempty"` // id of the body that took its place
}

// Post is a role at an organisation.
type Post struct {
	ID           string   `json:"id"`
	Role         string   `json:"role"`
	Roles        []string `json:"roles"` // every form of the title, sorted
	Organisation string   `json:"organisation"`
}

// Tenure is one spell of one person in one post.
type Tenure struct {
	ID      string `json:"id"`
	Person  string `json:"person"`
	Post    string `json:"post"`
	Status  string `json:"status"` // as the latest claim has it
	Interim bool   `json:"interim"`
	Area    string `json:"area,omitempty"`

	Start         string `json:"start,omitempty"` // EDTF
	StartEarliest string `json:"startEarliest,omitempty"`
	StartLatest   string `json:"startLatest,omitempty"`
	End           string `json:"end,omitempty"` // EDTF
	EndEarliest   string `json:"endEarliest,omitempty"`
	EndLatest     string `json:"endLatest,omitempty"`

	// AttestedFirst and AttestedLast are the first and the last day on which the articles
	// leave no doubt that the holder was in post: the day of publication of one that calls
	// the holder so, or the last day that a start they state allows ('since 2013' is 31
	// December 2013), or the first that an end does.
	AttestedFirst string `json:"attestedFirst,omitempty"`
	AttestedLast  string `json:"attestedLast,omitempty"`
	Claims        int    `json:"claims"` // how many claims support it
}

// Membership is a person's party.
type Membership struct {
	ID            string `json:"id"`
	Person        string `json:"person"`
	Organisation  string `json:"organisation"` // the party's id
	AttestedFirst string `json:"attestedFirst,omitempty"`
	AttestedLast  string `json:"attestedLast,omitempty"`
	Claims        int    `json:"claims"`
}

// Subgraph is a part of the graph. Each slice is sorted by id.
type Subgraph struct {
	Articles      []Article
	Claims        []Claim
	People        []Person
	Organisations []Organisation
	Posts         []Post
	Tenures       []Tenure
	Memberships   []Membership
}

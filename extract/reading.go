package extract

// Reading is all that was read from one article. Its JSON has a fixed order of keys;
// all offsets are bytes into Text, half open.
type Reading struct {
	ID            string         `json:"id"`
	URL           string         `json:"url"`
	Source        string         `json:"source"`
	Published     *string        `json:"published"` // ISO day, null when unknown
	Title         *string        `json:"title"`
	People        []Person       `json:"people"`
	Organisations []Organisation `json:"organisations"`
	Tenures       []Tenure       `json:"tenures"`
	Memberships   []Membership   `json:"memberships"`
	Dates         []Date         `json:"dates"`
}

// Place is where something stands in the text.
type Place struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Person is a human named in the article.
type Person struct {
	Name     string   `json:"name"`     // fullest form, without honorific
	Mentions []string `json:"mentions"` // distinct surface forms
	Places   []Place  `json:"places"`   // every mention, in order
}

// Organisation is a body named in the article.
type Organisation struct {
	Name     string   `json:"name"` // fullest form in the article
	Kind     string   `json:"kind"` // council, committee, party, parliament, government, nhs, police, fire, school, company, charity, media, regulator, union, court, other
	Mentions []string `json:"mentions"`
	Places   []Place  `json:"places"`
	Code     string   `json:"code,omitempty"`   // register code such as "local-authority:SHN", where known
	Parent   string   `json:"parent,omitempty"` // name of the body it is part of, for committees and party groups
}

// Tenure is one claim of the article: a person in a role at an organisation.
type Tenure struct {
	Person       string   `json:"person"` // a Person.Name
	Role         string   `json:"role"`
	Organisation *string  `json:"organisation"` // an Organisation.Name, null when left open
	Status       string   `json:"status"`       // current, former, future; at publication
	Interim      bool     `json:"interim"`
	Start        *string  `json:"start"`        // EDTF
	End          *string  `json:"end"`          // EDTF
	Area         *string  `json:"area"`         // ward or constituency
	Of           *string  `json:"of,omitempty"` // name of the body that Organisation is inside of: the council of a committee or party group
	Quote        string   `json:"quote"`        // the sentence
	Evidence     Evidence `json:"evidence"`
}

// Evidence is the sentence that states a claim and the rule that read it.
type Evidence struct {
	Sentence int    `json:"sentence"` // index of the sentence in the article, from 0
	Start    int    `json:"start"`    // bytes of the sentence
	End      int    `json:"end"`
	Rule     string `json:"rule"`
}

// Membership is a person's party.
type Membership struct {
	Person   string   `json:"person"`
	Party    string   `json:"party"` // normalised: Conservative, Labour, Liberal Democrat, Independent…
	Quote    string   `json:"quote"` // the sentence
	Evidence Evidence `json:"evidence"`
}

// Date is an expression that denotes a day, week, month, season, year, decade or span.
type Date struct {
	Text  string  `json:"text"`
	Value *string `json:"value"` // EDTF, null when it cannot be resolved
	Start int     `json:"start"`
	End   int     `json:"end"`
}

package extract

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"tenure/corpus"
	"tenure/extract/lexicon"
	"tenure/extract/rule"
	"tenure/extract/token"
	"tenure/extract/when"
)

//go:embed rules/*.yaml
var builtin embed.FS

// Stages of rules, in the order in which they run.
const (
	StageOrganisation = "organisation" // yields names of bodies
	StageUnknown      = "unknown"      // yields names of bodies that do not show by themselves
	StageClaim        = "claim"        // yields tenures and memberships
)

// Options say what an Extractor adds to the built-in rules and vocabulary.
type Options struct {
	// Rules is a folder of rule files laid over the built-in ones; nil for none.
	Rules fs.FS
	// Vocabulary is a folder of vocabulary files laid over the built-in ones; nil for none.
	Vocabulary fs.FS
}

// Extractor reads articles. It never changes after New and may be used from any number
// of goroutines.
type Extractor struct {
	lex     *lexicon.Lexicon
	rules   *rule.Set
	tagger  *token.Tagger
	times   *when.Finder
	titles  *lexicon.Trie
	plurals *lexicon.Trie     // titles of several words whose last is none by itself, of several people
	heldAt  map[string]string // titles that belong to one body: senator, Senate
	offices map[string]string // nouns for the holding of a post: leadership, leader
	heading map[string]string // what the posts of a list are called under a heading
	words   map[string]map[string]struct{}
	version string
	finders sync.Pool
}

// New loads vocabulary, rules and models. A fault in a user's file is a *rule.LoadError
// or the lexicon's own error, both of which name file and line.
func New(o Options) (*Extractor, error) {
	x := &Extractor{}
	var err error
	if o.Vocabulary != nil {
		x.lex, err = lexicon.LoadWith(o.Vocabulary)
	} else {
		x.lex, err = lexicon.Load()
	}
	if err != nil {
		return nil, fmt.Errorf("load vocabulary: %w", err)
	}
	own, err := fs.Sub(builtin, "rules")
	if err != nil {
		return nil, err
	}
	folders := []fs.FS{own}
	if o.Rules != nil {
		folders = append(folders, o.Rules)
	}
	if x.rules, err = rule.Load([]string{StageOrganisation, StageUnknown, StageClaim}, folders...); err != nil {
		return nil, fmt.Errorf("load rules: %w", err)
	}
	if err := checkYields(x.rules); err != nil {
		return nil, fmt.Errorf("load rules: %w", err)
	}
	if x.tagger, err = token.NewTagger(); err != nil {
		return nil, fmt.Errorf("load tagger: %w", err)
	}
	if x.times, err = when.NewFinder(); err != nil {
		return nil, fmt.Errorf("load time expressions: %w", err)
	}
	x.words = x.rules.Words
	x.titles, x.plurals = new(lexicon.Trie), new(lexicon.Trie)
	id := int32(0)
	for _, w := range sortedKeys(x.words["role_title"]) {
		for _, form := range []string{w, "ex-" + w, "then-" + w, w + "-elect", w + "-designate", w + "-to-be"} {
			x.titles.Add(form, id)
		}
		if i := strings.LastIndexByte(w, ' '); i > 0 && !strings.Contains(w, " of ") && !x.has("role_title", w[i+1:]) {
			x.plurals.Add(w+"s", id)
		}
		id++
	}
	x.heldAt, x.offices, x.heading = map[string]string{}, map[string]string{}, map[string]string{}
	for _, list := range sortedKeys(x.words) {
		titles := x.words[list]
		if body, ok := strings.CutPrefix(list, "at: "); ok {
			for title := range titles {
				x.heldAt[title] = body
			}
		}
		if title, ok := strings.CutPrefix(list, "office: "); ok {
			for noun := range titles {
				x.offices[noun] = title
			}
		}
		if title, ok := strings.CutPrefix(list, "heading: "); ok {
			for phrase := range titles {
				x.heading[phrase] = title
			}
		}
	}
	if x.version, err = versionOf(append(folders, o.Vocabulary)...); err != nil {
		return nil, err
	}
	x.finders.New = func() any { return rule.NewFinder(x.rules) }
	return x, nil
}

// Version changes whenever rules, vocabulary or the machinery change, so that readings
// of an older version can be told.
func (x *Extractor) Version() string { return x.version }

// Lexicon is the vocabulary that articles are read by.
func (x *Extractor) Lexicon() *lexicon.Lexicon { return x.lex }

// Read reads one article.
func (x *Extractor) Read(a corpus.Article) *Reading {
	return x.read(a).reading(a)
}

func (x *Extractor) read(a corpus.Article) *state {
	s := &state{x: x, doc: token.Parse(a.Text), title: a.Title}
	if !a.Published.IsZero() {
		s.published = when.DayOf(a.Published)
	}
	cutLong(s.doc)
	s.mentions = make([]mentions, len(s.doc.Sentences))
	for i := range s.doc.Sentences {
		x.tagger.Tag(s.doc, i)
	}
	finder := x.finders.Get().(*rule.Finder)
	defer x.finders.Put(finder)
	s.finder = finder
	s.findTimes()
	s.findOrganisations()
	s.findPeople()
	s.findShortNames()
	s.findUnknownBodies()
	s.weighPlaces()
	s.findNominals()
	s.findPronouns()
	s.findSpeakers()
	s.findPosts()
	s.findCommonNouns()
	s.applyRules()
	s.readListings()
	s.readAsterisks()
	s.settle()
	return s
}

// state is the work on one article.
type state struct {
	x         *Extractor
	doc       *token.Document
	title     string
	published when.Day
	finder    *rule.Finder

	mentions   []mentions // a sentence each
	times      []when.Expression
	people     []*person
	names      *register       // people by parts of their names
	other      []bool          // tokens of bodies, parties and dates
	small      map[string]bool // norms that stand in small letters somewhere
	staged     bool            // the article is about a play
	orgs       []*organisation
	called     bodies  // how orgs are called
	weighty    []int   // the bodies of most weight, where there are very many
	hints      []hint  // places that may stand for a council
	realms     []realm // states named
	centre     string  // the place that the article is about, when centred
	centred    bool    // centre has been looked for
	posts      []*post
	claims     []*claim
	parties    []*claim // memberships
	events     []*event
	openings   []*opening
	before     map[int][]*claim // those that rules made, by sentence, while lists are read
	listedFrom int              // where the claims of lists begin
	rumour     struct {
		sentence   int
		known, yes bool
	}
	notHeld  []claim  // titles that somebody else of a pair holds
	deputies []*claim // 'her deputy': the title hangs on that of another
}

func (s *state) is(list string, t *token.Token) bool { return s.x.has(list, t.Norm) }

func (x *Extractor) has(list, norm string) bool {
	_, ok := x.words[list][norm]
	return ok
}

func (s *state) text(first, last int) string {
	return s.doc.Text[s.doc.Tokens[first].Start:s.doc.Tokens[last-1].End]
}

// sentenceOf returns the number of the sentence that token i belongs to.
func (s *state) sentenceOf(i int) int {
	lo, hi := 0, len(s.doc.Sentences)
	for lo < hi {
		mid := (lo + hi) / 2
		if s.doc.Sentences[mid].Last <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

func (s *state) findTimes() {
	for n, found := range s.x.times.FindAll(s.doc, when.Reference{Published: s.published}) {
		for _, e := range found {
			s.mentions[n] = append(s.mentions[n], mention{kind: kindDate, first: e.First, last: e.Last, ref: len(s.times)})
			s.times = append(s.times, e)
		}
	}
}

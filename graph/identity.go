package graph

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
)

//go:embed identity.yaml
var identityYAML []byte

// machinery is counted up when the code that goes by identity.yaml gives other keys for the
// same names.
const machinery = "1"

// Version changes whenever names or titles may get other keys, so that claims with ids of an
// older version can be told.
func Version() string { return HashID("identity", machinery, string(identityYAML))[:8] }

// identity holds the vocabulary of identity.yaml, ready for look-up. It never changes.
type identity struct {
	families    map[string]*family // by kind
	other       *family
	committee   map[string]bool
	partyNames  map[string]string
	roles       replacer
	stop        map[string]bool
	byArea      map[string]bool // by RoleKey
	oneSeat     []seat
	rank, never map[string]bool
	nicknames   map[string]string
	namesake    []string
	file        identityFile
}

// seat is one entry of one_seat.
type seat struct {
	words     []string
	portfolio bool
}

type identityFile struct {
	Bodies           []bodyFile        `yaml:"bodies"`
	GenericCommittee []string          `yaml:"generic_committee"`
	PartyNames       map[string]string `yaml:"party_names"`
	Roles            roleFile          `yaml:"roles"`
	Namesake         []string          `yaml:"namesake"`
	Nicknames        map[string]string `yaml:"nicknames"`
}

type bodyFile struct {
	Prefix  string            `yaml:"prefix"`
	Kinds   []string          `yaml:"kinds"`
	Last    map[string]string `yaml:"last"`
	Replace map[string]string `yaml:"replace"`
	Drop    []string          `yaml:"drop"`
	Tiers   []string          `yaml:"tiers"`
	Implied []struct {
		Ending string `yaml:"ending"`
		Tier   string `yaml:"tier"`
	} `yaml:"implied"`
	Examples map[string]string `yaml:"examples"`
}

type roleFile struct {
	Phrases   map[string]string `yaml:"phrases"`
	Words     map[string]string `yaml:"words"`
	Stop      []string          `yaml:"stop"`
	Examples  [][]string        `yaml:"examples"`
	Different [][]string        `yaml:"different"`
	ByArea    []string          `yaml:"by_area"`
	OneSeat   []struct {
		Words     string `yaml:"words"`
		Portfolio bool   `yaml:"portfolio"`
	} `yaml:"one_seat"`
	Rank         []string `yaml:"rank"`
	NeverOneSeat []string `yaml:"never_one_seat"`
}

// vocabulary reads the embedded file once. The file is part of the program and its test
// reads it, so a fault in it cannot reach a user.
var vocabulary = sync.OnceValue(func() *identity {
	v, err := parseIdentity(identityYAML)
	if err != nil {
		panic(err)
	}
	return v
})

func parseIdentity(data []byte) (*identity, error) {
	var f identityFile
	if err := yaml.UnmarshalWithOptions(data, &f, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("identity.yaml: %w", err)
	}
	v := &identity{
		families:   map[string]*family{},
		committee:  wordSet(f.GenericCommittee),
		partyNames: f.PartyNames,
		stop:       wordSet(f.Roles.Stop),
		byArea:     map[string]bool{},
		rank:       wordSet(f.Roles.Rank),
		never:      wordSet(f.Roles.NeverOneSeat),
		nicknames:  f.Nicknames,
		namesake:   f.Namesake,
		file:       f,
	}
	for _, b := range f.Bodies {
		fam := newFamily(b)
		if len(b.Kinds) == 0 {
			v.other = fam
		}
		for _, k := range b.Kinds {
			v.families[k] = fam
		}
	}
	if v.other == nil {
		return nil, fmt.Errorf("identity.yaml: bodies lacks a family with no kinds, for all that have none of their own")
	}
	same := make(map[string]string, len(f.Roles.Phrases)+len(f.Roles.Words))
	for from, to := range f.Roles.Phrases {
		same[from] = to
	}
	for from, to := range f.Roles.Words {
		same[from] = to
	}
	v.roles = newReplacer(same)
	for _, r := range f.Roles.ByArea {
		v.byArea[v.roleKey(r)] = true
	}
	for _, s := range f.Roles.OneSeat {
		v.oneSeat = append(v.oneSeat, seat{words: strings.Fields(s.Words), portfolio: s.Portfolio})
	}
	return v, nil
}

func wordSet(words []string) map[string]bool {
	s := make(map[string]bool, len(words))
	for _, w := range words {
		s[w] = true
	}
	return s
}

// replacer puts one phrase of folded words in the place of another, the longest first.
type replacer struct {
	by   map[string]string
	most int // words in the longest phrase
}

func newReplacer(by map[string]string) replacer {
	r := replacer{by: by}
	for from := range by {
		r.most = max(r.most, len(strings.Fields(from)))
	}
	return r
}

// replace goes once from left to right: what it has put in it does not look at again.
func (r replacer) replace(words []string) []string {
	out := make([]string, 0, len(words)+2)
next:
	for i := 0; i < len(words); {
		for n := min(r.most, len(words)-i); n > 0; n-- {
			if to, ok := r.by[strings.Join(words[i:i+n], " ")]; ok {
				out = append(out, strings.Fields(to)...)
				i += n
				continue next
			}
		}
		out = append(out, words[i])
		i++
	}
	return out
}

func slug(words []string) string { return strings.Join(words, "-") }

// sortedSet sorts words and drops repeats, in place.
func sortedSet(words []string) []string {
	slices.Sort(words)
	return slices.Compact(words)
}

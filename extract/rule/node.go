package rule

import "tenure/extract/token"

// node is a piece of a parsed pattern. Nodes never change once parsed: a definition that
// is used in many places is one node.
type node interface{}

type (
	seqNode []node
	altNode []node
	repNode struct { // x?, x*, x+, x{m,n}
		body     node
		min, max int // max is noBound for * and +
	}
	capNode struct {
		name string
		body node
	}
	lookNode struct { // (?= (?! (?<= (?<!
		body        node
		behind, not bool
		src         string
	}
	gapNode struct { // ~n: up to n tokens, as few as will do; ~n!Kind: over no mention of the kind; ~n!$list: over no such word
		max  int
		over []string
		bars []*wordSet
		src  string
	}
	tokNode struct {
		test *tokenTest
		src  string
	}
	mentionNode struct {
		kind string
		subs []string // any of them; none: any
		not  []string
		src  string
	}
	edgeNode struct{ end bool } // ^ and $
)

const noBound = -1

// tokenTest is a conjunction of constraints on one token.
type tokenTest struct {
	words *wordSet // nil: any
	conds []cond
}

// cond is a constraint on a field of a token.
type cond struct {
	field  field
	not    bool
	words  *wordSet
	values []string
	shapes shapes
}

// field is what a constraint looks at.
type field uint8

const (
	fieldNorm   field = iota // the folded word
	fieldText                // the word as it stands
	fieldTag                 // the part of speech
	fieldShape               // what the token looks like
	fieldCap                 // that it has a capital
	fieldQuoted              // that it stands inside a quotation
)

var fieldNames = map[string]field{
	"norm": fieldNorm, "text": fieldText, "tag": fieldTag, "shape": fieldShape, "cap": fieldCap, "quoted": fieldQuoted,
}

// shapes is a set of token kinds.
type shapes uint16

const (
	anyShape shapes = 1<<token.Punct | 1<<token.Lower | 1<<token.Title | 1<<token.Upper | 1<<token.Initial | 1<<token.Number
	capShape shapes = 1<<token.Title | 1<<token.Upper | 1<<token.Initial
)

func (s shapes) has(k token.Kind) bool { return s&(1<<k) != 0 }

// shapeNames are the shapes as patterns name them, by token.Kind.
var shapeNames = [...]string{
	token.Punct: "punct", token.Lower: "lower", token.Title: "title", token.Upper: "upper", token.Initial: "initial", token.Number: "number",
}

// Shape is the name that patterns have for a kind of token.
func Shape(k token.Kind) string { return shapeNames[k] }

// wordSet is a set of folded words.
type wordSet struct {
	words map[string]struct{}
}

func wordsOf(words ...string) *wordSet {
	s := &wordSet{words: make(map[string]struct{}, len(words))}
	for _, w := range words {
		s.words[w] = struct{}{}
	}
	return s
}

func (s *wordSet) add(more *wordSet) {
	for w := range more.words {
		s.words[w] = struct{}{}
	}
}

// subject is the token under test: itself, and the number of its norm in the vocabulary
// of the rules.
type subject struct {
	*token.Token
	word int32
}

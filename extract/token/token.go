// Package token splits a text into paragraphs, sentences, tokens and quotations, each
// with its place in the text, and tags the tokens with parts of speech.
//
// All offsets are bytes into the text, half open: text[Start:End].
package token

// Kind is the rough shape of a token, decided from its characters alone: the pronoun I
// and the article A are Initial, too.
type Kind uint8

const (
	Punct   Kind = iota // anything else than the below
	Lower               // a word that starts with a lower-case letter (or a letter without case), ’s and ’ll, addresses
	Title               // a word that starts with a capital and has a lower-case letter: Holt, O’Brien, McKay, MPs
	Upper               // a word of capitals only, two letters or digits or more: LEEDS, CCG, U.S., A1
	Initial             // one capital letter, with its full stop or without: J, J.
	Number              // starts with a digit, or a currency sign or apostrophe before one: 12, 2019, £4.1m, 45th, 2015-16, ’90s
)

// Token is a word, a number or a mark of punctuation. Words are kept whole over hyphens
// and inner apostrophes (Stoke-on-Trent, O’Malley); possessives and shortened verbs are
// tokens of their own, as in the Penn Treebank: council ’s, he ’s, wo n’t, councillors ’.
type Token struct {
	Start, End int
	Text       string // as it stands in the text, text[Start:End]
	// Norm is Text in lower case with curly quotes made straight (' and "), curly
	// apostrophes too, and without the full stop of an abbreviation or initial that the
	// token keeps (Cllr. is cllr, J. is j; but U.S. is u.s.). It is what vocabulary and
	// rules compare with.
	Norm string
	Kind Kind
	// Tag is the Penn Treebank part of speech; empty until Tagger.Tag has been called
	// for the sentence.
	Tag string
	// Quoted says that the token stands inside a quotation, marks included.
	Quoted bool
}

// Sentence is a stretch of tokens that ends with a full stop or with its paragraph.
type Sentence struct {
	Start, End  int // bytes
	First, Last int // tokens, half open
	Paragraph   int // index into Document.Paragraphs
}

// Span is a half-open stretch of bytes.
type Span struct{ Start, End int }

// Document is a text taken apart.
type Document struct {
	Text       string
	Paragraphs []Span
	Sentences  []Sentence
	Tokens     []Token
	// Quotations are what stands between double quotation marks (or between single ones
	// that open after a space), marks included, in order and apart from one another: one
	// inside another is part of the outer. A quotation that a paragraph leaves open ends
	// with that paragraph.
	Quotations []Span
}

// Parse takes a text apart. It never fails: bytes that are not UTF-8 become tokens of
// kind Punct. Time and memory grow in step with the length of the text.
func Parse(text string) *Document {
	p := parser{
		scanner: scanner{text: text, lower: lowerASCII(text), words: vocabulary()},
		doc:     &Document{Text: text, Paragraphs: paragraphs(text)},
	}
	p.doc.Tokens = make([]Token, 0, len(text)/5+8)
	for i := range p.doc.Paragraphs {
		p.paragraph(i)
	}
	return p.doc
}

// parser holds what Parse needs while it works.
type parser struct {
	scanner
	doc *Document
	// marks[i] is the part that token first+i of the paragraph plays in quoting.
	marks []mark
}

func (p *parser) paragraph(i int) {
	span := p.doc.Paragraphs[i]
	first := len(p.doc.Tokens)
	p.doc.Tokens = p.scan(p.doc.Tokens, span)
	tokens := p.doc.Tokens[first:]
	p.marks = append(p.marks[:0], make([]mark, len(tokens))...)

	next := mark(0)
	if i+1 < len(p.doc.Paragraphs) {
		next = opensWith(p.doc.Text[p.doc.Paragraphs[i+1].Start:])
	}
	p.doc.Quotations = quotations(p.doc.Quotations, tokens, p.marks, next)

	from := 0
	for from < len(tokens) {
		to := p.words.sentenceEnd(tokens, p.marks, from)
		p.doc.Sentences = append(p.doc.Sentences, Sentence{
			Start: tokens[from].Start, End: tokens[to-1].End,
			First: first + from, Last: first + to,
			Paragraph: i,
		})
		from = to
	}
}

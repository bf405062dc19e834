// Package token splits a text into paragraphs, sentences, tokens and quotations, each
// with its place in the text, and tags the tokens with parts of speech.
//
// All offsets are bytes into the text, half open: text[Start:End].
package token

// Kind is the rough shape of a token, decided from its characters alone.
type Kind uint8

const (
	Punct  Kind = iota // anything else than the below
	Lower              // a word that starts with a lower-case letter (or a letter without case)
	Title              // a word that starts with a capital and has a lower-case letter: Holt, O’Brien, McKay
	Upper              // a word of capitals only, two letters or more: LEEDS, CCG
	Initial            // one capital letter, with its full stop or without: J, J.
	Number             // starts with a digit: 12, 2019, 4.1m, 45th, 2015-16
)

// Token is a word, a number or a mark of punctuation.
type Token struct {
	Start, End int
	Text       string // as it stands in the text, text[Start:End]
	// Norm is Text in lower case with curly quotes made straight ('). It is what
	// vocabulary and rules compare with.
	Norm string
	Kind Kind
	// Tag is the Penn Treebank part of speech; empty until Tagger.Tag has been called
	// for the sentence.
	Tag string
	// Quoted says that the token stands inside a quotation.
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
	// that open after a space), marks included. A quotation that a paragraph leaves open
	// ends with that paragraph.
	Quotations []Span
}

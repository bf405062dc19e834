// Package rule is the language in which tenure's rules are written: patterns over the
// tokens of a sentence and the mentions found in it.
//
// The notation follows Odin's surface patterns (Valenzuela-Escárcega and others, "Odin's
// Runes", LREC 2016) and CoreNLP's TokensRegex (Chang and Manning, 2014): a pattern is a
// sequence of constraints, each on one token or one mention.
//
//	leader            the word, in any case; "," and "per cent" in quotes
//	$copula           a word of the list called copula
//	[tag=VB* & !norm=be]   a token that meets all constraints: norm, text, tag, shape
//	                  (punct, lower, title, upper, initial, number), cap (any capital), quoted
//	.                 any token
//	@Person  @Org[council|committee]  @Person[!pronoun]   a mention of a kind
//	x y   x | y   (x)   x?   x*   x+   x{1,3}   as in regular expressions; greedy
//	~5                a gap of up to five tokens, as short as will do, that crosses no
//	                  semicolon, colon, full stop, bullet or double quotation mark;
//	                  ~5!Person crosses no mention of that kind either (pronouns apart),
//	                  ~5!$denial no word of that list
//	^  $              the beginning and the end of the sentence
//	(?= ) (?! )       what follows, or does not; (?<= ) (?<! ) what stands before
//	holder:( … )      a capture; @Person:holder captures a mention. A name may capture
//	                  several times: all are kept
//	<age>             a pattern defined under 'define' in a rule file
//
// It departs from Odin in that constraints compare the folded form unless told otherwise,
// that words need no quotes, and that there are no dependency paths; from TokensRegex in
// that mentions are matched as wholes, and in the gap with its stops. Alternatives are
// tried in the order in which they are written and repetitions are greedy, as in Perl,
// but matching is bounded: for each token at which a rule can start, its cost is at most
// the size of the rule times the length of the sentence, of which a match spans 500 tokens
// at most. A look-around is tried once at each token of a sentence; one that looks back sees
// eight tokens.
//
// A rule file is YAML with lists of words, definitions and rules; see Rule for the fields
// of a rule. All files of a folder share one name space, in which two rules or definitions
// of one name are a fault; lists of one name are added together. A later folder is laid over an
// earlier one: a rule or definition of the same name takes the place of the first, and a
// list of words of the same name is added to it.
package rule

package graph

import (
	"strings"

	"tenure/extract/lexicon"
)

// Fold is the form in which names are compared everywhere: lower case, without
// diacritics, punctuation and possessive endings.
func Fold(name string) string { return lexicon.Fold(name) }

// NameBlock is the key of the claims that could be one person: the folded full name, with
// a short forename in its full form ('Ted' and 'Edward' share a block). A later, wider
// notion of 'could be' changes this function alone.
func NameBlock(name string) string {
	key := Fold(name)
	first, rest, more := strings.Cut(key, " ")
	if full := vocabulary().nicknames[first]; more && full != "" {
		return full + " " + rest
	}
	return key
}

// OfNamesake says that a sentence tells two people of one name apart ('not to be confused
// with his namesake, …').
func OfNamesake(quote string) bool {
	for _, words := range vocabulary().namesake {
		if strings.Contains(quote, words) {
			return true
		}
	}
	return false
}

package graph

import "tenure/extract/lexicon"

// Fold is the form in which names are compared everywhere: lower case, without
// diacritics, punctuation and possessive endings.
func Fold(name string) string { return lexicon.Fold(name) }

// NameBlock is the key of the claims that could be one person: today the folded full
// name. A later, wider notion of 'could be' changes this function alone.
func NameBlock(name string) string { return Fold(name) }

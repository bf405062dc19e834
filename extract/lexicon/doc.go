// Package lexicon knows words: councils and public bodies with their codes and everyday
// names, parties, honorifics, places, countries, forenames and surnames.
//
// All of it is data, embedded from the folder data and laid over by a user's own folder
// (see LoadWith); the code is look-up alone. Phrases are matched over tokens, longest
// first, by Token.Norm.
package lexicon

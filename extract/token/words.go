package token

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed words.tsv
var wordsTSV string

// class is a set of the classes of words.tsv.
type class uint32

const (
	classTitle class = 1 << iota
	classAlways
	classSuffix
	classTail
	classNumber
	classMonth
	classClock
	classDotted
	classCalendar
	classStarter
	classPrefix
	classCamel
	classEnding
	classDomain
	classElided
	classReport

	classAbbreviation = classTitle | classAlways | classSuffix | classTail | classNumber | classMonth
)

// words gives the classes of each word of words.tsv.
type words map[string]class

// longestWord is the most bytes a word is looked up with; longer ones have no class.
const longestWord = 24

// vocabulary reads words.tsv once. The file is part of the program, so a fault in it is
// a fault of the program and panics; a test reads it too.
var vocabulary = sync.OnceValue(func() words {
	w, err := readWords(wordsTSV)
	if err != nil {
		panic(err)
	}
	return w
})

// readWords reads a file of word classes: on each line a class, a tab, and words
// between spaces. Lines that start with # are notes.
func readWords(file string) (words, error) {
	names := map[string]class{
		"title": classTitle, "always": classAlways, "suffix": classSuffix, "tail": classTail,
		"number": classNumber, "month": classMonth, "clock": classClock, "dotted": classDotted,
		"calendar": classCalendar, "starter": classStarter, "prefix": classPrefix,
		"camel": classCamel, "ending": classEnding, "domain": classDomain, "elided": classElided, "report": classReport,
	}
	w := make(words)
	for n, l := range strings.Split(file, "\n") {
		if l == "" || strings.HasPrefix(l, "#") {
			continue
		}
		name, list, _ := strings.Cut(l, "\t")
		c, known := names[name]
		if !known {
			return nil, fmt.Errorf("words.tsv, line %d: no class is called %q: use one of those the notes in the file describe, and a tab after it", n+1, name)
		}
		for _, word := range strings.Fields(list) {
			if len(word) > longestWord {
				return nil, fmt.Errorf("words.tsv, line %d: %q is longer than %d bytes and would never be found: raise longestWord", n+1, word, longestWord)
			}
			if word != strings.ToLower(word) {
				return nil, fmt.Errorf("words.tsv, line %d: %q has a capital and would never be found: write it in lower case", n+1, word)
			}
			w[word] |= c
		}
	}
	return w, nil
}

// of gives the classes of a word in whatever case, zero for none.
func (w words) of(word string) class {
	if len(word) > longestWord {
		return 0
	}
	var buf [longestWord]byte
	for i := range len(word) {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return w[string(buf[:len(word)])]
}

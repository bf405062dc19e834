package main

import (
	"fmt"
	"os"

	"tenure/extract/lexicon"
	"tenure/graph"
	"tenure/graph/ask"
	"tenure/graph/resolve"
)

// loadLexicon loads the vocabulary that the settings ask for.
func loadLexicon(s *Settings) (*lexicon.Lexicon, error) {
	var lex *lexicon.Lexicon
	var err error
	if s.Extract.Vocabulary != "" {
		lex, err = lexicon.LoadWith(os.DirFS(s.Extract.Vocabulary))
	} else {
		lex, err = lexicon.Load()
	}
	if err != nil {
		return nil, fmt.Errorf("load vocabulary: %w", err)
	}
	return lex, nil
}

// register lets resolution look up bodies by their codes.
func register(lex *lexicon.Lexicon) resolve.Register {
	return func(code string) (resolve.Official, bool) {
		b := lex.ByCode(code)
		if b == nil {
			return resolve.Official{}, false
		}
		return resolve.Official{Name: b.Name, Kind: b.Kind, Successor: b.Successor}, true
	}
}

// newAsker makes an asker that knows the registers.
func newAsker(s *Settings, store graph.Store) (*ask.Asker, error) {
	lex, err := loadLexicon(s)
	if err != nil {
		return nil, err
	}
	return &ask.Asker{
		Store: store,
		Code: func(name string) (string, bool) {
			if b := lex.Named(name); b != nil {
				return b.Code, true
			}
			return "", false
		},
		Abolished: func(code string) string {
			if b := lex.ByCode(code); b != nil {
				return b.End
			}
			return ""
		},
	}, nil
}

package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"tenure/graph/ask"
)

// questionFlags gives cmd the flags that every question has.
func questionFlags(cmd *cobra.Command) {
	addFlags(cmd, append([]string{"extract.vocabulary"}, storeSettings...)...)
	cmd.Flags().Bool("json", false, "answer in JSON")
	cmd.Flags().Bool("all", false, "show every sentence, not the first few")
}

// answer opens the store, puts a question to it and prints what comes back: as JSON, or by
// print.
func answer[A any](cmd *cobra.Command, question func(context.Context, *ask.Asker) (A, error), print func(*printer, A)) (err error) {
	ctx := cmd.Context()
	s, err := loadSettings(cmd)
	if err != nil {
		return err
	}
	store, err := openForQuestions(ctx, s)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close(context.WithoutCancel(ctx))) }()
	asker, err := newAsker(s, store)
	if err != nil {
		return err
	}
	a, err := question(ctx, asker)
	if err != nil {
		return plain(s, err)
	}
	if asJSON, _ := cmd.Flags().GetBool("json"); asJSON {
		return encodeJSON(cmd.OutOrStdout(), a, "  ")
	}
	all, _ := cmd.Flags().GetBool("all")
	out := bufio.NewWriter(cmd.OutOrStdout())
	print(&printer{w: out, all: all}, a)
	if err := out.Flush(); err != nil { // it keeps the first error
		return fmt.Errorf("print the answer: %w", err)
	}
	return nil
}

// plain says of an error to a question which store was asked.
func plain(s *Settings, err error) error {
	var day *ask.DayError
	var unknown *ask.UnknownError
	switch {
	case errors.As(err, &day):
		return &usageError{err}
	case errors.As(err, &unknown):
		return fmt.Errorf("%s: %w", storeName(s), err)
	}
	return err
}
